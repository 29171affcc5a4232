//! Whether inotify sees all changes of a folder: it does not where other computers write.
//!
//! It is asked folder by folder, as one inbox can hold local and network mounts.

use std::io;
use std::path::Path;

use crate::config::WatchMode;

/// How changes in a folder are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notice {
    Events,
    /// By looking again and again; with the file system that makes it necessary, where that is the reason.
    Poll(Option<&'static str>),
}

/// The `f_type` of statfs(2) of the file systems whose changes inotify may not see.
const UNSEEN: [(u32, &str); 18] = [
    (0x0000_6969, "NFS"),
    (0x0000_517B, "SMB"),
    (0xFF53_4D42, "CIFS"),
    (0xFE53_4D42, "SMB2"),
    (0x6573_5546, "FUSE"),
    (0x5346_414F, "AFS"),
    (0x7375_7245, "CODA"),
    (0x00C3_6400, "Ceph"),
    (0x0BD0_0BD0, "Lustre"),
    (0x4750_4653, "GPFS"),
    (0x0116_1970, "GFS2"),
    (0x7461_636F, "OCFS2"),
    (0x1983_0326, "BeeGFS"),
    (0x786F_4256, "vboxsf"),
    (0xBACB_ACBC, "vmhgfs"),
    (0x7C7C_6673, "prl_fs"),
    (0x0102_1997, "9p"),
    // Only what is changed in its upper layer is seen.
    (0x794C_7630, "overlayfs"),
];

/// The name of the file system of the type `f_type`, if inotify may not see all its changes.
fn unseen(f_type: u32) -> Option<&'static str> {
    UNSEEN.iter().find(|(unseen, _)| *unseen == f_type).map(|(_, name)| *name)
}

/// How changes of a folder on a file system of the type `f_type` are noticed.
pub fn notice(mode: WatchMode, f_type: u32) -> Notice {
    match (mode, unseen(f_type)) {
        (WatchMode::Poll, _) => Notice::Poll(None),
        (WatchMode::Auto, Some(name)) => Notice::Poll(Some(name)),
        (WatchMode::Auto | WatchMode::Events, _) => Notice::Events,
    }
}

/// The type of the file system that `folder` lies on.
pub fn f_type(folder: &Path) -> io::Result<u32> {
    let answer = rustix::fs::statfs(folder)?;
    // The kernel's magic numbers are 32 bits wide; the field's width and sign differ by architecture.
    Ok(answer.f_type as u32)
}

/// The name of the file system that `folder` lies on, if it is one whose changes inotify may not see: nearly
/// all of them are of other computers.
pub fn file_system_without_events(folder: &Path) -> io::Result<Option<&'static str>> {
    Ok(unseen(f_type(folder)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_that_other_computers_write_to_are_polled() {
        for (f_type, name) in UNSEEN {
            assert_eq!(notice(WatchMode::Auto, f_type), Notice::Poll(Some(name)));
        }
    }

    #[test]
    fn local_file_systems_are_watched() {
        for local in [0xEF53, 0x9123_683E, 0x5846_5342, 0x0102_1994, 0x2FC1_2FC1] {
            assert_eq!(notice(WatchMode::Auto, local), Notice::Events);
        }
    }

    #[test]
    fn what_is_configured_wins_over_the_mount() {
        assert_eq!(notice(WatchMode::Events, 0x6969), Notice::Events);
        assert_eq!(notice(WatchMode::Poll, 0xEF53), Notice::Poll(None));
    }

    #[test]
    fn the_type_of_a_real_folder_can_be_told() {
        let folder = tempfile::tempdir().expect("a folder");
        assert_ne!(f_type(folder.path()).expect("its type"), 0);
    }
}
