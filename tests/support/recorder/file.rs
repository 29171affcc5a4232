//! A rendered file, whole or in part.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use tokio::fs::File;
use tokio::io::{AsyncReadExt, AsyncSeekExt, SeekFrom};
use tokio_util::io::ReaderStream;

use super::contract::text;

/// Serves the file at `path` as the headers of the request ask for it, with a strong ETag that changes when
/// the file does. With `ranges` off, `Range` is ignored.
pub async fn serve(path: &Path, headers: &HeaderMap, ranges: bool) -> std::io::Result<Response> {
    let mut file = File::open(path).await?;
    let facts = file.metadata().await?;
    let size = facts.len();
    let etag =
        format!("\"{:x}-{:x}-{:x}\"", facts.ino(), size, facts.mtime() * 1_000_000_000 + facts.mtime_nsec());

    let is_same = text(headers, "if-range").is_none_or(|known| known == etag);
    let asked = text(headers, "range").filter(|_| ranges && is_same).and_then(Range::parse);
    let answer = Response::builder().header("etag", etag).header("content-type", "video/mp4");
    let answer = if ranges { answer.header("accept-ranges", "bytes") } else { answer };
    let (answer, start, length) = match asked.map(|range| range.within(size)) {
        None => (answer, 0, size),
        Some(Some((start, end))) => {
            let range = format!("bytes {start}-{end}/{size}");
            let answer = answer.status(StatusCode::PARTIAL_CONTENT).header("content-range", range);
            (answer, start, end - start + 1)
        }
        Some(None) => {
            let answer = answer.status(StatusCode::RANGE_NOT_SATISFIABLE);
            let answer = answer.header("content-range", format!("bytes */{size}"));
            return answer.body(Body::empty()).map_err(std::io::Error::other);
        }
    };
    file.seek(SeekFrom::Start(start)).await?;
    let body = Body::from_stream(ReaderStream::new(file.take(length)));
    answer.header("content-length", length).body(body).map_err(std::io::Error::other)
}

/// A part of a file, as a client asks for it.
struct Range {
    first: Option<u64>,
    last: Option<u64>,
}

impl Range {
    /// Reads `bytes=a-b`, `bytes=a-` or `bytes=-n`; anything else is as if not asked.
    fn parse(asked: &str) -> Option<Self> {
        let (first, last) = asked.strip_prefix("bytes=")?.split_once('-')?;
        let number = |digits: &str| match digits {
            "" => Some(None),
            digits => digits.parse().ok().map(Some),
        };
        let range = Self { first: number(first)?, last: number(last)? };
        (range.first.is_some() || range.last.is_some()).then_some(range)
    }

    /// The first and the last byte within a file of `size`, if there are any.
    fn within(&self, size: u64) -> Option<(u64, u64)> {
        let end = size.checked_sub(1)?;
        let (first, last) = match (self.first, self.last) {
            (Some(first), last) => (first, last.unwrap_or(end).min(end)),
            (None, Some(count)) => (size.saturating_sub(count), end),
            (None, None) => (0, end),
        };
        (first <= last).then_some((first, last))
    }
}
