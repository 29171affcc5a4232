//! Uploading: the clip into the session, once.

use std::path::{Path, PathBuf};
use std::time::Duration;

use super::compress::Sending;
use super::connect::patiently;
use super::{Arrival, Pipeline, Trouble};
use crate::config::{INBOX_MARKER, Secret};
use crate::job::{Job, Step, WaitFor};
use crate::nemo::Error;

impl Pipeline {
    pub(super) async fn upload(
        &self,
        job: &mut Job,
        session: &str,
        arrival: Arrival,
    ) -> Result<Step, Trouble> {
        let (record, token) = self.session(session)?;
        let clip = self.clip_path(job);
        self.check_clip(job, &clip).await?;
        let client = &self.backend.client;
        let oversized = self.is_oversized(&job.name(), job.identity.size)?;
        let next = Step::Asking { session: session.into(), message: 0 };
        let sort = |error| self.trouble(error, &record.token);
        if arrival != Arrival::Fresh && self.is_uploaded(job, &token, session).await.map_err(sort)? {
            return Ok(next);
        }
        let (sent, name) = match oversized {
            false => (clip.clone(), job.remote_name()),
            true => match self.compressed(job, &clip, job.compressed_name()).await? {
                Sending::Now(sent, name) => (sent, name),
                Sending::Later => return Ok(Step::Uploading { session: session.into() }),
            },
        };
        match client.upload(&token, session, &sent, &name).await {
            Ok(_) => {}
            Err(Error::OutcomeUnknown(words)) => {
                if !self.is_uploaded(job, &token, session).await.map_err(sort)? {
                    return Err(sort(Error::OutcomeUnknown(words)));
                }
            }
            Err(error) => return Err(sort(error)),
        }
        self.check_clip(job, &clip).await?;
        Ok(next)
    }

    /// Whether the session holds the clip already. The name carries the job's id; the local engine knows a clip
    /// by its own name.
    async fn is_uploaded(&self, job: &Job, token: &Secret, session: &str) -> Result<bool, Error> {
        let client = &self.backend.client;
        let state = patiently(|| client.state(token, session)).await?;
        let names = match self.is_embedded() {
            true => vec![job.name()],
            false => vec![job.remote_name(), job.compressed_name()],
        };
        Ok(state.file_names().iter().any(|name| names.contains(name)))
    }

    /// Where the clip lies now.
    pub(super) fn clip_path(&self, job: &Job) -> PathBuf {
        let moved = job.moved.as_ref().and_then(|moved| moved.clip.clone());
        moved.unwrap_or_else(|| self.config.inbox.join(&job.clip))
    }

    /// Refuses a clip that is not the one that was taken. One that cannot be seen just now is waited for.
    async fn check_clip(&self, job: &Job, clip: &Path) -> Result<(), Trouble> {
        match tokio::fs::symlink_metadata(clip).await {
            Ok(metadata) if job.identity.matches(&metadata) => Ok(()),
            Ok(_) => Err(Trouble::ClipChanged),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                let mounted = tokio::fs::symlink_metadata(self.config.inbox.join(INBOX_MARKER)).await;
                match (mounted, &job.moved) {
                    (Ok(_), None) => Err(Trouble::ClipChanged),
                    (Ok(_), Some(_)) => Err(Trouble::Fail(format!("{} is gone", clip.display()))),
                    (Err(_), _) => Err(Trouble::Wait {
                        reason: WaitFor::Disk,
                        words: format!("the inbox {} is not mounted", self.config.inbox.display()),
                        again: Some(Duration::from_secs(1)),
                    }),
                }
            }
            Err(error) => Err(Trouble::disk("inbox", &self.config.inbox, None, &error)),
        }
    }
}
