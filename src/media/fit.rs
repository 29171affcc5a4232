//! Makes a clip smaller, so that it fits what a backend takes: H.264 and AAC at a rate that its length allows.
//!
//! One pass with a capped rate. Measured on clips of 5 s to 30 s it comes out at 82 to 97 % of the size aimed at,
//! where two passes went up to 24 % beyond it on screen recordings, took half as long again and wrote a gigabyte of
//! notes for an hour of 1080p. A file that is too large all the same is made once more with a smaller aim.

use std::io;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Duration;

use bytesize::ByteSize;
use num_rational::Ratio;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use super::process::{Input, Invocation, Limits, Plumbing, ProcessError, Progress, run};
use super::{Probe, ProbeError, VideoStream, probe};

/// How often a file that came out too large is made with a smaller aim.
const TRIES: u32 = 3;
/// What a smaller aim leaves free, beyond what the last file was too large by.
const CAUTION: f64 = 0.95;
/// What an MP4 needs beside its content, in bytes: for each picture, for each packet of sound, and at all.
const INDEX: (f64, f64, f64) = (20.0, 12.0, 8_000.0);
/// Packets of AAC sound a second: 1,024 samples each, at 48 kHz.
const PACKETS: f64 = 48_000.0 / 1024.0;
/// The highest side that is sent, the shorter one, in pixels: results of the cloud have no more.
const HIGHEST: u32 = 1080;
/// The sizes that pictures are scaled to where the rate is too low for their own: the shorter side, in pixels.
const SIZES: [u32; 4] = [720, 540, 480, 360];
/// Bits for each pixel, below which a smaller picture looks better, and below which none is bearable.
const GOOD: f64 = 0.03;
const BEARABLE: f64 = 0.02;
/// The highest rate of pictures that is of use, in bits a second; ffmpeg counts its buffer, thrice as many, in 31 bits.
const HIGHEST_RATE: f64 = 50e6;
/// Pictures a second, beyond which more of them cost hardly more.
const MANY: f64 = 60.0;
/// The share of sound, and its bounds in bits a second: beside pictures, and where there is nothing else.
const SOUND_SHARE: f64 = 0.12;
const SOUND_BESIDE: (f64, f64) = (32_000.0, 128_000.0);
const SOUND_ALONE: (f64, f64) = (48_000.0, 192_000.0);
/// How far the length may be off: so many seconds, and this part of the whole.
const LENGTH_SLACK: (f64, f64) = (0.5, 0.01);

