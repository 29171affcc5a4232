//! `fade_in(seconds)`: from black and silence, at the beginning.

use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FadeIn {
    /// One second where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

impl FadeIn {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(1), Amount::ratio)
    }
}

impl Edit for FadeIn {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let length = editor.fade_length(self.length())?;
        editor.result.fade_in = Some(length);
        let seconds = told(length, editor.language);
        Ok(editor.language.pick(format!("Faded in over {seconds}."), format!("开头加了 {seconds} 的淡入。")))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        language.pick(format!("Fade in over {seconds}"), format!("开头淡入 {seconds}"))
    }
}
