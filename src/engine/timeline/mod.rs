//! The timeline: what the engine edits and renders, in exact times.
//!
//! Times are rational seconds, so that a cut falls on the same picture however often it is written down and
//! read again. The draft on the wire is made from a timeline and read back into one; see `draft`.

mod cue;
mod effect;
pub mod exact;
mod frame;
mod output;
mod overlay;
mod sound;
mod transition;

use std::ops::RangeInclusive;
use std::path::Path;

use num_rational::Ratio;
use num_traits::{CheckedAdd, CheckedSub};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::media::{self, Color, Format, Kind, Matrix};

pub use cue::Cue;
pub use effect::{Effect, Look, Strength, Style, Zoom};
pub use frame::{Backdrop, Crop, Fill, Frame, Orientation, Pixels, Screen, Shape, Turn};
pub use output::{AudioCodec, Output, Size, VideoCodec};
pub use overlay::Overlay;
pub use sound::{Music, Role, Sound};
pub use transition::TransitionKind;

/// Seconds, exactly.
pub type Seconds = Ratio<i64>;

/// How long a still picture is shown where nobody says it, in seconds.
pub const STILL: i64 = 4;

/// How far a volume goes, in tenths of a decibel.
pub const GAINS: RangeInclusive<i32> = -600..=300;

/// The most pictures a second of clips that differ in that.
const MOST_RATE: i64 = 60;

/// A stretch of time, `start < end`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Range {
    pub start: Seconds,
    pub end: Seconds,
}

impl Range {
    pub fn duration(&self) -> Seconds {
        self.end - self.start
    }
}

/// A clip of the session as the engine knows it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// Its handle in timelines and drafts: `clip1`, `clip2`, …
    pub id: String,
    /// Its name as people know it: `holiday.mp4`.
    pub name: String,
    #[serde(default = "video")]
    pub kind: Kind,
    /// Of a still picture, the longest that it can be shown.
    pub duration: Seconds,
    /// Pictures a second. A clip of variable rate has the rate that it is brought to; what does not move has one
    /// for its cuts to fall on.
    pub frame_rate: Ratio<i64>,
    /// As displayed, after rotation, in pixels; zero for sound alone.
    pub width: u32,
    pub height: u32,
    pub has_audio: bool,
    /// Which of its streams of sound is heard, from 0.
    #[serde(default)]
    pub audio_track: usize,
    #[serde(default)]
    pub is_mono: bool,
    /// Its sound has more channels than two.
    #[serde(default)]
    pub is_surround: bool,
    /// Each of its pictures is two half pictures, one after the other in time.
    #[serde(default)]
    pub is_interlaced: bool,
    #[serde(default)]
    pub color: Color,
}

impl Clip {
    /// How its colours are made from what is stored.
    pub fn matrix(&self) -> Matrix {
        self.color.matrix(self.height)
    }

    /// Whether it is a GIF that moves: a clip among clips, and a picture where one is to lie over them.
    pub fn is_animation(&self) -> bool {
        self.kind == Kind::Video && self.name.to_lowercase().ends_with(".gif")
    }
}

fn video() -> Kind {
    Kind::Video
}

/// An edit of one or more clips.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Timeline {
    /// What is seen and heard, one after the other; never empty in a timeline that can be rendered.
    pub segments: Vec<Segment>,
    pub texts: Vec<Text>,
    pub subtitles: Vec<Cue>,
    /// Pictures over the picture, the later ones above.
    pub overlays: Vec<Overlay>,
    /// How the picture of every clip is turned and cut to shape.
    pub frame: Frame,
    /// What is done to the picture of the result, in this order.
    pub effects: Vec<Effect>,
    pub sound: Sound,
    /// From one colour and silence, at the beginning.
    pub fade_in: Option<Fade>,
    /// To one colour and silence, at the end.
    pub fade_out: Option<Fade>,
    /// The result has no sound at all.
    pub silent: bool,
    /// The length of the shorter side of the result, as in "1080p".
    pub resolution: Option<u32>,
    /// The format that the person asked for.
    pub format: Option<Format>,
    pub output: Output,
}

