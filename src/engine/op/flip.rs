//! `flip(direction)`: mirrored from left to right, or upside down.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

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
                Ok(editor.language.pick("Mirrored it from left to right.", "画面已左右翻转。"))
            }
            Direction::Vertical => {
                frame.upend(size);
                Ok(editor.language.pick("Flipped it upside down.", "画面已上下翻转。"))
            }
        }
    }

    fn tell(&self, language: Language) -> String {
        match self.direction {
            Direction::Horizontal => language.pick("Mirror it from left to right", "画面左右翻转"),
            Direction::Vertical => language.pick("Flip it upside down", "画面上下翻转"),
        }
    }
}
