//! The file that the result becomes, and the sounds that may be laid under it.

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_rational::Ratio;

use super::Editor;
use crate::engine::op::Op;
use crate::engine::planner::Plan;
use crate::engine::render;
use crate::engine::timeline::{Clip, VideoCodec};
use crate::media::{Format, Kind, Shape};

/// What the message says of the file, in whatever step.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Asked {
    /// The format of a video that it names.
    format: Option<Format>,
    /// The video is wanted beside any other file: a job has one result.
    video_stays: bool,
    /// It says how long the result is.
    length: bool,
}

impl Asked {
    pub fn of(plan: &Plan) -> Asked {
        let format = plan.steps.iter().rev().find_map(|op| match op {
            Op::Format(format) => Format::of_video(&format.format),
            _ => None,
        });
        let edits = plan.steps.iter().any(|op| op.edit().stage() < super::Stage::File);
        let length = plan.steps.iter().any(|op| matches!(op, Op::KeepRange(_) | Op::LimitDuration(_)));
        Asked { format, video_stays: format.is_some() || (plan.besides && edits), length }
    }
}

impl<'a> Editor<'a> {
    /// The sound file that a person means by `name`, or the only one there is.
    pub fn sounding(&self, name: Option<&str>, style: Option<&str>) -> Result<&'a Clip, String> {
        let language = self.language;
        if name.is_none() && !self.clips.iter().any(|clip| clip.kind == Kind::Audio) {
            let (of_style, in_chinese) = match style {
                Some(style) => {
                    let style: String = style.chars().take(40).collect();
                    (format!(" for “{style}”"), format!("「{style}」风格的"))
                }
                None => Default::default(),
            };
            return Err(language.pick(
                format!(
                    "There is no music file{of_style}: put one (MP3, WAV, M4A or AAC) and the clip into a folder, \
                     and name the prompt after the folder. The cloud can choose music by itself."
                ),
                format!(
                    "没有{in_chinese}音乐文件：请把音乐（MP3、WAV、M4A 或 AAC）和视频放进同一个文件夹，并以文件夹名命名提示文件。云端可以自选音乐。"
                ),
            ));
        }
        let clip = self.material(name, Kind::Audio, "music", "音乐")?;
        if clip.has_audio {
            return Ok(clip);
        }
        let name = &clip.name;
        Err(language.pick(format!("{name} has no sound."), format!("{name} 没有声音。")))
    }

    /// Whether the sound of the clips can be heard.
    pub fn clips_are_heard(&self) -> bool {
        !self.result.silent && self.pieces.iter().any(|piece| self.heard(piece) && !piece.segment.muted)
    }

    /// Takes all sound away.
    pub fn silence(&mut self) {
        self.result.silent = true;
        self.result.sound.music = None;
    }

    /// The format of a video that this message asks for.
    pub fn asked_format(&self) -> Option<Format> {
        self.asked.format
    }

    /// Whether this message says how long the result is.
    pub fn length_was_asked(&self) -> bool {
        self.asked.length
    }

    /// What the result is, as far as the person said.
    pub fn shape(&self) -> Shape {
        self.result.format.map_or(Shape::Video, Format::shape)
    }

    /// Makes the result a file of `format`, unless the message wants the video beside it.
    pub fn becomes(&mut self, format: Format) -> Result<(), String> {
        let shape = format.shape();
        if shape != Shape::Video && self.asked.video_stays {
            let (what, in_chinese) = match shape {
                Shape::Animation => ("GIF", "GIF"),
                Shape::Still => ("picture", "图片"),
                Shape::Sound | Shape::Video => ("sound file", "声音文件"),
            };
            return Err(self.language.pick(
                format!("One prompt makes one file, and this one makes the video: the {what} needs a prompt of its own."),
                format!("一个提示只输出一个文件，这次输出视频：{in_chinese}请另写一个提示。"),
            ));
        }
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
            return Err(language.pick(
                format!("{name} cannot be brought to a size here: ask for H.264, H.265 or VP9."),
                format!("{name} 不支持指定体积：可用 H.264、H.265 或 VP9。"),
            ));
        }
        if let Some(format @ (Format::Wav | Format::Flac)) = self.result.format {
            let name = format.extension().to_uppercase();
            return Err(language.pick(
                format!("A {name} file has the size that it needs: ask for MP3 or M4A."),
                format!("{name} 文件不支持指定体积：可用 MP3 或 M4A。"),
            ));
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
        let leading = || self.result.leading(|handle| self.clips.iter().find(|clip| clip.id == handle));
        self.result.output.rate.or_else(|| leading().map(|clip| clip.frame_rate))
    }
}
