//! Publishing and putting away: the last two steps, and the first of a failure.

use std::io;
use std::path::{Path, PathBuf};

use bytesize::ByteSize;
use jiff::Timestamp;

use super::compress::note;
use super::difference::timeline;
use super::route::route;
use super::{Pipeline, Trouble, trouble};
use crate::config::{Config, Originals};
use crate::disk;
use crate::engine::language::Language;
use crate::engine::words::say;
use crate::job::{Job, Member, Moved, Prompt, Render, Round, Source, Step, TextId, Texts};
use crate::media::{self, Kind, Probe, VideoStream};
use crate::nemo::draft::Draft;
use crate::outbox::{
    self, Destination, FailureReport, Folder, Original, Publication, Published, Report, Retirement,
    staging_path,
};

impl Pipeline {
    pub(super) async fn publish(
        &self,
        job: &mut Job,
        session: &str,
        message: usize,
        publication: Publication,
    ) -> Result<Step, Trouble> {
        let report = self.report(job, session, message, &publication).await?;
        let (folder, job_id, intended) = (self.config.outbox.clone(), job.id, publication.clone());
        let published = on_disk(move || outbox::publish(&folder, &intended, &report, job_id)).await;
        match published.map_err(|error| Trouble::disk("outbox", &self.config.outbox, None, &error))? {
            Published::NameTaken => {
                let publication = publication.with_free_number(&self.config.outbox);
                return Ok(Step::Publishing { session: session.into(), message, publication });
            }
            Published::Lost => {
                tracing::warn!(clip = %job.clip.display(), "the staged result is gone; it is rendered again");
                return Ok(Step::Ordering { session: session.into(), message, attempt: 1 });
            }
            Published::Done => {}
        }
        let result = publication.result();
        if !job.outputs.contains(&result) {
            job.outputs.push(result);
        }
        if message + 1 < self.prompt(job)?.messages.len() {
            return Ok(Step::Asking { session: session.into(), message: message + 1 });
        }
        self.retiring(job).await
    }

    /// What ends a job that is done: its originals are put away.
    pub(super) async fn retiring(&self, job: &Job) -> Result<Step, Trouble> {
        let (config, texts, finished) = (self.config.clone(), self.ledger.texts().clone(), job.clone());
        on_disk(move || finishing(&config, &texts, &finished))
            .await
            .map_err(|error| Trouble::disk("inbox", &self.config.inbox, None, &error))
    }

    pub(super) async fn retire(
        &self,
        job: &mut Job,
        retirement: Retirement,
        then: Step,
    ) -> Result<Step, Trouble> {
        let (key, folder) = match retirement.destination {
            Destination::Failed => ("failed", &self.config.failed),
            Destination::Archive => ("archive", &self.config.archive),
            Destination::Keep | Destination::Delete => ("inbox", &self.config.inbox),
        };
        if let Step::Failed { reason, .. } = &then {
            let report = self.failure_report(job, reason);
            let folder = self.config.failed.join(job.folder());
            let (stem, id) = (job.stem(), job.id);
            on_disk(move || write_failure_report(&folder, &stem, &report, &id.to_string()))
                .await
                .map_err(|error| Trouble::disk("failed", &self.config.failed, None, &error))?;
        }
        if matches!(then, Step::Done) {
            self.publish_answers(job).await?;
        }
        let (config, id, intended) = (self.config.clone(), job.id, retirement.clone());
        let inside = self.inside(job, &retirement)?;
        let retired = on_disk(move || outbox::retire(&config, &intended, &inside, id))
            .await
            .map_err(|error| Trouble::disk(key, folder, None, &error))?;
        let mut moved = job.moved.take().unwrap_or_default();
        for (original, place) in retirement.originals.iter().zip(retired.originals) {
            let there = place.filter(|_| retirement.destination != Destination::Keep);
            let slot = if original.path == job.clip { &mut moved.clip } else { &mut moved.sidecar };
            *slot = there.or(slot.take());
        }
        moved.clip = retired.folder.or(moved.clip);
        job.moved = (moved != Moved::default()).then_some(moved);
        Ok(then)
    }

