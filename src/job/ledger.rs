//! The ledger: every record durable before anyone acts on it, on sled 0.34.
//!
//! Each commit goes into the backup of the day first, then into the database. Opening puts right what the two do not
//! agree on, so what a bad disk takes from one is made again from the other. Jobs are kept in memory too: they are
//! few and looked at all the time.

mod backup;
mod database;
mod format;
mod open;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use self::backup::Backups;
use self::database::{Database, OpenError, SledOrIo};
use super::{Job, Record, Round, Texts};
use crate::{crash, disk};

/// How often, and how far apart, the lock is tried.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(100);
/// With less than this free, in bytes, nothing is committed: on a full disk sled can panic or hang, not only fail.
const ROOM: u64 = 4 << 20;
/// sled may put larger values into files that it never syncs; they go among the texts.
const RECORD_LIMIT: usize = 4096;
/// No record is ever longer, in bytes.
const LARGEST_RECORD: usize = 256 << 10;

/// What keeps the ledger from working. All of them stop the daemon.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("another dropcut is running on {}; stop it first, or set `state` elsewhere", .0.display())]
    Locked(PathBuf),
    #[error("cannot use the state folder {}: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error("cannot write the ledger in {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
    #[error("the ledger in {} has lost what was written to it; start dropcut again, which mends it", .0.display())]
    Lost(PathBuf),
    #[error("the ledger holds a record of format {0}, written by a newer dropcut; install that one again")]
    Newer(u8),
    #[error("a record of {0} bytes does not fit the ledger; this is a defect of dropcut, please report it")]
    TooLarge(usize),
    #[error("the ledger's record {0} is damaged")]
    Damaged(String),
}

impl LedgerError {
    /// Whether a full disk is the cause, which passes.
    pub fn is_full_disk(&self) -> bool {
        match self {
            LedgerError::Folder { source, .. } | LedgerError::Write { source, .. } => disk::is_full(source),
            _ => false,
        }
    }
}

/// What the daemon itself has to remember.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Memory {
    /// The inbox had its marker: without it, it is an unmounted one.
    pub inbox_marked: bool,
    /// The person asked for a pause.
    pub paused: bool,
    /// The ledger was made again from a backup that does not tell everything: jobs may have gone on since.
    pub is_behind: bool,
}

impl Record for Memory {
    const KIND: &'static str = "memory";
    fn id(&self) -> String {
        "daemon".into()
    }
}

/// How many commits there were.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Count {
    commits: u64,
}

impl Record for Count {
    const KIND: &'static str = "count";
    fn id(&self) -> String {
        "commits".into()
    }
}

/// Records to be made durable together.
#[derive(Default)]
pub struct Change {
    records: Vec<(String, Result<Vec<u8>, serde_json::Error>)>,
    jobs: Vec<Job>,
    removed: Vec<Uuid>,
    memory: Option<Memory>,
}

impl Change {
    pub fn job(job: &Job) -> Change {
        Change::default().and_job(job)
    }

    pub fn record<R: Record>(record: &R) -> Change {
        Change::default().and(record)
    }

    #[must_use]
    pub fn and<R: Record>(mut self, record: &R) -> Change {
        self.records.push((key::<R>(&record.id()), serde_json::to_vec(record)));
        self
    }

    #[must_use]
    pub fn and_job(mut self, job: &Job) -> Change {
        self.jobs.push(job.clone());
        self.and(job)
    }

    pub fn memory(memory: &Memory) -> Change {
        Change { memory: Some(memory.clone()), ..Change::record(memory) }
    }

    /// Forgets a job that never came to anything.
    pub fn forget(id: Uuid) -> Change {
        Change { removed: vec![id], ..Change::default() }
    }

    /// What is changed, told apart as far as a crash here could matter: `job asking`, `round settled + job editing`.
    fn names(&self) -> String {
        let removed = self.removed.iter().map(|_| "forgotten job".to_string());
        let records = self.records.iter().map(|(key, json)| {
            let kind = key.split('/').next().unwrap_or_default();
            let record: serde_json::Value =
                json.as_ref().ok().and_then(|json| serde_json::from_slice(json).ok()).unwrap_or_default();
            let word = |pointer| record.pointer(pointer).and_then(serde_json::Value::as_str);
            let stage = match record.get("outcome") {
                Some(serde_json::Value::Null) => Some("open"),
                Some(_) => Some("settled"),
                None => word("/step/step").or_else(|| word("/state/state")),
            };
            stage.map_or(kind.to_string(), |stage| format!("{kind} {stage}"))
        });
        records.chain(removed).collect::<Vec<_>>().join(" + ")
    }
}

fn key<R: Record>(id: &str) -> String {
    format!("{}/{id}", R::KIND)
}

/// The ledger. Cheap to clone.
#[derive(Clone)]
pub struct Ledger {
    inner: Arc<Inner>,
}

