//! In one sentence, what happens to a file in the inbox and why it waits.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use super::candidates::becomes;
use super::look::{Look, PromptState, Ready};
use super::names::{self, Name, shown};
use super::scan::DEPTH;
use super::sidecar::{Sidecars, name_for, names_result, stem};
use crate::media::{Kind, accepted_types};

/// One sentence for whatever `path` names, as `look` found it. `path` is absolute or meant from the inbox at
/// `root`. What became of a clip after it was taken, the ledger knows better.
pub fn explain(look: &Look, root: &Path, path: &Path, now: Instant) -> String {
    let Some(path) = inside(root, path) else {
        return format!(
            "{} lies outside of the inbox {}, so dropcut does not see it.",
            shown(path),
            shown(root)
        );
    };
    format!("{}.", sentence(look, root, &path, now))
}

/// `path` as meant from `root`, or `None` where it lies elsewhere.
fn inside(root: &Path, path: &Path) -> Option<PathBuf> {
    let absolute = root.join(path);
    let plain = |path: &Path| !path.components().any(|part| part == Component::ParentDir);
    if let Ok(relative) = absolute.strip_prefix(root)
        && plain(relative)
    {
        return Some(relative.to_path_buf());
    }
    // Through `..` or a link that leads to the inbox. The last part may itself be a link, or be gone.
    let folder = absolute.parent()?.canonicalize().ok()?;
    let root = root.canonicalize().ok()?;
    match absolute.file_name() {
        Some(name) if folder.join(name) == root => Some(PathBuf::new()),
        Some(name) => Some(folder.strip_prefix(&root).ok()?.join(name)),
        None => Some(absolute.canonicalize().ok()?.strip_prefix(&root).ok()?.to_path_buf()),
    }
}

fn sentence(look: &Look, root: &Path, path: &Path, now: Instant) -> String {
    let file = shown(path);
    if look.unmounted {
        return format!(
            "the inbox {} is not mounted (its marker {} is gone), so nothing is taken and nothing forgotten",
            shown(root),
            names::MARKER
        );
    }
    let Some(name) = path.file_name() else {
        return "this is the inbox itself: drop clips and prompts here".into();
    };
    if let Some(sentence) = on_the_way(root, path) {
        return sentence;
    }
    let metadata = match std::fs::symlink_metadata(root.join(path)) {
        Ok(metadata) => metadata,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return format!("there is no {file} in the inbox");
        }
        Err(error) => return format!("{file} cannot be looked at ({error}); let dropcut read it"),
    };
    let says = names::classify(name);
    if let Name::Ignored(ignored) = says {
        return format!("{file} is not taken: by its name ({}) it is {}", ignored.rule, ignored.reason);
    }
    if says == Name::NotText {
        return format!("{file} is not taken: its name has characters that are not UTF-8; rename it");
    }
    if metadata.is_symlink() {
        return format!(
            "{file} is not taken: it is a link, and those are not followed; put the file itself there"
        );
    }
    if let Some(sentence) = as_looked_at(look, path, &file, now) {
        return sentence;
    }
    if metadata.is_dir() {
        return of_folder(look, root, path, &file);
    }
    if !metadata.is_file() {
        return format!("{file} is not taken: it is not an ordinary file");
    }
    if let Some(folder) = look.folders.iter().find(|folder| path.starts_with(folder)) {
        let whole = as_looked_at(look, folder, &shown(folder), now);
        let whole = whole.unwrap_or_else(|| format!("{} is looked at next", shown(folder)));
        return format!("{file} belongs to {}, which is one job; {whole}", shown(folder));
    }
    match says {
        Name::Prompt { subject } => of_prompt(look, root, path, &subject, &file),
        Name::Clip(_) if look.is_doubtful(path) => {
            format!("{file} lies where dropcut cannot read at the moment; it is looked at again")
        }
        Name::Clip(_) => format!("{file} only just came and is looked at next"),
        Name::FolderSettings => {
            let states = look.ready.iter().map(|ready| &ready.prompt);
            let broken = states.filter_map(|state| match state {
                PromptState::Broken(broken, reason) if broken == path => Some(reason.clone()),
                _ => None,
            });
            let fine = format!("{file} holds the settings of its folder and of those in it");
            broken.into_iter().next().unwrap_or(fine)
        }
        Name::Generate { subject } => match look
            .folders
            .iter()
            .find(|folder| is_beside(folder, path, &subject))
        {
            Some(folder) => {
                format!("{file} is the prompt of the folder {}, of which one video is made", shown(folder))
            }
            None => format!("{file} only just came and is looked at next"),
        },
        Name::Link => format!("{file} only just came and is looked at next"),
        Name::Marker => format!("by {file} dropcut knows that its inbox is mounted; leave it there"),
        Name::Other if Kind::of_extra(path).is_some() => format!(
            "{file} is not taken by itself: put it into a folder with its clip, and the prompt beside that folder"
        ),
        Name::Other | Name::Ignored(_) | Name::NotText => {
            format!(
                "{file} is not taken: its type is not one of those that dropcut takes, {}",
                accepted_types()
            )
        }
    }
}