/// A fade at an end of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Fade {
    pub length: Seconds,
    /// White, not black.
    pub white: bool,
}

/// A stretch of a clip.
#[derive(Debug, Clone, PartialEq)]
pub struct Segment {
    /// The handle of the clip.
    pub clip: String,
    /// Where it begins and ends in the clip, on its grid of pictures, `start < end`.
    pub start: Seconds,
    pub end: Seconds,
    /// The time of the one picture that is seen all along, without sound. `start` and `end` are then counted from
    /// the beginning of this standstill.
    pub freeze: Option<Seconds>,
    /// Played from its end to its start.
    pub reversed: bool,
    /// 2 is twice as fast. Pitch is kept.
    pub speed: Ratio<i64>,
    /// Its own sound is silenced.
    pub muted: bool,
    /// How much louder its own sound is made, in tenths of a decibel.
    pub gain: i32,
    /// How its picture is turned, before that of the whole is.
    pub orientation: Orientation,
    /// How long it crossfades with the segment before it, in picture and sound; zero is a hard cut. The
    /// overlap is shown once: it shortens the whole by its length.
    pub crossfade: Seconds,
    /// How the picture passes over, where `crossfade` is not zero.
    pub transition: TransitionKind,
}

impl Segment {
    pub fn is_turned(&self) -> bool {
        self.orientation != Orientation::default()
    }

    /// The size of `clip` as it is turned here, in pixels.
    pub fn size(&self, clip: &Clip) -> (u32, u32) {
        self.orientation.size((clip.width, clip.height))
    }

    /// How long it lasts in the timeline: exact at its own speed, else to the microsecond, so that sums of many
    /// stay small fractions.
    pub fn duration(&self) -> Seconds {
        let length = self.end - self.start;
        if self.speed == Ratio::from_integer(1) {
            return length;
        }
        let microseconds = i128::from(*length.numer()) * i128::from(*self.speed.denom()) * 1_000_000
            / (i128::from(*length.denom()) * i128::from(*self.speed.numer()).max(1));
        Ratio::new(i64::try_from(microseconds).unwrap_or(i64::MAX / 1_000_000), 1_000_000)
    }
}

/// The first of `segments` whose clip moves, else the first, with that clip.
pub fn leading<'s, 'a>(
    segments: impl Iterator<Item = &'s Segment> + Clone,
    clip: impl Fn(&str) -> Option<&'a Clip>,
) -> Option<(&'s Segment, &'a Clip)> {
    let mut clips = segments.filter_map(|segment| Some((segment, clip(&segment.clip)?)));
    let first = clips.clone().next();
    clips.find(|(_, clip)| clip.kind == Kind::Video).or(first)
}

