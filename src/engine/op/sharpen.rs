//! `sharpen(amount, start, end)`: clearer edges.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step, strength};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Strength};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Sharpen {
    /// Medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Sharpen {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let amount = self.amount.unwrap_or_default();
        let spans = editor.look(Look::Sharpen(amount), self.start, self.end)?;
        let language = editor.language;
        Ok(done(say!(language, "sharpen-done", how = strength(amount, language)), &spans, language))
    }

    fn tell(&self, language: Language) -> String {
        let how = strength(self.amount.unwrap_or_default(), language);
        step(say!(language, "sharpen-step", how), self.start, self.end, language)
    }
}
