//! The command line: what people type, and what they read.

mod doctor;
mod logging;
mod plan;
mod progress;
mod run;
mod status;

use std::fmt::Display;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use clap::{Parser, Subcommand};

use crate::causes::with_causes;
use crate::config::{self, BackendKind, Config, Loaded};
use crate::control::{Door, DoorError};

/// Turns a folder into a video editor: drop a clip and a prompt, get the edited video.
#[derive(Parser)]
#[command(version, arg_required_else_help = true)]
struct Arguments {
    /// The configuration [default: ./dropcut.yaml, ~/.config/dropcut/config.yaml or /etc/dropcut/config.yaml]
    #[arg(long, global = true, value_name = "FILE", env = "DROPCUT_CONFIG")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Watch the inbox and edit what is dropped there
    Run {
        /// Work off what lies in the inbox and leave: 0 well, 3 a job failed, 4 a job waits
        #[arg(long)]
        once: bool,
    },
    /// Show the jobs, or one in full
    Status {
        /// For programs
        #[arg(long)]
        json: bool,
        /// Go on showing what changes
        #[arg(long, conflicts_with = "json")]
        watch: bool,
        /// Also the jobs that have long been over
        #[arg(long)]
        all: bool,
        /// A job's id or its clip
        job: Option<String>,
    },
    /// Tell what happens to a file and why it waits
    Why { file: PathBuf },
    /// Let a job that waits, failed or was cancelled go on where it stopped
    Retry {
        /// A job's id or its clip
        job: String,
    },
    /// Stop a job
    Cancel {
        /// A job's id or its clip
        job: String,
    },
    /// Begin nothing new until `resume`
    Pause,
    /// Go on after `pause`
    Resume,
    /// Show what the embedded engine would do with a prompt; touches nothing
    Plan {
        /// For programs
        #[arg(long)]
        json: bool,
        /// With the real times of this clip
        #[arg(long, value_name = "FILE")]
        clip: Option<PathBuf>,
        /// What you would write into the prompt file; `-` reads it from standard input
        prompt: String,
    },
    /// Show the credits of the account
    Credits,
    /// Check the configuration, the folders, ffmpeg and the backend, and say how to mend
    Doctor,
    /// Serve the embedded engine alone, for daemons elsewhere
    Engine {
        /// Where to listen, like 0.0.0.0:8080
        #[arg(long, value_name = "ADDR")]
        listen: std::net::SocketAddr,
    },
}

/// What shells call the ending by SIGPIPE.
const BROKEN_PIPE: u8 = 128 + 13;

/// An ending that is no success. Code 1 is an error, 3 a job that failed, 4 one that waits.
struct Ending {
    code: u8,
    words: String,
}

impl<E: std::error::Error> From<E> for Ending {
    fn from(error: E) -> Self {
        Ending { code: 1, words: with_causes(&error) }
    }
}

/// Prints `words` as a line.
///
/// # Errors
/// Whoever reads has seen enough, as in `dropcut status | head -1`: the ending of programs that this is said to by
/// SIGPIPE, without a word.
fn tell(words: impl Display) -> Result<(), Ending> {
    match writeln!(io::stdout(), "{words}") {
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            Err(Ending { code: BROKEN_PIPE, words: String::new() })
        }
        told => Ok(told?),
    }
}

/// Runs what the arguments ask for.
pub fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .max_blocking_threads(8)
        .enable_all()
        .build();
    let ended = match runtime {
        Ok(runtime) => {
            let ended = runtime.block_on(dispatch(arguments));
            // Work on a disk that hangs must not keep the program.
            runtime.shutdown_timeout(std::time::Duration::from_secs(5));
            ended
        }
        Err(error) => Err(error.into()),
    };
    match ended {
        Ok(()) => ExitCode::SUCCESS,
        Err(ending) => {
            if !ending.words.is_empty() {
                eprintln!("dropcut: {}", ending.words);
            }
            ExitCode::from(ending.code)
        }
    }
}

async fn dispatch(arguments: Arguments) -> Result<(), Ending> {
    let Arguments { config, command } = arguments;
    match &command {
        // A plan needs nothing but the clip, so a broken configuration does not stand in its way.
        Command::Plan { json, clip, prompt } => {
            return plan::run(config.as_deref(), *json, clip.as_deref(), prompt).await;
        }
        Command::Doctor => return doctor::run(config.as_deref()).await,
        _ => {}
    }
    let loaded = load(config.as_deref())?;
    let config = Arc::new(loaded.config.clone());
    match command {
        Command::Run { once } => run::run(loaded, once).await,
        Command::Engine { listen } => run::engine(&config, listen).await,
        Command::Status { json, watch, all, job } => {
            let job = job.map(|job| named(&config, job));
            status::run(&config, json, watch, all, job.as_deref()).await
        }
        Command::Why { file } => {
            let file = std::path::absolute(&file)?;
            tell(door(&config).await?.why(&file).await?)
        }
        Command::Retry { job } => {
            let sight = door(&config).await?.retry(&named(&config, job)).await?;
            tell(format_args!("{} goes on: {}", sight.clip.display(), status::words(&sight)))
        }
        Command::Cancel { job } => {
            let sight = door(&config).await?.cancel(&named(&config, job)).await?;
            let clip = sight.clip.display();
            tell(format_args!("{clip} is cancelled; `dropcut retry {}` goes on with it", sight.id))
        }
        Command::Pause => {
            door(&config).await?.pause(true).await?;
            tell("paused: nothing new is begun until `dropcut resume`")
        }
        Command::Resume => {
            door(&config).await?.pause(false).await?;
            tell("goes on")
        }
        Command::Credits => {
            let credits = match config.backend.kind {
                BackendKind::Embedded => None,
                BackendKind::Nemo => door(&config).await?.credits().await?,
            };
            match credits {
                Some(credits) => tell(format_args!(
                    "available {}, frozen {}, total {}",
                    credits.available, credits.frozen, credits.total
                )),
                None => tell("the engine on this machine needs no credits"),
            }
        }
        Command::Plan { .. } | Command::Doctor => Ok(()),
    }
}

fn load(named: Option<&Path>) -> Result<Loaded, config::Error> {
    config::load(named, |name| std::env::var(name).ok())
}

/// A job as the ledger knows it: a clip that is named by its path, as shells complete it, is named from the inbox.
fn named(config: &Config, job: String) -> String {
    let path = std::path::absolute(&job).ok();
    let clip = path.as_deref().and_then(|path| path.strip_prefix(&config.inbox).ok()).and_then(Path::to_str);
    clip.map_or(job.clone(), String::from)
}

async fn door(config: &Arc<Config>) -> Result<Door, DoorError> {
    match config.state.exists() {
        true => Door::open(config).await,
        false => Err(DoorError::NothingYet(config.state.clone())),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_and_option_is_told_in_one_plain_line() {
        let mut commands = vec![Arguments::command()];
        while let Some(command) = commands.pop() {
            let about = command.get_about().map(ToString::to_string).unwrap_or_default();
            assert!(!about.is_empty(), "{} has no help", command.get_name());
            for argument in command.get_arguments() {
                let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
                assert!(help.len() < 110 && !help.ends_with('.'), "{}: {help}", argument.get_id());
            }
            commands.extend(command.get_subcommands().cloned());
        }
    }
}
