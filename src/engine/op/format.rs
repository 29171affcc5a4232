//! `format(format)`: the container of the result.

use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::media;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Format {
    pub format: media::Format,
}

impl Edit for Format {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        editor.result.format = Some(self.format);
        let (article, name) = name(self.format);
        Ok(editor
            .language
            .pick(format!("The result is {article} {name} file."), format!("输出为 {name} 文件。")))
    }

    fn tell(&self, language: Language) -> String {
        let (article, name) = name(self.format);
        language.pick(format!("Write {article} {name} file"), format!("输出为 {name} 文件"))
    }
}

/// Its name, and the article before it in English.
fn name(format: media::Format) -> (&'static str, &'static str) {
    match format {
        media::Format::Mp4 => ("an", "MP4"),
        media::Format::Webm => ("a", "WebM"),
        media::Format::Mov => ("a", "MOV"),
        media::Format::Mkv => ("an", "MKV"),
    }
}
