//! The tokens: the given one, and the anonymous ones with what each is still needed for.
//!
//! A render can only be asked for with the token that it was ordered under, so none is forgotten. They lie in one
//! file of mode 0600 and are named everywhere else by a key that tells nothing.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::{Deserialize, Serialize};

use super::BackendError;
use crate::config::Secret;
use crate::disk;

/// A token and whose it is.
#[derive(Debug, Clone)]
pub struct Account {
    pub token: Secret,
    pub user: Option<String>,
    /// Got from the backend without an account: renewable.
    pub anonymous: bool,
    pub expired: bool,
    /// The address of the backend that it is for, which alone may see it; `None` for the embedded engine.
    pub backend: Option<String>,
}

impl Account {
    /// The link under which an anonymous user registers and gets more credits.
    pub fn bind_link(&self, web_url: &str) -> Option<String> {
        let user = self.user.as_ref().filter(|_| self.anonymous)?;
        let mut url = reqwest::Url::parse(web_url).ok()?.join("/register").ok()?;
        url.query_pairs_mut().append_pair("bind", user);
        Some(url.into())
    }
}

/// As it lies in the file.
#[derive(Serialize, Deserialize)]
struct Kept {
    token: String,
    user: Option<String>,
    anonymous: bool,
    expired: bool,
    backend: Option<String>,
}

/// All tokens that were ever used here.
pub struct Tokens {
    path: PathBuf,
    accounts: Mutex<BTreeMap<String, Account>>,
    /// The key of the token that was given by the person or made by the engine.
    given: Option<String>,
    /// The backend that is spoken to.
    backend: Option<String>,
}

