//! How brightness, contrast and saturation are given: as a direction, a factor or a percentage.

use num_rational::Ratio;
use serde::{Deserialize, Serialize};

use super::Amount;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    Up,
    Down,
}

/// What it becomes, in hundredths of what it was; where no number is given, by the `usual` hundredths up or down.
pub(super) fn hundredths(
    direction: Option<Direction>,
    factor: Option<Amount>,
    percent: Option<Amount>,
    usual: u16,
) -> u16 {
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
