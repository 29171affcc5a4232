//! Matches one clause with the rules of a lexicon.

use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::lexicon::{Lexicon, Rule};
use super::phrase::{Match, beginning, small};
use super::prompt::{FILE, Prompt};
use crate::engine::op::Amount;

/// An op that a clause names, with its plain arguments.
#[derive(Debug)]
pub(super) struct Found {
    pub op: String,
    pub args: Map<String, Value>,
    /// Which rule of the lexicon it follows.
    pub rule: usize,
    /// What the words of the op are, in the text that was read.
    key: Range<usize>,
    /// All that is understood by it, in the text that was read.
    span: Range<usize>,
    pub understood: Vec<Range<usize>>,
    /// What the rest of the clause says about it, which no other op can be made of.
    details: Vec<Range<usize>>,
    negative: bool,
}

/// The ops that `text` names, in its order. `own` is the part of it that a person wrote there: a verb may
/// have been put before or behind it. What touches `forbidden` is none.
pub(super) fn read(
    text: &str,
    own: Range<usize>,
    forbidden: Option<Range<usize>>,
    lexicon: &Lexicon,
    prompt: &Prompt,
) -> Vec<Found> {
    let allowed = |found: &Found| {
        forbidden.as_ref().is_none_or(|part| found.understood.iter().all(|words| apart(words, part)))
    };
    let mut candidates = Vec::new();
    let text = beginning(text);
    let small = small(text);
    for number in lexicon.finder.possible(&small) {
        let pattern = &lexicon.patterns[number];
        let rule = &lexicon.rules[pattern.rule];
        for matched in pattern.phrase.matches(&small) {
            let Some(found) = found(&matched, text, pattern.rule, lexicon, prompt) else { continue };
            let inside = found.key.start >= own.start && found.key.end <= own.end;
            if inside && (rule.negative || allowed(&found)) {
                candidates.push((pattern.rule, found));
            }
        }
    }
    candidates.sort_by_key(|(rule, found)| (*rule, found.key.start, std::cmp::Reverse(found.span.len())));
    let mut said = Details { text, small: &small, lexicon, found: BTreeMap::new() };
    let mut accepted: Vec<Found> = Vec::new();
    for (number, mut found) in candidates {
        let free = |other: &Found| {
            // Words that one op is made of do not make it again: "slow down to half speed".
            let again =
                other.op == found.op && other.understood.iter().any(|words| within(&found.key, words));
            apart(&other.key, &found.key)
                && other.details.iter().all(|detail| apart(detail, &found.key))
                && !again
        };
        if accepted.iter().all(free) {
            let rule = &lexicon.rules[number];
            let forbidden = forbidden.as_ref().filter(|_| !rule.negative);
            add_details(&mut found, rule, &mut said, &own, forbidden, lexicon, prompt);
            words_stay_for_a_length(&mut found);
            accepted.push(found);
        }
    }
    // A prohibition that is itself the wish ("no sound") forbids nothing else of its clause.
    accepted.retain(|found| found.negative || allowed(found));
    accepted.sort_by_key(|found| found.key.start);
    accepted
}

/// What `text` adds to the op of rule `number` with `args`, said before: "add a title, 5 seconds". It adds
/// something, or is nothing.
pub(super) fn continued(
    text: &str,
    number: usize,
    args: &Map<String, Value>,
    lexicon: &Lexicon,
    prompt: &Prompt,
) -> Option<Found> {
    let rule = lexicon.rules.get(number)?;
    let text = beginning(text);
    let small = small(text);
    let mut found = Found {
        op: rule.op.clone(),
        args: args.clone(),
        rule: number,
        key: 0..0,
        span: 0..0,
        understood: Vec::new(),
        details: Vec::new(),
        negative: false,
    };
    let mut said = Details { text, small: &small, lexicon, found: BTreeMap::new() };
    add_details(&mut found, rule, &mut said, &(0..text.len()), None, lexicon, prompt);
    words_stay_for_a_length(&mut found);
    (found.args != *args).then_some(found)
}

fn words_stay_for_a_length(found: &mut Found) {
    match found.op.as_str() {
        "text" => end_as_length(&mut found.args, "start"),
        "title" => end_as_length(&mut found.args, "at"),
        _ => {}
    }
}

/// The details that a text gives, each looked for once.
struct Details<'a> {
    text: &'a str,
    small: &'a str,
    lexicon: &'a Lexicon,
    found: BTreeMap<&'a str, Vec<Match<'a>>>,
}

impl<'a> Details<'a> {
    fn of(&mut self, name: &'a str) -> &[Match<'a>] {
        let phrases = self.lexicon.details.get(name).into_iter().flatten();
        self.found
            .entry(name)
            .or_insert_with(|| phrases.flat_map(|phrase| phrase.matches(self.small)).collect())
    }
}

fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Words stay for a length: "from 0:05 to 0:12" is 7 seconds. An end before the start stays as it is.
fn end_as_length(args: &mut Map<String, Value>, start_name: &str) {
    let Some(end) = args.get("end").and_then(Value::as_f64) else { return };
    let start = args.get("start").or_else(|| args.get(start_name)).map_or(Some(0.0), Value::as_f64);
    let length = start.and_then(|start| Amount::from_f64(end - start)).filter(|length| !length.is_zero());
    let Some(length) = length else { return };
    args.remove("end");
    args.entry("seconds").or_insert(length.to_json());
    if let Some(start) = args.remove("start") {
        args.insert(start_name.to_string(), start);
    }
}

/// A length becomes an end: "from 0:15 for 10 seconds". `None` where the start is no time.
fn end_after_start(args: &mut Map<String, Value>) -> Option<()> {
    let start = args.get("start")?.as_f64()?;
    let end = Amount::from_f64(start + args.get("end")?.as_f64()?)?;
    args.insert("end".to_string(), end.to_json());
    Some(())
}

/// What one match says, or `None` where a number in it is none.
fn found(
    matched: &Match<'_>,
    text: &str,
    number: usize,
    lexicon: &Lexicon,
    prompt: &Prompt,
) -> Option<Found> {
    let rule = lexicon.rules.get(number)?;
    let whole = matched.range.clone();
    let key = matched.group("key").unwrap_or(whole.clone());
    let mut args = rule.args.clone();
    let mut words_from = None;
    let quoted = matched.group("text");
    for (name, range) in &matched.groups {
        if matches!(*name, "key" | "like") || name.starts_with("gap") {
            continue;
        }
        let mut written = text.get(range.clone())?;
        if *name == "any_gif" {
            prompt.file(written).filter(|file| file.to_lowercase().ends_with(".gif"))?;
            continue;
        }
        if name.starts_with("text__") {
            written = bare(written, rule, lexicon);
            words_from = Some(range.start + written.len());
        }
        let (arg, value) = value(name, written, beside(matched, text), lexicon, prompt)?;
        args.insert(arg, value);
    }
    let end = words_from.unwrap_or(whole.end).max(key.end.min(words_from.unwrap_or(key.end)));
    let mut understood = Vec::new();
    let mut start = whole.start;
    for (_, gap) in matched.groups.iter().filter(|(name, _)| name.starts_with("gap")) {
        understood.push(start..gap.start);
        start = gap.end;
    }
    understood.push(start..end);
    if matched.group("end__lasting").is_some() {
        end_after_start(&mut args)?;
    }
    let key = key.start..key.end.min(end);
    Some(Found {
        op: rule.op.clone(),
        args,
        rule: number,
        key,
        span: whole.start..end,
        understood,
        details: quoted.into_iter().collect(),
        negative: rule.negative,
    })
}

/// Bare words end where a detail begins: "saying Hello at the start".
fn bare<'a>(written: &'a str, rule: &Rule, lexicon: &Lexicon) -> &'a str {
    let details = rule.details.iter().filter_map(|name| lexicon.details.get(name)).flatten();
    let small = small(written);
    let end = details.filter_map(|detail| detail.find(&small)).map(|detail| detail.start).min();
    written.get(..end.unwrap_or(written.len())).unwrap_or_default().trim()
}

/// Adds what the rest of the clause says about an op: when, where, how long.
fn add_details<'a>(
    found: &mut Found,
    rule: &'a Rule,
    said: &mut Details<'a>,
    own: &Range<usize>,
    forbidden: Option<&Range<usize>>,
    lexicon: &Lexicon,
    prompt: &Prompt,
) {
    let text = said.text;
    for name in &rule.details {
        for matched in said.of(name) {
            // A detail may share words with the key ("a 3-second title"), but not what it says, nor what another
            // detail says ("at 0:05 for 3 seconds").
            let free = matched.groups.iter().all(|(_, said)| {
                let unsaid = found.details.iter().all(|detail| apart(said, detail));
                within(said, own) && apart(said, &found.key) && unsaid
            });
            if !free || forbidden.is_some_and(|part| !apart(&matched.range, part)) {
                continue;
            }
            // A detail without an argument says again what the op is: a fade-out is at the end.
            if matched.groups.is_empty() {
                found.understood.push(matched.range.clone());
                continue;
            }
            let mut args = Map::new();
            let mut whole = matched.range.clone();
            for (name, range) in &matched.groups {
                let mut written = text.get(range.clone()).unwrap_or_default();
                if name.starts_with("text__") {
                    written = bare(written, rule, lexicon);
                    whole.end = range.start + written.len();
                }
                match value(name, written, beside(matched, text), lexicon, prompt) {
                    Some((arg, value)) => args.insert(arg, value),
                    None => continue,
                };
            }
            let lasts = matched.group("end__lasting").is_some();
            if lasts && end_after_start(&mut args).is_none() {
                continue;
            }
            if args.is_empty() || args.keys().any(|name| found.args.contains_key(name)) {
                continue;
            }
            found.args.extend(args);
            found.understood.push(whole.clone());
            found.details.push(whole);
        }
    }
}

