//! The walk through the inbox: everything in it that may matter, folder by folder.
//!
//! What is never looked at is left out before it is opened or watched. Links are not followed.

use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use super::mount::Notice;
use super::names::{self, Name, shown};
use super::settle::Stamp;
use super::watch::FolderId;

/// How many folders deep the inbox is looked through.
pub const DEPTH: usize = 32;

/// How many files that are still being copied are kept of one folder.
const MOST_COPYING: usize = 256;

/// A file with a name that may matter.
#[derive(Debug, Clone)]
pub struct Found {
    /// The last part of its path.
    pub name: String,
    pub says: Name,
    pub stamp: Stamp,
}

/// One folder and its files, in the order of their names.
#[derive(Debug)]
pub struct Folder {
    /// Relative to the inbox.
    pub path: PathBuf,
    pub device: u64,
    pub inode: u64,
    pub files: Vec<Found>,
    /// Files that are still being copied into it and will have other names once they are whole.
    pub copying: Vec<Found>,
}

/// All that one walk found. Paths are relative to the inbox.
#[derive(Debug, Default)]
pub struct Scan {
    pub folders: Vec<Folder>,
    /// Folders whose content could not be read this time: nothing is known of what lies in them.
    pub unread: Vec<PathBuf>,
    /// What stood in the way, in words, each with its remedy.
    pub troubles: Vec<String>,
    /// Whether changes of some folder show only by looking again.
    pub polled: bool,
    /// The file system types for which that is so.
    pub polled_types: Vec<&'static str>,
}

/// What the walk asks about each folder.
pub trait Surroundings {
    /// How changes on the file system of `folder` are noticed; asked once for each device.
    fn notice(&mut self, folder: &Path) -> io::Result<Notice>;

    /// Has `folder` watched, before it is read so that nothing can arrive in between. False: poll it.
    fn watch(&mut self, folder: &Path, id: FolderId) -> bool;
}

/// Walks through `root`. An entry that cannot be read is told of and left to the next walk.
pub fn scan(root: &Path, surroundings: &mut dyn Surroundings) -> Scan {
    let mut scan = Scan::default();
    let mut notices: HashMap<u64, Notice> = HashMap::new();
    let mut waiting = vec![(PathBuf::new(), 0)];
    while let Some((path, depth)) = waiting.pop() {
        let absolute = if depth == 0 { root.to_path_buf() } else { root.join(&path) };
        let entered = enter(&absolute, surroundings, &mut notices, &mut scan);
        let ((device, inode), entries) = match entered {
            Ok(entered) => entered,
            Err(error) if depth > 0 && error.kind() == io::ErrorKind::NotFound => continue,
            Err(error) => {
                let name = if depth == 0 { shown(root) } else { shown(&path) };
                scan.troubles.push(format!(
                    "the folder {name} cannot be read ({error}); let dropcut read it, it is looked at again"
                ));
                scan.unread.push(path);
                continue;
            }
        };
        let mut files = Vec::new();
        let mut folders = Vec::new();
        let mut copying = Vec::new();
        for entry in entries {
            match look_at(&entry, &path, &mut scan) {
                Some(Entry::Copying(found)) if copying.len() < MOST_COPYING => copying.push(found),
                Some(Entry::Copying(_)) | None => {}
                Some(Entry::File(found)) => files.push(found),
                Some(Entry::Folder(name)) => folders.push(path.join(name)),
            }
        }
        files.sort_by(|a, b| a.name.cmp(&b.name));
        copying.sort_by(|a, b| a.name.cmp(&b.name));
        folders.sort();
        if depth < DEPTH {
            waiting.extend(folders.into_iter().rev().map(|folder| (folder, depth + 1)));
        } else if let Some(deep) = folders.first() {
            scan.troubles.push(format!(
                "{} lies more than {DEPTH} folders deep; move it further up to have its clips taken",
                shown(deep)
            ));
        }
        scan.folders.push(Folder { path, device, inode, files, copying });
    }
    scan
}

