//! The event stream: what the agent says to a message, in both shapes.

use std::time::Duration;

use axum::body::Body;
use axum::http::header;
use axum::response::Response;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use tokio::sync::watch;

use super::faults::Fault;
use super::wire::{Line, pieces};
use super::world::Options;

/// The two shapes of event in use.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// `{"type":"text",…}`
    Plain,
    /// `{"content":{"parts":[…]},…}`, with partial pieces before each whole text.
    Agent,
}

const HEARTBEAT: &str = "data: {\"type\":\"heartbeat\"}\n\n";

fn event(value: &Value) -> String {
    format!("data: {value}\n\n")
}

/// The events that tell of one message: a tool call and its result, signs of life, and the texts.
pub fn told(options: &Options) -> Vec<String> {
    let mut events = in_shape(options.shape, &options.says);
    events.extend(options.last_event.as_ref().map(event));
    events.iter_mut().for_each(|event| *event = event.replace('\n', options.line_end));
    events
}

fn in_shape(shape: Shape, says: &[String]) -> Vec<String> {
    let mut events = match shape {
        Shape::Plain => vec![
            HEARTBEAT.to_owned(),
            event(&json!({"type": "tool_call", "name": "edit_multitrack", "args": {"track": 0}})),
            "data:\n\n".to_owned(),
            event(&json!({"type": "kind_of_a_later_year", "content": {"text": "not for people"}})),
            event(&json!({"type": "tool_result", "name": "edit_multitrack", "result": {"ok": true}})),
        ],
        Shape::Agent => {
            let call = json!({"functionCall": {"id": "c1", "name": "edit_multitrack", "args": {}}});
            let result = json!({"functionResponse": {"id": "c1", "name": "edit_multitrack", "response": {"ok": true}}});
            vec![
                event(&of_agent(0, &json!({"parts": [call], "role": "model"}))),
                "data:\n\n".to_owned(),
                event(&json!({"kindOfALaterYear": {"text": "not for people"}})),
                event(&of_agent(1, &json!({"parts": [result], "role": "model"}))),
            ]
        }
    };
    for text in says {
        match shape {
            Shape::Plain => events.push(event(&json!({"type": "text", "content": text}))),
            Shape::Agent => events.extend(in_pieces(events.len(), text)),
        }
    }
    events
}

fn of_agent(number: usize, content: &Value) -> Value {
    json!({
        "content": content,
        "invocationId": "e-5b1f",
        "author": "nemo_agent",
        "actions": {"stateDelta": {"draft": {}}, "artifactDelta": {}},
        "id": format!("event-{number}"),
        "timestamp": 1_795_343_757.4,
    })
}

/// The partial pieces of a text, and then the whole of it.
fn in_pieces(number: usize, text: &str) -> Vec<String> {
    let characters: Vec<char> = text.chars().collect();
    let length = characters.len().div_ceil(3).max(1);
    let pieces = characters.chunks(length).map(|piece| piece.iter().collect::<String>());
    let mut events: Vec<String> = pieces
        .map(|piece| {
            let mut event = of_agent(number, &json!({"parts": [{"text": piece}], "role": "model"}));
            event["partial"] = json!(true);
            event
        })
        .map(|value| event(&value))
        .collect();
    events.push(event(&of_agent(number, &json!({"parts": [{"text": text}], "role": "model"}))));
    events
}

/// When held streams go on.
pub struct Hold {
    pub released: watch::Receiver<u64>,
    pub heartbeat: Duration,
}

/// The answer that streams these events, broken as `fault` says.
pub fn streamed(mut events: Vec<String>, fault: Option<&Fault>, hold: Hold, line: &Line) -> Response {
    let body = match fault {
        Some(Fault::CutAfterEvents { events: count, .. }) => {
            events.truncate(*count);
            Body::from_stream(line.break_after(pieces(events)))
        }
        Some(Fault::CutAfterBytes { bytes, .. }) => {
            let mut text = events.concat().into_bytes();
            text.truncate(*bytes);
            Body::from_stream(line.break_after(stream::iter([Ok(text.into())])))
        }
        Some(Fault::CutInsideLine { .. }) => {
            let half = events.last().map_or(0, |last| last.len() / 2);
            let mut text = events.concat().into_bytes();
            text.truncate(text.len() - half);
            Body::from_stream(line.break_after(stream::iter([Ok(text.into())])))
        }
        Some(Fault::HoldOpen { .. }) => {
            let heartbeats = stream::unfold(hold, |mut hold| async move {
                tokio::select! {
                    _ = hold.released.changed() => None,
                    () = tokio::time::sleep(hold.heartbeat) => Some((Ok(HEARTBEAT.into()), hold)),
                }
            });
            let start = pieces(vec![HEARTBEAT.to_owned()]);
            Body::from_stream(start.chain(heartbeats).chain(pieces(events)))
        }
        Some(Fault::ErrorEvent(error)) => Body::from_stream(pieces(vec![event(error)])),
        Some(Fault::ErrorAfterwards(error)) => {
            events.push(event(error));
            Body::from_stream(pieces(events))
        }
        Some(Fault::BrokenJson) => {
            events.insert(0, "data: {\"type\":\"text\",\"content\":\"unfin\n\n".to_owned());
            Body::from_stream(pieces(events))
        }
        Some(Fault::Duplicated) => {
            let twice = events.into_iter().flat_map(|event| [event.clone(), event]).collect();
            Body::from_stream(pieces(twice))
        }
        _ => Body::from_stream(pieces(events)),
    };
    let mut response = Response::new(body);
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, header::HeaderValue::from_static("text/event-stream"));
    response
}
