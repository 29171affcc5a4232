//! What becomes of clips that are done, and of those that failed.

use std::fs;

use crate::support::daemon::{Home, one_second, wait_until};
use crate::support::recorder::{Always, Endpoint, Fault};
use crate::{ASKED, at_step, backend, jobs_of};

#[test]
fn a_kept_clip_is_not_done_again_after_a_restart_but_for_a_new_prompt() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: keep");
    let daemon = home.start();
    home.drop_second("kept.mp4");
    home.drop_prompt("kept.mp4", ASKED);
    daemon.wait_for_jobs(1);
    assert!(daemon.stop().success());
    assert_eq!(home.files("inbox"), ["kept.mp4", "kept.prompt.txt"]);

    let daemon = home.start();
    // What is dropped now is seen by a look that sees the kept clip too.
    home.drop_second("second.mp4");
    home.drop_prompt("second.mp4", ASKED);
    daemon.wait_for_jobs(2);
    assert_eq!(jobs_of(&home, "kept.mp4").len(), 1);

    home.drop_prompt("kept.mp4", "mute it");
    daemon.wait_for_jobs(3);
    let texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, [ASKED.trim(), ASKED.trim(), "mute it"]);
    assert!(home.files("outbox").contains(&"kept.edited (2).mp4".into()));
}

#[test]
fn a_clip_may_be_deleted_once_its_result_is_safe() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: delete");
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", ASKED);
    assert_eq!(home.once().status.code(), Some(0));
    assert!(home.files("inbox").is_empty() && home.files("archive").is_empty());
    assert_eq!(home.files("outbox"), ["clip.edited.mp4", "clip.report.txt"]);
}

#[test]
fn a_result_never_replaces_a_file() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    fs::create_dir(home.path("outbox")).unwrap();
    fs::write(home.path("outbox/clip.edited.mp4"), "somebody's").unwrap();
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", ASKED);
    assert_eq!(home.once().status.code(), Some(0));
    assert_eq!(fs::read_to_string(home.path("outbox/clip.edited.mp4")).unwrap(), "somebody's");
    assert_eq!(home.files("outbox"), ["clip.edited (2).mp4", "clip.edited.mp4", "clip.report (2).txt"]);
}

#[test]
fn a_failed_clip_that_is_moved_back_is_tried_again_as_the_same_job() {
    let recorder = backend();
    recorder.fault(Endpoint::Upload, Always, Fault::Code(4001, "file type not supported".into()));
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("trip/clip.mp4");
    home.drop_prompt("trip/clip.mp4", ASKED);
    let failed = daemon.wait_for_jobs(1).remove(0);
    assert_eq!(failed["step"], "failed");
    assert_eq!(home.files("failed"), ["trip/clip.mp4", "trip/clip.prompt.txt", "trip/clip.report.txt"]);
    let why = home.why("failed/trip/clip.mp4");
    assert!(why.contains("does not take this type") && why.contains("dropcut retry"), "{why}");

    recorder.clear_faults();
    for name in ["trip/clip.prompt.txt", "trip/clip.mp4"] {
        fs::rename(home.path("failed").join(name), home.path("inbox").join(name)).unwrap();
    }
    let done = wait_until("it is done", || at_step(&home, "trip/clip.mp4", "done"));
    assert_eq!((&done["id"], &done["attempts"]), (&failed["id"], &2.into()));
    assert_eq!(home.status().len(), 1);
    assert_eq!(home.files("archive"), ["trip/clip.mp4", "trip/clip.prompt.txt"]);
}

#[test]
fn a_failed_clip_is_tried_again_where_it_lies() {
    let recorder = backend();
    recorder.fault(Endpoint::Upload, Always, Fault::Code(4002, "file too large".into()));
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", ASKED);
    daemon.wait_for_jobs(1);
    recorder.clear_faults();
    assert!(home.run(&["retry", "clip.mp4"]).status.success());
    wait_until("it is done", || at_step(&home, "clip.mp4", "done"));
    assert_eq!(home.files("archive"), ["clip.mp4", "clip.prompt.txt"]);
    assert_eq!(home.files("outbox"), ["clip.edited.mp4", "clip.report.txt"]);
}

#[test]
fn a_file_that_is_no_clip_fails_again_when_it_is_moved_back_as_it_is() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    fs::write(home.path("inbox/notes.mp4"), "Dear diary").unwrap();
    let failed = daemon.wait_for_jobs(1).remove(0);
    assert_eq!(failed["step"], "failed");
    fs::rename(home.path("failed/notes.mp4"), home.path("inbox/notes.mp4")).unwrap();
    let again = wait_until("it fails again", || {
        at_step(&home, "notes.mp4", "failed").filter(|job| job["attempts"] == 2)
    });
    assert_eq!(again["id"], failed["id"]);
    wait_until("it is put away", || home.path("failed/notes.mp4").exists().then_some(()));

    assert!(home.run(&["retry", "notes.mp4"]).status.success());
    wait_until("it fails once more", || {
        at_step(&home, "notes.mp4", "failed").filter(|job| job["attempts"] == 3)
    });

    // The same name, and a clip at last.
    fs::copy(one_second(), home.path("beside")).unwrap();
    fs::rename(home.path("beside"), home.path("inbox/notes.mp4")).unwrap();
    home.drop_prompt("notes.mp4", ASKED);
    wait_until("it is done", || at_step(&home, "notes.mp4", "done"));
}
