//! One plan out of what the clauses of a prompt ask for: each wish once, and of two that contradict each other the
//! later one.

use serde_json::json;

use super::Wish;
use crate::engine::answer::named;
use crate::engine::language::Language;
use crate::engine::op::Op;
use crate::engine::words::say;

/// Ops of which there is one in a plan, said in several places: "vertical … (9:16)".
const SAID_IN_PARTS: [&str; 3] = ["aspect_ratio", "compress", "export"];

/// Ops of which a result can have one only.
const ONE_ONLY: [&str; 8] =
    ["aspect_ratio", "resolution", "resize", "fps", "codec", "format", "target_size", "limit_duration"];

/// Ops that say nothing beside another, unless they have arguments: who asks for 25 MB asks for compressing, every GIF loops, another sound
/// takes the place of the one before, and who keeps a part wants it shorter.
const IMPLIED: [(&str, &str); 4] = [
    ("compress", "target_size"),
    ("loop", "gif"),
    ("mute", "replace_audio"),
    ("limit_duration", "keep_range"),
];

/// Each wish once: one that says no more than another of the same op is dropped.
pub(super) fn once_each(asked: Vec<Wish>) -> Vec<Wish> {
    let says_no_more = |less: &Wish, more: &Wish| {
        less.op == more.op && less.args.iter().all(|(name, value)| more.args.get(name) == Some(value))
    };
    let mut kept: Vec<Wish> = Vec::new();
    for wish in asked {
        if kept.iter().any(|other| says_no_more(&wish, other)) {
            continue;
        }
        let together = |other: &Wish| {
            says_no_more(other, &wish)
                || (SAID_IN_PARTS.contains(&wish.op.as_str())
                    && other.op == wish.op
                    && other.args.keys().all(|name| !wish.args.contains_key(name)))
        };
        match kept.iter_mut().find(|other| together(other)) {
            Some(other) => other.args.extend(wish.args),
            None => kept.push(wish),
        }
    }
    // "Speed it up, twice as fast": a direction says no more than a number.
    let numbers = ["factor", "db", "percent"];
    let number = |wish: &Wish| numbers.iter().any(|name| wish.args.contains_key(*name));
    let measured: Vec<String> = kept.iter().filter(|wish| number(wish)).map(|wish| wish.op.clone()).collect();
    kept.retain(|wish| {
        let direction_alone = wish.args.len() == 1 && wish.args.contains_key("direction");
        !(direction_alone && measured.contains(&wish.op))
    });
    let said: Vec<String> = kept.iter().map(|wish| wish.op.clone()).collect();
    kept.retain(|wish| {
        let implies = |(less, more): &(&str, &str)| wish.op == *less && said.iter().any(|op| op == more);
        !(wish.args.is_empty() && IMPLIED.iter().any(implies))
    });
    kept
}

/// Takes the later of two wishes that a result cannot both have, and tells so.
pub(super) fn settle(asked: Vec<Wish>, language: Language) -> (Vec<Wish>, Vec<String>) {
    let mut kept: Vec<Wish> = Vec::new();
    let mut told = Vec::new();
    for wish in asked {
        let contradicts = |other: &Wish| ONE_ONLY.contains(&wish.op.as_str()) && other.op == wish.op;
        if let Some(place) = kept.iter().position(contradicts) {
            let [dropped, taken] = apart(&kept.remove(place), &wish, language);
            told.push(say!(language, "contradiction", dropped, taken));
        }
        kept.push(wish);
    }
    (kept, told)
}

/// Each by the words that it came from; by what it does, where those do not tell one from the other.
fn apart(one: &Wish, other: &Wish, language: Language) -> [String; 2] {
    let texts = [&one.from.text, &other.from.text];
    let differ = texts[0] != texts[1] && texts.iter().all(|text| !text.is_empty());
    [one, other]
        .map(|wish| language.quote(&if differ { wish.from.text.clone() } else { does(wish, language) }))
}

/// What is done by it.
fn does(wish: &Wish, language: Language) -> String {
    let op: Result<Op, _> = serde_json::from_value(json!({ "op": wish.op, "args": wish.args }));
    op.map_or_else(|_| named(wish, language), |op| op.edit().tell(language))
}
