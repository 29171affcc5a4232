//! Each endpoint with each way in which it can fail once, and in which it can fail for good.

use std::time::Duration;

use serde_json::json;

use crate::case::{Case, Comes, PROMPT, assert_done, assert_kept, drop_clip, home, once, run_all};
use crate::support::daemon::wait_until;
use crate::support::recorder::Applied::{AtReading, Before, Never, OnRelease};
use crate::support::recorder::Endpoint::{
    AnonymousToken, Download, File, Render, RenderStatus, RunSse, Session, State, Upload,
};
use crate::support::recorder::{Always, Endpoint, Fault, Nth, Options, Recorder, Shape};

/// What a call with a short answer can suffer once without harm.
fn passing() -> Vec<Fault> {
    vec![
        Fault::Refuse,
        Fault::Reset,
        Fault::AnswerLost,
        Fault::Truncate(7),
        Fault::WrongLength,
        Fault::BrokenJson,
        Fault::Html,
        Fault::Duplicated,
        Fault::Stall(Duration::from_millis(200)),
        Fault::Status(500, "<h1>Internal Server Error</h1>".into()),
        Fault::Status(503, r#"{"detail":"warming up"}"#.into()),
        Fault::TooMany(None),
        Fault::TooMany(Some(1)),
    ]
}

/// One of each kind, for calls that have no effect that could come twice.
fn of_each_kind() -> Vec<Fault> {
    let kinds = [Fault::Reset, Fault::BrokenJson, Fault::Status(502, String::new()), Fault::TooMany(None)];
    kinds.into()
}

fn harmless(faults: Vec<Fault>, endpoint: Endpoint, nth: u32) -> Vec<Case> {
    faults.into_iter().map(|fault| Case::harmless(endpoint, Nth(nth), fault)).collect()
}

#[test]
fn a_token_is_got_in_spite_of_passing_trouble() {
    run_all(&harmless(of_each_kind(), AnonymousToken, 1));
}

#[test]
fn a_session_is_begun_in_spite_of_passing_trouble() {
    run_all(&harmless(of_each_kind(), Session, 1));
}

#[test]
fn the_state_is_read_in_spite_of_passing_trouble() {
    // Before the edit, after it when its change is looked for, and before the render.
    run_all(&(1..=3).flat_map(|nth| harmless(of_each_kind(), State, nth)).collect::<Vec<_>>());
}

#[test]
fn a_state_without_a_draft_is_no_change_of_the_draft() {
    let empty = r#"{"code":0,"data":{"state":{"draft":null,"video_infos":[]}}}"#;
    let recorder = Recorder::start();
    recorder.fault(State, Nth(2), Fault::Status(200, empty.into()));
    recorder.fault(RunSse, Nth(1), Fault::CutAfterEvents { events: 1, applied: AtReading(1) });
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "an empty state");
    assert_kept(&recorder, &home, "an empty state");
}

#[test]
fn a_clip_is_uploaded_once_in_spite_of_passing_trouble() {
    let mut cases = harmless(passing(), Upload, 1);
    cases.retain(|case| !matches!(case.fault, Fault::Duplicated));
    cases.push(Case::harmless(Upload, Nth(1), Fault::CutRequest(3000)));
    run_all(&cases);
}

#[test]
fn an_upload_whose_answer_was_lost_is_found_by_its_name() {
    for fault in [Fault::AnswerLost, Fault::Truncate(5), Fault::BrokenJson, Fault::WrongLength] {
        let recorder = Recorder::start();
        recorder.fault(Upload, Nth(1), fault.clone());
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, Comes::Done, "upload");
        assert_eq!(recorder.uploads().len(), 1, "{fault:?}");
        assert_eq!(recorder.requests_to(Upload).len(), 1, "{fault:?}");
    }
}

#[test]
fn an_edit_whose_stream_breaks_is_settled_by_reading_the_state() {
    let mut cases = Vec::new();
    for applied in [Before, AtReading(1), AtReading(3)] {
        for events in [0, 100] {
            cases.push(Case::harmless(RunSse, Nth(1), Fault::CutAfterEvents { events, applied }));
        }
        cases.push(Case::harmless(RunSse, Nth(1), Fault::CutInsideLine { applied }));
    }
    for fault in [
        Fault::AnswerLost,
        Fault::Truncate(100),
        Fault::WrongLength,
        Fault::BrokenJson,
        Fault::Duplicated,
        Fault::TooMany(None),
        Fault::TooMany(Some(1)),
    ] {
        cases.push(Case::harmless(RunSse, Nth(1), fault));
    }
    run_all(&cases);
}

