//! The languages in which prompts are understood and answers are told.

use serde::{Deserialize, Serialize};

/// The language of a prompt, and so of its answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Language {
    #[default]
    En,
    Zh,
}

impl Language {
    /// What `text` is written in: Chinese as soon as it holds a Chinese character, else English.
    pub fn of(text: &str) -> Language {
        let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
        let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c) || ('\u{3400}'..='\u{4dbf}').contains(&c);
        if text.contains(han) && !text.contains(kana) { Language::Zh } else { Language::En }
    }

    /// The one of the two that is written in this language.
    pub fn pick(self, english: impl Into<String>, chinese: impl Into<String>) -> String {
        match self {
            Language::En => english.into(),
            Language::Zh => chinese.into(),
        }
    }

    /// `text` in the quotation marks of this language.
    pub fn quote(self, text: &str) -> String {
        match self {
            Language::En => format!("“{text}”"),
            Language::Zh => format!("「{text}」"),
        }
    }
}
