//! One plan out of what the clauses of a prompt ask for: each wish once, and of two that contradict each other the
//! later one.

use serde_json::{Map, Value, json};

use super::{Wish, reading};
use crate::engine::answer::named;
use crate::engine::language::Language;
use crate::engine::op::Op;
use crate::engine::words::say;

/// Ops of which there is one in a plan, said in several places: "vertical … (9:16)".
const SAID_IN_PARTS: [&str; 7] =
    ["aspect_ratio", "captions", "codec", "compress", "export", "pip", "slideshow"];

/// Ops of which a result can have one only.
const ONE_ONLY: [&str; 8] =
    ["aspect_ratio", "resolution", "resize", "fps", "codec", "format", "target_size", "limit_duration"];

/// Ops that say nothing beside another, unless they have arguments: who asks for 25 MB asks for compressing, every GIF loops, another sound
/// takes the place of the one before, and who keeps a part wants it shorter.
const IMPLIED: [(&str, &str); 6] = [
    ("compress", "target_size"),
    ("subtitles_burn", "captions"),
    ("split", "scene_detect"),
    ("loop", "gif"),
    ("mute", "replace_audio"),
    ("limit_duration", "keep_range"),
];

/// Puts ranges that end before they start the right way round, and tells so.
pub(super) fn in_order(mut asked: Vec<Wish>, language: Language) -> (Vec<Wish>, Vec<String>) {
    let mut told = Vec::new();
    for wish in &mut asked {
        let time = |name: &str| wish.args.get(name).and_then(Value::as_f64);
        let swapped = time("start").zip(time("end")).is_some_and(|(start, end)| start > end);
        if swapped && let (Some(start), Some(end)) = (wish.args.remove("start"), wish.args.remove("end")) {
            wish.args.extend([("start".to_string(), end), ("end".to_string(), start)]);
            let words = Some(wish.from.text.clone()).filter(|text| !text.is_empty());
            let written = words.unwrap_or_else(|| does(wish, language));
            told.push(say!(language, "swapped", written = language.quote(&written)));
        }
    }
    (asked, told)
}

