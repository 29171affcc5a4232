//! `GET /api/state/nemo_agent/me/<sid>/latest`: what the session holds now.

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
    pub video_infos: Value,
    #[serde(default)]
    pub generated_media: Value,
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

    /// The names of the files that the session holds, as they were sent.
    pub fn file_names(&self) -> Vec<String> {
        let mut names = Vec::new();
        collect_names(&self.video_infos, &mut names);
        collect_names(&self.generated_media, &mut names);
        names
    }
}

fn collect_names(value: &Value, into: &mut Vec<String>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| collect_names(item, into)),
        Value::Object(fields) => {
            for (key, value) in fields {
                match value {
                    Value::String(text) if matches!(key.as_str(), "filename" | "file_name" | "name") => {
                        into.push(text.clone());
                    }
                    _ => collect_names(value, into),
                }
            }
        }
        _ => {}
    }
}

impl Client {
    pub async fn state(&self, token: &Secret, session: &str) -> Result<State, Error> {
        let request = self.request(Method::GET, &path(session), Some(token));
        let raw: Box<RawValue> = self.call(request).await.map_err(Error::about_session)?;
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
        assert_eq!(state.unwrap().file_names(), ["x.mp4"]);
    }
}
