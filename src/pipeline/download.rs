//! Downloading: the result into its staging place in the outbox, whole and checked.
//!
//! A broken download goes on where it ended, if the server still has the same file (a strong `ETag`). A result of
//! the engine on this machine is moved, not copied, where both lie on one file system.

use std::io;
use std::path::Path;

use reqwest::{Response, StatusCode, Url, header};
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncSeekExt, AsyncWriteExt};
use tracing::warn;

use super::{Pipeline, Trouble};
use crate::config::Secret;
use crate::engine::words::say;
use crate::job::{Change, Job, Render, RenderState, Source, Step};
use crate::media::{self, Format, Wholeness};
use crate::nemo::Error;
use crate::nemo::render::{Address, Partial};
use crate::outbox::{Publication, short_stem, staging_path};
use crate::{crash, disk};

/// How often a connection that breaks while sending is taken up again.
const CONTINUATIONS: u32 = 5;

/// Why a fetch did not come to its end.
enum Broken {
    /// The address does not serve the file.
    Address(Error),
    /// The connection broke; what came so far is kept.
    Connection(Error),
    Disk(io::Error),
}

impl Pipeline {
    pub(super) async fn download(&self, job: &Job, render: &str) -> Result<Step, Trouble> {
        let Some(mut render) = self.ledger.get::<Render>(render)? else {
            return Err(Trouble::Fail(format!(
                "the ledger does not hold {render}; `dropcut retry` begins again"
            )));
        };
        if let RenderState::Failed { .. } = render.state {
            // A retry: what came of that render was of no use.
            return Ok(Step::Ordering { session: render.session, message: render.message, attempt: 1 });
        }
        let token = self.token(&render.token)?;
        let sort = |error| self.trouble(error, &render.token);
        let client = &self.backend.client;
        let address = match self.address_of(&render, &token).await {
            Err(Error::NotFound(words) | Error::SessionLost(words)) => {
                warn!(clip = %job.clip.display(), "{} is not known any more: {words}", render.id);
                let language = self.language_of(job, render.message);
                return self.replace(job, render, &say!(language, "export-forgotten")).await;
            }
            address => address.map_err(sort)?,
        };
        let meant = client.address(&address).map_err(sort)?;
        let publication = self.publication(job, &render, &address);
        let folder = self.config.outbox.join(&publication.folder);
        let outbox = |error: io::Error| Trouble::disk("outbox", &self.config.outbox, None, &error);
        tokio::fs::create_dir_all(&folder).await.map_err(outbox)?;
        let staged = staging_path(&self.config.outbox, &publication.folder, &publication.name, job.id);
        let again = Step::Ordering {
            session: render.session.clone(),
            message: render.message,
            attempt: render.attempt,
        };
        match meant {
            Address::File(path) => {
                let there = staged.clone();
                let moved = tokio::task::spawn_blocking(move || take(&path, &there)).await;
                let found = moved.map_err(io::Error::other).and_then(|moved| moved).map_err(outbox)?;
                if !found {
                    warn!(clip = %job.clip.display(), "the engine's result is gone; rendering again");
                    return Ok(again);
                }
                if let Some(reason) = self.unusable(&staged).await? {
                    return self.replace(job, render, &reason).await;
                }
            }
            Address::Web(url) => {
                if let Some(reason) = self.fetch_all(job, &mut render, &token, url, &staged).await? {
                    // What came of it is of no use to another render.
                    disk::remove_if_there(&staged).map_err(outbox)?;
                    return self.replace(job, render, &reason).await;
                }
            }
        }
        let length = tokio::fs::metadata(&staged).await.map_err(outbox)?.len();
        let claim = self.keep_claim(&render.session).await?;
        let publication = Publication { length, claim, ..publication }.with_free_number(&self.config.outbox);
        Ok(Step::Publishing { session: render.session, message: render.message, publication })
    }

    /// The name that the result will have: `holiday.edited.mp4`, and `holiday.edited.v2.mp4` for a second export.
    fn publication(&self, job: &Job, render: &Render, address: &str) -> Publication {
        let path = address.split(['?', '#']).next().unwrap_or(address);
        let ending =
            Path::new(path).extension().and_then(|ending| ending.to_str()).and_then(Format::from_extension);
        let extension = ending.unwrap_or(render.format).extension();
        let (name, report_name) = self.names(job);
        Publication {
            folder: job.folder().to_path_buf(),
            name: format!("{name}.{extension}"),
            report_name,
            number: 1,
            length: 0,
            claim: None,
        }
    }

    /// The names of a job's next result, without its ending, and of its report: `holiday.edited` and
    /// `holiday.report.txt`, then `holiday.edited.v2` and so on.
    pub(super) fn names(&self, job: &Job) -> (String, String) {
        let (stem, version) = match &job.source {
            Source::Result { output, .. } => self.further(output),
            _ => (format!("{}.edited", short_stem(&job.stem())), job.outputs.len() + 1),
        };
        let version = if version > 1 { format!(".v{version}") } else { String::new() };
        (format!("{stem}{version}"), format!("{}{version}.txt", report_stem(&stem)))
    }

