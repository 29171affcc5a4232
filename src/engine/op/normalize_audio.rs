//! `normalize_audio`: the loudness of speech by EBU R128, -16 LUFS, with no peak above -1.5 dBTP.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NormalizeAudio {}

impl Edit for NormalizeAudio {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-even"));
        }
        editor.result.sound.normalized = true;
        Ok(say!(language, "normalize-done"))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "normalize-step")
    }
}
