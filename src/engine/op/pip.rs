//! `pip(clip, position, scale, silent, start, end)`: a clip or a picture of the folder, small over the others, and heard with
//! them unless it is to be silent; the second clip where none is named.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, Which, from_to, placed, stretch};
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
    /// When it begins and ends to be seen; all along where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
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
        let is_part = self.start.is_some() || self.end.is_some();
        let within = is_part.then(|| editor.range(self.start, self.end)).transpose()?;
        let clip = editor.small(self.clip.as_ref(), &CALLED)?;
        let (position, width) =
            editor.inset(clip, self.position, width, USUAL, self.silent.unwrap_or_default())?;
        editor.inset_within(within);
        let (name, place) = (language.quote(&clip.name), placed::told(position, language));
        Ok(say!(language, "pip-done", name, place, width))
    }

    fn tell_of_result(&self, editor: &Editor<'_>) -> Option<String> {
        let language = editor.language;
        let span = editor.inset_seen().map(|(start, end)| from_to(start, end, language));
        let heard = editor.inset_is_heard().map(|heard| match heard {
            true => say!(language, "pip-heard"),
            false => say!(language, "pip-silent"),
        });
        let told: Vec<String> =
            span.map(|span| say!(language, "pip-when", span)).into_iter().chain(heard).collect();
        (!told.is_empty()).then(|| language.sentences(told))
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(USUAL.0), language);
        let step = match &self.clip {
            Some(clip) => say!(language, "pip-clip-step", clip = clip.tell(language), place),
            None => say!(language, "pip-step", place),
        };
        stretch::step(step, self.start, self.end, language)
    }
}
