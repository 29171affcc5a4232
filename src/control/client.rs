//! The way of a command to the answers: through a running daemon, else by the ledger itself.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Method, Url};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::net::UnixStream;
use tokio::sync::watch;

use super::server::reachable;
use super::{Control, Sight, WishError, socket_path};
use crate::config::{self, BackendKind, Config};
use crate::http::cause;
use crate::inbox::{Examiner, Inbox, OpenError};
use crate::job::{Ledger, LedgerError};
use crate::nemo::credits::Credits;
use crate::pipeline::{Backend, BackendError, Live};
use crate::schedule::Desk;
use crate::upkeep::Upkeep;

/// Why a command has no answer.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    #[error("it has not run here yet: there is no {}; `dropcut run` starts it", .0.display())]
    NothingYet(PathBuf),
    /// The daemon's own words.
    #[error("{0}")]
    Refused(String),
    #[error("the daemon does not answer: {0}")]
    Silent(String),
    #[error(transparent)]
    Wish(#[from] WishError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Inbox(#[from] OpenError),
    #[error(transparent)]
    Backend(#[from] BackendError),
}

/// Where a command's answers come from.
pub enum Door {
    Daemon(reqwest::Client),
    Here(Box<Control>),
}

#[derive(Deserialize)]
struct Refusal {
    error: String,
}

impl Door {
    /// Finds a running daemon by the socket in its state directory; without one, opens the ledger.
    pub async fn open(config: &Arc<Config>) -> Result<Door, DoorError> {
        let socket = socket_path(config);
        if let Ok(folder) = std::fs::File::open(&config.state) {
            let path = reachable(&socket, &folder);
            if UnixStream::connect(&path).await.is_ok() {
                let builder = reqwest::Client::builder().unix_socket(path).tls_certs_only([]);
                let client = builder.timeout(Duration::from_secs(60)).build();
                // The short path leads through the open folder.
                std::mem::forget(folder);
                return client.map(Door::Daemon).map_err(|error| DoorError::Silent(error.to_string()));
            }
        }
        let ledger = Ledger::open(&config.state)?;
        let backend = match config.backend.kind {
            BackendKind::Embedded => None,
            BackendKind::Nemo => Some(Backend::elsewhere(config)?),
        };
        let control = Control {
            config: Arc::clone(config),
            ledger,
            desk: Arc::new(Desk::default()),
            live: Arc::new(Live::default()),
            circuit: Arc::default(),
            look: watch::channel(Arc::default()).1,
            backend,
        };
        Ok(Door::Here(Box::new(control)))
    }

    pub async fn status(&self) -> Result<Vec<Sight>, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::GET, &["jobs"], &[]).await,
            Door::Here(control) => Ok(control.status()),
        }
    }

    pub async fn job(&self, job: &str) -> Result<Sight, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::GET, &["jobs", job], &[]).await,
            Door::Here(control) => Ok(control.job(job)?),
        }
    }

    /// What stands in the way of the inbox as a whole. Without a daemon nobody has looked.
    pub async fn troubles(&self) -> Result<Vec<String>, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::GET, &["troubles"], &[]).await,
            Door::Here(control) => Ok(control.troubles()),
        }
    }

    pub async fn retry(&self, job: &str) -> Result<Sight, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::POST, &["jobs", job, "retry"], &[]).await,
            Door::Here(control) => Ok(control.retry(job).await?),
        }
    }

    pub async fn cancel(&self, job: &str) -> Result<Sight, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::POST, &["jobs", job, "cancel"], &[]).await,
            Door::Here(control) => {
                let cancelled = control.cancel(job).await?;
                Upkeep::new(&control.config, &control.ledger).look().await;
                Ok(cancelled)
            }
        }
    }

    pub async fn pause(&self, paused: bool) -> Result<(), DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::POST, &[if paused { "pause" } else { "resume" }], &[]).await,
            Door::Here(control) => Ok(control.pause(paused).await?),
        }
    }

    pub async fn credits(&self) -> Result<Option<Credits>, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::GET, &["credits"], &[]).await,
            Door::Here(control) => Ok(control.credits().await?),
        }
    }

    /// Why a file waits. Without a daemon the inbox is looked at once, now.
    pub async fn why(self, file: &Path) -> Result<String, DoorError> {
        match self {
            Door::Daemon(_) => self.ask(Method::GET, &["why"], &[("file", &file.to_string_lossy())]).await,
            Door::Here(control) => {
                let marked = control.ledger.memory().inbox_marked;
                let config = Arc::clone(&control.config);
                let examine = Arc::new(Examiner);
                // One look cannot tell what still changes; what lies there is taken for settled.
                let watch = config::Watch { settle: Duration::ZERO, ..config.watch.clone() };
                let mut inbox = Inbox::open(&config.inbox, &watch, false, marked, examine)?;
                let look = inbox.look(tokio::time::Instant::now()).await;
                let control = Control { look: watch::channel(Arc::new(look)).1, ..*control };
                Ok(format!("{} (No daemon is running.)", control.why(file)))
            }
        }
    }

    async fn ask<T: DeserializeOwned>(
        &self,
        method: Method,
        path: &[&str],
        query: &[(&str, &str)],
    ) -> Result<T, DoorError> {
        let Door::Daemon(client) = self else { return Err(WishError::NoDaemon.into()) };
        let silent = |error: reqwest::Error| DoorError::Silent(cause(&error));
        let mut url = Url::parse("http://dropcut/").map_err(|error| DoorError::Silent(error.to_string()))?;
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.clear().extend(path);
        }
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let response = client.request(method, url).send().await.map_err(silent)?;
        if response.status().is_success() {
            return response.json().await.map_err(silent);
        }
        let status = response.status();
        let refusal = response.json::<Refusal>().await;
        Err(DoorError::Refused(refusal.map_or_else(|_| status.to_string(), |refusal| refusal.error)))
    }
}
