//! `logo(file, position, opacity, at, start, end)`: a picture of the folder in a corner.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, At, Edit, Stage, placed, stretch};
use crate::engine::editor::{Editor, Purpose};
use crate::engine::language::Language;
use crate::engine::timeline::Position;
use crate::engine::words::say;

/// How wide it is, in hundredths of the result.
const WIDTH: u8 = 14;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Logo {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The upper right corner where nothing is said, or the next one that is free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// In percent; all of it where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opacity: Option<Amount>,
    /// At the start or the end, for four seconds; or from a moment on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Logo {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let clip = editor.picture(self.file.as_deref(), Purpose::Logo)?;
        let position = self.position.unwrap_or_else(|| editor.free_corner(Position::TopRight));
        let opacity = placed::opacity(self.opacity, 100, language)?;
        let stretch = placed::stretch(editor, self.at, self.start, self.end)?;
        editor.overlay(clip, position, WIDTH, opacity, stretch)?;
        let (name, place) = (language.quote(&clip.name), placed::told(position, language));
        Ok(match placed::when(stretch, language) {
            Some(span) => say!(language, "logo-part-done", name, place, span),
            None => say!(language, "logo-done", name, place),
        })
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(Position::TopRight), language);
        stretch::step(say!(language, "logo-step", place), self.start, self.end, language)
    }
}
