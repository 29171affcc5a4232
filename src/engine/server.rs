//! The engine's HTTP side: the endpoints of the contract.

use std::convert::Infallible;
use std::path::Path as FilePath;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use jiff::Timestamp;
use reqwest::Url;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt;
use tokio::sync::{Mutex, mpsc};
use tower::ServiceExt;
use tower_http::services::ServeFile;
use uuid::Uuid;

use super::agent::Telling;
use super::language::Language;
use super::session::Session;
use super::{Engine, Failure, intake};
use crate::nemo::message::{MESSAGE_ID, MessageRequest};
use crate::nemo::render::{RenderAnswer, RenderOrder};
use crate::nemo::session::{SessionRequest, SessionStarted};
use crate::nemo::upload::{self, UploadByAddress, Uploaded};
use crate::nemo::{auth, credits, message, render, session, state};

/// How often a stream shows that the work goes on.
const HEARTBEAT: Duration = Duration::from_secs(10);
/// The largest request that is no upload: a draft of a very long edit.
const BODY_LIMIT: usize = 16 << 20;

/// All endpoints. Every one wants the engine's token.
pub fn router(engine: Engine) -> Router {
    Router::new()
        .route(session::PATH, post(start_session))
        .route(&upload::path("{session}"), post(upload_files).layer(DefaultBodyLimit::disable()))
        .route(message::PATH, post(run))
        .route(&state::path("{session}"), get(read_state))
        .route(credits::PATH, get(read_credits))
        .route(render::PATH, post(order_render))
        .route(&render::status_path("{id}"), get(render_status))
        .route(&format!("{}/cancel", render::status_path("{id}")), post(cancel_render))
        .route(&render::download_path("{id}"), get(download))
        .route(auth::CLAIM_TOKEN, post(claim_token))
        .route(auth::ANONYMOUS_TOKEN, post(anonymous_token))
        .fallback(|| async { Failure::no_render() })
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(engine.clone(), authorize))
        .with_state(engine)
}

async fn authorize(State(engine): State<Engine>, request: Request, next: Next) -> Response {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    // Hashes are compared in constant time.
    let hash = |word: &str| blake3::hash(word.as_bytes());
    match bearer {
        Some(token) if hash(token) == hash(engine.token().reveal()) => next.run(request).await,
        _ => Failure::token().into_response(),
    }
}

fn success(data: impl serde::Serialize) -> Response {
    Json(json!({ "code": 0, "data": data })).into_response()
}

impl Engine {
    /// Refuses to begin work that a stop would only break off.
    fn begin(&self) -> Result<(), Failure> {
        if self.inner.stop.is_cancelled() { Err(Failure::stopping()) } else { Ok(()) }
    }

    pub(super) fn session(&self, id: &str) -> Result<Arc<Mutex<Session>>, Failure> {
        self.inner.sessions.get(id).map_err(Failure::io)?.ok_or_else(Failure::no_session)
    }

    pub(super) fn session_of_export(&self, id: &str) -> Result<Arc<Mutex<Session>>, Failure> {
        let session = self.inner.sessions.session_of(id).ok_or_else(Failure::no_render)?;
        self.session(&session)
    }
}

async fn start_session(
    State(engine): State<Engine>,
    Json(request): Json<SessionRequest>,
) -> Result<Response, Failure> {
    let language = Language::named(&request.language).unwrap_or_default();
    let session = engine.inner.sessions.create(language, Timestamp::now()).map_err(Failure::io)?;
    Ok(success(SessionStarted { task_id: Some(session.id.clone()), session_id: session.id, user_id: None }))
}

async fn upload_files(
    State(engine): State<Engine>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    engine.begin()?;
    let session = engine.session(&id)?;
    let mut session = session.lock().await;
    let folder = engine.inner.sessions.folder(&id);
    let is_json = request
        .headers()
        .get(header::CONTENT_TYPE)
        .and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.starts_with("application/json"));
    let mut files = Vec::new();
    if is_json {
        let Json(addresses) = Json::<UploadByAddress>::from_request(request, &())
            .await
            .map_err(|rejection| Failure::bad_request(rejection.body_text()))?;
        let mut names = addresses.names.into_iter();
        for address in addresses.urls {
            let file = local_file(&engine, &address)?;
            let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let number = session.media.len() + 1;
            let (from, into) = (file.clone(), folder.clone());
            let adopted = tokio::task::spawn_blocking(move || intake::adopt(&from, &into, number)).await;
            let stored = adopted
                .map_err(|error| Failure::internal(error.to_string()))?
                .map_err(|error| Failure::bad_request(format!("{}: {error}", file.display())))?;
            files.push(intake::add(&mut session, stored, &name, names.next()).await?);
        }
    } else {
        let mut form = Multipart::from_request(request, &())
            .await
            .map_err(|rejection| Failure::bad_request(rejection.body_text()))?;
        while let Some(field) =
            form.next_field().await.map_err(|error| Failure::bad_request(error.body_text()))?
        {
            if field.name() != Some(upload::FIELD) {
                continue;
            }
            let sent = field.file_name().unwrap_or("clip").to_string();
            let name = FilePath::new(&sent).file_name().unwrap_or_default().to_string_lossy().into_owned();
            let stored = folder.join(intake::stored_name(FilePath::new(&name), session.media.len() + 1));
            receive(field, &stored).await?;
            files.push(intake::add(&mut session, stored, &name, None).await?);
        }
    }
    session.used = Timestamp::now();
    engine.inner.sessions.save(&session).map_err(Failure::io)?;
    Ok(success(Uploaded { files }))
}

