//! `trim_start(seconds)`: takes the beginning away.

use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrimStart {
    pub seconds: Amount,
}

impl Edit for TrimStart {
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        editor.remove(Seconds::from_integer(0), self.seconds.ratio())?;
        let seconds = told(self.seconds.ratio(), editor.language);
        Ok(editor.language.pick(format!("Cut the first {seconds}."), format!("剪掉了开头 {seconds}。")))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = self.seconds.told(language);
        language.pick(format!("Cut the first {seconds}"), format!("剪掉开头 {seconds}"))
    }
}
