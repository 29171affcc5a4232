//! A film in parts that are decoded and encoded two at a time, each by one child, and put together by their tables.
//!
//! Bare pictures are copied five times on their way through the pipe to a single encoder, at 1080p about as much work as
//! decoding them. What knows nothing of the time of the result, each part of it can be encoded by itself.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use super::super::encoder::{self, Encode};
use super::super::plan::Use;
use super::super::smart::{AT_ONCE, Pieces, Tally, blocking, join, rewrap};
use super::super::{ENCODE_DONE, RenderError, SOUND_DONE, graph};
use super::{Effort, Making};
use crate::engine::timeline::{AudioCodec, Size, VideoCodec};
use crate::media::Format;
use crate::media::process::{Plumbing, Progress, run};

/// How many uses of a part are open at the same time: each holds the pictures of a decoder.
const AT_A_TIME: usize = 2;

/// The shortest part that is worth a start and a keyframe of its own, in seconds.
const SHORTEST: i64 = 10;

/// Whether the film of `encode` is the same in parts.
pub fn may_be(making: &Making<'_>, encode: &Encode<'_>) -> bool {
    let output = encode.output;
    let is_h264 = encode.video() == VideoCodec::H264
        && matches!(encode.format, Format::Mp4 | Format::Mov | Format::Mkv)
        && encode.hardware.is_none();
    let has_aac = encode.sound.is_none() || encode.audio() == AudioCodec::Aac;
    let by_quality = output.video_bitrate.is_none()
        && matches!(output.size, Size::Free | Size::Smaller)
        && encode.effort == Effort::Once;
    making.order.timeline.is_the_same_all_along()
        && is_h264
        && has_aac
        && by_quality
        && join::holds(making.pictures)
}

/// Writes the film of `encode` to `file`.
pub async fn write(making: &Making<'_>, encode: &Encode<'_>, file: &Path) -> Result<(), RenderError> {
    let parts = parts(making);
    let lengths: Vec<u32> = parts
        .iter()
        .map(|part| part.iter().map(|held| (held.pictures - held.overlap) as u32).sum())
        .collect();
    let told = |done: f64| (making.progress)(SOUND_DONE + (ENCODE_DONE - SOUND_DONE) * done);
    let tally = Tally::of(parts.len(), making.pictures, &told);
    let threads = available_parallelism().map_or(1, |cores| (cores.get() / AT_ONCE).max(1));
    let part = |number: usize| {
        let (tally, parts) = (&tally, &parts);
        async move {
            let result = making.work.join(format!("part-{number}.mp4"));
            let batch = parts.get(number).map_or(&[][..], Vec::as_slice);
            let sources = making.film.sources(making.order, batch);
            let opened = graph::open(&sources, making.work, threads);
            let graph = graph::picture_graph(&sources, &making.film.canvas, making.film.matrix);
            let invocation = encoder::piece(encode, opened, &graph, threads, &result);
            let mut report = Progress::default();
            let limits = making.limits(making.cancel.clone());
            run(&invocation, Plumbing::default(), &limits, |bytes| {
                if report.feed(bytes) {
                    tally.tell(number, report.pictures);
                }
                ControlFlow::Continue(())
            })
            .await?;
            Ok(result)
        }
    };
    let pieces = Pieces::encode(making.work.join("parts"), &lengths, part);
    let (sound, pieces) = tokio::try_join!(sound(making, encode), pieces)?;
    let whole = if encode.format == Format::Mp4 { file.to_owned() } else { making.work.join("whole.mp4") };
    let (rate, cancel) = (encode.canvas.rate, making.cancel.clone());
    blocking(making.work, {
        let whole = whole.clone();
        move || join::join(&pieces, rate, sound.as_deref(), &whole, &cancel)
    })
    .await?;
    if whole != file {
        making.run(&rewrap(&whole, file)).await?;
    }
    Ok(())
}

/// The uses of the film in parts of about the same length.
fn parts(making: &Making<'_>) -> Vec<Vec<Use>> {
    let canvas = &making.film.canvas;
    let shortest = u64::try_from((canvas.rate * SHORTEST).to_integer()).unwrap_or(1);
    let longest = making.pictures.div_ceil(2 * AT_ONCE as u64).max(shortest);
    let mut parts = Vec::new();
    let (mut row, mut length) = (Vec::new(), 0);
    for part in canvas.split(&making.film.uses, |_| longest) {
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
    let path = making.work.join("sound.mp4");
    making.run(&encoder::sound(encode, bare, &path)).await?;
    Ok(Some(path))
}