    /// What is put away of the folder that the job is.
    fn inside(&self, job: &Job, retirement: &Retirement) -> Result<Vec<Original>, Trouble> {
        let Some(folder) = &retirement.folder else { return Ok(Vec::new()) };
        let members = self.members(job)?;
        let original = |member: &Member| {
            Some(folder.original(&member.path, member.identity.size, member.identity.modified_at()?))
        };
        Ok(members.iter().filter_map(original).collect())
    }

    /// The way of a job that cannot be done: its originals go among the failed, with the reason.
    pub(super) async fn failing(&self, job: &Job, reason: &str) -> io::Result<Step> {
        let (config, texts) = (self.config.clone(), self.ledger.texts().clone());
        let (failed, reason) = (job.clone(), reason.to_string());
        on_disk(move || failing(&config, &texts, &failed, &reason)).await
    }

    async fn report(
        &self,
        job: &Job,
        session: &str,
        message: usize,
        publication: &Publication,
    ) -> Result<String, Trouble> {
        let prompt = self.prompt(job)?;
        let language = self.language(&prompt, message);
        let rounds = self.told(job, &prompt, self.rounds(job, session, message)?)?;
        let own = self.own_names(job)?;
        let render = job.render.as_ref().map(|id| self.ledger.get::<Render>(id)).transpose()?.flatten();
        let draft = render.and_then(|render| Draft::read(&self.text(&render.draft)));
        let result = publication.result();
        let name = result.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut notes = Vec::new();
        let anew = match &job.source {
            Source::Result { job: earlier, output } => {
                let session = self.ledger.job(*earlier).and_then(|earlier| earlier.session);
                (session.as_deref() != Some(session_of(job))).then(|| {
                    format!(
                        "The session of {} was not there any more; the work was begun again with that video itself.",
                        output.display()
                    )
                })
            }
            _ => (job.sessions_lost > 0).then(|| {
                "The backend lost the session once; the work was begun again from the upload.".into()
            }),
        };
        notes.extend(anew);
        // Only the last report of a result tells that all was done.
        let further = prompt.messages.iter().skip(message + 1).any(|text| !route(text).is_question());
        let request = if further { None } else { job.request() };
        let limit = self.config.backend.max_size;
        notes.extend(job.compressed.iter().map(|compressed| note(compressed, limit)));
        let is_extra = |member: &crate::job::Member| media::Kind::of_extra(&member.path).is_some();
        if !self.is_embedded() && self.members(job)?.iter().any(is_extra) {
            notes.push(
                "The cloud takes no subtitle files and no tables of colours, so those of the folder were not used; the \
                 engine on this machine takes them (`backend.kind: embedded`)."
                    .into(),
            );
        }
        let probed = self.probed(job, publication).await;
        notes.extend(self.changed_pictures(job, &probed, language));
        notes.extend(self.left_behind(&probed, language));
        let link = self.kept_claim(publication);
        let report = Report {
            language,
            clip: &match &job.source {
                Source::Result { output, .. } => output.display().to_string(),
                _ => job.name(),
            },
            result: &name,
            job: &outbox::signature(job.id, request.as_deref()),
            finished: job.updated,
            place: &self.place(language),
            rounds,
            facts: self.facts(job, publication, &probed, language),
            timeline: draft.map(|draft| own.within(&timeline(&draft, language))),
            link: link.as_deref(),
            notes,
        };
        Ok(report.text())
    }

    /// What was asked and what was answered.
    pub(super) fn told(
        &self,
        job: &Job,
        prompt: &Prompt,
        rounds: Vec<Round>,
    ) -> Result<Vec<(String, String)>, Trouble> {
        let own = self.own_names(job)?;
        let told = rounds.into_iter().map(|round| {
            let asked = prompt.messages.get(round.message).cloned().unwrap_or_default();
            let answered = round.outcome.map(|outcome| self.text(&outcome.answer)).unwrap_or_default();
            (asked, own.within(&answered))
        });
        Ok(told.collect())
    }

    fn own_names(&self, job: &Job) -> Result<OwnNames, Trouble> {
        Ok(OwnNames::of(job, &self.members(job)?))
    }

