//! `concat(files, count)`: joins the clips of the folder, one after the other; those that are named, in that order.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Concat {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<String>,
    /// How many clips the person speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub count: Option<u32>,
}

impl Edit for Concat {
    fn stage(&self) -> Stage {
        Stage::Build
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let left_out = if self.files.is_empty() { Vec::new() } else { editor.join(&self.files)? };
        let names = editor.names_in_order();
        if names.len() < 2 && self.files.len() < 2 {
            return Err(language.pick(
                "There is only one clip: put the clips to join into one folder, and the prompt beside it.",
                "只有一段视频：请把要拼接的视频放进同一个文件夹，提示词放在文件夹旁边。",
            ));
        }
        let mut told = language.pick(
            format!("Joined {} clips: {}.", names.len(), names.join(", ")),
            format!("拼接了 {} 段视频：{}。", names.len(), names.join("、")),
        );
        if let Some(count) = self.count.filter(|count| *count as usize != names.len()) {
            told.push_str(&language.pick(
                format!(" You spoke of {count}; these are all that are there."),
                format!("你提到 {count} 段，这里只有这些。"),
            ));
        }
        if !left_out.is_empty() {
            told.push_str(&language.pick(
                format!(" Left out: {}.", left_out.join(", ")),
                format!("未使用：{}。", left_out.join("、")),
            ));
        }
        Ok(told)
    }

    fn tell(&self, language: Language) -> String {
        if self.files.is_empty() {
            return language.pick("Join the clips", "拼接视频");
        }
        language.pick(format!("Join {}", self.files.join(", ")), format!("拼接 {}", self.files.join("、")))
    }
}
