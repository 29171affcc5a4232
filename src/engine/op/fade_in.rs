//! `fade_in(seconds, color)`: from black, or white, and silence, at the beginning.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;

/// How long it is where nothing is said, in seconds.
const USUAL: i64 = 1;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FadeIn {
    /// One second where nothing is said; never more than half of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// Black where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<FadeColor>,
}

/// What a fade begins or ends with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum FadeColor {
    #[serde(alias = "#000000")]
    Black,
    #[serde(alias = "#ffffff")]
    White,
}

impl FadeIn {
    fn length(&self) -> Seconds {
        self.seconds.map_or(USUAL.into(), Amount::ratio)
    }

    fn is_white(&self) -> bool {
        self.color == Some(FadeColor::White)
    }
}

impl Edit for FadeIn {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (fade, shorter) = editor.fade(self.seconds, USUAL, self.is_white());
        editor.result.fade_in = Some(fade);
        let language = editor.language;
        let length = told(fade.length, language);
        let done = match fade.white {
            true => say!(language, "fade-in-white-done", length),
            false => say!(language, "fade-in-done", length),
        };
        Ok(language.sentences([done].into_iter().chain(shorter)))
    }

    fn tell(&self, language: Language) -> String {
        let length = told(self.length(), language);
        match self.is_white() {
            true => {
                say!(language, "fade-in-white-step", length)
            }
            false => say!(language, "fade-in-step", length),
        }
    }
}
