use std::fs;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use tempfile::TempDir;

use super::{Change, Ledger};
use crate::job::{Record, Shared};

const LONG: usize = 6000;

fn state() -> TempDir {
    tempfile::tempdir().unwrap()
}

fn shared(folder: &str, session: &str) -> Shared {
    Shared { folder: folder.into(), session: session.into() }
}

async fn put(ledger: &Ledger, folder: &str, session: &str) {
    ledger.commit(Change::record(&shared(folder, session))).await.unwrap();
}

fn session(ledger: &Ledger, folder: &str) -> Option<String> {
    ledger.get::<Shared>(&shared(folder, "").id()).unwrap().map(|shared| shared.session)
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn backups(state: &TempDir) -> Vec<PathBuf> {
    let folder = state.path().join("backup");
    names(&folder).into_iter().map(|name| folder.join(name)).collect()
}

/// Makes what contains `words` no line of a backup any more.
fn spoil(backup: &Path, words: &str) {
    let text = fs::read_to_string(backup).unwrap();
    assert!(text.contains(words), "{text}");
    let lines = text.split_inclusive('\n');
    let spoiled =
        lines.map(|line| if line.contains(words) { line.replace("sum", "mus") } else { line.into() });
    fs::write(backup, spoiled.collect::<String>()).unwrap();
}

fn ruin(state: &TempDir) {
    let database = state.path().join("ledger/db");
    let length = fs::metadata(&database).unwrap().len();
    fs::write(&database, vec![0x5a; usize::try_from(length).unwrap()]).unwrap();
}

fn lose_texts(state: &TempDir) {
    for name in names(&state.path().join("texts")) {
        fs::remove_file(state.path().join("texts").join(name)).unwrap();
    }
}

fn tomorrow() -> Timestamp {
    Timestamp::now() + SignedDuration::from_hours(24)
}

#[tokio::test]
async fn mending_replaces_no_record_that_is_newer_than_that_of_the_backup() {
    let state = state();
    let folder = state.path().join("ledger");
    let ledger = Ledger::open(state.path()).unwrap();
    for (folder, session) in [("a", "a-old"), ("a", "a-new"), ("b", "b-old")] {
        put(&ledger, folder, session).await;
    }
    drop(ledger);
    let before = state.path().join("before");
    fs::create_dir(&before).unwrap();
    for name in names(&folder).iter().filter(|name| folder.join(name).is_file()) {
        fs::copy(folder.join(name), before.join(name)).unwrap();
    }
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "b", "b-new").await;
    drop(ledger);
    fs::remove_dir_all(&folder).unwrap();
    fs::rename(&before, &folder).unwrap();
    spoil(&backups(&state)[0], "a-new");

    let ledger = Ledger::open(state.path()).unwrap();
    assert_eq!(session(&ledger, "b").as_deref(), Some("b-new"), "{:?}", ledger.notices());
    assert_eq!(session(&ledger, "a").as_deref(), Some("a-new"), "{:?}", ledger.notices());
    assert!(ledger.memory().is_behind);
}

#[tokio::test]
async fn a_long_record_whose_text_is_gone_is_mended_from_the_backup_once() {
    let state = state();
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "a", &"s".repeat(LONG)).await;
    ledger.back_up(tomorrow()).unwrap();
    drop(ledger);
    for wanted in [1, 0, 0] {
        if wanted == 1 {
            lose_texts(&state);
        }
        let ledger = Ledger::open(state.path()).unwrap();
        assert_eq!(ledger.notices().len(), wanted, "{:?}", ledger.notices());
        assert_eq!(session(&ledger, "a").map(|session| session.len()), Some(LONG));
        assert!(!ledger.memory().is_behind);
    }
    assert!(!state.path().join("ledger.damaged-2").exists());
}

