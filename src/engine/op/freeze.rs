//! `freeze(at, seconds)`: a picture stands still, without sound, for two seconds where nothing is said; the last one
//! where no moment is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, At, Edge, Edit, LONGEST, Stage, clock, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

impl Freeze {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(2), Amount::ratio)
    }

    fn moment(&self) -> Option<Seconds> {
        match self.at {
            Some(At::Moment(moment)) => Some(moment.ratio()),
            Some(At::Edge(Edge::Start)) => Some(0.into()),
            Some(At::Edge(Edge::End)) | None => None,
        }
    }
}

impl Edit for Freeze {
    fn stage(&self) -> Stage {
        Stage::Arrange
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let moment = self.moment();
        if let Some(moment) = moment.filter(|moment| *moment > editor.length()) {
            let (moment, last) = (clock(moment), clock(editor.length()));
            return Err(language.pick(
                format!("{moment} lies beyond the end, which is at {last}."),
                format!("{moment} 超出了结尾（{last}）。"),
            ));
        }
        let length = self.length();
        if length * 24 > LONGEST.into() {
            return Err(language.pick("A picture can stand still for an hour at most.", "定格最长一小时。"));
        }
        editor.freeze(moment, length)?;
        let seconds = told(length, language);
        Ok(match moment {
            Some(moment) => language.pick(
                format!("Froze the picture at {} for {seconds}, without sound.", clock(moment)),
                format!("{} 的画面定格 {seconds}，期间无声。", clock(moment)),
            ),
            None => language.pick(
                format!("Froze the last picture for {seconds}, without sound."),
                format!("最后一帧定格 {seconds}，期间无声。"),
            ),
        })
    }

    fn tell(&self, language: Language) -> String {
        let seconds = told(self.length(), language);
        match self.moment() {
            Some(moment) => language.pick(
                format!("Freeze the picture at {} for {seconds}", clock(moment)),
                format!("{} 的画面定格 {seconds}", clock(moment)),
            ),
            None => language
                .pick(format!("Freeze the last picture for {seconds}"), format!("最后一帧定格 {seconds}")),
        }
    }
}
