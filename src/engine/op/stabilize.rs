//! `stabilize(amount)`: a shaking picture held steady.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::strength;
use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Strength;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stabilize {
    /// Medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
}

impl Edit for Stabilize {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        editor.leading_size()?;
        if editor.stills().is_some() {
            return Err(say!(language, "stabilize-stills"));
        }
        let amount = self.amount.unwrap_or_default();
        editor.result.frame.steady = Some(amount);
        Ok(say!(language, "stabilize-done", how = strength(amount, language)))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "stabilize-step", how = strength(self.amount.unwrap_or_default(), language))
    }
}
