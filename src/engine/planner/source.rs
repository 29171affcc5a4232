//! Lexicons as they stand in their files.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;
use serde_json::{Map, Value};

use super::{quantity, spelling};

/// What the smaller lexicons share.
const COMMON: &str = include_str!("lexicon/common.yaml");

/// A lexicon as it stands in its file, and with what it shares with others.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Source {
    /// Whether what the smaller lexicons share belongs to it.
    pub common: bool,
    /// Words of the shared rules that its language has no pattern for. They match nothing.
    pub lacking: Vec<String>,
    /// Words, and what else they are called: 淡入 is "fade in". Each means the same in all that follows.
    pub synonyms: Vec<(String, String)>,
    pub words: Vec<(String, String)>,
    pub values: BTreeMap<String, Vec<(String, Value)>>,
    pub sentence_end: String,
    pub separators: Vec<String>,
    pub joined: Vec<String>,
    pub verbs: Vec<String>,
    pub negations: Vec<String>,
    pub no_negations: Vec<String>,
    pub lacks: Vec<String>,
    pub alternatives: String,
    pub anew: Vec<String>,
    pub questions: Vec<String>,
    pub requests: Vec<String>,
    pub how_tos: Vec<String>,
    pub pronouns: Vec<String>,
    pub same_part: Vec<String>,
    pub references: Vec<String>,
    pub taken: Vec<String>,
    pub kept: Vec<String>,
    pub retractions: Vec<String>,
    /// Words for one clip among several, and its number; for its number in a group there is none.
    pub clips: Vec<(String, Value)>,
    pub lies_below: Vec<String>,
    pub gives_sound: Vec<String>,
    pub same_clip: Vec<String>,
    pub spared: Vec<String>,
    pub parts: Vec<String>,
    pub measures: Vec<String>,
    pub enquiries: Vec<String>,
    pub statements: Vec<String>,
    pub descriptions: Vec<String>,
    pub orders: Vec<String>,
    pub filler: Vec<String>,
    pub hesitations: Vec<String>,
    pub spelling: spelling::Source,
    pub light: Vec<String>,
    pub besides: Vec<String>,
    pub details: BTreeMap<String, Vec<String>>,
    pub quantities: Option<quantity::Source>,
    /// Shared rules that win their words before those of a lexicon itself.
    pub early: Vec<RuleSource>,
    pub rules: Vec<RuleSource>,
}

impl Source {
    /// Reads the part of a file that follows what tells its language apart.
    pub fn read(text: &str) -> Result<Source, String> {
        let read = |text: &str| serde_yaml::from_str::<Source>(text).map_err(|error| error.to_string());
        let mut source = read(text)?;
        if source.common {
            source.add(read(COMMON)?)?;
        }
        source.add_synonyms();
        Ok(source)
    }

    /// Lets each synonym stand wherever its word does.
    fn add_synonyms(&mut self) {
        let named = self.words.iter_mut().map(|(_, pattern)| pattern);
        let valued = self.values.values_mut().flatten().map(|(pattern, _)| pattern);
        let detailed = self.details.values_mut().flatten();
        let ruled = self.rules.iter_mut().flat_map(|rule| &mut rule.any);
        let cues = self.verbs.iter_mut().chain(&mut self.statements);
        for pattern in named.chain(valued).chain(detailed).chain(ruled).chain(cues) {
            for (word, synonym) in &self.synonyms {
                if pattern.contains(word) {
                    *pattern = pattern.replace(word, &format!("(?:{word}|{synonym})"));
                }
            }
        }
    }

    /// Adds what it does not say itself.
    fn add(&mut self, common: Source) -> Result<(), String> {
        let given: BTreeSet<String> = self.words.iter().map(|(name, _)| name.clone()).collect();
        if let Some(name) = self.lacking.iter().find(|name| given.contains(*name)) {
            return Err(format!("{name} is called lacking and is given"));
        }
        self.words.splice(0..0, self.lacking.iter().map(|name| (name.clone(), "a^".to_string())));
        self.words.extend(common.words.into_iter().filter(|(name, _)| !given.contains(name)));
        for (name, values) in common.values {
            self.values.entry(name).or_insert(values);
        }
        for (name, patterns) in common.details {
            self.details.entry(name).or_insert(patterns);
        }
        for (own, shared) in
            [(&mut self.sentence_end, common.sentence_end), (&mut self.alternatives, common.alternatives)]
        {
            if own.is_empty() {
                *own = shared;
            }
        }
        for (own, shared) in [
            (&mut self.separators, common.separators),
            (&mut self.joined, common.joined),
            (&mut self.negations, common.negations),
            (&mut self.no_negations, common.no_negations),
            (&mut self.filler, common.filler),
            (&mut self.light, common.light),
            (&mut self.besides, common.besides),
            (&mut self.measures, common.measures),
            (&mut self.lies_below, common.lies_below),
            (&mut self.gives_sound, common.gives_sound),
            (&mut self.parts, common.parts),
            (&mut self.kept, common.kept),
            (&mut self.statements, common.statements),
        ] {
            own.extend(shared);
        }
        self.clips.extend(common.clips);
        self.rules.splice(0..0, common.early);
        self.rules.extend(common.rules);
        Ok(())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RuleSource {
    pub op: String,
    #[serde(default)]
    pub args: Map<String, Value>,
    #[serde(default)]
    pub details: Vec<String>,
    /// A negation is what makes it: "no sound".
    #[serde(default)]
    pub negative: bool,
    pub any: Vec<String>,
}

#[cfg(test)]
mod tests {
    use super::super::tongue;
    use super::*;
    use crate::engine::language::Language;

    /// Each lexicon as it stands in its file, with its language and its text.
    fn all() -> impl Iterator<Item = (Language, &'static str, Source)> {
        Language::ALL.iter().map(|language| {
            let (_, text) = tongue::parts(language.lexicon_file());
            (*language, text, serde_yaml::from_str(text).unwrap())
        })
    }

    #[test]
    fn a_word_with_synonyms_is_whole_wherever_it_stands() {
        for (language, text, source) in all() {
            for (word, _) in &source.synonyms {
                for sign in ['?', '*', '+'] {
                    // The synonym would take the place of the word's last character only.
                    assert!(!text.contains(&format!("{word}{sign}")), "{}: {word}{sign}", language.code());
                }
            }
        }
    }

    #[test]
    fn a_lexicon_lacks_only_words_that_are_asked_for() {
        for (language, _, source) in all() {
            for name in &source.lacking {
                assert!(COMMON.contains(&format!("{{{name}}}")), "{}: {name}", language.code());
            }
        }
    }

    #[test]
    fn a_word_that_a_lexicon_neither_has_nor_lacks_is_told() {
        let text = "common: true\nlacking: [except]\nwords:\n  - [except, but]\n";
        assert!(Source::read(text).is_err_and(|error| error.contains("except")));
    }
}
