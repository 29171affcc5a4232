//! What is said of a step that concerns the whole or a stretch of it.

use super::super::language::Language;
use super::super::timeline::{Seconds, Strength};
use super::super::words::say;
use super::{Amount, clock, from_to};

/// The most stretches that are named.
const MOST_NAMED: usize = 4;

/// What was done, as a sentence: "Made it black and white from 0:05 to 0:08."
pub(super) fn done(what: String, spans: &[(Seconds, Seconds)], language: Language) -> String {
    if spans.is_empty() {
        return say!(language, "done-whole", what);
    }
    let mut named: Vec<String> =
        spans.iter().take(MOST_NAMED).map(|(start, end)| from_to(*start, *end, language)).collect();
    if spans.len() > MOST_NAMED {
        named.push("…".into());
    }
    say!(language, "done-part", what, span = language.list(&named))
}

/// What is going to be done: "Make it black and white from 0:05 to 0:08".
pub(super) fn step(what: String, start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
    match (start, end) {
        (None, None) => what,
        (Some(start), None) if let Some(length) = start.from_end() => {
            say!(language, "step-last", what, length = length.told(language))
        }
        _ => say!(language, "step-part", what, span = named(start, end, language)),
    }
}

/// A stretch as a prompt names it: "0:05 to the end".
pub(super) fn named(start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
    let begins = start.map_or_else(|| clock(Seconds::from_integer(0)), Amount::clock);
    match (end.map(Amount::clock), start.and_then(Amount::from_end)) {
        (Some(end), _) => say!(language, "span", start = begins, end),
        (None, Some(length)) => say!(language, "span-last", length = length.told(language)),
        (None, None) => say!(language, "span-to-end", start = begins),
    }
}

/// How strongly, right after what was done.
pub(super) fn strength(amount: Strength, language: Language) -> String {
    match amount {
        Strength::Light => say!(language, "strength-light"),
        Strength::Medium => say!(language, "strength-medium"),
        Strength::Strong => say!(language, "strength-strong"),
    }
}
