//! What a prompt asks for: a plan, made without a model and the same every time.
//!
//! A prompt is cut into sentences and clauses, each clause is matched with the phrases of a lexicon, and what no
//! phrase accounts for is handed back word for word. In doubt nothing is edited: a question, a vague wish and
//! all that stands after a "not" give no step.

mod clause;
mod configured;
mod file;
mod lexicon;
mod llm;
mod needed;
mod phrase;
mod prompt;
mod quantity;
mod reading;
mod settle;
mod source;
mod tongue;
mod traditional;

#[cfg(test)]
mod tests;

use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use self::clause::{Clause, Sentence};
use self::lexicon::Lexicon;
use self::prompt::{Prompt, shortened};
use self::reading::Found;
use super::language::Language;
use super::op::Op;
use super::words::say;

pub use self::configured::Planner;
pub use self::llm::{Answer, SetupError, Trouble};

/// The most steps that are taken from one prompt.
const MOST_STEPS: usize = 200;

/// The most fragments that are handed back, and how long each may be, in characters.
const MOST_FRAGMENTS: usize = 50;
const LONGEST_FRAGMENT: usize = 300;

/// What a prompt asks for, in its order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Plan {
    /// What the engine will do.
    pub steps: Vec<Op>,
    /// What is understood, and is not something this engine does.
    pub needs_cloud: Vec<Wish>,
    /// The words left over, in readable fragments.
    pub not_understood: Vec<String>,
    pub language: Language,
    /// Something is wanted beside the rest: "also a thumbnail".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub besides: bool,
    /// Where each step stands in the prompt, in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// What contradicted itself, can mean many things or did not work, and how that was settled: whole sentences.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub settled: Vec<String>,
    /// Whether it wishes for something that can mean many things: "make it look better".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub vague: bool,
    /// How many steps, the last ones, stand for such a wish. Nobody asked for one of them alone.
    #[serde(skip)]
    pub presumed: usize,
}

/// A part of a prompt.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Source {
    /// Its first character and the one after its last.
    pub start: usize,
    pub end: usize,
    /// As it was written.
    pub text: String,
}

/// An op that is asked for, with its plain arguments; in a plan, one that this engine does not do.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Wish {
    pub op: String,
    pub args: Map<String, Value>,
    #[serde(default)]
    pub from: Source,
}

/// An op that a prompt asks for.
struct Asked {
    op: String,
    args: Map<String, Value>,
    /// Which rule of which lexicon it follows.
    rule: usize,
    lexicon: &'static Lexicon,
    /// Where it stands in the text of the prompt.
    place: Range<usize>,
}

impl Plan {
    /// Whether carrying it out needs to know where the sound is silent.
    pub fn needs_silences(&self) -> bool {
        self.steps.iter().any(|op| matches!(op, Op::TrimPauses(_)))
    }

    /// Whether carrying it out needs to know where clips have black bars.
    pub fn needs_bars(&self) -> bool {
        self.steps.iter().any(|op| matches!(op, Op::Crop(crop) if crop.cuts_bars()))
    }

    /// As `dropcut plan --json` prints it: each step with the part of the prompt that it came from.
    pub fn to_json(&self) -> Result<Value, serde_json::Error> {
        let mut json = serde_json::to_value(self)?;
        let sources = json.as_object_mut().and_then(|plan| plan.remove("sources"));
        let sources = sources.as_ref().and_then(Value::as_array).into_iter().flatten();
        let steps = json.get_mut("steps").and_then(Value::as_array_mut).into_iter().flatten();
        for (step, source) in steps.filter_map(Value::as_object_mut).zip(sources) {
            if source["text"] != "" {
                step.insert("from".to_string(), source.clone());
            }
        }
        Ok(json)
    }

    /// Whether there is nothing that the engine could do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Takes what of `asked` goes together, each wish once, and tells what does not. Returns how many are too many.
    fn take(&mut self, asked: Vec<Wish>) -> usize {
        let (asked, swapped) = settle::in_order(asked, self.language);
        let (asked, contradicting) = settle::settle(settle::once_each(asked), self.language);
        self.settled.extend(swapped.into_iter().chain(contradicting));
        let surplus = asked.len().saturating_sub(MOST_STEPS);
        for Wish { op, args, from } in asked.into_iter().take(MOST_STEPS) {
            let known: Result<Op, _> = serde_json::from_value(json!({ "op": op, "args": args }));
            match known {
                Ok(known) => {
                    self.steps.push(known);
                    self.sources.push(from);
                }
                Err(_) => self.needs_cloud.push(Wish { op, args, from }),
            }
        }
        surplus
    }

