//! Clips into a session: by address from the daemon of this process, by content from any other.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use num_rational::Ratio;
use num_traits::{CheckedDiv, CheckedMul};

use super::session::{Media, Session};
use super::timeline::{Clip, Timeline};
use super::{Failure, draft};
use crate::disk;
use crate::media::{self, Kind};
use crate::nemo::upload::UploadedFile;

/// The grid on which the cuts of still pictures and sounds fall, a second.
const STILL_RATE: Ratio<i64> = Ratio::new_raw(30, 1);
/// The longest that a still picture is shown, in seconds.
const LONGEST_STILL: i64 = 3600;

/// Puts a file of this machine into the session's folder without copying it: by a hard link, by shared blocks,
/// else by leaving it where it is.
pub fn adopt(file: &Path, folder: &Path, number: usize) -> io::Result<PathBuf> {
    let metadata = fs::symlink_metadata(file)?;
    if !metadata.is_file() {
        return Err(io::Error::new(io::ErrorKind::InvalidInput, "it is not a regular file"));
    }
    let inside = folder.join(stored_name(file, number));
    disk::remove_if_there(&inside)?;
    if fs::hard_link(file, &inside).is_ok() {
        return Ok(inside);
    }
    if disk::same_file_system(file, folder) && reflink_copy::reflink(file, &inside).is_ok() {
        fs::File::open(&inside)?.set_modified(metadata.modified()?)?;
        return Ok(inside);
    }
    Ok(file.to_path_buf())
}

/// What the clip is called in the session's folder: `clip1.mp4`.
pub fn stored_name(name: &Path, number: usize) -> String {
    let known = name.extension().and_then(|e| e.to_str()).filter(|_| Kind::of(name).is_some());
    match known {
        Some(extension) => format!("clip{number}.{}", extension.to_lowercase()),
        None => format!("clip{number}"),
    }
}

/// Looks at a file that lies in place, and takes it into the session: a video at the end of the timeline, anything
/// else for an edit to use, unless it is what the whole session is about.
pub async fn add(
    session: &mut Session,
    file: PathBuf,
    name: &str,
    sent_as: Option<String>,
) -> Result<UploadedFile, Failure> {
    let metadata = fs::metadata(&file).map_err(Failure::io)?;
    if let Some(kind) = Kind::of_extra(Path::new(name)) {
        return add_extra(session, kind, file, name, sent_as, &metadata);
    }
    let probe = media::probe(&file).await.map_err(|error| match error {
        media::ProbeError::NotMedia { .. } => Failure::unsupported(format!("{name}: {error}")),
        other => Failure::internal(other.to_string()),
    })?;
    let clip = Clip::of(Path::new(name), &probe, session.media.len() + 1)
        .map_err(|words| Failure::unsupported(format!("{name} {words}")))?;
    let moves = clip.kind != Kind::Image;
    let has_pictures = clip.kind != Kind::Audio;
    let told = UploadedFile {
        filename: name.to_string(),
        file_type: Some(clip.kind.name().into()),
        cdn_url: None,
        duration: moves.then_some(decimal(clip.duration)),
        width: has_pictures.then_some(clip.width),
        height: has_pictures.then_some(clip.height),
        fps: (clip.kind == Kind::Video).then_some(decimal(clip.frame_rate)),
        hash: None,
    };
    let mut timeline = match &session.draft {
        Some(draft) if !session.answers.is_empty() => {
            draft::read(draft.get()).map_err(|error| Failure::internal(error.to_string()))?
        }
        _ => Timeline::default(),
    };
    if session.answers.is_empty() {
        let clips = session.media.iter().map(|media| &media.clip);
        timeline = Timeline::unedited(clips.chain([&clip]));
    } else if clip.kind == Kind::Video {
        timeline.segments.extend(Timeline::of(&clip).segments);
    }
    let modified = metadata.modified().map_err(Failure::io)?;
    session.media.push(Media { clip, sent_as, file, size: metadata.len(), modified, silences: None });
    session.set_timeline(&timeline)?;
    Ok(told)
}

