//! `volume(factor, db, direction, target)`: louder or softer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bgm::tenths;
use super::{Amount, Edit, Mute, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

/// By how much where nothing is said, in tenths of a decibel: to the ear, a clear step.
const STEP: i32 = 60;
/// How far it goes, in tenths of a decibel.
const RANGE: std::ops::RangeInclusive<i32> = -600..=300;

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
    /// The background music alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
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
        self.direction.map(|_| if down { -STEP } else { STEP })
    }
}

impl Edit for Volume {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-change"));
        }
        let is_music = self.target.is_some();
        if is_music && editor.result.sound.music.is_none() {
            return Err(say!(language, "no-music-to-mute"));
        }
        if self.factor.is_some_and(Amount::is_zero) {
            let mute = Mute { target: self.target, ..Mute::default() };
            return mute.apply(editor);
        }
        let Some(change) = self.change().filter(|change| *change != 0) else {
            return Err(say!(language, "volume-unclear"));
        };
        let music = editor.result.sound.music.as_mut().filter(|_| is_music);
        let now = music.map_or(&mut editor.result.sound.gain, |music| &mut music.level);
        if !RANGE.contains(&now.saturating_add(change)) {
            return Err(say!(language, "volume-beyond"));
        }
        *now += change;
        let decibels = language.number(tenths(change.abs()));
        Ok(match (is_music, change > 0) {
            (false, true) => say!(language, "sound-louder-done", decibels),
            (false, false) => say!(language, "sound-softer-done", decibels),
            (true, true) => say!(language, "music-louder-done", decibels),
            (true, false) => say!(language, "music-softer-done", decibels),
        })
    }

    fn tell(&self, language: Language) -> String {
        let decibels = |change: i32| language.number(tenths(change.abs()));
        let Some(change) = self.change() else { return say!(language, "volume-step") };
        let (is_music, decibels) = (self.target.is_some(), decibels(change));
        match (is_music, change > 0) {
            (false, true) => say!(language, "volume-up-step", decibels),
            (false, false) => say!(language, "volume-down-step", decibels),
            (true, true) => say!(language, "music-up-step", decibels),
            (true, false) => say!(language, "music-down-step", decibels),
        }
    }
}
