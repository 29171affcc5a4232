//! The languages that prompts are understood in. One more is a file in `lexicon/` and a line here.

use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::lexicon::Lexicon;

/// The name of each language and its file. Where nothing tells them apart, the first is meant.
const FILES: [(&str, &str); 10] = [
    ("en", include_str!("lexicon/en.yaml")),
    ("zh", include_str!("lexicon/zh.yaml")),
    ("de", include_str!("lexicon/de.yaml")),
    ("es", include_str!("lexicon/es.yaml")),
    ("pt", include_str!("lexicon/pt.yaml")),
    ("fr", include_str!("lexicon/fr.yaml")),
    ("it", include_str!("lexicon/it.yaml")),
    ("ja", include_str!("lexicon/ja.yaml")),
    ("ru", include_str!("lexicon/ru.yaml")),
    ("ko", include_str!("lexicon/ko.yaml")),
];

/// Stands between what tells a language apart and its lexicon.
const DIVIDER: &str = "\n---\n";

/// What tells a language apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Characters that only this language is written with, as ranges: `ぁ-ヿ`.
    #[serde(default)]
    script: Vec<String>,
    /// Words that are common in it and rare in others, with spaces between them.
    #[serde(default)]
    words: String,
    /// Letters that are common in it and rare in others.
    #[serde(default)]
    letters: String,
}

struct Signs {
    script: Vec<(char, char)>,
    words: BTreeSet<String>,
    /// The beginnings of words, written `stabilisier*`.
    beginnings: Vec<String>,
    letters: String,
}

impl Signs {
    /// How many of `words` it knows, and whether `text` holds one of its letters.
    fn count(&self, text: &str, words: &[&str]) -> usize {
        let begins = |word: &str| self.beginnings.iter().any(|beginning| word.starts_with(beginning));
        let known = words.iter().filter(|word| self.words.contains(**word) || begins(word)).count();
        known + usize::from(text.contains(|c| self.letters.contains(c)))
    }
}

/// A language that prompts are understood in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Tongue(usize);

fn parts(text: &str) -> (&str, &str) {
    text.split_once(DIVIDER).unwrap_or(("", text))
}

fn signs() -> &'static [Signs] {
    static SIGNS: LazyLock<Vec<Signs>> = LazyLock::new(|| {
        let read = |(name, text): &(&str, &str)| {
            // The files are part of the program, and a test reads them, so they are never broken here.
            let source: Source =
                serde_yaml::from_str(parts(text).0).unwrap_or_else(|error| panic!("{name}: {error}"));
            let script = source.script.iter().filter_map(|range| {
                let mut ends = range.chars();
                Some((ends.next()?, ends.next_back()?))
            });
            let (beginnings, words): (Vec<&str>, Vec<&str>) =
                source.words.split_whitespace().partition(|word| word.ends_with('*'));
            Signs {
                script: script.collect(),
                words: words.into_iter().map(str::to_string).collect(),
                beginnings: beginnings.iter().map(|word| word.trim_end_matches('*').to_string()).collect(),
                letters: source.letters,
            }
        };
        FILES.iter().map(read).collect()
    });
    &SIGNS
}

impl Tongue {
    /// The language that `text` is written in: by its script, else by most of its words.
    pub fn of(text: &str) -> Tongue {
        Tongue::by_script(text).unwrap_or_else(|| {
            let text = text.to_lowercase();
            let words: Vec<&str> =
                text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
            let counts = signs().iter().map(|signs| signs.count(&text, &words)).enumerate();
            let most = counts
                .fold((0, 0), |best, (place, count)| if count > best.1 { (place, count) } else { best });
            Tongue(most.0)
        })
    }

    /// The language that the script of `text` tells, or `None` where several share it.
    pub fn by_script(text: &str) -> Option<Tongue> {
        let written = |signs: &Signs| {
            text.chars().any(|c| signs.script.iter().any(|(first, last)| (*first..=*last).contains(&c)))
        };
        // The later ones share their characters with those before: Japanese has Chinese ones beside its own.
        signs().iter().rposition(written).map(Tongue)
    }

    pub fn lexicon(self) -> &'static Lexicon {
        static LEXICONS: [OnceLock<Lexicon>; FILES.len()] = [const { OnceLock::new() }; FILES.len()];
        let (name, text) = FILES[self.0 % FILES.len()];
        let read = || Lexicon::read(parts(text).1).unwrap_or_else(|error| panic!("{name}.yaml: {error}"));
        LEXICONS[self.0 % FILES.len()].get_or_init(read)
    }

    #[cfg(test)]
    pub fn name(self) -> &'static str {
        FILES[self.0].0
    }

    #[cfg(test)]
    pub fn all() -> impl Iterator<Item = Tongue> {
        (0..FILES.len()).map(Tongue)
    }

    #[cfg(test)]
    pub fn named(name: &str) -> Tongue {
        Tongue::all().find(|tongue| tongue.name() == name).unwrap()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_read_and_told_apart() {
        for tongue in Tongue::all() {
            tongue.lexicon();
        }
        for (text, expected) in
            [("cut the pauses", "en"), ("把停顿剪掉", "zh"), ("mp4 1080p", "en"), ("", "en")]
        {
            assert_eq!(Tongue::of(text).name(), expected, "{text}");
        }
    }
}
