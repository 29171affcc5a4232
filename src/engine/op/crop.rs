//! `crop(x, y, width, height)`: keeps a part of the picture, in pixels.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

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
            return Err(language.pick(
                "Say what to keep of the picture: “crop to 1280x720 at 100,50”, or a shape: “crop to 9:16”.",
                "请写明保留画面的哪一部分：「从 100,50 裁剪为 1280x720」，或写比例：「裁剪为 9:16」。",
            ));
        }
        let kept = editor.crop((self.x, self.y), (self.width, self.height))?;
        let (x, y, width, height) = (kept.x, kept.y, kept.width, kept.height);
        Ok(language.pick(
            format!("Kept {width}×{height} of the picture, from {x} px to the right and {y} px down."),
            format!("裁剪画面：从左 {x}、上 {y} 像素处起保留 {width}×{height}。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        match (self.width, self.height) {
            (Some(width), Some(height)) => {
                language.pick(format!("Crop to {width}×{height}"), format!("裁剪为 {width}×{height}"))
            }
            _ => language.pick("Crop the picture", "裁剪画面"),
        }
    }
}
