//! What is said of a step that concerns the whole or a stretch of it.

use super::super::language::Language;
use super::super::timeline::{Seconds, Strength};
use super::super::words::say;
use super::{Amount, clock, from_to};

/// What was done, as a sentence: "Made it black and white from 0:05 to 0:08."
pub(super) fn done(what: String, span: Option<(Seconds, Seconds)>, language: Language) -> String {
    match span {
        None => say!(language, "done-whole", what),
        Some((start, end)) => say!(language, "done-part", what, span = from_to(start, end, language)),
    }
}

/// What is going to be done: "Make it black and white from 0:05 to 0:08".
pub(super) fn step(what: String, start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
    match (start, end) {
        (None, None) => what,
        _ => say!(language, "step-part", what, span = named(start, end, language)),
    }
}

/// A stretch as a prompt names it: "0:05 to the end".
pub(super) fn named(start: Option<Amount>, end: Option<Amount>, language: Language) -> String {
    let start = start.map_or_else(|| clock(Seconds::from_integer(0)), Amount::clock);
    match end.map(Amount::clock) {
        Some(end) => say!(language, "span", start, end),
        None => say!(language, "span-to-end", start),
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
