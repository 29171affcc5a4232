//! The file that the result is written as.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Seconds, exact};
use crate::media::Format;

/// What a person said of the file. Where they said nothing, the format and the quality of the order decide.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Output {
    pub video: Option<VideoCodec>,
    pub audio: Option<AudioCodec>,
    /// Pictures a second.
    #[serde(with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub rate: Option<Ratio<i64>>,
    /// The encoder's own measure of quality; more is smaller.
    pub crf: Option<u8>,
    /// In thousands of bits a second.
    pub video_bitrate: Option<u32>,
    pub audio_bitrate: Option<u32>,
    pub size: Size,
    /// Where it ends, in the time of the result: of a GIF, which nobody wants of a whole film.
    #[serde(with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub until: Option<Seconds>,
    /// Of a GIF: how often it is played; for ever where nothing is said.
    pub plays: Option<u32>,
    /// Of a still picture: its moment in the result; a good one where nothing is said.
    #[serde(with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub at: Option<Seconds>,
}

/// How large the file may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    #[default]
    Free,
    /// Smaller than usual, at a lower quality.
    Smaller,
    /// Less than so many bytes.
    Bytes(u64),
    /// Less than so many hundredths of what the same stretches of the clips have.
    Percent(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum VideoCodec {
    H264,
    #[serde(alias = "hevc")]
    H265,
    Vp9,
    Av1,
    Prores,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum AudioCodec {
    Aac,
    Opus,
    Mp3,
    Flac,
}

impl VideoCodec {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            VideoCodec::H264 => "H.264",
            VideoCodec::H265 => "H.265",
            VideoCodec::Vp9 => "VP9",
            VideoCodec::Av1 => "AV1",
            VideoCodec::Prores => "ProRes",
        }
    }

    /// The formats that hold it, the best first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            VideoCodec::H264 | VideoCodec::H265 => &[Format::Mp4, Format::Mov, Format::Mkv],
            VideoCodec::Vp9 => &[Format::Webm, Format::Mkv, Format::Mp4],
            VideoCodec::Av1 => &[Format::Mp4, Format::Webm, Format::Mkv],
            VideoCodec::Prores => &[Format::Mov, Format::Mkv],
        }
    }

    /// What `format` holds where nobody says it.
    pub fn usual(format: Format) -> VideoCodec {
        if format == Format::Webm { VideoCodec::Vp9 } else { VideoCodec::H264 }
    }
}

impl AudioCodec {
    /// Its name, for people.
    pub fn name(self) -> &'static str {
        match self {
            AudioCodec::Aac => "AAC",
            AudioCodec::Opus => "Opus",
            AudioCodec::Mp3 => "MP3",
            AudioCodec::Flac => "FLAC",
        }
    }

    /// The formats of videos that hold it, the best first.
    pub fn formats(self) -> &'static [Format] {
        match self {
            AudioCodec::Aac | AudioCodec::Mp3 => &[Format::Mp4, Format::Mov, Format::Mkv],
            AudioCodec::Opus => &[Format::Mp4, Format::Webm, Format::Mkv],
            AudioCodec::Flac => &[Format::Mkv, Format::Mp4],
        }
    }

    /// What `format` holds where nobody says it.
    pub fn usual(format: Format) -> AudioCodec {
        if format == Format::Webm { AudioCodec::Opus } else { AudioCodec::Aac }
    }
}

impl Output {
    /// The format of a video that holds the codecs that were asked for: `wanted`, unless it cannot.
    pub fn format(&self, wanted: Format) -> Format {
        let video = self.video.map(VideoCodec::formats);
        let audio = self.audio.map(AudioCodec::formats);
        let holds = |format: &Format| {
            video.is_none_or(|formats| formats.contains(format))
                && audio.is_none_or(|formats| formats.contains(format))
        };
        let first = || video.into_iter().chain(audio).flatten().copied().find(holds);
        if !Format::VIDEOS.contains(&wanted) || holds(&wanted) { wanted } else { first().unwrap_or(wanted) }
    }
}
