//! From what lies in the inbox to jobs: each clip becomes one job, once.
//!
//! The ledger decides, not the folder: a clip that a job knows by its path, size, time and content is no new one,
//! whatever events say of it. What has changed under an old name is new, and so is what was asked anew.

use std::collections::{HashMap, HashSet};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use tracing::{info, warn};
use uuid::Uuid;

use crate::config::Config;
use crate::inbox::{Look, PromptState, Ready, Unreadable};
use crate::job::{Change, Identity, Job, Ledger, LedgerError, Prompt, Seen, Step, TextId};
use crate::media::{self, Kind};
use crate::pipeline::failing;
use crate::schedule::Desk;

/// A longer path, in bytes as written in a record, does not fit one.
const LONGEST_PATH: usize = 400;

/// Why intake stops the daemon, or has to be tried again.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error("cannot keep a prompt in the state folder: {0}")]
    Text(std::io::Error),
}

/// Makes jobs of what a look at the inbox found.
pub struct Intake {
    pub config: Arc<Config>,
    pub ledger: Ledger,
    pub desk: Arc<Desk>,
}

impl Intake {
    /// Takes in what is new, goes on with what was waiting for it, and forgets clips that were taken away before
    /// anyone asked for anything.
    pub async fn take(&self, look: &Look, now: Timestamp) -> Result<(), IntakeError> {
        if look.unmounted {
            return Ok(());
        }
        // Nobody starts or cancels a job while its place is decided.
        let held = self.desk.hold().await;
        let known = self.known(look);
        let present: HashSet<&Path> = look.ready.iter().map(|ready| ready.path.as_path()).collect();
        for ready in look.ready.iter().filter(|ready| fits(&ready.path)) {
            match known.find(&ready.path, &ready.identity, &present) {
                // Whoever works on it has it as it was.
                Some(job) if held.contains_key(&job.id) => {}
                Some(job) => self.take_known(job, ready, now).await?,
                None => self.take_new(ready, now).await?,
            }
        }
        for unreadable in look.unreadable.iter().filter(|unreadable| fits(&unreadable.path)) {
            match known.find(&unreadable.path, &unreadable.identity, &present) {
                Some(job) if held.contains_key(&job.id) => {}
                Some(job) if is_back(job) => self.retry(job, now).await?,
                // Put back as it is, or replaced by something that is no clip.
                Some(job) if matches!(job.step, Step::WaitingForPrompt) => {
                    self.refuse(unreadable, job.clone(), now).await?;
                }
                Some(_) => {}
                None => {
                    let job = new_job(&unreadable.path, &unreadable.identity, now);
                    self.refuse(unreadable, job, now).await?;
                }
            }
        }
        self.forget_absent(look, &present).await
    }

    /// The jobs that could be those of what was found: the latest of each path, and by inode for renamed files.
    fn known(&self, look: &Look) -> Known {
        let paths: HashSet<&Path> = look
            .ready
            .iter()
            .map(|ready| ready.path.as_path())
            .chain(look.unreadable.iter().map(|unreadable| unreadable.path.as_path()))
            .collect();
        let inodes: HashSet<(u64, u64)> =
            look.ready.iter().map(|ready| (ready.identity.device, ready.identity.inode)).collect();
        let jobs = self.ledger.jobs_where(|job| {
            paths.contains(job.clip.as_path()) || inodes.contains(&(job.identity.device, job.identity.inode))
        });
        let mut known = Known::default();
        for job in jobs {
            known.by_inode.insert((job.identity.device, job.identity.inode), job.clone());
            known.by_path.insert(job.clip.clone(), job);
        }
        known
    }

    async fn take_new(&self, ready: &Ready, now: Timestamp) -> Result<(), IntakeError> {
        let mut job = new_job(&ready.path, &ready.identity, now);
        job.sidecar = ready.prompt.path().map(Path::to_path_buf);
        job.sidecar_seen = self.sidecar_seen(ready);
        if let Some((id, prompt)) = self.prompt(ready)? {
            job.prompt = Some(id);
            job.priority = prompt.priority.unwrap_or(0);
            job.step = Step::Queued;
        }
        info!(clip = %job.clip.display(), job = %job.id, "{}", match job.step {
            Step::Queued => "taken",
            _ => "found; it waits for its prompt",
        });
        Ok(self.ledger.commit(Change::job(&job)).await?)
    }

