//! Prepares the lexicons while the program is built: reads them, and finds which words each pattern needs, so that
//! the program begins in a fraction of the time.

use std::collections::{BTreeMap, BTreeSet};

use super::needed::{Names, OneOf};
use super::source::{Prepared, QuantitySource, Source, TongueSource};
use super::syntax::{GAPS, SHARES, ascii, in_every_language, replace, small_pattern};

/// Stands between what tells a language apart and its lexicon.
const DIVIDER: &str = "\n---\n";

/// What numbers are called among the names; no pattern has that name.
const NUMBER: &str = "any number";

/// Both parts of a file: what tells its language apart, and its lexicon. `common` is what the smaller ones share.
pub(super) fn prepare(text: &str, common: &str) -> Result<(TongueSource, Prepared), String> {
    let (tongue, lexicon) = text.split_once(DIVIDER).ok_or("nothing tells its language apart")?;
    let tongue = serde_yaml::from_str(tongue).map_err(|error| error.to_string())?;
    Ok((tongue, prepared(Source::read(lexicon, common)?)?))
}

fn prepared(source: Source) -> Result<Prepared, String> {
    let names = names(&source)?;
    // Patterns share most of what they need, so each need is met or not once.
    let mut numbers: BTreeMap<OneOf, u32> = BTreeMap::new();
    let mut number = |one_of: OneOf| {
        let next = numbers.len() as u32;
        *numbers.entry(one_of).or_insert(next)
    };
    let needs = source
        .patterns()
        .map(|pattern| Ok(names.needs_of(&named(pattern, &names)?)?.into_iter().map(&mut number).collect()))
        .collect::<Result<_, String>>()?;
    let mut words: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for (one_of, number) in numbers {
        for word in one_of {
            words.entry(word).or_default().push(number);
        }
    }
    Ok(Prepared { words: words.into_iter().collect(), needs, source })
}

/// What the names in patterns need. A name may stand for names before it.
fn names(source: &Source) -> Result<Names, String> {
    let quantities = source.quantities.as_ref().ok_or("the quantities are missing")?;
    let mut names = Names::default();
    names.add(NUMBER, names.needs_of(&ascii(&quantities.any_number()))?);
    for (name, entries) in &source.values {
        let entries: Vec<&str> = entries.iter().map(|(pattern, _)| pattern.as_str()).collect();
        names.add(name, names.needs_of(&named(&entries.join("|"), &names)?)?);
    }
    let mut shares = names.needs_of(&ascii(&quantities.share_words()))?;
    shares.iter_mut().for_each(|one_of| one_of.extend(["%".to_string(), "/".to_string()]));
    for name in SHARES {
        names.add(name, shares.clone());
    }
    for (name, pattern) in &source.words {
        names.add(name, names.needs_of(&named(pattern, &names)?)?);
    }
    Ok(names)
}

impl QuantitySource {
    /// What stands in every number.
    fn any_number(&self) -> String {
        let words = self.numbers.iter().chain(&self.articles).map(|(word, _)| word.as_str());
        let characters = self.characters.then_some("[零〇一二两兩三四五六七八九]|[十百半]");
        let all: Vec<&str> = words.chain(characters).chain(["[0-9]", "[½¼¾]"]).collect();
        format!("(?:{})", all.join("|"))
    }

    /// What stands in a share, unless that is `20 %` or `1/2`.
    fn share_words(&self) -> String {
        let words: Vec<&str> =
            self.shares.iter().map(|(word, _)| word.as_str()).chain(self.parts_of.as_deref()).collect();
        format!("(?:{})", words.join("|"))
    }
}

/// `pattern` with a character in the place of each name of `names`. Any other stands for what is the same in every
/// language, for words in a gap, or for a number with or without a unit.
fn named(pattern: &str, names: &Names) -> Result<String, String> {
    let mut character = |name: &str| {
        let known = names.character(name).map(String::from);
        let is_gap = GAPS.iter().any(|(gap, _)| *gap == name);
        let number = || names.character(NUMBER).map(String::from).filter(|_| !is_gap);
        let other = || in_every_language(name).map(|pattern| format!("(?:{pattern})")).or_else(number);
        Ok(known.or_else(other).unwrap_or("(?:.*)".to_string()))
    };
    Ok(small_pattern(&ascii(&replace(pattern, "(?:", &mut character)?)))
}

impl Source {
    /// Reads the part of a file that follows what tells its language apart. `common` is what the smaller lexicons share.
    pub fn read(text: &str, common: &str) -> Result<Source, String> {
        let read = |text: &str| serde_yaml::from_str::<Source>(text).map_err(|error| error.to_string());
        let mut source = read(text)?;
        if source.common {
            source.add(read(common)?)?;
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
            (&mut self.keeps, common.keeps),
            (&mut self.statements, common.statements),
        ] {
            own.extend(shared);
        }
        self.clips.extend(common.clips);
        self.rewordings.extend(common.rewordings);
        self.rules.splice(0..0, common.early);
        self.rules.extend(common.rules);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::language::Language;

    const COMMON: &str = include_str!("lexicon/common.yaml");

    /// The file of each lexicon, with its language.
    fn all() -> impl Iterator<Item = (Language, String)> {
        Language::ALL.iter().map(|language| {
            let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/engine/planner/lexicon");
            let file = format!("{folder}/{}.yaml", language.code());
            (*language, std::fs::read_to_string(file).unwrap())
        })
    }

    #[test]
    fn a_word_with_synonyms_is_whole_wherever_it_stands() {
        for (language, text) in all() {
            let (_, prepared) = prepare(&text, COMMON).unwrap();
            for (word, _) in &prepared.source.synonyms {
                for sign in ['?', '*', '+'] {
                    // The synonym would take the place of the word's last character only.
                    assert!(!text.contains(&format!("{word}{sign}")), "{}: {word}{sign}", language.code());
                }
            }
        }
    }

    #[test]
    fn a_lexicon_lacks_only_words_that_are_asked_for() {
        for (language, text) in all() {
            let (_, prepared) = prepare(&text, COMMON).unwrap();
            for name in &prepared.source.lacking {
                assert!(COMMON.contains(&format!("{{{name}}}")), "{}: {name}", language.code());
            }
        }
    }

    #[test]
    fn a_word_that_a_lexicon_neither_has_nor_lacks_is_told() {
        let text = "names: nobody's\n---\ncommon: true\nlacking: [except]\nwords:\n  - [except, but]\n";
        assert!(prepare(text, COMMON).is_err_and(|error| error.contains("except")));
    }
}
