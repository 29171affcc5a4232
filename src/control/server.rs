//! The HTTP API on the Unix socket.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use axum::extract::{Path as UrlPath, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::json;
use tokio::net::UnixListener;
use tokio_util::sync::CancellationToken;

use super::{Control, Sight, WishError};
use crate::disk;

/// The longest path of a socket that every kernel takes, in bytes.
const LONGEST: usize = 100;

/// A path to the same socket that is short enough for the kernel. The folder must stay open meanwhile.
pub(super) fn reachable(socket: &Path, folder: &std::fs::File) -> PathBuf {
    use std::os::fd::AsRawFd;
    match socket.as_os_str().len() > LONGEST {
        true => PathBuf::from(format!("/proc/self/fd/{}", folder.as_raw_fd()))
            .join(socket.file_name().unwrap_or_default()),
        false => socket.to_path_buf(),
    }
}

/// Takes the socket's place. Whoever holds the lock on the state may: what lies there is left from before.
pub fn bind(socket: &Path) -> io::Result<UnixListener> {
    disk::remove_if_there(socket)?;
    let folder = std::fs::File::open(socket.parent().unwrap_or(Path::new(".")))?;
    let listener = UnixListener::bind(reachable(socket, &folder))?;
    std::fs::set_permissions(socket, std::fs::Permissions::from_mode(0o600))?;
    Ok(listener)
}

/// Serves until `stop` is pulled.
pub async fn serve(control: Control, listener: UnixListener, stop: CancellationToken) -> io::Result<()> {
    let router = Router::new()
        .route("/jobs", get(jobs))
        .route("/jobs/{job}", get(job))
        .route("/jobs/{job}/retry", post(retry))
        .route("/jobs/{job}/cancel", post(cancel))
        .route("/why", get(why))
        .route("/troubles", get(troubles))
        .route("/pause", post(pause))
        .route("/resume", post(resume))
        .route("/credits", get(credits))
        .with_state(control);
    axum::serve(listener, router).with_graceful_shutdown(async move { stop.cancelled().await }).await
}

impl IntoResponse for WishError {
    fn into_response(self) -> Response {
        let status = match &self {
            WishError::Unknown(_) => StatusCode::NOT_FOUND,
            WishError::Ambiguous(_)
            | WishError::Running(_)
            | WishError::SharesSession { .. }
            | WishError::NothingToRetry { .. }
            | WishError::Over { .. } => StatusCode::CONFLICT,
            WishError::NoDaemon | WishError::Backend(_) => StatusCode::BAD_GATEWAY,
            WishError::Ledger(_) | WishError::BringBack { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        (status, Json(json!({ "error": self.to_string() }))).into_response()
    }
}

async fn jobs(State(control): State<Control>) -> Json<Vec<Sight>> {
    Json(control.status())
}

async fn job(
    State(control): State<Control>,
    UrlPath(job): UrlPath<String>,
) -> Result<Json<Sight>, WishError> {
    control.job(&job).map(Json)
}

async fn retry(
    State(control): State<Control>,
    UrlPath(job): UrlPath<String>,
) -> Result<Json<Sight>, WishError> {
    control.retry(&job).await.map(Json)
}

async fn cancel(
    State(control): State<Control>,
    UrlPath(job): UrlPath<String>,
) -> Result<Json<Sight>, WishError> {
    control.cancel(&job).await.map(Json)
}

#[derive(Deserialize)]
struct WhyQuery {
    file: PathBuf,
}

/// It looks at the disk, which may be slow.
async fn why(
    State(control): State<Control>,
    Query(query): Query<WhyQuery>,
) -> Result<Json<String>, WishError> {
    let told = tokio::task::spawn_blocking(move || control.why(&query.file)).await;
    told.map(Json).map_err(|error| WishError::Backend(error.to_string()))
}

async fn troubles(State(control): State<Control>) -> Json<Vec<String>> {
    Json(control.troubles())
}

async fn pause(State(control): State<Control>) -> Result<Json<()>, WishError> {
    control.pause(true).await.map(Json)
}

async fn resume(State(control): State<Control>) -> Result<Json<()>, WishError> {
    control.pause(false).await.map(Json)
}

async fn credits(State(control): State<Control>) -> Result<Response, WishError> {
    Ok(Json(control.credits().await?).into_response())
}
