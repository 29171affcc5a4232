//! `transition(type, seconds, between)`: every real cut, or only those between clips, becomes a crossfade, or another
//! transition of the picture; the sound crossfades.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Seconds, TransitionKind};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Transition {
    #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
    pub kind: Option<TransitionKind>,
    /// How long each is; 0.3 s where nothing is said, 0.5 s where it is no crossfade.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
    /// Every cut where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub between: Option<Between>,
}

/// Which cuts are meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Between {
    Cuts,
    /// Those where another clip begins.
    Clips,
}

impl Transition {
    fn kind(&self) -> TransitionKind {
        self.kind.unwrap_or_default()
    }

    /// How long each is meant to be.
    pub fn length(&self) -> Seconds {
        let usual = if self.kind() == TransitionKind::Crossfade { 3 } else { 5 };
        self.seconds.map_or(Ratio::new(usual, 10), Amount::ratio)
    }
}

impl Edit for Transition {
    fn stage(&self) -> Stage {
        Stage::Join
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let kind = self.kind();
        let joined = editor.crossfade(self.length(), kind, self.between == Some(Between::Clips))?;
        let mut sentences = Vec::new();
        if joined.full > 0 {
            let (count, each) = (joined.full, told(joined.length, language));
            let (cuts, each_word) = if count == 1 { ("cut", "") } else { ("cuts", " each") };
            let (name, chinese) = kind.names();
            let chinese = format!("在 {count} 处剪接加了 {each} 的{chinese}。");
            sentences.push(match kind {
                TransitionKind::Crossfade => {
                    language.pick(format!("Crossfaded {count} {cuts}, {each}{each_word}."), chinese)
                }
                _ => language.pick(format!("Made {count} {cuts} a {name}, {each}{each_word}."), chinese),
            });
        }
        if joined.shorter > 0 {
            let count = joined.shorter;
            let (cuts, have) = if count == 1 { ("cut", "has") } else { ("cuts", "have") };
            let noun = noun(kind);
            sentences.push(language.pick(
                format!("{count} {cuts} {have} a shorter {noun}, for want of room."),
                format!("{count} 处因空间不够，转场缩短了。"),
            ));
        }
        if joined.hard > 0 {
            let count = joined.hard;
            let (cuts, stay) = if count == 1 { ("cut", "stays") } else { ("cuts", "stay") };
            sentences.push(language.pick(
                format!("{count} {cuts} {stay} hard: there is no room for a {}.", noun(kind)),
                format!("{count} 处没有空间，保持硬切。"),
            ));
        }
        Ok(sentences.join(if language == Language::Zh { "" } else { " " }))
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        let (name, chinese) = self.kind().names();
        let (cut, place) = match self.between {
            Some(Between::Clips) => ("cut between clips", "每两段视频之间"),
            Some(Between::Cuts) | None => ("cut", "每处剪接"),
        };
        let chinese = format!("{place}加 {seconds} 的{chinese}");
        match self.kind() {
            TransitionKind::Crossfade => {
                language.pick(format!("Crossfade every {cut}, {seconds} each"), chinese)
            }
            _ => language.pick(format!("Make every {cut} a {name}, {seconds} each"), chinese),
        }
    }
}

/// What it is called where room is wanted.
fn noun(kind: TransitionKind) -> &'static str {
    match kind {
        TransitionKind::Crossfade => "crossfade",
        _ => "transition",
    }
}
