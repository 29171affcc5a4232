//! A prompt made readable for the rules: one kind of space and comma, and quoted words set aside.

use std::borrow::Cow;
use std::ops::{Range, RangeInclusive};

use super::file::{self, Kind};
use super::spelling::Correction;
use super::traditional::in_simplified;
use crate::engine::language::Language;

/// Characters that another one may be read for.
const CHINESE: RangeInclusive<char> = '㐀'..='鿿';

/// How much of a prompt is read. People write some hundred characters; the rest is named as left out.
pub(super) const LONGEST: usize = 4_000;

/// Stands around the number of a quotation while the rules look at a prompt. People cannot write it: control
/// characters become spaces.
pub(super) const MARK: char = '\u{1}';

/// Stands around the number of a file, as [`MARK`] does around that of a quotation.
pub(super) const FILE: char = '\u{2}';

/// A prompt, ready to be looked at.
#[derive(Debug, Clone)]
pub(super) struct Prompt {
    pub text: String,
    /// The quotations, as they were written, with their marks.
    quotations: Vec<(String, char, char)>,
    /// The names of files, with the marks around them.
    files: Vec<(String, String)>,
    /// Where each piece of the text stands there, and in the prompt as it was written, in characters.
    places: Vec<(usize, usize)>,
    /// Where words of the text are read as others than were written, and those.
    corrected: Vec<(Range<usize>, String)>,
    /// The prompt as it was written, as far as it is read.
    characters: Vec<char>,
    /// The language of what stands outside of quotations and names of files.
    pub language: Language,
    /// How many characters were left out at the end.
    pub left_out: usize,
}

