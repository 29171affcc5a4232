//! The one door to `ffmpeg` and `ffprobe`.
//!
//! A command line is built by [`Invocation`], which is pure; [`run`] runs it. Whatever happens, no child
//! outlives its reason: each has a process group of its own, which is killed when its time is over, when it is
//! cancelled and when its future is dropped, and each dies with the daemon.
//!
//! What a child may open is settled here as well. Files come from outside, and a `.mp4` may be a playlist that
//! names `/etc/passwd` or a server of the local network: see [`Input`].

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{self, Read};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use rustix::process::{Pid, Signal};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncReadExt};
use tokio::process::{Child, Command};
use tokio_util::sync::CancellationToken;

/// The demuxers of the accepted types and of results. Still images are not among them: their general demuxer takes a name
/// for a pattern, so theirs is named by [`Input::open`].
const DEMUXERS: &str = "mov,avi,matroska,gif,mp3,wav,aac,flac,ogg";

/// How much of what a child says last is kept, in bytes.
const LAST_WORDS: usize = 8 * 1024;

/// How much less urgent a child is than the daemon, as in `nice`.
const NICENESS: i32 = 5;

/// A program that comes with ffmpeg.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Program {
    Ffmpeg,
    Ffprobe,
    /// Of fontconfig, which libass finds its fonts with.
    FontList,
}

impl Program {
    /// What it is called, as looked up in `PATH`.
    pub fn name(self) -> &'static str {
        match self {
            Program::Ffmpeg => "ffmpeg",
            Program::Ffprobe => "ffprobe",
            Program::FontList => "fc-list",
        }
    }
}

/// A media file that a child reads, and how it is made to read it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    path: PathBuf,
    still: Option<&'static str>,
}

impl Input {
    /// Looks at the first bytes of `path`. A still image gets its demuxer by name, since ffmpeg would
    /// otherwise choose the one that reads `%d` in a name as a number and opens a whole row of files.
    pub fn open(path: &Path) -> io::Result<Input> {
        let mut head = Vec::with_capacity(16);
        File::open(path)?.take(16).read_to_end(&mut head)?;
        Ok(Input { path: std::path::absolute(path)?, still: still_demuxer(&head) })
    }

    /// Whether the file is a picture that does not move.
    pub fn is_still(&self) -> bool {
        self.still.is_some()
    }

    /// The options that stand before `-i`, without it.
    fn guards(&self) -> Vec<OsString> {
        let demuxers = self.still.unwrap_or(DEMUXERS);
        let mut words = vec!["-protocol_whitelist", "file,pipe", "-format_whitelist", demuxers];
        words.extend(self.still.iter().flat_map(|still| ["-f", still]));
        words.into_iter().map(OsString::from).collect()
    }

    /// The path such that neither a leading dash nor a colon in it can be misread.
    fn address(&self) -> OsString {
        file_address(&self.path)
    }
}

/// The demuxer of the still image that begins with `head`.
fn still_demuxer(head: &[u8]) -> Option<&'static str> {
    match head {
        [0xFF, 0xD8, 0xFF, ..] => Some("jpeg_pipe"),
        [0x89, b'P', b'N', b'G', ..] => Some("png_pipe"),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Some("webp_pipe"),
        _ => None,
    }
}

fn file_address(path: &Path) -> OsString {
    let mut address = OsString::from("file:");
    address.push(path);
    address
}

/// A command line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Invocation {
    program: Program,
    arguments: Vec<OsString>,
    folder: Option<PathBuf>,
}

impl Invocation {
    /// `ffmpeg`, quiet but for errors, that asks nobody anything.
    pub fn ffmpeg() -> Invocation {
        Invocation { program: Program::Ffmpeg, arguments: Vec::new(), folder: None }.args([
            "-hide_banner",
            "-nostdin",
            "-nostats",
            "-v",
            "error",
        ])
    }

    /// `ffprobe`, quiet but for errors.
    pub fn ffprobe() -> Invocation {
        Invocation { program: Program::Ffprobe, arguments: Vec::new(), folder: None }.args([
            "-hide_banner",
            "-v",
            "error",
        ])
    }

    /// `fc-list`, writing one letter for each font of `pattern`, which is none that a person wrote.
    pub fn fonts(pattern: &str) -> Invocation {
        Invocation { program: Program::FontList, arguments: Vec::new(), folder: None }
            .args(["--format", "x", pattern])
    }

    pub fn arg(mut self, word: impl AsRef<OsStr>) -> Invocation {
        self.arguments.push(word.as_ref().to_owned());
        self
    }

    pub fn args<W: AsRef<OsStr>>(mut self, words: impl IntoIterator<Item = W>) -> Invocation {
        self.arguments.extend(words.into_iter().map(|word| word.as_ref().to_owned()));
        self
    }

