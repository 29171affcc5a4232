//! The question whether a settled file is whole media, and when it is asked again.

use std::io;
use std::path::Path;
use std::time::Duration;

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tokio::time::Instant;

use super::settle::after;
use crate::media::{self, Kind, Wholeness};

/// What an examination found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Examined {
    Media(Kind),
    /// It has the beginning of one, and not all; with what is missing, to follow "as media it is unfinished:".
    Incomplete(String),
    /// With what it looks like instead, to follow "it looks like".
    NotMedia(String),
}

/// Whoever can tell whole media from other files. An examination that fails by accident says `Incomplete`:
/// it is asked again.
pub trait Examine: Send + Sync {
    fn examine<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Examined>;
}

/// Tells whole media from other files: by structure first, then by what ffprobe makes of it.
pub struct Examiner;

impl Examine for Examiner {
    fn examine<'a>(&'a self, path: &'a Path) -> BoxFuture<'a, Examined> {
        async move {
            if let Some(kind) = Kind::of_extra(path) {
                // Whoever uses it reads it; any text is whole.
                return Examined::Media(kind);
            }
            let file = path.to_path_buf();
            let whole = tokio::task::spawn_blocking(move || media::check_whole(&file)).await;
            match whole.map_err(io::Error::other).and_then(|whole| whole) {
                Ok(Wholeness::Whole) => {}
                Ok(Wholeness::Empty) => return Examined::Incomplete("it is empty".into()),
                Ok(Wholeness::Incomplete(words)) => return Examined::Incomplete(words),
                Err(error) => return Examined::Incomplete(error.to_string()),
            }
            match media::probe(path).await {
                Ok(probe) => Examined::Media(kind(path, &probe)),
                Err(media::ProbeError::NotMedia { looks, .. }) => Examined::NotMedia(looks),
                Err(error) => Examined::Incomplete(error.to_string()),
            }
        }
        .boxed()
    }
}

fn kind(path: &Path, probe: &media::Probe) -> Kind {
    match (Kind::of(path), &probe.video) {
        (Some(Kind::Image), Some(_)) => Kind::Image,
        (_, Some(_)) => Kind::Video,
        (_, None) => Kind::Audio,
    }
}

/// The longest that one examination may take; a share that hangs must not hold up the others.
pub const TIME_LIMIT: Duration = Duration::from_secs(60);

/// The verdicts on one state of one file.
#[derive(Debug, Clone, Default)]
pub struct Trial {
    verdict: Option<Examined>,
    failures: u32,
    again: Option<Instant>,
}

impl Trial {
    /// Whether the file is to be examined at `now`: never yet, or not found whole and time to ask again.
    pub fn is_due(&self, now: Instant) -> bool {
        match (&self.verdict, self.again) {
            (None, _) => true,
            (Some(_), Some(again)) => now >= again,
            (Some(_), None) => false,
        }
    }

    /// Takes in a verdict. Short of whole media it is asked again after `first`, then twice that and so on up
    /// to `longest`.
    pub fn record(&mut self, verdict: Examined, now: Instant, first: Duration, longest: Duration) {
        self.again = match verdict {
            Examined::Media(_) => None,
            _ => {
                let wait = first.saturating_mul(2u32.saturating_pow(self.failures)).min(longest.max(first));
                Some(after(now, wait))
            }
        };
        self.failures = self.failures.saturating_add(1);
        self.verdict = Some(verdict);
    }

    pub fn verdict(&self) -> Option<&Examined> {
        self.verdict.as_ref()
    }

    /// When the file is examined again.
    pub fn again(&self) -> Option<Instant> {
        self.again
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_unfinished_file_is_looked_at_again_at_growing_intervals() {
        let (first, longest) = (Duration::from_secs(10), Duration::from_secs(300));
        let mut now = Instant::now();
        let mut trial = Trial::default();
        let mut waits = Vec::new();
        for _ in 0..40 {
            assert!(trial.is_due(now));
            trial.record(Examined::Incomplete("its index is missing".into()), now, first, longest);
            let again = trial.again().expect("it is looked at again");
            assert!(!trial.is_due(again - Duration::from_millis(1)));
            waits.push((again - now).as_secs());
            now = again;
        }
        assert_eq!(waits[..7], [10, 20, 40, 80, 160, 300, 300]);
    }

    #[test]
    fn whole_media_is_examined_once() {
        let now = Instant::now();
        let mut trial = Trial::default();
        trial.record(Examined::Media(Kind::Video), now, Duration::from_secs(1), Duration::from_secs(1));
        assert!(!trial.is_due(after(now, Duration::MAX)));
    }
}