/// Words over the picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Text {
    pub text: String,
    /// When it appears and for how long, in the time of the result.
    pub start: Seconds,
    pub duration: Seconds,
    pub position: Position,
    pub style: TextStyle,
    /// `#rrggbb`; white where nothing is said.
    pub color: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Position {
    Top,
    Center,
    Bottom,
    TopLeft,
    TopRight,
    BottomLeft,
    BottomRight,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TextStyle {
    /// Large, for the name of the whole.
    Title,
    /// Small, for what is said along the way.
    Caption,
    /// Smaller, for whose it is.
    Watermark,
}

impl Timeline {
    /// What stands on the timeline before anybody edits: every video in the order in which they came; without one,
    /// every still picture for four seconds; without those, the sounds, and the result is a sound as well.
    pub fn unedited<'a>(clips: impl Iterator<Item = &'a Clip> + Clone) -> Timeline {
        let mut timeline = Timeline::default();
        for kind in [Kind::Video, Kind::Image, Kind::Audio] {
            let of_kind = clips.clone().filter(|clip| clip.kind == kind);
            timeline.segments = of_kind.flat_map(|clip| Timeline::of(clip).segments).collect();
            if !timeline.segments.is_empty() {
                break;
            }
        }
        let leading = timeline.leading(|handle| clips.clone().find(|clip| clip.id == handle));
        if let Some(clip) = leading.filter(|clip| clip.kind == Kind::Audio) {
            let ending = Path::new(&clip.name).extension().and_then(|ending| ending.to_str());
            let own = ending
                .and_then(Format::from_extension)
                .filter(|format| format.shape() == media::Shape::Sound);
            timeline.format = Some(own.unwrap_or(Format::M4a));
        }
        timeline
    }

    /// Whether nothing is done to its pictures that depends on when they are shown.
    pub fn is_the_same_all_along(&self) -> bool {
        let is_bare = self.texts.is_empty() && self.subtitles.is_empty() && self.overlays.is_empty();
        let has_ends = self.fade_in.is_some() || self.fade_out.is_some();
        let follows_time = self.frame.steady.is_some() || self.frame.backdrop.is_some();
        let has_moments = !self.effects.iter().all(Effect::is_the_same_all_along);
        is_bare && !has_moments && !has_ends && !follows_time
    }

    /// The pictures a second that the result has: those of its clips; of clips that differ the most, so that none loses
    /// pictures, up to what screens show.
    pub fn rate<'a>(&self, clip: impl Fn(&str) -> Option<&'a Clip>) -> Option<Ratio<i64>> {
        let leading = self.leading(&clip)?.frame_rate;
        if self.output.rate.is_some() {
            return self.output.rate;
        }
        let clips = self.segments.iter().filter_map(|segment| clip(&segment.clip));
        let rates = clips.filter(|clip| clip.kind == Kind::Video).map(|clip| clip.frame_rate);
        let (least, most) =
            rates.fold((leading, leading), |(least, most), rate| (least.min(rate), most.max(rate)));
        // Film and broadcast write the same rate a thousandth apart.
        let is_one = most * 100 <= least * 101;
        Some(if is_one { leading } else { most.min(MOST_RATE.into()) })
    }

    /// The clip whose size and colours the result has: the first that moves, else the first.
    pub fn leading<'a>(&self, clip: impl Fn(&str) -> Option<&'a Clip>) -> Option<&'a Clip> {
        self.leads(clip).map(|(_, clip)| clip)
    }

    /// The size of that clip as its segment is turned, in pixels.
    pub fn leading_size<'a>(&self, clip: impl Fn(&str) -> Option<&'a Clip>) -> Option<(u32, u32)> {
        self.leads(clip).map(|(segment, clip)| segment.size(clip))
    }

    fn leads<'a>(&self, clip: impl Fn(&str) -> Option<&'a Clip>) -> Option<(&Segment, &'a Clip)> {
        leading(self.segments.iter(), clip)
    }

    /// The whole of `clip`, unedited; of a still picture, four seconds.
    pub fn of(clip: &Clip) -> Timeline {
        let shown = match clip.kind {
            Kind::Image => clip.duration.min(STILL.into()),
            _ => clip.duration,
        };
        Timeline {
            segments: vec![Segment {
                clip: clip.id.clone(),
                start: Seconds::from_integer(0),
                end: shown,
                freeze: None,
                reversed: false,
                speed: Ratio::from_integer(1),
                muted: false,
                gain: 0,
                orientation: Orientation::default(),
                crossfade: Seconds::from_integer(0),
                transition: TransitionKind::default(),
            }],
            ..Timeline::default()
        }
    }

    /// How long the result lasts. A timeline that came over the wire has been through
    /// [`checked_duration`](Timeline::checked_duration) before.
    pub fn duration(&self) -> Seconds {
        self.segments.iter().map(|segment| segment.duration() - segment.crossfade).sum()
    }

    /// The same; `None` where the times have no common grid that can be counted on.
    pub fn checked_duration(&self) -> Option<Seconds> {
        self.segments.iter().try_fold(Seconds::from_integer(0), |sum, segment| {
            sum.checked_add(&segment.duration())?.checked_sub(&segment.crossfade)
        })
    }
}
