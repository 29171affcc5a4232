//! Renders a timeline to a file, with every picture encoded once.
//!
//! Clips are decoded a few uses at a time, each batch by a child of its own that writes bare pictures into one
//! pipe; a single encoder at its end takes them for one film, lays texts and fades over it and adds the sound,
//! which was put together the same way before. So memory does not grow with the number of cuts, and there are
//! no seams between encoded pieces. Afterwards the result is probed and decoded as a whole: what is returned
//! has been seen to play.

mod backwards;
mod check;
mod graph;
mod plan;
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

pub use check::{Refusal, check_timeline};

use self::graph::{Encode, Source};
use self::plan::{Canvas, Use};
use super::timeline::{Clip, Seconds, Timeline};
use crate::config::Quality;
use crate::media::process::{Input, Limits, Plumbing, ProcessError, Progress, run};
use crate::media::{Color, Format, ProbeError, probe};

/// How many uses one child opens. Each holds the pictures of a decoder; with four, a 1080p render with
/// crossfades peaks at 670 MB over all children, with eight at 930 MB.
const BATCH: usize = 4;

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
    /// An existing empty folder for the result and for what is needed on the way: 11.5 MB for a minute of sound.
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
    let canvas = Canvas::of(order.timeline, order.clips).ok_or(Refusal::Empty)?;
    let uses = canvas.uses(order.timeline);
    let pictures = uses.last().map(Use::ends).ok_or(Refusal::TooShort)?;
    let rows = |most| canvas.batches(backwards::pieces(&uses, most, &canvas), BATCH);
    let film = Film {
        inputs: open(order, &uses)?,
        batches: rows(backwards::most_pictures(&canvas)),
        sounds: rows(backwards::most_sound(&canvas)),
        canvas,
    };
    let work = std::path::absolute(order.work).map_err(in_file(order.work))?;
    let limits = |cancel| Limits { time: order.time_limit, cancel };

    let sound = if order.has_sound() {
        let sound = work.join(SOUND);
        film.write_sound(order, &sound, &limits(cancel.clone()), progress).await?;
        Some(sound)
    } else {
        None
    };
    let texts = [order.timeline.texts.clone(), order.timeline.shown_subtitles()].concat();
    let titles = titles::any(&texts).then_some(TITLES);
    if let Some(titles) = titles {
        let path = work.join(titles);
        let script = titles::script(&texts, &canvas);
        tokio::fs::write(&path, script).await.map_err(in_file(&path))?;
    }

    let file = work.join(format!("result.{}", order.format));
    let encode = Encode {
        canvas,
        pictures,
        format: order.format,
        quality: order.quality,
        color: &order.color().await?,
        fade_in: order.timeline.fade_in.unwrap_or_default(),
        fade_out: order.timeline.fade_out.unwrap_or_default(),
        titles,
        sound: sound.as_deref(),
    };
    let invocation = graph::encode(&encode, &work, &file);
    film.encode(order, &invocation, pictures, cancel, &limits, progress).await?;
    for path in sound.into_iter().chain(titles.map(|titles| work.join(titles))) {
        tokio::fs::remove_file(&path).await.map_err(in_file(&path))?;
    }

    let rendered = Rendered {
        file,
        duration: canvas.duration(pictures),
        pictures,
        width: canvas.width,
        height: canvas.height,
        has_audio: order.has_sound(),
    };
    let checked = |done: f64| progress(ENCODE_DONE + (1.0 - ENCODE_DONE) * done);
    verify::verify(&rendered, &limits(cancel.clone()), &checked).await?;
    progress(1.0);
    Ok(rendered)
}

impl Order<'_> {
    fn has_sound(&self) -> bool {
        let has_audio = |handle: &String| self.clips.get(handle).is_some_and(|(clip, _)| clip.has_audio);
        !self.timeline.silent && self.timeline.segments.iter().any(|segment| has_audio(&segment.clip))
    }

    /// The colours of the leading clip, which those of the result are.
    async fn color(&self) -> Result<Color, RenderError> {
        let leading = self.timeline.leading(|handle| self.clips.get(handle).map(|(clip, _)| clip));
        let Some((_, path)) = leading.and_then(|clip| self.clips.get(&clip.id)) else {
            return Ok(Color::default());
        };
        Ok(probe(path).await?.video.map(|video| video.color).unwrap_or_default())
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
    batches: Vec<Vec<Use>>,
    /// The same for the sound.
    sounds: Vec<Vec<Use>>,
    canvas: Canvas,
}

impl Film {
    fn sources<'a>(&'a self, order: &'a Order<'_>, batch: &'a [Use]) -> Vec<Source<'a>> {
        let source = |part: &'a Use| {
            let (clip, _) = order.clips.get(&part.clip)?;
            Some(Source { part, clip, input: self.inputs.get(&part.clip)? })
        };
        batch.iter().filter_map(source).collect()
    }

    /// Puts the sound together in `file`.
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
                let invocation = graph::pictures(&self.sources(order, batch), &self.canvas);
                let plumbing = Plumbing { stdin: None, stdout };
                let ended = run(&invocation, plumbing, &limits, |_| ControlFlow::Continue(())).await;
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
