//! `volume(factor, db, direction)`: louder or softer.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bgm::tenths;
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

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
            return Err(
                language.pick("There is no sound to make louder or softer.", "没有声音，无法调整音量。")
            );
        }
        if self.factor.is_some_and(Amount::is_zero) {
            editor.silence();
            return Ok(language.pick("Took the sound away.", "去掉了声音。"));
        }
        let Some(change) = self.change().filter(|change| *change != 0) else {
            return Err(language.pick(
                "Say how loud: “louder”, “50 %” or “by 6 dB”.",
                "请说明音量：“大一点”“50%”或“提高 6 dB”。",
            ));
        };
        let music = editor.result.sound.music.as_mut().filter(|_| self.target.is_some());
        let (now, what, what_in_chinese) = match music {
            Some(music) => (&mut music.level, "the music", "音乐"),
            None => (&mut editor.result.sound.gain, "the sound", "音量"),
        };
        if !RANGE.contains(&now.saturating_add(change)) {
            return Err(language.pick(
                "The volume goes from 60 dB softer to 30 dB louder.",
                "音量可调范围：降低 60 dB 到提高 30 dB。",
            ));
        }
        *now += change;
        let decibels = tenths(change.abs());
        let (way, way_in_chinese) = if change > 0 { ("louder", "提高") } else { ("softer", "降低") };
        Ok(language.pick(
            format!("Made {what} {decibels} dB {way}."),
            format!("{what_in_chinese}{way_in_chinese}了 {decibels} dB。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        match self.change() {
            Some(change) => {
                let decibels = tenths(change.abs());
                let (way, way_in_chinese) =
                    if change > 0 { ("louder", "提高") } else { ("softer", "降低") };
                language.pick(
                    format!("Make it {decibels} dB {way}"),
                    format!("音量{way_in_chinese} {decibels} dB"),
                )
            }
            None => language.pick("Change the volume", "调整音量"),
        }
    }
}
