//! What each call does, and what it answers.

use std::collections::BTreeMap;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use uuid::Uuid;

use super::contract::{is_attributed, text};
use super::events;
use super::faults::{Applied, Fault};
use super::log::{Edit, Render, Stage, Upload};
use super::world::{Address, COST_OF_AN_EDIT, Envelope, HashTold, Session, World};

/// The endings of the files that are taken.
const TAKEN: [&str; 14] =
    ["mp4", "mov", "avi", "webm", "mkv", "jpg", "png", "gif", "webp", "mp3", "wav", "m4a", "aac", "jpeg"];

/// A request, as far as the calls need it.
pub struct Call {
    pub number: usize,
    pub headers: HeaderMap,
    /// The bearer token; empty where there is none.
    pub token: String,
    /// The session or render that the path names.
    pub id: String,
    /// The body; empty for an upload of files.
    pub body: Vec<u8>,
    pub fault: Option<Fault>,
    /// Where this server's files are, without a slash at the end.
    pub files: String,
}

impl Call {
    /// The text at `pointer` in the JSON body; empty where there is none.
    fn text(&self, pointer: &str) -> String {
        let body: Value = serde_json::from_slice(&self.body).unwrap_or_default();
        body.pointer(pointer).and_then(Value::as_str).unwrap_or_default().to_owned()
    }
}

/// A file that came in with an upload.
pub struct Received {
    pub name: String,
    pub size: u64,
    pub hash: String,
    pub url: Option<String>,
}

/// An answer of this text, which is JSON.
pub fn reply(status: u16, text: impl Into<Body>) -> Response {
    let mut response = Response::new(text.into());
    *response.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/json"));
    response
}

fn data(data: &Value) -> Response {
    reply(200, json!({"code": 0, "data": data}).to_string())
}

/// A failure in the manner of most calls.
pub fn failure(status: u16, code: i64, message: &str) -> Response {
    reply(status, json!({"code": code, "message": message}).to_string())
}

/// A failure in the manner of the render calls.
fn no_success(status: u16, error: &str) -> Response {
    reply(status, json!({"success": false, "error": error}).to_string())
}

fn unknown_session() -> Response {
    failure(404, 1002, "session not found")
}

impl World {
    pub fn anonymous_token(&mut self, call: &Call) -> Response {
        let Some(client) = text(&call.headers, "x-client-id").filter(|id| !id.is_empty()) else {
            return failure(400, 400, "X-Client-Id is missing");
        };
        let token = format!("nmv_usr_{}", Uuid::new_v4().simple());
        let user = format!("anon_{}", &blake3::hash(client.as_bytes()).to_hex()[..12]);
        self.register(&token, &user);
        let expires = jiff::Timestamp::now() + jiff::SignedDuration::from_hours(7 * 24);
        let expires = expires.to_string();
        data(&json!({"token": token, "user_id": user, "expires_at": expires, "credits": self.grant}))
    }

    pub fn make_session(&mut self, call: &Call) -> Response {
        let (session, task) = (Uuid::new_v4().to_string(), Uuid::new_v4().to_string());
        self.sessions.insert(session.clone(), Session::new(&call.token, &task));
        self.log.sessions.push(session.clone());
        let user = self.accounts.get(&call.token).map(|account| account.user.clone());
        data(&json!({"task_id": task, "session_id": session, "user_id": user}))
    }

    /// Takes an upload by address.
    pub fn upload_by_address(&mut self, call: &Call) -> Response {
        let body: Value = serde_json::from_slice(&call.body).unwrap_or_default();
        let urls = body["urls"].as_array().into_iter().flatten().filter_map(Value::as_str);
        let received = urls.map(|url| Received {
            name: url.rsplit('/').next().unwrap_or_default().to_owned(),
            size: 0,
            hash: blake3::hash(url.as_bytes()).to_hex().to_string(),
            url: Some(url.to_owned()),
        });
        self.uploaded(call, received.collect())
    }

    /// Takes files that have come in.
    pub fn uploaded(&mut self, call: &Call, received: Vec<Received>) -> Response {
        if self.session(&call.id, &call.token).is_none() {
            return unknown_session();
        }
        for file in received.iter().filter(|file| file.url.is_none()) {
            let ending = file.name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
            if !ending.is_some_and(|ending| TAKEN.contains(&ending.as_str())) {
                return failure(200, 4001, "file type not supported");
            }
            if file.size > self.options.max_size {
                return failure(200, 4002, "file too large");
            }
        }
        let facts: Vec<Value> = received.iter().map(|file| self.facts(file)).collect();
        let times = if matches!(call.fault, Some(Fault::Duplicated)) { 2 } else { 1 };
        for _ in 0..times {
            for file in &received {
                self.log.uploads.push(Upload {
                    request: call.number,
                    session: call.id.clone(),
                    name: file.name.clone(),
                    size: file.size,
                    hash: file.hash.clone(),
                    url: file.url.clone(),
                });
            }
            if let Some(session) = self.session(&call.id, &call.token) {
                session.files.extend(facts.iter().cloned());
            }
        }
        data(&json!({"files": facts, "session_state_applied": true}))
    }

    fn facts(&self, file: &Received) -> Value {
        let cdn = format!("https://cdn.invalid/{}", file.hash);
        let mut facts = json!({
            "filename": file.name, "file_type": "video", "cdn_url": cdn, "duration": 5.28,
            "width": 1280, "height": 720, "fps": 25.0,
        });
        match self.options.hash {
            HashTold::Blake3 => facts["hash"] = json!(file.hash),
            HashTold::Unknown => facts["hash"] = json!(blake3::hash(file.hash.as_bytes()).to_hex()[..32]),
            HashTold::None => {}
        }
        facts
    }

