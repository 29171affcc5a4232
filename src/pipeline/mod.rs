//! Takes a job through its steps: connect, upload, edit, export, download, publish, put away.
//!
//! [`Pipeline::run`] reads as the summary: one match decides what comes next, one place persists. A step does one
//! remote effect whose intent is durable before it, and returns facts: the next [`Step`], or a [`Trouble`]. A step
//! that a restart finds begun is told so (`Arrival::Resumed`) and settles what happened by reading the remote
//! state first.

mod behind;
mod circuit;
mod claim;
mod compress;
mod connect;
mod difference;
mod download;
mod edit;
mod export;
mod live;
mod publish;
mod question;
mod route;
mod screen_talk;
mod telling;
mod tokens;
mod trouble;
mod upload;

use std::io;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use crate::config::{Config, Secret};
use crate::job::{Change, Job, Ledger, LedgerError, Prompt, Session, Step, Wait, WaitFor};
use crate::nemo::{Client, Error, Reach};

pub use circuit::Circuit;
pub use compress::{needs_work, work_folder};
pub use connect::BackendError;
pub use live::{Live, Now};
pub use publish::{failing, finishing};
pub use tokens::{Account, Tokens};
pub use trouble::Trouble;

/// How often an anonymous token is renewed in one go.
const RENEWALS: u32 = 2;
/// How soon it is tried again after that.
const TOKEN_WAIT: Duration = Duration::from_secs(15 * 60);

/// Between two looks for what the backend does not seem to know.
const SECOND_LOOK: Duration = Duration::from_secs(1);

/// How soon a full state folder is written to again.
const FULL_DISK_PAUSE: Duration = Duration::from_secs(1);

/// The backend that jobs are taken to.
#[derive(Clone)]
pub struct Backend {
    pub client: Client,
    pub tokens: Arc<Tokens>,
}

/// How a step was come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Arrival {
    /// From the step before, in this process: nothing of it has been done.
    Fresh,
    /// From the ledger: any of it may have been done.
    Resumed,
    /// After a pause that is a part of it.
    Due,
}

/// What all steps work with. Cheap to clone.
#[derive(Clone)]
pub struct Pipeline {
    pub config: Arc<Config>,
    pub ledger: Ledger,
    pub backend: Backend,
    pub live: Arc<Live>,
    pub circuit: Arc<Circuit>,
    /// The daemon is to stop: begin nothing more, finish what would be lost.
    pub stop: CancellationToken,
}

impl Pipeline {
    /// Works on a job until it is final, waits, or `cancel` is pulled. Every transition is durable before the next.
    ///
    /// # Errors
    /// Only when the ledger cannot be written: nothing may go on then.
    pub async fn run(&self, mut job: Job, cancel: CancellationToken) -> Result<(), LedgerError> {
        let mut arrival = match job.not_before.take() {
            Some(_) => Arrival::Due,
            None => Arrival::Resumed,
        };
        let mut renewals = 0;
        if let Err(error) = self.take_up_changed_token(&job).await {
            warn!(clip = %job.clip.display(), "{error}");
        }
        while !self.stop.is_cancelled() {
            let leave = self.may_be_left(&job.step);
            // An edit that is found begun is only put off at first.
            let is_put_off = matches!(job.step, Step::Editing { .. }) && arrival == Arrival::Resumed;
            let asks = !matches!(job.step, Step::Waiting { .. } | Step::Queued)
                && !is_put_off
                && circuit::needs_backend(&job.step);
            // Files that are being moved are told where they went; that takes moments.
            let moves = matches!(job.step, Step::Publishing { .. } | Step::Retiring { .. });
            let mut outcome = tokio::select! {
                outcome = self.step(&mut job, arrival) => outcome,
                () = cancel.cancelled(), if !moves => Err(Trouble::Cancelled),
                () = leave => Err(Trouble::Stopped),
            };
            if let Err(Trouble::ClipChanged) = outcome {
                info!(clip = %job.clip.display(), "is not what it was when it was taken; what lies there is taken anew");
                match self.ledger.commit(Change::forget(job.id)).await {
                    Ok(()) => break,
                    Err(error) => outcome = Err(error.into()),
                }
            }
            if let Err(Trouble::NotFound(words)) = outcome {
                outcome = Err(self.look_for_session(&job, words).await);
            }
            match &outcome {
                Err(Trouble::Wait { reason: WaitFor::Network, .. }) => {
                    self.circuit.failed(job.id, Timestamp::now())
                }
                Ok(_) | Err(Trouble::Later(_)) if asks => self.circuit.answered(job.id),
                _ => {}
            }
            // What goes on after a wait may have been begun before it.
            let resumes = matches!(job.step, Step::Waiting { .. });
            let next = match outcome {
                Ok(next) => {
                    // A message that is about to be sent may still be refused for the reason of the last wait.
                    if !resumes && !matches!(next, Step::Editing { .. }) {
                        job.waited = None;
                    }
                    next
                }
                Err(Trouble::TokenExpired(key)) if renewals < RENEWALS => {
                    renewals += 1;
                    arrival = Arrival::Resumed;
                    match self.renew(&job, &key).await {
                        Ok(()) => continue,
                        Err(trouble) => match self.react(&mut job, trouble).await? {
                            Some(next) => next,
                            None => break,
                        },
                    }
                }
                Err(trouble) => match self.react(&mut job, trouble).await? {
                    Some(next) => next,
                    None => break,
                },
            };
            // Put down as begun, a message that was never sent could not be told from one that was.
            if self.stop.is_cancelled() && matches!(next, Step::Editing { .. }) && job.not_before.is_none() {
                break;
            }
            if matches!(next, Step::Cancelled { .. }) {
                self.cancel_remotely(&job).await;
            }
            self.persist(&mut job, next).await?;
            arrival = if resumes { Arrival::Resumed } else { Arrival::Fresh };
            if job.step.is_final() {
                break;
            }
            if matches!(job.step, Step::Waiting { .. }) || job.not_before.is_some() {
                // A wish that came in this very moment is met as well.
                if cancel.is_cancelled() {
                    let at = Box::new(job.step.resumption().unwrap_or_else(|| job.step.clone()));
                    job.not_before = None;
                    self.cancel_remotely(&job).await;
                    self.persist(&mut job, Step::Cancelled { at }).await?;
                }
                break;
            }
        }
        self.live.leave(job.id);
        Ok(())
    }