    async fn take_known(&self, job: &Job, ready: &Ready, now: Timestamp) -> Result<(), IntakeError> {
        let asked = self.prompt(ready)?;
        let asks_anew = asked.as_ref().is_some_and(|(id, _)| job.prompt.as_ref() != Some(id));
        match &job.step {
            Step::WaitingForPrompt => {
                let moved_or_asked =
                    asked.is_some() || job.clip != ready.path || !job.identity.same_content(&ready.identity);
                if moved_or_asked {
                    let mut job =
                        Job { clip: ready.path.clone(), identity: ready.identity.clone(), ..job.clone() };
                    job.sidecar = ready.prompt.path().map(Path::to_path_buf);
                    job.sidecar_seen = self.sidecar_seen(ready);
                    if let Some((id, prompt)) = asked {
                        info!(clip = %job.clip.display(), job = %job.id, "its prompt is there");
                        job.prompt = Some(id);
                        job.priority = prompt.priority.unwrap_or(0);
                        job.step = Step::Queued;
                    }
                    job.updated = now;
                    self.ledger.commit(Change::job(&job)).await?;
                }
            }
            // Nothing has been done under the old name, or for the old words, yet.
            Step::Queued if job.clip != ready.path || asks_anew => {
                let mut job = Job { clip: ready.path.clone(), updated: now, ..job.clone() };
                if let Some((id, prompt)) = asked {
                    job.prompt = Some(id);
                    job.priority = prompt.priority.unwrap_or(0);
                }
                job.sidecar = ready.prompt.path().map(Path::to_path_buf);
                job.sidecar_seen = self.sidecar_seen(ready);
                self.ledger.commit(Change::job(&job)).await?;
            }
            step if step.is_final() && asks_anew => self.take_new(ready, now).await?,
            Step::Done if is_back(job) && asked.is_some() => self.take_new(ready, now).await?,
            Step::Failed { .. } | Step::Cancelled { .. } if is_back(job) => self.retry(job, now).await?,
            _ => {}
        }
        Ok(())
    }

    /// An original that was put among the failed and lies in the inbox again is tried again.
    async fn retry(&self, job: &Job, now: Timestamp) -> Result<(), IntakeError> {
        let Some(step) = job.step.resumption() else { return Ok(()) };
        info!(clip = %job.clip.display(), job = %job.id, "it is back in the inbox and is tried again");
        let mut job = Job { moved: None, attempts: job.attempts + 1, updated: now, ..job.clone() };
        job.resume(step);
        Ok(self.ledger.commit(Change::job(&job)).await?)
    }

    /// A file that is no clip, though somebody dropped it as one: it goes among the failed, with the reason.
    async fn refuse(&self, unreadable: &Unreadable, mut job: Job, now: Timestamp) -> Result<(), IntakeError> {
        job.identity.clone_from(&unreadable.identity);
        job.sidecar.clone_from(&unreadable.prompt);
        job.updated = now;
        let reason = match Kind::of(&unreadable.path) {
            Some(_) => format!(
                "it cannot be played, as it looks like {}; put the clip itself in its place",
                unreadable.looks_like
            ),
            None => format!("dropcut does not take files of this type; it takes {}", media::accepted_types()),
        };
        let (config, refused, why) = (Arc::clone(&self.config), job.clone(), reason);
        let step = tokio::task::spawn_blocking(move || failing(&config, &refused, &why)).await;
        match step.map_err(std::io::Error::other).and_then(|step| step) {
            Ok(step) => {
                job.step = step;
                Ok(self.ledger.commit(Change::job(&job)).await?)
            }
            // It is gone or cannot be read just now; the next look finds it again.
            Err(error) => {
                warn!(clip = %job.clip.display(), "cannot be looked at: {error}");
                Ok(())
            }
        }
    }

