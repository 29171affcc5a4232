//! The stream of an answer: its pieces, its silence, its end.

use std::fs;

use serde_json::json;

use crate::case::{Comes, PROMPT, assert_done, assert_kept, drop_clip, home, once};
use crate::support::daemon::wait_until;
use crate::support::recorder::Endpoint::RunSse;
use crate::support::recorder::{Applied, Fault, Nth, Options, Recorder, Shape};

const EXCUSE: &str = "I encountered a temporary issue. Please try again later.";

/// What was done, as the report of a job tells it.
fn done(recorder: &Recorder) -> String {
    let home = home(recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "stream");
    assert_kept(recorder, &home, "stream");
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    let told = report.split_once("What was done:\n").unwrap().1;
    told.split_once("\n\nThe result:").unwrap().0.trim().to_string()
}

#[test]
fn an_excuse_after_an_answer_is_left_out_and_one_alone_is_told() {
    for shape in [Shape::Plain, Shape::Agent] {
        for (says, told) in [
            (vec!["Cut 3 pauses.", EXCUSE], "Cut 3 pauses."),
            (vec!["Cut 3 pauses. I encountered a temporary issue."], "Cut 3 pauses."),
            (vec![EXCUSE], EXCUSE),
        ] {
            let says = says.into_iter().map(str::to_owned).collect();
            let recorder = Recorder::with(Options { shape, says, ..Options::default() });
            assert_eq!(done(&recorder).replace("\n  ", " "), told, "{shape:?}");
        }
    }
}

#[test]
fn several_texts_are_told_once_each_and_in_their_order() {
    let says = || ["First I listen. ", "Then I cut 3 pauses."].map(str::to_owned).to_vec();
    let plain = Recorder::with(Options { shape: Shape::Plain, says: says(), ..Options::default() });
    let agent = Recorder::with(Options { shape: Shape::Agent, says: says(), ..Options::default() });
    assert_eq!(done(&plain), "First I listen. Then I cut 3 pauses.");
    assert_eq!(done(&agent), done(&plain));
}

#[test]
fn a_failure_after_the_work_is_done_does_not_hide_what_was_said() {
    let recorder = Recorder::start();
    let event = json!({"errorCode": "MODEL", "errorMessage": "the model went away"});
    recorder.fault(RunSse, Nth(1), Fault::ErrorAfterwards(event));
    assert_eq!(done(&recorder), "I'll trim the pauses. Done!");
}

#[test]
fn an_answer_that_takes_long_is_told_to_be_worked_on() {
    let recorder = Recorder::start();
    recorder.fault(RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = home(&recorder, "  still_working: 100ms");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    wait_until("it is told twice", || (home.log().matches("still working (").count() >= 2).then_some(()));
    recorder.release();
    daemon.wait_for_jobs(1);
    assert_done(&home, "long");
    assert_kept(&recorder, &home, "long");
}

#[test]
fn an_answer_without_end_is_left_and_settled_by_reading() {
    let recorder = Recorder::start();
    recorder.fault(RunSse, Nth(1), Fault::HoldOpen { applied: Applied::AtReading(2) });
    let home = home(&recorder, "  edit_timeout: 300ms");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "endless");
    assert!(home.log().contains("the stream was lost (it took too long)"), "{}", home.log());
    assert_eq!(recorder.requests_to(RunSse).len(), 1);
    assert_kept(&recorder, &home, "endless");
}
