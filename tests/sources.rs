//! What is no single clip: folders, links, words, further words for a result, and folders with settings of their own.

#[path = "sources/engine.rs"]
mod engine;
#[path = "sources/folders.rs"]
mod folders;
#[path = "sources/links.rs"]
mod links;
#[path = "sources/results.rs"]
mod results;
#[path = "sources/settings.rs"]
mod settings;
mod support;

use std::fs;

use serde_json::Value;
use support::daemon::{Home, one_second, wait_until};
use support::recorder::{Options, Recorder};

/// A backend that renders at once and has credits for everything.
fn backend() -> Recorder {
    let recorder = Recorder::with(Options { media: one_second(), polls: 1, ..Options::default() });
    recorder.set_credits(1_000_000);
    recorder
}

/// Works off what lies there; fails the test unless all of it is done.
#[track_caller]
fn all_done(home: &Home) -> Vec<Value> {
    let output = home.once();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{said}\n{}", home.log());
    home.status()
}

fn write(home: &Home, name: &str, text: &str) {
    let path = home.path("inbox").join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn read(home: &Home, name: &str) -> String {
    fs::read_to_string(home.path(name)).unwrap()
}

/// Ends the stream that is held open, as soon as it is.
fn let_go(recorder: &Recorder) {
    wait_until("the held edit is done", || {
        recorder.release();
        (!recorder.all_edits().is_empty()).then_some(())
    });
}
