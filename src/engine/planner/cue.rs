//! Cues: what tells in a whole sentence, of any length, where wishes begin and end and whether they are any.
//!
//! They are matched in linear time with bounded memory.

use std::ops::Range;
use std::sync::OnceLock;

use regex::{Regex, RegexBuilder};

use super::pattern::Pattern;
use super::phrase::small;

/// The most memory that one pattern may fill with what it has seen, in bytes.
const LARGEST_TABLE: usize = 256 << 10;

/// Any of several patterns: where two match at the same place, the former does.
pub(super) struct Cue {
    parts: Vec<Part>,
}

struct Part {
    pattern: Pattern,
    regex: OnceLock<Regex>,
}

/// One place where a cue stands.
#[derive(Clone)]
struct Place {
    whole: Range<usize>,
    key: Option<Range<usize>>,
}

impl Part {
    fn compile(&self) -> Result<Regex, String> {
        let pattern = self.pattern.expanded()?;
        let regex = RegexBuilder::new(&pattern).dfa_size_limit(LARGEST_TABLE).build();
        regex.map_err(|error| format!("{pattern}: {error}"))
    }

    fn regex(&self) -> &Regex {
        // Cues are part of the program, and a test compiles each of them.
        self.regex.get_or_init(|| self.compile().unwrap_or_else(|error| panic!("{error}")))
    }

    /// Where it first stands in `text` from `start` on.
    fn find(&self, text: &str, start: usize) -> Option<Place> {
        let regex = self.regex();
        if !regex.capture_names().flatten().any(|name| name == "key") {
            return regex.find_at(text, start).map(|found| Place { whole: found.range(), key: None });
        }
        let found = regex.captures_at(text, start)?;
        Some(Place { whole: found.get(0)?.range(), key: found.name("key").map(|key| key.range()) })
    }
}

impl Cue {
    /// One that is found where one of `patterns` matches. Of none, it is found nowhere.
    pub fn new(patterns: impl Iterator<Item = Pattern>) -> Cue {
        Cue { parts: patterns.map(|pattern| Part { pattern, regex: OnceLock::new() }).collect() }
    }

    /// The parts that could match in `text`.
    fn possible(&self, text: &str) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| part.pattern.could_match(text))
    }

    /// Where it stands in `text`, which is in small letters, in order.
    fn search(&self, text: &str) -> Vec<Place> {
        let mut next: Vec<(&Part, Place)> =
            self.possible(text).filter_map(|part| Some((part, part.find(text, 0)?))).collect();
        let mut found = Vec::new();
        while let Some(first) = next.iter().map(|(_, place)| place).min_by_key(|place| place.whole.start) {
            let first = first.clone();
            // What stands behind a key may belong to the next.
            let start = first.key.as_ref().map_or(first.whole.end, |key| key.end);
            let start = if start > first.whole.start { start } else { first.whole.end };
            found.push(first);
            next.retain_mut(|(part, place)| {
                if place.whole.start >= start {
                    return true;
                }
                let later = part.find(text, start);
                later.map(|later| *place = later).is_some()
            });
        }
        found
    }

    pub fn is_in(&self, text: &str) -> bool {
        let small = small(text);
        self.possible(&small).any(|part| part.regex().is_match(&small))
    }

    /// Where it first stands in `text`.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let small = small(text);
        let found = self.possible(&small).filter_map(|part| part.find(&small, 0));
        found.map(|place| place.whole).min_by_key(|whole| whole.start)
    }

    /// Where it stands in `text`, in order; of a pattern with a key, where that does.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        self.search(&small(text)).into_iter().map(|place| place.key.unwrap_or(place.whole)).collect()
    }

    /// `text` in small letters, with a space wherever it stands.
    pub fn taken_out_of(&self, text: &str) -> String {
        let small = small(text);
        let mut left = String::new();
        let mut end = 0;
        for place in self.search(&small) {
            left.push_str(small.get(end..place.whole.start).unwrap_or_default());
            left.push(' ');
            end = place.whole.end;
        }
        left + &small[end..]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Cue {
        pub fn patterns(&self) -> impl Iterator<Item = &Pattern> {
            self.parts.iter().map(|part| &part.pattern)
        }
    }

    #[test]
    fn of_patterns_that_match_the_first_wins_where_they_begin_together() {
        let patterns = ["and (?<key>then)", "and", "then go"];
        let cue = Cue::new(patterns.into_iter().map(|pattern| Pattern::plain(pattern.to_string())));
        let text = "And then go and, then go";
        assert_eq!(cue.places(text), [4..8, 12..15, 17..24]);
        assert_eq!(cue.find(text), Some(0..8));
        assert_eq!(cue.taken_out_of(text), "  go  ,  ");
    }
}
