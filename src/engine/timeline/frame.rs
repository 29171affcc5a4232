//! The shape of the result's picture.

use serde::{Deserialize, Serialize};

/// How the picture of every clip is turned and cut to shape.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Frame {
    pub turn: Turn,
    /// Mirrored from left to right, after turning.
    pub mirrored: bool,
    /// Upside down, as in water, after turning.
    pub upended: bool,
}

/// Clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Turn {
    #[default]
    #[serde(rename = "0")]
    None,
    #[serde(rename = "90")]
    Quarter,
    #[serde(rename = "180")]
    Half,
    #[serde(rename = "270")]
    ThreeQuarters,
}