    /// Where it was edited, for people.
    pub(super) fn place(&self, language: Language) -> String {
        let base = self.backend.client.base();
        match base.host_str() {
            _ if self.is_embedded() => say!(language, "place-here"),
            Some(host) if host.ends_with("nemovideo.ai") => say!(language, "place-cloud"),
            host => say!(language, "place-backend", host = host.unwrap_or(base.as_str())),
        }
    }

    /// The result in figures: `24.7 s, 1920×1080, 3.1 MB (the clip: 30.0 s, 2.4 MB)`.
    fn facts(&self, job: &Job, publication: &Publication, probed: &Probed, language: Language) -> String {
        let size = |bytes| language.number(ByteSize(bytes).display().si());
        let seconds = |length| seconds(length, language);
        let mut facts = Vec::new();
        if let Some(result) = &probed.result {
            facts.extend(result.duration.map(seconds));
            facts.extend(result.video.as_ref().map(|video| format!("{}×{}", video.width, video.height)));
        }
        facts.push(size(publication.length));
        let facts = facts.join(", ");
        match &job.source {
            Source::Clip => {
                let length = probed.clip.as_ref().and_then(|clip| clip.duration).map(seconds);
                let clip: Vec<String> = length.into_iter().chain([size(job.identity.size)]).collect();
                say!(language, "report-of-clip", facts, clip = clip.join(", "))
            }
            Source::Folder { .. } => {
                let count = self.members(job).map_or(0, |members| members.len());
                say!(language, "report-of-files", facts, count, size = size(job.identity.size))
            }
            Source::Link | Source::Words | Source::Result { .. } => facts,
        }
    }

    /// Looks at the result, and at the clip where it comes from a single one.
    async fn probed(&self, job: &Job, publication: &Publication) -> Probed {
        let staged = staging_path(&self.config.outbox, &publication.folder, &publication.name, job.id);
        let published = self.config.outbox.join(publication.result());
        let result = async { media::probe(if staged.exists() { &staged } else { &published }).await.ok() };
        let clip = async {
            match job.source {
                Source::Clip => media::probe(&self.clip_path(job)).await.ok(),
                _ => None,
            }
        };
        let (result, clip, members) = tokio::join!(result, clip, self.probed_members(job));
        Probed { result, clip, members }
    }

    /// Looks at the videos of the folder that the job is.
    async fn probed_members(&self, job: &Job) -> Vec<(String, Probe)> {
        let mut probed = Vec::new();
        if !matches!(job.source, Source::Folder { .. }) || !self.is_embedded() {
            return probed;
        }
        let members = self.members(job).unwrap_or_default();
        for member in members.iter().filter(|member| Kind::of(&member.path) == Some(Kind::Video)) {
            let looked_at = media::probe(&self.clip_path(job).join(&member.path)).await;
            probed.extend(looked_at.ok().map(|probe| (member.name(), probe)));
        }
        probed
    }

    /// What of the pictures of its clips the engine on this machine changes whatever is asked.
    fn changed_pictures(&self, job: &Job, probed: &Probed, language: Language) -> Vec<String> {
        let mut told = Vec::new();
        let result = probed.result.as_ref().and_then(|result| result.video.as_ref());
        let Some(result) = result.filter(|_| self.is_embedded()) else { return told };
        let single = probed.clip.iter().map(|clip| (job.name(), clip));
        let clips = single.chain(probed.members.iter().map(|(name, clip)| (name.clone(), clip)));
        let clips: Vec<_> = clips.filter_map(|(name, clip)| Some((name, clip.video.as_ref()?))).collect();
        let names = |is: fn(&VideoStream) -> bool| {
            let changed = clips.iter().filter(|(_, video)| is(video) && !is(result));
            let names: Vec<String> = changed.map(|(name, _)| language.quote(name)).collect();
            (!names.is_empty()).then(|| language.list(&names))
        };
        told.extend(
            names(|video| video.is_interlaced).map(|names| say!(language, "report-interlaced", names)),
        );
        let is_bright = |video: &VideoStream| video.color.high_dynamic_range().is_some();
        told.extend(names(is_bright).map(|names| say!(language, "report-bright", names)));
        told
    }

