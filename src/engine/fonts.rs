//! Whether a font of this machine can show a text.
//!
//! What no font has comes out as a box, so it is told before. fontconfig knows; where it is not there, nothing is told.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use tokio_util::sync::CancellationToken;
use unicode_script::{Script, UnicodeScript};

use super::language::Language;
use super::words::say;
use crate::media::process::{Invocation, Limits, ProcessError, capture};

/// How long fontconfig may take; it may have to read all fonts first.
const TIME: Duration = Duration::from_secs(20);
/// The most letters that are asked about of one script of a text.
const MOST_LETTERS: usize = 400;
/// More than one byte for each font of any machine.
const MOST_FONTS: usize = 1 << 20;

/// Letters beyond these few of a script that no font has are not asked about one by one: none has that script.
const FEW: usize = 3;
/// The most letters that are named to people.
const MOST_NAMED: usize = 10;

/// What no font has of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    gaps: Vec<Gap>,
}

/// What no font has of one script.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap {
    script: Key,
    letters: BTreeSet<char>,
    /// No font has any letter of the script.
    is_whole: bool,
}

/// A script; a sign that belongs to none stands for itself.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Key {
    name: String,
    is_emoji: bool,
}

impl Missing {
    /// `letters`, which are of one script.
    #[cfg(test)]
    pub fn of(letters: &str) -> Missing {
        let gap = |(script, letters): (Key, BTreeSet<char>)| Gap { script, letters, is_whole: false };
        Missing { gaps: scripts(letters).into_iter().map(gap).collect() }
    }

    fn has(&self, letter: char) -> bool {
        let key = key(letter);
        self.gaps.iter().any(|gap| {
            let of_script = || gap.is_whole && key.as_ref() == Some(&gap.script);
            gap.letters.contains(&letter) || of_script()
        })
    }

    /// What is left of `text` to be shown; `None` where that is nothing, or nothing but punctuation.
    pub fn shown(&self, text: &str) -> Option<String> {
        let mut shown = String::with_capacity(text.len());
        // What belongs to a letter goes with it.
        let mut is_after_gap = false;
        for letter in text.chars() {
            if self.has(letter) {
                while shown.ends_with('\u{200d}') {
                    shown.pop();
                }
                is_after_gap = true;
                continue;
            }
            let belongs =
                letter.script() == Script::Inherited || is_unseen(letter) && !letter.is_whitespace();
            let is_second_space = letter == ' ' && (shown.is_empty() || shown.ends_with([' ', '\n']));
            if is_after_gap && (belongs || is_second_space) {
                continue;
            }
            is_after_gap &= letter == ' ';
            shown.push(letter);
        }
        let shown = shown.trim_end().to_string();
        let is_seen = |letter: char| !is_unseen(letter) && !letter.is_ascii_punctuation();
        shown.chars().any(is_seen).then_some(shown)
    }

    /// Which letters of `text` no font has, and what to do.
    pub fn tell(&self, text: &str, language: Language) -> String {
        let gaps = self.gaps.iter().filter_map(|gap| {
            let Key { name: script, is_emoji } = &gap.script;
            let letter = text
                .chars()
                .find(|letter| key(*letter).as_ref() == Some(&gap.script) && self.has(*letter))?;
            let (letter, package) = (letter.to_string(), package(script, *is_emoji));
            Some(match *script == letter {
                true => say!(language, "no-font-sign", letter, package),
                false => say!(language, "no-font", script, letter, package),
            })
        });
        language.sentences(gaps)
    }

    /// The same, of a text that is shown without them.
    pub fn tell_left_out(&self, text: &str, language: Language) -> String {
        let mut letters: Vec<String> = Vec::new();
        for letter in text.chars().filter(|letter| self.has(*letter)).map(String::from) {
            if !letters.contains(&letter) && letters.len() <= MOST_NAMED {
                letters.push(letter);
            }
        }
        if letters.len() > MOST_NAMED {
            letters.truncate(MOST_NAMED);
            letters.push("…".into());
        }
        let left_out = say!(language, "left-out", names = language.list(&letters));
        language.sentences([left_out, self.tell(text, language)])
    }
}

/// Of `texts` those that cannot be shown whole.
pub async fn missing(texts: &[String]) -> BTreeMap<String, Missing> {
    let mut found = BTreeMap::new();
    for text in texts {
        let mut missing = Missing::default();
        for (script, letters) in scripts(text) {
            missing.gaps.extend(gap(script, letters).await);
        }
        if !missing.gaps.is_empty() {
            found.insert(text.clone(), missing);
        }
    }
    found
}

/// What no font has of `letters`, which are of one script.
async fn gap(script: Key, letters: BTreeSet<char>) -> Option<Gap> {
    let is_emoji = script.is_emoji;
    if any_font(&letters, is_emoji).await {
        return None;
    }
    let mut lacking = BTreeSet::new();
    for letter in letters.iter().take(FEW) {
        if !any_font(&BTreeSet::from([*letter]), is_emoji).await {
            lacking.insert(*letter);
        }
    }
    if !is_emoji && lacking.len() == FEW {
        return Some(Gap { script, letters, is_whole: true });
    }
    // By halves: most are there.
    let mut rows: Vec<Vec<char>> = vec![letters.into_iter().skip(FEW).collect()];
    while let Some(mut row) = rows.pop() {
        if row.is_empty() || any_font(&row.iter().copied().collect(), is_emoji).await {
            continue;
        }
        if row.len() == 1 {
            lacking.extend(row);
            continue;
        }
        let rest = row.split_off(row.len() / 2);
        rows.extend([row, rest]);
    }
    // One font has some of them, and another the rest.
    (!lacking.is_empty()).then_some(Gap { script, letters: lacking, is_whole: false })
}

