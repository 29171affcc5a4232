//! The records of the ledger: jobs, sessions, rounds and renders, each of its own.

use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use jiff::Timestamp;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{Identity, Step, TextId, Texts, Wait};
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

/// What goes to the backend for a job.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Source {
    /// The clip itself.
    #[default]
    Clip,
    /// All media of a folder, one after the other: a JSON array of [`Member`].
    Folder { members: TextId },
    /// The address of a clip, written in a file.
    Link,
    /// Nothing: the backend makes a clip of the words in a file.
    Words,
    /// Nothing: the words in a file are for the session of an earlier `job`, of which `output`, from the outbox, is
    /// a result.
    Result { job: Uuid, output: PathBuf },
}

/// A file of a folder that is one job.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// From the folder.
    pub path: PathBuf,
    pub identity: Identity,
}

impl Member {
    /// The name without its folder.
    pub fn name(&self) -> String {
        name(&self.path)
    }
}

/// What was dropped as one thing, and what is asked of it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job {
    pub id: Uuid,
    /// Where it lies, from the inbox: the clip, or what stands for it by `source`.
    pub clip: PathBuf,
    pub source: Source,
    pub identity: Identity,
    /// Where the prompt lay, from the inbox.
    pub sidecar: Option<PathBuf>,
    /// What the sidecar was when it was read. One that was changed since is not put away.
    #[serde(default)]
    pub sidecar_seen: Option<Seen>,
    /// The [`Prompt`], as JSON.
    pub prompt: Option<TextId>,
    pub priority: i32,
    /// The folder of the inbox whose jobs share one session, if it lies in one.
    pub shared: Option<PathBuf>,
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

/// Where the originals were put; of a folder the folder.
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
    /// A job of which nothing is known but the clip at `path` in the inbox.
    pub fn new(path: &Path, identity: &Identity, now: Timestamp) -> Job {
        Job {
            id: Uuid::now_v7(),
            clip: path.to_path_buf(),
            source: Source::Clip,
            identity: identity.clone(),
            sidecar: None,
            sidecar_seen: None,
            prompt: None,
            priority: 0,
            shared: None,
            step: Step::WaitingForPrompt,
            attempts: 1,
            sessions_lost: 0,
            session: None,
            render: None,
            outputs: Vec::new(),
            moved: None,
            compressed: Vec::new(),
            not_before: None,
            waited: None,
            created: now,
            updated: now,
        }
    }

    /// What was dropped, without its folder.
    pub fn name(&self) -> String {
        name(&self.clip)
    }

    /// The folder of the inbox that it lies in.
    pub fn folder(&self) -> &Path {
        self.clip.parent().unwrap_or(Path::new(""))
    }

    /// What its results are called after.
    pub fn stem(&self) -> String {
        let name = self.name();
        let written = |ending: &str| name.len().checked_sub(ending.len()).and_then(|end| name.get(..end));
        match &self.source {
            Source::Folder { .. } => name,
            Source::Words => written(".generate.txt").unwrap_or(&name).to_string(),
            Source::Result { .. } => written(".prompt.txt").unwrap_or(&name).to_string(),
            Source::Clip | Source::Link => stem(&self.clip),
        }
    }

    /// Lets a job that stands still go on at `step`, which the ledger tells.
    pub fn resume(&mut self, step: Step) {
        if let Step::Waiting { wait, .. } = &self.step {
            self.waited = Some(wait.clone());
        }
        self.step = step;
        self.not_before = None;
    }

    /// What stands before `.edited` in the names of its results.
    pub fn result_stem(&self) -> String {
        let stem = self.stem();
        match (&self.source, stem.rsplit_once(".edited")) {
            (Source::Result { .. }, Some((before, _))) => before.to_string(),
            _ => stem,
        }
    }

    /// The name under which a file goes to a backend: it carries the job's id, and for a member of a folder what
    /// tells it from the others, to be found again.
    pub fn remote_name(&self, file: &Path, member: Option<&Member>) -> String {
        let extension = file.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
        let mark = member.map(|member| format!("-{}", member.mark())).unwrap_or_default();
        format!("{}{mark}{extension}", self.id)
    }
}

impl Member {
    /// Tells it from the other files of its folder.
    pub fn mark(&self) -> String {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.path.as_os_str().as_encoded_bytes()).update(self.identity.hash.as_bytes());
        hasher.finalize().to_hex()[..12].to_string()
    }
}

/// Keeps what a folder holds.
pub fn keep_members(texts: &Texts, members: &[Member]) -> io::Result<TextId> {
    texts.put(&serde_json::to_string(members)?)
}

impl Job {
    /// What the folder held when it was taken; empty for a job that is no folder.
    pub fn members(&self, texts: &Texts) -> io::Result<Vec<Member>> {
        match &self.source {
            Source::Folder { members } => Ok(serde_json::from_str(&texts.get(members)?)?),
            _ => Ok(Vec::new()),
        }
    }
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned()
}

fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
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

/// The session that the jobs of one folder share.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Shared {
    /// From the inbox.
    pub folder: PathBuf,
    pub session: String,
}

impl Record for Shared {
    const KIND: &'static str = "shared";
    fn id(&self) -> String {
        Shared::key(&self.folder)
    }
}

impl Shared {
    pub fn key(folder: &Path) -> String {
        blake3::hash(folder.as_os_str().as_encoded_bytes()).to_hex().to_string()
    }
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