    /// The one match that decides what comes next.
    async fn step(&self, job: &mut Job, arrival: Arrival) -> Result<Step, Trouble> {
        self.live.enter(job);
        match job.step.clone() {
            Step::Queued => Ok(Step::Connecting),
            Step::Connecting => self.connect(job).await,
            Step::Uploading { session, before, readings } => {
                self.upload(job, &session, before, readings, arrival).await
            }
            Step::Asking { session, message } => self.ask(job, &session, message).await,
            Step::Editing { session, message, round } => {
                self.edit(job, &session, message, round, arrival).await
            }
            Step::Ordering { session, message, attempt } => self.order(job, &session, message, attempt).await,
            Step::Exporting { session, render, .. } => self.export(job, &session, &render, arrival).await,
            Step::Downloading { render, .. } => self.download(job, &render).await,
            Step::Publishing { session, message, publication } => {
                self.publish(job, &session, message, publication).await
            }
            Step::Retiring { retirement, then } => self.retire(job, retirement, *then).await,
            Step::Waiting { wait, at } => {
                job.waited = Some(wait);
                job.not_before = None;
                Ok(*at)
            }
            step @ (Step::WaitingForPrompt | Step::Done | Step::Failed { .. } | Step::Cancelled { .. }) => {
                Ok(step)
            }
        }
    }

    /// The one place that persists where a job stands.
    async fn persist(&self, job: &mut Job, next: Step) -> Result<(), LedgerError> {
        match &next {
            Step::Waiting { wait, .. } => {
                warn!(clip = %job.clip.display(), job = %job.id, "waits: {}", wait.words)
            }
            Step::Failed { reason, .. } => {
                warn!(clip = %job.clip.display(), job = %job.id, "failed: {reason}")
            }
            next if next.name() != job.step.name() => {
                info!(clip = %job.clip.display(), job = %job.id, "{}", next.name());
            }
            _ => {}
        }
        job.step = next;
        job.updated = Timestamp::now();
        loop {
            match self.ledger.commit(Change::job(job)).await {
                Err(LedgerError::TooLarge(size)) if !matches!(job.step, Step::Failed { .. }) => {
                    let reason =
                        format!("its record of {size} bytes does not fit the ledger; please report this");
                    job.step = Step::Failed { reason, at: Box::new(Step::Queued) };
                    job.outputs.truncate(1);
                }
                // What has been done must not be forgotten: it is kept here until it can be written down.
                Err(error) if error.is_full_disk() && !self.stop.is_cancelled() => {
                    self.live.words(job.id, "the state folder is full");
                    warn!("{error}; free some room in {}", self.config.state.display());
                    tokio::select! {
                        () = tokio::time::sleep(FULL_DISK_PAUSE) => {}
                        () = self.stop.cancelled() => {}
                    }
                }
                committed => return committed,
            }
        }
    }

