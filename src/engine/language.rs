//! The languages in which prompts are understood and answers are told.

use std::fmt::Display;

use serde::{Deserialize, Serialize};

use super::words::say;

macro_rules! languages {
    (@words $code:literal told) => { include_str!(concat!("words/", $code, ".ftl")) };
    (@words $code:literal) => { "" };
    ($($(#[$attribute:meta])? $name:ident $code:literal $($told:ident)?),+ $(,)?) => {
        /// The language of a prompt, and so of its answer. Written as its code, `en`; an unknown one is read as English.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
        #[serde(from = "String", into = "&'static str")]
        pub enum Language {
            $($(#[$attribute])? $name),+
        }

        impl Language {
            pub const ALL: &[Language] = &[$(Language::$name),+];

            /// By ISO 639: `en`.
            pub fn code(self) -> &'static str {
                match self {
                    $(Language::$name => $code),+
                }
            }

            /// What tells it apart, as `build.rs` prepares it.
            pub(super) fn tongue(self) -> &'static str {
                match self {
                    $(Language::$name => include_str!(concat!(env!("OUT_DIR"), "/", $code, ".tongue.json"))),+
                }
            }

            /// What prompts in it are read with, as `build.rs` prepares it.
            pub(super) fn prepared_lexicon(self) -> &'static str {
                match self {
                    $(Language::$name => include_str!(concat!(env!("OUT_DIR"), "/", $code, ".json"))),+
                }
            }

            /// What answers in it are told with. Where it is nothing, they are told in English.
            pub(super) fn words(self) -> &'static str {
                match self {
                    $(Language::$name => languages!(@words $code $($told)?)),+
                }
            }
        }
    };
}

// One more is a line here and a file in `planner/lexicon/`; `told` says that there is one in `words/` too. Where nothing
// tells them apart, the first is meant.
languages!(
    #[default]
    En "en" told,
    Zh "zh" told,
    De "de" told,
    Es "es" told,
    Pt "pt" told,
    Fr "fr" told,
    It "it" told,
    Ja "ja" told,
    Ru "ru" told,
    Ko "ko" told,
    Hi "hi",
    Bg "bg",
    Nl "nl",
    Ar "ar",
    Tr "tr",
    Pl "pl",
    Uk "uk",
    Ta "ta",
    Vi "vi",
    Id "id",
);

impl From<Language> for &'static str {
    fn from(language: Language) -> &'static str {
        language.code()
    }
}

impl From<String> for Language {
    fn from(code: String) -> Language {
        Language::coded(&code).unwrap_or_default()
    }
}

impl Language {
    fn coded(code: &str) -> Option<Language> {
        Language::ALL.iter().copied().find(|language| language.code() == code)
    }

    /// The language that a person calls `name`: `de`, `pt-BR`, `Chinese`, `中文`.
    pub fn named(name: &str) -> Option<Language> {
        let name = name.trim().to_lowercase();
        let code = name.split(['-', '_', ' ']).next().unwrap_or_default();
        let called = |language: &Language| language.names().iter().any(|one| name.starts_with(one));
        Language::coded(code).or_else(|| Language::ALL.iter().copied().find(called))
    }

    /// `text` in the quotation marks of this language.
    pub fn quote(self, text: &str) -> String {
        say!(self, "quoted", text)
    }

    /// `items` in a row, with what stands between them in this language.
    pub fn list(self, items: &[String]) -> String {
        items.join(&say!(self, "list-mark"))
    }

    /// Whole sentences one after the other.
    pub fn sentences(self, sentences: impl IntoIterator<Item = String>) -> String {
        sentences.into_iter().collect::<Vec<_>>().join(&say!(self, "sentence-gap"))
    }

    /// A number with the decimal mark of this language: `0.5`, `0,5`.
    pub fn number(self, number: impl Display) -> String {
        number.to_string().replace('.', &say!(self, "decimal-mark"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_kept_by_its_code_and_an_unknown_one_is_english() {
        for language in Language::ALL {
            let kept = serde_json::to_string(language).unwrap();
            assert_eq!(kept, format!("\"{}\"", language.code()));
            assert_eq!(serde_json::from_str::<Language>(&kept).unwrap(), *language);
        }
        assert_eq!(serde_json::from_str::<Language>("\"xx\"").unwrap(), Language::En);
    }

    #[test]
    fn a_language_is_known_by_the_names_that_people_give_it() {
        for (name, language) in [
            ("zh-CN", Some(Language::Zh)),
            ("Chinese (simplified)", Some(Language::Zh)),
            ("中文", Some(Language::Zh)),
            ("pt_BR", Some(Language::Pt)),
            ("Deutsch", Some(Language::De)),
            (" EN ", Some(Language::En)),
            ("Dutch", Some(Language::Nl)),
            ("Türkçe", Some(Language::Tr)),
            ("Tiếng Việt", Some(Language::Vi)),
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(Language::named(name), language, "{name}");
        }
    }
}