/// Why nothing below one of the folders that lead to `path` is looked at.
fn on_the_way(root: &Path, path: &Path) -> Option<String> {
    let file = shown(path);
    let parent = path.parent()?;
    let mut folder = PathBuf::new();
    for (depth, part) in parent.iter().enumerate() {
        folder.push(part);
        let folder_shown = shown(&folder);
        if let Some(ignored) = names::ignored(part) {
            return Some(format!(
                "{file} is not taken: it lies in {folder_shown}, by its name ({}) {}",
                ignored.rule, ignored.reason
            ));
        }
        if part.to_str().is_none() {
            return Some(format!(
                "{file} is not taken: the name of the folder {folder_shown} has characters that are not UTF-8; \
                 rename it"
            ));
        }
        if std::fs::symlink_metadata(root.join(&folder)).is_ok_and(|metadata| metadata.is_symlink()) {
            return Some(format!(
                "{file} is not taken: {folder_shown} is a link, and those are not followed; \
                 put the file itself into the inbox"
            ));
        }
        if depth >= DEPTH {
            return Some(format!(
                "{file} is not taken: it lies more than {DEPTH} folders deep; move it further up"
            ));
        }
    }
    None
}

fn of_folder(look: &Look, root: &Path, path: &Path, file: &str) -> String {
    let prompt = name_for_folder(path);
    let sidecars = sidecars(&siblings(root, path));
    match path.file_name().and_then(OsStr::to_str).and_then(|name| sidecars.own(name)) {
        _ if look.folders.iter().any(|folder| folder == path)
            && look.doubtful.iter().any(|doubtful| doubtful.starts_with(path)) =>
        {
            format!("{file} is one job; not all of it can be read: let dropcut read it")
        }
        _ if look.folders.iter().any(|folder| folder == path) => {
            format!("{file} is one job; it waits for media to be put into it")
        }
        Some(other) => format!(
            "{file} is a folder; {other} beside it is for a clip, so its clips are taken one by one, each with a prompt of \
             its own"
        ),
        None => format!(
            "{file} is a folder; its clips are taken one by one, each with its prompt beside it; for one video of them all, \
             write {prompt} beside the folder"
        ),
    }
}

/// How the prompt of a folder is called.
fn name_for_folder(path: &Path) -> String {
    format!("{}.prompt.txt", path.file_name().unwrap_or_default().to_string_lossy())
}

/// What the look says of this very file.
fn as_looked_at(look: &Look, path: &Path, file: &str, now: Instant) -> Option<String> {
    if let Some(ready) = look.ready.iter().find(|ready| ready.path == path) {
        return Some(of_ready(ready, file));
    }
    if let Some(settling) = look.settling.iter().find(|settling| settling.path == path) {
        let wait = match settling.until {
            Some(until) if until > now => format!(
                "; it is taken {} from now unless it changes",
                humantime::format_duration(whole_seconds(until - now))
            ),
            _ => "; it is looked at again".into(),
        };
        return Some(format!("{file} is not taken yet: {}{wait}", settling.reason));
    }
    let unreadable = look.unreadable.iter().find(|unreadable| unreadable.path == path)?;
    Some(format!("{file} is given up: it looks like {}; {}", unreadable.looks_like, unreadable.remedy()))
}

fn of_ready(ready: &Ready, file: &str) -> String {
    match (&ready.prompt, &ready.sidecar) {
        (PromptState::Ready { .. }, Some(prompt)) => {
            format!("{file} is ready, with its prompt {}", shown(prompt))
        }
        (PromptState::Ready { .. }, None) => format!("{file} is ready"),
        (PromptState::Missing, _) => {
            let name = ready.path.file_name().unwrap_or_default().to_string_lossy();
            let prompt = ready.path.with_file_name(name_for(&name));
            format!("{file} waits for its prompt: write into {} what to do with it", shown(&prompt))
        }
        (PromptState::Empty(path), _) => {
            let path = shown(path);
            format!("{file} waits for its prompt: {path} is empty: write into it what to do")
        }
        (PromptState::Settling(path), _) => {
            format!("{file} waits for its prompt: {} may still be written to", shown(path))
        }
        (PromptState::Broken(_, reason), _) => format!("{file} waits for its prompt: {reason}"),
    }
}

