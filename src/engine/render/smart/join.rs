//! Puts pieces together that are the whole of a film.

use std::fs::File;
use std::path::Path;

use mp4_atom::Matrix;
use num_rational::Ratio;
use tokio_util::sync::CancellationToken;

use super::file::{Movie, Sample};
use super::pieces::Pieces;
use super::tables::{MOST, Sound};
use crate::engine::render::{RenderError, in_file};

/// Whether so many pictures can be put together.
pub fn holds(pictures: u64) -> bool {
    pictures <= MOST as u64
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
            Some((Sound::of(&file)?, file))
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
        entry: form.entry.clone(),
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
