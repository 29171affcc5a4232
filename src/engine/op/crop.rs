//! `crop(x, y, width, height)`: keeps a part of the picture, in pixels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    /// From the left; the middle where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<u32>,
    /// From the top; the middle where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
}

impl Edit for Crop {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if *self == Crop::default() {
            return Err(say!(language, "crop-unclear"));
        }
        let kept = editor.crop((self.x, self.y), (self.width, self.height))?;
        let (x, y, width, height) = (kept.x, kept.y, kept.width, kept.height);
        Ok(say!(language, "crop-done", width, height, x, y))
    }

    fn tell(&self, language: Language) -> String {
        match (self.width, self.height) {
            (Some(width), Some(height)) => {
                say!(language, "crop-size-step", width, height)
            }
            _ => say!(language, "crop-step"),
        }
    }
}
