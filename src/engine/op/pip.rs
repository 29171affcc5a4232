//! `pip(position, scale, silent)`: a second clip of the folder, small over the first, and heard with it unless it is to be
//! silent.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, placed};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Position;
use crate::engine::words::say;

/// How wide it is where nothing is said, in hundredths of the result, and what can be asked for.
const WIDTH: u8 = 28;
const WIDTHS: std::ops::RangeInclusive<u8> = 5..=60;

/// What clips are called that are meant to lie over another.
const CALLED: [&str; 6] = ["webcam", "facecam", "camera", "face", "pip", "overlay"];

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pip {
    /// The lower right corner where nothing is said.
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
            None => Ok(WIDTH),
            Some(scale) => {
                let hundredths = if scale.ratio() <= 1.into() { scale.ratio() * 100 } else { scale.ratio() };
                let width = u8::try_from(hundredths.round().to_integer()).ok();
                width.filter(|width| WIDTHS.contains(width)).ok_or_else(|| {
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
        let position = self.position.unwrap_or(Position::BottomRight);
        let clip = editor.lift(&CALLED)?;
        let silent = self.silent.unwrap_or_default();
        editor.inset(clip, position, width, !silent)?;
        let (name, place) = (language.quote(&clip.name), placed::told(position, language));
        let sound = match editor.stays_silent() {
            true => say!(language, "pip-silent"),
            false if silent => say!(language, "pip-muted"),
            false => say!(language, "pip-heard"),
        };
        let sound = clip.has_audio.then_some(sound);
        Ok(language.sentences([say!(language, "pip-done", name, place, width)].into_iter().chain(sound)))
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(Position::BottomRight), language);
        say!(language, "pip-step", place)
    }
}
