//! The patterns of a lexicon, and what stands for the names in them: words, values and quantities.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::finder::{Finder, Met};
use super::quantity::Quantities;
use super::syntax::{SHARES, ascii, replace, small_pattern};

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

    /// The regular expression that it stands for, in small letters.
    pub fn expanded(&self) -> Result<String, String> {
        let expanded = self.pieces.as_ref().map(|pieces| pieces.expand(&self.written)).transpose()?;
        Ok(small_pattern(&ascii(expanded.as_ref().unwrap_or(&self.written))))
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
        replace(pattern, "(?<key>", &mut |name| {
            let space = [("gap", "space"), ("near", "nearby"), ("unheeded", "unheeded")];
            if let Some((_, space)) = space.iter().find(|(gap, _)| *gap == name) {
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
        replace(pattern, "(?<key>", &mut |name| match self.words.get(name) {
            Some(word) => Ok(word.clone()),
            None => quantity_of(name, &self.quantities).ok_or(format!("{pattern}: nothing is called {name}")),
        })
    }
}

/// How a quantity is found, by the name of the argument that it gives. What follows `__` tells two ways to
/// find the same argument apart.
fn quantity_of(name: &str, quantities: &Quantities) -> Option<String> {
    let base = name.split("__").next().unwrap_or(name);
    let file = |kinds: &str| format!("\u{2}{kinds}[0-9]+\u{2}");
    let pattern = match name {
        "duration" => return Some(quantities.duration().to_string()),
        "moment" => return Some(quantities.moment()),
        "number" => return Some(quantities.number_pattern().to_string()),
        "any_file" => return Some(file("[a-z]")),
        "any_video" => return Some(file("v")),
        "any_sound" => return Some(file("a")),
        "any_picture" => return Some(file("i")),
        "any_quote" => return Some("\u{1}[0-9]+\u{1}".to_string()),
        "file__video" => file("v"),
        "file__sound" => file("a"),
        "file__picture" => file("i"),
        "file__subtitles" => file("s"),
        "file__table" => file("l"),
        "seconds__count" | "seconds__minutes" | "end__count" | "last_seconds__count"
        | "start__counted_back" => quantities.bare().to_string(),
        "count__bare" => quantities.bare().to_string(),
        "replace_with__file" => file("[vi]"),
        "files__one" => file("[vi]"),
        "format__file" => file("v"),
        "format__sound_file" => file("a"),
        // The minute of that number, from its beginning to its end.
        "nth_minute" => {
            return Some(format!("(?<start__nth_minute>(?<end__nth_minute>{}))", quantities.bare()));
        }
        "any_gif" => return Some(format!("(?<any_gif>{})", file("i"))),
        "ratio__sides" => r"[0-9]{2,5}\s?(?:px )?(?:x|by|×)\s?[0-9]{2,5}".to_string(),
        "clip__file" => file("[via]"),
        "clip__video" => file("v"),
        "clip__quoted" => "\u{1}[0-9]+\u{1}".to_string(),
        "files" => {
            let one = file("[vi]");
            format!("{one}(?:[ ,&+、]*(?:[^ ,&+、\u{1}\u{2}]{{1,8}}[ ])?{one})+")
        }
        "files__behind" => {
            let one = file("[vi]");
            format!(r"{one}\s?[^,，、。和与跟及\x01\x02]{{1,4}}{one}")
        }
        "seconds__told" => quantities.told().to_string(),
        "seconds" | "last_seconds" | "min_silence" | "padding" | "seconds_per_image" => {
            quantities.duration().to_string()
        }
        "at__time" | "start__time" | "start__ahead" | "start__before_end" | "end__time" | "end__length" | "end__lasting" | "every" => {
            quantities.duration().to_string()
        }
        "start" | "end" | "at" | "seconds__bare" | "like" => quantities.moment(),
        _ if SHARES.contains(&name) => quantities.share().to_string(),
        _ => match base {
            "text" => match name {
                "text" => "\u{1}[0-9]+\u{1}".to_string(),
                // All that follows, whatever its marks.
                "text__line" => r"[^\s:\x01\x02][^\n\x01\x02]{0,80}".to_string(),
                _ => r"[^\s,，。、；;：:！!？?\x01\x02][^,，。；;！!？?\x01\x02]{0,60}".to_string(),
            },
            "file" => file("[a-z]"),
            "count" | "images" => quantities.count().to_string(),
            // On a scale that ends at a hundred, or of which one is as it was.
            "factor" if name == "factor__hundredths" => "[1-9][0-9]{1,2}".to_string(),
            "factor" if name == "factor__small" => r"[0-2](?:\.[0-9]{1,2})?".to_string(),
            "factor" | "amount" | "clip" | "to" => quantities.number_pattern().to_string(),
            "height" | "width" | "degrees" | "mb" | "fps" | "crf" | "db" | "percent" | "x" | "y" | "opacity"
            | "volume" | "scale" | "target" => r"\d{1,6}(?:[.,]\d{1,9})?".to_string(),
            "video_bitrate" | "bitrate" => r"\d{1,6}(?:\.\d{1,2})?\s?[km]".to_string(),
            // Only what is a shape of pictures; any other such pair is a time.
            "ratio" => r"(?:9\s?(?:[:/x]|by)\s?16|16\s?(?:[:/x]|by)\s?9|4\s?(?:[:/]|by)\s?5|1\s?[:/]\s?1|4\s?(?:[:/]|by)\s?3|3\s?[:/]\s?4|21\s?(?:[:/]|by)\s?9|5\s?[:/]\s?4|2\s?[:/]\s?3|3\s?[:/]\s?2|2\.35:1|2\.39:1|1\.85:1)\b".to_string(),
            _ => return None,
        },
    };
    Some(format!("(?<{name}>{pattern})"))
}
