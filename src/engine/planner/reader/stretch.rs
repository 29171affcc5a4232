//! For which stretch of the clip something is done that does not say so itself; and what is left undone, where that is
//! told in words.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{Asked, Reader, uncovered};
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::clips::ONLY;
use crate::engine::planner::phrase::{LONGEST_TEXT, small};
use crate::engine::planner::reading::Found;

/// What is done to the picture or the sound as it is, all of it or a part.
const OF_A_PART: [&str; 21] = [
    "blur",
    "brightness",
    "color",
    "contrast",
    "crop",
    "denoise_audio",
    "denoise_video",
    "filter",
    "flip",
    "freeze",
    "grayscale",
    "loop",
    "mute",
    "reverse",
    "rotate",
    "saturation",
    "sharpen",
    "slow_motion",
    "speed",
    "stabilize",
    "volume",
];

/// The arguments that name a part.
const PARTS: [&str; 6] = ["start", "end", "at", "part", "last_seconds", "seconds"];

/// Whether `args` name a part.
fn name_a_part(args: &Map<String, Value>) -> bool {
    PARTS.iter().any(|name| args.contains_key(*name))
}

/// Whether `op` is done to all of the picture or the sound.
fn is_of_all(op: &str, args: &Map<String, Value>) -> bool {
    OF_A_PART.contains(&op) && !name_a_part(args)
}

/// Leaves undone to all what is for a part that is told in words.
fn leave_undone(args: &mut Map<String, Value>) {
    args.insert("part".to_string(), "described".into());
}

impl Reader<'_> {
    /// What is done to the picture or the sound is not done to all of it where `clause` names a part that none of `found`
    /// accounts for, or where it is for one named before: "mirror the last 5 seconds".
    pub(super) fn spare_the_rest(
        &self,
        found: &mut [Found],
        of_named: bool,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) {
        let of_all = |found: &Found| is_of_all(&found.op, &found.args);
        if clause.span.len() > LONGEST_TEXT || !found.iter().any(of_all) {
            return;
        }
        let understood = found.iter().flat_map(|found| found.understood.clone());
        let understood = understood.chain(clause.forbidden.clone()).collect();
        let names_part =
            |left: Range<usize>| sentence.lexicon.names_a_part(sentence.text.get(left).unwrap_or_default());
        if of_named || uncovered(clause.span.clone(), understood).into_iter().any(names_part) {
            found.iter_mut().filter(|found| of_all(found)).for_each(|found| leave_undone(&mut found.args));
        }
    }

    /// Whether `clause` says of a part that it stays as it is, so that nothing is done to all: "leave the first 10 seconds
    /// as they are".
    pub(super) fn spares_a_part(&self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        sentence.lexicon.spared.is_in(text) && sentence.lexicon.names_a_part(text)
    }

    /// Does nothing to all of the picture or the sound where a part of it is to stay as it is.
    pub(in crate::engine::planner) fn spare(&mut self) {
        let of_all = |asked: &&mut Asked| {
            let of_all = is_of_all(&asked.op, &asked.args);
            let cuts_all = asked.op == "trim_pauses" && !name_a_part(&asked.args);
            (of_all || cuts_all) && !asked.args.contains_key(ONLY)
        };
        let asked = self.asked.iter_mut().filter(|_| self.spares);
        asked.filter(of_all).for_each(|asked| leave_undone(&mut asked.args));
    }

    /// A stretch that is named once is that of both orders before it: "blur and mute 0:20-0:40".
    pub(super) fn share_stretch(&mut self, found: &[Found], sentence: &Sentence<'_>, clause: &Clause) {
        let [found] = found else { return };
        let lexicon = sentence.lexicon;
        let Some(last) = self.asked.last_mut().filter(|last| std::ptr::eq(last.lexicon, lexicon)) else {
            return;
        };
        let of_a_part = [last.op.as_str(), found.op.as_str()].iter().all(|op| OF_A_PART.contains(op));
        let takes_range = lexicon.rules.get(last.rule).is_some_and(|rule| {
            rule.details.iter().any(|detail| matches!(detail.as_str(), "range" | "start_at"))
        });
        let clause_start = sentence.start + clause.span.start;
        let between = self.prompt.text.get(last.place.end..clause_start).map(str::trim);
        let words = self.prompt.text.get(sentence.start..last.place.end).map(str::trim).unwrap_or_default();
        let bare = words.split(' ').count() <= 2 && !lexicon.same_clip.is_in(words);
        if of_a_part
            && takes_range
            && bare
            && between.is_some_and(|word| word == "&" || lexicon.quantities().is_and(&small(word)))
            && !name_a_part(&last.args)
        {
            let stretch = ["start", "end"].iter().filter_map(|name| Some((*name, found.args.get(*name)?)));
            last.args.extend(stretch.map(|(name, time)| (name.to_string(), time.clone())));
        }
    }

    /// What `clause` asks for "that part" is for the stretch of the wish just before it. It is for nothing where that
    /// has none or takes it away, where something else stands between, and where what is asked for has no stretch.
    pub(super) fn for_same_part(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Clause) {
        if ["start", "end", "part", "seconds"].iter().any(|name| found.args.contains_key(*name)) {
            return;
        }
        let lexicon = sentence.lexicon;
        let takes_range = |found: &Found| {
            let rule = lexicon.rules.get(found.rule);
            rule.is_some_and(|rule| rule.details.iter().any(|detail| detail == "range"))
        };
        let stands_just_before = |last: &Asked| {
            let between = self.prompt.text.get(last.place.end..sentence.start + clause.span.start);
            between.is_some_and(|between| !sentence.has_content(&lexicon.separator.taken_out_of(between)))
        };
        let last = self
            .asked
            .last()
            .filter(|last| takes_range(found) && last.op != "remove_range" && stands_just_before(last));
        match last.and_then(|last| last.args.get("start").zip(last.args.get("end"))) {
            Some((start, end)) => {
                let range = [("start", start), ("end", end)];
                found.args.extend(range.map(|(name, time)| (name.to_string(), time.clone())));
            }
            None => found.op = "left".to_string(),
        }
    }
}
