//! Sentences and their clauses.

use super::{Meaning, Part, chinese, english};
use crate::engine::language::Language;

/// The most of a clause that is looked at, in bytes.
const LOOKED_AT: usize = 400;
/// The most places at which one clause is divided.
const JOINTS: usize = 12;

/// What a clause is to the ones beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// It says something.
    Content,
    /// It tells the reader what to do on the screen.
    Screen(Meaning),
    /// It only leads to what comes next: "Once you're happy, …".
    Lead,
    /// It only goes on from what came before: "…, then choose MP4".
    Tail,
}

/// A clause, with the mark that divides it from the one before.
#[derive(Debug, Clone, Copy)]
struct Clause<'a> {
    mark: &'a str,
    text: &'a str,
    masked: &'a str,
}

/// In lower case, with what is quoted made unreadable and marks of emphasis made spaces; as many bytes as before.
pub(super) fn masked(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut quoted_until = 0;
    for (at, c) in text.char_indices() {
        if at < quoted_until {
            masked.extend(std::iter::repeat_n('x', c.len_utf8()));
            continue;
        }
        if let Some(length) = quotation(text, at, c) {
            quoted_until = at + length;
            masked.extend(std::iter::repeat_n('x', c.len_utf8()));
            continue;
        }
        match c {
            '*' | '_' | '`' => masked.push(' '),
            c => masked.push(c.to_ascii_lowercase()),
        }
    }
    masked
}

/// How many bytes are quoted from here on, the marks left out at the end only.
fn quotation(text: &str, at: usize, c: char) -> Option<usize> {
    let close = match c {
        '“' | '"' => ['”', '"'],
        '「' => ['」', '」'],
        '『' => ['』', '』'],
        '《' => ['》', '》'],
        '‘' => ['’', '\''],
        '\'' if !text[..at].ends_with(char::is_alphanumeric) => ['\'', '’'],
        _ => return None,
    };
    let inside = text.get(at + c.len_utf8()..)?;
    let looked_at = &inside[..floor(inside, LOOKED_AT)];
    let is_apostrophe = |end: usize, mark: char| {
        matches!(mark, '\'' | '’') && inside[end + mark.len_utf8()..].starts_with(char::is_alphanumeric)
    };
    let mut ends = looked_at.char_indices().filter(|(_, mark)| close.contains(mark));
    let end = ends.find(|(end, mark)| !is_apostrophe(*end, *mark)).map(|(end, _)| end)?;
    (end > 0).then_some(c.len_utf8() + end)
}

/// The greatest length up to `most` at which a text can be divided.
fn floor(text: &str, most: usize) -> usize {
    (0..=most.min(text.len())).rfind(|length| text.is_char_boundary(*length)).unwrap_or(0)
}

/// Divides a line into sentences, each with the space that follows it.
pub(super) fn sentences(line: &str) -> Vec<&str> {
    let masked = masked(line);
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut letters = masked.char_indices().peekable();
    while let Some((_, c)) = letters.next() {
        let wide = matches!(c, '。' | '！' | '？');
        if !wide && !matches!(c, '.' | '!' | '?') {
            continue;
        }
        while letters.next_if(|(_, c)| ".!?。！？)）*”\"'」』".contains(*c)).is_some() {}
        let ends = letters.peek().is_none_or(|(_, c)| wide || c.is_whitespace());
        if ends {
            while letters.next_if(|(_, c)| c.is_whitespace()).is_some() {}
            let end = letters.peek().map_or(line.len(), |(at, _)| *at);
            sentences.push(&line[start..end]);
            start = end;
        }
    }
    if start < line.len() {
        sentences.push(&line[start..]);
    }
    sentences
}

