//! The database behind the ledger: sled 0.34, opened by a recipe that survives what kills and bad disks leave
//! behind.
//!
//! sled's `flush` promises less than it says on Linux (sled#1452), so each commit is followed by a sync of the
//! database's file. A kill can leave an empty snapshot that makes each later opening fail (sled#1527). sled reads
//! lazily, and what it finds damaged then may be an error or a panic (sled#1387), so all of it is read on opening.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::sync::Once;

use rustix::io::Errno;

use super::format;
use super::{Count, LOCK_PAUSE, LOCK_TRIES, LedgerError, Memory};
use crate::disk;
use crate::job::{Job, Record, Texts};

/// The database and its file, which is synced by us.
pub(super) struct Database {
    pub sled: sled::Db,
    file: File,
}

/// What a database holds that can be opened.
#[derive(Default)]
pub(super) struct Contents {
    pub jobs: Vec<Job>,
    pub memory: Memory,
    /// The number of the last commit; 0 in a new ledger, and in one of before commits were counted.
    pub commits: u64,
    /// How many records there are.
    pub records: usize,
    /// The keys of records that are not what was written.
    pub damaged: Vec<String>,
    pub last_render: i64,
}

pub(super) enum OpenError {
    Io(io::Error),
    Corrupt(String),
    Ledger(LedgerError),
}

/// sled's errors, reduced to the I/O errors that most of them are.
pub(super) struct SledOrIo(pub io::Error);

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

impl From<sled::Error> for OpenError {
    fn from(error: sled::Error) -> Self {
        match error {
            sled::Error::Io(error) if is_of_the_machine(&error) => OpenError::Io(error),
            other => OpenError::Corrupt(other.to_string()),
        }
    }
}

/// Whether an error tells of the machine, not of what the database holds.
fn is_of_the_machine(error: &io::Error) -> bool {
    use io::ErrorKind::{Interrupted, OutOfMemory, PermissionDenied, ReadOnlyFilesystem, WouldBlock};
    let kinds = [Interrupted, OutOfMemory, PermissionDenied, ReadOnlyFilesystem, WouldBlock];
    let too_many_files = matches!(Errno::from_io_error(error), Some(Errno::MFILE | Errno::NFILE));
    disk::is_full(error) || kinds.contains(&error.kind()) || too_many_files || is_of_lock(error)
}

/// sled puts the error of its lock into words.
fn is_of_lock(error: &io::Error) -> bool {
    error.to_string().contains("acquire lock")
}

/// Opens a database whose lock a thread of sled may hold for a moment after it was closed.
fn when_free(config: &sled::Config) -> sled::Result<sled::Db> {
    for _ in 0..LOCK_TRIES {
        match config.open() {
            Err(sled::Error::Io(error)) if is_of_lock(&error) => std::thread::park_timeout(LOCK_PAUSE),
            opened => return opened,
        }
    }
    config.open()
}

impl Contents {
    /// Looks at a record, and counts it to the damaged ones if it is one.
    pub fn take(&mut self, texts: &Texts, key: String, bytes: &[u8]) -> Result<(), LedgerError> {
        let micros = |id: &str| id.strip_prefix("render_").and_then(|digits| digits.parse().ok());
        self.records += 1;
        let (kind, id) = key.split_once('/').unwrap_or((&key, ""));
        let read = match kind {
            Job::KIND => format::decode(texts, &key, bytes).map(|job| self.jobs.push(job)),
            Memory::KIND => format::decode(texts, &key, bytes).map(|memory| self.memory = memory),
            Count::KIND => {
                format::decode(texts, &key, bytes).map(|count: Count| self.commits = count.commits)
            }
            _ => format::whole(texts, &key, bytes).map(|_| ()),
        };
        self.last_render = micros(id).unwrap_or(0).max(self.last_render);
        match read {
            Err(LedgerError::Damaged(_)) => self.damaged.push(key),
            read => read?,
        }
        Ok(())
    }
}

impl Database {
    /// Opens it and reads all of it once.
    pub fn open(folder: &Path, texts: &Texts) -> Result<(Database, Contents), OpenError> {
        remove_snapshots(folder, |name| name.ends_with(".generating")).map_err(OpenError::Io)?;
        let opened = quietly(|| {
            let config = sled::Config::new().path(folder).cache_capacity(16 << 20).use_compression(false);
            let sled = when_free(&config)?;
            let file = File::open(folder.join("db")).map_err(OpenError::Io)?;
            let database = Database { sled, file };
            let contents = database.read(texts)?;
            Ok((database, contents))
        });
        opened.unwrap_or_else(|error| match disk::is_full(&error) {
            true => Err(OpenError::Io(error)),
            false => Err(OpenError::Corrupt("it cannot be read".into())),
        })
    }

    /// Writes all of a batch, durably, or nothing of it.
    pub fn write(&self, batch: sled::Batch) -> Result<(), SledOrIo> {
        // On a full disk sled may panic instead of telling.
        quietly(|| {
            self.sled.apply_batch(batch)?;
            self.sled.flush()?;
            Ok(self.file.sync_data()?)
        })?
    }