    /// What of a single clip the engine on this machine leaves behind whatever is asked.
    fn left_behind(&self, probed: &Probed, language: Language) -> Vec<String> {
        let mut left = Vec::new();
        let Some(clip) = probed.clip.as_ref().filter(|_| self.is_embedded()) else { return left };
        let is_heard = probed.result.as_ref().is_some_and(|result| !result.audio.is_empty());
        if is_heard && clip.audio.len() > 1 {
            left.push(say!(language, "report-tracks", count = clip.audio.len()));
        }
        if let Some(sound) = clip.leading_audio().filter(|sound| is_heard && sound.channels > 2) {
            left.push(say!(language, "report-channels", count = sound.channels));
        }
        if clip.has_subtitles {
            left.push(say!(language, "report-subtitles"));
        }
        if clip.chapters > 0 && probed.result.as_ref().is_none_or(|result| result.chapters == 0) {
            left.push(say!(language, "report-chapters", count = clip.chapters));
        }
        left
    }

    /// What was asked and settled up to a message in the session that the result comes from, in order.
    pub(super) fn rounds(&self, job: &Job, session: &str, message: usize) -> Result<Vec<Round>, Trouble> {
        let mut rounds: Vec<Round> = self.ledger.rounds(job.id)?;
        rounds
            .retain(|round| round.session == session && round.message <= message && round.outcome.is_some());
        rounds.sort_by_key(|round| (round.message, round.id));
        Ok(rounds)
    }

    pub(super) fn text(&self, id: &TextId) -> String {
        self.ledger.texts().get(id).unwrap_or_else(|error| format!("(cannot be read: {error})"))
    }

    fn failure_report(&self, job: &Job, reason: &str) -> String {
        let asked = self.prompt(job).ok().map(|prompt| prompt.messages.join("\n---\n"));
        let language = self.language_of(job, 0);
        let again = say!(language, "report-again", command = format!("dropcut retry {}", job.id));
        let advice = format!("{}\n{again}", say!(language, "report-advice"));
        FailureReport {
            language,
            clip: &job.name(),
            job: &job.id.to_string(),
            failed: Timestamp::now(),
            asked: asked.filter(|asked| !asked.is_empty()),
            reason,
            results: job.outputs.iter().map(|output| output.display().to_string()).collect(),
            advice: &advice,
        }
        .text()
    }
}

/// What is known of a result, and of the single clip or the videos of the folder that it comes from; nothing of what
/// cannot be read.
struct Probed {
    result: Option<Probe>,
    clip: Option<Probe>,
    /// By their names.
    members: Vec<(String, Probe)>,
}

/// What people know by their own names and the backend by the job's id.
struct OwnNames(Vec<(String, String)>);

impl OwnNames {
    fn of(job: &Job, members: &[Member]) -> OwnNames {
        let stem =
            |member: &Member| member.path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let member = |member: &Member| (format!("{}-{}", job.id, member.mark()), stem(member));
        OwnNames(members.iter().map(member).chain([(job.id.to_string(), job.stem())]).collect())
    }

    /// `words` with people's names.
    fn within(&self, words: &str) -> String {
        self.0.iter().fold(words.to_string(), |words, (sent, own)| words.replace(sent, own))
    }
}

fn session_of(job: &Job) -> &str {
    job.session.as_deref().unwrap_or_default()
}

/// The step of a job whose last result is safe: its originals are put away, then it is done.
pub fn finishing(config: &Config, texts: &Texts, job: &Job) -> io::Result<Step> {
    let destination = match config.originals {
        Originals::Archive => Destination::Archive,
        Originals::Keep => Destination::Keep,
        Originals::Delete if job.outputs.iter().any(|output| config.outbox.join(output).exists()) => {
            Destination::Delete
        }
        // Without a result that is safe there is nothing in its place.
        Originals::Delete => Destination::Archive,
    };
    let retirement = retirement(config, texts, job, destination)?;
    Ok(Step::Retiring { retirement, then: Box::new(Step::Done) })
}

/// The step of a job that cannot be done: its originals go among the failed, then it stands there with `reason`.
pub fn failing(config: &Config, texts: &Texts, job: &Job, reason: &str) -> io::Result<Step> {
    let at = Box::new(job.step.clone());
    let retirement = retirement(config, texts, job, Destination::Failed)?;
    Ok(Step::Retiring { retirement, then: Box::new(Step::Failed { reason: trouble::bounded(reason), at }) })
}

