//! `rotate(degrees)`: turned clockwise by 90, 180 or 270 degrees.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Turn;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rotate {
    /// Clockwise; negative is the other way round. A quarter turn where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub degrees: Option<i32>,
}

impl Rotate {
    /// Between 0 and 359, clockwise.
    fn degrees(&self) -> i32 {
        self.degrees.unwrap_or(90).rem_euclid(360)
    }
}

impl Edit for Rotate {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (degrees, language) = (self.degrees(), editor.language);
        let turn = match degrees {
            0 => return Err(language.pick("A whole turn changes nothing.", "转一整圈等于没转。")),
            90 => Turn::Quarter,
            180 => Turn::Half,
            270 => Turn::ThreeQuarters,
            _ => {
                return Err(language.pick(
                    format!("Cannot rotate by {degrees}°: it goes by 90, 180 or 270 degrees."),
                    format!("无法旋转 {degrees}°：可用 90、180 或 270 度。"),
                ));
            }
        };
        let size = editor.leading_size()?;
        editor.result.frame.turn_further(turn, size);
        let other = if self.degrees.is_none() {
            language.pick(
                " If that is the wrong way, say “rotate by 270 degrees” or “by 180 degrees”.",
                "如果方向不对，请写「旋转 270 度」或「180 度」。",
            )
        } else {
            String::new()
        };
        Ok(language
            .pick(format!("Rotated it by {degrees}° clockwise."), format!("顺时针旋转了 {degrees}°。"))
            + &other)
    }

    fn tell(&self, language: Language) -> String {
        let degrees = self.degrees();
        language.pick(format!("Rotate it by {degrees}° clockwise"), format!("顺时针旋转 {degrees}°"))
    }
}
