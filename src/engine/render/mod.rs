//! Renders a timeline to a file, with every picture encoded once.
//!
//! Clips are decoded a few uses at a time, each batch by a child of its own that writes bare pictures into one
//! pipe; a single encoder at its end takes them for one film, lays texts and fades over it and adds the sound,
//! which was put together the same way before. So memory does not grow with the number of cuts, and there are
//! no seams between encoded pieces. A film over which nothing is laid that follows its time is encoded by the
//! batches themselves, two at a time, and put together afterwards.
//!
//! In the end the result is probed and read as a whole, and decoded where something may have gone wrong: what is
//! returned has been seen to play.

mod backwards;
mod blend;
mod check;
mod color;
mod effects;
mod encoder;
mod frame;
mod graph;
mod output;
mod overlays;
mod plan;
pub mod smart;
mod sound;
mod tell;
mod titles;
mod verify;
mod wrap;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use thiserror::Error;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

pub use check::{Refusal, check_timeline};
pub use output::{Share, least_bytes};
pub use tell::tell;
pub use titles::color;

use self::encoder::Encode;
use self::frame::Shaping;
use self::graph::Source;
use self::output::{Effort, Making};
use self::plan::{Canvas, Use};
use super::timeline::{Clip, Overlay, Seconds, Timeline};
use crate::config::{Quality, Rendering};
use crate::disk;
use crate::media::process::{Input, Limits, Plumbing, ProcessError, Progress, run};
use crate::media::{Format, Hardware, Matrix, ProbeError, Shape};

/// How many uses one child opens. Each holds the pictures of a decoder; with four, a 1080p render with
/// crossfades peaks at 670 MB over all children, with eight at 930 MB.
const BATCH: usize = 4;

/// The same for sound, whose decoders hold little.
const BATCH_OF_SOUND: usize = 24;

/// How what was rendered is decoded to see whether it is right: every error is an end. Smoothing the edges of blocks
/// finds no error and takes a seventh of the time.
const STRICT: [&str; 5] = ["-xerror", "-err_detect", "explode", "-skip_loop_filter", "all"];

/// How much the pipe of bare pictures holds, in bytes: the most that Linux gives everybody.
#[cfg(target_os = "linux")]
const PIPE: usize = 1024 * 1024;

const TITLES: &str = "titles.ass";
const SOUND: &str = "sound.pcm";

/// Which parts of the progress are the sound's and the encoding's; the rest is looking at the result.
const SOUND_DONE: f64 = 0.05;
const ENCODE_DONE: f64 = 0.9;

/// What is to be rendered.
pub struct Order<'a> {
    pub timeline: &'a Timeline,
    /// The clips of the session and where they lie, by handle.
    pub clips: &'a BTreeMap<String, (Clip, PathBuf)>,
    pub format: Format,
    pub quality: Quality,
    pub rendering: Rendering,
    /// What encodes instead of the processor, where it works.
    pub hardware: Option<Hardware>,
    /// An existing empty folder for the result and for what is needed on the way: the result once more, and 11.5 MB
    /// for a minute of sound, three times that where it is mixed or made louder, and once more for every clip but the first
    /// that is heard over the pictures.
    pub work: &'a Path,
    /// The longest that one child process may run.
    pub time_limit: Duration,
}

/// A finished video.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// `result.mp4` in the folder of the order.
    pub file: PathBuf,
    pub duration: Seconds,
    pub pictures: u64,
    /// In pixels.
    pub width: u32,
    pub height: u32,
    pub has_audio: bool,
}

/// Why nothing was rendered.
#[derive(Debug, Error)]
pub enum RenderError {
    /// The timeline is at fault; rendering it again changes nothing.
    #[error(transparent)]
    Refused(#[from] Refusal),
    #[error(transparent)]
    Process(#[from] ProcessError),
    #[error("the first clip or the result could not be looked at: {0}")]
    Probe(#[from] ProbeError),
    #[error("{} cannot be used", path.display())]
    File { path: PathBuf, source: io::Error },
    #[error(
        "the ffmpeg of this machine cannot write {name}: it was built without {encoder}; install the full one"
    )]
    Lacks { encoder: &'static str, name: &'static str },
    #[error(
        "not everything that is kept can be copied, since {0}; set `engine.render` to `auto` to have it encoded"
    )]
    NotSmart(#[from] smart::WhyNot),
    /// The result was made and is wrong.
    #[error("the rendered video is not right: {0}")]
    Wrong(String),
}

