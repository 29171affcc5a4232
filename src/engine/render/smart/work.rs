//! Carries a smart plan out.

use std::fs::{self, File};
use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use mp4_atom::{Avc1, Matrix};
use tokio_util::sync::CancellationToken;

use super::check::Check;
use super::file::{Movie, Sample};
use super::pieces::{Pieces, Tally, beside};
use super::plan::{Part, Piece, Run};
use super::tables::Sound;
use super::{SmartPlan, check, parameters, piece};
use crate::engine::render::plan::Canvas;
use crate::engine::render::{Film, Order, RenderError, Rendered, in_file, verify};
use crate::media::Format;
use crate::media::process::{Limits, Plumbing, run};

/// Which part of the progress is the encoding's; the rest is putting it together and looking at the result.
const ENCODE_DONE: f64 = 0.9;

/// The files of the result, as samples name them: the clip, the pieces one after the other, and the sound.
pub const OF_CLIP: u16 = 0;
const OF_PIECES: u16 = 1;
const OF_SOUND: u16 = 2;

/// Renders `plan` of `order`.
pub async fn render(
    order: &Order<'_>,
    canvas: Canvas,
    plan: SmartPlan,
    limits: &Limits,
    progress: &(dyn Fn(f64) + Send + Sync),
) -> Result<Rendered, RenderError> {
    let work = std::path::absolute(order.work).map_err(in_file(order.work))?;
    let plan = Arc::new(plan);
    let told = |done: f64| progress(ENCODE_DONE * done);
    let halt = limits.cancel.child_token();
    let until_halted = Limits { cancel: halt.clone(), ..*limits };
    let sound = encode_sound(order, canvas, &plan, &work, &until_halted);
    let pieces = encode_pieces(&plan, &work, &until_halted, &told);
    let (sound, pieces) = beside(&halt, sound, pieces).await?;

    let format = order.written_as();
    let file = work.join(format!("result.{format}"));
    let whole = if format == Format::Mp4 { file.clone() } else { work.join("whole.mp4") };
    let checks = blocking(&work, {
        let (plan, whole, work, cancel) =
            (Arc::clone(&plan), whole.clone(), work.clone(), limits.cancel.clone());
        move || plan.assemble(&pieces, sound.as_deref(), &whole, &work, &cancel)
    })
    .await?;
    let pictures = plan.pictures();
    let rendered = Rendered {
        file,
        duration: canvas.duration(pictures),
        pictures,
        width: canvas.width,
        height: canvas.height,
        has_audio: order.has_sound(),
    };
    let finish = async {
        if whole != rendered.file {
            run(&piece::rewrap(&whole, &rendered.file), Plumbing::default(), limits, ignore).await?;
        }
        verify::look(&rendered).await
    };
    let (checked, finished) = tokio::join!(check::check(&whole, pictures, &checks, limits), finish);
    // First of all, since what is wrong with it is encoded instead; others would only fail on it.
    checked?;
    finished?;
    clear(&work, &rendered.file)?;
    progress(1.0);
    Ok(rendered)
}

fn ignore(_: &[u8]) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

/// Removes all from `work` but `kept`.
fn clear(work: &Path, kept: &Path) -> Result<(), RenderError> {
    for entry in fs::read_dir(work).map_err(in_file(work))? {
        let path = entry.map_err(in_file(work))?.path();
        if path != kept {
            fs::remove_file(&path).map_err(in_file(&path))?;
        }
    }
    Ok(())
}

/// Runs what waits for the disk where it holds nobody up.
pub async fn blocking<T: Send + 'static>(
    work: &Path,
    then: impl FnOnce() -> Result<T, RenderError> + Send + 'static,
) -> Result<T, RenderError> {
    let done = tokio::task::spawn_blocking(then).await;
    done.map_err(|error| in_file(work)(io::Error::other(error)))?
}

