//! `watermark(file, text, position, opacity, start, end)`: words or a picture of the folder, half transparent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, placed, stretch};
use crate::engine::editor::{Editor, Purpose};
use crate::engine::language::Language;
use crate::engine::timeline::{self, Position, TextStyle};
use crate::engine::words::say;

/// How wide a picture is, in hundredths of the result.
const WIDTH: u8 = 18;
/// How much it covers where nothing is said, in percent.
const OPACITY: u8 = 60;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Watermark {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// The lower right corner where nothing is said, or the next one that is free.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// In percent; 60 where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub opacity: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Watermark {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let position = self.position.unwrap_or_else(|| editor.free_corner(Position::BottomRight));
        let place = placed::told(position, language);
        let opacity = placed::opacity(self.opacity, OPACITY, language)?;
        let stretch = placed::stretch(editor, None, self.start, self.end)?;
        let mut left_out = None;
        let name = match &self.text {
            Some(text) => {
                let (start, end) = stretch.unwrap_or((0.into(), editor.result_length()));
                let alpha = u32::from(opacity) * 255 / 100;
                let written = editor.write(timeline::Text {
                    text: text.clone(),
                    start: start - editor.begins(),
                    duration: end - start,
                    position,
                    style: TextStyle::Watermark,
                    color: Some(format!("#ffffff{alpha:02x}")),
                })?;
                left_out = written.left_out;
                written.words
            }
            None => {
                let clip = editor.picture(self.file.as_deref(), Purpose::Watermark)?;
                editor.overlay(clip, position, WIDTH, opacity, stretch)?;
                language.quote(&clip.name)
            }
        };
        let done = match placed::when(stretch, language) {
            Some(span) => say!(language, "watermark-part-done", name, place, opacity, span),
            None => say!(language, "watermark-done", name, place, opacity),
        };
        Ok(language.sentences([done].into_iter().chain(left_out)))
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(Position::BottomRight), language);
        let what = match self.text.as_deref().map(|text| language.quote(text)) {
            Some(name) => say!(language, "watermark-text-step", name, place),
            None => say!(language, "watermark-step", place),
        };
        stretch::step(what, self.start, self.end, language)
    }
}