    /// Reads `input`; options that stand before it have been added by then.
    pub fn input(self, input: &Input) -> Invocation {
        self.args(input.guards()).arg("-i").arg(input.address())
    }

    /// Reads what the daemon itself has written, which `demuxer` describes fully.
    pub fn own_input(self, demuxer: &str, address: impl AsRef<OsStr>) -> Invocation {
        self.args(["-protocol_whitelist", "file,pipe", "-f", demuxer, "-i"]).arg(address)
    }

    /// The same, from the file at `path`.
    pub fn own_file(self, demuxer: &str, path: &Path) -> Invocation {
        self.own_input(demuxer, file_address(path))
    }

    /// Writes to `path`, replacing what lies there.
    pub fn output(self, path: &Path) -> Invocation {
        self.arg("-y").arg(file_address(path))
    }

    /// Runs in `folder`, so that names within filters can be plain.
    pub fn within(mut self, folder: &Path) -> Invocation {
        self.folder = Some(folder.to_owned());
        self
    }

    pub fn program(&self) -> Program {
        self.program
    }

    /// The words after the program's name.
    pub fn arguments(&self) -> &[OsString] {
        &self.arguments
    }
}

/// How long a child may run, and who may stop it.
#[derive(Debug, Clone)]
pub struct Limits {
    pub time: Duration,
    pub cancel: CancellationToken,
}

