//! Applies a plan to a timeline: pure arithmetic, no file and no clock.
//!
//! Times that a person writes mean what they see: the timeline as it stood when the message came. So every op
//! of a message refers to that one, cuts do not shift one another, and the order of work is by stage, not by
//! words. Texts and fades belong to the result. Every cut falls on the grid of the result's pictures.

mod arrange;
mod clips;
mod confined;
mod file;
mod grid;
mod join;
mod looks;
mod material;
mod pauses;
mod piece;
mod result;
mod shape;
mod stretch;
mod subtitles;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::time::SystemTime;

use num_rational::Ratio;

pub use self::arrange::Limited;
pub use self::clips::{Place, Shown};
use self::confined::Confined;
use self::file::Asked;
use self::grid::{Grid, coarse, fits};
pub use self::join::Crossfaded;
use self::looks::Inset;
pub use self::material::Purpose;
pub use self::pauses::CutPauses;
use self::piece::{Piece, Span};
pub use self::result::Written;
pub use self::shape::Margins;
use self::stretch::Stretch;
use super::fonts::Missing;
use super::language::Language;
use super::lut;
use super::op::{Amount, Op, Stage, clock};
use super::planner::Plan;
use super::subtitles::{Unread, Words};
use super::timeline::{Clip, Crop, Range, Seconds, Timeline};
use super::words::say;
use crate::config::Pauses;

/// What became of a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Applied {
    pub timeline: Timeline,
    /// What was done, a sentence each, in the order of the prompt.
    pub done: Vec<String>,
    /// Which of these are for some of the clips alone, by their places.
    pub of_clips: BTreeSet<usize>,
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
    /// What of a video is not black bars, in pixels as it is displayed; `None` where all of it is black.
    pub pictures: BTreeMap<String, Option<Crop>>,
    /// What is wrong with tables of colours.
    pub luts: BTreeMap<String, lut::Unread>,
    /// What no font has of the texts, and of what is said in files of subtitles, by their names.
    pub unshown: BTreeMap<String, Missing>,
}

/// Does what `plan` asks of `timeline`. `pauses` is what counts as a pause where the prompt says nothing.
pub fn apply(plan: &Plan, timeline: &Timeline, clips: &[Clip], known: &Known, pauses: &Pauses) -> Applied {
    let plan = &confined::readied(plan, timeline);
    let material = material::named(plan, timeline, clips);
    let rest = material::without(&material, timeline);
    let mut editor = match Editor::new(plan, &rest, clips, known, pauses) {
        Ok(editor) => editor,
        Err(reason) => {
            return Applied { timeline: timeline.clone(), refused: vec![reason], ..Applied::default() };
        }
    };
    let order = in_order_of_work(plan);
    // Numbers count what a person sees in the folder.
    editor.order = confined::in_order(&Piece::of(timeline).0);
    editor.material = material;
    let mut outcomes: Vec<Result<String, String>> = vec![Ok(String::new()); order.len()];
    let mut lost = None;
    for (place, op) in order {
        if stage(plan, place, op) >= Stage::Whole {
            lost.get_or_insert_with(|| editor.settle());
        }
        outcomes[place] = match plan.only.get(&place) {
            Some(only) => editor.carry_out_in(op, only),
            None => editor.carry_out(op),
        };
    }
    if let Some(presumed) =
        outcomes.len().checked_sub(plan.presumed).and_then(|place| outcomes.get_mut(place..))
        && presumed.iter().any(Result::is_ok)
    {
        // Nobody asked for each of these, so what one of them lacks is no matter.
        presumed
            .iter_mut()
            .filter(|outcome| outcome.is_err())
            .for_each(|outcome| *outcome = Ok(String::new()));
    }
    let lost = lost.unwrap_or_else(|| editor.settle());
    for (op, outcome) in plan.steps.iter().zip(&mut outcomes) {
        if outcome.is_ok() && !op.edit().stands(&editor) {
            *outcome = Ok(String::new());
        }
        if let Ok(done) = outcome
            && !done.is_empty()
            && let Some(more) = op.edit().tell_of_result(&editor)
        {
            *done = plan.language.sentences([std::mem::take(done), more]);
        }
    }
    let mut applied = Applied { timeline: editor.result, ..Applied::default() };
    for (place, outcome) in outcomes.into_iter().enumerate() {
        match outcome {
            Ok(done) if done.is_empty() => {}
            Ok(done) => {
                applied.of_clips.extend(plan.only.contains_key(&place).then_some(applied.done.len()));
                applied.done.push(done);
            }
            Err(reason) => applied.refused.push(reason),
        }
    }
    applied.refused.extend(lost);
    applied
}