impl RenderError {
    /// Whether it ended because it was told to.
    pub fn is_cancelled(&self) -> bool {
        matches!(self, RenderError::Process(ProcessError::Cancelled { .. }))
    }
}

/// Renders `order`, telling `progress` how much is done, from 0 to 1. When `cancel` is, or the future is
/// dropped, the children are killed; what lies in the folder then is worth nothing.
pub async fn render(
    order: &Order<'_>,
    progress: &(dyn Fn(f64) + Send + Sync),
    cancel: &CancellationToken,
) -> Result<Rendered, RenderError> {
    check_timeline(order.timeline, order.clips)?;
    let canvas = output::canvas(order, Canvas::of(order.timeline, order.clips).ok_or(Refusal::Empty)?);
    let uses = canvas.uses(order.timeline);
    if order.rendering != Rendering::Encode {
        match render_smart(order, canvas, uses.clone(), progress, cancel).await {
            Err(RenderError::NotSmart(why)) if order.rendering == Rendering::Auto => {
                info!("everything is encoded, since {why}");
            }
            Err(RenderError::Wrong(why)) if order.rendering == Rendering::Auto => {
                warn!("everything is encoded, since copying did not go well: {why}");
            }
            ended => return ended,
        }
    }
    encode(order, canvas, uses, progress, cancel).await
}

async fn render_smart(
    order: &Order<'_>,
    canvas: Canvas,
    uses: Vec<Use>,
    progress: &(dyn Fn(f64) + Send + Sync),
    cancel: &CancellationToken,
) -> Result<Rendered, RenderError> {
    let plan = smart::plan(order, &canvas, uses).await?;
    info!("{} of {} pictures are encoded, the others copied", plan.encoded(), plan.pictures());
    let limits = Limits { time: order.time_limit, cancel: cancel.clone() };
    smart::render(order, canvas, plan, &limits, progress).await
}

/// Encodes every picture once.
async fn encode(
    order: &Order<'_>,
    canvas: Canvas,
    uses: Vec<Use>,
    progress: &(dyn Fn(f64) + Send + Sync),
    cancel: &CancellationToken,
) -> Result<Rendered, RenderError> {
    let leading = order.leading().ok_or(Refusal::Empty)?;
    let whole = uses.last().map(Use::ends).ok_or(Refusal::TooShort)?;
    let (uses, skipped) = output::needed(order, &canvas, uses);
    let pictures = uses.last().map(Use::ends).ok_or(Refusal::TooShort)?;
    let work = std::path::absolute(order.work).map_err(in_file(order.work))?;
    let film = Film::of(order, canvas, uses, &work).await?;
    let limits = Limits { time: order.time_limit, cancel: cancel.clone() };
    let has_audio = order.has_sound() && matches!(order.written_as().shape(), Shape::Video | Shape::Sound);
    let sound = if has_audio { film.finish_sound(order, pictures, &limits, progress).await? } else { None };
    let texts = [order.timeline.texts.clone(), order.timeline.shown_subtitles()].concat();
    let titles = titles::any(&texts).then_some(TITLES);
    if let Some(titles) = titles {
        let path = work.join(titles);
        let script = titles::script(&texts, &canvas);
        tokio::fs::write(&path, script).await.map_err(in_file(&path))?;
    }

    let luts = effects::write_luts(order, &work).await?;
    let encode = Encode {
        canvas,
        pictures: whole,
        format: order.written_as(),
        quality: order.quality,
        color: &color::of_result(leading),
        fade_in: order.timeline.fade_in.unwrap_or_default(),
        fade_out: order.timeline.fade_out.unwrap_or_default(),
        effects: &order.timeline.effects,
        layers: &overlays::Layers::open(order)?,
        titles,
        sound: sound.as_deref(),
        output: &order.timeline.output,
        effort: Effort::Once,
        hardware: output::hardware(order).await,
    };
    let making = Making { film: &film, order, work: &work, cancel, progress, pictures, skipped, has_audio };
    let rendered = making.make(&encode).await?;
    for path in film.found().iter().chain(&luts).map(|name| work.join(name)) {
        disk::remove_if_there(&path).map_err(in_file(&path))?;
    }
    progress(1.0);
    Ok(rendered)
}

