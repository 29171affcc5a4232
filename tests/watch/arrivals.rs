//! How clips come in.

use std::fs::{self, File, OpenOptions};
use std::io::Write;

use crate::support::daemon::{Home, one_second, wait_until};
use crate::{ASKED, at_step, backend, jobs_of};

/// Writes a clip in pieces, the next whenever the daemon has seen the file; `open` gives the file to append to.
fn grow(home: &Home, name: &str, mut open: impl FnMut() -> Option<File>) {
    let whole = fs::read(one_second()).unwrap();
    let mut file = open();
    for piece in whole.chunks(whole.len() / 8) {
        let writer = file.as_mut().unwrap();
        writer.write_all(piece).unwrap();
        writer.flush().unwrap();
        if let Some(next) = open() {
            file = Some(next);
        }
        wait_until("the growing clip is seen", || jobs_of(home, name).pop());
    }
}

#[test]
fn a_clip_that_grows_while_it_is_watched_is_taken_once_and_whole() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_prompt("slow.mp4", ASKED);
    let mut file = Some(File::create(home.path("inbox/slow.mp4")).unwrap());
    grow(&home, "slow.mp4", || file.take());
    daemon.wait_for_jobs(1);
    let uploads = recorder.uploads();
    assert_eq!((uploads.len(), uploads[0].size), (1, fs::metadata(one_second()).unwrap().len()));
}

#[test]
fn a_clip_whose_writer_opens_it_again_and_again_is_taken_once_and_whole() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_prompt("slow.mp4", ASKED);
    let path = home.path("inbox/slow.mp4");
    grow(&home, "slow.mp4", || Some(OpenOptions::new().create(true).append(true).open(&path).unwrap()));
    daemon.wait_for_jobs(1);
    let uploads = recorder.uploads();
    assert_eq!((uploads.len(), uploads[0].size), (1, fs::metadata(one_second()).unwrap().len()));
}

#[test]
fn a_clip_that_lay_in_the_inbox_before_the_start_is_taken() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    home.drop_second("early.mp4");
    home.drop_prompt("early.mp4", ASKED);
    let daemon = home.start();
    assert_eq!(daemon.wait_for_jobs(1)[0]["step"], "done");
}

#[test]
fn a_clip_that_is_renamed_into_place_is_taken() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_prompt("clip.mp4", ASKED);
    fs::copy(one_second(), home.path("inbox/clip.mp4.part")).unwrap();
    fs::rename(home.path("inbox/clip.mp4.part"), home.path("inbox/clip.mp4")).unwrap();
    daemon.wait_for_jobs(1);
    assert_eq!(home.files("outbox"), ["clip.edited.mp4", "clip.report.txt"]);
}

#[test]
fn a_hard_link_into_the_inbox_is_taken_and_its_other_name_kept() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    fs::copy(one_second(), home.path("elsewhere.mp4")).unwrap();
    home.drop_prompt("linked.mp4", ASKED);
    fs::hard_link(home.path("elsewhere.mp4"), home.path("inbox/linked.mp4")).unwrap();
    daemon.wait_for_jobs(1);
    assert_eq!(home.files("archive"), ["linked.mp4", "linked.prompt.txt"]);
    assert_eq!(fs::read(home.path("elsewhere.mp4")).unwrap(), fs::read(one_second()).unwrap());
}

#[test]
fn a_folder_made_after_the_start_is_watched_with_what_came_in_it() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    fs::create_dir_all(home.path("trip/day one")).unwrap();
    fs::copy(one_second(), home.path("trip/day one/a.mp4")).unwrap();
    fs::write(home.path("trip/day one/a.prompt.txt"), ASKED).unwrap();
    fs::rename(home.path("trip"), home.path("inbox/trip")).unwrap();
    daemon.wait_for_jobs(1);
    home.drop_second("trip/day one/b.mp4");
    home.drop_prompt("trip/day one/b.mp4", ASKED);
    daemon.wait_for_jobs(2);
    let day = |names: [&str; 4]| names.map(|name| format!("trip/day one/{name}"));
    assert_eq!(home.files("outbox"), day(["a.edited.mp4", "a.report.txt", "b.edited.mp4", "b.report.txt"]));
    assert_eq!(home.files("archive"), day(["a.mp4", "a.prompt.txt", "b.mp4", "b.prompt.txt"]));
}

