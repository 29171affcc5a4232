//! What a message led to, in words for people.

use std::time::Duration;

use super::connect::patiently;
use super::difference::{difference, timeline};
use super::screen_talk::{Meaning, translate};
use super::{Pipeline, Trouble};
use crate::config::Secret;
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::job::{Job, Prompt, Round};
use crate::nemo::Error;
use crate::nemo::credits::Credits;
use crate::nemo::draft::{Draft, bounded};
use crate::nemo::state::State;

/// How long what was said waits for the credits that it speaks of.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of an answer is shown while it is told, in characters.
const SHOWN: usize = 400;

impl Pipeline {
    /// The language to tell of a message in: as the head of the prompt says, else the one of the configuration unless
    /// that is English, else the one of the message.
    pub(super) fn language(&self, prompt: &Prompt, message: usize) -> Language {
        if let Some(name) = &prompt.language {
            return Language::named(name).unwrap_or_default();
        }
        let configured =
            Language::named(&self.config.backend.language).filter(|named| *named != Language::En);
        // What follows the last message belongs to it.
        let written =
            || prompt.messages.get(message).or(prompt.messages.last()).map(|text| Language::of(text));
        configured.or_else(written).unwrap_or_default()
    }

    /// The language to tell of a failure in, which a lost prompt must not hide.
    pub(super) fn language_of(&self, job: &Job, message: usize) -> Language {
        self.prompt(job).map(|prompt| self.language(&prompt, message)).unwrap_or_default()
    }

    /// As much of what is said as is shown meanwhile. The engine here knows of no screen.
    pub(super) fn shown(&self, said: &str) -> String {
        let beginning: String = said.chars().take(SHOWN).collect();
        if self.is_embedded() { beginning } else { translate(&beginning).kept() }
    }

    /// What the agent said, without its talk of a screen: that is told by what it means here. Where it said nothing
    /// else, what changed is told.
    pub(super) async fn in_words(
        &self,
        round: &Round,
        state: &State,
        said: &str,
        language: Language,
    ) -> Result<String, Trouble> {
        if said.is_empty() || self.is_embedded() {
            let told = if said.is_empty() { self.difference(round, state, language) } else { said.into() };
            return Ok(told);
        }
        let translated = translate(said);
        let credits = match translated.meanings().contains(&Meaning::Credits) {
            true => {
                let (_, token) = self.session(&round.session)?;
                let asked = tokio::time::timeout(PATIENCE, self.backend.client.credits(&token)).await;
                asked.unwrap_or_else(|_| Err(Error::OutcomeUnknown("no answer came in time".into())))
            }
            false => Err(Error::NotFound("they were not asked for".into())),
        };
        let draft = state.draft().and_then(|draft| Draft::read(draft.get()));
        let is_left = !translated.kept().trim().is_empty();
        let told = translated.words(|meaning, language| match meaning {
            Meaning::Export => Some(say!(language, "export-follows")),
            Meaning::Tracks => draft.as_ref().filter(|_| is_left).map(|draft| timeline(draft, language)),
            Meaning::Credits => Some(match &credits {
                Ok(credits) => balance(*credits, language),
                Err(error) => untold(error, language),
            }),
            Meaning::Nothing => None,
        });
        Ok(match is_left {
            true => told,
            false => format!("{}\n{told}", self.difference(round, state, language)).trim().to_string(),
        })
    }

    /// What changed, for an edit that was made without a word.
    pub(super) fn difference(&self, round: &Round, state: &State, language: Language) -> String {
        let before = match &round.before_draft {
            Some(id) => self.ledger.texts().get(id).ok().and_then(|text| Draft::read(&text)),
            None => Some(Draft::default()),
        };
        let made = say!(language, "edit-made");
        let Some(after) = state.draft().and_then(|draft| Draft::read(draft.get())) else { return made };
        before
            .and_then(|before| difference(&before, &after, language))
            .unwrap_or_else(|| language.sentences([made, timeline(&after, language)]))
    }

    /// What is on the timeline and, while that is empty, which files there are.
    pub(super) fn contents(&self, state: &State, language: Language) -> String {
        let draft = state.draft().map(|draft| Draft::read(draft.get()));
        match draft {
            Some(None) => say!(language, "timeline-untold"),
            Some(Some(draft)) if draft.is_ready() => timeline(&draft, language),
            _ => {
                let empty = timeline(&Draft::default(), language);
                let files: Vec<String> =
                    state.files().iter().take(20).map(|file| bounded(&file.name)).collect();
                match files.is_empty() {
                    true => empty,
                    false => language
                        .sentences([empty, say!(language, "project-holds", names = language.list(&files))]),
                }
            }
        }
    }

    /// How many credits there are. Where the backend does not say, that is told.
    pub(super) async fn balance(
        &self,
        token: &Secret,
        key: &str,
        language: Language,
    ) -> Result<String, Trouble> {
        if self.is_embedded() {
            return Ok(say!(language, "credits-not-needed"));
        }
        match patiently(|| self.backend.client.credits(token)).await {
            Ok(credits) => Ok(balance(credits, language)),
            // These stop whatever comes next as well.
            Err(error @ (Error::TokenInvalid(_) | Error::RateLimited { .. } | Error::Unreachable(_))) => {
                Err(self.trouble(error, key))
            }
            Err(error) => Ok(untold(&error, language)),
        }
    }
}

/// What the agent said where it did nothing: without its talk of a screen, if that leaves anything.
pub(super) fn without_screen_talk(said: &str) -> String {
    let kept = translate(said).kept();
    if kept.trim().is_empty() { said.to_string() } else { kept }
}

/// That the credits cannot be told.
fn untold(error: &Error, language: Language) -> String {
    say!(language, "credits-unknown", error = error.to_string())
}

fn balance(credits: Credits, language: Language) -> String {
    let Credits { available, frozen, total } = credits;
    say!(language, "credits", available, frozen, total)
}
