//! Breaks words into lines that fit.
//!
//! libass breaks lines at spaces only. What has none, as Chinese, Thai or an address, would run out of the picture, and
//! what is very long would run out of it below; so lines are broken here, and letters made smaller, by how wide they
//! are about.

use unicode_width::UnicodeWidthChar;

/// How wide a letter is at most in a usual bold font, in parts of the size of the text: a wide one, as in Chinese, a capital
/// and any other.
const WIDE: f64 = 1.0;
const CAPITAL: f64 = 0.75;
const NARROW: f64 = 0.62;
/// The wide ones among those that are not.
const BROAD: &str = "MWmw@%—…";

/// How high a line is, in parts of the size of its letters.
const LINE: f64 = 1.2;

/// What a space must not end up before.
const CLOSING: &str = "，。、；：！？）】》」』”’…,.;:!?)]}";

/// `text` in lines that are at most `width` wide and together at most `height` high, and the size of their letters:
/// `size`, or smaller where they would not fit.
pub fn wrap(text: &str, size: f64, width: f64, height: f64) -> (String, f64) {
    let mut size = size;
    loop {
        let lines = lines(text, width / size);
        let fits = lines.len() as f64 * size * LINE <= height;
        // Below a sixtieth of the height nobody can read them.
        if fits || size < height / 60.0 {
            return (lines.join("\n"), size);
        }
        size *= 0.9;
    }
}

/// The lines of `text` that are at most `most` letter heights wide.
fn lines(text: &str, most: f64) -> Vec<String> {
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        let mut wide = 0.0;
        for word in words(paragraph) {
            let length = length(word);
            if wide + length > most && !line.is_empty() {
                lines.push(std::mem::take(&mut line).trim_end().to_string());
                wide = 0.0;
            }
            if line.is_empty() && word.trim().is_empty() {
                continue;
            }
            if length <= most {
                line.push_str(word);
                wide += length;
                continue;
            }
            // One word that is wider than a line is broken where the line ends, never before what belongs to a letter.
            for letter in word.chars() {
                let length = letter_length(letter);
                if wide + length > most && length > 0.0 && !line.is_empty() {
                    lines.push(std::mem::take(&mut line));
                    wide = 0.0;
                }
                line.push(letter);
                wide += length;
            }
        }
        lines.push(line.trim_end().to_string());
    }
    lines
}

/// The parts of a line between which it may be broken: words, spaces, and single wide letters.
fn words(line: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = 0;
    let mut before: Option<char> = None;
    for (at, letter) in line.char_indices() {
        let breaks = before.is_some_and(|before| {
            let spaces = before.is_whitespace() != letter.is_whitespace();
            let wide = is_wide(before) || is_wide(letter);
            spaces || wide && !CLOSING.contains(letter) && letter_length(letter) > 0.0 && before != '\u{200d}'
        });
        if breaks {
            words.extend(line.get(start..at));
            start = at;
        }
        before = Some(letter);
    }
    words.extend(line.get(start..).filter(|rest| !rest.is_empty()));
    words
}

fn is_wide(letter: char) -> bool {
    letter.width() == Some(2)
}

fn letter_length(letter: char) -> f64 {
    match letter.width() {
        Some(0) | None => 0.0,
        Some(1) if BROAD.contains(letter) => WIDE,
        Some(1) if letter.is_uppercase() => CAPITAL,
        Some(1) => NARROW,
        Some(_) => WIDE,
    }
}

fn length(word: &str) -> f64 {
    word.chars().map(letter_length).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn what_has_no_spaces_is_broken_too() {
        assert_eq!(lines("这是一个很长的标题，没有空格。", 5.0), ["这是一个很", "长的标题，", "没有空格。"]);
        assert_eq!(lines("one two three", 5.0), ["one two", "three"]);
        assert_eq!(lines("aaaaaaaaaaaaaaaa", 5.0), ["aaaaaaaa", "aaaaaaaa"]);
        assert_eq!(lines("a\n\nb", 9.0), ["a", "", "b"]);
        // A vowel stays with its letter.
        assert!(lines("กินข้าวกันไหมครับ", 2.0).iter().all(|line| !line.starts_with('\u{e34}')));
    }

    #[test]
    fn what_is_too_long_becomes_smaller() {
        let (lines, size) = wrap(&"word ".repeat(100), 30.0, 300.0, 150.0);
        assert!(size < 30.0 && lines.lines().count() as f64 * size * LINE <= 150.0, "{size}");
        assert_eq!(wrap("short", 30.0, 300.0, 150.0), ("short".to_string(), 30.0));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost_and_every_line_fits(text in "[a-z你好กิ😀 ,。]{0,80}", most in 2..20u32) {
            let most = f64::from(most);
            let lines = lines(&text, most);
            let seen = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
            prop_assert_eq!(seen(&lines.concat()), seen(&text));
            for line in &lines {
                // Signs that close stay on their line, however many.
                let kept = line.trim_end_matches(|c: char| CLOSING.contains(c));
                prop_assert!(length(kept) <= most + 0.001 || line.contains([',', '。']), "{line}");
            }
        }
    }
}
