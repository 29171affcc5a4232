//! Matches one clause with the rules of a lexicon.

mod details;

use std::cmp::Ordering;
use std::ops::Range;

use serde_json::{Map, Value};

use self::details::{Details, add_details};
use super::lexicon::{Lexicon, Rule, RulePhrase};
use super::phrase::{Match, beginning, small};
use super::syntax::base;
use super::value::{Refusal, Words, value};
use crate::engine::op::Amount;

/// What keeps a stretch or takes one away.
const CUTS: [&str; 4] = ["keep_range", "remove_range", "trim_end", "trim_start"];

/// An op that a clause names, with its plain arguments.
#[derive(Debug, Clone)]
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
    /// The words without marks that it writes, where a colon stands before them.
    text_after_colon: Option<Range<usize>>,
    /// Whether a negation is what makes it.
    pub negative: bool,
    /// The ends of the stretch that the words of the op name.
    times: Vec<Range<usize>>,
    /// Another stretch that it is for as well, and where that stands: "mute the first 5 seconds and the last 5 seconds".
    also: Option<(Map<String, Value>, Range<usize>)>,
}

impl Found {
    /// Whether what is said at `place`, a quantity or words, is said by it and nothing of `other`.
    fn keeps(&self, place: &Range<usize>, is_quantity: bool, other: &Found) -> bool {
        match self.op.as_str() {
            // "This landscape clip" says nothing of any op. A quantity always means something.
            "nothing" => !is_quantity && self.key.contains(&place.start),
            // Of "a 10-second video with crossfades", the crossfades do not last that long. A video that is made lasts as
            // long as the result.
            "limit_duration" => other.op != "generate_video" && !apart(&self.key, place),
            // The clips that are joined are no moments to find.
            "concat" => other.op == "highlight" && !apart(&self.key, place),
            _ => false,
        }
    }

    /// Whether it takes a stretch of the clip away.
    pub fn takes_away(&self) -> bool {
        matches!(self.op.as_str(), "trim_start" | "trim_end" | "remove_range")
    }
}

/// The ops that `words` name, in their order. What touches `forbidden` is none.
pub(super) fn read(words: &Words<'_>, forbidden: Option<Range<usize>>, lexicon: &Lexicon) -> Vec<Found> {
    let own = &words.own;
    let mut candidates = Vec::new();
    // What asks for something impossible: the words of its op, and where the quantity stands. Nothing is made of those
    // words that leaves the quantity out.
    let mut refused: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let small = small(beginning(words.text));
    let mut said = Details::new(words, &small, lexicon);
    for RulePhrase { phrase, rule } in lexicon.possible(&small) {
        for matched in phrase.matches(&small) {
            if said.names_clips(&matched) {
                continue;
            }
            match found(&matched, words, *rule, lexicon) {
                Ok(found) => {
                    if within(&found.key, own) {
                        candidates.push((*rule, found));
                    }
                }
                Err(Refusal::Impossible(quantity)) => {
                    refused.push((matched.group("key").unwrap_or(matched.range), quantity));
                }
                Err(Refusal::Otherwise) => {}
            }
        }
    }
    // What stands behind a colon is written, and neither done nor forbidden: "text: best moments".
    let written: Vec<Range<usize>> =
        candidates.iter().flat_map(|(_, found)| found.text_after_colon.clone()).collect();
    let forbidden = forbidden.filter(|part| !written.iter().any(|text| text.contains(&part.start)));
    let allowed = |found: &Found| {
        forbidden.as_ref().is_none_or(|part| found.understood.iter().all(|words| apart(words, part)))
    };
    candidates.retain(|(rule, found)| {
        let negative = lexicon.rules.get(*rule).is_some_and(|rule| rule.negative);
        (negative || allowed(found)) && !written.iter().any(|text| within(&found.key, text))
    });
    candidates.retain(|(_, found)| found.op != "limit_duration" || !ends_a_stretch(found, said.of("range")));
    candidates.sort_by_key(|(rule, found)| (*rule, found.key.start, std::cmp::Reverse(found.span.len())));
    said.of_others = candidates.iter().flat_map(|(_, found)| found.times.clone()).collect();
    let mut accepted: Vec<Found> = Vec::new();
    for (number, mut found) in candidates {
        let free = |other: &Found| {
            // Words that one op is made of do not make it again: "slow down to half speed".
            let again = |words: &Range<usize>| {
                // "Slow down the first 2 seconds to half": which way was said with how much.
                let way = found.args.contains_key("direction") && other.args.contains_key("factor");
                within(&found.key, words) || way && !apart(&found.key, words)
            };
            let again = other.op == found.op && other.understood.iter().any(again);
            apart(&other.key, &found.key)
                && other.details.iter().all(|detail| apart(detail, &found.key))
                && !again
        };
        let impossible = |(key, quantity): &(Range<usize>, Range<usize>)| {
            !apart(key, &found.key) && !found.understood.iter().any(|words| within(quantity, words))
        };
        if accepted.iter().all(free) && !refused.iter().any(impossible) {
            let rule = &lexicon.rules[number];
            let forbidden = forbidden.as_ref().filter(|_| !rule.negative);
            if let Err(quantity) = add_details(&mut found, rule, &mut said, &accepted, forbidden) {
                refused.push((found.key, quantity));
                continue;
            }
            words_stay_for_a_length(&mut found);
            let also = found.also.take().map(|(args, place)| {
                let mut other = found.clone();
                ["start", "end"].iter().for_each(|name| drop(other.args.remove(*name)));
                other.args.extend(args);
                other.understood.push(place);
                other
            });
            accepted.push(found);
            accepted.extend(also);
        }
    }
    // A prohibition that is itself the wish ("no sound") forbids nothing else of its clause.
    accepted.retain(|found| found.negative || allowed(found));
    let kept: Vec<bool> =
        accepted.iter().map(|found| !is_for_another(found, &accepted, &small, lexicon)).collect();
    let mut kept = kept.into_iter();
    accepted.retain(|_| kept.next() == Some(true));
    accepted.sort_by_key(|found| found.key.start);
    accepted
}

