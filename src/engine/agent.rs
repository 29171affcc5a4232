//! A message to the engine: planned, applied to the timeline, answered in words. Once for each message's id.

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::{Mutex, mpsc};
use tokio_util::sync::CancellationToken;
use tracing::warn;
use uuid::Uuid;

use super::analysis::AnalysisError;
use super::editor::{self, Known};
use super::language::Language;
use super::lut::Lut;
use super::op::Op;
use super::planner::Plan;
use super::session::{Media, Session};
use super::timeline::{Clip, Crop};
use super::words::say;
use super::{Engine, Failure, analysis, answer, bars, draft, fonts, render, small_file, subtitles};
use crate::media::Kind;
use crate::media::process::{Limits, ProcessError};

/// What is told while a message is worked on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Telling {
    /// A tool of the engine is at work.
    Tool(&'static str),
    Words(String),
}

impl Engine {
    /// Applies a message to a session and tells what was done. A message that was applied before is answered as
    /// then. Nothing has happened until the session is saved, at the end.
    pub async fn edit(
        &self,
        session: Arc<Mutex<Session>>,
        id: Option<Uuid>,
        text: &str,
        tell: &mpsc::Sender<Telling>,
    ) -> Result<(), Failure> {
        let mut session = session.lock().await;
        if let Some(answer) = id.and_then(|id| session.answers.get(&id)) {
            send(tell, Telling::Words(answer.clone())).await;
            return Ok(());
        }
        let Some(current) = &session.draft else {
            send(tell, Telling::Words(say!(Language::of(text), "no-clip"))).await;
            return Ok(());
        };
        let timeline = draft::read(current.get()).map_err(|error| Failure::internal(error.to_string()))?;
        let videos = session.media.iter().map(|media| &media.clip).filter(|clip| clip.kind == Kind::Video);
        let videos: Vec<&str> = videos.map(|clip| clip.name.as_str()).collect();
        let plan = tokio::select! {
            biased;
            () = self.inner.stop.cancelled() => return Err(Failure::stopping()),
            // A job that was cancelled must not hold its session until a model has answered. From afar, a connection
            // that breaks looks the same, and the edit is made all the same.
            () = tell.closed(), if self.inner.local => {
                return Err(Failure::internal("nobody waits for the answer any more"));
            }
            plan = self.inner.planner.plan(text, &videos) => plan,
        };
        if plan.needs_silences() {
            send(tell, Telling::Tool("find_pauses")).await;
            self.listen(&mut session, plan.language).await?;
        }
        send(tell, Telling::Tool("edit_timeline")).await;
        let clips: Vec<_> = session.media.iter().map(|media| media.clip.clone()).collect();
        let mut known = known(&session, &plan, &self.inner.stop).await;
        if plan.needs_bars() {
            send(tell, Telling::Tool("find_bars")).await;
            known.pictures = self.look(&session, plan.language).await?;
        }
        let pauses = &self.inner.config.engine.pauses;
        let applied = editor::apply(&plan, &timeline, &clips, &known, pauses);
        let words = answer::compose(&plan, &applied);
        session.edits += u32::from(!applied.done.is_empty());
        session.set_timeline(&applied.timeline)?;
        session.language = plan.language;
        if let Some(id) = id {
            session.answers.insert(id, words.clone());
        }
        session.used = Timestamp::now();
        self.inner.sessions.save(&session).map_err(Failure::io)?;
        send(tell, Telling::Words(words)).await;
        Ok(())
    }

    fn limits(&self) -> Limits {
        Limits { time: self.inner.config.engine.time_limit, cancel: self.inner.stop.child_token() }
    }

    /// What is answered where `clip` cannot be decoded: a stop kills what is at work.
    fn undecoded(&self, clip: &Clip, error: &AnalysisError, language: Language) -> Failure {
        if self.inner.stop.is_cancelled() {
            return Failure::stopping();
        }
        warn!("{error}");
        Failure::internal(match error {
            AnalysisError::Process {
                source: source @ (ProcessError::Missing { .. } | ProcessError::TimedOut { .. }),
                ..
            } => render::tell(source, language),
            _ => say!(language, "clip-undecoded", clip = language.quote(&clip.name)),
        })
    }

