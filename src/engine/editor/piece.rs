//! A stretch of a clip while it is edited: it remembers where it stood when the message came.

use num_rational::Ratio;

use super::grid::{Grid, coarse};
use crate::engine::timeline::{Seconds, Segment, Timeline};

/// A stretch of time that may be empty.
pub(super) type Span = (Seconds, Seconds);

#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub segment: Segment,
    /// When its `start` was seen, in the timeline as it stood when the message came.
    origin: Seconds,
    /// How fast it was played then.
    pace: Ratio<i64>,
}

impl Piece {
    /// The pieces of `timeline`, in order, and how long it lasts.
    pub fn of(timeline: &Timeline) -> (Vec<Piece>, Seconds) {
        let mut now = Seconds::from_integer(0);
        let mut pieces = Vec::with_capacity(timeline.segments.len());
        for segment in &timeline.segments {
            let origin = (now - coarse(segment.crossfade)).max(0.into());
            now = coarse(origin + coarse(segment.duration()));
            pieces.push(Piece { segment: segment.clone(), origin, pace: segment.speed });
        }
        (pieces, now)
    }

    /// The picture of the clip that was seen at `moment` of the timeline, within this piece.
    fn at(&self, moment: Seconds, grid: Grid) -> Seconds {
        let since = coarse(moment - self.origin);
        let time = coarse(coarse(since * self.pace) + coarse(self.segment.start));
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

    /// What of this piece was seen in the stretch `span` of the timeline, in the time of the clip.
    pub fn within(&self, span: Span, grid: Grid) -> Option<Span> {
        let (start, end) = (self.at(span.0, grid), self.at(span.1, grid));
        (start < end).then_some((start, end))
    }

    /// The part of this piece between two times of the clip.
    pub fn part(&self, (start, end): Span) -> Piece {
        let mut part = self.clone();
        if start > self.segment.start {
            // A part that begins later is not joined to what came before the whole.
            part.segment.crossfade = 0.into();
        }
        part.origin = coarse(self.origin + coarse((start - self.segment.start) / self.pace));
        (part.segment.start, part.segment.end) = (start, end);
        part
    }

    /// Whether `self` goes on where `before` ended, as if there were no cut.
    pub fn continues(&self, before: &Piece) -> bool {
        self.segment.clip == before.segment.clip && self.segment.start == before.segment.end
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