/// Has a folder watched where that helps, then reads it.
fn enter(
    absolute: &Path,
    surroundings: &mut dyn Surroundings,
    notices: &mut HashMap<u64, Notice>,
    scan: &mut Scan,
) -> io::Result<(FolderId, Vec<std::fs::DirEntry>)> {
    let stamp = Stamp::of(&std::fs::metadata(absolute)?);
    let notice = match notices.get(&stamp.device) {
        Some(notice) => *notice,
        None => *notices.entry(stamp.device).or_insert(surroundings.notice(absolute)?),
    };
    let watched = match notice {
        Notice::Events => surroundings.watch(absolute, (stamp.device, stamp.inode)),
        Notice::Poll(None) => false,
        Notice::Poll(Some(name)) => {
            if !scan.polled_types.contains(&name) {
                scan.polled_types.push(name);
            }
            false
        }
    };
    scan.polled |= !watched;
    Ok(((stamp.device, stamp.inode), std::fs::read_dir(absolute)?.collect::<io::Result<_>>()?))
}

enum Entry {
    File(Found),
    Folder(String),
    /// A file that will have another name once it is whole.
    Copying(Found),
}

/// What an entry is, if it matters.
fn look_at(entry: &std::fs::DirEntry, folder: &Path, scan: &mut Scan) -> Option<Entry> {
    let name = entry.file_name();
    let says = names::classify(&name);
    let is_transfer = matches!(&says, Name::Ignored(ignored) if ignored.is_transfer());
    if matches!(says, Name::Ignored(_)) && !is_transfer {
        return None;
    }
    let path = folder.join(&name);
    // Of a link this is the link itself.
    let metadata = match entry.metadata() {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return None,
        Err(error) => {
            scan.troubles.push(format!(
                "{} cannot be looked at ({error}); let dropcut read it, it is looked at again",
                shown(&path)
            ));
            scan.unread.push(path);
            return None;
        }
    };
    if is_transfer {
        let name = name.to_string_lossy().into_owned();
        return Some(Entry::Copying(Found { name, says, stamp: Stamp::of(&metadata) }));
    }
    let is_folder = metadata.is_dir();
    if !is_folder && !metadata.is_file() {
        return None;
    }
    let Some(name) = name.to_str() else {
        if is_folder || has_accepted_ending(&name) {
            scan.troubles.push(format!(
                "{} has characters in its name that are not UTF-8; rename it to have it taken",
                shown(&path)
            ));
        }
        return None;
    };
    let name = name.to_string();
    Some(if is_folder {
        Entry::Folder(name)
    } else {
        Entry::File(Found { name, says, stamp: Stamp::of(&metadata) })
    })
}

