//! `resolution(height)`: the length of the shorter side, as in "1080p".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

/// From the smallest that players take to 8K.
const SIDES: std::ops::RangeInclusive<u32> = 144..=4320;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resolution {
    pub height: u32,
}

impl Edit for Resolution {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let height = self.height;
        if !SIDES.contains(&height) {
            return Err(say!(
                editor.language,
                "resolution-beyond",
                height,
                least = SIDES.start(),
                most = SIDES.end()
            ));
        }
        // Encoders take whole pairs of pixels only.
        editor.result.resolution = Some(height & !1);
        Ok(say!(editor.language, "resolution-done", height = height & !1))
    }

    fn stands(&self, editor: &Editor<'_>) -> bool {
        !editor.shrunk
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "resolution-step", height = self.height)
    }
}
