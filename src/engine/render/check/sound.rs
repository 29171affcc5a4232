//! Whether the sound of a timeline can be put together.

use std::collections::BTreeMap;
use std::path::PathBuf;

use crate::engine::timeline::{Clip, Overlay, Sound};
use crate::media::Kind;

use super::super::plan::nanoseconds;
use super::in_days;

/// In tenths of a decibel.
const LEVELS: std::ops::RangeInclusive<i32> = -1000..=600;

/// Why `sound` cannot be heard, with that of `overlays`, in a result of `whole` nanoseconds.
pub(super) fn check_sound(
    sound: &Sound,
    overlays: &[Overlay],
    clips: &BTreeMap<String, (Clip, PathBuf)>,
    whole: i128,
) -> Result<(), String> {
    if let Some(music) = &sound.music {
        match clips.get(&music.clip) {
            Some((clip, _)) if clip.has_audio && clip.kind != Kind::Image => {}
            _ => return Err("the music is of no file of this session that can be heard".into()),
        }
        if !LEVELS.contains(&music.level) {
            return Err("the level of the music is beyond all hearing".into());
        }
    }
    for overlay in overlays.iter().filter(|overlay| overlay.heard) {
        match clips.get(&overlay.clip) {
            Some((clip, _)) if clip.has_audio => {}
            _ => return Err("a picture over the picture is to be heard, and has no sound".into()),
        }
    }
    if !LEVELS.contains(&sound.gain) {
        return Err("the volume is beyond all hearing".into());
    }
    for fade in [sound.fade_in, sound.fade_out].into_iter().flatten() {
        if !in_days(fade) || nanoseconds(fade) > whole {
            return Err("its fade is longer than the whole or negative; make it shorter".into());
        }
    }
    Ok(())
}
