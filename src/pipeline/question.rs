//! Messages that are answered without the agent: about credits, about the timeline, about what is uploaded.
//!
//! Reading changes nothing, so a restart in between simply asks again. The answer becomes a settled round, which the
//! next report lists. Where no result follows, a report of the answers alone ends the job.

use jiff::Timestamp;
use tracing::info;
use uuid::Uuid;

use super::publish::on_disk;
use super::route::{Route, questions_at_the_end};
use super::{Pipeline, Trouble};
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::job::{Change, Job, Outcome, Round, Step};
use crate::outbox::{self, AnswerReport};

impl Pipeline {
    pub(super) async fn answer(
        &self,
        job: &mut Job,
        session: &str,
        message: usize,
        route: Route,
    ) -> Result<Step, Trouble> {
        let next = Step::Asking { session: session.into(), message: message + 1 };
        if self.rounds(job, session, message)?.iter().any(|round| round.message == message) {
            return Ok(next);
        }
        let language = self.language(&self.prompt(job)?, message);
        let words = match route {
            Route::Credits => {
                let (record, token) = self.session(session)?;
                self.balance(&token, &record.token, language).await?
            }
            Route::Upload => {
                let (sent, unfinished) =
                    self.upload_rest(job, session, self.read_state(session).await?).await?;
                told_of_upload(&sent, &unfinished, language)
            }
            Route::State | Route::Edit | Route::Export(_) => {
                self.contents(&self.read_state(session).await?, language)
            }
        };
        info!(clip = %job.clip.display(), "{words}");
        let answer = self.ledger.texts().put(&words).map_err(|error| Trouble::state(&self.config, &error))?;
        let round = Round {
            id: Uuid::now_v7(),
            job: job.id,
            session: session.into(),
            message,
            // It changes no draft, so none is kept.
            before: String::new(),
            before_draft: None,
            readings: 0,
            may_send_again: false,
            outcome: Some(Outcome { answer, draft: None }),
        };
        self.ledger.commit(Change::record(&round)).await?;
        Ok(next)
    }

    /// Writes the report of a job whose last messages were questions that no result's report answers. Safe to repeat.
    pub(super) async fn publish_answers(&self, job: &Job) -> Result<(), Trouble> {
        let prompt = self.prompt(job)?;
        let (Some(first), Some(session)) = (questions_at_the_end(&prompt.messages), &job.session) else {
            return Ok(());
        };
        let rounds = self.rounds(job, session, prompt.messages.len())?;
        let rounds = rounds.into_iter().filter(|round| round.message >= first).collect();
        let language = self.language(&prompt, first);
        let report = AnswerReport {
            language,
            clip: &job.name(),
            job: &job.id.to_string(),
            finished: Timestamp::now(),
            place: &self.place(language),
            rounds: self.told(job, &prompt, rounds)?,
        };
        let (_, name) = self.names(job);
        let (text, outbox, id) = (report.text(), self.config.outbox.clone(), job.id);
        let wanted = job.clip.with_file_name(name);
        on_disk(move || outbox::publish_answers(&outbox, &wanted, &text, id))
            .await
            .map_err(|error| Trouble::disk("outbox", &self.config.outbox, None, &error))
    }
}

fn told_of_upload(sent: &[String], unfinished: &[String], language: Language) -> String {
    let mut told = vec![match sent {
        [] => say!(language, "upload-nothing"),
        sent => say!(language, "upload-sent", names = language.list(sent)),
    }];
    if !unfinished.is_empty() {
        told.push(say!(language, "upload-unfinished", names = language.list(unfinished)));
    }
    language.sentences(told)
}
