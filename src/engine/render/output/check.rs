//! Whether a file that is no video is what was asked for.

use std::ops::ControlFlow;

use super::super::verify::{self, Decoded};
use super::super::{RenderError, Rendered, STRICT};
use crate::engine::timeline::Seconds;
use crate::media::process::{Input, Invocation, Limits, Plumbing, ProcessError, run};
use crate::media::{Probe, Shape, probe};

/// How far lengths may be off, in seconds: the packets of a sound, the hundredths of a GIF.
const SLACK: f64 = 0.15;

/// Fails unless `rendered` is a file of that shape, as large and as long as it should be, and decodes without an error:
/// a video as far as `decoded` says.
pub async fn check(
    rendered: &Rendered,
    shape: Shape,
    decoded: Decoded,
    limits: &Limits,
    progress: &(dyn Fn(f64) + Send + Sync),
) -> Result<(), RenderError> {
    if shape == Shape::Video {
        return verify::verify(rendered, decoded, limits, progress).await;
    }
    compare(rendered, shape, &probe(&rendered.file).await?).map_err(RenderError::Wrong)?;
    let file = &rendered.file;
    let input = Input::open(file).map_err(|source| RenderError::File { path: file.clone(), source })?;
    let decode = Invocation::ffmpeg().args(STRICT).input(&input);
    let decode = decode.args(["-map", "0", "-f", "null", "-"]);
    match run(&decode, Plumbing::default(), limits, |_| ControlFlow::Continue(())).await {
        Ok(()) => Ok(()),
        Err(ProcessError::Failed { last_words, .. }) => {
            Err(RenderError::Wrong(format!("it does not play through: {last_words}")))
        }
        Err(error) => Err(error.into()),
    }
}

fn compare(rendered: &Rendered, shape: Shape, probe: &Probe) -> Result<(), String> {
    let sounds = usize::from(shape == Shape::Sound);
    if probe.audio.len() != sounds {
        return Err(format!("it has {} sounds instead of {sounds}", probe.audio.len()));
    }
    match &probe.video {
        None if shape == Shape::Sound => {}
        Some(_) if shape == Shape::Sound => return Err("it has pictures".into()),
        None => return Err("it has no pictures".into()),
        Some(video) if (video.width, video.height) != (rendered.width, rendered.height) => {
            return Err(format!(
                "it is {}×{} instead of {}×{}",
                video.width, video.height, rendered.width, rendered.height
            ));
        }
        Some(_) => {}
    }
    if shape == Shape::Still {
        return if probe.is_still() { Ok(()) } else { Err("it is no still picture".into()) };
    }
    let seconds = |time: Seconds| *time.numer() as f64 / *time.denom() as f64;
    let is = seconds(probe.duration.ok_or("it does not say how long it is")?);
    let should = seconds(rendered.duration);
    if (is - should).abs() > SLACK {
        return Err(format!("it lasts {is:.3} s instead of {should:.3} s"));
    }
    Ok(())
}
