//! A folder with a prompt beside it is one job.

use std::fs;

use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::{Applied, Endpoint, Fault, Nth};
use crate::{all_done, backend, let_go, read, write};

#[test]
fn all_media_of_a_folder_go_into_one_session_in_order_and_come_out_as_one_video() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    for name in ["trip/b.mp4", "trip/a.mp4", "trip/day 2/c.mp4"] {
        home.drop_second(name);
    }
    write(&home, "trip/notes.txt", "not a clip");
    write(&home, "trip.prompt.txt", "make one film of it");
    let jobs = all_done(&home);
    assert_eq!((jobs.len(), &jobs[0]["clip"]), (1, &"trip".into()));
    assert_eq!(home.files("outbox"), ["trip.edited.mp4", "trip.report.txt"]);
    assert_eq!(home.files("archive"), ["trip.prompt.txt", "trip/a.mp4", "trip/b.mp4", "trip/day 2/c.mp4"]);
    assert_eq!(home.files("inbox"), ["trip/notes.txt"], "what is no clip stays");
    assert_eq!((recorder.sessions().len(), recorder.uploads().len(), recorder.all_edits().len()), (1, 3, 1));
    let names: Vec<String> = recorder.uploads().into_iter().map(|upload| upload.name).collect();
    let id = jobs[0]["id"].as_str().unwrap();
    assert!(names.iter().all(|name| name.starts_with(id) && name.ends_with(".mp4")), "{names:?}");
    assert!(read(&home, "outbox/trip.report.txt").contains("(of 3 files, "));
    recorder.assert_contract_kept();
}

#[test]
fn the_cloud_gets_no_subtitles_and_the_report_says_so() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    write(&home, "trip/a.srt", "1\n00:00:00,000 --> 00:00:01,000\nHello\n");
    write(&home, "trip.prompt.txt", "make one film of it");
    all_done(&home);
    let names: Vec<String> = recorder.uploads().into_iter().map(|upload| upload.name).collect();
    assert!(names.len() == 1 && names[0].ends_with(".mp4"), "{names:?}");
    assert_eq!(home.files("archive"), ["trip.prompt.txt", "trip/a.mp4", "trip/a.srt"]);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("The cloud takes no subtitle files"), "{report}");
    recorder.assert_contract_kept();
}

#[test]
fn a_file_of_a_folder_is_sent_once_in_spite_of_lost_answers() {
    let recorder = backend();
    recorder.fault(Endpoint::Upload, Nth(2), Fault::AnswerLost);
    recorder.fault(Endpoint::Upload, Nth(3), Fault::Refuse);
    let home = Home::with_backend(&recorder.url(), "");
    for name in ["trip/a.mp4", "trip/b.mp4", "trip/c.mp4"] {
        home.drop_second(name);
    }
    write(&home, "trip.prompt.txt", "make one film of it");
    all_done(&home);
    let mut names: Vec<String> = recorder.uploads().into_iter().map(|upload| upload.name).collect();
    names.sort();
    names.dedup();
    assert_eq!((names.len(), recorder.uploads().len()), (3, 3));
}

#[test]
fn a_folder_whose_session_was_lost_is_sent_once_more_as_a_whole() {
    let recorder = backend();
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::Code(1002, "session not found".into()));
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    home.drop_second("trip/b.mp4");
    write(&home, "trip.prompt.txt", "make one film of it");
    all_done(&home);
    assert_eq!((recorder.sessions().len(), recorder.uploads().len(), recorder.all_edits().len()), (2, 4, 1));
    assert!(read(&home, "outbox/trip.report.txt").contains("begun again from the upload"));
}

#[test]
fn clips_that_waited_for_prompts_become_members_when_their_folder_gets_one() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("trip/a.mp4");
    home.drop_second("trip/b.mp4");
    wait_until("both wait for a prompt", || (home.status().len() == 2).then_some(()));
    write(&home, "trip.prompt.txt", "make one film of it");
    let jobs = daemon.wait_for_jobs(1);
    assert_eq!((&jobs[0]["clip"], &jobs[0]["step"]), (&"trip".into(), &"done".into()));
    assert!(home.files("inbox").is_empty());
    assert!(!home.path("inbox/trip").exists(), "an empty folder is put away");
}

#[test]
fn a_folder_that_fails_goes_among_the_failed_and_comes_back_by_a_retry() {
    let recorder = backend();
    recorder.fault(Endpoint::Upload, Nth(2), Fault::Code(4001, "no such type".into()));
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    home.drop_second("trip/b.mp4");
    write(&home, "trip.prompt.txt", "make one film of it");
    assert_eq!(home.once().status.code(), Some(3));
    assert_eq!(home.files("failed"), ["trip.prompt.txt", "trip.report.txt", "trip/a.mp4", "trip/b.mp4"]);
    assert!(home.why("failed/trip").contains("trip failed"), "{}", home.why("failed/trip"));
    let id = home.status()[0]["id"].as_str().unwrap().to_string();
    assert!(home.run(&["retry", &id]).status.success());
    assert_eq!(home.files("inbox"), ["trip.prompt.txt", "trip/a.mp4", "trip/b.mp4"]);
    all_done(&home);
    assert_eq!(recorder.uploads().len(), 2, "the first was there already");
    assert_eq!(home.files("archive"), ["trip.prompt.txt", "trip/a.mp4", "trip/b.mp4"]);
}

