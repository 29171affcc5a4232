//! `blur(target, amount, start, end)`: the whole picture out of focus, or the bars beside it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::stretch::{done, step};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Fill, Look, Strength};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Blur {
    /// The picture where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    /// Medium where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

/// What is blurred. What has to be recognised first is not done on this machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    Picture,
    /// The bars beside a picture of another shape.
    Background,
}

impl Edit for Blur {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if self.target == Some(Target::Background) {
            let frame = &mut editor.result.frame;
            if frame.shape.is_none() && frame.size.is_none() {
                return Err(language.pick(
                    "Only the bars beside a picture can be blurred, and there are none: parting people from what is \
                     behind them needs the cloud.",
                    "只能模糊画面两侧的填充背景，而现在没有：把人物和背景分开需要云端。",
                ));
            }
            frame.fill = Fill::Blur;
            return Ok(language.pick("Blurred the bars beside the picture.", "画面两侧改为模糊背景。"));
        }
        let amount = self.amount.unwrap_or_default();
        let span = editor.look(Look::Blur(amount), self.start, self.end)?;
        let (how, how_in_chinese) = amount.told();
        Ok(done((format!("Blurred the picture{how}"), format!("画面模糊{how_in_chinese}")), span, language))
    }

    fn tell(&self, language: Language) -> String {
        if self.target == Some(Target::Background) {
            return language.pick("Blur the bars beside the picture", "画面两侧改为模糊背景");
        }
        let (how, how_in_chinese) = self.amount.unwrap_or_default().told();
        let what = (format!("Blur the picture{how}"), format!("画面模糊{how_in_chinese}"));
        step(what, self.start, self.end, language)
    }
}
