//! A film in parts that are decoded and encoded two at a time, each by one child, and put together by their tables.
//!
//! Bare pictures are copied five times on their way through the pipe to a single encoder, at 1080p about as much work as
//! decoding them. What knows nothing of the time of the result, each part of it can be encoded by itself.

use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use super::super::encoder::{self, Encode};
use super::super::plan::{Canvas, Use};
use super::super::smart::{AT_ONCE, Pieces, Tally, beside, blocking, join, rewrap};
use super::super::{ENCODE_DONE, RenderError, SOUND_DONE, graph, in_file};
use super::{Effort, Making};
use crate::disk;
use crate::engine::timeline::{AudioCodec, Size, VideoCodec};
use crate::media::{Format, Kind};

/// How many uses of a part are open at the same time: each holds the pictures of a decoder.
const AT_A_TIME: usize = 2;

/// The shortest part that is worth a start and a keyframe of its own, in seconds.
const SHORTEST: i64 = 10;

/// Where the cuts leave parts that are shorter than this in the mean, in seconds, their keyframes take too much room.
const SHORTEST_MEAN: i64 = 5;

/// Threads of an encoder hold pictures each: with these, a part of 1080p stays below 500 MB.
const MOST_THREADS: usize = 4;

/// The finest clock that ffmpeg gives an MP4 without rounding, in units a second.
const FINEST_CLOCK: i64 = 1_001_000;

/// The files that are needed on the way.
const PARTS: &str = "parts";
const SOUND: &str = "sound.mp4";
const WHOLE: &str = "whole.mp4";

/// The film of `encode` in parts, where it is the same in parts as a whole and they are worth it.
pub fn parts(making: &Making<'_>, encode: &Encode<'_>) -> Option<Vec<Vec<Use>>> {
    let (output, timeline, canvas) = (encode.output, &making.order.timeline, &encode.canvas);
    let is_h264 = encode.video() == VideoCodec::H264
        && matches!(encode.format, Format::Mp4 | Format::Mov | Format::Mkv)
        && encode.hardware.is_none();
    let has_aac = encode.sound.is_none() || encode.audio() == AudioCodec::Aac;
    let by_quality = output.video_bitrate.is_none()
        && matches!(output.size, Size::Free | Size::Smaller)
        && encode.effort == Effort::Once;
    // Pictures of several clips may say different things of their colours, which the encoder repeats in each part.
    let mut handles = timeline.segments.iter().map(|segment| &segment.clip);
    let first = handles.next()?;
    let clip = making.order.clips.get(first).map(|(clip, _)| clip)?;
    let is_one_clip = clip.kind == Kind::Video && handles.all(|handle| handle == first);
    let is_forward = timeline.segments.iter().all(|segment| !segment.reversed);
    let has_clock = *canvas.rate.numer() <= FINEST_CLOCK;
    let holds = join::holds(making.pictures, canvas.sample(making.pictures));
    if !(timeline.is_the_same_all_along() && is_h264 && has_aac && by_quality)
        || !(is_one_clip && is_forward && has_clock && holds)
    {
        return None;
    }
    let parts = cut(making);
    let least = parts.len() as u64 * pictures(canvas, SHORTEST_MEAN);
    (parts.len() == 1 || making.pictures >= least).then_some(parts)
}

/// Removes what is needed on the way.
pub fn clear(work: &Path) -> Result<(), RenderError> {
    remove(work, &[PARTS, SOUND, WHOLE])
}

fn remove(work: &Path, names: &[&str]) -> Result<(), RenderError> {
    for name in names {
        let path = work.join(name);
        disk::remove_if_there(&path).map_err(in_file(&path))?;
    }
    Ok(())
}

/// Writes the film of `encode`, which has these `parts`, to `file`.
pub async fn write(
    making: &Making<'_>,
    encode: &Encode<'_>,
    parts: Vec<Vec<Use>>,
    file: &Path,
) -> Result<(), RenderError> {
    let lengths: Vec<u32> = parts
        .iter()
        .map(|part| part.iter().map(|held| (held.pictures - held.overlap) as u32).sum())
        .collect();
    let told = |done: f64| (making.progress)(SOUND_DONE + (ENCODE_DONE - SOUND_DONE) * done);
    let tally = Tally::of(parts.len(), making.pictures, &told);
    let threads = available_parallelism()
        .map_or(1, |cores| cores.get() / parts.len().min(AT_ONCE))
        .clamp(1, MOST_THREADS);
    let halt = making.cancel.child_token();
    let until_halted = Making { cancel: &halt, ..*making };
    let making = &until_halted;
    let part = |number: usize| {
        let (tally, parts) = (&tally, &parts);
        async move {
            let result = making.work.join(format!("part-{number}.mp4"));
            let batch = parts.get(number).map_or(&[][..], Vec::as_slice);
            let sources = making.film.sources(making.order, batch);
            let opened = graph::open(&sources, making.work, threads.min(2));
            let graph = graph::picture_graph(&sources, &making.film.canvas, making.film.matrix);
            let invocation = encoder::piece(encode, opened, &graph, threads, &result);
            tally.run(number, &invocation, &making.limits(making.cancel.clone())).await?;
            Ok(result)
        }
    };
    let pieces = Pieces::encode(making.work.join(PARTS), &lengths, &halt, part);
    let (sound, pieces) = beside(&halt, sound(making, encode), pieces).await?;
    let whole = if encode.format == Format::Mp4 { file.to_owned() } else { making.work.join(WHOLE) };
    let (rate, cancel) = (encode.canvas.rate, making.cancel.clone());
    blocking(making.work, {
        let whole = whole.clone();
        move || join::join(&pieces, rate, sound.as_deref(), &whole, &cancel)
    })
    .await?;
    if whole != file {
        remove(making.work, &[PARTS, SOUND])?;
        making.run(&rewrap(&whole, file)).await?;
    }
    Ok(())
}

/// How many pictures last so many seconds.
fn pictures(canvas: &Canvas, seconds: i64) -> u64 {
    u64::try_from((canvas.rate * seconds).to_integer()).unwrap_or(1)
}

/// The uses of the film in parts of about the same length.
fn cut(making: &Making<'_>) -> Vec<Vec<Use>> {
    let canvas = &making.film.canvas;
    let longest = making.pictures.div_ceil(2 * AT_ONCE as u64).max(pictures(canvas, SHORTEST));
    let evenly = |part: &Use| part.pictures.div_ceil(part.pictures.div_ceil(longest).max(1));
    let mut parts = Vec::new();
    let (mut row, mut length) = (Vec::new(), 0);
    for part in canvas.split(&making.film.uses, evenly) {
        if part.overlap == 0 && length * 2 >= longest {
            parts.extend(canvas.batches(std::mem::take(&mut row), AT_A_TIME));
            length = 0;
        }
        length += part.pictures - part.overlap;
        row.push(part);
    }
    parts.extend(canvas.batches(row, AT_A_TIME));
    parts
}

/// The sound of the result in a file of its own, where it has any.
async fn sound(making: &Making<'_>, encode: &Encode<'_>) -> Result<Option<PathBuf>, RenderError> {
    let Some(bare) = encode.sound else { return Ok(None) };
    let path = making.work.join(SOUND);
    making.run(&encoder::sound(encode, bare, &path)).await?;
    Ok(Some(path))
}
