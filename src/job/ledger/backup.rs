//! A second copy of the ledger, as lines of JSON that need nothing but a reader of text.
//!
//! A backup begins with every record, written whole by temporary file and rename, and grows by one line with each
//! commit, durable before the database has it. So a ledger that is lost, or that lost its last changes, is made
//! again as it was, and a job does not fall back to a step whose work was done and paid. A new one is begun each
//! day; the last few are kept. Tokens are not records, so none is in it.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use tracing::warn;

use super::database::SledOrIo;
use super::format;
use crate::job::texts::remove_left_over;
use crate::{crash, disk};

/// How many backups are kept.
const KEPT: usize = 7;
/// The longest line: one commit, of a few records.
const LONGEST_LINE: u64 = 2 << 20;
const ENDING: &str = ".jsonl";

/// A line: the records of one commit, or one of those that were there before the first.
#[derive(Serialize, Deserialize)]
struct Line {
    /// The commit's number; for what was there before, that of the last one before.
    commit: u64,
    /// The CRC-32 of what follows, as it is written.
    sum: u32,
    records: Box<RawValue>,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    key: String,
    format: u8,
    /// `None`: it was taken out.
    record: Option<Box<RawValue>>,
}

/// A record by its key, its format and its JSON; `None` takes it out.
pub(super) type Change = (String, u8, Option<Vec<u8>>);

/// What the backups hold.
#[derive(Default)]
pub(super) struct Restored {
    /// As they lie in a database, each with the number of the commit that it is of.
    pub records: BTreeMap<String, (u64, Option<Vec<u8>>)>,
    /// The number of the last commit in it.
    pub commits: u64,
    /// Every line of it could be read, and no commit is missing between them.
    pub is_whole: bool,
}

impl Restored {
    /// Takes over what a later one, which is not whole, has of later commits.
    fn lay_over(&mut self, later: Restored) {
        for (key, (commit, bytes)) in later.records {
            if self.records.get(&key).is_none_or(|(known, _)| *known <= commit) {
                self.records.insert(key, (commit, bytes));
            }
        }
        self.commits = self.commits.max(later.commits);
        self.is_whole = false;
    }
}

/// The backups of a ledger, and the one that is written to.
pub(super) struct Backups {
    folder: PathBuf,
    open: Option<Open>,
    newest: Option<Newest>,
    /// Which could not be read, for the person.
    pub notices: Vec<String>,
}

/// The backup that went furthest when they were opened.
struct Newest {
    name: String,
    /// The number of its last commit.
    commit: u64,
    /// Where its last whole line ends, in bytes.
    length: u64,
}

struct Open {
    file: File,
    day: String,
    /// Up to where it holds whole lines, in bytes.
    length: u64,
    /// The same before the last commit.
    before: u64,
}

impl Backups {
    pub fn open(folder: &Path) -> io::Result<Backups> {
        disk::create_folder(folder, true)?;
        remove_left_over(folder)?;
        let folder = folder.to_path_buf();
        let mut backups = Backups { folder, open: None, newest: None, notices: Vec::new() };
        for name in backups.names()? {
            match last_line(&backups.folder.join(&name)) {
                Ok(Some((commit, length))) if backups.last_commit() <= Some(commit) => {
                    backups.newest = Some(Newest { name, commit, length });
                }
                Ok(_) => {}
                Err(error) => backups.leave_out(&name, &error),
            }
        }
        Ok(backups)
    }

    fn leave_out(&mut self, name: &str, error: &io::Error) {
        let path = self.folder.join(name);
        self.notices.push(format!("the ledger's backup {} is left out: {error}", path.display()));
    }

    /// The number of the last commit that any backup holds.
    pub fn last_commit(&self) -> Option<u64> {
        self.newest.as_ref().map(|newest| newest.commit)
    }

    /// Goes on with the newest backup if it ends with commit `commits`; else the next commit begins another.
    pub fn go_on(&mut self, commits: u64) {
        let Some(Newest { name, length, .. }) = self.newest.take().filter(|newest| newest.commit == commits)
        else {
            return;
        };
        let opened = File::options().append(true).open(self.folder.join(&name)).and_then(|file| {
            // The rest of a line that was never whole.
            file.set_len(length)?;
            Ok(file)
        });
        match opened {
            Ok(file) => {
                self.open = Some(Open { file, day: day_of(&name).to_string(), length, before: length });
            }
            Err(error) => self.leave_out(&name, &error),
        }
    }

