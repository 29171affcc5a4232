//! The words that tell ffmpeg how pictures and sound are encoded.

use super::super::encoder::Encode;
use super::Effort;
use crate::config::Quality;
use crate::engine::timeline::{AudioCodec, Size, VideoCodec};
use crate::media::process::Invocation;
use crate::media::{Format, Hardware, Shape};

/// Where a smaller file stands, in steps of quality of every encoder.
const SMALLER: u8 = 5;

/// The encoders that `order` needs, by ffmpeg's names, where the engine can do without them otherwise.
pub fn needed(order: &Encode<'_>) -> Vec<(&'static str, &'static str)> {
    let pictures = match order.video() {
        _ if order.format.shape() != Shape::Video => None,
        VideoCodec::H265 => Some(("libx265", "H.265")),
        VideoCodec::Av1 => Some(("libaom-av1", "AV1")),
        VideoCodec::Prores => Some(("prores_ks", "ProRes")),
        VideoCodec::H264 | VideoCodec::Vp9 => None,
    };
    let sound = match (order.format, order.audio()) {
        (Format::Mp3, _) => Some(("libmp3lame", "MP3")),
        (Format::Mp4 | Format::Mov | Format::Mkv, AudioCodec::Mp3) => Some(("libmp3lame", "MP3")),
        _ => None,
    };
    pictures.into_iter().chain(sound.filter(|_| order.sound.is_some())).collect()
}

/// Sends the pictures through `graph`, whose only open end is theirs, to their encoder.
pub fn pictures(invocation: Invocation, order: &Encode<'_>, graph: &str) -> Invocation {
    if order.effort == Effort::Lossless {
        return filtered(invocation, graph).args(["-c:v", "libx264", "-preset", "ultrafast", "-qp", "0"]);
    }
    if let Some(hardware) = order.hardware {
        let invocation = filtered(invocation, &hardware.filters(graph));
        return invocation.args(hardware.encoder(order.video(), order.quality));
    }
    let invocation = filtered(invocation, graph).args(software(order));
    let invocation = limited(invocation, order);
    let format = if order.video() == VideoCodec::Prores { "yuv422p10le" } else { "yuv420p" };
    invocation.args(["-pix_fmt", format])
}

fn filtered(invocation: Invocation, graph: &str) -> Invocation {
    let graph = format!("{graph}[picture]");
    invocation.args(["-filter_complex", &graph, "-map", "[picture]"])
}

impl Encode<'_> {
    /// How the pictures are encoded.
    pub fn video(&self) -> VideoCodec {
        self.output.video.unwrap_or(VideoCodec::usual(self.format))
    }

    /// How the sound beside them is encoded.
    pub fn audio(&self) -> AudioCodec {
        self.output.audio.unwrap_or(AudioCodec::usual(self.format))
    }
}

