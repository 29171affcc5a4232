//! Texts over the picture, as a script for libass, which shapes every writing system.
//!
//! What people write is shown as they wrote it. In a script, `{…}` is an order and `\N` a new line; a person's
//! own braces and backslashes are made harmless here, and line breaks are the only thing that breaks a line.

use std::fmt::Write;

use super::plan::{Canvas, nanoseconds};
use super::wrap::wrap;
use crate::engine::timeline::{Position, Seconds, Text, TextStyle};

/// How far from the edge of the picture texts stay: television's title-safe area, as a fraction of the side.
const MARGIN: f64 = 0.05;

/// The script that shows `texts` on `canvas`.
pub fn script(texts: &[Text], canvas: &Canvas) -> String {
    let mut script = format!(
        "[Script Info]\nScriptType: v4.00+\nPlayResX: {}\nPlayResY: {}\nWrapStyle: 0\n\
         ScaledBorderAndShadow: yes\nYCbCr Matrix: None\n\n[V4+ Styles]\n\
         Format: Name, Fontname, Fontsize, PrimaryColour, OutlineColour, BackColour, Bold, BorderStyle, \
         Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\n",
        canvas.width, canvas.height
    );
    let height = f64::from(canvas.height);
    let (aside, above) = (f64::from(canvas.width) * MARGIN, height * MARGIN);
    let room = (f64::from(canvas.width) - 2.0 * aside, height - 2.0 * above);
    let mut wrapped = Vec::with_capacity(texts.len());
    for (number, text) in texts.iter().enumerate() {
        // A portrait picture is narrow: what suits its height would not fit its width.
        let base = height.min(f64::from(canvas.width) * 0.75);
        let (size, bold) = match text.style {
            TextStyle::Title => (base * 0.1, -1),
            TextStyle::Caption => (base * 0.055, 0),
            TextStyle::Watermark => (base * 0.04, 0),
        };
        let (words, size) = wrap(&lines(&text.text), size, room.0, room.1);
        wrapped.push(words);
        let [fill @ .., opacity] = text.color.as_deref().and_then(color).unwrap_or([255; 4]);
        // A dark text has a light outline.
        let is_dark = fill.iter().map(|part| u32::from(*part)).sum::<u32>() < 200;
        let outline = if is_dark { [255; 3] } else { [0; 3] };
        let _ = writeln!(
            script,
            "Style: T{number},sans-serif,{size:.1},{},{},&H{:02X}000000,{bold},1,{:.1},{:.1},{},{aside:.0},\
             {aside:.0},{above:.0},1",
            colour(fill, opacity),
            colour(outline, opacity),
            255 - opacity / 2,
            size * 0.06,
            size * 0.03,
            alignment(text.position),
        );
    }
    script.push_str(
        "\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n",
    );
    for (number, (text, words)) in texts.iter().zip(&wrapped).enumerate() {
        let (start, end) = (nanoseconds(text.start), nanoseconds(text.start) + nanoseconds(text.duration));
        let words = literal(words);
        let _ = writeln!(script, "Dialogue: 0,{},{},T{number},,0,0,0,,{words}", clock(start), clock(end));
    }
    script
}

/// `#rrggbb`, or `#rrggbbaa`, as red, green, blue and how much it covers.
pub fn color(word: &str) -> Option<[u8; 4]> {
    let digits = word.strip_prefix('#').filter(|digits| matches!(digits.len(), 6 | 8))?;
    if !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let number = u32::from_str_radix(digits, 16).ok()?;
    Some(if digits.len() == 6 { number << 8 | 0xff } else { number }.to_be_bytes())
}

/// As a script writes it: the other way round, and with how much is seen through it first.
fn colour([red, green, blue]: [u8; 3], opacity: u8) -> String {
    format!("&H{:02X}{blue:02X}{green:02X}{red:02X}", 255 - opacity)
}

/// As on the keys of a number pad.
fn alignment(position: Position) -> u8 {
    match position {
        Position::BottomLeft => 1,
        Position::Bottom => 2,
        Position::BottomRight => 3,
        Position::Center => 5,
        Position::TopLeft => 7,
        Position::Top => 8,
        Position::TopRight => 9,
    }
}

/// `text` with one kind of line break.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// `text` such that libass shows every letter of it.
fn literal(text: &str) -> String {
    let mut words = String::with_capacity(text.len());
    for letter in text.replace("\r\n", "\n").chars() {
        match letter {
            '{' => words.push_str("\\{"),
            '}' => words.push_str("\\}"),
            // There is no escape for a backslash: an invisible joiner parts it from what it would escape.
            '\\' => words.push_str("\\\u{2060}"),
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => words.push_str("\\N"),
            '\t' => words.push(' '),
            letter if letter.is_control() => {}
            letter => words.push(letter),
        }
    }
    words
}

/// Hours, minutes, seconds and hundredths.
fn clock(nanoseconds: i128) -> String {
    let hundredths = (nanoseconds.max(0) + 5_000_000) / 10_000_000;
    let (seconds, minutes) = (hundredths / 100, hundredths / 6000);
    format!("{}:{:02}:{:02}.{:02}", minutes / 60, minutes % 60, seconds % 60, hundredths % 100)
}

/// Whether any of `texts` is seen at all.
pub fn any(texts: &[Text]) -> bool {
    texts.iter().any(|text| !text.text.trim().is_empty() && text.duration > Seconds::default())
}

#[cfg(test)]
mod tests {
    use num_rational::Ratio;

    use super::*;

    #[test]
    fn what_people_write_gives_no_orders() {
        assert_eq!(literal("{\\an8}"), "\\{\\\u{2060}an8\\}");
        assert_eq!(literal("one\r\ntwo\nthree\u{0}"), "one\\Ntwo\\Nthree");
        assert_eq!(literal("100 % 'quoted': \"%{pts}\""), "100 % 'quoted': \"%\\{pts\\}\"");
    }

    #[test]
    fn a_text_is_one_line_of_the_script() {
        let text = Text {
            text: "a\nDialogue: 0,0:00:00.00,9:00:00.00,T0,,0,0,0,,b".into(),
            start: Ratio::new(3661, 1),
            duration: Ratio::new(1, 2),
            position: Position::TopRight,
            style: TextStyle::Caption,
            color: Some("#ff8001".into()),
        };
        let canvas = Canvas { width: 640, height: 360, rate: Ratio::from_integer(30) };
        let script = script(&[text], &canvas);
        assert_eq!(script.lines().filter(|line| line.starts_with("Dialogue:")).count(), 1);
        assert!(script.contains("0,1:01:01.00,1:01:01.50,T0,"), "{script}");
        assert!(script.contains("&H000180FF"), "{script}");
    }

    #[test]
    fn colours_are_six_digits() {
        assert_eq!(color("#Ff8001"), Some([255, 128, 1, 255]));
        assert_eq!(color("#ff800180"), Some([255, 128, 1, 128]));
        for word in ["ff8001", "#ff80", "#+f8001", "#ff800g", "#ff8001,1", ""] {
            assert_eq!(color(word), None, "{word}");
        }
    }
}
