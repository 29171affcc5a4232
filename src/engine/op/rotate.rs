//! `rotate(degrees)`: turned clockwise by 90, 180 or 270 degrees.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Turn;
use crate::engine::words::say;

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
            0 => return Err(say!(language, "rotate-whole")),
            90 => Turn::Quarter,
            180 => Turn::Half,
            270 => Turn::ThreeQuarters,
            _ => {
                return Err(say!(language, "rotate-beyond", degrees));
            }
        };
        editor.turn(turn)?;
        let other = self.degrees.is_none().then(|| say!(language, "rotate-other"));
        Ok(language.sentences([say!(language, "rotate-done", degrees)].into_iter().chain(other)))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "rotate-step", degrees = self.degrees())
    }
}