/// Whether the length that `found` limits the whole to is only the end of one of `stretches`: "make the part from 0:10
/// to 0:20 silent".
fn ends_a_stretch(found: &Found, stretches: &[Match<'_>]) -> bool {
    stretches.iter().any(|stretch| {
        let is_end = stretch.group("end").is_some_and(|end| !apart(&found.key, &end));
        let start = stretch.group("start").filter(|_| is_end);
        start.is_some_and(|start| found.understood.iter().all(|words| apart(words, &start)))
    })
}

/// Whether `found` keeps a stretch that another of `accepted` is for, and does not say plainly that the rest goes: "I
/// want the first 10 seconds muted", "mute only the first 10 seconds".
fn is_for_another(found: &Found, accepted: &[Found], text: &str, lexicon: &Lexicon) -> bool {
    let plainly = || text.get(found.span.clone()).is_some_and(|words| lexicon.keeps.is_in(words));
    found.op == "keep_range"
        && accepted.iter().any(|other| {
            let is_for_a_stretch = ["start", "end"].iter().any(|end| other.args.contains_key(*end));
            let is_for_this = other.understood.iter().any(|words| !apart(words, &found.key));
            let takes = other.op != found.op && is_for_a_stretch && is_for_this;
            takes && (other.key.start < found.key.start || !plainly())
        })
}

/// What `words` add to the op of rule `number` with `args`, said before: "add a title, 5 seconds". They add
/// something, or are nothing.
pub(super) fn continued(
    words: &Words<'_>,
    number: usize,
    args: &Map<String, Value>,
    lexicon: &Lexicon,
) -> Option<Found> {
    let rule = lexicon.rules.get(number)?;
    let small = small(beginning(words.text));
    let mut found = Found {
        op: rule.op.clone(),
        args: args.clone(),
        rule: number,
        key: 0..0,
        span: 0..0,
        understood: Vec::new(),
        details: Vec::new(),
        text_after_colon: None,
        negative: false,
        times: Vec::new(),
        also: None,
    };
    let mut said = Details::new(words, &small, lexicon);
    add_details(&mut found, rule, &mut said, &[], None).ok()?;
    words_stay_for_a_length(&mut found);
    (found.args != *args).then_some(found)
}

fn words_stay_for_a_length(found: &mut Found) {
    let start = match found.op.as_str() {
        "text" => "start",
        "title" | "freeze" => "at",
        _ => return,
    };
    end_as_length(&mut found.args, start);
    start_as_end(&mut found.args);
}

fn is_time(name: &str) -> bool {
    matches!(base(name), "start" | "end" | "at" | "seconds" | "last_seconds")
}

fn apart(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.end <= b.start || b.end <= a.start
}

fn within(inner: &Range<usize>, outer: &Range<usize>) -> bool {
    outer.start <= inner.start && inner.end <= outer.end
}

/// Whether a picture of the shape `ratio` does not lie as `orientation` says.
pub(super) fn is_other_shape(ratio: &Value, orientation: &Value) -> bool {
    let sides = ratio.as_str().and_then(|ratio| ratio.split_once(':'));
    let sides =
        sides.and_then(|(width, height)| width.parse::<f64>().ok()?.partial_cmp(&height.parse().ok()?));
    sides.is_some_and(|sides| {
        let shape = match sides {
            Ordering::Less => "vertical",
            Ordering::Equal => "square",
            Ordering::Greater => "horizontal",
        };
        orientation != shape
    })
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

/// Words that come so long before the end stay until then.
fn start_as_end(args: &mut Map<String, Value>) {
    let start = args.get("start").and_then(|start| serde_json::from_value::<Amount>(start.clone()).ok());
    if let Some(length) = start.and_then(Amount::from_end) {
        args.remove("start");
        args.insert("at".to_string(), "end".into());
        args.entry("seconds").or_insert(length.to_json());
    }
}

/// A length becomes an end: "from 0:15 for 10 seconds". `None` where the start is no time.
fn end_after_start(args: &mut Map<String, Value>) -> Option<()> {
    let start = args.get("start")?.as_f64()?;
    let end = Amount::from_f64(start + args.get("end")?.as_f64()?)?;
    args.insert("end".to_string(), end.to_json());
    Some(())
}

/// A length becomes a start: "the 5 seconds before 0:30". `None` where it would begin before the clip does.
fn start_before_end(args: &mut Map<String, Value>) -> Option<()> {
    let start = args.get("end")?.as_f64()? - args.get("start")?.as_f64()?;
    let start = Amount::from_f64(start).filter(|_| start >= 0.0)?;
    args.insert("start".to_string(), start.to_json());
    Some(())
}

/// What one match says, unless something in it is not what it looks like.
fn found(matched: &Match<'_>, words: &Words<'_>, number: usize, lexicon: &Lexicon) -> Result<Found, Refusal> {
    let rule = lexicon.rules.get(number).ok_or(Refusal::Otherwise)?;
    let whole = matched.range.clone();
    let key = matched.group("key").unwrap_or(whole.clone());
    let mut args = rule.args.clone();
    let mut words_from = None;
    let mut text_after_colon = None;
    let quoted = matched.group("text");
    for (name, range) in &matched.groups {
        if matches!(*name, "key" | "like") || name.starts_with("gap") {
            continue;
        }
        let mut range = range.clone();
        if *name == "any_gif" {
            let file = words.text.get(range).and_then(|token| words.prompt.file(token));
            file.filter(|file| file.to_lowercase().ends_with(".gif")).ok_or(Refusal::Otherwise)?;
            continue;
        }
        if name.starts_with("text__") {
            range = bare(words.text, range, rule, lexicon);
            words_from = Some(range.end);
            text_after_colon = follows_colon(words.text, &range).then(|| range.clone());
        }
        let (arg, value) = value(name, range, matched, words, lexicon)?;
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
        end_after_start(&mut args).ok_or(Refusal::Otherwise)?;
    }
    if matched.group("start__ahead").is_some() {
        start_before_end(&mut args).ok_or(Refusal::Otherwise)?;
    }
    let key = key.start..key.end.min(end);
    let cuts = CUTS.contains(&rule.op.as_str());
    let times = matched.groups.iter().filter(|(name, _)| cuts && is_time(name));
    let times = times.map(|(_, range)| range.clone()).collect();
    Ok(Found {
        op: rule.op.clone(),
        args,
        rule: number,
        key,
        span: whole.start..end,
        understood,
        details: quoted.into_iter().chain(text_after_colon.clone()).collect(),
        text_after_colon,
        negative: rule.negative,
        times,
        also: None,
    })
}

/// The part of `range` before a detail, where bare words end: "saying Hello at the start".
fn bare(text: &str, range: Range<usize>, rule: &Rule, lexicon: &Lexicon) -> Range<usize> {
    let written = text.get(range.clone()).unwrap_or_default();
    let details = rule.details.iter().filter_map(|name| lexicon.details.get(name)).flatten();
    let small = small(written);
    // 倒放开始 is one text behind a colon, but two words in a row.
    let whole = follows_colon(text, &range);
    let apart = |at: usize| {
        let (before, after) = written.split_at_checked(at).unwrap_or_default();
        before.ends_with(' ') || after.starts_with(' ')
    };
    let places = details.flat_map(|detail| detail.matches(&small)).map(|found| found.range.start);
    let end = places.filter(|at| !whole || apart(*at)).min();
    let words = written.get(..end.unwrap_or(written.len())).unwrap_or_default();
    range.start..range.start + words.trim_end().len()
}

fn follows_colon(text: &str, range: &Range<usize>) -> bool {
    text.get(..range.start).unwrap_or_default().trim_end().ends_with(':')
}