    /// Gives those that hold nothing to read another name, so that a ledger that begins anew does not meet them.
    pub fn put_unreadable_aside(&mut self) -> io::Result<()> {
        for name in self.names()? {
            let path = self.folder.join(&name);
            if !matches!(read(&path), Ok(Some(_))) {
                fs::rename(&path, self.folder.join(format!("{name}.damaged")))?;
            }
        }
        Ok(())
    }

    /// Whether the next commit finds a backup of that day to go on with.
    pub fn is_of(&self, now: Timestamp) -> bool {
        self.open.as_ref().is_some_and(|open| open.day == day(now))
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a backup with all records as they are after commit `commits`, and removes the oldest. Until it is there,
    /// the one before goes on.
    pub fn begin(
        &mut self,
        commits: u64,
        records: impl Iterator<Item = Result<(String, u8, Vec<u8>), SledOrIo>>,
        now: Timestamp,
    ) -> io::Result<()> {
        let mut file = tempfile::Builder::new().prefix(".dropcut-").tempfile_in(&self.folder)?;
        let mut writer = BufWriter::new(file.as_file_mut());
        // Also where there is no record yet, it tells up to where it goes.
        writer.write_all(&line(commits, Vec::new())?)?;
        for record in records {
            let (key, format, json) = record.map_err(|SledOrIo(error)| error)?;
            writer.write_all(&line(commits, vec![(key, format, Some(json))])?)?;
        }
        writer.flush()?;
        drop(writer);
        file.as_file().sync_all()?;
        let day = day(now);
        // Sorted by name they are sorted by age, whatever becomes of the clock.
        let path = self.folder.join(format!("{commits:012}.{day}{ENDING}"));
        let length = file.as_file().metadata()?.len();
        crash::point(|| "before a backup has its name".into());
        let file = file.persist(&path)?;
        disk::sync_folder(&self.folder)?;
        self.open = Some(Open { file, day, length, before: length });
        let names = self.names()?;
        // One with a higher name is of a count that is no more.
        let others = names.iter().map(|name| self.folder.join(name)).filter(|other| *other != path);
        for old in others.rev().skip(KEPT - 1) {
            if let Err(error) = disk::remove_if_there(&old) {
                warn!("the old backup {} cannot be removed: {error}; remove it yourself", old.display());
            }
        }
        Ok(())
    }

    /// Adds a commit, durably.
    pub fn append(&mut self, commit: u64, changes: Vec<Change>) -> io::Result<()> {
        let line = line(commit, changes)?;
        let Some(mut open) = self.open.take() else { return Ok(()) };
        let written = open.file.seek(SeekFrom::Start(open.length)).and_then(|_| open.file.write_all(&line));
        match written.and_then(|()| open.file.sync_data()) {
            Ok(()) => {
                open.before = open.length;
                open.length += line.len() as u64;
            }
            Err(error) => {
                // Half a line must not stand before the next one; without that, the next commit begins another.
                if open.file.set_len(open.length).is_ok() {
                    self.open = Some(open);
                }
                return Err(error);
            }
        }
        self.open = Some(open);
        Ok(())
    }

    /// Takes the last commit out again, which the database did not take.
    pub fn take_back(&mut self) {
        // Where that fails, the next commit begins another backup.
        self.open = self.open.take().filter(|open| open.file.set_len(open.before).is_ok());
        if let Some(open) = &mut self.open {
            open.length = open.before;
        }
    }

    /// Reads the newest whole backup, and what later ones have that are not whole.
    pub fn restore(&self) -> io::Result<Option<Restored>> {
        let mut found = Vec::new();
        // Where one begins of which nothing can be read.
        let mut lost = None;
        for name in self.names()? {
            match read(&self.folder.join(&name)) {
                Ok(Some(restored)) => found.push(restored),
                // It was told of when they were opened.
                Ok(None) | Err(_) => lost = lost.max(name.split('.').next().and_then(|n| n.parse().ok())),
            }
        }
        found.sort_by_key(|restored| restored.commits);
        let from = found.iter().rposition(|restored| restored.is_whole).unwrap_or(0);
        let mut all: Option<Restored> = None;
        for later in found.into_iter().skip(from) {
            match &mut all {
                None => all = Some(later),
                Some(all) => all.lay_over(later),
            }
        }
        if let Some(all) = &mut all {
            all.is_whole &= lost.is_none_or(|lost: u64| lost < all.commits);
        }
        Ok(all.filter(|all| !all.records.is_empty()))
    }

    /// The names of the backups, oldest first.
    fn names(&self) -> io::Result<Vec<String>> {
        let mut names = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let name = entry?.file_name().to_string_lossy().into_owned();
            if name.ends_with(ENDING) && !name.starts_with('.') {
                names.push(name);
            }
        }
        names.sort();
        Ok(names)
    }
}

