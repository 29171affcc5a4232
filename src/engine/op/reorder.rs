//! `reorder(clip, to, by)`: one clip to the start, the end or a place among the others; or all by name, date, length or
//! from the last to the first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edge, Edit, Stage};
use crate::engine::editor::{Editor, Place};
use crate::engine::language::Language;

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
    Name(String),
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
            return Err(language.pick(
                "There is only one clip, so there is no order to change.",
                "只有一段视频，没有顺序可调。",
            ));
        }
        if let (Some(clip), Some(to)) = (&self.clip, self.to) {
            let handle = match clip {
                Which::Name(name) => editor.on_timeline(name)?,
                Which::Number(number) => editor.numbered(*number)?,
            };
            let place = match to {
                To::Edge(Edge::Start) => Place::Start,
                To::Edge(Edge::End) => Place::End,
                To::Number(number) => Place::Number(number),
            };
            editor.move_clip(&handle, place);
        } else if let Some(by) = self.by {
            editor.order_by(by)?;
        }
        let names = editor.names_in_order();
        Ok(language.pick(
            format!("Put the clips into this order: {}.", names.join(", ")),
            format!("片段顺序调整为：{}。", names.join("、")),
        ))
    }

    fn tell(&self, language: Language) -> String {
        match (&self.clip, self.to, self.by) {
            (Some(clip), Some(to), _) => {
                let clip = match clip {
                    Which::Name(name) => language.quote(name),
                    Which::Number(number) => {
                        language.pick(format!("clip {number}"), format!("第 {number} 段"))
                    }
                };
                match to {
                    To::Edge(Edge::Start) => {
                        language.pick(format!("Put {clip} first"), format!("把{clip}放到最前"))
                    }
                    To::Edge(Edge::End) => {
                        language.pick(format!("Put {clip} last"), format!("把{clip}放到最后"))
                    }
                    To::Number(number) => language
                        .pick(format!("Put {clip} at place {number}"), format!("把{clip}放到第 {number} 位")),
                }
            }
            (.., by) => match by {
                Some(By::Date) => language.pick("Put the clips in order of date", "按日期排列片段"),
                Some(By::Length) => language.pick("Put the shortest clips first", "按时长排列片段"),
                Some(By::Reverse) => language.pick("Put the clips in reverse order", "片段倒序排列"),
                Some(By::Name) | None => language.pick("Put the clips in order of name", "按名称排列片段"),
            },
        }
    }
}