/// Each wish once: one that says no more than another of the same op is dropped.
pub(super) fn once_each(asked: Vec<Wish>) -> Vec<Wish> {
    let says_no_more = |less: &Wish, more: &Wish| {
        less.op == more.op
            && may_be_of_same_clips(less, more)
            && less.args.iter().all(|(name, value)| more.args.get(name) == Some(value))
    };
    let mut kept: Vec<Wish> = Vec::new();
    for wish in asked {
        if let Some(other) = kept.iter_mut().find(|other| says_no_more(&wish, other)) {
            other.only = other.only.take().filter(|_| wish.only.is_some());
            continue;
        }
        let together = |other: &Wish| {
            says_no_more(other, &wish)
                || (SAID_IN_PARTS.contains(&wish.op.as_str())
                    && other.op == wish.op
                    && other.args.keys().all(|name| !wish.args.contains_key(name))
                    && !is_other_shape(other, &wish)
                    && !is_other_shape(&wish, other))
        };
        match kept.iter_mut().find(|other| together(other)) {
            Some(other) => {
                other.only = other.only.take().filter(|_| wish.only.is_some());
                other.args.extend(wish.args);
            }
            None => kept.push(wish),
        }
    }
    // "Speed it up, twice as fast": a direction says no more than a number.
    let numbers = ["factor", "db", "percent"];
    // A number for the music says nothing of the voice.
    let number = |wish: &Wish| {
        !wish.args.contains_key("target") && numbers.iter().any(|name| wish.args.contains_key(*name))
    };
    let measured: Vec<Wish> = kept.iter().filter(|wish| number(wish)).cloned().collect();
    kept.retain(|wish| {
        let direction_alone = wish.args.len() == 1 && wish.args.contains_key("direction");
        let of_it = |other: &Wish| other.op == wish.op && may_be_of_same_clips(other, wish);
        !(direction_alone && measured.iter().any(of_it))
    });
    lend(&mut kept, "gif", "fps", "fps", |_| true);
    lend(&mut kept, "slow_motion", "speed", "factor", |factor| factor < 1.0);
    // "Slow motion at 40% speed" is slowed down once.
    let slowed: Vec<Map<String, Value>> =
        kept.iter().filter(|wish| wish.op == "slow_motion").map(|wish| wish.args.clone()).collect();
    kept.retain(|wish| wish.op != "speed" || wish.args.is_empty() || !slowed.contains(&wish.args));
    let said: Vec<String> = kept.iter().map(|wish| wish.op.clone()).collect();
    let made = kept.iter().filter(|wish| wish.op == "generate_video");
    let made: Vec<Value> = made.filter_map(|wish| wish.args.get("seconds").cloned()).collect();
    let turns = kept.iter().filter(|wish| wish.op == "rotate");
    let turns: Vec<Value> = turns.filter_map(|wish| wish.args.get("degrees").cloned()).collect();
    // "Crossfades, 4 seconds per photo": so long is each photo shown.
    let shown = kept.iter().filter(|wish| wish.op == "slideshow");
    let shown: Vec<Value> = shown.filter_map(|wish| wish.args.get("seconds_per_image").cloned()).collect();
    for transition in kept.iter_mut().filter(|wish| wish.op == "transition") {
        if transition.args.get("seconds").is_some_and(|seconds| shown.contains(seconds)) {
            transition.args.remove("seconds");
        }
    }
    kept.retain(|wish| {
        // "Captions, yellow text": the colour is that of the captions.
        if wish.op == "text" && wish.args.keys().eq(["color"]) && said.iter().any(|op| op == "captions") {
            return false;
        }
        // "It is upside down, rotate it by 180 degrees": the turn mends what the flip would.
        let turned = |degrees: &Value| degrees.as_i64().is_some_and(|degrees| degrees.abs() == 180);
        let upside_down =
            wish.op == "flip" && wish.args.get("direction").is_some_and(|way| way == "vertical");
        if upside_down && turns.iter().any(turned) {
            return false;
        }
        // A made video that lasts so long needs no cutting to it.
        if wish.op == "limit_duration" && made.iter().any(|seconds| wish.args.get("seconds") == Some(seconds))
        {
            return false;
        }
        // "For Discord, 8 MB": the size says what is small enough.
        let said_by_size = wish.op == "compress" && wish.args.keys().eq(["target"]);
        let implies = |(less, more): &(&str, &str)| wish.op == *less && said.iter().any(|op| op == more);
        !((wish.args.is_empty() || said_by_size) && IMPLIED.iter().any(implies))
    });
    kept
}

/// Whether the shape of `one` does not lie as `other` says: "a vertical and a square version".
fn is_other_shape(one: &Wish, other: &Wish) -> bool {
    let shape = one.args.get("ratio").zip(other.args.get("orientation"));
    shape.is_some_and(|(ratio, orientation)| reading::is_other_shape(ratio, orientation))
}

/// Whether one is not for some clips and the other for others.
fn may_be_of_same_clips(one: &Wish, other: &Wish) -> bool {
    one.only.is_none() || other.only.is_none() || one.only == other.only
}

/// Gives the argument `name` of a wish `from`, which says nothing else and is `fit`, to a wish `to` without it: "a GIF
/// of it, 12 fps".
fn lend(kept: &mut Vec<Wish>, to: &str, from: &str, name: &str, fit: impl Fn(f64) -> bool) {
    let lends = |wish: &Wish| {
        let value = wish.args.get(name).and_then(Value::as_f64);
        wish.op == from && wish.args.len() == 1 && value.is_some_and(&fit)
    };
    let Some(lender) = kept.iter().position(lends) else { return };
    let Some(value) = kept.get(lender).and_then(|wish| wish.args.get(name)).cloned() else { return };
    if let Some(wish) = kept.iter_mut().find(|wish| wish.op == to && !wish.args.contains_key(name)) {
        wish.args.insert(name.to_string(), value);
        kept.remove(lender);
    }
}

/// Takes the later of two wishes that a result cannot both have, and tells so.
pub(super) fn settle(asked: Vec<Wish>, language: Language) -> (Vec<Wish>, Vec<String>) {
    let mut kept: Vec<Wish> = Vec::new();
    let mut told = Vec::new();
    for wish in asked {
        let contradicts = |other: &Wish| {
            // Each clip can have a length of its own, and the whole as well.
            let of_same = wish.op != "limit_duration" || wish.only == other.only;
            ONE_ONLY.contains(&wish.op.as_str()) && other.op == wish.op && of_same
        };
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
