//! Opening: what a kill or a bad disk has left is put right, and said.
//!
//! | the database                          | the backup                  | then                                |
//! |---------------------------------------|-----------------------------|-------------------------------------|
//! | is whole                              | ends with the same commit   | nothing                             |
//! | is whole, and lacks the last commits  | has them                    | they are put into it                |
//! | holds damaged records                 | has them                    | these are put into it               |
//! | holds damaged records                 | has them damaged, or not    | these are taken out of it           |
//! | cannot be read, without snapshot too  | is there                    | a new one is made of the backup     |
//! | cannot be read, without snapshot too  | none can be read            | a new one begins, with the folders  |
//!
//! A damaged database is copied or moved aside first; nothing is deleted. A backup that is not whole may tell less
//! than was done: the ledger remembers that then ([`Memory::is_behind`]), so that nothing is paid twice.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use super::backup::{Backups, Restored};
use super::database::{self, Contents, Database, OpenError, SledOrIo};
use super::{Count, LedgerError, Memory, Texts, format, key};
use crate::disk;
use crate::job::{Job, Record};

/// More commits than this are not lost by a kill: the backup is one ahead for a moment.
const AHEAD: u64 = 1;

pub(super) struct Opened {
    pub database: Database,
    pub backups: Backups,
    pub contents: Contents,
    /// What had to be done, for the person.
    pub notices: Vec<String>,
}

pub(super) fn open(state: &Path, folder: &Path, texts: &Texts) -> Result<Opened, LedgerError> {
    let trouble = |source| LedgerError::Folder { path: state.to_path_buf(), source };
    let mut backups = Backups::open(&state.join("backup")).map_err(trouble)?;
    let mut opening = Opening { folder, texts, notices: Vec::new(), aside: None, is_patched: false };
    let ended = opening.open(&mut backups).map_err(|error| match error {
        OpenError::Io(source) => trouble(source),
        OpenError::Corrupt(words) => trouble(io::Error::other(words)),
        OpenError::Ledger(error) => error,
    });
    let (database, contents) = ended?;
    let (mut notices, is_patched) = (opening.notices, opening.is_patched);
    if contents.records == 0 && !texts.is_empty().map_err(trouble)? && notices.is_empty() {
        notices.push(
            "the ledger is empty, though it was used before; a new one begins with what lies in the inbox"
                .into(),
        );
    }
    for key in &contents.damaged {
        notices.push(format!("the ledger's record {key} is damaged and is left out"));
    }
    // One that is not whole is not gone on with.
    if !is_patched {
        backups.go_on(contents.commits);
    }
    notices.append(&mut backups.notices);
    Ok(Opened { database, backups, contents, notices })
}

struct Opening<'a> {
    folder: &'a Path,
    texts: &'a Texts,
    notices: Vec<String>,
    /// Where a copy of what was damaged lies.
    aside: Option<PathBuf>,
    /// Something was made again from backups that are not whole.
    is_patched: bool,
}

