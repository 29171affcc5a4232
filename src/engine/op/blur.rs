//! `blur(target, amount, start, end)`: the whole picture out of focus, or the bars beside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step, strength};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Fill, Look, Strength};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Blur {
    /// The picture where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

/// What is blurred. What has to be recognised first is not done on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    Picture,
    /// The bars beside a picture of another shape.
    Background,
}

impl Edit for Blur {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.target == Some(Target::Background) {
            let frame = &mut editor.result.frame;
            if frame.shape.is_none() && frame.size.is_none() {
                return Err(say!(language, "blur-no-bars"));
            }
            frame.fill = Fill::Blur;
            return Ok(say!(language, "blur-bars-done"));
        }
        let amount = self.amount.unwrap_or_default();
        let spans = editor.look(Look::Blur(amount), self.start, self.end)?;
        Ok(done(say!(language, "blur-done", how = strength(amount, language)), &spans, language))
    }

    fn tell(&self, language: Language) -> String {
        if self.target == Some(Target::Background) {
            return say!(language, "blur-bars-step");
        }
        let how = strength(self.amount.unwrap_or_default(), language);
        step(say!(language, "blur-step", how), self.start, self.end, language)
    }
}
