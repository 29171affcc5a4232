//! Whether a timeline can be rendered. Timelines come from drafts that anybody may send, so that nothing in
//! them is believed before this.

mod output;
mod picture;
mod sound;

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_rational::Ratio;
use thiserror::Error;

use super::plan::nanoseconds;
use crate::engine::subtitles;
use crate::engine::timeline::{Clip, Cue, Seconds, Segment, Text, Timeline};
use crate::media::Kind;

/// What is rendered at most.
const MOST_SEGMENTS: usize = 2000;
const MOST_TEXTS: usize = 500;
const LONGEST_TEXT: usize = 500;

/// The longest clip, in seconds: ten days.
const LONGEST_CLIP: i64 = 864_000;
/// In nanoseconds, and so is the longest result: a day.
const HOUR: i128 = 3600 * 1_000_000_000;
const LONGEST_RESULT: i128 = 24 * HOUR;

/// The sides of clips, and the shorter one of a result, in pixels.
const SIDES: std::ops::RangeInclusive<u32> = 1..=16_384;
const RESOLUTIONS: std::ops::RangeInclusive<u32> = 64..=4_320;

/// Why a timeline is not rendered; segments and texts are counted from 1.
#[derive(Debug, Error, PartialEq, Eq)]
pub enum Refusal {
    #[error("the timeline is empty; keep at least one segment")]
    Empty,
    #[error("the timeline has {count} {what}; at most {most} can be rendered")]
    TooMany { count: usize, what: &'static str, most: usize },
    #[error("segment {segment} is of {clip}, a clip that is not in this session")]
    UnknownClip { segment: usize, clip: String },
    #[error("{clip} cannot be rendered: {why}")]
    Clip { clip: String, why: String },
    #[error("segment {segment} cannot be rendered: {why}")]
    Segment { segment: usize, why: String },
    #[error("text {text} cannot be shown: {why}")]
    Text { text: usize, why: String },
    #[error("the picture cannot be brought to its shape: {why}")]
    Frame { why: String },
    #[error("look {effect} cannot be applied: {why}")]
    Effect { effect: usize, why: String },
    #[error("overlay {overlay} cannot be shown: {why}")]
    Overlay { overlay: usize, why: String },
    #[error("subtitle {subtitle} cannot be shown: {why}")]
    Subtitle { subtitle: usize, why: &'static str },
    #[error("the {what} is longer than the whole video or negative; make it shorter")]
    Fade { what: &'static str },
    #[error("the sound cannot be put together: {why}")]
    Sound { why: String },
    #[error("the file cannot be written: {why}")]
    Output { why: String },
    #[error("a resolution of {asked} is none; choose {} to {}", RESOLUTIONS.start(), RESOLUTIONS.end())]
    Resolution { asked: u32 },
    #[error("the result would last {hours} hours; at most 24 can be rendered")]
    TooLong { hours: i128 },
    #[error("the result would be shorter than one picture; keep more of the clip")]
    TooShort,
}

/// Refuses what cannot be rendered of `timeline` with `clips`, by their handles.
pub fn check_timeline(timeline: &Timeline, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Result<(), Refusal> {
    if timeline.segments.is_empty() {
        return Err(Refusal::Empty);
    }
    few(timeline.segments.len(), "segments", MOST_SEGMENTS)?;
    few(timeline.texts.len(), "texts", MOST_TEXTS)?;
    few(timeline.subtitles.len(), "subtitles", subtitles::MOST)?;
    let mut whole: i128 = 0;
    let mut before: Option<i128> = None;
    for (number, segment) in (1..).zip(&timeline.segments) {
        let (clip, _) = clips.get(&segment.clip).ok_or_else(|| Refusal::UnknownClip {
            segment: number,
            clip: segment.clip.chars().take(80).collect(),
        })?;
        check_clip(clip)?;
        let refuse = |why: String| Refusal::Segment { segment: number, why };
        let lasts = check_segment(segment, clip).map_err(refuse)?;
        let crossfade = check_crossfade(segment, before, lasts).map_err(refuse)?;
        whole += lasts - crossfade;
        before = Some(lasts);
    }
    if whole > LONGEST_RESULT {
        return Err(Refusal::TooLong { hours: (whole + HOUR - 1) / HOUR });
    }
    for (number, text) in (1..).zip(&timeline.texts) {
        check_text(text).map_err(|why| Refusal::Text { text: number, why })?;
    }
    for (number, cue) in (1..).zip(&timeline.subtitles) {
        check_cue(cue).map_err(|why| Refusal::Subtitle { subtitle: number, why })?;
    }
    for (fade, what) in [(timeline.fade_in, "fade in"), (timeline.fade_out, "fade out")] {
        if fade.is_some_and(|fade| !in_days(fade.length) || nanoseconds(fade.length) > whole) {
            return Err(Refusal::Fade { what });
        }
    }
    picture::check(timeline, clips)?;
    sound::check_sound(&timeline.sound, &timeline.overlays, clips, whole)
        .map_err(|why| Refusal::Sound { why })?;
    output::check_output(&timeline.output, whole).map_err(|why| Refusal::Output { why })?;
    match timeline.resolution {
        Some(asked) if !RESOLUTIONS.contains(&asked) => Err(Refusal::Resolution { asked }),
        _ => Ok(()),
    }
}

fn few(count: usize, what: &'static str, most: usize) -> Result<(), Refusal> {
    if count > most { Err(Refusal::TooMany { count, what, most }) } else { Ok(()) }
}

fn check_clip(clip: &Clip) -> Result<(), Refusal> {
    let refuse = |why: String| Err(Refusal::Clip { clip: clip.name.clone(), why });
    let has_pictures = clip.kind != Kind::Audio;
    if has_pictures && !(SIDES.contains(&clip.width) && SIDES.contains(&clip.height)) {
        return refuse(format!("its pictures are {}×{}", clip.width, clip.height));
    }
    let rate = clip.frame_rate;
    let is_small = *rate.numer() <= i64::from(i32::MAX) && *rate.denom() <= i64::from(i32::MAX);
    if !is_small || !(Ratio::new(1, 10)..=Ratio::from_integer(240)).contains(&rate) {
        return refuse(format!("it has {rate} pictures a second"));
    }
    if !in_days(clip.duration) {
        return refuse("its duration is not known".into());
    }
    Ok(())
}

/// How long the segment lasts in the result, in nanoseconds.
fn check_segment(segment: &Segment, clip: &Clip) -> Result<i128, String> {
    let (start, end) = (segment.start, segment.end);
    if !in_days(start) || !in_days(end) {
        return Err("its times are no times of a clip".into());
    }
    if start >= end {
        return Err(format!("it begins at {} and ends at {}", show(start), show(end)));
    }
    // The grid of pictures may end one picture after the sound does.
    let slack = nanoseconds(clip.frame_rate.recip());
    let shown = match segment.freeze {
        Some(picture) if !in_days(picture) => return Err("its picture has no time of a clip".into()),
        Some(picture) => picture,
        None => end,
    };
    if nanoseconds(shown) > nanoseconds(clip.duration) + slack {
        return Err(format!("it ends at {}, and {} is {} long", show(shown), clip.name, show(clip.duration)));
    }
    let speed = segment.speed;
    let is_small = *speed.numer() <= 1_000_000_000 && *speed.denom() <= 1_000_000_000;
    if !is_small || !(Ratio::new(1, 10)..=Ratio::from_integer(16)).contains(&speed) {
        return Err("its speed is not between 0.1 and 16".into());
    }
    Ok(super::plan::lasts(segment))
}

/// How long the crossfade lasts, in nanoseconds.
fn check_crossfade(segment: &Segment, before: Option<i128>, lasts: i128) -> Result<i128, String> {
    let crossfade = segment.crossfade;
    if crossfade == Seconds::default() {
        return Ok(0);
    }
    if !in_days(crossfade) {
        return Err("its crossfade has no length that can be".into());
    }
    let length = nanoseconds(crossfade);
    match before {
        None => Err("nothing comes before it that it could crossfade with".into()),
        // One nanosecond may be lost by rounding each of them.
        Some(before) if length * 2 > before.min(lasts) + 2 => Err(format!(
            "its crossfade of {} is longer than half of it or of the one before; make it shorter",
            show(crossfade)
        )),
        Some(_) => Ok(length),
    }
}

fn check_text(text: &Text) -> Result<(), String> {
    let letters = text.text.chars().count();
    if letters > LONGEST_TEXT {
        return Err(format!("it has {letters} letters; at most {LONGEST_TEXT} can be shown"));
    }
    if !in_days(text.start) || !in_days(text.duration) || text.duration == Seconds::default() {
        return Err("its times are no times of a video".into());
    }
    match &text.color {
        Some(color) if super::titles::color(color).is_none() => {
            Err("its colour is not written like #ff8800".into())
        }
        _ => Ok(()),
    }
}

fn check_cue(cue: &Cue) -> Result<(), &'static str> {
    if cue.text.chars().count() > subtitles::LONGEST {
        return Err("it has too many letters");
    }
    if !in_days(cue.start) || !in_days(cue.end) || cue.start >= cue.end {
        return Err("its times are no times of a clip");
    }
    Ok(())
}

/// Whether it is no less than nothing and no more than ten days.
fn in_days(time: Seconds) -> bool {
    (Seconds::default()..=Ratio::from_integer(LONGEST_CLIP)).contains(&time)
}

fn show(time: Seconds) -> String {
    format!("{:.2} s", nanoseconds(time) as f64 / 1e9)
}