fn of_prompt(look: &Look, root: &Path, path: &Path, subject: &str, file: &str) -> String {
    let names = siblings(root, path);
    let sidecars = sidecars(&names);
    let this = path.file_name().and_then(OsStr::to_str);
    let is_clip = |name: &&String| matches!(names::classify(OsStr::new(name)), Name::Clip(_) | Name::Link);
    let served: Vec<&str> =
        names.iter().filter(is_clip).filter(|name| sidecars.of(name) == this).map(String::as_str).collect();
    if let Some(first) = served.first() {
        let own = look.ready.iter().find(|ready| ready.sidecar.as_deref() == Some(path));
        return match own.map(|ready| &ready.prompt) {
            Some(PromptState::Broken(_, reason)) => format!("{reason}; {first} waits for it"),
            Some(PromptState::Empty(_)) => format!("{file} is empty: write into it what to do with {first}"),
            Some(PromptState::Settling(_)) => {
                format!(
                    "{file} is the prompt of {first}; it may still be written to and is read once it settles"
                )
            }
            _ => format!("{file} is the prompt of {}", served.join(", ")),
        };
    }
    let is_folder = |name: &String| root.join(path).with_file_name(name).is_dir();
    let same = |name: &&String| {
        let subject = subject.to_lowercase();
        let by_stem = is_clip(name) || !is_folder(name) && !names_result(&subject);
        name.to_lowercase() == subject
            || by_stem && stem(name).is_some_and(|stem| stem.to_lowercase() == subject)
    };
    let beside = names.iter().filter(|name| names::ignored(OsStr::new(name)).is_none()).filter(same);
    let beside = beside.min_by_key(|name| !is_folder(name));
    let winner = beside.filter(|name| is_clip(name)).and_then(|name| Some((name, sidecars.of(name)?)));
    match (winner, beside) {
        (Some((clip, winner)), _) => format!("{file} is not used: {winner} is for {clip} as well, and wins"),
        (None, Some(name)) if is_folder(name) => {
            format!("{file} is the prompt of the folder {name}, of which one video is made")
        }
        (None, Some(name)) if !is_prompt(name) => format!(
            "{file} is the prompt of {name}, which is not of a type that dropcut takes: {}",
            accepted_types()
        ),
        _ => match names.iter().find(|name| is_copying(name) && becomes(name, subject)) {
            Some(copying) => {
                format!(
                    "{file} waits for {copying}, which is still being copied; remove that if nobody copies it"
                )
            }
            None => format!("{file} waits for its clip: there is none called {subject} beside it"),
        },
    }
}

/// Whether `folder` lies beside `path` and is called `name`, in any case of letters.
fn is_beside(folder: &Path, path: &Path, name: &str) -> bool {
    let same = |own: &OsStr| own.to_string_lossy().to_lowercase() == name.to_lowercase();
    folder.parent() == path.parent() && folder.file_name().is_some_and(same)
}

fn is_copying(name: &str) -> bool {
    names::ignored(OsStr::new(name)).is_some_and(|ignored| ignored.is_transfer())
}

fn is_prompt(name: &str) -> bool {
    matches!(names::classify(OsStr::new(name)), Name::Prompt { .. })
}

/// The names beside `path`, sorted. An unreadable folder has none: the look tells of it.
fn siblings(root: &Path, path: &Path) -> Vec<String> {
    let absolute = root.join(path);
    let entries = absolute.parent().and_then(|folder| std::fs::read_dir(folder).ok());
    let entries = entries.into_iter().flatten().flatten();
    // A link is no clip, whatever its name.
    let real = entries.filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file() || kind.is_dir()));
    let mut names: Vec<String> = real.filter_map(|entry| entry.file_name().into_string().ok()).collect();
    names.sort();
    names
}

fn sidecars(names: &[String]) -> Sidecars {
    let mut sidecars = Sidecars::default();
    for name in names {
        if let Name::Prompt { subject } = names::classify(OsStr::new(name)) {
            sidecars.add(&subject, name);
        }
    }
    sidecars
}

/// Rounded up, as "0s from now" helps nobody.
fn whole_seconds(wait: Duration) -> Duration {
    Duration::from_secs(wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0)))
}
