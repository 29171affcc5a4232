//! Which language a prompt is written in, and what it is read with.

use std::collections::BTreeSet;
use std::sync::{LazyLock, OnceLock};

use super::file::FIRST_WITHOUT_SPACES;
use super::lexicon::Lexicon;
use super::source::TongueSource;
use crate::engine::language::Language;

/// So many Latin words are terms of editors, whatever the language: "BGM fade out".
const MOST_TERMS: usize = 2;

/// How many characters a word has, on average, in scripts without spaces between words.
const CHARACTERS_OF_A_WORD: usize = 2;

/// So many Latin words amid another script are a sentence; fewer may be terms that are said in any language.
const WORDS_OF_A_SENTENCE: usize = 2;

struct Signs {
    names: Vec<String>,
    script: Vec<(char, char)>,
    words: BTreeSet<String>,
    /// The beginnings of words, written `stabilisier*`.
    beginnings: Vec<String>,
    letters: String,
}

impl Signs {
    /// How many of `words` it knows, and whether `text`, which is written in `script`, holds one of its letters.
    fn count(&self, text: &str, words: &[&str], script: &Script) -> usize {
        let begins = |word: &str| self.beginnings.iter().any(|beginning| word.starts_with(beginning));
        let known = words.iter().filter(|word| self.words.contains(**word) || begins(word)).count();
        let own = self.script == script && text.contains(|c| self.letters.contains(c));
        known + usize::from(own)
    }
}

/// Ranges of characters.
type Script = [(char, char)];

fn writes(script: &Script, character: char) -> bool {
    script.iter().any(|(first, last)| (*first..=*last).contains(&character))
}

/// The script of a text, or `None` where most of it is in the Latin one.
fn script(text: &str) -> Option<&'static Script> {
    let count = |script: &Script| text.chars().filter(|c| writes(script, *c)).count();
    let counted = signs().iter().map(|signs| (count(&signs.script), signs.script.as_slice()));
    let (_, most) = counted.filter(|(count, _)| *count > 0).max_by_key(|(count, _)| *count)?;
    if is_mostly_latin(text) {
        return None;
    }
    // Japanese has Chinese characters beside its own, and words of them that Chinese does not have. A の amid Chinese
    // is an ornament.
    let (chinese, japanese) = (signs().get(Language::Zh as usize)?, signs().get(Language::Ja as usize)?);
    let words = japanese.words.iter().filter(|word| text.contains(word.as_str())).count();
    let own = count(&japanese.script) + words;
    let foreign = text.chars().filter(|c| chinese.letters.contains(*c)).count();
    Some(if most == chinese.script && own > 0 && own >= foreign { &japanese.script } else { most })
}

/// Whether `text`, which is mostly in `script`, has characters that only Chinese has.
fn is_chinese(text: &str, script: &Script) -> bool {
    let chinese = signs().get(Language::Zh as usize);
    chinese.is_none_or(|signs| signs.script != script || text.contains(|c| signs.letters.contains(c)))
}

/// Whether characters of other scripts are only names amid Latin words.
fn is_mostly_latin(text: &str) -> bool {
    let scripted = |c: char| signs().iter().any(|signs| writes(&signs.script, c));
    let words = |run: &str| match run.chars().next() {
        Some(first) if first >= FIRST_WITHOUT_SPACES => run.chars().count().div_ceil(CHARACTERS_OF_A_WORD),
        Some(_) => 1,
        None => 0,
    };
    let others: usize = text.split(|c: char| !scripted(c)).map(words).sum();
    latin_words(text) > 2 * others + MOST_TERMS
}

/// How many words in Latin letters `text` has. `H264` and a single letter are none.
fn latin_words(text: &str) -> usize {
    let scripted = |c: char| signs().iter().any(|signs| writes(&signs.script, c));
    let runs = text.split(|c: char| !c.is_alphanumeric() || scripted(c));
    runs.filter(|run| run.chars().nth(1).is_some() && run.chars().all(char::is_alphabetic)).count()
}

/// Whether most of `text` is in another script than the Latin one.
pub(super) fn has_own_script(text: &str) -> bool {
    script(text).is_some()
}

fn signs() -> &'static [Signs] {
    static SIGNS: LazyLock<Vec<Signs>> = LazyLock::new(|| {
        let read = |language: &Language| {
            // This is part of the program, and a test reads it, so that it is never broken here.
            let source: TongueSource = serde_json::from_str(language.tongue())
                .unwrap_or_else(|error| panic!("{}: {error}", language.code()));
            let script = source.script.iter().filter_map(|range| {
                let mut ends = range.chars();
                Some((ends.next()?, ends.next_back()?))
            });
            let (beginnings, words): (Vec<&str>, Vec<&str>) =
                source.words.split_whitespace().partition(|word| word.ends_with('*'));
            Signs {
                names: source.names.split(',').map(|name| name.trim().to_string()).collect(),
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
    /// What people call it, in small letters.
    pub(in crate::engine) fn names(self) -> &'static [String] {
        signs().get(self as usize).map(|signs| signs.names.as_slice()).unwrap_or_default()
    }

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
            let count = signs.count(&text, &words, script);
            if best.is_none_or(|(_, most)| count > most) {
                best = Some((*language, count));
            }
        }
        best.map_or(Language::default(), |(language, _)| language)
    }

    /// The language that a part of a text in this one is written in: another where its script says so. `scripted`
    /// is whether the text is in another script than the Latin one.
    pub(super) fn of_part(self, text: &str, scripted: bool) -> Language {
        let own = signs().get(self as usize).map(|signs| signs.script.as_slice()).unwrap_or_default();
        match script(text) {
            // Headwords have no letters that Chinese would not have either.
            Some(script) if self == Language::Ja && !is_chinese(text, script) => self,
            Some(script) if script != own => Language::of(text),
            None if scripted && !own.is_empty() && latin_words(text) >= WORDS_OF_A_SENTENCE => {
                Language::of(text)
            }
            _ => self,
        }
    }

    pub(super) fn lexicon(self) -> &'static Lexicon {
        static LEXICONS: [OnceLock<Lexicon>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        let read = || {
            Lexicon::read(self.prepared_lexicon()).unwrap_or_else(|error| panic!("{}: {error}", self.code()))
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

    #[test]
    fn a_few_characters_of_another_script_are_names() {
        for (text, expected) in [
            ("add the text 你好 at the start, don't mute it", "en"),
            ("Please do not reverse this clip named Привет", "en"),
            ("我的 video 要 fade in 和 fade out", "zh"),
            ("把 video mute 掉", "zh"),
            ("静音 please", "zh"),
            ("我の视频，剪掉前5秒", "zh"),
            ("我の影片，刪掉前5秒", "zh"),
            ("最初の5秒削除", "ja"),
            ("動画全体の音量調整", "ja"),
            ("ミュート", "ja"),
            ("добавь intro и outro в стиле Apple", "ru"),
            ("동영상 fade in, fade out 추가해줘", "ko"),
        ] {
            assert_eq!(Language::of(text).code(), expected, "{text}");
        }
    }
}
