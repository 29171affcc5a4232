use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Pattern, PatternElement, VariantKey};
use fluent_syntax::parser;
use num_rational::Ratio;

use super::*;
use crate::engine::op::told;
use crate::engine::planner::plan;

/// What a message is made of.
#[derive(Debug, Default)]
struct Parts {
    /// Its variables, and what is asked about those that it chooses by.
    variables: BTreeMap<String, BTreeSet<String>>,
    /// The messages that stand in it.
    messages: BTreeSet<String>,
}

impl Parts {
    fn of(pattern: &Pattern<&str>) -> Parts {
        let mut parts = Parts::default();
        parts.read(pattern);
        parts
    }

    fn read(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline, BTreeSet::new()),
            Expression::Select { selector, variants } => {
                let key = |key: &VariantKey<&str>| match key {
                    VariantKey::Identifier { name } => name.to_string(),
                    VariantKey::NumberLiteral { value } => value.to_string(),
                };
                self.read_inline(selector, variants.iter().map(|variant| key(&variant.key)).collect());
                for variant in variants {
                    self.read(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>, keys: BTreeSet<String>) {
        match inline {
            InlineExpression::VariableReference { id } => {
                self.variables.entry(id.name.to_string()).or_default().extend(keys);
            }
            InlineExpression::MessageReference { id, .. } => {
                self.messages.insert(id.name.to_string());
            }
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
            other => panic!("{other:?} is not used here"),
        }
    }

    fn names(&self) -> BTreeSet<&str> {
        self.variables.keys().map(String::as_str).collect()
    }
}

/// The messages of a language by their names.
fn messages(language: Language) -> BTreeMap<String, Parts> {
    let resource = parser::parse(language.words())
        .unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.code()));
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        if let Entry::Message(message) = entry {
            let name = message.id.name.to_string();
            let parts = Parts::of(message.value.as_ref().expect(&name));
            assert!(messages.insert(name, parts).is_none(), "{}: {} twice", language.code(), message.id.name);
        }
    }
    messages
}

/// The languages that have words of their own. One whose file is still empty is told in English.
fn spoken() -> impl Iterator<Item = Language> {
    Language::ALL.iter().copied().filter(|language| !messages(*language).is_empty())
}

