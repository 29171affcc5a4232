//! The one door through which requests leave and answers come in.

use std::path::Path;
use std::time::Duration;

use reqwest::{Method, RequestBuilder, Response, StatusCode, Url, header};
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::watch;

use super::Error;
use crate::config::{Backend, Secret};
use crate::crash;
use crate::http::{self, cause};

/// The longest that a call with a short answer may take.
const CALL_LIMIT: Duration = Duration::from_secs(60);
/// No byte for this long means a dead connection. Heartbeats come more often.
const READ_LIMIT: Duration = Duration::from_secs(120);
/// An upload of which nothing has left, and to which nothing was answered, for this long is given up.
const STALL_LIMIT: Duration = Duration::from_secs(300);
/// Larger answers are not read: a draft of a long edit has some hundred kilobytes.
const ANSWER_LIMIT: usize = 32 << 20;
/// How much of an error page is quoted.
const QUOTE_LIMIT: usize = 200;

/// How far the backend is away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The engine that this process started: files are handed over by address.
    Local,
    /// Any other server: files are sent, and its `file:` addresses are refused.
    Remote,
}

/// What the attribution headers say. An export without them is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attribution {
    pub source: String,
    pub version: String,
    pub platform: String,
}

impl Attribution {
    /// As configured; else our version, and the platform by the path of the running program.
    pub fn new(backend: &Backend, program: &Path) -> Attribution {
        let skill = &backend.skill;
        Attribution {
            source: skill.source.clone(),
            version: skill.version.clone().unwrap_or_else(|| env!("CARGO_PKG_VERSION").into()),
            platform: skill.platform.clone().unwrap_or_else(|| platform_of(program).into()),
        }
    }
}

fn platform_of(program: &Path) -> &'static str {
    let under = |folder: &str| program.components().any(|component| component.as_os_str() == folder);
    match () {
        () if under(".clawhub") => "clawhub",
        () if under(".cursor") && under("skills") => "cursor",
        () => "unknown",
    }
}

/// A connection to one backend. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    /// For uploads and edits, which take as long as they take: a limit on reading would count while an upload is sent,
    /// and while an agent thinks.
    sending: reqwest::Client,
    base: Url,
    attribution: Attribution,
    reach: Reach,
}

impl Client {
    /// A client of the backend at `base`. The local engine is spoken to without proxies and certificates.
    ///
    /// # Errors
    /// When the system's certificates cannot be loaded, or a configured word cannot stand in a header.
    pub fn new(base: Url, attribution: Attribution, reach: Reach) -> Result<Client, Error> {
        let builder = |limit: Option<Duration>| {
            let builder = http::builder(&base, reach == Reach::Local);
            limit.into_iter().fold(builder, |builder, limit| builder.read_timeout(limit)).build()
        };
        let refused = |message: String| Error::Refused { status: 0, message };
        for (key, word) in [
            ("source", &attribution.source),
            ("version", &attribution.version),
            ("platform", &attribution.platform),
        ] {
            header::HeaderValue::from_str(word).map_err(|_| {
                refused(format!("`backend.skill.{key}` cannot be sent as a header: {word:?}"))
            })?;
        }
        let trouble = |error: reqwest::Error| refused(http::told(&error));
        let reading = builder(Some(crash::patience(READ_LIMIT))).map_err(trouble)?;
        let sending = builder(None).map_err(trouble)?;
        Ok(Client { http: reading, sending, base, attribution, reach })
    }

    pub fn reach(&self) -> Reach {
        self.reach
    }

    /// The address of the backend, for messages.
    pub fn base(&self) -> &Url {
        &self.base
    }

    /// A request with the headers that every request has; `path` begins with a slash.
    pub(super) fn request(&self, method: Method, path: &str, token: Option<&Secret>) -> RequestBuilder {
        self.request_to(method, self.url(path), token)
    }

    /// The address of a path of the backend, which may itself lie below a path.
    pub(super) fn url(&self, path: &str) -> Url {
        http::below(&self.base, path)
    }

    /// The same for a path with a query.
    pub(super) fn url_with_query(&self, address: &str) -> Url {
        let (path, query) = match address.split_once('?') {
            Some((path, query)) => (path, Some(query)),
            None => (address, None),
        };
        let mut url = self.url(path);
        url.set_query(query);
        url
    }

    /// Like `request`, without a limit on reading.
    pub(super) fn sending(&self, method: Method, path: &str, token: Option<&Secret>) -> RequestBuilder {
        self.prepare(&self.sending, method, self.url(path), token)
    }