impl Opening<'_> {
    fn open(&mut self, backups: &mut Backups) -> Result<(Database, Contents), OpenError> {
        database::finish_copy(self.folder).map_err(OpenError::Io)?;
        let error = match Database::open(self.folder, self.texts) {
            Ok(opened) => return self.complete(opened, backups),
            Err(OpenError::Corrupt(words)) => words,
            Err(error) => return Err(error),
        };
        let aside = match self.copy_aside() {
            Ok(aside) => aside,
            Err(OpenError::Io(full)) if disk::is_full(&full) => return Err(OpenError::Io(full)),
            // What cannot be copied cannot be read.
            Err(_) => return self.begin_anew(&format!("is damaged ({error})"), backups),
        };
        database::remove_snapshots(self.folder, |_| true).map_err(OpenError::Io)?;
        match Database::open(self.folder, self.texts) {
            Ok(opened) => {
                self.notices.push(format!(
                    "the ledger was damaged ({error}) and is mended; a copy lies in {}",
                    aside.display()
                ));
                self.complete(opened, backups)
            }
            Err(OpenError::Corrupt(error)) => self.begin_anew(&format!("is damaged ({error})"), backups),
            Err(error) => Err(error),
        }
    }

    /// Puts into a database that can be read what only the backup has.
    fn complete(
        &mut self,
        (database, contents): (Database, Contents),
        backups: &mut Backups,
    ) -> Result<(Database, Contents), OpenError> {
        let last = backups.last_commit().unwrap_or(0);
        if last <= contents.commits && contents.damaged.is_empty() {
            return Ok((database, contents));
        }
        let Some(restored) = backups.restore().map_err(OpenError::Io)? else {
            return Ok((database, contents));
        };
        if contents.records == 0 {
            drop(database);
            return self.begin_anew("has lost all that was in it", backups);
        }
        let lacks = restored.commits.saturating_sub(contents.commits);
        let is_readable = |key: &String| match restored.records.get(key) {
            Some((_, Some(bytes))) => {
                let mut found = Contents::default();
                found.take(self.texts, key.clone(), bytes).is_ok() && found.damaged.is_empty()
            }
            _ => false,
        };
        // What the backup does not have either is not there.
        let (mended, lost): (Vec<_>, Vec<_>) = contents.damaged.iter().cloned().partition(is_readable);
        let mut database = database;
        if lacks > AHEAD || !mended.is_empty() {
            // The copy takes its place, so that what lies aside is as it was.
            drop(database);
            let aside = self.copy_aside()?.display().to_string();
            database = Database::open(self.folder, self.texts)?.0;
            self.notices.push(match mended.len() {
                0 => format!(
                    "the ledger had lost its last {lacks} changes, which are taken from the backup; \
                     a copy of it lies in {aside}"
                ),
                count => format!(
                    "{count} of the ledger's records were damaged and are taken from the backup; a copy of it \
                     lies in {aside}"
                ),
            });
        }
        for key in &lost {
            self.notices.push(format!(
                "the ledger's record {key} is damaged, in the backup too, and is taken out; a clip of it that lies \
                 in the inbox is taken anew"
            ));
        }
        let job = key::<Job>("");
        let has_lost_job = lost.iter().any(|key| key.starts_with(&job));
        self.is_patched = !restored.is_whole;
        let is_behind = restored.commits < contents.commits || !restored.is_whole || has_lost_job;
        let records = choose(restored.records, contents.commits, &mended, lost);
        self.restore(&database, records, contents.memory, is_behind)?;
        let contents = database.read(self.texts)?;
        Ok((database, contents))
    }

    /// Moves aside what cannot be read, and makes another ledger of the backup.
    fn begin_anew(&mut self, why: &str, backups: &mut Backups) -> Result<(Database, Contents), OpenError> {
        let aside = database::move_aside(self.folder).map_err(OpenError::Io)?;
        let aside = self.aside.take().unwrap_or(aside);
        let (database, contents) = Database::open(self.folder, self.texts)?;
        backups.put_unreadable_aside().map_err(OpenError::Io)?;
        let Some(restored) = backups.restore().map_err(OpenError::Io)? else {
            self.notices = vec![format!(
                "the ledger {why} and lies in {}; a new one begins with what lies in the inbox",
                aside.display()
            )];
            return Ok((database, contents));
        };
        let Restored { records, is_whole, .. } = restored;
        self.is_patched = !is_whole;
        let records = records.into_iter().map(|(key, (_, bytes))| (key, bytes)).collect();
        let rest = match is_whole {
            true => "",
            false => ", which does not tell everything: what it may not know of waits for you",
        };
        self.notices = vec![format!(
            "the ledger {why} and lies in {}; it is made again from the backup{rest}",
            aside.display()
        )];
        self.restore(&database, records, contents.memory, !is_whole)?;
        let contents = database.read(self.texts)?;
        Ok((database, contents))
    }

    fn restore(
        &self,
        database: &Database,
        mut records: BTreeMap<String, Option<Vec<u8>>>,
        known: Memory,
        is_behind: bool,
    ) -> Result<(), OpenError> {
        for (key, bytes) in &mut records {
            let Some((format, json)) = bytes.as_ref().and_then(|bytes| format::check(key, bytes).ok()) else {
                continue;
            };
            let json = format::shorten(self.texts, json).map_err(OpenError::Io)?;
            *bytes = Some(format::encode(format, &json));
        }
        if is_behind {
            let key = key::<Memory>(&Memory::default().id());
            let kept = records.get(&key).and_then(Option::as_deref);
            let memory: Memory =
                kept.and_then(|bytes| format::decode(self.texts, &key, bytes).ok()).unwrap_or(known);
            let memory = Memory { is_behind, ..memory };
            let json = serde_json::to_vec(&memory).map_err(|error| OpenError::Io(error.into()))?;
            records.insert(key, Some(format::encode(format::VERSION, &json)));
        }
        let last = key::<Count>("commits");
        database.restore(records, &last).map_err(|SledOrIo(error)| OpenError::Io(error))
    }

    fn copy_aside(&mut self) -> Result<PathBuf, OpenError> {
        if let Some(aside) = &self.aside {
            return Ok(aside.clone());
        }
        let aside = database::copy_aside(self.folder).map_err(OpenError::Io)?;
        self.aside = Some(aside.clone());
        Ok(aside)
    }
}

/// What of a backup goes into a database with `commits` commits: what is later than these, and what is `mended`. The
/// `lost` ones are taken out.
fn choose(
    records: BTreeMap<String, (u64, Option<Vec<u8>>)>,
    commits: u64,
    mended: &[String],
    lost: Vec<String>,
) -> BTreeMap<String, Option<Vec<u8>>> {
    let wanted = records.into_iter().filter(|(key, (commit, _))| *commit > commits || mended.contains(key));
    let mut chosen: BTreeMap<_, _> = wanted.map(|(key, (_, bytes))| (key, bytes)).collect();
    chosen.extend(lost.into_iter().map(|key| (key, None)));
    chosen
}
