//! The patterns of a lexicon, and what stands for the names in them: words, values and quantities.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::finder::{Finder, Met};
use super::quantity::Quantities;
use super::syntax::{GAPS, SHARES, ascii, base, in_every_language, replace, small_pattern};

/// What opens a key.
const KEY: &str = "(?<key>";

/// The most gaps that a word of a lexicon has.
const MOST_GAPS: usize = 9;

/// A pattern as a lexicon has it. Names are put in their places late: together that is as long as a book.
pub(super) struct Pattern {
    written: String,
    /// The numbers of what a text must hold.
    needs: Vec<u32>,
    /// What its names stand for, if it may have names.
    pieces: Option<Arc<Pieces>>,
}

impl Pattern {
    /// One for texts in small letters, whose names stand for `pieces`.
    pub fn new(written: String, needs: &[u32], pieces: &Arc<Pieces>) -> Pattern {
        Pattern { written, needs: needs.to_vec(), pieces: Some(pieces.clone()) }
    }

    /// One without names.
    pub fn plain(written: String) -> Pattern {
        Pattern { written, needs: Vec::new(), pieces: None }
    }

    /// The regular expression that it stands for, in small letters. Keys after the first are called `key2` and so on.
    pub fn expanded(&self) -> Result<String, String> {
        let expanded = self.pieces.as_ref().map(|pieces| pieces.expand(&self.written)).transpose()?;
        let expanded = expanded.as_ref().unwrap_or(&self.written);
        let mut parts = expanded.split(KEY).enumerate();
        let first = parts.next().map_or("", |(_, part)| part).to_string();
        let numbered = parts.fold(first, |before, (number, part)| match number {
            1 => before + KEY + part,
            _ => before + &format!("(?<key{number}>") + part,
        });
        Ok(small_pattern(&ascii(&numbered)))
    }

    /// Whether it could match in `text`. Only patterns that could are compiled, and few can.
    pub fn could_match(&self, text: &str) -> bool {
        self.pieces.as_ref().is_none_or(|pieces| self.needs.is_empty() || pieces.met(text).all(&self.needs))
    }

    /// Whether it could match in a text that meets `met`.
    pub fn could_match_what(&self, met: &Met) -> bool {
        met.all(&self.needs)
    }
}

/// What the names in patterns stand for.
pub(super) struct Pieces {
    words: BTreeMap<String, String>,
    /// The patterns of each list of values.
    values: BTreeMap<String, Vec<String>>,
    pub quantities: Quantities,
    /// What the patterns need of a text.
    finder: Finder,
}

impl Pieces {
    pub fn new(
        quantities: Quantities,
        values: &BTreeMap<String, Vec<(String, Value)>>,
        finder: Finder,
    ) -> Pieces {
        let mut patterns = BTreeMap::new();
        for (name, entries) in values {
            patterns.insert(name.clone(), entries.iter().map(|(pattern, _)| pattern.clone()).collect());
        }
        Pieces { words: BTreeMap::new(), values: patterns, quantities, finder }
    }

    /// What `text`, which is in small letters, meets of what patterns need.
    pub fn met(&self, text: &str) -> Met {
        self.finder.met(text)
    }

    /// Adds a word, which may use those that were added before it.
    pub fn add_word(&mut self, name: &str, pattern: &str) -> Result<(), String> {
        // Gaps have names of their own in each phrase, so those within a word have none.
        let pattern = (1..=MOST_GAPS)
            .fold(self.expand(pattern)?, |pattern, gap| pattern.replace(&format!("(?<gap{gap}>"), "(?:"));
        self.words.insert(name.to_string(), format!("(?:{pattern})"));
        Ok(())
    }

    /// `pattern` with words, values and quantities in the place of `{name}`, and with `<…>` as its key.
    pub fn expand(&self, pattern: &str) -> Result<String, String> {
        let mut gaps = 0;
        replace(pattern, KEY, &mut |name| {
            if let Some((_, space)) = GAPS.iter().find(|(gap, _)| *gap == name) {
                gaps += 1;
                let words = self.words.get(*space).ok_or(format!("the words `{space}` are missing"))?;
                Ok(format!("(?<gap{gaps}>{words})"))
            } else if let Some(word) = self.words.get(name) {
                Ok(word.clone())
            } else if let Some(entries) = self.values.get(name) {
                let alternatives: Vec<String> =
                    entries.iter().map(|value| self.expand_value(value)).collect::<Result<_, _>>()?;
                Ok(format!("(?<{name}>{})", alternatives.join("|")))
            } else {
                quantity_of(name, &self.quantities).ok_or(format!("{pattern}: nothing is called {name}"))
            }
        })
    }

    /// A value names words and quantities, but no other values.
    fn expand_value(&self, pattern: &str) -> Result<String, String> {
        replace(pattern, KEY, &mut |name| match self.words.get(name) {
            Some(word) => Ok(word.clone()),
            None => quantity_of(name, &self.quantities).ok_or(format!("{pattern}: nothing is called {name}")),
        })
    }
}

/// How a quantity is found, by the name of the argument that it gives.
fn quantity_of(name: &str, quantities: &Quantities) -> Option<String> {
    let pattern = match name {
        "duration" => return Some(quantities.duration().to_string()),
        "moment" => return Some(quantities.moment()),
        "number" => return Some(quantities.number_pattern().to_string()),
        // The minute of that number, from its beginning to its end.
        "nth_minute" => {
            return Some(format!("(?<start__nth_minute>(?<end__nth_minute>{}))", quantities.bare()));
        }
        "seconds__count"
        | "seconds__minutes"
        | "end__count"
        | "last_seconds__count"
        | "start__counted_back"
        | "count__bare" => quantities.bare().to_string(),
        "seconds__told" => quantities.told().to_string(),
        "seconds" | "last_seconds" | "min_silence" | "padding" | "seconds_per_image" | "at__time"
        | "start__time" | "start__ahead" | "start__before_end" | "end__time" | "end__length"
        | "end__lasting" | "every" => quantities.duration().to_string(),
        "start" | "end" | "at" | "seconds__bare" | "like" => quantities.moment(),
        _ if SHARES.contains(&name) => quantities.share().to_string(),
        _ => match (in_every_language(name), base(name)) {
            (Some(pattern), _) if name.starts_with("any_") && name != "any_gif" => return Some(pattern),
            (Some(pattern), _) => pattern,
            (None, "count" | "images") => quantities.count().to_string(),
            (None, "factor" | "amount" | "clip" | "to") => quantities.number_pattern().to_string(),
            _ => return None,
        },
    };
    Some(format!("(?<{name}>{pattern})"))
}
