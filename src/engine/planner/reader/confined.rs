//! The clips of a folder that a clause is for, and those that what follows is for too.

use super::{Reader, uncovered};
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::clips::{self, Named};
use crate::engine::planner::reading::{self, Found};
use crate::engine::planner::value::Words;

/// Clips that a clause named.
pub(super) struct About {
    clips: Vec<Named>,
    /// Whether nothing was asked for with it ("in gs.mp4, …"), so that all that follows is for them.
    alone: bool,
    /// Whether it only begins a list, without a verb, of which nothing was asked yet: "clip 1 and clip 2 …".
    begins: bool,
    /// Whether something was only told of it, so that an order for "it" is for that clip: "clip 2 is upside down, flip it".
    told: bool,
}

impl Reader<'_> {
    /// Confines what `clause` asks for to the clips that it names, or that were named just before. Whether it does
    /// nothing but name one.
    pub(super) fn confine(
        &mut self,
        found: &mut Vec<Found>,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) -> bool {
        let (lexicon, offset) = (sentence.lexicon, clause.span.start);
        let text = &sentence.text[clause.span.clone()];
        let mut named = clips::named(text, self.prompt, lexicon);
        if let Some(part) = clause.forbidden.as_ref().filter(|_| !found.iter().any(|found| found.negative)) {
            // "Every clip except clip 1" forbids nothing of that one alone.
            named.retain(|named| {
                named.is_excepted()
                    || named.place.end + offset <= part.start
                    || part.end <= named.place.start + offset
            });
        }
        let is_subject = |named: &Named| {
            let before = text.get(..named.place.start).unwrap_or_default();
            clause.forbidden.is_none() && !sentence.has_content(before) && !clause.has_verb
        };
        clips::inset(found, &named);
        let named = clips::free(named, found, offset);
        if let ([], [only]) = (found.as_slice(), named.as_slice()) {
            let rest = [text.get(..only.place.start), text.get(only.place.end..)];
            let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let alone =
                clause.forbidden.is_none() && !sentence.has_content(&lexicon.light.taken_out_of(&rest));
            let told = is_subject(only);
            let clips = self.listed_before().into_iter().chain(named).collect();
            self.about =
                (alone || told).then_some(About { clips, alone, begins: alone && !clause.has_verb, told });
            return alone;
        }
        if !named.is_empty() {
            let told = named.first().is_some_and(is_subject);
            let named: Vec<Named> = self.listed_before().into_iter().chain(named).collect();
            found.iter_mut().for_each(|found| clips::confine(found, &named, offset, lexicon));
            self.about = Some(About { clips: named, alone: false, begins: false, told });
            return false;
        }
        self.about = self.about.take().filter(|about| about.alone || lexicon.same_clip.is_in(text));
        if let Some(about) = &mut self.about {
            about.begins = false;
            if about.told {
                let clips: Vec<Named> = about.clips.iter().cloned().map(Named::elsewhere).collect();
                found.iter_mut().for_each(|found| clips::confine(found, &clips, offset, lexicon));
            } else {
                found.iter_mut().for_each(|found| clips::confine_as_before(found, &about.clips));
            }
        }
        false
    }

    /// Forgets the clips of the sentence before, but for one that it only told something of: "Clip 2 is dark. Brighten it."
    pub(super) fn begin_sentence(&mut self) {
        self.about = self.about.take().filter(|about| about.told);
        if let Some(about) = &mut self.about {
            (about.alone, about.begins) = (false, false);
        }
    }

    /// The clips of a list that the clause before has begun.
    fn listed_before(&mut self) -> Vec<Named> {
        let clips = self.about.take().filter(|about| about.begins).map_or(Vec::new(), |about| about.clips);
        clips.into_iter().map(Named::elsewhere).collect()
    }

    /// Whether `clause` says that the clip laid over the others just before is not heard: "…, muted".
    pub(super) fn silences_inset(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let Some(last) = self.asked.last_mut() else { return false };
        let before = self.prompt.text.get(last.place.clone());
        let own = sentence.text.get(clause.span.clone()).filter(|_| last.place.end > sentence.start);
        let (Some(before), Some(own), "pip") = (before, own, last.op.as_str()) else { return false };
        if last.args.contains_key("silent") {
            return false;
        }
        let text = format!("{before} {own}");
        let read = reading::read(&Words::of(&text, last.place.start, self.prompt), None, sentence.lexicon);
        // The small clip may be read as something else too, which that clause was not.
        let is_silent = |found: &Found| found.op == "pip" && found.args.contains_key("silent");
        let goes_on = |found: &Found| found.understood.iter().any(|part| part.end > before.len());
        let understood = read.iter().flat_map(|found| found.understood.clone()).collect();
        let mut left = uncovered(before.len()..text.len(), understood).into_iter();
        let is_silent = read.iter().any(is_silent)
            && read.iter().all(|found| is_silent(found) || !goes_on(found))
            && !left.any(|left| sentence.has_content(&text[left]));
        if is_silent {
            last.args.insert("silent".to_string(), true.into());
            last.place.end = sentence.start + clause.span.end;
        }
        is_silent
    }
}
