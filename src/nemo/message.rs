//! `POST /run_sse`: a message to the agent, answered by a stream of events.

use std::collections::VecDeque;
use std::io;
use std::pin::Pin;

use futures_util::{Stream, StreamExt, TryStreamExt};
use reqwest::{Method, header};
use serde::{Deserialize, Serialize};
use tokio_util::codec::{FramedRead, LinesCodec, LinesCodecError};
use tokio_util::io::StreamReader;
use uuid::Uuid;

use super::event::{self, Event};
use super::{Client, Error, client};
use crate::config::Secret;
use crate::crash;

pub const PATH: &str = "/run_sse";
/// The embedded engine applies a message with the same id once, however often it comes; the cloud ignores it.
pub const MESSAGE_ID: &str = "X-Message-Id";
/// A longer line is no line of the contract: events that carry a whole draft stay far below.
const LINE_LIMIT: usize = 16 << 20;

#[derive(Debug, Serialize, Deserialize)]
pub struct MessageRequest {
    pub app_name: String,
    pub user_id: String,
    pub session_id: String,
    pub new_message: NewMessage,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct NewMessage {
    pub parts: Vec<Part>,
}

#[derive(Debug, Serialize, Deserialize)]
pub struct Part {
    pub text: String,
}

impl MessageRequest {
    pub fn new(session: &str, text: &str) -> MessageRequest {
        MessageRequest {
            app_name: "nemo_agent".into(),
            user_id: "me".into(),
            session_id: session.into(),
            new_message: NewMessage { parts: vec![Part { text: text.into() }] },
        }
    }
}

/// The events of an answer, one after the other. The end of the connection is the end of the answer.
pub struct Answer {
    lines: Pin<Box<dyn Stream<Item = Result<String, LinesCodecError>> + Send>>,
    pending: VecDeque<Event>,
}

impl Client {
    /// Sends a message. To be sent once: whatever comes after `Ok` or `OutcomeUnknown`, the edit may be running.
    pub async fn send_message(
        &self,
        token: &Secret,
        session: &str,
        id: Uuid,
        text: &str,
    ) -> Result<Answer, Error> {
        // How long the answer may take, and be silent, is for the caller to say.
        let request = self
            .sending(Method::POST, PATH, Some(token))
            .header(header::ACCEPT, "text/event-stream")
            .header(MESSAGE_ID, id.to_string())
            .json(&MessageRequest::new(session, text));
        let response = self.send(request).await?;
        let streams = response
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|kind| kind.to_str().ok())
            .is_some_and(|kind| kind.starts_with("text/event-stream"));
        if !response.status().is_success() || !streams {
            let answer: serde_json::Value = client::read(response).await?;
            return Err(no_stream(&answer));
        }
        let bytes = response.bytes_stream().map_err(io::Error::other);
        let lines = FramedRead::new(StreamReader::new(bytes), LinesCodec::new_with_max_length(LINE_LIMIT));
        Ok(Answer { lines: lines.boxed(), pending: VecDeque::new() })
    }
}

/// The error for an answer in good order that is no stream.
fn no_stream(answer: &serde_json::Value) -> Error {
    Error::OutcomeUnknown(format!("no event stream: {}", client::plain(&answer.to_string())))
}

impl Answer {
    /// The next event; `None` when the connection has ended in good order.
    ///
    /// # Errors
    /// `OutcomeUnknown` when the connection broke or the stream is none.
    pub async fn next(&mut self) -> Result<Option<Event>, Error> {
        loop {
            if let Some(event) = self.pending.pop_front() {
                return Ok(Some(event));
            }
            match self.lines.next().await {
                Some(Ok(line)) => {
                    if let Some(payload) = line.strip_prefix("data:") {
                        crash::point(|| format!("within POST {PATH}"));
                        self.pending.extend(event::parse(payload));
                    }
                }
                Some(Err(error)) => return Err(Error::OutcomeUnknown(format!("the stream broke: {error}"))),
                None => return Ok(None),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_that_is_no_stream_is_told_without_the_tokens_in_it() {
        let answer = serde_json::json!({"authorization": "Bearer nmv_usr_0a-B1", "more": "x".repeat(5000)});
        let words = no_stream(&answer).to_string();
        assert!(words.contains("Bearer nmv_…") && !words.contains("0a-B1"), "{words}");
        assert!(words.len() < 400, "{words}");
    }
}
