//! `normalize_audio`: the loudness of speech by EBU R128, -16 LUFS, with no peak above -1.5 dBTP.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

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
            return Err(language.pick("There is no sound to even out.", "没有声音，无需均衡响度。"));
        }
        editor.result.sound.normalized = true;
        Ok(language.pick("Brought the sound to -16 LUFS.", "响度调到了 -16 LUFS。"))
    }

    fn tell(&self, language: Language) -> String {
        language.pick("Bring the sound to -16 LUFS", "响度调到 -16 LUFS")
    }
}
