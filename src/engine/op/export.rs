//! `export(platform)`: asks for the result, which every job gets anyway. It changes nothing.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Export {
    /// Where it is going to be shown: `youtube`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
}

impl Edit for Export {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, _: &mut Editor<'_>) -> Result<String, String> {
        Ok(String::new())
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "export-step")
    }
}
