//! `trim_end(seconds)`: takes the end away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
        let length = told(self.seconds.ratio(), editor.language);
        Ok(say!(editor.language, "trim-end-done", length))
    }

    fn tell(&self, language: Language) -> String {
        let length = self.seconds.told(language);
        say!(language, "trim-end-step", length)
    }
}
