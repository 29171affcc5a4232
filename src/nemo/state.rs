//! `GET /api/state/nemo_agent/me/<sid>/latest`: what the session holds now.

use std::sync::OnceLock;

use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Client, Error};
use crate::config::Secret;

/// The path for a session.
pub fn path(session: &str) -> String {
    format!("/api/state/nemo_agent/me/{session}/latest")
}

/// The state of a session.
#[derive(Debug, Default, Deserialize)]
pub struct State {
    /// The draft as the backend wrote it, to be sent back byte for byte.
    #[serde(default)]
    draft: Option<Box<RawValue>>,
    #[serde(default)]
    video_infos: Value,
    #[serde(default)]
    generated_media: Value,
    /// What is found in both, once it is asked for.
    #[serde(skip)]
    files: OnceLock<Vec<HeldFile>>,
}

impl State {
    /// The draft, where the session has one.
    pub fn draft(&self) -> Option<&RawValue> {
        self.draft.as_deref().filter(|draft| draft.get().starts_with('{'))
    }

    /// What tells one draft from another, whatever the order of its keys: a hash in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let canonical = match self.draft() {
            Some(draft) => serde_json::from_str::<Value>(draft.get()).map(|value| value.to_string()),
            None => Ok(String::new()),
        };
        let bytes = canonical.unwrap_or_else(|_| self.draft().map_or("", RawValue::get).to_string());
        blake3::hash(bytes.as_bytes()).to_hex().to_string()
    }

    /// The files that the session holds.
    pub fn files(&self) -> &[HeldFile] {
        self.files.get_or_init(|| {
            let mut files = Vec::new();
            collect_files(&self.video_infos, &mut files);
            collect_files(&self.generated_media, &mut files);
            files
        })
    }

    /// Whether the session holds a file of that name, and of that size in bytes where both are told.
    pub fn holds(&self, name: &str, size: Option<u64>) -> bool {
        let same_size = |file: &HeldFile| file.size.is_none() || size.is_none() || file.size == size;
        self.files().iter().any(|file| file.name == name && same_size(file))
    }
}

/// A file of a session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldFile {
    /// As it was sent.
    pub name: String,
    /// In bytes, where the backend tells it.
    pub size: Option<u64>,
}

/// Where a backend may tell a file's name and size.
const NAME_KEYS: [&str; 3] = ["filename", "file_name", "name"];
const SIZE_KEYS: [&str; 3] = ["size", "file_size", "filesize"];

fn collect_files(value: &Value, into: &mut Vec<HeldFile>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_files(item, into)),
        Value::Object(fields) => {
            let name = NAME_KEYS.iter().find_map(|key| fields.get(*key)?.as_str());
            let size = SIZE_KEYS.iter().find_map(|key| fields.get(*key)?.as_u64());
            into.extend(name.map(|name| HeldFile { name: name.to_string(), size }));
            fields.values().filter(|value| !value.is_string()).for_each(|value| collect_files(value, into));
        }
        _ => {}
    }
}

impl Client {
    pub async fn state(&self, token: &Secret, session: &str) -> Result<State, Error> {
        let request = self.request(Method::GET, &path(session), Some(token));
        let raw: Box<RawValue> = self.call(request).await?;
        parse(raw.get())
    }
}

/// How deep a state is looked for: it stands in `data.state`, in `data`, in `state` or bare.
const LEVELS: usize = 3;

fn parse(text: &str) -> Result<State, Error> {
    #[derive(Deserialize)]
    struct Level {
        data: Option<Box<RawValue>>,
        state: Option<Box<RawValue>>,
    }
    let broken =
        |error: serde_json::Error| Error::OutcomeUnknown(format!("a state that cannot be read: {error}"));
    let mut text = text.to_string();
    for _ in 0..LEVELS {
        let level: Level = serde_json::from_str(&text).map_err(broken)?;
        match level.data.or(level.state) {
            Some(inner) => text = inner.get().to_string(),
            None => break,
        }
    }
    serde_json::from_str(&text).map_err(broken)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_draft_keeps_every_byte() {
        let draft = r#"{"t":[ {"tt":0,"sg":[{"d":1.50,"zz":1e2}]}],"d":10 }"#;
        for answer in [
            format!(r#"{{"code":0,"data":{{"state":{{"draft":{draft},"video_infos":[]}}}}}}"#),
            format!(r#"{{"data":{{"draft":{draft}}}}}"#),
            format!(r#"{{"state":{{"draft":{draft}}}}}"#),
            format!(r#"{{"draft":{draft}}}"#),
        ] {
            assert_eq!(parse(&answer).unwrap().draft().unwrap().get(), draft, "{answer}");
        }
    }

    #[test]
    fn the_order_of_keys_does_not_change_a_fingerprint() {
        let of = |draft: &str| parse(&format!(r#"{{"draft":{draft}}}"#)).unwrap().fingerprint();
        assert_eq!(of(r#"{"t":[],"d":1}"#), of(r#"{ "d":1, "t":[] }"#));
        assert_ne!(of(r#"{"t":[],"d":1}"#), of(r#"{"t":[],"d":2}"#));
    }

    #[test]
    fn an_endless_nesting_is_not_followed() {
        let nested = format!("{}1{}", r#"{"data":"#.repeat(50_000), "}".repeat(50_000));
        assert!(parse(&nested).is_ok_and(|state| state.draft().is_none()));
    }

    #[test]
    fn files_are_found_at_any_depth() {
        let state = parse(
            r#"{"data":{"state":{"video_infos":{"a":[{"filename":"x.mp4"}]},"generated_media":null}}}"#,
        );
        assert_eq!(state.unwrap().files(), [HeldFile { name: "x.mp4".into(), size: None }]);
    }

    #[test]
    fn a_file_of_another_size_is_not_the_one_that_was_sent() {
        let state = parse(r#"{"video_infos":[{"filename":"x.mp4","size":3},{"name":"y.mp4"}]}"#).unwrap();
        assert!(state.holds("x.mp4", Some(3)) && state.holds("y.mp4", Some(3)));
        assert!(!state.holds("x.mp4", Some(4)) && !state.holds("z.mp4", None));
    }
}
