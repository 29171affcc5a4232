//! Which part of a silence is cut, so that speech is never touched.

use super::grid::Grid;
use super::piece::{Piece, Span};
use crate::engine::timeline::{Range, Seconds};

/// What counts as a pause, and what is left of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Measure {
    pub min_silence: Seconds,
    pub padding: Seconds,
    /// The crossfade that new cuts will get. Half of it is kept on each side, so that the fade itself falls
    /// into silence, and the silence left is the padding on each side as with a hard cut.
    pub crossfade: Seconds,
}

/// A stretch of one clip that is played without a cut, though its pieces may differ in speed or sound.
pub(super) struct Run<'a> {
    pub pieces: &'a [Piece],
    /// Whether the timeline begins, or ends, with it.
    pub first: bool,
    pub last: bool,
    /// The crossfades that it already has with its neighbours, where they stay as they are.
    pub joined_before: Seconds,
    pub joined_after: Seconds,
}

impl Run<'_> {
    /// The stretches of the clip to take out, in order, on the grid, rounded into the silence.
    pub fn cuts(&self, silences: &[Range], measure: Measure, grid: Grid) -> Vec<Span> {
        let (Some(head), Some(tail)) = (self.pieces.first(), self.pieces.last()) else { return Vec::new() };
        let (start, end) = (head.segment.start, tail.segment.end);
        let mut cuts: Vec<Span> = Vec::new();
        for silence in silences {
            let (from, to) = (silence.start.max(start), silence.end.min(end));
            if from >= to || to - from < measure.min_silence {
                continue;
            }
            // At an edge the silence is cut right up to it: what is beyond the edge is not speech of this run.
            let after_edge = from == start;
            let before_edge = to == end;
            let half = measure.crossfade / 2;
            let left = if after_edge {
                from
            } else {
                grid.ceil(from + measure.padding + self.half_after(before_edge, half))
            };
            let right = if before_edge {
                to
            } else {
                grid.floor(to - measure.padding - self.half_before(after_edge, half))
            };
            if left < right && cuts.last().is_none_or(|last| last.1 <= left) {
                cuts.push((left, right));
            }
        }
        cuts
    }

    /// What is kept for a fade at the end of the sound before the cut.
    fn half_after(&self, to_the_edge: bool, half: Seconds) -> Seconds {
        match (to_the_edge, self.last) {
            (true, true) => 0.into(),
            (true, false) => half.max(self.joined_after / 2),
            (false, _) => half,
        }
    }

    /// What is kept for a fade at the beginning of the sound after the cut.
    fn half_before(&self, from_the_edge: bool, half: Seconds) -> Seconds {
        match (from_the_edge, self.first) {
            (true, true) => 0.into(),
            (true, false) => half.max(self.joined_before / 2),
            (false, _) => half,
        }
    }
}