    /// What the next version of a result is called after, and its number: one more than any that there was.
    fn further(&self, output: &Path) -> (String, usize) {
        let (stem, own) = versioned(output);
        let mut last = own;
        for job in self.ledger.jobs_where(|job| job.outputs.iter().any(|o| o.parent() == output.parent())) {
            let others = job.outputs.iter().filter(|other| other.parent() == output.parent());
            last = others
                .map(|o| versioned(o))
                .filter(|(other, _)| *other == stem)
                .map(|(_, v)| v)
                .fold(last, usize::max);
        }
        (stem, last + 1)
    }

    /// Fetches a file whole and usable, trying the fallback address where the first fails. Returns why it has to be rendered
    /// again, where neither address has it any more.
    async fn fetch_all(
        &self,
        job: &Job,
        render: &mut Render,
        token: &Secret,
        url: Url,
        staged: &Path,
    ) -> Result<Option<String>, Trouble> {
        let fallback = self.backend.client.fallback_address(&render.id);
        let mut addresses = vec![fallback, url];
        addresses.dedup();
        let mut last = Error::OutcomeUnknown("nothing was tried".into());
        while let Some(url) = addresses.pop() {
            for _ in 0..CONTINUATIONS {
                match self.fetch(job, render, token, url.clone(), staged).await? {
                    Ok(()) => match self.unusable(staged).await? {
                        None => return Ok(None),
                        Some(reason) => {
                            warn!(clip = %job.clip.display(), "{reason}");
                            render.file = None;
                            last = Error::NotFound(reason);
                            break;
                        }
                    },
                    Err(Broken::Disk(error)) => {
                        let needed = render.file.as_ref().map(|file| file.total);
                        return Err(Trouble::disk("outbox", &self.config.outbox, needed, &error));
                    }
                    Err(Broken::Connection(error)) => last = error,
                    Err(Broken::Address(error)) => {
                        warn!(clip = %job.clip.display(), "the result's address fails: {error}");
                        last = error;
                        break;
                    }
                }
            }
        }
        match last {
            Error::NotFound(reason) | Error::Refused { message: reason, .. } => Ok(Some(reason)),
            error => Err(self.trouble(error, &render.token)),
        }
    }

    /// Why a fetched file is not the result; it is removed then.
    async fn unusable(&self, staged: &Path) -> Result<Option<String>, Trouble> {
        let outbox = |error: io::Error| Trouble::disk("outbox", &self.config.outbox, None, &error);
        let file = staged.to_path_buf();
        let whole = tokio::task::spawn_blocking(move || media::check_whole(&file)).await;
        let reason = match whole.map_err(io::Error::other).and_then(|whole| whole).map_err(outbox)? {
            Wholeness::Empty => Some("it is empty".to_string()),
            Wholeness::Incomplete(words) => Some(words),
            Wholeness::Whole => match media::probe(staged).await {
                Ok(_) => None,
                // It says nothing of the file: a busy disk, or no process to be had just now.
                Err(media::ProbeError::Tool(error)) => {
                    return Err(outbox(io::Error::other(error.to_string())));
                }
                Err(media::ProbeError::Read { source, .. }) => return Err(outbox(source)),
                Err(media::ProbeError::NotMedia { looks, .. }) => Some(format!("it looks like {looks}")),
            },
        };
        if reason.is_some() {
            disk::remove_if_there(staged).map_err(outbox)?;
        }
        Ok(reason.map(|reason| format!("the result cannot be played: {reason}")))
    }

    /// Fetches what is missing of a file. The outer error is for the ledger.
    async fn fetch(
        &self,
        job: &Job,
        render: &mut Render,
        token: &Secret,
        url: Url,
        staged: &Path,
    ) -> Result<Result<(), Broken>, Trouble> {
        let have = tokio::fs::metadata(staged).await.map(|metadata| metadata.len()).unwrap_or(0);
        let from = render.file.as_ref().filter(|_| have > 0).map(|file| (have, file));
        let response = match self.backend.client.fetch(token, url, from).await {
            Ok(response) => response,
            Err(error) => return Ok(Err(Broken::Connection(error))),
        };
        let have = match response.status() {
            StatusCode::PARTIAL_CONTENT
                if from.is_some_and(|(have, file)| range(&response) == Some((have, file.total))) =>
            {
                have
            }
            StatusCode::RANGE_NOT_SATISFIABLE => {
                if render.file.as_ref().is_some_and(|file| file.total == have) {
                    // All of it came before a crash, which may have come before it was durable.
                    let synced = async { File::open(staged).await?.sync_all().await };
                    return Ok(synced.await.map_err(Broken::Disk));
                }
                0
            }
            StatusCode::OK => 0,
            status => {
                let words = format!("the download answered {status}");
                return Ok(Err(Broken::Address(Error::from_status(status.as_u16(), words, None))));
            }
        };
        if response.status() == StatusCode::RANGE_NOT_SATISFIABLE {
            render.file = None;
            return Ok(tokio::fs::remove_file(staged)
                .await
                .map_err(Broken::Disk)
                .and(Err(Broken::Connection(Error::OutcomeUnknown("the file has changed".into())))));
        }
        if have == 0 {
            render.file = identified(&response);
            self.ledger.commit(Change::record(&*render)).await?;
        }
        let total = response.content_length().map(|rest| have + rest);
        Ok(self.receive(job, response, staged, have, total).await)
    }