#[test]
fn an_edit_of_which_nothing_is_seen_waits_for_the_person() {
    let faults = [
        Fault::Refuse,
        Fault::Reset,
        Fault::Html,
        Fault::Status(500, String::new()),
        Fault::CutAfterEvents { events: 1, applied: Never },
        Fault::CutAfterEvents { events: 1, applied: OnRelease },
    ];
    let waits = |fault: Fault| Case {
        endpoint: RunSse,
        when: Nth(1),
        fault,
        comes: Comes::Waits("the backend shows no change"),
        edits: 0,
        renders: 0,
    };
    run_all(&faults.map(waits));
}

#[test]
fn a_retry_of_a_lost_edit_looks_before_it_sends() {
    for (applied, messages) in [(OnRelease, 1), (Never, 2)] {
        let recorder = Recorder::start();
        recorder.fault(RunSse, Nth(1), Fault::CutAfterEvents { events: 1, applied });
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let job = once(&home, Comes::Waits("dropcut retry"), "lost");
        recorder.release();
        let output = home.run(&["retry", job["id"].as_str().unwrap()]);
        assert!(output.status.success(), "{output:?}");
        once(&home, Comes::Done, "retried");
        assert_eq!(recorder.requests_to(RunSse).len(), messages, "{applied:?}");
        assert_eq!(recorder.all_edits().len(), 1);
        assert_kept(&recorder, &home, "retried");
    }
}

#[test]
fn a_lost_edit_is_sent_again_once_where_the_person_allows_it() {
    for (when, comes) in [(Nth(1), Comes::Done), (Always, Comes::Waits("the backend shows no change"))] {
        let recorder = Recorder::start();
        recorder.fault(RunSse, when, Fault::CutAfterEvents { events: 0, applied: Never });
        let home = home(&recorder, "  on_lost_edit: send_again");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, comes, "sent again");
        assert_eq!(recorder.requests_to(RunSse).len(), 2);
        assert_kept(&recorder, &home, "sent again");
    }
}

#[test]
fn nothing_but_heartbeats_is_a_stream_that_is_lost() {
    let recorder = Recorder::start();
    recorder.fault(RunSse, Nth(1), Fault::HoldOpen { applied: AtReading(1) });
    let home = home(&recorder, "  silence_timeout: 300ms");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "silence");
    assert_eq!(recorder.requests_to(RunSse).len(), 1);
    assert_kept(&recorder, &home, "silence");
}

#[test]
fn an_edit_that_the_backend_gives_up_fails_with_its_words() {
    let fails = |event, words| Case {
        endpoint: RunSse,
        when: Nth(1),
        fault: Fault::ErrorEvent(event),
        comes: Comes::Fails(words),
        edits: 0,
        renders: 0,
    };
    run_all(&[
        fails(json!({"errorCode": "MODEL", "errorMessage": "the model is gone"}), "the model is gone"),
        fails(json!({"error": "no such tool", "error_details": "…"}), "no such tool"),
    ]);
}

#[test]
fn an_answer_in_words_that_edits_nothing_fails_with_these_words() {
    let recorder = Recorder::with(Options { shape: Shape::Agent, ..Options::default() });
    let event = json!({"type": "text", "content": "Which pauses do you mean?"});
    recorder.fault(RunSse, Nth(1), Fault::ErrorEvent(event));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let job = once(&home, Comes::Fails("nothing was edited. The answer was: Which pauses"), "words");
    // It is over, so a retry asks anew and at once.
    assert!(home.run(&["retry", job["id"].as_str().unwrap()]).status.success());
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(recorder.all_edits().len(), 1);
    assert_kept(&recorder, &home, "words");
}

