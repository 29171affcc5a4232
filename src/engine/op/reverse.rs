//! `reverse(start, end, style)`: plays all of it, or a stretch, backwards, in picture and sound; a boomerang plays it
//! forwards first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, from_to, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reverse {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<ReverseStyle>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum ReverseStyle {
    /// There and back.
    Boomerang,
}

impl Edit for Reverse {
    fn stage(&self) -> Stage {
        Stage::Arrange
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.style.is_some() {
            editor.there_and_back();
            return Ok(say!(language, "boomerang-done"));
        }
        if self.start.is_none() && self.end.is_none() {
            editor.reverse(None)?;
            return Ok(say!(language, "reverse-done"));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.reverse(Some((start, end)))?;
        Ok(say!(language, "reverse-part-done", span = from_to(start, end, language)))
    }

    fn tell(&self, language: Language) -> String {
        if self.style.is_some() {
            return say!(language, "boomerang-step");
        }
        if self.start.is_none() && self.end.is_none() {
            return say!(language, "reverse-step");
        }
        say!(language, "reverse-part-step", span = stretch::named(self.start, self.end, language))
    }
}
