//! `resize(width, height, method)`: another size of the picture, in pixels; its shape is kept where only one side is
//! given.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::aspect_ratio::Method;
use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Fill;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Resize {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// Blurred bars where nothing is said and the shape is another one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
}

impl Edit for Resize {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        // A shape that was asked for says how it is filled.
        let shaped = editor.result.frame.shape.map(|_| editor.result.frame.fill);
        let fill = self.method.map(Method::fill).or(shaped).unwrap_or(Fill::Blur);
        let (size, changes) = editor.resize(self.width, self.height, fill)?;
        let (width, height) = (size.width, size.height);
        Ok(match changes && shaped.is_none() {
            true => {
                let how = Method::told(self.method, language);
                say!(language, "resize-how-done", width, height, how)
            }
            false => say!(language, "resize-done", width, height),
        })
    }

    fn stands(&self, editor: &Editor<'_>) -> bool {
        !editor.shrunk
    }

    fn tell(&self, language: Language) -> String {
        match (self.width, self.height) {
            (Some(width), Some(height)) => {
                say!(language, "resize-both-step", width, height)
            }
            (Some(width), None) => {
                say!(language, "resize-width-step", width)
            }
            (None, Some(height)) => {
                say!(language, "resize-height-step", height)
            }
            (None, None) => say!(language, "resize-step"),
        }
    }
}
