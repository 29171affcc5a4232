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

use super::database::SledOrIo;
use super::format;
use crate::disk;

/// How many backups are kept.
const KEPT: usize = 7;
/// The longest line: one commit, of a few records.
const LONGEST_LINE: u64 = 1 << 20;
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

/// What a backup holds.
#[derive(Default)]
pub(super) struct Restored {
    /// As they lie in a database.
    pub records: BTreeMap<String, Option<Vec<u8>>>,
    /// The number of the last commit in it.
    pub commits: u64,
    /// Every line of it could be read, and no commit is missing between them.
    pub is_whole: bool,
}

/// The backups of a ledger, and the one that is written to.
pub(super) struct Backups {
    folder: PathBuf,
    open: Option<Open>,
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
        Ok(Backups { folder: folder.to_path_buf(), open: None })
    }

    /// The number of the last commit that any backup holds.
    pub fn last_commit(&self) -> io::Result<Option<u64>> {
        Ok(self.newest()?.map(|(_, commit, _)| commit))
    }

    /// Goes on with the newest backup if it ends with commit `commits`; else the next commit begins another.
    pub fn go_on(&mut self, commits: u64) -> io::Result<()> {
        if let Some((name, commit, length)) = self.newest()?
            && commit == commits
        {
            let file = File::options().append(true).open(self.folder.join(&name))?;
            // The rest of a line that was never whole.
            file.set_len(length)?;
            self.open = Some(Open { file, day: day_of(&name).to_string(), length, before: length });
        }
        Ok(())
    }

    /// The backup that goes furthest: its name, the number of its last commit, and where its last whole line ends.
    fn newest(&self) -> io::Result<Option<(String, u64, u64)>> {
        let mut newest: Option<(String, u64, u64)> = None;
        for name in self.names()? {
            if let Some((commit, length)) = last_line(&self.folder.join(&name))?
                && newest.as_ref().is_none_or(|(_, furthest, _)| *furthest <= commit)
            {
                newest = Some((name, commit, length));
            }
        }
        Ok(newest)
    }

    /// Whether the next commit finds a backup of that day to go on with.
    pub fn is_of(&self, now: Timestamp) -> bool {
        self.open.as_ref().is_some_and(|open| open.day == day(now))
    }

    pub fn is_open(&self) -> bool {
        self.open.is_some()
    }

    /// Begins a backup with all records as they are after commit `commits`, and removes the oldest.
    pub fn begin(
        &mut self,
        commits: u64,
        records: impl Iterator<Item = Result<(String, u8, Vec<u8>), SledOrIo>>,
        now: Timestamp,
    ) -> io::Result<()> {
        self.open = None;
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
        let file = file.persist(&path)?;
        disk::sync_folder(&self.folder)?;
        let length = file.metadata()?.len();
        self.open = Some(Open { file, day, length, before: length });
        let names = self.names()?;
        for name in names.iter().rev().skip(KEPT) {
            disk::remove_if_there(&self.folder.join(name))?;
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

    /// Reads the newest backup that can be read; one that is not whole, up to where it is.
    pub fn restore(&self) -> io::Result<Option<Restored>> {
        let mut best: Option<Restored> = None;
        for (age, name) in self.names()?.iter().rev().enumerate() {
            let mut found = read(&self.folder.join(name))?;
            found.is_whole &= age == 0;
            if best.as_ref().is_none_or(|best| best.commits < found.commits) {
                best = Some(found);
            }
            if best.as_ref().is_some_and(|best| !best.records.is_empty()) {
                break;
            }
        }
        Ok(best.filter(|best| !best.records.is_empty()))
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

fn read(path: &Path) -> io::Result<Restored> {
    let mut reader = BufReader::new(File::open(path)?);
    let mut restored = Restored { is_whole: true, ..Restored::default() };
    let mut is_first = true;
    loop {
        let mut line = Vec::new();
        if reader.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line)? == 0 {
            restored.is_whole &= !is_first;
            return Ok(restored);
        }
        let is_last = !line.ends_with(b"\n");
        let Some((commit, entries)) = parse(&line) else {
            // A kill leaves half a line at the very end, of a commit that nobody has acted on.
            restored.is_whole &= is_last && reader.fill_buf()?.is_empty() && !is_first;
            if !is_last {
                restored.is_whole = false;
                continue;
            }
            return Ok(restored);
        };
        let follows = commit == restored.commits || commit == restored.commits + 1;
        restored.is_whole &= is_first || follows;
        is_first = false;
        restored.commits = commit;
        for Entry { key, format, record } in entries {
            let bytes = record.map(|record| format::encode(format, record.get().as_bytes()));
            restored.records.insert(key, bytes);
        }
    }
}
