//! Settings: of one job, at the top of its prompt, and of a folder with all below, in `dropcut-folder.yaml`.

use std::path::Path;

use super::prompt::{Error, messages, read_text};
use crate::config::Quality;
use crate::job::Prompt;
use crate::media::Format;

/// The keys at the top of a prompt.
pub const JOB_KEYS: [&str; 4] = ["language", "format", "quality", "priority"];
/// The keys that only a folder has.
const FOLDER_KEYS: [&str; 2] = ["prompt", "session"];

/// How much of a key or a value, and of what is wrong with the form, an error repeats. In characters.
const LONGEST_WORD: usize = 80;
const LONGEST_REASON: usize = 200;

/// What is set.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// With the messages for clips that have none of their own.
    pub prompt: Prompt,
    /// Whether the jobs of the folder share one session, where that is said.
    pub shared: Option<bool>,
}

impl Settings {
    /// Reads the lines at the top of a prompt; `file` is what that is called in errors.
    pub fn of_job(yaml: &str, file: &str) -> Result<Settings, Error> {
        let refused = |reason: String| Error::Settings { file: file.to_string(), reason };
        parse(yaml, file, &JOB_KEYS, &refused)
    }

    /// Reads the settings of a folder; `file` is what they are called in errors.
    pub fn of_folder(path: &Path, file: &str) -> Result<Settings, Error> {
        let refused = |reason: String| Error::FolderSettings { file: file.to_string(), reason };
        parse(&read_text(path, file)?, file, &[&JOB_KEYS[..], &FOLDER_KEYS].concat(), &refused)
    }
}

/// What `prompt` asks for, with the settings that it leaves open.
pub fn with_defaults(prompt: &Prompt, settings: &Prompt) -> Prompt {
    let own = prompt.clone();
    Prompt {
        messages: if own.messages.is_empty() { settings.messages.clone() } else { own.messages },
        language: own.language.or_else(|| settings.language.clone()),
        format: own.format.or(settings.format),
        quality: own.quality.or(settings.quality),
        priority: own.priority.or(settings.priority),
    }
}

fn parse(
    yaml: &str,
    file: &str,
    keys: &[&str],
    refused: &dyn Fn(String) -> Error,
) -> Result<Settings, Error> {
    let is_comment = |line: &str| line.trim().is_empty() || line.trim_start().starts_with('#');
    if yaml.lines().all(is_comment) {
        return Ok(Settings::default());
    }
    let value: serde_yaml::Value =
        serde_yaml::from_str(yaml).map_err(|error| refused(shortened(&error.to_string(), LONGEST_REASON)))?;
    let Some(mapping) = value.as_mapping() else {
        return Err(refused("they are none".into()));
    };
    let mut settings = Settings::default();
    for (key, value) in mapping {
        let known = key.as_str().filter(|key| keys.contains(key)).ok_or_else(|| Error::UnknownSetting {
            file: file.to_string(),
            key: shortened(&as_written(key).unwrap_or_default(), LONGEST_WORD),
            known: listed(keys),
        })?;
        let written =
            as_written(value).ok_or_else(|| refused(format!("`{known}` takes one word or text")))?;
        settings.set(known, &written).map_err(|(key, expected)| Error::Value {
            file: file.to_string(),
            key,
            value: shortened(&written, LONGEST_WORD),
            expected,
        })?;
    }
    Ok(settings)
}

