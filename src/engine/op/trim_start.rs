//! `trim_start(seconds)`: takes the beginning away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
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
        let length = told(self.seconds.ratio(), editor.language);
        Ok(say!(editor.language, "trim-start-done", length))
    }

    fn tell(&self, language: Language) -> String {
        let length = self.seconds.told(language);
        say!(language, "trim-start-step", length)
    }
}
