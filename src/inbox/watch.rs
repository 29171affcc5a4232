//! Watching folders, each by itself, as the scan finds them.
//!
//! The kernel's watches follow a folder through renames, and the library keeps them by path; so a folder is
//! known here by device and inode as well, and one that moved is watched anew under its new path.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use notify::{ErrorKind, RecommendedWatcher, RecursiveMode, Watcher as _};
use rustix::io::Errno;

use super::hints::Letterbox;

/// Device and inode.
pub type FolderId = (u64, u64);

/// Watches the folders that it is given.
pub struct Watcher {
    /// `None` where the system grants no watching at all.
    library: Option<RecommendedWatcher>,
    by_path: HashMap<PathBuf, FolderId>,
    by_id: HashMap<FolderId, PathBuf>,
    /// Why some folders are polled instead, with the remedy.
    trouble: Option<String>,
}

impl Watcher {
    /// Starts to watch; what happens is posted to `letterbox`. Without `wanted` every folder is polled.
    pub fn new(letterbox: Arc<Letterbox>, wanted: bool) -> Watcher {
        let mut watcher =
            Watcher { library: None, by_path: HashMap::new(), by_id: HashMap::new(), trouble: None };
        if wanted {
            match notify::recommended_watcher(move |event| letterbox.post(event)) {
                Ok(library) => watcher.library = Some(library),
                Err(error) => watcher.complain(&error),
            }
        }
        watcher
    }

    /// Sees to it that `folder` is watched. Returns false where it has to be polled.
    pub fn watch(&mut self, folder: &Path, id: FolderId) -> bool {
        if self.by_path.get(folder) == Some(&id) {
            return true;
        }
        // Before the new watch: the kernel keeps one a folder, and unwatching afterwards would end that.
        if let Some(old) = self.by_id.get(&id).cloned() {
            self.forget(&old);
        }
        self.forget(folder);
        let Some(library) = &mut self.library else { return false };
        match library.watch(folder, RecursiveMode::NonRecursive) {
            Ok(()) => {
                self.by_path.insert(folder.to_path_buf(), id);
                self.by_id.insert(id, folder.to_path_buf());
                true
            }
            Err(error) => {
                self.complain(&error);
                false
            }
        }
    }

    /// Ends the watch on `folder`, if there is one.
    pub fn forget(&mut self, folder: &Path) {
        let Some(id) = self.by_path.remove(folder) else { return };
        self.by_id.remove(&id);
        if let Some(library) = &mut self.library
            && let Err(error) = library.unwatch(folder)
        {
            // The usual case: the folder is gone, and the kernel has ended the watch itself.
            tracing::debug!(%error, folder = %folder.display(), "not watched any more");
        }
    }

    /// Ends the watches on all folders but `present`.
    pub fn retain(&mut self, present: &HashSet<PathBuf>) {
        let absent: Vec<PathBuf> =
            self.by_path.keys().filter(|path| !present.contains(*path)).cloned().collect();
        for folder in absent {
            self.forget(&folder);
        }
    }

    /// Why some folders are polled instead of watched, with the remedy; empties it, as the next look tries again.
    pub fn take_trouble(&mut self) -> Option<String> {
        match self.library {
            // Never tried again, so it stays.
            None => self.trouble.clone(),
            Some(_) => self.trouble.take(),
        }
    }

    fn complain(&mut self, error: &notify::Error) {
        self.trouble = limit(error).or_else(|| self.trouble.take());
        if self.trouble.is_none() && !is_gone(error) {
            self.trouble =
                Some(format!("some folders cannot be watched and are looked through instead: {error}"));
        }
    }
}

/// The remedy, where `error` is one of the system's limits on watching.
fn limit(error: &notify::Error) -> Option<String> {
    let (what, setting, number) = match &error.kind {
        ErrorKind::MaxFilesWatch => ("watches", "fs.inotify.max_user_watches", 524_288),
        ErrorKind::Io(error) if is(error, Errno::NOSPC) => {
            ("watches", "fs.inotify.max_user_watches", 524_288)
        }
        ErrorKind::Io(error) if is(error, Errno::MFILE) => {
            ("watchers", "fs.inotify.max_user_instances", 1024)
        }
        _ => return None,
    };
    Some(format!(
        "this system allows no more {what}, so some folders are looked through every `watch.poll` instead; \
         allow more with `sysctl {setting}={number}`"
    ))
}

fn is(error: &io::Error, errno: Errno) -> bool {
    error.raw_os_error() == Some(errno.raw_os_error())
}

fn is_gone(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == io::ErrorKind::NotFound,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spent_limit_on_watches_is_told_with_its_remedy() {
        let spent = notify::Error::new(ErrorKind::MaxFilesWatch);
        let told = limit(&spent).expect("it is a limit");
        assert!(told.contains("sysctl fs.inotify.max_user_watches=524288"), "{told}");
        assert!(!told.contains("space left"), "{told}");
        let plain = notify::Error::io(io::Error::from_raw_os_error(Errno::NOSPC.raw_os_error()));
        assert_eq!(limit(&plain), Some(told));
        let instances = notify::Error::io(io::Error::from_raw_os_error(Errno::MFILE.raw_os_error()));
        assert!(limit(&instances).expect("it is a limit").contains("max_user_instances"));
    }

    #[test]
    fn a_folder_that_is_gone_is_no_trouble() {
        let mut watcher = Watcher::new(Arc::default(), true);
        let folder = tempfile::tempdir().expect("a folder");
        assert!(!watcher.watch(&folder.path().join("gone"), (1, 2)));
        assert_eq!(watcher.take_trouble(), None);
    }

    #[test]
    fn a_folder_that_moved_is_watched_under_its_new_path() {
        let folder = tempfile::tempdir().expect("a folder");
        let [old, new] = ["old", "new"].map(|name| folder.path().join(name));
        std::fs::create_dir(&old).expect("a folder");
        let mut watcher = Watcher::new(Arc::default(), true);
        assert!(watcher.watch(&old, (1, 2)));
        std::fs::rename(&old, &new).expect("it moves");
        assert!(watcher.watch(&new, (1, 2)));
        assert_eq!(watcher.by_path.keys().collect::<Vec<_>>(), [&new]);
        watcher.retain(&HashSet::new());
        assert!(watcher.by_path.is_empty() && watcher.by_id.is_empty());
    }
}
