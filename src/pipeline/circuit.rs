//! An outage of the backend: while it lasts, one question at a time asks whether it is over, instead of every job on
//! its own; then all jobs go on at once.
//!
//! After some failures in a row, over all jobs, the backend is asked something cheap. Only when that fails as well
//! is it an outage: one job that always fails, or a download from elsewhere, holds up no other.
//!
//! The question may fail where all else works. So now and then in an outage one job is let through, and when it gets
//! on, the outage is over.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};
use uuid::Uuid;

use super::{Backend, trouble};
use crate::config::Config;
use crate::job::{Job, Ledger, Step, WaitFor};
use crate::nemo::Error;

/// How many failures in a row raise the question.
const SUSPICIOUS: u32 = 3;
/// How often it is asked in vain before a job is let through.
const ASKED_IN_VAIN: u32 = 3;

/// What is known of the backend's reach. One that is not kept knows of no outage.
#[derive(Debug, Default)]
pub struct Circuit {
    kept: bool,
    state: Mutex<State>,
    asked: Notify,
}

#[derive(Debug, Default)]
struct State {
    failures: u32,
    /// When the first of these failures was.
    first: Option<Timestamp>,
    outage: Option<Outage>,
    /// When the last outage ended.
    recovered: Option<Timestamp>,
}

#[derive(Debug)]
struct Outage {
    since: Timestamp,
    words: String,
    /// When the backend is asked again.
    next: Timestamp,
    /// The job that is let through.
    trial: Option<Uuid>,
}

impl Circuit {
    /// One that somebody keeps.
    pub fn kept() -> Circuit {
        Circuit { kept: true, ..Circuit::default() }
    }

    /// The backend gave no answer to a job.
    pub(super) fn failed(&self, job: Uuid, now: Timestamp) {
        let mut state = self.locked();
        if let Some(outage) = &mut state.outage
            && outage.trial == Some(job)
        {
            outage.trial = None;
        }
        state.failures = state.failures.saturating_add(1);
        state.first.get_or_insert(now);
        if self.kept && state.outage.is_none() && state.failures >= SUSPICIOUS {
            self.asked.notify_one();
        }
    }

    /// The backend answered a job.
    pub(super) fn answered(&self, job: Uuid) {
        let mut state = self.locked();
        if state.outage.as_ref().is_some_and(|outage| outage.trial == Some(job)) {
            *state = State::recovered();
            self.asked.notify_one();
        }
        (state.failures, state.first) = (0, None);
    }

    /// When a job that is due at `due` may be worked on: `None` as long as it needs the backend in an outage; at
    /// once where it waited for the end of one.
    pub fn due(&self, job: &Job, due: Timestamp) -> Option<Timestamp> {
        let state = self.locked();
        let is_trial = state.outage.as_ref().is_some_and(|outage| outage.trial == Some(job.id));
        if state.outage.is_some() && needs_backend(&job.step) && !is_trial {
            return None;
        }
        let is_over = is_trial || state.recovered.is_some_and(|recovered| job.updated < recovered);
        Some(if is_over && waits_for_network(job) { Timestamp::UNIX_EPOCH } else { due })
    }

    /// A sentence on the outage that there is, without a full stop.
    pub fn sentence(&self) -> Option<String> {
        let shown = |time: Timestamp, format| time.to_zoned(TimeZone::system()).strftime(format).to_string();
        let state = self.locked();
        let outage = state.outage.as_ref()?;
        Some(format!(
            "the backend has not answered since {}: {}; it is asked again at {}, and all jobs go on when it does",
            shown(outage.since, "%-d %B, %H:%M"),
            outage.words,
            shown(outage.next, "%H:%M:%S")
        ))
    }

    /// The same for a job, if it waits for the end of the outage.
    pub fn holds(&self, job: &Job) -> Option<String> {
        self.sentence().filter(|_| is_held(job))
    }

    /// Has the backend asked at once in an outage, as a person wishes.
    pub fn ask_now(&self) {
        if self.locked().outage.is_some() {
            self.asked.notify_one();
        }
    }

