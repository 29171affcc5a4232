//! Finding out about settled files: their identity, whether they are whole media, what prompts say.

use std::collections::{HashMap, HashSet};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::{StreamExt, stream};
use tokio::task::spawn_blocking;

use super::examine::{Examine, Examined, Examiner, TIME_LIMIT};
use super::files::Said;
use super::identity;
use super::names::{self, Name, shown};
use super::prompt;
use super::settings::Settings;
use super::settle::Stamp;
use crate::job::{Identity, Member};

/// How many files are looked into at once: enough to keep a disk busy, few enough to leave it to others.
const AT_ONCE: usize = 4;

/// One thing to find out, of a file in the state that `stamp` tells. Paths are relative to the inbox.
#[derive(Debug)]
pub enum Task {
    Clip { path: PathBuf, stamp: Stamp, examine: bool },
    Text { path: PathBuf, stamp: Stamp, kind: Kind },
}

/// What a text is read as.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    Prompt,
    Settings,
}

#[derive(Debug)]
pub struct Outcome {
    pub path: PathBuf,
    pub found: Found,
}

#[derive(Debug)]
pub enum Found {
    /// It is not as it was seen any more; with its present stamp if it is still there.
    Changed(Option<Stamp>),
    Clip {
        verdict: Option<Examined>,
        identity: Option<Identity>,
    },
    /// `passing`: the trouble lies not in what is written, so that reading it again may help.
    Text {
        said: Result<Said, String>,
        passing: bool,
    },
}

/// Does all `tasks` for the inbox `root`.
pub async fn carry_out(root: &Path, tasks: Vec<Task>, examine: &dyn Examine) -> Vec<Outcome> {
    stream::iter(tasks)
        .map(|task| carry_out_one(root, task, examine))
        .buffer_unordered(AT_ONCE)
        .collect()
        .await
}

/// The media in `folder` and below that are not `known`, as far as they are whole and did not change for as long as
/// `settle`, and the paths of the others.
pub async fn further_media(
    folder: &Path,
    known: &[Member],
    settle: Duration,
) -> io::Result<(Vec<Member>, Vec<PathBuf>)> {
    let known: HashSet<&Path> = known.iter().map(|member| member.path.as_path()).collect();
    let list = || async {
        let root = folder.to_path_buf();
        let mut found = spawn_blocking(move || media_in(&root)).await.map_err(io::Error::other)??;
        found.retain(|(path, _)| !known.contains(path.as_path()));
        io::Result::Ok(found)
    };
    let (mut whole, mut unfinished) = (Vec::new(), Vec::new());
    let before: HashMap<PathBuf, Stamp> = list().await?.into_iter().collect();
    if before.is_empty() {
        return Ok((whole, unfinished));
    }
    tokio::time::sleep(settle).await;
    for (path, stamp) in list().await? {
        if before.get(&path) != Some(&stamp) {
            unfinished.push(path);
            continue;
        }
        match look_into(folder.join(&path), stamp, Some(&Examiner)).await {
            Found::Clip { verdict: Some(Examined::Media(_)), identity: Some(identity) } => {
                whole.push(Member { path, identity });
            }
            _ => unfinished.push(path),
        }
    }
    Ok((whole, unfinished))
}

/// The files in `folder` and below that are media by their names, in the order of their paths, which start there.
fn media_in(folder: &Path) -> io::Result<Vec<(PathBuf, Stamp)>> {
    let mut found = Vec::new();
    let seen = |entry: &walkdir::DirEntry| entry.depth() == 0 || names::ignored(entry.file_name()).is_none();
    for entry in walkdir::WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(seen) {
        let entry = entry?;
        let is_media = matches!(names::classify(entry.file_name()), Name::Clip(_))
            || crate::media::Kind::of_extra(Path::new(entry.file_name())).is_some();
        if is_media && entry.file_type().is_file() {
            let path = entry.path().strip_prefix(folder).unwrap_or(entry.path()).to_path_buf();
            found.push((path, Stamp::of(&entry.metadata()?)));
        }
    }
    Ok(found)
}

async fn carry_out_one(root: &Path, task: Task, examiner: &dyn Examine) -> Outcome {
    match task {
        Task::Clip { path, stamp, examine } => {
            let found = look_into(root.join(&path), stamp, examine.then_some(examiner)).await;
            Outcome { path, found }
        }
        Task::Text { path, stamp, kind } => {
            let (absolute, name) = (root.join(&path), shown(&path));
            let found = in_background(move || read_text(&absolute, &name, &stamp, kind)).await;
            let found = found.unwrap_or_else(|error| Found::Text { said: Err(error), passing: true });
            Outcome { path, found }
        }
    }
}

async fn look_into(path: PathBuf, stamp: Stamp, examiner: Option<&dyn Examine>) -> Found {
    let unread = |reason: String| Found::Clip { verdict: Some(Examined::Incomplete(reason)), identity: None };
    let place = path.clone();
    let identity = match in_background(move || Identity::read(&place, &stamp)).await {
        Ok(Ok(identity)) => identity,
        Ok(Err(identity::Error::Changed)) => return changed(path).await,
        Ok(Err(identity::Error::Read(error))) if error.kind() == io::ErrorKind::NotFound => {
            return Found::Changed(None);
        }
        Ok(Err(error)) => return unread(format!("{error}; let dropcut read it")),
        Err(error) => return unread(error),
    };
    let Some(examiner) = examiner else {
        return Found::Clip { verdict: None, identity: Some(identity) };
    };
    let verdict = tokio::time::timeout(TIME_LIMIT, examiner.examine(&path)).await.unwrap_or_else(|_| {
        Examined::Incomplete(format!(
            "examining it took more than {}",
            humantime::format_duration(TIME_LIMIT)
        ))
    });
    match present_stamp(path).await {
        Some(present) if present == stamp => Found::Clip { verdict: Some(verdict), identity: Some(identity) },
        present => Found::Changed(present),
    }
}

async fn changed(path: PathBuf) -> Found {
    Found::Changed(present_stamp(path).await)
}

async fn present_stamp(path: PathBuf) -> Option<Stamp> {
    in_background(move || std::fs::symlink_metadata(path).ok().map(|metadata| Stamp::of(&metadata)))
        .await
        .ok()
        .flatten()
}

fn read_text(path: &Path, name: &str, stamp: &Stamp, kind: Kind) -> Found {
    let said = match kind {
        Kind::Prompt => prompt::read(path, name).map(Said::Prompt),
        Kind::Settings => Settings::of_folder(path, name).map(Said::Settings),
    };
    match std::fs::symlink_metadata(path) {
        Ok(metadata) if Stamp::of(&metadata) == *stamp => {
            let passing = matches!(said, Err(prompt::Error::Read { .. }));
            Found::Text { said: said.map_err(|error| error.to_string()), passing }
        }
        Ok(metadata) => Found::Changed(Some(Stamp::of(&metadata))),
        Err(_) => Found::Changed(None),
    }
}

/// Runs what blocks. The error says that it broke off.
async fn in_background<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, String> {
    spawn_blocking(work).await.map_err(|error| format!("looking into it broke off ({error})"))
}
