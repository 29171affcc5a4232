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

/// Looks at a file that lies in place, and puts it at the end of the timeline.
pub async fn add(
    session: &mut Session,
    file: PathBuf,
    name: &str,
    sent_as: Option<String>,
) -> Result<UploadedFile, Failure> {
    let metadata = fs::metadata(&file).map_err(Failure::io)?;
    let probe = media::probe(&file).await.map_err(|error| match error {
        media::ProbeError::NotMedia { .. } => Failure::unsupported(format!("{name}: {error}")),
        other => Failure::internal(other.to_string()),
    })?;
    let clip = Clip::of(Path::new(name), &probe, session.media.len() + 1)
        .map_err(|words| Failure::unsupported(format!("{name} {words}")))?;
    let mut timeline = match &session.draft {
        Some(draft) => draft::read(draft.get()).map_err(|error| Failure::internal(error.to_string()))?,
        None => Timeline::default(),
    };
    timeline.segments.extend(Timeline::of(&clip).segments);
    let told = UploadedFile {
        filename: name.to_string(),
        file_type: Some("video".into()),
        cdn_url: None,
        duration: Some(decimal(clip.duration)),
        width: Some(clip.width),
        height: Some(clip.height),
        fps: Some(decimal(clip.frame_rate)),
        hash: None,
    };
    let modified = metadata.modified().map_err(Failure::io)?;
    session.media.push(Media { clip, sent_as, file, size: metadata.len(), modified, silences: None });
    session.set_timeline(&timeline)?;
    Ok(told)
}

impl Clip {
    /// The clip that `probe` found in the file `name`, the `number`th of its session (from 1).
    ///
    /// # Errors
    /// With what it holds instead of moving pictures, to follow its name.
    pub fn of(name: &Path, probe: &media::Probe, number: usize) -> Result<Clip, &'static str> {
        let video = probe
            .video
            .as_ref()
            .ok_or("holds sound only; the engine on this machine edits moving pictures")?;
        let still = Kind::of(name) == Some(Kind::Image);
        let duration = video.duration.or(probe.duration).filter(|_| !still);
        let duration = duration.ok_or("is a still picture; the engine on this machine edits moving ones")?;
        let pictures = duration.checked_mul(&video.frame_rate).ok_or("has times that make no sense")?;
        let pictures = pictures.round().max(Ratio::from_integer(1));
        let duration = pictures.checked_div(&video.frame_rate).ok_or("has times that make no sense")?;
        Ok(Clip {
            id: format!("clip{number}"),
            name: name.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            duration,
            frame_rate: video.frame_rate,
            width: video.width,
            height: video.height,
            has_audio: !probe.audio.is_empty(),
        })
    }
}

impl Session {
    /// What the session is called on its timeline: by its clips, the first few of many.
    pub fn name(&self) -> String {
        const NAMED: usize = 4;
        let stem = |media: &Media| {
            let name = &media.clip.name;
            Path::new(name)
                .file_stem()
                .map_or_else(|| name.clone(), |stem| stem.to_string_lossy().into_owned())
        };
        let named: Vec<String> = self.media.iter().take(NAMED).map(stem).collect();
        match self.media.len() - named.len() {
            0 => named.join(", "),
            more => format!("{} and {more} more", named.join(", ")),
        }
    }

    /// Writes a timeline into the session's draft.
    pub fn set_timeline(&mut self, timeline: &Timeline) -> Result<(), Failure> {
        let json = serde_json::value::to_raw_value(&draft::write(timeline, &self.name()));
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
