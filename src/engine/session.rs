//! Sessions: kept on disk, so that a restart of the daemon finds its clips, its draft and its renders.
//!
//! A session is a folder with `session.json`, written whole after each change. A change that a crash interrupts
//! has not happened.

use std::collections::{BTreeMap, HashMap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::language::Language;
use super::timeline::{Clip, Range};
use crate::disk;
use crate::nemo::render::{RenderOutput, Status};
use crate::nemo::session::is_path_segment;

/// How long a session is kept after its last use: long enough to go on with it, not for ever.
const KEPT: Duration = Duration::from_secs(14 * 24 * 3600);

/// A clip of a session and where it lies.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Media {
    pub clip: Clip,
    /// What it was called when it was sent, if not by the clip's own name.
    #[serde(default)]
    pub sent_as: Option<String>,
    /// The file: in the session's folder, or where its owner left it.
    pub file: PathBuf,
    /// What the file was when it came. A file that was changed since is not rendered.
    pub size: u64,
    pub modified: std::time::SystemTime,
    /// Every silence of at least 0.2 s, once it was listened to.
    pub silences: Option<Vec<Range>>,
}

/// A render as the engine remembers it.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Export {
    pub draft: Box<RawValue>,
    pub output: RenderOutput,
    pub status: Status,
    /// The result, within the session's folder, once completed.
    pub file: Option<PathBuf>,
    pub error: Option<String>,
}

/// A session.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Session {
    pub id: String,
    /// Of its last message; of the one that began it, where there was none.
    #[serde(default)]
    pub language: Language,
    pub used: Timestamp,
    pub media: Vec<Media>,
    /// The timeline as it stands; none before the first clip.
    pub draft: Option<Box<RawValue>>,
    /// How many messages did anything: one may ask for what is there already, as clips that are to be joined are, and is
    /// done all the same.
    #[serde(default)]
    pub edits: u32,
    /// The answers, by the message's id: a message that comes again is answered and not applied again.
    pub answers: BTreeMap<Uuid, String>,
    pub exports: BTreeMap<String, Export>,
}

fn is_idle(session: &Session, now: Timestamp) -> bool {
    let idle = now.duration_since(session.used);
    idle > jiff::SignedDuration::try_from(KEPT).unwrap_or(jiff::SignedDuration::MAX)
}

/// All sessions of this engine.
pub struct Sessions {
    root: PathBuf,
    open: Mutex<HashMap<String, Arc<tokio::sync::Mutex<Session>>>>,
    /// Which session a render belongs to.
    exports: Mutex<HashMap<String, String>>,
}

impl Sessions {
    /// Opens the sessions below `root`, sweeping out those that were not used for long. Returns the renders that
    /// were not finished, with their sessions. Blocks.
    pub fn open(root: &Path, now: Timestamp) -> io::Result<(Sessions, Vec<(String, String)>)> {
        disk::create_folder(root, true)?;
        let sessions =
            Sessions { root: root.to_path_buf(), open: Mutex::default(), exports: Mutex::default() };
        let mut unfinished = Vec::new();
        for entry in fs::read_dir(root)? {
            let entry = entry?;
            let id = entry.file_name().to_string_lossy().into_owned();
            let session = match sessions.load(&id) {
                Ok(session) => session,
                Err(error) => {
                    tracing::warn!("the engine's session {id} cannot be read and is left alone: {error}");
                    continue;
                }
            };
            if is_idle(&session, now) {
                fs::remove_dir_all(entry.path())?;
                continue;
            }
            for (export, facts) in &session.exports {
                sessions.exports().insert(export.clone(), id.clone());
                if matches!(facts.status, Status::Pending | Status::Processing) {
                    unfinished.push((id.clone(), export.clone()));
                }
            }
        }
        Ok((sessions, unfinished))
    }

    /// Sweeps out the sessions that were not used for long and that nobody works with. Blocks.
    pub fn sweep(&self, now: Timestamp) -> io::Result<()> {
        for entry in fs::read_dir(&self.root)? {
            let entry = entry?;
            let id = entry.file_name().to_string_lossy().into_owned();
            let open = self.open.lock().unwrap_or_else(PoisonError::into_inner).contains_key(&id);
            let Ok(session) = self.load(&id) else { continue };
            if !open && is_idle(&session, now) {
                fs::remove_dir_all(entry.path())?;
                self.exports().retain(|_, owner| *owner != id);
            }
        }
        Ok(())
    }

    /// Begins a session.
    pub fn create(&self, language: Language, now: Timestamp) -> io::Result<Session> {
        let session = Session {
            id: Uuid::now_v7().to_string(),
            language,
            used: now,
            media: Vec::new(),
            draft: None,
            edits: 0,
            answers: BTreeMap::new(),
            exports: BTreeMap::new(),
        };
        disk::create_folder(&self.folder(&session.id), true)?;
        self.save(&session)?;
        Ok(session)
    }

    /// The session of that id, to be locked while it is changed; `None` where there is none.
    pub fn get(&self, id: &str) -> io::Result<Option<Arc<tokio::sync::Mutex<Session>>>> {
        if !is_path_segment(id) {
            return Ok(None);
        }
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(session) = open.get(id) {
            return Ok(Some(Arc::clone(session)));
        }
        match self.load(id) {
            Ok(session) => {
                // Those that nobody works with are read again when they are needed.
                open.retain(|_, session| Arc::strong_count(session) > 1);
                let session = Arc::new(tokio::sync::Mutex::new(session));
                open.insert(id.to_string(), Arc::clone(&session));
                Ok(Some(session))
            }
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// The session that a render belongs to.
    pub fn session_of(&self, export: &str) -> Option<String> {
        self.exports().get(export).cloned()
    }

    /// Claims a render's id; `false` where it is taken.
    pub fn claim(&self, export: &str, session: &str) -> bool {
        let mut exports = self.exports();
        if exports.contains_key(export) {
            return false;
        }
        exports.insert(export.to_string(), session.to_string());
        true
    }

    /// Gives up a claim that could not be recorded.
    pub fn unclaim(&self, export: &str) {
        self.exports().remove(export);
    }

    /// Makes a session's change durable.
    pub fn save(&self, session: &Session) -> io::Result<()> {
        let json = serde_json::to_vec(session)?;
        disk::write(&self.folder(&session.id).join("session.json"), &json, 0o600)
    }

    pub fn folder(&self, id: &str) -> PathBuf {
        self.root.join(id)
    }

    fn load(&self, id: &str) -> io::Result<Session> {
        let json = fs::read(self.folder(id).join("session.json"))?;
        serde_json::from_slice(&json).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    }

    fn exports(&self) -> std::sync::MutexGuard<'_, HashMap<String, String>> {
        self.exports.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
