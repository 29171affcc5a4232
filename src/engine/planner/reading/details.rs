//! What a clause says beside the words of an op: when, where, how long.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::ops::Range;

use serde_json::{Map, Value};

use super::{Found, apart, bare, end_after_start, is_other_shape, is_time, start_before_end, within};
use crate::engine::planner::clips;
use crate::engine::planner::lexicon::{Lexicon, Rule};
use crate::engine::planner::phrase::Match;
use crate::engine::planner::syntax::base;
use crate::engine::planner::value::{Refusal, Words, value};

/// What fades, and how long that lasts is told beside it.
const FADES: [&str; 4] = ["transition", "fade_in", "fade_out", "audio_fade"];

/// The details that a text gives, each looked for once.
pub(super) struct Details<'a> {
    words: &'a Words<'a>,
    small: &'a str,
    lexicon: &'a Lexicon,
    found: BTreeMap<&'a str, Vec<Match<'a>>>,
    /// The times of what is kept or goes, as other ops may name them.
    pub of_others: Vec<Range<usize>>,
    /// Where clips stand by their numbers, once that is looked for.
    clips: OnceCell<Vec<Range<usize>>>,
    /// Where times stand that are no lengths, once those are looked for.
    moments: Option<Vec<Range<usize>>>,
}

impl<'a> Details<'a> {
    pub fn new(words: &'a Words<'a>, small: &'a str, lexicon: &'a Lexicon) -> Details<'a> {
        let (found, of_others, clips) = (BTreeMap::new(), Vec::new(), OnceCell::new());
        Details { words, small, lexicon, found, of_others, clips, moments: None }
    }

    /// Whether a time in `matched` is the number of a clip: "crop clip 1 to 200x200".
    pub fn names_clips(&self, matched: &Match<'_>) -> bool {
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

    pub fn of(&mut self, name: &'a str) -> &[Match<'a>] {
        if !self.found.contains_key(name) {
            let phrases = self.lexicon.details.get(name).into_iter().flatten();
            let found = phrases.flat_map(|phrase| phrase.matches(self.small));
            let found = found.filter(|matched| !self.names_clips(matched)).collect();
            self.found.insert(name, found);
        }
        self.found.get(name).map_or(&[], Vec::as_slice)
    }
}

/// Adds what the rest of the clause says about an op, beside those `accepted` before it: when, where, how long. Fails
/// with the place of a quantity that cannot be: what is asked for a stretch that is none is not done to all of it.
pub(super) fn add_details<'a>(
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