    /// Takes a message; the events that tell of it, or a refusal.
    pub fn message(&mut self, call: &Call) -> Result<Vec<String>, Box<Response>> {
        let id = call.text("/session_id");
        if self.session(&id, &call.token).is_none() {
            let detail = format!("Session not found: {id}");
            return Err(Box::new(reply(404, json!({"detail": detail}).to_string())));
        }
        if self.credits(&call.token).0 < COST_OF_AN_EDIT {
            return Err(Box::new(failure(200, 2001, "out of credits")));
        }
        let edit = Edit {
            request: call.number,
            session: id,
            text: call.text("/new_message/parts/0/text"),
            message: text(&call.headers, "x-message-id").map(str::to_owned),
        };
        self.take(edit, call.fault.as_ref().map_or(Applied::Before, Fault::applied));
        Ok(events::told(&self.options))
    }

    pub fn state(&mut self, call: &Call) -> Response {
        if self.session(&call.id, &call.token).is_none() {
            return unknown_session();
        }
        let draft = self.read_draft(&call.id);
        let files = self.sessions.get(&call.id).map(|session| session.files.clone());
        let rest = json!({
            "video_infos": files, "generated_media": [], "canvas_config": {"width": 1280, "height": 720},
            "video_analyses": [],
        });
        let rest = rest.to_string().split_off(1);
        reply(200, format!(r#"{{"code":0,"data":{{"state":{{"draft":{draft},{rest}}}}}"#))
    }

    pub fn balance(&self, call: &Call) -> Response {
        let (available, frozen) = self.credits(&call.token);
        data(&json!({"available": available, "frozen": frozen, "total": available + frozen}))
    }

    pub fn submit_render(&mut self, call: &Call) -> Response {
        if !is_attributed(&call.headers) {
            return no_success(402, "export not in the plan");
        }
        let (id, session_id) = (call.text("/id"), call.text("/sessionId"));
        let fields: BTreeMap<String, Box<RawValue>> = serde_json::from_slice(&call.body).unwrap_or_default();
        let draft = fields.get("draft").map(|draft| draft.get());
        if let Some(known) = self.log.renders.iter_mut().find(|render| render.id == id) {
            known.submitted.push(call.number);
            return no_success(409, "duplicate render id");
        }
        let Some(session) = self.session(&session_id, &call.token) else { return unknown_session() };
        let (told, is_ready) = (session.told.clone(), session.is_ready());
        if told.as_deref() != draft {
            self.object(call.number, "the draft is not byte for byte the one that the last state told");
        }
        if !is_ready {
            self.object(call.number, "an empty draft was sent to be rendered");
            return no_success(400, "the draft is empty");
        }
        let stage =
            if matches!(call.fault, Some(Fault::RenderFails)) { Stage::Doomed } else { Stage::Running };
        self.log.renders.push(Render {
            id: id.clone(),
            session: session_id,
            token: call.token.clone(),
            submitted: vec![call.number],
            polls: 0,
            stage,
        });
        self.success(&json!({"id": id, "status": "pending", "progress": 0}))
    }

    /// An answer of the render calls, wrapped as configured.
    fn success(&self, answer: &Value) -> Response {
        match self.options.envelope {
            Envelope::Data => reply(200, json!({"success": true, "data": answer}).to_string()),
            Envelope::TopLevel => reply(200, answer.to_string()),
        }
    }

    pub fn render_status(&mut self, call: &Call) -> Response {
        let Some(before) = self.render(&call.id, &call.token) else {
            return no_success(404, "render not found");
        };
        self.work_on(&before);
        let render = self.render(&call.id, &call.token).unwrap_or(before);
        let id = &render.id;
        let url = format!("{}/files/{id}.mp4", call.files);
        self.success(&match (render.stage, self.options.address) {
            (Stage::Running | Stage::Doomed, _) if render.polls == 0 => {
                json!({"id": id, "status": "pending", "progress": 0})
            }
            (Stage::Running | Stage::Doomed, _) => {
                let progress = 100 * render.polls / self.options.polls.max(1);
                json!({"id": id, "status": "processing", "progress": progress})
            }
            (Stage::Completed, Address::OutputUrl) => {
                json!({"id": id, "status": "completed", "progress": 100, "outputUrl": url})
            }
            (Stage::Completed, Address::OutputDotUrl) => {
                json!({"id": id, "status": "completed", "progress": 100, "output": {"url": url}})
            }
            (Stage::Failed, _) => json!({"id": id, "status": "failed", "error": "the encoder gave up"}),
            (Stage::Cancelled, _) => json!({"id": id, "status": "failed", "error": "cancelled"}),
        })
    }

    pub fn cancel_render(&mut self, call: &Call) -> Response {
        let mine = |render: &&mut Render| render.id == call.id && render.token == call.token;
        let Some(render) = self.log.renders.iter_mut().find(mine) else {
            return no_success(404, "render not found");
        };
        if matches!(render.stage, Stage::Running | Stage::Doomed) {
            render.stage = Stage::Cancelled;
        }
        reply(200, json!({"success": true}).to_string())
    }

    /// Whether a completed render has this id; the download, unlike the address, is for its token only.
    pub fn is_rendered(&self, id: &str, token: Option<&str>) -> bool {
        self.log.renders.iter().any(|render| {
            render.id == id
                && render.stage == Stage::Completed
                && token.is_none_or(|token| render.token == token)
        })
    }

    pub fn claim_token(&mut self, call: &Call) -> Response {
        let task = call.text("/task_id");
        let Some(session) = self.session(&call.text("/session_id"), &call.token) else {
            return unknown_session();
        };
        if session.task != task {
            return failure(404, 404, "task not found");
        }
        data(&json!({"claim_token": format!("clm_{}", Uuid::new_v4().simple())}))
    }
}
