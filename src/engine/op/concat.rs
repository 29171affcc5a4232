//! `concat(files, count)`: joins the clips of the folder, one after the other; those that are named, in that order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concat {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// How many clips the person speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

impl Edit for Concat {
    fn stage(&self) -> Stage {
        Stage::Build
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let left_out = if self.files.is_empty() { Vec::new() } else { editor.join(&self.files)? };
        let names = editor.names_in_order();
        if names.len() < 2 && self.files.len() < 2 {
            return Err(say!(language, "concat-one-clip"));
        }
        let mut told =
            vec![say!(language, "concat-done", count = names.len(), names = language.list(&names))];
        if let Some(count) = self.count.filter(|count| *count as usize != names.len()) {
            told.push(say!(language, "spoke-of", count));
        }
        if !left_out.is_empty() {
            told.push(say!(language, "left-out", names = language.list(&left_out)));
        }
        Ok(language.sentences(told))
    }

    fn tell(&self, language: Language) -> String {
        if self.files.is_empty() {
            return say!(language, "concat-step");
        }
        say!(language, "concat-files-step", names = language.list(&self.files))
    }
}
