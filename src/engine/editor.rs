//! Applies a plan to a timeline: pure arithmetic, no file and no clock.
//!
//! Times that a person writes mean what they see: the timeline as it stood when the message came. So every op
//! of a message refers to that one, cuts do not shift one another, and the order of work is by stage, not by
//! words. Texts and fades belong to the result. Every cut falls on the grid of the leading clip's pictures.

mod arrange;
mod clips;
mod file;
mod grid;
mod looks;
mod material;
mod pauses;
mod piece;
mod shape;
mod subtitles;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::time::SystemTime;

use num_rational::Ratio;

pub use self::arrange::Limited;
pub use self::clips::{Place, Shown};
use self::file::Asked;
use self::grid::{Grid, coarse, fits};
pub use self::material::Purpose;
use self::pauses::{Measure, Run};
use self::piece::{Piece, Span, union, without};
use super::fonts::Missing;
use super::language::Language;
use super::op::{Amount, Op, SPEEDS, Stage, clock, from_to, told};
use super::planner::Plan;
use super::subtitles::{Unread, Words};
use super::timeline::{Clip, Fade, Range, Seconds, Text, Timeline, TransitionKind};
use super::words::say;
use crate::config::Pauses;

/// What became of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Applied {
    pub timeline: Timeline,
    /// What was done, a sentence each, in the order of the prompt.
    pub done: Vec<String>,
    /// What was asked for and cannot be done, and why, a sentence each.
    pub refused: Vec<String>,
}

/// What is known of the clips of a session beside what they say of themselves, by their ids.
#[derive(Debug, Clone, Default)]
pub struct Known {
    /// Every silence of at least 0.2 s, in the time of the clip.
    pub silences: BTreeMap<String, Vec<Range>>,
    /// When their files were changed last.
    pub dates: BTreeMap<String, SystemTime>,
    /// What is said in a file of subtitles, or what is wrong with it.
    pub subtitles: BTreeMap<String, Result<Vec<Words>, Unread>>,
    /// The texts that no font can show.
    pub unshown: BTreeMap<String, Missing>,
}

/// Does what `plan` asks of `timeline`. `pauses` is what counts as a pause where the prompt says nothing.
pub fn apply(plan: &Plan, timeline: &Timeline, clips: &[Clip], known: &Known, pauses: &Pauses) -> Applied {
    let mut editor = match Editor::new(plan, timeline, clips, known, pauses) {
        Ok(editor) => editor,
        Err(reason) => {
            return Applied { timeline: timeline.clone(), done: Vec::new(), refused: vec![reason] };
        }
    };
    let mut order: Vec<(usize, &Op)> = plan.steps.iter().enumerate().collect();
    order.sort_by_key(|(_, op)| op.edit().stage());
    let mut outcomes: Vec<Result<String, String>> = vec![Ok(String::new()); order.len()];
    let mut lost = None;
    for (place, op) in order {
        // Clips that are joined make the whole longer, of which a share is taken.
        let op = op.in_a_clip_of(editor.length());
        let edit = op.edit();
        if edit.stage() >= Stage::Whole {
            lost.get_or_insert_with(|| editor.settle());
        }
        outcomes[place] = edit.apply(&mut editor);
    }
    let lost = lost.unwrap_or_else(|| editor.settle());
    let mut applied = Applied { timeline: editor.result, done: Vec::new(), refused: Vec::new() };
    for outcome in outcomes {
        match outcome {
            Ok(done) if done.is_empty() => {}
            Ok(done) => applied.done.push(done),
            Err(reason) => applied.refused.push(reason),
        }
    }
    applied.refused.extend(lost);
    applied
}