/// The argument that the capture `name` gives, and its value.
fn value(
    name: &str,
    written: &str,
    beside: Option<&str>,
    lexicon: &Lexicon,
    prompt: &Prompt,
) -> Option<(String, Value)> {
    if let Some(value) = lexicon.value(name, written) {
        let arg = name.split("__").next().unwrap_or(name);
        return value.map(|value| (arg.to_string(), value));
    }
    let arg = name.split("__").next().unwrap_or(name);
    let quantities = lexicon.quantities();
    let number = || quantities.number(written);
    let whole = |number: f64| Value::from(number.round() as i64);
    let fraction = |number: f64| {
        let rounded = (number * 1000.0).round() / 1000.0;
        if rounded.fract() == 0.0 { Value::from(rounded as i64) } else { Value::from(rounded) }
    };
    let value = match name {
        "text" | "clip__quoted" => prompt.quotation(written)?.into(),
        "clip__file" | "clip__video" | "replace_with__file" => prompt.file(written)?.into(),
        "files" | "files__one" => {
            written.split(FILE).filter_map(|token| prompt.file(token)).collect::<Vec<_>>().into()
        }
        "factor__percent" | "amount__percent" | "volume__percent" | "opacity__percent" | "scale__percent" => {
            fraction(number()? / 100.0)
        }
        "seconds__share" | "start__share" | "end__share" => {
            Amount::from_percent(quantities.percent(written)?)?.to_json()
        }
        // "The last third" begins where the two before it end.
        "start__rest" => Amount::from_percent(100.0 - quantities.percent(written)?)?.to_json(),
        "factor__more" | "amount__more" => fraction(1.0 + number()? / 100.0),
        "target__percent" => fraction(number()?),
        "target__less" => fraction(100.0 - number().filter(|percent| *percent <= 100.0)?),
        "factor__less" => fraction(1.0 - number().filter(|percent| *percent < 100.0)? / 100.0),
        "factor__slower" => match number().filter(|factor| *factor > 0.0)? {
            // "Slow down to 0.5x" and "slow down 2x" both mean half the speed.
            factor if factor < 1.0 => fraction(factor),
            factor => fraction(1.0 / factor),
        },
        "seconds__count" | "end__count" | "last_seconds__count" => Amount::from_f64(number()?)?.to_json(),
        "seconds__minutes" => Amount::from_f64(number()? * 60.0)?.to_json(),
        "format__file" | "format__sound_file" => {
            prompt.file(written)?.rsplit_once('.')?.1.to_lowercase().into()
        }
        "ratio__sides" => ratio(written)?.into(),
        "mb__kb" => fraction(number()? / 1000.0),
        "mb__gb" => fraction(number()? * 1000.0),
        "db__down" => fraction(-number()?),
        "degrees__left" => whole(-number()?),
        _ => match arg {
            "text" if written.is_empty() => return None,
            // Words without any marks are a text only where they begin as one does: "the text Big Sale".
            "text" if name == "text__capital" && !begins_a_text(written) => return None,
            "text" => prompt.written(written).into(),
            "file" => prompt.file(written)?.into(),
            "ratio" => written
                .replace("by", ":")
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(|c| if matches!(c, '/' | 'x' | 'X') { ':' } else { c })
                .collect::<String>()
                .into(),
            "video_bitrate" | "bitrate" => written.replace(' ', "").to_lowercase().replace('m', "M").into(),
            "count" | "images" | "height" | "width" | "degrees" | "crf" | "clip" | "to" | "x" | "y" => {
                whole(number()?)
            }
            // Nothing plays at no speed at all.
            "factor" | "amount" => fraction(number().filter(|factor| *factor > 0.0)?),
            "mb" | "fps" | "db" | "percent" | "opacity" | "scale" => fraction(number()?),
            "start" => quantities.seconds(written, beside)?.to_json(),
            "seconds" if name == "seconds__bare" => quantities.seconds(written, beside)?.to_json(),
            _ => quantities.seconds(written, None)?.to_json(),
        },
    };
    Some((arg.to_string(), value))
}

/// The shape of a picture of so many pixels: `9:16` for "1080 by 1920".
fn ratio(written: &str) -> Option<String> {
    let sides = written.split(|c: char| !c.is_ascii_digit()).filter(|side| !side.is_empty());
    let sides: Vec<u32> = sides.map(|side| side.parse().ok()).collect::<Option<_>>()?;
    let [width, height] = sides.as_slice() else { return None };
    let common = (1..=*width.min(height)).rev().find(|by| width % by == 0 && height % by == 0)?;
    Some(format!("{}:{}", width / common, height / common))
}

fn begins_a_text(words: &str) -> bool {
    words.chars().next().is_some_and(|first| first.is_uppercase() || matches!(first, '#' | '@'))
}

/// The time that is named beside another, whose unit both share. A group that a phrase does not have is simply not
/// there.
fn beside<'a>(matched: &Match<'_>, text: &'a str) -> Option<&'a str> {
    let group = ["end", "end__time", "like"].into_iter().find_map(|name| matched.group(name));
    text.get(group?)
}
