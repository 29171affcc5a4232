//! The records of the ledger: jobs, sessions, rounds and renders, each of its own.

use std::path::PathBuf;
use std::time::SystemTime;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Identity, Step, TextId, Wait};
use crate::config::Quality;
use crate::media::Format;
use crate::nemo::render::Partial;

/// Something that the ledger keeps under a key of its own.
pub trait Record: Serialize + DeserializeOwned {
    /// What the key begins with.
    const KIND: &'static str;
    /// What the key ends with; unique within the kind.
    fn id(&self) -> String;
}

/// What a person wrote: the messages, and the settings at the top of the file. There is at least one message, and
/// none is blank.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Prompt {
    /// Sent one after the other, in one session.
    pub messages: Vec<String>,
    pub language: Option<String>,
    pub format: Option<Format>,
    pub quality: Option<Quality>,
    /// Higher comes first.
    pub priority: Option<i32>,
}

/// One clip and what is asked of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    pub id: Uuid,
    /// Where the clip lies, from the inbox.
    pub clip: PathBuf,
    pub identity: Identity,
    /// Where the prompt lay, from the inbox.
    pub sidecar: Option<PathBuf>,
    /// What the sidecar was when it was read. One that was changed since is not put away.
    #[serde(default)]
    pub sidecar_seen: Option<Seen>,
    /// The [`Prompt`], as JSON.
    pub prompt: Option<TextId>,
    pub priority: i32,
    pub step: Step,
    /// How often it was begun: 1, and one more with each retry.
    pub attempts: u32,
    /// How often the backend lost its session.
    pub sessions_lost: u32,
    pub session: Option<String>,
    pub render: Option<String>,
    /// The results, from the outbox.
    pub outputs: Vec<PathBuf>,
    /// Where the clip and the prompt lie now, where that is not the inbox.
    pub moved: Option<Moved>,
    /// What was made smaller before it was uploaded.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub compressed: Vec<Compressed>,
    /// A step that waits for its next look, though the job itself does not stand still.
    pub not_before: Option<Timestamp>,
    /// What the step was waiting for when it was last tried; a next wait for the same counts on from it.
    #[serde(default)]
    pub waited: Option<Wait>,
    pub created: Timestamp,
    pub updated: Timestamp,
}

/// A clip that was too large, and what was sent instead.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Compressed {
    /// Its name without its folder.
    pub name: String,
    /// Bytes.
    pub size: u64,
    pub seconds: f64,
    /// Bytes.
    pub sent: u64,
    /// Pixels; 0 of sound alone.
    pub width: u32,
    pub height: u32,
}

/// A file as it was seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seen {
    /// Bytes.
    pub size: u64,
    pub modified: SystemTime,
}

/// Where the originals were put.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Moved {
    pub clip: Option<PathBuf>,
    pub sidecar: Option<PathBuf>,
}

impl Record for Job {
    const KIND: &'static str = "job";
    fn id(&self) -> String {
        self.id.to_string()
    }
}

impl Job {
    /// The clip's name without its folder.
    pub fn name(&self) -> String {
        self.clip.file_name().unwrap_or(self.clip.as_os_str()).to_string_lossy().into_owned()
    }

    /// Lets a job that stands still go on at `step`, which the ledger tells.
    pub fn resume(&mut self, step: Step) {
        if let Step::Waiting { wait, .. } = &self.step {
            self.waited = Some(wait.clone());
        }
        self.step = step;
        self.not_before = None;
    }

    /// The name under which the clip goes to a backend: it carries the job's id, to be found again.
    pub fn remote_name(&self) -> String {
        let extension =
            self.clip.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
        format!("{}{extension}", self.id)
    }

    /// The same for the smaller file that goes there in the clip's place.
    pub fn compressed_name(&self) -> String {
        format!("{}.mp4", self.id)
    }
}

/// A session with a backend.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    pub task: Option<String>,
    /// The address of the backend that knows it; `None` for the embedded engine.
    pub backend: Option<String>,
    /// Which token it was made with; the tokens themselves lie apart.
    pub token: String,
    pub user: Option<String>,
    pub created: Timestamp,
}

impl Record for Session {
    const KIND: &'static str = "session";
    fn id(&self) -> String {
        self.id.clone()
    }
}

/// A message and what became of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Round {
    /// The message's id, told to the backend.
    pub id: Uuid,
    pub job: Uuid,
    pub session: String,
    /// Which message of the prompt, from 0.
    pub message: usize,
    /// What the session's draft was before.
    pub before: String,
    /// The draft itself, to tell what changed.
    pub before_draft: Option<TextId>,
    /// How often the state was read since the stream broke, without a change.
    pub readings: u32,
    /// It may be sent once more if the state still shows nothing of it.
    pub may_send_again: bool,
    pub outcome: Option<Outcome>,
}

impl Record for Round {
    const KIND: &'static str = "round";
    fn id(&self) -> String {
        Round::key(self.job, self.id)
    }
}

impl Round {
    /// Rounds are kept by job, so that a job finds its own.
    pub fn key(job: Uuid, round: Uuid) -> String {
        format!("{job}/{round}")
    }
}

/// What a message led to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// What the backend said, or what changed where it said nothing.
    pub answer: TextId,
    /// The draft afterwards.
    pub draft: Option<TextId>,
}

/// An export.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Render {
    /// `render_` and microseconds; unique in the ledger.
    pub id: String,
    pub job: Uuid,
    pub session: String,
    /// The last message before it.
    pub message: usize,
    pub draft: TextId,
    pub format: Format,
    pub quality: Quality,
    /// 1, and 2 where it stands in for one that failed.
    pub attempt: u32,
    /// The token under which it is ordered: no other can ask for it.
    pub token: String,
    pub state: RenderState,
    /// Its file, as it is being fetched.
    pub file: Option<Partial>,
    /// When it was intended; then when its order was accepted.
    pub created: Timestamp,
}

impl Record for Render {
    const KIND: &'static str = "render";
    fn id(&self) -> String {
        self.id.clone()
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RenderState {
    /// About to be ordered, or ordered without an answer.
    Intended,
    Ordered,
    Completed,
    Failed {
        reason: String,
    },
}
