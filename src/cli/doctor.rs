//! `dropcut doctor`: checks what dropcut needs, and says how to mend it.

use std::path::Path;
use std::sync::Arc;

use bytesize::ByteSize;

use super::{Ending, load, tell};
use crate::config::{self, BackendKind, Config, PlannerKind};
use crate::disk;
use crate::engine::planner::Planner;
use crate::inbox;
use crate::media;
use crate::pipeline::Backend;

/// Less room than this is worth a word, in bytes.
const LITTLE_ROOM: u64 = 2_000_000_000;

/// What was checked, with what to do about it where it is not well.
enum Finding {
    Well(String),
    Unwell(String),
}

pub async fn run(config: Option<&Path>) -> Result<(), Ending> {
    let mut findings = Vec::new();
    match load(config) {
        Ok(loaded) => {
            findings.push(Finding::Well(match &loaded.file {
                Some(file) => format!("configuration: {}", file.display()),
                None => "configuration: none found, the defaults hold".into(),
            }));
            let config = Arc::new(loaded.config);
            findings.extend(folders(&config));
            findings.push(tools().await);
            findings.push(backend(&config).await);
            findings.extend(planner(&config.planner).await);
            findings.push(watches());
        }
        Err(error) => {
            findings.push(Finding::Unwell(error.to_string()));
            findings.push(tools().await);
        }
    }
    let mut unwell = 0;
    for finding in &findings {
        match finding {
            Finding::Well(words) => tell(format_args!("✓ {words}"))?,
            Finding::Unwell(words) => {
                unwell += 1;
                tell(format_args!("✗ {words}"))?;
            }
        }
    }
    match unwell {
        0 => Ok(()),
        1 => Err(Ending { code: 1, words: "one thing is to be mended".into() }),
        count => Err(Ending { code: 1, words: format!("{count} things are to be mended") }),
    }
}

fn folders(config: &Config) -> Vec<Finding> {
    let mut findings: Vec<Finding> =
        config.folders().into_iter().map(|(key, path)| folder(key, path)).collect();
    let there = config.state.ancestors().find(|folder| folder.exists()).unwrap_or(Path::new("/"));
    if let Ok(free) = disk::free_space(there) {
        let words = format!("{} free for work in {}", ByteSize(free).display().si(), config.state.display());
        findings.push(match free < LITTLE_ROOM {
            true => {
                Finding::Unwell(format!("{words}; renders need room: free some, or set `state` elsewhere"))
            }
            false => Finding::Well(words),
        });
    }
    findings
}

fn folder(key: &str, path: &Path) -> Finding {
    let shown = path.display();
    match disk::try_writing(path) {
        Ok(()) => {
            let how = match (key, inbox::file_system_without_events(path)) {
                ("inbox", Ok(Some(name))) => {
                    format!(" (on {name}, so it is looked through every `watch.poll`)")
                }
                _ => String::new(),
            };
            Finding::Well(format!("{key}: {shown}{how}"))
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let parent = path.ancestors().skip(1).find(|folder| folder.exists()).unwrap_or(Path::new("/"));
            match disk::try_writing(parent) {
                Ok(()) => Finding::Well(format!("{key}: {shown} is made at the first run")),
                Err(error) => Finding::Unwell(format!(
                    "{key}: {shown} cannot be made ({error}); make it yourself, or set `{key}` elsewhere"
                )),
            }
        }
        Err(error) => Finding::Unwell(format!(
            "{key}: cannot write in {shown} ({error}); make it writable, or set `{key}` elsewhere"
        )),
    }
}

async fn tools() -> Finding {
    match media::check_tools().await {
        Ok(tools) => Finding::Well(tools.ffmpeg),
        Err(error) => Finding::Unwell(error.to_string()),
    }
}

async fn backend(config: &Config) -> Finding {
    if config.backend.kind == BackendKind::Embedded {
        return Finding::Well("backend: the engine on this machine; clips do not leave it".into());
    }
    let url = &config.backend.url;
    let backend = match Backend::elsewhere(config) {
        Ok(backend) => backend,
        Err(error) => return Finding::Unwell(error.to_string()),
    };
    let asked = match backend.tokens.current() {
        Some((_, account)) => backend.client.credits(&account.token).await.map(Some),
        // A check must not make an account; that it answers at all is enough.
        None => backend.client.ping().await.map(|()| None),
    };
    match asked {
        Ok(Some(credits)) => {
            Finding::Well(format!("backend: {url}, {} credits available", credits.available))
        }
        Ok(None) => {
            Finding::Well(format!("backend: {url} answers; an anonymous token is asked for at the first job"))
        }
        Err(error) => {
            Finding::Unwell(format!("backend: {error}; check the address, the network and the token"))
        }
    }
}

/// Of the server that plans; the rules need nothing.
async fn planner(config: &config::Planner) -> Option<Finding> {
    if config.kind == PlannerKind::Rules {
        return None;
    }
    let planner = match Planner::new(config) {
        Ok(planner) => planner,
        Err(error) => return Some(Finding::Unwell(error.to_string())),
    };
    Some(match planner.check().await {
        Ok(()) => Finding::Well(format!("planner: {} answers; prompts are sent there", config.url)),
        Err(trouble) => Finding::Unwell(format!(
            "planner: {} cannot be used, as {trouble}; the rules plan instead",
            config.url
        )),
    })
}

/// How many folders the kernel lets this user watch.
fn watches() -> Finding {
    let limit = std::fs::read_to_string("/proc/sys/fs/inotify/max_user_watches").ok();
    match limit.and_then(|limit| limit.trim().parse::<u64>().ok()) {
        Some(limit) if limit < 8192 => Finding::Unwell(format!(
            "only {limit} folders can be watched; `sysctl fs.inotify.max_user_watches=65536` allows more"
        )),
        Some(limit) => Finding::Well(format!("{limit} folders can be watched")),
        None => Finding::Well("folders are looked through, as this system has no inotify".into()),
    }
}
