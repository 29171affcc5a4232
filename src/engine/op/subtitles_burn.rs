//! `subtitles_burn(file)`: the words of an `.srt`, `.vtt` or `.ass` file of the folder, over the picture; they follow the
//! cuts of the clip that they belong to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubtitlesBurn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Edit for SubtitlesBurn {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let shown = editor.subtitle(self.file.as_deref())?;
        let (file, clip) = (language.quote(&shown.file), language.quote(&shown.clip));
        let mut told = vec![say!(language, "subtitles-done", count = shown.count, file, clip)];
        if shown.lost > 0 {
            told.push(say!(language, "subtitles-lost", count = shown.lost));
        }
        told.extend(shown.left_out);
        Ok(language.sentences(told))
    }

    fn tell(&self, language: Language) -> String {
        match &self.file {
            Some(file) => {
                say!(language, "subtitles-file-step", file = language.quote(file))
            }
            None => say!(language, "subtitles-step"),
        }
    }
}
