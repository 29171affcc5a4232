//! Puts pieces together that are the whole of a film.

use std::fs::File;
use std::path::Path;

use mp4_atom::{Avc1, Matrix};
use num_rational::Ratio;
use tokio_util::sync::CancellationToken;

use super::file::{Movie, Sample};
use super::pieces::Pieces;
use super::tables::{MOST, Sound};
use crate::engine::render::{RenderError, in_file};

/// How many samples of sound a packet of AAC has.
const PACKET: u64 = 1024;

/// Whether so many pictures can be put together, with so many samples of sound.
pub fn holds(pictures: u64, samples: u64) -> bool {
    // The encoder adds a few packets at both ends.
    pictures.max(samples / PACKET + 8) <= MOST as u64
}

/// Writes all of `pieces`, with pictures that come at `rate`, and the sound of the file `sound` to `whole`, an MP4. It
/// blocks; when `cancel` is, it ends with an error soon.
pub fn join(
    pieces: &Pieces,
    rate: Ratio<i64>,
    sound: Option<&Path>,
    whole: &Path,
    cancel: &CancellationToken,
) -> Result<(), RenderError> {
    let wrong = |why: &str| RenderError::Wrong(why.to_owned());
    let form = pieces.form.as_ref().ok_or_else(|| wrong("it has no pictures"))?;
    if Ratio::new(i64::from(form.timescale), i64::from(form.step.max(1))) != rate {
        return Err(wrong("its encoded pieces come at another rate"));
    }
    let opened = |path: &Path| File::open(path).map_err(in_file(path));
    let of_pieces = opened(&pieces.path)?;
    let sound = match sound {
        Some(path) => {
            let file = opened(path)?;
            Some((Sound::of(&file).map_err(|why| wrong(&why.to_string()))?, file))
        }
        None => None,
    };
    let mut files = vec![&of_pieces];
    files.extend(sound.iter().map(|(_, file)| file));
    let mut samples: Vec<Sample> = Vec::new();
    for piece in &pieces.samples {
        let before = samples.len() as u32;
        samples.extend(piece.iter().map(|sample| Sample { shown: before + sample.shown, ..*sample }));
    }
    let movie = Movie {
        // What it says of its bit rate holds for one piece alone.
        entry: Avc1 { btrt: None, ..form.entry.clone() },
        timescale: form.timescale,
        step: form.step,
        matrix: Matrix::default(),
        size: form.size,
        pictures: &samples,
        sound: sound.as_ref().map(|(sound, _)| (sound, 1)),
    };
    let mut to = File::create(whole).map_err(in_file(whole))?;
    movie.write(&files, &mut to, cancel).map_err(in_file(whole))
}
