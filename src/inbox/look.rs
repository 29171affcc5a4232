//! What one look at the inbox found. Paths are relative to the inbox.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::time::Instant;

use crate::job::{Identity, Prompt};
use crate::media::Kind;

/// The inbox at one moment. Cheap enough to clone and to keep for `dropcut why`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The marker is gone: the inbox is not mounted. Nothing is known then, and nothing is gone.
    pub unmounted: bool,
    /// Settled, whole media, with or without a prompt.
    pub ready: Vec<Ready>,
    /// What may become ready by waiting.
    pub settling: Vec<Settling>,
    /// What stayed unreadable for too long.
    pub unreadable: Vec<Unreadable>,
    /// Folders, or files, of which nothing is known this time; what lay in them is not to be taken for gone.
    pub doubtful: Vec<PathBuf>,
    /// What stands in the way, in words, each with its remedy.
    pub troubles: Vec<String>,
    /// When the next look is worthwhile even if nothing happens.
    pub next: Option<Instant>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Ready {
    pub path: PathBuf,
    pub identity: Identity,
    /// By its content.
    pub kind: Kind,
    pub prompt: PromptState,
}

/// The sidecar of a clip. The path is that of the sidecar.
#[derive(Debug, Clone, PartialEq)]
pub enum PromptState {
    Missing,
    /// Nothing is written into it.
    Empty(PathBuf),
    /// It may still be written to.
    Settling(PathBuf),
    /// It cannot be used; the words name it and the remedy.
    Broken(PathBuf, String),
    /// `text_hash`: blake3 of `text`, in hexadecimal digits; `text`: all that was written.
    Ready {
        path: PathBuf,
        text_hash: Arc<str>,
        prompt: Arc<Prompt>,
        text: Arc<str>,
    },
}

impl PromptState {
    /// Where the sidecar lies, if there is one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            PromptState::Missing => None,
            PromptState::Empty(path) | PromptState::Settling(path) | PromptState::Broken(path, _) => {
                Some(path)
            }
            PromptState::Ready { path, .. } => Some(path),
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct Settling {
    pub path: PathBuf,
    /// A sentence about "it", without a full stop.
    pub reason: String,
    /// Since when it is unchanged.
    pub since: Instant,
    /// When it will have been quiet for long enough; `None` where that is not what it waits for.
    pub until: Option<Instant>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Unreadable {
    pub path: PathBuf,
    pub identity: Identity,
    /// What it is instead, to follow "it looks like".
    pub looks_like: String,
    pub prompt: Option<PathBuf>,
}

impl Look {
    /// Whether something will become ready, or be given up, by waiting alone.
    pub fn is_settling(&self) -> bool {
        let settling = |ready: &Ready| matches!(ready.prompt, PromptState::Settling(_));
        !self.settling.is_empty() || self.ready.iter().any(settling)
    }

    /// Whether the absence of `path` from this look says nothing about it.
    pub fn is_doubtful(&self, path: &Path) -> bool {
        self.unmounted || self.doubtful.iter().any(|doubtful| path.starts_with(doubtful))
    }
}
