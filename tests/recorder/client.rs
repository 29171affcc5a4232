//! A client that keeps the contract, for the tests of the server.

use futures_util::StreamExt;
use reqwest::multipart::{Form, Part};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use crate::support::recorder::Recorder;

/// A client that keeps the contract.
pub struct Client {
    pub http: reqwest::Client,
    pub url: String,
    pub token: String,
}

pub const TEXT: &str = "schneide die Pausen weg – 剪掉停顿";

impl Client {
    pub async fn new(recorder: &Recorder) -> Self {
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        let mut client = Self { http, url: recorder.url(), token: String::new() };
        client.token = client.token_for("7d0c1c1e-0000-4000-8000-000000000001").await;
        client
    }

    pub async fn token_for(&self, id: &str) -> String {
        let request = self.http.post(format!("{}/api/auth/anonymous-token", self.url));
        let answer = attributed(request).header("X-Client-Id", id).send().await.unwrap();
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["data"]["credits"], 100);
        answer["data"]["token"].as_str().unwrap().to_owned()
    }

    pub fn call(&self, method: Method, path: &str) -> RequestBuilder {
        attributed(self.http.request(method, format!("{}{path}", self.url))).bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Value {
        self.call(Method::GET, path).send().await.unwrap().json().await.unwrap()
    }

    pub async fn session(&self) -> (String, String) {
        let body = json!({"task_name": "project", "language": "en"});
        let request = self.call(Method::POST, "/api/tasks/me/with-session/nemo_agent").json(&body);
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        let text = |name: &str| answer["data"][name].as_str().unwrap().to_owned();
        (text("session_id"), text("task_id"))
    }

    pub fn upload(&self, session: &str, name: &str, bytes: Vec<u8>) -> RequestBuilder {
        let form = Form::new().part("files", Part::bytes(bytes).file_name(name.to_owned()));
        self.call(Method::POST, &format!("/api/upload-video/nemo_agent/me/{session}")).multipart(form)
    }

    pub fn message(&self, session: &str) -> RequestBuilder {
        let body = json!({
            "app_name": "nemo_agent", "user_id": "me", "session_id": session,
            "new_message": {"parts": [{"text": TEXT}]},
        });
        self.call(Method::POST, "/run_sse").header("Accept", "text/event-stream").json(&body)
    }

    /// The draft, as its very bytes.
    pub async fn draft(&self, session: &str) -> Box<RawValue> {
        #[derive(serde::Deserialize)]
        struct State {
            draft: Box<RawValue>,
        }
        let path = format!("/api/state/nemo_agent/me/{session}/latest");
        let answer = self.call(Method::GET, &path).send().await.unwrap().text().await.unwrap();
        let start = answer.find("{\"draft\"").unwrap();
        serde_json::from_str::<State>(&answer[start..answer.len() - 2]).unwrap().draft
    }

    pub fn render(&self, id: &str, session: &str, draft: &str) -> RequestBuilder {
        let output = r#"{"format":"mp4","quality":"high"}"#;
        let body = format!(r#"{{"id":"{id}","sessionId":"{session}","draft":{draft},"output":{output}}}"#);
        let request = self.call(Method::POST, "/api/render/proxy/lambda");
        request.header("Content-Type", "application/json").body(body)
    }

    pub async fn status(&self, id: &str) -> Value {
        self.get(&format!("/api/render/proxy/lambda/{id}")).await
    }

    /// Edits in a session of its own and submits a render, `render_1`.
    pub async fn rendered(&self) -> String {
        let (session, _) = self.session().await;
        self.message(&session).send().await.unwrap().text().await.unwrap();
        let draft = self.draft(&session).await;
        self.render("render_1", &session, draft.get()).send().await.unwrap();
        session
    }
}

pub fn attributed(request: RequestBuilder) -> RequestBuilder {
    request
        .header("X-Skill-Source", "video-editor-free-download")
        .header("X-Skill-Version", "0.1.0")
        .header("X-Skill-Platform", "unknown")
}

/// What came of a stream until it ended or broke, and whether it broke.
pub async fn read(response: Response) -> (String, bool) {
    let mut pieces = response.bytes_stream();
    let mut text = Vec::new();
    while let Some(piece) = pieces.next().await {
        match piece {
            Ok(bytes) => text.extend(bytes),
            Err(_) => return (String::from_utf8_lossy(&text).into_owned(), true),
        }
    }
    (String::from_utf8(text).unwrap(), false)
}

pub fn events(text: &str) -> Vec<Value> {
    let lines = text.split("\n\n").filter_map(|event| event.strip_prefix("data: "));
    lines.map(|line| serde_json::from_str(line).unwrap()).collect()
}
