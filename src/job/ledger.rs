//! The ledger: every record durable before anyone acts on it, on sled 0.34.
//!
//! sled's `flush` promises less than it says on Linux (sled#1452), so each commit is followed by a sync of the
//! database's file. Opening follows a recipe of its own, since a kill can leave an empty snapshot that makes each
//! later opening fail (sled#1527). Jobs are kept in memory too: they are few and looked at all the time.

use std::collections::BTreeMap;
use std::fs::{self, File, TryLockError};
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Job, Record, Render, Round, Texts};
use crate::{crash, disk};

/// The format of a record: this byte, the CRC-32 of what follows it, JSON.
const VERSION: u8 = 1;
/// How often, and how far apart, the lock is tried.
const LOCK_TRIES: u32 = 20;
const LOCK_PAUSE: Duration = Duration::from_millis(100);
/// sled may put larger values into files that it never syncs.
const RECORD_LIMIT: usize = 4096;

/// What keeps the ledger from working. All of them stop the daemon.
#[derive(Debug, thiserror::Error)]
pub enum LedgerError {
    #[error("another dropcut is running on {}; stop it first, or set `state` elsewhere", .0.display())]
    Locked(PathBuf),
    #[error("cannot use the state folder {}: {source}", path.display())]
    Folder { path: PathBuf, source: io::Error },
    #[error("cannot write the ledger in {}: {source}", path.display())]
    Write { path: PathBuf, source: io::Error },
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
}

impl Record for Memory {
    const KIND: &'static str = "memory";
    fn id(&self) -> String {
        "daemon".into()
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
    /// Closed after a write that failed: sled refuses all others from then on, even when there is room again.
    database: Mutex<Option<Database>>,
    texts: Texts,
    jobs: Mutex<BTreeMap<Uuid, Job>>,
    memory: Mutex<Memory>,
    last_render: Mutex<i64>,
    changed: watch::Sender<u64>,
    /// What had to be done to open it, for the person.
    notice: Option<String>,
    _lock: File,
}

/// The database and its file, which is synced by us.
struct Database {
    sled: sled::Db,
    file: File,
}

impl Ledger {
    /// Opens the ledger in the state folder, making it if it is missing. Blocks; not for many at once.
    pub fn open(state: &Path) -> Result<Ledger, LedgerError> {
        let trouble = |source| LedgerError::Folder { path: state.to_path_buf(), source };
        disk::create_folder(state, true).map_err(trouble)?;
        let lock = lock(state)?;
        let folder = state.join("ledger");
        let (database, notice) = open_database(&folder).map_err(trouble)?;
        let texts = Texts::open(&state.join("texts")).map_err(trouble)?;
        let mut jobs = BTreeMap::new();
        let mut notices: Vec<String> = notice.into_iter().collect();
        for job in read_all::<Job>(&database.sled) {
            match job {
                Ok(job) => {
                    jobs.insert(job.id, job);
                }
                Err(error @ LedgerError::Newer(_)) => return Err(error),
                Err(error) => notices.push(format!("{error}: that job is left out")),
            }
        }
        let micros = |id: &str| id.strip_prefix("render_").and_then(|digits| digits.parse().ok());
        let last_render = database
            .sled
            .scan_prefix(format!("{}/", Render::KIND))
            .keys()
            .flatten()
            .filter_map(|key| micros(std::str::from_utf8(&key).ok()?.split_once('/')?.1))
            .max()
            .unwrap_or(0);
        let memory = read_all::<Memory>(&database.sled).flatten().next().unwrap_or_default();
        let inner = Inner {
            folder,
            database: Mutex::new(Some(database)),
            texts,
            jobs: Mutex::new(jobs),
            memory: Mutex::new(memory),
            last_render: Mutex::new(last_render),
            changed: watch::Sender::new(0),
            notice: (!notices.is_empty()).then(|| notices.join("; ")),
            _lock: lock,
        };
        Ok(Ledger { inner: Arc::new(inner) })
    }

    /// What had to be mended to open it.
    pub fn notice(&self) -> Option<&str> {
        self.inner.notice.as_deref()
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
        let found = self.inner.with_database(|database| Ok(database.sled.get(&key)?))?;
        found.map(|bytes| decode(&key, &bytes)).transpose()
    }

    /// Whether nobody is stuck in it: blocks as long as somebody is, and is `true` then.
    pub fn is_open(&self) -> bool {
        drop(self.inner.database.lock());
        drop(self.inner.cached());
        true
    }

    /// The rounds of a job that can be read.
    pub fn rounds(&self, job: Uuid) -> Result<Vec<Round>, LedgerError> {
        let prefix = format!("{}/{job}/", Round::KIND);
        self.inner.with_database(|database| Ok(read_below(&database.sled, &prefix).flatten().collect()))
    }

    pub fn memory(&self) -> Memory {
        self.inner.memory.lock().unwrap_or_else(PoisonError::into_inner).clone()
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
        let mut batch = sled::Batch::default();
        for (key, json) in &change.records {
            let json =
                json.as_ref().map_err(|error| self.write_error(io::Error::other(error.to_string())))?;
            if json.len() > RECORD_LIMIT {
                return Err(LedgerError::TooLarge(json.len()));
            }
            batch.insert(key.as_bytes(), encode(json));
        }
        for id in &change.removed {
            batch.remove(key::<Job>(&id.to_string()).as_bytes());
        }
        crash::point(|| format!("before {} is durable", change.names()));
        self.with_database(|database| {
            database.sled.apply_batch(batch)?;
            database.sled.flush()?;
            Ok(database.file.sync_data()?)
        })?;
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
        self.changed.send_modify(|count| *count += 1);
        Ok(())
    }

