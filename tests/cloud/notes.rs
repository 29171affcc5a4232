//! The notes beside clips that wait.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::case::{Comes, PROMPT, assert_done, drop_clip, home, once};
use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::Endpoint::{Render, RunSse};
use crate::support::recorder::{Always, Fault, Nth, Recorder};

const NOTE: &str = "inbox/a.waiting.txt";

fn note(home: &Home) -> String {
    wait_until("the note is there", || fs::read_to_string(home.path(NOTE)).ok())
}

fn assert_goes(home: &Home, path: &str) {
    wait_until("the note is gone", || (!home.path(path).exists()).then_some(()));
}

/// A job that waits until a person does something.
fn with_a_waiting_job(recorder: &Recorder) -> Home {
    recorder.fault(Render, Nth(1), Fault::Status(402, String::new()));
    let home = home(recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    home
}

fn id(home: &Home) -> String {
    home.status()[0]["id"].as_str().unwrap().to_owned()
}

#[test]
fn a_note_says_what_a_clip_waits_for_and_goes_when_it_goes_on() {
    let recorder = Recorder::start();
    let home = with_a_waiting_job(&recorder);
    let daemon = home.start();
    let note = note(&home);
    let id = id(&home);
    for words in ["a.mp4 waits since ", "change the plan at https://nemovideo.com", "goes away by itself"] {
        assert!(note.contains(words), "{note}");
    }
    assert!(note.contains(&format!("dropcut retry {id}")), "{note}");
    let why = home.why(NOTE);
    assert!(why.contains("a note of what the clip beside it waits for"), "{why}");
    assert_eq!(home.status().len(), 1);
    assert!(home.run(&["retry", &id]).status.success());
    daemon.wait_for_jobs(1);
    assert_goes(&home, NOTE);
    assert_done(&home, "gone on");
}

#[test]
fn a_note_is_written_once_however_often_the_job_is_tried() {
    let recorder = Recorder::start();
    recorder.set_credits(0);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    assert!(note(&home).contains("/register?bind=anon_"));
    let written = fs::metadata(home.path(NOTE)).unwrap().ino();
    let tried = recorder.requests_to(RunSse).len();
    recorder.wait_until(|log| log.requests_to(RunSse).count() > tried + 3);
    assert_eq!(fs::metadata(home.path(NOTE)).unwrap().ino(), written);
    recorder.set_credits(100);
    daemon.wait_for_jobs(1);
    assert_goes(&home, NOTE);
}

#[test]
fn a_file_of_the_person_under_the_notes_name_is_left_alone() {
    let recorder = Recorder::start();
    let home = with_a_waiting_job(&recorder);
    fs::write(home.path(NOTE), "mine").unwrap();
    let _daemon = home.start();
    let second = "inbox/a.waiting (2).txt";
    let note = wait_until("the note is there", || fs::read_to_string(home.path(second)).ok());
    assert!(note.starts_with("a.mp4 waits since "), "{note}");
    assert!(home.run(&["cancel", &id(&home)]).status.success());
    assert_goes(&home, second);
    assert_eq!(fs::read_to_string(home.path(NOTE)).unwrap(), "mine");
}

#[test]
fn a_note_that_a_crash_left_behind_goes_at_the_next_start() {
    let recorder = Recorder::start();
    let home = with_a_waiting_job(&recorder);
    once(&home, Comes::Waits("plan"), "402");
    let (note, record) =
        (fs::read(home.path(NOTE)).unwrap(), fs::read(home.path("state/notes.json")).unwrap());
    assert!(home.run(&["cancel", &id(&home)]).status.success());
    assert!(!home.path(NOTE).exists(), "it goes without a daemon, too");
    fs::write(home.path(NOTE), note).unwrap();
    fs::write(home.path("state/notes.json"), record).unwrap();
    let _daemon = home.start();
    assert_goes(&home, NOTE);
}

#[test]
fn a_wait_of_moments_leaves_no_note() {
    let recorder = Recorder::start();
    recorder.fault(RunSse, Nth(1), Fault::TooMany(None));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "429");
    assert!(home.log().contains("too many requests"), "{}", home.log());
    assert!(!home.path("state/notes.json").exists());
}

#[test]
fn a_note_does_not_stay_with_a_job_that_fails() {
    let recorder = Recorder::start();
    let home = with_a_waiting_job(&recorder);
    once(&home, Comes::Waits("plan"), "402");
    recorder.fault(Render, Always, Fault::Code(4711, "no".into()));
    assert!(home.run(&["retry", &id(&home)]).status.success());
    once(&home, Comes::Fails("no"), "4711");
    assert!(home.files("inbox").is_empty());
}
