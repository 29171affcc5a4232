//! Renders: ordered once under an id, carried out in the background, finished after a restart.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::PathBuf;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::{Semaphore, watch};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::render::{self, Order, RenderError};
use super::session::{Export, Session};
use super::timeline::Clip;
use super::words::say;
use super::{Engine, Failure, draft};
use crate::causes::with_causes;
use crate::disk;
use crate::nemo::render::{RenderAnswer, RenderOrder, Status};

/// How long a question about a render is held back when nothing changes.
const HELD_BACK: Duration = Duration::from_secs(20);
/// Smaller steps of progress are not told.
const TOLD_STEP: f64 = 0.01;

/// The renders that are under way.
pub struct Exports {
    running: Mutex<HashMap<String, Running>>,
    /// How many are carried out at once.
    slots: Semaphore,
}

/// A render that is under way.
struct Running {
    cancel: CancellationToken,
    /// 0 to 1.
    progress: watch::Sender<f64>,
}

impl Exports {
    pub fn new(at_once: usize) -> Exports {
        Exports { running: Mutex::default(), slots: Semaphore::new(at_once) }
    }

    fn running(&self) -> MutexGuard<'_, HashMap<String, Running>> {
        self.running.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Engine {
    /// Takes an order: checks it, records it, and begins.
    pub async fn order_export(&self, order: RenderOrder) -> Result<RenderAnswer, Failure> {
        let id = order.id;
        let good = id.strip_prefix("render_").is_some_and(|rest| {
            (1..=64).contains(&rest.len())
                && rest.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '-')
        });
        if !good {
            return Err(Failure::bad_request("a render's id is `render_` and letters or digits"));
        }
        let session = self.session(&order.session)?;
        if !self.inner.sessions.claim(&id, &order.session) {
            return Err(Failure::duplicate());
        }
        let export = Export {
            draft: order.draft,
            output: order.output,
            status: Status::Pending,
            file: None,
            error: None,
        };
        let mut session = session.lock().await;
        let recorded = check(&session, &export).and_then(|()| {
            session.exports.insert(id.clone(), export);
            self.inner.sessions.save(&session).map_err(Failure::io)
        });
        if let Err(failure) = recorded {
            session.exports.remove(&id);
            self.inner.sessions.unclaim(&id);
            return Err(failure);
        }
        self.begin_export(order.session, id.clone());
        drop(session);
        Ok(RenderAnswer { id, status: Status::Pending, progress: 0.0, output_url: None, error: None })
    }

    /// Carries a render out in the background, unless that is under way.
    pub(super) fn begin_export(&self, session: String, id: String) {
        let cancel = self.inner.stop.child_token();
        match self.inner.exports.running().entry(id.clone()) {
            Entry::Occupied(_) => return,
            Entry::Vacant(place) => {
                place.insert(Running { cancel: cancel.clone(), progress: watch::Sender::new(0.0) })
            }
        };
        let engine = self.clone();
        self.inner.tasks.spawn(async move {
            if let Err(failure) = engine.export(&session, &id, &cancel).await {
                warn!("{id} cannot be recorded: {}", failure.message);
                engine.give_up(&session, &id, &failure.message).await;
            }
            engine.inner.exports.running().remove(&id);
        });
    }

    async fn export(&self, session_id: &str, id: &str, cancel: &CancellationToken) -> Result<(), Failure> {
        let session = self.session(session_id)?;
        let slot = tokio::select! {
            slot = self.inner.exports.slots.acquire() => slot.map_err(|error| Failure::internal(error.to_string()))?,
            () = cancel.cancelled() => return self.end_cancelled(session_id, id).await,
        };
        let (export, clips, language) = {
            let mut session = session.lock().await;
            let export = session.exports.get_mut(id).ok_or_else(Failure::no_render)?;
            export.status = Status::Processing;
            let export = export.clone();
            self.inner.sessions.save(&session).map_err(Failure::io)?;
            (export, clips(&session), session.language)
        };
        let work = self.inner.sessions.folder(session_id).join(id);
        let outcome = self.render(&export, &clips, &work, id, cancel).await;
        drop(slot);
        if cancel.is_cancelled() {
            return self.end_cancelled(session_id, id).await;
        }
        let mut session = session.lock().await;
        let export = session.exports.get_mut(id).ok_or_else(Failure::no_render)?;
        match outcome {
            Ok(file) => {
                info!("{id} is rendered");
                export.status = Status::Completed;
                export.file = Some(file);
            }
            Err(error) => {
                warn!("{id} failed: {}", with_causes(&error));
                export.status = Status::Failed;
                export.error = Some(error.tell(language));
            }
        }
        self.inner.sessions.save(&session).map_err(Failure::io)
    }

