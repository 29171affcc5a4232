//! A job that is ended at each place of its work, and once more at each place of its recovery.
//!
//! The program itself tells the places: it is run once without a crash and writes down each hit of a place, such as
//! `1 after POST /run_sse`. None can be left out silently.
//!
//! # Which pairs there are
//!
//! After a crash at a hit, the hits of the recovery are those of the next start, up to the end of the job. They are
//!
//! 1. the start: it writes down again what is there already (the tokens, the memory of the daemon), and so leaves
//!    all as the first crash left it. A crash there is the first crash once more;
//! 2. what is done otherwise than in the ordinary course: the state is read, a round is put down anew;
//! 3. the longest end that is the same, hit for hit, as the end of the course without a crash. There the recovery has
//!    rejoined the ordinary way: the record says the same as it says there, the server has done the same, and what
//!    follows does the same. A crash there is the crash of the same name in the ordinary course, which is covered.
//!
//! So pairs are made of each hit with each of its second kind. `make soak` makes all of them, and those of the first
//! kind too. In `make test` the first crash is one right before or after a call that has an effect, and the second at a
//! hit that is the first of its place (a third reading of the state is put down like the second) and chosen itself.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::process::ExitStatusExt;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::support::daemon::Home;
use crate::support::recorder::Recorder;

/// How many jobs are worked on at once.
const AT_ONCE: usize = 4;
/// The last hit of a start.
const STARTED: &str = "1 after state/*.sock is removed";
/// What `abort` ends a program with.
pub const SIGABRT: i32 = 6;

/// What is tried, and what must hold however often it was interrupted.
pub struct Scenario {
    pub name: &'static str,
    /// Makes the server, where one is needed, and the folders, with a clip in the inbox.
    pub begin: fn() -> (Option<Recorder>, Home),
    /// Fails when something was done twice, lost, or left lying about.
    pub check: fn(Option<&Recorder>, &Home),
}

/// What a scenario's runs were.
#[derive(Default)]
pub struct Explored {
    /// The hits of the course without a crash.
    pub course: Vec<String>,
    /// How many runs there were with one crash, and with two.
    pub singles: usize,
    pub pairs: usize,
    /// How many runs with two crashes there would be if all were made.
    pub all_pairs: usize,
}

/// Whether everything is to be tried, as long as it may take.
pub fn is_soak() -> bool {
    std::env::var_os("SOAK").is_some()
}

impl Scenario {
    /// The hits of the course without a crash.
    pub fn course(&self) -> Vec<String> {
        self.run(&[])
    }

