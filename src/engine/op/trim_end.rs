//! `trim_end(seconds)`: takes the end away.

use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TrimEnd {
    pub seconds: Amount,
}

impl Edit for TrimEnd {
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let end = editor.length();
        editor.remove((end - self.seconds.ratio()).max(0.into()), end)?;
        let seconds = told(self.seconds.ratio(), editor.language);
        Ok(editor.language.pick(format!("Cut the last {seconds}."), format!("剪掉了结尾 {seconds}。")))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = self.seconds.told(language);
        language.pick(format!("Cut the last {seconds}"), format!("剪掉结尾 {seconds}"))
    }
}
