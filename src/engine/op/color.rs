//! `color(tone, style, start, end)`: the colours graded: warm, cool, cinematic, moody, teal and orange, gritty; a little
//! more contrast and colour where nothing is said.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step};
use super::{Amount, Edit, Stage, style};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Style};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Color {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tone: Option<Style>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Color {
    fn styles(&self) -> Vec<Style> {
        let mut styles: Vec<Style> = self.style.into_iter().chain(self.tone).collect();
        styles.dedup();
        if styles.is_empty() { vec![Style::Natural] } else { styles }
    }

    fn named(&self, language: Language) -> String {
        let names: Vec<String> =
            self.styles().into_iter().map(|style| style::named(style, language)).collect();
        language.list(&names)
    }
}

impl Edit for Color {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let looks = self.styles().into_iter().map(Look::Style);
        let spans = editor.looks(looks, self.start, self.end)?;
        let language = editor.language;
        Ok(done(say!(language, "color-done", names = self.named(language)), &spans, language))
    }

    fn tell(&self, language: Language) -> String {
        step(say!(language, "color-step", names = self.named(language)), self.start, self.end, language)
    }
}
