//! The draft: what a session has on its timeline, with the short keys of the wire.
//!
//! A draft belongs to its backend and is sent back as it came; these types read it to tell people what is in
//! it, and the engine writes its own with them.

use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

pub const VIDEO: i64 = 0;
pub const AUDIO: i64 = 1;
pub const TEXT: i64 = 7;

/// The most of anything that people are told of at once.
const LISTED: usize = 12;
/// The most objects of a draft that is read: tracks, segments and what belongs to them.
const MOST_OBJECTS: usize = 500_000;
/// The longest words of a draft that people are told, in characters.
const LONGEST: usize = 120;

/// A timeline: tracks, its length in milliseconds, and what else the backend keeps with it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    /// Tracks.
    pub t: Vec<Track>,
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub d: Option<f64>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub m: Map<String, Value>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Track {
    /// The track's type: 0 video, 1 audio, 7 text.
    pub tt: i64,
    /// Segments.
    pub sg: Vec<Segment>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub m: Map<String, Value>,
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Segment {
    /// Milliseconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub d: Option<f64>,
    #[serde(skip_serializing_if = "Map::is_empty")]
    pub m: Map<String, Value>,
}

impl Draft {
    /// Reads a draft of any backend; `None` where it has another shape, or more in it than any film.
    pub fn read(text: &str) -> Option<Draft> {
        // Counted before any of it is built: a few bytes of text become many of memory.
        let objects = text.bytes().filter(|byte| *byte == b'{').take(MOST_OBJECTS + 1).count();
        if objects > MOST_OBJECTS { None } else { serde_json::from_str(text).ok() }
    }

    /// How many segments all tracks have.
    pub fn segments(&self) -> usize {
        self.t.iter().map(|track| track.sg.len()).sum()
    }

    /// Whether there is anything to export: a track with a segment.
    pub fn is_ready(&self) -> bool {
        self.t.iter().any(|track| !track.sg.is_empty())
    }

    /// The length in seconds: as told, else that of the longest track.
    pub fn seconds(&self) -> f64 {
        let longest = self.t.iter().map(Track::seconds).fold(0.0, f64::max);
        self.d.map_or(longest, |milliseconds| milliseconds / 1000.0)
    }

    /// What is on the timeline, for people: `Timeline (2 tracks): 1. Video: holiday (0-10s) 2. Title: …`.
    pub fn summary(&self) -> String {
        let tracks: Vec<&Track> = self.filled().collect();
        let noun = if tracks.len() == 1 { "track" } else { "tracks" };
        let mut text = format!("Timeline ({} {noun}):", tracks.len());
        for (number, track) in tracks.iter().take(LISTED).enumerate() {
            let _ = write!(text, " {}. {}", number + 1, track.summary(self.seconds()));
        }
        if tracks.len() > LISTED {
            let _ = write!(text, " and {} more", tracks.len() - LISTED);
        }
        text
    }

    /// The tracks that hold anything.
    pub fn filled(&self) -> impl Iterator<Item = &Track> {
        self.t.iter().filter(|track| !track.sg.is_empty())
    }
}

impl Track {
    /// The length of all segments, in seconds.
    pub fn seconds(&self) -> f64 {
        self.sg.iter().filter_map(|segment| segment.d).sum::<f64>() / 1000.0
    }

    /// What people call it.
    pub fn name(&self) -> Option<&str> {
        let word = |key: &str| self.metadata(key).and_then(Value::as_str);
        word("name").or_else(|| word("title")).or_else(|| word("src"))
    }

    /// In percent: 100 is as loud as it was recorded.
    pub fn volume(&self) -> Option<f64> {
        self.metadata("volume").and_then(number).map(|part| (part * 100.0).clamp(0.0, 10_000.0).round())
    }

    /// Of the track, else of its first segment.
    fn metadata(&self, key: &str) -> Option<&Value> {
        self.m.get(key).or_else(|| self.sg.first()?.m.get(key))
    }

    fn summary(&self, whole: f64) -> String {
        let name = self.name();
        match self.tt {
            TEXT => {
                let pieces = self.sg.iter().take(LISTED).map(|segment| {
                    let text = segment.text().or(name).unwrap_or("text");
                    let (start, end) = segment.span();
                    format!("\"{}\" ({}-{}s)", bounded(text), short(start), short(end))
                });
                let more = match self.sg.len().saturating_sub(LISTED) {
                    0 => String::new(),
                    more => format!(" and {more} more"),
                };
                format!("Title: {}{more}", pieces.collect::<Vec<_>>().join(", "))
            }
            kind => {
                let label = match kind {
                    VIDEO => "Video",
                    AUDIO => "BGM",
                    _ => "Track",
                };
                let volume = self.volume().map(|percent| format!(", {percent}%")).unwrap_or_default();
                let length = if kind == VIDEO { whole } else { self.seconds() };
                let name = name.map(|name| format!(": {}", bounded(name))).unwrap_or_default();
                format!("{label}{name} (0-{}s{volume})", short(length))
            }
        }
    }
}

impl Segment {
    /// The words that it shows.
    pub fn text(&self) -> Option<&str> {
        self.m.get("text").and_then(Value::as_str)
    }

    /// From when to when it is shown, in seconds, where it tells; else from the start.
    pub fn span(&self) -> (f64, f64) {
        let start = self.m.get("at").and_then(number).unwrap_or(0.0);
        (start, start + self.d.unwrap_or(0.0) / 1000.0)
    }
}

/// A number of metadata, written as one or as a fraction `"7/30"`.
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => number.as_f64(),
        Value::String(text) => {
            let (over, under) = text.split_once('/').unwrap_or((text, "1"));
            let (over, under): (f64, f64) = (over.parse().ok()?, under.parse().ok()?);
            Some(over / under).filter(|value| value.is_finite())
        }
        _ => None,
    }
}

