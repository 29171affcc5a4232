//! Steps that are for some of the clips alone. While one is done, times are counted within its clip, and nothing else is
//! touched.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::piece::{Piece, Span, union};
use super::{Editor, Seconds};
use crate::engine::op::{KeepRange, LimitDuration, Mute, Only, Op, Scope, Stage, Which};
use crate::engine::planner::Plan;
use crate::engine::timeline::{Clip, Timeline};
use crate::engine::words::say;
use crate::media::Kind;

/// The clip that a step is confined to.
#[derive(Debug, Clone)]
pub(super) struct Confined {
    pub clip: String,
    /// Where it was seen when the message came, in order and apart.
    spans: Vec<Span>,
}

impl<'a> Editor<'a> {
    /// Does `op` to `only` some clips, each by itself, or says why that cannot be.
    pub(super) fn carry_out_in(&mut self, op: &Op, only: &Only) -> Result<String, String> {
        let clips = match self.meant(only) {
            // A name that the result is to have is that of no clip.
            Err(_) if op.edit().stage() >= Stage::File => return self.carry_out(op),
            clips => clips?,
        };
        if let (Op::Mute(Mute { start: None, end: None, target: None }), [clip]) = (op, clips.as_slice())
            && let Some(over) = self.result.overlays.iter_mut().find(|overlay| overlay.clip == clip.id)
        {
            over.heard = false;
            return Ok(say!(
                self.language,
                "of-clip",
                names = clip.name.clone(),
                told = say!(self.language, "mute-done")
            ));
        }
        let there = self.clips_before();
        if let Some(gone) = clips.iter().find(|clip| there.iter().all(|there| there.id != clip.id)) {
            return Err(say!(self.language, "not-in-video", name = self.language.quote(&gone.name)));
        }
        if matches!(op, Op::Mute(Mute { target: None, .. })) && self.is_heard_over() {
            return self.carry_out_in_each(op, &clips);
        }
        let all = there.iter().all(|there| clips.iter().any(|clip| clip.id == there.id));
        let of_whole = all
            && match op.scope() {
                Scope::Clip => there.len() == 1,
                Scope::Stretch => there.len() == 1 || !op.has_times(),
                Scope::Whole => true,
                Scope::Once => there.len() == 1,
            };
        match op.scope() {
            _ if of_whole => self.carry_out(op),
            Scope::Clip | Scope::Stretch => self.carry_out_in_each(op, &clips),
            Scope::Whole | Scope::Once => {
                let names: Vec<String> = clips.iter().map(|clip| self.language.quote(&clip.name)).collect();
                let (step, names) = (op.edit().tell(self.language), self.language.list(&names));
                Err(say!(self.language, "not-of-clip", step = self.language.quote(&step), names))
            }
        }
    }

    /// Lets what lies over the clips be heard where they are muted; `false` where nothing of it is heard.
    fn is_heard_over(&mut self) -> bool {
        let mut heard = self.result.overlays.iter_mut().filter(|overlay| overlay.heard).peekable();
        let any = heard.peek().is_some();
        heard.for_each(|overlay| overlay.over_muted = true);
        any
    }

    /// Does `op` to all of the timeline.
    pub(super) fn carry_out(&mut self, op: &Op) -> Result<String, String> {
        // Clips that are joined make the whole longer, of which a share is taken.
        let whole = if op.edit().means_result() { self.result_length() } else { self.length() };
        op.in_a_clip_of(whole).edit().apply(self)
    }

    /// Does `op` to each of `clips` by itself. Clips of which the same is told are told together.
    fn carry_out_in_each(&mut self, op: &Op, clips: &[&'a Clip]) -> Result<String, String> {
        let (mut done, mut failed) = (Vec::new(), Vec::new());
        for clip in clips {
            self.confined = Some(Confined { clip: clip.id.clone(), spans: union(self.spans_of(&clip.id)) });
            let outcome = self.carry_out(op);
            self.confined = None;
            let told: &mut Vec<(String, Vec<String>)> = if outcome.is_ok() { &mut done } else { &mut failed };
            let (Ok(words) | Err(words)) = outcome;
            match told.iter_mut().find(|(same, _)| *same == words) {
                Some((_, names)) => names.push(clip.name.clone()),
                None => told.push((words, vec![clip.name.clone()])),
            }
        }
        let any = !done.is_empty();
        let told = done.into_iter().chain(failed).filter(|(words, _)| !words.is_empty());
        let told = told
            .map(|(told, names)| say!(self.language, "of-clip", names = self.language.list(&names), told));
        // What follows a name in its line is read as that clip's.
        let told = told.collect::<Vec<_>>().join("\n");
        if any { Ok(told) } else { Err(told) }
    }

    /// The clips that `only` means, each once.
    fn meant(&self, only: &Only) -> Result<Vec<&'a Clip>, String> {
        if only.clips.is_empty() {
            return Ok(self.clips_before());
        }
        let mut meant: Vec<&Clip> = Vec::new();
        for which in &only.clips {
            let clip = self.called(which)?;
            if meant.iter().all(|other| other.id != clip.id) {
                meant.push(clip);
            }
        }
        Ok(meant)
    }

