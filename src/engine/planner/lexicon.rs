//! The lexicons: which phrases mean which op, as data. `lexicon/en.yaml` explains how they are written.

use std::collections::BTreeMap;
use std::slice;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::cue::Cue;
use super::needed::{Finder, Names};
use super::pattern::{Pieces, SHARES, ascii, named};
use super::phrase::{Phrase, small};
use super::quantity::Quantities;
use super::source::Source;
use super::spelling::Spelling;

/// One phrase of a rule.
pub(super) struct Pattern {
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
    pub spelling: Spelling,
    /// What asks for nothing beside the words of an op: "make it", "add a".
    pub light: Cue,
    /// What asks for one thing more: "also", "as well".
    pub besides: Vec<Phrase>,
    pub details: BTreeMap<String, Vec<Phrase>>,
    pub rules: Vec<Rule>,
    pub patterns: Vec<Pattern>,
    /// Which patterns are worth a closer look.
    pub finder: Finder,
    pieces: Arc<Pieces>,
    /// What names a measure: "25 MB", "two minutes".
    measures: Vec<Phrase>,
    values: BTreeMap<String, Vec<(Phrase, Value)>>,
}

impl Lexicon {
    /// Reads the part of a file that follows what tells its language apart.
    pub fn read(text: &str) -> Result<Lexicon, String> {
        let source = Source::read(text)?;
        let quantities = Quantities::new(source.quantities.as_ref().ok_or("the quantities are missing")?)?;
        let mut names = Names::default();
        for (name, entries) in &source.values {
            let entries: Vec<&str> = entries.iter().map(|(pattern, _)| pattern.as_str()).collect();
            names.add(name, names.needs_of(&named(&entries.join("|"), &names)?)?);
        }
        let mut shares = names.needs_of(&ascii(quantities.share_words()))?;
        shares.iter_mut().for_each(|one_of| one_of.extend(["%".to_string(), "/".to_string()]));
        for name in SHARES {
            names.add(name, shares.clone());
        }
        let mut pieces = Pieces::new(quantities, &source.values);
        for (name, pattern) in &source.words {
            names.add(name, names.needs_of(&named(pattern, &names)?)?);
            pieces.add_word(name, pattern)?;
        }
        let pieces = Arc::new(pieces);
        let phrase = |pattern: &String| Phrase::of(pattern.clone(), &pieces);
        let phrases = |patterns: &[String]| patterns.iter().map(phrase).collect::<Vec<_>>();
        let cue = |patterns: &[String]| Cue::of(patterns, &pieces);
        let mut rules = Vec::new();
        let mut patterns = Vec::new();
        for rule in &source.rules {
            for pattern in &rule.any {
                patterns.push(Pattern { phrase: phrase(pattern), rule: rules.len() });
            }
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
            (Phrase::of(format!("^(?:{pattern})$"), &pieces), value.clone())
        };
        let values = source.values.iter();
        let values = values.map(|(name, entries)| (name.clone(), entries.iter().map(value).collect()));
        let values = values.collect();
        let mut measures = phrases(&source.measures);
        measures.push(Phrase::new(ascii(pieces.quantities.measure())));
        let needs = source.rules.iter().flat_map(|rule| &rule.any);
        let needs = needs.map(|pattern| names.needs_of(&named(pattern, &names)?));
        let finder = Finder::new(needs)?;
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
            spelling: Spelling::new(&source.spelling),
            light: cue(&source.light),
            besides: phrases(&source.besides),
            references: phrases(&source.references),
            parts: phrases(&source.parts),
            details,
            rules,
            patterns,
            finder,
            measures,
            values,
            pieces,
        })
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

    use super::*;
    use crate::engine::language::Language;

    impl Lexicon {
        /// All cues: a field that is missing here does not compile.
        fn cues(&self) -> [&Cue; 28] {
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
                light,
                references: _,
                parts: _,
                spelling: _,
                besides: _,
                details: _,
                rules: _,
                patterns: _,
                finder: _,
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
                light,
            ]
        }
    }

    fn all() -> impl Iterator<Item = (&'static str, &'static Lexicon)> {
        Language::ALL.iter().map(|language| (language.code(), language.lexicon()))
    }

    #[test]
    fn every_lexicon_is_well_formed() {
        for (name, lexicon) in all() {
            let phrases = lexicon.patterns.iter().map(|pattern| &pattern.phrase);
            let details = lexicon.details.values().flatten();
            let values = lexicon.values.values().flatten().map(|(phrase, _)| phrase);
            for (phrase, _) in &lexicon.clips {
                if let Err(error) = phrase.compile() {
                    panic!("{name}: {error}");
                }
            }
            let others = [&lexicon.besides, &lexicon.references, &lexicon.parts, &lexicon.measures];
            for phrase in phrases.chain(details).chain(values).chain(others.into_iter().flatten()) {
                if let Err(error) = phrase.compile() {
                    panic!("{name}: {error}");
                }
            }
            for cue in lexicon.cues() {
                if let Err(error) = cue.compile() {
                    panic!("{name}: {error}");
                }
            }
        }
    }

    #[test]
    fn no_phrase_that_matches_is_overlooked() {
        let mut runner = TestRunner::deterministic();
        for (name, lexicon) in all() {
            let mut seen = 0;
            for (number, pattern) in lexicon.patterns.iter().enumerate() {
                let plain = pattern.phrase.pattern().unwrap().replace(r"(?-u:\b)", "").replace('^', "\u{0}");
                // Texts are made for each phrase; its anchors and the ends of its words cannot be asked for.
                let plain = plain.replace("[\u{0}", "[^").replace(['\u{0}', '$'], "");
                let Ok(texts) = string_regex(&plain) else { panic!("{name}: no texts for {plain}") };
                for _ in 0..4 {
                    let text = texts.new_tree(&mut runner).unwrap().current();
                    if pattern.phrase.find(&text).is_some() {
                        seen += 1;
                        assert!(lexicon.finder.possible(&text).contains(&number), "{name}: {plain}: {text}");
                    }
                }
            }
            assert!(seen > lexicon.patterns.len() * 2, "{name}: only {seen} texts match");
        }
    }
}
