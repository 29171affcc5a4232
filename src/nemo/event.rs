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

/// The longest answer that is kept, in bytes. Where more came, it ends in "…".
const WORDS_LIMIT: usize = 64 << 10;
/// What the vendor's agent is known to add after a normal answer, meaning nothing. In lower case.
const EXCUSES: [&str; 8] = [
    "i encountered a temporary issue",
    "i've encountered a temporary issue",
    "i’ve encountered a temporary issue",
    "遇到了一个临时问题",
    "遇到了临时问题",
    "遇到临时问题",
    "遇到了暂时性问题",
    "遇到了一个暂时的问题",
];
/// What leads to an excuse, and has no meaning without it.
const BEFORE_EXCUSES: [&str; 15] = [
    "sorry",
    "i'm",
    "i’m",
    "but",
    "however",
    "unfortunately",
    "though",
    "apologies",
    "我",
    "但是",
    "但",
    "不过",
    "抱歉",
    "对不起",
    "很",
];
/// What a sentence after an excuse is about.
const AFTER_EXCUSES: [&str; 13] = [
    "please",
    "again",
    "retry",
    "sorry",
    "apolog",
    "inconvenience",
    "later",
    "moment",
    "稍后",
    "重试",
    "抱歉",
    "再试",
    "请",
];

/// Gathers the words of a stream, each told once: a whole that repeats its pieces replaces them.
#[derive(Debug, Default, Clone)]
pub struct Transcript {
    told: Vec<String>,
    pieces: String,
    /// Of both, in bytes.
    length: usize,
}

impl Transcript {
    /// Takes up the words of an event, as far as there is room; tells whether there was any.
    pub fn add(&mut self, text: &str, partial: bool) -> bool {
        if text.is_empty() || self.length >= WORDS_LIMIT {
            return false;
        }
        if !partial {
            let pieces = std::mem::take(&mut self.pieces);
            if pieces.trim().is_empty() || repeats(text, &pieces) {
                self.length -= pieces.len();
            } else {
                self.told.push(pieces);
            }
        }
        let mut end = text.len().min(WORDS_LIMIT - self.length);
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let kept = &text[..end];
        let is_whole = kept.len() == text.len();
        let kept = if is_whole { kept.to_string() } else { format!("{kept}…") };
        // After words that were cut nothing more comes.
        self.length = if is_whole { self.length + kept.len() } else { WORDS_LIMIT };
        match partial {
            true => self.pieces.push_str(&kept),
            false => self.told.push(kept),
        }
        true
    }

    /// All words, one line each thing said; without the excuse that follows a normal answer.
    pub fn words(&self) -> String {
        let told = self.told.iter().chain([&self.pieces]).filter(|text| !text.trim().is_empty());
        // What moves a cursor or retitles a terminal is no word.
        let told = told.map(|text| text.replace(|c: char| c.is_control() && !c.is_whitespace(), ""));
        let mut words = String::new();
        for text in told {
            let ended = words.chars().next_back().is_some_and(|c| ".!?。！？:：".contains(c));
            if ended && !text.starts_with(char::is_whitespace) {
                words.push('\n');
            }
            words.push_str(&text);
        }
        let words = without_tokens(&words);
        without_excuse(words.trim()).to_string()
    }
}

/// Whether a whole text begins with its pieces, however these were spaced.
fn repeats(whole: &str, pieces: &str) -> bool {
    let mut letters = whole.chars().filter(|c| !c.is_whitespace());
    pieces.chars().filter(|c| !c.is_whitespace()).all(|c| letters.next() == Some(c))
}

/// How many excuses at the end of an answer are left out.
const MOST_EXCUSES: usize = 8;

/// An answer without the excuses at its end. One that is all that was said, or that more was said after, stays.
fn without_excuse(words: &str) -> &str {
    let lower = words.to_ascii_lowercase();
    let mut end = words.len();
    for _ in 0..MOST_EXCUSES {
        match before_excuse(&lower[..end]) {
            Some(before) => end = before,
            None => break,
        }
    }
    words[..end].trim_end()
}

