//! `/api/render/proxy/lambda` and what belongs to it: ordering, watching, cancelling and fetching a render.

use std::path::PathBuf;

use reqwest::{Method, Response, Url, header};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_json::value::RawValue;

use super::client::plain;
use super::{Client, Error, Reach};
use crate::config::{Quality, Secret};
use crate::media::Format;

pub const PATH: &str = "/api/render/proxy/lambda";

/// How often an address may lead on to another.
const REDIRECTS: u32 = 5;

/// The path of a render's status.
pub fn status_path(id: &str) -> String {
    format!("{PATH}/{id}")
}

/// The path of a render's file, for where its address fails.
pub fn download_path(id: &str) -> String {
    format!("/api/render/proxy/{id}/download")
}

#[derive(Debug, Serialize)]
pub struct RenderRequest<'a> {
    pub id: &'a str,
    #[serde(rename = "sessionId")]
    pub session: &'a str,
    /// The draft as the backend wrote it, byte for byte.
    pub draft: &'a RawValue,
    pub output: RenderOutput,
}

/// The request as a server receives it.
#[derive(Debug, Deserialize)]
pub struct RenderOrder {
    pub id: String,
    #[serde(rename = "sessionId")]
    pub session: String,
    pub draft: Box<RawValue>,
    pub output: RenderOutput,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct RenderOutput {
    pub format: Format,
    pub quality: Quality,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    Pending,
    Processing,
    Completed,
    Failed,
}

/// How far a render is.
#[derive(Debug, Clone, PartialEq)]
pub struct RenderStatus {
    pub status: Status,
    /// 0 to 1.
    pub progress: f64,
    /// Where the file lies, once completed.
    pub address: Option<String>,
    /// Why it failed.
    pub error: Option<String>,
}

/// What a server answers about a render.
#[derive(Debug, Serialize, Deserialize)]
pub struct RenderAnswer {
    pub id: String,
    pub status: Status,
    /// 0 to 100.
    pub progress: f64,
    #[serde(rename = "outputUrl", skip_serializing_if = "Option::is_none")]
    pub output_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

impl RenderStatus {
    /// Reads an answer in either version of the documents: in `data` or at the top, `outputUrl` or `output.url`.
    fn read(answer: &Value) -> Result<RenderStatus, Error> {
        let levels = [answer.get("data"), Some(answer)];
        let find = |key: &str| {
            levels.iter().flatten().find_map(|level| level.get(key)).filter(|value| !value.is_null())
        };
        let text = |key: &str| find(key).and_then(Value::as_str).map(str::to_string);
        let word = text("status").map(|word| word.to_lowercase()).unwrap_or_default();
        let status = match word.as_str() {
            "pending" | "queued" | "" => Status::Pending,
            "completed" | "complete" | "done" | "succeeded" | "success" => Status::Completed,
            "failed" | "error" | "cancelled" | "canceled" => Status::Failed,
            // Other words of work in progress come and go; only the final ones count.
            _ => Status::Processing,
        };
        let output =
            find("output").and_then(|output| output.get("url")).and_then(Value::as_str).map(str::to_string);
        let progress = find("progress").and_then(Value::as_f64).unwrap_or(0.0) / 100.0;
        Ok(RenderStatus {
            status,
            progress: if progress.is_finite() { progress.clamp(0.0, 1.0) } else { 0.0 },
            address: text("outputUrl").or_else(|| text("output_url")).or(output),
            error: ["error", "errorMessage", "message"].into_iter().find_map(text).map(|words| plain(&words)),
        })
    }
}

/// Where a finished render is to be had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// On this machine, to be moved away. Only the engine of this process may say so.
    File(PathBuf),
    Web(Url),
}

/// Which file is being fetched, so that a broken download can go on with the same one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Partial {
    /// A strong ETag.
    pub etag: String,
    /// The whole length, in bytes.
    pub total: u64,
}

impl Client {
    /// Orders a render. Its id is the caller's, durable before the call.
    pub async fn order_render(
        &self,
        token: &Secret,
        order: &RenderRequest<'_>,
    ) -> Result<RenderStatus, Error> {
        let request = self.request(Method::POST, PATH, Some(token)).json(order);
        RenderStatus::read(&self.call::<Value>(request).await?)
    }

