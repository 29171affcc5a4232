//! Further words for a result go on in its session.

use std::fs;

use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::{Always, Endpoint, Fault, Nth};
use crate::{all_done, backend, read, write};

#[test]
fn a_prompt_for_a_result_goes_on_in_its_session_and_makes_the_next_version() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("sub/holiday.mp4");
    home.drop_prompt("sub/holiday.mp4", "cut the pauses");
    all_done(&home);
    for (prompt, version) in [
        ("holiday.edited.prompt.txt", 2),
        ("holiday.edited.v2.mp4.prompt.txt", 3),
        ("holiday.edited.prompt.txt", 4),
    ] {
        write(&home, &format!("sub/{prompt}"), &format!("make it louder, for version {version}"));
        all_done(&home);
        assert!(home.path(&format!("outbox/sub/holiday.edited.v{version}.mp4")).exists(), "{prompt}");
        let report = read(&home, &format!("outbox/sub/holiday.report.v{version}.txt"));
        assert!(report.contains(&format!("for version {version}")) && !report.contains("not there any more"));
    }
    assert_eq!((recorder.sessions().len(), recorder.uploads().len(), recorder.all_edits().len()), (1, 1, 4));
    assert_eq!(recorder.renders().len(), 4);
    assert_eq!(home.files("inbox").len(), 0);
    assert_eq!(home.status().len(), 4);
    recorder.assert_contract_kept();
}

#[test]
fn a_result_whose_session_is_gone_is_gone_on_with_from_the_video_itself() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("holiday.mp4");
    home.drop_prompt("holiday.mp4", "cut the pauses");
    all_done(&home);
    recorder.fault(Endpoint::State, Nth(1), Fault::Code(1002, "session not found".into()));
    write(&home, "holiday.edited.prompt.txt", "make it louder");
    all_done(&home);
    assert_eq!(recorder.sessions().len(), 2);
    let sent = &recorder.uploads()[1];
    assert_eq!(
        sent.hash,
        blake3::hash(&fs::read(home.path("outbox/holiday.edited.mp4")).unwrap()).to_hex().as_str()
    );
    let report = read(&home, "outbox/holiday.report.v2.txt");
    assert!(report.contains("The session of holiday.edited.mp4 was not there any more"), "{report}");
}

#[test]
fn a_prompt_for_nothing_that_is_known_waits_and_is_no_job() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "holiday.edited.prompt.txt", "make it louder");
    assert!(all_done(&home).is_empty());
    assert!(home.why("inbox/holiday.edited.prompt.txt").contains("waits for its clip"));
}

#[test]
fn a_clip_beside_its_prompt_is_a_clip_though_it_bears_the_name_of_a_result() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("holiday.mp4");
    home.drop_prompt("holiday.mp4", "cut the pauses");
    all_done(&home);
    home.drop_prompt("holiday.edited.mp4", "mute it");
    home.drop_second("holiday.edited.mp4");
    all_done(&home);
    assert_eq!((recorder.sessions().len(), recorder.uploads().len()), (2, 2));
    assert!(home.files("outbox").contains(&"holiday.edited.edited.mp4".into()));
}

#[test]
fn further_words_wait_until_the_job_before_them_has_left_the_session() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    // The second message is refused, so that the job waits for credits in the middle of its session.
    recorder.fault(Endpoint::RunSse, Nth(2), Fault::Code(2001, "out of credits".into()));
    home.drop_second("holiday.mp4");
    home.drop_prompt("holiday.mp4", "cut the pauses\n---\nexport\n---\nmute it");
    let daemon = home.start();
    wait_until("the first result is there", || home.path("outbox/holiday.edited.mp4").exists().then_some(()));
    write(&home, "holiday.edited.prompt.txt", "make it louder");
    daemon.wait_for_jobs(2);
    let texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, ["cut the pauses", "mute it", "make it louder"]);
    assert_eq!(recorder.sessions().len(), 1);
    assert!(home.path("outbox/holiday.edited.v3.mp4").exists());
}

#[test]
fn further_words_that_waited_for_their_folders_settings_go_on_when_these_are_mended() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("holiday.mp4");
    home.drop_prompt("holiday.mp4", "cut the pauses");
    let daemon = home.start();
    daemon.wait_for_jobs(1);
    write(&home, "dropcut-folder.yaml", "formt: webm");
    write(&home, "holiday.edited.prompt.txt", "make it louder");
    wait_until("it waits", || {
        home.status().iter().any(|job| job["step"] == "waiting_for_prompt").then_some(())
    });
    write(&home, "dropcut-folder.yaml", "format: webm");
    daemon.wait_for_jobs(2);
    assert_eq!(recorder.all_edits().len(), 2);
}

#[test]
fn a_retry_waits_until_another_has_left_the_session() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "dropcut-folder.yaml", "prompt: cut the pauses\nsession: shared");
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::Code(2001, "out of credits".into()));
    recorder.fault(Endpoint::Render, Always, Fault::Status(402, "{}".into()));
    home.drop_second("a.mp4");
    let daemon = home.start();
    wait_until("it waits", || (home.status().first()?["step"] == "waiting").then_some(()));
    let first = home.status()[0]["id"].as_str().unwrap().to_owned();
    assert!(home.run(&["cancel", &first]).status.success());
    home.drop_second("b.mp4");
    wait_until("the other waits", || (home.status().get(1)?["step"] == "waiting").then_some(()));
    let refused = home.run(&["retry", &first]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("uses the same session as b.mp4"), "{said}");
    recorder.clear_faults();
    let second = home.status()[1]["id"].as_str().unwrap().to_owned();
    assert!(home.run(&["retry", &second]).status.success());
    wait_until("the other is done", || (home.status()[1]["step"] == "done").then_some(()));
    assert!(home.run(&["retry", &first]).status.success());
    daemon.wait_for_jobs(2);
    assert_eq!(recorder.all_edits().len(), 2);
}
