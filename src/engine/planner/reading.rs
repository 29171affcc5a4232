//! Matches one clause with the rules of a lexicon.

use std::cell::OnceCell;
use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::clips;
use super::lexicon::{Lexicon, Rule, RulePhrase};
use super::phrase::{Match, beginning, small};
use super::syntax::base;
use super::value::{Refusal, Words, value};
use crate::engine::op::Amount;

/// What fades, and how long that lasts is told beside it.
const FADES: [&str; 4] = ["transition", "fade_in", "fade_out", "audio_fade"];

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

/// The details that a text gives, each looked for once.
struct Details<'a> {
    words: &'a Words<'a>,
    small: &'a str,
    lexicon: &'a Lexicon,
    found: BTreeMap<&'a str, Vec<Match<'a>>>,
    /// The times of what is kept or goes, as other ops may name them.
    of_others: Vec<Range<usize>>,
    /// Where clips stand by their numbers, once that is looked for.
    clips: OnceCell<Vec<Range<usize>>>,
    /// Where times stand that are no lengths, once those are looked for.
    moments: Option<Vec<Range<usize>>>,
}

impl<'a> Details<'a> {
    fn new(words: &'a Words<'a>, small: &'a str, lexicon: &'a Lexicon) -> Details<'a> {
        let (found, of_others, clips) = (BTreeMap::new(), Vec::new(), OnceCell::new());
        Details { words, small, lexicon, found, of_others, clips, moments: None }
    }

    /// Whether a time in `matched` is the number of a clip: "crop clip 1 to 200x200".
    fn names_clips(&self, matched: &Match<'_>) -> bool {
        let times = matched.groups.iter().filter(|(name, _)| is_time(name));
        let mut times = times.map(|(_, range)| range).peekable();
        times.peek().is_some() && {
            let clips = self.clips.get_or_init(|| clips::numbered(self.words.text, self.lexicon));
            times.any(|time| clips.iter().any(|clip| !apart(clip, time)))
        }
    }

    /// The times that are no lengths: the ends of stretches, and what stands behind an "at".
    fn moments(&mut self) -> Vec<Range<usize>> {
        if self.moments.is_none() {
            let mut moments = Vec::new();
            for name in ["range", "between", "no_length"] {
                let is_stretch = |matched: &&Match<'_>| {
                    name == "no_length" || ["start", "end"].iter().all(|end| matched.group(end).is_some())
                };
                let stretches = self.of(name).iter().filter(is_stretch);
                moments.extend(stretches.flat_map(|found| &found.groups).map(|(_, range)| range.clone()));
            }
            self.moments = Some(moments);
        }
        self.moments.clone().unwrap_or_default()
    }

    fn of(&mut self, name: &'a str) -> &[Match<'a>] {
        if !self.found.contains_key(name) {
            let phrases = self.lexicon.details.get(name).into_iter().flatten();
            let found = phrases.flat_map(|phrase| phrase.matches(self.small));
            let found = found.filter(|matched| !self.names_clips(matched)).collect();
            self.found.insert(name, found);
        }
        self.found.get(name).map_or(&[], Vec::as_slice)
    }
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

/// Adds what the rest of the clause says about an op, beside those `accepted` before it: when, where, how long. Fails
/// with the place of a quantity that cannot be: what is asked for a stretch that is none is not done to all of it.
fn add_details<'a>(
    found: &mut Found,
    rule: &'a Rule,
    said: &mut Details<'a>,
    accepted: &[Found],
    forbidden: Option<&Range<usize>>,
) -> Result<(), Range<usize>> {
    let (words, lexicon) = (said.words, said.lexicon);
    let mut impossible: Vec<(&str, Range<usize>)> = Vec::new();
    let fades = FADES.contains(&rule.op.as_str());
    let no_lengths = match fades {
        true => said.moments().into_iter().chain(said.of_others.clone()).collect(),
        false => Vec::new(),
    };
    for name in &rule.details {
        for matched in said.of(name) {
            // A detail may share words with the key ("a 3-second title"), but not what it says, nor what another
            // detail says ("at 0:05 for 3 seconds").
            let free = matched.groups.iter().all(|(name, said)| {
                let unsaid = found.details.iter().all(|detail| apart(said, detail));
                let is_quantity = lexicon.value(name, "").is_none() && !name.starts_with("text");
                let free = accepted.iter().all(|other| !other.keeps(said, is_quantity, found));
                within(said, &words.own) && apart(said, &found.key) && unsaid && free
            });
            // "0:03 to 0:04 with a crossfade" says nothing of how long that is.
            let is_clock = words.text.get(matched.range.clone()).is_some_and(|written| written.contains(':'));
            let is_no_length = |(name, said): &(&str, Range<usize>)| {
                let bare = *said == matched.range && is_clock;
                base(name) == "seconds" && (bare || no_lengths.iter().any(|time| !apart(time, said)))
            };
            let free = free && !(fades && matched.groups.iter().any(is_no_length));
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
            let mut wrong = false;
            for (name, range) in &matched.groups {
                let mut range = range.clone();
                if name.starts_with("text__") {
                    range = bare(words.text, range, rule, lexicon);
                    whole.end = range.end;
                }
                // "Freeze 0:02" tells when.
                let when = found.op == "freeze" && is_clock && !args.contains_key("at");
                match value(name, range, matched, words, lexicon) {
                    Ok((arg, value)) if arg == "seconds" && when => {
                        args.insert("at".to_string(), value);
                    }
                    Ok((arg, value)) => {
                        args.insert(arg, value);
                    }
                    Err(Refusal::Impossible(quantity)) => {
                        wrong = true;
                        impossible.push((base(name), quantity));
                    }
                    // A range is nothing without one of its ends.
                    Err(Refusal::Otherwise) => wrong |= matches!(*name, "start" | "end"),
                }
            }
            let lasts = matched.group("end__lasting").is_some();
            // "From 0:05 on, in slow motion, for 3 seconds": its beginning was said before.
            let begun = found.args.get("start").filter(|_| lasts && !args.contains_key("start"));
            args.extend(begun.map(|start| ("start".to_string(), start.clone())));
            let begun = begun.is_some();
            let ahead = matched.group("start__ahead").is_some();
            if wrong
                || lasts && end_after_start(&mut args).is_none()
                || ahead && start_before_end(&mut args).is_none()
            {
                continue;
            }
            if begun {
                args.remove("start");
            }
            // The beginning and the end are two stretches.
            let begins = |start: &Value| start.as_f64() != Some(0.0);
            let ends =
                |args: &Map<String, Value>| (args.get("start").is_some_and(begins), args.contains_key("end"));
            let two = matches!(
                (ends(&found.args), ends(&args)),
                ((true, false), (false, true)) | ((false, true), (true, false))
            );
            if two && name == "start_at" {
                found.also = Some((args, whole.clone()));
                found.details.push(whole);
                continue;
            }
            if args.is_empty() || args.keys().any(|name| found.args.contains_key(name)) {
                continue;
            }
            // Of two shapes the former is how it was: "make my horizontal video 9:16", "this 16:9 film vertical".
            if let (Some(ratio), Some(orientation)) = (found.args.get("ratio"), args.get("orientation"))
                && is_other_shape(ratio, orientation)
            {
                if whole.start < found.key.start {
                    args.remove("orientation");
                } else {
                    found.args.remove("ratio");
                }
            }
            found.args.extend(args);
            found.understood.push(whole.clone());
            found.details.push(whole);
        }
    }
    impossible.retain(|(name, _)| !found.args.contains_key(*name));
    impossible.pop().map_or(Ok(()), |(_, quantity)| Err(quantity))
}
