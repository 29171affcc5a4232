//! The calls of the contract and the exact form of what a client sends.

use axum::http::{HeaderMap, Method, Uri};
use serde_json::{Value, json};

/// A call of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    AnonymousToken,
    Session,
    Upload,
    RunSse,
    State,
    Credits,
    Render,
    RenderStatus,
    CancelRender,
    Download,
    ClaimToken,
    /// The file behind a render's address.
    File,
}

impl Endpoint {
    /// The call behind a method and path, with the session or render id that the path names.
    pub fn of(method: &Method, path: &str) -> Option<(Self, String)> {
        let parts: Vec<&str> = path.strip_prefix('/')?.split('/').collect();
        let plain = |endpoint| Some((endpoint, String::new()));
        let named = |endpoint, id: &str| (!id.is_empty()).then(|| (endpoint, id.to_owned()));
        match (method.as_str(), parts.as_slice()) {
            ("POST", ["api", "auth", "anonymous-token"]) => plain(Self::AnonymousToken),
            ("POST", ["api", "auth", "claim-token"]) => plain(Self::ClaimToken),
            ("POST", ["api", "tasks", "me", "with-session", "nemo_agent"]) => plain(Self::Session),
            ("POST", ["api", "upload-video", "nemo_agent", "me", id]) => named(Self::Upload, id),
            ("POST", ["run_sse"]) => plain(Self::RunSse),
            ("GET", ["api", "state", "nemo_agent", "me", id, "latest"]) => named(Self::State, id),
            ("GET", ["api", "credits", "balance", "simple"]) => plain(Self::Credits),
            ("POST", ["api", "render", "proxy", "lambda"]) => plain(Self::Render),
            ("GET", ["api", "render", "proxy", "lambda", id]) => named(Self::RenderStatus, id),
            ("POST", ["api", "render", "proxy", "lambda", id, "cancel"]) => named(Self::CancelRender, id),
            ("GET", ["api", "render", "proxy", id, "download"]) => named(Self::Download, id),
            ("GET", ["files", name]) => named(Self::File, name.strip_suffix(".mp4")?),
            _ => None,
        }
    }

    /// The form of the JSON body, where the call has one.
    fn form(self) -> Option<Value> {
        Some(match self {
            Self::Session => json!({"task_name": "project", "language": TEXT}),
            Self::Upload => json!({"urls": [TEXT, MORE], "source_type": "url"}),
            Self::RunSse => json!({
                "app_name": "nemo_agent",
                "user_id": "me",
                "session_id": TEXT,
                "new_message": {"parts": [{"text": TEXT}]},
            }),
            Self::Render => json!({
                "id": TEXT,
                "sessionId": TEXT,
                "draft": OBJECT,
                "output": {"format": TEXT, "quality": TEXT},
            }),
            Self::ClaimToken => json!({"task_id": TEXT, "session_id": TEXT}),
            _ => return None,
        })
    }
}

/// In a form: any text but the empty one.
const TEXT: &str = "<text>";
/// In a form: any object.
const OBJECT: &str = "<object>";
/// In a form, at the end of an array: more of the first element.
const MORE: &str = "<more>";

const ATTRIBUTION: [&str; 3] = ["x-skill-source", "x-skill-version", "x-skill-platform"];

/// Whether the headers without which an export is refused are there.
pub fn is_attributed(headers: &HeaderMap) -> bool {
    ATTRIBUTION.iter().all(|name| text(headers, name).is_some_and(|value| !value.is_empty()))
}

/// The value of a header as text.
pub fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Whether the body is a form with files.
pub fn is_multipart(headers: &HeaderMap) -> bool {
    text(headers, "content-type").is_some_and(|kind| kind.starts_with("multipart/form-data"))
}