/// A timeline while a message is applied to it.
pub struct Editor<'a> {
    pub language: Language,
    /// The result so far. Its segments are written by the engine once every cut is known.
    pub result: Timeline,
    clips: &'a [Clip],
    known: &'a Known,
    pauses: &'a Pauses,
    grid: Grid,
    /// The crossfade that the message asks for.
    planned: Seconds,
    /// The length that the message asks for.
    limit: Option<Seconds>,
    /// Whether the message asks for the best moments, which are not found here.
    pub wants_highlights: bool,
    before: Vec<Piece>,
    length: Seconds,
    kept: Vec<Span>,
    removed: Vec<Span>,
    pieces: Vec<Piece>,
    asked: Asked,
}

/// Pauses that were cut.
#[derive(Debug)]
pub struct CutPauses {
    pub count: usize,
    /// By how much that shortens the result, in seconds.
    pub total: Seconds,
    /// What counted as a pause.
    pub min_silence: Seconds,
}

/// Cuts that were crossfaded.
#[derive(Debug)]
pub struct Crossfaded {
    /// How many have the whole `length`, a shorter one, and none for want of room.
    pub full: usize,
    pub shorter: usize,
    pub hard: usize,
    pub length: Seconds,
}

impl<'a> Editor<'a> {
    fn new(
        plan: &Plan,
        timeline: &Timeline,
        clips: &'a [Clip],
        known: &'a Known,
        pauses: &'a Pauses,
    ) -> Result<Self, String> {
        let language = plan.language;
        let sound = timeline.segments.iter().all(|segment| {
            segment.start >= 0.into()
                && segment.start < segment.end
                && segment.freeze.unwrap_or_default() >= 0.into()
                && segment.speed > 0.into()
                && segment.crossfade >= 0.into()
        });
        // The numbers are looked at one by one before any of them is divided or added up.
        let small = |number: &Ratio<i64>| number.numer().abs() < 1 << 40 && *number.denom() < 1 << 24;
        let small = timeline.segments.iter().all(|segment| {
            let freeze = segment.freeze.unwrap_or_default();
            [segment.start, segment.end, freeze, segment.speed, segment.crossfade].iter().all(small)
        });
        let leading = timeline.leading(|handle| clips.iter().find(|clip| clip.id == handle));
        let Some(grid) = leading.or(clips.first()).and_then(|clip| Grid::new(clip.frame_rate)) else {
            return Err(say!(language, "no-clip"));
        };
        if timeline.segments.is_empty() || !sound || !small || !adds_up(timeline) {
            return Err(say!(language, "timeline-damaged"));
        }
        let (before, length) = Piece::of(timeline);
        let planned = plan.steps.iter().rev().find_map(|op| match op {
            Op::Transition(transition) => Some(grid.nearest(transition.length())),
            _ => None,
        });
        Ok(Editor {
            language,
            result: timeline.clone(),
            clips,
            known,
            pauses,
            grid,
            planned: planned.unwrap_or_default(),
            limit: plan.steps.iter().rev().find_map(|op| match op {
                Op::LimitDuration(limit) => Some(limit.seconds.of(length).ratio()),
                _ => None,
            }),
            wants_highlights: plan.needs_cloud.iter().any(|wish| wish.op == "highlight"),
            pieces: before.clone(),
            before,
            length,
            kept: Vec::new(),
            removed: Vec::new(),
            asked: Asked::of(plan),
        })
    }

    /// How long the timeline was when the message came, in seconds.
    pub fn length(&self) -> Seconds {
        self.length
    }

    /// How long the result is. Only to be asked at [`Stage::Whole`].
    pub fn result_length(&self) -> Seconds {
        self.result.duration()
    }

    /// Whether anything can be heard.
    pub fn has_sound(&self) -> bool {
        self.result.sound.music.is_some()
            || (!self.result.silent && self.pieces.iter().any(|piece| self.heard(piece)))
    }

    fn heard(&self, piece: &Piece) -> bool {
        self.clips.iter().any(|clip| clip.id == piece.segment.clip && clip.has_audio)
    }

