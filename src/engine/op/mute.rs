//! `mute(start, end, target)`: no sound, in all of it or in a stretch; or no music under it at all.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::volume::Target;
use super::{Amount, Edit, Stage, from_to, stretch};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Mute {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<Amount>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end: Option<Amount>,
    /// The background music alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
}

impl Edit for Mute {
    fn stage(&self) -> Stage {
        Stage::Change
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let is_whole = self.start.is_none() && self.end.is_none();
        if self.target.is_some() {
            let music = &mut editor.result.sound.music;
            return match (music.is_some(), is_whole) {
                (false, _) => Err(say!(language, "no-music-to-mute")),
                (true, false) => Err(say!(language, "mute-music-part")),
                (true, true) => {
                    *music = None;
                    Ok(say!(language, "mute-music-done"))
                }
            };
        }
        if !editor.has_sound() {
            return Err(say!(language, "no-sound-to-mute"));
        }
        if is_whole {
            editor.silence()?;
            return Ok(say!(language, "mute-done"));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.mute(start, end)?;
        Ok(say!(language, "mute-part-done", span = from_to(start, end, language)))
    }

    fn tell_of_result(&self, editor: &Editor<'_>) -> Option<String> {
        let stays = self.target.is_none() && editor.result.sound.music.is_some();
        stays.then(|| say!(editor.language, "mute-music-stays"))
    }

    fn tell(&self, language: Language) -> String {
        if self.target.is_some() {
            return stretch::step(say!(language, "mute-music-step"), self.start, self.end, language);
        }
        if self.start.is_none() && self.end.is_none() {
            return say!(language, "mute-step");
        }
        say!(language, "mute-part-step", span = stretch::named(self.start, self.end, language))
    }
}
