//! What stops a step, sorted by what is to be done about it.

use std::io;
use std::path::Path;
use std::time::Duration;

use bytesize::ByteSize;
use jiff::Timestamp;

use super::Pipeline;
use super::compress::work_folder;
use crate::config::Config;
use crate::disk;
use crate::job::{LedgerError, Step, Wait, WaitFor};
use crate::nemo::Error;

/// How soon the network, a full disk or a folder is tried again at first; each pause is twice the one before.
pub(super) const FIRST_PAUSE: Duration = Duration::from_secs(1);
/// The longest of these pauses.
pub(super) const LONGEST_PAUSE: Duration = Duration::from_secs(5 * 60);
/// The longest reason that is kept in a record.
const REASON_LIMIT: usize = 500;

/// Why a step did not come to its end.
#[derive(Debug)]
pub enum Trouble {
    /// Something else must happen first; looked at `again` by itself where that helps.
    Wait { reason: WaitFor, words: String, again: Option<Duration> },
    /// The same step goes on after a pause, which is part of it.
    Later(Duration),
    /// It cannot be done.
    Fail(String),
    /// The anonymous token of that key is not accepted any more; another is asked for.
    TokenExpired(String),
    /// The session is gone: once a job, all begins again with a new one.
    SessionLost(String),
    /// The backend did not find what was asked for, perhaps the session.
    NotFound(String),
    /// The clip is another by now: the job is dropped, and the new clip taken.
    ClipChanged,
    /// A person cancelled the job.
    Cancelled,
    /// The daemon is stopping; the job goes on after its next start.
    Stopped,
    /// The ledger cannot be written: the daemon stops.
    Ledger(LedgerError),
}

impl From<LedgerError> for Trouble {
    fn from(error: LedgerError) -> Self {
        match &error {
            _ if error.is_full_disk() => {
                Trouble::Wait { reason: WaitFor::Disk, words: error.to_string(), again: Some(FIRST_PAUSE) }
            }
            // The fault of one record ends one job: a daemon that stopped for it would stop again at each start.
            LedgerError::Damaged(_) | LedgerError::TooLarge(_) => Trouble::Fail(error.to_string()),
            _ => Trouble::Ledger(error),
        }
    }
}

impl Trouble {
    /// From a write below the folder that `key` of the configuration names.
    pub(super) fn disk(key: &str, folder: &Path, needed: Option<u64>, error: &io::Error) -> Trouble {
        let words = if disk::is_full(error) {
            let free = disk::free_space(folder).map(|free| format!("{} free", ByteSize(free).display().si()));
            let needed = needed.map(|needed| format!("{} needed, ", ByteSize(needed).display().si()));
            format!(
                "no space left in {}: {}{}; free some or set `{key}` elsewhere",
                folder.display(),
                needed.unwrap_or_default(),
                free.unwrap_or_else(|_| "none free".into()),
            )
        } else {
            format!(
                "cannot write in {}: {error}; make it writable or set `{key}` elsewhere",
                folder.display()
            )
        };
        Trouble::Wait { reason: WaitFor::Disk, words, again: Some(FIRST_PAUSE) }
    }

    /// What was asked is gone from the state folder. The next look at the inbox keeps it again, if it lies there.
    pub(super) fn lost_prompt() -> Trouble {
        let words = "what was asked of it is gone from the state folder; put its prompt beside the clip in the inbox, \
                     and it goes on by itself";
        Trouble::Wait { reason: WaitFor::Disk, words: words.into(), again: Some(FIRST_PAUSE) }
    }

    /// From a read or write in the state folder.
    pub(super) fn state(config: &Config, error: &io::Error) -> Trouble {
        Trouble::disk("state", &config.state, None, error)
    }
}