/// Seconds with at most one digit behind the point.
pub fn short(seconds: f64) -> String {
    // No video is longer than three years, whatever a draft says.
    let text = format!("{:.1}", seconds.clamp(0.0, 1e8));
    text.strip_suffix(".0").map(str::to_string).unwrap_or(text)
}

/// Words of a draft, as much of them as people read, in one line.
pub fn bounded(words: &str) -> String {
    let mut kept: String =
        words.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST).collect();
    if kept.len() < words.len() {
        kept.push('…');
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_reads_like_the_one_in_the_vendors_documents() {
        let draft = r#"{"d":10000,"t":[
            {"tt":0,"m":{"name":"city timelapse"},"sg":[{"d":10000}]},
            {"tt":1,"m":{"name":"Lo-fi","volume":0.35},"sg":[{"d":10000}]},
            {"tt":7,"sg":[{"d":3000,"m":{"text":"Urban Dreams"}}]}]}"#;
        assert_eq!(
            Draft::read(draft).unwrap().summary(),
            "Timeline (3 tracks): 1. Video: city timelapse (0-10s) 2. BGM: Lo-fi (0-10s, 35%) \
             3. Title: \"Urban Dreams\" (0-3s)"
        );
    }

    #[test]
    fn a_draft_without_end_is_not_built() {
        let draft = |count: usize| format!(r#"{{"t":[{{"sg":[{}{{}}]}}]}}"#, "{},".repeat(count));
        assert_eq!(Draft::read(&draft(1000)).map(|draft| draft.segments()), Some(1001));
        assert_eq!(Draft::read(&draft(MOST_OBJECTS)), None);
    }

    #[test]
    fn a_draft_without_segments_is_not_ready() {
        assert!(!Draft::read(r#"{"t":[{"tt":0,"sg":[]}]}"#).unwrap().is_ready());
        assert!(Draft::read(r#"{"t":[{"tt":0,"sg":[{}]}],"zz":1}"#).unwrap().is_ready());
    }
}
