//! Whether the ffmpeg of this machine can do what is asked of it.

use std::time::Duration;

use thiserror::Error;
use tokio::sync::OnceCell;
use tokio_util::sync::CancellationToken;

use super::process::{Invocation, Limits, ProcessError, capture};

/// What the embedded engine encodes with.
const ENCODERS: [&str; 4] = ["libx264", "aac", "libvpx-vp9", "libopus"];
const FILTERS: [&str; 4] = ["xfade", "acrossfade", "ass", "atempo"];

/// The ffmpeg of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tools {
    /// The first line of `ffmpeg -version`: `ffmpeg version 5.1.6-0+deb12u1`.
    pub ffmpeg: String,
    /// The first line of `ffprobe -version`.
    pub ffprobe: String,
}

/// What is missing.
#[derive(Debug, Error)]
pub enum ToolsError {
    #[error(transparent)]
    Process(#[from] ProcessError),
    #[error(
        "{ffmpeg} was built without {}; install the full ffmpeg of your system (`apt install ffmpeg`, \
         `dnf install ffmpeg` from RPM Fusion) and see that it comes first in PATH",
        missing.join(", ")
    )]
    Lacks { ffmpeg: String, missing: Vec<String> },
}

/// Asks `ffmpeg` and `ffprobe` for their versions, encoders and filters.
pub async fn check_tools() -> Result<Tools, ToolsError> {
    let (ffmpeg, ffprobe) = (Invocation::ffmpeg().arg("-version"), Invocation::ffprobe().arg("-version"));
    let (ffmpeg, ffprobe, encoders, filters) =
        tokio::try_join!(say(ffmpeg), say(ffprobe), encoders(), filters())?;
    let (ffmpeg, ffprobe) = (version(&ffmpeg), version(&ffprobe));
    let mut missing = lacking(encoders, &ENCODERS, "encoder");
    missing.extend(lacking(filters, &FILTERS, "filter"));
    if missing.is_empty() {
        Ok(Tools { ffmpeg, ffprobe })
    } else {
        Err(ToolsError::Lacks { ffmpeg, missing })
    }
}

/// Whether the ffmpeg of this machine has the filter `name`; it is asked once.
pub async fn has_filter(name: &str) -> Result<bool, ProcessError> {
    Ok(has(filters().await?, name))
}

/// The same of an encoder.
pub async fn has_encoder(name: &str) -> Result<bool, ProcessError> {
    Ok(has(encoders().await?, name))
}

async fn filters() -> Result<&'static str, ProcessError> {
    static SAID: OnceCell<String> = OnceCell::const_new();
    Ok(SAID.get_or_try_init(|| say(Invocation::ffmpeg().arg("-filters"))).await?)
}

async fn encoders() -> Result<&'static str, ProcessError> {
    static SAID: OnceCell<String> = OnceCell::const_new();
    Ok(SAID.get_or_try_init(|| say(Invocation::ffmpeg().arg("-encoders"))).await?)
}

async fn say(invocation: Invocation) -> Result<String, ProcessError> {
    let limits = Limits { time: Duration::from_secs(30), cancel: CancellationToken::new() };
    let said = capture(&invocation, &limits, 1024 * 1024).await?;
    Ok(String::from_utf8_lossy(&said).into_owned())
}

/// `ffmpeg version 5.1.6 Copyright (c) …` without the rights.
fn version(said: &str) -> String {
    let line = said.lines().next().unwrap_or_default();
    line.split(" Copyright").next().unwrap_or(line).trim().to_owned()
}

/// Which of `names` have no line of their own in `table`, whose second column holds names.
fn lacking(table: &str, names: &[&str], kind: &str) -> Vec<String> {
    names.iter().filter(|name| !has(table, name)).map(|name| format!("the {kind} {name}")).collect()
}

fn has(table: &str, name: &str) -> bool {
    table.lines().any(|line| line.split_whitespace().nth(1) == Some(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn this_machine_has_what_is_needed() {
        let tools = check_tools().await.unwrap();
        assert!(tools.ffmpeg.starts_with("ffmpeg version "), "{tools:?}");
        assert!(tools.ffprobe.starts_with("ffprobe version "), "{tools:?}");
        assert!(!tools.ffmpeg.contains("Copyright"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let table = " V....D libx264              libx264 H.264\n A....D aac_at   aac";
        assert_eq!(lacking(table, &["libx264", "aac"], "encoder"), ["the encoder aac"]);
    }
}
