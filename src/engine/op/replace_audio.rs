//! `replace_audio(file)`: a sound file in the place of the clips' sound.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Music, Role};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplaceAudio {
    /// Its name among the files of the session; the only sound there where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Edit for ReplaceAudio {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let clip = editor.sounding(self.file.as_deref(), None)?;
        editor.result.silent = true;
        editor.result.sound.music =
            Some(Music { role: Role::Instead, ducked: false, level: 0, ..Music::background(&clip.id) });
        let is_shorter = clip.duration < editor.result_length();
        let language = editor.language;
        let ends = is_shorter.then(|| say!(language, "replace-audio-shorter"));
        let done = say!(language, "replace-audio-done", file = &clip.name);
        Ok(language.sentences([done].into_iter().chain(ends)))
    }

    fn tell(&self, language: Language) -> String {
        match &self.file {
            Some(file) => say!(language, "replace-audio-file-step", file),
            None => say!(language, "replace-audio-step"),
        }
    }
}
