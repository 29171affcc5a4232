//! `reorder(clip, to, by)`: one clip to the start, the end or a place among the others; or all by name, date, length or
//! from the last to the first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edge, Edit, Stage};
use crate::engine::editor::{Editor, Place};
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Unchecked")]
pub struct Reorder {
    /// Its name, or its number from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clip: Option<Which>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<To>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<By>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Which {
    Number(usize),
    Last(Last),
    Name(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Last {
    Last,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum To {
    Edge(Edge),
    /// Counted from 1.
    Number(usize),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum By {
    Name,
    Date,
    /// The shortest first.
    Length,
    /// The last one first.
    Reverse,
}

/// As it is read, before it is known to name an order.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    clip: Option<Which>,
    to: Option<To>,
    by: Option<By>,
}

impl TryFrom<Unchecked> for Reorder {
    type Error = &'static str;

    fn try_from(Unchecked { clip, to, by }: Unchecked) -> Result<Self, Self::Error> {
        match (&clip, to, by) {
            (Some(_), Some(_), None) | (None, None, Some(_)) => Ok(Reorder { clip, to, by }),
            _ => Err("no order is named; give a clip and where it goes, or by what they are put in order"),
        }
    }
}

impl Edit for Reorder {
    fn stage(&self) -> Stage {
        Stage::Order
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if editor.names_in_order().len() < 2 {
            return Err(say!(language, "reorder-one-clip"));
        }
        if let (Some(clip), Some(to)) = (&self.clip, self.to) {
            let handle = editor.on_timeline(clip)?;
            let place = match to {
                To::Edge(Edge::Start) => Place::Start,
                To::Edge(Edge::End) => Place::End,
                To::Number(number) => Place::Number(number),
            };
            editor.move_clip(&handle, place);
        } else if let Some(by) = self.by {
            editor.order_by(by)?;
        }
        Ok(say!(language, "reorder-done", names = language.list(&editor.names_in_order())))
    }

    fn tell(&self, language: Language) -> String {
        match (&self.clip, self.to, self.by) {
            (Some(clip), Some(to), _) => {
                let clip = match clip {
                    Which::Name(name) => language.quote(name),
                    Which::Number(_) | Which::Last(_) => clip.tell(language),
                };
                match to {
                    To::Edge(Edge::Start) => {
                        say!(language, "reorder-first-step", clip)
                    }
                    To::Edge(Edge::End) => {
                        say!(language, "reorder-last-step", clip)
                    }
                    To::Number(number) => say!(language, "reorder-place-step", clip, number),
                }
            }
            (.., by) => match by {
                Some(By::Date) => say!(language, "reorder-date-step"),
                Some(By::Length) => say!(language, "reorder-length-step"),
                Some(By::Reverse) => say!(language, "reorder-reverse-step"),
                Some(By::Name) | None => say!(language, "reorder-name-step"),
            },
        }
    }
}
