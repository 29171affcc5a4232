//! `gif(fps, loop)`: the result is an animated picture.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::media::Format;

/// The longest GIF that nobody asked to be longer, in seconds.
const LONGEST: i64 = 30;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Gif {
    /// Twelve pictures a second where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fps: Option<Amount>,
    /// How often it is played; 0, and where nothing is said, for ever.
    #[serde(default, rename = "loop", skip_serializing_if = "Option::is_none")]
    pub plays: Option<u32>,
}

impl Edit for Gif {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.fps.is_some_and(|fps| !(1..=50).contains(&fps.ratio().to_integer())) {
            return Err(
                language.pick("A GIF has from 1 to 50 pictures a second.", "GIF 每秒可有 1 到 50 帧。")
            );
        }
        if self.plays.is_some_and(|plays| plays > 1000) {
            return Err(language.pick(
                "A GIF can be played up to 1000 times, or for ever.",
                "GIF 最多循环 1000 次，或一直循环。",
            ));
        }
        editor.becomes(Format::Gif)?;
        let longest = Seconds::from_integer(LONGEST);
        let is_cut = editor.result_length() > longest && !editor.length_was_asked();
        let output = &mut editor.result.output;
        output.until = is_cut.then_some(longest);
        output.rate = self.fps.map(Amount::ratio).or(output.rate);
        output.plays = self.plays.filter(|plays| *plays > 0);
        let only = if is_cut {
            let seconds = told(longest, language);
            language.pick(
                format!(" It shows the first {seconds}: name the part that you want for any other."),
                format!("只含前 {seconds}：想要别的部分请写明时间。"),
            )
        } else {
            String::new()
        };
        Ok(language
            .pick(format!("The result is a GIF, without sound.{only}"), format!("输出为无声的 GIF。{only}")))
    }

    fn tell(&self, language: Language) -> String {
        language.pick("Write a GIF", "输出为 GIF")
    }
}
