//! By what a job's clip is known again: its path, with what is gathered here.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

/// What tells one file from the next under the same name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Identity {
    /// Bytes.
    pub size: u64,
    /// Seconds since 1970 and nanoseconds.
    pub modified: (i64, u32),
    /// BLAKE3 of the size and of samples of the content, in hexadecimal digits. Empty for a file whose content
    /// cannot be read.
    pub hash: String,
    /// With `inode` only a hint that a file was renamed: both change when a share is mounted anew.
    pub device: u64,
    pub inode: u64,
}

impl Identity {
    /// Whether both are of the same content, whatever the mount.
    pub fn same_content(&self, other: &Identity) -> bool {
        (self.size, self.modified, &self.hash) == (other.size, other.modified, &other.hash)
    }

    /// Whether a file that is there now has the size and the time of this one.
    pub fn matches(&self, now: &Metadata) -> bool {
        now.is_file() && now.len() == self.size && (now.mtime(), now.mtime_nsec()) == self.time()
    }

    /// The same for facts that were noted down.
    pub fn is(&self, size: u64, modified: SystemTime) -> bool {
        size == self.size && self.modified_at() == Some(modified)
    }

    /// `None` for a time that the system's clock cannot tell.
    pub fn modified_at(&self) -> Option<SystemTime> {
        let (seconds, nanoseconds) = self.modified;
        let whole = Duration::from_secs(seconds.unsigned_abs());
        let second = match seconds {
            0.. => SystemTime::UNIX_EPOCH.checked_add(whole),
            _ => SystemTime::UNIX_EPOCH.checked_sub(whole),
        };
        second?.checked_add(Duration::from_nanos(nanoseconds.into()))
    }

    fn time(&self) -> (i64, i64) {
        (self.modified.0, self.modified.1.into())
    }
}
