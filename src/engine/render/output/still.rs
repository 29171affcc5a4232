//! One picture of the film: that of a moment, or the best of some.

use std::path::PathBuf;

use super::super::encoder::{self, Encode};
use super::super::plan::{Canvas, nanoseconds};
use super::super::{Order, RenderError, Rendered, in_file};
use super::Making;

/// How many pictures are looked at where nobody says a moment.
const CANDIDATES: u64 = 24;
/// The size in which they are looked at, in pixels.
const WIDTH: usize = 160;
const HEIGHT: usize = 90;

/// The pictures of the film that are taken: the first, how far apart and how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    first: u64,
    step: u64,
    count: u64,
}

impl Taken {
    /// Those of `order` in a film of so many `pictures`.
    pub fn of(order: &Order<'_>, canvas: &Canvas, pictures: u64) -> Taken {
        let last = pictures.saturating_sub(1);
        if let Some(at) = order.timeline.output.at {
            return Taken { first: canvas.picture(nanoseconds(at)).min(last), step: 1, count: 1 };
        }
        Taken::spread(pictures)
    }

    /// Some from the first third of so many.
    fn spread(pictures: u64) -> Taken {
        let third = (pictures / 3).max(1);
        let step = third.div_ceil(CANDIDATES);
        let count = third.div_ceil(step);
        Taken { first: (third - (count - 1) * step - 1).min(step / 2), step, count }
    }

    /// The number of the first.
    pub fn first(&self) -> u64 {
        self.first
    }

    /// How many pictures of the film have to be made for them.
    pub fn ends(&self) -> u64 {
        self.first + self.step * (self.count - 1) + 1
    }
}

/// Writes the picture of `encode` to `file`.
pub async fn write(
    making: &Making<'_>,
    encode: &Encode<'_>,
    taken: Taken,
    file: PathBuf,
) -> Result<Rendered, RenderError> {
    let ending = encode.format.extension();
    let small = making.work.join("small.gray");
    let (first, step) = (taken.first - making.skipped, taken.step);
    let graph = format!(
        "[0:v:0]{},select=gte(n\\,{first})*not(mod(n-{first}\\,{step})),split[all][look];\
         [all]scale=in_color_matrix={}:out_color_matrix=bt601:in_range=tv:out_range=pc[large];\
         [look]scale={WIDTH}:{HEIGHT},format=gray[small]",
        encoder::over_pictures(encode),
        matrix(encode)
    );
    let large = format!("picture-%03d.{ending}");
    let count = taken.count.to_string();
    let format = if ending == "png" { "rgb24" } else { "yuvj420p" };
    let invocation = encoder::opened(encode, making.work)
        .args(["-progress", "pipe:1"])
        .args(["-filter_complex", &graph, "-map", "[large]", "-fps_mode", "passthrough", "-frames:v", &count])
        .args(["-q:v", "2", "-pix_fmt", format, "-f", "image2"])
        .output(std::path::Path::new(&large))
        .args(["-map", "[small]", "-fps_mode", "passthrough", "-frames:v", &count, "-f", "rawvideo"])
        .output(&small);
    making.encode(&invocation).await?;
    let looks = tokio::fs::read(&small).await.map_err(in_file(&small))?;
    let best = best(&looks);
    let chosen = making.work.join(format!("picture-{:03}.{ending}", best + 1));
    tokio::fs::rename(&chosen, &file).await.map_err(in_file(&chosen))?;
    Ok(Rendered { file, has_audio: false, pictures: 1, ..making.rendered() })
}

/// How the film writes colours, which pictures write in a way of their own.
fn matrix(encode: &Encode<'_>) -> &'static str {
    match encode.color.space.as_deref() {
        Some("bt709") => "bt709",
        Some("bt2020nc" | "bt2020c") => "bt2020",
        Some("smpte240m") => "smpte240m",
        Some(_) => "bt601",
        None if encode.canvas.height >= 720 => "bt709",
        None => "bt601",
    }
}

/// The number of the picture that is neither dark nor bright nor blurred, of small grey ones.
fn best(looks: &[u8]) -> usize {
    let rated = looks.chunks_exact(WIDTH * HEIGHT).map(rating).enumerate();
    rated.fold((0, f64::MIN), |best, now| if now.1 > best.1 { now } else { best }).0
}

/// More for what has more edges; nearly nothing for what is dark or bright all over.
fn rating(picture: &[u8]) -> f64 {
    let at = |x: usize, y: usize| f64::from(picture[y * WIDTH + x]);
    let mean = picture.iter().map(|dot| f64::from(*dot)).sum::<f64>() / picture.len() as f64;
    let mut edges = 0.0;
    for y in 1..HEIGHT - 1 {
        for x in 1..WIDTH - 1 {
            let around = at(x - 1, y) + at(x + 1, y) + at(x, y - 1) + at(x, y + 1);
            edges += (4.0 * at(x, y) - around).abs();
        }
    }
    let visible = if (40.0..=220.0).contains(&mean) { 1.0 } else { 0.1 };
    edges / picture.len() as f64 * visible
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sharp_picture_is_better_than_a_black_or_a_blurred_one() {
        let black = vec![16; WIDTH * HEIGHT];
        let picture = |steep: usize| -> Vec<u8> {
            (0..WIDTH * HEIGHT)
                .map(|dot| if dot % WIDTH % 40 < 20 { 120 + (dot % steep) as u8 } else { 60 })
                .collect()
        };
        let looks = [black, picture(1), picture(60), picture(2)].concat();
        assert_eq!(best(&looks), 2);
        assert_eq!(best(&[]), 0);
    }

    #[test]
    fn the_pictures_that_are_looked_at_lie_in_the_first_third() {
        for pictures in 1..2000 {
            let taken = Taken::spread(pictures);
            assert!(taken.ends() <= (pictures / 3).max(1), "{pictures}: {taken:?}");
            assert!((1..=CANDIDATES).contains(&taken.count), "{pictures}: {taken:?}");
        }
    }
}
