//! Smart rendering: what a timeline keeps of a clip is copied, and only what cuts and crossfades touch is encoded.
//!
//! `plan` says, from the tables of the clip alone, which samples are copied and which pictures are encoded, or why
//! that cannot be. `render` writes for a few pieces at a time a small file of just the samples that their decoder needs,
//! encodes two such rows at once beside the sound, and puts copies and pieces together by their tables. So every
//! picture is exact: none is found by its time.

mod boxes;
mod check;
mod file;
pub(super) mod join;
mod parameters;
mod piece;
mod pieces;
mod plan;
mod tables;
mod work;

#[cfg(test)]
mod tests;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::Duration;

use num_rational::Ratio;
use serde::Deserialize;
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use self::parameters::Style;
use self::plan::{Part, Piece};
use self::tables::Pictures;
use super::Order;
use super::plan::{Canvas, Use};
use crate::config::Quality;
use crate::engine::timeline::{Clip, Frame, Output, Segment, Timeline, TransitionKind};
use crate::media::Format;
use crate::media::process::{Input, Invocation, Limits, capture};

pub(super) use self::piece::rewrap;
pub(super) use self::pieces::{AT_ONCE, Pieces, Tally, beside};
pub(super) use self::work::{blocking, render};

/// How far a cut may lie beside a picture of the clip, in nanoseconds.
const BESIDE: i128 = 1_000_000;

/// How long the beginning of a clip is looked for, and how much is told of it, in bytes.
const LOOK: Duration = Duration::from_secs(30);
const MOST_TOLD: usize = 64 * 1024;

