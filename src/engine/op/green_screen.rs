//! `green_screen(color, replace_with)`: a picture or a second clip of the folder in the place of a green or blue screen.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Backdrop, Screen};

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
        editor.result.frame.backdrop = Some(Backdrop { clip: clip.id.clone(), screen });
        let (name, color) = (language.quote(&clip.name), told(screen, language));
        Ok(language.pick(
            format!("Put {name} in the place of the {color} screen."),
            format!("把{color}幕换成了{name}。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        let color = told(self.color.unwrap_or_default(), language);
        match self.replace_with.as_deref().map(|name| language.quote(name)) {
            Some(name) => language.pick(
                format!("Put {name} in the place of the {color} screen"),
                format!("把{color}幕换成{name}"),
            ),
            None => language.pick(format!("Replace the {color} screen"), format!("替换{color}幕")),
        }
    }
}

fn told(screen: Screen, language: Language) -> String {
    match screen {
        Screen::Green => language.pick("green", "绿"),
        Screen::Blue => language.pick("blue", "蓝"),
    }
}
