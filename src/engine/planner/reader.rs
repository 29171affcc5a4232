//! Reads the sentences of a prompt, clause by clause: what they ask for, and what is left over.

use std::ops::Range;

use serde_json::{Map, Value};

use super::clause::{Clause, Sentence};
use super::lexicon::Lexicon;
use super::phrase::{LONGEST_TEXT, small};
use super::prompt::Prompt;
use super::reading::{self, Found};

/// An op that a prompt asks for.
pub(super) struct Asked {
    pub op: String,
    pub args: Map<String, Value>,
    /// Which rule of which lexicon it follows.
    rule: usize,
    lexicon: &'static Lexicon,
    /// Where it stands in the text of the prompt.
    pub place: Range<usize>,
}

/// Gathers what the sentences of a prompt ask for, and what is left over.
pub(super) struct Reader<'a> {
    prompt: &'a Prompt,
    pub asked: Vec<Asked>,
    pub fragments: Vec<String>,
    /// Whether something is asked for that can mean many things.
    pub vague: bool,
    named: Option<Part>,
}

/// A part of the clip that a clause names without asking for anything: "the first 10 seconds are black".
struct Part {
    words: String,
    /// Where the clause begins in the text of the prompt.
    start: usize,
    /// How many fragments there were before it.
    fragments: usize,
    /// Whether it is said to stay.
    kept: bool,
}

impl<'a> Reader<'a> {
    pub fn new(prompt: &'a Prompt) -> Reader<'a> {
        Reader { prompt, asked: Vec::new(), fragments: Vec::new(), vague: false, named: None }
    }

    /// Hands back `sentence`, which is a question.
    pub fn ask(&mut self, sentence: &Sentence<'_>) {
        self.fragments.push(self.prompt.written(sentence.text));
        self.named = None;
    }

    /// Reads `sentence`. Whether it forbids something.
    pub fn read(&mut self, sentence: &Sentence<'_>) -> bool {
        let clauses = sentence.clauses();
        let mut verbs: Vec<&str> = Vec::new();
        // Clauses in a row of which nothing is understood are one fragment.
        let mut open: Option<Range<usize>> = None;
        for (place, clause) in clauses.iter().enumerate() {
            let text = &sentence.text[clause.span.clone()];
            if self.takes_back(sentence, clause) || self.refers_back(sentence, clause) {
                open = None;
                continue;
            }
            if open.is_none() && place > 0 && self.goes_on(sentence, clause) {
                continue;
            }
            let next = clauses.get(place + 1).filter(|_| !clause.has_verb);
            let lexicon = sentence.lexicon;
            // "It would be nice if the intro was removed" tells nothing: it asks.
            let states = lexicon.statement.is_match(text) && !lexicon.request.is_match(text);
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
                self.one_more(bare, lexicon);
            }
            let mut own = sentence.lexicon.verb.find_iter(text).map(|verb| verb.as_str());
            if let Some(first) = own.next() {
                verbs = own.last().into_iter().chain([first]).collect();
            }
            // What only complains of a part names it too: "0:10 to 0:20 is too loud".
            let names = found.is_empty() || !clause.has_verb;
            self.named = names.then(|| self.part(sentence, clause)).flatten();
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

    /// The part of the clip that `clause` names.
    fn part(&self, sentence: &Sentence<'_>, clause: &Clause) -> Option<Part> {
        let text = &sentence.text[clause.span.clone()];
        let small = small(text);
        let part = sentence.lexicon.parts.iter().find_map(|part| part.matches(&small).into_iter().next())?;
        let range = part.group("key").unwrap_or(part.range);
        Some(Part {
            words: text.get(range)?.to_string(),
            start: sentence.start + clause.span.start,
            fragments: self.fragments.len(),
            kept: sentence.lexicon.kept.is_match(text),
        })
    }

    /// Hands back the last wish where `clause` takes it back: "actually no".
    fn takes_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        if !sentence.lexicon.retraction.is_match(&sentence.text[clause.span.clone()]) {
            return false;
        }
        let Some(last) = self.asked.pop() else { return false };
        let mut start = last.place.start;
        // Both ends that were cut by one wish are taken back.
        while let Some(same) = self.asked.pop_if(|before| before.place.end > start) {
            start = start.min(same.place.start);
        }
        let place = start..sentence.start + clause.span.end;
        self.fragments.extend(self.prompt.text.get(place).map(|words| self.prompt.written(words)));
        self.named = None;
        true
    }

    /// Takes what `clause` asks for where that is something for the part named just before: "remove them".
    fn refers_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        let Some(part) = self.named.take_if(|_| clause.forbidden.is_none() && text.len() <= LONGEST_TEXT)
        else {
            return false;
        };
        let named = format!("{}\n{text}", part.words);
        let small = small(&named);
        let mut orders = sentence.lexicon.references.iter().flat_map(|order| order.matches(&small));
        let Some(pronoun) = orders.find_map(|order| order.group("key")) else { return false };
        let (before, after) = (named.get(part.words.len() + 1..pronoun.start), named.get(pronoun.end..));
        let order = [before, Some(part.words.as_str()), after].into_iter().flatten().collect::<String>();
        let found = reading::read(&order, 0..order.len(), None, sentence.lexicon, self.prompt);
        // A length is that of the whole, and what is said to stay is not cut.
        let of_part = |found: &Found| match found.op.as_str() {
            "limit_duration" => false,
            "trim_start" | "trim_end" | "remove_range" if part.kept => false,
            _ => ["start", "end", "seconds", "last_seconds", "part"]
                .iter()
                .any(|name| found.args.contains_key(*name)),
        };
        if !matches!(found.as_slice(), [found] if of_part(found)) {
            return false;
        }
        self.fragments.truncate(part.fragments);
        let place = part.start..sentence.start + clause.span.end;
        self.asked.extend(found.into_iter().map(|found| Asked {
            op: found.op,
            args: found.args,
            rule: found.rule,
            lexicon: sentence.lexicon,
            place: place.clone(),
        }));
        true
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