    /// Hands `fragments` back, and tells how many further fragments, steps and characters are left out.
    fn hand_back(&mut self, fragments: Vec<String>, further: usize, steps: usize, characters: usize) {
        let further = further + fragments.len().saturating_sub(MOST_FRAGMENTS);
        let fragments = fragments.into_iter().take(MOST_FRAGMENTS);
        let fragments = fragments.map(|text| shortened(&text, LONGEST_FRAGMENT).into_owned());
        let language = self.language;
        let left_out = [
            (further > 0).then(|| say!(language, "left-fragments", count = further)),
            (steps > 0).then(|| say!(language, "left-steps", count = steps)),
            (characters > 0).then(|| say!(language, "left-characters", count = characters)),
        ];
        self.not_understood = fragments.chain(left_out.into_iter().flatten()).collect();
    }
}

/// Reads `prompt`. Never fails: what is not understood stands in the plan.
pub fn plan(prompt: &str) -> Plan {
    let prompt = Prompt::read(prompt);
    let language = Language::of(&prompt.text);
    let mut reader = Reader { prompt: &prompt, asked: Vec::new(), fragments: Vec::new(), vague: false };
    let mut forbids = false;
    for sentence in clause::sentences(&prompt.text) {
        if sentence.is_question() {
            reader.fragments.push(prompt.written(sentence.text));
        } else {
            forbids |= reader.read(&sentence);
        }
    }
    let Reader { asked, mut fragments, vague, .. } = reader;
    // A greeting beside a wish is no matter; alone, it is all that there is to tell.
    if asked.is_empty() && fragments.is_empty() && !forbids {
        fragments.extend(Some(prompt.written(&prompt.text)).filter(|written| !written.is_empty()));
    }
    let small = phrase::small(phrase::beginning(&prompt.text));
    let besides = language.lexicon().besides.iter().any(|phrase| phrase.find(&small).is_some());
    let mut plan = Plan { language, vague, besides, ..Plan::default() };
    let asked = asked.into_iter().map(|Asked { op, args, place, .. }| {
        let (range, text) = prompt.source(place);
        Wish { op, args, from: Source { start: range.start, end: range.end, text } }
    });
    let surplus = plan.take(asked.collect());
    plan.hand_back(fragments, 0, surplus, prompt.left_out);
    plan
}

/// Gathers what the sentences of a prompt ask for, and what is left over.
struct Reader<'a> {
    prompt: &'a Prompt,
    asked: Vec<Asked>,
    fragments: Vec<String>,
    vague: bool,
}