/// Where an answer in lower case ends that an excuse follows.
fn before_excuse(lower: &str) -> Option<usize> {
    let (at, excuse) = EXCUSES.iter().filter_map(|excuse| Some((lower.rfind(excuse)?, excuse))).max()?;
    let is_polite = |sentence: &str| AFTER_EXCUSES.iter().any(|word| sentence.contains(word));
    let mut after = lower[at + excuse.len()..].split(|c: char| ".!?。！？\n".contains(c));
    let rest = after.next().unwrap_or_default();
    let goes_on = [" but ", " so ", " and ", "但", "所以", "不过"].iter().any(|word| rest.contains(word));
    let says_more = after.any(|sentence| sentence.contains(char::is_alphanumeric) && !is_polite(sentence));
    if says_more || goes_on && !is_polite(rest) {
        return None;
    }
    let mut end = at;
    loop {
        let before = lower[..end].trim_end_matches(|c: char| c.is_whitespace() || ",;:-—–，；：".contains(c));
        let word = BEFORE_EXCUSES.iter().find(|word| {
            let start = before.strip_suffix(**word);
            start.is_some_and(|start| {
                !word.is_ascii() || !start.ends_with(|c: char| c.is_ascii_alphanumeric())
            })
        });
        end = before.len() - word.map_or(0, |word| word.len());
        if word.is_none() {
            break;
        }
    }
    (!lower[..end].trim().is_empty()).then_some(end)
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
        assert!(words(&[excuse]).starts_with("I encountered"));
    }

    #[test]
    fn an_excuse_is_left_out_at_the_end_of_an_answer_only() {
        let issue = "I encountered a temporary issue";
        for (said, told) in [
            (format!("Cut 3 pauses. {issue}. Please try again later."), "Cut 3 pauses."),
            (format!("Cut 3 pauses.\n\nSorry, but {issue} while answering!"), "Cut 3 pauses."),
            (format!("Cut 3 pauses {issue}"), "Cut 3 pauses"),
            (format!("Trimmed it, however {issue}."), "Trimmed it"),
            (format!("Cut 3 pauses. {issue}. {issue}."), "Cut 3 pauses."),
            ("Done. I’ve encountered a temporary issue, please retry.".into(), "Done."),
            ("停顿已剪掉。抱歉，我遇到了一个临时问题，请稍后重试。".into(), "停顿已剪掉。"),
        ] {
            assert_eq!(without_excuse(&said), told);
        }
        for said in [
            format!("{issue}. Please try again later."),
            format!("Sorry, {issue}."),
            format!("{issue} with the music, so I used another song."),
            format!("Cut 3 pauses. {issue} with the music. The title was added at 0:03."),
            "我遇到了临时问题。".into(),
            "遇到问题的镜头剪掉了。".into(),
        ] {
            assert_eq!(without_excuse(&said), said);
        }
    }

    #[test]
    fn an_excuse_in_an_event_of_its_own_is_left_out_in_pieces_and_whole() {
        let said = r#"{"content":{"parts":[{"text":"Cut 3 pauses"}],"role":"model"}}"#;
        let piece = |text: &str| {
            format!(r#"{{"content":{{"parts":[{{"text":"{text}"}}],"role":"model"}},"partial":true}}"#)
        };
        let whole = |text: &str| format!(r#"{{"content":{{"parts":[{{"text":"{text}"}}],"role":"model"}}}}"#);
        let (one, two) = (piece("I encoun"), piece("tered a temporary issue."));
        let all = whole("I encountered a temporary issue.");
        assert_eq!(words(&[said, &one, &two]), "Cut 3 pauses");
        assert_eq!(words(&[said, &one, &two, &all]), "Cut 3 pauses");
        assert_eq!(words(&[said, &all]), "Cut 3 pauses");
        assert_eq!(words(&[&one, &two, &all]), "I encountered a temporary issue.");
    }

    #[test]
    fn a_whole_that_is_spaced_otherwise_than_its_pieces_is_told_once() {
        let said = words(&[
            r#"{"content":{"parts":[{"text":"I'll trim\n\n"}]},"partial":true}"#,
            r#"{"content":{"parts":[{"text":"the pauses. "}]},"partial":true}"#,
            r#"{"content":{"parts":[{"text":"I'll trim the pauses."}]}}"#,
        ]);
        assert_eq!(said, "I'll trim the pauses.");
    }

    #[test]
    fn an_answer_without_end_is_cut_between_two_signs() {
        for partial in [true, false] {
            for text in ["é".repeat(10 << 20), "ééé".into()] {
                let mut transcript = Transcript::default();
                let count = if text.len() > WORDS_LIMIT { 1 } else { WORDS_LIMIT };
                for _ in 0..count {
                    transcript.add("", partial);
                    transcript.add(&text, partial);
                }
                let words = transcript.words();
                assert!(words.len() <= WORDS_LIMIT + "…".len() && words.ends_with("é…"));
                assert!(words.len() > WORDS_LIMIT - 10 && transcript.told.len() < WORDS_LIMIT);
                assert!(!transcript.add("more", partial));
            }
        }
    }

    #[test]
    fn words_that_are_told_again_whole_take_their_room_once() {
        let mut transcript = Transcript::default();
        for number in 0..3 {
            let text = number.to_string().repeat(WORDS_LIMIT / 4);
            transcript.add(&text, true);
            assert!(transcript.add(&text, false));
        }
        assert!(!transcript.words().contains('…'));
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
