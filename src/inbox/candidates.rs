//! What may become a job, judged by names alone.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};

use super::names::Name;
use super::scan::{Folder, Found, Scan};
use super::sidecar::{Sidecars, names_result, stem};
use crate::media::Kind;

/// Something that may become a job. Paths are relative to the inbox.
#[derive(Debug)]
pub struct Candidate {
    pub path: PathBuf,
    pub subject: Subject,
    /// The file that says what to do.
    pub prompt: Option<PathBuf>,
}

/// What a candidate is, by its name.
#[derive(Debug, PartialEq, Eq)]
pub enum Subject {
    Clip,
    /// A file that somebody took for a clip: it has a prompt, and none of the accepted endings.
    Other,
    /// A folder with a prompt beside it.
    Folder {
        /// The media in it and below, and what belongs to them.
        members: Vec<PathBuf>,
        /// The files in it and below that are still being copied.
        copying: Vec<PathBuf>,
        /// Not all of it could be looked through.
        unread: bool,
        id: (u64, u64),
    },
    /// The address of a clip.
    Link,
    /// Words from which a clip is to be made.
    Words,
    /// A prompt for nothing that lies here: perhaps for a result.
    Prompt {
        subject: String,
    },
}

impl Candidate {
    /// The files whose changes matter for it and that are not taken themselves.
    pub fn copying(&self) -> &[PathBuf] {
        match &self.subject {
            Subject::Folder { copying, .. } => copying,
            _ => &[],
        }
    }

    /// The files that have to settle for it, and whether they have to be whole media.
    pub fn files(&self) -> Vec<(&Path, bool)> {
        match &self.subject {
            Subject::Clip => vec![(&self.path, true)],
            Subject::Folder { members, .. } => {
                members.iter().map(|member| (member.as_path(), true)).collect()
            }
            Subject::Other | Subject::Link | Subject::Words | Subject::Prompt { .. } => {
                vec![(&self.path, false)]
            }
        }
    }
}

/// What one walk found that may become a job.
#[derive(Debug, Default)]
pub struct Candidates {
    pub all: Vec<Candidate>,
    /// The files with the settings of folders, by folder.
    pub settings: BTreeMap<PathBuf, PathBuf>,
}

impl Candidates {
    pub fn of(scan: &Scan) -> Candidates {
        let mut beside: HashMap<&Path, Vec<&Folder>> = HashMap::new();
        for folder in &scan.folders {
            if let Some(parent) = folder.path.parent() {
                beside.entry(parent).or_default().push(folder);
            }
        }
        let mut candidates = Candidates::default();
        // The folders that are one job each, which the walk comes to before what lies in them.
        let mut whole: HashMap<PathBuf, usize> = HashMap::new();
        for folder in &scan.folders {
            let settings = folder.files.iter().find(|file| file.says == Name::FolderSettings);
            if let Some(file) = settings {
                candidates.settings.insert(folder.path.clone(), folder.path.join(&file.name));
            }
            let job = folder.path.ancestors().find_map(|path| whole.get(path).copied());
            match job.and_then(|index| candidates.all.get_mut(index)) {
                Some(job) => job.take_in(folder),
                None => {
                    let folders = beside.get(folder.path.as_path()).map_or(&[][..], Vec::as_slice);
                    for candidate in in_folder(folder, folders, &scan.unread) {
                        if let Subject::Folder { .. } = candidate.subject {
                            whole.insert(candidate.path.clone(), candidates.all.len());
                        }
                        candidates.all.push(candidate);
                    }
                }
            }
        }
        candidates
    }
}

impl Candidate {
    /// Makes the media of a folder its members, where it is a folder itself.
    fn take_in(&mut self, folder: &Folder) {
        if let Subject::Folder { members, copying, .. } = &mut self.subject {
            let media = folder.files.iter().filter(|file| {
                matches!(file.says, Name::Clip(_)) || Kind::of_extra(Path::new(&file.name)).is_some()
            });
            members.extend(media.map(|file| folder.path.join(&file.name)));
            members.sort();
            copying.extend(folder.copying.iter().map(|file| folder.path.join(&file.name)));
        }
    }
}

