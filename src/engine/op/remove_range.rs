//! `remove_range(start, end)`: takes a stretch away. Without an end it goes to the end, without a start it
//! begins at the beginning.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, from_to, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemoveRange {
    pub start: Amount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for RemoveRange {
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        if self.start.is_zero() && self.end.is_none() && editor.remove_clip()? {
            return Ok(say!(editor.language, "remove-clip-done"));
        }
        let (start, end) = editor.range(Some(self.start), self.end)?;
        editor.remove(start, end)?;
        Ok(say!(editor.language, "remove-done", span = from_to(start, end, editor.language)))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "remove-step", span = stretch::named(Some(self.start), self.end, language))
    }
}
