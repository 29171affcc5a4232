//! How long work takes, and how much memory its processes.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;
use std::process::{self, Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::Outcome;

/// How often the memory is looked at. Each process is asked for its own peak, so that little is missed.
const GLANCE: Duration = Duration::from_millis(50);

#[derive(Debug, Clone, Copy, Default)]
pub struct Measured {
    /// From the start to the end.
    pub seconds: f64,
    pub memory: Memory,
}

/// Peaks, in megabytes; zero where the system does not tell.
#[derive(Debug, Clone, Copy, Default)]
pub struct Memory {
    /// Of the program itself.
    pub program: f64,
    /// Of the largest process that it started.
    pub child: f64,
    /// Of all of them at the same moment.
    pub together: f64,
}

/// Runs `command`, whose output nobody needs, to its end.
pub fn of_program(command: &mut Command) -> Outcome<Measured> {
    let mut words = tempfile::tempfile()?;
    let said = || -> std::io::Result<Stdio> { Ok(Stdio::from(words.try_clone()?)) };
    command.stdin(Stdio::null()).stdout(said()?).stderr(said()?);
    let mut child = command.spawn()?;
    let id = child.id();
    let (measured, status) = watched(id, true, || child.wait());
    let status = status?;
    if !status.success() {
        return Err(format!("{command:?} failed ({status}): {}", last_of(&mut words)?).into());
    }
    Ok(measured)
}

/// Runs `work` in this process, whose own memory does not count.
pub fn within<T>(work: impl FnOnce() -> Outcome<T>) -> Outcome<(Measured, T)> {
    let (measured, done) = watched(process::id(), false, work);
    Ok((measured, done?))
}

fn watched<T>(root: u32, with_root: bool, work: impl FnOnce() -> T) -> (Measured, T) {
    let (done, is_done) = channel::<()>();
    let watch = thread::spawn(move || {
        let mut memory = Memory::default();
        while let Err(RecvTimeoutError::Timeout) = is_done.recv_timeout(GLANCE) {
            memory.glance(root, with_root);
        }
        memory
    });
    let started = Instant::now();
    let result = work();
    let seconds = started.elapsed().as_secs_f64();
    drop(done);
    let memory = watch.join().unwrap_or_default();
    (Measured { seconds, memory }, result)
}

impl Memory {
    fn glance(&mut self, root: u32, with_root: bool) {
        let mut together = 0.0;
        if with_root && let Some((now, peak)) = resident(root) {
            together += now;
            self.program = self.program.max(peak);
        }
        for child in descendants(root) {
            // It may be gone by now.
            if let Some((now, peak)) = resident(child) {
                together += now;
                self.child = self.child.max(peak);
            }
        }
        // A single peak may have come between two glances.
        self.together = self.together.max(together).max(self.program).max(self.child);
    }
}

/// What `process` holds and the most that it has held, in megabytes. Libraries count for each that uses them.
fn resident(process: u32) -> Option<(f64, f64)> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let lines: BTreeMap<&str, &str> = status.lines().filter_map(|line| line.split_once(':')).collect();
    let megabytes = |name| {
        let kilobytes: f64 = lines.get(name)?.trim().strip_suffix(" kB")?.parse().ok()?;
        Some(kilobytes * 1024.0 / 1e6)
    };
    Some((megabytes("VmRSS")?, megabytes("VmHWM")?))
}

fn descendants(process: u32) -> Vec<u32> {
    let Ok(threads) = fs::read_dir(format!("/proc/{process}/task")) else { return Vec::new() };
    let children =
        threads.flatten().filter_map(|thread| fs::read_to_string(thread.path().join("children")).ok());
    let children: Vec<u32> = children
        .flat_map(|line| line.split_whitespace().flat_map(str::parse).collect::<Vec<u32>>())
        .collect();
    children.iter().flat_map(|child| [vec![*child], descendants(*child)].concat()).collect()
}

/// The last words in `file`.
fn last_of(file: &mut File) -> std::io::Result<String> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(2000)))?;
    let mut words = Vec::new();
    file.read_to_end(&mut words)?;
    Ok(String::from_utf8_lossy(&words).trim().to_owned())
}

/// What `command` writes; it fails with what it says.
pub fn output_of(command: &mut Command) -> Outcome<Vec<u8>> {
    let output = command.stdin(Stdio::null()).output()?;
    if !output.status.success() {
        return Err(format!("{command:?}: {}", String::from_utf8_lossy(&output.stderr)).into());
    }
    Ok(output.stdout)
}

/// `ffmpeg`, quiet but for errors, that reads `clip`.
pub fn ffmpeg(before: &[&str], clip: &Path) -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-y"]).args(before).arg("-i").arg(clip);
    command
}
