//! `title(text, at, seconds, style)`: large words over the picture, or a line in the lower third.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, clock, told};
use crate::engine::editor::{Editor, Written};
use crate::engine::language::Language;
use crate::engine::timeline::{self, Position, Seconds, TextStyle};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Title {
    pub text: String,
    /// The start where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    /// Three seconds where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
}

/// When words appear, in the time of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum At {
    Edge(Edge),
    Moment(Amount),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Edge {
    Start,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    Bold,
    LowerThird,
}

impl At {
    /// The moment it means in a result of `length`, for words that stay for `duration`.
    pub fn moment(self, length: Seconds, duration: Seconds) -> Seconds {
        match self {
            At::Edge(Edge::Start) => 0.into(),
            At::Edge(Edge::End) => (length - duration).max(0.into()),
            At::Moment(moment) => moment.ratio(),
        }
    }

    /// As it stands in a sentence: "at the start".
    pub fn tell(self, language: Language) -> String {
        match self {
            At::Edge(Edge::Start) => say!(language, "at-start"),
            At::Edge(Edge::End) => say!(language, "at-end"),
            At::Moment(moment) => say!(language, "at-moment", moment = moment.clock()),
        }
    }
}

impl Title {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(3), Amount::ratio)
    }
}

impl Edit for Title {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn means_result(&self) -> bool {
        true
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let at = self.at.unwrap_or(At::Edge(Edge::Start));
        let start = at.moment(editor.result_length(), self.length());
        let (position, style) = match self.style {
            Some(Style::LowerThird) => (Position::BottomLeft, TextStyle::Caption),
            Some(Style::Bold) | None => (Position::Center, TextStyle::Title),
        };
        let Written { words: text, shown, left_out } = editor.write(timeline::Text {
            text: self.text.clone(),
            start,
            duration: self.length(),
            position,
            style,
            color: None,
        })?;
        let length = told(shown.duration(), language);
        let at = say!(language, "at-moment", moment = clock(shown.start));
        let done = say!(language, "title-done", text, at, length);
        Ok(language.sentences([done].into_iter().chain(left_out)))
    }

    fn tell(&self, language: Language) -> String {
        let (text, length) = (language.quote(&self.text), told(self.length(), language));
        let at = self.at.unwrap_or(At::Edge(Edge::Start)).tell(language);
        say!(language, "title-step", text, at, length)
    }
}
