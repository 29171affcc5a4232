//! Each error code of the contract, and what the person is told.

use std::fs;

use serde_json::json;

use crate::case::{Case, Comes, PROMPT, assert_done, assert_kept, drop_clip, home, once, run_all};
use crate::support::daemon::wait_until;
use crate::support::recorder::Endpoint::{
    AnonymousToken, Credits, Render, RenderStatus, RunSse, Session, State, Upload,
};
use crate::support::recorder::{Always, Endpoint, Fault, Nth, Recorder};

fn code(endpoint: Endpoint, code: i64, comes: Comes, edits: usize) -> Case {
    let fault = Fault::Code(code, "so it is".into());
    Case { endpoint, when: Always, fault, comes, edits, renders: 0 }
}

#[test]
fn a_clip_that_the_backend_refuses_fails_and_the_report_says_what_to_do() {
    run_all(&[
        code(Upload, 4001, Comes::Fails("it takes mp4"), 0),
        code(Upload, 4002, Comes::Fails("compress or trim it"), 0),
        code(RunSse, 4711, Comes::Fails("code 4711: so it is"), 0),
    ]);
}

#[test]
fn a_clip_that_is_too_large_is_refused_before_a_byte_is_sent() {
    let recorder = Recorder::start();
    let home = home(&recorder, "  max_size: 1kB");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Fails("takes at most 1.0 kB; compress or trim it"), "too large");
    assert!(recorder.requests_to(Upload).is_empty());
}

#[test]
fn a_server_that_misses_the_clients_id_is_given_a_new_one() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    fs::create_dir_all(home.path("state")).unwrap();
    fs::write(home.path("state/client_id"), "7d0c1c1e-0000-4000-8000-000000000001").unwrap();
    recorder.fault(AnonymousToken, Nth(1), Fault::Code(400, "X-Client-Id is missing".into()));
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "400");
    let asked = recorder.requests_to(AnonymousToken);
    assert_eq!(asked.len(), 2);
    assert_ne!(asked[0].header("x-client-id"), asked[1].header("x-client-id"));
    assert_eq!(
        asked[1].header("x-client-id"),
        Some(fs::read_to_string(home.path("state/client_id")).unwrap().as_str())
    );
}

#[test]
fn an_expired_anonymous_token_is_renewed_for_the_same_session() {
    for endpoint in [Session, Upload, State, RunSse, Render] {
        let recorder = Recorder::start();
        recorder.fault(endpoint, Nth(1), Fault::Status(401, r#"{"code":1001,"message":"expired"}"#.into()));
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, Comes::Done, "401");
        let asked = recorder.requests_to(AnonymousToken);
        assert_eq!(asked.len(), 2, "{endpoint:?}");
        assert_eq!(asked[0].header("x-client-id"), asked[1].header("x-client-id"));
        assert_eq!(recorder.sessions().len(), 1, "{endpoint:?}");
        assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (1, 1), "{endpoint:?}");
        assert_kept(&recorder, &home, "401");
    }
}

#[test]
fn a_render_under_a_token_that_expired_is_ordered_again_under_the_new_one() {
    let recorder = Recorder::start();
    recorder.options(|options| options.polls = 1_000_000);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let _daemon = home.start();
    recorder.wait_until(|log| log.requests_to(RenderStatus).count() >= 2);
    recorder.expire_tokens();
    recorder.options(|options| options.polls = 1);
    wait_until("the job is done", || (home.status()[0]["step"] == "done").then_some(()));
    assert_done(&home, "expired");
    assert_eq!((recorder.sessions().len(), recorder.all_edits().len(), recorder.renders().len()), (1, 1, 2));
    assert_kept(&recorder, &home, "expired");
}

#[test]
fn a_server_that_takes_none_of_its_own_tokens_is_asked_three_times_and_left() {
    let recorder = Recorder::start();
    recorder.fault(Session, Always, Fault::Status(401, String::new()));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Waits("accepts none of the tokens"), "401");
    assert_eq!(recorder.requests_to(AnonymousToken).len(), 3);
}

#[test]
fn a_given_token_that_is_refused_waits_for_a_better_one() {
    let recorder = Recorder::start();
    let home = home(&recorder, "  token: nmv_usr_old");
    recorder.register_token("nmv_usr_old");
    recorder.fault(RunSse, Nth(1), Fault::Status(401, String::new()));
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Waits("set a valid one as NEMO_TOKEN"), "given");
    assert!(recorder.requests_to(AnonymousToken).is_empty());

    // A daemon with another token goes on by itself, in the same session.
    recorder.expire_tokens();
    recorder.register_token("nmv_usr_new");
    let home = home.set("NEMO_TOKEN", "nmv_usr_new");
    let _daemon = home.start();
    wait_until("the job is done", || (home.status()[0]["step"] == "done").then_some(()));
    assert_done(&home, "given");
    assert_eq!((recorder.sessions().len(), recorder.all_edits().len()), (1, 1));
    assert_eq!(recorder.renders()[0].token, "nmv_usr_new");
    assert_kept(&recorder, &home, "given");
}

