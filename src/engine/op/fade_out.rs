//! `fade_out(seconds, color)`: to black, or white, and silence, at the end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, FadeColor, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;

/// How long it is where nothing is said, in seconds.
const USUAL: i64 = 1;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FadeOut {
    /// One second where nothing is said; never more than half of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// Black where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<FadeColor>,
}

impl FadeOut {
    fn length(&self) -> Seconds {
        self.seconds.map_or(USUAL.into(), Amount::ratio)
    }

    fn is_white(&self) -> bool {
        self.color == Some(FadeColor::White)
    }
}

impl Edit for FadeOut {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (fade, shorter) = editor.fade(self.seconds, USUAL, self.is_white());
        editor.result.fade_out = Some(fade);
        let language = editor.language;
        let length = told(fade.length, language);
        let done = match fade.white {
            true => say!(language, "fade-out-white-done", length),
            false => say!(language, "fade-out-done", length),
        };
        Ok(language.sentences([done].into_iter().chain(shorter)))
    }

    fn tell(&self, language: Language) -> String {
        let length = told(self.length(), language);
        match self.is_white() {
            true => {
                say!(language, "fade-out-white-step", length)
            }
            false => say!(language, "fade-out-step", length),
        }
    }
}
