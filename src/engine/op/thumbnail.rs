//! `thumbnail(at)`: the result is one picture of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::media::Format;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thumbnail {
    /// A good one where nothing is said; where that moment is cut away, what is left nearest to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Amount>,
}

impl Edit for Thumbnail {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        editor.becomes(Format::Jpg)?;
        let Some(moment) = self.at.map(Amount::ratio) else {
            return Ok(say!(language, "thumbnail-done"));
        };
        let (at, is_there) = editor.shown_at(moment);
        editor.result.output.at = Some(at);
        let end = editor.length();
        let told = clock(moment);
        Ok(match (moment <= end, is_there) {
            (true, true) => say!(language, "thumbnail-at-done", moment = told),
            (true, false) => say!(language, "thumbnail-cut-away", moment = told),
            (false, _) => say!(language, "thumbnail-beyond", moment = told, end = clock(end)),
        })
    }

    fn tell(&self, language: Language) -> String {
        match self.at.map(Amount::clock) {
            Some(moment) => say!(language, "thumbnail-at-step", moment),
            None => say!(language, "thumbnail-step"),
        }
    }
}
