//! `thumbnail(at)`: the result is one picture of it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::media::Format;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Thumbnail {
    /// In the time of the result; a good one where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Amount>,
}

impl Edit for Thumbnail {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let at = self.at.map(Amount::ratio);
        let end = editor.result_length();
        if let Some(at) = at.filter(|at| *at >= end) {
            let (at, end) = (clock(at), clock(end));
            return Err(language.pick(
                format!("There is no picture at {at}: the end is at {end}."),
                format!("{at} 没有画面：结尾在 {end}。"),
            ));
        }
        editor.becomes(Format::Jpg)?;
        editor.result.output.at = at;
        Ok(match at.map(clock) {
            Some(at) => language.pick(
                format!("The result is the picture at {at}, a JPG file."),
                format!("输出 {at} 的画面，为 JPG 文件。"),
            ),
            None => language.pick(
                "The result is a picture from its first third, a JPG file: name a moment for any other.",
                "输出前三分之一中的一张画面，为 JPG 文件：想要别的画面请写明时间。",
            ),
        })
    }

    fn tell(&self, language: Language) -> String {
        match self.at.map(|at| clock(at.ratio())) {
            Some(at) => language.pick(format!("Write the picture at {at}"), format!("输出 {at} 的画面")),
            None => language.pick("Write a good picture", "输出一张画面"),
        }
    }
}
