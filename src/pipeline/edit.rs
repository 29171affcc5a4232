//! Editing: a message to the agent, sent once, and what became of it.
//!
//! The round with the fingerprint of the draft is durable before the message leaves. When the stream breaks, or a
//! restart finds the round open, the state is read until it shows a change; a message is never sent again while
//! its edit may be running. The embedded engine knows messages by their id, so there it is always sent again.

use std::time::Duration;

use tokio::time::{Instant, timeout_at};
use tracing::{info, warn};
use uuid::Uuid;

use super::connect::patiently;
use super::route::{Route, ends_in_export, route};
use super::telling::without_screen_talk;
use super::{Arrival, Pipeline, SECOND_LOOK, Trouble, trouble};
use crate::config::{OnLostEdit, Secret};
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::job::{Change, Job, Outcome, Prompt, Round, Step, TextId, WaitFor};
use crate::nemo::Error;
use crate::nemo::event::{Event, Transcript};
use crate::nemo::message::Answer;
use crate::nemo::state::State;

/// How often what is said is shown while it is told, at most.
const SHOWN_EVERY: Duration = Duration::from_millis(200);

/// How an answer came to its end.
enum End {
    /// The connection was closed in good order.
    Whole(Transcript),
    /// It broke, fell silent or took too long: the edit may be running still.
    Lost(String),
    /// The backend said that it gave up.
    Failed { code: Option<String>, message: String, said: Transcript },
}

impl Pipeline {
    /// Puts down what is about to be sent, or goes on to the export that the message asks for.
    pub(super) async fn ask(&self, job: &mut Job, session: &str, message: usize) -> Result<Step, Trouble> {
        let prompt = self.prompt(job)?;
        if self.is_published(job, &prompt, message) {
            return Ok(Step::Asking { session: session.into(), message: message + 1 });
        }
        match prompt.messages.get(message).map(|text| route(text)) {
            Some(Route::Edit) => {}
            Some(Route::Export(_)) => {
                return Ok(Step::Ordering { session: session.into(), message, attempt: 1 });
            }
            Some(question) => return self.answer(job, session, message, question).await,
            // Past the last message comes the export, unless there is nothing new to it.
            None if ends_in_export(&prompt.messages) => {
                return Ok(Step::Ordering { session: session.into(), message, attempt: 1 });
            }
            None => return self.retiring(job).await,
        }
        let state = self.read_state(session).await?;
        let round = Round {
            id: Uuid::now_v7(),
            job: job.id,
            session: session.into(),
            message,
            before: state.fingerprint(),
            before_draft: self.keep_draft(&state)?,
            readings: 0,
            may_send_again: self.config.backend.on_lost_edit == OnLostEdit::SendAgain,
            outcome: None,
        };
        self.ledger.commit(Change::record(&round)).await?;
        Ok(Step::Editing { session: session.into(), message, round: round.id })
    }

    /// Whether a message is an export whose result was published before the session was lost.
    fn is_published(&self, job: &Job, prompt: &Prompt, message: usize) -> bool {
        let is_export = |text: &String| matches!(route(text), Route::Export(_));
        let exports = prompt.messages.iter().take(message).filter(|text| is_export(text)).count();
        prompt.messages.get(message).is_some_and(is_export)
            && exports < job.outputs.len()
            && message + 1 < prompt.messages.len()
    }

