//! `denoise_audio`: less hiss, hum and room noise behind the speech.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DenoiseAudio {}

impl Edit for DenoiseAudio {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if !editor.clips_are_heard() {
            return Err(language.pick("There is no sound to clean.", "没有声音，无需降噪。"));
        }
        editor.result.sound.denoised = true;
        Ok(language.pick("Cleaned the sound of steady noise.", "做了声音降噪。"))
    }

    fn tell(&self, language: Language) -> String {
        language.pick("Clean the sound of noise", "声音降噪")
    }
}
