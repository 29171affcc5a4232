//! `contrast(direction, factor, percent, start, end)`: more or less difference between light and dark.

use serde::{Deserialize, Serialize};

use super::adjust::{Direction, hundredths};
use super::stretch::{done, step};
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Look;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contrast {
    /// Up where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// 1.2 is a fifth more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    /// 20 is a fifth more, or less.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

impl Contrast {
    /// In hundredths of what it was.
    fn hundredths(&self) -> u16 {
        hundredths(self.direction, self.factor, self.percent, 20)
    }
}

impl Edit for Contrast {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (now, language) = (self.hundredths(), editor.language);
        let (least, most) = (Look::CONTRAST.start(), Look::CONTRAST.end());
        if !Look::CONTRAST.contains(&now) {
            return Err(language.pick(
                format!("Cannot bring the contrast to {now} %: it goes from {least} to {most} %."),
                format!("无法把对比度调到 {now}%：可用 {least}% 到 {most}%。"),
            ));
        }
        let span = editor.look(Look::Contrast(now), self.start, self.end)?;
        let what =
            (format!("Brought the contrast to {now} % of what it was"), format!("对比度调为原来的 {now}%"));
        Ok(done(what, span, language))
    }

    fn tell(&self, language: Language) -> String {
        let now = self.hundredths();
        let what =
            (format!("Bring the contrast to {now} % of what it was"), format!("对比度调为原来的 {now}%"));
        step(what, self.start, self.end, language)
    }
}
