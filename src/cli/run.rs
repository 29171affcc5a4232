//! `dropcut run` and `dropcut engine`.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use indicatif::MultiProgress;
use sd_notify::NotifyState;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio_util::sync::CancellationToken;
use tracing::{info, warn};

use super::{Ending, logging, progress};
use crate::config::{BackendKind, Config, Loaded};
use crate::control::Control;
use crate::daemon::{self, Summary};
use crate::disk;
use crate::engine::Engine;
use crate::job::Ledger;

pub async fn run(loaded: Loaded, once: bool) -> Result<(), Ending> {
    let config = Arc::new(loaded.config.clone());
    let bars = std::io::stderr().is_terminal().then(MultiProgress::new);
    // The log file lies in the state folder, so that folder must be usable before anything is said.
    disk::create_folder(&config.state, true).map_err(|source| daemon::DaemonError::Folder {
        key: "state",
        path: config.state.clone(),
        source,
    })?;
    let _log = logging::start(&config, bars.clone())?;
    let stop = stop_on_signals(bars.clone())?;
    let tasks = tokio_util::task::TaskTracker::new();
    let shown = CancellationToken::new();
    let to_show = bars.clone();
    let ready = |control: &Control| {
        tell_systemd(&[NotifyState::Ready]);
        greet(&loaded, to_show.as_ref());
        if let Some(bars) = to_show {
            tasks.spawn(progress::show(control.clone(), bars, shown.clone()));
        }
        tasks.spawn(keep_watchdog(control.ledger.clone(), shown.clone()));
    };
    let ended = daemon::run(Arc::clone(&config), once, stop, ready).await;
    tell_systemd(&[NotifyState::Stopping]);
    shown.cancel();
    tasks.close();
    tasks.wait().await;
    let summary = ended.map_err(|error| {
        let ending = Ending::from(error);
        tracing::error!("{}", ending.words);
        // It has been said now, to the terminal or the journal too.
        Ending { words: String::new(), ..ending }
    })?;
    info!("stopped");
    match once {
        true => conclude(&summary, &config, bars.as_ref()),
        false => Ok(()),
    }
}

/// The first words: where things are, so that nobody has to look for them.
fn greet(loaded: &Loaded, bars: Option<&MultiProgress>) {
    let config = &loaded.config;
    let origin = match &loaded.file {
        Some(file) => format!("configured by {}", file.display()),
        None => "no configuration found, so the defaults hold; `config.example.yaml` shows every key".into(),
    };
    let lines = [
        format!("dropcut {} · {origin}", env!("CARGO_PKG_VERSION")),
        format!("drop clips and prompts into {}", config.inbox.display()),
        format!("edited videos appear in     {}", config.outbox.display()),
    ];
    lines.iter().for_each(|line| say(line, bars));
}

/// A line for whoever watches: above the bars on a terminal, where `info` is not shown, else as `info`.
fn say(line: &str, bars: Option<&MultiProgress>) {
    match bars {
        // A terminal that is gone has no reader.
        Some(bars) => drop(bars.println(line)),
        None => info!("{line}"),
    }
}

fn conclude(summary: &Summary, config: &Config, bars: Option<&MultiProgress>) -> Result<(), Ending> {
    let count = |number: usize, words: &str| (number > 0).then(|| format!("{number} {words}"));
    let parts: Vec<String> =
        [count(summary.done, "done"), count(summary.failed, "failed"), count(summary.waiting, "waiting")]
            .into_iter()
            .flatten()
            .collect();
    let words = if parts.is_empty() { "nothing to do".into() } else { parts.join(", ") };
    match (summary.failed, summary.waiting) {
        (0, 0) => {
            say(&words, bars);
            Ok(())
        }
        (0, _) => Err(Ending { code: 4, words: format!("{words}; `dropcut status` tells what for") }),
        _ => {
            let failed = config.failed.display();
            Err(Ending { code: 3, words: format!("{words}; the reports in {failed} tell why") })
        }
    }
}

/// A token that the first signal to stop pulls. The second ends the program at once: all that counts is on disk.
fn stop_on_signals(bars: Option<MultiProgress>) -> Result<CancellationToken, Ending> {
    let stop = CancellationToken::new();
    let pulled = stop.clone();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    tokio::spawn(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            if pulled.is_cancelled() {
                std::process::exit(130);
            }
            say("stopping; once more stops at once", bars.as_ref());
            tell_systemd(&[NotifyState::Stopping]);
            pulled.cancel();
        }
    });
    Ok(stop)
}

/// Without systemd there is nobody to tell.
fn tell_systemd(state: &[NotifyState]) {
    if let Err(error) = sd_notify::notify(state) {
        warn!("cannot tell systemd: {error}");
    }
}

/// Shows systemd that the program turns and the ledger is not stuck, as often as it asks for.
async fn keep_watchdog(ledger: Ledger, until: CancellationToken) {
    let Some(period) = sd_notify::watchdog_enabled() else { return };
    let mut beat = tokio::time::interval((period / 3).max(Duration::from_millis(100)));
    loop {
        tokio::select! {
            _ = beat.tick() => {}
            () = until.cancelled() => return,
        }
        let asked = ledger.clone();
        if tokio::task::spawn_blocking(move || asked.is_open()).await.unwrap_or(false) {
            tell_systemd(&[NotifyState::Watchdog]);
        }
    }
}

/// The engine alone. It takes files by content only, and every request must carry its token.
pub async fn engine(config: &Config, listen: SocketAddr) -> Result<(), Ending> {
    disk::create_folder(&config.state, true)?;
    let _log = logging::start(config, None)?;
    crate::media::check_tools().await?;
    // Two engines on one state would render everything twice.
    let _ledger = Ledger::open(&config.state)?;
    let stop = stop_on_signals(None)?;
    let engine = Engine::open(config, false, stop).await?;
    let listener = TcpListener::bind(listen).await.map_err(|error| Ending {
        code: 1,
        words: format!("cannot listen on {listen}: {error}; choose another address"),
    })?;
    info!(
        "the engine listens on {}; its token lies in {}",
        listener.local_addr()?,
        config.state.join("engine/token").display()
    );
    if config.backend.kind == BackendKind::Nemo {
        warn!("`backend.kind: nemo` is for daemons; the engine renders here");
    }
    if !listen.ip().is_loopback() {
        warn!("HTTP is not encrypted: put a proxy with TLS in front where others share the network");
    }
    tell_systemd(&[NotifyState::Ready]);
    engine.serve(listener).await?;
    Ok(())
}