impl Pipeline {
    /// What an error of the backend leads to, where the step has no better answer. `token` is the key of the
    /// token that was used.
    pub(super) fn trouble(&self, error: Error, token: &str) -> Trouble {
        let config = &self.config.backend;
        let wait = |reason, words: String, again| Trouble::Wait { reason, words, again };
        match error {
            Error::TokenInvalid(words) => match self.backend.tokens.renewable(token) {
                true => Trouble::TokenExpired(token.into()),
                false => wait(
                    WaitFor::Token,
                    format!(
                        "the token is not accepted ({words}); set a valid one as NEMO_TOKEN or `backend.token_file`, then start dropcut again"
                    ),
                    None,
                ),
            },
            Error::SessionLost(words) => Trouble::SessionLost(words),
            Error::OutOfCredits(_) => wait(
                WaitFor::Credits,
                match self
                    .backend
                    .tokens
                    .account(token)
                    .and_then(|account| account.bind_link(&config.web_url))
                {
                    Some(link) => format!("the free credits are used up; register at {link} to get more"),
                    None => format!("the credits are used up; top up at {}", config.web_url),
                },
                Some(config.credits_poll),
            ),
            Error::PlanBlocked(words) => wait(
                WaitFor::Plan,
                format!(
                    "the plan of this account does not include exports ({words}); change the plan at {} or set another token, then `dropcut retry`",
                    config.web_url
                ),
                None,
            ),
            Error::RateLimited { retry_after, .. } => wait(
                WaitFor::RateLimit,
                "the backend has too many requests; it is asked again soon".into(),
                Some(retry_after.unwrap_or(config.rate_limit_wait)),
            ),
            Error::Unreachable(_) | Error::OutcomeUnknown(_) | Error::Stopping(_) => {
                wait(WaitFor::Network, format!("{error}; it is tried again by itself"), Some(FIRST_PAUSE))
            }
            Error::UnsupportedType(words) if self.is_embedded() => Trouble::Fail(words),
            Error::UnsupportedType(words) => Trouble::Fail(format!(
                "the backend does not take this type of file ({words}); it takes {}",
                crate::media::accepted_types()
            )),
            Error::TooLarge(words) => Trouble::Fail(format!(
                "the clip is too large for the backend ({words}); compress or trim it first, or set `backend.max_size` \
                 to what the backend takes and `backend.oversize: compress`, which does it here"
            )),
            Error::Local { path, source } if source.kind() == io::ErrorKind::NotFound => {
                match Path::new(&path).starts_with(work_folder(&self.config)) {
                    true => wait(
                        WaitFor::Disk,
                        format!("{path} is gone; it is made again by itself"),
                        Some(FIRST_PAUSE),
                    ),
                    false => Trouble::ClipChanged,
                }
            }
            Error::Local { path, source } => wait(
                WaitFor::Disk,
                format!("cannot read {path}: {source}; make it readable, and it goes on by itself"),
                Some(FIRST_PAUSE),
            ),
            Error::NotFound(_) => Trouble::NotFound(error.to_string()),
            // It says why in the person's language.
            Error::Refused { message, .. } if self.is_embedded() => Trouble::Fail(message),
            Error::Refused { .. } | Error::ClientIdMissing(_) | Error::Duplicate(_) => {
                Trouble::Fail(error.to_string())
            }
        }
    }
}

/// The pause after as many `tries` in vain: what may pass within moments is tried again soon, then less and less
/// often. `first` is the shortest, be it longer than the usual longest.
pub(super) fn pause(reason: WaitFor, first: Duration, tries: u32) -> Duration {
    match reason {
        WaitFor::Network | WaitFor::RateLimit | WaitFor::Disk => {
            let doubled = first.saturating_mul(2_u32.saturating_pow(tries.saturating_sub(1)));
            doubled.min(LONGEST_PAUSE).max(first)
        }
        WaitFor::Credits | WaitFor::Plan | WaitFor::Token | WaitFor::Person | WaitFor::Decision => first,
    }
}

/// A second loss of a session is no accident: it waits for the person.
pub(super) fn session_lost_again(job: &str, now: Timestamp) -> Step {
    let words =
        format!("the backend lost the session twice; `dropcut retry {job}` begins again with the upload");
    let wait = Wait { reason: WaitFor::Decision, words, since: now, until: None, tries: 1 };
    Step::Waiting { wait, at: Box::new(Step::Connecting) }
}

/// A reason that fits a record.
pub(super) fn bounded(reason: &str) -> String {
    reason.chars().filter(|c| !c.is_control() || *c == '\n').take(REASON_LIMIT).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_from_a_second_to_five_minutes() {
        let pauses: Vec<u64> =
            (1..=12).map(|tries| pause(WaitFor::Network, FIRST_PAUSE, tries).as_secs()).collect();
        assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300, 300]);
        assert_eq!(pause(WaitFor::Disk, FIRST_PAUSE, u32::MAX), LONGEST_PAUSE);
    }

    #[test]
    fn a_pause_that_the_backend_names_is_kept_to() {
        let hour = Duration::from_secs(3600);
        assert_eq!(pause(WaitFor::RateLimit, hour, 3), hour);
        assert_eq!(pause(WaitFor::Credits, Duration::from_secs(300), 9), Duration::from_secs(300));
    }
}
