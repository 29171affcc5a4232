//! A disk that fills at each single write of a job, for a moment, and has room again.

// Shared with the tests of the cloud, which use all of it.
#[allow(dead_code)]
#[path = "cloud/case.rs"]
mod case;
mod support;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

use case::PROMPT;
use support::daemon::{Home, small_clip};
use support::recorder::{Options, Recorder};

/// How many cases run at once.
const AT_ONCE: usize = 4;
/// How many cases there are, spread over all writes, unless `DROPCUT_TEST_EVERY_WRITE` is set.
const CASES: usize = 40;
/// How long the disk stays full.
const FULL_FOR_MS: &str = "150";

/// The library that stands between the program and the disk.
fn shim() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/full_disk/shim.c");
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join("full_disk.so");
        let mut compiler = Command::new("cc");
        compiler.args(["-shared", "-fPIC", "-O1", "-o"]).arg(&library).arg(source).arg("-ldl");
        assert!(compiler.status().unwrap().success());
        library
    })
}

/// A clip that takes next to no time to look at.
fn tiny() -> &'static Path {
    static MADE: OnceLock<PathBuf> = OnceLock::new();
    MADE.get_or_init(|| {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("tiny.mp4");
        small_clip(&path, 1);
        path
    })
}

/// One clip to be edited, with a server of its own.
fn begin() -> (Home, Recorder) {
    let recorder = Recorder::with(Options { media: tiny().to_path_buf(), ..Options::default() });
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_prompt("a.mp4", PROMPT);
    fs::copy(tiny(), home.path("inbox/a.mp4")).unwrap();
    (home, recorder)
}

fn once_with_full_disk(home: &Home, at: usize) -> Output {
    let folder = home.path(".").canonicalize().unwrap();
    let mut command = home.command(&["run", "--once"]);
    command.env("LD_PRELOAD", shim()).env("FULL_BELOW", folder).env("FULL_AT", at.to_string());
    command.env("FULL_FOR_MS", FULL_FOR_MS).env("FULL_COUNT", home.path("count")).output().unwrap()
}

/// The number of writes of a whole job.
fn writes() -> usize {
    let (home, _recorder) = begin();
    let output = once_with_full_disk(&home, usize::MAX >> 1);
    assert_eq!(output.status.code(), Some(0), "{}", home.log());
    fs::read_to_string(home.path("count")).unwrap().parse().unwrap()
}

fn fills_at(write: usize) {
    let (home, recorder) = begin();
    let output = once_with_full_disk(&home, write);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "write {write}: {said}");
    let mut code = output.status.code();
    assert!(matches!(code, Some(0 | 1 | 4)), "write {write} ended with {code:?}: {said}");
    if code == Some(1) {
        assert!(said.to_lowercase().contains("no space left"), "write {write}: {said}");
    }
    let mut told = said;
    if code != Some(0) {
        let output = home.once();
        code = output.status.code();
        told.push_str(&String::from_utf8_lossy(&output.stderr));
    }
    let shown = format!("write {write}: {told}");
    assert_eq!(code, Some(0), "{shown}");
    assert_eq!(home.files("outbox"), ["a.edited.mp4", "a.report.txt"], "{shown}");
    assert_eq!(home.files("archive"), ["a.mp4", "a.prompt.txt"], "{shown}");
    assert!(home.files("inbox").is_empty(), "{shown}");
    assert!(fs::read(home.path("outbox/a.edited.mp4")).unwrap() == fs::read(tiny()).unwrap(), "{shown}");
    let hidden = fs::read_dir(home.path("outbox")).unwrap().count();
    assert_eq!(hidden, 2, "something half lies in the outbox; {shown}");
    let jobs = home.status();
    assert_eq!((jobs.len(), jobs[0]["step"].as_str()), (1, Some("done")), "{shown}");
    assert_eq!(recorder.all_edits().len(), 1, "edits; {shown}");
    assert_eq!(recorder.renders().len(), 1, "renders; {shown}");
    assert_eq!(recorder.uploads().len(), 1, "uploads; {shown}");
    recorder.assert_contract_kept();
}

#[test]
fn a_disk_that_fills_at_any_write_holds_a_job_up_and_spoils_nothing() {
    let writes = writes();
    let every = std::env::var_os("DROPCUT_TEST_EVERY_WRITE").is_some();
    let stride = if every { 1 } else { writes.div_ceil(CASES) };
    let cases: Vec<usize> = (1..=writes).step_by(stride).collect();
    support::tell(&format!("a disk that fills: {} cases of {writes} writes", cases.len()));
    let failed: Vec<usize> = cases
        .chunks(AT_ONCE)
        .flat_map(|some| {
            std::thread::scope(|scope| {
                let begun: Vec<_> = some.iter().map(|at| (*at, scope.spawn(|| fills_at(*at)))).collect();
                begun
                    .into_iter()
                    .filter_map(|(at, case)| case.join().is_err().then_some(at))
                    .collect::<Vec<_>>()
            })
        })
        .collect();
    assert!(failed.is_empty(), "of {writes} writes, these failed: {failed:?}");
}
