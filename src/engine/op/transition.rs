//! `transition(type, seconds, between)`: every real cut, or only those between clips, becomes a crossfade, or another
//! transition of the picture; the sound crossfades.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Seconds, TransitionKind};
use crate::engine::words::say;

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

    /// How long each is meant to be. A share of the video is no length of what stands at every cut of it.
    pub fn length(&self) -> Seconds {
        let usual = if self.kind() == TransitionKind::Crossfade { 3 } else { 5 };
        self.seconds.filter(|seconds| !seconds.is_share()).map_or(Ratio::new(usual, 10), Amount::ratio)
    }
}

impl Edit for Transition {
    fn stage(&self) -> Stage {
        Stage::Join
    }

    fn takes_shares(&self) -> bool {
        false
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let kind = self.kind();
        let joined = editor.crossfade(self.length(), kind, self.between == Some(Between::Clips))?;
        let mut sentences = Vec::new();
        if self.seconds.is_some_and(Amount::is_share) {
            sentences.push(say!(language, "transition-share", length = told(self.length(), language)));
        }
        if joined.full > 0 {
            let (count, length) = (joined.full, told(joined.length, language));
            sentences.push(match kind {
                TransitionKind::Crossfade => say!(language, "crossfade-done", count, length),
                _ => say!(language, "transition-done", name = named(kind, language), count, length),
            });
        }
        if joined.shorter > 0 {
            sentences.push(say!(
                language,
                "transition-shorter",
                count = joined.shorter,
                length = told(joined.shortest, language)
            ));
        }
        if joined.hard > 0 {
            sentences.push(say!(language, "transition-hard", count = joined.hard));
        }
        Ok(language.sentences(sentences))
    }

    fn tell(&self, language: Language) -> String {
        let (kind, length) = (self.kind(), told(self.length(), language));
        match (kind, self.between.unwrap_or(Between::Cuts)) {
            (TransitionKind::Crossfade, Between::Cuts) => say!(language, "crossfade-step", length),
            (TransitionKind::Crossfade, Between::Clips) => say!(language, "crossfade-clips-step", length),
            (_, Between::Cuts) => say!(language, "transition-step", name = named(kind, language), length),
            (_, Between::Clips) => {
                say!(language, "transition-clips-step", name = named(kind, language), length)
            }
        }
    }
}

/// What people call it.
fn named(kind: TransitionKind, language: Language) -> String {
    match kind {
        TransitionKind::Crossfade => say!(language, "kind-crossfade"),
        TransitionKind::FadeBlack => say!(language, "kind-fade-black"),
        TransitionKind::FadeWhite => say!(language, "kind-fade-white"),
        TransitionKind::WipeLeft => say!(language, "kind-wipe-left"),
        TransitionKind::WipeRight => say!(language, "kind-wipe-right"),
        TransitionKind::WipeUp => say!(language, "kind-wipe-up"),
        TransitionKind::WipeDown => say!(language, "kind-wipe-down"),
        TransitionKind::SlideLeft => say!(language, "kind-slide-left"),
        TransitionKind::SlideRight => say!(language, "kind-slide-right"),
        TransitionKind::SlideUp => say!(language, "kind-slide-up"),
        TransitionKind::SlideDown => say!(language, "kind-slide-down"),
        TransitionKind::CircleOpen => say!(language, "kind-circle-open"),
        TransitionKind::CircleClose => say!(language, "kind-circle-close"),
        TransitionKind::Clock => say!(language, "kind-clock"),
        TransitionKind::Zoom => say!(language, "kind-zoom"),
        TransitionKind::Pixelate => say!(language, "kind-pixelate"),
        TransitionKind::Blur => say!(language, "kind-blur"),
    }
}