    pub(super) async fn edit(
        &self,
        job: &mut Job,
        session: &str,
        message: usize,
        round: Uuid,
        arrival: Arrival,
    ) -> Result<Step, Trouble> {
        let Some(mut round) = self.ledger.get::<Round>(&Round::key(job.id, round))? else {
            if self.is_embedded() {
                return Ok(Step::Asking { session: session.into(), message });
            }
            // It may have been sent: only a person may say whether it is sent again.
            job.step = Step::Asking { session: session.into(), message };
            return Err(Trouble::Wait {
                reason: WaitFor::Decision,
                words: format!(
                    "the record of its edit is lost, and the edit may have been charged; `dropcut retry {0}` sends it, \
                     `dropcut cancel {0}` drops it",
                    job.id
                ),
                again: None,
            });
        };
        let repeatable = self.is_embedded();
        if arrival != Arrival::Fresh && !repeatable {
            return self.settle(job, round, arrival).await;
        }
        let prompt = self.prompt(job)?;
        let text = prompt.messages.get(message).cloned().unwrap_or_default();
        let (record, token) = self.session(session)?;
        let started = Instant::now();
        let sending = self.backend.client.send_message(&token, session, round.id, &text);
        let sent = tokio::time::timeout(self.config.backend.edit_timeout, sending)
            .await
            .unwrap_or_else(|_| Err(Error::OutcomeUnknown("no answer began in time".into())));
        let end = match sent {
            Ok(answer) => self.listen(job, answer, started).await,
            Err(Error::OutcomeUnknown(words)) => End::Lost(words),
            // Refused or not sent at all: nothing of it runs, so the next try is a message of its own.
            Err(error) => {
                let trouble = self.trouble(error, &record.token);
                job.step = Step::Asking { session: session.into(), message };
                return Err(trouble);
            }
        };
        match end {
            End::Whole(transcript) => {
                let mut state = self.read_state(session).await?;
                let words = transcript.words();
                if !repeatable && !words.is_empty() && !changed(&round, &state) {
                    // Words without a change may be ahead of the state by a moment.
                    tokio::time::sleep(SECOND_LOOK).await;
                    state = self.read_state(session).await?;
                }
                if changed(&round, &state) {
                    return self.settled(job, round, &state, &words).await;
                }
                if words.is_empty() && !repeatable {
                    info!(clip = %job.clip.display(), "the edit ended without words or change; reading again");
                    return self.read_later(job, round).await;
                }
                if repeatable && self.has_other_edits(job, &prompt, session, message)? {
                    info!(clip = %job.clip.display(), "{words}");
                    return self.put_down(round, &words, None).await;
                }
                // It is over, so a retry is a message of its own.
                job.step = Step::Asking { session: session.into(), message };
                let language = self.language(&prompt, message);
                let mut answers = self.of_no_effect(job, &prompt, session, message)?;
                answers.push(words);
                Err(Trouble::Fail(nothing_edited(&answers.join(" "), repeatable, language)))
            }
            End::Lost(words) if repeatable => Err(Trouble::Wait {
                reason: WaitFor::Network,
                words: format!("the engine's answer broke off ({words}); it is asked again"),
                again: Some(Duration::from_secs(1)),
            }),
            End::Lost(words) => {
                warn!(clip = %job.clip.display(), "the stream was lost ({words}); settling by reading the state");
                round.readings = 0;
                self.read_later(job, round).await
            }
            End::Failed { code, message: words, said } => {
                let code = code.and_then(|code| code.parse().ok());
                let error = code.and_then(|code| Error::from_code(code, words.clone()));
                if let Some(error @ Error::Stopping(_)) = error {
                    job.step = Step::Asking { session: session.into(), message };
                    return Err(self.trouble(error, &record.token));
                }
                let state = self.read_state(session).await?;
                if changed(&round, &state) {
                    warn!(clip = %job.clip.display(), "the edit is made, though the backend said: {words}");
                    return self.settled(job, round, &state, &said.words()).await;
                }
                job.step = Step::Asking { session: session.into(), message };
                Err(match error {
                    Some(error) => self.trouble(error, &record.token),
                    None => {
                        let language = self.language(&prompt, message);
                        Trouble::Fail(trouble::bounded(&say!(language, "edit-failed", reason = words)))
                    }
                })
            }
        }
    }

    /// Reads the answer to a message that was sent at `started` to its end, telling on the way that the work goes on.
    async fn listen(&self, job: &Job, mut answer: Answer, started: Instant) -> End {
        let backend = &self.config.backend;
        let (mut said, mut told) = (Instant::now(), started);
        let mut transcript = Transcript::default();
        let (mut has_more, mut shown) = (false, None::<Instant>);
        loop {
            let deadline = (started + backend.edit_timeout)
                .min(said + backend.silence_timeout)
                .min(told + backend.still_working);
            match timeout_at(deadline, answer.next()).await {
                Ok(Ok(Some(event))) => match event {
                    Event::Text { text, partial } => {
                        said = Instant::now();
                        has_more |= transcript.add(&text, partial);
                    }
                    Event::Tool { name } => {
                        said = Instant::now();
                        tracing::debug!(job = %job.id, "the agent uses {name}");
                    }
                    Event::Heartbeat => {}
                    Event::Failure { code, message } => {
                        return End::Failed { code, message, said: transcript };
                    }
                },
                Ok(Ok(None)) => return End::Whole(transcript),
                Ok(Err(error)) => return End::Lost(error.to_string()),
                Err(_) => {}
            }
            let now = Instant::now();
            if has_more && shown.is_none_or(|shown| now >= shown + SHOWN_EVERY) {
                (has_more, shown) = (false, Some(now));
                let words = self.shown(&transcript.words());
                if !words.is_empty() {
                    self.live.words(job.id, &words);
                }
            }
            if now >= started + backend.edit_timeout {
                return End::Lost("it took too long".into());
            }
            if now >= said + backend.silence_timeout {
                return End::Lost("nothing but heartbeats".into());
            }
            if now >= told + backend.still_working {
                told = now;
                let words = format!("still working ({} s)", (now - started).as_secs());
                info!(clip = %job.clip.display(), "{words}");
                self.live.words(job.id, &words);
            }
        }
    }

