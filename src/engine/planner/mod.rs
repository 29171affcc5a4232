//! What a prompt asks for: a plan, made without a model and the same every time.
//!
//! A prompt is cut into sentences and clauses, each clause is matched with the phrases of a lexicon, and what no
//! phrase accounts for is handed back word for word. In doubt nothing is edited: a question, a vague wish and
//! all that stands after a "not" give no step.

mod clause;
mod lexicon;
mod needed;
mod phrase;
mod prompt;
mod quantity;
mod reading;

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

/// The most steps that are taken from one prompt.
const MOST_STEPS: usize = 200;

/// The most fragments that are handed back, and how long each may be, in characters.
const MOST_FRAGMENTS: usize = 50;
const LONGEST_FRAGMENT: usize = 300;

/// Ops of which there is one in a plan, said in several places: "vertical … (9:16)".
const SAID_IN_PARTS: [&str; 3] = ["aspect_ratio", "compress", "export"];

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
}

/// An op that this engine does not do, with its plain arguments.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wish {
    pub op: String,
    pub args: Map<String, Value>,
}

impl Plan {
    /// Whether carrying it out needs to know where the sound is silent.
    pub fn needs_silences(&self) -> bool {
        self.steps.iter().any(|op| matches!(op, Op::TrimPauses(_)))
    }

    /// Whether there is nothing that the engine could do.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }
}

/// Reads `prompt`. Never fails: what is not understood stands in the plan.
pub fn plan(prompt: &str) -> Plan {
    let prompt = Prompt::read(prompt);
    let mut plan = Plan { language: Language::of(&prompt.text), ..Plan::default() };
    let mut asked: Vec<Wish> = Vec::new();
    let mut fragments = Vec::new();
    let mut forbids = false;
    for sentence in clause::sentences(&prompt.text) {
        if sentence.is_question() {
            fragments.push(prompt.written(sentence.text));
        } else {
            forbids |= read_sentence(&sentence, &prompt, &mut asked, &mut fragments);
        }
    }
    // A greeting beside a wish is no matter; alone, it is all that there is to tell.
    if asked.is_empty() && fragments.is_empty() && !forbids {
        fragments.extend(Some(prompt.written(&prompt.text)).filter(|written| !written.is_empty()));
    }
    plan.besides = Lexicon::of(plan.language).besides.is_match(&prompt.text);
    let language = plan.language;
    let asked = once_each(asked);
    let surplus = asked.len().saturating_sub(MOST_STEPS);
    for wish in asked.into_iter().take(MOST_STEPS) {
        let op: Result<Op, _> = serde_json::from_value(json!({ "op": wish.op, "args": wish.args }));
        match op {
            Ok(op) => plan.steps.push(op),
            Err(_) => plan.needs_cloud.push(wish),
        }
    }
    let more = fragments.len().saturating_sub(MOST_FRAGMENTS);
    let fragments = fragments.into_iter().take(MOST_FRAGMENTS);
    plan.not_understood = fragments.map(|text| shortened(&text, LONGEST_FRAGMENT).into_owned()).collect();
    let left_out = [
        (more, "more fragments", "处内容"),
        (surplus, "further steps", "个步骤"),
        (prompt.left_out, "characters at the end", "个结尾的字符"),
    ];
    for (count, english, chinese) in left_out {
        if count > 0 {
            let note = language.pick(format!("… {count} {english}"), format!("……另有 {count} {chinese}"));
            plan.not_understood.push(note);
        }
    }
    plan
}

/// Adds what `sentence` asks for, and what is left over. Whether it forbids something.
fn read_sentence(
    sentence: &Sentence<'_>,
    prompt: &Prompt,
    asked: &mut Vec<Wish>,
    fragments: &mut Vec<String>,
) -> bool {
    let clauses = sentence.clauses();
    let mut verb: Option<&str> = None;
    // Clauses in a row of which nothing is understood are one fragment.
    let mut open: Option<Range<usize>> = None;
    for (place, clause) in clauses.iter().enumerate() {
        let text = &sentence.text[clause.span.clone()];
        let next = clauses.get(place + 1).filter(|_| !clause.has_verb);
        let found = read_clause(sentence, clause, verb, next, prompt);
        if let Some(found) = sentence.lexicon.verb.find_iter(text).last() {
            verb = Some(found.as_str());
        }
        let end = clause.forbidden_from.unwrap_or(clause.span.end);
        if found.is_empty() && clause.forbidden_from.is_none() {
            if has_content(text, sentence) {
                open = Some(open.map_or(clause.span.start, |open| open.start)..clause.span.end);
            }
            continue;
        }
        fragments.extend(open.take().map(|open| prompt.written(sentence.text[open].trim())));
        let understood: Vec<Range<usize>> = found.iter().flat_map(|found| found.understood.clone()).collect();
        // A vague wish is handed back as a whole, below.
        let vague = found.iter().any(|found| found.op == "vague");
        for left in uncovered(clause.span.start..end, understood) {
            let rest = sentence.lexicon.light.replace_all(&sentence.text[left.clone()], " ");
            if !vague && has_content(&rest, sentence) {
                fragments.push(prompt.written(trimmed(&sentence.text[left])));
            }
        }
        for Found { op, args, .. } in found {
            match op.as_str() {
                "nothing" => {}
                "vague" => fragments.push(prompt.written(trimmed(text))),
                _ => asked.push(Wish { op, args }),
            }
        }
    }
    fragments.extend(open.map(|open| prompt.written(trimmed(&sentence.text[open]))));
    clauses.iter().any(|clause| clause.forbidden_from.is_some())
}

/// What `clause` names, with its places in the sentence. A clause without a verb goes on with the one before
/// ("cut the pauses and the fillers") or shares the next ("把停顿和语气词去掉").
fn read_clause(
    sentence: &Sentence<'_>,
    clause: &Clause,
    verb: Option<&str>,
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
    let forbidden = clause.forbidden_from.map(|from| from.saturating_sub(clause.span.start));
    let found = reading::read(text, 0..text.len(), forbidden, lexicon, prompt);
    if !found.is_empty() || clause.has_verb || clause.forbidden_from.is_some() {
        return shift(found, 0);
    }
    if let Some(verb) = verb {
        let with_verb = format!("{verb} {text}");
        let own = verb.len() + 1..with_verb.len();
        let found = reading::read(&with_verb, own, None, lexicon, prompt);
        if !found.is_empty() {
            return shift(found, verb.len() + 1);
        }
    }
    let shared = next
        .filter(|next| next.forbidden_from.is_none())
        .and_then(|next| lexicon.verb.find_iter(&sentence.text[next.span.clone()]).last());
    match shared {
        Some(verb) => {
            let with_verb = format!("{text} {}", verb.as_str());
            shift(reading::read(&with_verb, 0..text.len(), None, lexicon, prompt), 0)
        }
        None => Vec::new(),
    }
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

/// Each wish once: one that says no more than another of the same op is dropped.
fn once_each(asked: Vec<Wish>) -> Vec<Wish> {
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
        match kept.iter().position(together) {
            Some(place) => kept[place].args.extend(wish.args),
            None => kept.push(wish),
        }
    }
    kept
}