impl Reader<'_> {
    /// Reads `sentence`. Whether it forbids something.
    fn read(&mut self, sentence: &Sentence<'_>) -> bool {
        let clauses = sentence.clauses();
        let mut verbs: Vec<&str> = Vec::new();
        // Clauses in a row of which nothing is understood are one fragment.
        let mut open: Option<Range<usize>> = None;
        for (place, clause) in clauses.iter().enumerate() {
            let text = &sentence.text[clause.span.clone()];
            if open.is_none() && place > 0 && self.goes_on(sentence, clause) {
                continue;
            }
            let next = clauses.get(place + 1).filter(|_| !clause.has_verb);
            let states = sentence.lexicon.statement.is_match(text);
            let mut found = match states {
                true => Vec::new(),
                false => read_clause(sentence, clause, &verbs, next, self.prompt),
            };
            if found.is_empty()
                && !states
                && clause.forbidden.is_none()
                && let Some(english) = sentence.in_english(clause)
                && self.understands(&english)
            {
                self.fragments
                    .extend(open.take().map(|open| self.prompt.written(sentence.text[open].trim())));
                self.read(&english);
                continue;
            }
            if let ([bare], false) = (found.as_mut_slice(), clause.has_verb) {
                self.one_more(bare, sentence.lexicon);
            }
            let mut own = sentence.lexicon.verb.find_iter(text).map(|verb| verb.as_str());
            if let Some(first) = own.next() {
                verbs = own.last().into_iter().chain([first]).collect();
            }
            if found.is_empty() && clause.forbidden.is_none() {
                if has_content(text, sentence) {
                    open = Some(open.map_or(clause.span.start, |open| open.start)..clause.span.end);
                }
                continue;
            }
            self.fragments.extend(open.take().map(|open| self.prompt.written(sentence.text[open].trim())));
            let understood = found.iter().flat_map(|found| found.understood.clone());
            let understood: Vec<Range<usize>> = understood.chain(clause.forbidden.clone()).collect();
            // A vague wish, and what nobody does, are handed back as a whole, below.
            let whole = found.iter().any(|found| matches!(found.op.as_str(), "vague" | "left"));
            for left in uncovered(clause.span.clone(), understood) {
                let rest = sentence.lexicon.light.replace_all(&sentence.text[left.clone()], " ");
                if !whole && has_content(&rest, sentence) {
                    self.fragments.push(self.prompt.written(trimmed(&sentence.text[left])));
                }
            }
            for found in found {
                match self.is_of_words(&found, sentence, text) {
                    true => self.fragments.push(self.prompt.written(trimmed(text))),
                    false => self.take(found, sentence, text),
                }
            }
        }
        self.fragments.extend(open.map(|open| self.prompt.written(trimmed(&sentence.text[open]))));
        clauses.iter().any(|clause| clause.forbidden.is_some())
    }

    /// Whether `sentence` asks for anything.
    fn understands(&self, sentence: &Sentence<'_>) -> bool {
        let asks = |clause: &Clause| !read_clause(sentence, clause, &[], None, self.prompt).is_empty();
        sentence.clauses().iter().any(asks)
    }

    /// A range that stands alone is meant as the one before it: "mute 0:05-0:08 and 0:10-0:12".
    fn one_more(&self, bare: &mut Found, lexicon: &Lexicon) {
        let of_range = |args: &Map<String, Value>| args.contains_key("start") && args.contains_key("end");
        if let Some(last) = self.asked.last().filter(|last| of_range(&last.args))
            && std::ptr::eq(last.lexicon, lexicon)
            && bare.op == "keep_range"
            && of_range(&bare.args)
        {
            let range = std::mem::replace(&mut bare.args, last.args.clone());
            bare.args.extend(range);
            bare.op = last.op.clone();
            bare.rule = last.rule;
        }
    }

    /// Whether a fade is one of the words or the picture named before: "add a title, then fade it out".
    fn is_of_words(&self, found: &Found, sentence: &Sentence<'_>, text: &str) -> bool {
        let laid_over = |last: &Asked| matches!(last.op.as_str(), "title" | "text" | "logo" | "watermark");
        matches!(found.op.as_str(), "fade_in" | "fade_out")
            && self.asked.last().is_some_and(laid_over)
            && sentence.lexicon.pronoun.is_match(text)
    }

    fn take(&mut self, found: Found, sentence: &Sentence<'_>, text: &str) {
        let start = found.understood.iter().map(|range| range.start).min().unwrap_or_default();
        let end = found.understood.iter().map(|range| range.end).max().unwrap_or_default();
        match found.op.as_str() {
            "nothing" => {}
            "vague" | "left" => {
                self.vague |= found.op == "vague";
                self.fragments.push(self.prompt.written(trimmed(text)));
            }
            _ => self.asked.push(Asked {
                op: found.op,
                args: found.args,
                rule: found.rule,
                lexicon: sentence.lexicon,
                place: sentence.start + start..sentence.start + end,
            }),
        }
    }

    /// Whether `clause` only says more about the last op: "add a title, 5 seconds".
    fn goes_on(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let Some(last) = self.asked.last_mut().filter(|last| last.place.end > sentence.start) else {
            return false;
        };
        if clause.forbidden.is_some() {
            return false;
        }
        let text = &sentence.text[clause.span.clone()];
        let Some(more) = reading::continued(text, last.rule, &last.args, last.lexicon, self.prompt) else {
            return false;
        };
        let says_more = |left: &str| match clause.has_verb {
            true => has_content(left, sentence),
            false => has_content(&sentence.lexicon.light.replace_all(left, " "), sentence),
        };
        if uncovered(0..text.len(), more.understood.clone()).into_iter().any(|left| says_more(&text[left])) {
            return false;
        }
        last.args = more.args;
        last.place.end = last.place.end.max(sentence.start + clause.span.end);
        self.fades_alike(sentence.start);
        true
    }

    /// A length said after both fades is that of both: "fade in and out, one second each".
    fn fades_alike(&mut self, from: usize) {
        if let [.., first, second] = self.asked.as_mut_slice()
            && first.place.start >= from
            && (first.op.as_str(), second.op.as_str()) == ("fade_in", "fade_out")
            && let Some(seconds) = second.args.get("seconds")
        {
            first.args.entry("seconds").or_insert(seconds.clone());
        }
    }
}

