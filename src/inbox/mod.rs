//! The inbox: what lies in it, and whether it is ready.
//!
//! It yields facts and decides no job's fate: each look tells which clips are settled and whole, with their
//! prompts, what still settles, and what stays unreadable. Events only say when a look is worthwhile; each
//! look walks through everything, so a lost event costs time and never a file. Nothing is kept between two
//! runs but the marker, which tells an empty inbox from one that is not mounted.

mod candidates;
mod examine;
mod explain;
mod files;
mod hints;
mod identity;
mod look;
mod mount;
mod names;
mod prompt;
mod scan;
mod settings;
mod settle;
mod sidecar;
mod watch;
mod work;

use std::collections::HashSet;
use std::fs::OpenOptions;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::task::spawn_blocking;
use tokio::time::{Instant, sleep_until};

pub use examine::{Examine, Examined, Examiner};
pub use explain::explain;
pub use look::{Look, Material, PromptState, Ready, Settling, Unreadable};
pub use mount::file_system_without_events;
pub use names::{FOLDER_SETTINGS, MARKER};
pub use prompt::{
    Error as PromptError, Sidecar, decode as decode_prompt, parse as parse_prompt, read as read_prompt,
    read_text,
};
pub use work::further_media;

use crate::config;
use candidates::Candidates;
use files::{Files, Patience};
use hints::{Hints, Letterbox};
use mount::Notice;
use names::shown;
use scan::{Scan, Surroundings};
use settle::after;
use watch::{FolderId, Watcher};

/// How many things are found out before the time is looked at.
const BATCH: usize = 64;

/// How long a look goes on finding things out, so that thousands of clips that come in do not hold up those
/// that are ready.
const BUDGET: Duration = Duration::from_secs(2);

/// Looks follow each other at least so many times as far apart as one walk takes, whatever the events say; but
/// no further than `watch.poll`.
const COST_FACTOR: u32 = 9;

/// An inbox that cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("cannot make the inbox {folder}: {source}; make it yourself, or set `inbox` elsewhere")]
    Create { folder: String, source: io::Error },
    #[error(
        "cannot write into the inbox {folder}: {source}; let dropcut write there, or set `inbox` elsewhere"
    )]
    Write { folder: String, source: io::Error },
}

/// The folder into which people drop clips and prompts.
pub struct Inbox {
    root: PathBuf,
    watch: config::Watch,
    patience: Patience,
    examine: Arc<dyn Examine>,
    f_type: fn(&Path) -> io::Result<u32>,
    letterbox: Arc<Letterbox>,
    watcher: Arc<Mutex<Watcher>>,
    files: Files,
    /// Folders of the inbox that were seen to be mounts of their own.
    mounts: HashSet<PathBuf>,
    /// The file systems of which it was said that they are polled.
    polled: HashSet<&'static str>,
    /// Whether it could be written into at the start; the trouble if not.
    read_only: Option<String>,
    /// What the last look said, so that each trouble is logged once.
    told: Vec<String>,
    last: Option<Last>,
    /// When the hints that lie waiting were first noticed.
    heard: Option<Instant>,
}

/// What the last look means for the next one.
struct Last {
    at: Instant,
    next: Option<Instant>,
    polled: bool,
    /// How long the walk took.
    cost: Duration,
}

impl Inbox {
    /// Opens the inbox at `root`. With `known_marker` it was seen before, and without its marker it is taken
    /// for unmounted; otherwise the folder and the marker are made. With `once` a file is given up as soon as
    /// it settled.
    pub fn open(
        root: &Path,
        watch: &config::Watch,
        once: bool,
        known_marker: bool,
        examine: Arc<dyn Examine>,
    ) -> Result<Inbox, OpenError> {
        let mut read_only = None;
        if !known_marker {
            place_marker(root)?;
        } else if is_marked(root) {
            read_only = tempfile::Builder::new().prefix(".dropcut-").tempfile_in(root).err().map(|error| {
                format!("the inbox {} cannot be written into ({error}): done clips stay there", shown(root))
            });
        }
        let letterbox = Arc::new(Letterbox::default());
        let wanted = watch.mode != config::WatchMode::Poll;
        let watcher = Arc::new(Mutex::new(Watcher::new(letterbox.clone(), wanted)));
        let give_up = if once { Duration::ZERO } else { watch.give_up };
        Ok(Inbox {
            root: root.to_path_buf(),
            patience: Patience { settle: watch.settle, rescan: watch.rescan, give_up },
            watch: watch.clone(),
            examine,
            f_type: mount::f_type,
            letterbox,
            watcher,
            files: Files::default(),
            mounts: HashSet::new(),
            polled: HashSet::new(),
            read_only,
            told: Vec::new(),
            last: None,
            heard: None,
        })
    }

