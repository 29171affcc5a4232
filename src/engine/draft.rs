//! Between a timeline and the draft on the wire.
//!
//! Times stand in the draft as everywhere (`d` in milliseconds) and, exactly, as rational seconds in `m`. A draft
//! comes back over HTTP and is hostile until read: numbers are bounded here so that no arithmetic overflows, and
//! `render` checks the timeline that comes out of it.

use num_rational::Ratio;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use super::timeline::{
    Fade, GAINS, Position, Seconds, Segment, Text, TextStyle, Timeline, TransitionKind, exact,
};
use crate::media::Format;
use crate::nemo::draft::{self, Draft, Track};

/// The colour of a fade that is not black.
const WHITE: &str = "white";

/// The most of anything in one track.
const MOST: usize = 5_000;

/// A draft that this engine did not write, or that was changed since.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    #[error("the draft is not one of this engine's: {0}")]
    Shape(String),
    #[error("the draft's {key} is not a sensible number: {value}")]
    Number { key: &'static str, value: String },
    #[error("the draft holds more than {MOST} segments")]
    TooLong,
}

/// Writes a timeline as a draft. `name` is what people call the clip; `edits`, how many messages it comes from, tells it
/// from the one before where the last of them found all as it was asked for.
pub fn write(timeline: &Timeline, name: &str, edits: u32) -> Draft {
    let mut tracks = vec![Track {
        tt: draft::VIDEO,
        m: object(json!({ "name": name })),
        sg: timeline.segments.iter().map(write_segment).collect(),
    }];
    if !timeline.texts.is_empty() {
        let sg = timeline.texts.iter().map(write_text).collect();
        tracks.push(Track { tt: draft::TEXT, m: Map::new(), sg });
    }
    let mut m = Map::new();
    put(&mut m, "subtitles", &timeline.subtitles);
    put(&mut m, "overlays", &timeline.overlays);
    put(&mut m, "frame", &timeline.frame);
    put(&mut m, "effects", &timeline.effects);
    put(&mut m, "sound", &timeline.sound);
    put(&mut m, "output", &timeline.output);
    if edits > 0 {
        m.insert("edits".into(), edits.into());
    }
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            m.insert(key.into(), value);
        }
    };
    for (fade, length, color) in
        [(timeline.fade_in, "fade_in", "fade_in_color"), (timeline.fade_out, "fade_out", "fade_out_color")]
    {
        set(length, fade.map(|fade| written(fade.length)));
        set(color, fade.filter(|fade| fade.white).map(|_| Value::from(WHITE)));
    }
    set("silent", timeline.silent.then_some(Value::Bool(true)));
    set("resolution", timeline.resolution.map(Value::from));
    set("format", timeline.format.map(|format| Value::from(format.extension())));
    Draft { t: tracks, d: Some(milliseconds(timeline.duration())), m }
}

/// Puts a part of the timeline that serde writes by itself, where there is anything to it. It holds words and
/// numbers, so that writing it cannot fail.
fn put<P: Serialize + Default + PartialEq>(m: &mut Map<String, Value>, key: &str, part: &P) {
    if *part != P::default()
        && let Ok(value) = serde_json::to_value(part)
    {
        m.insert(key.into(), value);
    }
}

fn write_segment(segment: &Segment) -> draft::Segment {
    let mut m = object(json!({
        "clip": segment.clip,
        "start": written(segment.start),
        "end": written(segment.end),
    }));
    if let Some(picture) = segment.freeze {
        m.insert("freeze".into(), written(picture));
    }
    if segment.speed != Ratio::from_integer(1) {
        m.insert("speed".into(), written(segment.speed));
    }
    for (key, holds) in [("reversed", segment.reversed), ("muted", segment.muted)] {
        if holds {
            m.insert(key.into(), Value::Bool(true));
        }
    }
    if segment.gain != 0 {
        m.insert("gain".into(), Value::from(segment.gain));
    }
    if segment.crossfade != Seconds::from_integer(0) {
        m.insert("crossfade".into(), written(segment.crossfade));
    }
    put(&mut m, "orientation", &segment.orientation);
    put(&mut m, "transition", &segment.transition);
    draft::Segment { d: Some(milliseconds(segment.duration())), m }
}

fn write_text(text: &Text) -> draft::Segment {
    let mut m = object(json!({
        "text": text.text,
        "at": written(text.start),
        "length": written(text.duration),
        "position": text.position,
        "style": text.style,
    }));
    if let Some(color) = &text.color {
        m.insert("color".into(), Value::from(color.as_str()));
    }
    draft::Segment { d: Some(milliseconds(text.duration)), m }
}

