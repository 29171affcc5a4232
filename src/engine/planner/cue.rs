//! Cues: what tells in a whole sentence, of any length, where wishes begin and end and whether they are any.
//!
//! They are matched in linear time with bounded memory, and in small letters: a pattern for both cases is several
//! times as large, and most of the time that a lexicon takes is spent on compiling.

use std::ops::Range;
use std::sync::{Arc, OnceLock};

use regex::{Regex, RegexBuilder};

use super::pattern::{Pieces, ascii};
use super::phrase::{small, small_pattern};

/// The most memory that one may fill with what it has seen, in bytes.
const LARGEST_TABLE: usize = 256 << 10;

/// Any of several patterns.
pub(super) struct Cue {
    patterns: Vec<String>,
    pieces: Arc<Pieces>,
    matcher: OnceLock<Matcher>,
}

/// Patterns, compiled, and the numbers of the groups that are their keys.
pub(super) struct Matcher {
    regex: Regex,
    keys: Vec<usize>,
}

impl Cue {
    /// One that is found where one of `patterns` matches, whose names stand for `pieces`. Of none, it is found nowhere.
    pub fn of(patterns: &[String], pieces: &Arc<Pieces>) -> Cue {
        Cue { patterns: patterns.to_vec(), pieces: pieces.clone(), matcher: OnceLock::new() }
    }

    pub fn compile(&self) -> Result<Regex, String> {
        // Each key has a name of its own.
        let patterns = self.patterns.iter().enumerate().map(|(number, pattern)| {
            Ok::<_, String>(self.pieces.expand(pattern)?.replace("(?<key>", &format!("(?<key{number}>")))
        });
        let pattern = match patterns.collect::<Result<Vec<_>, _>>()?.as_slice() {
            [] => r"[^\s\S]".to_string(),
            patterns => format!("(?:{})", patterns.join("|")),
        };
        RegexBuilder::new(&small_pattern(&ascii(&pattern)))
            .dfa_size_limit(LARGEST_TABLE)
            .build()
            .map_err(|error| format!("{pattern}: {error}"))
    }

    /// Compiled, once.
    pub fn matcher(&self) -> &Matcher {
        self.matcher.get_or_init(|| {
            // Cues are part of the program, and a test compiles each of them.
            let regex = self.compile().unwrap_or_else(|error| panic!("{error}"));
            let names = regex.capture_names().enumerate();
            let keys = names.filter(|(_, name)| name.is_some_and(|name| name.starts_with("key")));
            let keys = keys.map(|(number, _)| number).collect();
            Matcher { regex, keys }
        })
    }

    pub fn is_in(&self, text: &str) -> bool {
        self.matcher().regex.is_match(&small(text))
    }

    /// Where it first stands in `text`.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        self.matcher().regex.find(&small(text)).map(|found| found.range())
    }

    /// Where it stands in `text`, in order; of a pattern with a key, where that does.
    pub fn places(&self, text: &str) -> Vec<Range<usize>> {
        let (text, Matcher { regex, keys }) = (small(text), self.matcher());
        if keys.is_empty() {
            return regex.find_iter(&text).map(|found| found.range()).collect();
        }
        let found = regex.captures_iter(&text).filter_map(|found| {
            let key = keys.iter().find_map(|key| found.get(*key));
            key.or(found.get(0))
        });
        found.map(|place| place.range()).collect()
    }

    /// `text` in small letters, with a space wherever it stands.
    pub fn taken_out_of(&self, text: &str) -> String {
        self.matcher().regex.replace_all(&small(text), " ").into_owned()
    }
}
