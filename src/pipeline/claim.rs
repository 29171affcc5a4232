//! The link under which a person opens the project of a result in the browser.

use std::time::Duration;

use reqwest::Url;
use tracing::{debug, info, warn};

use super::{Pipeline, Trouble};
use crate::config::Secret;
use crate::job::TextId;
use crate::nemo::auth::ClaimRequest;
use crate::outbox::Publication;

/// How long a result waits for its link.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest word that is put into a link, in bytes.
const LONGEST: usize = 200;

impl Pipeline {
    /// Keeps the link for a session among the texts, so that a report that is written again after a crash is the same.
    pub(super) async fn keep_claim(&self, session: &str) -> Result<Option<TextId>, Trouble> {
        let link = self.claim_link(session).await;
        let kept = link.map(|link| self.ledger.texts().put(&link)).transpose();
        kept.map_err(|error| Trouble::state(&self.config, &error))
    }

    /// The link that was kept for a result.
    pub(super) fn kept_claim(&self, publication: &Publication) -> Option<String> {
        let kept = self.ledger.texts().get(publication.claim.as_ref()?);
        kept.inspect_err(|error| warn!("the report has no link to the project in the browser: {error}")).ok()
    }

    /// The link for a session in the cloud, good for seven days. `None` where there is none: no result waits for it.
    async fn claim_link(&self, session: &str) -> Option<String> {
        if self.is_embedded() {
            return None;
        }
        let (record, token) = self.session(session).ok()?;
        let claim = ClaimRequest { task_id: record.task?, session_id: record.id };
        let asked = tokio::time::timeout(PATIENCE, self.backend.client.claim_token(&token, &claim)).await;
        match asked {
            Ok(Ok(answer)) => {
                let link = link(&self.config.backend.web_url, &answer.claim_token, &token);
                if link.is_none() {
                    info!(
                        "the backend's word for opening the project in the browser is none that can be used"
                    );
                }
                link
            }
            Ok(Err(error)) => {
                debug!("there is no link to the project in the browser: {error}");
                None
            }
            Err(_) => {
                debug!("there is no link to the project in the browser: no answer came in time");
                None
            }
        }
    }
}

/// The address that opens a project by its `claim`. A claim that holds the token itself is none.
fn link(web_url: &str, claim: &str, token: &Secret) -> Option<String> {
    let usable = !claim.trim().is_empty() && claim.len() <= LONGEST && !claim.contains(token.reveal());
    let mut url = Url::parse(web_url).ok()?.join("/workspace/claim").ok().filter(|_| usable)?;
    url.query_pairs_mut().append_pair("ct", claim);
    Some(url.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_claim_is_encoded_into_its_link_and_nothing_else_comes_in() {
        let token = Secret::new("nmv_usr_secret");
        let link = |claim: &str| link("https://web.example", claim, &token);
        assert_eq!(link("clm_1").unwrap(), "https://web.example/workspace/claim?ct=clm_1");
        assert_eq!(
            link("a&b=c d\n#\u{202e}é").unwrap(),
            "https://web.example/workspace/claim?ct=a%26b%3Dc+d%0A%23%E2%80%AE%C3%A9"
        );
        assert_eq!(link("clm_nmv_usr_secret"), None);
        assert_eq!(link(" "), None);
        assert_eq!(link(&"x".repeat(201)), None);
    }
}
