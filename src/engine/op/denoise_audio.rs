//! `denoise_audio`: less hiss, hum and room noise behind the speech.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

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
            return Err(say!(language, "no-sound-to-clean"));
        }
        editor.result.sound.denoised = true;
        Ok(say!(language, "denoise-audio-done"))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "denoise-audio-step")
    }
}
