//! A job as `status --json` shows it. The names are fixed: scripts hang on them.

use std::path::PathBuf;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::inbox::{Look, PromptState, Settling};
use crate::job::{Job, Ledger, Prompt, Step, Wait};
use crate::pipeline::Now;

/// One job, or a clip that settles and will become one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sight {
    pub id: uuid::Uuid,
    /// From the inbox.
    pub clip: PathBuf,
    /// What was written, messages divided by `---`; null while nothing is.
    pub prompt: Option<String>,
    pub step: String,
    /// 0 to 1.
    pub progress: f64,
    /// A sentence, with the link or the command that helps.
    pub waiting_for: Option<String>,
    pub attempts: u32,
    pub session: Option<String>,
    pub render: Option<String>,
    /// From the outbox.
    pub outputs: Vec<PathBuf>,
    pub error: Option<String>,
    pub created: Timestamp,
    pub updated: Timestamp,
}

impl Sight {
    pub(super) fn of(job: &Job, ledger: &Ledger, now: Option<&Now>, look: &Look) -> Sight {
        let prompt = job.prompt.as_ref().and_then(|id| ledger.texts().get(id).ok());
        let prompt = prompt.and_then(|json| serde_json::from_str::<Prompt>(&json).ok());
        let waiting_for = match &job.step {
            Step::WaitingForPrompt => Some(missing_prompt(job, look)),
            Step::Waiting { wait, .. } => Some(waits_for(wait)),
            _ => None,
        };
        let error = match &job.step {
            Step::Failed { reason, .. } => Some(reason.clone()),
            _ => None,
        };
        Sight {
            id: job.id,
            clip: job.clip.clone(),
            prompt: prompt.map(|prompt| prompt.messages.join("\n---\n")),
            step: job.step.name().into(),
            progress: job.step.progress(now.map_or(0.0, |now| now.within)),
            waiting_for,
            attempts: job.attempts,
            session: job.session.clone(),
            render: job.render.clone(),
            outputs: job.outputs.clone(),
            error,
            created: job.created,
            updated: job.updated,
        }
    }

    pub(super) fn of_settling(settling: &Settling) -> Sight {
        let now = Timestamp::now();
        let hash = blake3::hash(settling.path.as_os_str().as_encoded_bytes());
        let mut bytes = [0; 16];
        bytes.copy_from_slice(&hash.as_bytes()[..16]);
        Sight {
            // It has no id of its own before it is a job; this one stays the same while it settles.
            id: uuid::Builder::from_custom_bytes(bytes).into_uuid(),
            clip: settling.path.clone(),
            prompt: None,
            step: "settling".into(),
            progress: 0.0,
            waiting_for: Some(settling.reason.clone()),
            attempts: 0,
            session: None,
            render: None,
            outputs: Vec::new(),
            error: None,
            created: now,
            updated: now,
        }
    }

    /// The part of the id that tells jobs apart at a glance.
    pub fn short_id(&self) -> String {
        self.id.simple().to_string().split_off(24)
    }
}

/// What a job waits for, and since when.
pub(super) fn waits_for(wait: &Wait) -> String {
    let since = wait.since.to_zoned(TimeZone::system()).strftime("%-d %B, %H:%M");
    match (wait.until, wait.tries) {
        (Some(_), 2..) => format!("{} (since {since}; tried {} times)", wait.words, wait.tries),
        _ => format!("{} (since {since})", wait.words),
    }
}

fn missing_prompt(job: &Job, look: &Look) -> String {
    let stem = job.stem();
    let ready = look.ready.iter().find(|ready| ready.path == job.clip);
    match ready.map(|ready| &ready.prompt) {
        Some(PromptState::Empty(path)) => format!("{} is empty: write into it what to do", path.display()),
        Some(PromptState::Settling(path)) => format!("{} may still be written to", path.display()),
        Some(PromptState::Broken(_, words)) => words.clone(),
        _ => format!("its prompt: write what to do into {stem}.prompt.txt beside it"),
    }
}
