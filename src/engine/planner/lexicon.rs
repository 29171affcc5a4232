//! The lexicons: which phrases mean which op, as data. `lexicon/en.yaml` explains how they are written.

use std::collections::BTreeMap;
use std::slice;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::cue::Cue;
use super::finder::Finder;
use super::pattern::{Pattern, Pieces};
use super::phrase::{Phrase, small};
use super::quantity::Quantities;
use super::source::Prepared;
use super::spelling::Spelling;

/// One phrase of a rule.
pub(super) struct RulePhrase {
    pub phrase: Phrase,
    /// Which rule it belongs to. A rule that stands earlier in the file wins its words.
    pub rule: usize,
}

pub(super) struct Rule {
    pub op: String,
    pub args: Map<String, Value>,
    pub details: Vec<String>,
    pub negative: bool,
}

/// A lexicon, ready to be matched; its patterns are compiled when they are needed.
pub(super) struct Lexicon {
    pub sentence_end: Cue,
    pub separator: Cue,
    /// Phrases whose "and" divides nothing; of one with a key, only that.
    pub joined: Cue,
    pub verb: Cue,
    pub negation: Cue,
    /// Phrases with a negation that forbid nothing: "without losing quality".
    pub no_negation: Cue,
    /// What is left out, as its key, before what is wanted: "without music in 720p".
    pub lack: Cue,
    /// What goes on with a prohibition: "no music or titles".
    pub alternative: Cue,
    /// What begins a clause that no prohibition before it goes on to: "no music, just captions".
    pub anew: Cue,
    pub question: Cue,
    pub request: Cue,
    pub enquiry: Cue,
    /// What asks for a way to do something: "how to".
    pub how_to: Cue,
    /// What stands for something named before: "fade it out".
    pub pronoun: Cue,
    /// An order for the part that the wish before it is for: "mute that part".
    pub same_part: Cue,
    /// Orders whose key stands for a part of the clip, which is written before them on a line of its own: "remove them".
    pub references: Vec<Phrase>,
    /// What takes such a part away, where it would keep a stretch that stands behind it: "cut it".
    pub taken: Cue,
    /// Parts of the clip, as they are named before such an order: "the first 10 seconds".
    pub parts: Vec<Phrase>,
    /// What says of a part that it stays: "the first 10 seconds are great".
    pub kept: Cue,
    /// What says plainly of a stretch that the rest goes, as "I want only" does not: "keep".
    pub keeps: Cue,
    /// What takes back the wish before it: "actually no".
    pub retraction: Cue,
    /// What names one clip among several: its number, `last`, or `each`; none where it stands there in digits.
    pub clips: Vec<(Phrase, Value)>,
    /// A clip, written `§`, that another one is to lie over; and one that gives its sound.
    pub lies_below: Cue,
    pub gives_sound: Cue,
    /// What stands for the clip named before: "mute it".
    pub same_clip: Cue,
    /// What says of a part that nothing is done to it: "leave the first minute as it is".
    pub spared: Cue,
    /// What tells of the clip or of another time, and asks for nothing.
    pub statement: Cue,
    /// What a sentence that only describes begins with, its key without its length: "a 12-minute <tutorial about>".
    pub description: Cue,
    /// What asks for something, however a sentence begins.
    pub order: Cue,
    pub filler: Cue,
    /// What somebody who speaks says between words, as its key: "uh".
    pub hesitation: Cue,
    /// What stands before an order, as its key, and adds nothing: "the plan is to".
    pub opening: Cue,
    /// What puts a wish off: "later".
    pub postponed: Cue,
    /// Orders whose verb stands behind what they are for, their second key with a participle at its end: "I want it <muted>".
    /// One with a single key is no such order.
    pub passives: Vec<Phrase>,
    pub participles: Vec<(String, String)>,
    /// What is said in other words, and what each of its keys is read as.
    pub rewordings: Vec<(Phrase, Vec<String>)>,
    pub spelling: Spelling,
    /// What asks for nothing beside the words of an op: "make it", "add a".
    pub light: Cue,
    /// What asks for one thing more: "also", "as well".
    pub besides: Vec<Phrase>,
    pub details: BTreeMap<String, Vec<Phrase>>,
    pub rules: Vec<Rule>,
    phrases: Vec<RulePhrase>,
    pieces: Arc<Pieces>,
    /// What names a measure: "25 MB", "two minutes".
    measures: Vec<Phrase>,
    values: BTreeMap<String, Vec<(Phrase, Value)>>,
}

