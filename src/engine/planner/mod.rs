//! What a prompt asks for: a plan, made without a model and the same every time.
//!
//! A prompt is cut into sentences and clauses, each clause is matched with the phrases of a lexicon, and what no
//! phrase accounts for is handed back word for word. In doubt nothing is edited: a question, a vague wish and
//! all that stands after a "not" give no step.

mod called;
mod clause;
mod clips;
mod configured;
mod cue;
mod file;
mod finder;
mod lexicon;
mod llm;
#[cfg(test)]
mod needed;
mod pattern;
mod phrase;
#[cfg(test)]
mod prepare;
mod prompt;
mod quantity;
mod reader;
mod reading;
mod rewording;
mod settle;
mod shared_verb;
mod source;
mod spelling;
mod syntax;
mod tongue;
mod traditional;
mod value;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use self::lexicon::Lexicon;
use self::prompt::{Prompt, shortened};
use self::reader::{Asked, Reader};
use super::language::Language;
use super::op::{Only, Op};
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
    /// The steps that are for some of the clips alone, by their places.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub only: BTreeMap<usize, Only>,
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
    /// The clips that it is for alone.
    #[serde(skip)]
    pub only: Option<Only>,
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
        json.as_object_mut().and_then(|plan| plan.remove("only"));
        let sources = json.as_object_mut().and_then(|plan| plan.remove("sources"));
        let sources = sources.as_ref().and_then(Value::as_array).into_iter().flatten();
        let steps = json.get_mut("steps").and_then(Value::as_array_mut).into_iter().flatten();
        for (place, (step, source)) in steps.filter_map(Value::as_object_mut).zip(sources).enumerate() {
            if let Some(only) = self.only.get(&place) {
                step.insert("only".to_string(), serde_json::to_value(only)?);
            }
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
        for Wish { op, args, from, only } in asked.into_iter().take(MOST_STEPS) {
            let known: Result<Op, _> = serde_json::from_value(json!({ "op": op, "args": args }));
            match known {
                Ok(known) => {
                    self.only.extend(only.map(|only| (self.steps.len(), only)));
                    self.steps.push(known);
                    self.sources.push(from);
                }
                Err(_) => self.needs_cloud.push(Wish { op, args, from, only }),
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
    let language = prompt.language;
    let lexicon = language.lexicon();
    let prompt = prompt.corrected(&spelling::hesitations(&prompt.text, lexicon));
    let prompt = prompt.corrected(&rewording::plain_orders(&prompt.text, lexicon));
    let prompt = prompt.corrected(&rewording::rewordings(&prompt.text, lexicon));
    let (prompt, reading, slips) = Reading::without_slips(prompt, lexicon);
    let mut corrections = spelling::corrections(&prompt.text, &reading.fragments, lexicon);
    corrections.retain(|correction| !reading.says(&prompt.source(correction.range.clone())));
    let (prompt, reading, nearly) = reading.or_corrected(prompt, &corrections);
    let is_whole = reading.fragments.is_empty();
    let names = if is_whole { Vec::new() } else { file::names_of_the_clip(&prompt) };
    let (prompt, reading, _) = reading.or_corrected(prompt, &names);
    let mut meant = reading.understood(slips);
    meant.extend(nearly);
    let Reading { asked, mut fragments, vague, forbidden } = reading;
    // A greeting beside a wish is no matter; alone, it is all that there is to tell.
    // So is what forbids something of a part: that the rest is wanted can only be guessed.
    let told = || forbidden.is_empty() || lexicon.measured(&prompt.text);
    if asked.is_empty() && fragments.is_empty() && told() {
        fragments.extend(Some(prompt.written(&prompt.text, 0)).filter(|written| !written.is_empty()));
    }
    let small = phrase::small(phrase::beginning(&prompt.text));
    let besides = lexicon.besides.iter().any(|phrase| phrase.find(&small).is_some());
    let told = meant.iter().map(|(written, meant)| {
        say!(language, "meant", written = language.quote(written), meant = language.quote(meant))
    });
    let mut plan = Plan { language, vague, besides, settled: told.collect(), ..Plan::default() };
    let surplus = plan.take(asked);
    plan.hand_back(fragments, 0, surplus, prompt.left_out);
    plan
}

/// Where a word with a slip stands in the prompt, in characters, what was written there, and what is meant.
type Meant = ((Range<usize>, String), String);

/// What a prompt asks for, as it stands there.
struct Reading {
    asked: Vec<Wish>,
    fragments: Vec<String>,
    vague: bool,
    /// Where what it forbids stands in the prompt, in characters.
    forbidden: Vec<Range<usize>>,
}

impl Reading {
    fn of(prompt: &Prompt) -> Reading {
        let mut reader = Reader::new(prompt);
        for sentence in clause::sentences(prompt) {
            if sentence.is_question() || sentence.describes() {
                reader.ask(&sentence);
            } else {
                reader.read(&sentence);
            }
        }
        reader.spare();
        let Reader { asked, fragments, vague, forbidden, .. } = reader;
        let forbidden = forbidden.into_iter().map(|part| prompt.source(part).0).collect();
        let asked = asked.into_iter().map(|Asked { op, mut args, place, .. }| {
            let (range, text) = prompt.source(place);
            let only = args.remove(clips::ONLY).and_then(|only| serde_json::from_value(only).ok());
            Wish { op, args, from: Source { start: range.start, end: range.end, text }, only }
        });
        Reading { asked: asked.collect(), fragments, vague, forbidden }
    }

    /// `prompt` with what is meant by the slips in it that `lexicon` lists, its reading, and those slips: their places
    /// and what was written, and what is meant. What a wish is to write stays as it is.
    fn without_slips(prompt: Prompt, lexicon: &Lexicon) -> (Prompt, Reading, Vec<Meant>) {
        let reading = Reading::of(&prompt);
        let mut slips = spelling::slips(&prompt.text, lexicon);
        slips.retain(|slip| !reading.says(&prompt.source(slip.range.clone())));
        if slips.is_empty() {
            return (prompt, reading, Vec::new());
        }
        let corrected = prompt.corrected(&slips);
        let reading = Reading::of(&corrected);
        let told = slips.into_iter().map(|slip| (prompt.source(slip.range), slip.meant));
        (corrected, reading, told.collect())
    }

    /// Of `slips`, what was written and what is meant where a wish is made of it.
    fn understood(&self, slips: Vec<Meant>) -> Vec<(String, String)> {
        let mut told: Vec<(String, String)> = Vec::new();
        for (place, meant) in slips {
            let understood = self.reads(&place.0) && !self.says(&place);
            let words = (place.1, meant);
            if understood && !told.contains(&words) {
                told.push(words);
            }
        }
        told
    }

    /// `prompt` and this, its reading, or those with `corrections`, where more is understood then, and what was
    /// written and what is meant.
    fn or_corrected(
        self,
        prompt: Prompt,
        corrections: &[spelling::Correction],
    ) -> (Prompt, Reading, Vec<(String, String)>) {
        let corrected = (!corrections.is_empty()).then(|| prompt.corrected(corrections));
        let read = corrected.map(|prompt| (Reading::of(&prompt), prompt));
        let Some((reading, corrected)) = read.filter(|(reading, _)| reading.says_more_than(&self)) else {
            return (prompt, self, Vec::new());
        };
        let places = || corrections.iter().map(|correction| prompt.source(correction.range.clone()));
        let times = |text: &str, written: &str| text.matches(written).count();
        let mut meant: Vec<(String, String)> = Vec::new();
        for (place, correction) in places().zip(corrections) {
            let written = &place.1;
            // One and the same word may be understood here and left over there.
            let left: usize = reading.fragments.iter().map(|fragment| times(fragment, written)).sum();
            let all = places().filter(|(_, other)| other == written).count();
            let understood = left < all && reading.reads(&place.0) && !reading.says(&place);
            let told = (place.1, correction.meant.clone());
            if understood && !meant.contains(&told) {
                meant.push(told);
            }
        }
        (corrected, reading, meant)
    }

    /// Whether what stands at `place`, in characters, is part of a wish or forbids something.
    fn reads(&self, place: &Range<usize>) -> bool {
        let wishes = self.asked.iter().map(|wish| wish.from.start..wish.from.end);
        wishes.chain(self.forbidden.iter().cloned()).any(|part| overlap(&part, place))
    }

    /// Whether a word, with its place, is among the words that a wish is to write or to say.
    fn says(&self, (place, word): &(Range<usize>, String)) -> bool {
        let around = |wish: &&Wish| overlap(&(wish.from.start..wish.from.end), place);
        let mut words =
            self.asked.iter().filter(around).flat_map(|wish| wish.args.values()).filter_map(Value::as_str);
        words.any(|words| words.contains(word))
    }

    /// Whether it asks for all that `other` does and itself does not forbid, and for more or forbids more.
    fn says_more_than(&self, other: &Reading) -> bool {
        let keeps = |wish: &Wish| {
            let place = wish.from.start..wish.from.end;
            self.asked.iter().any(|own| {
                let same = |(name, value): (&String, &Value)| own.args.get(name) == Some(value);
                own.op == wish.op && wish.args.iter().all(same)
            }) || self.forbidden.iter().any(|part| overlap(part, &place))
        };
        let size = |reading: &Reading| reading.asked.iter().map(|wish| 1 + wish.args.len()).sum::<usize>();
        let forbidden = |reading: &Reading| reading.forbidden.iter().map(Range::len).sum::<usize>();
        other.asked.iter().all(keeps) && (forbidden(self) > forbidden(other) || size(self) > size(other))
    }
}

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}
