//! Whether a result is right: all of it is read, and what is new in it is decoded.
//!
//! Decoding the whole would cost more than the edit. New are the seams between what is copied and what is encoded: the
//! first pictures after each and, where it is short, the group before it are decoded, in the order of the result. What
//! lies further away came with all that it needs out of the clip, where it decoded, or out of one good encoder.

use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

use super::file::Sample;
use super::plan::shared;
use super::{AT_ONCE, piece};
use crate::engine::render::RenderError;
use crate::media::process::{Invocation, Limits, Plumbing, ProcessError, Progress, run};

/// A part of the result to be decoded.
pub struct Check {
    pub path: PathBuf,
    pub pictures: u64,
}

/// How many pictures after a seam are decoded at least.
const AFTER_SEAM: usize = 8;

/// The longest group before a seam that is decoded, in pictures: in a longer one it would cost as much as the rest.
const BEFORE_SEAM: usize = 30;

/// What is decoded of the part that begins with sample `begins` and goes to the end of `samples`: its first pictures
/// after a seam at its beginning, and its last group of pictures, if it is short, before a seam at its end.
pub fn ends(
    samples: &[Sample],
    begins: usize,
    after_seam: bool,
    before_seam: bool,
) -> [Option<Range<usize>>; 2] {
    let is_key = |at: &usize| samples.get(*at).is_some_and(|sample| sample.is_sync);
    let last = (begins..samples.len()).rev().find(is_key).unwrap_or(begins)..samples.len();
    let mut latest = 0;
    let mut closed = |at: &usize| {
        latest = latest.max(samples.get(*at).map_or(0, |sample| sample.shown as usize));
        *at + 1 >= begins + AFTER_SEAM && latest == *at
    };
    let first = begins..(begins..samples.len()).find(&mut closed).map_or(samples.len(), |at| at + 1);
    let before_seam = before_seam && last.len() <= BEFORE_SEAM;
    if after_seam && before_seam && first.end > last.start {
        return [Some(begins..samples.len()), None];
    }
    [after_seam.then_some(first), before_seam.then_some(last)]
}

/// The samples in `seams`, in two parts that take about as long to decode; what is one after the other in the result
/// stays together.
pub fn shares(samples: &[Sample], seams: &[Range<usize>]) -> Vec<Vec<Sample>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for seam in seams {
        match runs.last_mut() {
            Some(run) if run.end == seam.start => run.end = seam.end,
            _ => runs.push(seam.clone()),
        }
    }
    let lengths: Vec<u32> = runs.iter().map(|run| run.len() as u32).collect();
    let share = |numbers: Vec<usize>| {
        let mut share = Vec::new();
        for run in numbers.into_iter().filter_map(|number| runs.get(number)) {
            // Places in the order of display go on from the samples before.
            let (shift, at) = (share.len() as u32, run.start as u32);
            let held = samples.get(run.clone()).unwrap_or_default();
            share.extend(held.iter().map(|it| Sample { shown: it.shown.saturating_sub(at) + shift, ..*it }));
        }
        share
    };
    shared(&lengths, AT_ONCE, lengths.len()).into_iter().map(share).collect()
}

/// Fails unless `whole` can be read from end to end, has so many `pictures`, and every check decodes without an
/// error.
pub async fn check(
    whole: &Path,
    pictures: u64,
    checks: &[Check],
    limits: &Limits,
) -> Result<(), RenderError> {
    let decode = async {
        let decoded = checks.iter().map(|check| count(piece::decode(&check.path), check.pictures, limits));
        futures_util::future::try_join_all(decoded).await
    };
    tokio::try_join!(decode, count(piece::read_through(whole), pictures, limits))?;
    Ok(())
}

async fn count(invocation: Invocation, pictures: u64, limits: &Limits) -> Result<(), RenderError> {
    let mut report = Progress::default();
    let ended = run(&invocation, Plumbing::default(), limits, |bytes| {
        report.feed(bytes);
        ControlFlow::Continue(())
    })
    .await;
    match ended {
        Ok(()) if report.pictures == pictures => Ok(()),
        Ok(()) => {
            Err(RenderError::Wrong(format!("it has {} pictures where {pictures} should be", report.pictures)))
        }
        Err(ProcessError::Failed { last_words, .. }) => {
            Err(RenderError::Wrong(format!("it does not play through: {last_words}")))
        }
        Err(error) => Err(error.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seams_are_shared_evenly_and_each_share_counts_its_pictures_from_the_first() {
        let sample = |shown: u32| Sample { file: 0, offset: u64::from(shown), size: 1, shown, is_sync: true };
        let samples: Vec<Sample> = (0..100).map(sample).collect();
        // The second and the third are one after the other.
        let seams = [0..20, 30..35, 35..50, 60..70, 80..90];
        let shares = shares(&samples, &seams);
        let sizes: Vec<usize> = shares.iter().map(Vec::len).collect();
        assert_eq!(sizes, [30, 30]);
        let mut taken = Vec::new();
        for share in &shares {
            assert!(share.iter().map(|sample| sample.shown).eq(0..share.len() as u32));
            taken.extend(share.iter().map(|sample| sample.offset as usize));
        }
        taken.sort_unstable();
        assert!(taken.into_iter().eq(seams.into_iter().flatten()));
    }
}
