//! The daemon: the parts, started in order and stopped in order.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::watch;
use tokio::time::Instant;
use tokio_util::sync::CancellationToken;
use tracing::{error, info, warn};

use crate::config::{BackendKind, Config};
use crate::control::{self, Control};
use crate::disk;
use crate::engine::{self, Engine};
use crate::inbox::{self, Examiner, Inbox, Look};
use crate::intake::{Intake, IntakeError};
use crate::job::{Change, Job, Ledger, LedgerError, Memory, Session, Step, WaitFor};
use crate::media;
use crate::pipeline::{Backend, BackendError, Circuit, Live, Pipeline, Tokens};
use crate::schedule::{Desk, Schedule};
use crate::upkeep::Upkeep;

/// How soon intake is tried again when the state folder is full.
const TRY_AGAIN: Duration = Duration::from_secs(30);

/// How often it is looked whether the day has its backup.
const BACKUP_LOOK: Duration = Duration::from_secs(15 * 60);

/// Why the daemon does not start, or has to stop. Each names the remedy.
#[derive(Debug, thiserror::Error)]
pub enum DaemonError {
    #[error("cannot use the folder {} ({key}): {source}; make it writable or set `{key}` elsewhere", path.display())]
    Folder { key: &'static str, path: PathBuf, source: io::Error },
    #[error(
        "the state folder {} lies on {file_system}, which can lose what is written; set `state` to a folder on a \
         disk of this machine", path.display()
    )]
    RemoteState { path: PathBuf, file_system: &'static str },
    #[error(transparent)]
    Tools(#[from] media::ToolsError),
    #[error(transparent)]
    Ledger(#[from] LedgerError),
    #[error(transparent)]
    Inbox(#[from] inbox::OpenError),
    #[error(transparent)]
    Backend(#[from] BackendError),
    #[error("the embedded engine does not start: {0}")]
    Engine(io::Error),
    #[error("cannot listen for commands in {}: {source}", path.display())]
    Control { path: PathBuf, source: io::Error },
    #[error("the inbox {} is not mounted: its marker .dropcut-inbox is gone; mount it, or put the marker back", .0.display())]
    Unmounted(PathBuf),
}

/// What a run came to, for `run --once`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    pub done: usize,
    pub failed: usize,
    pub waiting: usize,
}

/// Runs until `stop` is pulled, or with `once` until nothing more can be done. `ready` is called when everything
/// has started.
pub async fn run(
    config: Arc<Config>,
    once: bool,
    stop: CancellationToken,
    ready: impl FnOnce(&Control),
) -> Result<Summary, DaemonError> {
    prepare_folders(&config)?;
    let tools = media::check_tools().await?;
    let ledger = open_ledger(&config).await?;
    let started = Timestamp::now();
    let engine_stop = CancellationToken::new();
    let (backend, engine) = start_backend(&config, &engine_stop).await?;
    info!("{}; the backend is {}", tools.ffmpeg, describe(&config));

    let memory = ledger.memory();
    let examiner = Arc::new(Examiner);
    let mut inbox = Inbox::open(&config.inbox, &config.watch, once, memory.inbox_marked, examiner)?;
    ledger.commit(Change::memory(&Memory { inbox_marked: true, ..memory })).await?;

    let desk = Arc::new(Desk::default());
    let live = Arc::new(Live::default());
    // Those who will not wait for the end of an outage have a few tries for each job instead.
    let keeps_circuit = config.backend.kind == BackendKind::Nemo && !once;
    let circuit = Arc::new(if keeps_circuit { Circuit::kept() } else { Circuit::default() });
    let (look_out, look) = watch::channel(Arc::<Look>::default());
    let control = Control {
        config: Arc::clone(&config),
        ledger: ledger.clone(),
        desk: Arc::clone(&desk),
        live: Arc::clone(&live),
        circuit: Arc::clone(&circuit),
        look: look.clone(),
        backend: Some(backend.clone()),
    };
    let pipeline = Pipeline {
        config: Arc::clone(&config),
        ledger: ledger.clone(),
        backend: backend.clone(),
        live,
        circuit: Arc::clone(&circuit),
        stop: stop.clone(),
    };
    // Before anybody is answered, whose wish could be lost by it.
    pipeline.catch_up().await?;
    let socket = control::socket_path(&config);
    let listener =
        control::bind(&socket).map_err(|source| DaemonError::Control { path: socket.clone(), source })?;
    let served = tokio::spawn(control::serve(control.clone(), listener, engine_stop.clone()));
    look_again(&ledger, &backend.tokens, once).await;
    let upkeep_stop = CancellationToken::new();
    let upkeep = tokio::spawn(Upkeep::new(&config, &ledger).run(upkeep_stop.clone()));

    if keeps_circuit {
        let (circuit, backend, config) = (Arc::clone(&circuit), backend.clone(), Arc::clone(&config));
        let (ledger, desk, stop) = (ledger.clone(), Arc::clone(&desk), stop.clone());
        tokio::spawn(async move {
            circuit.keep(&backend, &config, &ledger, &stop, || desk.wake()).await;
        });
    }
    ready(&control);

    let backing_up = tokio::spawn(back_up(ledger.clone(), stop.clone()));
    let intake = Intake { config: Arc::clone(&config), ledger: ledger.clone(), desk: Arc::clone(&desk) };
    let settled = Arc::new(AtomicBool::new(false));
    let watching = watch_inbox(&mut inbox, &intake, &look_out, &settled, &stop);
    let more = || !once || !settled.load(Ordering::Acquire);
    let schedule = Schedule::new(pipeline, desk).run(stop.clone(), more);
    tokio::pin!(schedule);
    // Nothing may go on when the ledger cannot be written: whichever part notices first ends the other.
    let worked = tokio::select! {
        worked = &mut schedule => worked.map_err(DaemonError::from),
        watched = watching => match watched {
            Ok(()) => schedule.await.map_err(DaemonError::from),
            Err(error) => {
                stop.cancel();
                schedule.await?;
                Err(error)
            }
        },
    };
    stop.cancel();
    upkeep_stop.cancel();
    if let Err(error) = upkeep.await {
        warn!("the upkeep of the folders did not end well: {error}");
    }
    engine_stop.cancel();
    if let Err(error) = backing_up.await {
        warn!("the backups did not end well: {error}");
    }
    if let Some(engine) = engine
        && let Err(error) = engine.await
    {
        warn!("the engine did not end well: {error}");
    }
    if let Ok(Err(error)) = served.await {
        warn!("the commands' door did not end well: {error}");
    }
    // The socket is only ours while the ledger is locked, which it still is.
    if let Err(error) = disk::remove_if_there(&socket) {
        warn!("cannot remove {}: {error}", socket.display());
    }
    worked?;
    if look.borrow().unmounted && once {
        return Err(DaemonError::Unmounted(config.inbox.clone()));
    }
    Ok(summary(&ledger, started))
}

/// Sees to it that each day has a backup of its own.
async fn back_up(ledger: Ledger, stop: CancellationToken) {
    loop {
        let asked = ledger.clone();
        let done = tokio::task::spawn_blocking(move || asked.back_up(Timestamp::now())).await;
        match done {
            Ok(Err(error)) => warn!("the ledger has no backup of today yet: {error}; it is tried again soon"),
            Err(error) => warn!("the backup broke off: {error}; it is tried again soon"),
            Ok(Ok(())) => {}
        }
        tokio::select! {
            () = tokio::time::sleep(BACKUP_LOOK) => {}
            () = stop.cancelled() => return,
        }
    }
}

/// Looks through the inbox again and again, taking in what is ready.
async fn watch_inbox(
    inbox: &mut Inbox,
    intake: &Intake,
    look_out: &watch::Sender<Arc<Look>>,
    settled: &AtomicBool,
    stop: &CancellationToken,
) -> Result<(), DaemonError> {
    while !stop.is_cancelled() {
        let look = Arc::new(inbox.look(Instant::now()).await);
        let mut deadline = None;
        match intake.take(&look, Timestamp::now()).await {
            Ok(()) => settled.store(!look.is_settling(), Ordering::Release),
            Err(IntakeError::Ledger(error)) if !error.is_full_disk() => return Err(error.into()),
            Err(error) => {
                error!("{error}; nothing new is taken until there is room");
                deadline = Some(Instant::now() + TRY_AGAIN);
            }
        }
        look_out.send_replace(look);
        intake.desk.wake();
        tokio::select! {
            () = inbox.wait(deadline) => {}
            () = stop.cancelled() => {}
        }
    }
    Ok(())
}

fn prepare_folders(config: &Config) -> Result<(), DaemonError> {
    for (key, path) in config.folders() {
        let trouble = |source| DaemonError::Folder { key, path: path.to_path_buf(), source };
        // The inbox is made by the inbox itself, which knows an unmounted one.
        if key == "inbox" {
            continue;
        }
        disk::create_folder(path, key == "state").map_err(trouble)?;
        disk::try_writing(path).map_err(trouble)?;
    }
    let file_system = inbox::file_system_without_events(&config.state);
    match file_system.unwrap_or_default().filter(|name| !LOCAL_ENOUGH.contains(name)) {
        Some(file_system) => Err(DaemonError::RemoteState { path: config.state.clone(), file_system }),
        None => Ok(()),
    }
}

/// File systems whose changes inotify may miss, but which keep what is written.
const LOCAL_ENOUGH: [&str; 1] = ["overlayfs"];

async fn open_ledger(config: &Config) -> Result<Ledger, DaemonError> {
    let state = config.state.clone();
    let opened = tokio::task::spawn_blocking(move || Ledger::open(&state)).await;
    let ledger = opened.map_err(|error| DaemonError::Engine(io::Error::other(error)))??;
    for notice in ledger.notices() {
        error!("{notice}");
    }
    Ok(ledger)
}

type EngineTask = tokio::task::JoinHandle<io::Result<()>>;

async fn start_backend(
    config: &Config,
    stop: &CancellationToken,
) -> Result<(Backend, Option<EngineTask>), DaemonError> {
    if config.backend.kind == BackendKind::Nemo {
        let backend = Backend::elsewhere(config)?;
        backend.tokens.keep_given().map_err(BackendError::Tokens)?;
        return Ok((backend, None));
    }
    let engine = Engine::open(config, true, stop.clone()).await.map_err(DaemonError::Engine)?;
    let listener = engine::bind_loopback().await.map_err(DaemonError::Engine)?;
    let address = listener.local_addr().map_err(DaemonError::Engine)?;
    let token = engine.token().clone();
    let served = tokio::spawn(engine.serve(listener));
    let backend = Backend::here(config, &format!("http://{address}/"), token)?;
    backend.tokens.keep_given().map_err(BackendError::Tokens)?;
    Ok((backend, Some(served)))
}

fn describe(config: &Config) -> String {
    match config.backend.kind {
        BackendKind::Embedded => "the engine on this machine".into(),
        BackendKind::Nemo => format!("{}; clips are sent there", config.backend.url),
    }
}

/// Jobs that waited before are looked at again where the start may have changed something: for credits, or for a
/// token that is another now. `all` of them, for those who will not wait with them.
async fn look_again(ledger: &Ledger, tokens: &Tokens, all: bool) {
    let current = tokens.current().map(|(key, _)| key);
    let is_changed = |job: &Job| -> Result<bool, LedgerError> {
        let session = job.session.as_ref().map(|id| ledger.get::<Session>(id)).transpose()?.flatten();
        Ok(session.is_none_or(|session| current.as_ref() != Some(&session.token)))
    };
    for mut job in ledger.jobs_where(|job| matches!(job.step, Step::Waiting { .. })) {
        let Step::Waiting { wait, .. } = &job.step else { continue };
        let looked_at = match wait.reason {
            WaitFor::Decision => false,
            _ if all => true,
            WaitFor::Credits => true,
            // A session that cannot be read is for the job to tell.
            WaitFor::Token | WaitFor::Plan => is_changed(&job).unwrap_or(true),
            _ => false,
        };
        if !looked_at {
            continue;
        }
        if let Some(step) = job.step.resumption() {
            job.resume(step);
            if let Err(error) = ledger.commit(Change::job(&job)).await {
                warn!(clip = %job.clip.display(), "is not looked at again yet: {error}");
            }
        }
    }
}

fn summary(ledger: &Ledger, started: Timestamp) -> Summary {
    let mut summary = Summary::default();
    for job in ledger.jobs() {
        match &job.step {
            Step::Done if job.updated >= started => summary.done += 1,
            Step::Failed { .. } if job.updated >= started => summary.failed += 1,
            step if step.is_final() => {}
            // What was left in the middle, by a signal or a defect, goes on another time.
            _ => summary.waiting += 1,
        }
    }
    summary
}
