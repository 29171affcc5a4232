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
/// The most letters that are asked about of one group of a text.
const MOST_LETTERS: usize = 400;
/// The most questions about the texts of one message; letters beyond count as there.
const MOST_QUESTIONS: usize = 64;
/// More than one byte for each font of any machine.
const MOST_FONTS: usize = 1 << 20;

/// The most letters that are named to people.
const MOST_NAMED: usize = 10;

/// What no font has of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Missing {
    gaps: Vec<Gap>,
}

/// What no font has of one group of letters.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Gap {
    group: Group,
    letters: BTreeSet<char>,
    /// No font has any letter of the script.
    is_whole: bool,
}

/// Letters that a font mostly has together.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Group {
    Script(String),
    Emoji,
    /// What belongs to no script.
    Signs,
}

impl Missing {
    /// `letters`, which are of one script.
    #[cfg(test)]
    pub fn of(letters: &str) -> Missing {
        let gap = |(group, letters): (Group, BTreeSet<char>)| Gap { group, letters, is_whole: false };
        Missing { gaps: groups(letters).into_iter().map(gap).collect() }
    }

    fn has(&self, letter: char) -> bool {
        let group = Group::of(letter);
        let of_group = |gap: &Gap| gap.is_whole && group.as_ref() == Some(&gap.group);
        self.gaps.iter().any(|gap| gap.letters.contains(&letter) || of_group(gap))
    }

    /// What is left of `text` to be shown; `None` where that is nothing, or nothing but punctuation.
    pub fn shown(&self, text: &str) -> Option<String> {
        let mut shown = String::with_capacity(text.len());
        // Marks that stand on a letter, and what joins it to the next, go with it.
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
        shown.chars().any(|letter| !is_unseen(letter) && !is_punctuation(letter)).then_some(shown)
    }