impl Settings {
    /// Sets one key.
    ///
    /// # Errors
    /// The kind of value that it takes, and what to write.
    fn set(&mut self, key: &str, written: &str) -> Result<(), (&'static str, &'static str)> {
        let prompt = &mut self.prompt;
        match key {
            "language" if is_language(written) => prompt.language = Some(written.into()),
            "language" => return Err(("language", "a tag like en or pt-BR")),
            "format" => {
                let format = Format::of_video(written);
                prompt.format = Some(format.ok_or(("format", "mp4, webm, mov or mkv"))?);
            }
            "quality" => {
                prompt.quality = Some(match written.to_ascii_lowercase().as_str() {
                    "high" => Quality::High,
                    "medium" => Quality::Medium,
                    "low" => Quality::Low,
                    _ => return Err(("quality", "high, medium or low")),
                });
            }
            "priority" => {
                let priority = written.parse().map_err(|_| ("priority", "a whole number like 10"))?;
                prompt.priority = Some(priority);
            }
            "prompt" => prompt.messages = messages(written.lines()),
            "session" => {
                self.shared = Some(match written {
                    "shared" => true,
                    "own" => false,
                    _ => return Err(("session", "shared or own")),
                });
            }
            // Checked by the caller.
            _ => {}
        }
        Ok(())
    }
}

/// As much of `text` as an error repeats, in one line.
fn shortened(text: &str, characters: usize) -> String {
    let mut kept: String =
        text.chars().take(characters).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if kept.len() < text.len() {
        kept.push('…');
    }
    kept
}

/// `a, b and c`
fn listed(words: &[&str]) -> String {
    match words {
        [] => String::new(),
        [one] => (*one).into(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// A single value as text; `None` for lists and the like.
fn as_written(value: &serde_yaml::Value) -> Option<String> {
    match value {
        serde_yaml::Value::Null => Some(String::new()),
        serde_yaml::Value::Bool(value) => Some(value.to_string()),
        serde_yaml::Value::Number(value) => Some(value.to_string()),
        serde_yaml::Value::String(value) => Some(value.trim().to_string()),
        _ => None,
    }
}

/// The form of BCP 47: words of letters and digits, joined by hyphens.
fn is_language(tag: &str) -> bool {
    let word = |word: &str| (1..=8).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_alphanumeric());
    let primary = tag.split('-').next().unwrap_or_default();
    tag.len() <= 35
        && (2..=8).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_alphabetic())
        && tag.split('-').all(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(yaml: &str) -> Result<Settings, String> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("dropcut-folder.yaml");
        std::fs::write(&path, yaml).unwrap();
        Settings::of_folder(&path, "dropcut-folder.yaml").map_err(|error| error.to_string())
    }

    #[test]
    fn a_folder_says_what_is_asked_of_its_clips() {
        let settings =
            folder("prompt: |\n  trim the pauses\n  ---\n  export\nformat: webm\nsession: shared\n").unwrap();
        assert_eq!(settings.prompt.messages, ["trim the pauses", "export"]);
        assert_eq!((settings.prompt.format, settings.shared), (Some(Format::Webm), Some(true)));
        assert_eq!(folder("# nothing yet\n"), Ok(Settings::default()));
    }

    #[test]
    fn a_folder_with_wrong_settings_is_told_what_to_write() {
        let said = |yaml: &str| folder(yaml).unwrap_err();
        assert!(
            said("sesion: shared")
                .contains("there are language, format, quality, priority, prompt and session")
        );
        assert!(said("session: mine").contains("write shared or own"));
        assert!(said("prompt: [a, b]").contains("`prompt` takes one word or text"));
        assert!(said("just words").contains("must be settings"));
        assert!(said("a: *b").contains("must be settings"));
        let long = "é".repeat(300);
        let kept = format!("`{}…`", "é".repeat(80));
        assert!(
            said(&format!("{long}: 1")).contains(&kept) && said(&format!("format: {long}")).contains(&kept)
        );
        assert!(said(&format!("{long}: 1\n{long}: 2")).len() < 1000);
    }

    #[test]
    fn what_a_prompt_leaves_open_its_folder_says() {
        let own = Prompt { messages: vec!["mute it".into()], priority: Some(3), ..Prompt::default() };
        let above = Prompt {
            messages: vec!["cut".into()],
            language: Some("de".into()),
            priority: Some(1),
            ..Prompt::default()
        };
        let both = with_defaults(&own, &above);
        assert_eq!(
            (both.messages, both.language, both.priority),
            (own.messages, above.language.clone(), Some(3))
        );
        assert_eq!(with_defaults(&Prompt::default(), &above), above);
    }
}
