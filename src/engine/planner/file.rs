//! File names in a prompt: found before anything else is read, so that no part of a name means anything.

use std::ops::Range;

use super::prompt::{FILE, Prompt};
use super::spelling::Correction;
use crate::engine::language::Language;

/// What a file is, by the ending of its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Video,
    Sound,
    Picture,
    Subtitles,
    Table,
}

const ENDINGS: [(&str, Kind); 29] = [
    ("mp4", Kind::Video),
    ("mov", Kind::Video),
    ("mkv", Kind::Video),
    ("webm", Kind::Video),
    ("avi", Kind::Video),
    ("m4v", Kind::Video),
    ("mpg", Kind::Video),
    ("mpeg", Kind::Video),
    ("wmv", Kind::Video),
    ("flv", Kind::Video),
    ("mts", Kind::Video),
    ("3gp", Kind::Video),
    ("mp3", Kind::Sound),
    ("wav", Kind::Sound),
    ("m4a", Kind::Sound),
    ("aac", Kind::Sound),
    ("flac", Kind::Sound),
    ("ogg", Kind::Sound),
    ("opus", Kind::Sound),
    ("png", Kind::Picture),
    ("jpg", Kind::Picture),
    ("jpeg", Kind::Picture),
    ("gif", Kind::Picture),
    ("webp", Kind::Picture),
    ("svg", Kind::Picture),
    ("srt", Kind::Subtitles),
    ("vtt", Kind::Subtitles),
    ("ass", Kind::Subtitles),
    ("cube", Kind::Table),
];

/// From here on stand the scripts of Chinese, Japanese and Korean.
pub(super) const FIRST_WITHOUT_SPACES: char = '\u{2e80}';

/// The longest name that is looked for, in characters.
const LONGEST: usize = 200;

/// Words that stand before a Chinese name without a space, and are no part of it.
const BEFORE: [&str; 40] = [
    "接在",
    "接到",
    "加在",
    "加到",
    "放在",
    "放到",
    "插到",
    "拼到",
    "把",
    "将",
    "使用",
    "用",
    "从",
    "给",
    "对",
    "加上",
    "添加",
    "插入",
    "加",
    "换成",
    "改成",
    "改为",
    "换为",
    "替换为",
    "播放",
    "先放",
    "再放",
    "放",
    "套用",
    "应用",
    "合并",
    "拼接",
    "烧录",
    "压入",
    "叠加",
    "配上",
    "和",
    "与",
    "跟",
    "及",
];

/// Words that stand before the name of a clip and say of what something is: "the volume of clip.mp4".
const OF: [&str; 29] = [
    "of", "in", "on", "von", "vom", "aus", "im", "de", "du", "del", "dans", "en", "do", "da", "di", "nel",
    "van", "uit", "z", "w", "из", "от", "в", "на", "з", "із", "у", "від", "dari",
];

/// Languages that say "of" with an ending, which a file's name does not have.
const OF_UNSAID: [Language; 3] = [Language::Ru, Language::Uk, Language::Pl];

/// What is left out of `prompt` for it to be read as if it spoke of the one clip: the name of the clip that is named
/// first, where a word stands before it that says of what something is.
pub(super) fn names_of_the_clip(prompt: &Prompt) -> Vec<Correction> {
    let text = prompt.text.as_str();
    let mut first = None;
    let mut corrections = Vec::new();
    let mut start: usize = 0;
    for (place, piece) in text.split(FILE).enumerate() {
        let name = prompt.file(piece).filter(|_| place % 2 == 1 && piece.starts_with(Kind::Video.letter()));
        if name.is_some_and(|name| *first.get_or_insert(name) == name) {
            // What stands before it, without the mark that opens the name.
            let before = text.get(..start.saturating_sub(FILE.len_utf8())).unwrap_or_default().trim_end();
            let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
            let says_of = word.len() < before.len() && OF.contains(&word.to_lowercase().as_str());
            if says_of || !word.is_empty() && OF_UNSAID.contains(&prompt.language) {
                let from = before.len() - if says_of { word.len() } else { 0 };
                let range = from..start + piece.len() + FILE.len_utf8();
                corrections.push(Correction { range, meant: String::new() });
            }
        }
        start += piece.len() + FILE.len_utf8();
    }
    corrections
}