#[test]
fn a_render_is_ordered_once_in_spite_of_passing_trouble() {
    let mut cases = harmless(passing(), Render, 1);
    // Refused as a duplicate, and nowhere to be found: it belongs to another token.
    cases.push(Case::harmless(Render, Nth(1), Fault::Status(409, r#"{"success":false}"#.into())));
    cases.push(Case { renders: 2, ..Case::harmless(Render, Nth(1), Fault::RenderFails) });
    cases.push(Case {
        renders: 2,
        comes: Comes::Fails("the encoder gave up"),
        ..Case::harmless(Render, Always, Fault::RenderFails)
    });
    run_all(&cases);
}

#[test]
fn a_lost_order_is_found_under_its_id_and_a_missing_one_is_ordered_under_the_same() {
    for (fault, orders) in [(Fault::AnswerLost, 1), (Fault::Refuse, 2)] {
        let recorder = Recorder::start();
        recorder.fault(Render, Nth(1), fault);
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, Comes::Done, "order");
        let ids: Vec<_> = recorder
            .requests_to(Render)
            .iter()
            .map(|request| request.body.json.as_ref().unwrap()["id"].clone())
            .collect();
        assert_eq!(ids.len(), orders);
        assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
        assert_eq!(recorder.renders().len(), 1);
    }
}

#[test]
fn a_render_is_watched_in_spite_of_passing_trouble() {
    run_all(&harmless(of_each_kind(), RenderStatus, 1));
}

#[test]
fn a_result_is_fetched_in_spite_of_passing_trouble() {
    let mut cases: Vec<Case> = passing()
        .into_iter()
        .filter(|fault| !matches!(fault, Fault::Duplicated))
        .map(|fault| Case::harmless(File, Nth(1), fault))
        .collect();
    cases.push(Case::harmless(File, Always, Fault::Status(503, String::new())));
    cases.push(Case::harmless(File, Always, Fault::WrongLength));
    cases.push(Case::harmless(File, Always, Fault::Status(403, "expired".into())));
    run_all(&cases);
}

#[test]
fn a_result_that_nobody_has_any_more_is_rendered_once_more() {
    let recorder = Recorder::start();
    recorder.fault(File, Nth(1), Fault::Status(404, String::new()));
    recorder.fault(Download, Nth(1), Fault::Status(404, String::new()));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "gone");
    assert_eq!(recorder.renders().len(), 2);
    assert_kept(&recorder, &home, "gone");
}

#[test]
fn a_download_that_broke_off_goes_on_where_it_ended() {
    let recorder = Recorder::start();
    recorder.fault(File, Nth(1), Fault::Truncate(600_000));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "cut");
    let requests = recorder.requests_to(File);
    assert_eq!(requests.iter().map(|r| r.answered).collect::<Vec<_>>(), [Some(200), Some(206)]);
    assert!(requests[1].header("if-range").is_some());
    assert!(requests[1].header("range").is_some_and(|range| range != "bytes=0-"));
}

#[test]
fn a_download_of_a_file_that_changed_begins_anew() {
    let recorder = Recorder::with(Options {
        media: crate::support::daemon::media_path("screen-talk-30s.mp4"),
        ..Options::default()
    });
    recorder.fault(File, Nth(1), Fault::Truncate(600_000));
    recorder.fault(File, Nth(2), Fault::Stall(Duration::from_millis(500)));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let _daemon = home.start();
    recorder.wait_until(|log| log.requests_to(File).count() == 2);
    recorder.options(|options| options.media = Options::default().media);
    wait_until("the job is done", || (home.status()[0]["step"] == "done").then_some(()));
    assert_done(&home, "changed");
    let requests = recorder.requests_to(File);
    assert_eq!(requests.iter().map(|r| r.answered).collect::<Vec<_>>(), [Some(200), Some(200)]);
}

#[test]
fn an_endpoint_that_fails_for_good_leaves_a_job_that_waits_in_words() {
    let fails = |endpoint, edits, renders| Case {
        endpoint,
        when: Always,
        fault: Fault::Status(500, "boom".into()),
        comes: Comes::Waits("gave no clear answer"),
        edits,
        renders,
    };
    run_all(&[
        fails(AnonymousToken, 0, 0),
        fails(Session, 0, 0),
        fails(Upload, 0, 0),
        fails(State, 0, 0),
        fails(Render, 1, 0),
        fails(RenderStatus, 1, 1),
    ]);
    run_all(&[
        Case { comes: Comes::Waits("too many requests"), ..fails(Session, 0, 0) }.with(Fault::TooMany(None))
    ]);
}

impl Case {
    fn with(self, fault: Fault) -> Case {
        Case { fault, ..self }
    }
}
