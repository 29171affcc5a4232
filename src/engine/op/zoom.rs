//! `zoom(direction, amount, at)`: slowly nearer to the middle of the picture, or away from it; at a moment, nearer for
//! some seconds.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{self, Effect, Look, Seconds};
use crate::engine::words::say;

/// How near it goes where nothing is said, in hundredths: slowly over the whole, or at a moment.
const SLOWLY: u16 = 115;
const AT_ONCE: u16 = 130;
/// How long going nearer, staying and going back take at a moment, in seconds.
const GOES: i64 = 1;
const STAYS: i64 = 3;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Zoom {
    #[serde(default)]
    pub direction: Direction,
    /// 1.5 shows two thirds of the picture.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
    /// In seconds.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Amount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    #[default]
    In,
    Out,
}

impl Zoom {
    /// In hundredths.
    fn amount(&self) -> u16 {
        let hundredths = |amount: Amount| (amount.ratio() * 100).round().to_integer();
        let usual = if self.at.is_some() { AT_ONCE } else { SLOWLY };
        self.amount.map_or(usual, |amount| u16::try_from(hundredths(amount)).unwrap_or(u16::MAX))
    }
}

impl Edit for Zoom {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let (language, amount) = (editor.language, self.amount());
        let times = Ratio::new(i64::from(amount), 100);
        let shown = format!("{:.2}", *times.numer() as f64 / *times.denom() as f64);
        let times = language.number(shown.trim_end_matches('0').trim_end_matches('.'));
        if amount <= *Look::ZOOM.start() || amount > *Look::ZOOM.end() {
            return Err(say!(language, "zoom-beyond", times, least = language.number("1.01"), most = 4));
        }
        let zoom = |from, to, stretch: Option<(Seconds, Seconds)>| {
            Effect::on(Look::Zoom(timeline::Zoom { from, to }), stretch.as_slice())
        };
        let (from, to) = match self.direction {
            Direction::In => (100, amount),
            Direction::Out => (amount, 100),
        };
        let Some(at) = self.at else {
            // Each still picture moves by itself.
            let stretches = match editor.stills() {
                Some(stills) => stills.into_iter().map(Some).collect(),
                None => vec![None],
            };
            editor.put_looks(stretches.into_iter().map(|stretch| zoom(from, to, stretch)).collect())?;
            return Ok(match self.direction {
                Direction::In => say!(language, "zoom-in-done", times),
                Direction::Out => say!(language, "zoom-out-done", times),
            });
        };
        let length = editor.result_length();
        let (begins, _) = editor.seen(Some(at), None)?.unwrap_or_default();
        let ends = |from: Seconds, lasts: i64| (from + lasts).min(length);
        if let Direction::Out = self.direction {
            // Near until then, and all of the picture from then on.
            let gone = ends(begins, GOES);
            let near = zoom(amount, amount, Some((0.into(), begins)));
            let near = Some(near).filter(|_| begins > 0.into());
            let away = zoom(amount, 100, Some((begins, gone)));
            editor.put_looks(near.into_iter().chain([away]).collect())?;
            return Ok(say!(language, "zoom-out-at-done", moment = clock(begins), times));
        }
        let near = ends(begins, GOES);
        let back = ends(near, STAYS);
        let over = ends(back, GOES);
        let steps =
            [(100, amount, (begins, near)), (amount, amount, (near, back)), (amount, 100, (back, over))];
        let steps = steps.into_iter().filter(|(_, _, stretch)| stretch.0 < stretch.1);
        editor.put_looks(steps.map(|(from, to, stretch)| zoom(from, to, Some(stretch))).collect())?;
        Ok(say!(language, "zoom-in-at-done", times, moment = clock(begins), end = clock(over)))
    }

    fn tell(&self, language: Language) -> String {
        match (self.direction, self.at.map(Amount::clock)) {
            (Direction::In, None) => say!(language, "zoom-in-step"),
            (Direction::In, Some(moment)) => say!(language, "zoom-in-at-step", moment),
            (Direction::Out, None) => say!(language, "zoom-out-step"),
            (Direction::Out, Some(moment)) => say!(language, "zoom-out-at-step", moment),
        }
    }
}