/// Reads a draft back into the timeline that it was written from.
pub fn read(draft: &str) -> Result<Timeline, DraftError> {
    let draft: Draft = serde_json::from_str(draft).map_err(|error| DraftError::Shape(error.to_string()))?;
    if draft.t.iter().map(|track| track.sg.len()).sum::<usize>() > MOST {
        return Err(DraftError::TooLong);
    }
    let mut timeline = Timeline {
        subtitles: part(&draft.m, "subtitles")?,
        overlays: part(&draft.m, "overlays")?,
        frame: part(&draft.m, "frame")?,
        effects: part(&draft.m, "effects")?,
        sound: part(&draft.m, "sound")?,
        output: part(&draft.m, "output")?,
        fade_in: fade(&draft.m, "fade_in", "fade_in_color")?,
        fade_out: fade(&draft.m, "fade_out", "fade_out_color")?,
        silent: flag(&draft.m, "silent"),
        resolution: draft
            .m
            .get("resolution")
            .and_then(Value::as_u64)
            .and_then(|side| u32::try_from(side).ok()),
        format: draft.m.get("format").and_then(Value::as_str).and_then(Format::from_extension),
        ..Timeline::default()
    };
    for track in &draft.t {
        for segment in &track.sg {
            match track.tt {
                draft::VIDEO => timeline.segments.push(read_segment(&segment.m)?),
                draft::TEXT => timeline.texts.push(read_text(&segment.m)?),
                other => return Err(DraftError::Shape(format!("it has a track of type {other}"))),
            }
        }
    }
    match timeline.checked_duration() {
        Some(_) => Ok(timeline),
        None => Err(DraftError::Shape("its times have no common grid".into())),
    }
}

fn part<P: DeserializeOwned + Default>(m: &Map<String, Value>, key: &'static str) -> Result<P, DraftError> {
    Ok(choice(m, key)?.unwrap_or_default())
}

fn fade(
    m: &Map<String, Value>,
    length: &'static str,
    color: &'static str,
) -> Result<Option<Fade>, DraftError> {
    let white = m.get(color).and_then(Value::as_str) == Some(WHITE);
    Ok(time(m, length)?.map(|length| Fade { length, white }))
}

fn read_segment(m: &Map<String, Value>) -> Result<Segment, DraftError> {
    let zero = Seconds::from_integer(0);
    let speed = time(m, "speed")?.unwrap_or(Ratio::from_integer(1));
    if speed <= zero || *speed.numer() > 10_000 || *speed.denom() > 10_000 {
        return Err(DraftError::Number { key: "speed", value: speed.to_string() });
    }
    let gain = choice(m, "gain")?.unwrap_or_default();
    if !GAINS.contains(&gain) {
        return Err(DraftError::Number { key: "gain", value: gain.to_string() });
    }
    Ok(Segment {
        gain,
        orientation: choice(m, "orientation")?.unwrap_or_default(),
        clip: word(m, "clip")?,
        start: required(m, "start")?,
        end: required(m, "end")?,
        freeze: time(m, "freeze")?,
        reversed: flag(m, "reversed"),
        speed,
        muted: flag(m, "muted"),
        crossfade: time(m, "crossfade")?.unwrap_or(zero),
        transition: choice::<TransitionKind>(m, "transition")?.unwrap_or_default(),
    })
}

fn read_text(m: &Map<String, Value>) -> Result<Text, DraftError> {
    Ok(Text {
        text: word(m, "text")?,
        start: required(m, "at")?,
        duration: required(m, "length")?,
        position: choice(m, "position")?.unwrap_or(Position::Center),
        style: choice(m, "style")?.unwrap_or(TextStyle::Caption),
        color: m.get("color").and_then(Value::as_str).map(str::to_string),
    })
}

fn word(m: &Map<String, Value>, key: &'static str) -> Result<String, DraftError> {
    let word = m.get(key).and_then(Value::as_str);
    word.map(str::to_string).ok_or_else(|| DraftError::Shape(format!("a segment has no `{key}`")))
}

fn choice<T: DeserializeOwned>(m: &Map<String, Value>, key: &'static str) -> Result<Option<T>, DraftError> {
    let read = |value: &Value| serde_json::from_value(value.clone());
    m.get(key).map(read).transpose().map_err(|error| DraftError::Shape(error.to_string()))
}

fn flag(m: &Map<String, Value>, key: &str) -> bool {
    m.get(key).and_then(Value::as_bool).unwrap_or(false)
}

fn required(m: &Map<String, Value>, key: &'static str) -> Result<Seconds, DraftError> {
    time(m, key)?.ok_or_else(|| DraftError::Shape(format!("a segment has no `{key}`")))
}

