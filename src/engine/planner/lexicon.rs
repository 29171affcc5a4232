//! The lexicons: which phrases mean which op, as data. `lexicon/en.yaml` explains how they are written.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use serde_json::{Map, Value};

use super::needed::{Finder, Names};
use super::phrase::{Phrase, small, small_pattern};
use super::quantity::Quantities;
use super::source::Source;

/// The most memory that what looks at whole sentences may fill with what it has seen, in bytes for each pattern.
const LARGEST_TABLE: usize = 64 << 10;

/// The most gaps that a word of a lexicon has.
const MOST_GAPS: usize = 9;

/// How the parts of a whole are named in phrases, by the argument that they give.
const SHARES: [&str; 4] = ["seconds__share", "start__share", "end__share", "start__rest"];

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

/// A lexicon, ready to be matched: what looks at whole sentences is compiled, the phrases are when they are needed.
pub(super) struct Lexicon {
    pub sentence_end: Regex,
    pub separator: Regex,
    /// Phrases whose "and" divides nothing.
    pub joined: Regex,
    pub verb: Regex,
    pub negation: Regex,
    /// Phrases with a negation that forbid nothing: "without losing quality".
    pub no_negation: Regex,
    /// What is left out, as its key, before what is wanted: "without music in 720p".
    pub lack: Regex,
    /// What goes on with a prohibition: "no music or titles".
    pub alternative: Regex,
    pub question: Regex,
    pub request: Regex,
    pub enquiry: Regex,
    /// What asks for a way to do something: "how to". With a question mark it is a question, unless it names measures.
    pub how_to: Regex,
    /// What stands for something named before: "fade it out".
    pub pronoun: Regex,
    /// What tells of the clip or of another time, and asks for nothing.
    pub statement: Regex,
    pub filler: Regex,
    /// What asks for nothing beside the words of an op: "make it", "add a".
    pub light: Regex,
    /// What asks for one thing more: "also", "as well".
    pub besides: Vec<Phrase>,
    pub details: BTreeMap<String, Vec<Phrase>>,
    pub rules: Vec<Rule>,
    pub patterns: Vec<Pattern>,
    /// Which patterns are worth a closer look.
    pub finder: Finder,
    pub quantities: Quantities,
    values: BTreeMap<String, Vec<(Phrase, Value)>>,
}

