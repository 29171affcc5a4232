//! Uploading: what the job is about into its session, each file once.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use reqwest::Url;

use super::compress::work_folder;
use super::connect::patiently;
use super::{Arrival, Pipeline, Trouble};
use crate::config::INBOX_MARKER;
use crate::inbox;
use crate::job::{Change, Identity, Job, Member, Source, Step, WaitFor, keep_members};
use crate::nemo::Error;
use crate::nemo::state::State;

/// A file to be sent.
struct Parcel {
    path: PathBuf,
    /// What it is called on the way.
    name: String,
    /// What it was when it was taken; a result of ours is known by its place alone.
    identity: Option<Identity>,
}

impl Parcel {
    /// Whether the session holds it already.
    fn is_in(&self, state: &State) -> bool {
        state.holds(&self.name, self.identity.as_ref().map(|identity| identity.size))
    }
}

impl Pipeline {
    pub(super) async fn upload(
        &self,
        job: &mut Job,
        session: &str,
        before: Option<usize>,
        arrival: Arrival,
    ) -> Result<Step, Trouble> {
        match job.source {
            Source::Link => return self.upload_link(job, session, before).await,
            Source::Words if self.is_embedded() => {
                return Err(Trouble::Fail(format!(
                    "making a clip from words alone needs the cloud (`backend.kind: nemo`); the engine on this machine \
                     edits clips that are there: put a clip beside {} and a prompt for it",
                    job.name()
                )));
            }
            _ => {}
        }
        let parcels = self.parcels(job)?;
        for parcel in &parcels {
            self.check(job, parcel).await?;
        }
        // Nothing of it has been sent where the step was only just begun.
        let mut there = match arrival {
            Arrival::Fresh => State::default(),
            Arrival::Resumed | Arrival::Due => self.read_state(session).await?,
        };
        let mut fitting = Vec::new();
        for parcel in parcels {
            fitting.push(self.fitting(job, parcel, &there).await?);
        }
        for parcel in &fitting {
            if !parcel.is_in(&there) {
                self.send(job, session, parcel, &mut there).await?;
            }
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
        let mut members = self.members(job)?;
        let inbox = |error: io::Error| Trouble::disk("inbox", &self.config.inbox, None, &error);
        let (further, unfinished) =
            inbox::further_media(&self.clip_path(job), &members).await.map_err(inbox)?;
        if !further.is_empty() {
            members.extend(further);
            let kept = keep_members(self.ledger.texts(), &members);
            let members = kept.map_err(|error| Trouble::state(&self.config, &error))?;
            job.source = Source::Folder { members };
            self.ledger.commit(Change::job(job)).await?;
        }
        let mut sent = Vec::new();
        for (member, parcel) in members.iter().zip(self.parcels(job)?) {
            if !parcel.is_in(&there) {
                self.check(job, &parcel).await?;
            }
            let parcel = self.fitting(job, parcel, &there).await?;
            if !parcel.is_in(&there) {
                self.send(job, session, &parcel, &mut there).await?;
                sent.push(member.name());
            }
        }
        let name = |path: PathBuf| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Ok((sent, unfinished.into_iter().map(name).collect()))
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
    async fn upload_link(&self, job: &Job, session: &str, before: Option<usize>) -> Result<Step, Trouble> {
        if self.is_embedded() {
            return Err(Trouble::Fail(
                "the engine on this machine takes clips, not addresses; download the clip and put it into the inbox"
                    .into(),
            ));
        }
        let there = self.read_state(session).await?.files().len();
        let next = Step::Asking { session: session.into(), message: 0 };
        match before {
            None => {
                return Ok(Step::Uploading { session: session.into(), before: Some(there) });
            }
            Some(before) if there > before => return Ok(next),
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
            Ok(_) => Ok(next),
            // The backend may still be fetching it: it is looked for before it is asked again.
            Err(Error::OutcomeUnknown(words)) => {
                tracing::warn!(clip = %job.clip.display(), "whether the address was taken is unknown ({words})");
                Err(Trouble::Later(self.config.backend.recovery.first))
            }
            Err(error) => Err(self.trouble(error, &record.token)),
        }
    }

    /// What is to be sent for a job, in order.
    fn parcels(&self, job: &Job) -> Result<Vec<Parcel>, Trouble> {
        Ok(match &job.source {
            Source::Clip => vec![self.parcel(job, None)],
            Source::Folder { .. } => {
                self.members(job)?.iter().map(|member| self.parcel(job, Some(member))).collect()
            }
            Source::Result { output, .. } => {
                let path = self.config.outbox.join(output);
                if !path.exists() {
                    return Err(Trouble::Fail(format!(
                        "the session of {} is gone, and so is that video, so there is nothing to go on with",
                        output.display()
                    )));
                }
                vec![Parcel { name: job.remote_name(&path, None), path, identity: None }]
            }
            Source::Link | Source::Words => Vec::new(),
        })
    }

    fn parcel(&self, job: &Job, member: Option<&Member>) -> Parcel {
        let clip = self.clip_path(job);
        let (path, identity) = match member {
            Some(member) => (clip.join(&member.path), &member.identity),
            None => (clip, &job.identity),
        };
        Parcel { name: job.remote_name(&path, member), path, identity: Some(identity.clone()) }
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

    /// What is sent of a file: itself, or what was made smaller on this machine where it is too large.
    async fn fitting(&self, job: &mut Job, parcel: Parcel, there: &State) -> Result<Parcel, Trouble> {
        let Some(size) = parcel.identity.as_ref().map(|identity| identity.size) else { return Ok(parcel) };
        let shown = parcel.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if !self.is_oversized(&shown, size)? {
            return Ok(parcel);
        }
        let name = Path::new(&parcel.name).with_extension("mp4").to_string_lossy().into_owned();
        let path = work_folder(&self.config).join(job.id.to_string()).join(&name);
        let smaller = Parcel { path, name, identity: None };
        if !smaller.is_in(there) {
            self.compress(job, &parcel.path, &shown, size, &smaller.path).await?;
            self.check(job, &parcel).await?;
        }
        Ok(smaller)
    }

    /// Refuses a file that is not the one that was taken. One that cannot be seen just now is waited for.
    async fn check(&self, job: &Job, parcel: &Parcel) -> Result<(), Trouble> {
        let Some(identity) = &parcel.identity else { return Ok(()) };
        match tokio::fs::symlink_metadata(&parcel.path).await {
            Ok(metadata) if identity.matches(&metadata) => Ok(()),
            Ok(_) => Err(Trouble::ClipChanged),
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let mounted = tokio::fs::symlink_metadata(self.config.inbox.join(INBOX_MARKER)).await;
                match (mounted, &job.moved) {
                    (Ok(_), None) => Err(Trouble::ClipChanged),
                    (Ok(_), Some(_)) => Err(Trouble::Fail(format!("{} is gone", parcel.path.display()))),
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
