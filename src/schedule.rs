//! Which job is worked on next, and how many at once.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{Mutex, MutexGuard, Notify};
use tokio::task::JoinSet;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::job::{Job, Ledger, LedgerError, Step};
use crate::pipeline::Pipeline;

/// How often it is looked at least whether a wait has ended, since the wall clock can be set.
const LONGEST_SLEEP: Duration = Duration::from_secs(60);

/// The jobs that are being worked on. Whoever decides about a job holds it, so that nobody starts it meanwhile.
#[derive(Default)]
pub struct Desk {
    running: Mutex<HashMap<Uuid, CancellationToken>>,
    woken: Notify,
    left: Notify,
}

/// Holding the desk: nothing is started or ended by others.
pub type Hold<'a> = MutexGuard<'a, HashMap<Uuid, CancellationToken>>;

impl Desk {
    pub async fn hold(&self) -> Hold<'_> {
        self.running.lock().await
    }

    /// Waits until some job is not worked on any more, or for a second.
    pub async fn left(&self) {
        // The end of the patience is as good: whoever waits looks again.
        let _ = tokio::time::timeout(Duration::from_secs(1), self.left.notified()).await;
    }

    /// Has the schedule look again.
    pub fn wake(&self) {
        self.woken.notify_one();
    }
}

/// Works off the ledger's jobs.
pub struct Schedule {
    pub pipeline: Pipeline,
    pub desk: Arc<Desk>,
    at_once: usize,
    running: JoinSet<Result<(), LedgerError>>,
    /// Which task works on which job.
    tasks: HashMap<tokio::task::Id, Uuid>,
    /// The jobs that broke off by a defect: they are not tried again before the next start.
    broken: HashSet<Uuid>,
}

impl Schedule {
    pub fn new(pipeline: Pipeline, desk: Arc<Desk>) -> Schedule {
        let at_once = pipeline.config.jobs.get();
        let (running, tasks, broken) = (JoinSet::new(), HashMap::new(), HashSet::new());
        Schedule { pipeline, desk, at_once, running, tasks, broken }
    }

    /// Starts what may be started, until `stop` is pulled, or with `once` as long as `more` says that more may
    /// come. Returns when every job that was begun has been left.
    ///
    /// # Errors
    /// When the ledger cannot be written: nothing may go on then.
    pub async fn run(mut self, stop: CancellationToken, more: impl Fn() -> bool) -> Result<(), LedgerError> {
        let mut changed = self.pipeline.ledger.subscribe();
        loop {
            changed.mark_unchanged();
            let next = if stop.is_cancelled() { None } else { self.start_due().await? };
            if self.running.is_empty() && (stop.is_cancelled() || (!more() && next.is_none())) {
                return Ok(());
            }
            let wait = next.unwrap_or(LONGEST_SLEEP).min(LONGEST_SLEEP);
            tokio::select! {
                Some(ended) = self.running.join_next_with_id() => self.end(ended).await?,
                _ = changed.changed() => {}
                () = self.desk.woken.notified() => {}
                () = tokio::time::sleep(wait) => {}
                () = stop.cancelled(), if !stop.is_cancelled() => {}
            }
        }
    }

    /// Starts due jobs as far as there is room; returns when the next one is due that goes on by itself.
    async fn start_due(&mut self) -> Result<Option<Duration>, LedgerError> {
        let now = Timestamp::now();
        let paused = self.pipeline.ledger.memory().paused;
        let desk = Arc::clone(&self.desk);
        let mut held = desk.hold().await;
        let mut jobs =
            self.pipeline.ledger.jobs_where(|job| due_at(job).is_some() && !held.contains_key(&job.id));
        jobs.retain(|job| !self.broken.contains(&job.id));
        jobs.sort_by_key(|job| (std::cmp::Reverse(job.priority), job.id));
        let mut busy = self
            .pipeline
            .ledger
            .jobs_where(|job| !job.step.is_final() && (job.step.is_begun() || held.contains_key(&job.id)));
        let mut next: Option<Duration> = None;
        for job in jobs {
            let Some(due) = due_at(&job) else { continue };
            // It is woken when the backend answers again.
            let Some(due) = self.pipeline.circuit.due(&job, due) else { continue };
            if due > now {
                if !is_parked(&job) {
                    let wait = Duration::try_from(due.duration_since(now)).unwrap_or_default();
                    next = Some(next.map_or(wait, |next| next.min(wait)));
                }
            } else if paused
                || busy.iter().any(|other| {
                    let counts = !job.step.is_begun() || held.contains_key(&other.id);
                    counts && shares_session(&job, other)
                })
            {
                // It stays due; a resume, or the end of the other, wakes the schedule.
            } else if self.running.len() < self.at_once {
                let cancel = CancellationToken::new();
                held.insert(job.id, cancel.clone());
                busy.push(job.clone());
                let (pipeline, id) = (self.pipeline.clone(), job.id);
                let task = self.running.spawn(async move { pipeline.run(job, cancel).await });
                self.tasks.insert(task.id(), id);
            } else {
                next = Some(Duration::ZERO.max(LONGEST_SLEEP));
            }
        }
        Ok(next)
    }

    async fn end(
        &mut self,
        ended: Result<(tokio::task::Id, Result<(), LedgerError>), tokio::task::JoinError>,
    ) -> Result<(), LedgerError> {
        let mut held = self.desk.hold().await;
        let (task, result) = match ended {
            Ok(ended) => ended,
            // A defect of ours in one job must not end the others; its facts are in the ledger.
            Err(error) => {
                tracing::error!("a job broke off: {error}; it goes on after the next start");
                self.broken.extend(self.tasks.get(&error.id()));
                (error.id(), Ok(()))
            }
        };
        if let Some(job) = self.tasks.remove(&task) {
            held.remove(&job);
        }
        self.desk.left.notify_waiters();
        result
    }
}

/// Whether two jobs go through one session, which one at a time does.
fn shares_session(job: &Job, other: &Job) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| a.is_some() && a == b;
    let folder = job.shared.is_some() && job.shared == other.shared;
    job.id != other.id && (folder || same(job.session.as_deref(), other.session.as_deref()))
}

/// The job under way, or standing still in the middle, that another has to let pass in their session.
pub fn let_pass(ledger: &Ledger, job: &Job) -> Option<Job> {
    let under_way =
        |other: &Job| !other.step.is_final() && other.step.is_begun() && shares_session(job, other);
    ledger.jobs_where(under_way).into_iter().next()
}

/// When a job may be worked on: `None` for one that nothing will move by itself.
fn due_at(job: &Job) -> Option<Timestamp> {
    match &job.step {
        Step::WaitingForPrompt => None,
        step if step.is_final() => None,
        Step::Waiting { wait, .. } => wait.until,
        _ => Some(job.not_before.unwrap_or(Timestamp::UNIX_EPOCH)),
    }
}

/// Whether a job counts as waiting for those who will not wait with it.
fn is_parked(job: &Job) -> bool {
    match &job.step {
        Step::WaitingForPrompt => true,
        Step::Waiting { wait, .. } => wait.is_lasting(),
        _ => false,
    }
}
