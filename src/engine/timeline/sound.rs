//! The sound of the result, beyond that of its segments.

use serde::{Deserialize, Serialize};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Sound {
    pub music: Option<Music>,
}

/// A sound under, or in the place of, that of the clips. It begins again where it is shorter than the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Music {
    /// The handle of its clip.
    pub clip: String,
}
