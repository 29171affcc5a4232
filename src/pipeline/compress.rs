//! Making a clip smaller that is larger than the backend takes, before it is uploaded.
//!
//! The smaller file lies in `state/work/<job>`, under its last name only when it is whole; a half one is begun anew.
//! [`crate::upkeep`] removes it when the job is past its upload.

use std::io;
use std::path::{Path, PathBuf};

use bytesize::ByteSize;
use tracing::info;

use super::upload::Parcel;
use super::{Pipeline, Trouble, trouble};
use crate::config::{Config, Oversize};
use crate::disk;
use crate::job::{Change, Compressed, Job, Step};
use crate::media::process::ProcessError;
use crate::media::{self, FitError, ProbeError};

/// How much of the step is over when the smaller file is made.
const MADE: f64 = 0.8;

/// The folder of what is made for the upload of jobs, each in a folder of its own.
pub fn work_folder(config: &Config) -> PathBuf {
    config.state.join("work")
}

/// Whether a job in this step still needs what was made for its upload. A message may ask for another upload.
pub fn needs_work(step: &Step) -> bool {
    match step {
        Step::Uploading { .. } | Step::Asking { .. } => true,
        Step::Waiting { at, .. } => needs_work(at),
        _ => false,
    }
}

impl Pipeline {
    /// Whether a clip of this many bytes has to be made smaller.
    ///
    /// # Errors
    /// [`Trouble::Fail`] when it is too large and the person did not ask for that.
    pub(super) fn is_oversized(&self, name: &str, size: u64) -> Result<bool, Trouble> {
        let limit = self.config.backend.max_size;
        match self.config.backend.oversize {
            _ if self.is_embedded() || size <= limit => Ok(false),
            Oversize::Compress => Ok(true),
            Oversize::Refuse => Err(Trouble::Fail(format!(
                "{name} has {}, and the backend takes at most {}; compress or trim it first, or set \
                 `backend.oversize: compress`, which does it here",
                shown(size),
                shown(limit)
            ))),
        }
    }

    /// Puts a smaller file in the place of one that is too large: made now, or found from before.
    pub(super) async fn compress(&self, job: &mut Job, parcel: &mut Parcel) -> Result<(), Trouble> {
        let folder = work_folder(&self.config).join(job.id.to_string());
        let name = parcel.compressed_name();
        let made = folder.join(&name);
        let limit = self.config.backend.max_size;
        let state = |error: io::Error| Trouble::state(&self.config, &error);
        let have = match tokio::fs::metadata(&made).await {
            Ok(metadata) => Some(metadata.len()).filter(|size| *size <= limit),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(state(error)),
        };
        if have.is_none() {
            if disk::free_space(&self.config.state).is_ok_and(|free| free < limit) {
                let full = io::ErrorKind::StorageFull.into();
                return Err(Trouble::disk("state", &self.config.state, Some(limit), &full));
            }
            disk::create_folder(&folder, true).map_err(state)?;
            info!(clip = %job.clip.display(), "{} is larger than the backend takes; making it smaller", parcel.own_name);
            self.live.words(job.id, "making it small enough");
            let half = folder.join(format!("{name}.part"));
            let progress = |done: f64| self.live.progress(job.id, MADE * done);
            let time = self.config.engine.time_limit;
            let fitted = media::make_fit(&parcel.path, &half, limit, time, &progress).await;
            fitted.map_err(|error| self.misfit(parcel, error))?;
            let to = made.clone();
            let kept = tokio::task::spawn_blocking(move || {
                disk::sync(&half)?;
                std::fs::rename(&half, &to)?;
                disk::sync_folder(&folder)
            });
            kept.await.map_err(io::Error::other).and_then(|kept| kept).map_err(state)?;
        }
        self.live.progress(job.id, MADE);
        let facts = self.facts_of(parcel, &made).await.map_err(|error| self.misfit(parcel, error))?;
        (parcel.path, parcel.name, parcel.size) = (made, name, facts.sent);
        if !job.compressed.contains(&facts) {
            job.compressed.retain(|known| known.name != facts.name);
            job.compressed.push(facts);
            self.ledger.commit(Change::job(job)).await?;
        }
        Ok(())
    }

    async fn facts_of(&self, parcel: &Parcel, made: &Path) -> Result<Compressed, FitError> {
        let local = |source| FitError::File { path: made.display().to_string(), source };
        let sent = tokio::fs::metadata(made).await.map_err(local)?.len();
        let (before, after) = (media::probe(&parcel.path).await?, media::probe(made).await?);
        let seconds = before.duration.map_or(0.0, |all| *all.numer() as f64 / *all.denom() as f64);
        let (width, height) = after.video.map_or((0, 0), |video| (video.width, video.height));
        Ok(Compressed { name: parcel.own_name.clone(), size: parcel.size, seconds, sent, width, height })
    }

    fn misfit(&self, parcel: &Parcel, error: FitError) -> Trouble {
        let full = |words: &str| words.contains("No space left") || words.contains("Disk quota exceeded");
        let cannot = |words: String| {
            Trouble::Fail(trouble::bounded(&format!(
                "{} has {}, the backend takes at most {}, and it cannot be made small enough: {words}",
                parcel.own_name,
                shown(parcel.size),
                shown(self.config.backend.max_size)
            )))
        };
        match error {
            FitError::Misfit(words) => cannot(words),
            FitError::Process(ProcessError::Failed { last_words, .. }) if full(&last_words) => {
                Trouble::state(&self.config, &io::ErrorKind::StorageFull.into())
            }
            FitError::Process(error @ (ProcessError::Failed { .. } | ProcessError::TimedOut { .. })) => {
                cannot(error.to_string())
            }
            FitError::Probe(ProbeError::NotMedia { looks, .. }) => cannot(format!("it looks like {looks}")),
            // It says nothing of the clip: a busy machine, or a file that cannot be read just now.
            error => Trouble::state(&self.config, &io::Error::other(error.to_string())),
        }
    }
}

/// What the report says of a clip that was made smaller.
pub(super) fn note(compressed: &Compressed, limit: u64) -> String {
    let size = match (compressed.width, compressed.height) {
        (0, _) | (_, 0) => String::new(),
        (width, height) => format!(" and {width}×{height}"),
    };
    format!(
        "{} ({}, {}) is larger than the {} that the backend takes. It was made smaller on this machine first: \
         what was sent has {}{size}.",
        compressed.name,
        shown(compressed.size),
        media::length(compressed.seconds),
        shown(limit),
        shown(compressed.sent),
    )
}

fn shown(bytes: u64) -> String {
    ByteSize(bytes).display().si().to_string()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::job::{Wait, WaitFor};

    #[test]
    fn what_is_made_for_an_upload_is_kept_while_a_message_or_a_wait_is_about_it() {
        let asking = Step::Asking { session: "s".into(), message: 1 };
        let (since, words) = (Timestamp::UNIX_EPOCH, String::new());
        let wait = Wait { reason: WaitFor::Network, words, since, until: None, tries: 1 };
        assert!(needs_work(&asking));
        assert!(needs_work(&Step::Waiting { wait, at: Box::new(asking) }));
        assert!(!needs_work(&Step::Ordering { session: "s".into(), message: 1, attempt: 1 }));
    }
}
