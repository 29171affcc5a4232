//! Sorting what was found into what is ready, what still settles and what is given up.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use super::{Files, Patience, Said};
use crate::inbox::candidates::{Candidate, Candidates, Subject};
use crate::inbox::examine::Examined;
use crate::inbox::look::{Look, Material, PromptState, Ready, Settling, Unreadable};
use crate::inbox::names::shown;
use crate::inbox::prompt::Sidecar;
use crate::inbox::settings::with_defaults;
use crate::inbox::settle::{Observation, Stamp, State, after};
use crate::job::{Identity, Member, Prompt};
use crate::media::{self, accepted_types};

/// Sorts the candidates into `look` by what is known of their files.
pub fn judge(files: &Files, candidates: &Candidates, patience: &Patience, now: Instant, look: &mut Look) {
    let mut judge = Judge {
        files,
        settings: &candidates.settings,
        inherited: HashMap::new(),
        patience,
        next: Soonest { now, at: None },
        look,
    };
    for candidate in &candidates.all {
        judge.judge(candidate);
    }
    look.next = judge.next.at;
}

/// Sorts what was found, candidate by candidate.
struct Judge<'a> {
    files: &'a Files,
    settings: &'a BTreeMap<PathBuf, PathBuf>,
    /// What was worked out in this look of the settings that hold in a folder.
    inherited: HashMap<PathBuf, Result<Inherited, PromptState>>,
    patience: &'a Patience,
    next: Soonest,
    look: &'a mut Look,
}

/// What the settings of a folder and of those above it say together.
#[derive(Debug, Clone, Default)]
struct Inherited {
    prompt: Arc<Prompt>,
    /// The folder whose jobs share one session, where anything is said of that.
    shared: Option<Option<PathBuf>>,
}

/// What is to be said of one file.
enum Verdict<'a> {
    Whole(&'a Identity, media::Kind),
    /// It may become whole by waiting: the reason, since when it is unchanged, and until when it settles.
    Settling(String, Instant, Option<Instant>),
    /// It settled at that moment as something else: the reason for waiting, and what it looks like.
    Not(String, String, Instant),
}

impl<'a> Judge<'a> {
    fn judge(&mut self, candidate: &Candidate) {
        match &candidate.subject {
            Subject::Clip => self.judge_file(candidate, true),
            Subject::Other => self.judge_file(candidate, false),
            Subject::Folder { members, copying, unread, id } => {
                self.look.folders.push(candidate.path.clone());
                self.judge_folder(candidate, members, copying, *unread, *id);
            }
            Subject::Link => self.judge_text(candidate, Material::Link),
            Subject::Words => self.judge_text(candidate, Material::Words),
            Subject::Prompt { subject } => {
                self.judge_alone(candidate, Material::Prompt { subject: subject.clone() });
            }
        }
    }

    fn judge_file(&mut self, candidate: &Candidate, accepted: bool) {
        let path = candidate.path.clone();
        match self.verdict(&candidate.path, accepted) {
            None => {}
            Some(Verdict::Whole(identity, kind)) => {
                self.ready(candidate, Material::Clip(kind), identity.clone());
            }
            Some(Verdict::Settling(reason, since, until)) => {
                self.look.settling.push(Settling { path, reason, since, until });
            }
            Some(Verdict::Not(reason, looks_like, settled_at)) => {
                self.wait_or_give_up(candidate, reason, looks_like, settled_at);
            }
        }
    }

