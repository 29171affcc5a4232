//! An outage of the backend: while it lasts, one question at a time asks whether it is over, instead of every job on
//! its own; then all jobs go on at once.
//!
//! After some failures in a row, over all jobs, the backend is asked something cheap. Only when that fails as well
//! is it an outage: one job that always fails, or a download from elsewhere, holds up no other.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBuilder};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::{Backend, trouble};
use crate::config::Config;
use crate::job::{Job, Ledger, Step, WaitFor};
use crate::nemo::Error;

/// How many failures in a row raise the question.
const SUSPICIOUS: u32 = 3;

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
}

impl Circuit {
    /// One that somebody keeps.
    pub fn kept() -> Circuit {
        Circuit { kept: true, ..Circuit::default() }
    }

    pub(super) fn failed(&self, now: Timestamp) {
        let mut state = self.locked();
        state.failures = state.failures.saturating_add(1);
        state.first.get_or_insert(now);
        if self.kept && state.outage.is_none() && state.failures >= SUSPICIOUS {
            self.asked.notify_one();
        }
    }

    pub(super) fn answered(&self) {
        let mut state = self.locked();
        (state.failures, state.first) = (0, None);
    }

    /// When a job that is due at `due` may be worked on: `None` as long as it needs the backend in an outage; at
    /// once where it waited for the end of one.
    pub fn due(&self, job: &Job, due: Timestamp) -> Option<Timestamp> {
        let state = self.locked();
        if state.outage.is_some() && needs_backend(&job.step) {
            return None;
        }
        let waits = matches!(&job.step, Step::Waiting { wait, .. } if wait.reason == WaitFor::Network);
        let is_over = waits && state.recovered.is_some_and(|recovered| job.updated < recovered);
        Some(if is_over { Timestamp::UNIX_EPOCH } else { due })
    }

    /// A sentence on the outage that there is, without a full stop.
    pub fn sentence(&self) -> Option<String> {
        let shown = |time: Timestamp, format| time.to_zoned(TimeZone::system()).strftime(format).to_string();
        let state = self.locked();
        let outage = state.outage.as_ref()?;
        Some(format!(
            "the backend does not answer since {} ({}); it is asked again at {}, and all jobs go on when it does",
            shown(outage.since, "%-d %B, %H:%M"),
            outage.words,
            shown(outage.next, "%H:%M:%S")
        ))
    }

    /// The same for a job, if it waits for the end of the outage.
    pub fn holds(&self, job: &Job) -> Option<String> {
        let waits_for_more =
            matches!(&job.step, Step::Waiting { wait, .. } if wait.reason != WaitFor::Network);
        self.sentence().filter(|_| needs_backend(&job.step) && !waits_for_more)
    }

    /// Has the backend asked at once in an outage, as a person wishes.
    pub fn ask_now(&self) {
        if self.locked().outage.is_some() {
            self.asked.notify_one();
        }
    }

    /// Asks the backend when there is reason to, until `stop` is pulled. `wake` is called when an outage is over.
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
                let Err(words) = probe(backend, config).await else {
                    self.answered();
                    continue;
                };
                warn!("the backend does not answer ({words}); jobs that need it wait until it does");
                self.wait_out(backend, config, words).await;
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

    /// Asks again and again, after longer and longer pauses, until there is an answer.
    async fn wait_out(&self, backend: &Backend, config: &Config, mut words: String) {
        let pauses = ExponentialBuilder::default()
            .with_min_delay(trouble::FIRST_PAUSE)
            .with_max_delay(trouble::LONGEST_PAUSE)
            .with_jitter()
            .without_max_times();
        let mut pauses = pauses.build();
        loop {
            let pause = pauses.next().unwrap_or(trouble::LONGEST_PAUSE);
            self.open(words, pause);
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.asked.notified() => {}
            }
            match probe(backend, config).await {
                Ok(()) => break,
                Err(again) => words = again,
            }
        }
        *self.locked() = State { recovered: Some(Timestamp::now()), ..State::default() };
    }

    fn open(&self, words: String, pause: Duration) {
        let now = Timestamp::now();
        let mut state = self.locked();
        let since = state.first.unwrap_or(now);
        state.outage = Some(Outage { since, words, next: now + pause });
    }

    fn locked(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
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

/// Asks something that costs nothing and changes nothing; any answer will do. The words tell why there was none.
async fn probe(backend: &Backend, config: &Config) -> Result<(), String> {
    let asked = async {
        let (_, account) = backend.sign_in(config).await?;
        backend.client.credits(&account.token).await
    };
    match asked.await {
        Err(error @ (Error::Unreachable(_) | Error::OutcomeUnknown(_))) => Err(error.to_string()),
        Ok(_) | Err(_) => Ok(()),
    }
}
