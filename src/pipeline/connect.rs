//! Connecting: a token, and a session.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use backon::{ExponentialBuilder, Retryable};
use jiff::Timestamp;
use reqwest::Url;
use tracing::{info, warn};
use uuid::Uuid;

use super::{Account, Backend, Pipeline, Tokens, Trouble};
use crate::config::{Config, Secret};
use crate::disk;
use crate::job::{Change, Job, LedgerError, Render, Session, Shared, Source, Step, WaitFor};
use crate::nemo::credits::Credits;
use crate::nemo::{Attribution, Client, Error, Reach};

/// Where the vendor's own tools keep the client's id, below the home folder.
const VENDOR_CLIENT_ID: &str = ".config/nemovideo/client_id";

/// Before a call is repeated for the first time.
const FIRST_DELAY: Duration = Duration::from_millis(200);

/// Repeats a call that is safe to repeat, a little later each time, while its trouble may pass.
pub(super) async fn patiently<T, F: Future<Output = Result<T, Error>>>(
    call: impl FnMut() -> F,
) -> Result<T, Error> {
    let passes = |error: &Error| matches!(error, Error::Unreachable(_) | Error::OutcomeUnknown(_));
    // What lasts longer than these few moments is for the job to wait for.
    let pauses = ExponentialBuilder::default().with_min_delay(FIRST_DELAY).with_jitter().with_max_times(3);
    call.retry(pauses).sleep(tokio::time::sleep).when(passes).await
}

/// A backend that cannot be set up.
#[derive(Debug, thiserror::Error)]
pub enum BackendError {
    #[error(transparent)]
    Client(#[from] Error),
    #[error("cannot keep the tokens in the state folder: {0}")]
    Tokens(std::io::Error),
    #[error(
        "the tokens in {} cannot be read ({reason}); put back a copy of the file, or move it away, and what is under \
         way begins again with a new token", path.display()
    )]
    DamagedTokens { path: PathBuf, reason: String },
}

impl Backend {
    /// The backend elsewhere, as configured. Writes nothing.
    pub fn elsewhere(config: &Config) -> Result<Backend, BackendError> {
        let client = client(config, &config.backend.url, Reach::Remote)?;
        let given = config.backend.token.clone();
        let tokens = Tokens::open(&config.state, Some(client.base().as_str()), given)?;
        Ok(Backend { client, tokens: Arc::new(tokens) })
    }

    /// The engine of this process at `base`, with its token. Writes nothing.
    pub fn here(config: &Config, base: &str, token: Secret) -> Result<Backend, BackendError> {
        let tokens = Tokens::open(&config.state, None, Some(token))?;
        Ok(Backend { client: client(config, base, Reach::Local)?, tokens: Arc::new(tokens) })
    }

    /// The balance of whoever signs in.
    pub async fn credits(&self, config: &Config) -> Result<Credits, Error> {
        let (_, account) = self.sign_in(config).await?;
        patiently(|| self.client.credits(&account.token)).await
    }

    /// The token for what is new: the given one, the kept one, or a new anonymous one.
    pub async fn sign_in(&self, config: &Config) -> Result<(String, Account), Error> {
        if let Some(current) = self.tokens.current() {
            return Ok(current);
        }
        let local = |source| Error::Local { path: config.state.display().to_string(), source };
        let client_id = client_id(config).map_err(local)?;
        let got = match patiently(|| self.client.anonymous_token(&client_id)).await {
            Err(Error::ClientIdMissing(words)) => {
                warn!("the backend does not take the client's id ({words}); it gets a new one");
                let client_id = new_client_id(config).map_err(local)?;
                patiently(|| self.client.anonymous_token(&client_id)).await?
            }
            got => got?,
        };
        info!("got an anonymous token");
        let account = Account {
            token: got.token,
            user: got.user_id,
            anonymous: true,
            expired: false,
            backend: self.tokens.backend(),
        };
        let key = self.tokens.keep(account.clone()).map_err(local)?;
        Ok((key, account))
    }
}

