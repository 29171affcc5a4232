//! `loop(count)`: plays all of it, or one clip, several times, one after the other; twice where no number is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

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
            return Err(say!(language, "loop-beyond", count, least = 2, most = MOST));
        }
        editor.repeat(count as usize)?;
        Ok(say!(language, "loop-done", count))
    }

    fn tell_of_result(&self, editor: &Editor<'_>) -> Option<String> {
        editor.inset_ends().then(|| say!(editor.language, "loop-inset-once"))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "loop-step", count = self.times())
    }
}
