//! `lut(file, style, start, end)`: the colours of a `.cube` file of the folder.

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
pub struct Lut {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// A look that has a name, where there is no file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<Style>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Lut {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        match (editor.lut(self.file.as_deref()), self.style) {
            (Ok(table), _) => {
                let spans = editor.look(Look::Lut(table.id.clone()), self.start, self.end)?;
                Ok(done(say!(language, "lut-done", file = language.quote(&table.name)), &spans, language))
            }
            (Err(_), Some(of_name)) if self.file.is_none() => {
                let spans = editor.look(Look::Style(of_name), self.start, self.end)?;
                let what = say!(language, "lut-own-done", name = style::named(of_name, language));
                Ok(done(what, &spans, language))
            }
            (Err(reason), _) => Err(reason),
        }
    }

    fn tell(&self, language: Language) -> String {
        let what = match &self.file {
            Some(file) => say!(language, "lut-file-step", file = language.quote(file)),
            None => say!(language, "lut-step"),
        };
        step(what, self.start, self.end, language)
    }
}
