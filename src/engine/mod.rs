//! The embedded engine: the contract of [`nemo`](crate::nemo), served on this machine.
//!
//! A message is planned ([`planner`]), applied to the session's [`timeline`] ([`editor`]) and answered
//! ([`answer`]); the timeline goes over the wire as a [`draft`]; a render order is checked and carried out by ffmpeg
//! ([`render`]). Sessions lie on disk ([`session`]), so a restart finds them and finishes what it was rendering.

pub mod agent;
pub mod analysis;
pub mod answer;
pub mod bars;
pub mod draft;
pub mod editor;
mod export;
mod failure;
pub mod fonts;
mod intake;
pub mod language;
pub mod lut;
pub mod op;
pub mod planner;
pub mod render;
mod server;
pub mod session;
pub mod small_file;
pub mod subtitles;
pub mod timeline;
pub(crate) mod words;

use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;
use uuid::Uuid;

use crate::config::{Config, PlannerKind, Secret};
use crate::disk;
pub use failure::Failure;
use planner::Planner;
use session::Sessions;

const DAY: Duration = Duration::from_secs(24 * 3600);

/// A running engine. Clones share it.
#[derive(Clone)]
pub struct Engine {
    inner: Arc<Inner>,
}

struct Inner {
    config: Config,
    token: Secret,
    /// Whether `file:` addresses are taken and given: only by the engine of the daemon's own process.
    local: bool,
    planner: Planner,
    sessions: Sessions,
    exports: export::Exports,
    /// What runs in the background, to be waited for at the end.
    tasks: TaskTracker,
    stop: CancellationToken,
}

impl Engine {
    /// Opens the engine's sessions in the state folder and goes on with the renders that were not finished. It
    /// stops, killing its children, when `stop` is pulled.
    pub async fn open(config: &Config, local: bool, stop: CancellationToken) -> io::Result<Engine> {
        let folder = config.state.join("engine");
        let root = folder.join("sessions");
        let opened = tokio::task::spawn_blocking(move || Sessions::open(&root, Timestamp::now()));
        let (sessions, unfinished) = opened.await.map_err(io::Error::other)??;
        let planner = Planner::new(&config.planner).map_err(io::Error::other)?;
        if config.planner.kind == PlannerKind::Llm {
            tracing::info!("prompts, and no clips, are sent to {} to be planned", config.planner.url);
        }
        let inner = Inner {
            token: token(&folder)?,
            local,
            planner,
            sessions,
            exports: export::Exports::new(config.jobs.get()),
            tasks: TaskTracker::new(),
            stop,
            config: config.clone(),
        };
        let engine = Engine { inner: Arc::new(inner) };
        for (session, id) in unfinished {
            engine.begin_export(session, id);
        }
        engine.inner.tasks.spawn(engine.clone().sweep_daily());
        Ok(engine)
    }

    async fn sweep_daily(self) {
        let mut days = tokio::time::interval(DAY);
        days.tick().await;
        loop {
            tokio::select! {
                _ = days.tick() => {}
                () = self.inner.stop.cancelled() => return,
            }
            let inner = Arc::clone(&self.inner);
            let swept = tokio::task::spawn_blocking(move || inner.sessions.sweep(Timestamp::now())).await;
            if let Err(error) = swept.map_err(io::Error::other).and_then(|swept| swept) {
                tracing::warn!("old sessions of the engine cannot be removed: {error}");
            }
        }
    }

    /// The token that requests must carry. It lies in the state folder, so that it outlives a restart.
    pub fn token(&self) -> &Secret {
        &self.inner.token
    }

    /// Serves requests on `listener` until the engine is stopped and its children are gone.
    pub async fn serve(self, listener: TcpListener) -> io::Result<()> {
        let stop = self.inner.stop.clone();
        let served = axum::serve(listener, server::router(self.clone()))
            .with_graceful_shutdown(async move { stop.cancelled().await })
            .await;
        self.inner.tasks.close();
        self.inner.tasks.wait().await;
        served
    }
}

/// Binds a loopback port for an engine of the daemon's own.
pub async fn bind_loopback() -> io::Result<TcpListener> {
    TcpListener::bind(SocketAddr::from(([127, 0, 0, 1], 0))).await
}

/// The token in `folder`, made if it is missing.
fn token(folder: &Path) -> io::Result<Secret> {
    let path = folder.join("token");
    match std::fs::read_to_string(&path) {
        Ok(word) if !word.trim().is_empty() => Ok(Secret::new(word.trim())),
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => {
            let word = format!("engine_{}{}", Uuid::new_v4().simple(), Uuid::new_v4().simple());
            disk::write(&path, word.as_bytes(), 0o600)?;
            Ok(Secret::new(word))
        }
    }
}
