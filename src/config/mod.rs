//! The configuration: one YAML file, every key optional, unknown keys refused.
//!
//! `config.example.yaml` is the reference: it holds every key with its default, is compiled in, and names
//! the nearest key when a file holds one that does not exist.

mod load;
mod planner;

use std::fmt;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::time::Duration;

use serde::Deserialize;
use serde::de::{self, Deserializer, IntoDeserializer};

use crate::media::{Format, Hardware};

pub use load::{Error, Loaded, load, parse};
pub use planner::{Planner, PlannerKind, Vague};

/// The reference configuration, as shipped.
pub const EXAMPLE: &str = include_str!("../../config.example.yaml");

/// The file that tells an inbox from the empty place where one is mounted.
pub const INBOX_MARKER: &str = ".dropcut-inbox";

/// Everything that a person can set. Paths are absolute once loaded.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Config {
    pub inbox: PathBuf,
    pub outbox: PathBuf,
    pub archive: PathBuf,
    pub failed: PathBuf,
    pub state: PathBuf,
    pub originals: Originals,
    /// How many jobs are worked on at once.
    pub jobs: NonZeroUsize,
    pub watch: Watch,
    pub backend: Backend,
    pub engine: Engine,
    pub planner: Planner,
    pub output: Output,
    pub log: Log,
}

/// What becomes of a clip and its prompt once the result is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Originals {
    Archive,
    Keep,
    Delete,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Watch {
    pub mode: WatchMode,
    /// How long a file must stay unchanged when nothing tells that its writer has closed it.
    #[serde(deserialize_with = "duration")]
    pub settle: Duration,
    /// How often folders on mounts without change events are looked through.
    #[serde(deserialize_with = "duration")]
    pub poll: Duration,
    /// How often everything is looked through, whatever the events say.
    #[serde(deserialize_with = "duration")]
    pub rescan: Duration,
    /// How long a settled file may stay unreadable as media before it is failed.
    #[serde(deserialize_with = "duration")]
    pub give_up: Duration,
}

/// How changes in the inbox are noticed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum WatchMode {
    /// Events where the mount raises them, polling elsewhere.
    Auto,
    Events,
    Poll,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Backend {
    pub kind: BackendKind,
    pub url: String,
    pub token: Option<Secret>,
    pub token_file: Option<PathBuf>,
    pub client_id: Option<String>,
    pub web_url: String,
    pub skill: Skill,
    pub language: String,
    /// The largest clip that is uploaded, in bytes. The embedded engine has no limit.
    #[serde(deserialize_with = "size")]
    pub max_size: u64,
    pub oversize: Oversize,
    #[serde(deserialize_with = "duration")]
    pub poll: Duration,
    #[serde(deserialize_with = "duration")]
    pub still_working: Duration,
    #[serde(deserialize_with = "duration")]
    pub edit_timeout: Duration,
    #[serde(deserialize_with = "duration")]
    pub silence_timeout: Duration,
    pub recovery: Recovery,
    #[serde(deserialize_with = "duration")]
    pub rate_limit_wait: Duration,
    #[serde(deserialize_with = "duration")]
    pub credits_poll: Duration,
    pub on_lost_edit: OnLostEdit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BackendKind {
    Embedded,
    Nemo,
}

/// What the attribution headers say. Empty: our version; the platform by the program's path.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Skill {
    pub source: String,
    pub version: Option<String>,
    pub platform: Option<String>,
}

/// How a broken stream is settled by reading the state.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Recovery {
    #[serde(deserialize_with = "duration")]
    pub first: Duration,
    #[serde(deserialize_with = "duration")]
    pub every: Duration,
    pub readings: u32,
}

/// What is done with a message of which nobody can tell whether it was applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OnLostEdit {
    Wait,
    SendAgain,
}

/// What is done with a clip that is larger than the backend takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Oversize {
    Refuse,
    /// Made smaller on this machine first.
    Compress,
}

/// The embedded engine.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Engine {
    pub pauses: Pauses,
    /// What encodes instead of the processor, where it works.
    #[serde(deserialize_with = "hardware")]
    pub hardware: Option<Hardware>,
    pub render: Rendering,
    /// The longest that one child process may run.
    #[serde(deserialize_with = "duration")]
    pub time_limit: Duration,
}

/// How a timeline becomes a video.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Rendering {
    /// What is kept is copied where that can be done safely, else everything is encoded.
    Auto,
    /// Refused where it cannot be copied.
    Smart,
    /// Everything is encoded.
    Encode,
}

