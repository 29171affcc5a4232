//! What is remembered of each file between two looks, and what follows from it.

use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tokio::time::Instant;

use super::examine::{Examined, Trial};
use super::hints::Hints;
use super::look::{Look, PromptState, Ready, Settling, Unreadable};
use super::names::Name;
use super::prompt::Sidecar;
use super::scan::{Folder, Scan};
use super::settle::{Observation, State, after};
use super::sidecar::{Sidecars, stem};
use super::work::{Found, Outcome, Task};
use crate::job::Identity;
use crate::media::accepted_types;

/// A file that may become a job.
#[derive(Debug)]
pub struct Candidate {
    path: PathBuf,
    /// Whether its ending is one of the accepted types.
    accepted: bool,
    prompt: Option<PathBuf>,
}

/// One file, and what was found out about its present state.
#[derive(Debug)]
struct Known {
    observation: Observation,
    trial: Trial,
    identity: Option<Identity>,
    /// What it says, where it is a prompt, and when it is read again if that failed.
    sidecar: Option<(Result<Sidecar, String>, Option<Instant>)>,
}

impl Known {
    fn first(observation: Observation) -> Known {
        Known { observation, trial: Trial::default(), identity: None, sidecar: None }
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
    /// Returns what may become a job, in the order of its paths.
    pub fn observe(&mut self, root: &Path, scan: &Scan, hints: &Hints, now: Instant) -> Vec<Candidate> {
        let mut candidates = Vec::new();
        let mut present = HashSet::new();
        for folder in &scan.folders {
            let found = candidates_of(folder);
            let relevant: HashSet<&Path> = found
                .iter()
                .flat_map(|candidate| [Some(candidate.path.as_path()), candidate.prompt.as_deref()])
                .flatten()
                .collect();
            for file in &folder.files {
                let path = folder.path.join(&file.name);
                // Prompts that come first settle meanwhile.
                if !relevant.contains(path.as_path()) && !matches!(file.says, Name::Prompt { .. }) {
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
            candidates.extend(found);
        }
        self.known.retain(|path, _| {
            present.contains(path) || scan.unread.iter().any(|unread| path.starts_with(unread))
        });
        candidates
    }

    /// What has to be found out now, at most `limit` things; whether there is more.
    pub fn tasks(
        &self,
        candidates: &[Candidate],
        patience: &Patience,
        now: Instant,
        limit: usize,
    ) -> (Vec<Task>, bool) {
        let mut tasks = Vec::new();
        let mut prompts = HashSet::new();
        for candidate in candidates {
            if let Some(known) = self.settled(&candidate.path, patience, now) {
                let examine = candidate.accepted && known.trial.is_due(now);
                if examine || known.identity.is_none() && known.trial.is_due(now) {
                    let stamp = known.observation.stamp;
                    tasks.push(Task::Clip { path: candidate.path.clone(), stamp, examine });
                }
            }
            if let Some(path) = &candidate.prompt
                && prompts.insert(path)
                && let Some(known) = self.settled(path, patience, now)
            {
                let due = match &known.sidecar {
                    None => true,
                    Some((_, again)) => again.is_some_and(|again| now >= again),
                };
                if due {
                    tasks.push(Task::Prompt { path: path.clone(), stamp: known.observation.stamp });
                }
            }
            if tasks.len() > limit {
                tasks.truncate(limit);
                return (tasks, true);
            }
        }
        (tasks, false)
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
            Found::Prompt { said, passing } => {
                known.sidecar = Some((said, passing.then(|| after(now, patience.rescan))));
            }
        }
    }

    /// Sorts the candidates into `look` by what is known of them.
    pub fn judge(&self, candidates: &[Candidate], patience: &Patience, now: Instant, look: &mut Look) {
        let mut next = Soonest { now, at: None };
        for candidate in candidates {
            if let Some(known) = self.known.get(&candidate.path) {
                self.judge_one(candidate, known, patience, &mut next, look);
            }
        }
        look.next = next.at;
    }

    fn judge_one(
        &self,
        candidate: &Candidate,
        known: &Known,
        patience: &Patience,
        next: &mut Soonest,
        look: &mut Look,
    ) {
        let Observation { stamp, since, .. } = known.observation;
        let path = candidate.path.clone();
        let settled_at = match known.observation.state(patience.settle, next.now) {
            State::Settled { since } => since,
            State::Settling { until } => {
                next.not_after(until);
                let reason = match stamp.size {
                    0 => "it is empty so far".into(),
                    _ => format!(
                        "it changed less than {} ago and may still be written to",
                        humantime::format_duration(patience.settle)
                    ),
                };
                return look.settling.push(Settling { path, reason, since, until: Some(until) });
            }
        };
        let verdict = known.trial.verdict();
        if let (Some(Examined::Media(kind)), Some(identity)) = (verdict, &known.identity) {
            let prompt = self.prompt_state(candidate, patience, next);
            return look.ready.push(Ready { path, identity: identity.clone(), kind: *kind, prompt });
        }
        let (reason, looks_like) = match verdict {
            Some(Examined::Incomplete(what)) => {
                (format!("it is not whole media yet: {what}"), format!("an unfinished file: {what}"))
            }
            Some(Examined::NotMedia(what)) => {
                (format!("it cannot be read as media; it looks like {what}"), what.clone())
            }
            _ if stamp.size == 0 => ("it is empty so far".into(), "an empty file".into()),
            None if !candidate.accepted && known.identity.is_some() => {
                let reason = format!("it is not of a type that dropcut takes: {}", accepted_types());
                (reason, "a file of another type than those that dropcut takes".into())
            }
            _ => {
                let reason = "it is about to be examined".into();
                return look.settling.push(Settling { path, reason, since, until: None });
            }
        };
        let given_up = after(settled_at, patience.give_up);
        if let Some(again) = known.trial.again() {
            next.not_after(again);
        }
        if next.now >= given_up {
            let identity = known.identity.clone().unwrap_or_else(|| Identity::unread(&stamp));
            let prompt = candidate.prompt.clone();
            look.unreadable.push(Unreadable { path, identity, looks_like, prompt });
        } else {
            next.not_after(given_up);
            look.settling.push(Settling { path, reason, since, until: None });
        }
    }

    fn prompt_state(&self, candidate: &Candidate, patience: &Patience, next: &mut Soonest) -> PromptState {
        let Some(path) = candidate.prompt.clone() else { return PromptState::Missing };
        let Some(known) = self.known.get(&path) else { return PromptState::Settling(path) };
        if known.observation.stamp.size == 0 {
            return PromptState::Empty(path);
        }
        if let State::Settling { until } = known.observation.state(patience.settle, next.now) {
            next.not_after(until);
            return PromptState::Settling(path);
        }
        match &known.sidecar {
            None => PromptState::Settling(path),
            Some((Ok(Sidecar::Empty), _)) => PromptState::Empty(path),
            Some((Ok(Sidecar::Written { text_hash, prompt, text }), _)) => PromptState::Ready {
                path,
                text_hash: text_hash.clone(),
                prompt: prompt.clone(),
                text: text.clone(),
            },
            Some((Err(reason), again)) => {
                if let Some(again) = again {
                    next.not_after(*again);
                }
                PromptState::Broken(path, reason.clone())
            }
        }
    }
}

/// The earliest of several moments to come.
struct Soonest {
    now: Instant,
    at: Option<Instant>,
}

impl Soonest {
    fn not_after(&mut self, moment: Instant) {
        if moment > self.now {
            self.at = Some(self.at.map_or(moment, |at| at.min(moment)));
        }
    }
}

/// The clips of one folder, and files that somebody took for clips: they have a prompt.
fn candidates_of(folder: &Folder) -> Vec<Candidate> {
    let mut sidecars = Sidecars::default();
    let mut clip_stems = HashSet::new();
    for file in &folder.files {
        match &file.says {
            Name::Prompt { subject } => sidecars.add(subject, &file.name),
            Name::Clip(_) => {
                clip_stems.extend(stem(&file.name).map(str::to_lowercase));
            }
            _ => {}
        }
    }
    let candidate = |file: &super::scan::Found| {
        let prompt = match file.says {
            Name::Clip(_) => sidecars.of(&file.name),
            // A prompt for a clip is not meant for the subtitles beside it.
            Name::Other => sidecars.own(&file.name).or_else(|| {
                let taken = stem(&file.name).is_some_and(|stem| clip_stems.contains(&stem.to_lowercase()));
                if taken { None } else { sidecars.shared(&file.name) }
            }),
            _ => None,
        };
        let accepted = matches!(file.says, Name::Clip(_));
        (accepted || prompt.is_some()).then(|| Candidate {
            path: folder.path.join(&file.name),
            accepted,
            prompt: prompt.map(|prompt| folder.path.join(prompt)),
        })
    };
    folder.files.iter().filter_map(candidate).collect()
}
