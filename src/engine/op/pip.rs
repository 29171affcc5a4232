//! `pip(clip, position, scale, silent)`: a clip or a picture of the folder, small over the others, and heard with them unless
//! it is to be silent; the second clip where none is named.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, Which, placed};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Position;
use crate::engine::words::say;

/// Where it lies and how wide it is where nothing is said, in hundredths of the result, and what can be asked for.
const USUAL: (Position, u8) = (Position::BottomRight, 28);
const WIDTHS: std::ops::RangeInclusive<u8> = 5..=60;

/// What clips are called that are meant to lie over another.
const CALLED: [&str; 6] = ["webcam", "facecam", "camera", "face", "pip", "overlay"];

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pip {
    /// The name or the number of the small one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub clip: Option<Which>,
    /// Where it lies already, else the lower right corner, where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// How wide it is, of the whole: 0.25 or 25.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<Amount>,
    /// Whether it is shown without its sound.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub silent: Option<bool>,
}

impl Edit for Pip {
    /// The clip that is laid over the other is cut from the row.
    fn stage(&self) -> Stage {
        Stage::Cut
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let width = match self.scale {
            None => Ok(None),
            Some(scale) => {
                let hundredths = if scale.ratio() <= 1.into() { scale.ratio() * 100 } else { scale.ratio() };
                let width = u8::try_from(hundredths.round().to_integer()).ok();
                width.filter(|width| WIDTHS.contains(width)).map(Some).ok_or_else(|| {
                    say!(
                        language,
                        "pip-beyond",
                        scale = language.number(scale),
                        least = WIDTHS.start(),
                        most = WIDTHS.end()
                    )
                })
            }
        }?;
        let clip = editor.small(self.clip.as_ref(), &CALLED)?;
        let (position, width) =
            editor.inset(clip, self.position, width, USUAL, self.silent.unwrap_or_default())?;
        let (name, place) = (language.quote(&clip.name), placed::told(position, language));
        Ok(say!(language, "pip-done", name, place, width))
    }

    fn tell_of_result(&self, editor: &Editor<'_>) -> Option<String> {
        let language = editor.language;
        Some(match editor.inset_is_heard()? {
            true => say!(language, "pip-heard"),
            false => say!(language, "pip-silent"),
        })
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(USUAL.0), language);
        match &self.clip {
            Some(clip) => say!(language, "pip-clip-step", clip = clip.tell(language), place),
            None => say!(language, "pip-step", place),
        }
    }
}
