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
        let size = editor.leading_size()?;
        let frame = &mut editor.result.frame;
        match self.direction {
            Direction::Horizontal => {
                frame.mirror(size);
                Ok(say!(editor.language, "mirror-done"))
            }
            Direction::Vertical => {
                frame.upend(size);
                Ok(say!(editor.language, "upend-done"))
            }
        }
    }

    fn tell(&self, language: Language) -> String {
        match self.direction {
            Direction::Horizontal => say!(language, "mirror-step"),
            Direction::Vertical => say!(language, "upend-step"),
        }
    }
}
