//! `speed(factor, direction, amount, start, end)`: faster or slower, the pitch kept; without a number, what fits the
//! length that is asked for, else half as fast again or three quarters of the speed, or a little or much more than that.

use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, from_to, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Strength;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(try_from = "Unchecked")]
pub struct Speed {
    /// 2 is twice as fast.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    /// Where no factor is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// How much faster or slower, where no factor is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Up,
    Down,
}

/// As it is read, before it is known to name a speed.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    factor: Option<Amount>,
    direction: Option<Direction>,
    amount: Option<Strength>,
    start: Option<Amount>,
    end: Option<Amount>,
}

impl TryFrom<Unchecked> for Speed {
    type Error = &'static str;

    fn try_from(Unchecked { factor, direction, amount, start, end }: Unchecked) -> Result<Self, Self::Error> {
        match (factor, direction) {
            (None, None) => Err("no speed is named; give a factor or a direction"),
            _ => Ok(Speed { factor, direction, amount, start, end }),
        }
    }
}

/// From the slowest to the fastest.
pub const SPEEDS: RangeInclusive<Amount> = Amount::QUARTER..=Amount::whole(8);

impl Speed {
    /// So many times as fast, all of it.
    pub fn by(factor: Amount) -> Speed {
        Speed { factor: Some(factor), direction: None, amount: None, start: None, end: None }
    }

    /// Whether it names nothing but that it is to be faster.
    pub fn is_open(&self) -> bool {
        self.factor.is_none() && self.direction == Some(Direction::Up)
    }

    /// The speed where no length is to be fitted.
    fn usual(&self) -> Amount {
        let [up, down] = self.amount.unwrap_or_default().pick([[1250, 900], [1500, 750], [2000, 500]]);
        let usual = if self.direction == Some(Direction::Down) { down } else { up };
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
        if !SPEEDS.contains(&factor) {
            return Err(say!(
                language,
                "speed-beyond",
                factor = language.number(factor),
                least = language.number(SPEEDS.start()),
                most = language.number(SPEEDS.end()),
            ));
        }
        if self.start.is_none() && self.end.is_none() {
            editor.change_speed(None, factor.ratio())?;
            return Ok(say!(language, "speed-done", factor = language.number(factor)));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.change_speed(Some((start, end)), factor.ratio())?;
        Ok(say!(
            language,
            "speed-part-done",
            span = from_to(start, end, language),
            factor = language.number(factor)
        ))
    }

    fn tell(&self, language: Language) -> String {
        let factor = language.number(self.usual());
        if self.start.is_none() && self.end.is_none() {
            return say!(language, "speed-step", factor);
        }
        say!(language, "speed-part-step", span = stretch::named(self.start, self.end, language), factor)
    }
}
