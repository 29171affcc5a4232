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
        editor.result.frame.backdrop = Some(Backdrop { clip: clip.id.clone(), screen, of: Vec::new() });
        let name = language.quote(&clip.name);
        Ok(match screen {
            Screen::Green => say!(language, "green-screen-done", name),
            Screen::Blue => say!(language, "blue-screen-done", name),
        })
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
