//! Puts what is left into another order: backwards, again and again, standing still, clip by clip.

use num_rational::Ratio;

use super::Editor;
use super::grid::coarse;
use super::piece::{Piece, Span};
use crate::engine::op::{clock, from_to};
use crate::engine::timeline::{Seconds, Segment, TransitionKind};
use crate::engine::words::say;
use crate::media::Kind;

/// The most segments that repeating may make, as many as are rendered.
const MOST_SEGMENTS: usize = 2000;

/// The longest result, in seconds: a day.
const LONGEST: i64 = 86_400;

/// What became of a wish for a length.
#[derive(Debug, PartialEq, Eq)]
pub enum Limited {
    /// It was as short already: so long.
    Already(Seconds),
    /// So much was taken away at the end.
    Cut(Seconds),
}

impl Editor<'_> {
    /// Plays a stretch of the timeline, or all of it, from its end to its start.
    pub fn reverse(&mut self, span: Option<Span>) -> Result<(), String> {
        let Some(span) = span.or(self.own_span()) else {
            self.pieces = backwards(std::mem::take(&mut self.pieces));
            return Ok(());
        };
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let mut run: Vec<Piece> = Vec::new();
        for (piece, met) in self.parted(span)? {
            if met {
                run.push(piece);
            } else {
                pieces.extend(backwards(std::mem::take(&mut run)));
                pieces.push(piece);
            }
        }
        pieces.extend(backwards(run));
        self.pieces = pieces;
        Ok(())
    }

    /// Plays all of it, and then from its end to its start.
    pub fn there_and_back(&mut self) {
        self.pieces.extend(backwards(self.pieces.clone()));
    }

    /// Lets the picture that was seen at `moment`, the last one where none is named, stand for `length`.
    pub fn freeze(&mut self, moment: Option<Seconds>, length: Seconds) -> Result<(), String> {
        let length = self.grid.nearest(length);
        if length <= 0.into() {
            return Err(say!(self.language, "freeze-too-short"));
        }
        let moment = moment.map(|moment| self.moment(moment));
        let place = match moment {
            None => self.pieces.iter().rposition(|piece| self.concerns(piece)),
            Some(moment) => self.pieces.iter().rposition(|piece| self.concerns(piece) && piece.holds(moment)),
        };
        let Some((place, piece)) = place.and_then(|place| Some((place, self.pieces.get(place)?.clone())))
        else {
            let moment = clock(moment.unwrap_or(self.length()));
            return Err(say!(self.language, "freeze-cut-away", moment));
        };
        let Segment { start, end, reversed, .. } = piece.segment;
        let at = moment.map_or(if reversed { start } else { end }, |moment| piece.at(moment, self.grid));
        let picture = at.min(end - self.grid.picture()).max(0.into());
        let mut stands = Segment {
            start: 0.into(),
            end: length,
            freeze: Some(piece.segment.freeze.unwrap_or(picture)),
            reversed: false,
            speed: Ratio::from_integer(1),
            muted: false,
            crossfade: 0.into(),
            ..piece.segment.clone()
        };
        let spans = [(start, at), (at, end)];
        let mut parts: Vec<Piece> =
            piece.parts(spans.into_iter().filter(|(from, to)| from < to).collect()).collect();
        let after = if at == (if reversed { end } else { start }) { 0 } else { 1 };
        if let (0, Some(first)) = (after, parts.first_mut()) {
            // The standstill comes first, and with it what leads there.
            stands.crossfade = std::mem::take(&mut first.segment.crossfade);
        }
        parts.insert(after.min(parts.len()), Piece::new(stands, self.length));
        self.pieces.splice(place..=place, parts);
        Ok(())
    }

    /// Plays all of it, or the clip that the step at hand is for, `count` times, one after the other.
    pub fn repeat(&mut self, count: usize) -> Result<(), String> {
        let once: Vec<Piece> = self.pieces.iter().filter(|piece| self.concerns(piece)).cloned().collect();
        let lasts: Seconds = once.iter().map(|piece| coarse(piece.segment.duration())).sum();
        let times = i64::try_from(count).unwrap_or(i64::MAX);
        let long = lasts.ceil().to_integer().saturating_mul(times) > LONGEST;
        if long || once.len().saturating_mul(count) > MOST_SEGMENTS {
            return Err(say!(self.language, "loop-too-long", count, most = MOST_SEGMENTS));
        }
        let Some(last) = self.pieces.iter().rposition(|piece| self.concerns(piece)) else {
            let span = from_to(0.into(), self.length(), self.language);
            return Err(say!(self.language, "nothing-left-of", span));
        };
        let again = std::iter::repeat_n(once, count - 1).flatten();
        self.pieces.splice(last + 1..=last, again);
        Ok(())
    }

    /// Keeps what fits into `length` of the result. A picture alone has no length of its own and gets that one.
    pub fn limit(&mut self, length: Seconds) -> Result<Limited, String> {
        let length = self.grid.floor(length);
        if length <= 0.into() {
            return Err(say!(self.language, "limit-too-short"));
        }
        self.fit_crossfades();
        let whole: Seconds =
            self.pieces.iter().map(|piece| piece.segment.duration() - piece.segment.crossfade).sum();
        let clips = self.clips;
        if let [piece] = self.pieces.as_mut_slice()
            && let Some(still) = clips.iter().find(|clip| clip.id == piece.segment.clip)
            && still.kind == Kind::Image
            && whole < length
        {
            piece.segment.end = piece.segment.start + length.min(still.duration);
            return Ok(Limited::Already(length));
        }
        if whole <= length {
            return Ok(Limited::Already(whole));
        }
        let mut now = Seconds::from_integer(0);
        let mut pieces: Vec<Piece> = Vec::new();
        for piece in &self.pieces {
            let lasts = piece.segment.duration() - piece.segment.crossfade;
            if now + lasts <= length {
                now += lasts;
                pieces.push(piece.clone());
                continue;
            }
            if let Some(part) = self.beginning(piece, length - now) {
                now += part.segment.duration() - part.segment.crossfade;
                pieces.push(part);
            }
            break;
        }
        if pieces.is_empty() {
            return Err(say!(self.language, "limit-nothing-left"));
        }
        self.pieces = pieces;
        Ok(Limited::Cut(whole - now))
    }

    /// The beginning of `piece` that adds at most `room` to the result.
    fn beginning(&self, piece: &Piece, room: Seconds) -> Option<Piece> {
        let Segment { start, end, speed, crossfade, reversed, .. } = piece.segment;
        let overlap = self.grid.floor(crossfade.min(room));
        let mut left = self.grid.floor(coarse(coarse(room + overlap) * speed)).min(end - start);
        while left > 0.into() {
            let span = match reversed {
                true => (self.grid.ceil(end - left).max(start), end),
                false => (start, start + left),
            };
            if span.0 >= span.1 {
                return None;
            }
            let mut part = piece.part(span);
            let lasts = part.segment.duration();
            part.segment.crossfade = overlap.min(self.grid.floor(lasts / 2));
            if lasts - part.segment.crossfade <= room {
                return Some(part);
            }
            left -= self.grid.picture();
        }
        None
    }
}

/// `run` from its end to its start, its crossfades between the same neighbours.
fn backwards(mut run: Vec<Piece>) -> Vec<Piece> {
    let mut leads: Vec<(Seconds, TransitionKind)> =
        run.iter().map(|piece| (piece.segment.crossfade, piece.segment.transition)).collect();
    if let Some(rest) = leads.get_mut(1..) {
        rest.reverse();
    }
    run.reverse();
    for (piece, (crossfade, transition)) in run.iter_mut().zip(leads) {
        piece.segment.reversed = !piece.segment.reversed && piece.segment.freeze.is_none();
        (piece.segment.crossfade, piece.segment.transition) = (crossfade, transition);
    }
    run
}