    /// The clip that a person calls so; numbers count the clips as they stood when the message came.
    pub fn called(&self, which: &Which) -> Result<&'a Clip, String> {
        let place = match which {
            Which::Name(name) => return self.file(name, Kind::Video),
            // It means a part of that clip, then.
            _ if self.order.len() == 1 => return Err(say!(self.language, "only-one-clip")),
            Which::Number(number) => number.checked_sub(1),
            Which::Last(_) => self.order.len().checked_sub(1),
        };
        let handle = place.and_then(|place| self.order.get(place));
        let clips = self.clips;
        handle.and_then(|handle| clips.iter().find(|clip| clip.id == *handle)).ok_or_else(|| {
            let number = place.map_or(0, |place| place + 1);
            say!(self.language, "no-clip-number", number, count = self.order.len())
        })
    }

    /// The clips on the timeline as it stood when the message came, in its order.
    fn clips_before(&self) -> Vec<&'a Clip> {
        let clips = self.clips;
        let there = |handle: &&String| self.before.iter().any(|piece| piece.segment.clip == **handle);
        let there = self.order.iter().filter(there);
        there.filter_map(|handle| clips.iter().find(|clip| clip.id == *handle)).collect()
    }

    /// The clip that the step at hand is confined to.
    pub fn confined_clip(&self) -> Option<&str> {
        self.confined.as_ref().map(|confined| confined.clip.as_str())
    }

    /// Whether the step at hand is for `piece`.
    pub(super) fn concerns(&self, piece: &Piece) -> bool {
        self.confined.as_ref().is_none_or(|confined| confined.clip == piece.segment.clip)
    }

    /// How long what the step at hand is for was when the message came.
    pub fn length(&self) -> Seconds {
        match &self.confined {
            Some(confined) => confined.spans.iter().map(|span| span.1 - span.0).sum(),
            None => self.length,
        }
    }

    /// Where `span` of what the step at hand is for stands on the timeline.
    pub(super) fn placed(&self, span: Span) -> Vec<Span> {
        let Some(confined) = &self.confined else { return vec![span] };
        let mut passed = Seconds::from_integer(0);
        let mut placed = Vec::new();
        for &(from, to) in &confined.spans {
            let at = |time: Seconds| (from + time - passed).clamp(from, to);
            let part = (at(span.0), at(span.1));
            if part.0 < part.1 {
                placed.push(part);
            }
            passed += to - from;
        }
        placed
    }

    /// Where `moment` of what the step at hand is for stands on the timeline.
    pub(super) fn moment(&self, moment: Seconds) -> Seconds {
        let end = |placed: Vec<Span>| placed.last().map(|span| span.1);
        match self.confined.as_ref().and_then(|confined| confined.spans.first()) {
            Some(first) => end(self.placed((0.into(), moment))).unwrap_or(first.0),
            None => moment,
        }
    }

    /// The stretch that a step is for which names none: nothing for all of the timeline.
    pub(super) fn own_span(&self) -> Option<Span> {
        self.confined.as_ref().map(|_| (0.into(), self.length()))
    }
}

/// `plan`, in which a clip of several that is to have a length is cut, as the whole is not.
pub(super) fn readied<'a>(plan: &'a Plan, timeline: &Timeline) -> Cow<'a, Plan> {
    let is_length = |place: &usize| matches!(plan.steps.get(*place), Some(Op::LimitDuration(_)));
    let mut clips = timeline.segments.iter().map(|segment| &segment.clip);
    let several = clips.next().is_some_and(|first| clips.any(|clip| clip != first));
    if !several || !plan.only.keys().any(is_length) {
        return Cow::Borrowed(plan);
    }
    let mut plan = plan.clone();
    for place in plan.only.keys() {
        if let Some(step) = plan.steps.get_mut(*place)
            && let Op::LimitDuration(LimitDuration { seconds }) = step
        {
            *step = KeepRange { start: None, end: Some(*seconds), last_seconds: None }.into();
        }
    }
    Cow::Owned(plan)
}

/// The handles of the clips of `pieces`, in the order in which they are first seen.
pub(super) fn in_order(pieces: &[Piece]) -> Vec<String> {
    let mut first: BTreeMap<&str, usize> = BTreeMap::new();
    for (place, piece) in pieces.iter().enumerate() {
        first.entry(&piece.segment.clip).or_insert(place);
    }
    let mut order: Vec<(usize, &str)> = first.into_iter().map(|(clip, place)| (place, clip)).collect();
    order.sort();
    order.into_iter().map(|(_, clip)| clip.to_string()).collect()
}
