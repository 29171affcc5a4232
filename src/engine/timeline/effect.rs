//! What is done to the picture of the result.

use serde::{Deserialize, Serialize};

use super::{Seconds, exact};

/// A look, over the whole or a stretch of the result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    pub look: Look,
    /// When it begins and ends, in the time of the result; the beginning and the end where nothing is said.
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub start: Option<Seconds>,
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub end: Option<Seconds>,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    Grayscale,
}
