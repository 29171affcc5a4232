//! `pip(position, scale)`: a second clip of the folder, small over the first.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, placed};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Position;

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
                    language.pick(
                        format!("Cannot make the small picture {scale} wide: it goes from 5 to 60 percent."),
                        format!("小画面的宽度 {scale} 无效：可用 5% 到 60%。"),
                    )
                })
            }
        }?;
        let position = self.position.unwrap_or(Position::BottomRight);
        let clip = editor.lift(&CALLED)?;
        editor.overlay(clip, position, width, 100, None)?;
        let (name, place) = (language.quote(&clip.name), placed::told(position, language));
        let sound = if clip.has_audio {
            language.pick(" Its sound is left out.", "它的声音不用。")
        } else {
            String::new()
        };
        Ok(language.pick(
            format!("Put {name} {place} over the other clip, {width} % as wide."),
            format!("把{name}放在另一个视频的{place}，宽度为 {width}%。"),
        ) + &sound)
    }

    fn tell(&self, language: Language) -> String {
        let place = placed::told(self.position.unwrap_or(Position::BottomRight), language);
        language.pick(format!("Put the second clip {place}, small"), format!("把第二个视频缩小放在{place}"))
    }
}