/// Whether the name, of which the beginning is not UTF-8, ends like a clip or a text.
fn has_accepted_ending(name: &OsStr) -> bool {
    let readable = name.to_string_lossy();
    let readable = Path::new(readable.as_ref());
    crate::media::Kind::of(readable).is_some()
        || readable.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("txt"))
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::symlink;

    use super::*;
    use crate::config::WatchMode;
    use crate::inbox::mount;

    /// Remembers which folders were watched; `f_type` by the name of the folder.
    struct Fake {
        watched: Vec<PathBuf>,
        grants: usize,
        f_type: u32,
    }

    impl Surroundings for Fake {
        fn notice(&mut self, _: &Path) -> io::Result<Notice> {
            Ok(mount::notice(WatchMode::Auto, self.f_type))
        }

        fn watch(&mut self, folder: &Path, _: FolderId) -> bool {
            self.watched.push(folder.to_path_buf());
            self.watched.len() <= self.grants
        }
    }

    fn local() -> Fake {
        Fake { watched: Vec::new(), grants: usize::MAX, f_type: 0xEF53 }
    }

    fn inbox(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().expect("a folder");
        for file in files {
            let path = root.path().join(file);
            std::fs::create_dir_all(path.parent().expect("it has a folder")).expect("a folder");
            std::fs::write(path, "x").expect("it is written");
        }
        root
    }

    fn paths(scan: &Scan) -> Vec<String> {
        let files =
            scan.folders.iter().flat_map(|folder| folder.files.iter().map(|f| folder.path.join(&f.name)));
        files.map(|path| shown(&path)).collect()
    }

    #[test]
    fn folders_are_walked_in_the_order_of_their_names() {
        let root = inbox(&["b/2.mp4", "b/1.mp4", "a/c/3.mp4", "0.mp4"]);
        let found = scan(root.path(), &mut local());
        assert_eq!(paths(&found), ["0.mp4", "a/c/3.mp4", "b/1.mp4", "b/2.mp4"]);
        assert!(found.troubles.is_empty() && !found.polled);
    }

    #[test]
    fn ignored_folders_are_neither_watched_nor_read() {
        let root = inbox(&["@eaDir/a.mp4", "sub/.stversions/a.mp4", "sub/lost+found/a.mp4", "sub/ok.mp4"]);
        let mut surroundings = local();
        let found = scan(root.path(), &mut surroundings);
        assert_eq!(paths(&found), ["sub/ok.mp4"]);
        assert_eq!(surroundings.watched, [root.path().to_path_buf(), root.path().join("sub")]);
    }

    #[test]
    fn links_and_pipes_are_not_followed() {
        let root = inbox(&["real.mp4"]);
        symlink(root.path(), root.path().join("loop")).expect("a link");
        symlink("real.mp4", root.path().join("link.mp4")).expect("a link");
        rustix::fs::mkfifoat(rustix::fs::CWD, root.path().join("pipe.mp4"), rustix::fs::Mode::RWXU)
            .expect("a pipe");
        assert_eq!(paths(&scan(root.path(), &mut local())), ["real.mp4"]);
    }

    #[test]
    fn a_name_that_is_not_text_is_told_and_not_lost() {
        let root = inbox(&[]);
        std::fs::write(root.path().join(OsStr::from_bytes(b"caf\xe9.mp4")), "x").expect("it is written");
        let found = scan(root.path(), &mut local());
        assert!(found.troubles[0].contains("rename it"), "{:?}", found.troubles);
        assert!(found.troubles[0].starts_with("caf\u{fffd}.mp4"), "{:?}", found.troubles);
    }

    #[test]
    fn folders_that_are_too_deep_are_told() {
        let deep = "d/".repeat(DEPTH + 1);
        let root = inbox(&[&format!("{deep}a.mp4"), &format!("{}b.mp4", "d/".repeat(DEPTH))]);
        let found = scan(root.path(), &mut local());
        assert_eq!(paths(&found).len(), 1);
        assert!(found.troubles[0].contains("more than 32 folders deep"), "{:?}", found.troubles);
    }

    #[test]
    fn a_folder_on_a_share_is_polled_and_never_watched() {
        let root = inbox(&["sub/a.mp4"]);
        let mut surroundings = Fake { f_type: 0x6969, ..local() };
        let found = scan(root.path(), &mut surroundings);
        assert!(found.polled && surroundings.watched.is_empty());
        assert_eq!(found.polled_types, ["NFS"]);
        assert_eq!(paths(&found), ["sub/a.mp4"]);
    }

    #[test]
    fn folders_beyond_the_limit_on_watches_are_polled() {
        let root = inbox(&["sub/a.mp4"]);
        let found = scan(root.path(), &mut Fake { grants: 1, ..local() });
        assert!(found.polled);
        assert_eq!(paths(&found), ["sub/a.mp4"]);
    }

    #[test]
    fn a_root_that_is_away_is_told_and_nothing_is_known_of_it() {
        let root = inbox(&[]);
        let found = scan(&root.path().join("away"), &mut local());
        assert_eq!(found.unread, [PathBuf::new()]);
        assert_eq!(found.troubles.len(), 1);
    }
}
