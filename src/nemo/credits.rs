//! `GET /api/credits/balance/simple`.

use reqwest::Method;
use serde::{Deserialize, Serialize};

use super::client::Answer;
use super::{Client, Error};
use crate::config::Secret;

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

impl Client {
    pub async fn credits(&self, token: &Secret) -> Result<Credits, Error> {
        let request = self.request(Method::GET, PATH, Some(token));
        Ok(self.call::<Answer<Credits>>(request).await?.into_inner())
    }
}
