//! From what lies in the inbox to jobs: each clip, folder, link or text becomes one job, once.
//!
//! The ledger decides, not the folder: a clip that a job knows by its path, size, time and content is no new one,
//! whatever events say of it. What has changed under an old name is new, and so is what was asked anew.

use std::collections::{HashMap, HashSet};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::Timestamp;
use tracing::{info, warn};

use crate::config::Config;
use crate::inbox::{Look, Material, PromptState, Ready, Unreadable};
use crate::job::{
    self, Change, Identity, Job, Ledger, LedgerError, Member, Prompt, Seen, Source, Step, TextId,
};
use crate::media::{self, Kind};
use crate::outbox;
use crate::pipeline::{failing, finishing};
use crate::schedule::{Desk, let_pass};

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
        for ready in look.alone.iter().filter(|ready| fits(&ready.path)) {
            self.take_alone(ready, &known, now).await?;
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
                    let job = Job::new(&unreadable.path, &unreadable.identity, now);
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
            .chain(&look.alone)
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
        let source = self.source(ready)?;
        self.begin(Job { source, ..Job::new(&ready.path, &ready.identity, now) }, ready).await
    }

    /// Makes a new job durable, with what is asked for.
    async fn begin(&self, mut job: Job, ready: &Ready) -> Result<(), IntakeError> {
        let asked = self.prompt(ready)?;
        self.ask(&mut job, ready, asked);
        if !self.was_done(&mut job).await {
            info!(clip = %job.clip.display(), job = %job.id, "{}", match job.step {
                Step::Queued => "taken",
                _ => "found; it waits for its prompt",
            });
        }
        Ok(self.ledger.commit(Change::job(&job)).await?)
    }

    /// Whether a result of just this clip and prompt lies in the outbox, of a job that the ledger does not know any
    /// more: then that job is taken up again at its end, and nothing is edited twice.
    async fn was_done(&self, job: &mut Job) -> bool {
        let Some(request) = job.request() else { return false };
        let (outbox, within, stem) =
            (self.config.outbox.clone(), job.folder().to_path_buf(), job.result_stem());
        let looked = tokio::task::spawn_blocking(move || outbox::finished(&outbox, &within, &stem)).await;
        let found = match looked.map_err(std::io::Error::other).and_then(|found| found) {
            Ok(found) => found,
            Err(error) => {
                warn!(clip = %job.clip.display(), "the outbox cannot be looked through: {error}");
                return false;
            }
        };
        let lost = |finished: &outbox::Finished| {
            finished.request == request && self.ledger.job(finished.job).is_none()
        };
        let Some(finished) = found.into_iter().find(lost) else { return false };
        let (config, texts, done) = (Arc::clone(&self.config), self.ledger.texts().clone(), job.clone());
        let step = tokio::task::spawn_blocking(move || finishing(&config, &texts, &done)).await;
        match step.map_err(std::io::Error::other).and_then(|step| step) {
            Ok(step) => job.step = step,
            Err(error) => {
                warn!(clip = %job.clip.display(), "cannot be put away: {error}");
                job.step = Step::Done;
            }
        }
        warn!(
            clip = %job.clip.display(), job = %finished.job,
            "was edited before, as its report in the outbox tells, though the ledger does not know of it: it is \
             not edited again; change its prompt to have it edited anew"
        );
        (job.id, job.outputs) = (finished.job, finished.outputs);
        true
    }

    async fn take_known(&self, job: &Job, ready: &Ready, now: Timestamp) -> Result<(), IntakeError> {
        let asked = self.prompt(ready)?;
        let is_same = job.clip == ready.path && job.identity.same_content(&ready.identity);
        match &job.step {
            Step::WaitingForPrompt if asked.is_none() && is_same => {}
            // Nothing has been done for it yet, whatever it is called and asked for now.
            Step::WaitingForPrompt | Step::Queued
                if !is_same || self.asks_anew(job, ready, asked.as_ref()) =>
            {
                let source = match &job.source {
                    source @ Source::Result { .. } => source.clone(),
                    _ => self.source(ready)?,
                };
                let (clip, identity) = (ready.path.clone(), ready.identity.clone());
                let mut job = Job { clip, identity, source, updated: now, ..job.clone() };
                if asked.is_some() && matches!(job.step, Step::WaitingForPrompt) {
                    info!(clip = %job.clip.display(), job = %job.id, "its prompt is there");
                }
                self.ask(&mut job, ready, asked);
                if matches!(job.step, Step::Queued) {
                    self.was_done(&mut job).await;
                }
                self.ledger.commit(Change::job(&job)).await?;
            }
            // Further words for a result begin from that result, not from the file that holds them.
            Step::Failed { .. } | Step::Cancelled { .. }
                if matches!(job.source, Source::Result { .. }) && is_back(job) =>
            {
                self.retry(job, now).await?;
            }
            step if step.is_final() && matches!(job.source, Source::Result { .. }) => {}
            // A kept folder that has changed is taken again when its prompt is written again, too.
            step if step.is_final()
                && (self.asks_anew(job, ready, asked.as_ref())
                    || (!is_same && asked.is_some() && self.sidecar_seen(ready) != job.sidecar_seen)) =>
            {
                self.take_new(ready, now).await?;
            }
            Step::Done if is_back(job) && asked.is_some() => self.take_new(ready, now).await?,
            Step::Failed { .. } | Step::Cancelled { .. } if is_back(job) => self.retry(job, now).await?,
            _ => {}
        }
        Ok(())
    }

    /// A prompt for nothing that lies in the inbox goes on with the result that it names, if there is one.
    async fn take_alone(&self, ready: &Ready, known: &Known, now: Timestamp) -> Result<(), IntakeError> {
        let Material::Prompt { subject } = &ready.material else { return Ok(()) };
        let is_known = |job: &&Job| job.identity.same_content(&ready.identity) || is_open(job);
        let known = known.by_path.get(&ready.path).filter(is_known);
        if let Some(job) = known {
            return self.take_known(job, ready, now).await;
        }
        let Some((earlier, output)) = self.result(&ready.path, subject) else { return Ok(()) };
        let source = Source::Result { job: earlier.id, output };
        let job = Job { source, session: earlier.session, ..Job::new(&ready.path, &ready.identity, now) };
        self.begin(job, ready).await
    }

    /// The result that `subject` names, with or without its ending, in the folder of the prompt; the latest of several.
    fn result(&self, prompt: &Path, subject: &str) -> Option<(Job, PathBuf)> {
        let subject = subject.to_lowercase();
        let is_meant = |output: &&PathBuf| {
            let same = |name: Option<&std::ffi::OsStr>| {
                name.is_some_and(|name| name.to_string_lossy().to_lowercase() == subject)
            };
            output.parent() == prompt.parent() && (same(output.file_stem()) || same(output.file_name()))
        };
        let job = self.ledger.jobs_where(|job| job.outputs.iter().any(|output| is_meant(&output))).pop()?;
        let output = job.outputs.iter().rev().find(is_meant)?.clone();
        Some((job, output))
    }

    /// Whether other words are asked for than those that the job was taken with. What the folder's settings say
    /// holds for what comes, not for what is over.
    fn asks_anew(&self, job: &Job, ready: &Ready, asked: Option<&(TextId, Arc<Prompt>)>) -> bool {
        let Some((id, _)) = asked else { return false };
        let is_over = job.step.is_final();
        let seen = self.sidecar_seen(ready);
        job.prompt.as_ref() != Some(id) && !(is_over && (seen.is_none() || seen == job.sidecar_seen))
    }

    /// Puts down what is asked of a job that has not begun.
    fn ask(&self, job: &mut Job, ready: &Ready, asked: Option<(TextId, Arc<Prompt>)>) {
        job.sidecar.clone_from(&ready.sidecar);
        job.sidecar_seen = self.sidecar_seen(ready);
        let PromptState::Ready { shared, .. } = &ready.prompt else { return };
        if let Some((id, prompt)) = asked {
            job.shared.clone_from(shared);
            job.prompt = Some(id);
            job.priority = prompt.priority.unwrap_or(0);
            job.step = Step::Queued;
        }
    }

    /// What of it goes to the backend.
    fn source(&self, ready: &Ready) -> Result<Source, IntakeError> {
        Ok(match &ready.material {
            Material::Clip(_) | Material::Prompt { .. } => Source::Clip,
            Material::Link => Source::Link,
            Material::Words => Source::Words,
            Material::Folder(members) => self.folder(members)?,
        })
    }

    fn folder(&self, members: &[Member]) -> Result<Source, IntakeError> {
        let members = job::keep_members(self.ledger.texts(), members).map_err(IntakeError::Text)?;
        Ok(Source::Folder { members })
    }

    /// An original that was put among the failed and lies in the inbox again is tried again.
    async fn retry(&self, job: &Job, now: Timestamp) -> Result<(), IntakeError> {
        let Some(step) = job.step.resumption() else { return Ok(()) };
        if step.is_begun() && let_pass(&self.ledger, job).is_some() {
            // Another works in its session; a later look finds it there still.
            return Ok(());
        }
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
        if let Some(members) = &unreadable.members {
            job.source = self.folder(members)?;
        }
        let reason = match Kind::of(&unreadable.path) {
            _ if unreadable.members.is_some() => format!(
                "it cannot be made one video, as something in it looks like {}; take that out, or {}",
                unreadable.looks_like,
                unreadable.remedy()
            ),
            Some(_) => format!(
                "it cannot be played, as it looks like {}; {}",
                unreadable.looks_like,
                unreadable.remedy()
            ),
            None => format!("dropcut does not take files of this type; it takes {}", media::accepted_types()),
        };
        let (config, texts) = (Arc::clone(&self.config), self.ledger.texts().clone());
        let (refused, why) = (job.clone(), reason);
        let step = tokio::task::spawn_blocking(move || failing(&config, &texts, &refused, &why)).await;
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

    /// Forgets the clips that are gone, or belong to a folder that is one job, before anybody asked for anything of
    /// them.
    async fn forget_absent(&self, look: &Look, present: &HashSet<&Path>) -> Result<(), IntakeError> {
        let settling: HashSet<&Path> = look.settling.iter().map(|settling| settling.path.as_path()).collect();
        let in_folder =
            |clip: &Path| look.folders.iter().any(|folder| clip.starts_with(folder) && clip != folder);
        for job in
            self.ledger.jobs_where(|job| matches!(job.step, Step::WaitingForPrompt) && in_folder(&job.clip))
        {
            info!(clip = %job.clip.display(), "belongs to a folder that is one job now");
            self.ledger.commit(Change::forget(job.id)).await?;
        }
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
        let metadata = std::fs::symlink_metadata(self.config.inbox.join(ready.sidecar.as_ref()?)).ok()?;
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
        // A folder may grow while it is worked on, and where it is kept.
        let grows = |job: &Job| {
            matches!(job.source, Source::Folder { .. }) && (!job.step.is_final() || job.moved.is_none())
        };
        let same = here.filter(|job| job.identity.same_content(identity) || grows(job));
        let waiting = here.filter(|job| is_open(job));
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

/// Whether what lies under its path may still change before it is worked on.
fn is_open(job: &Job) -> bool {
    match job.step {
        Step::WaitingForPrompt => true,
        // Words that are mended while they wait for their turn.
        Step::Queued => matches!(job.source, Source::Words | Source::Result { .. }),
        _ => false,
    }
}

/// Whether a job's clip was put away and is not there any more: somebody has moved it back.
fn is_back(job: &Job) -> bool {
    let put_away = job.moved.as_ref().and_then(|moved| moved.clip.as_ref());
    put_away.is_some_and(|place| !place.exists())
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
