//! How what was cut is joined again.

use num_rational::Ratio;

use super::Editor;
use crate::engine::timeline::{Seconds, TransitionKind};
use crate::engine::words::say;

/// Cuts that were crossfaded.
#[derive(Debug)]
pub struct Crossfaded {
    /// How many have the whole `length`, a shorter one, and none for want of room.
    pub full: usize,
    pub shorter: usize,
    pub hard: usize,
    pub length: Seconds,
    /// The length of the shortest.
    pub shortest: Seconds,
}

impl Editor<'_> {
    /// Makes every real cut, or only those where another clip begins, a transition of `length`, or of what there is room
    /// for: never more than half of the shorter neighbour.
    pub fn crossfade(
        &mut self,
        length: Seconds,
        kind: TransitionKind,
        clips_only: bool,
    ) -> Result<Crossfaded, String> {
        let length = self.grid.nearest(length);
        if length <= 0.into() {
            return Err(say!(self.language, "transition-too-short"));
        }
        let mut joined = Crossfaded { full: 0, shorter: 0, hard: 0, length, shortest: length };
        for place in 1..self.pieces.len() {
            let (before, piece) = (&self.pieces[place - 1], &self.pieces[place]);
            let same = before.segment.clip == piece.segment.clip;
            if piece.continues(before) || clips_only && same {
                continue;
            }
            let given = length.min(self.room(place));
            self.pieces[place].segment.crossfade = given;
            self.pieces[place].segment.transition = kind;
            if given > 0.into() {
                joined.shortest = joined.shortest.min(given);
            }
            *(if given == length {
                &mut joined.full
            } else if given > 0.into() {
                &mut joined.shorter
            } else {
                &mut joined.hard
            }) += 1;
        }
        if joined.full + joined.shorter + joined.hard == 0 {
            return Err(say!(self.language, "transition-no-cut"));
        }
        Ok(joined)
    }

    /// The longest crossfade between the piece at `place` and the one before it, in whole pictures.
    fn room(&self, place: usize) -> Seconds {
        let (before, piece) = (&self.pieces[place - 1].segment, &self.pieces[place].segment);
        let mut room = before.duration().min(piece.duration()) / 2;
        if before.reversed || piece.reversed {
            // All pictures of a crossfade that runs backwards are held in memory at once.
            room = room.min(Ratio::new(1, 2));
        }
        self.grid.floor(room)
    }

    /// Gives every crossfade what there is room for, and none to what is no cut.
    pub(super) fn fit_crossfades(&mut self) {
        for place in 0..self.pieces.len() {
            let goes_on = place > 0 && self.pieces[place].continues(&self.pieces[place - 1]);
            let room = if place == 0 || goes_on { 0.into() } else { self.room(place) };
            let segment = &mut self.pieces[place].segment;
            segment.crossfade = segment.crossfade.min(room);
            if segment.crossfade == 0.into() {
                segment.transition = TransitionKind::default();
            }
        }
    }
}
