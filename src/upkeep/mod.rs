//! Keeps the folders as the ledger has it: a note lies beside each clip that waits, and of work for jobs that are
//! past it nothing is left.
//!
//! It looks whenever a job has changed and makes the folders match, however they came to differ: what a crash left
//! is put right by the first look. Nothing else writes or removes these files, and nothing hangs on them.

mod notes;

use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use tracing::warn;
use uuid::Uuid;

use crate::config::Config;
use crate::job::Ledger;
use crate::pipeline::{needs_work, work_folder};
use notes::Notes;

/// How often it looks at least, as an inbox may be away when a note has to go.
const PERIOD: Duration = Duration::from_secs(60);
/// How long the last look may take; a disk that hangs must not hold up the end.
const LAST_LOOK: Duration = Duration::from_secs(3);

/// What the folders are kept by. Cheap to clone.
#[derive(Clone)]
pub struct Upkeep {
    config: Arc<Config>,
    ledger: Ledger,
    notes: Arc<Mutex<Notes>>,
}

impl Upkeep {
    pub fn new(config: &Arc<Config>, ledger: &Ledger) -> Upkeep {
        let notes = Arc::new(Mutex::new(Notes::open(&config.state)));
        Upkeep { config: Arc::clone(config), ledger: ledger.clone(), notes }
    }

    /// Looks until `stop` is pulled, and once more then.
    pub async fn run(self, stop: CancellationToken) {
        let mut changed = self.ledger.subscribe();
        while !stop.is_cancelled() {
            changed.mark_unchanged();
            let next = tokio::select! {
                next = self.look() => next.unwrap_or(PERIOD),
                () = stop.cancelled() => break,
            };
            tokio::select! {
                _ = changed.changed() => {}
                () = tokio::time::sleep(next) => {}
                () = stop.cancelled() => {}
            }
        }
        if tokio::time::timeout(LAST_LOOK, self.look()).await.is_err() {
            warn!("the notes beside waiting clips could not be looked at in time; the next start does it");
        }
    }

    /// Makes the folders match; returns when that is worth doing again though no job changes.
    pub async fn look(&self) -> Option<Duration> {
        let this = self.clone();
        let looked = tokio::task::spawn_blocking(move || {
            if let Err(error) = this.clear_work() {
                warn!("cannot clear {}: {error}", work_folder(&this.config).display());
            }
            let mut notes = this.notes.lock().unwrap_or_else(PoisonError::into_inner);
            notes.update(&this.config, &this.ledger, Timestamp::now())
        });
        looked.await.unwrap_or_else(|error| {
            warn!("looking after the folders broke off: {error}");
            None
        })
    }

    /// Removes what was made for uploads that are over, and for jobs that are gone.
    fn clear_work(&self) -> io::Result<()> {
        let entries = match std::fs::read_dir(work_folder(&self.config)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            entries => entries?,
        };
        for entry in entries {
            let path = entry?.path();
            let job = job_of(&path).and_then(|id| self.ledger.job(id));
            if !job.is_some_and(|job| needs_work(&job.step)) {
                std::fs::remove_dir_all(&path)?;
            }
        }
        Ok(())
    }
}

fn job_of(folder: &Path) -> Option<Uuid> {
    Uuid::parse_str(folder.file_name()?.to_str()?).ok()
}
