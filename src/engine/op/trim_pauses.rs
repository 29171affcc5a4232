//! `trim_pauses(min_silence, padding)`: takes the silences away, but for a breath at each end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrimPauses {
    /// The shortest silence that counts, in seconds; else the one of the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_silence: Option<Amount>,
    /// What is left of it at each end, in seconds; else the one of the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub padding: Option<Amount>,
}

impl Edit for TrimPauses {
    fn stage(&self) -> Stage {
        Stage::Pauses
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let cut = editor.cut_pauses(self.min_silence.map(Amount::ratio), self.padding.map(Amount::ratio))?;
        if cut.count == 0 {
            let least = told(cut.min_silence, language);
            return Ok(say!(language, "trim-pauses-none", least));
        }
        Ok(say!(language, "trim-pauses-done", count = cut.count, total = told(cut.total, language)))
    }

    fn tell(&self, language: Language) -> String {
        match self.min_silence {
            Some(least) => {
                let least = told(least.ratio(), language);
                say!(language, "trim-pauses-step-least", least)
            }
            None => say!(language, "trim-pauses-step"),
        }
    }
}
