//! `resolution(height)`: the length of the shorter side, as in "1080p".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

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
            return Err(editor.language.pick(
                format!("Cannot make it {height}p: it goes from 144p to 4320p."),
                format!("无法输出 {height}p：可用 144p 到 4320p。"),
            ));
        }
        // Encoders take whole pairs of pixels only.
        editor.result.resolution = Some(height & !1);
        Ok(editor
            .language
            .pick(format!("Made it {}p.", height & !1), format!("分辨率设为 {}p。", height & !1)))
    }

    fn tell(&self, language: Language) -> String {
        let height = self.height;
        language.pick(format!("Make it {height}p"), format!("分辨率设为 {height}p"))
    }
}
