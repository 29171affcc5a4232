//! `extract_audio(format, bitrate)`: the result is a sound file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bitrate::Bitrate;
use super::{Edit, Stage, format};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::media::{Format, Shape};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExtractAudio {
    /// An MP3 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub format: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bitrate: Option<Bitrate>,
}

/// The fewest bits a second that sound is written with, in thousands.
const LEAST: u32 = 32;

impl ExtractAudio {
    /// `None` for what is no format of sounds here.
    fn format(&self) -> Option<Format> {
        match self.format.as_deref() {
            None => Some(Format::Mp3),
            Some("aac") => Some(Format::M4a),
            Some("opus" | "oga") => Some(Format::Ogg),
            Some(named) => Format::from_extension(named).filter(|format| format.shape() == Shape::Sound),
        }
    }
}

impl Edit for ExtractAudio {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let Some(format) = self.format() else {
            return Err(say!(language, "extract-audio-other"));
        };
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-write"));
        }
        if let Some(bitrate) = self.bitrate {
            let most = if format == Format::Mp3 { 320 } else { 512 };
            if !(LEAST..=most).contains(&bitrate.thousands()) {
                return Err(say!(language, "extract-audio-beyond", least = LEAST, most));
            }
        }
        editor.becomes(format)?;
        editor.result.output.audio_bitrate = self.bitrate.map(Bitrate::thousands);
        Ok(say!(language, "extract-audio-done", format = format::name(format)))
    }

    fn tell(&self, language: Language) -> String {
        let format = format::name(self.format().unwrap_or(Format::Mp3));
        say!(language, "extract-audio-step", format)
    }
}
