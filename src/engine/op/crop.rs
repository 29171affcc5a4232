//! `crop(x, y, width, height, bars)`: keeps a part of the picture, in pixels; or all of it but its black bars.

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
    /// What is cut off are black bars, wherever they are; where no part is named.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub bars: Option<bool>,
}

impl Crop {
    /// Whether it needs to know where a clip has black bars.
    pub fn cuts_bars(&self) -> bool {
        *self == Crop { bars: Some(true), ..Crop::default() }
    }
}

impl Edit for Crop {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.cuts_bars() {
            let (kept, cut) = editor.cut_bars()?;
            let sides = [
                (cut.top > 0).then(|| say!(language, "bars-top", pixels = cut.top)),
                (cut.bottom > 0).then(|| say!(language, "bars-bottom", pixels = cut.bottom)),
                (cut.left > 0).then(|| say!(language, "bars-left", pixels = cut.left)),
                (cut.right > 0).then(|| say!(language, "bars-right", pixels = cut.right)),
            ];
            let sides = language.list(&sides.into_iter().flatten().collect::<Vec<_>>());
            return Ok(say!(language, "bars-done", sides, width = kept.width, height = kept.height));
        }
        if (self.x, self.y, self.width, self.height) == (None, None, None, None) {
            return Err(say!(language, "crop-unclear"));
        }
        let kept = editor.crop((self.x, self.y), (self.width, self.height))?;
        let (x, y, width, height) = (kept.x, kept.y, kept.width, kept.height);
        Ok(say!(language, "crop-done", width, height, x, y))
    }

    fn tell(&self, language: Language) -> String {
        match (self.width, self.height) {
            _ if self.cuts_bars() => say!(language, "bars-step"),
            (Some(width), Some(height)) => {
                say!(language, "crop-size-step", width, height)
            }
            _ => say!(language, "crop-step"),
        }
    }
}