    /// Settles an open round by reading: changed, it is done; unchanged, it is read again later, and after enough
    /// readings sent once more, if that is allowed, or left to the person.
    async fn settle(&self, job: &mut Job, mut round: Round, arrival: Arrival) -> Result<Step, Trouble> {
        if round.outcome.is_some() {
            return Ok(after(&round));
        }
        if arrival != Arrival::Due {
            return self.read_later(job, round).await;
        }
        let state = self.read_state(&round.session).await?;
        if changed(&round, &state) {
            return self.settled(job, round, &state, "").await;
        }
        round.readings += 1;
        if round.readings < self.config.backend.recovery.readings {
            return self.read_later(job, round).await;
        }
        if round.may_send_again {
            warn!(clip = %job.clip.display(), "the state shows nothing of the edit; it is sent once more");
            let again = Round { id: Uuid::now_v7(), readings: 0, may_send_again: false, ..round.clone() };
            self.ledger.commit(Change::record(&again)).await?;
            return Ok(Step::Editing { session: round.session, message: round.message, round: again.id });
        }
        self.ledger.commit(Change::record(&round)).await?;
        Err(Trouble::Wait {
            reason: WaitFor::Person,
            words: format!(
                "the answer to the edit was lost and the backend shows no change; it may have been charged. \
                 `dropcut retry {}` looks again and then sends the edit once more",
                job.id
            ),
            again: None,
        })
    }

    /// Keeps the count of readings and comes back when the next is due.
    async fn read_later(&self, job: &mut Job, round: Round) -> Result<Step, Trouble> {
        let recovery = &self.config.backend.recovery;
        let wait = if round.readings == 0 { recovery.first } else { recovery.every };
        self.ledger.commit(Change::record(&round)).await?;
        self.live.words(job.id, "finding out what became of the edit");
        Err(Trouble::Later(wait))
    }

    /// Keeps what a message led to.
    async fn settled(&self, job: &Job, round: Round, state: &State, words: &str) -> Result<Step, Trouble> {
        let draft = self.keep_draft(state)?;
        let language = self.language(&self.prompt(job)?, round.message);
        let told = self.in_words(&round, state, words, language).await?;
        info!(clip = %job.clip.display(), "{}", told.lines().next().unwrap_or_default());
        self.put_down(round, &told, draft).await
    }

    /// Puts down what was answered to a message and the draft that it led to, and goes on to the next.
    async fn put_down(&self, mut round: Round, told: &str, draft: Option<TextId>) -> Result<Step, Trouble> {
        let answer = self.ledger.texts().put(told).map_err(|error| Trouble::state(&self.config, &error))?;
        round.outcome = Some(Outcome { answer, draft });
        self.ledger.commit(Change::record(&round)).await?;
        Ok(after(&round))
    }

    /// Whether something else is edited for the result that `message` is for, before or after it.
    fn has_other_edits(
        &self,
        job: &Job,
        prompt: &Prompt,
        session: &str,
        message: usize,
    ) -> Result<bool, Trouble> {
        let routes: Vec<Route> = prompt.messages.iter().map(|text| route(text)).collect();
        let (before, after) = routes.split_at(message.min(routes.len()));
        let is_export = |route: &Route| matches!(route, Route::Export(_));
        let first = before.iter().rposition(is_export).map_or(0, |export| export + 1);
        let edited = |round: &Round| {
            round.message >= first && round.outcome.as_ref().is_some_and(|outcome| outcome.draft.is_some())
        };
        Ok(after.iter().skip(1).any(|route| *route == Route::Edit)
            || self.rounds(job, session, message)?.iter().any(edited))
    }

    /// What was answered to the messages before that changed nothing.
    fn of_no_effect(
        &self,
        job: &Job,
        prompt: &Prompt,
        session: &str,
        message: usize,
    ) -> Result<Vec<String>, Trouble> {
        let asks =
            |round: &Round| prompt.messages.get(round.message).is_some_and(|text| route(text) == Route::Edit);
        let rounds = self.rounds(job, session, message)?.into_iter().filter(asks);
        let outcomes = rounds.filter_map(|round| round.outcome).filter(|outcome| outcome.draft.is_none());
        Ok(outcomes.map(|outcome| self.text(&outcome.answer)).collect())
    }

    pub(super) async fn read_state(&self, session: &str) -> Result<State, Trouble> {
        let (record, token): (_, Secret) = self.session(session)?;
        let client = &self.backend.client;
        patiently(|| client.state(&token, session)).await.map_err(|error| self.trouble(error, &record.token))
    }

    pub(super) fn keep_draft(&self, state: &State) -> Result<Option<TextId>, Trouble> {
        let kept = state.draft().map(|draft| self.ledger.texts().put(draft.get())).transpose();
        kept.map_err(|error| Trouble::state(&self.config, &error))
    }
}

/// Whether the draft is another than before the message. A state without any draft, where there was one, tells
/// nothing: backends answer like that while they recover.
fn changed(round: &Round, state: &State) -> bool {
    let tells = state.draft().is_some() || round.before_draft.is_none();
    tells && state.fingerprint() != round.before
}

/// What follows an edit: the next message, which may be an export, or the export that ends every job.
fn after(round: &Round) -> Step {
    Step::Asking { session: round.session.clone(), message: round.message + 1 }
}

fn nothing_edited(words: &str, here: bool, language: Language) -> String {
    trouble::bounded(&match words {
        "" => say!(language, "nothing-edited-silent"),
        answer if here => say!(language, "nothing-edited", answer),
        words => say!(language, "nothing-edited-quoted", answer = without_screen_talk(words)),
    })
}