    /// Renders into a folder of its own, which a run before may have left half full.
    async fn render(
        &self,
        export: &Export,
        clips: &BTreeMap<String, (Clip, PathBuf)>,
        work: &std::path::Path,
        id: &str,
        cancel: &CancellationToken,
    ) -> Result<PathBuf, RenderError> {
        // It was read before, when the order was taken.
        let timeline =
            draft::read(export.draft.get()).map_err(|error| RenderError::Wrong(error.to_string()))?;
        let unwritten = |source| RenderError::File { path: work.to_path_buf(), source };
        let folder = work.to_path_buf();
        let prepared = tokio::task::spawn_blocking(move || {
            match std::fs::remove_dir_all(&folder) {
                Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
            disk::create_folder(&folder, true)
        });
        prepared.await.map_err(io::Error::other).and_then(|prepared| prepared).map_err(unwritten)?;
        let order = Order {
            timeline: &timeline,
            clips,
            format: timeline.format.unwrap_or(export.output.format),
            quality: export.output.quality,
            hardware: self.inner.config.engine.hardware,
            rendering: self.inner.config.engine.render,
            work,
            time_limit: self.inner.config.engine.time_limit,
        };
        let report = |part: f64| {
            if let Some(running) = self.inner.exports.running().get(id) {
                running.progress.send_if_modified(|told| {
                    let tell = part - *told >= TOLD_STEP;
                    if tell {
                        *told = part;
                    }
                    tell
                });
            }
        };
        Ok(render::render(&order, &report, cancel).await?.file)
    }

    /// Tells whoever asks that a render has failed, though it could not be recorded; after a restart it is tried
    /// again.
    async fn give_up(&self, session: &str, id: &str, words: &str) {
        if let Ok(session) = self.session(session)
            && let Some(export) = session.lock().await.exports.get_mut(id)
        {
            export.status = Status::Failed;
            export.error = Some(words.to_string());
        }
    }

    /// A render that was cancelled has failed; one that a stop interrupted is begun again after the next start.
    async fn end_cancelled(&self, session: &str, id: &str) -> Result<(), Failure> {
        if self.inner.stop.is_cancelled() {
            return Ok(());
        }
        let session = self.session(session)?;
        let mut session = session.lock().await;
        let language = session.language;
        if let Some(export) = session.exports.get_mut(id) {
            export.status = Status::Failed;
            export.error = Some(say!(language, "render-cancelled"));
        }
        self.inner.sessions.save(&session).map_err(Failure::io)
    }

    /// How far a render is; held back until there is something new to tell, or for a while.
    pub async fn export_status(&self, id: &str) -> Result<RenderAnswer, Failure> {
        let session = self.session_of_export(id)?;
        let told = self.inner.exports.running().get(id).map(|running| running.progress.subscribe());
        if let Some(mut told) = told {
            // An error means that the render has ended, which is news as well; so is the end of the patience.
            let _ = tokio::time::timeout(HELD_BACK, told.changed()).await;
        }
        let progress = self.inner.exports.running().get(id).map(|running| *running.progress.borrow());
        let session = session.lock().await;
        let export = session.exports.get(id).ok_or_else(Failure::no_render)?;
        // Its end could not be recorded, and nobody works on it: it is carried out again.
        if matches!(export.status, Status::Pending | Status::Processing) && !self.inner.stop.is_cancelled() {
            self.begin_export(session.id.clone(), id.to_string());
        }
        let done = if export.status == Status::Completed { 100.0 } else { 0.0 };
        Ok(RenderAnswer {
            id: id.to_string(),
            status: export.status,
            progress: progress.map_or(done, |part| part * 100.0),
            output_url: export.file.as_ref().map(|file| self.address_of(id, file)),
            error: export.error.clone(),
        })
    }

    /// Where a result is to be had: as a file by the daemon of this process, by download by any other.
    fn address_of(&self, id: &str, file: &std::path::Path) -> String {
        let local = self.inner.local.then(|| reqwest::Url::from_file_path(file).ok()).flatten();
        match local {
            Some(url) => url.into(),
            None => {
                let ending = file.extension().map(|e| format!("?as=result.{}", e.to_string_lossy()));
                format!("{}{}", crate::nemo::render::download_path(id), ending.unwrap_or_default())
            }
        }
    }

    pub async fn cancel_export(&self, id: &str) -> Result<(), Failure> {
        self.session_of_export(id)?;
        if let Some(running) = self.inner.exports.running().get(id) {
            running.cancel.cancel();
        }
        Ok(())
    }

    /// The file of a completed render.
    pub async fn export_file(&self, id: &str) -> Result<PathBuf, Failure> {
        let session = self.session_of_export(id)?;
        let session = session.lock().await;
        session.exports.get(id).and_then(|export| export.file.clone()).ok_or_else(Failure::no_render)
    }
}

/// Refuses an order that cannot be carried out, before it is taken.
fn check(session: &Session, export: &Export) -> Result<(), Failure> {
    let language = session.language;
    if let Some(changed) = session.media.iter().find(|media| !media.is_unchanged()) {
        let clip = language.quote(&changed.clip.name);
        return Err(Failure::bad_request(say!(language, "render-changed", clip)));
    }
    let timeline =
        draft::read(export.draft.get()).map_err(|error| Failure::bad_request(error.to_string()))?;
    render::check_timeline(&timeline, &clips(session)).map_err(|refusal| {
        warn!("a render is not taken: {refusal}");
        Failure::bad_request(refusal.tell(language))
    })
}

fn clips(session: &Session) -> BTreeMap<String, (Clip, PathBuf)> {
    session
        .media
        .iter()
        .map(|media| (media.clip.id.clone(), (media.clip.clone(), media.file.clone())))
        .collect()
}
