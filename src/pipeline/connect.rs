//! Connecting: a token, and a session.

use std::path::PathBuf;

use backon::{ExponentialBuilder, Retryable};
use jiff::Timestamp;
use tracing::info;
use uuid::Uuid;

use super::{Account, Backend, Pipeline, Trouble};
use crate::config::Config;
use crate::disk;
use crate::job::{Change, Job, Render, Session, Step};
use crate::nemo::Error;

/// Where the vendor's own tools keep the client's id, below the home folder.
const VENDOR_CLIENT_ID: &str = ".config/nemovideo/client_id";

/// Repeats a call that is safe to repeat, a little later each time, while its trouble may pass.
pub(super) async fn patiently<T, F: Future<Output = Result<T, Error>>>(
    call: impl FnMut() -> F,
) -> Result<T, Error> {
    let passes = |error: &Error| matches!(error, Error::Unreachable(_) | Error::OutcomeUnknown(_));
    call.retry(ExponentialBuilder::default().with_jitter().with_max_times(3))
        .sleep(tokio::time::sleep)
        .when(passes)
        .await
}

impl Backend {
    /// The token for what is new: the given one, the kept one, or a new anonymous one.
    pub async fn sign_in(&self, config: &Config) -> Result<(String, Account), Error> {
        if let Some(current) = self.tokens.current() {
            return Ok(current);
        }
        let local = |source| Error::Local { path: config.state.display().to_string(), source };
        let client_id = client_id(config).map_err(local)?;
        let got = patiently(|| self.client.anonymous_token(&client_id)).await?;
        info!("got an anonymous token");
        let account = Account { token: got.token, user: got.user_id, anonymous: true, expired: false };
        let key = self.tokens.keep(account.clone()).map_err(local)?;
        Ok((key, account))
    }
}

impl Pipeline {
    /// A session too many stays empty and costs nothing, so this may be repeated.
    pub(super) async fn connect(&self, job: &mut Job) -> Result<Step, Trouble> {
        let backend = &self.backend;
        let (key, account) = backend.sign_in(&self.config).await.map_err(|error| match error {
            Error::Local { source, .. } => Trouble::state(&self.config, &source),
            error => self.trouble(error, ""),
        })?;
        let prompt = self.prompt(job)?;
        let language = prompt.language.as_deref().unwrap_or(&self.config.backend.language);
        let started = patiently(|| backend.client.start_session(&account.token, language))
            .await
            .map_err(|error| self.trouble(error, &key))?;
        let session = Session {
            id: started.session_id.clone(),
            task: started.task_id,
            backend: (!self.is_embedded()).then(|| backend.client.base().to_string()),
            token: key,
            user: started.user_id,
            created: Timestamp::now(),
        };
        self.ledger.commit(Change::record(&session)).await?;
        job.session = Some(session.id.clone());
        Ok(Step::Uploading { session: session.id })
    }

    /// Puts a new anonymous token of the same user in the place of an expired one, in the job's session and its
    /// unfinished render.
    pub(super) async fn renew(&self, job: &Job, expired: &str) -> Result<(), Trouble> {
        let sort = |error| match error {
            Error::Local { source, .. } => Trouble::state(&self.config, &source),
            error => self.trouble(error, ""),
        };
        self.backend.tokens.expire(expired);
        let (key, _) = self.backend.sign_in(&self.config).await.map_err(sort)?;
        let mut change = Change::default();
        if let Some(id) = &job.session
            && let Some(session) = self.ledger.get::<Session>(id)?
        {
            change = change.and(&Session { token: key.clone(), ..session });
        }
        if let Some(id) = &job.render
            && let Some(render) = self.ledger.get::<Render>(id)?
            && render.token == expired
        {
            change = change.and(&Render { token: key, ..render });
        }
        Ok(self.ledger.commit(change).await?)
    }
}

/// The client's id: configured, the vendor's tools', or our own, made once.
fn client_id(config: &Config) -> std::io::Result<String> {
    if let Some(id) = &config.backend.client_id {
        return Ok(id.clone());
    }
    let vendor = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(VENDOR_CLIENT_ID));
    let ours = config.state.join("client_id");
    for path in vendor.iter().chain([&ours]) {
        match std::fs::read_to_string(path) {
            Ok(id) if Uuid::parse_str(id.trim()).is_ok() => return Ok(id.trim().to_string()),
            _ => {}
        }
    }
    let id = Uuid::new_v4().to_string();
    disk::write(&ours, id.as_bytes(), 0o600)?;
    Ok(id)
}
