//! A backend that is down for long: patience is lost, and no job.

use crate::case::{PROMPT, assert_kept, drop_clip, home};
use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::Endpoint::{
    AnonymousToken, Credits, Download, File, Render, RenderStatus, RunSse, Session, State, Upload,
};
use crate::support::recorder::{Always, Fault, Recorder};

fn goes_down(recorder: &Recorder) {
    for endpoint in
        [AnonymousToken, Session, Upload, State, RunSse, Credits, Render, RenderStatus, Download, File]
    {
        recorder.fault(endpoint, Always, Fault::Status(503, "down".into()));
    }
}

fn status(home: &Home) -> String {
    String::from_utf8(home.run(&["status"]).stdout).unwrap()
}

fn wait_until_told(home: &Home) {
    wait_until("the outage is told", || {
        status(home).starts_with("! the backend has not answered").then_some(())
    });
}

/// The job of that clip, waiting because the backend cannot be reached.
fn wait_until_waiting(home: &Home, clip: &str) {
    wait_until("the job waits", || {
        let jobs = home.status();
        jobs.iter().find(|job| job["clip"] == clip).filter(|job| job["step"] == "waiting").map(|_| ())
    });
}

#[test]
fn an_outage_is_asked_about_by_one_and_then_all_jobs_go_on_at_once() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    recorder.options(|options| options.polls = 1_000_000);
    let home = home(&recorder, "jobs: 3");
    let daemon = home.start();
    // One is exporting, one uploading and one connecting when all is down.
    drop_clip(&home, "a.mp4", PROMPT);
    recorder.wait_until(|log| log.requests_to(RenderStatus).count() > 1);
    recorder.fault(Upload, Always, Fault::Status(503, "down".into()));
    drop_clip(&home, "b.mp4", PROMPT);
    wait_until_waiting(&home, "b.mp4");
    assert!(!status(&home).contains("has not answered since"), "one step that fails is no outage");
    goes_down(&recorder);
    drop_clip(&home, "c.mp4", PROMPT);
    wait_until_told(&home);
    let told = status(&home);
    assert!(told.contains("503") && told.contains("it is asked again at"), "{told}");
    drop_clip(&home, "d.mp4", PROMPT);
    wait_until("a new clip waits as well", || {
        home.why("inbox/d.mp4").contains("has not answered since").then_some(())
    });

    // What was under way when it became known has ended; from now on only the one question is asked.
    let before = recorder.requests().len();
    recorder
        .wait_until(|log| log.requests[before..].iter().filter(|r| r.endpoint == Some(Credits)).count() > 1);
    let during = recorder.requests().split_off(before);
    assert!(during.len() < 12, "{} requests: {during:#?}", during.len());
    assert!(recorder.requests_to(Session).len() < 20, "{}", recorder.requests_to(Session).len());

    recorder.clear_faults();
    recorder.options(|options| options.polls = 1);
    let jobs = daemon.wait_for_jobs(4);
    assert!(jobs.iter().all(|job| job["step"] == "done"), "{jobs:#?}");
    assert!(!status(&home).contains("has not answered since"));
    assert_eq!((recorder.all_edits().len(), recorder.renders().len(), recorder.uploads().len()), (4, 4, 4));
    assert_eq!(home.files("outbox").len(), 8);
    assert_kept(&recorder, &home, "outage");
}

#[test]
fn an_outage_is_over_where_jobs_get_on_though_the_question_fails() {
    for fault in [Fault::Status(404, "<html>not here</html>".into()), Fault::Status(503, "down".into())] {
        let recorder = Recorder::start();
        goes_down(&recorder);
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let daemon = home.start();
        wait_until_told(&home);
        recorder.clear_faults();
        recorder.fault(Credits, Always, fault);
        let id = home.status()[0]["id"].as_str().unwrap().to_owned();
        // Each asks the question again, and every third time a job is let through.
        wait_until("the job is done", || {
            home.run(&["retry", &id]);
            (home.status()[0]["step"] == "done").then_some(())
        });
        assert!(!status(&home).contains("has not answered since"));
        assert_kept(&recorder, &home, "question");
        drop(daemon);
    }
}

#[test]
fn an_outage_outlasts_a_restart_and_is_over_when_the_backend_answers() {
    let recorder = Recorder::start();
    goes_down(&recorder);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    wait_until_told(&home);
    daemon.kill();
    let asked = recorder.requests_to(AnonymousToken).len();
    let daemon = home.start();
    wait_until_told(&home);
    assert!(recorder.requests_to(AnonymousToken).len() < asked + 17);
    recorder.clear_faults();
    let id = home.status()[0]["id"].as_str().unwrap().to_owned();
    // In this very moment it may have gone on by itself.
    home.run(&["retry", &id]);
    daemon.wait_for_jobs(1);
    assert_eq!(home.status()[0]["step"], "done");
    assert_kept(&recorder, &home, "restart");
}