/// The file that an address names, for the daemon of this process only.
fn local_file(engine: &Engine, address: &str) -> Result<std::path::PathBuf, Failure> {
    let refused = || Failure::unsupported("this engine takes files, not addresses".into());
    if !engine.inner.local {
        return Err(refused());
    }
    let url = Url::parse(address).map_err(|_| refused())?;
    match url.scheme() {
        "file" => url.to_file_path().map_err(|()| refused()),
        _ => Err(refused()),
    }
}

/// Streams an uploaded file to disk.
async fn receive(mut field: axum::extract::multipart::Field<'_>, path: &FilePath) -> Result<(), Failure> {
    let mut file = tokio::fs::File::create(path).await.map_err(Failure::io)?;
    while let Some(chunk) = field.chunk().await.map_err(|error| Failure::bad_request(error.body_text()))? {
        file.write_all(&chunk).await.map_err(Failure::io)?;
    }
    file.flush().await.map_err(Failure::io)?;
    file.sync_all().await.map_err(Failure::io)
}

async fn run(
    State(engine): State<Engine>,
    headers: HeaderMap,
    Json(request): Json<MessageRequest>,
) -> Result<Response, Failure> {
    engine.begin()?;
    let session = engine.session(&request.session_id)?;
    let id = headers.get(MESSAGE_ID).and_then(|id| id.to_str().ok()).and_then(|id| Uuid::parse_str(id).ok());
    let text = request.new_message.parts.into_iter().map(|part| part.text).collect::<Vec<_>>().join("\n");
    let (tell, mut told) = mpsc::channel(16);
    let editing = engine.clone();
    let edit = engine.inner.tasks.spawn(async move { editing.edit(session, id, &text, &tell).await });
    let events = async_stream(move |out| async move {
        loop {
            let next = tokio::select! {
                // With what is told, the work is told that its reader has gone.
                () = out.closed() => return,
                next = tokio::time::timeout(HEARTBEAT, told.recv()) => next,
            };
            let line = match next {
                Err(_) => json!({ "type": "heartbeat" }),
                Ok(Some(Telling::Tool(name))) => json!({ "type": "tool_call", "name": name, "args": {} }),
                Ok(Some(Telling::Words(words))) => json!({ "type": "text", "content": words }),
                Ok(None) => break,
            };
            if out.send(line).await.is_err() {
                return;
            }
        }
        let failure = match edit.await {
            Ok(Ok(())) => return,
            Ok(Err(failure)) => failure,
            Err(error) => Failure::internal(error.to_string()),
        };
        let line = json!({ "errorCode": failure.code.to_string(), "errorMessage": failure.message });
        // A reader that has gone away cannot be told.
        let _ = out.send(line).await;
    });
    Ok(([(header::CONTENT_TYPE, "text/event-stream"), (header::CACHE_CONTROL, "no-store")], events)
        .into_response())
}

/// A body of `data:` lines, fed by a task.
fn async_stream<F, Fut>(feed: F) -> Body
where
    F: FnOnce(mpsc::Sender<Value>) -> Fut,
    Fut: Future<Output = ()> + Send + 'static,
{
    let (out, lines) = mpsc::channel::<Value>(16);
    tokio::spawn(feed(out));
    Body::from_stream(futures_util::stream::unfold(lines, |mut lines| async move {
        let line = lines.recv().await?;
        Some((Ok::<_, Infallible>(format!("data: {line}\n\n")), lines))
    }))
}

async fn read_state(State(engine): State<Engine>, Path(id): Path<String>) -> Result<Response, Failure> {
    let session = engine.session(&id)?;
    let session = session.lock().await;
    let infos: Vec<Value> = session
        .media
        .iter()
        .map(|media| {
            let name = media.sent_as.as_ref().unwrap_or(&media.clip.name);
            json!({ "id": media.clip.id, "filename": name, "size": media.size })
        })
        .collect();
    Ok(success(json!({ "state": { "draft": session.draft, "video_infos": infos, "generated_media": [] } })))
}

/// The engine costs nothing: there is always enough.
async fn read_credits() -> Response {
    success(json!({ "available": 0, "frozen": 0, "total": 0, "unlimited": true }))
}

async fn order_render(
    State(engine): State<Engine>,
    Json(order): Json<RenderOrder>,
) -> Result<Json<Rendering>, Failure> {
    engine.begin()?;
    engine.order_export(order).await.map(rendering)
}

async fn render_status(
    State(engine): State<Engine>,
    Path(id): Path<String>,
) -> Result<Json<Rendering>, Failure> {
    engine.export_status(&id).await.map(rendering)
}

/// The render endpoints answer in a shape of their own.
#[derive(serde::Serialize)]
struct Rendering {
    success: bool,
    data: RenderAnswer,
}

fn rendering(data: RenderAnswer) -> Json<Rendering> {
    Json(Rendering { success: true, data })
}

async fn cancel_render(State(engine): State<Engine>, Path(id): Path<String>) -> Result<Response, Failure> {
    engine.cancel_export(&id).await?;
    Ok(Json(json!({ "success": true })).into_response())
}

async fn download(
    State(engine): State<Engine>,
    Path(id): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let file = engine.export_file(&id).await?;
    match ServeFile::new(file).oneshot(request).await {
        Ok(response) => Ok(response.map(Body::new)),
        Err(error) => match error {},
    }
}

/// There is no web page to open a session of this engine in.
async fn claim_token() -> Failure {
    Failure { status: StatusCode::NOT_IMPLEMENTED, code: 501, message: "this engine has no web page".into() }
}

/// Whoever may use this engine has its token.
async fn anonymous_token() -> Failure {
    Failure::token()
}