/// What may become a job of the files and folders in one folder.
fn in_folder(folder: &Folder, folders: &[&Folder], unread: &[PathBuf]) -> Vec<Candidate> {
    let mut sidecars = Sidecars::default();
    let mut words = Sidecars::default();
    // What a prompt is rather meant for than for a file of another type beside it.
    let names = folders.iter().map(|inner| &inner.path);
    let unread_here = unread.iter().filter(|path| path.parent() == Some(&folder.path));
    let names = names.chain(unread_here).filter_map(|path| path.file_name()?.to_str());
    let mut taken: HashSet<String> = names.map(str::to_lowercase).collect();
    for file in &folder.files {
        match &file.says {
            Name::Prompt { subject } => sidecars.add(subject, &file.name),
            Name::Generate { subject } => words.add(subject, &file.name),
            Name::Clip(_) | Name::Link => taken.extend(stem(&file.name).map(str::to_lowercase)),
            _ => {}
        }
    }
    let candidate = |name: &str, subject, prompt: Option<&str>| Candidate {
        path: folder.path.join(name),
        subject,
        prompt: prompt.map(|prompt| folder.path.join(prompt)),
    };
    let of_file = |file: &Found| match file.says {
        Name::Clip(_) => Some(candidate(&file.name, Subject::Clip, sidecars.of(&file.name))),
        Name::Link => Some(candidate(&file.name, Subject::Link, sidecars.of(&file.name))),
        Name::Other => {
            // A prompt for a clip, a folder or a result is not meant for the subtitles beside it.
            let is_free = |stem: &str| !taken.contains(&stem.to_lowercase()) && !names_result(stem);
            let shared = stem(&file.name).filter(|stem| is_free(stem)).and_then(|stem| sidecars.own(stem));
            let prompt = sidecars.own(&file.name).or(shared)?;
            Some(candidate(&file.name, Subject::Other, Some(prompt)))
        }
        _ => None,
    };
    let mut found: Vec<Candidate> = folder.files.iter().filter_map(of_file).collect();
    let mut used: HashSet<PathBuf> = found.iter().filter_map(|candidate| candidate.prompt.clone()).collect();
    for inner in folders {
        let Some(name) = inner.path.file_name().and_then(|name| name.to_str()) else { continue };
        let free = |prompt: &&str| !used.contains(&folder.path.join(prompt));
        let Some(prompt) = sidecars.own(name).filter(free).or_else(|| words.own(name).filter(free)) else {
            continue;
        };
        let subject = Subject::Folder {
            members: Vec::new(),
            copying: Vec::new(),
            unread: unread.iter().any(|path| path.starts_with(&inner.path)),
            id: (inner.device, inner.inode),
        };
        let whole = candidate(name, subject, Some(prompt));
        used.extend(whole.prompt.clone());
        found.push(whole);
    }
    let alone = folder.files.iter().filter(|file| !used.contains(&folder.path.join(&file.name)));
    found.extend(alone.filter_map(|file| match &file.says {
        Name::Generate { .. } => Some(candidate(&file.name, Subject::Words, Some(&file.name))),
        // Its clip is on the way.
        Name::Prompt { subject } if folder.copying.iter().any(|file| becomes(&file.name, subject)) => None,
        Name::Prompt { subject } => {
            Some(candidate(&file.name, Subject::Prompt { subject: subject.clone() }, Some(&file.name)))
        }
        _ => None,
    }));
    found.sort_by(|a, b| a.path.cmp(&b.path));
    found
}

/// Whether the file `name`, which is still being copied, may become the one that a prompt calls `subject`.
pub fn becomes(name: &str, subject: &str) -> bool {
    let name = name.to_lowercase();
    let syncing = [".syncthing.", "~syncthing~"].iter().find_map(|prefix| name.strip_prefix(prefix));
    let rest = syncing.unwrap_or(&name).strip_prefix(&subject.to_lowercase());
    rest.is_some_and(|rest| rest.starts_with('.'))
}