    /// A folder is ready once nothing in it has changed for a while and each of its media is whole.
    fn judge_folder(
        &mut self,
        candidate: &Candidate,
        members: &[PathBuf],
        copying: &[PathBuf],
        unread: bool,
        (device, inode): (u64, u64),
    ) {
        let now = self.next.now;
        // Those who will not wait take what is there.
        let waits = self.patience.give_up > Duration::ZERO;
        let path = candidate.path.clone();
        let mut settle = |reason: String, since, until| {
            self.look.settling.push(Settling { path: path.clone(), reason, since, until });
        };
        if unread {
            // Never without what cannot be read; of that the walk itself has told.
            if waits {
                settle("not all of it can be read; let dropcut read all that is in it".into(), now, None);
            }
            return;
        }
        let changed = |files: &[PathBuf]| {
            let known = files.iter().filter_map(|file| self.files.known.get(file));
            known.map(|known| known.observation.since).max()
        };
        let is_empty = members.iter().all(|member| media::Kind::of_extra(member).is_some());
        let since = changed(members).filter(|_| !is_empty);
        if let (Some(file), true) = (copying.first(), waits) {
            let since = since.max(changed(copying)).unwrap_or(now);
            // What a copier left behind is not waited for without end.
            let given_up = after(since, self.patience.give_up);
            if is_empty {
                return settle(format!("{} in it is still being copied", shown(file)), since, None);
            }
            if now < given_up {
                let give_up = humantime::format_duration(self.patience.give_up);
                let reason = format!(
                    "{} in it is still being copied, and is waited for until nothing in the folder has changed for \
                     {give_up}",
                    shown(file)
                );
                settle(reason, since, None);
                return self.next.not_after(given_up);
            }
        }
        let Some(since) = since else {
            if waits {
                settle("it holds no media yet".into(), now, None);
            }
            return;
        };
        let until = after(since, self.patience.settle);
        if now < until {
            let settle_time = humantime::format_duration(self.patience.settle);
            settle(
                format!("something in it changed less than {settle_time} ago; more may be coming"),
                since,
                Some(until),
            );
            return self.next.not_after(until);
        }
        let mut whole = Vec::new();
        for member in members {
            let inside = member.strip_prefix(&candidate.path).unwrap_or(member);
            match self.verdict(member, true) {
                None => {}
                Some(Verdict::Whole(identity, _)) => {
                    whole.push(Member { path: inside.to_path_buf(), identity: identity.clone() });
                }
                Some(Verdict::Settling(reason, since, until)) => {
                    let reason = format!("{} in it: {reason}", shown(inside));
                    return self.look.settling.push(Settling { path, reason, since, until });
                }
                Some(Verdict::Not(reason, looks_like, settled_at)) => {
                    let reason = format!("{} in it: {reason}", shown(inside));
                    let looks_like = format!("{looks_like} ({} in it)", shown(inside));
                    return self.wait_or_give_up(candidate, reason, looks_like, settled_at);
                }
            }
        }
        let identity = Identity::of_members(&whole, device, inode);
        self.ready(candidate, Material::Folder(whole.into()), identity);
    }

    /// A link, or words: no media, taken as soon as they settle.
    fn judge_text(&mut self, candidate: &Candidate, material: Material) {
        let path = candidate.path.clone();
        match self.text(&candidate.path) {
            None => {}
            Some(Ok(identity)) => self.ready(candidate, material, identity.clone()),
            Some(Err((reason, since, until))) => {
                self.look.settling.push(Settling { path, reason, since, until });
            }
        }
    }

    fn judge_alone(&mut self, candidate: &Candidate, material: Material) {
        match self.text(&candidate.path) {
            None => {}
            Some(Ok(identity)) => {
                let ready = self.as_ready(candidate, material, identity.clone());
                self.look.alone.push(ready);
            }
            Some(Err((.., until))) => self.look.alone_settle |= until.is_some(),
        }
    }

    fn ready(&mut self, candidate: &Candidate, material: Material, identity: Identity) {
        let ready = self.as_ready(candidate, material, identity);
        self.look.ready.push(ready);
    }

    fn as_ready(&mut self, candidate: &Candidate, material: Material, identity: Identity) -> Ready {
        let prompt = self.prompt_state(candidate);
        let sidecar = candidate.prompt.clone().filter(|sidecar| *sidecar != candidate.path);
        Ready { path: candidate.path.clone(), material, identity, sidecar, prompt }
    }

