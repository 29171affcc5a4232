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

/// What no font has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The letters are of this script; a sign that belongs to none stands for itself.
    pub script: String,
    pub letter: char,
    /// The package that has a font for them.
    pub package: &'static str,
}

impl Missing {
    /// Why a text is not written, and what to do.
    pub fn tell(&self, language: Language) -> String {
        let Missing { script, letter, package } = self;
        let letter = letter.to_string();
        match *script == letter {
            true => say!(language, "no-font-sign", letter, package = *package),
            false => say!(language, "no-font", script, letter, package = *package),
        }
    }
}

/// Of `texts` those that cannot be shown whole.
pub async fn missing(texts: &[String]) -> BTreeMap<String, Missing> {
    let mut found = BTreeMap::new();
    for text in texts {
        for ((script, is_emoji), letters) in scripts(text) {
            if !any_font(&letters, is_emoji).await
                && let Some(letter) = letters.first()
            {
                let package = package(&script, is_emoji);
                found.insert(text.clone(), Missing { script, letter: *letter, package });
                break;
            }
        }
    }
    found
}

/// The letters of `text` by their scripts; of those that belong to none, each emoji and each sign by itself. What every
/// font has, and what only changes other letters, is left out.
fn scripts(text: &str) -> BTreeMap<(String, bool), BTreeSet<char>> {
    let mut scripts: BTreeMap<(String, bool), BTreeSet<char>> = BTreeMap::new();
    for letter in text.chars().filter(|letter| !letter.is_ascii() && !is_unseen(*letter)) {
        let key = match letter.script() {
            Script::Inherited => continue,
            Script::Common | Script::Unknown if is_emoji(letter) => ("emoji".to_string(), true),
            Script::Common | Script::Unknown => (letter.to_string(), false),
            Script::Han => ("Chinese".to_string(), false),
            Script::Hiragana | Script::Katakana => ("Japanese".to_string(), false),
            Script::Hangul => ("Korean".to_string(), false),
            script => (script.full_name().replace('_', " "), false),
        };
        let letters = scripts.entry(key).or_default();
        if letters.len() < MOST_LETTERS {
            letters.insert(letter);
        }
    }
    scripts
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
        let names: Vec<&str> = scripts.keys().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Chinese", "Thai", "emoji", "→"]);
        assert_eq!(scripts[&("Thai".to_string(), false)].len(), 3);
    }

    #[tokio::test]
    async fn what_no_font_has_is_named() {
        // Nobody has a font for what no letter is.
        let found = missing(&["plain".into(), "a \u{e000}\u{f8ff}\u{10fffd} b".into()]).await;
        if let Some(missing) = found.get("a \u{e000}\u{f8ff}\u{10fffd} b") {
            let told = missing.tell(Language::En);
            assert!(told.starts_with("No font on this machine can show"), "{told}");
        } else {
            assert!(std::process::Command::new("fc-list").arg("--version").output().is_err());
        }
        assert!(!found.contains_key("plain"));
    }
}
