//! `fade_out(seconds)`: to black and silence, at the end.

use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FadeOut {
    /// One second where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

impl FadeOut {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(1), Amount::ratio)
    }
}

impl Edit for FadeOut {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let length = editor.fade_length(self.length())?;
        editor.result.fade_out = Some(length);
        let seconds = told(length, editor.language);
        Ok(editor.language.pick(format!("Faded out over {seconds}."), format!("结尾加了 {seconds} 的淡出。")))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        language.pick(format!("Fade out over {seconds}"), format!("结尾淡出 {seconds}"))
    }
}
