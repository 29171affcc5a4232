//! `make bench`: the same edits by dropcut and by others, on clips that it makes itself.
//!
//! Machines are noisy and differ, so seconds count for little: everything on a clip is run in turns, and what is told
//! are medians of the ratios within a round. Each result is looked at once. The whole goes to docs/performance.md.
//!
//! `BENCH_CLIPS=30,120` takes those clips only, by their seconds, and `BENCH_ROUNDS=1` so many rounds on each; then it
//! is printed and not written. With `BENCH_BROWSER=1` the results are also played in Chromium.

mod chance;
mod check;
mod clips;
mod contender;
mod edit;
mod measure;
mod page;
mod picture;
mod plain;
mod planning;
mod results;
mod talk;

use std::env;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use clips::Clip;
use contender::{ALL, Contender, Stage, Tools};
use results::Results;
use tokio::runtime::Runtime;

pub type Outcome<T> = Result<T, Box<dyn Error>>;

/// The lengths of the clips, in seconds, and how many rounds are made on each.
const CLIPS: [(u32, usize); 3] = [(30, 2), (120, 3), (600, 1)];

fn main() -> Outcome<()> {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("bench");
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    // What a bench that was interrupted left behind is worth nothing.
    let work = folder.join("work");
    if work.exists() {
        fs::remove_dir_all(&work)?;
    }
    fs::create_dir_all(&work)?;
    let tools = Tools::find(&folder.join("tools"))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let (chosen, is_whole) = chosen()?;
    let mut all = Vec::new();
    for (length, rounds) in chosen {
        for clip in clips::clips(&folder.join("clips"), &work, length)? {
            all.push(measured(&clip, rounds, &tools, &runtime, &work)?);
        }
    }
    let page = page::page(&all, &tools, is_played())? + &planning::section()?;
    println!("{page}");
    if is_whole {
        fs::write(project.join("docs/performance.md"), page)?;
        eprintln!("Written to docs/performance.md.");
    }
    Ok(())
}

/// The clips and rounds that are asked for, and whether that is all.
fn chosen() -> Outcome<(Vec<(u32, usize)>, bool)> {
    let (clips, rounds) = (env::var("BENCH_CLIPS").ok(), env::var("BENCH_ROUNDS").ok());
    let mut chosen = CLIPS.to_vec();
    if let Some(clips) = &clips {
        let wanted = clips.split(',').map(|length| length.trim().parse()).collect::<Result<Vec<u32>, _>>();
        let wanted = wanted.map_err(|_| "BENCH_CLIPS are seconds: 30,120,600")?;
        chosen.retain(|(length, _)| wanted.contains(length));
        if chosen.is_empty() {
            return Err("BENCH_CLIPS names none of the clips: 30,120,600".into());
        }
    }
    if let Some(rounds) = &rounds {
        let wanted: usize = rounds.parse().map_err(|_| "BENCH_ROUNDS is a number")?;
        chosen.iter_mut().for_each(|(_, rounds)| *rounds = wanted.max(1));
    }
    Ok((chosen, clips.is_none() && rounds.is_none()))
}

/// Runs everybody on `clip`, in turns.
fn measured(clip: &Clip, rounds: usize, tools: &Tools, runtime: &Runtime, work: &Path) -> Outcome<Results> {
    let title = clip.title();
    let mut stage = Stage::set(clip, tools, runtime)?;
    let mut results = Results::new(clip, stage.hard.kept.len() - 1);
    eprintln!("{title}: {} of {} pauses found", results.found, results.pauses);
    for round in 1..=rounds {
        for contender in ALL.into_iter().filter(|contender| contender.takes_part(clip.length)) {
            let folder = tempfile::tempdir_in(work)?;
            stage.folder = folder.path().to_owned();
            match stage.run(contender) {
                Ok(None) => {}
                Ok(Some((measured, result))) => {
                    eprintln!("{title}, round {round} of {rounds}: {contender} {:.2} s", measured.seconds);
                    results.note(contender, round, measured);
                    if let (1, Some(result)) = (round, result) {
                        results.judge(contender, looked_at(&stage, contender, &result));
                    }
                }
                Err(error) => {
                    eprintln!("{title}, round {round} of {rounds}: {contender}: {error}");
                    results.judge(contender, vec!["failed".into()]);
                }
            }
        }
    }
    Ok(results)
}

fn is_played() -> bool {
    env::var_os("BENCH_BROWSER").is_some_and(|wish| !wish.is_empty())
}

/// What is wrong with `result`.
fn looked_at(stage: &Stage<'_>, contender: Contender, result: &Path) -> Vec<String> {
    let edit = contender.join().filter(|_| !contender.cuts_otherwise()).map(|join| stage.edit(join));
    let planned = edit.map(|edit| (edit.pictures(), edit.kept.len()));
    let mut wrongs = check::wrongs(stage.clip, result, planned).unwrap_or_else(|error| {
        eprintln!("{}: {error}", result.display());
        vec!["cannot be read".into()]
    });
    if is_played() {
        let played =
            Command::new("scripts/play-check").arg(result).current_dir(env!("CARGO_MANIFEST_DIR")).status();
        if !played.is_ok_and(|status| status.success()) {
            wrongs.push("does not play in Chromium".into());
        }
    }
    wrongs
}