/// What counts as a pause, and what is left of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Pauses {
    /// The shortest silence that is cut.
    #[serde(deserialize_with = "duration")]
    pub min_silence: Duration,
    /// The breath that is left at each end.
    #[serde(deserialize_with = "duration")]
    pub padding: Duration,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Output {
    #[serde(deserialize_with = "video_format")]
    pub format: Format,
    pub quality: Quality,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, serde::Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Quality {
    High,
    Medium,
    Low,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(default)]
pub struct Log {
    pub level: LogLevel,
    /// How many daily log files are kept in `state/log`.
    pub keep: NonZeroUsize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LogLevel {
    Error,
    Warn,
    Info,
    Debug,
}

/// A word that is shown to nobody: `Debug` hides it, and there is no `Display`.
#[derive(Clone, PartialEq, Eq, Deserialize)]
#[serde(transparent)]
pub struct Secret(String);

impl Secret {
    pub fn new(word: impl Into<String>) -> Self {
        Secret(word.into())
    }

    /// The word itself, for the one header that needs it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

impl Config {
    /// The folders that hold people's files and ours, with their keys.
    pub fn folders(&self) -> [(&'static str, &Path); 5] {
        [
            ("inbox", &self.inbox),
            ("outbox", &self.outbox),
            ("archive", &self.archive),
            ("failed", &self.failed),
            ("state", &self.state),
        ]
    }
}

impl Default for Config {
    fn default() -> Self {
        Config {
            inbox: "inbox".into(),
            outbox: "outbox".into(),
            archive: "archive".into(),
            failed: "failed".into(),
            state: "state".into(),
            originals: Originals::Archive,
            jobs: NonZeroUsize::new(2).expect("two is not zero"),
            watch: Watch::default(),
            backend: Backend::default(),
            engine: Engine::default(),
            planner: Planner::default(),
            output: Output::default(),
            log: Log::default(),
        }
    }
}

impl Default for Watch {
    fn default() -> Self {
        Watch {
            mode: WatchMode::Auto,
            settle: Duration::from_secs(10),
            poll: Duration::from_secs(15),
            rescan: Duration::from_secs(300),
            give_up: Duration::from_secs(600),
        }
    }
}

impl Default for Backend {
    fn default() -> Self {
        Backend {
            kind: BackendKind::Embedded,
            url: "https://mega-api-prod.nemovideo.ai".into(),
            token: None,
            token_file: None,
            client_id: None,
            web_url: "https://nemovideo.com".into(),
            skill: Skill::default(),
            language: "en".into(),
            max_size: 500_000_000,
            oversize: Oversize::Refuse,
            poll: Duration::from_secs(30),
            still_working: Duration::from_secs(120),
            edit_timeout: Duration::from_secs(15 * 60),
            silence_timeout: Duration::from_secs(10 * 60),
            recovery: Recovery::default(),
            rate_limit_wait: Duration::from_secs(30),
            credits_poll: Duration::from_secs(300),
            on_lost_edit: OnLostEdit::Wait,
        }
    }
}

impl Default for Skill {
    fn default() -> Self {
        Skill { source: "video-editor-free-download".into(), version: None, platform: None }
    }
}

impl Default for Recovery {
    fn default() -> Self {
        Recovery { first: Duration::from_secs(30), every: Duration::from_secs(60), readings: 5 }
    }
}

impl Default for Engine {
    fn default() -> Self {
        Engine {
            pauses: Pauses::default(),
            hardware: None,
            render: Rendering::Auto,
            time_limit: Duration::from_secs(4 * 3600),
        }
    }
}

impl Default for Pauses {
    fn default() -> Self {
        Pauses { min_silence: Duration::from_millis(700), padding: Duration::from_millis(150) }
    }
}

impl Default for Output {
    fn default() -> Self {
        Output { format: Format::Mp4, quality: Quality::High }
    }
}

impl Default for Log {
    fn default() -> Self {
        Log { level: LogLevel::Info, keep: NonZeroUsize::new(14).expect("fourteen is not zero") }
    }
}

fn duration<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Duration, D::Error> {
    let text = String::deserialize(deserializer)?;
    match humantime::parse_duration(&text) {
        Ok(duration) if duration > Duration::ZERO => Ok(duration),
        _ => {
            Err(de::Error::custom(format!("{text:?} is not a duration; write it like 300ms, 30s, 15m or 2h")))
        }
    }
}

fn hardware<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Hardware>, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.as_str() {
        "off" => Ok(None),
        named => Hardware::deserialize(named.into_deserializer()).map(Some),
    }
}

fn video_format<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Format, D::Error> {
    let text = String::deserialize(deserializer)?;
    Format::of_video(&text).ok_or_else(|| {
        de::Error::custom(format!("{text:?} is not a format of videos; there are mp4, webm, mov and mkv"))
    })
}

fn size<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u64, D::Error> {
    let text = String::deserialize(deserializer)?;
    match text.parse::<bytesize::ByteSize>() {
        Ok(size) if size.as_u64() > 0 => Ok(size.as_u64()),
        _ => Err(de::Error::custom(format!("{text:?} is not a size; write it like 500MB or 2GiB"))),
    }
}
