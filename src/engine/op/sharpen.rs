//! `sharpen(amount, start, end)`: clearer edges.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Strength};

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
        let span = editor.look(Look::Sharpen(amount), self.start, self.end)?;
        let (how, how_in_chinese) = amount.told();
        let what = (format!("Sharpened the picture{how}"), format!("锐化画面{how_in_chinese}"));
        Ok(done(what, span, editor.language))
    }

    fn tell(&self, language: Language) -> String {
        let (how, how_in_chinese) = self.amount.unwrap_or_default().told();
        let what = (format!("Sharpen the picture{how}"), format!("锐化画面{how_in_chinese}"));
        step(what, self.start, self.end, language)
    }
}