    fn wait_or_give_up(
        &mut self,
        candidate: &Candidate,
        reason: String,
        looks_like: String,
        settled_at: Instant,
    ) {
        let given_up = after(settled_at, self.patience.give_up);
        let path = candidate.path.clone();
        if self.next.now < given_up {
            self.next.not_after(given_up);
            self.look.settling.push(Settling { path, reason, since: settled_at, until: None });
            return;
        }
        let identity_of = |file: &Path| {
            let known = self.files.known.get(file)?;
            let unread = || Identity::unread(&known.observation.stamp);
            Some(known.identity.clone().unwrap_or_else(unread))
        };
        let (identity, members) = match &candidate.subject {
            Subject::Folder { members, id, .. } => {
                let inside = |file: &PathBuf| file.strip_prefix(&path).unwrap_or(file).to_path_buf();
                let member = |file| Some(Member { path: inside(file), identity: identity_of(file)? });
                let members: Arc<[Member]> = members.iter().filter_map(member).collect();
                (Some(Identity::of_members(&members, id.0, id.1)), Some(members))
            }
            _ => (identity_of(&path), None),
        };
        let Some(identity) = identity else { return };
        let prompt = candidate.prompt.clone();
        self.look.unreadable.push(Unreadable { path, identity, looks_like, members, prompt });
    }

