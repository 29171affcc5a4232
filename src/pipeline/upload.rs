//! Uploading: what the job is about into its session, each file once.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Url;

use super::connect::patiently;
use super::{Arrival, Pipeline, Trouble};
use crate::config::INBOX_MARKER;
use crate::inbox;
use crate::job::{Change, Identity, Job, Member, Source, Step, WaitFor, keep_members};
use crate::media::Kind;
use crate::nemo::Error;
use crate::nemo::state::State;

/// A file to be sent.
pub(super) struct Parcel {
    /// Where it lies.
    pub path: PathBuf,
    /// What it is called on the way.
    pub name: String,
    /// What people call it.
    pub own_name: String,
    /// Bytes, as it is sent.
    pub size: u64,
    /// The file that was taken, and what it was then; a result of ours is known by its place alone.
    taken: Option<(PathBuf, Identity)>,
}

impl Parcel {
    /// Whether the session holds it already.
    fn is_in(&self, state: &State) -> bool {
        state.holds(&self.name, Some(self.size))
    }

    /// What it is called on the way once it is made smaller.
    pub fn compressed_name(&self) -> String {
        Path::new(&self.name).with_extension("mp4").display().to_string()
    }
}

impl Pipeline {
    pub(super) async fn upload(
        &self,
        job: &mut Job,
        session: &str,
        before: Option<usize>,
        readings: u32,
        arrival: Arrival,
    ) -> Result<Step, Trouble> {
        match job.source {
            Source::Link => return self.upload_link(job, session, before, readings).await,
            Source::Words if !self.is_embedded() => {
                // Words that were mended meanwhile are asked anew.
                self.check_original(job).await?;
            }
            Source::Words => {
                return Err(Trouble::Fail(format!(
                    "making a clip from words alone needs the cloud (`backend.kind: nemo`); the engine on this machine \
                     edits clips that are there: put a clip beside {} and a prompt for it",
                    job.name()
                )));
            }
            _ => {}
        }
        // Nothing of it has been sent where the step was only just begun.
        let mut there = match arrival {
            Arrival::Fresh => State::default(),
            Arrival::Resumed | Arrival::Due => self.read_state(session).await?,
        };
        let parcels = self.parcels(job)?;
        for parcel in &parcels {
            self.check(job, parcel).await?;
            self.is_oversized(&parcel.own_name, parcel.size)?;
        }
        for parcel in parcels {
            self.send_missing(job, session, parcel, &mut there).await?;
        }
        Ok(Step::Asking { session: session.into(), message: 0 })
    }

    /// Sends what lies in the job's folder and is not in the session yet; tells what was sent, and what is not whole yet,
    /// by their names.
    pub(super) async fn upload_rest(
        &self,
        job: &mut Job,
        session: &str,
        mut there: State,
    ) -> Result<(Vec<String>, Vec<String>), Trouble> {
        let Source::Folder { .. } = job.source else { return Ok(Default::default()) };
        let folder = self.clip_path(job);
        let mut members = self.members(job)?;
        let found = inbox::further_media(&folder, &members, self.config.watch.settle).await;
        let (further, unfinished) = found.map_err(|error| Trouble::Wait {
            reason: WaitFor::Disk,
            words: format!(
                "cannot read the folder {}: {error}; it is tried again by itself",
                folder.display()
            ),
            again: Some(Duration::from_secs(1)),
        })?;
        if !further.is_empty() {
            members.extend(further);
            let kept = keep_members(self.ledger.texts(), &members);
            let kept = kept.map_err(|error| Trouble::state(&self.config, &error))?;
            let Identity { device, inode, .. } = job.identity;
            (job.source, job.identity) =
                (Source::Folder { members: kept }, Identity::of_members(&members, device, inode));
            self.ledger.commit(Change::job(job)).await?;
        }
        let name = |path: PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut left: Vec<String> = unfinished.into_iter().map(name).collect();
        let mut sent = Vec::new();
        for parcel in self.parcels(job)? {
            let own_name = parcel.own_name.clone();
            match self.send_missing(job, session, parcel, &mut there).await {
                Ok(true) => sent.push(own_name),
                Ok(false) => {}
                // What has been done before for the job must not be done anew for it.
                Err(Trouble::ClipChanged) => left.push(own_name),
                Err(trouble) => return Err(trouble),
            }
        }
        Ok((sent, left))
    }

