//! `speed(factor, start, end)`: faster or slower, the pitch kept; without a number, what fits the length that is asked for,
//! else half as fast again or three quarters of the speed.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use super::remove_range::end;
use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Speed {
    /// 2 is twice as fast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    /// Where no factor is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Up,
    Down,
}

/// As it is read, before it is known to name a speed.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    factor: Option<Amount>,
    direction: Option<Direction>,
    start: Option<Amount>,
    end: Option<Amount>,
}

impl TryFrom<Unchecked> for Speed {
    type Error = &'static str;

    fn try_from(Unchecked { factor, direction, start, end }: Unchecked) -> Result<Self, Self::Error> {
        match (factor, direction) {
            (None, None) => Err("no speed is named; give a factor or a direction"),
            _ => Ok(Speed { factor, direction, start, end }),
        }
    }
}

impl Speed {
    /// So many times as fast, all of it.
    pub fn by(factor: Amount) -> Speed {
        Speed { factor: Some(factor), direction: None, start: None, end: None }
    }

    /// Whether it names nothing but that it is to be faster.
    pub fn is_open(&self) -> bool {
        self.factor.is_none() && self.direction == Some(Direction::Up)
    }

    /// The speed where no length is to be fitted.
    fn usual(&self) -> Amount {
        let usual = if self.direction == Some(Direction::Down) { 750 } else { 1500 };
        self.factor.or(Amount::from_thousandths(usual)).unwrap_or(Amount::ONE)
    }
}

impl Edit for Speed {
    fn stage(&self) -> Stage {
        Stage::Change
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let fitting = editor.fitting_speed().filter(|_| self.is_open());
        let factor = fitting.unwrap_or(self.usual());
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
        let factor = self.usual();
        if self.start.is_none() && self.end.is_none() {
            return language
                .pick(format!("Play at {factor} times the speed"), format!("以 {factor} 倍速播放"));
        }
        let start = self.start.map_or("0:00".into(), Amount::clock);
        let end = end(self.end, language);
        language.pick(
            format!("Play {start} to {end} at {factor} times the speed"),
            format!("{start} 到{end}以 {factor} 倍速播放"),
        )
    }
}
