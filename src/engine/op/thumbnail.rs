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
    /// In the time of the result; a good one where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Amount>,
}

impl Edit for Thumbnail {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn means_result(&self) -> bool {
        true
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let at = self.at.map(Amount::ratio);
        let end = editor.result_length();
        if let Some(at) = at.filter(|at| *at >= end) {
            return Err(say!(language, "thumbnail-beyond", moment = clock(at), end = clock(end)));
        }
        editor.becomes(Format::Jpg)?;
        editor.result.output.at = at;
        Ok(match at.map(clock) {
            Some(moment) => say!(language, "thumbnail-at-done", moment),
            None => say!(language, "thumbnail-done"),
        })
    }

    fn tell(&self, language: Language) -> String {
        match self.at.map(Amount::clock) {
            Some(moment) => say!(language, "thumbnail-at-step", moment),
            None => say!(language, "thumbnail-step"),
        }
    }
}