/// Why everything is encoded; completes "everything is encoded, since …".
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct WhyNot(Cow<'static, str>);

impl WhyNot {
    fn new(why: impl Into<Cow<'static, str>>) -> WhyNot {
        WhyNot(why.into())
    }
}

/// What is copied and what is encoded.
pub(super) struct SmartPlan {
    clip: File,
    pictures: Pictures,
    keys: Vec<u32>,
    style: Style,
    parts: Vec<Part>,
    /// The numbers of the pieces, in rows for one encoder each.
    rows: Vec<Vec<usize>>,
    /// Those of the timeline.
    uses: Vec<Use>,
}

impl SmartPlan {
    /// How many pictures the result has.
    pub fn pictures(&self) -> u64 {
        self.uses.last().map_or(0, Use::ends)
    }

    /// How many of them are encoded.
    pub fn encoded(&self) -> u64 {
        self.pieces().map(|piece| u64::from(piece.pictures())).sum()
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        self.parts.iter().filter_map(Part::piece)
    }
}

/// Why `timeline` is more than cuts and crossfades of one clip as it is. Its sound is made anew, so anything may be
/// done to that.
pub fn why_not(timeline: &Timeline, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Option<WhyNot> {
    let mut handles = timeline.segments.iter().map(|segment| &segment.clip);
    let first = handles.next()?;
    let clip = clips.get(first).map(|(clip, _)| clip);
    let shorter = clip.map(|clip| clip.width.min(clip.height));
    let any = |is: fn(&Segment) -> bool| timeline.segments.iter().any(is);
    let why = if handles.any(|handle| handle != first) {
        "it is made of several clips"
    } else if any(|segment| segment.speed != Ratio::from_integer(1)) {
        "its speed is changed"
    } else if any(|segment| segment.reversed || segment.freeze.is_some()) {
        "it stands still or runs backwards"
    } else if any(|segment| {
        segment.crossfade > Ratio::default() && segment.transition != TransitionKind::default()
    }) {
        "it has transitions other than crossfades"
    } else if timeline.frame != Frame::default() || any(Segment::is_turned) {
        "its pictures are turned, steadied or brought to another shape"
    } else if !timeline.effects.is_empty() || !timeline.overlays.is_empty() {
        "something is done to its pictures"
    } else if timeline.output != Output::default() {
        "it is to be written in another way"
    } else if clip.is_some_and(|clip| clip.color.high_dynamic_range().is_some()) {
        "it is meant for bright screens"
    } else if !timeline.texts.is_empty() || !timeline.subtitles.is_empty() {
        "it has texts"
    } else if timeline.fade_in.is_some() || timeline.fade_out.is_some() {
        "it fades in or out"
    } else if timeline.resolution.is_some_and(|asked| Some(asked) != shorter) {
        "its size is changed"
    } else {
        return None;
    };
    Some(WhyNot::new(why))
}

/// Whether the pictures of `clip` could be copied, told from its tables.
pub fn look(clip: &File) -> Result<(), WhyNot> {
    let pictures = Pictures::of(clip)?;
    Style::of(&pictures.entry.avcc, pictures.delay)?;
    keys(&pictures, clip).map(drop)
}

/// Plans `order`, whose timeline has been checked and has these `uses`.
pub(super) async fn plan(order: &Order<'_>, canvas: &Canvas, uses: Vec<Use>) -> Result<SmartPlan, WhyNot> {
    if let Some(why) = why_not(order.timeline, order.clips) {
        return Err(why);
    }
    if !matches!(order.written_as(), Format::Mp4 | Format::Mov | Format::Mkv) {
        return Err(WhyNot::new("another kind of file was asked for"));
    }
    if order.quality != Quality::High {
        return Err(WhyNot::new("a lower quality was asked for"));
    }
    let first = order.timeline.segments.first().and_then(|segment| order.clips.get(&segment.clip));
    let (shape, path) = first.ok_or_else(|| WhyNot::new("it is empty"))?;
    if (canvas.width, canvas.height) != (shape.width, shape.height) {
        return Err(WhyNot::new("its size is odd"));
    }
    let start = start(path).await?;
    let (path, rate) = (path.clone(), canvas.rate);
    let planned = tokio::task::spawn_blocking(move || {
        let clip = File::open(path).map_err(boxes::unreadable)?;
        SmartPlan::of(clip, rate, uses, start)
    });
    planned.await.map_err(|error| WhyNot::new(error.to_string()))?
}

/// How long after the file the pictures of `clip` begin, in nanoseconds.
async fn start(clip: &Path) -> Result<i128, WhyNot> {
    #[derive(Default, Deserialize)]
    #[serde(default)]
    struct Start {
        start_time: Option<String>,
    }
    #[derive(Deserialize)]
    struct Report {
        format: Start,
        streams: Vec<Start>,
    }
    let unclear = || WhyNot::new("it does not say when its pictures begin");
    let input = Input::open(clip).map_err(boxes::unreadable)?;
    let limits = Limits { time: LOOK, cancel: CancellationToken::new() };
    let invocation = Invocation::ffprobe()
        .args(["-select_streams", "v:0", "-show_entries", "format=start_time:stream=start_time"])
        .args(["-of", "json"])
        .input(&input);
    let json = capture(&invocation, &limits, MOST_TOLD).await.map_err(|_| unclear())?;
    let report: Report = serde_json::from_slice(&json).map_err(|_| unclear())?;
    let time = |start: Option<&Start>| -> Option<i128> {
        let seconds: f64 = start?.start_time.as_ref()?.parse().ok()?;
        (seconds.abs() < 1e6).then_some((seconds * 1e6).round() as i128 * 1000)
    };
    let start = time(report.streams.first()).zip(time(Some(&report.format)));
    start.map(|(pictures, file)| pictures - file).ok_or_else(unclear)
}

impl SmartPlan {
    fn of(clip: File, rate: Ratio<i64>, uses: Vec<Use>, start: i128) -> Result<SmartPlan, WhyNot> {
        let pictures = Pictures::of(&clip)?;
        if pictures.rate() != rate {
            return Err(WhyNot::new("its pictures do not come at one rate"));
        }
        let style = Style::of(&pictures.entry.avcc, pictures.delay)?;
        let keys = keys(&pictures, &clip)?;
        let place = |time: i128| {
            let (over, under) = (i128::from(*rate.numer()), i128::from(*rate.denom()) * 1_000_000_000);
            let place = (2 * (time - start) * over + under).div_euclid(2 * under);
            let beside = (place * under / over - (time - start)).abs();
            match u32::try_from(place) {
                Ok(place) if beside <= BESIDE => Ok(place),
                _ => Err(WhyNot::new("it is cut beside its pictures")),
            }
        };
        let stretches = plan::stretches(&uses, pictures.samples.len(), place)?;
        let parts = plan::parts(&pictures, &keys, &stretches)?;
        let rows = plan::rows(&parts);
        Ok(SmartPlan { clip, pictures, keys, style, parts, rows, uses })
    }
}

/// The samples of `clip` that nothing before is needed for and nothing after needs to look past, in order.
fn keys(pictures: &Pictures, clip: &File) -> Result<Vec<u32>, WhyNot> {
    let mut keys = Vec::new();
    for sample in &pictures.sync {
        let index = *sample as usize;
        if index < pictures.samples.len() && pictures.look(clip, index)?.is_idr {
            keys.push(*sample);
        }
    }
    let shown = |sample: &u32| pictures.shown.get(*sample as usize);
    if keys.is_sorted() && keys.is_sorted_by_key(shown) {
        Ok(keys)
    } else {
        Err(WhyNot::new("its keyframes are out of order"))
    }
}