struct Inner {
    folder: PathBuf,
    store: Mutex<Store>,
    texts: Texts,
    jobs: Mutex<BTreeMap<Uuid, Job>>,
    memory: Mutex<Memory>,
    last_render: Mutex<i64>,
    changed: watch::Sender<u64>,
    /// What had to be done to open it, for the person.
    notices: Vec<String>,
    _lock: File,
}

/// Where records lie.
struct Store {
    /// Closed after a write that failed: sled refuses all others from then on, even when there is room again.
    database: Option<Database>,
    backups: Backups,
    /// The number of the last commit.
    commits: u64,
}

impl Ledger {
    /// Opens the ledger in the state folder, making it if it is missing. Blocks; not for many at once.
    pub fn open(state: &Path) -> Result<Ledger, LedgerError> {
        let trouble = |source| LedgerError::Folder { path: state.to_path_buf(), source };
        disk::create_folder(state, true).map_err(trouble)?;
        let lock = lock(state)?;
        let folder = state.join("ledger");
        let texts = Texts::open(&state.join("texts")).map_err(trouble)?;
        let open::Opened { database, backups, contents, notices } = open::open(state, &folder, &texts)?;
        let inner = Inner {
            folder,
            store: Mutex::new(Store { database: Some(database), backups, commits: contents.commits }),
            texts,
            jobs: Mutex::new(contents.jobs.into_iter().map(|job| (job.id, job)).collect()),
            memory: Mutex::new(contents.memory),
            last_render: Mutex::new(contents.last_render),
            changed: watch::Sender::new(0),
            notices,
            _lock: lock,
        };
        Ok(Ledger { inner: Arc::new(inner) })
    }

    /// What had to be mended to open it.
    pub fn notices(&self) -> &[String] {
        &self.inner.notices
    }

    pub fn texts(&self) -> &Texts {
        &self.inner.texts
    }

    /// All jobs, oldest first.
    pub fn jobs(&self) -> Vec<Job> {
        self.cached().values().cloned().collect()
    }

    pub fn job(&self, id: Uuid) -> Option<Job> {
        self.cached().get(&id).cloned()
    }

    /// The jobs of which `wanted` is true, oldest first; copies no others.
    pub fn jobs_where(&self, wanted: impl Fn(&Job) -> bool) -> Vec<Job> {
        self.cached().values().filter(|job| wanted(job)).cloned().collect()
    }

    /// Tells when a job has changed.
    pub fn subscribe(&self) -> watch::Receiver<u64> {
        self.inner.changed.subscribe()
    }

    pub fn get<R: Record>(&self, id: &str) -> Result<Option<R>, LedgerError> {
        let key = key::<R>(id);
        let found = self.inner.read(|database| Ok(database.sled.get(&key)?))?;
        found.map(|bytes| format::decode(&self.inner.texts, &key, &bytes)).transpose()
    }

    /// Whether nobody is stuck in it: blocks as long as somebody is, and is `true` then.
    pub fn is_open(&self) -> bool {
        drop(self.inner.store.lock());
        drop(self.inner.cached());
        true
    }

    /// The rounds of a job that can be read.
    pub fn rounds(&self, job: Uuid) -> Result<Vec<Round>, LedgerError> {
        let prefix = format!("{}/{job}/", Round::KIND);
        let decode = |(key, bytes): (sled::IVec, sled::IVec)| {
            format::decode(&self.inner.texts, &String::from_utf8_lossy(&key), &bytes).ok()
        };
        self.inner
            .read(|database| Ok(database.sled.scan_prefix(&prefix).flatten().filter_map(decode).collect()))
    }

    pub fn memory(&self) -> Memory {
        self.inner.memory.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Begins the backup of the day, unless there is one. Blocks.
    pub fn back_up(&self, now: Timestamp) -> Result<(), LedgerError> {
        self.inner.back_up(now)
    }

    /// Makes a change durable, all of it or nothing.
    pub async fn commit(&self, change: Change) -> Result<(), LedgerError> {
        let inner = Arc::clone(&self.inner);
        let committed = tokio::task::spawn_blocking(move || inner.commit(change)).await;
        match committed {
            Ok(result) => result,
            Err(error) => {
                Err(LedgerError::Write { path: self.inner.folder.clone(), source: io::Error::other(error) })
            }
        }
    }

    /// An id for a render: microseconds, later than any other of this ledger.
    pub fn next_render_id(&self, now: Timestamp) -> String {
        let mut last = self.inner.last_render.lock().unwrap_or_else(PoisonError::into_inner);
        *last = now.as_microsecond().max(*last + 1);
        format!("render_{last}")
    }

    fn cached(&self) -> MutexGuard<'_, BTreeMap<Uuid, Job>> {
        self.inner.cached()
    }
}