impl Lexicon {
    /// Reads what `build.rs` prepares.
    pub fn read(text: &str) -> Result<Lexicon, String> {
        let Prepared { source, words, needs } =
            serde_json::from_str(text).map_err(|error| error.to_string())?;
        let quantities = Quantities::new(source.quantities.as_ref().ok_or("the quantities are missing")?)?;
        let mut pieces = Pieces::new(quantities, &source.values, Finder::new(words)?);
        for (name, pattern) in &source.words {
            pieces.add_word(name, pattern)?;
        }
        let pieces = Arc::new(pieces);
        let needs: BTreeMap<&str, &Vec<u32>> = source.patterns().zip(&needs).collect();
        let needs = |pattern: &String| needs.get(pattern.as_str()).map_or(&[][..], |needs| needs);
        let pattern = |pattern: &String| Pattern::new(pattern.clone(), needs(pattern), &pieces);
        let phrase = |written: &String| Phrase::new(pattern(written));
        let phrases = |patterns: &[String]| patterns.iter().map(phrase).collect::<Vec<_>>();
        let cue = |patterns: &[String]| Cue::new(patterns.iter().map(pattern));
        let mut rules = Vec::new();
        let mut of_rules = Vec::new();
        for rule in &source.rules {
            of_rules.extend(
                rule.any.iter().map(|pattern| RulePhrase { phrase: phrase(pattern), rule: rules.len() }),
            );
            rules.push(Rule {
                op: rule.op.clone(),
                args: rule.args.clone(),
                details: rule.details.clone(),
                negative: rule.negative,
            });
        }
        let details: BTreeMap<String, Vec<Phrase>> =
            source.details.iter().map(|(name, patterns)| (name.clone(), phrases(patterns))).collect();
        let missing = rules.iter().flat_map(|rule| &rule.details).find(|name| !details.contains_key(*name));
        if let Some(name) = missing {
            return Err(format!("a rule asks for the detail {name}, which is not described"));
        }
        let value = |(pattern, value): &(String, Value)| {
            let whole = Pattern::new(format!("^(?:{pattern})$"), needs(pattern), &pieces);
            (Phrase::new(whole), value.clone())
        };
        let values = source.values.iter();
        let values = values.map(|(name, entries)| (name.clone(), entries.iter().map(value).collect()));
        let values = values.collect();
        let mut measures = phrases(&source.measures);
        measures.push(Phrase::new(Pattern::plain(pieces.quantities.measure().to_string())));
        Ok(Lexicon {
            sentence_end: cue(slice::from_ref(&source.sentence_end)),
            separator: cue(&source.separators),
            joined: cue(&source.joined),
            verb: cue(&source.verbs),
            negation: cue(&source.negations),
            no_negation: cue(&source.no_negations),
            lack: cue(&source.lacks),
            alternative: cue(slice::from_ref(&source.alternatives)),
            anew: cue(&source.anew),
            question: cue(&source.questions),
            request: cue(&source.requests),
            enquiry: cue(&source.enquiries),
            how_to: cue(&source.how_tos),
            pronoun: cue(&source.pronouns),
            same_part: cue(&source.same_part),
            taken: cue(&source.taken),
            kept: cue(&source.kept),
            keeps: cue(&source.keeps),
            retraction: cue(&source.retractions),
            clips: source.clips.iter().map(|(pattern, which)| (phrase(pattern), which.clone())).collect(),
            lies_below: cue(&source.lies_below),
            gives_sound: cue(&source.gives_sound),
            same_clip: cue(&source.same_clip),
            spared: cue(&source.spared),
            statement: cue(&source.statements),
            description: cue(&source.descriptions),
            order: cue(&source.orders),
            filler: cue(&source.filler),
            hesitation: cue(&source.hesitations),
            opening: cue(&source.openings),
            postponed: cue(&source.postponed),
            passives: phrases(&source.passives),
            participles: source.participles.clone(),
            rewordings: source
                .rewordings
                .iter()
                .map(|(pattern, words)| (phrase(pattern), words.clone()))
                .collect(),
            spelling: Spelling::new(&source.spelling),
            light: cue(&source.light),
            besides: phrases(&source.besides),
            references: phrases(&source.references),
            parts: phrases(&source.parts),
            details,
            rules,
            phrases: of_rules,
            measures,
            values,
            pieces,
        })
    }

    /// The phrases of rules that `text`, which is in small letters, could hold, in their order.
    pub fn possible(&self, text: &str) -> impl Iterator<Item = &RulePhrase> {
        let met = self.pieces.met(text);
        self.phrases.iter().filter(move |phrase| phrase.phrase.pattern().could_match_what(&met))
    }