/// The size of the result of `timeline`, in pixels.
pub fn size(timeline: &Timeline, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Option<(u32, u32)> {
    let canvas = Canvas::of(timeline, clips)?;
    Some((canvas.width, canvas.height))
}

impl Order<'_> {
    /// The clip whose size and colours the result has.
    fn leading(&self) -> Option<&Clip> {
        self.timeline.leading(|handle| self.clips.get(handle).map(|(clip, _)| clip))
    }

    fn has_sound(&self) -> bool {
        self.timeline.sound.music.is_some()
            || self.clips_are_heard()
            || self.heard_overlays().next().is_some()
    }

    /// What lies over the pictures and is heard.
    fn heard_overlays(&self) -> impl Iterator<Item = &Overlay> {
        self.timeline.overlays.iter().filter(|overlay| overlay.heard && !self.timeline.silent)
    }

    fn clips_are_heard(&self) -> bool {
        let has_audio = |handle: &String| self.clips.get(handle).is_some_and(|(clip, _)| clip.has_audio);
        !self.timeline.silent && self.timeline.segments.iter().any(|segment| has_audio(&segment.clip))
    }
}

/// Opens every clip that is used, once.
fn open(order: &Order<'_>, uses: &[Use]) -> Result<BTreeMap<String, Input>, RenderError> {
    let handles: BTreeSet<&String> = uses.iter().map(|part| &part.clip).collect();
    let mut inputs = BTreeMap::new();
    for handle in handles {
        if let Some((_, path)) = order.clips.get(handle) {
            inputs.insert(handle.clone(), Input::open(path).map_err(in_file(path))?);
        }
    }
    Ok(inputs)
}

fn in_file(path: &Path) -> impl FnOnce(io::Error) -> RenderError {
    let path = path.to_owned();
    move |source| RenderError::File { path, source }
}

/// The timeline on its grid.
struct Film {
    inputs: BTreeMap<String, Input>,
    uses: Vec<Use>,
    /// The same in rows, each for one child.
    batches: Vec<Vec<Use>>,
    /// The same for the sound.
    sounds: Vec<Vec<Use>>,
    canvas: Canvas,
    matrix: Matrix,
    shaping: Shaping,
    /// The folder of the render.
    work: PathBuf,
}