    /// Sends a file that the session does not hold, made smaller where it has to be; whether there was anything to send.
    async fn send_missing(
        &self,
        job: &mut Job,
        session: &str,
        mut parcel: Parcel,
        there: &mut State,
    ) -> Result<bool, Trouble> {
        let oversized = self.is_oversized(&parcel.own_name, parcel.size)?;
        if parcel.is_in(there) || oversized && there.holds(&parcel.compressed_name(), None) {
            return Ok(false);
        }
        self.check(job, &parcel).await?;
        if oversized {
            self.compress(job, &mut parcel).await?;
        }
        self.send(job, session, &parcel, there).await?;
        Ok(true)
    }

    /// Sends one file. One that is changed meanwhile is not the one that was taken.
    async fn send(
        &self,
        job: &Job,
        session: &str,
        parcel: &Parcel,
        there: &mut State,
    ) -> Result<(), Trouble> {
        let (record, token) = self.session(session)?;
        let sort = |error| self.trouble(error, &record.token);
        match self.backend.client.upload(&token, session, &parcel.path, &parcel.name).await {
            Ok(_) => {}
            Err(Error::OutcomeUnknown(words)) => {
                *there = patiently(|| self.backend.client.state(&token, session)).await.map_err(sort)?;
                if !parcel.is_in(there) {
                    return Err(sort(Error::OutcomeUnknown(words)));
                }
            }
            Err(error) => return Err(sort(error)),
        }
        self.check(job, parcel).await
    }

    /// Has the backend fetch a clip by its address. It names the clip as it likes, so that one that was sent before is
    /// known by their number.
    async fn upload_link(
        &self,
        job: &mut Job,
        session: &str,
        before: Option<usize>,
        readings: u32,
    ) -> Result<Step, Trouble> {
        if self.is_embedded() {
            return Err(Trouble::Fail(
                "the engine on this machine takes clips, not addresses; download the clip and put it into the inbox"
                    .into(),
            ));
        }
        let recovery = &self.config.backend.recovery;
        let there = self.read_state(session).await?.files().len();
        let session_id = session.to_string();
        let uploading = |before, readings| Step::Uploading { session: session_id.clone(), before, readings };
        match before {
            None => return Ok(uploading(Some(there), 0)),
            Some(before) if there > before => {
                return Ok(Step::Asking { session: session.into(), message: 0 });
            }
            // The backend may be fetching it still: it is looked for some times before it is asked again.
            Some(_) if (1..recovery.readings).contains(&readings) => {
                job.step = uploading(before, readings + 1);
                return Err(Trouble::Later(recovery.every));
            }
            Some(_) => {}
        }
        let parcel = self.parcel(job, None);
        self.check(job, &parcel).await?;
        let address = read_address(&parcel.path).await.map_err(|reason| {
            Trouble::Fail(format!(
                "{} {reason}; write one line like https://example.com/clip.mp4",
                job.name()
            ))
        })?;
        let (record, token) = self.session(session)?;
        match self.backend.client.upload_address(&token, session, &address).await {
            Ok(_) => Ok(Step::Asking { session: session.into(), message: 0 }),
            Err(Error::OutcomeUnknown(words)) => {
                tracing::warn!(clip = %job.clip.display(), "whether the address was taken is unknown ({words})");
                job.step = uploading(before, 1);
                Err(Trouble::Later(recovery.first))
            }
            Err(error) => Err(self.trouble(error, &record.token)),
        }
    }

    /// What is to be sent for a job, in order.
    fn parcels(&self, job: &Job) -> Result<Vec<Parcel>, Trouble> {
        Ok(match &job.source {
            Source::Clip => vec![self.parcel(job, None)],
            Source::Folder { .. } => {
                let members = self.members(job)?;
                // The contract knows neither subtitles nor tables of colours; the report tells that they were not sent.
                let goes = |member: &&Member| self.is_embedded() || Kind::of_extra(&member.path).is_none();
                members.iter().filter(goes).map(|member| self.parcel(job, Some(member))).collect()
            }
            Source::Result { output, .. } => {
                let path = self.config.outbox.join(output);
                let Ok(metadata) = path.metadata() else {
                    return Err(Trouble::Fail(format!(
                        "the session of {} is gone, and so is that video, so there is nothing to go on with",
                        output.display()
                    )));
                };
                vec![Parcel {
                    name: job.remote_name(&path, None),
                    own_name: output.display().to_string(),
                    size: metadata.len(),
                    taken: None,
                    path,
                }]
            }
            Source::Link | Source::Words => Vec::new(),
        })
    }

