//! The accepted types, by the ending of a name, and the formats of a result.

use std::fmt;
use std::path::Path;

use serde::{Deserialize, Serialize};

/// What a result is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    Mp4,
    Webm,
    Mov,
    Mkv,
    Gif,
    Jpg,
    Png,
    Mp3,
    M4a,
    Wav,
    Flac,
    /// Opus, in Ogg.
    Ogg,
}

/// What is in a file of some format.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    Video,
    /// Pictures that move, without sound.
    Animation,
    /// One picture.
    Still,
    /// Sound alone.
    Sound,
}

impl Format {
    pub const ALL: [Format; 12] = [
        Format::Mp4,
        Format::Webm,
        Format::Mov,
        Format::Mkv,
        Format::Gif,
        Format::Jpg,
        Format::Png,
        Format::Mp3,
        Format::M4a,
        Format::Wav,
        Format::Flac,
        Format::Ogg,
    ];
    /// Those of videos, which every backend makes.
    pub const VIDEOS: [Format; 4] = [Format::Mp4, Format::Webm, Format::Mov, Format::Mkv];

    /// The ending of a file's name, without the dot.
    pub fn extension(self) -> &'static str {
        match self {
            Format::Mp4 => "mp4",
            Format::Webm => "webm",
            Format::Mov => "mov",
            Format::Mkv => "mkv",
            Format::Gif => "gif",
            Format::Jpg => "jpg",
            Format::Png => "png",
            Format::Mp3 => "mp3",
            Format::M4a => "m4a",
            Format::Wav => "wav",
            Format::Flac => "flac",
            Format::Ogg => "ogg",
        }
    }

    pub fn shape(self) -> Shape {
        match self {
            Format::Mp4 | Format::Webm | Format::Mov | Format::Mkv => Shape::Video,
            Format::Gif => Shape::Animation,
            Format::Jpg | Format::Png => Shape::Still,
            Format::Mp3 | Format::M4a | Format::Wav | Format::Flac | Format::Ogg => Shape::Sound,
        }
    }

    /// The format that an ending names, in any case.
    pub fn from_extension(extension: &str) -> Option<Format> {
        Format::ALL.into_iter().find(|format| format.extension().eq_ignore_ascii_case(extension))
    }

    /// The format of a video that an ending names, in any case.
    pub fn of_video(extension: &str) -> Option<Format> {
        Format::from_extension(extension).filter(|format| format.shape() == Shape::Video)
    }
}

impl fmt::Display for Format {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.extension())
    }
}

/// What the ending of a name promises.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Video,
    Image,
    Audio,
    /// Words and their times.
    Subtitles,
    /// What every colour becomes, in a `.cube` file.
    Colors,
}

/// The endings that both backends accept, in the order in which people are told them.
pub const ACCEPTED: [(&str, Kind); 13] = [
    ("mp4", Kind::Video),
    ("mov", Kind::Video),
    ("avi", Kind::Video),
    ("webm", Kind::Video),
    ("mkv", Kind::Video),
    ("jpg", Kind::Image),
    ("png", Kind::Image),
    ("gif", Kind::Image),
    ("webp", Kind::Image),
    ("mp3", Kind::Audio),
    ("wav", Kind::Audio),
    ("m4a", Kind::Audio),
    ("aac", Kind::Audio),
];

/// The endings of what a folder may hold beside its media, which only the engine on this machine takes.
const EXTRAS: [(&str, Kind); 4] =
    [("srt", Kind::Subtitles), ("vtt", Kind::Subtitles), ("ass", Kind::Subtitles), ("cube", Kind::Colors)];

impl Kind {
    /// Its name as in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Kind::Video => "video",
            Kind::Image => "image",
            Kind::Audio => "audio",
            Kind::Subtitles => "subtitles",
            Kind::Colors => "colors",
        }
    }

    /// What the name of `path` promises, or `None` where its ending is not accepted.
    pub fn of(path: &Path) -> Option<Kind> {
        Kind::among(&ACCEPTED, path)
    }

    /// What a file is that a folder may hold beside its media, and that only the engine on this machine takes:
    /// subtitles, a table of colours.
    pub fn of_extra(path: &Path) -> Option<Kind> {
        Kind::among(&EXTRAS, path)
    }

    fn among(known: &[(&str, Kind)], path: &Path) -> Option<Kind> {
        let extension = path.extension()?.to_str()?;
        known.iter().find(|(ending, _)| ending.eq_ignore_ascii_case(extension)).map(|(_, kind)| *kind)
    }
}

/// The accepted endings in one line, for messages: `mp4, mov, … aac`.
pub fn accepted_types() -> String {
    ACCEPTED.map(|(extension, _)| extension).join(", ")
}
