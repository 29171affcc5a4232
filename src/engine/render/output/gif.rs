//! An animated picture: the film is kept without loss first, since its colours are chosen by all of it.

use std::path::{Path, PathBuf};

use super::super::encoder::{self, Encode};
use super::super::plan::Canvas;
use super::super::{RenderError, Rendered, in_file};
use super::{Effort, Making};
use crate::engine::timeline::Size;
use crate::media::process::{Input, Invocation};

/// As wide as a GIF is where nothing is said, in pixels.
const WIDTH: u32 = 480;
/// How often a size is tried.
const TRIES: u32 = 6;

/// The size of the pictures where nobody asked for one.
pub fn narrowed(canvas: Canvas) -> Canvas {
    if canvas.width <= WIDTH {
        return canvas;
    }
    let height = u64::from(canvas.height) * u64::from(WIDTH) / u64::from(canvas.width);
    Canvas { width: WIDTH, height: (height as u32 & !1).max(2), ..canvas }
}

/// Writes the film of `encode` as a GIF to `file`.
pub async fn write(making: &Making<'_>, encode: &Encode<'_>, file: PathBuf) -> Result<Rendered, RenderError> {
    let kept = making.work.join("pictures.mkv");
    let lossless = Encode { effort: Effort::Lossless, sound: None, ..*encode };
    making.encode(&encoder::encode(&lossless, making.work, &kept)).await?;
    let output = &making.order.timeline.output;
    let plays = output.plays.map_or(0, |plays| if plays == 1 { -1 } else { i64::from(plays) - 1 });
    let most = match output.size {
        Size::Bytes(bytes) => Some(bytes),
        _ => None,
    };
    let (mut width, mut height) = (encode.canvas.width, encode.canvas.height);
    for attempt in 1.. {
        paint(making, &kept, &file, (width, height), plays).await?;
        let length = tokio::fs::metadata(&file).await.map_err(in_file(&file))?.len();
        let Some(most) = most.filter(|most| length >= *most) else { break };
        if attempt == TRIES || width <= 32 || height <= 32 {
            return Err(RenderError::Wrong(format!(
                "even a GIF of {width}×{height} is not below {most} bytes; keep less of it"
            )));
        }
        let scale = (most as f64 / length as f64).sqrt() * 0.95;
        let smaller = |side: u32| ((f64::from(side) * scale) as u32 & !1).max(16);
        (width, height) = (smaller(width), smaller(height));
    }
    Ok(Rendered { file, width, height, has_audio: false, ..making.rendered() })
}

/// Chooses the colours and paints with them.
async fn paint(
    making: &Making<'_>,
    kept: &Path,
    file: &Path,
    (width, height): (u32, u32),
    plays: i64,
) -> Result<(), RenderError> {
    let colors = making.work.join("colors.png");
    let film = Input::open(kept).map_err(in_file(kept))?;
    let scale = format!("scale={width}:{height}:flags=lanczos,setsar=1");
    let choose = Invocation::ffmpeg().input(&film);
    making
        .run(
            &choose
                .args(["-vf", &format!("{scale},palettegen=stats_mode=diff"), "-frames:v", "1"])
                .output(&colors),
        )
        .await?;
    let palette = Input::open(&colors).map_err(in_file(&colors))?;
    let graph =
        format!("[0:v]{scale}[film];[film][1:v]paletteuse=dither=sierra2_4a:diff_mode=rectangle[out]");
    let paint = Invocation::ffmpeg().input(&film).input(&palette);
    let paint = paint.args(["-filter_complex", &graph, "-map", "[out]", "-loop", &plays.to_string()]);
    making.run(&paint.output(file)).await
}