/// The steps with their places, as they are to be done. A length that is asked for before something is turned round,
/// let stand or played again is that of what is there until then: the order of those is that of the words.
fn in_order_of_work(plan: &Plan) -> Vec<(usize, &Op)> {
    let arranges = |op: &Op| matches!(op.edit().stage(), Stage::Arrange | Stage::Repeat);
    let limit = plan.steps.iter().position(|op| op.edit().stage() == Stage::Limit);
    let as_said = limit.is_some_and(|limit| plan.steps.iter().skip(limit).any(arranges));
    let mut order: Vec<(usize, &Op)> = plan.steps.iter().enumerate().collect();
    order.sort_by_key(|(place, op)| match stage(plan, *place, op) {
        Stage::Repeat | Stage::Limit if as_said => Stage::Arrange,
        stage => stage,
    });
    order
}

fn stage(plan: &Plan, place: usize, op: &Op) -> Stage {
    if plan.only.contains_key(&place) { op.edit().stage_in_clips() } else { op.edit().stage() }
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
    limit: Option<Amount>,
    /// Whether the message asks for the best moments, which are not found here.
    pub wants_highlights: bool,
    before: Vec<Piece>,
    length: Seconds,
    /// The handles of the clips, as they were numbered when the message came.
    order: Vec<String>,
    /// The handles of the clips that are laid over or under the others, and so are none of the row.
    material: Vec<String>,
    /// The clip that the step at hand is for alone.
    confined: Option<Confined>,
    kept: Vec<Stretch>,
    removed: Vec<Stretch>,
    pieces: Vec<Piece>,
    asked: Asked,
    /// The clip that the message lays small over the others.
    inset: Option<Inset>,
    /// The length of a fade for which there is no room, once that is told.
    cut_fade: Option<Seconds>,
    /// Whether the picture was made smaller for a file of some size.
    pub shrunk: bool,
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
        let Some(grid) = Grid::of(timeline, clips) else {
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
                Op::LimitDuration(limit) => Some(limit.seconds),
                _ => None,
            }),
            wants_highlights: plan.needs_cloud.iter().any(|wish| wish.op == "highlight"),
            order: confined::in_order(&before),
            material: Vec::new(),
            confined: None,
            pieces: before.clone(),
            before,
            length,
            kept: Vec::new(),
            removed: Vec::new(),
            asked: Asked::of(plan),
            inset: None,
            cut_fade: None,
            shrunk: false,
        })
    }

    /// The length that the message asks for, as a time.
    fn asked_length(&self) -> Option<Seconds> {
        self.limit.map(|limit| limit.of(self.length).ratio())
    }

    /// How long the result is, or what of it the step at hand is for. Only to be asked at [`Stage::Whole`].
    pub fn result_length(&self) -> Seconds {
        match self.own_seen() {
            Some((start, end)) => end - start,
            None => self.result.duration(),
        }
    }

    /// When what the step at hand is for begins to be seen in the result. Only to be asked at [`Stage::Whole`].
    pub fn begins(&self) -> Seconds {
        self.own_seen().unwrap_or_default().0
    }

    /// Whether anything can be heard.
    pub fn has_sound(&self) -> bool {
        if self.confined.is_some() {
            let heard = |piece: &Piece| self.concerns(piece) && self.heard(piece);
            return !self.result.silent && self.pieces.iter().any(heard);
        }
        let heard = || {
            let over = self.result.overlays.iter().any(|overlay| overlay.heard);
            over || self.pieces.iter().any(|piece| self.heard(piece))
        };
        self.result.sound.music.is_some() || (!self.result.silent && heard())
    }

    fn heard(&self, piece: &Piece) -> bool {
        self.clips.iter().any(|clip| clip.id == piece.segment.clip && clip.has_audio)
    }

    /// The range that a person named, as far as the timeline goes.
    pub fn range(&self, start: Option<Amount>, end: Option<Amount>) -> Result<Span, String> {
        let start = start.map_or(Seconds::from_integer(0), Amount::ratio);
        let end = end.map_or(self.length(), Amount::ratio);
        if start >= self.length() {
            return Err(say!(self.language, "beyond-end", moment = clock(start), end = clock(self.length())));
        }
        if start >= end {
            return Err(say!(self.language, "no-range", start = clock(start), end = clock(end)));
        }
        Ok((start, end.min(self.length())))
    }
}

/// Whether the timeline's times can be added up without overflow.
fn adds_up(timeline: &Timeline) -> bool {
    let times = timeline.segments.iter().flat_map(|segment| [segment.duration(), segment.crossfade]);
    fits(times)
}
