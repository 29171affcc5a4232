//! What the server has seen and done: the oracle of the tests.

use serde_json::Value;

use super::contract::Endpoint;

/// Everything so far, oldest first.
#[derive(Clone, Debug, Default)]
pub struct Log {
    pub requests: Vec<Recorded>,
    /// The messages that were applied to a draft.
    pub edits: Vec<Edit>,
    pub renders: Vec<Render>,
    /// The files that a session took.
    pub uploads: Vec<Upload>,
    /// The sessions made.
    pub sessions: Vec<String>,
    /// The tokens given out or registered.
    pub tokens: Vec<String>,
    /// Where a client departed from the contract, in words.
    pub violations: Vec<String>,
}

impl Log {
    /// The requests to one endpoint.
    pub fn requests_to(&self, endpoint: Endpoint) -> impl Iterator<Item = &Recorded> {
        self.requests.iter().filter(move |request| request.endpoint == Some(endpoint))
    }
}

/// One request.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// Counted from 1 over the whole life of the server.
    pub number: usize,
    pub method: String,
    pub path: String,
    /// None where the contract knows no such call.
    pub endpoint: Option<Endpoint>,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    pub body: Sent,
    /// The HTTP status answered; none while it is at work, and where the connection ended without an answer.
    pub answered: Option<u16>,
}

impl Recorded {
    /// The value of a header, its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// The body of a request, as far as it came in.
#[derive(Clone, Debug, Default)]
pub struct Sent {
    /// In bytes.
    pub length: u64,
    /// BLAKE3, in hexadecimal digits.
    pub hash: String,
    /// Where it is JSON.
    pub json: Option<Value>,
}

/// A message that was applied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The number of the request that brought it.
    pub request: usize,
    pub session: String,
    pub text: String,
    /// Its `X-Message-Id`.
    pub message: Option<String>,
}

/// A render that was accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Render {
    pub id: String,
    pub session: String,
    pub token: String,
    /// The numbers of the requests that submitted this id: the first was accepted, the others were refused.
    pub submitted: Vec<usize>,
    /// How often it has been asked about while it was the session's running one.
    pub polls: u32,
    pub stage: Stage,
}

/// How far a render is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    Running,
    /// Running, and going to fail.
    Doomed,
    Completed,
    Failed,
    Cancelled,
}

/// A file that a session took.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    pub request: usize,
    pub session: String,
    /// As sent.
    pub name: String,
    /// In bytes; 0 where it came by address.
    pub size: u64,
    /// BLAKE3 in hexadecimal digits; of the address where it came by address.
    pub hash: String,
    /// The address that it came by.
    pub url: Option<String>,
}
