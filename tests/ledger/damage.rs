//! What bad disks and careless hands do to the state folder. The program starts, or says what to do; nothing is
//! deleted, no clip is lost, no result replaced, nothing edited twice.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::case::{PROMPT, drop_clip, home};
use crate::support::daemon::Home;
use crate::support::recorder::Endpoint::RunSse;
use crate::support::recorder::Recorder;
use crate::support::recorder::{Applied, Fault, Nth};

/// How many cases run at once.
const AT_ONCE: usize = 4;

/// Reached by whatever server the proxy leads to.
const SERVER: &str = "http://nemo.example";

/// A state with a job that is done, one that waits for the person, and one that is rendered at the moment.
struct Made {
    home: Home,
    past: Value,
    jobs: Vec<[String; 3]>,
}

/// Made once; each case works on a copy, with a server of its own.
fn made() -> &'static Made {
    static MADE: OnceLock<Made> = OnceLock::new();
    MADE.get_or_init(|| {
        let recorder = Recorder::start();
        recorder.set_credits(1000);
        let home = Home::with_backend(SERVER, "").set("http_proxy", &recorder.url());
        drop_clip(&home, "done.mp4", PROMPT);
        recorder.fault(RunSse, Nth(2), Fault::CutAfterEvents { events: 0, applied: Applied::Never });
        home.once();
        drop_clip(&home, "open.mp4", "cut the pauses of open");
        home.once();
        recorder.options(|options| options.polls = 1_000_000);
        drop_clip(&home, "middle.mp4", PROMPT);
        let daemon = home.start();
        recorder.wait_until(|log| log.renders.last().is_some_and(|render| render.polls > 2));
        daemon.kill();
        let jobs = facts(&home.status());
        Made { past: recorder.past(), jobs, home }
    })
}

/// A copy of [`made`], and its server.
fn copied() -> (Home, Recorder) {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    recorder.remember(&made().past);
    (made().home.copy().set("http_proxy", &recorder.url()), recorder)
}

fn facts(jobs: &[Value]) -> Vec<[String; 3]> {
    jobs.iter().map(|job| ["id", "clip", "outputs"].map(|key| job[key].to_string())).collect()
}

/// What is done to a state folder.
type Harm = Box<dyn Fn(&Path) + Sync + Send>;

/// What somebody did to the state folder; all goes on as if they had not.
fn survives(name: &str, harm: impl Fn(&Path)) {
    let (home, recorder) = copied();
    let result = fs::read(home.path("outbox/done.edited.mp4")).unwrap();
    harm(&home.path("state"));
    let output = home.once();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{name}: {said}");
    assert_eq!(output.status.code(), Some(4), "{name}: {said}");
    let (jobs, before) = (facts(&home.status()), &made().jobs);
    assert_eq!(jobs[0], before[0], "{name}: {said}");
    let ids = |jobs: &[[String; 3]]| jobs.iter().map(|job| job[0].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&jobs), ids(before), "{name}: {said}");
    assert_eq!((recorder.all_edits().len(), recorder.renders().len()), (0, 2), "{name}: {said}");
    assert_eq!(fs::read(home.path("outbox/done.edited.mp4")).unwrap(), result, "{name}");
    assert!(home.path("outbox/middle.edited.mp4").exists(), "{name}: {said}");
    assert_eq!(home.files("inbox"), ["open.mp4", "open.prompt.txt", "open.waiting.txt"], "{name}: {said}");
    assert_eq!(home.files("outbox").len(), 4, "{name}: {said}");
    recorder.assert_contract_kept();
}

fn all_survive(cases: Vec<(String, Harm)>) {
    crate::support::tell(&format!("damaged ledgers: {} cases", cases.len()));
    for some in cases.chunks(AT_ONCE) {
        std::thread::scope(|scope| {
            for (name, harm) in some {
                scope.spawn(move || survives(name, harm));
            }
        });
    }
}

fn change(path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(path).unwrap();
    change(&mut bytes);
    fs::write(path, bytes).unwrap();
}

#[test]
fn bytes_changed_anywhere_in_the_database_lose_nothing() {
    let mut cases: Vec<(String, Harm)> = Vec::new();
    for place in (0..12).map(|twelfth| twelfth * 3011 + 7) {
        cases.push((
            format!("a byte at {place}"),
            Box::new(move |state| {
                change(&state.join("ledger/db"), |bytes| {
                    let place = place % bytes.len();
                    bytes[place] ^= 0x40;
                });
            }),
        ));
    }
    cases.push((
        "every 97th byte".into(),
        Box::new(|state| {
            change(&state.join("ledger/db"), |bytes| {
                bytes.iter_mut().step_by(97).for_each(|byte| *byte ^= 1)
            });
        }),
    ));
    all_survive(cases);
}