    fn parcel(&self, job: &Job, member: Option<&Member>) -> Parcel {
        let clip = self.clip_path(job);
        let (path, identity, own_name) = match member {
            Some(member) => (clip.join(&member.path), &member.identity, member.name()),
            None => (clip, &job.identity, job.name()),
        };
        Parcel {
            name: job.remote_name(&path, member),
            own_name,
            size: identity.size,
            taken: Some((path.clone(), identity.clone())),
            path,
        }
    }

    /// What the folder held that the job is.
    pub(super) fn members(&self, job: &Job) -> Result<Vec<Member>, Trouble> {
        job.members(self.ledger.texts()).map_err(|error| Trouble::state(&self.config, &error))
    }

    /// Where the clip, or what stands for it, lies now.
    pub(super) fn clip_path(&self, job: &Job) -> PathBuf {
        let moved = job.moved.as_ref().and_then(|moved| moved.clip.clone());
        moved.unwrap_or_else(|| self.config.inbox.join(&job.clip))
    }

    /// Refuses what was dropped, if it is not what was taken any more.
    pub(super) async fn check_original(&self, job: &Job) -> Result<(), Trouble> {
        self.check(job, &self.parcel(job, None)).await
    }

    /// Refuses a file that is not the one that was taken. One that cannot be seen just now is waited for.
    async fn check(&self, job: &Job, parcel: &Parcel) -> Result<(), Trouble> {
        let Some((path, identity)) = &parcel.taken else { return Ok(()) };
        match tokio::fs::symlink_metadata(path).await {
            Ok(metadata) if identity.matches(&metadata) => Ok(()),
            Ok(_) => Err(Trouble::ClipChanged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mounted = tokio::fs::symlink_metadata(self.config.inbox.join(INBOX_MARKER)).await;
                match (mounted, &job.moved) {
                    (Ok(_), None) => Err(Trouble::ClipChanged),
                    (Ok(_), Some(_)) => Err(Trouble::Fail(format!("{} is gone", path.display()))),
                    (Err(_), _) => Err(Trouble::Wait {
                        reason: WaitFor::Disk,
                        words: format!("the inbox {} is not mounted", self.config.inbox.display()),
                        again: Some(Duration::from_secs(1)),
                    }),
                }
            }
            Err(error) => Err(Trouble::disk("inbox", &self.config.inbox, None, &error)),
        }
    }
}

/// The address in a link: a Windows shortcut, or bare.
///
/// # Errors
/// What is wrong with it, to follow its name.
async fn read_address(path: &Path) -> Result<Url, String> {
    let file = path.to_path_buf();
    let text = tokio::task::spawn_blocking(move || inbox::read_text(&file, "it")).await;
    let text = text.map_err(|error| error.to_string())?.map_err(|error| error.to_string())?;
    address_in(&text)
}

fn address_in(text: &str) -> Result<Url, String> {
    let lines = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let key = |line: &str| line.get(..4).is_some_and(|key| key.eq_ignore_ascii_case("URL="));
    let shortcut = lines().find(|line| key(line)).and_then(|line| line.get(4..));
    let written = shortcut.or_else(|| lines().next()).ok_or("holds no address")?;
    match Url::parse(written) {
        Ok(url) if matches!(url.scheme(), "http" | "https") && url.host().is_some() => Ok(url),
        _ => Err("holds no address of a clip on the web".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_read_from_a_shortcut_or_bare() {
        for text in [
            "https://example.com/a.mp4",
            "\n  https://example.com/a.mp4  \nmore",
            "[InternetShortcut]\r\nIDList=\r\nurl=https://example.com/a.mp4\r\n",
        ] {
            assert_eq!(address_in(text).unwrap().as_str(), "https://example.com/a.mp4", "{text}");
        }
        for text in
            ["", "a.mp4", "file:///etc/passwd", "URL=javascript:1", "https://", "[InternetShortcut]\nURL="]
        {
            assert!(address_in(text).is_err(), "{text}");
        }
    }
}