    /// Asks the backend when there is reason to, until `stop` is pulled. `wake` is called when jobs may go on.
    pub async fn keep(
        &self,
        backend: &Backend,
        config: &Config,
        ledger: &Ledger,
        stop: &CancellationToken,
        wake: impl Fn(),
    ) {
        self.remember(ledger);
        let kept = async {
            loop {
                self.asked.notified().await;
                if self.locked().failures < SUSPICIOUS {
                    continue;
                }
                let Err(words) = probe(backend, config).await else {
                    let mut state = self.locked();
                    (state.failures, state.first) = (0, None);
                    continue;
                };
                warn!("the backend does not answer ({words}); jobs that need it wait until it does");
                self.wait_out(backend, config, ledger, words, &wake).await;
                info!("the backend answers again");
                wake();
            }
        };
        tokio::select! {
            () = kept => {}
            () = stop.cancelled() => {}
        }
    }

    /// An outage that lasted when the daemon ended may last still.
    fn remember(&self, ledger: &Ledger) {
        let waits = |job: &Job| match &job.step {
            Step::Waiting { wait, .. } if wait.reason == WaitFor::Network => Some(wait.since),
            _ => None,
        };
        let since = ledger.jobs_where(|job| waits(job).is_some()).iter().filter_map(waits).min();
        if self.kept && since.is_some() {
            let mut state = self.locked();
            (state.failures, state.first) = (SUSPICIOUS, since);
            self.asked.notify_one();
        }
    }

    /// Asks again and again, after longer and longer pauses, until there is an answer, or a job has had one.
    async fn wait_out(
        &self,
        backend: &Backend,
        config: &Config,
        ledger: &Ledger,
        mut words: String,
        wake: impl Fn(),
    ) {
        let pauses = ExponentialBuilder::default()
            .with_min_delay(trouble::FIRST_PAUSE)
            .with_max_delay(trouble::LONGEST_PAUSE)
            .with_jitter()
            .without_max_times();
        let mut pauses = pauses.build();
        for asked in 1_u32.. {
            let pause = pauses.next().unwrap_or(trouble::LONGEST_PAUSE);
            self.open(words, pause);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.asked.notified() => {}
            }
            if self.is_over() {
                return;
            }
            let answer = probe(backend, config).await;
            if self.is_over() {
                return;
            }
            match answer {
                Ok(()) => break,
                Err(again) => words = again,
            }
            if asked.is_multiple_of(ASKED_IN_VAIN) {
                self.let_one_through(ledger);
                wake();
            }
        }
        *self.locked() = State::recovered();
    }

    fn is_over(&self) -> bool {
        self.locked().outage.is_none()
    }

    /// Chooses the job that has stood still the longest.
    fn let_one_through(&self, ledger: &Ledger) {
        let held = ledger.jobs_where(is_held);
        let longest = held.iter().min_by_key(|job| (!waits_for_network(job), job.updated));
        if let (Some(outage), Some(job)) = (&mut self.locked().outage, longest) {
            outage.trial = Some(job.id);
        }
    }

    fn open(&self, words: String, pause: Duration) {
        let now = Timestamp::now();
        let mut state = self.locked();
        let before = state.outage.take();
        let since = before.as_ref().map(|outage| outage.since).or(state.first).unwrap_or(now);
        let trial = before.and_then(|outage| outage.trial);
        state.outage = Some(Outage { since, words, next: now + pause, trial });
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// After an outage.
    fn recovered() -> State {
        State { recovered: Some(Timestamp::now()), ..State::default() }
    }
}

fn waits_for_network(job: &Job) -> bool {
    matches!(&job.step, Step::Waiting { wait, .. } if wait.reason == WaitFor::Network)
}

/// Whether an outage is what holds a job up.
fn is_held(job: &Job) -> bool {
    needs_backend(&job.step) && (waits_for_network(job) || !matches!(job.step, Step::Waiting { .. }))
}

/// Whether a job at this step speaks to the backend next.
pub(super) fn needs_backend(step: &Step) -> bool {
    match step {
        Step::Waiting { at, .. } => needs_backend(at),
        Step::Queued
        | Step::Connecting
        | Step::Uploading { .. }
        | Step::Asking { .. }
        | Step::Editing { .. }
        | Step::Ordering { .. }
        | Step::Exporting { .. }
        | Step::Downloading { .. } => true,
        _ => false,
    }
}

/// Asks something that costs nothing and changes nothing; any answer will do but one of a server that fails. The words
/// tell why there was none.
async fn probe(backend: &Backend, config: &Config) -> Result<(), String> {
    let asked = async {
        let (_, account) = backend.sign_in(config).await?;
        backend.client.answers(&account.token).await
    };
    match asked.await {
        Err(error @ (Error::Unreachable(_) | Error::OutcomeUnknown(_))) => Err(error.to_string()),
        Ok(_) | Err(_) => Ok(()),
    }
}
