//! `speed(factor, start, end)`: faster or slower, the pitch kept.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use super::remove_range::end;
use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Speed {
    /// 2 is twice as fast.
    pub factor: Amount,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Edit for Speed {
    fn stage(&self) -> Stage {
        Stage::Change
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let factor = self.factor;
        if factor.ratio() < Ratio::new(1, 4) || factor.ratio() > Ratio::from_integer(8) {
            return Err(language.pick(
                format!("Cannot play at {factor} times the speed: it goes from 0.25 to 8."),
                format!("无法以 {factor} 倍速播放：可用 0.25 到 8 倍。"),
            ));
        }
        if self.start.is_none() && self.end.is_none() {
            editor.change_speed(None, factor.ratio())?;
            return Ok(language
                .pick(format!("Changed the speed to {factor} times."), format!("速度调为 {factor} 倍。")));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.change_speed(Some((start, end)), factor.ratio())?;
        let (start, end) = (clock(start), clock(end));
        Ok(language.pick(
            format!("Changed the speed from {start} to {end} to {factor} times."),
            format!("{start} 到 {end} 的速度调为 {factor} 倍。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        let factor = self.factor;
        if self.start.is_none() && self.end.is_none() {
            return language
                .pick(format!("Play at {factor} times the speed"), format!("以 {factor} 倍速播放"));
        }
        let start = self.start.map_or("0:00".into(), |start| clock(start.ratio()));
        let end = end(self.end.map(Amount::ratio), language);
        language.pick(
            format!("Play {start} to {end} at {factor} times the speed"),
            format!("{start} 到{end}以 {factor} 倍速播放"),
        )
    }
}
