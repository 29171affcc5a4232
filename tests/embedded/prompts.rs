//! What is asked for, and how the answer comes.

use std::fs;

use crate::support::daemon::{Home, one_second, small_clip, wait_until};
use crate::{assert_decodes, ends, probe};

/// Does one clip of four seconds with this prompt; the exit code and the report, wherever it lies.
fn done(home: &Home, prompt: &str) -> (i32, String) {
    home.drop_prompt("clip.mp4", prompt);
    small_clip(&home.path("inbox/clip.mp4"), 4);
    let code = home.once().status.code().unwrap();
    let place = if code == 0 { "outbox" } else { "failed" };
    let report = fs::read_to_string(home.path(place).join("clip.report.txt"));
    (code, report.unwrap_or_else(|error| panic!("no report: {error}; log:\n{}", home.log())))
}

#[test]
fn the_prompt_names_the_format_of_the_result() {
    for (ending, format) in [("webm", "matroska,webm"), ("mov", "mov,mp4"), ("mkv", "matroska,webm")] {
        let home = Home::new("");
        home.drop_prompt("clip.mp4", &format!("export it as {ending}"));
        fs::copy(one_second(), home.path("inbox/clip.mp4")).unwrap();
        assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
        assert_eq!(home.files("outbox"), [format!("clip.edited.{ending}"), "clip.report.txt".into()]);
        let result = home.path(&format!("outbox/clip.edited.{ending}"));
        assert!(probe(&result)["format"]["format_name"].as_str().unwrap().starts_with(format));
        assert_decodes(&result);
    }
}

#[test]
fn a_prompt_may_be_chinese() {
    let home = Home::new("");
    let (code, report) = done(&home, "去掉前1秒，导出为 MP4");
    assert_eq!(code, 0, "{report}");
    let (picture, _) = ends(&home.path("outbox/clip.edited.mp4"));
    assert!((picture - 3.0).abs() < 0.1, "{picture} s:\n{report}");
    for words in ["完成的内容：\n  剪掉了开头 1 秒。", "成品：3", "在本机", "时间线：视频“clip”"]
    {
        assert!(report.contains(words), "{words} is not in {report}");
    }
}

#[test]
fn a_prompt_that_asks_for_nothing_that_can_be_done_fails_with_the_answer() {
    let home = Home::new("");
    let (code, report) = done(&home, "make the cat dance on the moon");
    assert_eq!(code, 3, "{report}");
    assert!(report.contains("Not understood") && report.contains("make the cat dance"), "{report}");
    assert!(report.contains("clip.mp4 was not edited") && report.contains("dropcut retry"), "{report}");
    assert_eq!(home.files("failed"), ["clip.mp4", "clip.prompt.txt", "clip.report.txt"]);
    assert!(home.files("outbox").is_empty());
}

#[test]
fn what_is_not_understood_stands_in_the_report_beside_what_was_done() {
    let home = Home::new("");
    let (code, report) =
        done(&home, "trim the first second, add background music, add captions and make the cat dance");
    assert_eq!(code, 0, "{report}");
    assert!(report.contains("Not understood, and left alone: “make the cat dance”"), "{report}");
    assert!(report.contains("Only the cloud can do this: captions"), "{report}");
    assert!(report.contains("There is no music file") && report.contains("into a folder"), "{report}");
    let (picture, _) = ends(&home.path("outbox/clip.edited.mp4"));
    assert!((picture - 3.0).abs() < 0.1, "{picture} s:\n{report}");
}

#[test]
fn one_prompt_may_hold_several_rounds_each_with_its_result() {
    let home = Home::new("");
    let (code, report) = done(&home, "trim the first second\n---\nexport\n---\ntrim the last second");
    assert_eq!(code, 0, "{report}");
    assert_eq!(home.files("outbox").len(), 4, "{:?}", home.files("outbox"));
}

#[test]
fn a_round_that_cannot_be_done_leaves_the_others_done() {
    for prompt in [
        "trim the first second\n---\ndance the tango",
        "dance the tango\n---\ntrim the first second",
        "trim the first second\n---\ndance the tango\n---\nexport",
    ] {
        let home = Home::new("");
        let (code, report) = done(&home, prompt);
        assert_eq!(code, 0, "{report}");
        assert!(report.contains("Not understood, and left alone: “dance the tango”"), "{report}");
        assert_eq!(home.files("outbox"), ["clip.edited.mp4", "clip.report.txt"]);
        let (picture, _) = ends(&home.path("outbox/clip.edited.mp4"));
        assert!((picture - 3.0).abs() < 0.1, "{picture} s:\n{report}");
    }
    let home = Home::new("");
    let (code, report) = done(&home, "dance the tango\n---\nsing a song");
    assert_eq!(code, 3, "{report}");
    assert!(report.contains("dance the tango") && report.contains("sing a song"), "{report}");
}

#[test]
fn a_last_round_that_does_nothing_names_the_results_before_it() {
    let home = Home::new("");
    let (code, report) = done(&home, "trim the first second\n---\nexport\n---\nundo that");
    assert_eq!(code, 3, "{report}");
    assert!(report.starts_with("clip.mp4 was not edited further"), "{report}");
    assert!(report.contains("lies in the outbox:\n  clip.edited.mp4\n"), "{report}");
    assert!(home.path("outbox/clip.edited.mp4").exists());
}

#[test]
fn a_prompt_that_only_asks_is_answered_without_a_video() {
    let home = Home::new("");
    let (code, report) = done(&home, "How many credits are left?\n---\nshow tracks\n---\n时间线上有什么？");
    assert_eq!(code, 0, "{report}");
    assert_eq!(home.files("outbox"), ["clip.report.txt"]);
    assert_eq!(home.files("archive"), ["clip.mp4", "clip.prompt.txt"]);
    for words in [
        "The engine on this machine needs no credits.",
        "Timeline (1 track): 1. Video: clip (0-4s)",
        "时间线：视频“clip”（0–4 秒）。",
    ] {
        assert!(report.contains(words), "{words:?} is not in {report}");
    }
}

#[test]
fn a_clip_without_a_prompt_waits_and_the_run_says_so() {
    let home = Home::new("");
    fs::copy(one_second(), home.path("inbox/clip.mp4")).unwrap();
    let output = home.once();
    assert_eq!(output.status.code(), Some(4));
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.contains("1 waiting; `dropcut status` tells what for"), "{said}");
    assert!(String::from_utf8(home.run(&["status"]).stdout).unwrap().contains("clip.prompt.txt"));
}

#[test]
fn an_empty_inbox_is_no_failure() {
    let home = Home::new("");
    assert_eq!(home.once().status.code(), Some(0));
}

#[test]
fn a_paused_daemon_takes_and_does_not_begin() {
    let home = Home::new("");
    let daemon = home.start();
    assert!(home.run(&["pause"]).status.success());
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "mute it");
    wait_until("it is taken", || home.status().iter().any(|job| job["step"] == "queued").then_some(()));
    let why = home.why("inbox/clip.mp4");
    assert!(why.contains("paused") && why.contains("dropcut resume"), "{why}");
    assert!(home.run(&["resume"]).status.success());
    assert_eq!(daemon.wait_for_jobs(1)[0]["step"], "done");
}