    /// Forgets the clips that are gone before anybody asked for anything.
    async fn forget_absent(&self, look: &Look, present: &HashSet<&Path>) -> Result<(), IntakeError> {
        let settling: HashSet<&Path> = look.settling.iter().map(|settling| settling.path.as_path()).collect();
        let absent = self.ledger.jobs_where(|job| {
            matches!(job.step, Step::WaitingForPrompt)
                && !present.contains(job.clip.as_path())
                && !settling.contains(job.clip.as_path())
                && !look.is_doubtful(&job.clip)
                && !self.config.inbox.join(&job.clip).exists()
        });
        if absent.is_empty() {
            return Ok(());
        }
        // A file that was renamed settles anew before it is known again by its inode.
        let settling_inodes: HashSet<(u64, u64)> = look
            .settling
            .iter()
            .filter_map(|settling| std::fs::symlink_metadata(self.config.inbox.join(&settling.path)).ok())
            .map(|metadata| (metadata.dev(), metadata.ino()))
            .collect();
        for job in absent {
            if settling_inodes.contains(&(job.identity.device, job.identity.inode)) {
                continue;
            }
            info!(clip = %job.clip.display(), "was taken away again");
            self.ledger.commit(Change::forget(job.id)).await?;
        }
        Ok(())
    }

    /// What the sidecar is as it is read.
    fn sidecar_seen(&self, ready: &Ready) -> Option<Seen> {
        let metadata = std::fs::symlink_metadata(self.config.inbox.join(ready.prompt.path()?)).ok()?;
        Some(Seen { size: metadata.len(), modified: metadata.modified().ok()? })
    }

    /// The prompt of a clip, kept durably.
    fn prompt(&self, ready: &Ready) -> Result<Option<(TextId, Arc<Prompt>)>, IntakeError> {
        let PromptState::Ready { prompt, .. } = &ready.prompt else { return Ok(None) };
        let json = serde_json::to_string(&**prompt).map_err(|error| IntakeError::Text(error.into()))?;
        let id = self.ledger.texts().put(&json).map_err(IntakeError::Text)?;
        Ok(Some((id, Arc::clone(prompt))))
    }
}

#[derive(Default)]
struct Known {
    by_path: HashMap<PathBuf, Job>,
    by_inode: HashMap<(u64, u64), Job>,
}

impl Known {
    /// The job of a file: by its path and content; by its inode where the file was renamed since.
    fn find(&self, path: &Path, identity: &Identity, present: &HashSet<&Path>) -> Option<&Job> {
        let here = self.by_path.get(path);
        let same = here.filter(|job| job.identity.same_content(identity));
        // What waits for its prompt may still change.
        let waiting = here.filter(|job| matches!(job.step, Step::WaitingForPrompt));
        // A job whose clip was renamed under it is cancelled: the clip is taken anew.
        let renamed = self.by_inode.get(&(identity.device, identity.inode)).filter(|job| {
            !matches!(job.step, Step::Cancelled { .. })
                && job.identity.same_content(identity)
                && job.moved.is_none()
                && !present.contains(job.clip.as_path())
        });
        same.or(waiting).or(renamed)
    }
}

/// Whether a job's clip was put away and is not there any more: somebody has moved it back.
fn is_back(job: &Job) -> bool {
    let put_away = job.moved.as_ref().and_then(|moved| moved.clip.as_ref());
    put_away.is_some_and(|place| !place.exists())
}

fn new_job(path: &Path, identity: &Identity, now: Timestamp) -> Job {
    Job {
        id: Uuid::now_v7(),
        clip: path.to_path_buf(),
        identity: identity.clone(),
        sidecar: None,
        sidecar_seen: None,
        prompt: None,
        priority: 0,
        step: Step::WaitingForPrompt,
        attempts: 1,
        sessions_lost: 0,
        session: None,
        render: None,
        outputs: Vec::new(),
        moved: None,
        compressed: Vec::new(),
        not_before: None,
        waited: None,
        created: now,
        updated: now,
    }
}

fn fits(path: &Path) -> bool {
    // Signs that are written out in a record count as often as they take room there.
    let fits = serde_json::to_string(path).is_ok_and(|written| written.len() <= LONGEST_PATH);
    if !fits {
        warn!(
            "the path {}… is too long; give it a shorter name",
            path.display().to_string().chars().take(80).collect::<String>()
        );
    }
    fits
}