/// The letters of `text` by their scripts; of those that belong to none, all emoji together and each sign by itself.
/// What every font has, and what only changes other letters, is left out.
fn scripts(text: &str) -> BTreeMap<Key, BTreeSet<char>> {
    let mut scripts: BTreeMap<Key, BTreeSet<char>> = BTreeMap::new();
    for letter in text.chars() {
        let Some(key) = key(letter) else { continue };
        let letters = scripts.entry(key).or_default();
        if letters.len() < MOST_LETTERS {
            letters.insert(letter);
        }
    }
    scripts
}

/// The script of `letter`; `None` for what every font has or what is not seen by itself.
fn key(letter: char) -> Option<Key> {
    if letter.is_ascii() || is_unseen(letter) {
        return None;
    }
    let is_emoji = matches!(letter.script(), Script::Common | Script::Unknown) && is_emoji(letter);
    let name = match letter.script() {
        Script::Inherited => return None,
        Script::Common | Script::Unknown if is_emoji => "emoji".to_string(),
        Script::Common | Script::Unknown => letter.to_string(),
        Script::Han => "Chinese".to_string(),
        Script::Hiragana | Script::Katakana => "Japanese".to_string(),
        Script::Hangul => "Korean".to_string(),
        script => script.full_name().replace('_', " "),
    };
    Some(Key { name, is_emoji })
}

fn is_unseen(letter: char) -> bool {
    letter.is_control()
        || letter.is_whitespace()
        || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(letter, '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ff}')
}

fn is_emoji(letter: char) -> bool {
    matches!(letter, '\u{1f000}'..='\u{1faff}')
}

fn package(script: &str, is_emoji: bool) -> &'static str {
    match script {
        _ if is_emoji => "fonts-symbola",
        "Chinese" | "Japanese" | "Korean" => "fonts-noto-cjk",
        _ => "fonts-noto",
    }
}

/// Whether one font has all of `letters`, which are of one script; of emoji, one that is not made of coloured pictures,
/// which libass does not show. Where nobody can tell, there is one.
async fn any_font(letters: &BTreeSet<char>, is_emoji: bool) -> bool {
    static KNOWN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
    let codes: Vec<String> = letters.iter().map(|letter| format!("{:x}", u32::from(*letter))).collect();
    let color = if is_emoji { ":color=false" } else { "" };
    let pattern = format!(":charset={}{color}", codes.join(" "));
    // Fonts go away seldom; one that was missing may have been installed since.
    if KNOWN.lock().unwrap_or_else(PoisonError::into_inner).contains(&pattern) {
        return true;
    }
    let limits = Limits { time: TIME, cancel: CancellationToken::new() };
    match capture(&Invocation::fonts(&pattern), &limits, MOST_FONTS).await {
        Ok(fonts) if fonts.is_empty() => false,
        Ok(_) => {
            let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
            if known.len() > 1000 {
                known.clear();
            }
            known.insert(pattern);
            true
        }
        Err(ProcessError::Missing { .. }) => true,
        Err(error) => {
            tracing::warn!("whether a font can show a text is not known: {error}");
            true
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_asked_about_by_their_scripts() {
        let scripts = scripts("Hello 你好, ก\u{e34}น → 😀 e\u{301} 👍\u{fe0f}\u{200d}");
        let names: Vec<&str> = scripts.keys().map(|key| key.name.as_str()).collect();
        assert_eq!(names, ["Chinese", "Thai", "emoji", "→"]);
        let thai = scripts.iter().find(|(key, _)| key.name == "Thai").unwrap();
        assert_eq!(thai.1.len(), 3);
    }

    #[test]
    fn a_text_is_shown_without_the_letters_that_no_font_has() {
        let missing = Missing::of("😀👩🏖→");
        for (text, shown) in [
            ("Summer 🏖\u{fe0f} 2024", Some("Summer 2024")),
            ("😀 Hello", Some("Hello")),
            ("Hello 😀", Some("Hello")),
            ("Hello\n😀 you", Some("Hello\nyou")),
            ("on 👩\u{200d}🚀!", Some("on 🚀!")),
            ("→ here", Some("here")),
            ("two  spaces", Some("two  spaces")),
            ("😀!", None),
            ("😀👩\u{200d}", None),
        ] {
            assert_eq!(missing.shown(text).as_deref(), shown, "{text}");
        }
        let script = Key { name: "Thai".into(), is_emoji: false };
        let thai = Missing { gaps: vec![Gap { script, letters: BTreeSet::new(), is_whole: true }] };
        assert_eq!(thai.shown("กิน 24").as_deref(), Some("24"));
    }

    #[test]
    fn what_is_left_out_of_a_text_is_named_once() {
        let told = Missing::of("😀→").tell_left_out("😀 a 😀 → b", Language::En);
        assert_eq!(
            told,
            "Left out: 😀, →. No font on this machine can show emoji (😀); install one: apt install fonts-symbola. \
             No font on this machine can show →; install one: apt install fonts-noto."
        );
    }

    #[tokio::test]
    async fn what_no_font_has_is_named() {
        // Nobody has a font for what no letter is.
        let text = "a \u{e000}\u{f8ff}\u{10fffd} b é";
        let found = missing(&["plain".into(), text.into()]).await;
        if let Some(missing) = found.get(text) {
            let told = missing.tell(text, Language::En);
            assert!(told.starts_with("No font on this machine can show"), "{told}");
            assert_eq!(missing.shown(text).as_deref(), Some("a b é"));
        } else {
            assert!(std::process::Command::new("fc-list").arg("--version").output().is_err());
        }
        assert!(!found.contains_key("plain"));
    }
}