/// What is put away with a job: its clip or its folder, and its prompt unless another clip needs it.
fn retirement(config: &Config, texts: &Texts, job: &Job, destination: Destination) -> io::Result<Retirement> {
    let moved = job.moved.clone().unwrap_or_default();
    let shared = job.sidecar.as_ref().is_some_and(|sidecar| serves_another(config, &job.clip, sidecar));
    let mut originals = Vec::new();
    let folder = match job.source {
        Source::Folder { .. } => {
            // What cannot be read now must not be taken for nothing.
            job.members(texts)?;
            let from = moved.clip.clone().unwrap_or_else(|| config.inbox.join(&job.clip));
            let to = outbox::root(config, destination)
                .map_or_else(|| job.clip.clone(), |root| free(root, &job.clip));
            Some(Folder { from, to })
        }
        _ => None,
    };
    let clip = folder.is_none().then_some((job.clip.as_path(), moved.clip));
    let sidecar = job.sidecar.as_deref().filter(|_| !shared).map(|sidecar| (sidecar, moved.sidecar));
    for (path, elsewhere) in [clip, sidecar].into_iter().flatten() {
        let original = Original::now(&config.inbox, path, elsewhere)?;
        // What is another by now is not ours to put away: a new clip, or words that nobody has read yet.
        let ours = |original: &Original| match path == job.clip {
            true => job.identity.is(original.size, original.modified),
            false => job
                .sidecar_seen
                .is_none_or(|seen| (seen.size, seen.modified) == (original.size, original.modified)),
        };
        originals.extend(original.filter(ours));
    }
    Ok(Retirement { destination, originals, folder })
}

/// A path below `root` that nothing has, made of `wanted`.
fn free(root: &Path, wanted: &Path) -> PathBuf {
    let name = wanted.file_name().unwrap_or_default().to_string_lossy();
    let mut number = 1;
    loop {
        let path = wanted.with_file_name(disk::numbered(&name, number));
        if std::fs::symlink_metadata(root.join(&path)).is_err() {
            return path;
        }
        number += 1;
    }
}

/// Whether a prompt serves another clip of its folder too, as `holiday.prompt.txt` does `holiday.mov`.
fn serves_another(config: &Config, clip: &Path, sidecar: &Path) -> bool {
    let own = clip.file_name().unwrap_or_default();
    let words = sidecar.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let subject = words.strip_suffix(".prompt.txt").unwrap_or(&words);
    if subject == own.to_string_lossy().to_lowercase() {
        return false;
    }
    let folder = config.inbox.join(clip.parent().unwrap_or(Path::new("")));
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().map(|entry| PathBuf::from(entry.file_name())).any(|name| {
        name.as_os_str() != own
            && (media::Kind::of(&name).is_some()
                || name.extension().is_some_and(|e| e.eq_ignore_ascii_case("url")))
            && name.file_stem().is_some_and(|stem| stem.to_string_lossy().to_lowercase() == subject)
    })
}

fn seconds(duration: crate::engine::timeline::Seconds, language: Language) -> String {
    let seconds = format!("{:.1}", *duration.numer() as f64 / *duration.denom() as f64);
    say!(language, "seconds", seconds = language.number(seconds))
}

/// Writes the report of a failure into the folder where the clip will lie. A later one of the same job replaces it.
fn write_failure_report(folder: &Path, stem: &str, report: &str, job: &str) -> io::Result<()> {
    std::fs::create_dir_all(folder)?;
    let stem = outbox::short_stem(stem);
    let names = (1..).map(|number| folder.join(disk::numbered(&format!("{stem}.report.txt"), number)));
    let ours = |path: &PathBuf| match std::fs::read_to_string(path) {
        Ok(text) => text.contains(job),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    };
    match names.take(10_000).find(ours) {
        Some(path) => {
            let staged = folder.join(format!(".{job}.report.part"));
            disk::stage(&staged, report.as_bytes(), 0o644)?;
            disk::replace(&staged, &path)
        }
        None => Err(io::Error::other("no free name for the report")),
    }
}

/// Runs what blocks on disks apart from what must not wait.
pub(super) async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other).and_then(|result| result)
}
