//! What one look at the inbox found. Paths are relative to the inbox.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use tokio::time::Instant;

use crate::job::{Identity, Member, Prompt};
use crate::media::{self, Kind};

/// The inbox at one moment. Cheap enough to clone and to keep for `dropcut why`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Look {
    /// The marker is gone: the inbox is not mounted. Nothing is known then, and nothing is gone.
    pub unmounted: bool,
    /// What is settled and whole, with or without a prompt.
    pub ready: Vec<Ready>,
    /// Settled prompts for nothing that lies here; they may be meant for a result.
    pub alone: Vec<Ready>,
    /// Whether such a prompt may still be written to.
    pub alone_settle: bool,
    /// The folders that are one job each, ready or not.
    pub folders: Vec<PathBuf>,
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
    pub material: Material,
    pub identity: Identity,
    /// The prompt beside it.
    pub sidecar: Option<PathBuf>,
    pub prompt: PromptState,
}

/// What lies ready.
#[derive(Debug, Clone, PartialEq)]
pub enum Material {
    /// By its content.
    Clip(Kind),
    /// A folder with its media, in the order of their paths.
    Folder(Arc<[Member]>),
    /// The address of a clip.
    Link,
    /// Words from which a clip is to be made.
    Words,
    /// A prompt alone; `subject` is what stands before `.prompt.txt`.
    Prompt { subject: String },
}

/// What is asked for. Each path is that of the file which says it, or does not.
#[derive(Debug, Clone, PartialEq)]
pub enum PromptState {
    Missing,
    /// Nothing is written into it.
    Empty(PathBuf),
    /// It may still be written to.
    Settling(PathBuf),
    /// It cannot be used; the words name it and the remedy.
    Broken(PathBuf, String),
    Ready {
        prompt: Arc<Prompt>,
        /// The folder, from the inbox, whose jobs share one session.
        shared: Option<PathBuf>,
    },
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
    /// What it holds, where it is a folder.
    pub members: Option<Arc<[Member]>>,
    pub prompt: Option<PathBuf>,
}

impl Unreadable {
    /// What makes a clip of it, to follow a semicolon.
    pub fn remedy(&self) -> &'static str {
        match self.looks_like.starts_with(media::TRANSPORT_STREAM) {
            true => "turn it into an MP4 with `ffmpeg -i old.mp4 -c copy new.mp4`",
            false => "put the clip itself in its place",
        }
    }
}

impl Look {
    /// Whether something will become ready, or be given up, by waiting alone.
    pub fn is_settling(&self) -> bool {
        let settling = |ready: &Ready| matches!(ready.prompt, PromptState::Settling(_));
        !self.settling.is_empty() || self.alone_settle || self.ready.iter().chain(&self.alone).any(settling)
    }

    /// Whether the absence of `path` from this look says nothing about it.
    pub fn is_doubtful(&self, path: &Path) -> bool {
        self.unmounted || self.doubtful.iter().any(|doubtful| path.starts_with(doubtful))
    }
}
