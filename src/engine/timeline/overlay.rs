//! Pictures over the picture: a logo, a watermark, a second clip.

use serde::{Deserialize, Serialize};

use super::{Position, Seconds, exact};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Overlay {
    /// The handle of its clip.
    pub clip: String,
    pub position: Position,
    /// How wide it is, in hundredths of the width of the result.
    pub width: u8,
    /// 100 covers what is below, 0 is not seen.
    pub opacity: u8,
    /// Its sound is heard with that of the clips below it, for as long as it is seen.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub heard: bool,
    /// It is heard where the clips below it are muted, too: they are by themselves.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub over_muted: bool,
    /// When it begins and ends, in the time of the result; the beginning and the end where nothing is said.
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub start: Option<Seconds>,
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub end: Option<Seconds>,
}

impl Overlay {
    /// The most of one timeline.
    pub const MOST: usize = 20;
}