/// What `clause` names, with its places in the sentence. A clause without a verb goes on with the one before
/// ("cut the pauses and the fillers"), whose last verb may be a name ("with titles and music"), or shares the next
/// ("把停顿和语气词去掉").
fn read_clause(
    sentence: &Sentence<'_>,
    clause: &Clause,
    verbs: &[&str],
    next: Option<&Clause>,
    prompt: &Prompt,
) -> Vec<Found> {
    let lexicon = sentence.lexicon;
    let text = &sentence.text[clause.span.clone()];
    let shift = |found: Vec<Found>, by: usize| -> Vec<Found> {
        let place = |at: usize| (at + clause.span.start).saturating_sub(by).max(clause.span.start);
        let end = clause.span.end;
        let moved = |range: &Range<usize>| place(range.start).min(end)..place(range.end).min(end);
        found
            .into_iter()
            .map(|mut found| {
                found.understood = found.understood.iter().map(moved).collect();
                found
            })
            .collect()
    };
    let within = |at: usize| at.saturating_sub(clause.span.start);
    let forbidden = clause.forbidden.as_ref().map(|part| within(part.start)..within(part.end));
    let found = reading::read(text, 0..text.len(), forbidden, lexicon, prompt);
    // What looks like a verb may be a name: "with fast cuts and bold text overlays".
    let begins_with_verb = || lexicon.verb.find(text.trim_start()).is_some_and(|verb| verb.start() == 0);
    let has_verb = clause.has_verb && (!found.is_empty() || begins_with_verb());
    if has_verb || clause.forbidden.is_some() {
        return shift(found, 0);
    }
    let next = next.filter(|next| next.forbidden.is_none()).map(|next| &sentence.text[next.span.clone()]);
    let shared = next.and_then(|next| lexicon.verb.find_iter(next).last());
    // A bare name has no arguments of its own: "raise the brightness and the contrast".
    let bare = found.iter().all(|found| found.args.is_empty());
    if !bare {
        return shift(taken_away(&found, text, next, sentence, prompt).unwrap_or(found), 0);
    }
    for verb in verbs {
        let with_verb = format!("{verb} {text}");
        let own = verb.len() + 1..with_verb.len();
        let more = reading::read(&with_verb, own, None, lexicon, prompt);
        if !more.is_empty() {
            return shift(more, verb.len() + 1);
        }
    }
    // What accounts for words alone leaves a wish open.
    if found.iter().any(|found| found.op != "nothing") {
        return shift(found, 0);
    }
    match shared {
        Some(verb) => {
            let with_verb = format!("{text} {}", verb.as_str());
            shift(reading::read(&with_verb, 0..text.len(), None, lexicon, prompt), 0)
        }
        None => shift(found, 0),
    }
}

/// A range that stands alone, and of which the next clause only says that it goes: "0:10 to 0:20, cut it".
fn taken_away(
    found: &[Found],
    text: &str,
    next: Option<&str>,
    sentence: &Sentence<'_>,
    prompt: &Prompt,
) -> Option<Vec<Found>> {
    let next = next.filter(|_| matches!(found, [range] if range.op == "keep_range"))?;
    let verb = sentence.lexicon.verb.find_iter(next).last()?;
    let (before, after) = (next.get(..verb.start())?, next.get(verb.end()..)?);
    if has_content(before, sentence) || has_content(after, sentence) {
        return None;
    }
    let with_verb = format!("{text} {next}");
    let more = reading::read(&with_verb, 0..text.len(), None, sentence.lexicon, prompt);
    matches!(more.as_slice(), [range] if range.op == "remove_range").then_some(more)
}

/// The parts of `whole` that none of `covered` covers.
fn uncovered(whole: Range<usize>, mut covered: Vec<Range<usize>>) -> Vec<Range<usize>> {
    covered.sort_by_key(|range| range.start);
    let mut left = Vec::new();
    let mut start = whole.start;
    for range in covered {
        if range.start > start {
            left.push(start..range.start.min(whole.end));
        }
        start = start.max(range.end);
    }
    if start < whole.end {
        left.push(start..whole.end);
    }
    left
}

/// Whether `text` says anything beyond politeness, small words and the clip itself.
fn has_content(text: &str, sentence: &Sentence<'_>) -> bool {
    let rest = sentence.lexicon.filler.replace_all(text, " ");
    rest.chars().any(char::is_alphanumeric)
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || ",.;:!，。、；：！-—()".contains(c))
}