/// The sound of the result in a file of its own, where it has any.
async fn encode_sound(
    order: &Order<'_>,
    canvas: Canvas,
    plan: &SmartPlan,
    work: &Path,
    limits: &Limits,
) -> Result<Option<PathBuf>, RenderError> {
    if !order.has_sound() {
        return Ok(None);
    }
    let film = Film::of(order, canvas, plan.uses.clone(), work).await?;
    let path = work.join("sound.mp4");
    let Some(bare) = film.finish_sound(order, plan.pictures(), limits, &|_| {}).await? else {
        return Ok(None);
    };
    run(&piece::encode_sound(&bare, &path), Plumbing::default(), limits, ignore).await?;
    fs::remove_file(&bare).map_err(in_file(&bare))?;
    Ok(Some(path))
}

async fn encode_pieces(
    plan: &Arc<SmartPlan>,
    work: &Path,
    limits: &Limits,
    told: &(dyn Fn(f64) + Send + Sync),
) -> Result<Pieces, RenderError> {
    let length = |row: &Vec<usize>| plan.row(row).into_iter().map(Piece::pictures).sum();
    let lengths: Vec<u32> = plan.rows.iter().map(length).collect();
    let tally = Tally::of(lengths.len(), plan.encoded(), told);
    let encode = |number| encode_row(plan, number, work, limits, &tally);
    Pieces::encode(work.join("pieces"), &lengths, &limits.cancel, encode).await
}

/// Encodes the pieces of row `number`, one after the other in one file.
async fn encode_row(
    plan: &Arc<SmartPlan>,
    number: usize,
    work: &Path,
    limits: &Limits,
    tally: &Tally<'_>,
) -> Result<PathBuf, RenderError> {
    let film = work.join(format!("film-{number}.mp4"));
    let starts = blocking(work, {
        let (plan, film, cancel) = (Arc::clone(plan), film.clone(), limits.cancel.clone());
        move || plan.write_film(number, &film, &cancel)
    })
    .await?;
    let result = work.join(format!("row-{number}.mp4"));
    let pieces = plan.rows.get(number).map(|row| plan.row(row)).unwrap_or_default();
    let invocation = piece::encode(&pieces, &film, &starts, plan.pictures.rate(), &plan.style, &result);
    tally.run(number, &invocation, limits).await?;
    fs::remove_file(&film).map_err(in_file(&film))?;
    Ok(result)
}

impl SmartPlan {
    /// The pieces of a row.
    fn row(&self, numbers: &[usize]) -> Vec<&Piece> {
        let pieces: Vec<&Piece> = self.pieces().collect();
        numbers.iter().filter_map(|number| pieces.get(*number).copied()).collect()
    }

    /// Writes to `path` the samples that a decoder needs for row `number`, feed after feed; returned is for each feed how
    /// many pictures come before the first that is shown.
    fn write_film(
        &self,
        number: usize,
        path: &Path,
        cancel: &CancellationToken,
    ) -> Result<Vec<u32>, RenderError> {
        let pieces = self.rows.get(number).map(|row| self.row(row)).unwrap_or_default();
        let is_reference = |sample: u32| Ok(self.pictures.look(&self.clip, sample as usize)?.is_reference);
        let (mut samples, mut starts) = (Vec::new(), Vec::new());
        for feed in pieces.iter().flat_map(|piece| &piece.feeds) {
            let run = Run::of(&self.pictures, &self.keys, feed, is_reference)?;
            let before = samples.len() as u32;
            starts.push(before + run.skipped);
            let mut places: Vec<u32> = run.samples.iter().filter_map(|sample| self.shown(*sample)).collect();
            places.sort_unstable();
            samples.extend(run.samples.iter().map(|sample| {
                let place = self.shown(*sample).unwrap_or(0);
                self.sample(*sample, before + places.partition_point(|other| *other < place) as u32)
            }));
        }
        let mut to = File::create(path).map_err(in_file(path))?;
        let movie = self.movie(&self.pictures.entry, &samples);
        movie.write(&[&self.clip], &mut to, cancel).map_err(in_file(path))?;
        Ok(starts)
    }

