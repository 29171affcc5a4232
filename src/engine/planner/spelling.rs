//! Words with one slip in them: a letter wrong, missing, doubled or swapped with the next. They are read as the words
//! of a lexicon that they nearly are, where that makes more of a prompt understood. Slips that a lexicon lists are
//! always read so.

use std::collections::BTreeSet;
use std::ops::Range;

use super::lexicon::Lexicon;
use super::source::{Slip, SpellingSource};

/// The length, in letters, from which a word is told by any slip. Of shorter ones too many are nearly alike, so only
/// swapped and doubled letters count.
const LONG: usize = 5;

/// No word of a lexicon is longer, in letters.
const LONGEST: usize = 20;

/// The words of a lexicon that may be meant by one that nobody knows.
pub(super) struct Spelling {
    words: BTreeSet<String>,
    others: BTreeSet<String>,
    slips: Vec<Slip>,
}

/// A part of a text that is read as something else.
pub(super) struct Correction {
    pub range: Range<usize>,
    pub meant: String,
}

impl Spelling {
    pub fn new(source: &SpellingSource) -> Spelling {
        let set = |words: &str| words.split_whitespace().map(str::to_string).collect();
        Spelling { words: set(&source.words), others: set(&source.others), slips: source.slips.clone() }
    }

    /// The one word that is meant by `written`, which is in small letters and none itself.
    fn meant(&self, written: &str) -> Option<&str> {
        if written.len() > LONGEST || self.words.contains(written) || self.others.contains(written) {
            return None;
        }
        let near: Vec<&str> =
            self.words.iter().map(String::as_str).filter(|word| is_slip(written, word)).collect();
        // Of "minute" and "minutes", "minuts" is the one that ends as it does.
        let alike =
            || near.iter().copied().filter(|word| word.chars().next_back() == written.chars().next_back());
        match near.as_slice() {
            [word] => Some(word),
            _ => alike().next().filter(|_| alike().count() == 1),
        }
    }
}

/// What is to be read otherwise in `text` for one of `fragments`, which were not understood, to be understood; and
/// what forbids something, wherever it stands: "witout music".
pub(super) fn corrections(text: &str, fragments: &[String], lexicon: &Lexicon) -> Vec<Correction> {
    let left = fragments.iter().flat_map(|fragment| words(fragment)).map(|(_, word)| word);
    let left: BTreeSet<&str> = left.collect();
    let corrected = words(text).filter_map(|(start, word)| {
        if is_name(text, start, word) {
            return None;
        }
        let meant = lexicon.spelling.meant(&word.to_ascii_lowercase())?;
        let matters = left.contains(word) || lexicon.negation.is_in(meant);
        matters.then(|| Correction { range: start..start + word.len(), meant: meant.to_string() })
    });
    corrected.collect()
}

/// The slips in `text` that `lexicon` lists, in their order.
pub(super) fn slips(text: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let found = lexicon.spelling.slips.iter().flat_map(|Slip(written, meant, before)| {
        let places = text.match_indices(written.as_str()).filter(move |(start, _)| {
            before.is_empty() || text.get(..*start).is_some_and(|text| text.ends_with(|c| before.contains(c)))
        });
        places.map(move |(start, _)| Correction { range: start..start + written.len(), meant: meant.clone() })
    });
    let mut found: Vec<Correction> = found.collect();
    found.sort_by_key(|slip| slip.range.start);
    found.dedup_by(|later, before| later.range.start < before.range.end);
    found
}

/// Whether `word`, which stands at `start` of `text`, looks like a name: a capital letter within a sentence.
fn is_name(text: &str, start: usize, word: &str) -> bool {
    let capital = word.starts_with(|c: char| c.is_ascii_uppercase());
    let before = text.get(..start).unwrap_or_default().trim_end_matches(' ');
    let begins = before.is_empty() || before.ends_with(['.', '!', '?', ':', ';', '\n', '-', '*', '•']);
    capital && !begins && word.bytes().any(|byte| byte.is_ascii_lowercase())
}