/// Why a clip cannot be made to fit.
#[derive(Debug, Error)]
pub enum FitError {
    /// Completes "the clip cannot be made small enough: …".
    #[error("{0}")]
    Misfit(String),
    #[error(transparent)]
    Process(#[from] ProcessError),
    #[error(transparent)]
    Probe(#[from] ProbeError),
    #[error("cannot use {path}: {source}")]
    File { path: String, source: io::Error },
}

/// How a clip is encoded so that it fits. Rates are bits a second.
#[derive(Debug, Clone, PartialEq)]
struct Plan {
    /// Width, height and rate of the pictures.
    pictures: Option<(u32, u32, u64)>,
    /// Channels and rate of the sound.
    sound: Option<(u32, u64)>,
    seconds: f64,
}

/// Encodes `clip` anew as an MP4 of at most `limit` bytes at `made`, which is whole and has been looked at when this
/// returns; a file that lies there is replaced. `progress` is told how much is done, from 0 to 1. When the future is
/// dropped the encoder is killed.
///
/// # Errors
/// [`FitError::Misfit`] when it would not be bearable to look at, with what it would take.
pub async fn make_fit(
    clip: &Path,
    made: &Path,
    limit: u64,
    time_limit: Duration,
    progress: &(dyn Fn(f64) + Send + Sync),
) -> Result<(), FitError> {
    let file = |path: &Path, source| FitError::File { path: path.display().to_string(), source };
    let input = Input::open(clip).map_err(|source| file(clip, source))?;
    if input.is_still() {
        return Err(FitError::Misfit("a picture is not made smaller; save it with fewer pixels".into()));
    }
    let before = probe(clip).await?;
    let mut aim = limit as f64;
    for _ in 0..TRIES {
        let plan = Plan::of(&before, aim, limit)?;
        let limits = Limits { time: time_limit, cancel: CancellationToken::new() };
        let mut report = Progress::default();
        run(&plan.invocation(&input, made), Plumbing::default(), &limits, |bytes| {
            if report.feed(bytes) {
                progress((report.seconds / plan.seconds).min(1.0));
            }
            ControlFlow::Continue(())
        })
        .await?;
        let size = tokio::fs::metadata(made).await.map_err(|source| file(made, source))?.len();
        if size <= limit {
            return check_length(plan.seconds, &probe(made).await?);
        }
        aim *= limit as f64 / size as f64 * CAUTION;
    }
    Err(FitError::Misfit(format!("it came out larger than {} again and again", shown(limit))))
}

impl Plan {
    /// For a file of about `aim` bytes; `limit` is what people are told of.
    fn of(probe: &Probe, aim: f64, limit: u64) -> Result<Plan, FitError> {
        let seconds = probe.duration.map_or(0.0, as_f64);
        if seconds <= 0.0 {
            return Err(FitError::Misfit("it does not say how long it is".into()));
        }
        let rate = probe.video.as_ref().map_or(0.0, |video| as_f64(video.frame_rate));
        let (per_picture, per_packet, at_all) = INDEX;
        let packets = if probe.audio.is_empty() { 0.0 } else { PACKETS };
        let index = (rate * per_picture + packets * per_packet) * 8.0;
        let all = ((aim - at_all) * 8.0 / seconds - index).max(0.0);
        let Some(video) = &probe.video else {
            let channels = probe.audio.first().map_or(1, |sound| sound.channels.min(2));
            if all < SOUND_ALONE.0 {
                return Err(too_long(limit, seconds, SOUND_ALONE.0 + index));
            }
            let sound = Some((channels, all.min(SOUND_ALONE.1) as u64));
            return Ok(Plan { pictures: None, sound, seconds });
        };
        let sound = probe.audio.first().map(|sound| {
            let rate = (all * SOUND_SHARE).clamp(SOUND_BESIDE.0, SOUND_BESIDE.1);
            (sound.channels.min(2), rate as u64)
        });
        let for_sound = sound.map_or(0.0, |(_, rate)| rate as f64);
        let pixels = |(width, height): (u32, u32)| f64::from(width) * f64::from(height) * rate.min(MANY);
        let sizes: Vec<(u32, u32)> = sizes_of(video).collect();
        let left = all - for_sound;
        let fitting = sizes.iter().find(|size| left >= pixels(**size) * GOOD);
        let smallest = sizes.last().copied().unwrap_or((video.width, video.height));
        let needed = pixels(smallest) * BEARABLE;
        if left < needed {
            return Err(too_long(limit, seconds, needed + for_sound + index));
        }
        let (width, height) = *fitting.unwrap_or(&smallest);
        Ok(Plan { pictures: Some((width, height, left.min(HIGHEST_RATE) as u64)), sound, seconds })
    }

    fn invocation(&self, input: &Input, made: &Path) -> Invocation {
        let mut invocation = Invocation::ffmpeg().input(input);
        if let Some((width, height, rate)) = self.pictures {
            let scaled = format!("scale={width}:{height}:flags=bicubic,setsar=1,format=yuv420p");
            invocation = invocation
                // Without covers and thumbnails.
                .args(["-map", "0:V:0", "-vf", &scaled])
                .args(["-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high"])
                .args(["-b:v", &rate.to_string()])
                .args(["-maxrate", &(rate * 3 / 2).to_string(), "-bufsize", &(rate * 3).to_string()]);
        }
        if let Some((channels, rate)) = self.sound {
            invocation = invocation.args(["-map", "0:a:0", "-c:a", "aac", "-ar", "48000"]).args([
                "-b:a",
                &rate.to_string(),
                "-ac",
                &channels.to_string(),
            ]);
        }
        invocation
            .args(["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"])
            .args(["-movflags", "+faststart", "-progress", "pipe:1", "-f", "mp4"])
            .output(made)
    }
}

/// The sizes that a picture may have, its own first, in even numbers of pixels.
fn sizes_of(video: &VideoStream) -> impl Iterator<Item = (u32, u32)> {
    let (width, height) = (video.width, video.height);
    let shorter = width.min(height);
    let even = |side: f64| ((side / 2.0).round() as u32 * 2).max(2);
    let own = shorter.min(HIGHEST);
    std::iter::once(own).chain(SIZES.into_iter().filter(move |size| *size < own)).map(move |size| {
        let part = f64::from(size) / f64::from(shorter.max(1));
        (even(f64::from(width) * part), even(f64::from(height) * part))
    })
}

fn too_long(limit: u64, seconds: f64, rate: f64) -> FitError {
    let most = limit as f64 * 8.0 / rate;
    let needed = (rate * seconds / 8.0) as u64;
    FitError::Misfit(format!(
        "it is {} long, for which it would take {} to be bearable; cut it into parts of at most {}",
        length(seconds),
        shown(needed),
        length(most)
    ))
}

fn check_length(seconds: f64, made: &Probe) -> Result<(), FitError> {
    let made = made.duration.map_or(0.0, as_f64);
    let (slack, part) = LENGTH_SLACK;
    match (made - seconds).abs() <= slack + part * seconds {
        true => Ok(()),
        false => Err(FitError::Misfit(format!(
            "it says that it is {} long, and only {} of it can be played; make it whole first",
            length(seconds),
            length(made)
        ))),
    }
}

/// A length for people: `42 s`, `1 h 5 min`.
pub fn length(seconds: f64) -> String {
    let whole = seconds.max(0.0) as u64;
    match (whole / 3600, whole / 60 % 60) {
        (0, 0) if whole < 10 => format!("{seconds:.1} s"),
        (0, 0) => format!("{whole} s"),
        (0, minutes) => format!("{minutes} min {} s", whole % 60),
        (hours, minutes) => format!("{hours} h {minutes} min"),
    }
}

fn shown(bytes: u64) -> String {
    ByteSize(bytes).display().si().to_string()
}

fn as_f64(number: Ratio<i64>) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::media::{AudioStream, Color};

    fn clip(width: u32, height: u32, seconds: i64) -> Probe {
        let video = VideoStream {
            codec: "h264".into(),
            width,
            height,
            frame_rate: Ratio::from_integer(30),
            pixel_format: None,
            duration: None,
            color: Color::default(),
            is_interlaced: false,
        };
        let sound = AudioStream {
            number: 0,
            is_default: true,
            codec: "aac".into(),
            sample_rate: 48_000,
            channels: 6,
            duration: None,
            late: 0.into(),
        };
        let duration = Some(Ratio::from_integer(seconds));
        Probe {
            container: "mov".into(),
            duration,
            video: Some(video),
            audio: vec![sound],
            has_subtitles: false,
            chapters: 0,
        }
    }

    fn plan(probe: &Probe) -> Result<Plan, FitError> {
        Plan::of(probe, 500e6, 500_000_000)
    }

    #[test]
    fn the_longer_a_clip_the_smaller_its_pictures() {
        let size = |seconds| plan(&clip(3840, 2160, seconds)).unwrap().pictures.map(|(w, h, _)| (w, h));
        assert_eq!(size(600), Some((1920, 1080)));
        assert_eq!(size(3600), Some((1280, 720)));
        assert_eq!(size(2 * 3600), Some((960, 540)));
        assert_eq!(size(4 * 3600), Some((640, 360)));
        assert_eq!(
            plan(&clip(1079, 1921, 600)).unwrap().pictures.map(|(w, h, _)| (w, h)),
            Some((1080, 1922))
        );
    }

    #[test]
    fn what_is_planned_fits_with_its_index() {
        for seconds in [1, 60, 3600, 4 * 3600] {
            let plan = plan(&clip(1920, 1080, seconds)).unwrap();
            let rate = plan.pictures.unwrap().2 + plan.sound.unwrap().1;
            assert!(rate as f64 * plan.seconds / 8.0 < 500e6, "{plan:?}");
            assert_eq!(plan.sound.unwrap().0, 2, "surround sound is mixed down");
            assert!(
                i32::try_from(plan.pictures.unwrap().2 * 3).is_ok(),
                "more than ffmpeg can count: {plan:?}"
            );
        }
    }

    #[test]
    fn a_clip_that_cannot_fit_is_told_what_it_would_take() {
        let words = plan(&clip(1920, 1080, 8 * 3600)).unwrap_err().to_string();
        assert!(words.starts_with("it is 8 h 0 min long, for which it would take "), "{words}");
        assert!(words.ends_with("; cut it into parts of at most 6 h 11 min"), "{words}");
    }
}