impl Lexicon {
    /// Reads the part of a file that follows what tells its language apart.
    pub fn read(text: &str) -> Result<Lexicon, String> {
        let source = Source::read(text)?;
        let quantities = Quantities::new(source.quantities.as_ref().ok_or("the quantities are missing")?)?;
        let mut words = BTreeMap::new();
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
        for (name, pattern) in &source.words {
            names.add(name, names.needs_of(&named(pattern, &names)?)?);
            // A word may use those above it.
            let pattern = expand(pattern, &words, &source.values, &quantities)?;
            // Gaps have names of their own in each phrase, so those within a word have none.
            let pattern = (1..=MOST_GAPS)
                .fold(pattern, |pattern, gap| pattern.replace(&format!("(?<gap{gap}>"), "(?:"));
            words.insert(name.clone(), format!("(?:{pattern})"));
        }
        let phrase = |pattern: &str| -> Result<Phrase, String> {
            Ok(Phrase::new(small_pattern(&ascii(&expand(pattern, &words, &source.values, &quantities)?))))
        };
        let compile = |pattern: &str| -> Result<Regex, String> {
            let expanded = expand(pattern, &words, &source.values, &quantities)?;
            RegexBuilder::new(&ascii(&expanded))
                .case_insensitive(true)
                .dfa_size_limit(LARGEST_TABLE)
                .build()
                .map_err(|error| format!("{pattern}: {error}"))
        };
        // Where nothing is said, nothing matches.
        let either = |patterns: &[String]| match patterns {
            [] => compile(r"[^\s\S]"),
            patterns => compile(&format!("(?:{})", patterns.join("|"))),
        };
        let mut rules = Vec::new();
        let mut patterns = Vec::new();
        for rule in &source.rules {
            for pattern in &rule.any {
                patterns.push(Pattern { phrase: phrase(pattern)?, rule: rules.len() });
            }
            rules.push(Rule {
                op: rule.op.clone(),
                args: rule.args.clone(),
                details: rule.details.clone(),
                negative: rule.negative,
            });
        }
        let mut details = BTreeMap::new();
        for (name, patterns) in &source.details {
            let patterns = patterns.iter().map(|pattern| phrase(pattern)).collect::<Result<_, _>>()?;
            details.insert(name.clone(), patterns);
        }
        let missing = rules.iter().flat_map(|rule| &rule.details).find(|name| !details.contains_key(*name));
        if let Some(name) = missing {
            return Err(format!("a rule asks for the detail {name}, which is not described"));
        }
        let mut values = BTreeMap::new();
        for (name, entries) in &source.values {
            let entries = entries
                .iter()
                .map(|(pattern, value)| Ok((phrase(&format!("^(?:{pattern})$"))?, value.clone())))
                .collect::<Result<_, String>>()?;
            values.insert(name.clone(), entries);
        }
        let needs = source.rules.iter().flat_map(|rule| &rule.any);
        let needs = needs.map(|pattern| names.needs_of(&named(pattern, &names)?));
        Ok(Lexicon {
            sentence_end: compile(&source.sentence_end)?,
            separator: either(&source.separators)?,
            joined: either(&source.joined)?,
            verb: either(&source.verbs)?,
            negation: either(&source.negations)?,
            no_negation: either(&source.no_negations)?,
            lack: either(&source.lacks)?,
            alternative: compile(&source.alternatives)?,
            question: either(&source.questions)?,
            request: either(&source.requests)?,
            enquiry: either(&source.enquiries)?,
            how_to: either(&source.how_tos)?,
            pronoun: either(&source.pronouns)?,
            statement: either(&source.statements)?,
            filler: either(&source.filler)?,
            light: either(&source.light)?,
            besides: source.besides.iter().map(|pattern| phrase(pattern)).collect::<Result<_, _>>()?,
            details,
            rules,
            patterns,
            finder: Finder::new(needs)?,
            quantities,
            values,
        })
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

/// `pattern` with the classes of plain letters only: those of all scripts make every pattern a hundred times as
/// large, and Chinese has no word boundaries anyway.
fn ascii(pattern: &str) -> String {
    pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\w", "[A-Za-z0-9_]")
        .replace(r"\W", "[^A-Za-z0-9_]")
        .replace(r"\s", r"[ \n]")
        .replace(r"\b", r"(?-u:\b)")
}

/// Puts words, values and quantities in the place of `{name}`, and makes `<…>` the key of a pattern.
fn expand(
    pattern: &str,
    words: &BTreeMap<String, String>,
    values: &BTreeMap<String, Vec<(String, Value)>>,
    quantities: &Quantities,
) -> Result<String, String> {
    let mut gaps = 0;
    replace(pattern, "(?<key>", &mut |name| {
        if name == "gap" || name == "near" {
            gaps += 1;
            let space = if name == "gap" { words.get("space") } else { words.get("nearby") };
            let space = space.ok_or("the words `space` and `nearby` are missing")?;
            Ok(format!("(?<gap{gaps}>{space})"))
        } else if let Some(word) = words.get(name) {
            Ok(word.clone())
        } else if let Some(entries) = values.get(name) {
            let alternatives: Vec<String> = entries
                .iter()
                .map(|(value, _)| expand(value, words, &BTreeMap::new(), quantities))
                .collect::<Result<_, _>>()?;
            Ok(format!("(?<{name}>{})", alternatives.join("|")))
        } else {
            quantity_of(name, quantities).ok_or(format!("{pattern}: nothing is called {name}"))
        }
    })
}

/// `pattern` with a character in the place of each name of `names`, and with anything in the place of the others.
fn named(pattern: &str, names: &Names) -> Result<String, String> {
    let mut character = |name: &str| Ok(names.character(name).map_or("(?:.*)".to_string(), String::from));
    Ok(small_pattern(&ascii(&replace(pattern, "(?:", &mut character)?)))
}

/// `pattern` with what `name` gives in the place of each `{name}`, and with `key` where a `<` opens the key.
fn replace(
    pattern: &str,
    key: &str,
    name: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<String, String> {
    let mut replaced = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find(['{', '<', '>']) {
        replaced.push_str(&rest[..open]);
        let sign = rest[open..].chars().next();
        rest = &rest[open + 1..];
        match sign {
            Some('<') => replaced.push_str(key),
            Some('>') => replaced.push(')'),
            _ => {
                let Some(close) = rest.find('}') else {
                    return Err(format!("{pattern}: a {{ is not closed"));
                };
                let inner = &rest[..close];
                rest = &rest[close + 1..];
                if inner.starts_with(|c: char| c.is_ascii_digit()) {
                    // A repetition, not a name.
                    replaced.push_str(&format!("{{{inner}}}"));
                } else {
                    replaced.push_str(&name(inner)?);
                }
            }
        }
    }
    replaced.push_str(rest);
    Ok(replaced)
}

/// How a quantity is found, by the name of the argument that it gives. What follows `__` tells two ways to
/// find the same argument apart.
fn quantity_of(name: &str, quantities: &Quantities) -> Option<String> {
    let base = name.split("__").next().unwrap_or(name);
    let file = |kinds: &str| format!("\u{2}{kinds}[0-9]+\u{2}");
    let pattern = match name {
        "duration" => return Some(quantities.duration().to_string()),
        "moment" => return Some(quantities.moment()),
        "number" => return Some(quantities.number_pattern().to_string()),
        "any_file" => return Some(file("[a-z]")),
        "any_video" => return Some(file("v")),
        "any_sound" => return Some(file("a")),
        "any_picture" => return Some(file("i")),
        "any_quote" => return Some("\u{1}[0-9]+\u{1}".to_string()),
        "file__video" => file("v"),
        "file__sound" => file("a"),
        "file__picture" => file("i"),
        "file__subtitles" => file("s"),
        "file__table" => file("l"),
        "seconds__count" | "seconds__minutes" | "end__count" | "last_seconds__count" => {
            quantities.bare().to_string()
        }
        "count__bare" => quantities.bare().to_string(),
        "replace_with__file" => file("[vi]"),
        "files__one" => file("[vi]"),
        "clip__file" => file("[via]"),
        "clip__video" => file("v"),
        "clip__quoted" => "\u{1}[0-9]+\u{1}".to_string(),
        "files" => {
            let one = file("[vi]");
            format!("{one}(?:[ ,&+、]*(?:[^ ,&+、\u{1}\u{2}]{{1,8}}[ ])?{one})+")
        }
        "seconds__told" => quantities.told().to_string(),
        "seconds" | "last_seconds" | "min_silence" | "padding" | "seconds_per_image" => {
            quantities.duration().to_string()
        }
        "at__time" | "start__time" | "end__time" | "end__length" | "end__lasting" | "every" => {
            quantities.duration().to_string()
        }
        "start" | "end" | "at" | "seconds__bare" | "like" => quantities.moment(),
        _ if SHARES.contains(&name) => quantities.share().to_string(),
        _ => match base {
            "text" => match name {
                "text" => "\u{1}[0-9]+\u{1}".to_string(),
                _ => r"[^\s,，。、；;：:！!？?\x01\x02][^,，。；;！!？?\x01\x02]{0,60}".to_string(),
            },
            "file" => file("[a-z]"),
            "count" | "images" | "factor" | "amount" | "clip" | "to" => quantities.number_pattern().to_string(),
            "height" | "width" | "degrees" | "mb" | "fps" | "crf" | "db" | "percent" | "x" | "y" | "opacity"
            | "volume" | "scale" | "target" => r"\d{1,6}(?:[.,]\d{1,3})?".to_string(),
            "video_bitrate" | "bitrate" => r"\d{1,6}(?:\.\d{1,2})?\s?[km]".to_string(),
            // Only what is a shape of pictures; any other such pair is a time.
            "ratio" => r"(?:9\s?(?:[:/x]|by)\s?16|16\s?(?:[:/x]|by)\s?9|4\s?(?:[:/]|by)\s?5|1\s?[:/]\s?1|4\s?(?:[:/]|by)\s?3|3\s?[:/]\s?4|21\s?(?:[:/]|by)\s?9|5\s?[:/]\s?4|2\s?[:/]\s?3|3\s?[:/]\s?2|2\.35:1|2\.39:1|1\.85:1)\b".to_string(),
            _ => return None,
        },
    };
    Some(format!("(?<{name}>{pattern})"))
}

#[cfg(test)]
mod tests {
    use proptest::strategy::{Strategy, ValueTree};
    use proptest::string::string_regex;
    use proptest::test_runner::TestRunner;

    use super::*;
    use crate::engine::language::Language;

    fn all() -> impl Iterator<Item = (&'static str, &'static Lexicon)> {
        Language::ALL.iter().map(|language| (language.code(), language.lexicon()))
    }

    #[test]
    fn every_lexicon_is_well_formed() {
        for (name, lexicon) in all() {
            let phrases = lexicon.patterns.iter().map(|pattern| &pattern.phrase);
            let details = lexicon.details.values().flatten();
            let values = lexicon.values.values().flatten().map(|(phrase, _)| phrase);
            for phrase in phrases.chain(details).chain(values) {
                if let Err(error) = phrase.compile() {
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
                let plain = pattern.phrase.pattern().replace(r"(?-u:\b)", "").replace('^', "\u{0}");
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
