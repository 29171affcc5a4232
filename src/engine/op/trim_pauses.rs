//! `trim_pauses(min_silence, padding)`: takes the silences away, but for a breath at each end.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TrimPauses {
    /// The shortest silence that counts, in seconds; else the one of the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_silence: Option<Amount>,
    /// What is left of it at each end, in seconds; else the one of the configuration.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub padding: Option<Amount>,
}

impl Edit for TrimPauses {
    fn stage(&self) -> Stage {
        Stage::Pauses
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let cut = editor.cut_pauses(self.min_silence.map(Amount::ratio), self.padding.map(Amount::ratio))?;
        if cut.count == 0 {
            let least = told(cut.min_silence, language);
            return Ok(language.pick(
                format!("Found no pause of {least} or more to cut."),
                format!("没有找到 {least} 以上的停顿。"),
            ));
        }
        let (count, total) = (cut.count, told(cut.total, language));
        let pauses = if count == 1 { "pause" } else { "pauses" };
        let whole = if count == 1 { String::new() } else { " in all".into() };
        Ok(language.pick(
            format!("Cut {count} {pauses}, {total}{whole}."),
            format!("剪掉了 {count} 处停顿，共 {total}。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        match self.min_silence {
            Some(least) => {
                let least = told(least.ratio(), language);
                language
                    .pick(format!("Cut the pauses of {least} and more"), format!("剪掉 {least} 以上的停顿"))
            }
            None => language.pick("Cut the pauses", "剪掉停顿"),
        }
    }
}
