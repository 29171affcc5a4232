//! What is done to stretches of the timeline: they are taken away, kept, played faster or slower, silenced.

use num_rational::Ratio;

use super::Editor;
use super::grid::{coarse, fits};
use super::piece::{Piece, Span, union, without};
use crate::engine::op::{Amount, SPEEDS, from_to};
use crate::engine::timeline::{GAINS, Seconds};
use crate::engine::words::say;

/// A stretch of the timeline as it stood when the message came, or what of it one clip takes.
#[derive(Debug, Clone)]
pub(super) struct Stretch {
    span: Span,
    clip: Option<String>,
}

impl Stretch {
    fn is_of(&self, piece: &Piece) -> bool {
        self.clip.as_ref().is_none_or(|clip| *clip == piece.segment.clip)
    }
}

impl Editor<'_> {
    /// Takes a stretch of what the step at hand is for away, and leaves something of it.
    pub fn remove(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        let before = self.removed.len();
        self.removed.extend(self.stretches((start, end)));
        if let Some(pieces) = self.carved().filter(|pieces| pieces.iter().any(|piece| self.concerns(piece))) {
            self.pieces = pieces;
            return Ok(());
        }
        self.removed.truncate(before);
        Err(say!(self.language, "cutting-all", span = from_to(start, end, self.language)))
    }

    /// Takes the whole of the clip away that the step at hand is for, unless it is the last one; `false` where it is for
    /// none.
    pub fn remove_clip(&mut self) -> Result<bool, String> {
        let Some(span) = self.own_span() else { return Ok(false) };
        let before = self.removed.len();
        self.removed.extend(self.stretches(span));
        if let Some(pieces) = self.carved() {
            self.pieces = pieces;
            return Ok(true);
        }
        self.removed.truncate(before);
        Err(say!(self.language, "cutting-all", span = from_to(span.0, span.1, self.language)))
    }

    fn stretches(&self, span: Span) -> Vec<Stretch> {
        let clip = self.confined_clip().map(str::to_string);
        self.placed(span).into_iter().map(|span| Stretch { span, clip: clip.clone() }).collect()
    }

    /// Keeps a stretch of the timeline, with those that were kept already.
    pub fn keep(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        let before = self.kept.len();
        self.kept.extend(self.stretches((start, end)));
        if let Some(pieces) = self.carved() {
            self.pieces = pieces;
            return Ok(());
        }
        self.kept.truncate(before);
        Err(say!(self.language, "keeping-none", span = from_to(start, end, self.language)))
    }

    /// What the removed and kept stretches leave, unless that is nothing.
    fn carved(&self) -> Option<Vec<Piece>> {
        let whole = vec![(Seconds::from_integer(0), self.length)];
        let of = |stretches: &[Stretch], piece: &Piece| {
            let met = stretches.iter().filter(|stretch| stretch.is_of(piece));
            union(met.map(|stretch| stretch.span).collect())
        };
        let mut pieces = Vec::new();
        for piece in &self.before {
            let kept = Some(of(&self.kept, piece)).filter(|kept| !kept.is_empty() || self.keeps_of_all());
            let left = without(&kept.unwrap_or(whole.clone()), &of(&self.removed, piece));
            let spans = left.iter().filter_map(|span| piece.within(*span, self.grid));
            pieces.extend(piece.parts(union(spans.collect())));
        }
        (!pieces.is_empty()).then_some(pieces)
    }

    /// Whether what is kept was said of all clips, so that others go.
    fn keeps_of_all(&self) -> bool {
        self.kept.iter().any(|stretch| stretch.clip.is_none())
    }

    /// Plays a stretch of the timeline, or all of it, `factor` times as fast as it is played now.
    pub fn change_speed(&mut self, span: Option<Span>, factor: Ratio<i64>) -> Result<(), String> {
        let span = span.unwrap_or((0.into(), self.length()));
        let (least, most) = (SPEEDS.start().ratio(), SPEEDS.end().ratio());
        let mut reason = None;
        let changed = self.changed(span, |piece| {
            // Thousandths, so that speeds can be multiplied for ever.
            let speed = (piece.segment.speed * factor * 1000).round() / 1000;
            if speed < least || speed > most {
                reason = Some(speed);
            }
            piece.segment.speed = speed;
        })?;
        if reason.is_some() {
            return Err(say!(
                self.language,
                "speed-adds-up",
                least = self.language.number(SPEEDS.start()),
                most = self.language.number(SPEEDS.end())
            ));
        }
        if !fits(changed.iter().flat_map(|piece| [piece.segment.duration(), piece.segment.crossfade])) {
            return Err(say!(self.language, "speed-too-many"));
        }
        self.pieces = changed;
        Ok(())
    }

    /// How fast what is left is to be played to have the length that the message asks for, where it is longer.
    pub fn fitting_speed(&self) -> Option<Amount> {
        let limit = self.asked_length().filter(|limit| *limit > 0.into() && self.confined.is_none())?;
        let length: Seconds = self.pieces.iter().map(|piece| coarse(piece.segment.duration())).sum();
        let thousandths = (coarse(length / limit) * 1000).ceil().to_integer();
        (thousandths > 1000).then(|| Amount::from_thousandths(thousandths)).flatten()
    }

    /// Silences a stretch of the timeline.
    pub fn mute(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        self.pieces = self.changed((start, end), |piece| piece.segment.muted = true)?;
        Ok(())
    }

    /// Makes a stretch of the timeline louder by so many tenths of a decibel, beyond what was done to it already.
    pub fn change_gain(&mut self, span: Span, change: i32) -> Result<(), String> {
        let mut is_possible = true;
        let changed = self.changed(span, |piece| {
            let gain = &mut piece.segment.gain;
            *gain = gain.saturating_add(change);
            is_possible &= GAINS.contains(gain);
        })?;
        if !is_possible {
            return Err(say!(self.language, "volume-beyond"));
        }
        self.pieces = changed;
        Ok(())
    }

    /// The pieces with `change` done to what lies in `span`, split where it begins and ends.
    pub(super) fn changed(
        &self,
        span: Span,
        mut change: impl FnMut(&mut Piece),
    ) -> Result<Vec<Piece>, String> {
        let change = |(mut piece, met)| {
            if met {
                change(&mut piece);
            }
            piece
        };
        Ok(self.parted(span)?.into_iter().map(change).collect())
    }

    /// The pieces, split where `span` begins and ends, and whether each lies in it.
    pub(super) fn parted(&self, span: Span) -> Result<Vec<(Piece, bool)>, String> {
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let placed = self.placed(span);
        let mut met = false;
        for piece in &self.pieces {
            let (start, end) = (piece.segment.start, piece.segment.end);
            let concerned = placed.iter().filter(|_| self.concerns(piece));
            let inside = union(concerned.filter_map(|span| piece.within(*span, self.grid)).collect());
            met |= !inside.is_empty();
            let mut parts = [inside.clone(), without(&[(start, end)], &inside)].concat();
            parts.sort();
            pieces.extend(piece.parts(parts).map(|part| {
                let met = inside.contains(&(part.segment.start, part.segment.end));
                (part, met)
            }));
        }
        if met {
            Ok(pieces)
        } else {
            Err(say!(self.language, "nothing-left-of", span = from_to(span.0, span.1, self.language)))
        }
    }
}
