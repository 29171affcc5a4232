//! Phrases: patterns that are compiled when a text first calls for them, and stay small.
//!
//! A lexicon has hundreds of phrases and a prompt calls for a few. So each is compiled late, into the plainest of
//! matchers, which keeps nothing between two searches: no tables that grow with what is read.

use std::ops::Range;
use std::sync::OnceLock;

use regex_automata::PatternID;
use regex_automata::nfa::thompson::backtrack::{BoundedBacktracker, Config};
use regex_automata::util::captures::Captures;

use super::pattern::Pattern;
use super::syntax::small_letter;

/// The longest text that phrases are matched with, in bytes. Clauses that people write are far shorter; a longer
/// one would need time and memory that grow with it times the size of a phrase.
pub(super) const LONGEST_TEXT: usize = 1000;

/// The most memory for one search, in bytes, which is far more than the largest phrase needs for the longest text.
const LARGEST_SEARCH: usize = 8 << 20;

#[cfg(test)]
thread_local! {
    /// How many bytes phrases were matched with on this thread.
    pub(super) static WORK: std::cell::Cell<usize> = const { std::cell::Cell::new(0) };
}

pub(super) struct Phrase {
    pattern: Pattern,
    matcher: OnceLock<BoundedBacktracker>,
}

/// One place where a phrase matches.
pub(super) struct Match<'phrase> {
    pub range: Range<usize>,
    /// What its named groups match, in the order of the phrase.
    pub groups: Vec<(&'phrase str, Range<usize>)>,
}

impl Match<'_> {
    pub fn group(&self, name: &str) -> Option<Range<usize>> {
        self.groups.iter().find(|(group, _)| *group == name).map(|(_, range)| range.clone())
    }
}

impl Phrase {
    pub fn new(pattern: Pattern) -> Phrase {
        Phrase { pattern, matcher: OnceLock::new() }
    }

    pub fn compile(&self) -> Result<BoundedBacktracker, String> {
        let pattern = self.pattern.expanded()?;
        BoundedBacktracker::builder()
            .configure(Config::new().visited_capacity(LARGEST_SEARCH))
            .build(&pattern)
            .map_err(|error| format!("{pattern}: {error}"))
    }

    pub fn pattern(&self) -> &Pattern {
        &self.pattern
    }

    /// Where it matches in the first [`LONGEST_TEXT`] bytes of `text`, which is in small letters.
    pub fn matches(&self, text: &str) -> Vec<Match<'_>> {
        if !self.pattern.could_match(text) {
            return Vec::new();
        }
        // Phrases are part of the program, and a test compiles each of them.
        let matcher = self.matcher.get_or_init(|| self.compile().unwrap_or_else(|error| panic!("{error}")));
        let names: Vec<Option<&str>> =
            matcher.get_nfa().group_info().pattern_names(PatternID::ZERO).collect();
        #[cfg(test)]
        WORK.set(WORK.get() + beginning(text).len());
        let mut cache = matcher.create_cache();
        // A search fails only where it would need more memory than the largest may, and then finds nothing.
        let found = matcher.try_captures_iter(&mut cache, beginning(text)).map_while(Result::ok);
        let read = |found: Captures| {
            let named = names.iter().zip(found.iter());
            let groups = named.filter_map(|(name, span)| Some(((*name)?, span?.range()))).collect();
            Some(Match { range: found.get_match()?.range(), groups })
        };
        found.filter_map(read).collect()
    }

    /// The first place where it matches.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.matches(text).into_iter().next().map(|found| found.range)
    }
}

/// The part of `text` that phrases are matched with.
pub(super) fn beginning(text: &str) -> &str {
    let end = (0..=LONGEST_TEXT.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or(0)).unwrap_or_default()
}

/// `text` in small letters, each of the length of its capital, so that places in the one are places in the other.
pub(super) fn small(text: &str) -> String {
    text.chars().map(small_letter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_letters_stand_where_their_capitals_stood() {
        for (text, expected) in [("ÄB 剪C", "äb 剪c"), ("İstanbul", "İstanbul"), ("2\u{212a}", "2\u{212a}")]
        {
            assert_eq!(small(text), expected);
        }
    }

    #[test]
    fn only_the_beginning_of_an_endless_text_is_matched() {
        let text = "剪 ".repeat(10_000);
        let found = Phrase::new(Pattern::plain("(?<key>剪)".to_string())).matches(&text).len();
        assert_eq!(found, LONGEST_TEXT / 4);
    }
}
