//! Reading the identity of a file.

use std::fs::OpenOptions;
use std::io;
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

use rustix::fs::OFlags;

use super::settle::Stamp;
use crate::job::{Identity, Member};

/// The bytes that are hashed at the beginning, in the middle and at the end.
const SAMPLE: u64 = 64 * 1024;

/// Why an identity cannot be told.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It is not the file that was looked at any more.
    #[error("it changed while it was read")]
    Changed,
    #[error("it cannot be read: {0}")]
    Read(#[from] io::Error),
}

impl Identity {
    /// Reads the identity of the file at `path`, of which `stamp` was seen.
    pub fn read(path: &Path, stamp: &Stamp) -> Result<Identity, Error> {
        let file = OpenOptions::new()
            .read(true)
            // Whatever took the file's place since: no link is followed, no pipe waited for.
            .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
            .open(path)?;
        let mut hasher = blake3::Hasher::new();
        hasher.update(&stamp.size.to_le_bytes());
        let mut sample = vec![0; usize::try_from(SAMPLE.min(stamp.size)).unwrap_or(0)];
        for start in sample_starts(stamp.size) {
            file.read_exact_at(&mut sample, start).map_err(|error| match error.kind() {
                io::ErrorKind::UnexpectedEof => Error::Changed,
                _ => Error::Read(error),
            })?;
            hasher.update(&sample);
        }
        if Stamp::of(&file.metadata()?) != *stamp || Stamp::of(&std::fs::symlink_metadata(path)?) != *stamp {
            return Err(Error::Changed);
        }
        Ok(Identity { hash: hasher.finalize().to_hex().to_string(), ..Identity::unread(stamp) })
    }

    /// The identity of a folder of which each member is as told.
    pub fn of_members(members: &[Member], device: u64, inode: u64) -> Identity {
        let mut hasher = blake3::Hasher::new();
        for member in members {
            hasher.update(member.path.as_os_str().as_encoded_bytes()).update(&[0]);
            hasher.update(member.identity.hash.as_bytes());
        }
        Identity {
            size: members.iter().map(|member| member.identity.size).fold(0, u64::saturating_add),
            modified: members.iter().map(|member| member.identity.modified).max().unwrap_or_default(),
            hash: hasher.finalize().to_hex().to_string(),
            device,
            inode,
        }
    }

    /// The identity of a file whose content cannot be read.
    pub fn unread(stamp: &Stamp) -> Identity {
        Identity {
            size: stamp.size,
            modified: stamp.modified,
            hash: String::new(),
            device: stamp.device,
            inode: stamp.inode,
        }
    }
}

/// Where the samples begin; of a short file they overlap.
fn sample_starts(size: u64) -> [u64; 3] {
    let last = size.saturating_sub(SAMPLE);
    [0, last / 2, last]
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn stamp(path: &Path) -> Stamp {
        Stamp::of(&fs::symlink_metadata(path).expect("it is there"))
    }

    fn identity(path: &Path) -> Identity {
        Identity::read(path, &stamp(path)).expect("it is readable")
    }

    #[test]
    fn a_change_at_the_beginning_in_the_middle_or_at_the_end_shows() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.mp4");
        let content = vec![7u8; 1_000_000];
        fs::write(&path, &content).expect("it is written");
        let before = identity(&path);
        assert_eq!(before.hash.len(), 64);
        for place in [0, 65_535, 500_000, 999_999] {
            let mut changed = content.clone();
            changed[place] = 8;
            fs::write(&path, &changed).expect("it is written");
            assert_ne!(identity(&path).hash, before.hash, "byte {place}");
        }
    }

    #[test]
    fn short_files_are_hashed_whole() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.mp4");
        let mut hashes = std::collections::HashSet::new();
        for size in [0usize, 1, 2, 65_535, 65_536, 65_537, 131_073, 196_608] {
            fs::write(&path, vec![1; size]).expect("it is written");
            assert!(hashes.insert(identity(&path).hash), "{size} bytes");
        }
    }

    #[test]
    fn a_remount_does_not_make_another_content_of_it() {
        let here = Identity { size: 1, modified: (2, 3), hash: "ab".into(), device: 4, inode: 5 };
        assert!(here.same_content(&Identity { device: 40, inode: 50, ..here.clone() }));
        assert!(!here.same_content(&Identity { modified: (2, 4), ..here.clone() }));
        assert!(!here.same_content(&Identity { hash: "cd".into(), ..here.clone() }));
    }

    #[test]
    fn a_file_that_changes_meanwhile_has_no_identity() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("a.mp4");
        fs::write(&path, "before").expect("it is written");
        let seen = stamp(&path);
        fs::write(&path, "b").expect("it is written");
        assert!(matches!(Identity::read(&path, &seen), Err(Error::Changed)));
        let after = identity(&path);
        assert!(after.matches(&fs::metadata(&path).expect("it is there")));
        fs::write(&path, "longer than before").expect("it is written");
        assert!(!after.matches(&fs::metadata(&path).expect("it is there")));
    }

    #[test]
    fn an_identity_survives_being_written_down() {
        let identity =
            Identity { size: u64::MAX, modified: (-1, 999_999_999), hash: "ab".into(), device: 4, inode: 5 };
        let written = serde_json::to_string(&identity).expect("it is written");
        assert_eq!(serde_json::from_str::<Identity>(&written).expect("it is read"), identity);
    }
}