#[test]
fn every_language_has_the_messages_of_english_with_variables_of_theirs() {
    let english = messages(Language::En);
    for language in spoken() {
        let code = language.code();
        let own = messages(language);
        let names = |messages: &BTreeMap<String, Parts>| messages.keys().cloned().collect::<BTreeSet<_>>();
        let (known, there) = (names(&english), names(&own));
        // A prompt that a language has no words for need not be named in it.
        let lacking: Vec<&String> =
            known.difference(&there).filter(|name| !name.starts_with("example-")).collect();
        assert!(lacking.is_empty(), "{code} lacks {lacking:?}");
        let own_only: Vec<&String> = there.difference(&known).collect();
        assert!(own_only.is_empty(), "only {code} has {own_only:?}");
        for (name, parts) in &own {
            let (known, used) = (english[name].names(), parts.names());
            assert!(used.is_subset(&known), "{code}: {name} knows {known:?}, not {used:?}");
            assert!(parts.messages.iter().all(|message| own.contains_key(message)), "{code}: {name}");
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The arguments of a call, `source` beginning after its bracket.
fn arguments(source: &str) -> Vec<&str> {
    let (mut arguments, mut start, mut depth) = (Vec::new(), 0, 0);
    let (mut quoted, mut escaped) = (false, false);
    for (at, letter) in source.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' if quoted => escaped = true,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '(' | '[' | '{' => depth += 1,
            ',' if depth == 0 => {
                arguments.push(source[start..at].trim());
                start = at + 1;
            }
            ')' | ']' | '}' if depth == 0 => {
                arguments.push(source[start..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            _ => {}
        }
    }
    arguments.retain(|argument| !argument.is_empty());
    arguments
}

#[test]
fn every_message_in_the_code_is_there_with_its_variables_and_every_message_is_told() {
    let english = messages(Language::En);
    let mut told: BTreeSet<String> = english.values().flat_map(|parts| parts.messages.clone()).collect();
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    for file in
        files.iter().filter(|file| !file.ends_with("engine/words.rs") && !file.ends_with("words/tests.rs"))
    {
        let source = fs::read_to_string(file).unwrap();
        for (at, call) in source.match_indices("say!(") {
            let arguments = arguments(&source[at + call.len()..]);
            let name = arguments[1].trim_matches('"');
            let parts =
                english.get(name).unwrap_or_else(|| panic!("{}: {name} is no message", file.display()));
            let given: BTreeSet<&str> =
                arguments[2..].iter().map(|argument| argument.split([' ', '=']).next().unwrap()).collect();
            assert_eq!(given, parts.names(), "{}: {name}", file.display());
            told.insert(name.to_string());
        }
    }
    let untold: Vec<&String> = english.keys().filter(|name| !told.contains(*name)).collect();
    assert!(untold.is_empty(), "nothing tells {untold:?}");
}

/// What a variable may hold, by what the languages choose by.
fn values(keys: &BTreeSet<String>) -> Vec<FluentValue<'static>> {
    let is_plural = |key: &String| {
        ["zero", "one", "two", "few", "many", "other"].contains(&key.as_str()) || key.parse::<u8>().is_ok()
    };
    if keys.is_empty() {
        return vec!["0:05".into()];
    }
    if keys.iter().all(is_plural) {
        return [0, 1, 2, 5, 11, 21, 22, 100].map(FluentValue::from).to_vec();
    }
    keys.iter().map(|key| FluentValue::from(key.clone())).collect()
}

#[test]
fn every_message_is_told_whole_in_every_language() {
    let spoken: Vec<Language> = spoken().collect();
    let mut keys: BTreeMap<(String, String), BTreeSet<String>> = BTreeMap::new();
    for language in &spoken {
        for (name, parts) in messages(*language) {
            for (variable, chosen) in parts.variables {
                keys.entry((name.clone(), variable)).or_default().extend(chosen);
            }
        }
    }
    for name in messages(Language::En).keys() {
        let variables: Vec<(&str, Vec<FluentValue<'_>>)> = keys
            .iter()
            .filter(|((of, _), _)| of == name)
            .map(|((_, variable), keys)| (variable.as_str(), values(keys)))
            .collect();
        let most = variables.iter().map(|(_, values)| values.len()).max().unwrap_or(1);
        for (turn, language) in
            (0..most).flat_map(|turn| spoken.iter().map(move |language| (turn, *language)))
        {
            let arguments: FluentArgs<'_> = variables
                .iter()
                .map(|(variable, values)| (*variable, values[turn.min(values.len() - 1)].clone()))
                .collect();
            let Some(text) = formatted(bundle(language), name, &arguments) else { continue };
            let code = language.code();
            assert!(
                !text.contains(['{', '}', '$', '\n']) && !text.contains("  "),
                "{code}: {name}: {text:?}"
            );
            let is_whole =
                text.trim() == text || ["list-mark", "sentence-gap", "clause-mark"].contains(&name.as_str());
            assert!(is_whole || name.starts_with("strength-"), "{code}: {name}: {text:?}");
        }
    }
}

#[test]
fn every_prompt_that_people_are_told_to_write_is_understood() {
    let mut misread = Vec::new();
    for language in spoken() {
        for name in messages(language).keys().filter(|name| name.starts_with("example-")) {
            let prompt = message(language, name, &[]);
            let plan = plan(&prompt);
            if plan.steps.is_empty() || !plan.not_understood.is_empty() || !plan.needs_cloud.is_empty() {
                misread.push(format!("{}: {prompt}: {plan:?}", language.code()));
            }
        }
    }
    assert!(misread.is_empty(), "{}", misread.join("\n"));
}

#[test]
fn plurals_marks_and_lengths_are_those_of_the_language() {
    let cut = |language, count: usize| {
        say!(language, "trim-pauses-done", count, total = told(Ratio::new(53, 10), language))
    };
    for (language, count, expected) in [
        (Language::En, 1, "Cut 1 pause, 5.3 s."),
        (Language::Zh, 3, "剪掉了 3 处停顿，共 5.3 秒。"),
        (Language::De, 3, "3 Pausen herausgeschnitten, zusammen 5,3 s."),
        (Language::Fr, 1, "1 pause supprimée, 5,3 s."),
        (Language::Ru, 1, "Вырезана 1 пауза, всего 5,3 с."),
        (Language::Ru, 3, "Вырезаны 3 паузы, всего 5,3 с."),
        (Language::Ru, 11, "Вырезано 11 пауз, всего 5,3 с."),
        (Language::Ja, 3, "無音部分を3か所カットしました（合計5.3秒）。"),
    ] {
        assert_eq!(cut(language, count), expected);
    }
    assert_eq!(Language::De.quote("a"), "„a“");
    assert_eq!(Language::Ja.list(&["a".into(), "b".into()]), "a、b");
}
