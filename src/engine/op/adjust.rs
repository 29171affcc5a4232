//! How brightness, contrast and saturation are given: as a direction, a factor or a percentage.

use std::ops::RangeInclusive;

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Amount;
use super::stretch::{done, step};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Strength};
use crate::engine::words::say;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    Up,
    Down,
}

/// What it becomes, in hundredths of what it was; where no number is given, by the `usual` hundredths up or down, or by
/// half of that or twice as much.
pub(super) fn hundredths(
    direction: Option<Direction>,
    factor: Option<Amount>,
    percent: Option<Amount>,
    amount: Option<Strength>,
    usual: u16,
) -> u16 {
    let usual = amount.unwrap_or_default().pick([usual / 2, usual, usual * 2]);
    let whole = |number: Ratio<i64>| u16::try_from(number.round().to_integer()).unwrap_or(u16::MAX);
    match (factor, percent) {
        (Some(factor), _) => whole(factor.ratio() * 100),
        (None, percent) => {
            let by = percent.map_or(usual, |percent| whole(percent.ratio()));
            match direction.unwrap_or_default() {
                Direction::Up => by.saturating_add(100),
                Direction::Down => 100_u16.saturating_sub(by),
            }
        }
    }
}

/// What is brought to so many hundredths of what it was.
pub(super) struct Property {
    /// What it is called.
    pub name: fn(Language) -> String,
    /// From the least to the most, in hundredths.
    pub range: RangeInclusive<u16>,
    pub look: fn(u16) -> Look,
}

impl Property {
    pub fn apply(
        &self,
        now: u16,
        start: Option<Amount>,
        end: Option<Amount>,
        editor: &mut Editor<'_>,
    ) -> Result<String, String> {
        let (language, name) = (editor.language, (self.name)(editor.language));
        let (least, most) = (self.range.start(), self.range.end());
        if !self.range.contains(&now) {
            return Err(say!(language, "adjust-beyond", name, percent = now, least, most));
        }
        let spans = editor.look((self.look)(now), start, end)?;
        Ok(done(say!(language, "adjust-done", name, percent = now), &spans, language))
    }

    pub fn tell(&self, now: u16, start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
        let name = (self.name)(language);
        step(say!(language, "adjust-step", name, percent = now), start, end, language)
    }
}