    /// The samples of each piece, of those that rows of them were encoded to, with places in the order of display of the
    /// piece itself.
    fn encoded_samples(&self, pieces: &Pieces) -> Result<Vec<Vec<Sample>>, RenderError> {
        let lengths: Vec<u32> = self.pieces().map(Piece::pictures).collect();
        let mut encoded = vec![Vec::new(); lengths.len()];
        for (row, samples) in self.rows.iter().zip(&pieces.samples) {
            let mut rest = samples.as_slice();
            let mut begins = 0;
            for number in row {
                let length = lengths.get(*number).copied().unwrap_or(0);
                let (piece, after) = rest.split_at_checked(length as usize).unwrap_or((rest, &[]));
                let is_own = |sample: &Sample| (begins..begins + length).contains(&sample.shown);
                if !piece.first().is_some_and(|first| first.is_sync) || !piece.iter().all(is_own) {
                    return Err(RenderError::Wrong("an encoded piece does not stand alone".into()));
                }
                if let Some(place) = encoded.get_mut(*number) {
                    let counted = |sample: &Sample| Sample { shown: sample.shown - begins, ..*sample };
                    *place = piece.iter().map(counted).collect();
                }
                begins += length;
                rest = after;
            }
        }
        Ok(encoded)
    }

    fn shown(&self, sample: u32) -> Option<u32> {
        self.pictures.shown.get(sample as usize).copied()
    }

    /// A sample of the clip, to be shown as picture `shown`.
    fn sample(&self, sample: u32, shown: u32) -> Sample {
        let index = sample as usize;
        Sample {
            file: OF_CLIP,
            offset: self.pictures.samples.offset(index),
            size: self.pictures.samples.size(index),
            shown,
            is_sync: self.keys.binary_search(&sample).is_ok(),
        }
    }

    /// A film of `pictures` without sound, as they are stored.
    fn movie<'a>(&self, entry: &Avc1, pictures: &'a [Sample]) -> Movie<'a> {
        Movie {
            entry: entry.clone(),
            timescale: self.pictures.timescale,
            step: self.pictures.step,
            matrix: Matrix::default(),
            size: self.pictures.size,
            pictures,
            sound: None,
        }
    }

    /// Puts the result together in `whole`, and in `work` what is to be decoded to see that it is right.
    fn assemble(
        &self,
        pieces: &Pieces,
        sound: Option<&Path>,
        whole: &Path,
        work: &Path,
        cancel: &CancellationToken,
    ) -> Result<Vec<Check>, RenderError> {
        let mut entry = self.pictures.entry.clone();
        entry.btrt = None;
        if let Some(form) = &pieces.form {
            entry.avcc = parameters::joined(&entry.avcc, &form.entry.avcc)?;
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
        let mut files = vec![&self.clip, &of_pieces];
        files.extend(sound.iter().map(|(_, file)| file));

        let mut samples = Vec::new();
        let mut seams = Vec::new();
        let mut encoded = self.encoded_samples(pieces)?.into_iter();
        let mut before = 0;
        for (number, part) in self.parts.iter().enumerate() {
            let begins = samples.len();
            let is_new = match part {
                Part::Copy(copy) => {
                    let first = self.shown(copy.start).unwrap_or(0);
                    let place = |sample| before + self.shown(sample).unwrap_or(0).saturating_sub(first);
                    samples.extend(copy.clone().map(|sample| self.sample(sample, place(sample))));
                    number > 0
                }
                Part::Piece(_) => {
                    let piece = encoded.next().into_iter().flatten();
                    let placed =
                        |sample: Sample| Sample { file: OF_PIECES, shown: before + sample.shown, ..sample };
                    samples.extend(piece.map(placed));
                    true
                }
            };
            let is_last = number + 1 == self.parts.len();
            seams.extend(check::ends(&samples, begins, is_new, !is_last).into_iter().flatten());
            before += (samples.len() - begins) as u32;
        }
        let mut to = File::create(whole).map_err(in_file(whole))?;
        let movie = Movie {
            matrix: self.pictures.matrix.clone(),
            sound: sound.as_ref().map(|(sound, _)| (sound, OF_SOUND)),
            ..self.movie(&entry, &samples)
        };
        movie.write(&files, &mut to, cancel).map_err(in_file(whole))?;

        let mut checks = Vec::new();
        for (number, part) in check::shares(&samples, &seams).into_iter().enumerate() {
            let path = work.join(format!("check-{number}.mp4"));
            let mut to = File::create(&path).map_err(in_file(&path))?;
            self.movie(&entry, &part).write(&files, &mut to, cancel).map_err(in_file(&path))?;
            checks.push(Check { path, pictures: part.len() as u64 });
        }
        Ok(checks)
    }
}
