//! Answers to those who ask and wish: `status`, `why`, `retry`, `cancel`, `pause`, `credits`.
//!
//! [`Control`] does it, on the ledger. A daemon serves it as a small HTTP API over a Unix socket in its state
//! directory ([`serve`]); without a daemon a command uses it directly ([`Door`]).

mod client;
mod server;
mod sight;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::Instant;

use crate::config::{BackendKind, Config};
use crate::disk;
use crate::inbox::{self, Look};
use crate::job::{Change, Job, Ledger, LedgerError, Memory, Moved, Round, Source, Step};
use crate::nemo::credits::Credits;
use crate::pipeline::{Backend, Circuit, Live};
use crate::schedule::{Desk, let_pass};

pub use client::{Door, DoorError};
pub use server::{bind, serve};
pub use sight::Sight;

/// Why a wish cannot be met.
#[derive(Debug, thiserror::Error)]
pub enum WishError {
    #[error("there is no job {0:?}; `dropcut status` lists them")]
    Unknown(String),
    #[error("{0:?} means more than one job; write more of its id")]
    Ambiguous(String),
    #[error("{0} is being worked on; `dropcut cancel` stops it")]
    Running(String),
    #[error("{name} is {step}; only a job that waits, has failed or was cancelled can be tried again")]
    NothingToRetry { name: String, step: &'static str },
    #[error("{name} uses the same session as {other}, which is not done yet; try again when it is")]
    SharesSession { name: String, other: String },
    #[error("{name} is {step} already")]
    Over { name: String, step: &'static str },
    #[error("cannot move {name} back into the inbox: {source}; move it there yourself")]
    BringBack { name: String, source: io::Error },
    #[error("no daemon is running; start one with `dropcut run`")]
    NoDaemon,
    #[error("{0}")]
    Backend(String),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
}

/// What there is to know, and to wish for.
#[derive(Clone)]
pub struct Control {
    pub config: Arc<Config>,
    pub ledger: Ledger,
    pub desk: Arc<Desk>,
    /// What goes on; empty without a daemon.
    pub live: Arc<Live>,
    /// Whether the backend can be reached; tells nothing without a daemon.
    pub circuit: Arc<Circuit>,
    /// What lies in the inbox, as last looked at.
    pub look: watch::Receiver<Arc<Look>>,
    /// The backend, in a daemon.
    pub backend: Option<Backend>,
}

impl Control {
    /// All jobs, oldest first, then the clips that settle and will become jobs.
    pub fn status(&self) -> Vec<Sight> {
        let look = self.look.borrow().clone();
        let jobs = self.ledger.jobs();
        let settling = look
            .settling
            .iter()
            .filter(|settling| !jobs.iter().any(|job| job.clip == settling.path && !job.step.is_final()));
        let settling: Vec<Sight> = settling.map(Sight::of_settling).collect();
        jobs.iter().map(|job| self.sight(job, &look)).chain(settling).collect()
    }

    /// What stands in the way of the inbox as a whole, each with its remedy, what had to be mended in the ledger, and since
    /// when the backend cannot be reached.
    pub fn troubles(&self) -> Vec<String> {
        let look = self.look.borrow();
        let of_ledger = self.ledger.notices().iter().cloned();
        look.troubles.iter().cloned().chain(of_ledger).chain(self.circuit.sentence()).collect()
    }

    /// What is not over yet, without the prompts; cheap enough to be drawn again and again.
    pub fn under_way(&self) -> Vec<Sight> {
        let look = self.look.borrow().clone();
        let jobs = self.ledger.jobs_where(|job| !job.step.is_final());
        let bare = |job: Job| self.sight(&Job { prompt: None, ..job }, &look);
        jobs.into_iter().map(bare).collect()
    }

    fn sight(&self, job: &Job, look: &Look) -> Sight {
        let sight = Sight::of(job, &self.ledger, self.live.of(job.id).as_ref(), look);
        // What is held up before it waits of itself says why all the same.
        let held = self.live.of(job.id).is_none().then(|| self.circuit.holds(job)).flatten();
        Sight { waiting_for: sight.waiting_for.or(held), ..sight }
    }

    /// One job in full.
    pub fn job(&self, name: &str) -> Result<Sight, WishError> {
        let look = self.look.borrow().clone();
        Ok(self.sight(&self.find(name)?, &look))
    }

    /// The job of that id, of an unmistakable beginning or end of an id, or of that clip.
    fn find(&self, name: &str) -> Result<Job, WishError> {
        let digits = name.to_lowercase();
        let part = digits.len() >= 4 && digits.chars().all(|c| c.is_ascii_hexdigit() || c == '-');
        let by_id = |job: &Job| {
            let id = job.id.to_string();
            part && (id.starts_with(&digits) || id.ends_with(&digits))
        };
        let mut found = self.ledger.jobs_where(by_id);
        if found.is_empty() {
            found = self.ledger.jobs_where(|job| job.clip == Path::new(name));
            // Of several edits of one clip the last is meant.
            found.drain(..found.len().saturating_sub(1));
        }
        match found.len() {
            0 => Err(WishError::Unknown(name.into())),
            1 => Ok(found.remove(0)),
            _ => Err(WishError::Ambiguous(name.into())),
        }
    }

    /// In one sentence, what happens to a file and why it waits.
    pub fn why(&self, file: &Path) -> String {
        let look = self.look.borrow().clone();
        if let Some(words) = self.why_put_away(file) {
            return words;
        }
        let relative = file.strip_prefix(&self.config.inbox).unwrap_or(file);
        let job = self.ledger.jobs_where(|job| job.clip == relative).pop();
        let current = job.filter(|job| {
            let there = std::fs::symlink_metadata(file);
            let is_folder = matches!(job.source, Source::Folder { .. });
            !matches!(job.step, Step::WaitingForPrompt)
                && there.map_or(job.moved.is_some() || job.step.is_final(), |now| match is_folder {
                    // A folder that was put away has a successor there.
                    true => now.is_dir() && !(job.step.is_final() && job.moved.is_some()),
                    false => job.identity.matches(&now),
                })
        });
        match current.or_else(|| self.folder_of(relative)) {
            Some(job) if !look.unmounted && job.clip == relative => self.sentence(&job),
            Some(job) if !look.unmounted => {
                format!(
                    "{} belongs to {}, which is one job. {}",
                    shown(relative),
                    shown(&job.clip),
                    self.sentence(&job)
                )
            }
            _ => inbox::explain(&look, &self.config.inbox, file, Instant::now()),
        }
    }

    /// The job that is a folder and has the file in it.
    fn folder_of(&self, file: &Path) -> Option<Job> {
        let jobs = self.ledger.jobs_where(|job| {
            matches!(job.source, Source::Folder { .. }) && file != job.clip && file.starts_with(&job.clip)
        });
        jobs.into_iter().rev().find(|job| {
            let inside = file.strip_prefix(&job.clip).unwrap_or(file);
            // A list that cannot be read tells of no file; the job itself says so.
            let members = job.members(self.ledger.texts()).unwrap_or_default();
            members.iter().any(|member| member.path == inside)
        })
    }

    /// For a file in the outbox, the archive or among the failed.
    fn why_put_away(&self, file: &Path) -> Option<String> {
        let config = &self.config;
        let result = file.strip_prefix(&config.outbox).ok();
        if let Some(result) = result {
            let job = self.ledger.jobs_where(|job| job.outputs.iter().any(|output| output == result)).pop();
            return Some(match job {
                Some(job) => {
                    format!("{} is the result of {} (job {}).", shown(result), shown(&job.clip), job.id)
                }
                None => format!("{} lies in the outbox; no job knows it.", shown(result)),
            });
        }
        let place = |job: &Job| {
            job.moved.as_ref().is_some_and(|moved| {
                [&moved.clip, &moved.sidecar].into_iter().flatten().any(|p| file.starts_with(p))
            })
        };
        let job = self.ledger.jobs_where(place).pop()?;
        Some(self.sentence(&job))
    }

    fn sentence(&self, job: &Job) -> String {
        let name = shown(&job.clip);
        let paused = self.ledger.memory().paused;
        if self.live.of(job.id).is_none()
            && let Some(outage) = self.circuit.holds(job)
        {
            return format!("{name} waits: {outage}.");
        }
        match &job.step {
            Step::WaitingForPrompt => format!("{name} waits for its prompt."),
            Step::Queued if paused => {
                format!("{name} is taken; dropcut is paused, and `dropcut resume` goes on.")
            }
            Step::Queued => {
                if let Some(other) = let_pass(&self.ledger, job) {
                    let other = shown(&other.clip);
                    return format!("{name} is taken; it comes after {other}, which uses the same session.");
                }
                let before = self.ledger.jobs_where(|other| {
                    matches!(other.step, Step::Queued) && (other.priority, job.id) > (job.priority, other.id)
                });
                match before.len() {
                    0 => format!("{name} is taken and comes next."),
                    1 => format!("{name} is taken; one job comes before it."),
                    count => format!("{name} is taken; {count} jobs come before it."),
                }
            }
            Step::Waiting { wait, .. } => format!("{name} waits: {}.", sight::waits_for(wait)),
            Step::Done if job.outputs.is_empty() => format!(
                "{name} is done: its prompt only asked questions, and a report in {} answers them.",
                self.config.outbox.display()
            ),
            Step::Done => {
                let outputs: Vec<String> =
                    job.outputs.iter().map(|output| shown(&self.config.outbox.join(output))).collect();
                format!("{name} is done: {}.", outputs.join(", "))
            }
            Step::Failed { reason, .. } => {
                // An answer that is quoted may end with a full stop of its own.
                let reason = reason.trim_end_matches(['.', '。']);
                format!("{name} failed: {reason}. `dropcut retry {}` tries it again.", job.id)
            }
            Step::Cancelled { .. } => {
                format!("{name} was cancelled; `dropcut retry {}` goes on with it.", job.id)
            }
            step => {
                let part = self.live.of(job.id).map_or(0.0, |now| now.within);
                format!(
                    "{name} is being worked on: {}, {:.0} % of the whole.",
                    step.name(),
                    step.progress(part) * 100.0
                )
            }
        }
    }

    /// Lets a job that stands still go on where it stopped.
    pub async fn retry(&self, name: &str) -> Result<Sight, WishError> {
        let held = self.desk.hold().await;
        let mut job = self.find(name)?;
        let name = shown(&job.clip);
        if held.contains_key(&job.id) {
            return Err(WishError::Running(name));
        }
        let Some(step) = job.step.resumption() else {
            return Err(WishError::NothingToRetry { name, step: job.step.name() });
        };
        if step.is_begun()
            && let Some(other) = let_pass(&self.ledger, &job)
        {
            return Err(WishError::SharesSession { name, other: shown(&other.clip) });
        }
        job.resume(step);
        // A person's wish begins the pauses anew.
        if let Some(waited) = &mut job.waited {
            waited.tries = 0;
        }
        let mut change = Change::default();
        // For a message of which nobody knows what became, this is the permission to send it once more, after
        // another look at the state.
        if let Step::Editing { round, .. } = &job.step
            && let Some(mut round) = self.ledger.get::<Round>(&Round::key(job.id, *round))?
        {
            round.may_send_again = true;
            round.readings = round.readings.saturating_sub(1);
            change = change.and(&round);
        }
        let attempts = job.attempts + 1;
        // Where the clip was taken from, a refused file is looked at anew and an engine's session finds it again.
        if let Some(moved) = job.moved.take() {
            self.bring_back(&job, moved).await?;
        }
        let job = Job { attempts, sessions_lost: 0, updated: Timestamp::now(), ..job };
        self.ledger.commit(change.and_job(&job)).await?;
        drop(held);
        self.desk.wake();
        self.circuit.ask_now();
        Ok(self.sight(&job, &self.look.borrow().clone()))
    }

    /// Moves a job's originals back into the inbox. What is gone, or has a successor there, stays as it is.
    async fn bring_back(&self, job: &Job, moved: Moved) -> Result<(), WishError> {
        let temporary = self.config.inbox.join(format!(".dropcut-{}.part", job.id));
        let failed = |name: String| move |source| WishError::BringBack { name, source };
        let members = job.members(self.ledger.texts()).map_err(failed(shown(&job.clip)))?;
        let mut ways: Vec<(PathBuf, PathBuf)> = match (moved.clip, &job.source) {
            (Some(place), Source::Folder { .. }) => {
                members.iter().map(|member| (place.join(&member.path), job.clip.join(&member.path))).collect()
            }
            (Some(place), _) => vec![(place, job.clip.clone())],
            (None, _) => Vec::new(),
        };
        ways.extend(moved.sidecar.zip(job.sidecar.clone()));
        for (place, path) in ways {
            let (to, temporary) = (self.config.inbox.join(&path), temporary.clone());
            let back = move || {
                to.parent().map_or(Ok(()), std::fs::create_dir_all)?;
                disk::move_without_replacing(&place, &to, &temporary)
            };
            let back =
                tokio::task::spawn_blocking(back).await.map_err(io::Error::other).and_then(|back| back);
            if let Err(source) = back
                && !matches!(source.kind(), io::ErrorKind::NotFound | io::ErrorKind::AlreadyExists)
            {
                return Err(failed(shown(&path))(source));
            }
        }
        Ok(())
    }

    /// Stops a job for good, unless it is retried. What the backend is doing for it is cancelled there.
    pub async fn cancel(&self, name: &str) -> Result<Sight, WishError> {
        let (held, job) = loop {
            let held = self.desk.hold().await;
            let job = self.find(name)?;
            match held.get(&job.id) {
                None => break (held, job),
                Some(running) => running.cancel(),
            }
            drop(held);
            self.desk.left().await;
            let job = self.find(name)?;
            if job.step.is_final() {
                return self.job(&job.id.to_string());
            }
        };
        if job.step.is_final() {
            return Err(WishError::Over { name: shown(&job.clip), step: job.step.name() });
        }
        // Between two questions about a render nobody works on the job, but the backend does.
        if let Some(backend) = &self.backend {
            backend.cancel_render_of(&job, &self.ledger).await?;
        }
        let at = Box::new(job.step.resumption().unwrap_or_else(|| job.step.clone()));
        let job = Job { step: Step::Cancelled { at }, updated: Timestamp::now(), ..job };
        self.ledger.commit(Change::job(&job)).await?;
        drop(held);
        Ok(self.sight(&job, &self.look.borrow().clone()))
    }

    /// Has nothing new begun until it is resumed. What is under way goes on.
    pub async fn pause(&self, paused: bool) -> Result<(), WishError> {
        let memory = Memory { paused, ..self.ledger.memory() };
        self.ledger.commit(Change::memory(&memory)).await?;
        self.desk.wake();
        Ok(())
    }

    /// The balance; `None` where none is needed.
    pub async fn credits(&self) -> Result<Option<Credits>, WishError> {
        if self.config.backend.kind == BackendKind::Embedded {
            return Ok(None);
        }
        let backend = self.backend.as_ref().ok_or(WishError::NoDaemon)?;
        let credits = backend.credits(&self.config).await;
        credits.map(Some).map_err(|error| WishError::Backend(error.to_string()))
    }
}

/// Where the daemon listens.
pub fn socket_path(config: &Config) -> PathBuf {
    config.state.join("control.sock")
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}