    /// Like `request`, for an address that the backend gave. `Authorization` goes to the backend's own origin only.
    pub(super) fn request_to(&self, method: Method, url: Url, token: Option<&Secret>) -> RequestBuilder {
        self.prepare(&self.http, method, url, token)
    }

    fn prepare(
        &self,
        http: &reqwest::Client,
        method: Method,
        url: Url,
        token: Option<&Secret>,
    ) -> RequestBuilder {
        let ours = url.origin() == self.base.origin();
        let mut request = http.request(method, url);
        if ours {
            request = request
                .header("X-Skill-Source", &self.attribution.source)
                .header("X-Skill-Version", &self.attribution.version)
                .header("X-Skill-Platform", &self.attribution.platform);
            if let Some(token) = token {
                request = request.bearer_auth(token.reveal());
            }
        }
        request
    }

    /// Sends a request with a short answer and reads it.
    pub(super) async fn call<T: DeserializeOwned>(&self, request: RequestBuilder) -> Result<T, Error> {
        let response = self.send(request.timeout(crash::patience(CALL_LIMIT))).await?;
        read(response).await
    }

    /// Sends a request whose body takes as long as it takes, as long as it goes on: `moved` changes with each piece
    /// that leaves.
    pub(super) async fn call_slowly<T: DeserializeOwned>(
        &self,
        request: RequestBuilder,
        mut moved: watch::Receiver<()>,
    ) -> Result<T, Error> {
        let stalled = async {
            while let Ok(changed) = tokio::time::timeout(crash::patience(STALL_LIMIT), moved.changed()).await
            {
                if changed.is_err() {
                    // All has left; the answer has its time, too.
                    return tokio::time::sleep(crash::patience(STALL_LIMIT)).await;
                }
            }
        };
        tokio::select! {
            response = self.send(request) => read(response?).await,
            () = stalled => Err(Error::OutcomeUnknown("the upload does not get on".into())),
        }
    }

    /// Whether anything answers at the backend's address.
    pub async fn ping(&self) -> Result<(), Error> {
        let request = self.http.get(self.base.clone()).timeout(crash::patience(CALL_LIMIT));
        self.send(request).await.map(drop)
    }

    /// Sends a request and returns the answer's head.
    pub(super) async fn send(&self, request: RequestBuilder) -> Result<Response, Error> {
        let (http, request) = request.build_split();
        let request = request.map_err(|error| self.sort(error))?;
        let has_effect = request.method() != Method::GET;
        if has_effect {
            crash::point(|| format!("before {}", call_of(request.url())));
        }
        let response = http.execute(request).await.map_err(|error| self.sort(error))?;
        if has_effect {
            crash::point(|| format!("after {}", call_of(response.url())));
        }
        Ok(response)
    }

    fn sort(&self, error: reqwest::Error) -> Error {
        let error = error.without_url();
        if error.is_connect() || error.is_builder() {
            Error::Unreachable(format!("{}: {}", self.base, cause(&error)))
        } else {
            Error::OutcomeUnknown(cause(&error))
        }
    }
}

/// A call that has an effect, for the places of crashes: `POST /api/render/proxy/lambda/*/cancel`.
fn call_of(url: &Url) -> String {
    format!("POST {}", url.path().split('/').map(crash::masked).collect::<Vec<_>>().join("/"))
}

/// Reads an answer of the contract: errors told by status, by `code` or by `success` become errors.
pub(super) async fn read<T: DeserializeOwned>(response: Response) -> Result<T, Error> {
    let status = response.status();
    let retry_after = retry_after(&response);
    let body = read_body(response).await?;
    let answer: Option<Value> = serde_json::from_slice(&body).ok();
    let message = answer.as_ref().and_then(message_of).unwrap_or_else(|| quote(&body));
    if let Some(code) = answer.as_ref().and_then(code_of).filter(|code| *code != 0) {
        if let Some(error) = Error::from_code(code, message.clone()) {
            return Err(match error {
                Error::RateLimited { message, .. } => Error::RateLimited { message, retry_after },
                other => other,
            });
        }
        if status.is_success() {
            return Err(match u16::try_from(code) {
                Ok(code) if (400..600).contains(&code) => Error::from_status(code, message, retry_after),
                _ => Error::Refused { status: status.as_u16(), message: format!("code {code}: {message}") },
            });
        }
    }
    // A page on the way, not a word of the backend: nobody can tell what it means for the session.
    if status == StatusCode::NOT_FOUND && !answer.as_ref().is_some_and(Value::is_object) {
        return Err(Error::OutcomeUnknown(format!("{status}: {message}")));
    }
    if !status.is_success() {
        return Err(Error::from_status(status.as_u16(), message, retry_after));
    }
    if answer.as_ref().and_then(|answer| answer.get("success")) == Some(&Value::Bool(false)) {
        return Err(match message.to_lowercase().contains("duplicate") {
            true => Error::Duplicate(message),
            false => Error::Refused { status: status.as_u16(), message },
        });
    }
    serde_json::from_slice(&body).map_err(|error| {
        Error::OutcomeUnknown(format!("not the JSON of the contract ({error}): {}", quote(&body)))
    })
}

