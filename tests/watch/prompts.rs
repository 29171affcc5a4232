//! How prompts come to their clips.

use std::fs;

use crate::support::daemon::{Home, wait_until};
use crate::{ASKED, at_step, backend};

#[test]
fn a_prompt_may_come_before_its_clip() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_prompt("clip.mp4", ASKED);
    wait_until("the prompt is seen", || {
        home.why("inbox/clip.prompt.txt").contains("waits for its clip").then_some(())
    });
    home.drop_second("clip.mp4");
    assert_eq!(daemon.wait_for_jobs(1)[0]["step"], "done");
    assert_eq!(recorder.all_edits()[0].text, ASKED.trim());
}

#[test]
fn a_prompt_may_come_after_its_clip() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    let waiting = wait_until("it waits", || at_step(&home, "clip.mp4", "waiting_for_prompt"));
    let words = waiting["waiting_for"].as_str().unwrap();
    assert!(words.contains("clip.prompt.txt"), "{words}");
    home.drop_prompt("clip.mp4", ASKED);
    let jobs = daemon.wait_for_jobs(1);
    assert_eq!((&jobs[0]["id"], &jobs[0]["step"]), (&waiting["id"], &"done".into()));
}

#[test]
fn an_empty_prompt_is_waited_for_in_words_and_goes_on_when_it_is_written() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "");
    let words = wait_until("it is told", || {
        let job = at_step(&home, "clip.mp4", "waiting_for_prompt")?;
        let words = job["waiting_for"].as_str()?.to_string();
        words.contains("empty").then_some(words)
    });
    assert!(words.contains("clip.prompt.txt is empty") && words.contains("write into it"), "{words}");
    home.drop_prompt("clip.mp4", ASKED);
    assert_eq!(daemon.wait_for_jobs(1)[0]["step"], "done");
}

#[test]
fn a_prompt_that_is_renamed_into_place_is_read() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    wait_until("it waits", || at_step(&home, "clip.mp4", "waiting_for_prompt"));
    fs::write(home.path("inbox/clip.prompt.txt~"), ASKED).unwrap();
    fs::rename(home.path("inbox/clip.prompt.txt~"), home.path("inbox/clip.prompt.txt")).unwrap();
    assert_eq!(daemon.wait_for_jobs(1)[0]["step"], "done");
}

#[test]
fn one_prompt_serves_two_clips_of_its_name() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("holiday.mp4");
    home.drop_second("holiday.mov");
    home.drop_prompt("holiday.mp4", ASKED);
    let jobs = daemon.wait_for_jobs(2);
    assert!(jobs.iter().all(|job| job["step"] == "done"), "{}", home.log());
    assert_eq!(
        home.files("outbox"),
        ["holiday.edited (2).mp4", "holiday.edited.mp4", "holiday.report (2).txt", "holiday.report.txt"]
    );
    assert_eq!(home.files("archive"), ["holiday.mov", "holiday.mp4", "holiday.prompt.txt"]);
    assert!(home.files("inbox").is_empty());
}

#[test]
fn the_prompt_that_names_the_whole_clip_wins() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "mute it");
    fs::write(home.path("inbox/clip.mp4.prompt.txt"), ASKED).unwrap();
    let daemon = home.start();
    daemon.wait_for_jobs(1);
    assert_eq!(recorder.all_edits()[0].text, ASKED.trim());
}