impl Tokens {
    /// Reads the tokens kept in the state folder, for the backend at that address (`None`: the embedded engine).
    /// `given` is the one to be used for all that is new; nothing is written yet.
    pub fn open(state: &Path, backend: Option<&str>, given: Option<Secret>) -> Result<Tokens, BackendError> {
        let path = state.join("tokens.json");
        let kept: BTreeMap<String, Kept> = match std::fs::read(&path) {
            // They cost what was paid for: none is thrown away unasked.
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| BackendError::DamagedTokens {
                path: path.clone(),
                reason: error.to_string(),
            })?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => BTreeMap::new(),
            Err(error) => return Err(BackendError::Tokens(error)),
        };
        let accounts = kept.into_iter().map(|(key, kept)| {
            let Kept { token, user, anonymous, expired, backend } = kept;
            (key, Account { token: Secret::new(token), user, anonymous, expired, backend })
        });
        let mut accounts: BTreeMap<String, Account> = accounts.collect();
        let backend = backend.map(str::to_string);
        let key = given.as_ref().map(key_of);
        if let (Some(key), Some(token)) = (&key, given) {
            let account =
                Account { token, user: None, anonymous: false, expired: false, backend: backend.clone() };
            accounts.insert(key.clone(), account);
        }
        Ok(Tokens { path, accounts: Mutex::new(accounts), given: key, backend })
    }

    /// The address of the backend that is spoken to; `None` for the embedded engine.
    pub fn backend(&self) -> Option<String> {
        self.backend.clone()
    }

    /// The token for what is new: the given one, else an anonymous one that has not expired.
    pub fn current(&self) -> Option<(String, Account)> {
        let accounts = self.locked();
        match &self.given {
            Some(key) => accounts.get(key).map(|account| (key.clone(), account.clone())),
            None => accounts
                .iter()
                .find(|(_, account)| account.anonymous && !account.expired && account.backend == self.backend)
                .map(|(key, account)| (key.clone(), account.clone())),
        }
    }

    /// Keeps a token, durably, and tells its key.
    pub fn keep(&self, account: Account) -> io::Result<String> {
        let key = key_of(&account.token);
        let mut accounts = self.locked();
        accounts.insert(key.clone(), account);
        self.write(&accounts)?;
        Ok(key)
    }

    /// A token, if it is one for the backend that is spoken to.
    pub fn get(&self, key: &str) -> Option<Secret> {
        self.account(key).filter(|account| account.backend == self.backend).map(|account| account.token)
    }

    /// Makes the given token durable: its sessions must be found after it was replaced.
    pub fn keep_given(&self) -> io::Result<()> {
        self.write(&self.locked())
    }

    pub fn account(&self, key: &str) -> Option<Account> {
        self.locked().get(key).cloned()
    }

    /// Whether another token can be had in its place without the person.
    pub fn renewable(&self, key: &str) -> bool {
        self.account(key).is_some_and(|account| account.anonymous)
    }

    /// Marks a token as not accepted any more. It is still used to ask for what it rendered.
    pub fn expire(&self, key: &str) {
        let mut accounts = self.locked();
        if let Some(account) = accounts.get_mut(key) {
            account.expired = true;
        }
        if let Err(error) = self.write(&accounts) {
            tracing::warn!("cannot keep that a token has expired: {error}");
        }
    }

    fn write(&self, accounts: &BTreeMap<String, Account>) -> io::Result<()> {
        let kept: BTreeMap<&String, Kept> = accounts
            .iter()
            .map(|(key, account)| {
                let Account { token, user, anonymous, expired, backend } = account.clone();
                (key, Kept { token: token.reveal().into(), user, anonymous, expired, backend })
            })
            .collect();
        disk::write(&self.path, &serde_json::to_vec_pretty(&kept)?, 0o600)
    }

    fn locked(&self) -> MutexGuard<'_, BTreeMap<String, Account>> {
        self.accounts.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn key_of(token: &Secret) -> String {
    blake3::hash(token.reveal().as_bytes()).to_hex()[..16].to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_named_by_a_key_that_does_not_tell_it() {
        let state = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(state.path(), None, Some(Secret::new("nmv_usr_secret"))).unwrap();
        tokens.keep_given().unwrap();
        let (key, account) = tokens.current().unwrap();
        assert!(!key.contains("secret") && !format!("{account:?}").contains("secret"));
        let again = Tokens::open(state.path(), None, None).unwrap();
        assert_eq!(again.get(&key).unwrap().reveal(), "nmv_usr_secret");
    }

    #[test]
    fn a_token_is_shown_to_no_other_backend() {
        let state = tempfile::tempdir().unwrap();
        let here = Some("https://one.example/");
        let tokens = Tokens::open(state.path(), here, None).unwrap();
        let backend = tokens.backend();
        let key = tokens
            .keep(Account { token: Secret::new("a"), user: None, anonymous: true, expired: false, backend })
            .unwrap();
        let elsewhere = Tokens::open(state.path(), Some("http://two.example/"), None).unwrap();
        assert!(elsewhere.current().is_none() && elsewhere.get(&key).is_none());
        assert!(Tokens::open(state.path(), here, None).unwrap().get(&key).is_some());
    }

    #[test]
    fn an_expired_token_is_kept_for_what_it_rendered() {
        let state = tempfile::tempdir().unwrap();
        let tokens = Tokens::open(state.path(), None, None).unwrap();
        let account = Account {
            token: Secret::new("a"),
            user: Some("anon_1".into()),
            anonymous: true,
            expired: false,
            backend: None,
        };
        let key = tokens.keep(account).unwrap();
        tokens.expire(&key);
        assert!(tokens.current().is_none());
        assert!(tokens.get(&key).is_some());
    }

    #[test]
    fn the_link_for_more_credits_carries_the_user_and_no_token() {
        let account = Account {
            token: Secret::new("nmv"),
            user: Some("anon_1".into()),
            anonymous: true,
            expired: false,
            backend: None,
        };
        assert_eq!(
            account.bind_link("https://nemovideo.com").unwrap(),
            "https://nemovideo.com/register?bind=anon_1"
        );
    }
}