    /// Reads all of it.
    pub fn read(&self, texts: &Texts) -> Result<Contents, OpenError> {
        let mut contents = Contents::default();
        for entry in self.sled.iter() {
            let (key, bytes) = entry?;
            let key = String::from_utf8_lossy(&key).into_owned();
            contents.take(texts, key, &bytes).map_err(OpenError::Ledger)?;
        }
        Ok(contents)
    }

    /// All records by their keys, with their formats, whole; the damaged ones left out.
    pub fn records(&self, texts: &Texts) -> impl Iterator<Item = Result<(String, u8, Vec<u8>), SledOrIo>> {
        self.sled.iter().filter_map(|entry| match entry {
            Ok((key, bytes)) => {
                let key = String::from_utf8_lossy(&key).into_owned();
                let (format, json) = format::whole(texts, &key, &bytes).ok()?;
                let json = json.into_owned();
                Some(Ok((key, format, json)))
            }
            Err(error) => Some(Err(error.into())),
        })
    }

    /// Puts records as they were into it (`None`: takes them out); those of `last` after all others.
    pub fn restore(&self, records: BTreeMap<String, Option<Vec<u8>>>, last: &str) -> Result<(), SledOrIo> {
        // sled holds a batch in memory several times.
        const AT_ONCE: usize = 500;
        let (closing, most): (Vec<_>, Vec<_>) = records.into_iter().partition(|(key, _)| key == last);
        for some in most.chunks(AT_ONCE).chain([closing.as_slice()]) {
            let mut batch = sled::Batch::default();
            for (key, bytes) in some {
                match bytes {
                    Some(bytes) => batch.insert(key.as_bytes(), bytes.clone()),
                    None => batch.remove(key.as_bytes()),
                }
            }
            self.write(batch)?;
        }
        Ok(())
    }

    /// Closes it; what cannot be written then is made up for by the next opening.
    pub fn close(self) {
        // Nothing hangs on it.
        let _ = quietly(|| drop(self));
    }
}

/// Runs what may panic, without a word of the panic but its error.
pub(super) fn quietly<T>(work: impl FnOnce() -> T) -> io::Result<T> {
    thread_local!(static QUIET: Cell<bool> = const { Cell::new(false) });
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let usual = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let of_sled = panic.location().is_some_and(|place| place.file().contains("sled"));
            if !QUIET.get() && !of_sled {
                usual(panic);
            }
        }));
    });
    QUIET.set(true);
    let done = std::panic::catch_unwind(AssertUnwindSafe(work));
    QUIET.set(false);
    done.map_err(|panic| {
        let words = panic.downcast_ref::<String>().map_or("", String::as_str);
        // Its words hold the error as programmers write it.
        match words.contains("StorageFull") || words.contains("QuotaExceeded") {
            true => io::ErrorKind::StorageFull.into(),
            false => io::Error::other("the database cannot be worked with"),
        }
    })
}

pub(super) fn remove_snapshots(folder: &Path, which: impl Fn(&str) -> bool) -> io::Result<()> {
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

/// Puts a damaged database aside, and a copy of it in its place. What sled still holds of a database that it could
/// not open, its lock among it, is held of the one that lies aside then.
pub(super) fn copy_aside(folder: &Path) -> io::Result<PathBuf> {
    let (copy, aside) = (place_of_copy(folder), place_aside(folder)?);
    if copy.exists() {
        fs::remove_dir_all(&copy)?;
    }
    if let Err(error) = copy_all(folder, &copy) {
        // Half a copy must not be taken for the ledger.
        if copy.is_dir() {
            fs::remove_dir_all(&copy)?;
        }
        return Err(error);
    }
    fs::rename(folder, &aside)?;
    fs::rename(&copy, folder)?;
    Ok(aside)
}

fn copy_all(folder: &Path, copy: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        let target = copy.join(entry.path().strip_prefix(folder).map_err(io::Error::other)?);
        if entry.file_type().is_dir() {
            fs::create_dir_all(&target)?;
        } else {
            fs::copy(entry.path(), &target)?;
            disk::sync(&target)?;
        }
    }
    Ok(())
}

/// Ends what a kill may have interrupted between the two renames.
pub(super) fn finish_copy(folder: &Path) -> io::Result<()> {
    let copy = place_of_copy(folder);
    match !folder.exists() && copy.exists() {
        true => fs::rename(copy, folder),
        false => Ok(()),
    }
}

fn place_of_copy(folder: &Path) -> PathBuf {
    folder.with_extension("copy")
}

/// Moves a damaged database out of the way of a new one.
pub(super) fn move_aside(folder: &Path) -> io::Result<PathBuf> {
    let aside = place_aside(folder)?;
    fs::rename(folder, &aside)?;
    Ok(aside)
}

fn place_aside(folder: &Path) -> io::Result<PathBuf> {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
    (1..)
        .map(|number| folder.with_file_name(format!("{name}.damaged-{number}")))
        .find(|path| !path.exists())
        .ok_or_else(|| io::Error::other("no free name"))
}
