//! About what somebody typed.

use std::fs;

use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::Recorder;
use crate::{assert_says, run};

#[test]
fn commands_without_a_daemon_say_that_there_is_none() {
    let home = Home::new("");
    assert_says(&run(&home, &["status"], 0), &["no jobs", "no daemon is running", "dropcut run"]);
    assert_says(&run(&home, &["credits"], 0), &["needs no credits"]);
    for command in [&["why", "inbox/clip.mp4"][..], &["pause"], &["retry", "clip.mp4"]] {
        assert_says(&run(&home, command, 1), &["has not run here yet", "dropcut run"]);
    }
    assert!(!home.path("state").exists(), "a command that only asks has made the state folder");
    home.start().stop();
    home.drop_second("clip.mp4");
    let why = run(&home, &["why", "inbox/clip.mp4"], 0);
    assert_says(&why, &["clip.mp4", "No daemon is running"]);
    assert_says(&run(&home, &["pause"], 0), &["paused", "dropcut resume"]);
    assert_says(&run(&home, &["resume"], 0), &["goes on"]);
    assert_says(&run(&home, &["credits"], 0), &["needs no credits"]);
}

#[test]
fn a_job_that_there_is_not_is_named() {
    let home = Home::new("");
    let daemon = home.start();
    for command in ["status", "retry", "cancel"] {
        let said = run(&home, &[command, "holiday.mp4"], 1);
        assert_says(&said, &["there is no job \"holiday.mp4\"", "dropcut status"]);
    }
    drop(daemon);
    for command in ["status", "retry", "cancel"] {
        let said = run(&home, &[command, "deadbeef"], 1);
        assert_says(&said, &["there is no job \"deadbeef\"", "dropcut status"]);
    }
}

#[test]
fn a_wish_that_makes_no_sense_for_a_job_is_refused_in_words() {
    let home = Home::new("");
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "mute it");
    assert_eq!(home.once().status.code(), Some(0));
    assert_says(&run(&home, &["retry", "clip.mp4"], 1), &["clip.mp4 is done", "failed"]);
    assert_says(&run(&home, &["cancel", "clip.mp4"], 1), &["clip.mp4 is done already"]);
    let status = run(&home, &["status"], 0);
    assert_says(&status, &["clip.mp4", "done: ", "clip.edited.mp4"]);
    let full = run(&home, &["status", "clip.mp4"], 0);
    assert_says(&full, &["prompt     mute it", "result ", "clip.edited.mp4", "step       done"]);
}

#[test]
fn why_has_a_sentence_for_every_name() {
    let home = Home::new("");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    wait_until("it waits", || home.why("inbox/clip.mp4").contains("waits for its prompt").then_some(()));
    fs::write(home.path("inbox/other.prompt.txt"), "mute it").unwrap();
    fs::create_dir(home.path("inbox/trip")).unwrap();
    fs::create_dir(home.path("inbox/@eaDir")).unwrap();
    fs::write(home.path("inbox/@eaDir/clip.mp4"), "").unwrap();
    fs::write(home.path("outbox/stray.mp4"), "").unwrap();
    for (file, words) in [
        ("inbox/clip.mp4", "write into clip.prompt.txt what to do with it."),
        ("inbox/nothing.mp4", "there is no nothing.mp4 in the inbox."),
        ("inbox/other.prompt.txt", "other.prompt.txt waits for its clip"),
        ("inbox/trip", "its clips are taken one by one"),
        ("inbox/@eaDir/clip.mp4", "it lies in @eaDir"),
        ("inbox/.dropcut-inbox", "leave it there."),
        ("inbox", "drop clips and prompts here."),
        ("outbox/stray.mp4", "no job knows it."),
        ("dropcut.yaml", "outside of the inbox"),
    ] {
        assert_says(&home.why(file), &[words]);
    }
    drop(daemon);
}

#[test]
fn a_token_that_is_refused_is_told_with_its_remedy() {
    let recorder = Recorder::start();
    let home = Home::with_backend(&recorder.url(), "").set("NEMO_TOKEN", "nmv_usr_wrong");
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "mute it");
    assert_eq!(home.once().status.code(), Some(4), "{}", home.log());
    let words = ["the token is not accepted", "NEMO_TOKEN", "backend.token_file"];
    assert_says(&run(&home, &["status"], 0), &words);
    assert_says(&home.why("inbox/clip.mp4"), &words);
    assert_says(&run(&home, &["doctor"], 1), &["backend: ", "token"]);
    assert!(!home.log().contains("nmv_usr_wrong"), "a token stands in the log");
}

#[test]
fn a_backend_that_does_not_answer_is_told() {
    let home = Home::with_backend("http://127.0.0.1:9", "");
    assert_says(
        &run(&home, &["doctor"], 1),
        &["127.0.0.1:9", "check the address, the network and the token"],
    );
}

#[test]
fn a_plan_is_told_without_any_folder() {
    let home = Home::new("");
    let said = run(&home, &["plan", "trim the pauses and make the cat dance"], 0);
    assert_says(&said, &["1. Cut the pauses", "Not understood", "make the cat dance"]);
    let said = run(&home, &["plan", "--clip", "nowhere.mp4", "mute it"], 1);
    assert_says(&said, &["nowhere.mp4"]);
}
