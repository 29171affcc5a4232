//! How one segment passes into the next.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What is seen while two segments overlap. The sound always crossfades.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TransitionKind {
    /// A fade between two shots is a crossfade by another name.
    #[default]
    #[serde(alias = "fade", alias = "dissolve")]
    Crossfade,
    FadeBlack,
    FadeWhite,
    WipeLeft,
    WipeRight,
    WipeUp,
    WipeDown,
    SlideLeft,
    SlideRight,
    SlideUp,
    SlideDown,
    CircleOpen,
    CircleClose,
    Clock,
    Zoom,
    Pixelate,
    Blur,
}

impl TransitionKind {
    pub const ALL: [TransitionKind; 17] = [
        TransitionKind::Crossfade,
        TransitionKind::FadeBlack,
        TransitionKind::FadeWhite,
        TransitionKind::WipeLeft,
        TransitionKind::WipeRight,
        TransitionKind::WipeUp,
        TransitionKind::WipeDown,
        TransitionKind::SlideLeft,
        TransitionKind::SlideRight,
        TransitionKind::SlideUp,
        TransitionKind::SlideDown,
        TransitionKind::CircleOpen,
        TransitionKind::CircleClose,
        TransitionKind::Clock,
        TransitionKind::Zoom,
        TransitionKind::Pixelate,
        TransitionKind::Blur,
    ];
}
