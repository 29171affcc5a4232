//! `POST /api/upload-video/nemo_agent/me/<sid>`: files or addresses into a session.

use std::path::Path;

use futures_util::StreamExt;
use reqwest::multipart::{Form, Part};
use reqwest::{Body, Method, Url};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use tokio_util::io::ReaderStream;

use super::client::Answer;
use super::{Client, Error, Reach};
use crate::config::Secret;

/// The multipart field, repeatable.
pub const FIELD: &str = "files";

/// The path for a session.
pub fn path(session: &str) -> String {
    format!("/api/upload-video/nemo_agent/me/{session}")
}

/// Files by address instead of by content.
#[derive(Debug, Serialize, Deserialize)]
pub struct UploadByAddress {
    pub urls: Vec<String>,
    /// Always `url`.
    pub source_type: String,
    /// What each is called in the session, in their order: for the engine of this process, which the cloud does not
    /// know and is not told.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Uploaded {
    pub files: Vec<UploadedFile>,
}

/// A file as the backend received it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UploadedFile {
    pub filename: String,
    pub file_type: Option<String>,
    pub cdn_url: Option<String>,
    /// Seconds.
    pub duration: Option<f64>,
    pub width: Option<u32>,
    pub height: Option<u32>,
    pub fps: Option<f64>,
    pub hash: Option<String>,
}

impl Client {
    /// Puts the file at `clip` into the session: its content under the name `name`, or its address where the
    /// backend is the engine of this process.
    ///
    /// The content is streamed. An error after the first byte leaves the outcome unknown.
    pub async fn upload(
        &self,
        token: &Secret,
        session: &str,
        clip: &Path,
        name: &str,
    ) -> Result<Uploaded, Error> {
        let request = self.sending(Method::POST, &path(session), Some(token));
        let (moving, moved) = watch::channel(());
        let request = match self.reach() {
            Reach::Local => {
                let address = Url::from_file_path(clip).map_err(|()| Error::Refused {
                    status: 0,
                    message: format!("not absolute: {}", clip.display()),
                })?;
                request.json(&UploadByAddress {
                    urls: vec![address.into()],
                    source_type: "url".into(),
                    names: vec![name.to_string()],
                })
            }
            Reach::Remote => request.multipart(Form::new().part(FIELD, file_part(clip, name, moving).await?)),
        };
        let answer =
            self.call_slowly::<Answer<Uploaded>>(request, moved).await.map_err(Error::about_session)?;
        Ok(answer.into_inner())
    }
}

impl Client {
    /// Has the backend fetch a file by its address.
    pub async fn upload_address(
        &self,
        token: &Secret,
        session: &str,
        address: &Url,
    ) -> Result<Uploaded, Error> {
        let by_address =
            UploadByAddress { urls: vec![address.to_string()], source_type: "url".into(), names: Vec::new() };
        let request = self.sending(Method::POST, &path(session), Some(token)).json(&by_address);
        let (_moving, moved) = watch::channel(());
        let answer =
            self.call_slowly::<Answer<Uploaded>>(request, moved).await.map_err(Error::about_session)?;
        Ok(answer.into_inner())
    }
}

/// `moving` is told of each piece, and dropped with the last.
async fn file_part(clip: &Path, name: &str, moving: watch::Sender<()>) -> Result<Part, Error> {
    let local = |source| Error::Local { path: clip.display().to_string(), source };
    let file = tokio::fs::File::open(clip).await.map_err(local)?;
    let length = file.metadata().await.map_err(local)?.len();
    let stream = ReaderStream::with_capacity(file, 256 << 10).inspect(move |_| {
        moving.send_replace(());
    });
    Ok(Part::stream_with_length(Body::wrap_stream(stream), length).file_name(name.to_string()))
}
