//! What the agent says, and what the person is told of it.

use std::fs;

use serde_json::json;

use crate::case::{Comes, PROMPT, assert_kept, drop_clip, home, once};
use crate::support::recorder::Endpoint::{Credits, RunSse};
use crate::support::recorder::{Always, Fault, Nth, Options, Recorder, Shape};

/// The report of a job whose message is answered so, and the log.
fn told(recorder: &Recorder) -> (String, String) {
    let home = home(recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "told");
    assert_kept(recorder, &home, "told");
    (fs::read_to_string(home.path("outbox/a.report.txt")).unwrap(), home.log())
}

fn saying(shape: Shape, says: &[&str]) -> Recorder {
    let says = says.iter().map(|text| (*text).to_string()).collect();
    Recorder::with(Options { shape, says, ..Options::default() })
}

#[test]
fn talk_of_a_screen_is_told_by_what_it_means_here() {
    for shape in [Shape::Plain, Shape::Agent] {
        let recorder = saying(
            shape,
            &[
                "I've trimmed the pauses; click Export in the top right to download it. ",
                "Drag the clip to move it. Preview it in the timeline. Check your account page for more credits.",
            ],
        );
        let (report, log) = told(&recorder);
        assert!(
            report.contains(
                "I've trimmed the pauses. The export follows by itself. Timeline (1 track): 1. Video: edit 0 (0-5.3s) \
                 50 credits are available"
            ),
            "{shape:?}: {report}"
        );
        assert!(log.contains("I've trimmed the pauses. The export follows by itself."), "{log}");
        for gone in ["lick", "rag", "review", "ccount page"] {
            assert!(!report.contains(gone) && !log.contains(gone), "{gone:?} in {report}\n{log}");
        }
    }
}

#[test]
fn where_nothing_but_such_talk_was_said_the_change_is_told() {
    let recorder = saying(Shape::Plain, &["点击右上角的导出按钮下载视频。"]);
    let (report, _) = told(&recorder);
    assert!(report.contains("Video added: “edit 0”, 0–5.3 s.\n  导出会自动进行。"), "{report}");
}

#[test]
fn credits_that_cannot_be_had_are_told_to_be_missing() {
    let recorder = saying(Shape::Plain, &["Trimmed. Check your account page for more credits."]);
    recorder.fault(Credits, Always, Fault::Code(500, "the bank is closed".into()));
    let (report, _) = told(&recorder);
    assert!(report.contains("Trimmed. How many credits there are cannot be told:"), "{report}");
    assert!(report.contains("the bank is closed"), "{report}");
}

#[test]
fn an_answer_of_nothing_but_such_talk_that_edits_nothing_is_quoted_in_the_failure() {
    let recorder = Recorder::start();
    let event = json!({"type": "text", "content": "Click Export to finish."});
    recorder.fault(RunSse, Nth(1), Fault::ErrorEvent(event));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Fails("nothing was edited. The answer was: Click Export to finish."), "quoted");
}
