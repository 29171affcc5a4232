//! What events said since the last look, in bounded memory. A hint is only a reason to look.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, Event, EventKind, ModifyKind, RenameMode};

use super::names;
use super::settle::Told;

/// More files than these are not kept apart: everything is looked at without them.
const LIMIT: usize = 4096;

/// How soon a look is worth its cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Urgency {
    /// A file grows: it is not ready anyway, so once in a while is enough.
    Later,
    /// A file came, went, was renamed or closed. Such events come in flocks; this lets them arrive.
    Soon,
}

impl Urgency {
    /// How long further events are waited for.
    pub fn pause(self) -> Duration {
        match self {
            Urgency::Later => Duration::from_secs(1),
            Urgency::Soon => Duration::from_millis(80),
        }
    }
}

/// Hints since they were last taken. Paths are absolute.
#[derive(Debug, Default)]
pub struct Hints {
    files: HashMap<PathBuf, Told>,
    /// What was removed or renamed away; a folder among them is watched no more.
    pub gone: HashSet<PathBuf>,
    /// Events were lost, so what files were told of means nothing.
    pub lost: bool,
    urgency: Option<Urgency>,
}

impl Hints {
    /// What was said of the file at `path`.
    pub fn told(&self, path: &Path) -> Told {
        self.files.get(path).copied().unwrap_or(Told::Nothing)
    }

    fn take_in(&mut self, event: &Event) {
        if event.need_rescan() {
            return self.lose();
        }
        let urgency = match event.kind {
            EventKind::Access(AccessKind::Close(AccessMode::Write)) => {
                self.tell(event, Told::Closed);
                Urgency::Soon
            }
            // Our own reading is such an event too.
            EventKind::Access(_) => return,
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)) => {
                if let [from, to] = event.paths.as_slice()
                    && let Some(told) = self.files.remove(from)
                {
                    // A copier that wrote under a passing name and closed that file.
                    self.files.insert(to.clone(), told);
                }
                Urgency::Soon
            }
            EventKind::Modify(ModifyKind::Name(RenameMode::To)) => Urgency::Soon,
            EventKind::Modify(ModifyKind::Name(_)) | EventKind::Remove(_) => {
                self.gone.extend(event.paths.iter().cloned());
                Urgency::Soon
            }
            EventKind::Modify(ModifyKind::Metadata(_)) => Urgency::Soon,
            EventKind::Modify(_) => {
                self.tell(event, Told::Written);
                Urgency::Later
            }
            EventKind::Create(_) | EventKind::Any | EventKind::Other => Urgency::Soon,
        };
        if event.paths.is_empty() || event.paths.iter().any(|path| is_of_interest(path)) {
            self.urgency = self.urgency.max(Some(urgency));
        }
        if self.files.len() > LIMIT || self.gone.len() > LIMIT {
            self.lose();
        }
    }

    fn tell(&mut self, event: &Event, told: Told) {
        self.files.extend(event.paths.iter().map(|path| (path.clone(), told)));
    }

    fn lose(&mut self) {
        *self = Hints { lost: true, urgency: Some(Urgency::Soon), ..Hints::default() };
    }
}

fn is_of_interest(path: &Path) -> bool {
    path.file_name().is_none_or(|name| name == names::MARKER || names::ignored(name).is_none())
}

/// Where the watching thread leaves hints and the inbox finds them.
#[derive(Debug, Default)]
pub struct Letterbox {
    hints: Mutex<Hints>,
    arrival: tokio::sync::Notify,
}

impl Letterbox {
    fn open(&self) -> MutexGuard<'_, Hints> {
        self.hints.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn post(&self, event: notify::Result<Event>) {
        match event {
            Ok(event) => self.open().take_in(&event),
            Err(error) => {
                tracing::warn!(%error, "watching the inbox failed for a moment");
                self.open().lose();
            }
        }
        self.arrival.notify_one();
    }

    pub fn take(&self) -> Hints {
        std::mem::take(&mut *self.open())
    }

    /// How urgent the hints are that lie here.
    pub fn urgency(&self) -> Option<Urgency> {
        self.open().urgency
    }

    /// Until something is posted, or was since this was last awaited.
    pub async fn arrival(&self) {
        self.arrival.notified().await;
    }
}

#[cfg(test)]
mod tests {
    use notify::event::{CreateKind, DataChange, Flag, MetadataKind, RemoveKind};

