//! The notes beside clips that wait: `holiday.waiting.txt` says what for, since when and what to do.
//!
//! Each is put down in `state/notes.json` before it is written, so that none is left behind by a crash. A file that
//! does not carry the job's id is not ours, and is left alone.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use tracing::warn;
use uuid::Uuid;

use crate::config::{Config, INBOX_MARKER};
use crate::disk;
use crate::job::{Job, Ledger, Step, Wait, WaitFor};
use crate::outbox::short_stem;

/// How long a job may try again before its note goes: most that try in vain wait again within that.
const TRYING: SignedDuration = SignedDuration::from_secs(5);
/// A wait that is older is no matter of a moment.
const MOMENT: SignedDuration = SignedDuration::from_secs(30);
/// The highest number that a name gets.
const MOST_NAMES: u32 = 100;

/// The notes that were written, by their paths from the inbox.
#[derive(Default)]
pub struct Notes {
    file: PathBuf,
    written: BTreeMap<PathBuf, Written>,
    /// The words that could not be written, so that they are not tried again and again.
    refused: HashMap<Uuid, String>,
    has_complained: bool,
}

#[derive(Clone, PartialEq, Serialize, Deserialize)]
struct Written {
    job: Uuid,
    /// The hash of what it says; empty while it is being written.
    hash: String,
}

impl Notes {
    /// Reads which notes were written before.
    pub fn open(state: &Path) -> Notes {
        let file = state.join("notes.json");
        let written = match std::fs::read(&file) {
            Ok(bytes) => serde_json::from_slice(&bytes).unwrap_or_else(|error| {
                warn!("{} cannot be read ({error}): old *.waiting.txt in the inbox may stay", file.display());
                BTreeMap::new()
            }),
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => {
                warn!("{} cannot be read: {error}", file.display());
                BTreeMap::new()
            }
        };
        Notes { file, written, ..Notes::default() }
    }

    /// Makes the notes match the jobs that wait; returns when one of them may be due to go by itself.
    pub fn update(&mut self, config: &Config, ledger: &Ledger, now: Timestamp) -> Option<Duration> {
        let jobs = ledger.jobs_where(|job| noted(job, now).is_some());
        let mut again = None;
        let mut wanted = HashMap::new();
        for job in &jobs {
            let Some(wait) = noted(job, now) else { continue };
            if matches!(job.step, Step::Waiting { .. }) {
                wanted.insert(job.id, Some(text(job, wait)));
                continue;
            }
            let left = TRYING - now.duration_since(job.updated);
            if left.is_positive() {
                // What lies there stays for the moment.
                wanted.insert(job.id, None);
                let left = Duration::try_from(left).unwrap_or_default();
                again = Some(again.map_or(left, |again: Duration| again.min(left)));
            }
        }
        if let Err(error) = self.remove_others(config, &wanted) {
            self.complain("remove", config, &error);
        }
        for job in &jobs {
            let Some(Some(text)) = wanted.get(&job.id) else { continue };
            if self.refused.get(&job.id) == Some(text) {
                continue;
            }
            if let Err(error) = self.write(config, job, text) {
                self.refused.insert(job.id, text.clone());
                self.complain("write", config, &error);
            }
        }
        self.refused.retain(|job, _| wanted.contains_key(job));
        again
    }

    /// Removes the notes of jobs that do not wait any more.
    fn remove_others(&mut self, config: &Config, wanted: &HashMap<Uuid, Option<String>>) -> io::Result<()> {
        let over = self.written.iter().filter(|(_, written)| !wanted.contains_key(&written.job));
        let over: Vec<(PathBuf, Uuid)> = over.map(|(path, written)| (path.clone(), written.job)).collect();
        // In the place of an inbox that is not mounted there are none, which says nothing.
        if over.is_empty() || !disk::exists(&config.inbox.join(INBOX_MARKER))? {
            return Ok(());
        }
        for (path, job) in over {
            let place = config.inbox.join(&path);
            if is_ours(&place, job)? {
                disk::remove_if_there(&place)?;
            }
            self.written.remove(&path);
        }
        self.keep()
    }

