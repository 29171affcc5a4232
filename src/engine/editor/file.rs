//! The file that the result becomes, and the sounds that may be laid under it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_rational::Ratio;

use super::piece::Piece;
use super::{Editor, Purpose};
use crate::engine::op::Op;
use crate::engine::planner::Plan;
use crate::engine::render;
use crate::engine::timeline::{Clip, Overlay, VideoCodec};
use crate::engine::words::say;
use crate::media::{Format, Kind, Shape};

/// What the message says of the file, in whatever step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    /// The format of a video that it names.
    format: Option<Format>,
    /// The video is wanted beside any other file: a job has one result.
    video_stays: bool,
    /// The result becomes a picture.
    still: bool,
    /// A step made the result something else than a video.
    is_made: bool,
    /// It says how long the result is.
    length: bool,
}

impl Asked {
    pub fn of(plan: &Plan) -> Asked {
        let format = plan.steps.iter().rev().find_map(|op| match op {
            Op::Format(format) => Format::of_video(&format.format),
            _ => None,
        });
        let edits = |op: &Op| !matches!(op, Op::Export(_)) && op.edit().stage() < super::Stage::File;
        let edits = plan.steps.iter().any(edits);
        let length = plan.steps.iter().enumerate().any(|(place, op)| {
            matches!(op, Op::KeepRange(_) | Op::LimitDuration(_)) && !plan.only.contains_key(&place)
        });
        let video_stays = format.is_some() || (plan.besides && edits);
        let mut shapes = plan.steps.iter().filter_map(|op| match op {
            Op::Thumbnail(_) => Some(Shape::Still),
            Op::Gif(_) => Some(Shape::Animation),
            Op::ExtractAudio(_) => Some(Shape::Sound),
            _ => None,
        });
        let still = !video_stays && shapes.next() == Some(Shape::Still);
        Asked { format, video_stays, still, is_made: false, length }
    }
}

impl<'a> Editor<'a> {
    /// The sound file that a person means by `name`, or the only one there is.
    pub fn sounding(&self, name: Option<&str>, style: Option<&str>) -> Result<&'a Clip, String> {
        let language = self.language;
        if name.is_none() && !self.clips.iter().any(|clip| clip.kind == Kind::Audio) {
            return Err(match style {
                Some(style) => {
                    let style: String = style.chars().take(40).collect();
                    say!(language, "bgm-no-file-style", style = language.quote(&style))
                }
                None => say!(language, "bgm-no-file"),
            });
        }
        let clip = self.material(name, Kind::Audio, Purpose::Music)?;
        if clip.has_audio {
            return Ok(clip);
        }
        let name = &clip.name;
        Err(say!(language, "no-sound-in", name))
    }

    /// Whether the sound of the clips can be heard.
    pub fn clips_are_heard(&self) -> bool {
        let aloud = |piece: &Piece| self.heard(piece) && !piece.segment.muted;
        !self.result.silent
            && (self.pieces.iter().any(aloud) || self.result.overlays.iter().any(|overlay| overlay.heard))
    }

    /// Whether the small clip of this message can be heard in the result; `None` where there is none that has sound.
    /// Only to be asked when every step is done.
    pub fn inset_is_heard(&self) -> Option<bool> {
        let inset = self.inset.as_ref().filter(|inset| inset.has_sound)?;
        let has_sound = matches!(self.shape(), Shape::Video | Shape::Sound);
        let all_muted = self.pieces.iter().all(|piece| piece.segment.muted);
        let is_heard = |overlay: &Overlay| {
            overlay.clip == inset.clip && overlay.heard && (overlay.over_muted || !all_muted)
        };
        Some(has_sound && !self.result.silent && self.result.overlays.iter().any(is_heard))
    }

    /// Takes all sound away, or that of the clip that the step at hand is for.
    pub fn silence(&mut self) -> Result<(), String> {
        if let Some((start, end)) = self.own_span() {
            return self.mute(start, end);
        }
        self.result.silent = true;
        self.result.sound.music = None;
        Ok(())
    }

    /// The format of a video that this message asks for.
    pub fn asked_format(&self) -> Option<Format> {
        self.asked.format
    }

    /// Whether this message makes the result a picture, which has no time.
    pub fn makes_still(&self) -> bool {
        self.asked.still
    }

    /// Whether this message says how long the result is.
    pub fn length_was_asked(&self) -> bool {
        self.asked.length
    }

    /// What the result is, as far as the person said.
    pub fn shape(&self) -> Shape {
        self.result.format.map_or(Shape::Video, Format::shape)
    }

    /// Makes the result a file of `format`, unless the message wants the video beside it or made it another file.
    pub fn becomes(&mut self, format: Format) -> Result<(), String> {
        let shape = format.shape();
        if shape != Shape::Video && (self.asked.video_stays || self.asked.is_made) {
            return Err(match shape {
                Shape::Animation => say!(self.language, "one-file-gif"),
                Shape::Still => say!(self.language, "one-file-picture"),
                Shape::Sound | Shape::Video => say!(self.language, "one-file-sound"),
            });
        }
        self.asked.is_made |= shape != Shape::Video;
        self.result.format = Some(format);
        let output = &mut self.result.output;
        if output.format(format) != format {
            (output.video, output.audio) = (None, None);
        }
        (output.until, output.plays, output.at, output.audio_bitrate) = (None, None, None, None);
        Ok(())
    }

    /// Refuses a size for what cannot be brought to one.
    pub fn sized(&self) -> Result<(), String> {
        let language = self.language;
        if let Some(codec @ (VideoCodec::Av1 | VideoCodec::Prores)) = self.result.output.video
            && self.shape() == Shape::Video
        {
            let name = codec.name();
            return Err(say!(language, "size-of-codec", name));
        }
        if let Some(format @ (Format::Wav | Format::Flac)) = self.result.format {
            let name = format.extension().to_uppercase();
            return Err(say!(language, "size-of-sound", name));
        }
        Ok(())
    }

    /// The size of the result in pixels, and its pictures a second.
    pub fn canvas(&self) -> Option<(u32, u32, f64)> {
        let rate = self.rate()?;
        let clips: BTreeMap<String, (Clip, PathBuf)> =
            self.clips.iter().map(|clip| (clip.id.clone(), (clip.clone(), PathBuf::new()))).collect();
        let (width, height) = render::size(&self.result, &clips)?;
        Some((width, height, *rate.numer() as f64 / *rate.denom() as f64))
    }

    /// The pictures a second that the result has.
    pub fn rate(&self) -> Option<Ratio<i64>> {
        self.result.rate(|handle| self.clips.iter().find(|clip| clip.id == handle))
    }
}
