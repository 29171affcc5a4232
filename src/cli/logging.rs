//! Logs: a file for each day in `state/log`, and lines for whoever watches.
//!
//! On a terminal only what needs attention is shown beside the bars, and of jobs nothing, as each has a line of
//! its own there when it ends or waits; elsewhere, and to the journal, every line is shown.

use std::io::{self, IsTerminal, Write};

use indicatif::MultiProgress;
use tracing_appender::non_blocking::{NonBlockingBuilder, WorkerGuard};
use tracing_appender::rolling::{RollingFileAppender, Rotation};
use tracing_subscriber::filter::{LevelFilter, Targets, filter_fn};
use tracing_subscriber::fmt::writer::BoxMakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;
use tracing_subscriber::{Layer, fmt};

use super::Ending;
use crate::config::{Config, LogLevel};
use crate::disk;

/// How many lines may wait for a slow disk, before those that come then are dropped. Their places take memory from
/// the start on, 32 bytes each.
const MOST_LINES: usize = 10_000;

/// Keeps the log's writer alive; the last lines are written when it goes.
pub struct Log {
    _file: WorkerGuard,
}

pub fn start(config: &Config, bars: Option<MultiProgress>) -> Result<Log, Ending> {
    let folder = config.state.join("log");
    let trouble = |error: &dyn std::fmt::Display| Ending {
        code: 1,
        words: format!(
            "cannot write the log in {}: {error}; make it writable or set `state` elsewhere",
            folder.display()
        ),
    };
    disk::create_folder(&folder, false).map_err(|error| trouble(&error))?;
    let file = RollingFileAppender::builder()
        .rotation(Rotation::DAILY)
        .filename_prefix("dropcut")
        .filename_suffix("log")
        .max_log_files(config.log.keep.get())
        .build(&folder)
        .map_err(|error| trouble(&error))?;
    let (file, guard) = NonBlockingBuilder::default().buffered_lines_limit(MOST_LINES).finish(file);
    let level = match config.log.level {
        LogLevel::Error => LevelFilter::ERROR,
        LogLevel::Warn => LevelFilter::WARN,
        LogLevel::Info => LevelFilter::INFO,
        LogLevel::Debug => LevelFilter::DEBUG,
    };
    // Other crates may put a request's headers into their debug lines; only ours go below warnings.
    let ours = |level| {
        Targets::new()
            .with_default(LevelFilter::WARN.min(level))
            .with_target("dropcut", level)
            // A watch that cannot be ended has ended: its folder is gone.
            .with_target("notify", LevelFilter::ERROR.min(level))
            // Clips hold all kinds of boxes that nobody needs to know.
            .with_target("mp4_atom", LevelFilter::OFF)
    };
    let kept = fmt::layer().with_ansi(false).with_target(false).with_writer(file).with_filter(ours(level));
    let on_terminal = bars.is_some();
    let writer = match bars {
        Some(bars) => BoxMakeWriter::new(move || BesideBars { bars: bars.clone(), line: Vec::new() }),
        None => BoxMakeWriter::new(io::stderr),
    };
    let journal = std::env::var_os("JOURNAL_STREAM").is_some();
    let said = fmt::layer()
        .with_target(false)
        .with_ansi(on_terminal && io::stderr().is_terminal())
        .with_writer(writer);
    // The journal has its own time, and people at a terminal have a clock.
    let said = match journal || on_terminal {
        true => said.without_time().boxed(),
        false => said.boxed(),
    };
    let said = said
        .with_filter(ours(if on_terminal { LevelFilter::WARN.min(level) } else { level }))
        .with_filter(filter_fn(move |metadata| !on_terminal || metadata.fields().field("job").is_none()));
    tracing_subscriber::registry().with(kept).with(said).init();
    Ok(Log { _file: guard })
}

/// A line above the bars.
struct BesideBars {
    bars: MultiProgress,
    line: Vec<u8>,
}

impl Write for BesideBars {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.line.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Drop for BesideBars {
    fn drop(&mut self) {
        let line = String::from_utf8_lossy(&self.line);
        if !line.trim().is_empty() {
            // A terminal that is gone has no reader; the file keeps the line.
            let _ = self.bars.println(line.trim_end());
        }
    }
}
