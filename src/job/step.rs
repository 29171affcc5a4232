//! Where a job stands, with the facts that the next step needs.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::outbox::{Publication, Retirement};

/// Where a job stands. Each value is durable before what it announces is done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "snake_case")]
pub enum Step {
    /// The clip is whole and nobody has said what to do with it.
    WaitingForPrompt,
    /// Ready to be worked on.
    Queued,
    /// Needs a token and a session.
    Connecting,
    /// The clip goes into the session.
    Uploading {
        session: String,
        /// How many files the session held before, for a clip that the backend names as it likes.
        before: Option<usize>,
        /// How often such a clip was looked for since it may have been sent.
        #[serde(default)]
        readings: u32,
    },
    /// The message of that number (from 0) is next; nothing of it has been sent.
    Asking {
        session: String,
        message: usize,
    },
    /// The message may have been sent; its round tells what was intended.
    Editing {
        session: String,
        message: usize,
        round: Uuid,
    },
    /// A render of what the session holds is next; it has no id yet.
    Ordering {
        session: String,
        message: usize,
        attempt: u32,
    },
    /// The render may have been ordered under this id.
    Exporting {
        session: String,
        message: usize,
        render: String,
    },
    /// The render is complete and is being fetched.
    Downloading {
        session: String,
        message: usize,
        render: String,
    },
    /// The result is whole and checked, and goes into the outbox.
    Publishing {
        session: String,
        message: usize,
        publication: Publication,
    },
    /// Nothing more comes of it; the originals are put away, then it stands at `then`.
    Retiring {
        retirement: Retirement,
        then: Box<Step>,
    },
    Done,
    /// Nothing can be done until something else happens; then it goes on at `at`.
    Waiting {
        wait: Wait,
        at: Box<Step>,
    },
    /// It cannot be done. A retry goes on at `at`.
    Failed {
        reason: String,
        at: Box<Step>,
    },
    Cancelled {
        at: Box<Step>,
    },
}

/// What a waiting job waits for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Wait {
    pub reason: WaitFor,
    /// A sentence for the person, with the link that helps.
    pub words: String,
    pub since: Timestamp,
    /// When it is looked at again by itself; `None` waits for a person.
    pub until: Option<Timestamp>,
    /// How often it has been tried since, in vain.
    #[serde(default)]
    pub tries: u32,
}

/// How many tries in vain are still only moments of trouble.
const TRIES_WAITED_FOR: u32 = 3;

impl Wait {
    /// Whether it is more than a moment's: those who will not wait with it leave, and the person is told.
    pub fn is_lasting(&self) -> bool {
        self.until.is_none() || !self.reason.may_pass_soon() || self.tries > TRIES_WAITED_FOR
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WaitFor {
    Network,
    Credits,
    Plan,
    Token,
    RateLimit,
    Disk,
    Person,
    /// Only a person may say whether it goes on: not looked at again by itself, nor by `run --once`.
    Decision,
}

impl WaitFor {
    /// Whether what is waited for may come by itself within moments, so that the next try comes soon.
    pub fn may_pass_soon(self) -> bool {
        matches!(self, WaitFor::Network | WaitFor::RateLimit)
    }
}

impl Step {
    /// The step's name in `status --json`, as fixed for scripts.
    pub fn name(&self) -> &'static str {
        match self {
            Step::WaitingForPrompt => "waiting_for_prompt",
            Step::Queued => "queued",
            Step::Connecting => "connecting",
            Step::Uploading { .. } => "uploading",
            Step::Asking { .. } | Step::Editing { .. } => "editing",
            Step::Ordering { .. } | Step::Exporting { .. } => "exporting",
            Step::Downloading { .. } => "downloading",
            Step::Publishing { .. } | Step::Retiring { .. } => "publishing",
            Step::Done => "done",
            Step::Waiting { .. } => "waiting",
            Step::Failed { .. } => "failed",
            Step::Cancelled { .. } => "cancelled",
        }
    }

    /// Whether something of the job may be in its session.
    pub fn is_begun(&self) -> bool {
        match self {
            Step::Waiting { at, .. } | Step::Failed { at, .. } | Step::Cancelled { at } => at.is_begun(),
            Step::WaitingForPrompt | Step::Queued | Step::Connecting => false,
            _ => true,
        }
    }

    /// Whether nothing will happen to the job any more unless a person says so.
    pub fn is_final(&self) -> bool {
        matches!(self, Step::Done | Step::Failed { .. } | Step::Cancelled { .. })
    }

    /// Where a retry goes on, for a job that stands still.
    pub fn resumption(&self) -> Option<Step> {
        match self {
            Step::Waiting { at, .. } | Step::Failed { at, .. } | Step::Cancelled { at } => {
                Some((**at).clone())
            }
            _ => None,
        }
    }

    /// How far the whole job is, 0 to 1, when the step itself is `within` (0 to 1) done.
    pub fn progress(&self, within: f64) -> f64 {
        let (from, to) = match self {
            Step::WaitingForPrompt | Step::Queued | Step::Connecting => (0.0, 0.0),
            Step::Uploading { .. } => (0.02, 0.1),
            Step::Asking { .. } | Step::Editing { .. } => (0.1, 0.25),
            Step::Ordering { .. } | Step::Exporting { .. } => (0.25, 0.9),
            Step::Downloading { .. } => (0.9, 0.98),
            Step::Publishing { .. } | Step::Retiring { .. } => (0.98, 1.0),
            Step::Done => (1.0, 1.0),
            Step::Waiting { at, .. } | Step::Failed { at, .. } | Step::Cancelled { at } => {
                return at.progress(0.0);
            }
        };
        from + (to - from) * within.clamp(0.0, 1.0)
    }
}