impl Kind {
    /// The letter that stands for it while the rules look at a prompt.
    pub fn letter(self) -> char {
        match self {
            Kind::Video => 'v',
            Kind::Sound => 'a',
            Kind::Picture => 'i',
            Kind::Subtitles => 's',
            Kind::Table => 'l',
        }
    }

    /// What `name` is, where it ends as the name of a file does.
    pub fn of(name: &str) -> Option<Kind> {
        let (stem, ending) = name.trim().rsplit_once('.')?;
        let known = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(ending))?;
        stem.contains(char::is_alphanumeric).then_some(known.1)
    }
}

/// Where the names of files stand in `characters`, in order.
pub(super) fn names(characters: &[char]) -> Vec<(Range<usize>, Kind)> {
    let mut found: Vec<(Range<usize>, Kind)> = Vec::new();
    for (dot, _) in characters.iter().enumerate().filter(|(_, c)| **c == '.') {
        let from = found.last().map_or(0, |(range, _)| range.end).max(dot.saturating_sub(LONGEST));
        let after = characters.get(dot + 1..).unwrap_or_default();
        let ending: String = after.iter().take(5).take_while(|c| c.is_ascii_alphanumeric()).collect();
        let Some((_, kind)) = ENDINGS.iter().find(|(known, _)| known.eq_ignore_ascii_case(&ending)) else {
            continue;
        };
        let start = stem(characters, from, dot);
        let named = characters.get(start..dot).unwrap_or_default();
        if named.iter().any(|c| c.is_alphanumeric()) {
            found.push((start..dot + 1 + ending.chars().count(), *kind));
        }
    }
    found
}

/// Where the name begins whose ending follows at `dot`.
fn stem(characters: &[char], from: usize, dot: usize) -> usize {
    let before = characters.get(from..dot).unwrap_or_default();
    let sign = |c: &char| matches!(c, '_' | '-' | '.' | '/' | '\\' | '~' | '+' | '@' | ':');
    // Words without spaces between them may stand before a name in plain letters: 将clip.mp4.
    let spaced = |c: char| c < FIRST_WITHOUT_SPACES;
    let plain = before.last().is_some_and(|c| spaced(*c));
    let part = |c: &&char| sign(c) || (c.is_alphanumeric() && (spaced(**c) || !plain));
    let length = before.iter().rev().take_while(part).count();
    let mut start = dot - length;
    // "10:05.mp4" is no name, and neither is a colon in one but for a drive.
    if let Some(colon) = characters.get(start..dot).and_then(|name| name.iter().rposition(|c| *c == ':'))
        && !matches!(characters.get(start + colon + 1), Some('/' | '\\'))
    {
        start += colon + 1;
    }
    let name: String = characters.get(start..dot).unwrap_or_default().iter().collect();
    let cut = BEFORE.iter().filter_map(|word| Some(name.rfind(word)? + word.len())).max();
    let cut = cut.filter(|cut| *cut < name.len()).unwrap_or(0);
    start + name.get(..cut).map_or(0, |cut| cut.chars().count())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_found_in_any_script() {
        for (text, expected) in [
            ("put logo.png in the corner", &["logo.png"][..]),
            ("join a.mp4, b-2.MOV and my_clip.v2.mkv.", &["a.mp4", "b-2.MOV", "my_clip.v2.mkv"]),
            ("from `C:/videos/lesson-03.mp4` and ~/x/live.mp4", &["C:/videos/lesson-03.mp4", "~/x/live.mp4"]),
            ("将clip.mp4的音频静音", &["clip.mp4"]),
            ("把声音换成旁白.wav，再放片头.mp4和片尾.mp4", &["旁白.wav", "片头.mp4", "片尾.mp4"]),
            ("titre été.srt et música.mp3", &["été.srt", "música.mp3"]),
            ("save as .mp4, convert mp4 to mov. Then 1.5x", &[]),
        ] {
            let characters: Vec<char> = text.chars().collect();
            let found: Vec<String> =
                names(&characters).into_iter().map(|(range, _)| characters[range].iter().collect()).collect();
            assert_eq!(found, expected, "{text}");
        }
    }
}