    /// Ends the job at each hit of `course` that is `chosen`, and where that hit is to be `paired` its recovery too, at
    /// those of its hits that are `chosen`; a soak takes all. Tells of everything that went wrong.
    pub fn explore(
        &self,
        course: Vec<String>,
        chosen: impl Fn(&str) -> bool + Sync,
        paired: impl Fn(&str) -> bool + Sync,
    ) -> Explored {
        let firsts: Vec<&String> = course.iter().filter(|hit| is_soak() || chosen(hit)).collect();
        let (pairs, all_pairs) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let troubles = Mutex::new(BTreeMap::new());
        let guarded = |crashes: &[&String]| {
            let crashes: Vec<String> = crashes.iter().map(|hit| hit.to_string()).collect();
            let run = || self.run(&crashes);
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(run))
                .map_err(|panic| {
                    let words = panic.downcast_ref::<String>().map_or("it panicked", |words| words);
                    troubles.lock().unwrap().insert(crashes.join(" | "), words.to_owned());
                })
                .ok()
        };
        let work = || {
            while let Some(first) = firsts.get(next.fetch_add(1, Ordering::Relaxed)) {
                let Some(recovery) = guarded(&[*first]) else { continue };
                let seconds = apart(&recovery, &course);
                all_pairs.fetch_add(seconds.len(), Ordering::Relaxed);
                let seconds = match is_soak() {
                    true => &recovery[..recovery.len() - common_end(&recovery, &course)],
                    false if paired(first) => seconds,
                    false => &[],
                };
                let tried = |hit: &&String| is_soak() || (hit.starts_with("1 ") && chosen(hit));
                for second in seconds.iter().filter(tried) {
                    guarded(&[*first, second]);
                    pairs.fetch_add(1, Ordering::Relaxed);
                }
                let done = done.fetch_add(1, Ordering::Relaxed) + 1;
                if done % 20 == 0 {
                    println!("{}: {done} of {} places", self.name, firsts.len());
                }
            }
        };
        std::thread::scope(|scope| {
            for _ in 0..AT_ONCE {
                scope.spawn(work);
            }
        });
        let troubles = troubles.into_inner().unwrap();
        let told: Vec<_> =
            troubles.iter().map(|(crashes, words)| format!("--- {crashes}\n{words}")).collect();
        assert!(told.is_empty(), "{}: {} went wrong\n{}", self.name, told.len(), told.join("\n"));
        let singles = firsts.len();
        let explored =
            Explored { singles, pairs: pairs.into_inner(), all_pairs: all_pairs.into_inner(), course };
        crate::support::tell(&format!(
            "crashes, {}: {} places, {} ended at, {} of {} pairs",
            self.name,
            explored.course.len(),
            singles,
            explored.pairs,
            explored.all_pairs
        ));
        explored
    }

    /// Runs the job, ending it at each of `crashes` in turn and starting it again; the hits of the last start.
    fn run(&self, crashes: &[String]) -> Vec<String> {
        let (recorder, home) = (self.begin)();
        for (number, crash) in crashes.iter().enumerate() {
            let list = home.path(&format!("hits-{number}"));
            let mut command = home.command(&["run", "--once"]);
            let output =
                command.env("DROPCUT_CRASH_LIST", &list).env("DROPCUT_CRASH_AT", crash).output().unwrap();
            let said = String::from_utf8_lossy(&output.stderr).into_owned();
            assert_eq!(output.status.signal(), Some(SIGABRT), "{crash:?} was not hit:\n{said}");
            assert_eq!(hits(list).last(), Some(crash), "{said}");
        }
        let list = home.path("hits");
        let output = home.command(&["run", "--once"]).env("DROPCUT_CRASH_LIST", &list).output().unwrap();
        // What nobody but a person can decide is decided here: look again, and then send it once more.
        if output.status.code() == Some(4) {
            let job = home.status().remove(0);
            let words = job["waiting_for"].as_str().unwrap_or_default();
            assert!(words.contains("dropcut retry"), "it waits: {words}");
            assert!(home.run(&["retry", job["id"].as_str().unwrap()]).status.success());
            home.once();
        }
        (self.check)(recorder.as_ref(), &home);
        hits(list)
    }
}

fn hits(list: PathBuf) -> Vec<String> {
    fs::read_to_string(list).unwrap_or_default().lines().map(str::to_owned).collect()
}

/// The files below a folder, the hidden ones too.
pub fn all_files(home: &Home, folder: &str) -> Vec<String> {
    let root = home.path(folder);
    let files =
        walkdir::WalkDir::new(&root).into_iter().flatten().filter(|entry| entry.file_type().is_file());
    let mut names: Vec<_> =
        files.map(|entry| entry.path().strip_prefix(&root).unwrap().display().to_string()).collect();
    names.retain(|name| name != ".dropcut-inbox");
    names.sort();
    names
}

/// The name of a place, without the number of its hit.
pub fn name(hit: &str) -> &str {
    hit.split_once(' ').map_or(hit, |(_, name)| name)
}

/// How many hits at the end of `recovery` are the same as at the end of `course`.
pub fn common_end(recovery: &[String], course: &[String]) -> usize {
    let same = |(a, b): &(&String, &String)| name(a) == name(b);
    recovery.iter().rev().zip(course.iter().rev()).take_while(same).count()
}

/// The hits of a recovery between its start and where it rejoins the ordinary course.
fn apart<'a>(recovery: &'a [String], course: &[String]) -> &'a [String] {
    let end = recovery.len() - common_end(recovery, course);
    let start = recovery.iter().position(|hit| hit == STARTED).map_or(0, |position| position + 1);
    recovery.get(start..end).unwrap_or_default()
}
