//! What a clause says of what stands before it: that it is taken back, that it is meant for a part, and for which.

use std::ops::Range;

use serde_json::{Map, Value};

use super::{Asked, Reader, uncovered};
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::clips::{self, ONLY};
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

/// What is as short as "no", in bytes.
const SHORTEST_RETRACTION: usize = 2;

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
    pub(super) fn taken_back(self) -> Order {
        Order { taken_back: true, ..self }
    }
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
        let (before, after, part_words) =
            (before.unwrap_or_default(), after.unwrap_or_default(), &part.words);
        // A pronoun may be a part of its verb: "quítalos". And 0:12到0:18 and 4倍速 are two numbers.
        let (letter, digit) = (char::is_lowercase, |c: char| c.is_ascii_digit());
        let space = |is_needed| if is_needed { " " } else { "" };
        let apart = space(before.ends_with(letter));
        let two_numbers = part_words.ends_with(digit) && after.starts_with(digit);
        let behind = space(after.starts_with(letter) || two_numbers);
        // "Speed them up" is "speed up the first 8 seconds".
        let orders = [
            format!("{before}{apart}{part_words}{behind}{after}"),
            format!("{before}{} {part_words}", after.trim()),
        ];
        // A length is that of the whole, and what is said to stay is not cut.
        let of_part = |found: &Found| match found.op.as_str() {
            "limit_duration" => false,
            _ if part.kept && found.takes_away() => false,
            // Of a length that is not said: "the last few seconds".
            "trim_start" | "trim_end" => true,
            _ => ["start", "end", "seconds", "last_seconds", "part", ONLY]
                .iter()
                .any(|name| found.args.contains_key(*name)),
        };
        let most = if after.trim().is_empty() || !after.is_ascii() { 1 } else { orders.len() };
        let found = orders.iter().take(most).find_map(|order| {
            let words = Words::of(order, sentence.start + clause.span.start, self.prompt);
            let mut found = reading::read(&words, None, sentence.lexicon);
            let named = clips::free(clips::named(order, self.prompt, sentence.lexicon), &found, 0);
            found.iter_mut().for_each(|found| clips::confine(found, &named, 0, sentence.lexicon));
            if sentence.lexicon.taken.is_in(text) {
                let kept = found.iter_mut().filter(|found| found.op == "keep_range");
                kept.for_each(|found| found.op = "remove_range".to_string());
            }
            // What is heard in a part may name an op of its own: "there's wind noise at 0:10-0:20, mute it".
            if found.iter().all(|found| found.op != "left") {
                found.retain(|found| of_part(found) || found.op != "denoise_audio");
            }
            Some(found).filter(|found| matches!(found.as_slice(), [found] if of_part(found)))
        });
        let Some(found) = found else {
            self.of_named = true;
            return false;
        };
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

    /// What is done to the picture or the sound is not done to all of it where `clause` names a part that none of `found`
    /// accounts for: "mirror the last 5 seconds".
    pub(super) fn spare_the_rest(&mut self, found: &mut [Found], sentence: &Sentence<'_>, clause: &Clause) {
        let of_named = std::mem::take(&mut self.of_named);
        let of_all = |found: &Found| {
            OF_A_PART.contains(&found.op.as_str()) && PARTS.iter().all(|name| !found.args.contains_key(*name))
        };
        if clause.span.len() > LONGEST_TEXT || !found.iter().any(of_all) {
            return;
        }
        let understood = found.iter().flat_map(|found| found.understood.clone());
        let understood = understood.chain(clause.forbidden.clone()).collect();
        let names_part =
            |left: Range<usize>| sentence.lexicon.names_a_part(sentence.text.get(left).unwrap_or_default());
        if of_named || uncovered(clause.span.clone(), understood).into_iter().any(names_part) {
            for found in found.iter_mut().filter(|found| of_all(found)) {
                found.args.insert("part".to_string(), "described".into());
            }
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
        for asked in self.asked.iter_mut().filter(|_| self.spares) {
            let of_a_part = OF_A_PART.contains(&asked.op.as_str()) || asked.op == "trim_pauses";
            if of_a_part && PARTS.iter().chain([&ONLY]).all(|name| !asked.args.contains_key(*name)) {
                asked.args.insert("part".to_string(), "described".into());
            }
        }
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
            && PARTS.iter().all(|name| !last.args.contains_key(*name))
        {
            let stretch = ["start", "end"].iter().filter_map(|name| Some((*name, found.args.get(*name)?)));
            last.args.extend(stretch.map(|(name, time)| (name.to_string(), time.clone())));
        }
    }

    /// Takes the range that `clause` names alone for what `order`, which was called back, is to be done to instead.
    fn said_again(&self, bare: &mut Found, order: &Order, sentence: &Sentence<'_>, clause: &Clause) {
        let read = |words: &str| {
            let words = Words::of(words, sentence.start + clause.span.start, self.prompt);
            reading::read(&words, None, sentence.lexicon)
        };
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
        let range = sentence.text.get(clause.span.clone()).unwrap_or_default();
        let places = sentence.lexicon.verb.places(&order.words);
        let verbs = places.first().into_iter().chain(places.last());
        let mut verbs = verbs.filter_map(|verb| order.words.get(verb.clone()));
        let again = verbs.find_map(|verb| {
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
