//! `keep_range(start, end, last_seconds)`: keeps a stretch and takes the rest away. Several in one prompt are
//! kept together, in the order of the clip.

use serde::{Deserialize, Serialize};

use super::remove_range::end;
use super::{Amount, Edit, Stage, clock, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct KeepRange {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_seconds: Option<Amount>,
}

/// As it is read, before it is known to name a range.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    start: Option<Amount>,
    end: Option<Amount>,
    last_seconds: Option<Amount>,
}

impl TryFrom<Unchecked> for KeepRange {
    type Error = &'static str;

    fn try_from(read: Unchecked) -> Result<Self, Self::Error> {
        match read {
            Unchecked { start: None, end: None, last_seconds: None } => {
                Err("no range is named; give start, end or last_seconds")
            }
            Unchecked { start, end, last_seconds } => Ok(KeepRange { start, end, last_seconds }),
        }
    }
}

impl Edit for KeepRange {
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if let Some(last) = self.last_seconds {
            let end = editor.length();
            editor.keep((end - last.ratio()).max(0.into()), end)?;
            let last = told(last.ratio(), language);
            return Ok(language.pick(format!("Kept the last {last}."), format!("保留了最后 {last}。")));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.keep(start, end)?;
        let (start, end) = (clock(start), clock(end));
        Ok(language.pick(format!("Kept {start} to {end}."), format!("保留了 {start} 到 {end}。")))
    }

    fn tell(&self, language: Language) -> String {
        if let Some(last) = self.last_seconds {
            let last = told(last.ratio(), language);
            return language.pick(format!("Keep the last {last}"), format!("保留最后 {last}"));
        }
        let start = self.start.map_or("0:00".into(), Amount::clock);
        let end = end(self.end, language);
        language.pick(format!("Keep {start} to {end}"), format!("保留 {start} 到{end}"))
    }
}
