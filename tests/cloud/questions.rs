//! Messages that only ask something: answered without the agent, and without a video where nothing else is asked.

use std::fs;
use std::time::Duration;

use serde_json::json;

use crate::case::{Comes, PROMPT, assert_kept, assert_whole, drop_clip, home, once};
use crate::support::recorder::Endpoint::{Credits, Render, RunSse, State};
use crate::support::recorder::{Always, Fault, Nth, Recorder};

#[test]
fn a_prompt_of_questions_ends_with_their_answers_and_no_video() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    drop_clip(
        &home,
        "a.mp4",
        "How many credits are left?\n---\nwhat's on the timeline?\n---\nupload\n---\n状态",
    );
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let job = home.status().remove(0);
    assert_eq!((&job["step"], &job["outputs"], &job["error"]), (&json!("done"), &json!([]), &json!(null)));
    assert_eq!(home.files("outbox"), ["a.report.txt"]);
    assert_eq!(home.files("archive"), ["a.mp4", "a.prompt.txt"]);
    assert!(home.files("inbox").is_empty());
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    for words in [
        "a.mp4: your questions, answered by the backend at 127.0.0.1",
        "How many credits are left?",
        "100 credits are available, 0 are held by work in progress, 100 in total.",
        "The timeline is empty. The project holds a.mp4.",
        "Everything was sent already.",
        "时间线是空的。项目里有 a.mp4。",
        "No video comes with this report",
    ] {
        assert!(report.contains(words), "{words:?} is not in {report}");
    }
    for endpoint in [RunSse, Render] {
        assert!(recorder.requests_to(endpoint).is_empty(), "{endpoint:?}");
    }
    assert_kept(&recorder, &home, "questions");
    let table = String::from_utf8(home.run(&["status"]).stdout).unwrap();
    assert!(table.contains("a.mp4  done: answered in the report in the outbox"), "{table}");
    assert!(
        home.why("archive/a.mp4").contains("its prompt only asked questions"),
        "{}",
        home.why("archive/a.mp4")
    );
}

#[test]
fn questions_among_edits_are_answered_in_the_report_of_the_result() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", &format!("credits\n---\n{PROMPT}\n---\nbalance\n---\nshow tracks"));
    once(&home, Comes::Done, "questions");
    assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (1, 1));
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    for words in ["100 credits are available", "50 credits are available", "1. Video: edit 0 (0-5.3s)"] {
        assert!(report.contains(words), "{words:?} is not in {report}");
    }
    assert_kept(&recorder, &home, "questions");
}

#[test]
fn questions_after_the_last_export_render_nothing_again() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", &format!("{PROMPT}\n---\nexport\n---\n还剩多少积分？"));
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(home.files("outbox"), ["a.edited.mp4", "a.report.txt", "a.report.v2.txt"]);
    assert_whole(&home.path("outbox/a.edited.mp4"), "export");
    assert_eq!(recorder.renders().len(), 1);
    let answers = fs::read_to_string(home.path("outbox/a.report.v2.txt")).unwrap();
    assert!(answers.contains("可用积分 50，处理中冻结 0，共 50。"), "{answers}");
    assert!(!answers.contains(PROMPT), "{answers}");
    assert_eq!(home.files("archive"), ["a.mp4", "a.prompt.txt"]);
    assert_kept(&recorder, &home, "questions");
}

#[test]
fn a_question_is_answered_in_spite_of_passing_trouble_and_a_refusal_is_told() {
    for (when, fault, words) in [
        (Nth(1), Fault::Reset, "100 credits are available"),
        (Nth(1), Fault::TooMany(None), "100 credits are available"),
        (Nth(1), Fault::Status(401, String::new()), "100 credits are available"),
        (
            Always,
            Fault::Status(404, "no such page".into()),
            "cannot be told: the backend gave no clear answer",
        ),
    ] {
        let recorder = Recorder::start();
        recorder.fault(Credits, when, fault.clone());
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", "credits");
        assert_eq!(home.once().status.code(), Some(0), "{fault:?} {}", home.log());
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        assert!(report.contains(words), "{fault:?}: {report}");
        assert_kept(&recorder, &home, "trouble");
    }
}

#[test]
fn a_daemon_killed_while_it_asks_answers_once_after_its_next_start() {
    for endpoint in [Credits, State] {
        let recorder = Recorder::start();
        recorder.fault(endpoint, Nth(1), Fault::Stall(Duration::from_secs(60)));
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", "credits\n---\nstatus");
        let daemon = home.start();
        recorder.wait_until(|log| log.requests_to(endpoint).count() == 1);
        daemon.kill();
        assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
        assert_eq!(home.files("outbox"), ["a.report.txt"]);
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        assert_eq!(report.matches("You asked:").count(), 2, "{report}");
        assert_kept(&recorder, &home, "killed");
    }
}

#[test]
fn an_answer_never_replaces_a_report_that_lies_there() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    fs::create_dir_all(home.path("outbox")).unwrap();
    fs::write(home.path("outbox/a.report.txt"), "of another time").unwrap();
    drop_clip(&home, "a.mp4", "credits");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(home.files("outbox"), ["a.report (2).txt", "a.report.txt"]);
    assert_eq!(fs::read_to_string(home.path("outbox/a.report.txt")).unwrap(), "of another time");
}
