//! `filter(style, start, end)`: a look that has a name: sepia, vintage, film, VHS, neon, grain, cyberpunk, glitch, noir,
//! cinematic, warm, cool.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step};
use super::{Amount, Edit, Stage, style};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Style};
use crate::engine::words::say;

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
        let spans = editor.look(Look::Style(self.style), self.start, self.end)?;
        let language = editor.language;
        Ok(done(say!(language, "filter-done", name = style::named(self.style, language)), &spans, language))
    }

    fn tell(&self, language: Language) -> String {
        let what = say!(language, "filter-step", name = style::named(self.style, language));
        step(what, self.start, self.end, language)
    }
}
