//! `green_screen(color, replace_with)`: a picture or a second clip of the folder in the place of a green or blue screen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Backdrop, Screen};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GreenScreen {
    /// Of the screen; green where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub color: Option<Screen>,
    /// The file to be seen instead.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replace_with: Option<String>,
}

impl Edit for GreenScreen {
    /// A clip that lies behind the other is cut from the row.
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let screen = self.color.unwrap_or_default();
        let clip = editor.backdrop(self.replace_with.as_deref())?;
        let of = editor.confined_clip().map(str::to_string);
        let backdrop = Backdrop { clip: clip.id.clone(), screen, of: of.iter().cloned().collect() };
        match (&mut editor.result.frame.backdrop, of) {
            // Several clips may have such a screen.
            (Some(before), Some(of)) if before.clip == backdrop.clip && before.screen == screen => {
                if !before.of.is_empty() && !before.of.contains(&of) {
                    before.of.push(of);
                }
            }
            (before, _) => *before = Some(backdrop),
        }
        let name = language.quote(&clip.name);
        let told = match screen {
            Screen::Green => say!(language, "green-screen-done", name),
            Screen::Blue => say!(language, "blue-screen-done", name),
        };
        let names = editor.names_in_order();
        if editor.confined_clip().is_some() || names.len() < 2 {
            return Ok(told);
        }
        // Which clip has the screen is not seen here.
        Ok(say!(language, "of-clip", names = language.list(&names), told))
    }

    fn tell(&self, language: Language) -> String {
        let name = self.replace_with.as_deref().map(|name| language.quote(name));
        match (self.color.unwrap_or_default(), name) {
            (Screen::Green, Some(name)) => say!(language, "green-screen-file-step", name),
            (Screen::Green, None) => say!(language, "green-screen-step"),
            (Screen::Blue, Some(name)) => say!(language, "blue-screen-file-step", name),
            (Screen::Blue, None) => say!(language, "blue-screen-step"),
        }
    }
}