impl Film {
    fn sources<'a>(&'a self, order: &'a Order<'_>, batch: &'a [Use]) -> Vec<Source<'a>> {
        let source = |part: &'a Use| {
            let (clip, _) = order.clips.get(&part.clip)?;
            Some(Source { part, clip, input: self.inputs.get(&part.clip)?, shaping: &self.shaping })
        };
        batch.iter().filter_map(source).collect()
    }

    /// The files in which shaking that was found is written down.
    fn found(&self) -> Vec<String> {
        let numbers = 0..self.batches.iter().map(Vec::len).max().unwrap_or(0);
        if self.shaping.frame.steady.is_some() { numbers.map(frame::found).collect() } else { Vec::new() }
    }

    /// The timeline of `order` on `canvas`, as it is rendered in the folder `work`.
    async fn of(order: &Order<'_>, canvas: Canvas, uses: Vec<Use>, work: &Path) -> Result<Film, RenderError> {
        let leading = order.leading().ok_or(Refusal::Empty)?;
        let heard = backwards::pieces(&uses, backwards::most_sound(&canvas), &canvas);
        let seen = backwards::pieces(&uses, backwards::most_pictures(&canvas), &canvas);
        Ok(Film {
            inputs: open(order, &uses)?,
            batches: canvas.batches(seen.clone(), BATCH),
            sounds: canvas.batches(heard, BATCH_OF_SOUND),
            uses: seen,
            canvas,
            matrix: color::matrix(leading),
            shaping: Shaping::of(order).await?,
            work: work.to_owned(),
        })
    }

    /// The sound of the result, which has so many pictures, as bare stereo in a file; `None` where nothing is heard.
    async fn finish_sound(
        &self,
        order: &Order<'_>,
        pictures: u64,
        limits: &Limits,
        progress: &(dyn Fn(f64) + Send + Sync),
    ) -> Result<Option<PathBuf>, RenderError> {
        let clips = if order.clips_are_heard() {
            let clips = self.work.join(SOUND);
            self.write_sound(order, &clips, limits, progress).await?;
            Some(clips)
        } else {
            None
        };
        sound::master(order, clips, &self.muted(), &self.work, self.canvas.sample(pictures), limits).await
    }

    /// The stretches that are muted, in samples.
    fn muted(&self) -> Vec<std::ops::Range<u64>> {
        let muted = self.uses.iter().filter(|part| part.muted && !part.frozen);
        muted.map(|part| self.canvas.sample(part.begins)..self.canvas.sample(part.ends())).collect()
    }

    /// Puts the sound of the clips together in `file`.
    async fn write_sound(
        &self,
        order: &Order<'_>,
        file: &Path,
        limits: &Limits,
        progress: &(dyn Fn(f64) + Send + Sync),
    ) -> Result<(), RenderError> {
        let sound = File::create(file).map_err(in_file(file))?;
        for (number, batch) in self.sounds.iter().enumerate() {
            // Another hold on the same open file: each child goes on where the one before ended.
            let stdout = Some(Stdio::from(sound.try_clone().map_err(in_file(file))?));
            let invocation = graph::sound(&self.sources(order, batch), &self.canvas);
            let plumbing = Plumbing { stdin: None, stdout };
            run(&invocation, plumbing, limits, |_| ControlFlow::Continue(())).await?;
            progress(SOUND_DONE * (number + 1) as f64 / self.sounds.len() as f64);
        }
        Ok(())
    }

    /// Runs the encoder, and one child after the other that feeds it.
    async fn encode(
        &self,
        order: &Order<'_>,
        encoder: &crate::media::process::Invocation,
        pictures: u64,
        cancel: &CancellationToken,
        limits: &impl Fn(CancellationToken) -> Limits,
        progress: &(dyn Fn(f64) + Send + Sync),
    ) -> Result<(), RenderError> {
        let (outlet, inlet) = io::pipe().map_err(in_file(order.work))?;
        // A picture takes fifty goes through a usual pipe. Where it cannot be larger, that is all that is lost.
        #[cfg(target_os = "linux")]
        let _ = rustix::pipe::fcntl_setpipe_size(&inlet, PIPE);
        // If one side fails, the other must not go on; and this must not cancel the order as a whole.
        let halt = cancel.child_token();
        let limits = limits(halt.clone());
        let encoding = async {
            let mut report = Progress::default();
            let plumbing = Plumbing { stdin: Some(Stdio::from(outlet)), stdout: None };
            let ended = run(encoder, plumbing, &limits, |bytes| {
                if report.feed(bytes) {
                    let done = (report.pictures as f64 / pictures.max(1) as f64).min(1.0);
                    progress(SOUND_DONE + (ENCODE_DONE - SOUND_DONE) * done);
                }
                ControlFlow::Continue(())
            })
            .await;
            if ended.is_err() {
                halt.cancel();
            }
            ended
        };
        let feeding = async {
            // Moved in here: the encoder sees the end when the last hold on the inlet is gone.
            let inlet = inlet;
            for batch in &self.batches {
                let stdout = Some(Stdio::from(inlet.try_clone().map_err(in_file(order.work))?));
                let sources = self.sources(order, batch);
                let invocation = graph::pictures(&sources, &self.canvas, self.matrix, &self.work);
                let plumbing = Plumbing { stdin: None, stdout };
                let ended = async {
                    let on_output = |_: &[u8]| ControlFlow::Continue(());
                    if let Some(shaking) = graph::shaking(&sources, &self.canvas, &self.work) {
                        run(&shaking, Plumbing::default(), &limits, on_output).await?;
                    }
                    run(&invocation, plumbing, &limits, on_output).await
                }
                .await;
                if let Err(error) = ended {
                    halt.cancel();
                    return Err(RenderError::from(error));
                }
            }
            Ok(())
        };
        let (encoded, fed) = tokio::join!(encoding, feeding);
        match (encoded, fed) {
            (Ok(()), fed) => fed,
            // A reader that fails makes the encoder be cancelled; an encoder that fails breaks the pipe.
            (Err(ProcessError::Cancelled { .. }), Err(error)) if !cancel.is_cancelled() => Err(error),
            (Err(error), _) => Err(error.into()),
        }
    }
}