const PAIRS: [(char, char); 9] = [
    ('"', '"'),
    ('“', '”'),
    ('„', '“'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('«', '»'),
    ('\'', '\''),
];

/// Titles are shorter than this; a lone mark must not swallow the prompt.
const LONGEST_QUOTATION: usize = 300;

impl Prompt {
    pub fn read(written: &str) -> Prompt {
        let characters: Vec<char> = written.chars().take(LONGEST).collect();
        let left_out = written.chars().skip(LONGEST).filter(|c| !c.is_whitespace()).count();
        let names = file::names(&characters);
        let items = items(&characters);
        let mut prompt = Prompt {
            text: String::with_capacity(written.len().min(LONGEST)),
            quotations: Vec::new(),
            files: Vec::new(),
            places: Vec::with_capacity(characters.len()),
            corrected: Vec::new(),
            characters: Vec::new(),
            language: Language::default(),
            left_out,
        };
        let mut place = 0;
        let mut name = 0;
        while let Some(&character) = characters.get(place) {
            // Two spaces are one.
            if is_invisible(character) || plain(character) == ' ' && prompt.text.ends_with(' ') {
                place += 1;
                continue;
            }
            prompt.places.push((prompt.text.len(), place));
            while names.get(name).is_some_and(|(range, _)| range.start < place) {
                name += 1;
            }
            if let Some((range, kind)) = names.get(name).filter(|(range, _)| range.start == place) {
                let written: String = characters.get(range.clone()).unwrap_or_default().iter().collect();
                prompt.add_file(written.clone(), written, *kind);
                place = range.end;
                continue;
            }
            if let Some(item) = items.iter().find(|item| item.start == place) {
                prompt.text.push('\n');
                place = item.end;
                continue;
            }
            match quotation(&characters, place) {
                Some((words, open, close, next)) => {
                    if let Some(kind) = Kind::of(&words) {
                        let written = format!("{open}{words}{close}");
                        prompt.add_file(words, written, kind);
                    } else {
                        let number = prompt.quotations.len();
                        prompt.quotations.push((words, open, close));
                        prompt.text.push_str(&format!("{MARK}{number}{MARK}"));
                    }
                    place = next;
                }
                None => {
                    prompt.text.push(plain(character));
                    place += 1;
                }
            }
        }
        prompt.characters = characters;
        prompt.language = Language::of(&prompt.text);
        // Japanese has its own simplified characters. Both are as long: every place stays as it is.
        if prompt.language == Language::Zh {
            prompt.text = in_simplified(&prompt.text);
        }
        prompt
    }

    /// The same prompt with `corrections`, which come in order. What is handed back stays as it was written.
    pub fn corrected(&self, corrections: &[Correction]) -> Prompt {
        let mut prompt = self.clone();
        for Correction { range, meant } in corrections.iter().rev() {
            let Some(read) = prompt.text.get(range.clone()) else { continue };
            let each = read.char_indices().map(|(at, c)| prompt.as_written(c, range.start + at));
            let written = each.collect::<String>();
            prompt.text.replace_range(range.clone(), meant);
            let moved = |place: usize| (place + meant.len()).saturating_sub(range.len());
            // The place of the first letter stands for the whole word.
            let first = |place: usize| place == range.start && !meant.is_empty();
            prompt.places.retain(|(place, _)| *place < range.start || *place >= range.end || first(*place));
            for (place, _) in prompt.places.iter_mut().filter(|(place, _)| *place >= range.end) {
                *place = moved(*place);
            }
            for (later, _) in prompt.corrected.iter_mut().filter(|(later, _)| later.start >= range.end) {
                *later = moved(later.start)..moved(later.end);
            }
            prompt.corrected.push((range.start..range.start + meant.len(), written));
        }
        prompt
    }

    fn add_file(&mut self, name: String, written: String, kind: Kind) {
        let number = self.files.len();
        self.files.push((name, written));
        self.text.push_str(&format!("{FILE}{}{number}{FILE}", kind.letter()));
    }

    /// The name of the file that `token` stands for.
    pub fn file(&self, token: &str) -> Option<&str> {
        let number: usize = token.trim_matches(FILE).get(1..)?.parse().ok()?;
        self.files.get(number).map(|(name, _)| name.as_str())
    }

    /// Where `part` of the text stands in the prompt as it was written, in characters, and what stands there.
    pub fn source(&self, part: Range<usize>) -> (Range<usize>, String) {
        let at = |text: usize| self.places.partition_point(|(place, _)| *place <= text).saturating_sub(1);
        let first = self.places.get(at(part.start)).map_or(0, |(_, place)| *place);
        let after = self.places.partition_point(|(place, _)| *place < part.end);
        let end = self.places.get(after).map_or(self.characters.len(), |(_, place)| *place);
        let words: String = self.characters.get(first..end).unwrap_or_default().iter().collect();
        let before = words.chars().take_while(|c| c.is_whitespace()).count();
        let words = words.trim().to_string();
        (first + before..first + before + words.chars().count(), words)
    }

    /// The words of quotation `number`, without its marks.
    pub fn quotation(&self, number: &str) -> Option<&str> {
        let number: usize = number.trim_matches(MARK).parse().ok()?;
        self.quotations.get(number).map(|(words, ..)| words.as_str())
    }

    /// `part` of the text, which stands at `start` there, as it was written, its quotations put back and spaces
    /// made one.
    pub fn written(&self, part: &str, start: usize) -> String {
        let mut written = String::with_capacity(part.len());
        let mut next = start;
        for (place, piece) in part.split(MARK).enumerate() {
            let start = next;
            next += piece.len() + MARK.len_utf8();
            // Every second piece stands between two marks.
            let quoted = (place % 2 == 1).then(|| piece.parse::<usize>().ok()).flatten();
            match quoted.and_then(|number| self.quotations.get(number)) {
                Some((words, open, close)) => {
                    written.push(*open);
                    written.push_str(words);
                    written.push(*close);
                }
                None => self.write_files(piece, start, &mut written),
            }
        }
        written.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

impl Prompt {
    /// Adds `piece`, which stands at `start`, with the names of its files put back.
    fn write_files(&self, piece: &str, start: usize, written: &mut String) {
        let mut next = start;
        for (place, piece) in piece.split(FILE).enumerate() {
            let start = next;
            next += piece.len() + FILE.len_utf8();
            let number =
                piece.get(1..).filter(|_| place % 2 == 1).and_then(|number| number.parse::<usize>().ok());
            match number.and_then(|number| self.files.get(number)) {
                Some((_, name)) => written.push_str(name),
                None => self.write_words(piece, start, written),
            }
        }
    }

    /// Adds `piece`, which stands at `start`, with the words that were written.
    fn write_words(&self, piece: &str, start: usize, written: &mut String) {
        for (at, character) in piece.char_indices() {
            let place = start + at;
            // What was left out between two words.
            let left_out =
                self.corrected.iter().filter(|(range, _)| range.is_empty() && range.start == place);
            left_out.filter(|_| at > 0).for_each(|(_, words)| written.push_str(words));
            match self.corrected.iter().find(|(range, _)| range.contains(&place)) {
                Some((range, words)) if range.start == place => written.push_str(words),
                Some(_) => {}
                None => written.push(self.as_written(character, place)),
            }
        }
    }

    /// The Chinese character that was written for `character` at `place` of the text, which may be a traditional one.
    fn as_written(&self, character: char, place: usize) -> char {
        let found = self.places.binary_search_by_key(&place, |(text, _)| *text).ok();
        let found = found.and_then(|found| self.places.get(found));
        let written = found.and_then(|(_, place)| self.characters.get(*place));
        written.copied().filter(|written| CHINESE.contains(written)).unwrap_or(character)
    }
}

/// The quotation that opens at `place`: its words, its marks, and where the text goes on.
fn quotation(characters: &[char], place: usize) -> Option<(String, char, char, usize)> {
    let open = *characters.get(place)?;
    let word = |place: Option<usize>| {
        place.and_then(|place| characters.get(place)).is_some_and(|c| c.is_alphanumeric() && c.is_ascii())
    };
    // An apostrophe opens nothing: "don't", "the girls' song".
    if matches!(open, '\'' | '‘' | '’') && word(place.checked_sub(1)) {
        return None;
    }
    let (_, close) = PAIRS.iter().find(|(opening, _)| *opening == open)?;
    let rest = characters.get(place + 1..)?;
    let closes = |(at, c): (usize, &char)| {
        let apostrophe =
            matches!(c, '\'' | '’') && rest.get(at + 1).is_some_and(|next| next.is_ascii_alphanumeric());
        *c == *close && !apostrophe || (open == '“' && *c == '"') || (open == '„' && matches!(c, '”' | '"'))
    };
    let length = rest.iter().take(LONGEST_QUOTATION).enumerate().position(closes)?;
    let close = rest.get(length)?;
    let words: String = rest.iter().take(length).map(|c| if c.is_control() { ' ' } else { *c }).collect();
    (!words.trim().is_empty()).then(|| (words.trim().to_string(), open, *close, place + length + 2))
}

/// Where the numbers of a list stand whose items are on one line, from the second on: "1) mute it 2) add music".
fn items(characters: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut number = 1;
    for place in 0..characters.len() {
        let before = characters.get(..place).unwrap_or_default();
        if !before.last().is_none_or(|before| before.is_whitespace()) {
            continue;
        }
        let last = before.iter().rfind(|before| !before.is_whitespace());
        // "Mute clip 1. Mute clip 2." is no list.
        let begins = last.is_none_or(|last| ":.!?;-：。！？；".contains(*last));
        if let Some(end) = item(characters, place, number).filter(|_| number > 1 || begins) {
            // What begins its line is a list anyway.
            let new_line = before.iter().rev().find(|before| **before == '\n' || !before.is_whitespace());
            found.extend(
                new_line.filter(|before| **before != '\n').filter(|_| number > 1).map(|_| place..end),
            );
            number += 1;
        }
    }
    found
}

/// Where the mark of item `number` ends that stands at `place`: "2)", "(2)", "2.".
fn item(characters: &[char], place: usize, number: u32) -> Option<usize> {
    let open = usize::from(characters.get(place) == Some(&'('));
    let digits: Vec<char> = number.to_string().chars().collect();
    let end = place + open + digits.len();
    if characters.get(place + open..end)? != digits {
        return None;
    }
    let sign = characters.get(end..)?.iter().take_while(|c| matches!(c, '\u{fe0f}' | '\u{20e3}')).count();
    let sign = match characters.get(end)? {
        ')' | '）' => 1,
        '.' if open == 0 && characters.get(end + 1).is_some_and(|c| !c.is_ascii_digit()) => 1,
        _ if open == 0 => sign,
        _ => 0,
    };
    (sign > 0).then_some(end + sign)
}

/// Where the quotations of `characters` stand, with their marks.
pub(super) fn quotations(characters: &[char]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < characters.len() {
        let end = quotation(characters, place).map(|(.., end)| end);
        found.extend(end.map(|end| place..end));
        place = end.unwrap_or(place + 1);
    }
    found
}

/// Joiners inside words, which some write and others do not.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Signs and digits of other scripts and curly apostrophes as the plain ones, control characters as spaces.
fn plain(character: char) -> char {
    match character {
        '\n' => '\n',
        '’' | '‘' | 'ʼ' => '\'',
        '–' | '−' | '‐' | '‑' => '-',
        '×' => 'x',
        '～' | '〜' => '~',
        '،' => ',',
        '؛' => ';',
        '؟' => '?',
        '٪' => '%',
        '।' => '.',
        '，' | '。' | '、' | '；' | '？' | '！' => character,
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(character) - 0xfee0).unwrap_or(' '),
        c if c.is_control()
            || c.is_whitespace()
            || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{feff}') =>
        {
            ' '
        }
        c => {
            // Arabic, Persian, Hindi, Tamil.
            let values = ['٠', '۰', '०', '௦'].map(|zero| u32::from(c).checked_sub(u32::from(zero)));
            values.into_iter().flatten().find_map(|value| char::from_digit(value, 10)).unwrap_or(c)
        }
    }
}

/// The first so many characters of `text`.
pub(super) fn shortened(text: &str, characters: usize) -> Cow<'_, str> {
    match text.char_indices().nth(characters) {
        Some((end, _)) => Cow::Owned(format!("{}…", &text[..end])),
        None => Cow::Borrowed(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_any_quotation_marks_are_set_aside_and_put_back() {
        for (written, words) in [
            ("title \"A b\" here", "A b"),
            ("title “A b” here", "A b"),
            ("title 'It's me' here", "It's me"),
            ("tytuł „A b” tu", "A b"),
            ("加标题「新品」吧", "新品"),
            ("加标题『新品』吧", "新品"),
            ("加标题‘新品’吧", "新品"),
        ] {
            let prompt = Prompt::read(written);
            assert_eq!(prompt.quotation("0"), Some(words), "{written}");
            assert_eq!(prompt.written(&prompt.text, 0), written);
        }
    }

    #[test]
    fn each_character_is_handed_back_in_the_script_it_was_written_in() {
        for written in [
            "刪掉皇后之後的部分",
            "復雜複杂複雜复制",
            "標題用「あいう」",
            "加 logo.png，這裡裏面里",
            "把\u{200d}後后",
        ] {
            let prompt = Prompt::read(written);
            assert_eq!(prompt.language, Language::Zh, "{written}");
            let kept: String = written.chars().filter(|c| !is_invisible(*c)).collect();
            assert_eq!(prompt.written(&prompt.text, 0), kept);
        }
        assert_eq!(Prompt::read("刪除前5秒，標題用「あいう」").text, "删除前5秒，标题用\u{1}0\u{1}");
        assert_eq!(Prompt::read("倒著播放，著名的顯著").text, "倒着播放，著名的显著");
        assert_eq!(Prompt::read("नि\u{200d}काल").text, "निकाल");
    }

    #[test]
    fn digits_and_signs_of_other_scripts_are_read_as_the_plain_ones() {
        for (written, text) in [("٣٠٪، ok؟", "30%, ok?"), ("१०:०५ ।", "10:05 ."), ("௧௦", "10")]
        {
            assert_eq!(Prompt::read(written).text, text);
        }
    }

    #[test]
    fn an_apostrophe_opens_no_quotation() {
        for written in ["don't cut the girls' song", "it’s what’s left", "a \" alone"] {
            assert_eq!(Prompt::read(written).quotation("0"), None, "{written}");
        }
    }
}