    /// Where the inbox lies.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Looks through the whole inbox. It ends after a few seconds even if not every settled file is examined
    /// yet; then `next` is `now`.
    pub async fn look(&mut self, now: Instant) -> Look {
        let started = Instant::now();
        self.heard = None;
        let hints = self.letterbox.take();
        if hints.lost {
            tracing::info!(
                "more happened in the inbox at once than events could tell; looking through all of it"
            );
        }
        let scan = self.walk(&hints).await;
        let cost = started.elapsed();
        let polled = scan.as_ref().is_none_or(|scan| scan.polled);
        let look = match scan {
            Some(scan) => self.look_through(scan, &hints, now, started + BUDGET).await,
            None => self.unmounted(),
        };
        for trouble in look.troubles.iter().filter(|trouble| !self.told.contains(trouble)) {
            tracing::warn!("{trouble}");
        }
        self.told = look.troubles.clone();
        self.last = Some(Last { at: now, next: look.next, polled, cost });
        look
    }

    fn unmounted(&self) -> Look {
        let trouble = format!(
            "the inbox {} is not mounted: its marker {MARKER} is gone; mount it, or, if this is a new inbox, \
             make an empty file of that name there",
            shown(&self.root)
        );
        Look { unmounted: true, troubles: vec![trouble], ..Look::default() }
    }

    async fn look_through(&mut self, scan: Scan, hints: &Hints, now: Instant, enough: Instant) -> Look {
        let mut look = Look::default();
        let candidates = Candidates::of(&scan);
        self.files.observe(&self.root, &scan, &candidates, hints, now);
        let unfinished = loop {
            let (tasks, more) = self.files.tasks(&candidates, &self.patience, now, BATCH);
            for outcome in work::carry_out(&self.root, tasks, &*self.examine).await {
                self.files.learn(outcome, &self.patience, now);
            }
            if !more || Instant::now() >= enough {
                break more;
            }
        };
        self.files.judge(&candidates, &self.patience, now, &mut look);
        if unfinished {
            look.next = Some(now);
        }
        self.report(scan, &mut look);
        look
    }

    /// Walks through the inbox, or returns `None` where it is not mounted, before or after the walk.
    async fn walk(&self, hints: &Hints) -> Option<Scan> {
        let root = self.root.clone();
        let (gone, lost) = (hints.gone.clone(), hints.lost);
        let mut surroundings =
            Real { watcher: self.watcher.clone(), mode: self.watch.mode, f_type: self.f_type };
        let walk = spawn_blocking(move || {
            // The kernel ended their watches; a new folder may bear the name, or even the inode.
            surroundings.with_watcher(|watcher| match lost {
                true => watcher.retain(&HashSet::new()),
                false => gone.iter().for_each(|path| watcher.forget(path)),
            });
            if !is_marked(&root) {
                return None;
            }
            let scan = scan::scan(&root, &mut surroundings);
            let path = |path: &PathBuf| if path == Path::new("") { root.clone() } else { root.join(path) };
            let present = scan.folders.iter().map(|folder| &folder.path).chain(&scan.unread);
            let present = present.map(path).collect();
            surroundings.with_watcher(|watcher| watcher.retain(&present));
            is_marked(&root).then_some(scan)
        });
        // Breaking off is a fault of ours; all the same nothing may be taken for gone.
        walk.await.unwrap_or_else(|error| {
            tracing::error!(%error, "the walk through the inbox broke off");
            None
        })
    }