    /// Tells the pictures of `session` from their black bars.
    async fn look(
        &self,
        session: &Session,
        language: Language,
    ) -> Result<BTreeMap<String, Option<Crop>>, Failure> {
        let mut pictures = BTreeMap::new();
        let shows = |media: &&Media| matches!(media.clip.kind, Kind::Video | Kind::Image);
        for media in session.media.iter().filter(shows) {
            let seen = bars::picture(&media.file, &media.clip, &self.limits()).await;
            let seen = seen.map_err(|error| self.undecoded(&media.clip, &error, language))?;
            pictures.insert(media.clip.id.clone(), seen);
        }
        Ok(pictures)
    }

    /// Listens to the clips that were not listened to yet.
    async fn listen(&self, session: &mut Session, language: Language) -> Result<(), Failure> {
        let limits = self.limits();
        for media in &mut session.media {
            if media.silences.is_none() && media.clip.has_audio {
                let found = analysis::silences(&media.file, media.clip.audio_track, &limits).await;
                let found = found.map_err(|error| self.undecoded(&media.clip, &error, language))?;
                media.silences = Some(found);
            }
        }
        Ok(())
    }
}

/// What is known of the clips of `session` and is needed for `plan`.
async fn known(session: &Session, plan: &Plan, stop: &CancellationToken) -> Known {
    let mut known = Known::default();
    for media in &session.media {
        let id = &media.clip.id;
        known.dates.insert(id.clone(), media.modified);
        known.silences.extend(media.silences.clone().map(|silences| (id.clone(), silences)));
    }
    let mut texts: Vec<(String, String)> = Vec::new();
    for op in &plan.steps {
        match op {
            Op::Title(title) => texts.push((title.text.clone(), title.text.clone())),
            Op::Text(text) => texts.push((text.text.clone(), text.text.clone())),
            Op::Watermark(mark) => texts.extend(mark.text.clone().map(|text| (text.clone(), text))),
            _ => {}
        }
    }
    if plan.steps.iter().any(|op| matches!(op, Op::SubtitlesBurn(_))) {
        for media in session.media.iter().filter(|media| media.clip.kind == Kind::Subtitles) {
            let read = in_background(&media.file, subtitles::read).await;
            match &read {
                Ok(words) => {
                    let said: Vec<&str> = words.iter().map(|words| words.text.as_str()).collect();
                    texts.push((media.clip.name.clone(), said.join("\n")));
                }
                Err(reason) => warn!("{} {reason}", media.clip.name),
            }
            known.subtitles.insert(media.clip.id.clone(), read);
        }
    }
    if plan.steps.iter().any(|op| matches!(op, Op::Lut(_))) {
        for media in session.media.iter().filter(|media| media.clip.kind == Kind::Colors) {
            let read = in_background(&media.file, Lut::read).await;
            let wrong = read.inspect_err(|reason| warn!("{} {reason}", media.clip.name)).err();
            known.luts.extend(wrong.map(|wrong| (media.clip.id.clone(), wrong)));
        }
    }
    let shown: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    let missing = fonts::missing(&shown, stop).await;
    let lacking = |(name, text): (String, String)| Some((name, missing.get(&text)?.clone()));
    known.unshown = texts.into_iter().filter_map(lacking).collect();
    known
}

/// Has `read` read `file` where it holds nobody up.
async fn in_background<T, E>(file: &Path, read: fn(&Path) -> Result<T, E>) -> Result<T, E>
where
    T: Send + 'static,
    E: From<small_file::Unread> + Send + 'static,
{
    let file = file.to_owned();
    let read = tokio::task::spawn_blocking(move || read(&file)).await;
    read.unwrap_or_else(|error| Err(small_file::Unread::from(io::Error::other(error)).into()))
}

/// A reader that has gone away misses the words; an edit that is planned is made all the same.
async fn send(tell: &mpsc::Sender<Telling>, telling: Telling) {
    let _ = tell.send(telling).await;
}
