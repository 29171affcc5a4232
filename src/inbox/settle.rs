//! When a file is done being written, judged from what was seen of it and what events said.
//!
//! Nothing here touches the disk or the clock. Times are our own: a file's age by its own stamps says
//! nothing, as copiers set those before, while and after they write.

use std::fs::Metadata;
use std::os::unix::fs::MetadataExt;
use std::time::Duration;

use tokio::time::Instant;

/// What the file system says of a file. Two equal stamps: nobody wrote in between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Bytes.
    pub size: u64,
    /// Seconds since 1970 and nanoseconds.
    pub modified: (i64, u32),
    pub changed: (i64, u32),
    pub device: u64,
    pub inode: u64,
}

impl Stamp {
    pub fn of(metadata: &Metadata) -> Stamp {
        let nanoseconds = |value: i64| u32::try_from(value).unwrap_or(0);
        Stamp {
            size: metadata.size(),
            modified: (metadata.mtime(), nanoseconds(metadata.mtime_nsec())),
            changed: (metadata.ctime(), nanoseconds(metadata.ctime_nsec())),
            device: metadata.dev(),
            inode: metadata.ino(),
        }
    }

    /// Whether the content is the same as far as stamps tell: a new mode or a new link only moves `changed`.
    fn same_data(&self, other: &Stamp) -> bool {
        Stamp { changed: other.changed, ..*self } == *other
    }
}

/// What events said of a file since the last look; the last word counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Told {
    Nothing,
    Written,
    /// A writer closed it, and nothing was written since.
    Closed,
}

/// What is known of one file.
#[derive(Debug, Clone, Copy)]
pub struct Observation {
    pub stamp: Stamp,
    /// Since when it is unchanged, by our own looking.
    pub since: Instant,
    /// Whether its writer closed it after its last change.
    pub closed: bool,
}

/// Whether a file is done being written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It is settled at `until` unless it changes.
    Settling {
        until: Instant,
    },
    Settled {
        since: Instant,
    },
}

impl Observation {
    pub fn first(stamp: Stamp, told: Told, now: Instant) -> Observation {
        Observation { stamp, since: now, closed: told == Told::Closed }
    }

    /// Takes in a further look. Returns whether the file may have changed since the one before.
    pub fn observe(&mut self, stamp: Stamp, told: Told, now: Instant) -> bool {
        let changed = stamp != self.stamp || told != Told::Nothing;
        self.closed = match told {
            Told::Closed => true,
            Told::Written => false,
            Told::Nothing => self.closed && stamp.same_data(&self.stamp),
        };
        if changed {
            *self = Observation { stamp, since: now, closed: self.closed };
        }
        changed
    }

    /// Whether the file is settled at `now`, if one that only went quiet must stay so for `settle`.
    pub fn state(&self, settle: Duration, now: Instant) -> State {
        let until = after(self.since, settle);
        match () {
            () if self.closed => State::Settled { since: self.since },
            () if now >= until => State::Settled { since: until },
            () => State::Settling { until },
        }
    }
}

/// `start` plus `wait`; a wait longer than the clock can tell ends in thirty years.
pub fn after(start: Instant, wait: Duration) -> Instant {
    const THIRTY_YEARS: Duration = Duration::from_secs(30 * 365 * 86_400);
    start.checked_add(wait.min(THIRTY_YEARS)).unwrap_or(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SETTLE: Duration = Duration::from_secs(10);

    fn stamp(size: u64, modified: i64) -> Stamp {
        Stamp { size, modified: (modified, 0), changed: (modified, 0), device: 1, inode: 7 }
    }

    fn settled(observation: &Observation, now: Instant) -> bool {
        matches!(observation.state(SETTLE, now), State::Settled { .. })
    }

    #[test]
    fn a_file_that_went_quiet_is_settled_only_after_the_whole_time() {
        let start = Instant::now();
        let seen = Observation::first(stamp(5, 1), Told::Nothing, start);
        assert_eq!(
            seen.state(SETTLE, start + Duration::from_secs(9)),
            State::Settling { until: start + SETTLE }
        );
        assert!(settled(&seen, start + SETTLE));
    }

    #[test]
    fn a_file_that_keeps_growing_never_settles() {
        let start = Instant::now();
        let mut seen = Observation::first(stamp(0, 0), Told::Nothing, start);
        for second in 1..100 {
            let now = start + Duration::from_secs(second * 9);
            assert!(seen.observe(stamp(second, 0), Told::Nothing, now));
            assert!(!settled(&seen, now), "after {second} changes");
        }
    }

    #[test]
    fn a_file_of_full_size_from_the_start_settles_only_when_its_times_rest() {
        let start = Instant::now();
        let mut seen = Observation::first(stamp(1000, 0), Told::Nothing, start);
        let later = start + SETTLE;
        assert!(seen.observe(stamp(1000, 1), Told::Nothing, later));
        assert!(!settled(&seen, later));
        assert!(!seen.observe(stamp(1000, 1), Told::Nothing, later + SETTLE));
        assert!(settled(&seen, later + SETTLE));
    }

    #[test]
    fn a_file_that_its_writer_closed_need_not_wait() {
        let now = Instant::now();
        assert!(settled(&Observation::first(stamp(5, 1), Told::Closed, now), now));
    }

    #[test]
    fn writing_again_takes_the_closing_back() {
        let now = Instant::now();
        let mut by_event = Observation::first(stamp(5, 1), Told::Closed, now);
        by_event.observe(stamp(5, 1), Told::Written, now);
        assert!(!settled(&by_event, now), "a write within one tick of the file's clock shows by its event");
        let mut by_stamp = Observation::first(stamp(5, 1), Told::Closed, now);
        by_stamp.observe(stamp(6, 1), Told::Nothing, now);
        assert!(!settled(&by_stamp, now), "without events a new size does");
    }

    #[test]
    fn a_new_mode_does_not_take_the_closing_back() {
        let now = Instant::now();
        let mut seen = Observation::first(stamp(5, 1), Told::Closed, now);
        let touched = Stamp { changed: (9, 0), ..stamp(5, 1) };
        assert!(seen.observe(touched, Told::Nothing, now));
        assert!(settled(&seen, now));
    }

    #[test]
    fn another_file_under_the_same_name_starts_over() {
        let start = Instant::now();
        let mut seen = Observation::first(stamp(5, 1), Told::Nothing, start);
        let replaced = Stamp { inode: 8, ..stamp(5, 1) };
        assert!(seen.observe(replaced, Told::Nothing, start + SETTLE));
        assert!(!settled(&seen, start + SETTLE));
    }

    #[test]
    fn an_endless_wait_overflows_nothing() {
        let now = Instant::now();
        assert!(after(now, Duration::MAX) > now);
    }
}
