//! What a message led to, in words for people.

use super::connect::patiently;
use super::difference::{difference, timeline};
use super::{Pipeline, Trouble};
use crate::config::Secret;
use crate::engine::language::Language;
use crate::job::{Prompt, Round};
use crate::nemo::Error;
use crate::nemo::credits::Credits;
use crate::nemo::draft::Draft;
use crate::nemo::state::State;

impl Pipeline {
    /// The language to tell of a message in: as the head of the prompt says, else Chinese where the configuration
    /// or the message is.
    pub(super) fn language(&self, prompt: &Prompt, message: usize) -> Language {
        let is_chinese = |name: &str| {
            let name = name.trim().to_lowercase();
            name.starts_with("zh") || name.starts_with("chinese") || name.starts_with("中文")
        };
        let named = match &prompt.language {
            Some(language) => is_chinese(language),
            None => {
                let written = prompt.messages.get(message).map(|text| Language::of(text));
                is_chinese(&self.config.backend.language) || written == Some(Language::Zh)
            }
        };
        if named { Language::Zh } else { Language::En }
    }

    /// What changed, for an edit that was made without a word.
    pub(super) fn difference(&self, round: &Round, state: &State, language: Language) -> String {
        let before = match &round.before_draft {
            Some(id) => self.ledger.texts().get(id).ok().and_then(|text| Draft::read(&text)),
            None => Some(Draft::default()),
        };
        let made = language.pick("The edit was made.", "编辑已完成。");
        let Some(after) = state.draft().and_then(|draft| Draft::read(draft.get())) else { return made };
        before.and_then(|before| difference(&before, &after, language)).unwrap_or_else(|| {
            let space = language.pick(" ", "");
            format!("{made}{space}{}", timeline(&after, language))
        })
    }

    /// What is on the timeline and, while that is empty, which files there are.
    pub(super) fn contents(&self, state: &State, language: Language) -> String {
        let draft = state.draft().map(|draft| Draft::read(draft.get()));
        match draft {
            Some(None) => language
                .pick("The backend's timeline cannot be told in words.", "后端的时间线无法用文字描述。"),
            Some(Some(draft)) if draft.is_ready() => timeline(&draft, language),
            _ => {
                let empty = timeline(&Draft::default(), language);
                let files: Vec<String> = state.files().into_iter().map(|file| file.name).take(20).collect();
                match files.is_empty() {
                    true => empty,
                    false => language.pick(
                        format!("{empty} The project holds {}.", files.join(", ")),
                        format!("{empty}项目里有 {}。", files.join("、")),
                    ),
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
            return Ok(
                language.pick("The engine on this machine needs no credits.", "本机的引擎不需要积分。")
            );
        }
        match patiently(|| self.backend.client.credits(token)).await {
            Ok(credits) => Ok(in_words(credits, language)),
            // These stop whatever comes next as well.
            Err(error @ (Error::TokenInvalid(_) | Error::RateLimited { .. } | Error::Unreachable(_))) => {
                Err(self.trouble(error, key))
            }
            Err(error) => Ok(untold(&error, language)),
        }
    }
}

/// That the credits cannot be told.
pub(super) fn untold(error: &Error, language: Language) -> String {
    language.pick(
        format!("How many credits there are cannot be told: {error}."),
        format!("查不到积分余额：{error}。"),
    )
}

fn in_words(credits: Credits, language: Language) -> String {
    let Credits { available, frozen, total } = credits;
    language.pick(
        format!(
            "{available} credits are available, {frozen} are held by work in progress, {total} in total."
        ),
        format!("可用积分 {available}，处理中冻结 {frozen}，共 {total}。"),
    )
}
