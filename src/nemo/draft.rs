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
    /// Reads a draft of any backend; `None` where it has another shape.
    pub fn read(text: &str) -> Option<Draft> {
        serde_json::from_str(text).ok()
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
        let tracks: Vec<&Track> = self.t.iter().filter(|track| !track.sg.is_empty()).collect();
        let noun = if tracks.len() == 1 { "track" } else { "tracks" };
        let mut text = format!("Timeline ({} {noun}):", tracks.len());
        for (number, track) in tracks.iter().enumerate() {
            let _ = write!(text, " {}. {}", number + 1, track.summary(self.seconds()));
        }
        text
    }
}

impl Track {
    fn seconds(&self) -> f64 {
        self.sg.iter().filter_map(|segment| segment.d).sum::<f64>() / 1000.0
    }

    fn summary(&self, whole: f64) -> String {
        let first = &self.sg[0];
        let word = |key: &str| self.m.get(key).or_else(|| first.m.get(key)).and_then(Value::as_str);
        let name = word("name").or_else(|| word("title")).or_else(|| word("src"));
        match self.tt {
            TEXT => {
                let pieces = self.sg.iter().map(|segment| {
                    let text = segment.m.get("text").and_then(Value::as_str).or(name).unwrap_or("text");
                    let start = seconds_in(&segment.m, "at").unwrap_or(0.0);
                    let end = start + segment.d.unwrap_or(0.0) / 1000.0;
                    format!("\"{text}\" ({}-{}s)", short(start), short(end))
                });
                format!("Title: {}", pieces.collect::<Vec<_>>().join(", "))
            }
            kind => {
                let label = match kind {
                    VIDEO => "Video",
                    AUDIO => "BGM",
                    _ => "Track",
                };
                let volume = seconds_in(&self.m, "volume").or_else(|| seconds_in(&first.m, "volume"));
                let volume = volume.map(|part| format!(", {:.0}%", part * 100.0)).unwrap_or_default();
                let length = if kind == VIDEO { whole } else { self.seconds() };
                let name = name.map(|name| format!(": {name}")).unwrap_or_default();
                format!("{label}{name} (0-{}s{volume})", short(length))
            }
        }
    }
}

/// A number of metadata, written as one or as a fraction `"7/30"`.
fn seconds_in(metadata: &Map<String, Value>, key: &str) -> Option<f64> {
    match metadata.get(key)? {
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
fn short(seconds: f64) -> String {
    let text = format!("{seconds:.1}");
    text.strip_suffix(".0").map(str::to_string).unwrap_or(text)
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
    fn a_draft_without_segments_is_not_ready() {
        assert!(!Draft::read(r#"{"t":[{"tt":0,"sg":[]}]}"#).unwrap().is_ready());
        assert!(Draft::read(r#"{"t":[{"tt":0,"sg":[{}]}],"zz":1}"#).unwrap().is_ready());
    }
}
