//! The events of an edit's stream, in both shapes that are in use, and the words that they add up to.

use serde_json::Value;

use super::client::{plain, without_tokens};

/// What one event says to a client. Unknown kinds are nothing.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// Words for the person. A `partial` one is a piece of a whole that may follow.
    Text { text: String, partial: bool },
    /// The agent uses a tool, or has its result: work goes on.
    Tool { name: String },
    /// Nothing new, but the work goes on.
    Heartbeat,
    /// The backend gave up.
    Failure { code: Option<String>, message: String },
}

/// Reads the payload of one `data:` line. An empty one is a heartbeat; what is not understood is no event.
pub fn parse(payload: &str) -> Vec<Event> {
    let payload = payload.trim();
    if payload.is_empty() {
        return vec![Event::Heartbeat];
    }
    let Ok(Value::Object(event)) = serde_json::from_str::<Value>(payload) else {
        return Vec::new();
    };
    let text = |key: &str| event.get(key).and_then(Value::as_str).map(str::to_string);
    if let Some(message) = text("errorMessage").or_else(|| text("error")).or_else(|| text("errorCode")) {
        let code = event.get("errorCode").or_else(|| event.get("code")).map(|code| match code {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        });
        return vec![Event::Failure { code, message: plain(&message) }];
    }
    match text("type").as_deref() {
        Some("text") => {
            text("content").map(|text| Event::Text { text, partial: false }).into_iter().collect()
        }
        Some("tool_call" | "tool_result") => vec![Event::Tool { name: text("name").unwrap_or_default() }],
        Some("heartbeat") => vec![Event::Heartbeat],
        Some("error") => {
            let message = text("message").or_else(|| text("content")).unwrap_or_else(|| "no words".into());
            vec![Event::Failure { code: None, message: plain(&message) }]
        }
        Some(_) => Vec::new(),
        None => parts(&event),
    }
}

/// The second shape: `content.parts[]` with `text`, `functionCall` and `functionResponse`.
fn parts(event: &serde_json::Map<String, Value>) -> Vec<Event> {
    let partial = event.get("partial").and_then(Value::as_bool).unwrap_or(false);
    let content = event.get("content");
    if content.and_then(|content| content.get("role")).and_then(Value::as_str) == Some("user") {
        return Vec::new();
    }
    let parts = content.and_then(|content| content.get("parts")).and_then(Value::as_array);
    let mut events = Vec::new();
    let mut words = String::new();
    for part in parts.into_iter().flatten() {
        let thought = part.get("thought").and_then(Value::as_bool).unwrap_or(false);
        if let Some(text) = part.get("text").and_then(Value::as_str) {
            if !thought {
                words.push_str(text);
            }
        } else if let Some(tool) = part.get("functionCall").or_else(|| part.get("functionResponse")) {
            let name = tool.get("name").and_then(Value::as_str).unwrap_or_default();
            events.push(Event::Tool { name: name.into() });
        }
    }
    if !words.is_empty() {
        events.insert(0, Event::Text { text: words, partial });
    }
    events
}

/// The longest answer that is kept. What comes after is told to be missing.
const WORDS_LIMIT: usize = 64 << 10;
/// What the vendor's agent is known to add after a normal answer, meaning nothing.
const EXCUSE: &str = "I encountered a temporary issue";

/// Gathers the words of a stream, each told once: a whole that repeats its pieces replaces them.
#[derive(Debug, Default, Clone)]
pub struct Transcript {
    told: Vec<String>,
    pieces: String,
}

impl Transcript {
    /// Takes up the words of an event.
    pub fn add(&mut self, text: &str, partial: bool) {
        let length = self.pieces.len() + self.told.iter().map(String::len).sum::<usize>();
        if length > WORDS_LIMIT {
            return;
        }
        if partial {
            self.pieces.push_str(text);
            return;
        }
        let pieces = std::mem::take(&mut self.pieces);
        if !pieces.trim().is_empty() && !text.trim_start().starts_with(pieces.trim()) {
            self.told.push(pieces);
        }
        self.told.push(text.to_string());
    }