    /// Turns a trouble into the step that it leads to; `None` leaves the job as it stands.
    async fn react(&self, job: &mut Job, trouble: Trouble) -> Result<Option<Step>, LedgerError> {
        let at = Box::new(job.step.clone());
        let now = Timestamp::now();
        Ok(Some(match trouble {
            Trouble::Stopped => return Ok(None),
            Trouble::Ledger(error) => return Err(error),
            Trouble::Cancelled => Step::Cancelled { at },
            Trouble::Later(wait) => {
                job.not_before = Some(now + wait);
                *at
            }
            Trouble::Wait { reason, words, again } => {
                let (since, tries) = match job.waited.take() {
                    Some(before) if before.reason == reason => (before.since, before.tries + 1),
                    _ => (now, 1),
                };
                let until = again.map(|first| now + trouble::pause(reason, first, tries));
                Step::Waiting { wait: Wait { reason, words, since, until, tries }, at }
            }
            Trouble::TokenExpired(_) => {
                let words =
                    "the backend accepts none of the tokens that it gives; it is tried again later".into();
                let until = Some(now + TOKEN_WAIT);
                Step::Waiting {
                    wait: Wait { reason: WaitFor::Token, words, since: now, until, tries: 1 },
                    at,
                }
            }
            Trouble::SessionLost(words) => match job.sessions_lost {
                0 => {
                    warn!(clip = %job.clip.display(), "the session was lost ({words}); beginning again with the upload");
                    job.sessions_lost = 1;
                    job.session = None;
                    Step::Connecting
                }
                _ => trouble::session_lost_again(&job.id.to_string(), now),
            },
            // Forgotten by the caller.
            Trouble::ClipChanged => return Ok(None),
            Trouble::Fail(reason) | Trouble::NotFound(reason) => match self.failing(job, &reason).await {
                Ok(step) => step,
                // Originals that cannot be seen just now stay where they are; that it failed must stand all the same.
                Err(error) => {
                    warn!(clip = %job.clip.display(), "cannot be put among the failed: {error}");
                    Step::Failed { reason: trouble::bounded(&reason), at }
                }
            },
        }))
    }

    /// What a "not found" that does not name the session means: the session's own state tells, a moment later. A stray
    /// answer on the way must not have edits made again.
    async fn look_for_session(&self, job: &Job, words: String) -> Trouble {
        let Some(session) = &job.session else { return Trouble::Fail(words) };
        tokio::time::sleep(SECOND_LOOK).await;
        match self.read_state(session).await {
            Ok(_) => self.trouble(Error::OutcomeUnknown(words), ""),
            Err(Trouble::NotFound(words)) => Trouble::SessionLost(words),
            Err(trouble) => trouble,
        }
    }

    /// Resolves once the daemon is to stop and leaving the step as it is loses nothing. An edit in the cloud may
    /// be stopped when its reader goes away, so it is read to its end; the engine's own goes on after a restart.
    fn may_be_left(&self, step: &Step) -> impl Future<Output = ()> + use<> {
        let keep = match step {
            Step::Editing { .. } => !self.is_embedded(),
            Step::Publishing { .. } | Step::Retiring { .. } => true,
            _ => false,
        };
        let stop = self.stop.clone();
        async move {
            stop.cancelled().await;
            if keep {
                std::future::pending::<()>().await;
            }
        }
    }

    /// What the person wrote.
    fn prompt(&self, job: &Job) -> Result<Prompt, Trouble> {
        let Some(id) = &job.prompt else { return Ok(Prompt::default()) };
        let text = self.ledger.texts().get(id).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::InvalidData => Trouble::lost_prompt(),
            _ => Trouble::state(&self.config, &error),
        })?;
        serde_json::from_str(&text)
            .map_err(|error| Trouble::Fail(format!("the kept prompt cannot be read: {error}")))
    }

    /// The session's record and the token that goes with it.
    fn session(&self, id: &str) -> Result<(Session, Secret), Trouble> {
        let session: Session =
            self.ledger.get(id)?.ok_or_else(|| Trouble::SessionLost("it is not in the ledger".into()))?;
        if session.backend != self.backend.tokens.backend() {
            return Err(Trouble::SessionLost("it belongs to another backend".into()));
        }
        let token = self.token(&session.token)?;
        Ok((session, token))
    }

    fn token(&self, key: &str) -> Result<Secret, Trouble> {
        self.backend
            .tokens
            .get(key)
            .ok_or_else(|| Trouble::SessionLost("the token that it was made with is gone".into()))
    }

    /// Whether the backend is the engine of this process.
    fn is_embedded(&self) -> bool {
        self.backend.client.reach() == Reach::Local
    }
}
