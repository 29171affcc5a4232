//! What is remembered of each file between two looks, and what follows from it.

mod judge;

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use super::candidates::Candidates;
use super::examine::Trial;
use super::hints::Hints;
use super::look::Look;
use super::prompt::Sidecar;
use super::scan::Scan;
use super::settings::Settings;
use super::settle::{Observation, State, after};
use super::work::{Found, Kind, Outcome, Task};
use crate::job::Identity;

/// One file, and what was found out about its present state.
#[derive(Debug)]
struct Known {
    observation: Observation,
    trial: Trial,
    identity: Option<Identity>,
    /// What it says, where it is a prompt or holds settings, and when it is read again if that failed.
    said: Option<(Result<Said, String>, Option<Instant>)>,
}

/// What the text in a file says.
#[derive(Debug)]
pub enum Said {
    Prompt(Sidecar),
    Settings(Settings),
}

impl Known {
    fn first(observation: Observation) -> Known {
        Known { observation, trial: Trial::default(), identity: None, said: None }
    }
}

/// How long things are waited for.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    pub settle: Duration,
    pub rescan: Duration,
    /// Zero: a file is given up as soon as it settled.
    pub give_up: Duration,
}

/// All files that matter, by their path in the inbox.
#[derive(Debug, Default)]
pub struct Files {
    known: HashMap<PathBuf, Known>,
}

impl Files {
    /// Takes in a walk. What it did not find is forgotten, but for what lies where it could not read.
    pub fn observe(
        &mut self,
        root: &Path,
        scan: &Scan,
        candidates: &Candidates,
        hints: &Hints,
        now: Instant,
    ) {
        let files = candidates.all.iter().flat_map(|candidate| {
            let files = candidate.files().into_iter().map(|(path, _)| path);
            files.chain(candidate.copying().iter().map(PathBuf::as_path)).chain(candidate.prompt.as_deref())
        });
        let relevant: HashSet<&Path> =
            files.chain(candidates.settings.values().map(PathBuf::as_path)).collect();
        let mut present = HashSet::new();
        for folder in &scan.folders {
            for file in folder.files.iter().chain(&folder.copying) {
                let path = folder.path.join(&file.name);
                if !relevant.contains(path.as_path()) {
                    continue;
                }
                let told = hints.told(&root.join(&path));
                match self.known.get_mut(&path) {
                    Some(known) => {
                        if known.observation.observe(file.stamp, told, now) {
                            *known = Known::first(known.observation);
                        }
                    }
                    None => {
                        let known = Known::first(Observation::first(file.stamp, told, now));
                        self.known.insert(path.clone(), known);
                    }
                }
                present.insert(path);
            }
        }
        self.known.retain(|path, _| {
            present.contains(path) || scan.unread.iter().any(|unread| path.starts_with(unread))
        });
    }

    /// What has to be found out now, at most `limit` things; whether there is more.
    pub fn tasks(
        &self,
        candidates: &Candidates,
        patience: &Patience,
        now: Instant,
        limit: usize,
    ) -> (Vec<Task>, bool) {
        let mut tasks = Vec::new();
        for path in candidates.settings.values() {
            tasks.extend(self.reading(path, Kind::Settings, patience, now));
        }
        let mut prompts = HashSet::new();
        for candidate in &candidates.all {
            for (path, accepted) in candidate.files() {
                if let Some(known) = self.settled(path, patience, now) {
                    let examine = accepted && known.trial.is_due(now);
                    if examine || known.identity.is_none() && known.trial.is_due(now) {
                        let stamp = known.observation.stamp;
                        tasks.push(Task::Clip { path: path.to_path_buf(), stamp, examine });
                    }
                }
            }
            if let Some(path) = &candidate.prompt
                && prompts.insert(path)
            {
                tasks.extend(self.reading(path, Kind::Prompt, patience, now));
            }
            if tasks.len() > limit {
                tasks.truncate(limit);
                return (tasks, true);
            }
        }
        (tasks, false)
    }

    /// The task of reading a text, if that is due.
    fn reading(&self, path: &Path, kind: Kind, patience: &Patience, now: Instant) -> Option<Task> {
        let known = self.settled(path, patience, now)?;
        let due = match &known.said {
            None => true,
            Some((_, again)) => again.is_some_and(|again| now >= again),
        };
        due.then(|| Task::Text { path: path.to_path_buf(), stamp: known.observation.stamp, kind })
    }

    /// The file, if it is settled and not empty.
    fn settled(&self, path: &Path, patience: &Patience, now: Instant) -> Option<&Known> {
        let known = self.known.get(path)?;
        let settled = matches!(known.observation.state(patience.settle, now), State::Settled { .. });
        (settled && known.observation.stamp.size > 0).then_some(known)
    }

    /// Takes in what was found out.
    pub fn learn(&mut self, outcome: Outcome, patience: &Patience, now: Instant) {
        let Some(known) = self.known.get_mut(&outcome.path) else { return };
        match outcome.found {
            Found::Changed(stamp) => {
                let stamp = stamp.unwrap_or(known.observation.stamp);
                *known = Known::first(Observation { stamp, since: now, closed: false });
            }
            Found::Clip { verdict, identity } => {
                if let Some(verdict) = verdict {
                    let first = patience.settle.max(Duration::from_secs(1));
                    known.trial.record(verdict, now, first, patience.rescan);
                }
                known.identity = identity.or(known.identity.take());
            }
            Found::Text { said, passing } => {
                known.said = Some((said, passing.then(|| after(now, patience.rescan))));
            }
        }
    }

    /// Sorts the candidates into `look` by what is known of them.
    pub fn judge(&self, candidates: &Candidates, patience: &Patience, now: Instant, look: &mut Look) {
        judge::judge(self, candidates, patience, now, look);
    }
}
