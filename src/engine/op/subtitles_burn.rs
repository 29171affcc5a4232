//! `subtitles_burn(file)`: the words of an `.srt`, `.vtt` or `.ass` file of the folder, over the picture; they follow the
//! cuts of the clip that they belong to.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SubtitlesBurn {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
}

impl Edit for SubtitlesBurn {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let shown = editor.subtitle(self.file.as_deref())?;
        let (count, file, clip) = (shown.count, language.quote(&shown.file), language.quote(&shown.clip));
        let noun = if count == 1 { "subtitle" } else { "subtitles" };
        let mut told = language.pick(
            format!("Showed {count} {noun} of {file} over {clip}."),
            format!("在{clip}上显示了{file}的 {count} 条字幕。"),
        );
        if shown.lost > 0 {
            let lost = shown.lost;
            let belong = if lost == 1 { "belongs" } else { "belong" };
            told.push_str(&language.pick(
                format!(" {lost} more {belong} to what was cut."),
                format!("另有 {lost} 条属于被剪掉的部分。"),
            ));
        }
        Ok(told)
    }

    fn tell(&self, language: Language) -> String {
        match &self.file {
            Some(file) => {
                let file = language.quote(file);
                language.pick(format!("Show the subtitles of {file}"), format!("显示{file}的字幕"))
            }
            None => language.pick("Show the subtitles of the folder", "显示文件夹里的字幕"),
        }
    }
}