#[test]
fn a_database_cut_off_anywhere_loses_nothing() {
    let mut cases: Vec<(String, Harm)> = Vec::new();
    for length in [0, 1, 511, 512, 4096, 9000, 14_000, 19_000, 24_000, 30_000, 262_144] {
        cases.push((
            format!("cut off at {length}"),
            Box::new(move |state| change(&state.join("ledger/db"), |bytes| bytes.truncate(length))),
        ));
    }
    all_survive(cases);
}

#[test]
fn a_snapshot_that_is_none_and_files_that_are_gone_lose_nothing() {
    let snapshot = |content: &'static [u8]| -> Harm {
        Box::new(move |state| {
            let folder = fs::read_dir(state.join("ledger")).unwrap();
            let names = folder.map(|entry| entry.unwrap().path());
            let old = names.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("snap."));
            let place = old.max().unwrap_or_else(|| state.join("ledger/snap.0000000000001000"));
            fs::write(place, content).unwrap();
        })
    };
    let gone = |name: &'static str| -> Harm {
        Box::new(move |state| {
            let path = state.join(name);
            fs::rename(&path, state.with_file_name("gone")).unwrap();
        })
    };
    all_survive(vec![
        ("an empty snapshot".into(), snapshot(b"")),
        ("a snapshot of garbage".into(), snapshot(b"there was a snapshot here, and it is not any more")),
        (
            "half a generated snapshot".into(),
            Box::new(|state| {
                fs::write(state.join("ledger/snap.0000000000002000.generating"), b"").unwrap();
            }),
        ),
        ("no database".into(), gone("ledger/db")),
        ("no ledger".into(), gone("ledger")),
        ("no configuration of the database".into(), gone("ledger/conf")),
        ("no backup".into(), gone("backup")),
        (
            "a backup of garbage".into(),
            Box::new(|state| {
                for entry in fs::read_dir(state.join("backup")).unwrap() {
                    fs::write(entry.unwrap().path(), b"\xff\xff\n{}\n").unwrap();
                }
            }),
        ),
        (
            "an empty backup, and a ruined database".into(),
            Box::new(|state| {
                fs::write(state.join("backup/999999999999.2026-01-01.jsonl"), b"").unwrap();
                change(&state.join("ledger/db"), |bytes| bytes.fill(0x5a));
            }),
        ),
    ]);
}

/// The one-sentence answer of a program that does not start: what is wrong, and what to do.
#[track_caller]
fn refuses(home: &Home, words: &[&str]) {
    for arguments in [&["run", "--once"][..], &["status"]] {
        let output = home.run(arguments);
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(words.iter().all(|word| said.contains(word)) && !said.contains("panicked"), "{said}");
    }
}

#[test]
fn tokens_that_cannot_be_read_are_left_alone_and_told_of() {
    let (home, recorder) = copied();
    let kept = fs::read(home.path("state/tokens.json")).unwrap();
    for garbage in [&b""[..], b"{", b"\xff\xfe", b"[]", br#"{"a": {"token": 1}}"#] {
        fs::write(home.path("state/tokens.json"), garbage).unwrap();
        refuses(&home, &["tokens.json", "put back", "move it away"]);
        assert_eq!(fs::read(home.path("state/tokens.json")).unwrap(), garbage);
    }
    fs::write(home.path("state/tokens.json"), kept).unwrap();
    assert_eq!(home.once().status.code(), Some(4));
    assert!(recorder.all_edits().is_empty());
}

#[test]
fn a_text_that_is_gone_or_changed_is_made_again_from_the_prompt_in_the_inbox() {
    for changed in [None, Some("other words")] {
        let recorder = Recorder::start();
        recorder.set_credits(0);
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        assert_eq!(home.once().status.code(), Some(4));
        for entry in fs::read_dir(home.path("state/texts")).unwrap() {
            let path = entry.unwrap().path();
            match changed {
                None => fs::rename(&path, home.path("gone")).unwrap(),
                Some(words) => fs::write(&path, words).unwrap(),
            }
        }
        recorder.set_credits(1000);
        let daemon = home.start();
        let jobs = daemon.wait_for_jobs(1);
        assert_eq!(jobs[0]["step"], "done", "{}", home.log());
        assert_eq!(recorder.all_edits().len(), 1);
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        assert!(report.contains(PROMPT), "{report}");
    }
}

#[test]
fn a_state_folder_that_cannot_be_written_is_named() {
    // To root nothing is forbidden.
    if rustix::process::getuid().is_root() {
        return;
    }
    let (home, _recorder) = copied();
    let folders = ["state/ledger", "state/backup", "state"];
    let set = |mode| {
        folders
            .map(|folder| fs::set_permissions(home.path(folder), fs::Permissions::from_mode(mode)).unwrap())
    };
    set(0o500);
    let output = home.once();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    set(0o700);
    assert_eq!(output.status.code(), Some(1), "{said}");
    assert!(said.contains(home.path("state").to_str().unwrap()), "{said}");
    assert_eq!(home.once().status.code(), Some(4));
}
