//! Exporting: a render of what the session holds, ordered once under an id that is durable before.

use std::time::Duration;

use serde_json::value::RawValue;
use tracing::{info, warn};

use super::connect::patiently;
use super::route::{Route, route};
use super::{Arrival, Backend, Pipeline, SECOND_LOOK, Trouble, trouble};
use crate::config::Secret;
use crate::disk;
use crate::engine::words::say;
use crate::job::{Change, Job, Ledger, LedgerError, Prompt, Render, RenderState, Step};
use crate::media::Format;
use crate::nemo::draft::Draft;
use crate::nemo::render::{RenderOutput, RenderRequest, RenderStatus, Status};
use crate::nemo::{Error, Reach};

/// How often a render is ordered, the first time included: a failed one is tried once more.
const ATTEMPTS: u32 = 2;
/// Less than this free, and a render of our own failed for want of room.
const ROOM: u64 = 64 << 20;
/// Between two questions to the engine on this machine.
const LOCAL_PAUSE: Duration = Duration::from_millis(200);
/// A render of the cloud that is not done by then will not be.
const OVERDUE: jiff::SignedDuration = jiff::SignedDuration::from_hours(2);

impl Pipeline {
    /// Puts down a render: its id, the draft, the format.
    pub(super) async fn order(
        &self,
        job: &mut Job,
        session: &str,
        message: usize,
        attempt: u32,
    ) -> Result<Step, Trouble> {
        let (record, _) = self.session(session)?;
        let state = self.read_state(session).await?;
        let ready =
            state.draft().is_some_and(|draft| Draft::read(draft.get()).is_none_or(|draft| draft.is_ready()));
        let draft = match self.keep_draft(&state)? {
            Some(draft) if ready => draft,
            _ => return Err(Trouble::Fail(say!(self.language_of(job, message), "export-empty"))),
        };
        let prompt = self.prompt(job)?;
        let now = jiff::Timestamp::now();
        let render = Render {
            id: self.ledger.next_render_id(now),
            job: job.id,
            session: session.into(),
            message,
            draft,
            format: self.format(&prompt, message),
            quality: prompt.quality.unwrap_or(self.config.output.quality),
            attempt,
            token: record.token,
            state: RenderState::Intended,
            file: None,
            created: now,
        };
        self.ledger.commit(Change::record(&render)).await?;
        job.render = Some(render.id.clone());
        Ok(Step::Exporting { session: session.into(), message, render: render.id })
    }

    /// What the message names, else the head of the prompt, else the configuration.
    fn format(&self, prompt: &Prompt, message: usize) -> Format {
        let named = prompt.messages.get(message).and_then(|text| match route(text) {
            Route::Export(format) => format,
            _ => None,
        });
        named.or(prompt.format).unwrap_or(self.config.output.format)
    }

    pub(super) async fn export(
        &self,
        job: &mut Job,
        session: &str,
        render: &str,
        arrival: Arrival,
    ) -> Result<Step, Trouble> {
        let Some(mut render) = self.ledger.get::<Render>(render)? else {
            return Err(Trouble::Fail(format!(
                "the ledger does not hold {render}; `dropcut retry` begins again"
            )));
        };
        if matches!(render.state, RenderState::Failed { .. }) {
            // A retry: that render failed, or was cancelled.
            return Ok(Step::Ordering { session: session.into(), message: render.message, attempt: 1 });
        }
        let token = self.token(&render.token)?;
        if render.state == RenderState::Intended {
            let known = match arrival {
                Arrival::Fresh => false,
                Arrival::Resumed | Arrival::Due => self.is_known(&render, &token).await?,
            };
            if !known && !self.submit(&render, &token).await? {
                warn!("{} belongs to another token; ordering under a new id", render.id);
                return self.replace(job, render, "its id was taken").await;
            }
            render.state = RenderState::Ordered;
            render.created = jiff::Timestamp::now();
            self.ledger.commit(Change::record(&render)).await?;
        }
        let status = self.watch(job, &render, &token).await?;
        match status.status {
            Status::Completed => {
                render.state = RenderState::Completed;
                self.ledger.commit(Change::record(&render)).await?;
                let (message, render) = (render.message, render.id);
                Ok(Step::Downloading { session: session.into(), message, render })
            }
            _ => {
                let language = self.language_of(job, render.message);
                let reason = status.error.unwrap_or_else(|| say!(language, "export-unexplained"));
                if let Err(full) = self.check_room() {
                    // Another render is ordered when there is room again.
                    let (message, attempt) = (render.message, render.attempt);
                    render.state = RenderState::Failed { reason: trouble::bounded(&reason) };
                    self.ledger.commit(Change::record(&render)).await?;
                    job.step = Step::Ordering { session: session.into(), message, attempt };
                    return Err(full);
                }
                self.replace(job, render, &reason).await
            }
        }
    }

    /// A render that failed is ordered once more under a new id; then the job fails.
    pub(super) async fn replace(&self, job: &Job, mut render: Render, reason: &str) -> Result<Step, Trouble> {
        let reason = trouble::bounded(reason);
        render.state = RenderState::Failed { reason: reason.clone() };
        self.ledger.commit(Change::record(&render)).await?;
        // The embedded engine would only fail the same way again.
        if render.attempt >= ATTEMPTS || self.is_embedded() {
            let language = self.language_of(job, render.message);
            return Err(Trouble::Fail(trouble::bounded(&say!(language, "export-failed", reason))));
        }
        Ok(Step::Ordering { session: render.session, message: render.message, attempt: render.attempt + 1 })
    }