    /// Asks how far a render is. The local engine holds the answer back until something changes.
    pub async fn render_status(&self, token: &Secret, id: &str) -> Result<RenderStatus, Error> {
        let request = self.request(Method::GET, &status_path(id), Some(token));
        RenderStatus::read(&self.call::<Value>(request).await?)
    }

    /// Cancels a render that nobody wants any more.
    pub async fn cancel_render(&self, token: &Secret, id: &str) -> Result<(), Error> {
        let request = self.request(Method::POST, &format!("{}/cancel", status_path(id)), Some(token));
        self.call::<serde::de::IgnoredAny>(request).await.map(drop)
    }

    /// What an address of the backend means here.
    ///
    /// # Errors
    /// `Refused` for anything but http and https, and for `file:` from a backend that is not our own engine.
    pub fn address(&self, address: &str) -> Result<Address, Error> {
        let refused =
            |why: &str| Error::Refused { status: 200, message: format!("{why} as the address of a result") };
        let url = match address.strip_prefix('/') {
            Some(rest) if !rest.starts_with('/') => self.url_with_query(address),
            _ => Url::parse(address).map_err(|_| refused("an unreadable word"))?,
        };
        match url.scheme() {
            "http" | "https" => Ok(Address::Web(url)),
            "file" if self.reach() == Reach::Local => {
                url.to_file_path().map(Address::File).map_err(|()| refused("a file: address without a path"))
            }
            "file" => Err(refused("a file: address")),
            _ => Err(refused("neither http nor https")),
        }
    }

    /// Begins to fetch a file: from the byte `from` on if the server still has the file with that ETag, else all
    /// of it.
    pub async fn fetch(
        &self,
        token: &Secret,
        url: Url,
        from: Option<(u64, &Partial)>,
    ) -> Result<Response, Error> {
        let mut url = url;
        for _ in 0..REDIRECTS {
            let mut request = self.request_to(Method::GET, url.clone(), Some(token));
            if let Some((from, partial)) = from {
                request = request
                    .header(header::RANGE, format!("bytes={from}-"))
                    .header(header::IF_RANGE, &partial.etag);
            }
            let response = self.send(request).await?;
            if !response.status().is_redirection() {
                return Ok(response);
            }
            let target = response.headers().get(header::LOCATION).and_then(|target| target.to_str().ok());
            let target = target.and_then(|target| url.join(target).ok());
            match target.filter(|target| matches!(target.scheme(), "http" | "https")) {
                Some(target) => url = target,
                None => return Ok(response),
            }
        }
        Err(Error::Refused { status: 310, message: "the result's address leads on and on".into() })
    }

    /// The address of a render's file by its id, for where the address that was told fails.
    pub fn fallback_address(&self, id: &str) -> Url {
        self.url(&download_path(id))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::nemo::Attribution;

    fn client(reach: Reach) -> Client {
        let attribution = Attribution { source: "s".into(), version: "1".into(), platform: "p".into() };
        Client::new(Url::parse("http://127.0.0.1:1/").unwrap(), attribution, reach).unwrap()
    }

    #[test]
    fn both_versions_of_the_answer_are_understood() {
        for answer in [
            r#"{"success":true,"data":{"status":"completed","progress":100,"outputUrl":"https://x/y.mp4"}}"#,
            r#"{"status":"completed","progress":100,"output":{"url":"https://x/y.mp4"}}"#,
            r#"{"code":0,"data":{"status":"COMPLETED","progress":100,"output":{"url":"https://x/y.mp4"}}}"#,
        ] {
            let status = RenderStatus::read(&serde_json::from_str(answer).unwrap()).unwrap();
            assert_eq!((status.status, status.progress), (Status::Completed, 1.0), "{answer}");
            assert_eq!(status.address.as_deref(), Some("https://x/y.mp4"), "{answer}");
        }
    }

    #[test]
    fn a_remote_backend_cannot_name_a_file_of_this_machine() {
        assert!(client(Reach::Remote).address("file:///etc/passwd").is_err());
        assert_eq!(
            client(Reach::Local).address("file:///a/b.mp4").unwrap(),
            Address::File("/a/b.mp4".into())
        );
        assert!(client(Reach::Local).address("ftp://x/y").is_err());
        assert!(matches!(client(Reach::Remote).address("/files/1.mp4"), Ok(Address::Web(_))));
    }
}
