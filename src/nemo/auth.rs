//! `POST /api/auth/anonymous-token` and `POST /api/auth/claim-token`.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::client::Answer;
use super::{Client, Error};
use crate::config::Secret;

pub const ANONYMOUS_TOKEN: &str = "/api/auth/anonymous-token";
pub const CLAIM_TOKEN: &str = "/api/auth/claim-token";

/// A free token. It lives for seven days and comes with 100 credits.
#[derive(Debug, Clone, Deserialize)]
pub struct AnonymousToken {
    pub token: Secret,
    #[serde(default)]
    pub user_id: Option<String>,
    /// RFC 3339 where the server keeps to its documents; not relied on.
    #[serde(default)]
    pub expires_at: Option<serde_json::Value>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct ClaimRequest {
    pub task_id: String,
    pub session_id: String,
}

/// A word that opens a project in the browser and nothing else.
#[derive(Debug, Serialize, Deserialize)]
pub struct ClaimToken {
    pub claim_token: String,
}

impl Client {
    /// Asks for an anonymous token. The same `client_id` gets a new token for the same user.
    pub async fn anonymous_token(&self, client_id: &str) -> Result<AnonymousToken, Error> {
        let request = self.request(Method::POST, ANONYMOUS_TOKEN, None).header("X-Client-Id", client_id);
        Ok(self.call::<Answer<AnonymousToken>>(request).await?.into_inner())
    }

    /// Asks for the word that lets a person open the session in the browser.
    pub async fn claim_token(&self, token: &Secret, claim: &ClaimRequest) -> Result<ClaimToken, Error> {
        let request = self.request(Method::POST, CLAIM_TOKEN, Some(token)).json(claim);
        let answer = self.call::<Answer<ClaimToken>>(request).await?;
        Ok(answer.into_inner())
    }
}