    pub fn quantities(&self) -> &Quantities {
        &self.pieces.quantities
    }

    /// Whether `text` names a measure: "no music, 4:5" forbids the one and asks for the other.
    pub fn measured(&self, text: &str) -> bool {
        let small = small(text);
        self.measures.iter().any(|measure| measure.find(&small).is_some())
    }

    /// Whether `text` names a part of the clip.
    pub fn names_a_part(&self, text: &str) -> bool {
        let small = small(text);
        self.parts.iter().any(|part| part.find(&small).is_some())
    }

    /// The value that `written` names where `name` is a list of values. What stands there with nothing names none:
    /// "black and white" is no black.
    pub fn value(&self, name: &str, written: &str) -> Option<Option<Value>> {
        let entries = self.values.get(name)?;
        let written = small(written);
        Some(
            entries
                .iter()
                .find(|(phrase, _)| phrase.find(&written).is_some())
                .map(|(_, value)| value.clone())
                .filter(|value| !value.is_null()),
        )
    }
}

#[cfg(test)]
mod tests {
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;
    use regex::Regex;

    use super::*;
    use crate::engine::language::Language;

    impl Lexicon {
        /// All cues: a field that is missing here does not compile.
        fn cues(&self) -> [&Cue; 31] {
            let Lexicon {
                sentence_end,
                separator,
                joined,
                verb,
                negation,
                no_negation,
                lack,
                alternative,
                anew,
                question,
                request,
                enquiry,
                how_to,
                pronoun,
                same_part,
                taken,
                kept,
                keeps,
                retraction,
                lies_below,
                gives_sound,
                same_clip,
                spared,
                clips: _,
                statement,
                description,
                order,
                filler,
                hesitation,
                opening,
                postponed,
                light,
                references: _,
                parts: _,
                rewordings: _,
                passives: _,
                participles: _,
                spelling: _,
                besides: _,
                details: _,
                rules: _,
                phrases: _,
                pieces: _,
                measures: _,
                values: _,
            } = self;
            [
                sentence_end,
                separator,
                joined,
                verb,
                negation,
                no_negation,
                lack,
                alternative,
                anew,
                question,
                request,
                enquiry,
                how_to,
                pronoun,
                same_part,
                taken,
                kept,
                keeps,
                retraction,
                lies_below,
                gives_sound,
                same_clip,
                spared,
                statement,
                description,
                order,
                filler,
                hesitation,
                opening,
                postponed,
                light,
            ]
        }
    }

    fn all() -> impl Iterator<Item = (&'static str, &'static Lexicon)> {
        Language::ALL.iter().map(|language| (language.code(), language.lexicon()))
    }

    impl Lexicon {
        /// All that texts are searched for.
        fn all_patterns(&self) -> impl Iterator<Item = &Pattern> {
            let ruled = self.phrases.iter().map(|phrase| &phrase.phrase);
            let valued = self.values.values().flatten().chain(&self.clips).map(|(phrase, _)| phrase);
            let lists = [&self.besides, &self.references, &self.parts, &self.passives, &self.measures];
            let listed = lists.into_iter().chain(self.details.values()).flatten();
            let reworded = self.rewordings.iter().map(|(phrase, _)| phrase);
            let phrases = ruled.chain(valued).chain(listed).chain(reworded).map(Phrase::pattern);
            phrases.chain(self.cues().into_iter().flat_map(Cue::patterns))
        }
    }

    #[test]
    fn every_pattern_is_well_formed_and_is_not_overlooked_where_it_matches() {
        let mut runner = TestRunner::deterministic();
        for (name, lexicon) in all() {
            let mut seen = 0;
            for pattern in lexicon.all_patterns() {
                let expanded = pattern.expanded().unwrap();
                let regex = Regex::new(&expanded).unwrap_or_else(|error| panic!("{name}: {error}"));
                // Texts are made for each pattern; its anchors and the ends of its words cannot be asked for.
                let plain = expanded.replace(r"(?-u:\b)", "").replace('^', "\u{0}");
                let plain = plain.replace("[\u{0}", "[^").replace(['\u{0}', '$'], "");
                let Ok(texts) = string_regex(&plain) else { panic!("{name}: no texts for {plain}") };
                for _ in 0..4 {
                    let text = texts.new_tree(&mut runner).unwrap().current();
                    if regex.is_match(&text) {
                        seen += 1;
                        assert!(pattern.could_match(&text), "{name}: {plain}: {text}");
                    }
                }
            }
            assert!(seen > lexicon.all_patterns().count() * 2, "{name}: only {seen} texts match");
        }
    }
}