async fn read_body(mut response: Response) -> Result<Vec<u8>, Error> {
    let broken = |error: reqwest::Error| Error::OutcomeUnknown(cause(&error.without_url()));
    let mut body = Vec::new();
    while let Some(chunk) = response.chunk().await.map_err(broken)? {
        if body.len() + chunk.len() > ANSWER_LIMIT {
            return Err(Error::OutcomeUnknown(format!("an answer of more than {ANSWER_LIMIT} bytes")));
        }
        body.extend_from_slice(&chunk);
    }
    Ok(body)
}

fn retry_after(response: &Response) -> Option<Duration> {
    let seconds = response.headers().get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse::<u64>().ok()?;
    Some(Duration::from_secs(seconds.min(24 * 3600)))
}

fn code_of(answer: &Value) -> Option<i64> {
    match answer.get("code")? {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

fn message_of(answer: &Value) -> Option<String> {
    let text = |value: &Value| match value {
        Value::String(text) if !text.trim().is_empty() => Some(plain(text)),
        Value::Object(fields) => fields.get("message").and_then(Value::as_str).map(plain),
        _ => None,
    };
    ["message", "error", "detail", "msg"].iter().find_map(|key| answer.get(key).and_then(text))
}

fn quote(body: &[u8]) -> String {
    match plain(&String::from_utf8_lossy(&body[..body.len().min(4 * QUOTE_LIMIT)])) {
        text if text.is_empty() => "no words".into(),
        text => text,
    }
}

/// Words from outside, fit for one line: no control characters, bounded.
pub(super) fn plain(text: &str) -> String {
    let words: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || c.is_control()).filter(|w| !w.is_empty()).collect();
    without_tokens(&words.join(" ")).chars().take(QUOTE_LIMIT).collect()
}

/// What the vendor's tokens and claim words begin with.
const TOKEN_BEGINNINGS: [&str; 2] = ["nmv_", "clm_"];

/// Words from outside without the tokens that some backends repeat in their complaints.
pub(super) fn without_tokens(text: &str) -> String {
    let mut cleared = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = TOKEN_BEGINNINGS.iter().filter_map(|beginning| rest.find(beginning)).min() {
        let (before, token) = rest.split_at(at);
        let end =
            token.find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '-').unwrap_or(token.len());
        cleared.push_str(before);
        cleared.push_str(&token[..4]);
        cleared.push('…');
        rest = &token[end..];
    }
    cleared.push_str(rest);
    cleared
}

/// The part of an answer that counts: `data` where there is one, else the whole.
#[derive(serde::Deserialize)]
#[serde(untagged)]
pub(super) enum Answer<T> {
    Wrapped { data: T },
    Bare(T),
}

impl<T> Answer<T> {
    pub(super) fn into_inner(self) -> T {
        match self {
            Answer::Wrapped { data } | Answer::Bare(data) => data,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_platform_is_told_by_the_path_of_the_program() {
        assert_eq!(platform_of(Path::new("/home/ann/.clawhub/skills/dropcut")), "clawhub");
        assert_eq!(platform_of(Path::new("/home/ann/.cursor/skills/x/dropcut")), "cursor");
        assert_eq!(platform_of(Path::new("/usr/local/bin/dropcut")), "unknown");
    }

    #[test]
    fn words_from_outside_fit_on_one_line() {
        assert_eq!(plain("a\u{1b}[31m b\n\nc"), "a [31m b c");
        assert_eq!(plain(&"x".repeat(5000)).len(), QUOTE_LIMIT);
    }

    #[test]
    fn a_token_that_a_backend_repeats_is_not_repeated() {
        assert_eq!(plain("token nmv_usr_0a-B1 has expired, clm_9"), "token nmv_… has expired, clm_…");
        assert_eq!(plain("nothing secret"), "nothing secret");
    }
}
