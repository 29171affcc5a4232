//! `transition(type, seconds)`: every real cut becomes a crossfade, in picture and sound.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// How long each is; 0.3 s where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

/// A fade between two shots is a crossfade by another name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Crossfade,
    Fade,
    Dissolve,
}

impl Transition {
    /// How long each crossfade is meant to be.
    pub fn length(&self) -> Seconds {
        self.seconds.map_or(Ratio::new(3, 10), Amount::ratio)
    }
}

impl Edit for Transition {
    fn stage(&self) -> Stage {
        Stage::Join
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let joined = editor.crossfade(self.length())?;
        let mut sentences = Vec::new();
        if joined.full > 0 {
            let (count, each) = (joined.full, told(joined.length, language));
            let (cuts, each_word) = if count == 1 { ("cut", "") } else { ("cuts", " each") };
            sentences.push(language.pick(
                format!("Crossfaded {count} {cuts}, {each}{each_word}."),
                format!("在 {count} 处剪接加了 {each} 的交叉淡化。"),
            ));
        }
        if joined.shorter > 0 {
            let count = joined.shorter;
            let (cuts, have) = if count == 1 { ("cut", "has") } else { ("cuts", "have") };
            sentences.push(language.pick(
                format!("{count} {cuts} {have} a shorter crossfade, for want of room."),
                format!("{count} 处因空间不够，淡化缩短了。"),
            ));
        }
        if joined.hard > 0 {
            let count = joined.hard;
            let (cuts, stay) = if count == 1 { ("cut", "stays") } else { ("cuts", "stay") };
            sentences.push(language.pick(
                format!("{count} {cuts} {stay} hard: there is no room for a crossfade."),
                format!("{count} 处没有空间，保持硬切。"),
            ));
        }
        Ok(sentences.join(if language == Language::Zh { "" } else { " " }))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        language
            .pick(format!("Crossfade every cut, {seconds} each"), format!("每处剪接加 {seconds} 的交叉淡化"))
    }
}
