//! Subtitle files: SubRip (`.srt`), WebVTT (`.vtt`) and the dialogue of `.ass`. What is said and when is read; how it is to
//! look is not.

use std::path::Path;

use num_rational::Ratio;
use thiserror::Error;

use super::language::Language;
use super::small_file;
use super::timeline::Seconds;
use super::words::say;

/// The largest file that is read, in bytes: some hundred hours of talk.
const LARGEST: u64 = 8 << 20;
/// The most cues that are taken, and the most letters of one.
pub const MOST: usize = 5_000;
pub const LONGEST: usize = 500;

/// Words and when they are said, in the time of their clip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Words {
    pub start: Seconds,
    pub end: Seconds,
    pub text: String,
}

/// Why there are no words to be had from a file. Its words follow the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unread {
    #[error(transparent)]
    File(#[from] small_file::Unread),
    #[error("holds no subtitles")]
    Empty,
    /// So many are in it.
    #[error("holds {0} subtitles")]
    TooMany(usize),
}

impl Unread {
    /// What is wrong with the file, as a sentence.
    pub fn tell(&self, file: &str, language: Language) -> String {
        match self {
            Unread::File(reason) => reason.tell(file, language),
            Unread::Empty => say!(language, "subtitles-none", file),
            Unread::TooMany(count) => say!(language, "subtitles-too-many", file, count, most = MOST),
        }
    }
}

/// What is said in the file at `path`, in order of time. Blocks.
pub fn read(path: &Path) -> Result<Vec<Words>, Unread> {
    let words = parse(&decoded(&small_file::read(path, LARGEST)?));
    match words.len() {
        0 => Err(Unread::Empty),
        count if count > MOST => Err(Unread::TooMany(count)),
        _ => Ok(words),
    }
}

/// As text: by its byte order mark, else as UTF-8, else as the Windows code page of western Europe.
fn decoded(bytes: &[u8]) -> String {
    let wide = |bytes: &[u8], read: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = bytes.chunks_exact(2).map(|pair| read([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xFF, 0xFE, rest @ ..] => wide(rest, u16::from_le_bytes),
        [0xFE, 0xFF, rest @ ..] => wide(rest, u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_string(),
            Err(_) => bytes.iter().map(|byte| western(*byte)).collect(),
        },
    }
}

/// A letter of Windows-1252.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH.get(usize::from(byte - 0x80)).copied().unwrap_or(' '),
        byte => char::from(byte),
    }
}

fn parse(text: &str) -> Vec<Words> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let is_script = text.lines().any(|line| line.trim_start().starts_with("Dialogue:"));
    let mut words = if is_script { script(&text) } else { blocks(&text) };
    words.retain(|words| words.start < words.end && !words.text.is_empty());
    words.sort_by_key(|words| words.start);
    words
}

/// The cues of SubRip and WebVTT: a line with two times, then the words up to an empty line.
fn blocks(text: &str) -> Vec<Words> {
    let mut found = Vec::new();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        let Some((start, rest)) = line.split_once("-->") else { continue };
        // WebVTT writes the place of the words after the second time.
        let end = rest.split_whitespace().next().unwrap_or_default();
        let said: Vec<&str> = lines.by_ref().take_while(|line| !line.trim().is_empty()).collect();
        if let (Some(start), Some(end)) = (time(start), time(end)) {
            found.push(Words { start, end, text: plain(&said.join("\n")) });
        }
        if found.len() > MOST {
            break;
        }
    }
    found
}

/// The dialogue of an ASS or SSA script: ten fields, the times second and third, the words last.
fn script(text: &str) -> Vec<Words> {
    let dialogue = |line: &str| {
        let fields: Vec<&str> = line.trim_start().strip_prefix("Dialogue:")?.splitn(10, ',').collect();
        let [_, start, end, .., said] = fields.as_slice() else { return None };
        // A drawing is no words.
        if said.contains("\\p1") {
            return None;
        }
        let said = said.replace("\\N", "\n").replace("\\n", "\n").replace("\\h", " ");
        Some(Words { start: time(start)?, end: time(end)?, text: plain(&said) })
    };
    text.lines().filter_map(dialogue).take(MOST + 1).collect()
}