impl Pipeline {
    /// A session too many stays empty and costs nothing, so this may be repeated.
    pub(super) async fn connect(&self, job: &mut Job) -> Result<Step, Trouble> {
        if let Source::Result { .. } = job.source {
            // Words that were mended or taken away meanwhile are not asked for.
            self.check_original(job).await?;
        }
        if let Some(session) = self.session_to_go_on(job)? {
            job.session = Some(session.clone());
            return Ok(match job.source {
                Source::Result { .. } => Step::Asking { session, message: 0 },
                _ => Step::Uploading { session, before: None, readings: 0 },
            });
        }
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
            task: started.task_id.filter(|task| task.len() <= 200),
            backend: backend.tokens.backend(),
            token: key,
            user: started.user_id.filter(|user| user.len() <= 200),
            created: Timestamp::now(),
        };
        let mut change = Change::record(&session);
        if let Some(folder) = &job.shared {
            change = change.and(&Shared { folder: folder.clone(), session: session.id.clone() });
        }
        self.ledger.commit(change).await?;
        job.session = Some(session.id.clone());
        Ok(Step::Uploading { session: session.id, before: None, readings: 0 })
    }

    /// The session that the job goes on in: that of the result it is about, or of its folder. One that was lost to
    /// this job before is not gone on in.
    fn session_to_go_on(&self, job: &Job) -> Result<Option<String>, Trouble> {
        let id = match (&job.source, &job.shared) {
            _ if job.sessions_lost > 0 => None,
            (Source::Result { job: earlier, .. }, _) => {
                self.ledger.job(*earlier).and_then(|earlier| earlier.session)
            }
            (_, Some(folder)) => {
                self.ledger.get::<Shared>(&Shared::key(folder))?.map(|shared| shared.session)
            }
            (_, None) => None,
        };
        match id.map(|id| self.session(&id)).transpose() {
            Ok(found) => Ok(found.map(|(session, _)| session.id)),
            // It is of another backend, or its token is gone.
            Err(Trouble::SessionLost(_)) => Ok(None),
            Err(trouble) => Err(trouble),
        }
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
        Ok(self.change_token(job, expired, &key).await?)
    }

    /// Has a job that waited for another token or plan go on with the token that a person has set since.
    pub(super) async fn take_up_changed_token(&self, job: &Job) -> Result<(), LedgerError> {
        let waited = match &job.step {
            Step::Waiting { wait, .. } => Some(wait),
            _ => job.waited.as_ref(),
        };
        if !waited.is_some_and(|wait| matches!(wait.reason, WaitFor::Token | WaitFor::Plan)) {
            return Ok(());
        }
        let Some(id) = &job.session else { return Ok(()) };
        let (Some(session), Some((key, _))) =
            (self.ledger.get::<Session>(id)?, self.backend.tokens.current())
        else {
            return Ok(());
        };
        match session.token == key {
            true => Ok(()),
            false => self.change_token(job, &session.token, &key).await,
        }
    }

    async fn change_token(&self, job: &Job, from: &str, to: &str) -> Result<(), LedgerError> {
        let mut change = Change::default();
        if let Some(id) = &job.session
            && let Some(session) = self.ledger.get::<Session>(id)?
        {
            change = change.and(&Session { token: to.into(), ..session });
        }
        if let Some(id) = &job.render
            && let Some(render) = self.ledger.get::<Render>(id)?
            && render.token == from
        {
            change = change.and(&Render { token: to.into(), ..render });
        }
        self.ledger.commit(change).await
    }
}

fn client(config: &Config, base: &str, reach: Reach) -> Result<Client, Error> {
    let program = std::env::current_exe().unwrap_or_default();
    let base = Url::parse(base).map_err(|error| Error::Unreachable(error.to_string()))?;
    Client::new(base, Attribution::new(&config.backend, &program), reach)
}

/// The client's id: configured, the vendor's tools', or our own, made once.
fn client_id(config: &Config) -> std::io::Result<String> {
    if let Some(id) = &config.backend.client_id {
        return Ok(id.clone());
    }
    let vendor = std::env::var_os("HOME").map(|home| PathBuf::from(home).join(VENDOR_CLIENT_ID));
    let ours = own_client_id(config);
    for path in vendor.iter().chain([&ours]) {
        match std::fs::read_to_string(path) {
            Ok(id) if Uuid::parse_str(id.trim()).is_ok() => return Ok(id.trim().to_string()),
            _ => {}
        }
    }
    new_client_id(config)
}

fn new_client_id(config: &Config) -> std::io::Result<String> {
    let id = Uuid::new_v4().to_string();
    disk::write(&own_client_id(config), id.as_bytes(), 0o600)?;
    Ok(id)
}

fn own_client_id(config: &Config) -> PathBuf {
    config.state.join("client_id")
}