impl Inner {
    fn cached(&self) -> MutexGuard<'_, BTreeMap<Uuid, Job>> {
        // The map is only ever replaced entry by entry, so a panic elsewhere leaves it whole.
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn commit(&self, change: Change) -> Result<(), LedgerError> {
        let mut records = Vec::new();
        for (key, json) in &change.records {
            let json =
                json.as_ref().map_err(|error| self.write_error(io::Error::other(error.to_string())))?;
            if json.len() > LARGEST_RECORD {
                return Err(LedgerError::TooLarge(json.len()));
            }
            records.push((key.clone(), format::VERSION, Some(json.clone())));
        }
        records.extend(change.removed.iter().map(|id| (key::<Job>(&id.to_string()), format::VERSION, None)));
        crash::point(|| format!("before {} is durable", change.names()));
        // Held until all of it is known everywhere: what is written later is known later.
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        self.write(&mut store, records, || change.names())?;
        crash::point(|| format!("after {} is durable", change.names()));
        if let Some(memory) = change.memory {
            *self.memory.lock().unwrap_or_else(PoisonError::into_inner) = memory;
        }
        let mut jobs = self.cached();
        jobs.extend(change.jobs.into_iter().map(|job| (job.id, job)));
        for id in change.removed {
            jobs.remove(&id);
        }
        drop(jobs);
        drop(store);
        self.changed.send_modify(|count| *count += 1);
        Ok(())
    }

    fn write(
        &self,
        store: &mut Store,
        mut records: Vec<backup::Change>,
        names: impl Fn() -> String,
    ) -> Result<(), LedgerError> {
        let count = Count { commits: store.commits + 1 };
        let json = serde_json::to_vec(&count).map_err(|error| self.write_error(io::Error::from(error)))?;
        records.push((key::<Count>(&count.id()), format::VERSION, Some(json)));
        let mut batch = sled::Batch::default();
        for (key, format, json) in &records {
            match json {
                Some(json) => {
                    let json = format::shorten(&self.texts, json).map_err(|error| self.write_error(error))?;
                    batch.insert(key.as_bytes(), format::encode(*format, &json));
                }
                None => batch.remove(key.as_bytes()),
            }
        }
        if disk::free_space(&self.folder).is_ok_and(|free| free < ROOM) {
            return Err(self.write_error(io::Error::from(io::ErrorKind::StorageFull)));
        }
        self.with_database(store, |database, backups| {
            if !backups.is_open() {
                backups.begin(count.commits - 1, database.records(&self.texts), Timestamp::now())?;
            }
            backups.append(count.commits, records)?;
            crash::point(|| format!("after {} is in the backup", names()));
            database.write(batch).inspect_err(|_| backups.take_back())
        })?;
        store.commits = count.commits;
        Ok(())
    }

    fn back_up(&self, now: Timestamp) -> Result<(), LedgerError> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        if store.backups.is_of(now) {
            return Ok(());
        }
        let commits = store.commits;
        // Where it fails, the backup of the day before goes on.
        let begun = self.with_database(&mut store, |database, backups| {
            Ok(database::quietly(|| backups.begin(commits, database.records(&self.texts), now)))
        })?;
        begun.flatten().map_err(|error| self.write_error(error))
    }

    fn read<T>(&self, work: impl FnOnce(&Database) -> Result<T, SledOrIo>) -> Result<T, LedgerError> {
        let mut store = self.store.lock().unwrap_or_else(PoisonError::into_inner);
        self.with_database(&mut store, |database, _| database::quietly(|| work(database))?)
    }

    /// Works with the database, opened again where it has failed before.
    fn with_database<T>(
        &self,
        store: &mut Store,
        work: impl FnOnce(&Database, &mut Backups) -> Result<T, SledOrIo>,
    ) -> Result<T, LedgerError> {
        let database = match store.database.take() {
            Some(database) => database,
            None => match Database::open(&self.folder, &self.texts) {
                Ok((database, contents))
                    if contents.commits < store.commits || !contents.damaged.is_empty() =>
                {
                    database.close();
                    return Err(LedgerError::Lost(self.folder.clone()));
                }
                Ok((database, _)) => database,
                Err(OpenError::Io(error)) => return Err(self.write_error(error)),
                Err(OpenError::Corrupt(words)) => return Err(self.write_error(io::Error::other(words))),
                Err(OpenError::Ledger(error)) => return Err(error),
            },
        };
        let done = work(&database, &mut store.backups).map_err(|error| self.write_error(error));
        match done.is_ok() {
            true => store.database = Some(database),
            false => database.close(),
        }
        done
    }

    fn write_error(&self, error: impl Into<SledOrIo>) -> LedgerError {
        LedgerError::Write { path: self.folder.clone(), source: error.into().0 }
    }
}

fn lock(state: &Path) -> Result<File, LedgerError> {
    let trouble = |source| LedgerError::Folder { path: state.to_path_buf(), source };
    let file = disk::create_private(&state.join("lock")).map_err(trouble)?;
    // A command without a daemon holds it for a moment only.
    for _ in 0..LOCK_TRIES {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(TryLockError::WouldBlock) => std::thread::park_timeout(LOCK_PAUSE),
            Err(TryLockError::Error(error)) => return Err(trouble(error)),
        }
    }
    Err(LedgerError::Locked(state.to_path_buf()))
}
