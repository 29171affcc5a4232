//! `GET /api/credits/balance/simple`.

use std::time::Duration;

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::client::Answer;
use super::{Client, Error};
use crate::config::Secret;
use crate::crash;

pub const PATH: &str = "/api/credits/balance/simple";

/// The balance, in credits.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Credits {
    pub available: f64,
    /// Held by work in progress.
    #[serde(default)]
    pub frozen: f64,
    #[serde(default)]
    pub total: f64,
}

/// How long the backend has to answer at all.
const ANSWER_LIMIT: Duration = Duration::from_secs(60);

impl Client {
    /// Whether the backend answers, be it with a refusal or with a page that is no word of its own.
    ///
    /// # Errors
    /// When nothing comes, or word of a failure of the server's own (a status of 500 or more).
    pub async fn answers(&self, token: &Secret) -> Result<(), Error> {
        let request = self.request(Method::GET, PATH, Some(token)).timeout(crash::patience(ANSWER_LIMIT));
        match self.send(request).await?.status() {
            status if status.is_server_error() => Err(Error::OutcomeUnknown(status.to_string())),
            _ => Ok(()),
        }
    }

    pub async fn credits(&self, token: &Secret) -> Result<Credits, Error> {
        let request = self.request(Method::GET, PATH, Some(token));
        Ok(self.call::<Answer<Credits>>(request).await?.into_inner())
    }
}
