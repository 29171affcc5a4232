//! `reverse(start, end, style)`: plays all of it, or a stretch, backwards, in picture and sound; a boomerang plays it
//! forwards first.

use serde::{Deserialize, Serialize};

use super::remove_range::end;
use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reverse {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<ReverseStyle>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ReverseStyle {
    /// There and back.
    Boomerang,
}

impl Edit for Reverse {
    fn stage(&self) -> Stage {
        Stage::Arrange
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.style.is_some() {
            editor.there_and_back();
            return Ok(language
                .pick("Made it a boomerang: it plays there and back.", "已做成回旋效果：先正放再倒放。"));
        }
        if self.start.is_none() && self.end.is_none() {
            editor.reverse(None)?;
            return Ok(language.pick("Reversed it: it plays backwards.", "已倒放。"));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.reverse(Some((start, end)))?;
        let (start, end) = (clock(start), clock(end));
        Ok(language.pick(
            format!("Reversed {start} to {end}: it plays backwards."),
            format!("{start} 到 {end} 已倒放。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        if self.style.is_some() {
            return language.pick("Play it there and back", "先正放再倒放");
        }
        if self.start.is_none() && self.end.is_none() {
            return language.pick("Play it backwards", "倒放");
        }
        let start = self.start.map_or("0:00".into(), Amount::clock);
        let end = end(self.end, language);
        language.pick(format!("Play {start} to {end} backwards"), format!("{start} 到{end}倒放"))
    }
}