    /// Which letters of `text` no font has, and what to do: a sentence for each package that has them.
    pub fn tell(&self, text: &str, language: Language) -> String {
        let mut packages = BTreeSet::new();
        let gaps = self.gaps.iter().filter_map(|gap| {
            let is_lacking =
                |letter: &char| Group::of(*letter).as_ref() == Some(&gap.group) && self.has(*letter);
            let letter = text.chars().find(is_lacking)?.to_string();
            let package = gap.group.package();
            packages.insert(package).then(|| match &gap.group {
                Group::Script(script) => say!(language, "no-font", script, letter, package),
                Group::Emoji => say!(language, "no-font", script = "emoji", letter, package),
                Group::Signs => say!(language, "no-font-sign", letter, package),
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

/// Of `texts` those that cannot be shown whole; the asking ends when `cancel` is cancelled.
pub async fn missing(texts: &[String], cancel: &CancellationToken) -> BTreeMap<String, Missing> {
    let mut questions = Questions { left: MOST_QUESTIONS, cancel };
    let mut found = BTreeMap::new();
    for text in texts {
        let mut missing = Missing::default();
        for (group, letters) in groups(text) {
            missing.gaps.extend(questions.gap(group, letters).await);
        }
        if !missing.gaps.is_empty() {
            found.insert(text.clone(), missing);
        }
    }
    found
}

/// The letters of `text` by their groups. What every font has, and what only changes other letters, is left out.
fn groups(text: &str) -> BTreeMap<Group, BTreeSet<char>> {
    let mut groups: BTreeMap<Group, BTreeSet<char>> = BTreeMap::new();
    for letter in text.chars() {
        let Some(group) = Group::of(letter) else { continue };
        let letters = groups.entry(group).or_default();
        if letters.len() < MOST_LETTERS {
            letters.insert(letter);
        }
    }
    groups
}

impl Group {
    /// The group of `letter`; `None` for what every font has or what is not seen by itself.
    fn of(letter: char) -> Option<Group> {
        if letter.is_ascii() || is_unseen(letter) {
            return None;
        }
        let name = match letter.script() {
            Script::Inherited => return None,
            // Signs that Chinese and Japanese are written with: 「、」, and letters as wide as theirs.
            Script::Common if is_wide(letter) => "Chinese".to_string(),
            Script::Common | Script::Unknown if is_emoji(letter) => return Some(Group::Emoji),
            Script::Common | Script::Unknown => return Some(Group::Signs),
            Script::Han => "Chinese".to_string(),
            Script::Hiragana | Script::Katakana => "Japanese".to_string(),
            Script::Hangul => "Korean".to_string(),
            script => script.full_name().replace('_', " "),
        };
        Some(Group::Script(name))
    }

    /// The package of Debian with a font for it.
    fn package(&self) -> &'static str {
        match self {
            Group::Emoji => "fonts-symbola",
            Group::Script(name) if matches!(name.as_str(), "Chinese" | "Japanese" | "Korean") => {
                "fonts-noto-cjk"
            }
            Group::Script(_) | Group::Signs => "fonts-noto",
        }
    }
}

fn is_wide(letter: char) -> bool {
    matches!(letter, '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}')
}

fn is_punctuation(letter: char) -> bool {
    let of_common = letter.is_ascii() || is_wide(letter) || matches!(letter, '\u{2010}'..='\u{205e}');
    of_common && !letter.is_alphanumeric()
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

/// What fontconfig is still asked for one message.
struct Questions<'a> {
    left: usize,
    cancel: &'a CancellationToken,
}

impl Questions<'_> {
    /// What no font has of `letters`, which are of one group.
    async fn gap(&mut self, group: Group, letters: BTreeSet<char>) -> Option<Gap> {
        let letters: Vec<char> = letters.into_iter().collect();
        if self.has_font(&letters, &group).await {
            return None;
        }
        if let (Group::Script(_), [first, .., last]) = (&group, letters.as_slice()) {
            let middle = letters.get(letters.len() / 2).unwrap_or(last);
            let mut is_whole = true;
            for letter in BTreeSet::from([first, middle, last]) {
                is_whole = is_whole && !self.has_font(&[*letter], &group).await;
            }
            if is_whole {
                return Some(Gap { group, letters: letters.into_iter().collect(), is_whole });
            }
        }
        let mut lacking = BTreeSet::new();
        // By halves, since most are there. No font has all of a row.
        let mut rows = vec![letters];
        while let Some(mut row) = rows.pop() {
            if row.len() == 1 {
                lacking.extend(row);
                continue;
            }
            for half in [row.split_off(row.len() / 2), row] {
                if !self.has_font(&half, &group).await {
                    rows.push(half);
                }
            }
        }
        // One font may have some of them, and another the rest.
        (!lacking.is_empty()).then_some(Gap { group, letters: lacking, is_whole: false })
    }

    /// Whether one font has all of `letters`, which are of `group`; of emoji, one that is not made of coloured pictures,
    /// which libass does not show. Where nobody can tell, there is one.
    async fn has_font(&mut self, letters: &[char], group: &Group) -> bool {
        static KNOWN: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());
        let codes: Vec<String> = letters.iter().map(|letter| format!("{:x}", u32::from(*letter))).collect();
        let color = if *group == Group::Emoji { ":color=false" } else { "" };
        let pattern = format!(":charset={}{color}", codes.join(" "));
        // Fonts go away seldom; one that was missing may have been installed since.
        if KNOWN.lock().unwrap_or_else(PoisonError::into_inner).contains(&pattern) {
            return true;
        }
        let Some(left) = self.left.checked_sub(1) else { return true };
        self.left = left;
        let limits = Limits { time: TIME, cancel: self.cancel.clone() };
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
            Err(ProcessError::Missing { .. } | ProcessError::Cancelled { .. }) => true,
            Err(error) => {
                tracing::warn!("whether a font can show a text is not known: {error}");
                true
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_asked_about_by_their_groups() {
        let groups = groups("Hello 你好，, ก\u{e34}น → ♥ 😀 e\u{301} 👍\u{fe0f}\u{200d}");
        let script = |name: &str| Group::Script(name.to_string());
        let expected = [script("Chinese"), script("Thai"), Group::Emoji, Group::Signs];
        assert!(groups.keys().eq(&expected), "{groups:?}");
        assert_eq!(groups[&script("Chinese")].len(), 3);
        assert_eq!(groups[&script("Thai")].len(), 3);
    }

    #[test]
    fn one_sentence_names_the_package_of_a_text_that_no_font_has() {
        let missing = Missing::of("你好，世界！");
        let told = missing.tell("你好，世界！", Language::En);
        assert_eq!(
            told,
            "No font on this machine can show Chinese (你); install one: apt install fonts-noto-cjk."
        );
        assert_eq!(missing.shown("——你好…"), None);
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
        let group = Group::Script("Thai".into());
        let thai = Missing { gaps: vec![Gap { group, letters: BTreeSet::new(), is_whole: true }] };
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
        let found = missing(&["plain".into(), text.into()], &CancellationToken::new()).await;
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
