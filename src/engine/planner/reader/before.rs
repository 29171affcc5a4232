//! What a clause says of what stands before it: that it is taken back, that it is meant for a part, and for which.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{Asked, Reader};
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::lexicon::Lexicon;
use crate::engine::planner::phrase::{LONGEST_TEXT, small};
use crate::engine::planner::reading::{self, Found};
use crate::engine::planner::value::Words;

/// What happens at a time: a range beside it does not say what is kept.
const OF_A_TIME: [&str; 14] = [
    "audio_fade",
    "bgm",
    "denoise_audio",
    "fade_in",
    "fade_out",
    "freeze",
    "loop",
    "mute",
    "pip",
    "replace_audio",
    "transition",
    "voiceover",
    "volume",
    "zoom",
];

/// What is as short as "no", in bytes.
const SHORTEST_RETRACTION: usize = 2;

/// A clause that orders something, and may not say for which part: "remove a section, 1:00 to 2:00".
pub(super) struct Order {
    words: String,
    start: usize,
    /// Whether it asks for nothing unless a part is named.
    partless: bool,
    /// Whether it asks for something that happens at a time, and for something at a part whose length it does not say.
    of_a_time: bool,
    of_a_part: bool,
    /// How many wishes and fragments there were before it, and what stood just before it and is no fragment yet.
    asked: usize,
    fragments: usize,
    before: Option<String>,
    /// Whether something vague was asked for before it.
    vague: bool,
}

/// A part of the clip that a clause names without asking for anything: "the first 10 seconds are black".
pub(super) struct Part {
    words: String,
    /// Where the clause begins in the text of the prompt.
    start: usize,
    /// How many fragments there were before it, and what stood just before it and is none yet.
    fragments: usize,
    before: Option<String>,
    /// Whether it is said to stay.
    kept: bool,
}

