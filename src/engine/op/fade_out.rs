//! `fade_out(seconds, color)`: to black, or white, and silence, at the end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, FadeColor, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FadeOut {
    /// One second where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// Black where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<FadeColor>,
}

impl FadeOut {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(1), Amount::ratio)
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
        let fade = editor.fade(self.length(), self.is_white())?;
        editor.result.fade_out = Some(fade);
        let seconds = told(fade.length, editor.language);
        Ok(match fade.white {
            true => editor.language.pick(
                format!("Faded out to white over {seconds}."),
                format!("结尾加了 {seconds} 的白场淡出。"),
            ),
            false => editor
                .language
                .pick(format!("Faded out over {seconds}."), format!("结尾加了 {seconds} 的淡出。")),
        })
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        match self.is_white() {
            true => {
                language.pick(format!("Fade out to white over {seconds}"), format!("结尾白场淡出 {seconds}"))
            }
            false => language.pick(format!("Fade out over {seconds}"), format!("结尾淡出 {seconds}")),
        }
    }
}