    /// What is known of the file at `path`, which by its name is `accepted` as media; `None` where nothing is.
    fn verdict(&mut self, path: &Path, accepted: bool) -> Option<Verdict<'a>> {
        let files = self.files;
        let known = files.known.get(path)?;
        let Observation { stamp, since, .. } = known.observation;
        let settled_at = match known.observation.state(self.patience.settle, self.next.now) {
            State::Settled { since } => since,
            State::Settling { until } => {
                self.next.not_after(until);
                return Some(Verdict::Settling(self.still_settles(&stamp), since, Some(until)));
            }
        };
        let verdict = known.trial.verdict();
        if let (Some(Examined::Media(kind)), Some(identity)) = (verdict, &known.identity) {
            return Some(Verdict::Whole(identity, *kind));
        }
        let (reason, looks_like) = match verdict {
            Some(Examined::Incomplete(what)) => {
                (format!("it is not whole media yet: {what}"), format!("an unfinished file: {what}"))
            }
            Some(Examined::NotMedia(what)) => {
                (format!("it cannot be read as media; it looks like {what}"), what.clone())
            }
            _ if stamp.size == 0 => ("it is empty so far".into(), "an empty file".into()),
            None if !accepted && known.identity.is_some() => {
                let reason = format!("it is not of a type that dropcut takes: {}", accepted_types());
                (reason, "a file of another type than those that dropcut takes".into())
            }
            _ => return Some(Verdict::Settling("it is about to be examined".into(), since, None)),
        };
        if let Some(again) = known.trial.again() {
            self.next.not_after(again);
        }
        Some(Verdict::Not(reason, looks_like, settled_at))
    }

    /// The identity of a settled text, or why it is not ready, since when it is unchanged, and until when it settles.
    #[expect(clippy::type_complexity, reason = "the parts of a `Settling`")]
    fn text(&mut self, path: &Path) -> Option<Result<&'a Identity, (String, Instant, Option<Instant>)>> {
        let files = self.files;
        let known = files.known.get(path)?;
        // Those who will not wait do not wait for what a person has to do.
        let waits = self.patience.give_up > Duration::ZERO;
        let Observation { stamp, since, .. } = known.observation;
        if let State::Settling { until } = known.observation.state(self.patience.settle, self.next.now) {
            self.next.not_after(until);
            return Some(Err((self.still_settles(&stamp), since, Some(until))));
        }
        match (&known.identity, known.trial.verdict()) {
            (Some(identity), _) => Some(Ok(identity)),
            // What stays empty is waited for without end.
            (None, _) if stamp.size == 0 => waits.then(|| Err(("it is empty so far".into(), since, None))),
            (None, Some(Examined::Incomplete(reason))) => {
                if let Some(again) = known.trial.again() {
                    self.next.not_after(again);
                }
                self.look.troubles.push(format!("{} is not taken: {reason}", shown(path)));
                waits.then(|| Err((reason.clone(), since, None)))
            }
            (None, _) => Some(Err(("it is about to be read".into(), since, None))),
        }
    }

    fn still_settles(&self, stamp: &Stamp) -> String {
        match stamp.size {
            0 => "it is empty so far".into(),
            _ => format!(
                "it changed less than {} ago and may still be written to",
                humantime::format_duration(self.patience.settle)
            ),
        }
    }

    /// What is asked for: by its own prompt, or by the settings of its folders.
    fn prompt_state(&mut self, candidate: &Candidate) -> PromptState {
        let own = match candidate.prompt.clone() {
            None => None,
            Some(path) => match self.said(&path) {
                Ok(Said::Prompt(Sidecar::Written(prompt))) => Some(prompt),
                Ok(_) => return PromptState::Empty(path),
                Err(state) => return state,
            },
        };
        let within = match &candidate.subject {
            Subject::Folder { .. } => Some(candidate.path.as_path()),
            _ => candidate.path.parent(),
        };
        let inherited = match within.map(|folder| self.inherited(folder)).transpose() {
            Ok(inherited) => inherited.unwrap_or_default(),
            Err(state) => return state,
        };
        // Shared wherever nothing has to be put together: prompts may be long, and clips many.
        let asked = match own {
            None => inherited.prompt,
            Some(own) if *inherited.prompt == Prompt::default() => own.clone(),
            Some(own) => Arc::new(with_defaults(own, &inherited.prompt)),
        };
        match asked.messages.is_empty() {
            true => PromptState::Missing,
            false => PromptState::Ready { prompt: asked, shared: inherited.shared.flatten() },
        }
    }

    /// What the settings of `folder` and of those above it say; the nearest has the first word.
    fn inherited(&mut self, folder: &Path) -> Result<Inherited, PromptState> {
        if let Some(known) = self.inherited.get(folder) {
            return known.clone();
        }
        let inherited = self.put_together(folder);
        self.inherited.insert(folder.to_path_buf(), inherited.clone());
        inherited
    }

    fn put_together(&mut self, folder: &Path) -> Result<Inherited, PromptState> {
        let own = match self.settings.get(folder).map(|path| self.said(path)) {
            Some(Ok(Said::Settings(settings))) => Some(settings),
            // Empty so far, or not settings at all, which reading has told.
            None | Some(Ok(Said::Prompt(_)) | Err(PromptState::Empty(_))) => None,
            Some(Err(state)) => return Err(state),
        };
        let above = match folder.parent() {
            Some(parent) => self.inherited(parent)?,
            None => Inherited::default(),
        };
        Ok(match own {
            None => above,
            Some(own) => Inherited {
                prompt: Arc::new(with_defaults(&own.prompt, &above.prompt)),
                shared: own.shared.map(|shared| shared.then(|| folder.to_path_buf())).or(above.shared),
            },
        })
    }

    /// What the text at `path` says, or how it stands with it.
    fn said(&mut self, path: &Path) -> Result<&'a Said, PromptState> {
        let there = || path.to_path_buf();
        let files = self.files;
        let known = files.known.get(path).ok_or_else(|| PromptState::Settling(there()))?;
        if known.observation.stamp.size == 0 {
            return Err(PromptState::Empty(there()));
        }
        if let State::Settling { until } = known.observation.state(self.patience.settle, self.next.now) {
            self.next.not_after(until);
            return Err(PromptState::Settling(there()));
        }
        match &known.said {
            None => Err(PromptState::Settling(there())),
            Some((Ok(said), _)) => Ok(said),
            Some((Err(reason), again)) => {
                if let Some(again) = again {
                    self.next.not_after(*again);
                }
                Err(PromptState::Broken(there(), reason.clone()))
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