impl Reader<'_> {
    /// The part of the clip that `clause` names. `open` is what stands just before it and is not understood.
    pub(super) fn part(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause,
        open: Option<Range<usize>>,
    ) -> Option<Part> {
        let text = &sentence.text[clause.span.clone()];
        let small = small(text);
        let part = sentence.lexicon.parts.iter().find_map(|part| part.matches(&small).into_iter().next())?;
        let range = part.group("key").unwrap_or(part.range);
        Some(Part {
            words: text.get(range)?.to_string(),
            start: sentence.start + clause.span.start,
            fragments: self.fragments.len(),
            before: open.map(|open| self.written(sentence, open)),
            kept: sentence.lexicon.kept.is_in(text),
        })
    }

    /// Hands back the last wish where `clause` takes it back: "actually no".
    pub(super) fn takes_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        if !sentence.lexicon.retraction.is_in(text) {
            return false;
        }
        // "No" alone answers a question, unless it stands behind a wish: "at the left, no, at the right".
        let answers = text.trim().len() <= SHORTEST_RETRACTION;
        let Some(last) = self.asked.pop_if(|last| !answers || last.place.end > sentence.start) else {
            return false;
        };
        let mut start = last.place.start;
        // Both ends that were cut by one wish are taken back.
        while let Some(same) = self.asked.pop_if(|before| before.place.end > start) {
            start = start.min(same.place.start);
        }
        let place = start..sentence.start + clause.span.end;
        let words = self.prompt.text.get(place.clone());
        self.fragments.extend(words.map(|words| self.prompt.written(words, place.start)));
        self.named = None;
        true
    }

    /// Takes what `clause` asks for where that is something for the part named just before: "remove them".
    pub(super) fn refers_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        let Some(part) = self.named.take_if(|_| clause.forbidden.is_none() && text.len() <= LONGEST_TEXT)
        else {
            return false;
        };
        let named = format!("{}\n{text}", part.words);
        let small = small(&named);
        let mut orders = sentence.lexicon.references.iter().flat_map(|order| order.matches(&small));
        let Some(pronoun) = orders.find_map(|order| order.group("key")) else { return false };
        let (before, after) = (named.get(part.words.len() + 1..pronoun.start), named.get(pronoun.end..));
        let order = [before, Some(part.words.as_str()), after].into_iter().flatten().collect::<String>();
        let words = Words::of(&order, sentence.start + clause.span.start, self.prompt);
        let mut found = reading::read(&words, None, sentence.lexicon);
        // A length is that of the whole, and what is said to stay is not cut.
        let of_part = |found: &Found| match found.op.as_str() {
            "limit_duration" => false,
            _ if part.kept && found.takes_away() => false,
            // Of a length that is not said: "the last few seconds".
            "trim_start" | "trim_end" => true,
            _ => ["start", "end", "seconds", "last_seconds", "part"]
                .iter()
                .any(|name| found.args.contains_key(*name)),
        };
        // What is heard in a part may name an op of its own: "there's wind noise at 0:10-0:20, mute it".
        if found.iter().all(|found| found.op != "left") {
            found.retain(|found| of_part(found) || found.op != "denoise_audio");
        }
        if !matches!(found.as_slice(), [found] if of_part(found)) {
            return false;
        }
        // What is wrong with a part that goes needs no mending: "the first 8 seconds are shaky, remove them".
        if found.iter().all(Found::takes_away) {
            self.asked.retain(|asked| asked.place.start < part.start);
        }
        self.fragments.truncate(part.fragments);
        self.fragments.extend(part.before);
        for found in found {
            self.take(found, sentence, &clause.span, part.start..sentence.start + clause.span.end);
        }
        true
    }

    /// A range that stands alone is meant as the one before it: "mute 0:05-0:08 and 0:10-0:12".
    pub(super) fn one_more(&self, bare: &mut Found, lexicon: &Lexicon) {
        let of_range = |args: &Map<String, Value>| args.contains_key("start") && args.contains_key("end");
        if let Some(last) = self.asked.last().filter(|last| of_range(&last.args))
            && std::ptr::eq(last.lexicon, lexicon)
            && bare.op == "keep_range"
            && of_range(&bare.args)
        {
            let range = std::mem::replace(&mut bare.args, last.args.clone());
            bare.args.extend(range);
            bare.op = last.op.clone();
            bare.rule = last.rule;
        }
    }

    /// What `clause` orders.
    pub(super) fn order(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause,
        found: &[Found],
        open: Option<Range<usize>>,
    ) -> Option<Order> {
        let partless = |found: &Found| match found.op.as_str() {
            "vague" | "left" => true,
            op => op == "remove_range" && found.args.contains_key("part"),
        };
        let text = sentence.text.get(clause.span.clone()).filter(|text| text.len() <= LONGEST_TEXT)?;
        let orders = clause.has_verb && clause.forbidden.is_none();
        orders.then(|| Order {
            start: sentence.start + clause.span.start,
            words: text.to_string(),
            partless: found.iter().all(partless),
            of_a_time: found.iter().any(|found| OF_A_TIME.contains(&found.op.as_str())),
            of_a_part: found.iter().any(|found| {
                let has = |name: &str| found.args.contains_key(name);
                !has("end") && (has("part") || has("start"))
            }),
            asked: self.asked.len(),
            fragments: self.fragments.len(),
            before: open.map(|open| self.written(sentence, open)),
            vague: self.vague,
        })
    }

    /// Takes the range that `clause` names alone for what `order`, just before it, says. Whether the two are one wish.
    pub(super) fn as_ordered(
        &mut self,
        bare: &mut Found,
        order: &Order,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) -> bool {
        // "Slow down the jump at 0:15, about 2 seconds": so long is the part, and not the whole.
        if bare.op == "limit_duration" && order.of_a_part {
            bare.op = "left".to_string();
        }
        if bare.op != "keep_range" {
            return false;
        }
        let range = sentence.text.get(clause.span.clone()).unwrap_or_default();
        let ordered_by = |words: &str| {
            let whole = format!("{words} {range}");
            let words = Words::of(&whole, sentence.start + clause.span.start, self.prompt);
            reading::read(&words, None, sentence.lexicon)
        };
        let whole = ordered_by(&order.words);
        let one = whole.first().filter(|_| whole.len() == 1);
        if let Some(ordered) = one.filter(|found| order.partless && found.args == bare.args) {
            bare.op.clone_from(&ordered.op);
            bare.rule = ordered.rule;
        } else if one.is_some_and(|found| found.op == "left") && !order.partless {
            // What cannot be done to a part is not done to the whole: "remove the music, 1:00 to 2:00".
            bare.op = "left".to_string();
            self.fragments.truncate(order.fragments);
            self.fragments.extend(order.before.clone());
            self.fragments.push(self.prompt.written(&order.words, order.start));
            self.asked.truncate(order.asked);
            return true;
        } else {
            // Something else is done then or taken away, and nothing is kept: "remove the text, 1:00 to 2:00".
            let places = sentence.lexicon.verb.places(&order.words);
            let verbs = places.first().into_iter().chain(places.last());
            let mut verbs = verbs.filter_map(|verb| order.words.get(verb.clone()));
            let takes_away =
                |verb: &str| matches!(ordered_by(verb).as_slice(), [range] if range.op == "remove_range");
            if order.of_a_time || verbs.any(takes_away) {
                bare.op = "left".to_string();
            }
            return false;
        }
        self.asked.truncate(order.asked);
        self.vague = order.vague;
        self.fragments.truncate(order.fragments);
        self.fragments.extend(order.before.clone());
        true
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
