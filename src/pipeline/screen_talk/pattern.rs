//! Patterns that stay small: they are matched with clauses alone, and many lie in memory at once.

use regex_automata::meta::{Config, Regex};

/// A pattern that keeps no tables of what it has read.
#[derive(Debug)]
pub(super) struct Pattern(Regex);

impl Pattern {
    /// From a pattern of this program's own.
    pub fn new(text: &str) -> Pattern {
        let plain =
            Config::new().hybrid(false).dfa(false).onepass(false).backtrack(false).auto_prefilter(false);
        // Every one is written here, and each is tried by the tests.
        Pattern(Regex::builder().configure(plain).build(text).expect("a pattern that is correct"))
    }

    pub fn is_match(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// Where it is first found: from where to where, in bytes.
    pub fn find(&self, text: &str) -> Option<(usize, usize)> {
        self.0.find(text).map(|found| (found.start(), found.end()))
    }
}
