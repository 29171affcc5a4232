//! A ledger that is made again from its backup: exactly, and where that cannot be, without paying twice.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde_json::Value;

use crate::case::{PROMPT, assert_whole, drop_clip, home};
use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::Endpoint::RunSse;
use crate::support::recorder::Recorder;
use crate::support::recorder::{Applied, Fault, Nth};

fn backups(home: &Home) -> Vec<PathBuf> {
    let folder = fs::read_dir(home.path("state/backup")).unwrap();
    let mut paths: Vec<_> = folder.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

/// Beyond all repair.
fn ruin(home: &Home) {
    let database = home.path("state/ledger/db");
    let length = fs::metadata(&database).unwrap().len() as usize;
    fs::write(database, vec![0x5a; length]).unwrap();
}

fn facts(jobs: &[Value]) -> Vec<[String; 4]> {
    jobs.iter().map(|job| ["id", "clip", "step", "outputs"].map(|key| job[key].to_string())).collect()
}

#[test]
fn a_ruined_ledger_is_made_again_from_its_backup_as_it_was() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    let home = home(&recorder, "");
    drop_clip(&home, "done.mp4", PROMPT);
    home.once();
    recorder.fault(RunSse, Nth(1), Fault::CutAfterEvents { events: 0, applied: Applied::Never });
    drop_clip(&home, "open.mp4", "cut the pauses of open");
    home.once();
    recorder.options(|options| options.polls = 1_000_000);
    drop_clip(&home, "middle.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.renders.last().is_some_and(|render| render.polls > 2));
    daemon.kill();
    let before = facts(&home.status());
    let edits = recorder.all_edits().len();

    ruin(&home);
    assert_eq!(facts(&home.status()), before);
    assert!(home.path("state/ledger.damaged-1/db").exists());
    recorder.options(|options| options.polls = 2);
    let output = home.once();
    assert_eq!(output.status.code(), Some(4), "{}", home.log());
    assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (edits, 2), "{}", home.log());
    assert_whole(&home.path("outbox/middle.edited.mp4"), "middle");
    recorder.assert_contract_kept();
}

#[test]
fn a_backup_is_of_lines_for_its_owner_alone_and_holds_no_token() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    home.once();
    let all = backups(&home);
    assert_eq!(all.len(), 1, "one a day: {all:?}");
    for path in &all {
        assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600);
        let text = fs::read_to_string(path).unwrap();
        let lines: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.len() > 5);
        for token in recorder.tokens() {
            assert!(!text.contains(&token));
        }
    }
}

#[test]
fn each_day_has_a_backup_and_only_the_last_few_are_kept() {
    let recorder = Recorder::start();
    recorder.set_credits(10_000);
    let home = home(&recorder, "");
    for day in 1..=10 {
        drop_clip(&home, &format!("a{day}.mp4"), PROMPT);
        home.once();
        // What was of today is of an earlier day from now on.
        let today = backups(&home).pop().unwrap();
        let name = today.file_name().unwrap().to_str().unwrap().to_owned();
        let (number, _) = name.split_once('.').unwrap();
        fs::rename(&today, today.with_file_name(format!("{number}.2026-01-{day:02}.jsonl"))).unwrap();
    }
    let all = backups(&home);
    assert_eq!(all.len(), 7, "{all:?}");
    ruin(&home);
    assert_eq!(home.status().len(), 10, "{}", home.log());
}

/// Where two jobs stood when the backup was cut off: one in the middle of its two edits, one not begun.
#[test]
fn a_job_that_a_stale_backup_would_have_paid_twice_waits_for_the_person() {
    let recorder = Recorder::start();
    recorder.set_credits(10_000);
    let home = home(&recorder, "jobs: 4");
    let daemon = home.start();
    drop_clip(&home, "finished.mp4", "cut the pauses of finished");
    drop_clip(&home, "two.mp4", "cut the pauses of two\n---\nadd a title to two");
    daemon.wait_for_jobs(2);
    recorder.options(|options| options.polls = 1_000_000);
    drop_clip(&home, "rendering.mp4", "cut the pauses of rendering");
    drop_clip(&home, "begun.mp4", "cut the pauses of begun");
    recorder.wait_until(|log| log.renders.iter().filter(|render| render.polls > 0).count() == 4);
    wait_until("both render", || {
        let jobs = home.status();
        (jobs.iter().filter(|job| job["step"] == "exporting").count() == 2).then_some(())
    });
    daemon.kill();
    let edits = recorder.all_edits().len();

    // The backup ends where `two` was between its messages and `begun` was connecting: lines in its middle are gone.
    let path = backups(&home).pop().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let jobs = home.status();
    let id =
        |clip: &str| jobs.iter().find(|job| job["clip"] == clip).unwrap()["id"].as_str().unwrap().to_owned();
    let stays = |line: &str, clip: &str, step: &str| {
        !line.contains(&format!("job/{}", id(clip))) || line.contains(&format!("\"step\":\"{step}\""))
    };
    let stale: String = text
        .split_inclusive('\n')
        .filter(|line| stays(line, "two.mp4", "uploading"))
        .filter(|line| stays(line, "begun.mp4", "queued"))
        .filter(|line| stays(line, "finished.mp4", "uploading"))
        .collect();
    assert!(stale.len() < text.len());
    fs::write(&path, stale).unwrap();
    ruin(&home);

    recorder.options(|options| options.polls = 2);
    for _ in 0..2 {
        assert_eq!(home.once().status.code(), Some(4), "{}", home.log());
        assert_eq!(recorder.all_edits().len(), edits, "nothing is sent again: {}", home.log());
    }
    let jobs = home.status();
    let step = |clip: &str| jobs.iter().find(|job| job["clip"] == clip).unwrap()["step"].clone();
    assert_eq!(
        ["finished.mp4", "two.mp4", "rendering.mp4", "begun.mp4"].map(step),
        ["done", "done", "done", "waiting"],
        "{}",
        home.log()
    );
    let begun = jobs.iter().find(|job| job["clip"] == "begun.mp4").unwrap();
    assert!(begun["waiting_for"].as_str().unwrap().contains("dropcut retry"), "{begun:#}");
    assert!(home.run(&["retry", begun["id"].as_str().unwrap()]).status.success());
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(recorder.all_edits().len(), edits + 1);
    assert_whole(&home.path("outbox/begun.edited.mp4"), "begun");
}
