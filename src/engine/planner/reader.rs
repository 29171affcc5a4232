//! Reads the sentences of a prompt, clause by clause: what they ask for, and what is left over.

mod confined;
mod order;
mod part;
mod pronoun;
mod retraction;
mod stretch;

use std::ops::Range;

use serde_json::{Map, Value};

use self::confined::About;
use self::order::Order;
use self::part::Part;
use super::clause::{Clause, Sentence};
use super::lexicon::Lexicon;
use super::prompt::Prompt;
use super::reading::{self, Found};
use super::shared_verb::read_clause;
use super::value::Words;

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

impl Asked {
    /// Whether it lays words or a picture over the clip.
    fn lies_over(&self) -> bool {
        matches!(self.op.as_str(), "title" | "text" | "logo" | "watermark")
    }
}

/// Gathers what the sentences of a prompt ask for, and what is left over.
pub(super) struct Reader<'a> {
    prompt: &'a Prompt,
    pub asked: Vec<Asked>,
    pub fragments: Vec<String>,
    /// Whether something is asked for that can mean many things.
    pub vague: bool,
    /// The parts of the prompt's text that are forbidden.
    pub forbidden: Vec<Range<usize>>,
    named: Option<Part>,
    order: Option<Order>,
    /// The clips that what follows is for too.
    about: Option<About>,
    /// Whether a part is to stay as it is.
    spares: bool,
}