    /// The range that a person named, as far as the timeline goes.
    pub fn range(&self, start: Option<Amount>, end: Option<Amount>) -> Result<Span, String> {
        let start = start.map_or(Seconds::from_integer(0), Amount::ratio);
        let end = end.map_or(self.length, Amount::ratio);
        if start >= self.length {
            return Err(say!(self.language, "beyond-end", moment = clock(start), end = clock(self.length)));
        }
        if start >= end {
            return Err(say!(self.language, "no-range", start = clock(start), end = clock(end)));
        }
        Ok((start, end.min(self.length)))
    }

    /// Takes a stretch of the timeline away.
    pub fn remove(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        self.removed.push((start, end));
        if let Some(pieces) = self.carved() {
            self.pieces = pieces;
            return Ok(());
        }
        self.removed.pop();
        Err(say!(self.language, "cutting-all", span = from_to(start, end, self.language)))
    }

    /// Keeps a stretch of the timeline, with those that were kept already.
    pub fn keep(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        self.kept.push((start, end));
        if let Some(pieces) = self.carved() {
            self.pieces = pieces;
            return Ok(());
        }
        self.kept.pop();
        Err(say!(self.language, "keeping-none", span = from_to(start, end, self.language)))
    }

    /// What the removed and kept stretches leave, unless that is nothing.
    fn carved(&self) -> Option<Vec<Piece>> {
        let kept = match self.kept.as_slice() {
            [] => vec![(Seconds::from_integer(0), self.length)],
            kept => union(kept.to_vec()),
        };
        let left = without(&kept, &union(self.removed.clone()));
        let mut pieces = Vec::new();
        for piece in &self.before {
            let spans = left.iter().filter_map(|span| piece.within(*span, self.grid));
            pieces.extend(piece.parts(union(spans.collect())));
        }
        (!pieces.is_empty()).then_some(pieces)
    }