#[test]
fn two_hundred_clips_at_once_become_one_job_each() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "jobs: 8");
    let daemon = home.start();
    for number in 0..200 {
        let name = format!("clip {number:03}.mp4");
        home.drop_prompt(&name, ASKED);
        home.drop_second(&name);
    }
    wait_until("all are uploaded", || (recorder.uploads().len() == 200).then_some(()));
    let jobs = daemon.wait_for_jobs(200);
    assert!(jobs.iter().all(|job| job["step"] == "done"), "{}", home.log());
    let log = recorder.log();
    assert_eq!(
        (log.sessions.len(), log.uploads.len(), log.edits.len(), log.renders.len()),
        (200, 200, 200, 200)
    );
    assert_eq!((home.files("outbox").len(), home.files("archive").len()), (400, 400));
    assert!(home.files("inbox").is_empty());
    recorder.assert_contract_kept();
}

#[test]
fn a_clip_that_is_replaced_under_its_old_name_is_a_new_job() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: keep");
    let daemon = home.start();
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", ASKED);
    daemon.wait_for_jobs(1);
    let other = [fs::read(one_second()).unwrap(), fs::read(one_second()).unwrap()].concat();
    fs::write(home.path("beside"), other).unwrap();
    fs::rename(home.path("beside"), home.path("inbox/clip.mp4")).unwrap();
    daemon.wait_for_jobs(2);
    let uploads = recorder.uploads();
    assert_eq!(uploads.len(), 2);
    assert_ne!(uploads[0].hash, uploads[1].hash);
    assert!(home.files("outbox").contains(&"clip.edited (2).mp4".into()));
}

#[test]
fn a_clip_that_is_taken_away_before_its_prompt_came_is_forgotten() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let _daemon = home.start();
    home.drop_second("clip.mp4");
    wait_until("it waits for its prompt", || at_step(&home, "clip.mp4", "waiting_for_prompt"));
    fs::remove_file(home.path("inbox/clip.mp4")).unwrap();
    wait_until("it is forgotten", || home.status().is_empty().then_some(()));
}

#[test]
fn a_waiting_clip_that_is_renamed_stays_one_job() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("old.mp4");
    let before = wait_until("it waits for its prompt", || at_step(&home, "old.mp4", "waiting_for_prompt"));
    fs::rename(home.path("inbox/old.mp4"), home.path("inbox/new.mp4")).unwrap();
    wait_until("it is known by its new name", || at_step(&home, "new.mp4", "waiting_for_prompt"));
    home.drop_prompt("new.mp4", ASKED);
    let jobs = daemon.wait_for_jobs(1);
    assert_eq!((&jobs[0]["id"], &jobs[0]["step"]), (&before["id"], &"done".into()));
    assert_eq!(home.files("archive"), ["new.mp4", "new.prompt.txt"]);
}

#[test]
fn an_inbox_without_its_marker_is_left_alone_until_it_is_back() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let daemon = home.start();
    home.drop_second("waiting.mp4");
    wait_until("it waits for its prompt", || at_step(&home, "waiting.mp4", "waiting_for_prompt"));
    let marker = home.path("inbox/.dropcut-inbox");
    fs::rename(&marker, home.path("marker")).unwrap();
    fs::remove_file(home.path("inbox/waiting.mp4")).unwrap();
    home.drop_prompt("new.mp4", ASKED);
    home.drop_second("new.mp4");
    let said = wait_until("it is told", || {
        let said = String::from_utf8(home.run(&["status"]).stdout).unwrap();
        said.contains("not mounted").then_some(said)
    });
    assert!(said.contains(".dropcut-inbox") && said.contains("waiting.mp4"), "{said}");
    let why = home.why("inbox/new.mp4");
    assert!(why.contains("not mounted") && why.contains("nothing forgotten"), "{why}");
    assert!(jobs_of(&home, "new.mp4").is_empty());
    fs::rename(home.path("marker"), marker).unwrap();
    daemon.wait_for_jobs(1);
    assert_eq!(home.files("outbox"), ["new.edited.mp4", "new.report.txt"]);
}
