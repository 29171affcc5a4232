//! `limit_duration(seconds)`: keeps the beginning, as long as is asked; where a higher speed is asked without a number,
//! it is the speed that fits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::{Editor, Limited};
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitDuration {
    pub seconds: Amount,
}

impl Edit for LimitDuration {
    fn stage(&self) -> Stage {
        Stage::Limit
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let asked = told(self.seconds.ratio(), language);
        if editor.wants_highlights {
            return Err(language.pick(
                format!("It was not cut to {asked}: the best moments are found in the cloud only, and the first are not those."),
                format!("没有剪到 {asked}：精彩片段只能在云端挑选，开头未必是精彩之处。"),
            ));
        }
        Ok(match editor.limit(self.seconds.ratio())? {
            Limited::Already(length) => {
                let length = told(length, language);
                language.pick(
                    format!("It is {length} long, no longer than the {asked} that were asked."),
                    format!("时长 {length}，没有超过要求的 {asked}。"),
                )
            }
            Limited::Cut(rest) => {
                let rest = told(rest, language);
                language.pick(
                    format!("Kept the first {asked}, and cut {rest} at the end."),
                    format!("保留了开头的 {asked}，结尾剪掉 {rest}。"),
                )
            }
        })
    }

    fn tell(&self, language: Language) -> String {
        let asked = told(self.seconds.ratio(), language);
        language.pick(format!("Keep the first {asked}"), format!("保留开头的 {asked}"))
    }
}