    /// Whether the backend knows the render: asked twice, since a render may be known a little later.
    async fn is_known(&self, render: &Render, token: &Secret) -> Result<bool, Trouble> {
        let client = &self.backend.client;
        for look in 0..2 {
            if look > 0 {
                tokio::time::sleep(SECOND_LOOK).await;
            }
            match patiently(|| client.render_status(token, &render.id)).await {
                Ok(_) => return Ok(true),
                Err(Error::NotFound(_) | Error::SessionLost(_)) => {}
                Err(error) => return Err(self.trouble(error, &render.token)),
            }
        }
        Ok(false)
    }

    /// Orders the render; `false` when its id is taken by another token's.
    async fn submit(&self, render: &Render, token: &Secret) -> Result<bool, Trouble> {
        let draft =
            self.ledger.texts().get(&render.draft).map_err(|error| Trouble::state(&self.config, &error))?;
        let draft = RawValue::from_string(draft)
            .map_err(|error| Trouble::Fail(format!("the draft is no JSON: {error}")))?;
        let output = RenderOutput { format: render.format, quality: render.quality };
        let order = RenderRequest { id: &render.id, session: &render.session, draft: &draft, output };
        match self.backend.client.order_render(token, &order).await {
            Ok(_) => Ok(true),
            Err(Error::Duplicate(_)) => self.is_known(render, token).await,
            Err(Error::OutcomeUnknown(words)) => match self.is_known(render, token).await? {
                true => Ok(true),
                false => Err(self.trouble(Error::OutcomeUnknown(words), &render.token)),
            },
            Err(Error::NotFound(words) | Error::SessionLost(words)) => {
                // Whether it is the session that is gone, the session's own state tells; a stray answer on the way
                // must not cost an edit.
                self.read_state(&render.session).await?;
                Err(self.trouble(Error::OutcomeUnknown(words), &render.token))
            }
            Err(error) => Err(self.trouble(error, &render.token)),
        }
    }

    /// Where the file of a complete render lies now; asked anew each time, since addresses expire.
    pub(super) async fn address_of(&self, render: &Render, token: &Secret) -> Result<String, Error> {
        let client = &self.backend.client;
        let status = patiently(|| client.render_status(token, &render.id)).await?;
        match status.address {
            Some(address) => Ok(address),
            None => Ok(client.fallback_address(&render.id).into()),
        }
    }

    /// Asks until the render is complete or has failed.
    async fn watch(&self, job: &Job, render: &Render, token: &Secret) -> Result<RenderStatus, Trouble> {
        let client = &self.backend.client;
        loop {
            let status = match patiently(|| client.render_status(token, &render.id)).await {
                Ok(status) => status,
                Err(Error::NotFound(words) | Error::SessionLost(words)) => {
                    info!("{} is not known any more: {words}", render.id);
                    return Ok(RenderStatus {
                        status: Status::Failed,
                        progress: 0.0,
                        address: None,
                        error: Some(say!(self.language_of(job, render.message), "export-forgotten")),
                    });
                }
                Err(error) => return Err(self.trouble(error, &render.token)),
            };
            self.live.progress(job.id, status.progress);
            match (status.status, client.reach()) {
                (Status::Completed | Status::Failed, _) => return Ok(status),
                // The local engine holds its answer back until something has changed, which may be often.
                (_, Reach::Local) => tokio::time::sleep(LOCAL_PAUSE).await,
                (_, Reach::Remote) if is_overdue(render) => {
                    return Ok(RenderStatus {
                        status: Status::Failed,
                        error: Some(say!(self.language_of(job, render.message), "export-overdue")),
                        ..status
                    });
                }
                (_, Reach::Remote) => return Err(Trouble::Later(self.config.backend.poll)),
            }
        }
    }

    /// A render of our own may have failed because the disk is full, which passes.
    fn check_room(&self) -> Result<(), Trouble> {
        if self.is_embedded() && disk::free_space(&self.config.state).is_ok_and(|free| free < ROOM) {
            let error = std::io::Error::from(std::io::ErrorKind::StorageFull);
            return Err(Trouble::state(&self.config, &error));
        }
        Ok(())
    }

    pub(super) async fn cancel_remotely(&self, job: &Job) {
        if let Err(error) = self.backend.cancel_render_of(job, &self.ledger).await {
            warn!(clip = %job.clip.display(), "its render cannot be cancelled: {error}");
        }
    }
}

impl Backend {
    /// Tells the backend that nobody wants the job's render any more; a retry orders another.
    pub async fn cancel_render_of(&self, job: &Job, ledger: &Ledger) -> Result<(), LedgerError> {
        let render = job.render.as_ref().map(|id| ledger.get::<Render>(id)).transpose()?.flatten();
        let Some(mut render) = render else { return Ok(()) };
        if !matches!(render.state, RenderState::Ordered | RenderState::Intended) {
            return Ok(());
        }
        render.state = RenderState::Failed { reason: "it was cancelled".into() };
        ledger.commit(Change::record(&render)).await?;
        let Some(token) = self.tokens.get(&render.token) else { return Ok(()) };
        // Nothing hangs on the answer.
        if let Err(error) = self.client.cancel_render(&token, &render.id).await {
            warn!("cannot cancel {}: {error}", render.id);
        }
        Ok(())
    }
}

fn is_overdue(render: &Render) -> bool {
    jiff::Timestamp::now().duration_since(render.created) > OVERDUE
}
