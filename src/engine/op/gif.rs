//! `gif(fps, loop)`: the result is an animated picture.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;
use crate::media::Format;

/// The longest GIF that nobody asked to be longer, in seconds.
const LONGEST: i64 = 30;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gif {
    /// Twelve pictures a second where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fps: Option<Amount>,
    /// How often it is played; 0, and where nothing is said, for ever.
    #[serde(default, rename = "loop", skip_serializing_if = "Option::is_none")]
    pub plays: Option<u32>,
}

impl Edit for Gif {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.fps.is_some_and(|fps| !(1..=50).contains(&fps.ratio().to_integer())) {
            return Err(say!(language, "gif-rate-beyond"));
        }
        if self.plays.is_some_and(|plays| plays > 1000) {
            return Err(say!(language, "gif-plays-beyond"));
        }
        editor.becomes(Format::Gif)?;
        let longest = Seconds::from_integer(LONGEST);
        let is_cut = editor.result_length() > longest && !editor.length_was_asked();
        let output = &mut editor.result.output;
        output.until = is_cut.then_some(longest);
        output.rate = self.fps.map(Amount::ratio).or(output.rate);
        output.plays = self.plays.filter(|plays| *plays > 0);
        let first = is_cut.then(|| say!(language, "gif-first", length = told(longest, language)));
        Ok(language.sentences([say!(language, "gif-done")].into_iter().chain(first)))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "gif-step")
    }
}
