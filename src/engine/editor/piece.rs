//! A stretch of a clip while it is edited: it remembers where it stood when the message came.

use num_rational::Ratio;

use super::grid::{Grid, coarse};
use crate::engine::timeline::{Seconds, Segment, Timeline};

/// A stretch of time that may be empty.
pub(super) type Span = (Seconds, Seconds);

#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub segment: Segment,
    /// When it began, in the timeline as it stood when the message came.
    origin: Seconds,
    /// How fast it was played then.
    pace: Ratio<i64>,
    /// Whether it was played from its end to its start then.
    backwards: bool,
}

/// How far apart two pictures of a clip may be, in thousandths of a second, for a standstill between them to be no cut.
const NEXT: i64 = 100;

impl Piece {
    /// The pieces of `timeline`, in order, and how long it lasts.
    pub fn of(timeline: &Timeline) -> (Vec<Piece>, Seconds) {
        let mut now = Seconds::from_integer(0);
        let mut pieces = Vec::with_capacity(timeline.segments.len());
        for segment in &timeline.segments {
            let origin = (now - coarse(segment.crossfade)).max(0.into());
            now = coarse(origin + coarse(segment.duration()));
            let (pace, backwards) = (segment.speed, segment.reversed);
            pieces.push(Piece { segment: segment.clone(), origin, pace, backwards });
        }
        (pieces, now)
    }

    /// A new piece, which was not there when the message came.
    pub fn new(segment: Segment, length: Seconds) -> Piece {
        Piece { pace: segment.speed, backwards: segment.reversed, segment, origin: length }
    }

    /// The picture of the clip that was seen at `moment` of the timeline, within this piece.
    pub fn at(&self, moment: Seconds, grid: Grid) -> Seconds {
        let passed = coarse(coarse(moment - self.origin) * self.pace);
        let time = match self.backwards {
            false => coarse(passed + coarse(self.segment.start)),
            true => coarse(coarse(self.segment.end) - passed),
        };
        self.settle(grid.nearest(time), grid)
    }

    /// `time` of the clip, within this piece. What would leave less than a picture at an end is that end.
    fn settle(&self, time: Seconds, grid: Grid) -> Seconds {
        let (start, end) = (self.segment.start, self.segment.end);
        if time - start < grid.picture() {
            start
        } else if end - time < grid.picture() {
            end
        } else {
            time
        }
    }

    /// Whether it was seen at `moment` of the timeline.
    pub fn holds(&self, moment: Seconds) -> bool {
        let length = coarse((self.segment.end - self.segment.start) / self.pace);
        self.origin <= moment && moment <= self.origin + length
    }

    /// How far `moment` of the timeline was from its nearest picture, each of which was seen for `picture`.
    pub fn away(&self, moment: Seconds, picture: Seconds) -> Seconds {
        let length = coarse((self.segment.end - self.segment.start) / self.pace);
        let last = self.origin + (length - picture).max(0.into());
        (self.origin - moment).max(moment - last).max(0.into())
    }

    /// What of this piece was seen in the stretch `span` of the timeline, in the time of the clip.
    pub fn within(&self, span: Span, grid: Grid) -> Option<Span> {
        let (first, last) = (self.at(span.0, grid), self.at(span.1, grid));
        let (start, end) = if self.backwards { (last, first) } else { (first, last) };
        (start < end).then_some((start, end))
    }

    /// The part of this piece between two times of the clip.
    pub fn part(&self, (start, end): Span) -> Piece {
        let mut part = self.clone();
        let later = if self.segment.reversed { end < self.segment.end } else { start > self.segment.start };
        if later {
            // A part that begins later is not joined to what came before the whole.
            part.segment.crossfade = 0.into();
        }
        let skipped = if self.backwards { self.segment.end - end } else { start - self.segment.start };
        part.origin = coarse(self.origin + coarse(skipped / self.pace));
        (part.segment.start, part.segment.end) = (start, end);
        part
    }

    /// Its parts between `spans`, which are in order and apart, as they are played.
    pub fn parts(&self, mut spans: Vec<Span>) -> impl Iterator<Item = Piece> {
        if self.segment.reversed {
            spans.reverse();
        }
        spans.into_iter().map(|span| self.part(span))
    }

    /// The times of the clip at which it begins and ends to be seen.
    fn seen(&self) -> Span {
        let Segment { start, end, freeze, reversed, .. } = &self.segment;
        match (freeze, reversed) {
            (Some(picture), _) => (*picture, *picture),
            (None, false) => (*start, *end),
            (None, true) => (*end, *start),
        }
    }

    /// Whether `self` goes on where `before` ended, as if there were no cut.
    pub fn continues(&self, before: &Piece) -> bool {
        let (ended, begins) = (before.seen().1, self.seen().0);
        let still = self.segment.freeze.is_some() || before.segment.freeze.is_some();
        let apart = (begins - ended).max(ended - begins);
        self.segment.clip == before.segment.clip
            && (apart == 0.into() || still && apart < Ratio::new(NEXT, 1000))
    }

    /// Whether `self` and `before` are one stretch of the clip, played forwards.
    pub fn flows(&self, before: &Piece) -> bool {
        let onwards = |piece: &Piece| piece.segment.freeze.is_none() && !piece.segment.reversed;
        onwards(self) && onwards(before) && self.continues(before)
    }

    /// `before` and `self` as one segment, where they can be.
    pub fn joined(&self, before: &Segment) -> Option<Segment> {
        let segment = &self.segment;
        let alike = before.clip == segment.clip
            && before.speed == segment.speed
            && before.muted == segment.muted
            && before.gain == segment.gain
            && before.orientation == segment.orientation
            && before.reversed == segment.reversed
            && before.freeze == segment.freeze;
        if alike && !segment.reversed && before.end == segment.start {
            Some(Segment { end: segment.end, ..before.clone() })
        } else if alike && segment.reversed && segment.freeze.is_none() && before.start == segment.end {
            Some(Segment { start: segment.start, ..before.clone() })
        } else {
            None
        }
    }
}

/// `spans` in order, those that touch made one.
pub(super) fn union(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort();
    let mut united: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match united.last_mut() {
            Some(last) if span.0 <= last.1 => last.1 = last.1.max(span.1),
            _ => united.push(span),
        }
    }
    united
}

/// What is left of `whole` (in order, apart) without `taken` (in order, apart).
pub(super) fn without(whole: &[Span], taken: &[Span]) -> Vec<Span> {
    let mut left = Vec::new();
    for &(mut start, end) in whole {
        for &(from, to) in taken {
            if from >= end {
                break;
            }
            if to <= start {
                continue;
            }
            if from > start {
                left.push((start, from));
            }
            start = to;
        }
        if start < end {
            left.push((start, end));
        }
    }
    left
}
