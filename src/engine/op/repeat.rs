//! `loop(count)`: plays all of it several times, one after the other; twice where no number is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

/// The most times that a video is played in a row.
const MOST: u32 = 100;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Loop {
    /// How many times it is played in all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

impl Loop {
    fn times(&self) -> u32 {
        self.count.unwrap_or(2)
    }
}

impl Edit for Loop {
    fn stage(&self) -> Stage {
        Stage::Repeat
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let count = self.times();
        if !(2..=MOST).contains(&count) {
            return Err(language.pick(
                format!("Cannot play it {count} times in a row: it goes from 2 to {MOST}."),
                format!("无法连续播放 {count} 遍：可用 2 到 {MOST} 遍。"),
            ));
        }
        editor.repeat(count as usize)?;
        Ok(language
            .pick(format!("Looped it: it plays {count} times."), format!("已循环：共播放 {count} 遍。")))
    }

    fn tell(&self, language: Language) -> String {
        let count = self.times();
        language.pick(format!("Play it {count} times in a row"), format!("连续播放 {count} 遍"))
    }
}
