//! `filter(style, start, end)`: a look that has a name: sepia, vintage, film, VHS, neon, grain, cyberpunk, glitch, noir,
//! cinematic, warm, cool.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step};
use super::{Amount, Edit, Stage, style};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Style};

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Filter {
    pub style: Style,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Filter {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let span = editor.look(Look::Style(self.style), self.start, self.end)?;
        let (name, chinese) = style::told(self.style);
        Ok(done((format!("Gave it a {name} look"), format!("加了{chinese}风格")), span, editor.language))
    }

    fn tell(&self, language: Language) -> String {
        let (name, chinese) = style::told(self.style);
        let what = (format!("Give it a {name} look"), format!("加{chinese}风格"));
        step(what, self.start, self.end, language)
    }
}
