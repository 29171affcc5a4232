//! A server that speaks as OpenAI's does, asked to plan with a language model.
//!
//! It is sent the words of the prompt and what the engine can do, and nothing else. What it answers is believed as
//! little as a prompt is: it becomes steps only where it fits the same ops, and what it says is never logged.

mod answer;
mod question;
mod quote;
mod schema;

use std::net::IpAddr;
use std::time::Duration;

use reqwest::{RequestBuilder, Response, StatusCode, Url};

pub use self::answer::Answer;
use self::question::Question;
use super::prompt::LONGEST;
use crate::config::{self, Secret};
use crate::http::{self, cause};

/// A longer answer is not read, in bytes. Plans of two hundred steps have some ten thousand.
const ANSWER_LIMIT: usize = 1 << 20;

/// The longest that a question takes for which no model has to think.
const CHECK_LIMIT: Duration = Duration::from_secs(10);

/// A server that cannot be spoken to as it is configured.
#[derive(Debug, thiserror::Error)]
pub enum SetupError {
    #[error("`planner.url` is not an address; write it like http://localhost:11434/v1")]
    Address,
    #[error(
        "`planner.url` holds a name, a password or a query; put a token into `planner.token_file` instead"
    )]
    Password,
    #[error("the planner's server: {0}")]
    Client(String),
    #[error("the question to the planner's server cannot be written: {0}")]
    Question(#[from] serde_json::Error),
}

/// Why a question has no answer that can be used. Nothing in it was said by the server.
#[derive(Debug, thiserror::Error)]
pub enum Trouble {
    #[error("the planner's server cannot be reached ({0}); start it, or set `planner.url`")]
    Unreachable(String),
    #[error("the planner's server took longer than {}; set `planner.time_limit`, or choose a smaller model", humantime::format_duration(*.0))]
    Slow(Duration),
    #[error("the planner's server broke off its answer ({0})")]
    Broken(String),
    #[error("the planner's server answers {status}; {}", remedy(*status))]
    Status { status: StatusCode },
    #[error("the planner's server gave an answer of more than {ANSWER_LIMIT} bytes")]
    Large,
    #[error("the planner's server gave an answer that does not fit: {0}; another model may do better")]
    Unfit(String),
    #[error("it has more than {LONGEST} characters")]
    LongPrompt,
}

fn remedy(status: StatusCode) -> &'static str {
    match status {
        StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN => {
            "set a valid token as DROPCUT_PLANNER_TOKEN or `planner.token_file`"
        }
        StatusCode::NOT_FOUND => "look at `planner.url`, which often ends with /v1, and at `planner.model`",
        status if status.is_redirection() => {
            "set `planner.url` to where it is now; redirects are not followed"
        }
        status if status.is_server_error() => "look at its log",
        _ => "it may not know `planner.model`, or how to keep to a JSON schema",
    }
}

/// The server, ready to be asked.
#[derive(Debug)]
pub(super) struct Server {
    http: reqwest::Client,
    base: Url,
    token: Option<Secret>,
    limit: Duration,
    question: Question,
}

impl Server {
    pub fn new(config: &config::Planner) -> Result<Server, SetupError> {
        let base = Url::parse(&config.url).map_err(|_| SetupError::Address)?;
        if !base.username().is_empty() || base.password().is_some() || base.query().is_some() {
            return Err(SetupError::Password);
        }
        let http = http::builder(&base, is_near(&base)).build();
        let http = http.map_err(|error| SetupError::Client(http::told(&error)))?;
        let question = Question::new(config.model.as_deref().unwrap_or_default())?;
        Ok(Server { http, base, token: config.token.clone(), limit: config.time_limit, question })
    }

    /// What the model makes of `prompt`. Asked once: what is not answered well now is planned by the rules.
    pub async fn ask(&self, prompt: &str) -> Result<Answer, Trouble> {
        if prompt.chars().nth(LONGEST).is_some() {
            return Err(Trouble::LongPrompt);
        }
        let address = http::below(&self.base, "/chat/completions");
        let request = self.http.post(address).json(&self.question.about(prompt));
        let response = self.send(request, self.limit).await?;
        Answer::of_body(&self.body(response).await?).map_err(Trouble::Unfit)
    }

    /// Whether it answers, by what every such server has: the list of its models.
    pub async fn check(&self) -> Result<(), Trouble> {
        let request = self.http.get(http::below(&self.base, "/models"));
        self.send(request, self.limit.min(CHECK_LIMIT)).await.map(drop)
    }

    async fn send(&self, request: RequestBuilder, limit: Duration) -> Result<Response, Trouble> {
        let request = match &self.token {
            Some(token) => request.bearer_auth(token.reveal()),
            None => request,
        };
        // The limit holds for the body, too.
        let response = request.timeout(limit).send().await.map_err(|error| sort(error, limit))?;
        match response.status() {
            status if status.is_success() => Ok(response),
            status => Err(Trouble::Status { status }),
        }
    }

    async fn body(&self, mut response: Response) -> Result<Vec<u8>, Trouble> {
        let mut body = Vec::new();
        while let Some(chunk) = response.chunk().await.map_err(|error| sort(error, self.limit))? {
            if body.len() + chunk.len() > ANSWER_LIMIT {
                return Err(Trouble::Large);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body)
    }
}

fn sort(error: reqwest::Error, limit: Duration) -> Trouble {
    let error = error.without_url();
    match () {
        () if error.is_connect() || error.is_builder() => Trouble::Unreachable(cause(&error)),
        () if error.is_timeout() => Trouble::Slow(limit),
        () => Trouble::Broken(cause(&error)),
    }
}

/// Whether it runs on this machine, where no proxy stands between.
fn is_near(base: &Url) -> bool {
    let host = base.host_str().unwrap_or_default().trim_matches(['[', ']']);
    let near = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback());
    near && base.scheme() == "http"
}
