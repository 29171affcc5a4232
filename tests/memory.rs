//! The daemon's own memory, with many jobs and large clips: everything is streamed.

mod support;

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use dropcut::job::{Change, Identity, Job, Ledger, Step};
use jiff::Timestamp;
use support::daemon::{Daemon, Home, media_path};
use support::recorder::Recorder;
use uuid::Uuid;

/// In kilobytes: of the 60 MB of the daemon, 15 are left for the pages of the program itself. One that is built for
/// tests has more of these, so they do not count here.
const MOST: u64 = 45_000;

/// A clip of the test media, made as large as wanted by a box of nothing at its end.
fn large_clip(path: &Path, size: u64) {
    fs::copy(media_path("bigbuckbunny.mp4"), path).unwrap();
    let mut file = OpenOptions::new().write(true).open(path).unwrap();
    let end = file.seek(SeekFrom::End(0)).unwrap();
    file.write_all(&[0, 0, 0, 1]).unwrap();
    file.write_all(b"free").unwrap();
    file.write_all(&(size - end).to_be_bytes()).unwrap();
    file.set_len(size).unwrap();
}

/// A ledger with a thousand jobs that are done.
fn remember_a_thousand_jobs(home: &Home) {
    let ledger = Ledger::open(&home.path("state")).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let now = Timestamp::now();
    let identity = Identity { size: 1, modified: (1, 0), hash: "0".repeat(64), device: 1, inode: 1 };
    let prompt = ledger.texts().put(r#"{"messages":["trim the pauses"]}"#).unwrap();
    let mut change = Change::default();
    for number in 0..1000 {
        let place = |ending: &str| PathBuf::from(format!("some/folder/with/a/name/clip-{number}.{ending}"));
        change = change.and_job(&Job {
            sidecar: Some(place("prompt.txt")),
            prompt: Some(prompt.clone()),
            step: Step::Done,
            session: Some(Uuid::now_v7().to_string()),
            render: Some("render_1795354185759068".into()),
            outputs: vec![place("edited.mp4")],
            ..Job::new(&place("mp4"), &identity, now)
        });
    }
    runtime.block_on(ledger.commit(change)).unwrap();
}

/// The most memory that the daemon has had beside the pages of its program, in kilobytes.
fn peak(daemon: &Daemon<'_>) -> u64 {
    let status = fs::read_to_string(format!("/proc/{}/status", daemon.id())).unwrap();
    let kilobytes = |name: &str| -> u64 {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).unwrap();
        line.trim().trim_end_matches(" kB").parse().unwrap()
    };
    kilobytes("VmHWM:") - kilobytes("RssFile:")
}

#[test]
fn a_clip_of_4_gb_is_handed_to_the_engine_within_60_mb() {
    let home = Home::new("");
    remember_a_thousand_jobs(&home);
    home.drop_prompt("large.mp4", "make it 240p, mute it");
    large_clip(&home.path("inbox/large.mp4"), 4_000_000_000);
    let daemon = home.start();
    daemon.wait_for_jobs(1001);
    assert!(home.path("outbox/large.edited.mp4").exists(), "{}", home.log());
    assert!(peak(&daemon) < MOST, "{} kB", peak(&daemon));
}

#[test]
fn a_clip_of_480_mb_is_sent_to_the_cloud_within_60_mb() {
    let recorder = Recorder::start();
    let home = Home::with_backend(&recorder.url(), "");
    remember_a_thousand_jobs(&home);
    home.drop_prompt("large.mp4", "trim the pauses");
    large_clip(&home.path("inbox/large.mp4"), 480_000_000);
    let daemon = home.start();
    daemon.wait_for_jobs(1001);
    assert_eq!(recorder.uploads()[0].size, 480_000_000);
    assert!(home.path("outbox/large.edited.mp4").exists(), "{}", home.log());
    assert!(peak(&daemon) < MOST, "{} kB", peak(&daemon));
}
