//! `fade_in(seconds, color)`: from black, or white, and silence, at the beginning.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FadeIn {
    /// One second where nothing is said.
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
        self.seconds.map_or(Seconds::from_integer(1), Amount::ratio)
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
        let fade = editor.fade(self.length(), self.is_white())?;
        editor.result.fade_in = Some(fade);
        let seconds = told(fade.length, editor.language);
        Ok(match fade.white {
            true => editor.language.pick(
                format!("Faded in from white over {seconds}."),
                format!("开头加了 {seconds} 的白场淡入。"),
            ),
            false => editor
                .language
                .pick(format!("Faded in over {seconds}."), format!("开头加了 {seconds} 的淡入。")),
        })
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        match self.is_white() {
            true => {
                language.pick(format!("Fade in from white over {seconds}"), format!("开头白场淡入 {seconds}"))
            }
            false => language.pick(format!("Fade in over {seconds}"), format!("开头淡入 {seconds}")),
        }
    }
}
