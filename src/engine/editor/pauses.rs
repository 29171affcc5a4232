//! Pauses, and which part of a silence is cut, so that speech is never touched.

use num_rational::Ratio;

use super::Editor;
use super::grid::{Grid, coarse};
use super::piece::{Piece, Span, without};
use crate::engine::timeline::{Range, Seconds};
use crate::engine::words::say;

/// Pauses that were cut.
#[derive(Debug)]
pub struct CutPauses {
    pub count: usize,
    /// By how much that shortens the result, in seconds.
    pub total: Seconds,
    /// What counted as a pause.
    pub min_silence: Seconds,
}

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

impl Editor<'_> {
    /// Takes the pauses of what is left away. Unset, the measures are those of the configuration.
    pub fn cut_pauses(
        &mut self,
        min_silence: Option<Seconds>,
        padding: Option<Seconds>,
    ) -> Result<CutPauses, String> {
        if !self.pieces.iter().any(|piece| self.concerns(piece) && self.heard(piece)) {
            return Err(say!(self.language, "trim-pauses-no-sound"));
        }
        let setting = |duration: std::time::Duration| {
            Ratio::new(i64::try_from(duration.as_millis()).unwrap_or(i64::MAX), 1000)
        };
        let measure = Measure {
            min_silence: min_silence.unwrap_or_else(|| setting(self.pauses.min_silence)),
            padding: padding.unwrap_or_else(|| setting(self.pauses.padding)),
            crossfade: self.planned,
        };
        let mut cut = CutPauses { count: 0, total: 0.into(), min_silence: measure.min_silence };
        let mut left = Vec::new();
        let runs: Vec<&[Piece]> =
            self.pieces.chunk_by(|a, b| b.flows(a) && b.segment.crossfade == 0.into()).collect();
        for (place, pieces) in runs.iter().enumerate() {
            let joined = |run: Option<&&[Piece]>| {
                run.and_then(|run| run.first())
                    .map_or(Seconds::from_integer(0), |piece| piece.segment.crossfade)
            };
            let is_still = pieces.iter().any(|piece| piece.segment.freeze.is_some());
            let mut run = Run {
                pieces,
                first: place == 0,
                last: place + 1 == runs.len(),
                joined_before: joined(runs.get(place)),
                joined_after: joined(runs.get(place + 1)),
            };
            if pieces.iter().any(|piece| piece.segment.reversed) {
                std::mem::swap(&mut run.first, &mut run.last);
                std::mem::swap(&mut run.joined_before, &mut run.joined_after);
            }
            let clip = run.pieces.first().map(|piece| piece.segment.clip.as_str()).unwrap_or_default();
            let silences = self.known.silences.get(clip).map(Vec::as_slice).unwrap_or_default();
            let is_other = !run.pieces.iter().all(|piece| self.concerns(piece));
            // A picture that stands still was asked for, and says nothing.
            let cuts = if is_still || is_other { Vec::new() } else { run.cuts(silences, measure, self.grid) };
            cut.count += cuts.len();
            let edges =
                (run.pieces.first().map(|p| p.segment.start), run.pieces.last().map(|p| p.segment.end));
            for (start, end) in &cuts {
                if Some(*start) != edges.0 && Some(*end) != edges.1 {
                    cut.total += measure.crossfade;
                }
            }
            for piece in run.pieces {
                let whole = (piece.segment.start, piece.segment.end);
                let spans = without(&[whole], &cuts);
                let kept: Vec<Piece> = piece.parts(spans).collect();
                let rest: Seconds = kept.iter().map(|part| coarse(part.segment.duration())).sum();
                cut.total += (coarse(piece.segment.duration()) - rest).max(0.into());
                left.extend(kept);
            }
        }
        if left.is_empty() {
            return Err(say!(self.language, "trim-pauses-all-silent"));
        }
        self.pieces = left;
        Ok(cut)
    }
}
