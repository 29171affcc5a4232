//! Sentences and their clauses: where one wish ends and the next begins, what is a question, what is forbidden.

use std::ops::Range;

use super::clips;
use super::lexicon::Lexicon;
use super::prompt::Prompt;
use super::tongue::has_own_script;
use crate::engine::language::Language;

/// The shortest English word, in letters, that is worth reading amid another script. Shorter ones are units and names.
const SHORTEST_WORD: usize = 3;

/// A part of a prompt that ends with a full stop, a question mark or its line.
pub(super) struct Sentence<'a> {
    pub text: &'a str,
    /// Where it stands in the prompt.
    pub start: usize,
    language: Language,
    pub lexicon: &'static Lexicon,
    /// Whether its prompt is in another script than the Latin one.
    pub scripted: bool,
    /// Whether it is a clause of another one, read for itself.
    apart: bool,
}

/// A part of a sentence that asks for one thing, most of the time.
#[derive(Debug)]
pub(super) struct Clause {
    /// Where it stands in its sentence.
    pub span: Range<usize>,
    /// What is forbidden of it, in its sentence: from a "not" to its end, or "without music" alone.
    pub forbidden: Option<Range<usize>>,
    /// Whether it has a verb of its own.
    pub has_verb: bool,
    /// Whether what it forbids may go on in the next: "no music, no titles". What stands before its "not" may not.
    forbids_on: bool,
}

/// A part of a clause that is forbidden, and where its "not" ends.
struct Forbidden {
    part: Range<usize>,
    word_end: usize,
}

/// The sentences of `prompt`, in order.
pub(super) fn sentences(prompt: &Prompt) -> Vec<Sentence<'_>> {
    let (text, most) = (&prompt.text, prompt.language);
    let scripted = has_own_script(text);
    let mut sentences = Vec::new();
    let mut start = 0;
    let ends =
        most.lexicon().sentence_end.places(text).into_iter().map(|found| found.end).chain([text.len()]);
    for end in ends {
        let text = text.get(start..end).unwrap_or_default();
        if text.chars().any(char::is_alphanumeric) {
            let language = most.of_part(text, scripted);
            let lexicon = language.lexicon();
            sentences.push(Sentence { text, start, language, lexicon, scripted, apart: false });
        }
        start = end;
    }
    sentences
}