fn day(now: Timestamp) -> String {
    now.to_zoned(jiff::tz::TimeZone::system()).date().to_string()
}

fn day_of(name: &str) -> &str {
    name.strip_suffix(ENDING).and_then(|name| name.split_once('.')).map_or("", |(_, day)| day)
}

fn line(commit: u64, changes: Vec<Change>) -> io::Result<Vec<u8>> {
    let entries: Vec<Entry> = changes
        .into_iter()
        .map(|(key, format, json)| {
            let text = json.map(String::from_utf8).transpose().map_err(io::Error::other)?;
            let record = text.map(RawValue::from_string).transpose()?;
            Ok(Entry { key, format, record })
        })
        .collect::<io::Result<_>>()?;
    let records = serde_json::value::to_raw_value(&entries)?;
    let sum = crc32fast::hash(records.get().as_bytes());
    let mut line = serde_json::to_vec(&Line { commit, sum, records })?;
    line.push(b'\n');
    Ok(line)
}

/// The commit of a line and its records; `None` for what is no line of ours.
fn parse(line: &[u8]) -> Option<(u64, Vec<Entry>)> {
    let line: Line = serde_json::from_slice(line.strip_suffix(b"\n")?).ok()?;
    let entries = line.records.get();
    let is_whole = crc32fast::hash(entries.as_bytes()) == line.sum;
    is_whole.then(|| serde_json::from_str(entries).ok().map(|entries| (line.commit, entries))).flatten()
}

/// The number in the last whole line of a backup, and where that line ends.
fn last_line(path: &Path) -> io::Result<Option<(u64, u64)>> {
    let mut file = File::open(path)?;
    let length = file.metadata()?.len();
    let from = length.saturating_sub(2 * LONGEST_LINE);
    file.seek(SeekFrom::Start(from))?;
    let mut end = Vec::new();
    file.take(2 * LONGEST_LINE).read_to_end(&mut end)?;
    let whole = end.iter().rposition(|byte| *byte == b'\n').map_or(0, |place| place + 1);
    let lines = end.get(..whole).unwrap_or_default();
    let last = lines.split_inclusive(|byte| *byte == b'\n').next_back().and_then(parse);
    Ok(last.map(|(commit, _)| (commit, from + whole as u64)))
}

/// What can be read of a backup; `None` where that is nothing.
fn read(path: &Path) -> io::Result<Option<Restored>> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut restored = Restored { is_whole: true, ..Restored::default() };
    let mut is_first = true;
    let mut lines = 0;
    loop {
        let mut line = Vec::new();
        match reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(_) => {}
            // The rest lies where the disk is bad.
            Err(_) => {
                restored.is_whole = false;
                break;
            }
        }
        let is_ended = line.ends_with(b"\n");
        let Some((commit, entries)) = parse(&line) else {
            // A kill leaves half a line at the very end, of a commit that nobody has acted on.
            let is_last = !is_ended && reader.fill_buf().is_ok_and(<[u8]>::is_empty);
            restored.is_whole &= is_last && !is_first;
            is_first = false;
            continue;
        };
        let follows = commit == restored.commits || commit == restored.commits + 1;
        restored.is_whole &= is_first || follows;
        is_first = false;
        lines += 1;
        restored.commits = commit;
        for Entry { key, format, record } in entries {
            let bytes = record.map(|record| format::encode(format, record.get().as_bytes()));
            restored.records.insert(key, (commit, bytes));
        }
    }
    Ok((lines > 0).then_some(restored))
}
