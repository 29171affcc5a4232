//! `mute(start, end, target)`: no sound, in all of it or in a stretch; or no music under it.

use serde::{Deserialize, Serialize};

use super::remove_range::end;
use super::volume::Target;
use super::{Amount, Edit, Stage, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
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
        if self.target.is_some() {
            return match editor.result.sound.music.take() {
                Some(_) => Ok(language.pick("Took the music away.", "去掉了音乐。")),
                None => Err(language.pick(
                    "No music was added here, and what a clip plays itself cannot be told from its speech.",
                    "没有另外添加的音乐；片段自带的音乐无法与人声分开。",
                )),
            };
        }
        if !editor.has_sound() {
            return Err(language.pick("There is no sound to mute.", "本来就没有声音，无需静音。"));
        }
        if self.start.is_none() && self.end.is_none() {
            editor.silence();
            return Ok(language.pick("Took the sound away.", "去掉了声音。"));
        }
        let (start, end) = editor.range(self.start, self.end)?;
        editor.mute(start, end)?;
        let (start, end) = (clock(start), clock(end));
        Ok(language.pick(format!("Muted {start} to {end}."), format!("{start} 到 {end} 已静音。")))
    }

    fn tell(&self, language: Language) -> String {
        if self.target.is_some() {
            return language.pick("Take the music away", "去掉音乐");
        }
        if self.start.is_none() && self.end.is_none() {
            return language.pick("Take the sound away", "去掉声音");
        }
        let start = self.start.map_or("0:00".into(), Amount::clock);
        let end = end(self.end, language);
        language.pick(format!("Mute {start} to {end}"), format!("{start} 到{end}静音"))
    }
}
