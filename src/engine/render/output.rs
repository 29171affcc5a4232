//! The file that a film is written as: a video, a sound, an animated picture, a still one.

mod check;
pub mod codec;
mod gif;
mod hardware;
mod joined;
mod size;
mod still;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

use tokio_util::sync::CancellationToken;
use tracing::warn;

use super::encoder::{self, Encode};
use super::plan::{Canvas, SAMPLE_RATE, Use, nanoseconds};
use super::verify::Decoded;
use super::{ENCODE_DONE, Film, Order, Refusal, RenderError, Rendered, SOUND_DONE, in_file, sound};
use crate::engine::timeline::{Size, VideoCodec};
use crate::media::process::{Invocation, Limits, Plumbing, run};
use crate::media::{Format, Hardware, Shape, has_encoder};

use hardware::working;
pub use size::{Share, least_bytes};

/// How often a size is tried again with fewer bits.
const TRIES: usize = 3;
/// How long a GIF's pictures follow one another where nobody says it, a second.
const GIF_RATE: i64 = 12;

/// How the pictures are encoded this time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effort {
    /// At once, by what the timeline says.
    Once,
    /// For what is made of them afterwards.
    Lossless,
    /// The first or the second time for a size, with so many thousands of bits a second.
    Pass { number: u8, bitrate: u32 },
}

impl Effort {
    pub fn is_first_pass(self) -> bool {
        matches!(self, Effort::Pass { number: 1, .. })
    }
}

impl Order<'_> {
    /// What the result is written as: as ordered, unless that cannot hold the codecs that are asked for.
    pub fn written_as(&self) -> Format {
        self.timeline.output.format(self.format)
    }
}

/// The canvas of what `order` is written as.
pub fn canvas(order: &Order<'_>, canvas: Canvas) -> Canvas {
    if order.written_as().shape() != Shape::Animation {
        return canvas;
    }
    let rate = match order.timeline.output.rate {
        Some(_) => canvas.rate,
        None => canvas.rate.min(GIF_RATE.into()),
    };
    let canvas = Canvas { rate, ..canvas };
    if order.timeline.resolution.is_some() { canvas } else { gif::narrowed(canvas) }
}

/// The uses that are needed for what `order` is written as, and how many pictures of the film come before them: all, but
/// for a GIF that ends early and a still picture.
pub fn needed(order: &Order<'_>, canvas: &Canvas, uses: Vec<Use>) -> (Vec<Use>, u64) {
    let pictures = uses.last().map_or(0, Use::ends);
    let needed = match order.written_as().shape() {
        Shape::Animation => order.timeline.output.until.map_or(pictures, |until| {
            let over = nanoseconds(until) * i128::from(*canvas.rate.numer());
            let number = over / (i128::from(*canvas.rate.denom()) * 1_000_000_000);
            u64::try_from(number).unwrap_or(pictures).max(1)
        }),
        Shape::Still => {
            let taken = still::Taken::of(order, canvas, pictures);
            let uses = first(uses, taken.ends(), canvas);
            return if order.timeline.is_the_same_all_along() {
                without_beginning(uses, taken.first(), canvas)
            } else {
                (uses, 0)
            };
        }
        Shape::Video | Shape::Sound => pictures,
    };
    (first(uses, needed, canvas), 0)
}

/// The first `pictures` of `uses`, and what more a crossfade needs that is under way by then.
fn first(uses: Vec<Use>, pictures: u64, canvas: &Canvas) -> Vec<Use> {
    let mut ends = pictures;
    for part in uses.iter().filter(|part| part.begins < pictures) {
        ends = ends.max(part.begins + part.overlap);
    }
    let kept = uses.into_iter().filter(|part| part.begins < pictures);
    kept.map(|part| {
        let pictures = part.pictures.min(ends - part.begins);
        if pictures == part.pictures {
            part
        } else {
            Use { overlap: part.overlap, ..part.part(0, pictures, canvas.rate) }
        }
    })
    .collect()
}

/// `uses` from `picture` on, and how many pictures come before them: all of them where that one is blended of two.
fn without_beginning(uses: Vec<Use>, picture: u64, canvas: &Canvas) -> (Vec<Use>, u64) {
    let shown = uses.iter().rposition(|part| part.begins <= picture);
    let Some(shown) = shown.filter(|number| uses[*number].begins + uses[*number].overlap <= picture) else {
        return (uses, 0);
    };
    let cut = |part: &Use| {
        let skipped = picture.saturating_sub(part.begins);
        let part = part.part(skipped, part.pictures - skipped, canvas.rate);
        Use { begins: part.begins - picture, ..part }
    };
    (uses[shown..].iter().map(cut).collect(), picture)
}