/// The pieces of a sentence: all of it where none of it is screen talk.
pub(super) fn read(sentence: &str) -> Vec<Part> {
    let masked = masked(sentence);
    let end = sentence.trim_end_matches(|c: char| c.is_whitespace() || ".!?。！？*_".contains(c)).len();
    let clauses = clauses(&sentence[..end], &masked[..end]);
    let mut roles: Vec<Role> = Vec::new();
    for (place, clause) in clauses.iter().enumerate() {
        // What is written on the picture is told after a colon, too.
        let before = place.checked_sub(1).and_then(|before| clauses.get(before));
        let is_told = before.is_some_and(|before| {
            clause.mark.contains([':', '：'])
                && (english::tells_words(before.masked) || chinese::tells_words(before.masked))
        });
        // A time in brackets says of what comes before that it is of the video.
        let is_timed = clauses.get(place + 1).is_some_and(|after| {
            after.mark.contains(['(', '（']) && after.text.starts_with(|c: char| c.is_ascii_digit())
        });
        roles.push(if is_told || is_timed { Role::Content } else { role(clause) });
    }
    if !roles.iter().any(|role| matches!(role, Role::Screen(_))) {
        return vec![Part::Kept(sentence.to_string())];
    }
    settle(&mut roles);
    let mut parts = Vec::new();
    let mut kept = String::new();
    let mut meanings = Vec::new();
    let mut after_screen = false;
    let mut in_brackets = false;
    for (place, (clause, role)) in clauses.iter().zip(&roles).enumerate() {
        if let Role::Screen(meaning) = role {
            meanings.push(*meaning);
            after_screen = true;
            in_brackets |= clause.mark.contains(['(', '（']);
            continue;
        }
        after_screen = false;
        let closes = clause.mark.contains([')', '）']) && std::mem::take(&mut in_brackets);
        match kept.is_empty() {
            true if place == 0 => kept.push_str(clause.text),
            true => kept.push_str(&capitalized(clause.text)),
            false if closes => {
                kept.truncate(kept.trim_end().len());
                kept.push(' ');
                kept.push_str(clause.text.trim_start());
            }
            false => {
                kept.push_str(clause.mark);
                kept.push_str(clause.text);
            }
        }
    }
    if !kept.trim().is_empty() {
        if after_screen {
            kept.truncate(
                kept.trim_end_matches(|c: char| c.is_whitespace() || ",;:，；：、—–-".contains(c)).len(),
            );
        }
        let mark = sentence[end..].trim_end();
        kept.push_str(match mark {
            "" if Language::of(&kept) == Language::Zh => "。",
            "" => ".",
            // What was asked is gone with the screen talk.
            "?" if after_screen => ".",
            "？" if after_screen => "。",
            mark => mark,
        });
        kept.push_str(&sentence[end + mark.len()..]);
        parts.push(Part::Kept(kept));
    }
    let language = Language::of(sentence);
    parts.extend(meanings.into_iter().map(|meaning| Part::Means(meaning, language)));
    parts
}

/// Gives what only leads to screen talk, or goes on from it, the same role.
fn settle(roles: &mut [Role]) {
    let mut before = Role::Content;
    for role in roles.iter_mut() {
        if *role == Role::Tail && matches!(before, Role::Screen(_)) {
            *role = Role::Screen(Meaning::Nothing);
        }
        before = *role;
    }
    // "Select the clip and open the panel": what begins a sentence like that belongs to it.
    let request = roles.iter().take_while(|role| matches!(role, Role::Lead | Role::Tail)).count();
    if let Some(Role::Screen(_)) = roles.get(request) {
        roles[..request].fill(Role::Screen(Meaning::Nothing));
    }
    let mut after = roles.iter().rev().find(|role| **role != Role::Lead).copied().unwrap_or(Role::Content);
    for role in roles.iter_mut().rev() {
        if *role == Role::Lead && matches!(after, Role::Screen(_)) {
            *role = Role::Screen(Meaning::Nothing);
        }
        after = *role;
    }
}