    /// All words, one line each thing said; without the excuse that follows a normal answer.
    pub fn words(&self) -> String {
        let mut told: Vec<&str> = self
            .told
            .iter()
            .map(String::as_str)
            .chain([self.pieces.as_str()])
            .filter(|t| !t.trim().is_empty())
            .collect();
        while told.len() > 1 && told.last().is_some_and(|last| last.trim_start().starts_with(EXCUSE)) {
            told.pop();
        }
        // What moves a cursor or retitles a terminal is no word.
        let told =
            told.into_iter().map(|text| text.replace(|c: char| c.is_control() && !c.is_whitespace(), ""));
        let mut words = String::new();
        for text in told {
            let ended = words.chars().next_back().is_some_and(|c| ".!?。！？:：".contains(c));
            if ended && !text.starts_with(char::is_whitespace) {
                words.push('\n');
            }
            words.push_str(&text);
        }
        let words = without_tokens(&words);
        match words.rfind(EXCUSE) {
            Some(at) if !words[..at].trim().is_empty() => words[..at].trim().to_string(),
            _ => words.trim().to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(payloads: &[&str]) -> String {
        let mut transcript = Transcript::default();
        for event in payloads.iter().flat_map(|payload| parse(payload)) {
            if let Event::Text { text, partial } = event {
                transcript.add(&text, partial);
            }
        }
        transcript.words()
    }

    #[test]
    fn both_shapes_tell_the_same_words() {
        let plain = words(&[
            r#"{"type":"text","content":"I'll trim "}"#,
            r#"{"type":"text","content":"the pauses."}"#,
        ]);
        let agent = words(&[
            r#"{"content":{"parts":[{"text":"I'll trim "}],"role":"model"},"partial":true}"#,
            r#"{"content":{"parts":[{"text":"the pauses."}],"role":"model"},"partial":true}"#,
            r#"{"content":{"parts":[{"text":"I'll trim the pauses."}],"role":"model"}}"#,
        ]);
        assert_eq!(plain, "I'll trim the pauses.");
        assert_eq!(agent, plain);
    }

    #[test]
    fn pieces_without_their_whole_are_told() {
        assert_eq!(words(&[r#"{"content":{"parts":[{"text":"Done"}]},"partial":true}"#]), "Done");
    }

    #[test]
    fn an_empty_line_is_a_heartbeat_and_the_unknown_is_nothing() {
        assert_eq!(parse(""), [Event::Heartbeat]);
        assert_eq!(parse(r#"{"type":"heartbeat"}"#), [Event::Heartbeat]);
        assert!(parse(r#"{"type":"confetti"}"#).is_empty());
        assert!(parse("not json").is_empty() && parse("[1]").is_empty() && parse("{}").is_empty());
    }

    #[test]
    fn tools_and_failures_are_told_apart_from_words() {
        let call =
            r#"{"content":{"parts":[{"functionCall":{"id":"c1","name":"edit_multitrack","args":{}}}]}}"#;
        assert_eq!(parse(call), [Event::Tool { name: "edit_multitrack".into() }]);
        let failure = parse(r#"{"errorCode":"2001","errorMessage":"no credits"}"#);
        assert_eq!(failure, [Event::Failure { code: Some("2001".into()), message: "no credits".into() }]);
        let failure = parse(r#"{"error":"boom","error_details":"…"}"#);
        assert_eq!(failure, [Event::Failure { code: None, message: "boom".into() }]);
    }

    #[test]
    fn a_trailing_excuse_is_left_out_and_a_lone_one_is_told() {
        let excuse = r#"{"type":"text","content":"I encountered a temporary issue, please retry."}"#;
        assert_eq!(words(&[r#"{"type":"text","content":"Cut 3 pauses."}"#, excuse]), "Cut 3 pauses.");
        assert!(words(&[excuse]).starts_with(EXCUSE));
    }

    proptest::proptest! {
        #[test]
        fn no_line_breaks_the_reader(line in ".*") {
            let mut transcript = Transcript::default();
            for event in parse(&line) {
                if let Event::Text { text, partial } = event {
                    transcript.add(&text, partial);
                }
            }
            transcript.words();
        }
    }
}
