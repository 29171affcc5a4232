//! `slow_motion(factor, start, end)`: slower, the pitch kept; half the speed where nothing is said.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Speed, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlowMotion {
    /// 0.5 is half the speed; so is 2, as people say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl SlowMotion {
    /// The speed that it is.
    fn speed(&self) -> Option<Speed> {
        let factor = match self.factor.map(Amount::ratio) {
            Some(factor) if factor > 1.into() => factor.recip(),
            Some(factor) => factor,
            None => Ratio::new(1, 2),
        };
        let factor = Amount::from_thousandths((factor * 1000).round().to_integer())?;
        Some(Speed { start: self.start, end: self.end, ..Speed::by(factor) })
    }
}

impl Edit for SlowMotion {
    fn stage(&self) -> Stage {
        Stage::Change
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        self.speed().map_or(Ok(String::new()), |speed| speed.apply(editor))
    }

    fn tell(&self, language: Language) -> String {
        self.speed().map_or(String::new(), |speed| speed.tell(language))
    }
}