/// Takes a file of subtitles or colours into the session, for an edit to use. It is read when it is asked for.
fn add_extra(
    session: &mut Session,
    kind: Kind,
    file: PathBuf,
    name: &str,
    sent_as: Option<String>,
    metadata: &fs::Metadata,
) -> Result<UploadedFile, Failure> {
    let clip = Clip {
        id: format!("clip{}", session.media.len() + 1),
        name: name.to_string(),
        kind,
        duration: 0.into(),
        frame_rate: STILL_RATE,
        width: 0,
        height: 0,
        has_audio: false,
        audio_track: 0,
        is_mono: false,
        is_surround: false,
        is_interlaced: false,
        color: media::Color::default(),
    };
    let modified = metadata.modified().map_err(Failure::io)?;
    session.media.push(Media { clip, sent_as, file, size: metadata.len(), modified, silences: None });
    Ok(UploadedFile {
        filename: name.to_string(),
        file_type: Some(kind.name().into()),
        cdn_url: None,
        duration: None,
        width: None,
        height: None,
        fps: None,
        hash: None,
    })
}

impl Clip {
    /// The clip that `probe` found in the file `name`, the `number`th of its session (from 1).
    ///
    /// # Errors
    /// With what is wrong with it, to follow its name.
    pub fn of(name: &Path, probe: &media::Probe, number: usize) -> Result<Clip, &'static str> {
        const NO_TIMES: &str = "has times that make no sense";
        let (kind, frame_rate, duration, width, height) = match &probe.video {
            Some(video) if probe.is_still() => {
                (Kind::Image, STILL_RATE, Some(LONGEST_STILL.into()), video.width, video.height)
            }
            Some(video) => (Kind::Video, video.frame_rate, probe.length(), video.width, video.height),
            None => {
                let of_stream = || probe.audio.iter().find_map(|audio| audio.duration);
                (Kind::Audio, STILL_RATE, probe.duration.or_else(of_stream), 0, 0)
            }
        };
        let duration = duration.ok_or("does not say how long it is")?;
        let pictures = duration.checked_mul(&frame_rate).ok_or(NO_TIMES)?;
        let pictures = pictures.round().max(Ratio::from_integer(1));
        let duration = pictures.checked_div(&frame_rate).ok_or(NO_TIMES)?;
        Ok(Clip {
            id: format!("clip{number}"),
            name: name.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            kind,
            duration,
            frame_rate,
            width,
            height,
            has_audio: !probe.audio.is_empty(),
            audio_track: probe.leading_audio().map_or(0, |stream| stream.number),
            is_mono: probe.leading_audio().is_some_and(|stream| stream.channels == 1),
            is_surround: probe.leading_audio().is_some_and(|stream| stream.channels > 2),
            is_interlaced: probe.video.as_ref().is_some_and(|video| video.is_interlaced),
            color: probe.video.as_ref().map(|video| video.color.clone()).unwrap_or_default(),
        })
    }
}

impl Session {
    /// What is seen of `timeline`, by the names of its clips in order: the first few of many.
    fn names(&self, timeline: &Timeline) -> String {
        const NAMED: usize = 4;
        let mut seen: Vec<&str> = Vec::new();
        for segment in &timeline.segments {
            if !seen.contains(&segment.clip.as_str()) {
                seen.push(&segment.clip);
            }
        }
        let stem = |id: &&str| {
            let name = self.media.iter().find(|media| media.clip.id == **id).map(|media| &media.clip.name)?;
            let stem = Path::new(name).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            Some(stem.unwrap_or_else(|| name.clone()))
        };
        let named = seen.iter().filter_map(stem).take(NAMED).collect::<Vec<_>>().join(", ");
        match seen.len().saturating_sub(NAMED) {
            0 => named,
            more => format!("{named} and {more} more"),
        }
    }

    /// Writes a timeline into the session's draft.
    pub fn set_timeline(&mut self, timeline: &Timeline) -> Result<(), Failure> {
        let json =
            serde_json::value::to_raw_value(&draft::write(timeline, &self.names(timeline), self.edits));
        self.draft = Some(json.map_err(|error| Failure::internal(error.to_string()))?);
        Ok(())
    }
}

impl Media {
    /// Whether the file is still the one that came.
    pub fn is_unchanged(&self) -> bool {
        fs::metadata(&self.file).is_ok_and(|now| {
            now.len() == self.size && now.modified().is_ok_and(|modified| modified == self.modified)
        })
    }
}

fn decimal(number: Ratio<i64>) -> f64 {
    *number.numer() as f64 / *number.denom() as f64
}