    /// Works with the database, opened again where a write has failed before.
    fn with_database<T>(
        &self,
        work: impl FnOnce(&Database) -> Result<T, SledOrIo>,
    ) -> Result<T, LedgerError> {
        let mut place = self.database.lock().unwrap_or_else(PoisonError::into_inner);
        let database = match place.take() {
            Some(database) => database,
            None => Database::reopen(&self.folder).map_err(|error| match error {
                OpenError::Io(error) => self.write_error(error),
                OpenError::Corrupt(words) => self.write_error(io::Error::other(words)),
            })?,
        };
        let done = work(&database).map_err(|error| self.write_error(error));
        if done.is_ok() {
            *place = Some(database);
        }
        done
    }

    fn write_error(&self, error: impl Into<SledOrIo>) -> LedgerError {
        LedgerError::Write { path: self.folder.clone(), source: error.into().0 }
    }
}

/// sled's errors, reduced to the I/O errors that most of them are.
struct SledOrIo(io::Error);

impl From<sled::Error> for SledOrIo {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) => SledOrIo(error),
            other => SledOrIo(io::Error::other(other)),
        }
    }
}

impl From<io::Error> for SledOrIo {
    fn from(error: io::Error) -> Self {
        SledOrIo(error)
    }
}

fn encode(json: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(json.len() + 5);
    bytes.push(VERSION);
    bytes.extend_from_slice(&crc32fast::hash(json).to_le_bytes());
    bytes.extend_from_slice(json);
    bytes
}

fn decode<R: Record>(key: &str, bytes: &[u8]) -> Result<R, LedgerError> {
    let damaged = || LedgerError::Damaged(key.to_string());
    let (version, rest) = bytes.split_first().ok_or_else(damaged)?;
    if *version > VERSION {
        return Err(LedgerError::Newer(*version));
    }
    let (sum, json) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
    if crc32fast::hash(json).to_le_bytes() != *sum {
        return Err(damaged());
    }
    serde_json::from_slice(json).map_err(|_| damaged())
}

fn read_all<R: Record>(database: &sled::Db) -> impl Iterator<Item = Result<R, LedgerError>> {
    read_below(database, &format!("{}/", R::KIND))
}

fn read_below<R: Record>(
    database: &sled::Db,
    prefix: &str,
) -> impl Iterator<Item = Result<R, LedgerError>> + use<R> {
    database.scan_prefix(prefix).flatten().map(|(key, bytes)| {
        let key = String::from_utf8_lossy(&key).into_owned();
        decode(&key, &bytes)
    })
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

/// Opens the database by a recipe that survives what kills leave behind; the notice tells what it took.
fn open_database(folder: &Path) -> io::Result<(Database, Option<String>)> {
    remove_snapshots(folder, |name| name.ends_with(".generating"))?;
    let error = match Database::open(folder) {
        Ok(database) => return Ok((database, None)),
        Err(OpenError::Io(error)) => return Err(error),
        Err(OpenError::Corrupt(words)) => words,
    };
    let aside = set_aside(folder, true)?;
    remove_snapshots(folder, |_| true)?;
    match Database::open(folder) {
        Ok(database) => {
            let notice =
                format!("the ledger was damaged ({error}) and is mended; a copy lies in {}", aside.display());
            Ok((database, Some(notice)))
        }
        Err(OpenError::Io(error)) => Err(error),
        Err(OpenError::Corrupt(error)) => {
            let aside = set_aside(folder, false)?;
            let database = Database::open(folder).map_err(|error| match error {
                OpenError::Io(error) => error,
                OpenError::Corrupt(words) => io::Error::other(words),
            })?;
            let notice = format!(
                "the ledger is damaged ({error}) and lies in {}; a new one begins with what lies in the inbox",
                aside.display()
            );
            Ok((database, Some(notice)))
        }
    }
}

enum OpenError {
    Io(io::Error),
    Corrupt(String),
}

impl Database {
    /// Opens it after a write that failed, which may have left half a snapshot.
    fn reopen(folder: &Path) -> Result<Database, OpenError> {
        remove_snapshots(folder, |name| name.ends_with(".generating")).map_err(OpenError::Io)?;
        Database::open(folder)
    }

    fn open(folder: &Path) -> Result<Database, OpenError> {
        let config = sled::Config::new().path(folder).cache_capacity(16 << 20).use_compression(false);
        // Opening a damaged database can panic (sled#1387).
        let sled = match std::panic::catch_unwind(AssertUnwindSafe(|| config.open())) {
            Ok(Ok(database)) => database,
            Ok(Err(sled::Error::Io(error))) => return Err(OpenError::Io(error)),
            Ok(Err(error)) => return Err(OpenError::Corrupt(error.to_string())),
            Err(_) => return Err(OpenError::Corrupt("it cannot be opened".into())),
        };
        let file = File::open(folder.join("db")).map_err(OpenError::Io)?;
        Ok(Database { sled, file })
    }
}

fn remove_snapshots(folder: &Path, which: impl Fn(&str) -> bool) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.starts_with("snap.") && which(&name) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// Keeps a damaged database beside the new one: as a copy, or moved away.
fn set_aside(folder: &Path, copy: bool) -> io::Result<PathBuf> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let aside = (1..)
        .map(|number| folder.with_file_name(format!("{name}.damaged-{number}")))
        .find(|path| !path.exists())
        .ok_or_else(|| io::Error::other("no free name"))?;
    if !copy {
        fs::rename(folder, &aside)?;
        return Ok(aside);
    }
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        let target = aside.join(entry.path().strip_prefix(folder).map_err(io::Error::other)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
        }
    }
    Ok(aside)
}