    /// Writes what comes from the byte `have` on, and makes it durable.
    async fn receive(
        &self,
        job: &Job,
        mut response: Response,
        staged: &Path,
        have: u64,
        total: Option<u64>,
    ) -> Result<(), Broken> {
        let mut file: File = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(staged)
            .await
            .map_err(Broken::Disk)?;
        file.set_len(have).await.map_err(Broken::Disk)?;
        file.seek(io::SeekFrom::Start(have)).await.map_err(Broken::Disk)?;
        crash::point(|| "when the download is begun".into());
        let mut length = have;
        let ended = loop {
            match response.chunk().await {
                Ok(Some(chunk)) => {
                    file.write_all(&chunk).await.map_err(Broken::Disk)?;
                    if length == have {
                        crash::point(|| "when the download has grown".into());
                    }
                    length += chunk.len() as u64;
                    if let Some(total) = total.filter(|total| *total > 0) {
                        self.live.progress(job.id, length as f64 / total as f64);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(Error::OutcomeUnknown(error.without_url().to_string())),
            }
        };
        file.flush().await.map_err(Broken::Disk)?;
        crash::point(|| "before the download is durable".into());
        file.sync_all().await.map_err(Broken::Disk)?;
        crash::point(|| "after the download is durable".into());
        ended.map_err(Broken::Connection)?;
        match total {
            Some(total) if total != length => {
                Err(Broken::Connection(Error::OutcomeUnknown(format!("{length} of {total} bytes came"))))
            }
            _ => Ok(()),
        }
    }
}

/// What a result is called without its version, and the version: `holiday.edited` and 2 of `holiday.edited.v2.mp4`.
fn versioned(output: &Path) -> (String, usize) {
    let stem = output.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let version = stem.rsplit_once(".v").and_then(|(stem, version)| Some((stem, version.parse().ok()?)));
    match version {
        Some((stem, version @ 2..=1_000_000)) => (stem.to_string(), version),
        _ => (stem, 1),
    }
}

/// `holiday.report` for `holiday.edited`
fn report_stem(stem: &str) -> String {
    match stem.rsplit_once(".edited") {
        Some((before, after)) => format!("{before}.report{after}"),
        None => format!("{stem}.report"),
    }
}

/// Moves the engine's result to where it is staged; `false` when there is none. Safe to repeat.
fn take(result: &Path, staged: &Path) -> io::Result<bool> {
    if disk::exists(result)? {
        disk::remove_if_there(staged)?;
        let mut copying = staged.as_os_str().to_owned();
        copying.push("-copy");
        disk::move_without_replacing(result, staged, Path::new(&copying))?;
    } else if !disk::exists(staged)? {
        return Ok(false);
    }
    // ffmpeg does not: what is published must outlast the original.
    disk::sync(staged)?;
    Ok(true)
}

/// Where the range of an answer begins, and how long the whole is: 100 and 200 of `bytes 100-199/200`.
fn range(response: &Response) -> Option<(u64, u64)> {
    let range = response.headers().get(header::CONTENT_RANGE)?.to_str().ok()?;
    let (part, total) = range.strip_prefix("bytes ")?.split_once('/')?;
    Some((part.split_once('-')?.0.trim().parse().ok()?, total.trim().parse().ok()?))
}

/// What tells the file again, where the server says enough: a strong ETag and the length.
fn identified(response: &Response) -> Option<Partial> {
    let etag = response.headers().get(header::ETAG)?.to_str().ok()?;
    let strong = etag.starts_with('"') && etag.ends_with('"') && etag.len() <= 200;
    strong.then(|| Some(Partial { etag: etag.into(), total: response.content_length()? }))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_counted_on_from_any_of_them() {
        let of = |name: &str| versioned(Path::new(name));
        assert_eq!(of("a/holiday.edited.mp4"), ("holiday.edited".into(), 1));
        assert_eq!(of("holiday.edited.v12.webm"), ("holiday.edited".into(), 12));
        assert_eq!(of("holiday.edited (2).mp4"), ("holiday.edited (2)".into(), 1));
        assert_eq!(of("a.v1.mp4"), ("a.v1".into(), 1));
        assert_eq!(report_stem("holiday.edited"), "holiday.report");
        assert_eq!(report_stem("holiday.edited (2)"), "holiday.report (2)");
    }
}
