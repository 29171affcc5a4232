//! `flip(direction)`: mirrored from left to right, or upside down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Flip {
    #[serde(default)]
    pub direction: Direction,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    Horizontal,
    Vertical,
}

impl Edit for Flip {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        editor.mirror(self.direction == Direction::Vertical)?;
        Ok(match self.direction {
            Direction::Horizontal => say!(editor.language, "mirror-done"),
            Direction::Vertical => say!(editor.language, "upend-done"),
        })
    }

    fn tell(&self, language: Language) -> String {
        match self.direction {
            Direction::Horizontal => say!(language, "mirror-step"),
            Direction::Vertical => say!(language, "upend-step"),
        }
    }
}
