//! `format(format)`: what the result is written as.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
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
            return Err(editor.language.pick(
                format!("{asked} files are not written here: ask for MP4, which plays everywhere, WebM, MOV or MKV."),
                format!("不输出 {asked} 文件：可用 MP4（到处都能播放）、WebM、MOV 或 MKV。"),
            ));
        };
        if format.shape() == Shape::Sound && !editor.has_sound() {
            return Err(editor
                .language
                .pick("There is no sound to write into a file.", "没有声音可以导出。"));
        }
        editor.becomes(format)?;
        let (article, name) = name(format);
        Ok(editor
            .language
            .pick(format!("The result is {article} {name} file."), format!("输出为 {name} 文件。")))
    }

    fn tell(&self, language: Language) -> String {
        let (article, name) = self.format().map_or(("a", "file of that kind"), name);
        language.pick(format!("Write {article} {name} file"), format!("输出为 {name} 文件"))
    }
}

/// Its name, and the article before it in English.
pub(super) fn name(format: media::Format) -> (&'static str, &'static str) {
    match format {
        media::Format::Mp4 => ("an", "MP4"),
        media::Format::Webm => ("a", "WebM"),
        media::Format::Mov => ("a", "MOV"),
        media::Format::Mkv => ("an", "MKV"),
        media::Format::Gif => ("a", "GIF"),
        media::Format::Jpg => ("a", "JPG"),
        media::Format::Png => ("a", "PNG"),
        media::Format::Mp3 => ("an", "MP3"),
        media::Format::M4a => ("an", "M4A"),
        media::Format::Wav => ("a", "WAV"),
        media::Format::Flac => ("a", "FLAC"),
        media::Format::Ogg => ("an", "OGG"),
    }
}
