//! `volume(factor, db, direction, amount, target, start, end)`: louder or softer, in all of it or in a stretch.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bgm::tenths;
use super::{Amount, Edit, Mute, Stage, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{GAINS, Strength};
use crate::engine::words::say;

/// By how much where no number says it, in tenths of a decibel: to the ear, a small step, a clear one and a great one.
const STEPS: [i32; 3] = [30, 60, 120];

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    /// 2 is twice as much, 0.5 half.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor: Option<Amount>,
    /// By so many decibels: up unless that is negative, or the direction is down.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub db: Option<f64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub direction: Option<Direction>,
    /// By how much, where no number says it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount: Option<Strength>,
    /// The background music alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    Up,
    Down,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Target {
    Background,
}

/// The factor in tenths of a decibel; `None` for nothing at all.
pub(super) fn decibels(factor: Amount) -> Option<i32> {
    let factor = *factor.ratio().numer() as f64 / *factor.ratio().denom() as f64;
    (factor > 0.0).then(|| (200.0 * factor.log10()).round() as i32)
}

impl Volume {
    fn is_whole(&self) -> bool {
        self.start.is_none() && self.end.is_none()
    }

    /// By how much, in tenths of a decibel; `None` where nothing says it.
    fn change(&self) -> Option<i32> {
        let down = self.direction == Some(Direction::Down);
        if let Some(db) = self.db {
            let tenths = (db.clamp(-1000.0, 1000.0) * 10.0).round() as i32;
            return Some(if down { -tenths.abs() } else { tenths });
        }
        if let Some(factor) = self.factor {
            return decibels(factor);
        }
        let step = self.amount.unwrap_or_default().pick(STEPS);
        self.direction.map(|_| if down { -step } else { step })
    }
}

impl Edit for Volume {
    fn stage(&self) -> Stage {
        if self.is_whole() { Stage::Whole } else { self.stage_in_clips() }
    }

    fn stage_in_clips(&self) -> Stage {
        Stage::Change
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-change"));
        }
        let is_music = self.target.is_some();
        if self.factor.is_some_and(Amount::is_zero) {
            let mute = Mute { target: self.target, start: self.start, end: self.end };
            return mute.apply(editor);
        }
        if is_music && !self.is_whole() {
            return Err(say!(language, "volume-music-part"));
        }
        if is_music && editor.result.sound.music.is_none() {
            return Err(say!(language, "no-music-to-mute"));
        }
        let Some(change) = self.change().filter(|change| *change != 0) else {
            return Err(say!(language, "volume-unclear"));
        };
        let decibels = language.number(tenths(change.abs()));
        let done = if change > 0 {
            say!(language, "sound-louder-done", decibels = decibels.clone())
        } else {
            say!(language, "sound-softer-done", decibels = decibels.clone())
        };
        if !is_music && (!self.is_whole() || editor.confined_clip().is_some()) {
            let span = editor.range(self.start, self.end)?;
            editor.change_gain(span, change)?;
            let told = if self.is_whole() { &[][..] } else { &[span] };
            return Ok(stretch::done(done, told, language));
        }
        let music = editor.result.sound.music.as_mut().filter(|_| is_music);
        let now = music.map_or(&mut editor.result.sound.gain, |music| &mut music.level);
        if !GAINS.contains(&now.saturating_add(change)) {
            return Err(say!(language, "volume-beyond"));
        }
        *now += change;
        Ok(match (is_music, change > 0) {
            (false, _) => stretch::done(done, &[], language),
            (true, true) => say!(language, "music-louder-done", decibels),
            (true, false) => say!(language, "music-softer-done", decibels),
        })
    }

    fn tell(&self, language: Language) -> String {
        let decibels = |change: i32| language.number(tenths(change.abs()));
        let Some(change) = self.change() else {
            return stretch::step(say!(language, "volume-step"), self.start, self.end, language);
        };
        let (is_music, decibels) = (self.target.is_some(), decibels(change));
        let step = match (is_music, change > 0) {
            (false, true) => say!(language, "volume-up-step", decibels),
            (false, false) => say!(language, "volume-down-step", decibels),
            (true, true) => say!(language, "music-up-step", decibels),
            (true, false) => say!(language, "music-down-step", decibels),
        };
        stretch::step(step, self.start, self.end, language)
    }
}
