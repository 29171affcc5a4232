//! The clips of a folder: which are joined, and in which order.

use std::cmp::Ordering;

use num_rational::Ratio;

use super::confined::in_order;
use super::piece::Piece;
use super::{Editor, Grid, fits};
use crate::engine::op::{By, Which};
use crate::engine::timeline::{Clip, STILL, Seconds, Segment, Timeline};
use crate::engine::words::say;
use crate::media::Kind;

/// The shorter side of a slideshow of larger pictures.
const SLIDES: u32 = 1080;

/// The most pictures of a slideshow.
const MOST_SLIDES: usize = 1000;

/// A slideshow as it was made.
#[derive(Debug)]
pub struct Shown {
    pub count: usize,
    /// How long each picture is shown.
    pub each: Seconds,
    /// Whether there were clips on the timeline that are no pictures.
    pub other_clips: bool,
}

impl Editor<'_> {
    /// The clips on the timeline, in the order in which they are first seen.
    pub(super) fn clips_in_order(&self) -> Vec<&Clip> {
        let mut seen: Vec<&Clip> = Vec::new();
        for piece in &self.pieces {
            let clip = self.clips.iter().find(|clip| clip.id == piece.segment.clip);
            if let Some(clip) = clip.filter(|clip| seen.iter().all(|other| other.id != clip.id)) {
                seen.push(clip);
            }
        }
        seen
    }

    /// The names of the clips on the timeline, in the order in which they are first seen.
    pub fn names_in_order(&self) -> Vec<String> {
        self.clips_in_order().into_iter().map(|clip| clip.name.clone()).collect()
    }

    /// The handle of the clip on the timeline that a person calls so.
    pub fn on_timeline(&self, which: &Which) -> Result<String, String> {
        let clip = self.called(which)?;
        match self.pieces.iter().any(|piece| piece.segment.clip == clip.id) {
            true => Ok(clip.id.clone()),
            false => {
                let name = self.language.quote(&clip.name);
                Err(say!(self.language, "not-in-video", name))
            }
        }
    }

    /// Puts one clip to a place among the others.
    pub fn move_clip(&mut self, handle: &str, place: Place) {
        let others = || self.clips_in_order().into_iter().filter(|clip| clip.id != handle);
        let mut handles: Vec<String> = others().map(|clip| clip.id.clone()).collect();
        let at = match place {
            Place::Start => 0,
            Place::End => handles.len(),
            Place::Number(number) => number.saturating_sub(1).min(handles.len()),
        };
        handles.insert(at, handle.to_string());
        self.order(&handles);
    }

    /// Puts all clips in order.
    pub fn order_by(&mut self, by: By) -> Result<(), String> {
        let mut clips = self.clips_in_order();
        let date = |clip: &Clip| self.known.dates.get(&clip.id);
        match by {
            By::Name => clips.sort_by(|a, b| by_name(&a.name, &b.name)),
            By::Date if clips.iter().any(|clip| date(clip).is_none()) => {
                return Err(say!(self.language, "reorder-no-dates"));
            }
            By::Date => clips.sort_by_key(|clip| date(clip)),
            By::Length => clips.sort_by_key(|clip| clip.duration),
            By::Reverse => clips.reverse(),
        }
        let handles: Vec<String> = clips.iter().map(|clip| clip.id.clone()).collect();
        self.order(&handles);
        Ok(())
    }

    fn order(&mut self, handles: &[String]) {
        // The pieces of a clip stay in the order in which they are.
        let place = |piece: &Piece| handles.iter().position(|handle| *handle == piece.segment.clip);
        self.pieces.sort_by_key(place);
        if let Some(first) = self.pieces.first_mut() {
            first.segment.crossfade = 0.into();
        }
    }

    /// Keeps what is there of these files, in this order; a file that is not on the timeline comes whole. Returns the
    /// names of the clips that are left out.
    pub fn join(&mut self, files: &[String]) -> Result<Vec<String>, String> {
        let mut segments: Vec<Segment> = Vec::new();
        let mut used: Vec<&str> = Vec::new();
        for file in files {
            let clip = self.file(file, Kind::Video)?;
            if !matches!(clip.kind, Kind::Video | Kind::Image) {
                let file = self.language.quote(file);
                return Err(say!(self.language, "concat-no-pictures", file));
            }
            used.push(&clip.id);
            let there = self.pieces.iter().filter(|piece| piece.segment.clip == clip.id);
            let mut of_clip: Vec<Segment> = there.map(|piece| piece.segment.clone()).collect();
            if of_clip.is_empty() {
                of_clip = Timeline::of(clip).segments;
            }
            if let Some(first) = of_clip.first_mut() {
                first.crossfade = 0.into();
            }
            segments.extend(of_clip);
        }
        let left = self.clips_in_order().into_iter().filter(|clip| !used.contains(&clip.id.as_str()));
        let left: Vec<String> = left.map(|clip| clip.name.clone()).collect();
        self.rebuild(segments)?;
        Ok(left)
    }

    /// Shows every still picture of the session, for `each` or for what fits the length that the message asks for.
    pub fn slideshow(&mut self, each: Option<Seconds>) -> Result<Shown, String> {
        let is_shown = |clip: &&Clip| clip.kind == Kind::Image && !self.material.contains(&clip.id);
        let stills: Vec<&Clip> = self.clips.iter().filter(is_shown).collect();
        let count = stills.len();
        let Some(first) = stills.first() else {
            return Err(say!(self.language, "slideshow-no-pictures"));
        };
        if count > MOST_SLIDES {
            return Err(say!(self.language, "slideshow-too-many", count, most = MOST_SLIDES));
        }
        let Some(grid) = Grid::new(first.frame_rate) else {
            return Err(say!(self.language, "slideshow-not-shown"));
        };
        let fits = self.asked_length().map(|limit| limit / i64::try_from(count).unwrap_or(1));
        let each = grid.floor(each.or(fits).unwrap_or(STILL.into()).min(first.duration / 2));
        let each = each.max(grid.picture());
        let crossfade = grid.floor((each / 2).min(Ratio::new(1, 2)));
        let slide = |(place, clip): (usize, &&Clip)| {
            let whole = Timeline::of(clip).segments.into_iter();
            let last = place + 1 == count;
            whole.map(move |segment| Segment {
                // So long that every picture has its time, with half of a crossfade on each side.
                end: if last { each } else { each + crossfade },
                crossfade: if place == 0 { 0.into() } else { crossfade },
                ..segment
            })
        };
        let segments: Vec<Segment> = stills.iter().enumerate().flat_map(slide).collect();
        let is_large = first.width.min(first.height) > SLIDES;
        let other_clips = self.clips_in_order().iter().any(|clip| clip.kind != Kind::Image);
        self.rebuild(segments)?;
        if is_large && self.result.resolution.is_none() {
            self.result.resolution = Some(SLIDES);
        }
        Ok(Shown { count, each, other_clips })
    }

    /// Puts these segments in the place of all that is there, as if they had stood there when the message came.
    fn rebuild(&mut self, segments: Vec<Segment>) -> Result<(), String> {
        let timeline = Timeline { segments, ..Timeline::default() };
        let grid = Grid::of(&timeline, self.clips);
        let times = timeline.segments.iter().flat_map(|segment| [segment.duration(), segment.crossfade]);
        let Some(grid) = grid.filter(|_| fits(times)) else {
            return Err(say!(self.language, "these-not-joined"));
        };
        self.grid = grid;
        (self.before, self.length) = Piece::of(&timeline);
        self.order = in_order(&self.before);
        self.pieces = self.before.clone();
        Ok(())
    }
}

/// Where a clip is put.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    Start,
    End,
    /// Counted from 1.
    Number(usize),
}

/// By name as people count: `clip2` before `clip10`.
fn by_name(a: &str, b: &str) -> Ordering {
    let parts = |name: &str| -> Vec<(u64, String)> {
        let small = name.to_lowercase();
        let mut parts: Vec<(u64, String)> = Vec::new();
        let letters: Vec<char> = small.chars().collect();
        for run in letters.chunk_by(|a, b| a.is_ascii_digit() == b.is_ascii_digit()) {
            let run: String = run.iter().collect();
            // Letters come after numbers; a number of too many digits is as good as letters.
            parts.push((run.parse().unwrap_or(u64::MAX), run));
        }
        parts
    };
    parts(a).cmp(&parts(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_ordered_as_people_count() {
        let mut names = ["clip10.mp4", "Clip2.mp4", "clip1b.mp4", "a.mp4", "clip1.mp4", "7.mp4"];
        names.sort_by(|a, b| by_name(a, b));
        assert_eq!(names, ["7.mp4", "a.mp4", "clip1.mp4", "clip1b.mp4", "Clip2.mp4", "clip10.mp4"]);
    }
}
