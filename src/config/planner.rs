//! Who reads the prompts for the embedded engine.

use std::path::PathBuf;
use std::time::Duration;

use serde::Deserialize;

use super::{Secret, duration};

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Planner {
    pub kind: PlannerKind,
    /// Where the server's paths begin: `http://localhost:11434/v1`.
    pub url: String,
    pub model: Option<String>,
    pub token: Option<Secret>,
    pub token_file: Option<PathBuf>,
    /// The longest that the server may take for one prompt.
    #[serde(deserialize_with = "duration")]
    pub time_limit: Duration,
    pub vague: Vague,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlannerKind {
    /// The same plan for the same prompt, made on this machine.
    Rules,
    /// A language model, and the rules where it fails.
    Llm,
}

/// What becomes of a wish that can mean many things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Vague {
    /// It is answered with what could be asked for.
    Suggest,
    /// It is taken as a few modest steps, and the answer names them.
    Improve,
}

impl Default for Planner {
    fn default() -> Self {
        Planner {
            kind: PlannerKind::Rules,
            url: "http://localhost:11434/v1".into(),
            model: None,
            token: None,
            token_file: None,
            time_limit: Duration::from_secs(120),
            vague: Vague::Suggest,
        }
    }
}
