//! Which language a prompt is written in, and what it is read with.

use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};

use serde::Deserialize;

use super::lexicon::Lexicon;
use crate::engine::language::Language;

/// Stands between what tells a language apart and its lexicon.
const DIVIDER: &str = "\n---\n";

/// What tells a language apart.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    /// Characters that Latin texts do not have, as ranges: `ぁ-ヿ`. Languages that share a script give the same.
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

/// The script of a text, or `None` where that is the Latin one. The later ones share their characters with those
/// before: Japanese has Chinese ones beside its own.
fn script(text: &str) -> Option<&'static [(char, char)]> {
    let written = |signs: &&Signs| {
        text.chars().any(|c| signs.script.iter().any(|(first, last)| (*first..=*last).contains(&c)))
    };
    signs().iter().rev().find(written).map(|signs| signs.script.as_slice())
}

/// Whether `text` has characters that Latin texts do not have.
pub(super) fn has_own_script(text: &str) -> bool {
    script(text).is_some()
}

fn parts(text: &str) -> (&str, &str) {
    text.split_once(DIVIDER).unwrap_or(("", text))
}

fn signs() -> &'static [Signs] {
    static SIGNS: LazyLock<Vec<Signs>> = LazyLock::new(|| {
        let read = |language: &Language| {
            // The files are part of the program, and a test reads them, so they are never broken here.
            let source: Source = serde_yaml::from_str(parts(language.lexicon_file()).0)
                .unwrap_or_else(|error| panic!("{}: {error}", language.code()));
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
        Language::ALL.iter().map(read).collect()
    });
    &SIGNS
}

impl Language {
    /// The language that `text` is written in: by its script, and by most of its words among those that share it.
    pub fn of(text: &str) -> Language {
        let script = script(text).unwrap_or_default();
        let text = text.to_lowercase();
        let words: Vec<&str> =
            text.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty()).collect();
        let mut best = None;
        for (language, signs) in Language::ALL.iter().zip(signs()) {
            if signs.script != script && !script.is_empty() {
                continue;
            }
            let count = signs.count(&text, &words);
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((*language, count));
            }
        }
        best.map_or(Language::default(), |(language, _)| language)
    }

    /// The language that a part of a text in this one is written in: another where its script says so.
    pub(super) fn of_part(self, text: &str) -> Language {
        let own = signs().get(self as usize).map(|signs| signs.script.as_slice());
        match script(text) {
            Some(script) if Some(script) != own => Language::of(text),
            _ => self,
        }
    }

    pub(super) fn lexicon(self) -> &'static Lexicon {
        static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        let read = || {
            Lexicon::read(parts(self.lexicon_file()).1)
                .unwrap_or_else(|error| panic!("{}.yaml: {error}", self.code()))
        };
        LEXICONS[self as usize].get_or_init(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_is_read_and_told_apart() {
        for language in Language::ALL {
            language.lexicon();
        }
        for (text, expected) in
            [("cut the pauses", "en"), ("把停顿剪掉", "zh"), ("mp4 1080p", "en"), ("", "en")]
        {
            assert_eq!(Language::of(text).code(), expected, "{text}");
        }
    }
}