    use super::*;

    const CLOSED: EventKind = EventKind::Access(AccessKind::Close(AccessMode::Write));
    const WRITTEN: EventKind = EventKind::Modify(ModifyKind::Data(DataChange::Any));

    fn event(kind: EventKind, path: &str) -> Event {
        Event::new(kind).add_path(path.into())
    }

    fn after_events(events: &[Event]) -> Hints {
        let letterbox = Letterbox::default();
        for event in events {
            letterbox.post(Ok(event.clone()));
        }
        letterbox.take()
    }

    #[test]
    fn the_last_word_on_a_file_counts() {
        let path = Path::new("/in/a.mp4");
        let closed = after_events(&[event(WRITTEN, "/in/a.mp4"), event(CLOSED, "/in/a.mp4")]);
        assert_eq!(closed.told(path), Told::Closed);
        assert_eq!(closed.urgency, Some(Urgency::Soon));
        let reopened = after_events(&[event(CLOSED, "/in/a.mp4"), event(WRITTEN, "/in/a.mp4")]);
        assert_eq!(reopened.told(path), Told::Written);
    }

    #[test]
    fn reading_a_file_wakes_nobody() {
        for kind in [
            AccessKind::Open(AccessMode::Any),
            AccessKind::Close(AccessMode::Read),
            AccessKind::Read,
            AccessKind::Any,
        ] {
            let hints = after_events(&[event(EventKind::Access(kind), "/in/a.mp4")]);
            assert_eq!(hints.urgency, None, "{kind:?}");
        }
    }

    #[test]
    fn names_that_are_never_taken_wake_nobody_but_the_marker_does() {
        let created = |path| after_events(&[event(EventKind::Create(CreateKind::File), path)]).urgency;
        assert_eq!(created("/in/a.mp4.part"), None);
        assert_eq!(created("/in/.dropcut-inbox"), Some(Urgency::Soon));
        assert_eq!(created("/in/a.mp4"), Some(Urgency::Soon));
    }

    #[test]
    fn a_file_that_was_closed_before_it_got_its_name_counts_as_closed() {
        let renamed = Event::new(EventKind::Modify(ModifyKind::Name(RenameMode::Both)))
            .add_path("/in/a.mp4.part".into())
            .add_path("/in/a.mp4".into());
        let hints = after_events(&[event(CLOSED, "/in/a.mp4.part"), renamed]);
        assert_eq!(hints.told(Path::new("/in/a.mp4")), Told::Closed);
        assert_eq!(hints.told(Path::new("/in/a.mp4.part")), Told::Nothing);
    }

    #[test]
    fn a_changed_mode_says_nothing_of_the_content() {
        let kind = EventKind::Modify(ModifyKind::Metadata(MetadataKind::Any));
        let hints = after_events(&[event(CLOSED, "/in/a.mp4"), event(kind, "/in/a.mp4")]);
        assert_eq!(hints.told(Path::new("/in/a.mp4")), Told::Closed);
    }

    #[test]
    fn what_is_removed_or_renamed_away_is_known_as_gone() {
        let hints = after_events(&[
            event(EventKind::Remove(RemoveKind::Folder), "/in/a"),
            event(EventKind::Modify(ModifyKind::Name(RenameMode::From)), "/in/b"),
        ]);
        assert_eq!(hints.gone, ["/in/a", "/in/b"].map(PathBuf::from).into());
    }

    #[test]
    fn an_overflow_of_the_queue_makes_everything_looked_at() {
        let overflow = Event::new(EventKind::Other).set_flag(Flag::Rescan);
        let hints = after_events(&[event(CLOSED, "/in/a.mp4"), overflow]);
        assert!(hints.lost);
        assert_eq!(hints.told(Path::new("/in/a.mp4")), Told::Nothing, "it may have been opened again since");
        assert_eq!(hints.urgency, Some(Urgency::Soon));
    }

    #[test]
    fn a_flood_of_events_takes_bounded_memory() {
        let letterbox = Letterbox::default();
        for number in 0..100_000 {
            letterbox.post(Ok(event(WRITTEN, &format!("/in/{number}.mp4"))));
            assert!(letterbox.open().files.len() <= LIMIT);
        }
        assert_eq!(letterbox.urgency(), Some(Urgency::Soon));
    }
}
