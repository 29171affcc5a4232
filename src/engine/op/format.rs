//! `format(format)`: what the result is written as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::media::{self, Shape};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Format {
    /// As an ending of a file's name.
    pub format: String,
}

impl Format {
    fn format(&self) -> Option<media::Format> {
        media::Format::from_extension(&self.format)
    }
}

impl Edit for Format {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let Some(format) = self.format() else {
            let asked: String = self.format.chars().take(12).collect::<String>().to_uppercase();
            return Err(say!(editor.language, "format-other", asked));
        };
        if format.shape() == Shape::Sound && !editor.has_sound() {
            return Err(say!(editor.language, "no-sound-to-write"));
        }
        editor.becomes(format)?;
        Ok(say!(editor.language, "format-done", format = name(format)))
    }

    fn tell(&self, language: Language) -> String {
        match self.format() {
            Some(format) => say!(language, "format-step", format = name(format)),
            None => say!(language, "format-other-step"),
        }
    }
}

/// As people write it.
pub(super) fn name(format: media::Format) -> &'static str {
    match format {
        media::Format::Mp4 => "MP4",
        media::Format::Webm => "WebM",
        media::Format::Mov => "MOV",
        media::Format::Mkv => "MKV",
        media::Format::Gif => "GIF",
        media::Format::Jpg => "JPG",
        media::Format::Png => "PNG",
        media::Format::Mp3 => "MP3",
        media::Format::M4a => "M4A",
        media::Format::Wav => "WAV",
        media::Format::Flac => "FLAC",
        media::Format::Ogg => "OGG",
    }
}
