//! Whether a result is what was asked for: it is probed, read from its first byte to its last, and decoded.

use std::ops::ControlFlow;

use num_rational::Ratio;

use super::{RenderError, Rendered, STRICT};
use crate::engine::timeline::Seconds;
use crate::media::process::{Input, Invocation, Limits, Plumbing, ProcessError, Progress, run};
use crate::media::{Probe, probe};

/// How far lengths may be off, in milliseconds: a packet of sound is 21 ms long, a picture 40.
const SLACK: i64 = 40;

/// Which pictures of a result are decoded. All of them take a tenth of the time in which they were encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Decoded {
    /// Where a driver or a device may have erred.
    All,
    /// Where all came out of one good encoder, in one go.
    Keyframes,
}

/// Fails unless `rendered` has the streams, the size, the length and every picture that it should, and its sound and
/// those pictures decode without an error.
pub async fn verify(
    rendered: &Rendered,
    decoded: Decoded,
    limits: &Limits,
    progress: &(dyn Fn(f64) + Send + Sync),
) -> Result<(), RenderError> {
    look(rendered).await?;
    let file = &rendered.file;
    let input = Input::open(file).map_err(|source| RenderError::File { path: file.clone(), source })?;
    let mut report = Progress::default();
    let ended = run(&decode(&input, decoded), Plumbing::default(), limits, |bytes| {
        if report.feed(bytes) {
            progress((report.pictures as f64 / rendered.pictures.max(1) as f64).min(1.0));
        }
        ControlFlow::Continue(())
    })
    .await;
    match ended {
        Ok(()) if report.pictures == rendered.pictures => Ok(()),
        Ok(()) => Err(RenderError::Wrong(format!(
            "it has {} pictures instead of {}",
            report.pictures, rendered.pictures
        ))),
        Err(ProcessError::Failed { last_words, .. }) => {
            Err(RenderError::Wrong(format!("it does not play through: {last_words}")))
        }
        Err(error) => Err(error.into()),
    }
}

/// Fails unless `rendered` has the streams, the size and the length that it should.
pub async fn look(rendered: &Rendered) -> Result<(), RenderError> {
    compare(rendered, &probe(&rendered.file).await?).map_err(RenderError::Wrong)
}

/// Reads all of `input`, and tells how many pictures it has.
fn decode(input: &Input, decoded: Decoded) -> Invocation {
    let invocation = Invocation::ffmpeg().args(STRICT);
    let to_nowhere = ["-f", "null", "-"];
    match decoded {
        Decoded::All => invocation.input(input).args(["-map", "0"]).args(to_nowhere),
        Decoded::Keyframes => {
            // What is told is the first output's, which has every picture as it is.
            let read =
                invocation.args(["-skip_frame", "nokey"]).input(input).args(["-map", "0", "-c:v", "copy"]);
            read.args(to_nowhere).args(["-map", "0:v"]).args(to_nowhere)
        }
    }
    .args(["-progress", "pipe:1"])
}

fn compare(rendered: &Rendered, probe: &Probe) -> Result<(), String> {
    let video = probe.video.as_ref().ok_or("it has no pictures")?;
    if (video.width, video.height) != (rendered.width, rendered.height) {
        return Err(format!(
            "it is {}×{} instead of {}×{}",
            video.width, video.height, rendered.width, rendered.height
        ));
    }
    match (rendered.has_audio, probe.audio.len()) {
        (true, 1) | (false, 0) => {}
        (wanted, count) => return Err(format!("it has {count} sounds instead of {}", u8::from(wanted))),
    }
    let whole = probe.duration.ok_or("it does not say how long it is")?;
    let pictures = video.duration.unwrap_or(whole);
    near("it lasts", whole, rendered.duration)?;
    near("its pictures last", pictures, rendered.duration)?;
    if let Some(sound) = probe.audio.first() {
        near("its sound lasts", sound.duration.unwrap_or(whole), pictures)?;
    }
    Ok(())
}

fn near(what: &str, is: Seconds, should: Seconds) -> Result<(), String> {
    let show = |time: Seconds| *time.numer() as f64 / *time.denom() as f64;
    let apart = (show(is) - show(should)).abs();
    let slack = Ratio::new(SLACK, 1000);
    if apart <= show(slack) {
        Ok(())
    } else {
        Err(format!("{what} {:.3} s instead of {:.3} s", show(is), show(should)))
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::media::{AudioStream, Color, VideoStream};

    fn rendered() -> Rendered {
        let duration = Ratio::from_integer(10);
        let file = PathBuf::from("result.mp4");
        Rendered { file, duration, pictures: 300, width: 640, height: 360, has_audio: true }
    }

    fn probed() -> Probe {
        let duration = Some(Ratio::from_integer(10));
        Probe {
            container: "mov".into(),
            duration,
            video: Some(VideoStream {
                codec: "h264".into(),
                width: 640,
                height: 360,
                frame_rate: Ratio::from_integer(30),
                pixel_format: None,
                duration,
                color: Color::default(),
                is_interlaced: false,
            }),
            audio: vec![AudioStream {
                number: 0,
                is_default: true,
                codec: "aac".into(),
                sample_rate: 48_000,
                channels: 2,
                duration,
                late: 0.into(),
            }],
            has_subtitles: false,
            chapters: 0,
        }
    }

    #[test]
    fn a_result_as_it_should_be_is_right() {
        assert_eq!(compare(&rendered(), &probed()), Ok(()));
    }

    #[test]
    fn whatever_differs_is_found() {
        let wrongs: [fn(&mut Probe); 6] = [
            |probe| probe.video = None,
            |probe| probe.audio.clear(),
            |probe| probe.duration = Some(Ratio::new(1005, 100)),
            |probe| probe.audio[0].duration = Some(Ratio::new(995, 100)),
            |probe| probe.video.iter_mut().for_each(|video| video.duration = Some(Ratio::new(99, 10))),
            |probe| probe.video.iter_mut().for_each(|video| video.width = 1280),
        ];
        for (number, wrong) in wrongs.iter().enumerate() {
            let mut probe = probed();
            wrong(&mut probe);
            assert!(compare(&rendered(), &probe).is_err(), "{number}");
        }
    }
}
