//! What a clause orders, and the range that is named alone behind it: "remove a section, 1:00 to 2:00".

use std::ops::Range;

use serde_json::{Map, Value};

use super::Reader;
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::lexicon::Lexicon;
use crate::engine::planner::phrase::LONGEST_TEXT;
use crate::engine::planner::reading::Found;

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

/// A clause that orders something, and may not say for which part: "remove a section, 1:00 to 2:00".
pub(super) struct Order {
    words: String,
    start: usize,
    /// Whether it asks for nothing unless a part is named.
    partless: bool,
    /// Whether it asks for something that happens at a time.
    of_a_time: bool,
    /// Whether it asks for something at a part whose length it does not say.
    of_a_part: bool,
    /// How many wishes and fragments there were before it, and what stood just before it and is no fragment yet.
    asked: usize,
    fragments: usize,
    before: Option<String>,
    /// Whether something vague was asked for before it.
    vague: bool,
    /// Whether it was called back, so that what follows says it otherwise: "cut 0:10-0:20, no wait, 0:15-0:25".
    taken_back: bool,
}

impl Order {
    /// The verbs that it may begin and end with.
    fn verbs(&self, lexicon: &Lexicon) -> Vec<&str> {
        let places = lexicon.verb.places(&self.words);
        let ends = places.first().into_iter().chain(places.last());
        ends.filter_map(|verb| self.words.get(verb.clone())).collect()
    }

    pub(super) fn taken_back(self) -> Order {
        Order { taken_back: true, ..self }
    }
}

impl Reader<'_> {
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
        // What names a sound orders too, beside a range: 有杂音，0:10到0:20，去掉.
        let of_a_time = found.iter().any(|found| OF_A_TIME.contains(&found.op.as_str()));
        let orders = (clause.has_verb || of_a_time) && clause.forbidden.is_none();
        orders.then(|| Order {
            start: sentence.start + clause.span.start,
            words: text.to_string(),
            partless: found.iter().all(partless),
            of_a_time,
            taken_back: false,
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

    /// Takes the range that `clause` names alone for what `order`, just before it, says. Whether the two are one wish.
    pub(super) fn as_ordered(
        &mut self,
        bare: &mut Found,
        order: &Order,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) -> bool {
        if order.taken_back {
            self.said_again(bare, order, sentence, clause);
            return false;
        }
        // "Slow down the jump at 0:15, about 2 seconds": so long is the part, and not the whole.
        if bare.op == "limit_duration" && order.of_a_part {
            bare.op = "left".to_string();
        }
        if bare.op != "keep_range" {
            return false;
        }
        let range = &sentence.text[clause.span.clone()];
        let ordered_by =
            |words: &str| self.named_by(&format!("{words} {range}"), sentence, clause.span.start);
        let left = match ordered_by(&order.words).as_slice() {
            [ordered] if order.partless && ordered.args == bare.args => {
                (bare.op, bare.rule) = (ordered.op.clone(), ordered.rule);
                self.vague = order.vague;
                None
            }
            // What cannot be done to a part is not done to the whole: "remove the music, 1:00 to 2:00".
            [ordered] if !order.partless && ordered.op == "left" => {
                bare.op = "left".to_string();
                Some(self.prompt.written(&order.words, order.start))
            }
            // Something else is done then or taken away, and nothing is kept: "remove the text, 1:00 to 2:00".
            _ => {
                let takes_away =
                    |verb: &str| matches!(ordered_by(verb).as_slice(), [range] if range.op == "remove_range");
                if order.of_a_time || order.verbs(sentence.lexicon).into_iter().any(takes_away) {
                    bare.op = "left".to_string();
                }
                return false;
            }
        };
        self.asked.truncate(order.asked);
        self.fragments.truncate(order.fragments);
        self.fragments.extend(order.before.clone().into_iter().chain(left));
        true
    }

    /// Takes the range that `clause` names alone for what `order`, which was called back, is to be done to instead.
    fn said_again(&self, bare: &mut Found, order: &Order, sentence: &Sentence<'_>, clause: &Clause) {
        let read = |words: &str| self.named_by(words, sentence, clause.span.start);
        let before = read(&order.words);
        let ranged = matches!(bare.op.as_str(), "keep_range" | "limit_duration");
        if !ranged || before.iter().any(|found| found.op == bare.op) {
            return;
        }
        let of_range = |found: &Found| {
            let names = ["start", "end", "seconds"];
            found.takes_away() || found.args.keys().all(|name| names.contains(&name.as_str()))
        };
        let same = |found: &Found| {
            of_range(found)
                && before.iter().any(|one| one.op == found.op || one.takes_away() && found.takes_away())
        };
        let range = &sentence.text[clause.span.clone()];
        let again = order.verbs(sentence.lexicon).into_iter().find_map(|verb| {
            // Chinese has no spaces.
            let space = if verb.is_ascii() { " " } else { "" };
            let found = read(&format!("{verb}{space}{range}"));
            found.into_iter().next().filter(|first| before.iter().all(of_range) && same(first))
        });
        match again {
            Some(again) => (bare.op, bare.args, bare.rule) = (again.op, again.args, again.rule),
            None => bare.op = "left".to_string(),
        }
    }
}
