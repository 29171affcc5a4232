//! `text(text, position, start, seconds, color, at)`: words over the picture; from the start to the end where no
//! time is said, for four seconds where only a moment is.

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

use super::{Amount, At, Edge, Edit, Stage, clock, told};
use crate::engine::editor::{Editor, Written};
use crate::engine::language::Language;
use crate::engine::render;
use crate::engine::timeline::{self, Position, Seconds, TextStyle};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    pub text: String,
    /// Bottom where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// `#rrggbb`.
    #[serde(default, deserialize_with = "color", skip_serializing_if = "Option::is_none")]
    #[schemars(regex(pattern = "^#[0-9a-f]{6}$"))]
    pub color: Option<String>,
    /// Another way to say when: at the start or the end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
}

/// A colour that can be shown.
fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let word = Option::<String>::deserialize(deserializer)?;
    match word.as_deref().map(render::color) {
        Some(None) => Err(D::Error::custom("a colour is written like #ff8800")),
        _ => Ok(word),
    }
}

impl Text {
    fn at(&self) -> Option<At> {
        self.start.map(At::Moment).or(self.at)
    }

    fn length(&self) -> Option<Seconds> {
        match (self.seconds, self.at()) {
            (Some(seconds), _) => Some(seconds.ratio()),
            (None, Some(_)) => Some(Seconds::from_integer(4)),
            (None, None) => None,
        }
    }
}

impl Edit for Text {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn means_result(&self) -> bool {
        true
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let duration = self.length().unwrap_or_else(|| editor.result_length());
        let start = self.at().unwrap_or(At::Edge(Edge::Start)).moment(editor.result_length(), duration);
        let Written { words: text, shown, left_out } = editor.write(timeline::Text {
            text: self.text.clone(),
            start,
            duration,
            position: self.position.unwrap_or(Position::Bottom),
            style: TextStyle::Caption,
            color: self.color.clone(),
        })?;
        let length = told(shown.duration(), language);
        let at = say!(language, "at-moment", moment = clock(shown.start));
        let done = say!(language, "text-done", text, at, length);
        Ok(language.sentences([done].into_iter().chain(left_out)))
    }

    fn tell(&self, language: Language) -> String {
        let text = language.quote(&self.text);
        let at = self.at().unwrap_or(At::Edge(Edge::Start)).tell(language);
        match self.length().map(|length| told(length, language)) {
            Some(length) => say!(language, "text-step", text, at, length),
            None => say!(language, "text-whole-step", text),
        }
    }
}