    /// Adds what the walk itself has to tell.
    fn report(&mut self, scan: Scan, look: &mut Look) {
        let devices: std::collections::HashMap<&Path, u64> =
            scan.folders.iter().map(|folder| (folder.path.as_path(), folder.device)).collect();
        let is_mount = |path: &Path| {
            let parent = path.parent().and_then(|parent| devices.get(parent));
            parent.is_some_and(|parent| devices.get(path).is_some_and(|device| device != parent))
        };
        let present = scan.folders.iter().filter(|folder| is_mount(&folder.path));
        self.mounts.extend(present.map(|folder| folder.path.clone()));
        let mut away: Vec<PathBuf> = self.mounts.iter().filter(|path| !is_mount(path)).cloned().collect();
        away.sort();
        for name in scan.polled_types {
            if self.polled.insert(name) {
                let poll = humantime::format_duration(self.watch.poll);
                tracing::info!(
                    "changes on {name} may raise no events; its folders are looked through every {poll}"
                );
            }
        }
        look.troubles.extend(self.read_only.clone());
        look.troubles.extend(scan.troubles);
        look.troubles.extend(away.iter().map(|path| {
            format!("the folder {} was a mount of its own and is none now; mount it again", shown(path))
        }));
        look.troubles.extend(self.watcher.lock().unwrap_or_else(PoisonError::into_inner).take_trouble());
        look.doubtful = scan.unread;
        look.doubtful.extend(away);
    }

    /// Waits until a look is worthwhile: something happened, something is due, or it is time to look again
    /// whatever the events say; at the latest until `deadline`. Dropping it loses nothing.
    pub async fn wait(&mut self, deadline: Option<Instant>) {
        let Some(last) = &self.last else { return };
        let again = if last.polled { self.watch.poll.min(self.watch.rescan) } else { self.watch.rescan };
        let due = [Some(after(last.at, again)), last.next, deadline].into_iter().flatten().min();
        let due = due.unwrap_or(last.at);
        let not_before = after(last.at, last.cost.saturating_mul(COST_FACTOR).min(self.watch.poll));
        loop {
            let now = Instant::now();
            let moment = match self.letterbox.urgency() {
                None => due,
                Some(urgency) => {
                    let heard = *self.heard.get_or_insert(now);
                    due.min(after(heard, urgency.pause()).max(not_before))
                }
            };
            if now >= moment {
                return;
            }
            tokio::select! {
                () = sleep_until(moment) => {}
                () = self.letterbox.arrival() => {}
            }
        }
    }
}

/// The machine's own watcher and mounts.
struct Real {
    watcher: Arc<Mutex<Watcher>>,
    mode: config::WatchMode,
    f_type: fn(&Path) -> io::Result<u32>,
}

impl Real {
    fn with_watcher<T>(&self, act: impl FnOnce(&mut Watcher) -> T) -> T {
        act(&mut self.watcher.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

impl Surroundings for Real {
    fn notice(&mut self, folder: &Path) -> io::Result<Notice> {
        Ok(mount::notice(self.mode, (self.f_type)(folder)?))
    }

    fn watch(&mut self, folder: &Path, id: FolderId) -> bool {
        self.with_watcher(|watcher| watcher.watch(folder, id))
    }
}

fn is_marked(root: &Path) -> bool {
    std::fs::symlink_metadata(root.join(MARKER)).is_ok()
}

/// Makes the folder and its marker, as far as they are missing.
fn place_marker(root: &Path) -> Result<(), OpenError> {
    let folder = || shown(root);
    std::fs::create_dir_all(root).map_err(|source| OpenError::Create { folder: folder(), source })?;
    if is_marked(root) {
        return Ok(());
    }
    let words = "dropcut knows by this file that its inbox is mounted. Leave it here.\n";
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(root.join(MARKER))
        .and_then(|mut marker| marker.write_all(words.as_bytes()).and_then(|()| marker.sync_all()))
        .map_err(|source| OpenError::Write { folder: folder(), source })
}

#[cfg(test)]
mod tests;
