//! `POST /api/tasks/me/with-session/nemo_agent`: a new editing session.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::client::Answer;
use super::{Client, Error};
use crate::config::Secret;

pub const PATH: &str = "/api/tasks/me/with-session/nemo_agent";

#[derive(Debug, Serialize, Deserialize)]
pub struct SessionRequest {
    pub task_name: String,
    pub language: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct SessionStarted {
    pub session_id: String,
    #[serde(default)]
    pub task_id: Option<String>,
    #[serde(default)]
    pub user_id: Option<String>,
}

impl Client {
    /// Starts a session. Starting one too many costs nothing: it stays empty.
    pub async fn start_session(&self, token: &Secret, language: &str) -> Result<SessionStarted, Error> {
        let body = SessionRequest { task_name: "project".into(), language: language.into() };
        let request = self.request(Method::POST, PATH, Some(token)).json(&body);
        let session = self.call::<Answer<SessionStarted>>(request).await?.into_inner();
        if !is_path_segment(&session.session_id) {
            return Err(Error::Refused { status: 200, message: "the session's id is not one word".into() });
        }
        Ok(session)
    }
}

/// Whether a word from a server can stand in an address or a file name: `../x` cannot.
pub fn is_path_segment(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | ':' | '~');
    (1..=200).contains(&word.len()) && word.chars().all(plain) && !word.starts_with('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_session_id_that_climbs_is_no_path_segment() {
        for bad in ["", "..", "../x", "a/b", ".hidden", "a b", "a%2fb", "a?b", "ä"] {
            assert!(!is_path_segment(bad), "{bad:?}");
        }
        assert!(is_path_segment("0198-af_b.c"));
    }
}
