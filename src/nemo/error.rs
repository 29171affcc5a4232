//! What can come back instead of an answer, sorted by what is to be done about it.

use std::time::Duration;

/// The codes of the contract, as they stand in `code` of an answer.
pub mod code {
    pub const TOKEN_INVALID: i64 = 1001;
    pub const SESSION_NOT_FOUND: i64 = 1002;
    pub const OUT_OF_CREDITS: i64 = 2001;
    pub const UNSUPPORTED_TYPE: i64 = 4001;
    pub const TOO_LARGE: i64 = 4002;
    pub const CLIENT_ID_MISSING: i64 = 400;
    pub const PLAN_BLOCKED: i64 = 402;
    pub const RATE_LIMITED: i64 = 429;
    /// Of dropcut's own engine alone, with status 503: it is being stopped and has done nothing. What another backend says
    /// with that status leaves open what was done, so the code is one that none has by accident: `dropcut` in hexadecimal.
    pub const STOPPING: i64 = 0xD20_C07;
}

/// A call that did not succeed. The words in it come from the backend and are only shown to people.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the backend does not accept the token: {0}")]
    TokenInvalid(String),
    #[error("the backend does not know the session any more: {0}")]
    SessionLost(String),
    #[error("the credits are used up: {0}")]
    OutOfCredits(String),
    #[error("the plan does not include exports: {0}")]
    PlanBlocked(String),
    #[error("the backend has too many requests: {message}")]
    RateLimited { message: String, retry_after: Option<Duration> },
    #[error("the backend does not take this type of file: {0}")]
    UnsupportedType(String),
    #[error("the backend finds the file too large: {0}")]
    TooLarge(String),
    #[error("the backend misses the client's id: {0}")]
    ClientIdMissing(String),
    #[error("the backend has this one already: {0}")]
    Duplicate(String),
    #[error("the backend does not know it: {0}")]
    NotFound(String),
    /// A plain no, which asking again would not change.
    #[error("the backend refuses ({status}): {message}")]
    Refused { status: u16, message: String },
    /// It is being stopped, and nothing was done: the same can be asked again.
    #[error("{0}")]
    Stopping(String),
    /// No connection came about: nothing was sent.
    #[error("cannot reach {0}")]
    Unreachable(String),
    /// It was sent, and nobody can tell what became of it.
    #[error("the backend gave no clear answer: {0}")]
    OutcomeUnknown(String),
    /// A file of ours could not be read.
    #[error("cannot read {path}: {source}")]
    Local { path: String, source: std::io::Error },
}

impl Error {
    /// From the `code` of an answer; `None` for zero and for codes that the contract does not name.
    pub fn from_code(value: i64, message: String) -> Option<Error> {
        Some(match value {
            code::TOKEN_INVALID => Error::TokenInvalid(message),
            code::SESSION_NOT_FOUND => Error::SessionLost(message),
            code::OUT_OF_CREDITS => Error::OutOfCredits(message),
            code::UNSUPPORTED_TYPE => Error::UnsupportedType(message),
            code::TOO_LARGE => Error::TooLarge(message),
            code::CLIENT_ID_MISSING if names_client_id(&message) => Error::ClientIdMissing(message),
            code::PLAN_BLOCKED => Error::PlanBlocked(message),
            code::RATE_LIMITED => Error::RateLimited { message, retry_after: None },
            code::STOPPING => Error::Stopping(message),
            _ => return None,
        })
    }

    /// From the status of an answer that is not a success.
    pub fn from_status(status: u16, message: String, retry_after: Option<Duration>) -> Error {
        match status {
            401 => Error::TokenInvalid(message),
            402 => Error::PlanBlocked(message),
            404 => Error::NotFound(message),
            409 => Error::Duplicate(message),
            413 => Error::TooLarge(message),
            415 => Error::UnsupportedType(message),
            429 => Error::RateLimited { message, retry_after },
            408 => Error::OutcomeUnknown(format!("{status}: {message}")),
            400 if names_client_id(&message) => Error::ClientIdMissing(message),
            300..=499 => Error::Refused { status, message },
            _ => Error::OutcomeUnknown(format!("{status}: {message}")),
        }
    }
}

/// Whether it is the client's id that a plain 400 is about.
fn names_client_id(message: &str) -> bool {
    let message = message.to_lowercase();
    ["client-id", "client_id", "client id", "clientid"].iter().any(|name| message.contains(name))
}