fn software(order: &Encode<'_>) -> Vec<String> {
    let care = order.output.size == Size::Smaller;
    // Threads of an encoder hold pictures each; with these, none goes beyond 300 MB on 1080p.
    let words: &[&str] = match order.video() {
        VideoCodec::H264 => {
            // `superfast` that looks ahead is as good as `veryfast` in two thirds of the time: on a screen recording
            // at an SSIM of 0.998 with 15 % more bytes, on a film at 0.987 with 4 %.
            let preset = match order.effort {
                _ if care => "medium",
                Effort::Pass { .. } => "veryfast",
                Effort::Once | Effort::Lossless => "superfast",
            };
            &[
                "-c:v",
                "libx264",
                "-preset",
                preset,
                "-profile:v",
                "high",
                "-mbtree",
                "1",
                "-rc-lookahead",
                "10",
            ]
        }
        VideoCodec::H265 if matches!(order.format, Format::Mp4 | Format::Mov) => {
            &["-c:v", "libx265", "-preset", "veryfast", "-tag:v", "hvc1"]
        }
        VideoCodec::H265 => &["-c:v", "libx265", "-preset", "veryfast"],
        // It does not write in two passes as fast as it can.
        VideoCodec::Vp9 if matches!(order.effort, Effort::Pass { .. }) => {
            &["-c:v", "libvpx-vp9", "-deadline", "good", "-cpu-used", "5", "-row-mt", "1"]
        }
        VideoCodec::Vp9 => &["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "6", "-row-mt", "1"],
        VideoCodec::Av1 => &["-c:v", "libaom-av1", "-usage", "realtime", "-cpu-used", "8", "-row-mt", "1"],
        VideoCodec::Prores => &["-c:v", "prores_ks", "-profile:v", "2", "-vendor", "apl0"],
    };
    words.iter().map(|word| word.to_string()).collect()
}

/// By a quality, a bit rate or a size.
fn limited(invocation: Invocation, order: &Encode<'_>) -> Invocation {
    let codec = order.video();
    let x265 = |more: &str| format!("log-level=error:pools=2:frame-threads=1:rc-lookahead=10{more}");
    if codec == VideoCodec::Prores {
        return invocation;
    }
    if let Effort::Pass { number, bitrate } = order.effort {
        let invocation = invocation.args(["-b:v", &format!("{bitrate}k")]);
        if codec == VideoCodec::H265 {
            return invocation.args(["-x265-params", &x265(&format!(":pass={number}:stats=pass.log"))]);
        }
        return invocation.args(["-pass", &number.to_string(), "-passlogfile", "pass"]);
    }
    let invocation =
        if codec == VideoCodec::H265 { invocation.args(["-x265-params", &x265("")]) } else { invocation };
    if let Some(bitrate) = order.output.video_bitrate {
        let words = [("-b:v", bitrate), ("-maxrate", bitrate + bitrate / 2), ("-bufsize", bitrate * 2)];
        return words.into_iter().fold(invocation, |invocation, (option, thousands)| {
            invocation.args([option, &format!("{thousands}k")])
        });
    }
    let crf = order.output.crf.unwrap_or_else(|| usual(codec, order.quality, order.output.size));
    let invocation = invocation.args(["-crf", &crf.to_string()]);
    if matches!(codec, VideoCodec::Vp9 | VideoCodec::Av1) {
        invocation.args(["-b:v", "0"])
    } else {
        invocation
    }
}

fn usual(codec: VideoCodec, quality: Quality, size: Size) -> u8 {
    let [high, medium, low] = match codec {
        VideoCodec::H264 | VideoCodec::Prores => [20, 23, 28],
        VideoCodec::H265 => [22, 25, 30],
        VideoCodec::Vp9 => [30, 36, 42],
        VideoCodec::Av1 => [32, 38, 46],
    };
    let crf = match quality {
        Quality::High => high,
        Quality::Medium => medium,
        Quality::Low => low,
    };
    if size == Size::Smaller { crf + SMALLER } else { crf }
}

/// Encodes the sound beside pictures.
pub fn sound(invocation: Invocation, order: &Encode<'_>) -> Invocation {
    // What films are cut of has its sound whole as well.
    if order.video() == VideoCodec::Prores && order.output.audio.is_none() {
        return invocation.args(["-c:a", "pcm_s16le"]);
    }
    let codec = order.audio();
    let usual = if codec == AudioCodec::Opus { 128 } else { 160 };
    let bitrate = format!("{}k", order.output.audio_bitrate.unwrap_or(usual));
    match codec {
        AudioCodec::Aac => aac(invocation, &bitrate),
        AudioCodec::Opus => invocation.args(["-c:a", "libopus", "-b:a", &bitrate]),
        AudioCodec::Mp3 => invocation.args(["-c:a", "libmp3lame", "-b:a", &bitrate]),
        // In MP4 it still counts as an experiment to older versions.
        AudioCodec::Flac => invocation.args(["-c:a", "flac", "-strict", "-2"]),
    }
}

/// Encodes sound as AAC. The fast search takes half of the time of the usual one; on speech it costs less than 1 dB
/// of 33.
pub fn aac(invocation: Invocation, bitrate: &str) -> Invocation {
    invocation.args(["-c:a", "aac", "-aac_coder", "fast", "-b:a", bitrate])
}

/// Encodes sound alone, for a file of `format`.
pub fn sound_alone(invocation: Invocation, format: Format, bitrate: Option<u32>) -> Invocation {
    let (encoder, usual) = match format {
        Format::M4a => ("aac", 192),
        Format::Ogg => ("libopus", 128),
        Format::Flac => return invocation.args(["-c:a", "flac"]),
        Format::Wav => return invocation.args(["-c:a", "pcm_s16le"]),
        _ => ("libmp3lame", 192),
    };
    invocation.args(["-c:a", encoder, "-b:a", &format!("{}k", bitrate.unwrap_or(usual))])
}

impl Hardware {
    /// What opens the device, before any input.
    pub fn device(self) -> Vec<String> {
        let words: &[&str] = match self {
            Hardware::Vaapi => &["-vaapi_device", "/dev/dri/renderD128"],
            Hardware::Qsv => &["-init_hw_device", "qsv=hw", "-filter_hw_device", "hw"],
            Hardware::Nvenc | Hardware::V4l2m2m => &[],
        };
        words.iter().map(|word| word.to_string()).collect()
    }

    /// `filters` with what brings their pictures to the device.
    pub fn filters(self, filters: &str) -> String {
        match self {
            Hardware::Vaapi => format!("{filters},format=nv12,hwupload"),
            Hardware::Qsv => format!("{filters},format=nv12,hwupload=extra_hw_frames=64"),
            Hardware::Nvenc | Hardware::V4l2m2m => filters.to_string(),
        }
    }

    /// The encoder of `codec` (H.264 or H.265), at `quality`.
    pub fn encoder(self, codec: VideoCodec, quality: Quality) -> Vec<String> {
        let family = if codec == VideoCodec::H265 { "hevc" } else { "h264" };
        let step = usual(VideoCodec::H264, quality, Size::Free).to_string();
        let (device, words): (_, Vec<&str>) = match self {
            Hardware::Vaapi => ("vaapi", vec!["-qp", &step]),
            Hardware::Nvenc => ("nvenc", vec!["-rc", "vbr", "-cq", &step, "-b:v", "0"]),
            Hardware::Qsv => ("qsv", vec!["-global_quality", &step]),
            Hardware::V4l2m2m => ("v4l2m2m", vec!["-b:v", "8M"]),
        };
        let encoder = ["-c:v".to_string(), format!("{family}_{device}")];
        encoder.into_iter().chain(words.into_iter().map(str::to_string)).collect()
    }
}