impl<'a> Reader<'a> {
    pub fn new(prompt: &'a Prompt) -> Reader<'a> {
        let (asked, fragments, forbidden) = (Vec::new(), Vec::new(), Vec::new());
        Reader {
            prompt,
            asked,
            fragments,
            vague: false,
            forbidden,
            named: None,
            order: None,
            about: None,
            spares: false,
        }
    }

    /// Hands back `sentence`, which is a question or only describes.
    pub fn ask(&mut self, sentence: &Sentence<'_>) {
        self.fragments.push(self.written(sentence, 0..sentence.text.len()));
        (self.named, self.order) = (None, None);
    }

    pub fn read(&mut self, sentence: &Sentence<'_>) {
        let clauses = sentence.clauses();
        let lexicon = sentence.lexicon;
        let forbidden = clauses.iter().filter_map(|clause| clause.forbidden.clone());
        self.forbidden.extend(forbidden.map(|part| sentence.start + part.start..sentence.start + part.end));
        self.begin_sentence();
        let mut verbs: Vec<&str> = Vec::new();
        // Clauses in a row of which nothing is understood are one fragment.
        let mut open: Option<Range<usize>> = None;
        for (place, clause) in clauses.iter().enumerate() {
            let text = &sentence.text[clause.span.clone()];
            let order = self.order.take();
            self.spares |= self.spares_a_part(sentence, clause);
            if self.takes_back(sentence, clause) {
                self.order = order.map(Order::taken_back);
                open = None;
                continue;
            }
            let of_named = match self.asked_for_named(sentence, clause) {
                Some((part, Some(found))) => {
                    self.take_for(part, found, sentence, &clause.span);
                    open = None;
                    continue;
                }
                refused => refused.is_some(),
            };
            if self.silences_inset(sentence, clause) {
                continue;
            }
            self.unsays(sentence, clause);
            if open.is_none() && place > 0 && self.goes_on(sentence, clause) {
                continue;
            }
            let following = clauses.get(place + 1..).filter(|_| !clause.has_verb).unwrap_or_default();
            // "It would be nice if the intro was removed" tells nothing: it asks.
            let states = lexicon.statement.is_in(text) && !lexicon.request.is_in(text);
            let mut found = match states {
                true => Vec::new(),
                false => read_clause(sentence, clause, &verbs, following, self.prompt),
            };
            let other = sentence.in_another_script(clause).filter(|other| {
                // "Mute it from 0:10 to 0:20": its terms may be understood in any language, and the rest is not.
                found.is_empty()
                    || sentence.scripted && other.orders() && leaves_words(sentence, clause, &found)
            });
            let other = other.or_else(|| {
                sentence.in_english(clause).filter(|english| {
                    found.is_empty() || english.is_question() && leaves_words(sentence, clause, &found)
                })
            });
            if let Some(other) = other.filter(|_| !states && clause.forbidden.is_none())
                && self.read_apart(&other, sentence, &mut open)
            {
                continue;
            }
            if let ([bare], false) = (found.as_mut_slice(), clause.has_verb) {
                self.one_more(bare, lexicon);
                if order.as_ref().is_some_and(|order| self.as_ordered(bare, order, sentence, clause)) {
                    open = None;
                }
            }
            // What is left of one range is left of the next: "remove the text, 0:10-0:20, 0:30-0:40".
            let left = found.iter().all(|found| found.op == "left") && !clause.has_verb && !found.is_empty();
            self.order = self.order(sentence, clause, &found, open.clone()).or(order.filter(|_| left));
            if lexicon.same_part.is_in(text) {
                found.iter_mut().for_each(|found| self.for_same_part(found, sentence, clause));
            }
            if self.confine(&mut found, sentence, clause) {
                continue;
            }
            self.share_stretch(&found, sentence, clause);
            self.spare_the_rest(&mut found, of_named, sentence, clause);
            let before = place.checked_sub(1).and_then(|before| clauses.get(before));
            // "Don't mute all of it, only the first 5 seconds" asks to mute those, if anything, and "add logo.png, from 5
            // seconds on" tells when that is seen: nothing is kept.
            let of_before = || before.is_some_and(|before| forbids_to_do(sentence, before));
            if !clause.has_verb && (of_before() || self.lies_over(sentence)) {
                let kept = found.iter_mut().filter(|found| found.op == "keep_range");
                kept.for_each(|found| found.op = "left".to_string());
            }
            if let [first, others @ ..] = lexicon.verb.places(text).as_slice() {
                verbs = others.last().into_iter().chain([first]).map(|verb| &text[verb.clone()]).collect();
            }
            // What only complains of a part names it too: "0:10 to 0:20 is too loud". When a logo is seen is no such part.
            let is_over = found
                .iter()
                .any(|found| matches!(found.op.as_str(), "title" | "text" | "logo" | "watermark" | "pip"));
            let names = found.is_empty() || !clause.has_verb && !is_over;
            self.named = names.then(|| self.part(sentence, clause, open.clone())).flatten();
            if found.is_empty() && clause.forbidden.is_none() {
                if sentence.has_content(text) {
                    open = Some(open.map_or(clause.span.start, |open| open.start)..clause.span.end);
                }
                continue;
            }
            self.hand_back(sentence, open.take());
            let understood = found.iter().flat_map(|found| found.understood.clone());
            let understood: Vec<Range<usize>> = understood.chain(clause.forbidden.clone()).collect();
            // A vague wish, and what nobody does, are handed back as a whole, below.
            let whole = found.iter().any(|found| matches!(found.op.as_str(), "vague" | "left"));
            for left in uncovered(clause.span.clone(), understood) {
                let rest = lexicon.light.taken_out_of(&sentence.text[left.clone()]);
                if !whole && sentence.has_content(&rest) {
                    self.hand_back(sentence, Some(left));
                }
            }
            for found in found {
                if self.is_of_words(&found, sentence, text) || self.is_of_captions(&found, sentence) {
                    self.hand_back(sentence, Some(clause.span.clone()));
                } else {
                    let start = found.understood.iter().map(|range| range.start).min().unwrap_or_default();
                    let end = found.understood.iter().map(|range| range.end).max().unwrap_or_default();
                    self.take(found, sentence, &clause.span, sentence.start + start..sentence.start + end);
                }
            }
        }
        self.hand_back(sentence, open);
    }

    /// What `words` name for themselves. They stand at `place` of `sentence`.
    fn named_by(&self, words: &str, sentence: &Sentence<'_>, place: usize) -> Vec<Found> {
        reading::read(&Words::of(words, sentence.start + place, self.prompt), None, sentence.lexicon)
    }

    /// What stands at `range` of `sentence`, as it was written.
    fn written(&self, sentence: &Sentence<'_>, range: Range<usize>) -> String {
        let start = sentence.start + range.start;
        let text = &sentence.text[range];
        self.prompt.written(trimmed(text), start + text.len() - text.trim_start_matches(is_mark).len())
    }

    /// Hands `range` of `sentence` back, if there is one.
    fn hand_back(&mut self, sentence: &Sentence<'_>, range: Option<Range<usize>>) {
        self.fragments.extend(range.map(|range| self.written(sentence, range)));
    }

    /// Takes what `clause`, a clause of `sentence`, says when it is read for itself, in its own language. Whether it
    /// says anything.
    fn read_apart(
        &mut self,
        clause: &Sentence<'_>,
        sentence: &Sentence<'_>,
        open: &mut Option<Range<usize>>,
    ) -> bool {
        let mut reader = Reader::new(self.prompt);
        let asks = clause.is_question();
        if asks {
            reader.ask(clause);
        } else {
            reader.read(clause);
        }
        if !asks && reader.forbidden.is_empty() && !reader.vague && reader.asked.is_empty() {
            return false;
        }
        self.hand_back(sentence, open.take());
        self.asked.extend(reader.asked);
        self.fragments.extend(reader.fragments);
        self.vague |= reader.vague;
        self.forbidden.extend(reader.forbidden);
        self.named = None;
        true
    }

    /// Takes what `clause` of `sentence` asks for, of which the words stand at `place` of the prompt.
    fn take(
        &mut self,
        mut found: Found,
        sentence: &Sentence<'_>,
        clause: &Range<usize>,
        place: Range<usize>,
    ) {
        self.fade_of_sound(&mut found, sentence, clause);
        self.mute_of_music(&mut found, sentence, clause);
        self.volume_of_music(&mut found, sentence, clause);
        match found.op.as_str() {
            "nothing" => {}
            "vague" | "left" => {
                self.vague |= found.op == "vague";
                self.hand_back(sentence, Some(clause.clone()));
            }
            _ => self.asked.push(Asked {
                op: found.op,
                args: found.args,
                rule: found.rule,
                lexicon: sentence.lexicon,
                place,
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
        let words = Words::of(text, sentence.start + clause.span.start, self.prompt);
        let Some(more) = reading::continued(&words, last.rule, &last.args, last.lexicon) else {
            return false;
        };
        // "Mute it, cut the first 2 seconds" does not mute those, and "set the volume to 50% and cut at 30 seconds" cuts.
        let other = |found: &Found| found.takes_away() || matches!(found.op.as_str(), "split" | "speed");
        let differs = |found: &Found| other(found) && found.op != last.op;
        if clause.has_verb && reading::read(&words, None, sentence.lexicon).iter().any(differs) {
            return false;
        }
        let says_more = |left: &str| match clause.has_verb {
            true => sentence.has_content(left),
            false => sentence.has_content(&sentence.lexicon.light.taken_out_of(left)),
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

/// Whether `clause` forbids to do something, and not only a thing: "don't add captions", not "no captions".
fn forbids_to_do(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let forbidden = clause.forbidden.clone().and_then(|part| sentence.text.get(part));
    forbidden.is_some_and(|part| {
        // "Without" may count as a verb, and so does the end of 不加.
        let end = sentence.lexicon.negation.find(part).map_or(0, |negation| negation.end);
        sentence.lexicon.verb.places(part).iter().any(|verb| verb.start > 0 && verb.end != end)
    })
}

/// Whether `clause` says anything that `found` does not account for.
fn leaves_words(sentence: &Sentence<'_>, clause: &Clause, found: &[Found]) -> bool {
    let understood = found.iter().flat_map(|found| found.understood.clone()).collect();
    let mut left = uncovered(clause.span.clone(), understood).into_iter();
    left.any(|left| sentence.has_content(&sentence.text[left]))
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

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_mark)
}

fn is_mark(character: char) -> bool {
    character.is_whitespace() || ",.;:!，。、；：！-—()".contains(character)
}
