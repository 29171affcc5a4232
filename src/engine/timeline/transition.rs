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

    /// What people call it, in English and in Chinese.
    pub fn names(self) -> (&'static str, &'static str) {
        match self {
            TransitionKind::Crossfade => ("crossfade", "交叉淡化"),
            TransitionKind::FadeBlack => ("fade through black", "黑场过渡"),
            TransitionKind::FadeWhite => ("fade through white", "白场过渡"),
            TransitionKind::WipeLeft => ("wipe to the left", "向左擦除"),
            TransitionKind::WipeRight => ("wipe to the right", "向右擦除"),
            TransitionKind::WipeUp => ("wipe upwards", "向上擦除"),
            TransitionKind::WipeDown => ("wipe downwards", "向下擦除"),
            TransitionKind::SlideLeft => ("slide to the left", "向左滑动"),
            TransitionKind::SlideRight => ("slide to the right", "向右滑动"),
            TransitionKind::SlideUp => ("slide upwards", "向上滑动"),
            TransitionKind::SlideDown => ("slide downwards", "向下滑动"),
            TransitionKind::CircleOpen => ("circle that opens", "圆形展开"),
            TransitionKind::CircleClose => ("circle that closes", "圆形收缩"),
            TransitionKind::Clock => ("clock wipe", "时钟擦除"),
            TransitionKind::Zoom => ("zoom", "缩放转场"),
            TransitionKind::Pixelate => ("pixelation", "像素化"),
            TransitionKind::Blur => ("blur", "模糊转场"),
        }
    }
}
