//! `stabilize(amount)`: a shaking picture held steady.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Strength;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Stabilize {
    /// Medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
}

impl Edit for Stabilize {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        editor.leading_size()?;
        if editor.stills().is_some() {
            return Err(language.pick("Still pictures do not shake.", "静态图片没有抖动。"));
        }
        let amount = self.amount.unwrap_or_default();
        editor.result.frame.steady = Some(amount);
        let (how, how_in_chinese) = amount.told();
        Ok(language.pick(
            format!("Stabilised the picture{how}, which cuts a little off its edges."),
            format!("画面防抖{how_in_chinese}，边缘会略有裁切。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        let (how, how_in_chinese) = self.amount.unwrap_or_default().told();
        language.pick(format!("Stabilise the picture{how}"), format!("画面防抖{how_in_chinese}"))
    }
}