/// Where the address and the headers of a request depart from the contract.
pub fn departures_of_head(endpoint: Endpoint, uri: &Uri, headers: &HeaderMap) -> Vec<String> {
    let mut found = Vec::new();
    if let Some(query) = uri.query() {
        found.push(format!("the address has a query, {query:?}"));
    }
    // A file's address is no call of the interface: it may well lie at a server of its own.
    if endpoint == Endpoint::File {
        return found;
    }
    for name in ATTRIBUTION {
        if text(headers, name).is_none_or(str::is_empty) {
            found.push(format!("the header {name} is missing"));
        }
    }
    for name in headers.keys().map(|name| name.as_str()).filter(|name| name.starts_with("x-")) {
        let fits = ATTRIBUTION.contains(&name)
            || (name == "x-client-id" && endpoint == Endpoint::AnonymousToken)
            || (name == "x-message-id" && endpoint == Endpoint::RunSse);
        if !fits {
            found.push(format!("the header {name} does not belong here"));
        }
    }
    for (name, value) in headers {
        if headers.get_all(name).iter().count() > 1 {
            found.push(format!("the header {name} comes more than once"));
        }
        if ["x-client-id", "x-message-id"].contains(&name.as_str())
            && value.to_str().ok().and_then(|id| uuid::Uuid::parse_str(id).ok()).is_none()
        {
            found.push(format!("the header {name} is no UUID"));
        }
    }
    let bearer = text(headers, "authorization").and_then(|value| value.strip_prefix("Bearer "));
    match endpoint {
        Endpoint::AnonymousToken if headers.contains_key("authorization") => {
            found.push("a token was sent along to ask for a token".to_owned());
        }
        Endpoint::AnonymousToken => {}
        _ if bearer.is_none_or(str::is_empty) => found.push("the bearer token is missing".to_owned()),
        _ => {}
    }
    if endpoint == Endpoint::RunSse && text(headers, "accept") != Some("text/event-stream") {
        found.push("the header accept is not text/event-stream".to_owned());
    }
    found
}

/// Where a body that is no form with files departs from the contract.
pub fn departures_of_body(endpoint: Endpoint, headers: &HeaderMap, body: &[u8]) -> Vec<String> {
    let Some(form) = endpoint.form() else {
        let bytes = body.len();
        return if bytes == 0 {
            Vec::new()
        } else {
            vec![format!("a body of {bytes} bytes where none belongs")]
        };
    };
    let mut found = Vec::new();
    if text(headers, "content-type") != Some("application/json") {
        found.push("the header content-type is not application/json".to_owned());
    }
    match serde_json::from_slice::<Value>(body) {
        Ok(sent) => {
            compare(&form, &sent, "the body", &mut found);
            departures_of_values(endpoint, &sent, &mut found);
        }
        Err(error) => found.push(format!("the body is not JSON: {error}")),
    }
    found
}

fn departures_of_values(endpoint: Endpoint, sent: &Value, found: &mut Vec<String>) {
    if endpoint == Endpoint::Render {
        let id = sent["id"].as_str().unwrap_or_default();
        let digits = id.strip_prefix("render_").unwrap_or_default();
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            found.push(format!("the render id {id:?} is not render_ and a number"));
        }
    }
    for url in sent["urls"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !url.starts_with("https://") && !url.starts_with("http://") {
            found.push(format!("{url:?} is not an address on the web"));
        }
    }
}

/// Tells where `sent` is not of the form `form`.
fn compare(form: &Value, sent: &Value, place: &str, found: &mut Vec<String>) {
    match (form, sent) {
        (Value::String(kind), Value::String(text)) if kind == TEXT && !text.is_empty() => {}
        (Value::String(kind), Value::Object(_)) if kind == OBJECT => {}
        (Value::Object(fields), Value::Object(given)) => {
            for (name, form) in fields {
                match given.get(name) {
                    Some(value) => compare(form, value, &format!("{place}.{name}"), found),
                    None => found.push(format!("{place}.{name} is missing")),
                }
            }
            for name in given.keys().filter(|name| !fields.contains_key(*name)) {
                found.push(format!("{place}.{name} is not in the contract"));
            }
        }
        (Value::Array(forms), Value::Array(given)) => {
            let open = forms.last().is_some_and(|last| last == MORE);
            let length_fits = if open { !given.is_empty() } else { given.len() == forms.len() };
            if !length_fits {
                found.push(format!("{place} has {} elements", given.len()));
            }
            for (number, value) in given.iter().enumerate() {
                compare(&forms[0], value, &format!("{place}[{number}]"), found);
            }
        }
        (form, sent) if form != sent => found.push(format!("{place} is {sent} and not {form}")),
        _ => {}
    }
}
