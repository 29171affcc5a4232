//! A part of the clip that a clause names, and what the next one asks for it: "the intro is boring, remove it".

use std::ops::Range;

use super::Reader;
use crate::engine::planner::clause::{Clause, Sentence};
use crate::engine::planner::clips::{self, ONLY};
use crate::engine::planner::phrase::{LONGEST_TEXT, small};
use crate::engine::planner::reading::Found;

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

    /// The part named just before that `clause` asks something for, and that, where it can be done to a part: "remove
    /// them".
    pub(super) fn asked_for_named(
        &mut self,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) -> Option<(Part, Option<Found>)> {
        let text = &sentence.text[clause.span.clone()];
        let part = self.named.take_if(|_| clause.forbidden.is_none() && text.len() <= LONGEST_TEXT)?;
        let named = format!("{}\n{text}", part.words);
        let small = small(&named);
        let mut orders = sentence.lexicon.references.iter().flat_map(|order| order.matches(&small));
        let pronoun = orders.find_map(|order| order.group("key"))?;
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
            let mut found = self.named_by(order, sentence, clause.span.start);
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
            found.pop().filter(|one| found.is_empty() && of_part(one))
        });
        Some((part, found))
    }

    /// Takes `found`, which `clause` asks for `part`.
    pub(super) fn take_for(
        &mut self,
        part: Part,
        found: Found,
        sentence: &Sentence<'_>,
        clause: &Range<usize>,
    ) {
        // What is wrong with a part that goes needs no mending: "the first 8 seconds are shaky, remove them".
        if found.takes_away() {
            self.asked.retain(|asked| asked.place.start < part.start);
        }
        self.fragments.truncate(part.fragments);
        self.fragments.extend(part.before);
        self.take(found, sentence, clause, part.start..sentence.start + clause.end);
    }
}
