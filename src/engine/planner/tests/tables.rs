//! Prompts as people write them, and what each plainly asks for: a prompt a line, then its ops between tabs, with the
//! arguments that it states.

use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use super::plan;

/// An op and its arguments.
type Wanted = (String, Map<String, Value>);

fn wanted(column: &str) -> Wanted {
    let (op, args) = column.split_once(' ').unwrap_or((column, "{}"));
    (op.to_string(), serde_json::from_str(args).unwrap_or_else(|error| panic!("{column}: {error}")))
}

/// What the plan for `prompt` holds beside the export.
fn planned(prompt: &str) -> Vec<Wanted> {
    let plan = serde_json::to_value(plan(prompt)).unwrap();
    let ops = ["steps", "needs_cloud"].into_iter().flat_map(|list| plan[list].as_array().unwrap().clone());
    ops.map(|op| (op["op"].as_str().unwrap().to_string(), op["args"].as_object().unwrap().clone()))
        .filter(|(op, _)| op != "export")
        .collect()
}

fn same(one: &Value, other: &Value) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 0.001,
        _ => one == other,
    }
}

fn holds(planned: &Wanted, wanted: &Wanted) -> bool {
    planned.0 == wanted.0
        && wanted
            .1
            .iter()
            .all(|(name, value)| planned.1.get(name).is_some_and(|planned| same(planned, value)))
}

/// Every prompt of `table` asks for just its ops.
fn check(table: &str) {
    let mut wrong = Vec::new();
    for line in table.lines() {
        let mut columns = line.split('\t');
        let prompt = columns.next().unwrap_or_default();
        let mut left = planned(prompt);
        let asked: Vec<Wanted> = columns.map(wanted).collect();
        let found = asked.iter().all(|wanted| {
            let place = left.iter().position(|planned| holds(planned, wanted));
            place.map(|place| left.remove(place)).is_some()
        });
        if !found || !left.is_empty() {
            wrong.push(format!("{prompt}\n  wanted {asked:?}\n  planned {:?}", planned(prompt)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn each_op_is_found_by_its_plainest_words_with_nothing_left_over() {
    let table = include_str!("examples.tsv");
    check(table);
    for prompt in table.lines().filter_map(|line| line.split('\t').next()) {
        assert_eq!(plan(prompt).not_understood, [""; 0], "{prompt}");
    }
}

#[test]
fn english_prompts_ask_for_just_what_they_say() {
    check(include_str!("english.tsv"));
}

#[test]
fn chinese_prompts_ask_for_just_what_they_say() {
    check(include_str!("chinese.tsv"));
}

#[test]
fn prompts_in_every_other_language_ask_for_just_what_they_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/engine/planner/tests");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let tables = files.filter(|file| file.extension().is_some_and(|ending| ending == "tsv"));
    let others = tables.filter(|file| {
        !["examples", "english", "chinese"].iter().any(|name| file.file_stem().unwrap() == *name)
    });
    let tables: Vec<String> = others.map(|file| fs::read_to_string(file).unwrap()).collect();
    assert!(tables.len() > 7);
    check(&tables.concat());
}
