//! `keep_range(start, end, last_seconds)`: keeps a stretch and takes the rest away. Several in one prompt are
//! kept together, in the order of the clip.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, from_to, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
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
#[derive(Deserialize, JsonSchema)]
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
            let length = last.told(language);
            return Ok(say!(language, "keep-last-done", length));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.keep(start, end)?;
        Ok(say!(language, "keep-done", span = from_to(start, end, language)))
    }

    fn tell(&self, language: Language) -> String {
        if let Some(last) = self.last_seconds {
            let length = last.told(language);
            return say!(language, "keep-last-step", length);
        }
        say!(language, "keep-step", span = stretch::named(self.start, self.end, language))
    }
}