/// `01:02:03,456`, `02:03.456` or `1:02:03.45`.
fn time(written: &str) -> Option<Seconds> {
    let (whole, part) = match written.trim().split_once(['.', ',']) {
        Some((whole, part)) => (whole, part),
        None => (written.trim(), "0"),
    };
    let digits = |word: &str, most: usize| -> Option<i64> {
        let good = (1..=most).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit());
        good.then(|| word.parse().ok()).flatten()
    };
    let fields: Vec<i64> = whole.split(':').map(|field| digits(field, 3)).collect::<Option<_>>()?;
    let seconds = match fields.as_slice() {
        [minutes, seconds] => minutes * 60 + seconds,
        [hours, minutes, seconds] => hours * 3600 + minutes * 60 + seconds,
        _ => return None,
    };
    let thousandths =
        digits(&format!("{part:0<3}"), 9)? / 10_i64.pow(u32::try_from(part.len().max(3) - 3).ok()?);
    (seconds <= 240 * 3600).then(|| Ratio::new(seconds * 1000 + thousandths, 1000))
}

/// The words without orders for how they are to look: `<i>`, `{\an8}`, `&amp;`.
fn plain(said: &str) -> String {
    let mut words = String::new();
    let mut rest = said;
    while let Some(open) = rest.find(['<', '{']) {
        words.push_str(&rest[..open]);
        let tail = &rest[open..];
        let close = if tail.starts_with('<') { '>' } else { '}' };
        let inner = tail.find(close).map(|end| &tail[1..end]);
        match inner.filter(|inner| is_order(inner, close)) {
            Some(inner) => rest = &tail[inner.len() + 2..],
            None => {
                words.push_str(&tail[..1]);
                rest = &tail[1..];
            }
        }
    }
    words.push_str(rest);
    for (written, meant) in
        [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")]
    {
        words = words.replace(written, meant);
    }
    let lines: Vec<&str> = words.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n").chars().take(LONGEST).collect()
}

/// Whether what stands within brackets is an order, as `i`, `/v`, `00:01.000` or `\an8`, and not something that is said.
fn is_order(inner: &str, close: char) -> bool {
    let is_time = || inner.contains(':') && inner.chars().all(|c| c.is_ascii_digit() || ":.".contains(c));
    match close {
        '>' => {
            let named = inner.starts_with(|c: char| c.is_ascii_alphabetic() || c == '/');
            !inner.contains(['<', '\n']) && (named || is_time())
        }
        _ => inner.starts_with('\\'),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(start: i64, end: i64, text: &str) -> Words {
        Words { start: Ratio::new(start, 1000), end: Ratio::new(end, 1000), text: text.into() }
    }

    #[test]
    fn every_kind_is_read_without_its_looks() {
        let expected = [words(1000, 2500, "Hello <3\nthere"), words(3_723_004, 3_725_000, "Größe & mehr")];
        for file in [
            "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hello</i> <3\r\n{\\an8}there\r\n\r\n\
             2\r\n01:02:03,004 --> 01:02:05,000\r\nGröße &amp; mehr\r\n",
            "WEBVTT - talk\n\nNOTE no words\n\n00:01.000 --> 00:02.500 align:start line:0\n\
             <v Ada>Hello <3\nthere</v>\n\nx\n01:02:03.004 --> 01:02:05.000\nGröße &amp; mehr",
            "[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n\
             Dialogue: 0,1:02:03.004,1:02:05.00,D,,0,0,0,,Größe & mehr\n\
             Dialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,{\\b1}Hello{\\b0} <3\\Nthere\n\
             Dialogue: 0,0:00:01.00,0:00:02.50,D,,0,0,0,,{\\p1}m 0 0 l 1 1\n",
        ] {
            assert_eq!(parse(file), expected, "{file}");
        }
    }

    #[test]
    fn other_encodings_are_read() {
        let wide: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain("é–".encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(decoded(&wide), "é–");
        assert_eq!(decoded(b"caf\xe9 \x96 \x80"), "café – €");
        assert_eq!(decoded(b"\xef\xbb\xbfa"), "a");
    }

    #[test]
    fn times_that_are_none_are_left_out() {
        assert_eq!(time("1:02:03.4567891"), Some(Ratio::new(3_723_456, 1000)));
        for written in ["", "1", "::", "-1:02", "1:02:03:04", "9999:00:00", "00:00:0a", "1:02.", "٣:00"] {
            assert_eq!(time(written), if written == "1:02." { time("1:02") } else { None }, "{written}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_breaks_the_reader(text in r"[<>{}\\&;:.,0-9a-zé\n-]{0,200}") {
            let _ = parse(&text);
            let _ = parse(&format!("00:00:01,000 --> 00:00:02,000\n{text}"));
        }
    }
}
