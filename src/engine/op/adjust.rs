//! How brightness, contrast and saturation are given: as a direction, a factor or a percentage.

use std::ops::RangeInclusive;

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Amount;
use super::stretch::{done, step};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Look;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
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

/// What is brought to so many hundredths of what it was.
pub(super) struct Property {
    /// In English and Chinese.
    pub names: (&'static str, &'static str),
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
        let (language, (name, chinese)) = (editor.language, self.names);
        let (least, most) = (self.range.start(), self.range.end());
        if !self.range.contains(&now) {
            return Err(language.pick(
                format!("Cannot bring the {name} to {now} %: it goes from {least} to {most} %."),
                format!("无法把{chinese}调到 {now}%：可用 {least}% 到 {most}%。"),
            ));
        }
        let span = editor.look((self.look)(now), start, end)?;
        let what =
            (format!("Brought the {name} to {now} % of what it was"), format!("{chinese}调为原来的 {now}%"));
        Ok(done(what, span, language))
    }

    pub fn tell(&self, now: u16, start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
        let (name, chinese) = self.names;
        let what =
            (format!("Bring the {name} to {now} % of what it was"), format!("{chinese}调为原来的 {now}%"));
        step(what, start, end, language)
    }
}
