//! Encoders of the hardware: used once a real encode has shown that they work.

use std::ops::ControlFlow;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio_util::sync::CancellationToken;

use crate::config::Quality;
use crate::engine::timeline::VideoCodec;
use crate::media::Hardware;
use crate::media::process::{Invocation, Limits, Plumbing, run};

/// How long the trial may take.
const TIME: Duration = Duration::from_secs(20);

/// `wanted`, if it encodes some pictures as `codec` here. It is tried once for each; that it does not is logged once.
pub async fn working(wanted: Option<Hardware>, codec: VideoCodec) -> Option<Hardware> {
    static TRIED: Mutex<Vec<(Hardware, VideoCodec, bool)>> = Mutex::const_new(Vec::new());
    let hardware = wanted?;
    let mut tried = TRIED.lock().await;
    let known =
        tried.iter().find(|(other, of, _)| *other == hardware && *of == codec).map(|(_, _, works)| *works);
    let works = match known {
        Some(works) => works,
        None => {
            let limits = Limits { time: TIME, cancel: CancellationToken::new() };
            let ended =
                run(&trial(hardware, codec), Plumbing::default(), &limits, |_| ControlFlow::Continue(()))
                    .await;
            let (name, codec_name) = (hardware.name(), codec.name());
            match &ended {
                Ok(()) => tracing::info!("{codec_name} is encoded by the hardware ({name})"),
                Err(_) => tracing::warn!(
                    "the hardware encoder ({name}) does not work here for {codec_name}; the processor encodes instead"
                ),
            }
            tried.push((hardware, codec, ended.is_ok()));
            ended.is_ok()
        }
    };
    works.then_some(hardware)
}

/// Encodes a few pictures and throws them away.
fn trial(hardware: Hardware, codec: VideoCodec) -> Invocation {
    Invocation::ffmpeg()
        .args(hardware.device())
        .args(["-f", "lavfi", "-i", "testsrc2=size=640x360:rate=25:duration=0.4"])
        .args(["-vf", &hardware.filters("format=yuv420p")])
        .args(hardware.encoder(codec, Quality::High))
        .args(["-f", "null", "-"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn hardware_that_is_not_there_is_not_used() {
        assert_eq!(working(None, VideoCodec::H264).await, None);
        if std::path::Path::new("/dev/dri").exists() || std::path::Path::new("/dev/nvidia0").exists() {
            return;
        }
        for hardware in [Hardware::Vaapi, Hardware::Nvenc, Hardware::Qsv, Hardware::V4l2m2m] {
            assert_eq!(working(Some(hardware), VideoCodec::H264).await, None, "{hardware:?}");
        }
    }
}
