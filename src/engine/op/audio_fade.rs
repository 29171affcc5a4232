//! `audio_fade(type, seconds)`: fades the sound in or out, and leaves the picture as it is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Fade;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AudioFade {
    /// Both where nothing is said.
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub way: Option<Way>,
    /// Two seconds where nothing is said, or half of a result that is shorter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Way {
    In,
    Out,
}

impl Edit for AudioFade {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-fade"));
        }
        let (Fade { length, .. }, shorter) = editor.fade(self.seconds, 2, false);
        let sound = &mut editor.result.sound;
        if self.way != Some(Way::Out) {
            sound.fade_in = Some(length);
        }
        if self.way != Some(Way::In) {
            sound.fade_out = Some(length);
        }
        let length = told(length, language);
        let done = match self.way {
            Some(Way::In) => say!(language, "fade-sound-in-done", length),
            Some(Way::Out) => say!(language, "fade-sound-out-done", length),
            None => say!(language, "fade-sound-both-done", length),
        };
        Ok(language.sentences([done].into_iter().chain(shorter)))
    }

    fn tell(&self, language: Language) -> String {
        match self.way {
            Some(Way::In) => say!(language, "fade-sound-in-step"),
            Some(Way::Out) => say!(language, "fade-sound-out-step"),
            None => say!(language, "fade-sound-both-step"),
        }
    }
}
