//! `dropcut-folder.yaml`.

use crate::support::daemon::Home;
use crate::support::recorder::{Endpoint, Fault, Nth};
use crate::{all_done, backend, read, write};

#[test]
fn a_folder_says_what_is_asked_of_its_clips() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "cam/dropcut-folder.yaml", "prompt: cut the pauses\nformat: webm\nlanguage: de\n");
    home.drop_second("cam/a.mp4");
    home.drop_second("cam/b.mp4");
    home.drop_prompt("cam/b.mp4", "mute it");
    all_done(&home);
    let mut texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    texts.sort();
    assert_eq!(texts, ["cut the pauses", "mute it"]);
    for request in recorder.requests_to(Endpoint::Session) {
        assert_eq!(request.body.json.as_ref().unwrap()["language"], "de");
    }
    for request in recorder.requests_to(Endpoint::Render) {
        assert_eq!(request.body.json.as_ref().unwrap()["output"]["format"], "webm");
    }
    assert_eq!(home.files("inbox"), ["cam/dropcut-folder.yaml"]);
}

#[test]
fn other_settings_do_not_ask_anew_for_what_is_done() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: keep");
    write(&home, "dropcut-folder.yaml", "prompt: cut the pauses");
    home.drop_second("a.mp4");
    all_done(&home);
    write(&home, "dropcut-folder.yaml", "prompt: mute it");
    home.drop_second("b.mp4");
    assert_eq!(all_done(&home).len(), 2);
    let texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, ["cut the pauses", "mute it"]);
}

#[test]
fn the_clips_of_a_folder_go_through_one_session_one_after_the_other() {
    let recorder = backend();
    // The first is held up, so that the second would overtake it.
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::Code(2001, "out of credits".into()));
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "cam/dropcut-folder.yaml", "prompt: cut the pauses\nsession: shared");
    for name in ["cam/a.mp4", "cam/b.mp4", "cam/day/c.mp4", "apart.mp4"] {
        home.drop_second(name);
    }
    home.drop_prompt("apart.mp4", "mute it");
    let daemon = home.start();
    let jobs = daemon.wait_for_jobs(4);
    assert!(jobs.iter().all(|job| job["step"] == "done"));
    assert_eq!((recorder.sessions().len(), recorder.renders().len()), (2, 4));
    let shared: Vec<String> =
        jobs.iter().filter(|job| job["clip"] != "apart.mp4").map(|job| job["session"].to_string()).collect();
    assert!(shared.iter().all(|session| *session == shared[0]));
    // Between two clips of the folder the one before is rendered.
    let calls = recorder.requests().into_iter().filter(|request| {
        let session = shared[0].trim_matches('"');
        request.path.contains(session)
            || request.body.json.as_ref().is_some_and(|json| json.to_string().contains(session))
    });
    let calls: Vec<Endpoint> = calls
        .filter_map(|request| request.endpoint)
        .filter(|call| matches!(call, Endpoint::Upload | Endpoint::Render))
        .collect();
    assert_eq!(calls, [Endpoint::Upload, Endpoint::Render].repeat(3));
}

#[test]
fn a_shared_session_that_is_lost_is_replaced_for_all_that_come() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "jobs: 1");
    write(&home, "dropcut-folder.yaml", "prompt: cut the pauses\nsession: shared");
    home.drop_second("a.mp4");
    all_done(&home);
    recorder.fault(Endpoint::Upload, Nth(1), Fault::Code(1002, "session not found".into()));
    home.drop_second("b.mp4");
    all_done(&home);
    home.drop_second("c.mp4");
    all_done(&home);
    assert_eq!(recorder.sessions().len(), 2);
    assert_eq!(recorder.all_edits()[2].session, recorder.sessions()[1]);
    assert!(read(&home, "outbox/b.report.txt").contains("lost the session once"));
}

#[test]
fn wrong_settings_hold_up_their_folder_and_say_why() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "cam/dropcut-folder.yaml", "promt: cut the pauses");
    home.drop_second("cam/a.mp4");
    assert_eq!(home.once().status.code(), Some(4));
    let why = home.why("inbox/cam/a.mp4");
    assert!(why.contains("cam/dropcut-folder.yaml: there is no setting `promt`"), "{why}");
}