impl<'a> Sentence<'a> {
    /// `clause` as a sentence of its own, where its script says that it is in another language.
    pub fn in_another_script(&self, clause: &Clause) -> Option<Sentence<'a>> {
        let text = self.text.get(clause.span.clone())?;
        self.clause_in(clause, self.language.of_part(text, self.scripted))
    }

    /// `clause` as an English sentence, where it has an English word in another script: 画面rotate 90.
    pub fn in_english(&self, clause: &Clause) -> Option<Sentence<'a>> {
        let text = self.text.get(clause.span.clone()).filter(|_| self.scripted)?;
        let mut words = text.split(|c: char| !c.is_ascii_alphabetic());
        words.any(|word| word.len() >= SHORTEST_WORD).then(|| self.clause_in(clause, Language::En))?
    }

    /// `clause` as a sentence in another language, unless this is itself one that was read so.
    fn clause_in(&self, clause: &Clause, language: Language) -> Option<Sentence<'a>> {
        let is_other = language != self.language && !self.apart;
        let text = self.text.get(clause.span.clone()).filter(|_| is_other)?;
        let start = self.start + clause.span.start;
        let lexicon = language.lexicon();
        Some(Sentence { text, start, language, lexicon, scripted: self.scripted, apart: true })
    }

    /// Whether it has a verb or forbids something.
    pub fn orders(&self) -> bool {
        self.lexicon.verb.is_in(self.text) || self.negation(self.text).is_some()
    }

    /// Whether it wants to know something, rather than have something done: "Can you cut the pauses?" asks for
    /// an edit, "Does it cut the pauses?" for an answer.
    pub fn is_question(&self) -> bool {
        let text = self.text.trim();
        let lexicon = self.lexicon;
        let imperative = || lexicon.verb.find(text).is_some_and(|verb| verb.start == 0);
        // Beside a clip, "how do I cut the pauses?" is said by somebody who wants them cut.
        let wishes = || imperative() || lexicon.how_to.is_in(text) || lexicon.request.is_in(text);
        lexicon.enquiry.is_in(text) || lexicon.question.is_in(text) && !wishes()
    }

    /// Whether it only tells what the clip is or who it is for: "A documentary about black and white photography."
    pub fn describes(&self) -> bool {
        let lexicon = self.lexicon;
        let told = lexicon.description.places(self.text).into_iter().next();
        told.and_then(|told| self.text.get(told.start..))
            .is_some_and(|told| !lexicon.order.is_in(self.text) && !lexicon.measured(told))
    }

    /// Whether `text`, a part of it, says anything beyond politeness, small words and the clip itself.
    pub fn has_content(&self, text: &str) -> bool {
        let rest = self.lexicon.how_to.taken_out_of(text);
        self.lexicon.filler.taken_out_of(&rest).chars().any(char::is_alphanumeric)
    }

    /// Its clauses, in order.
    pub fn clauses(&self) -> Vec<Clause> {
        let mut joined = self.lexicon.joined.places(self.text);
        joined.extend(clips::listed(self.text, self.lexicon));
        joined.sort_by_key(|joined| joined.start);
        let mut clauses: Vec<Clause> = Vec::new();
        let mut start = 0;
        let mut joint = Vec::new();
        let mut place = 0;
        for separator in self.lexicon.separator.places(self.text) {
            while joined.get(place).is_some_and(|joined| joined.end <= separator.start) {
                place += 1;
            }
            // Phrases and separators both come in order, so one pass over both is enough.
            let mut after = separator.end;
            if let Some(joined) = joined.get(place).filter(|joined| joined.start < after) {
                // What stands before the phrase may divide still: ，最后3秒.
                let before = self.text.get(separator.start..joined.start).unwrap_or_default();
                if before.trim().is_empty() {
                    continue;
                }
                after = joined.start;
            }
            let between = self.text.get(separator.start..after).unwrap_or_default();
            joint.push((start..separator.start, between));
            start = after;
        }
        // The sign that ends the sentence belongs to none of them.
        let end =
            self.text.trim_end_matches(|c: char| c.is_whitespace() || ".;!?…。！？；".contains(c)).len();
        joint.push((start.min(end)..end, ""));
        let mut before = "";
        for (span, after) in joint {
            let text = self.text.get(span.clone()).unwrap_or_default();
            if text.chars().any(char::is_alphanumeric) {
                let has_verb = self.lexicon.verb.is_in(text);
                let from_joint = self.text.get(span.start - before.len()..span.end).unwrap_or_default();
                let goes_on = (!has_verb || self.lexicon.alternative.is_in(before.trim()))
                    && !self.lexicon.anew.is_in(from_joint);
                let whole = clauses
                    .last()
                    .filter(|last| last.forbids_on && goes_on)
                    .and_then(|last| self.text.get(last.span.clone()))
                    .is_some_and(|last| self.lexicon.measured(last) || !self.lexicon.measured(text));
                let negation = self.negation(text);
                let forbids_on = whole
                    || negation.as_ref().is_some_and(|negation| {
                        let after = text.get(negation.word_end..).unwrap_or_default();
                        negation.part.end == text.len()
                            && after.chars().filter(|c| c.is_alphanumeric()).count() > 1
                    });
                let forbidden = match negation {
                    // "A blurred background instead of cropping".
                    _ if whole || self.negation(before).is_some() => Some(span.clone()),
                    Some(Forbidden { part, .. }) => Some(span.start + part.start..span.start + part.end),
                    None => None,
                };
                clauses.push(Clause { span, forbidden, has_verb, forbids_on });
            }
            before = after;
        }
        clauses
    }

    /// The part of `text` that is forbidden.
    fn negation(&self, text: &str) -> Option<Forbidden> {
        let allowed = self.lexicon.no_negation.places(text);
        let mut words = self.lexicon.negation.places(text).into_iter();
        let word = words.find(|word| !allowed.iter().any(|range| range.contains(&word.start)))?;
        let mut lacks = self.lexicon.lack.places(text).into_iter();
        let end = lacks.find(|lack| lack.contains(&word.start)).map_or(text.len(), |lack| lack.end);
        Some(Forbidden { part: word.start..end, word_end: word.end })
    }
}