/// What somebody who speaks says between two words of `text`, and what is left out for it: "the first uh ten seconds".
pub(super) fn hesitations(text: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let found = lexicon.hesitation.places(text).into_iter();
    found.map(|range| Correction { range, meant: String::new() }).collect()
}

/// The words of `text` in plain letters, and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let start_of = move |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    let words =
        text.split(|c: char| !(c.is_alphanumeric() || matches!(c, '\'' | '-' | '_' | '\u{1}' | '\u{2}')));
    let plain = words.filter(|word| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphabetic()));
    plain.map(move |word| (start_of(word), word))
}

/// Whether `written` is `word` with one slip in it. Nobody mistakes the first letter of a word.
fn is_slip(written: &str, word: &str) -> bool {
    let letters = |text: &str| text.bytes().collect::<Vec<u8>>();
    let (mut first, mut other) = (letters(written), letters(word));
    let swapped = || first.iter().take(2).rev().eq(other.iter().take(2));
    if first.first() != other.first() && !swapped() || strsim::osa_distance(written, word) != 1 {
        return false;
    }
    if word.len() >= LONG {
        return true;
    }
    let once = |letters: &[u8]| {
        let mut letters = letters.to_vec();
        letters.dedup();
        letters
    };
    let doubled = first.len() > other.len() && once(&first) == once(&other);
    first.sort_unstable();
    other.sort_unstable();
    doubled || first == other
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::language::Language;

    fn meant(written: &str) -> Option<&'static str> {
        Language::En.lexicon().spelling.meant(written)
    }

    #[test]
    fn a_word_with_one_slip_is_told() {
        for (written, word) in [
            ("trimm", "trim"),
            ("mkae", "make"),
            ("delte", "delete"),
            ("captons", "captions"),
            ("subtitels", "subtitles"),
            ("speeed", "speed"),
            ("backgroud", "background"),
            ("vertcal", "vertical"),
            ("silense", "silence"),
            ("witout", "without"),
            ("erverse", "reverse"),
            ("teh", "the"),
            ("minuts", "minutes"),
            ("colurs", "colors"),
        ] {
            assert_eq!(meant(written), Some(word), "{written}");
        }
    }

    #[test]
    fn a_word_that_is_one_itself_is_never_another() {
        for word in [
            "crap", "mate", "trip", "tram", "clap", "corp", "form", "slower", "flower", "lower", "remote",
            "spend", "sped", "concert", "master", "easter", "cations", "while", "write", "causes", "passes",
            "merge", "verge", "expert", "format", "formal", "noose", "noses", "titled", "reserve", "colour",
            "frames", "flames", "muse", "late", "moot", "mutt", "trims", "crops", "text",
        ] {
            let changed = meant(word);
            assert_eq!(changed, None, "{word}");
        }
    }

    #[test]
    fn a_slip_that_is_listed_is_told_where_it_is_none_of_another_word() {
        let read = |text: &str| {
            let mut read = text.to_string();
            for slip in slips(text, Language::Zh.lexicon()).iter().rev() {
                read.replace_range(slip.range.clone(), &slip.meant);
            }
            read
        };
        for (text, meant) in [
            ("把视屏减辑一下", "把视频剪辑一下"),
            ("前5秒减掉，加字木", "前5秒剪掉，加字幕"),
            ("电视屏幕，流水音乐，电子幕布", "电视屏幕，流水音乐，电子幕布"),
        ] {
            assert_eq!(read(text), meant);
        }
    }

    #[test]
    fn no_word_that_may_be_meant_is_called_another_one() {
        for language in Language::ALL {
            let spelling = &language.lexicon().spelling;
            assert!(spelling.words.is_disjoint(&spelling.others), "{language:?}");
            let plain =
                |word: &String| word.len() <= LONGEST && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(spelling.words.iter().chain(&spelling.others).all(plain), "{language:?}");
        }
    }
}