fn role(clause: &Clause<'_>) -> Role {
    if clause.text.trim().is_empty() {
        return Role::Tail;
    }
    let most = floor(clause.masked, LOOKED_AT);
    // Bytes stand at the same places in both.
    let (masked, text) = (&clause.masked[..most], &clause.text[..floor(clause.text, most)]);
    let mark = masked.len() - from_word(masked).len();
    let (masked, text) = (&masked[mark..], text.get(mark..).unwrap_or(text));
    let screen = english::screen(masked, text).or_else(|| chinese::screen(masked, text));
    match screen {
        Some(meaning) => Role::Screen(meaning),
        None if english::leads(masked) || chinese::leads(masked) => Role::Lead,
        None if english::goes_on(masked) || chinese::goes_on(masked) => Role::Tail,
        None => Role::Content,
    }
}

/// A text from its first word on.
pub(super) fn from_word(text: &str) -> &str {
    text.trim_start_matches(|c: char| !c.is_alphanumeric())
}

/// Divides a sentence at its marks, and where "and you can click …" begins.
fn clauses<'a>(sentence: &'a str, masked: &'a str) -> Vec<Clause<'a>> {
    let mut clauses = Vec::new();
    let mut cut = |mark: (usize, usize), end: usize| {
        let clause = Clause {
            mark: &sentence[mark.0..mark.1],
            text: &sentence[mark.1..end],
            masked: &masked[mark.1..end],
        };
        divide(clause, &mut clauses);
    };
    let mut mark = (0, 0);
    let mut at = 0;
    while let Some(c) = masked[at..].chars().next() {
        let next = at + c.len_utf8();
        let spaced = masked[next..].starts_with(char::is_whitespace);
        let divides = match c {
            ',' | ';' | ':' => spaced,
            '-' | '–' => spaced && masked[..at].ends_with(char::is_whitespace),
            '，' | '；' | '：' | '—' | '(' | '（' | ')' | '）' => true,
            _ => false,
        };
        if !divides {
            at = next;
            continue;
        }
        let rest = &masked[next..];
        let over = rest.len() - rest.trim_start_matches(|c: char| c.is_whitespace() || c == '—').len();
        cut(mark, at);
        mark = (at, next + over);
        at = mark.1;
    }
    cut(mark, masked.len());
    clauses
}

/// Divides a clause at a conjunction that screen talk follows, or at one that ends it.
fn divide<'a>(clause: Clause<'a>, into: &mut Vec<Clause<'a>>) {
    let mut rest = clause;
    let mut from = 0;
    for _ in 0..JOINTS {
        let joints = [english::joint(&rest.masked[from..]), chinese::joint(&rest.masked[from..])];
        let Some((start, end)) = joints.into_iter().flatten().min() else { break };
        let (start, end) = (from + start, from + end);
        let after =
            Clause { mark: &rest.text[start..end], text: &rest.text[end..], masked: &rest.masked[end..] };
        let before = Clause { mark: rest.mark, text: &rest.text[..start], masked: &rest.masked[..start] };
        let begins = matches!(role(&after), Role::Screen(_))
            && (start == end || english::is_plain_request(from_word(after.masked)));
        let ends = matches!(role(&before), Role::Screen(_)) && english::speaks(from_word(after.masked));
        if begins || ends {
            into.push(before);
            rest = after;
            from = 0;
        } else {
            // A joint without a length would be found again.
            from = if end > start {
                end
            } else {
                end + rest.masked[end..].chars().next().map_or(0, char::len_utf8)
            };
        }
    }
    into.push(rest);
}

/// A clause as the beginning of a sentence.
fn capitalized(clause: &str) -> String {
    let clause = clause.trim_start();
    let lower = clause.to_ascii_lowercase();
    let conjunction = ["and ", "but ", "so ", "then "].into_iter().find(|word| lower.starts_with(word));
    let clause = conjunction.and_then(|word| clause.get(word.len()..)).unwrap_or(clause).trim_start();
    let mut letters = clause.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}