fn time(m: &Map<String, Value>, key: &'static str) -> Result<Option<Seconds>, DraftError> {
    let Some(value) = m.get(key) else { return Ok(None) };
    let wrong = || DraftError::Number { key, value: value.to_string().chars().take(40).collect() };
    value.as_str().and_then(exact::parse).map(Some).ok_or_else(wrong)
}

/// A rational number as it stands in `m`: `"207/30"`.
fn written(number: Ratio<i64>) -> Value {
    Value::from(number.to_string())
}

fn milliseconds(seconds: Seconds) -> f64 {
    (*seconds.numer() as f64 * 1000.0 / *seconds.denom() as f64).round()
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(fields) => fields,
        _ => Map::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::timeline::{
        Cue, Effect, Frame, Look, Music, Orientation, Output, Overlay, Range, Role, Size, Sound, Turn,
        VideoCodec,
    };

    fn timeline() -> Timeline {
        let segment = |start: i64, end: i64, crossfade: Ratio<i64>| Segment {
            clip: "clip1".into(),
            start: Ratio::new(start, 30),
            end: Ratio::new(end, 30),
            freeze: (start > 0).then(|| Ratio::new(77, 30)),
            reversed: start == 0,
            speed: Ratio::new(3, 2),
            muted: start > 0,
            gain: if start > 0 { -35 } else { 0 },
            orientation: Orientation { upended: start > 0, ..Orientation::default() },
            crossfade,
            transition: if start > 0 { TransitionKind::WipeLeft } else { TransitionKind::Crossfade },
        };
        Timeline {
            segments: vec![segment(0, 207, Ratio::from_integer(0)), segment(260, 400, Ratio::new(3, 10))],
            texts: vec![Text {
                text: "\"Hello\" {\\b1}".into(),
                start: Ratio::from_integer(0),
                duration: Ratio::new(5, 2),
                position: Position::Bottom,
                style: TextStyle::Title,
                color: Some("#ff0000".into()),
            }],
            subtitles: vec![Cue {
                clip: "clip1".into(),
                start: Ratio::new(1, 3),
                end: Ratio::new(2, 3),
                text: "<i>&\n".into(),
            }],
            overlays: vec![Overlay {
                clip: "clip2".into(),
                position: Position::TopRight,
                width: 12,
                opacity: 80,
                heard: true,
                over_muted: false,
                start: None,
                end: Some(Ratio::new(7, 3)),
            }],
            frame: Frame {
                orientation: Orientation { turn: Turn::Quarter, mirrored: true, upended: false },
                ..Frame::default()
            },
            effects: vec![Effect {
                look: Look::Grayscale,
                start: Some(Ratio::new(1, 3)),
                end: Some(Ratio::new(2, 3)),
                again: vec![Range { start: Ratio::new(4, 3), end: Ratio::new(7, 3) }],
            }],
            sound: Sound {
                music: Some(Music { role: Role::Instead, ducked: false, ..Music::background("clip3") }),
                denoised: true,
                gain: -35,
                fade_out: Some(Ratio::new(4, 3)),
                ..Sound::default()
            },
            output: Output {
                video: Some(VideoCodec::H265),
                rate: Some(Ratio::new(30_000, 1001)),
                size: Size::Percent(50),
                at: Some(Ratio::new(1, 3)),
                ..Output::default()
            },
            fade_in: Some(Fade { length: Ratio::new(1, 2), white: true }),
            fade_out: None,
            silent: false,
            resolution: Some(720),
            format: Some(Format::Webm),
        }
    }

    #[test]
    fn a_timeline_survives_the_way_through_a_draft() {
        let json = serde_json::to_string(&write(&timeline(), "holiday", 1)).unwrap();
        assert_eq!(read(&json).unwrap(), timeline());
    }

    #[test]
    fn numbers_that_would_overflow_are_refused() {
        let primes = [999_983, 999_979, 999_961, 999_959, 999_953, 999_931, 999_917, 999_907];
        let segment = |prime| format!(r#"{{"m":{{"clip":"c","start":"1/{prime}","end":"2"}}}}"#);
        let finest = primes.map(segment).join(",");
        assert!(read(&format!(r#"{{"t":[{{"tt":0,"sg":[{finest}]}}]}}"#)).is_err());
        for bad in ["1/0", "9223372036854775807/3", "1/9999999999", "-1", "9999999", "x", ""] {
            let draft =
                format!(r#"{{"t":[{{"tt":0,"sg":[{{"m":{{"clip":"c","start":"{bad}","end":"2"}}}}]}}]}}"#);
            assert!(read(&draft).is_err(), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in r#"[{}\[\]":,a-z0-9/]{0,200}"#) {
            let _ = read(&text);
        }
    }
}