#[test]
fn a_lost_session_is_begun_again_once_and_a_second_loss_waits() {
    for endpoint in [Upload, State, RunSse] {
        let recorder = Recorder::start();
        recorder.fault(endpoint, Nth(1), Fault::Code(1002, "session not found".into()));
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, Comes::Done, "1002");
        assert_eq!(recorder.sessions().len(), 2, "{endpoint:?}");
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        assert!(report.contains("lost the session once"), "{report}");
        assert_eq!(report.matches("You asked:").count(), 1, "{report}");
        assert_kept(&recorder, &home, "1002");
    }
    let twice = code(Upload, 1002, Comes::Waits("lost the session twice"), 0);
    run_all(&[twice, code(State, 1002, Comes::Waits("begins again with the upload"), 0)]);
}

#[test]
fn a_stray_not_found_costs_no_session_and_one_that_stays_does() {
    let stray = || Fault::Status(404, r#"{"detail":"Not Found"}"#.into());
    for (endpoint, nth) in [(Upload, 1), (State, 1), (State, 2), (State, 3), (RunSse, 1)] {
        let recorder = Recorder::start();
        recorder.fault(endpoint, Nth(nth), stray());
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let name = format!("{endpoint:?} {nth}");
        once(&home, Comes::Done, &name);
        assert_eq!((recorder.sessions().len(), recorder.uploads().len()), (1, 1), "{name}");
        assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (1, 1), "{name}");
        assert_kept(&recorder, &home, &name);
    }
    let gone = Comes::Waits("begins again with the upload");
    run_all(&[Case { endpoint: State, when: Always, fault: stray(), comes: gone, edits: 0, renders: 0 }]);
}

#[test]
fn a_render_that_is_refused_for_its_session_is_ordered_again_where_the_session_is_still_there() {
    run_all(&[Case::harmless(Render, Nth(1), Fault::Code(1002, "session not found".into()))]);
}

#[test]
fn an_export_that_was_published_before_the_session_was_lost_is_not_published_again() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    recorder.fault(RunSse, Nth(2), Fault::Code(1002, "session not found".into()));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", "cut the pauses\n---\nexport\n---\nadd a title");
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    assert_eq!(home.files("outbox"), ["a.edited.mp4", "a.edited.v2.mp4", "a.report.txt", "a.report.v2.txt"]);
    assert_eq!(recorder.renders().len(), 2);
    assert_kept(&recorder, &home, "1002");
}

#[test]
fn a_job_without_credits_tells_where_to_get_them_and_goes_on_by_itself() {
    let recorder = Recorder::start();
    recorder.set_credits(0);
    let home = home(&recorder, "  web_url: https://web.example");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    let waits = wait_until("the job waits", || {
        let job = home.status().into_iter().next()?;
        job["waiting_for"].as_str().filter(|_| job["step"] == "waiting").map(str::to_owned)
    });
    assert!(waits.contains("https://web.example/register?bind=anon_"), "{waits}");
    assert!(!waits.contains(&recorder.tokens()[0]), "{waits}");
    assert!(home.why("inbox/a.mp4").contains("/register?bind=anon_"));
    let tried = recorder.requests_to(RunSse).len();
    recorder.wait_until(|log| log.requests_to(RunSse).count() > tried + 1);
    assert!(recorder.all_edits().is_empty());
    recorder.set_credits(100);
    daemon.wait_for_jobs(1);
    assert_done(&home, "2001");
    assert_kept(&recorder, &home, "2001");
    let balance = home.run(&["credits"]);
    assert_eq!(String::from_utf8_lossy(&balance.stdout), "available 50, frozen 0, total 50\n");
    assert_eq!(recorder.requests_to(Credits).len(), 1);
}

#[test]
fn a_registered_user_without_credits_is_told_to_top_up() {
    let recorder = Recorder::start();
    recorder.set_credits(0);
    recorder.register_token("nmv_usr_mine");
    let home = home(&recorder, "  token: nmv_usr_mine");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Waits("top up at https://nemovideo.com"), "2001");
    // The same in the stream.
    let recorder = Recorder::start();
    recorder.fault(RunSse, Always, Fault::ErrorEvent(json!({"errorCode": "2001", "errorMessage": "broke"})));
    let home = crate::case::home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Waits("/register?bind=anon_"), "2001");
    assert!(recorder.all_edits().is_empty());
}

#[test]
fn an_export_beyond_the_plan_waits_and_a_retry_orders_the_same_render() {
    for fault in [Fault::Code(402, "free plan".into()), Fault::Status(402, String::new())] {
        let recorder = Recorder::start();
        recorder.fault(Render, Nth(1), fault);
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let job = once(&home, Comes::Waits("then `dropcut retry`"), "402");
        assert!(home.run(&["retry", job["id"].as_str().unwrap()]).status.success());
        once(&home, Comes::Done, "402, retried");
        let orders = recorder.requests_to(Render);
        assert_eq!(orders.len(), 2);
        assert_eq!(orders[0].body.json, orders[1].body.json);
        assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (1, 1));
        assert_kept(&recorder, &home, "402");
    }
}

#[test]
fn a_job_that_waits_for_its_plan_is_not_tried_again_by_itself() {
    let recorder = Recorder::start();
    recorder.fault(Render, Always, Fault::Status(402, String::new()));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Waits("plan"), "402");
    let daemon = home.start();
    assert_eq!(home.status()[0]["step"], "waiting");
    daemon.stop();
    assert_eq!(recorder.requests_to(Render).len(), 1);
}