    /// Takes the pauses of what is left away. Unset, the measures are those of the configuration.
    pub fn cut_pauses(
        &mut self,
        min_silence: Option<Seconds>,
        padding: Option<Seconds>,
    ) -> Result<CutPauses, String> {
        if !self.pieces.iter().any(|piece| self.heard(piece)) {
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
            // A picture that stands still was asked for, and says nothing.
            let cuts = if is_still { Vec::new() } else { run.cuts(silences, measure, self.grid) };
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

    /// Plays a stretch of the timeline, or all of it, `factor` times as fast as it is played now.
    pub fn change_speed(&mut self, span: Option<Span>, factor: Ratio<i64>) -> Result<(), String> {
        let span = span.unwrap_or((0.into(), self.length));
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
        let limit = self.limit.filter(|limit| *limit > 0.into())?;
        let length: Seconds = self.pieces.iter().map(|piece| coarse(piece.segment.duration())).sum();
        let thousandths = (coarse(length / limit) * 1000).ceil().to_integer();
        (thousandths > 1000).then(|| Amount::from_thousandths(thousandths)).flatten()
    }

    /// Silences a stretch of the timeline.
    pub fn mute(&mut self, start: Seconds, end: Seconds) -> Result<(), String> {
        self.pieces = self.changed((start, end), |piece| piece.segment.muted = true)?;
        Ok(())
    }

    /// The pieces with `change` done to what lies in `span`, split where it begins and ends.
    fn changed(&self, span: Span, mut change: impl FnMut(&mut Piece)) -> Result<Vec<Piece>, String> {
        let change = |(mut piece, met)| {
            if met {
                change(&mut piece);
            }
            piece
        };
        Ok(self.parted(span)?.into_iter().map(change).collect())
    }

    /// The pieces, split where `span` begins and ends, and whether each lies in it.
    fn parted(&self, span: Span) -> Result<Vec<(Piece, bool)>, String> {
        let mut pieces = Vec::with_capacity(self.pieces.len() + 2);
        let mut met = false;
        for piece in &self.pieces {
            let (start, end) = (piece.segment.start, piece.segment.end);
            let Some((from, to)) = piece.within(span, self.grid) else {
                pieces.push((piece.clone(), false));
                continue;
            };
            met = true;
            let spans = [(start, from), (from, to), (to, end)];
            let parts = piece.parts(spans.into_iter().filter(|(from, to)| from < to).collect());
            pieces.extend(parts.map(|part| {
                let inside = (part.segment.start, part.segment.end) == (from, to);
                (part, inside)
            }));
        }
        if met {
            Ok(pieces)
        } else {
            Err(say!(self.language, "nothing-left-of", span = from_to(span.0, span.1, self.language)))
        }
    }

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
        let mut joined = Crossfaded { full: 0, shorter: 0, hard: 0, length };
        for place in 1..self.pieces.len() {
            let (before, piece) = (&self.pieces[place - 1], &self.pieces[place]);
            let same = before.segment.clip == piece.segment.clip;
            if piece.continues(before) || clips_only && same {
                continue;
            }
            let given = length.min(self.room(place));
            self.pieces[place].segment.crossfade = given;
            self.pieces[place].segment.transition = kind;
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
    fn fit_crossfades(&mut self) {
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

    /// Writes the segments of the result once every cut is known. Tells what of the earlier texts is lost.
    fn settle(&mut self) -> Vec<String> {
        self.fit_crossfades();
        let mut segments: Vec<super::timeline::Segment> = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let crossfades = piece.segment.crossfade > 0.into();
            match segments.last_mut().and_then(|last| Some((piece.joined(last)?, last))) {
                Some((joined, last)) if !crossfades => *last = joined,
                _ => segments.push(piece.segment.clone()),
            }
        }
        self.result.segments = segments;
        let length = self.result.duration();
        let mut lost = Vec::new();
        let language = self.language;
        self.result.texts.retain(|text| {
            if text.start >= length {
                lost.push(say!(language, "text-gone", text = language.quote(&text.text)));
            }
            text.start < length
        });
        for text in &mut self.result.texts {
            text.duration = text.duration.min(length - text.start);
        }
        lost.extend(self.settle_looks(length));
        let half = length / 2;
        for fade in [&mut self.result.fade_in, &mut self.result.fade_out].into_iter().flatten() {
            fade.length = fade.length.min(half);
        }
        let sound = &mut self.result.sound;
        for fade in [&mut sound.fade_in, &mut sound.fade_out].into_iter().flatten() {
            *fade = (*fade).min(half);
        }
        lost
    }

    /// A new fade, if the result is long enough for it.
    pub fn fade(&self, length: Seconds, white: bool) -> Result<Fade, String> {
        let whole = self.result_length();
        if length > 0.into() && length <= whole / 2 {
            return Ok(Fade { length, white });
        }
        Err(say!(
            self.language,
            "fade-beyond",
            length = told(length, self.language),
            most = told(whole / 2, self.language)
        ))
    }

    /// Puts words over the result, and tells when they are shown.
    pub fn write(&mut self, mut text: Text) -> Result<Range, String> {
        let length = self.result_length();
        let words = self.language.quote(&text.text);
        if text.text.trim().is_empty() || text.duration <= 0.into() {
            return Err(say!(self.language, "text-not-seen", text = words));
        }
        if let Some(missing) = self.known.unshown.get(&text.text) {
            return Err(say!(
                self.language,
                "text-no-font",
                text = words,
                reason = missing.tell(self.language)
            ));
        }
        if text.start >= length {
            return Err(say!(
                self.language,
                "text-beyond",
                text = words,
                start = clock(text.start),
                end = clock(length)
            ));
        }
        text.duration = text.duration.min(length - text.start);
        let shown = Range { start: text.start, end: text.start + text.duration };
        self.result.texts.push(text);
        Ok(shown)
    }
}

/// Whether the timeline's times can be added up without overflow.
fn adds_up(timeline: &Timeline) -> bool {
    let times = timeline.segments.iter().flat_map(|segment| [segment.duration(), segment.crossfade]);
    fits(times)
}
