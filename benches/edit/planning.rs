//! How long it takes to understand a prompt.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dropcut::engine::planner::plan;

use crate::Outcome;
use crate::contender::DROPCUT;

/// The prompts of the tests, in all languages, each at the beginning of a line.
const TABLES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/engine/planner/tests");

/// Every so many prompts is also planned by a process of its own.
const EACH: usize = 50;

const ROUNDS: usize = 3;

/// What is aimed at, in milliseconds.
const MOST: f64 = 5.0;
const MOST_HOSTILE: f64 = 100.0;

/// The part of the page about planning.
pub fn section() -> Outcome<String> {
    let prompts = prompts()?;
    let mut running = milliseconds(&prompts, |prompt| {
        black_box(plan(prompt));
        Ok(())
    })?;
    let some: Vec<String> = prompts.iter().step_by(EACH).cloned().collect();
    let mut alone = milliseconds(&some, planned_alone)?;
    let mut page = format!(
        "\n## Understanding a prompt\n\nIn milliseconds, the best of {ROUNDS} rounds: {} prompts in all languages by \
         a daemon that runs, and {} of them by `dropcut plan`, from its start to its end.\n\n\
         | | half of them within | all within | aim |\n|---|---|---|---|\n",
        prompts.len(),
        some.len()
    );
    row(&mut page, "the daemon", &mut running, MOST)?;
    row(&mut page, "`dropcut plan`", &mut alone, f64::INFINITY)?;
    for (name, prompt) in hostile() {
        row(
            &mut page,
            &format!("`dropcut plan`, {name}"),
            &mut milliseconds(&[prompt], planned_alone)?,
            MOST_HOSTILE,
        )?;
    }
    Ok(page)
}

fn prompts() -> Outcome<Vec<String>> {
    let mut prompts = Vec::new();
    let mut files = fs::read_dir(Path::new(TABLES))?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(|file| file.path());
    for file in
        files.iter().map(|file| file.path()).filter(|file| file.extension().is_some_and(|it| it == "tsv"))
    {
        let table = fs::read_to_string(file)?;
        prompts.extend(table.lines().filter_map(|line| line.split('\t').next()).map(str::to_owned));
    }
    Ok(prompts)
}

/// What nobody writes, and what must not hold the daemon up.
fn hostile() -> [(&'static str, String); 4] {
    let control = (1..32).map(char::from).cycle().take(999_999).collect();
    [
        ("a megabyte without a space", "剪".repeat(333_333)),
        ("a megabyte of control characters", control),
        ("10,000 clauses", "cut the pauses, ".repeat(10_000)),
        ("400 ranges", "0:10-0:20, ".repeat(400)),
    ]
}

/// How long `work` takes for each of `prompts`, at its best.
fn milliseconds(prompts: &[String], work: impl Fn(&str) -> Outcome<()>) -> Outcome<Vec<f64>> {
    let mut best = vec![Duration::MAX; prompts.len()];
    for _ in 0..ROUNDS {
        for (prompt, best) in prompts.iter().zip(&mut best) {
            let started = Instant::now();
            work(prompt)?;
            *best = started.elapsed().min(*best);
        }
    }
    Ok(best.iter().map(|time| time.as_secs_f64() * 1000.0).collect())
}

fn planned_alone(prompt: &str) -> Outcome<()> {
    let mut child = Command::new(DROPCUT)
        .args(["plan", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    child.stdin.take().ok_or("no way to tell the prompt")?.write_all(prompt.as_bytes())?;
    let status = child.wait()?;
    // A prompt that is refused ends with 1.
    match status.code() {
        Some(0 | 1) => Ok(()),
        _ => Err(format!("dropcut plan ended with {status}").into()),
    }
}

fn row(page: &mut String, name: &str, times: &mut [f64], most: f64) -> Outcome<()> {
    times.sort_by(f64::total_cmp);
    let (Some(median), Some(longest)) = (times.get(times.len() / 2), times.last()) else {
        return Err("there are no prompts".into());
    };
    let longest_told = if *longest <= most { format!("{longest:.1}") } else { format!("**{longest:.1}**") };
    let aim = if most.is_finite() { format!("≤ {most}") } else { String::new() };
    writeln!(page, "| {name} | {median:.1} | {longest_told} | {aim} |")?;
    Ok(())
}