#[tokio::test]
async fn a_long_record_that_is_gone_from_the_backup_too_is_taken_out_once() {
    let state = state();
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "b", "b").await;
    put(&ledger, "a", &"s".repeat(LONG)).await;
    put(&ledger, "b", "b-new").await;
    drop(ledger);
    lose_texts(&state);
    spoil(&backups(&state)[0], "sssss");
    for wanted in [1, 0] {
        let ledger = Ledger::open(state.path()).unwrap();
        assert_eq!(ledger.notices().len(), wanted, "{:?}", ledger.notices());
        assert_eq!((session(&ledger, "a"), session(&ledger, "b").as_deref()), (None, Some("b-new")));
        put(&ledger, "c", "c").await;
    }
    assert!(!state.path().join("ledger.damaged-1").exists());
}

#[tokio::test]
async fn a_backup_of_the_day_that_cannot_begin_leaves_that_of_the_day_before_in_use() {
    let state = state();
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "a", "a-old").await;
    let (folder, away) = (state.path().join("backup"), state.path().join("away"));
    fs::rename(&folder, &away).unwrap();
    ledger.back_up(tomorrow()).unwrap_err();
    put(&ledger, "a", "a-new").await;
    fs::rename(&away, &folder).unwrap();
    ledger.back_up(tomorrow()).unwrap();
    put(&ledger, "b", "b").await;
    assert_eq!(backups(&state).len(), 2);
    let [before, today] = [0, 1].map(|age| fs::read_to_string(&backups(&state)[age]).unwrap());
    assert!(before.contains("a-new") && today.contains("a-new") && !before.contains(r#""b""#));
}

#[tokio::test]
async fn a_backup_whose_beginning_is_rotten_is_laid_over_that_of_the_day_before() {
    let state = state();
    let ledger = Ledger::open(state.path()).unwrap();
    for (folder, session) in [("a", "a"), ("b", "b-old")] {
        put(&ledger, folder, session).await;
    }
    ledger.back_up(tomorrow()).unwrap();
    put(&ledger, "b", "b-new").await;
    drop(ledger);
    spoil(&backups(&state)[1], r#""session":"a""#);
    ruin(&state);
    let ledger = Ledger::open(state.path()).unwrap();
    assert_eq!(session(&ledger, "a").as_deref(), Some("a"), "{:?}", ledger.notices());
    assert_eq!(session(&ledger, "b").as_deref(), Some("b-new"));
    assert!(ledger.memory().is_behind);
    put(&ledger, "c", "c").await;
    assert_eq!(backups(&state).len(), 3, "another is begun");
}

#[tokio::test]
async fn what_is_no_backup_among_the_backups_is_told_of_and_what_a_kill_left_is_removed() {
    let state = state();
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "a", "a").await;
    drop(ledger);
    fs::create_dir(state.path().join("backup/x.jsonl")).unwrap();
    for folder in ["backup", "texts"] {
        fs::write(state.path().join(folder).join(".dropcut-abc"), b"half").unwrap();
    }
    let ledger = Ledger::open(state.path()).unwrap();
    assert!(ledger.notices()[0].contains("x.jsonl"), "{:?}", ledger.notices());
    assert_eq!(session(&ledger, "a").as_deref(), Some("a"));
    assert_eq!((backups(&state).len(), names(&state.path().join("texts")).len()), (2, 0));
    drop(ledger);
    ruin(&state);
    let ledger = Ledger::open(state.path()).unwrap();
    assert_eq!(session(&ledger, "a").as_deref(), Some("a"));
    assert!(!ledger.memory().is_behind && state.path().join("backup/x.jsonl.damaged").exists());
}

#[tokio::test]
async fn a_ledger_that_begins_anew_does_not_meet_backups_that_cannot_be_read() {
    let state = state();
    drop(Ledger::open(state.path()).unwrap());
    for day in 1..=8 {
        let name = format!("backup/{:012}.2026-01-{day:02}.jsonl", 5000 + day);
        fs::write(state.path().join(name), b"garbage\n").unwrap();
    }
    ruin(&state);
    let ledger = Ledger::open(state.path()).unwrap();
    put(&ledger, "a", "a").await;
    drop(ledger);
    ruin(&state);
    let ledger = Ledger::open(state.path()).unwrap();
    assert_eq!(session(&ledger, "a").as_deref(), Some("a"), "{:?}", ledger.notices());
    assert!(!ledger.memory().is_behind);
}
