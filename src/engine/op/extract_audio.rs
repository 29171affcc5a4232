//! `extract_audio(format, bitrate)`: the result is a sound file.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bitrate::Bitrate;
use super::{Edit, Stage, format};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
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
            return Err(language.pick(
                "Sound files are written as MP3, M4A, WAV, FLAC or OGG.",
                "声音文件可输出为 MP3、M4A、WAV、FLAC 或 OGG。",
            ));
        };
        if !editor.has_sound() {
            return Err(language.pick("There is no sound to write into a file.", "没有声音可以导出。"));
        }
        if let Some(bitrate) = self.bitrate {
            let most = if format == Format::Mp3 { 320 } else { 512 };
            if !(32..=most).contains(&bitrate.thousands()) {
                return Err(language.pick(
                    format!("A sound file has from 32 to {most} thousand bits a second."),
                    format!("声音文件的码率可为 32k 到 {most}k。"),
                ));
            }
        }
        editor.becomes(format)?;
        editor.result.output.audio_bitrate = self.bitrate.map(Bitrate::thousands);
        let (article, name) = format::name(format);
        Ok(language.pick(
            format!("The result is the sound alone, {article} {name} file."),
            format!("结果只有声音，为 {name} 文件。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        let (article, name) = format::name(self.format().unwrap_or(Format::Mp3));
        language.pick(
            format!("Write the sound alone into {article} {name} file"),
            format!("只导出声音，为 {name} 文件"),
        )
    }
}