#[test]
fn a_folder_that_is_moved_back_from_the_failed_is_tried_again_as_the_same_job() {
    let recorder = backend();
    recorder.fault(Endpoint::Upload, Nth(1), Fault::Code(4001, "no such type".into()));
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    write(&home, "trip.prompt.txt", "make one film of it");
    assert_eq!(home.once().status.code(), Some(3));
    fs::rename(home.path("failed/trip"), home.path("inbox/trip")).unwrap();
    fs::rename(home.path("failed/trip.prompt.txt"), home.path("inbox/trip.prompt.txt")).unwrap();
    let jobs = all_done(&home);
    assert_eq!((jobs.len(), &jobs[0]["attempts"]), (1, &2.into()));
}

#[test]
fn something_unplayable_in_a_folder_fails_it_with_its_name() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    write(&home, "trip/b.mp4", "just words");
    write(&home, "trip.prompt.txt", "make one film of it");
    assert_eq!(home.once().status.code(), Some(3));
    let report = read(&home, "failed/trip.report.txt");
    assert!(report.contains("(b.mp4 in it)"), "{report}");
    assert_eq!(home.files("failed"), ["trip.prompt.txt", "trip.report.txt", "trip/a.mp4", "trip/b.mp4"]);
    assert!(recorder.uploads().is_empty());
}

#[test]
fn the_message_upload_sends_what_was_added_to_the_folder_since() {
    let recorder = backend();
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    write(&home, "trip.prompt.txt", "cut the pauses\n---\nupload\n---\nput the new one first");
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Endpoint::RunSse).count() == 1);
    home.drop_second("trip/late.mp4");
    let_go(&recorder);
    daemon.wait_for_jobs(1);
    assert_eq!((recorder.uploads().len(), recorder.all_edits().len(), recorder.sessions().len()), (2, 2, 1));
    assert_eq!(home.files("archive"), ["trip.prompt.txt", "trip/a.mp4", "trip/late.mp4"]);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("Sent: late.mp4."), "{report}");
}

#[test]
fn an_older_folder_in_the_archive_is_left_as_it_is() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    fs::create_dir_all(home.path("archive/trip")).unwrap();
    fs::write(home.path("archive/trip/a.mp4"), "older").unwrap();
    home.drop_second("trip/a.mp4");
    write(&home, "trip.prompt.txt", "make one film of it");
    all_done(&home);
    assert_eq!(read(&home, "archive/trip/a.mp4"), "older");
    assert!(home.path("archive/trip (2)/a.mp4").exists());
    assert!(home.why("archive/trip (2)").contains("trip is done"), "{}", home.why("archive/trip (2)"));
}

#[test]
fn a_member_that_is_replaced_before_the_message_upload_costs_no_second_edit() {
    let recorder = backend();
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("trip/a.mp4");
    home.drop_second("trip/b.mp4");
    write(&home, "trip.prompt.txt", "cut the pauses\n---\nupload\n---\nadd a title");
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Endpoint::RunSse).count() == 1);
    write(&home, "trip/a.mp4", "not what it was");
    fs::remove_file(home.path("inbox/trip/b.mp4")).unwrap();
    let_go(&recorder);
    wait_until("the folder is done", || {
        home.status().iter().any(|job| job["clip"] == "trip" && job["step"] == "done").then_some(())
    });
    drop(daemon);
    let texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, ["cut the pauses", "add a title"]);
    assert_eq!((recorder.uploads().len(), recorder.sessions().len()), (2, 1));
    // A daemon that is quick has already found that it is no clip.
    let places = ["inbox", "failed"].map(|folder| walkdir::WalkDir::new(home.path(folder)));
    let mut kept = places.into_iter().flatten().flatten().filter_map(|file| fs::read(file.path()).ok());
    assert!(kept.any(|text| text == b"not what it was"), "it is left alone\n{}", home.log());
}

#[test]
fn a_kept_folder_that_grows_is_not_edited_again_unasked() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: keep");
    home.drop_second("trip/a.mp4");
    write(&home, "trip.prompt.txt", "make one film of it");
    all_done(&home);
    home.drop_second("trip/b.mp4");
    assert_eq!(all_done(&home).len(), 1);
    write(&home, "trip.prompt.txt", "make one film of both");
    assert_eq!(all_done(&home).len(), 2);
    assert_eq!((recorder.uploads().len(), recorder.all_edits().len()), (3, 2));
}
