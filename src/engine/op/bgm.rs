//! `bgm(file, style, volume, duck)`: music under the speech, or alone where nobody speaks.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::volume::decibels;
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Music, Role};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Bgm {
    /// Its name among the files of the session; the only music there where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
    /// Against the speech: 1 is as loud. 18 dB below where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub volume: Option<Amount>,
    /// Whether it gives way to speech, which it does where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub duck: Option<bool>,
}

impl Edit for Bgm {
    fn stage(&self) -> Stage {
        Stage::Whole
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let clip = editor.sounding(self.file.as_deref(), self.style.as_deref())?;
        let mut music = Music::background(&clip.id);
        if let Some(volume) = self.volume {
            music.level = decibels(volume)
                .filter(|level| (-400..=60).contains(level))
                .ok_or_else(|| say!(language, "bgm-beyond"))?;
        }
        music.ducked = self.duck.unwrap_or(true);
        let level = -music.level;
        editor.result.sound.music = Some(Music { role: Role::Background, ..music });
        let name = &clip.name;
        if !editor.clips_are_heard() {
            return Ok(say!(language, "bgm-done", file = name));
        }
        let decibels = language.number(tenths(level.abs()));
        Ok(match level >= 0 {
            true => say!(language, "bgm-below-done", file = name, decibels),
            false => say!(language, "bgm-above-done", file = name, decibels),
        })
    }

    fn tell(&self, language: Language) -> String {
        match &self.file {
            Some(file) => say!(language, "bgm-file-step", file),
            None => say!(language, "bgm-step"),
        }
    }
}

/// Tenths as people read them: `18`, `3.5`.
pub(super) fn tenths(number: i32) -> String {
    let digits = format!("{}.{}", number / 10, number % 10);
    digits.trim_end_matches(".0").to_string()
}
