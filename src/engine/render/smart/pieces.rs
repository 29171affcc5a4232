//! Pieces of a film that are encoded two at a time, and then lie one after the other in one file.

use std::cmp::Reverse;
use std::fs::{self, File};
use std::future::Future;
use std::io::Seek;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::{StreamExt, TryFutureExt, stream};
use mp4_atom::Avc1;
use tokio_util::sync::CancellationToken;

use super::WhyNot;
use super::file::{self, Sample};
use super::tables::Pictures;
use super::work::blocking;
use crate::engine::render::{RenderError, in_file};
use crate::media::process::{Invocation, Limits, Plumbing, Progress, run};

/// How many encoders run at once.
pub const AT_ONCE: usize = 2;

/// Encoded pieces.
pub struct Pieces {
    pub path: PathBuf,
    /// The samples of each piece, of file 0, with places in the order of display of the piece itself.
    pub samples: Vec<Vec<Sample>>,
    /// What each of them says of its pictures, but for the times.
    pub form: Option<Form>,
}

/// What a film says of its pictures.
#[derive(Clone)]
pub struct Form {
    pub entry: Avc1,
    pub timescale: u32,
    pub step: u32,
    /// As shown, in pixels.
    pub size: (u16, u16),
}

impl Pieces {
    /// Has `encode` make pieces of so many pictures, the longest first, each as an MP4 of its own; they come to lie in
    /// the file at `path`. When one fails, `halt` is cancelled, and those under way are waited for.
    pub async fn encode<F>(
        path: PathBuf,
        lengths: &[u32],
        halt: &CancellationToken,
        encode: impl Fn(usize) -> F,
    ) -> Result<Pieces, RenderError>
    where
        F: Future<Output = Result<PathBuf, RenderError>>,
    {
        let to = File::create(&path).map_err(in_file(&path))?;
        let mut pieces = Pieces { path, samples: vec![Vec::new(); lengths.len()], form: None };
        let mut numbers: Vec<(usize, u32)> = lengths.iter().copied().enumerate().collect();
        numbers.sort_by_key(|(_, pictures)| Reverse(*pictures));
        let encoded = stream::iter(numbers).map(|(number, pictures)| {
            let encoded = encode(number);
            async move { encoded.await.map(|path| (number, pictures, path)) }
        });
        let mut encoded = encoded.buffer_unordered(AT_ONCE);
        let mut failed = None;
        while let Some(ended) = encoded.next().await {
            let taken = async {
                let (number, pictures, path) = ended?;
                let (form, samples) = blocking(&pieces.path, {
                    let target = pieces.path.clone();
                    let mut to = to.try_clone().map_err(in_file(&target))?;
                    move || take(&path, pictures, &mut to, &target)
                })
                .await?;
                pieces.add(number, form, samples)
            };
            if let Err(error) = taken.await {
                halt.cancel();
                failed.get_or_insert(error);
            }
        }
        drop(encoded);
        failed.map_or(Ok(pieces), Err)
    }

    fn add(&mut self, number: usize, form: Form, samples: Vec<Sample>) -> Result<(), RenderError> {
        let first = self.form.get_or_insert_with(|| form.clone());
        if first.entry.avcc != form.entry.avcc || first.size != form.size {
            return Err(RenderError::Wrong("its encoded pieces differ".into()));
        }
        if let Some(place) = self.samples.get_mut(number) {
            *place = samples;
        }
        Ok(())
    }
}

/// Takes the samples of a piece, which is to have so many `pictures`, from `path`, which is removed, to the end of `to`,
/// whose path is `target`.
fn take(
    path: &Path,
    pictures: u32,
    to: &mut File,
    target: &Path,
) -> Result<(Form, Vec<Sample>), RenderError> {
    let from = File::open(path).map_err(in_file(path))?;
    let wrong = |why: WhyNot| RenderError::Wrong(why.to_string());
    let piece = Pictures::of(&from).map_err(wrong)?;
    if !piece.look(&from, 0).map_err(wrong)?.is_idr || piece.shown.first() != Some(&0) {
        return Err(RenderError::Wrong("a piece does not begin with a keyframe".into()));
    }
    if piece.samples.len() != pictures as usize {
        let found = piece.samples.len();
        return Err(RenderError::Wrong(format!("a piece has {found} pictures instead of {pictures}")));
    }
    let mut offset = to.stream_position().map_err(in_file(target))?;
    let mut samples = Vec::with_capacity(piece.samples.len());
    for (sample, shown) in piece.shown.iter().enumerate() {
        let size = piece.samples.size(sample);
        let is_sync = piece.sync.binary_search(&(sample as u32)).is_ok();
        file::copy(&from, piece.samples.offset(sample), u64::from(size), to).map_err(in_file(target))?;
        samples.push(Sample { file: 0, offset, size, shown: *shown, is_sync });
        offset += u64::from(size);
    }
    fs::remove_file(path).map_err(in_file(path))?;
    let Pictures { entry, timescale, step, size, .. } = piece;
    Ok((Form { entry, timescale, step, size }, samples))
}

/// Waits for both. When one fails, `halt` is cancelled, which is to end the other; no child is left then.
pub async fn beside<A, B>(
    halt: &CancellationToken,
    one: impl Future<Output = Result<A, RenderError>>,
    other: impl Future<Output = Result<B, RenderError>>,
) -> Result<(A, B), RenderError> {
    let one = one.inspect_err(|_| halt.cancel());
    let other = other.inspect_err(|_| halt.cancel());
    match tokio::join!(one, other) {
        (Ok(one), Ok(other)) => Ok((one, other)),
        // What was cancelled is not the reason.
        (Err(error), Err(reason)) if error.is_cancelled() => Err(reason),
        (Err(error), _) | (_, Err(error)) => Err(error),
    }
}

/// How far pieces are that are encoded beside each other.
pub struct Tally<'a> {
    done: Vec<AtomicU64>,
    /// In pictures.
    whole: u64,
    told: &'a (dyn Fn(f64) + Send + Sync),
}

impl<'a> Tally<'a> {
    /// Of so many pieces with so many pictures together; `told` is told how much is done, from 0 to 1.
    pub fn of(count: usize, whole: u64, told: &'a (dyn Fn(f64) + Send + Sync)) -> Tally<'a> {
        Tally { done: (0..count).map(|_| AtomicU64::new(0)).collect(), whole, told }
    }

    /// Runs the encoder of piece `number`, and tells how far it is.
    pub async fn run(&self, number: usize, encoder: &Invocation, limits: &Limits) -> Result<(), RenderError> {
        let mut report = Progress::default();
        let ended = run(encoder, Plumbing::default(), limits, |bytes| {
            if report.feed(bytes) {
                self.tell(number, report.pictures);
            }
            ControlFlow::Continue(())
        });
        Ok(ended.await?)
    }

    /// So many pictures of piece `number` are done.
    fn tell(&self, number: usize, pictures: u64) {
        if let Some(done) = self.done.get(number) {
            done.store(pictures, Ordering::Relaxed);
        }
        let sum: u64 = self.done.iter().map(|done| done.load(Ordering::Relaxed)).sum();
        (self.told)((sum as f64 / self.whole.max(1) as f64).min(1.0));
    }
}
