//! The sound of the result, beyond that of its segments.

use serde::{Deserialize, Serialize};

use super::{Seconds, exact};

/// What becomes of the sound once the clips' is put together, in this order: it is cleaned, music is laid under it, it
/// is brought to a loudness, it is faded.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sound {
    pub music: Option<Music>,
    /// The clips' own sound is freed of steady noise.
    pub denoised: bool,
    /// Brought to the loudness of speech, as results with music always are.
    pub normalized: bool,
    /// By how much it is then louder (or softer, below zero), in tenths of a decibel.
    pub gain: i32,
    /// From silence at the beginning, the pictures left as they are.
    #[serde(with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub fade_in: Option<Seconds>,
    /// To silence at the end.
    #[serde(with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub fade_out: Option<Seconds>,
}

/// A sound under, or in the place of, that of the clips.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Music {
    /// The handle of its clip.
    pub clip: String,
    #[serde(default)]
    pub role: Role,
    /// How loud it is while somebody speaks, against the speech, in tenths of a decibel.
    #[serde(default = "below_speech", skip_serializing_if = "is_below_speech")]
    pub level: i32,
    /// It is louder than that where nobody speaks.
    #[serde(default = "yes", skip_serializing_if = "Clone::clone")]
    pub ducked: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Under the clips' sound, begun again until the end, and faded out there.
    #[default]
    Background,
    /// In the place of the clips' sound, as it is; silence follows where it ends.
    Instead,
}

/// The level of music where nobody says it: 18 dB below the speech.
pub const BELOW_SPEECH: i32 = -180;

fn below_speech() -> i32 {
    BELOW_SPEECH
}

fn is_below_speech(level: &i32) -> bool {
    *level == BELOW_SPEECH
}

fn yes() -> bool {
    true
}

impl Music {
    /// Music of the clip `clip`, at the usual level under the clips' sound.
    pub fn background(clip: &str) -> Music {
        Music { clip: clip.into(), role: Role::Background, level: BELOW_SPEECH, ducked: true }
    }
}