/// Why a child did not do its work.
#[derive(Debug, Error)]
pub enum ProcessError {
    #[error(
        "{program} is not installed; install ffmpeg: `apt install ffmpeg`, `dnf install ffmpeg`, \
         `brew install ffmpeg`"
    )]
    Missing { program: &'static str },
    #[error("{program} did not start")]
    Start { program: &'static str, source: io::Error },
    #[error("{program} was not done after {} s and was stopped", limit.as_secs())]
    TimedOut { program: &'static str, limit: Duration },
    #[error("{program} was cancelled")]
    Cancelled { program: &'static str },
    #[error("{program} failed ({status}): {last_words}")]
    Failed { program: &'static str, status: ExitStatus, last_words: String },
    #[error("{program} wrote more than can be right")]
    TooMuch { program: &'static str },
    #[error("the output of {program} could not be read")]
    Read { program: &'static str, source: io::Error },
}

/// What a child is connected to, where that is not the daemon.
#[derive(Debug, Default)]
pub struct Plumbing {
    /// `None`: nothing.
    pub stdin: Option<Stdio>,
    /// `None`: what it writes is handed to the caller.
    pub stdout: Option<Stdio>,
}

/// Runs `invocation` to its end, handing what it writes to `on_output` as it comes; breaking off there kills
/// the child and is [`ProcessError::TooMuch`].
///
/// To be awaited on a worker of the runtime and never under `block_in_place`: the kernel ends the child with
/// the thread that started it.
pub async fn run(
    invocation: &Invocation,
    plumbing: Plumbing,
    limits: &Limits,
    mut on_output: impl FnMut(&[u8]) -> ControlFlow<()>,
) -> Result<(), ProcessError> {
    let program = invocation.program.name();
    if limits.cancel.is_cancelled() {
        return Err(ProcessError::Cancelled { program });
    }
    let mut group = Group::start(invocation, plumbing)?;
    let ended = tokio::select! {
        biased;
        () = limits.cancel.cancelled() => Err(ProcessError::Cancelled { program }),
        ended = tokio::time::timeout(limits.time, group.attend(program, &mut on_output)) => {
            ended.unwrap_or(Err(ProcessError::TimedOut { program, limit: limits.time }))
        }
    };
    if ended.is_err() {
        group.kill().await;
    }
    ended
}

/// Runs `invocation` and returns what it wrote, at most `most` bytes.
pub async fn capture(invocation: &Invocation, limits: &Limits, most: usize) -> Result<Vec<u8>, ProcessError> {
    let mut written = Vec::new();
    run(invocation, Plumbing::default(), limits, |bytes| {
        written.extend_from_slice(bytes);
        if written.len() > most { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })
    .await?;
    Ok(written)
}

/// A running child with its process group. Dropping it kills the group.
struct Group {
    child: Child,
    /// `None` once it has ended: the number may belong to another process by then.
    id: Option<Pid>,
}

impl Group {
    fn start(invocation: &Invocation, plumbing: Plumbing) -> Result<Group, ProcessError> {
        let program = invocation.program.name();
        let mut command = Command::new(program);
        command
            .args(&invocation.arguments)
            // It would make every child write a log into its folder.
            .env_remove("FFREPORT")
            .env("AV_LOG_FORCE_NOCOLOR", "1")
            .stdin(plumbing.stdin.unwrap_or_else(Stdio::null))
            .stdout(plumbing.stdout.unwrap_or_else(Stdio::piped))
            .stderr(Stdio::piped())
            .process_group(0)
            .kill_on_drop(true);
        if let Some(folder) = &invocation.folder {
            command.current_dir(folder);
        }
        let daemon = rustix::process::getpid();
        // SAFETY: between fork and exec only calls that are safe in a signal handler may be made. These are
        // plain system calls; nothing is allocated and no lock is taken.
        unsafe {
            command.pre_exec(move || die_with(daemon));
        }
        let child = command.spawn().map_err(|source| match source.kind() {
            io::ErrorKind::NotFound => ProcessError::Missing { program },
            _ => ProcessError::Start { program, source },
        })?;
        let id = child.id().and_then(|id| Pid::from_raw(i32::try_from(id).ok()?));
        Ok(Group { child, id })
    }

    /// Reads both outputs until they close, then waits for the end.
    async fn attend(
        &mut self,
        program: &'static str,
        on_output: &mut impl FnMut(&[u8]) -> ControlFlow<()>,
    ) -> Result<(), ProcessError> {
        let stdout = self.child.stdout.take();
        let stderr = self.child.stderr.take();
        let output = async {
            let Some(mut stdout) = stdout else { return Ok(()) };
            let mut buffer = vec![0; 64 * 1024];
            loop {
                match stdout.read(&mut buffer).await {
                    Ok(0) => return Ok(()),
                    Ok(read) if on_output(&buffer[..read]).is_break() => {
                        return Err(ProcessError::TooMuch { program });
                    }
                    Ok(_) => {}
                    Err(source) => return Err(ProcessError::Read { program, source }),
                }
            }
        };
        let words = async {
            match stderr {
                Some(stderr) => {
                    last_words(stderr).await.map_err(|source| ProcessError::Read { program, source })
                }
                None => Ok(String::new()),
            }
        };
        let ((), last_words) = tokio::try_join!(output, words)?;
        let status = self.child.wait().await.map_err(|source| ProcessError::Read { program, source })?;
        self.id = None;
        if status.success() { Ok(()) } else { Err(ProcessError::Failed { program, status, last_words }) }
    }

    /// Kills the group and waits until the child is gone.
    async fn kill(&mut self) {
        self.signal();
        if let Err(error) = self.child.wait().await {
            tracing::warn!(%error, "a killed child could not be waited for");
        }
        self.id = None;
    }

    fn signal(&self) {
        let Some(id) = self.id else { return };
        match rustix::process::kill_process_group(id, Signal::KILL) {
            Ok(()) | Err(rustix::io::Errno::SRCH) => {}
            Err(error) => tracing::warn!(%error, "a child could not be killed"),
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.signal();
    }
}

/// Between fork and exec: lets the child die with `daemon`, and be less urgent than it.
fn die_with(daemon: Pid) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        rustix::process::set_parent_process_death_signal(Some(Signal::KILL))?;
        // The daemon may have died before that call.
        if rustix::process::getppid() != Some(daemon) {
            return Err(io::Error::from_raw_os_error(rustix::io::Errno::SRCH.raw_os_error()));
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = daemon;
    rustix::process::nice(NICENESS)?;
    Ok(())
}

/// Reads `stderr` to its end and keeps the last [`LAST_WORDS`] bytes of it.
async fn last_words(mut stderr: impl AsyncRead + Unpin) -> io::Result<String> {
    let mut kept: Vec<u8> = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let read = stderr.read(&mut buffer).await?;
        if read == 0 {
            return Ok(String::from_utf8_lossy(&kept).trim().to_owned());
        }
        kept.extend_from_slice(&buffer[..read]);
        let excess = kept.len().saturating_sub(LAST_WORDS);
        kept.drain(..excess);
    }
}

/// Reads what `-progress pipe:1` writes.
#[derive(Debug, Default)]
pub struct Progress {
    line: Vec<u8>,
    /// How much of the result is written, in seconds.
    pub seconds: f64,
    /// How many pictures are written.
    pub pictures: u64,
}

impl Progress {
    /// Takes the next bytes; true when they finished a report.
    pub fn feed(&mut self, bytes: &[u8]) -> bool {
        let mut reported = false;
        for &byte in bytes {
            if byte != b'\n' {
                // A report has short lines; what is longer is none.
                if self.line.len() < 256 {
                    self.line.push(byte);
                }
                continue;
            }
            let line = std::mem::take(&mut self.line);
            let line = String::from_utf8_lossy(&line);
            match line.split_once('=') {
                Some(("out_time_us", value)) => {
                    if let Ok(micros) = value.trim().parse::<i64>() {
                        self.seconds = micros.max(0) as f64 / 1e6;
                    }
                }
                Some(("frame", value)) => {
                    if let Ok(pictures) = value.trim().parse() {
                        self.pictures = pictures;
                    }
                }
                Some(("progress", _)) => reported = true,
                _ => {}
            }
        }
        reported
    }
}

#[cfg(test)]
mod tests;
