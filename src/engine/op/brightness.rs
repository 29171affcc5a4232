//! `brightness(direction, factor, percent, amount, start, end)`: a brighter or darker picture, with black and white as
//! they are.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::adjust::{Direction, Property, hundredths};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Look, Strength};
use crate::engine::words::say;

const BRIGHTNESS: Property = Property {
    name: |language| say!(language, "brightness"),
    range: Look::BRIGHTNESS,
    look: Look::Brightness,
};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Brightness {
    /// Up where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// 1.2 is a fifth more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    /// 20 is a fifth more, or less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Amount>,
    /// How much more or less, where no number says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Brightness {
    /// In hundredths of what it was.
    fn hundredths(&self) -> u16 {
        hundredths(self.direction, self.factor, self.percent, self.amount, 20)
    }
}

impl Edit for Brightness {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        BRIGHTNESS.apply(self.hundredths(), self.start, self.end, editor)
    }

    fn tell(&self, language: Language) -> String {
        BRIGHTNESS.tell(self.hundredths(), self.start, self.end, language)
    }
}
