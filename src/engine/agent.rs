//! A message to the engine: planned, applied to the timeline, answered in words. Once for each message's id.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use tokio::sync::{Mutex, mpsc};
use uuid::Uuid;

use super::editor::{self, Known};
use super::language::Language;
use super::lut::{self, Lut};
use super::op::Op;
use super::planner::Plan;
use super::session::{Media, Session};
use super::timeline::Crop;
use super::words::say;
use super::{Engine, Failure, analysis, answer, bars, draft, fonts, subtitles};
use crate::media::Kind;
use crate::media::process::Limits;

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
        let plan = tokio::select! {
            plan = self.inner.planner.plan(text) => plan,
            () = self.inner.stop.cancelled() => return Err(Failure::internal("the engine is stopping")),
        };
        if plan.needs_silences() {
            send(tell, Telling::Tool("find_pauses")).await;
            self.listen(&mut session).await?;
        }
        send(tell, Telling::Tool("edit_timeline")).await;
        let clips: Vec<_> = session.media.iter().map(|media| media.clip.clone()).collect();
        let mut known = known(&session, &plan).await;
        if plan.needs_bars() {
            send(tell, Telling::Tool("find_bars")).await;
            known.pictures = self.look(&session).await?;
        }
        let pauses = &self.inner.config.engine.pauses;
        let applied = editor::apply(&plan, &timeline, &clips, &known, pauses);
        let words = answer::compose(&plan, &applied);
        session.set_timeline(&applied.timeline)?;
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

    /// Tells the pictures of `session` from their black bars.
    async fn look(&self, session: &Session) -> Result<BTreeMap<String, Option<Crop>>, Failure> {
        let mut pictures = BTreeMap::new();
        let shows = |media: &&Media| matches!(media.clip.kind, Kind::Video | Kind::Image);
        for media in session.media.iter().filter(shows) {
            let seen = bars::picture(&media.file, &media.clip, &self.limits()).await;
            let seen = seen.map_err(|error| Failure::internal(error.to_string()))?;
            pictures.insert(media.clip.id.clone(), seen);
        }
        Ok(pictures)
    }

    /// Listens to the clips that were not listened to yet.
    async fn listen(&self, session: &mut Session) -> Result<(), Failure> {
        let limits = self.limits();
        for media in &mut session.media {
            if media.silences.is_none() && media.clip.has_audio {
                let found = analysis::silences(&media.file, media.clip.audio_track, &limits).await;
                media.silences = Some(found.map_err(|error| Failure::internal(error.to_string()))?);
            }
        }
        Ok(())
    }
}

/// What is known of the clips of `session` and is needed for `plan`.
async fn known(session: &Session, plan: &Plan) -> Known {
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
            let file = media.file.clone();
            let read = tokio::task::spawn_blocking(move || subtitles::read(&file)).await;
            let read = read.unwrap_or_else(|error| Err(subtitles::Unread::Io(error.to_string())));
            if let Ok(words) = &read {
                let said: Vec<&str> = words.iter().map(|words| words.text.as_str()).collect();
                texts.push((media.clip.name.clone(), said.join("\n")));
            }
            known.subtitles.insert(media.clip.id.clone(), read);
        }
    }
    if plan.steps.iter().any(|op| matches!(op, Op::Lut(_))) {
        for media in session.media.iter().filter(|media| media.clip.kind == Kind::Colors) {
            let file = media.file.clone();
            let read = tokio::task::spawn_blocking(move || Lut::read(&file)).await;
            let wrong = read.unwrap_or_else(|error| Err(lut::Unread::Io(error.to_string()))).err();
            known.luts.extend(wrong.map(|wrong| (media.clip.id.clone(), wrong)));
        }
    }
    let of: Vec<String> = texts.iter().map(|(_, text)| text.clone()).collect();
    let mut missing = fonts::missing(&of).await;
    known.unshown =
        texts.into_iter().filter_map(|(name, text)| Some((name, missing.remove(&text)?))).collect();
    known
}

/// A reader that has gone away misses the words; the edit is made all the same.
async fn send(tell: &mpsc::Sender<Telling>, telling: Telling) {
    let _ = tell.send(telling).await;
}