    fn write(&mut self, config: &Config, job: &Job, text: &str) -> io::Result<()> {
        let hash = blake3::hash(text.as_bytes()).to_hex().to_string();
        let written = self.written.iter().find(|(_, written)| written.job == job.id);
        let before = match written {
            Some((_, written)) if written.hash == hash => return Ok(()),
            Some((path, _)) => Some(path.clone()),
            None => None,
        };
        // Where the clip is gone, or its inbox away, nobody would look.
        if job.moved.is_some() || !disk::exists(&config.inbox.join(&job.clip))? {
            return Ok(());
        }
        let mut paths: Vec<PathBuf> = before.into_iter().collect();
        paths.extend((1..=MOST_NAMES).map(|number| path_of(job, number)));
        for path in paths {
            if self.written.get(&path).is_some_and(|written| written.job != job.id) {
                continue;
            }
            let place = config.inbox.join(&path);
            let replaces = match disk::exists(&place)? {
                false => false,
                true if is_ours(&place, job.id)? => true,
                true => {
                    self.written.remove(&path);
                    continue;
                }
            };
            self.written.retain(|_, written| written.job != job.id);
            self.written.insert(path.clone(), Written { job: job.id, hash: String::new() });
            self.keep()?;
            match replaces {
                true => disk::write(&place, text.as_bytes(), 0o644)?,
                false => disk::write_new(&place, text.as_bytes(), 0o644)?,
            }
            self.written.insert(path, Written { job: job.id, hash });
            return self.keep();
        }
        Err(io::Error::other("every name for the note is taken"))
    }

    fn keep(&self) -> io::Result<()> {
        disk::write(&self.file, &serde_json::to_vec_pretty(&self.written)?, 0o600)
    }

    /// Once is enough: nothing hangs on a note.
    fn complain(&mut self, what: &str, config: &Config, error: &io::Error) {
        if !std::mem::replace(&mut self.has_complained, true) {
            let inbox = config.inbox.display();
            warn!(
                "cannot {what} the notes beside waiting clips in {inbox}: {error}; `dropcut status` tells the same"
            );
        }
    }
}

/// The wait that a job's note tells of, if there is to be one. While it is tried again it is the one before.
fn noted(job: &Job, now: Timestamp) -> Option<&Wait> {
    let wait = match &job.step {
        Step::Waiting { wait, .. } => wait,
        step if step.is_final() => return None,
        _ => job.waited.as_ref()?,
    };
    // In an outage jobs are not tried any more, so that their tries do not tell.
    (wait.is_lasting() || now.duration_since(wait.since) > MOMENT).then_some(wait)
}

fn path_of(job: &Job, number: u32) -> PathBuf {
    job.folder().join(disk::numbered(&format!("{}.waiting.txt", short_stem(&job.stem())), number))
}

/// Whether the file is the note of that job. One that cannot be read as text is none; one that is gone is.
fn is_ours(path: &Path, job: Uuid) -> io::Result<bool> {
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => return Ok(false),
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(true),
        Err(error) => return Err(error),
    }
    match std::fs::read_to_string(path) {
        Ok(text) => Ok(text.contains(&job.to_string())),
        Err(error) if error.kind() == io::ErrorKind::InvalidData => Ok(false),
        Err(error) => Err(error),
    }
}

fn text(job: &Job, wait: &Wait) -> String {
    let since = wait.since.to_zoned(TimeZone::system()).strftime("%-d %B %Y, %H:%M");
    let todo = match wait.reason {
        WaitFor::Network | WaitFor::RateLimit => "Nothing: it is tried again by itself.".into(),
        WaitFor::Disk => "Mend what is said above; then it goes on by itself.".into(),
        WaitFor::Credits => "Follow the link. It goes on by itself once there are credits.".into(),
        WaitFor::Token if wait.until.is_some() => "Nothing: it is tried again by itself.".into(),
        WaitFor::Token => "Set a valid token as said above, and start dropcut again.".into(),
        WaitFor::Plan | WaitFor::Person | WaitFor::Decision => {
            format!("Do what is said above, then: dropcut retry {}", job.id)
        }
    };
    format!(
        "{} waits since {since}.\n\nWhat for:\n  {}\n\nWhat to do:\n  {todo}\n  To give it up: dropcut cancel {}\n\n\
         This note goes away by itself.\n\nJob {}\n",
        job.name(),
        wait.words,
        job.id,
        job.id
    )
}