/// What it takes to make files of a film.
pub struct Making<'a> {
    pub film: &'a Film,
    pub order: &'a Order<'a>,
    pub work: &'a Path,
    pub cancel: &'a CancellationToken,
    pub progress: &'a (dyn Fn(f64) + Send + Sync),
    /// How many pictures the film has, and how many of the whole come before it.
    pub pictures: u64,
    pub skipped: u64,
    pub has_audio: bool,
}

impl Making<'_> {
    fn limits(&self, cancel: CancellationToken) -> Limits {
        Limits { time: self.order.time_limit, cancel }
    }

    /// Sends the film to `encoder`.
    async fn encode(&self, encoder: &Invocation) -> Result<(), RenderError> {
        let limits = |cancel| self.limits(cancel);
        self.film.encode(self.order, encoder, self.pictures, self.cancel, &limits, self.progress).await
    }

    /// Runs what reads and writes files alone.
    async fn run(&self, invocation: &Invocation) -> Result<(), RenderError> {
        let limits = self.limits(self.cancel.clone());
        Ok(run(invocation, Plumbing::default(), &limits, |_| ControlFlow::Continue(())).await?)
    }

    fn file(&self) -> PathBuf {
        self.work.join(format!("result.{}", self.order.written_as()))
    }

    /// The film as a video.
    fn rendered(&self) -> Rendered {
        let canvas = &self.film.canvas;
        Rendered {
            file: self.file(),
            duration: canvas.duration(self.pictures),
            pictures: self.pictures,
            width: canvas.width,
            height: canvas.height,
            has_audio: self.has_audio,
        }
    }

    /// Writes the file that is ordered, and looks whether it is right.
    pub async fn make(&self, encode: &Encode<'_>) -> Result<Rendered, RenderError> {
        let told = Mutex::new(SOUND_DONE);
        // Some files are made in several goes: what is told does not go back.
        let forward = |done: f64| {
            let mut told = told.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if done > *told {
                *told = done;
                (self.progress)(done);
            }
        };
        let making = Making { progress: &forward, ..*self };
        let shape = encode.format.shape();
        for (encoder, name) in codec::needed(encode) {
            if encode.hardware.is_none() && !has_encoder(encoder).await? {
                return Err(RenderError::Lacks { encoder, name });
            }
        }
        let rendered = match shape {
            Shape::Video => making.video(encode).await?,
            Shape::Sound => making.sound(encode).await?,
            Shape::Animation => gif::write(&making, encode, self.file()).await?,
            Shape::Still => {
                let whole = encode.pictures;
                let taken = still::Taken::of(self.order, &self.film.canvas, whole);
                still::write(&making, encode, taken, self.file()).await?
            }
        };
        making.tidy(&rendered.file).await?;
        let checked = |done: f64| (self.progress)(ENCODE_DONE + (1.0 - ENCODE_DONE) * done);
        let decoded = if encode.hardware.is_some() { Decoded::All } else { Decoded::Keyframes };
        check::check(&rendered, shape, decoded, &self.limits(self.cancel.clone()), &checked).await?;
        Ok(rendered)
    }

    async fn video(&self, encode: &Encode<'_>) -> Result<Rendered, RenderError> {
        let file = self.file();
        let rendered = self.rendered();
        let Some(most) = self.most().await? else {
            self.once(encode, &file).await?;
            return Ok(rendered);
        };
        let seconds = *rendered.duration.numer() as f64 / *rendered.duration.denom() as f64;
        let too_small = || {
            RenderError::Refused(Refusal::Output {
                why: "so small a file cannot hold it; keep less of it".into(),
            })
        };
        let share = Share::of(most, seconds, self.has_audio).ok_or_else(too_small)?;
        let rate = *encode.canvas.rate.numer() as f64 / *encode.canvas.rate.denom() as f64;
        if share.is_plenty(encode.canvas.width, encode.canvas.height, rate) {
            self.encode(&encoder::encode(encode, self.work, &file)).await?;
            if length(&file).await? < most {
                return Ok(rendered);
            }
        }
        let mut output = encode.output.clone();
        output.audio_bitrate = Some(share.audio.max(32));
        let mut bitrate = share.video;
        let with = |number, bitrate| Effort::Pass { number, bitrate };
        let first = Encode { output: &output, effort: with(1, bitrate), hardware: None, ..*encode };
        self.encode(&encoder::encode(&first, self.work, &file)).await?;
        for _ in 0..TRIES {
            let second = Encode { effort: with(2, bitrate), ..first };
            self.encode(&encoder::encode(&second, self.work, &file)).await?;
            let length = length(&file).await?;
            if length < most {
                return Ok(rendered);
            }
            let over = (length - most) as f64 * 8.0 / 1000.0 / seconds;
            bitrate = (f64::from(bitrate) * 0.97 - over).max(16.0) as u32;
        }
        Err(too_large(most))
    }

    /// Encodes the film to `file` in one go: in parts beside each other where that comes out the same.
    async fn once(&self, encode: &Encode<'_>, file: &Path) -> Result<(), RenderError> {
        if let Some(parts) = joined::parts(self, encode) {
            match joined::write(self, encode, parts, file).await {
                Err(RenderError::Wrong(why)) => {
                    joined::clear(self.work)?;
                    warn!("it is encoded again as a whole, since its parts did not go together: {why}");
                }
                ended => return ended,
            }
        }
        self.encode(&encoder::encode(encode, self.work, file)).await
    }

    async fn sound(&self, encode: &Encode<'_>) -> Result<Rendered, RenderError> {
        let Some(sound) = encode.sound else {
            return Err(Refusal::Output { why: "there is no sound to write into it".into() }.into());
        };
        let file = self.file();
        let seconds = encode.canvas.sample(self.pictures) as f64 / SAMPLE_RATE as f64;
        let most = self.most().await?;
        let usual = if encode.format == Format::Ogg { 128 } else { 192 };
        let fits = most.map(|most| (most as f64 * 8.0 * 0.97 / seconds / 1000.0) as u32);
        let asked = encode.output.audio_bitrate;
        let mut bitrate = fits.map_or(asked, |fits| Some(fits.min(asked.unwrap_or(usual)).max(8)));
        let filters = encoder::over_sound(encode);
        for _ in 0..TRIES {
            let invocation =
                sound::read(Invocation::ffmpeg(), sound).args(["-map", "0:a:0", "-af", &filters]);
            let invocation = codec::sound_alone(invocation, encode.format, bitrate);
            self.run(&invocation.output(&file)).await?;
            let length = length(&file).await?;
            let Some((most, now)) = most.zip(bitrate).filter(|(most, _)| length >= *most) else {
                return Ok(Rendered { pictures: 0, width: 0, height: 0, ..self.rendered() });
            };
            // An MP3 has a bit rate of some steps alone, the nearest one.
            bitrate = Some(((f64::from(now) * 0.85 * most as f64 / length as f64) as u32).max(8));
        }
        Err(too_large(most.unwrap_or_default()))
    }

    /// How many bytes the file may have.
    async fn most(&self) -> Result<Option<u64>, RenderError> {
        match self.order.timeline.output.size {
            Size::Bytes(bytes) => Ok(Some(bytes)),
            Size::Percent(percent) => {
                let mut all = 0.0;
                for segment in &self.order.timeline.segments {
                    let Some((clip, path)) = self.order.clips.get(&segment.clip) else { continue };
                    let part = nanoseconds(segment.end - segment.start) as f64
                        / nanoseconds(clip.duration).max(1) as f64;
                    all += length(path).await? as f64 * part.min(1.0);
                }
                Ok(Some((all * f64::from(percent) / 100.0) as u64))
            }
            Size::Free | Size::Smaller => Ok(None),
        }
    }

    /// Removes all that lies beside the result.
    async fn tidy(&self, result: &Path) -> Result<(), RenderError> {
        let mut entries = tokio::fs::read_dir(self.work).await.map_err(in_file(self.work))?;
        while let Some(entry) = entries.next_entry().await.map_err(in_file(self.work))? {
            let path = entry.path();
            if path != result {
                tokio::fs::remove_file(&path).await.map_err(in_file(&path))?;
            }
        }
        Ok(())
    }
}

fn too_large(most: u64) -> RenderError {
    RenderError::Wrong(format!(
        "it does not become smaller than {most} bytes; ask for a lower resolution, or keep less of it"
    ))
}

async fn length(file: &Path) -> Result<u64, RenderError> {
    Ok(tokio::fs::metadata(file).await.map_err(in_file(file))?.len())
}

/// The encoder of the hardware for `order`, where one is wanted, works and can do it.
pub async fn hardware(order: &Order<'_>) -> Option<Hardware> {
    let output = &order.timeline.output;
    let codec = output.video.unwrap_or(VideoCodec::usual(order.written_as()));
    let usual = order.written_as().shape() == Shape::Video
        && matches!(codec, VideoCodec::H264 | VideoCodec::H265)
        && output.size == Size::Free
        && output.crf.is_none()
        && output.video_bitrate.is_none();
    if usual { working(order.hardware, codec).await } else { None }
}
