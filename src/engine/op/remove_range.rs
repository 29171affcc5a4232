//! `remove_range(start, end)`: takes a stretch away. Without an end it goes to the end, without a start it
//! begins at the beginning.

use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RemoveRange {
    pub start: Amount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for RemoveRange {
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (start, end) = editor.range(Some(self.start), self.end)?;
        editor.remove(start, end)?;
        let (start, end) = (clock(start), clock(end));
        Ok(editor.language.pick(format!("Cut {start} to {end}."), format!("剪掉了 {start} 到 {end}。")))
    }

    fn tell(&self, language: Language) -> String {
        let start = self.start.clock();
        let end = end(self.end, language);
        language.pick(format!("Cut {start} to {end}"), format!("剪掉 {start} 到{end}"))
    }
}

/// Where a range ends, in words.
pub(super) fn end(end: Option<Amount>, language: Language) -> String {
    match end {
        Some(end) => language.pick(end.clock(), format!(" {}", end.clock())),
        None => language.pick("the end", "结尾"),
    }
}
