//! Places where a test has the program end at once, as a power cut would end it. A program that is built without the
//! feature `crash-points` has none of them.
//!
//! With the feature, each hit of a place is a line of the file that `DROPCUT_CRASH_LIST` names, `2 after POST /run_sse`
//! for the second hit of that place, and the hit whose line is in `DROPCUT_CRASH_AT` is the program's last. And its
//! patience can be divided by the number in `DROPCUT_IMPATIENT`.

#[cfg(feature = "crash-points")]
pub use with_feature::{patience, point};

/// A place, named in words that are the same in each run.
#[cfg(not(feature = "crash-points"))]
#[inline(always)]
pub fn point(_name: impl FnOnce() -> String) {}

/// How long is waited at most for what may never come.
#[cfg(not(feature = "crash-points"))]
#[inline(always)]
pub fn patience(limit: std::time::Duration) -> std::time::Duration {
    limit
}

/// A part of a path for the name of a place: a star where it differs from one run to the next, as ids do.
pub fn masked(part: &str) -> &str {
    if part.contains(|c: char| c.is_ascii_digit()) { "*" } else { part }
}

#[cfg(feature = "crash-points")]
mod with_feature {
    use std::collections::BTreeMap;
    use std::fs::OpenOptions;
    use std::io::Write;
    use std::sync::{Mutex, PoisonError};
    use std::time::Duration;

    /// How often each place was hit.
    static HITS: Mutex<BTreeMap<String, u32>> = Mutex::new(BTreeMap::new());

    /// How long is waited at most for what may never come.
    pub fn patience(limit: Duration) -> Duration {
        let divisor = std::env::var("DROPCUT_IMPATIENT").ok().and_then(|divisor| divisor.parse().ok());
        limit / divisor.unwrap_or(1).max(1)
    }

    /// A place, named in words that are the same in each run.
    pub fn point(name: impl FnOnce() -> String) {
        let list = std::env::var_os("DROPCUT_CRASH_LIST");
        let last = std::env::var("DROPCUT_CRASH_AT").ok();
        if list.is_none() && last.is_none() {
            return;
        }
        // Held to the end, so that nothing is hit while the program ends.
        let mut hits = HITS.lock().unwrap_or_else(PoisonError::into_inner);
        let name = name();
        let count = hits.entry(name.clone()).or_default();
        *count += 1;
        let hit = format!("{count} {name}");
        if let Some(list) = list {
            let written = OpenOptions::new()
                .create(true)
                .append(true)
                .open(list)
                .and_then(|mut list| list.write_all(format!("{hit}\n").as_bytes()));
            // A list with a gap would have a test pass that has left something out.
            if written.is_err() {
                std::process::abort();
            }
        }
        if last.as_deref() == Some(hit.as_str()) {
            std::process::abort();
        }
    }
}
