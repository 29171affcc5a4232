//! Where a clip is silent.
//!
//! The level is taken in steps of 10 ms, after a high-pass at 200 Hz that takes the hum out. ffmpeg only decodes: to
//! resample and filter in it takes longer than decoding. What is silence
//! is told from the clip itself, by the levels of its quietest and its loudest tenth: a threshold in decibels
//! that holds for every recording does not exist.

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use num_rational::Ratio;
use thiserror::Error;

use super::timeline::Range;
use crate::media::process::{Input, Invocation, Limits, Plumbing, ProcessError, run};

/// In hertz: that of nearly every clip, so that few are resampled.
const SAMPLE_RATE: u32 = 48_000;

/// Samples in a step of 10 ms.
const STEP: usize = 480;

/// Below this hum is, and no speech, in hertz.
const HUM: f64 = 200.0;
const STEPS_A_SECOND: i64 = 100;

/// The shortest silence that is told, in steps: 0.2 s.
const SHORTEST: usize = 20;

/// The longest sound that does not split a silence, in steps: a click of 30 ms can touch four.
const CLICK: usize = 4;

/// How long it must be quiet on both sides of a click, in steps.
const AROUND_CLICK: usize = 6;

/// Nothing is quieter than this, in decibels of full scale: digital zeros in a recording with some noise
/// would pull the threshold below the noise.
const QUIETEST: f32 = -70.0;

/// What is louder is never silence, in decibels of full scale.
const NEVER_SILENT: f32 = -30.0;

/// A clip whose level stays within this is all noise or all silence, in decibels.
const ONE_LEVEL: f32 = 10.0;

/// Where a clip of one level is silent, in decibels of full scale.
const ALL_SILENT: f32 = -50.0;

/// Why a clip was not listened to, or not looked at.
#[derive(Debug, Error)]
pub enum AnalysisError {
    #[error("{} could not be decoded: {source}", clip.display())]
    Process { clip: PathBuf, source: ProcessError },
    #[error("{} cannot be read: {source}", clip.display())]
    Read { clip: PathBuf, source: io::Error },
}

/// Every silence of at least 0.2 s in stream of sound `track` (from 0) of `clip`, in order. The pictures are not
/// decoded; memory is four bytes for each 10 ms. A clip without sound is an error: nobody can tell its pauses.
pub async fn silences(clip: &Path, track: usize, limits: &Limits) -> Result<Vec<Range>, AnalysisError> {
    let input = Input::open(clip).map_err(|source| AnalysisError::Read { clip: clip.to_owned(), source })?;
    let mut meter = Meter::default();
    run(&listen(&input, track), Plumbing::default(), limits, |bytes| {
        meter.feed(bytes);
        ControlFlow::Continue(())
    })
    .await
    .map_err(|source| AnalysisError::Process { clip: clip.to_owned(), source })?;
    Ok(quiet_runs(&meter.finish()).into_iter().map(range).collect())
}

/// The sound as 16-bit samples on the standard output. It begins where the clip begins, and holes in it are
/// filled, so that a sample's number is its time.
fn listen(input: &Input, track: usize) -> Invocation {
    let filters =
        format!("aresample={SAMPLE_RATE}:async=1:first_pts=0,aformat=sample_fmts=s16:channel_layouts=mono");
    Invocation::ffmpeg()
        .input(input)
        .args(["-map", &format!("0:a:{track}"), "-vn", "-sn", "-dn", "-af", &filters])
        .args(["-f", "s16le", "pipe:1"])
}

fn range(steps: std::ops::Range<usize>) -> Range {
    let time = |step: usize| Ratio::new(i64::try_from(step).unwrap_or(i64::MAX), STEPS_A_SECOND);
    Range { start: time(steps.start), end: time(steps.end) }
}

/// Turns a stream of samples into levels, one for each step.
#[derive(Default)]
struct Meter {
    levels: Vec<f32>,
    /// The first byte of a sample whose second has not come yet.
    odd: Option<u8>,
    high_pass: HighPass,
    energy: f64,
    samples: usize,
}

/// A filter of the second order that lets pass what is above [`HUM`], after the cookbook of R. Bristow-Johnson.
struct HighPass {
    /// Of what comes in, and of what went out.
    forward: [f64; 3],
    back: [f64; 2],
    /// The last two of each.
    taken: [f64; 2],
    given: [f64; 2],
}

impl Default for HighPass {
    fn default() -> HighPass {
        let (sine, cosine) = (std::f64::consts::TAU * HUM / f64::from(SAMPLE_RATE)).sin_cos();
        let alpha = sine * std::f64::consts::FRAC_1_SQRT_2;
        let unit = 1.0 + alpha;
        let forward = [(1.0 + cosine) / 2.0, -(1.0 + cosine), (1.0 + cosine) / 2.0].map(|part| part / unit);
        let back = [-2.0 * cosine, 1.0 - alpha].map(|part| part / unit);
        HighPass { forward, back, taken: [0.0; 2], given: [0.0; 2] }
    }
}

impl HighPass {
    fn pass(&mut self, sample: f64) -> f64 {
        let ([now, before, earlier], [back, further]) = (self.forward, self.back);
        let passed = now * sample + before * self.taken[0] + earlier * self.taken[1]
            - back * self.given[0]
            - further * self.given[1];
        self.taken = [sample, self.taken[0]];
        self.given = [passed, self.given[0]];
        passed
    }
}

impl Meter {
    fn feed(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            let Some(first) = self.odd.take() else {
                self.odd = Some(byte);
                continue;
            };
            let sample = f64::from(i16::from_le_bytes([first, byte])) / 32_768.0;
            let sample = self.high_pass.pass(sample);
            self.energy += sample * sample;
            self.samples += 1;
            if self.samples == STEP {
                self.close();
            }
        }
    }

    fn close(&mut self) {
        let mean = self.energy / self.samples as f64;
        self.levels.push((10.0 * mean.log10()).max(f64::from(QUIETEST)) as f32);
        (self.energy, self.samples) = (0.0, 0);
    }

    /// A last step that is not full is left out: it would make a silence end after the sound.
    fn finish(self) -> Vec<f32> {
        self.levels
    }
}

/// The level below which a step is quiet, in decibels of full scale.
fn threshold(levels: &[f32]) -> f32 {
    let mut sorted = levels.to_vec();
    sorted.sort_unstable_by(f32::total_cmp);
    let Some(last) = sorted.len().checked_sub(1) else { return QUIETEST };
    let quiet = sorted[last / 10];
    let loud = sorted[last - last / 10];
    // Loud for 0.2 s in all is sound; less is a click in a clip of one level.
    let peak = sorted[last.saturating_sub(SHORTEST)];
    if peak - quiet < ONE_LEVEL {
        return if loud < ALL_SILENT { NEVER_SILENT } else { f32::NEG_INFINITY };
    }
    (quiet + f32::max(6.0, (loud - quiet) / 4.0)).min(NEVER_SILENT)
}

/// The runs of quiet steps, with clicks forgiven, that are long enough.
fn quiet_runs(levels: &[f32]) -> Vec<std::ops::Range<usize>> {
    let threshold = threshold(levels);
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    for (step, level) in levels.iter().enumerate() {
        if *level > threshold {
            continue;
        }
        match runs.last_mut() {
            Some(run) if run.end == step => run.end = step + 1,
            _ => runs.push(step..step + 1),
        }
    }
    let mut joined: Vec<std::ops::Range<usize>> = Vec::new();
    for run in runs {
        match joined.last_mut() {
            Some(before)
                if run.start - before.end <= CLICK
                    && before.len() >= AROUND_CLICK
                    && run.len() >= AROUND_CLICK =>
            {
                before.end = run.end;
            }
            _ => joined.push(run),
        }
    }
    joined.retain(|run| run.len() >= SHORTEST);
    joined
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use serde::Deserialize;
    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::media::process::capture;

    #[derive(Deserialize)]
    struct Truth {
        pauses: Vec<(f64, f64)>,
    }

    fn limits() -> Limits {
        Limits { time: Duration::from_secs(60), cancel: CancellationToken::new() }
    }

    fn media(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
    }

    async fn make(words: &[&str], path: &Path) {
        capture(&Invocation::ffmpeg().args(words).output(path), &limits(), 0).await.unwrap();
    }

    fn seconds(time: Ratio<i64>) -> f64 {
        *time.numer() as f64 / *time.denom() as f64
    }

    /// The pauses of the clip of the demo lie in `found`, within 75 ms; nothing else there is as long.
    fn assert_pauses(found: &[Range]) {
        let truth: Truth =
            serde_json::from_slice(&std::fs::read(media("screen-talk-30s.json")).unwrap()).unwrap();
        let long: Vec<(f64, f64)> = found
            .iter()
            .map(|range| (seconds(range.start), seconds(range.end)))
            .filter(|(start, end)| end - start >= 0.6)
            .collect();
        assert_eq!(long.len(), truth.pauses.len(), "{long:?}");
        for (found, pause) in long.iter().zip(&truth.pauses) {
            assert!((found.0 - pause.0).abs() <= 0.075, "{found:?} is not {pause:?}");
            assert!((found.1 - pause.1).abs() <= 0.075, "{found:?} is not {pause:?}");
        }
    }

    #[tokio::test]
    async fn the_pauses_of_a_talk_are_found() {
        assert_pauses(&silences(&media("screen-talk-30s.mp4"), 0, &limits()).await.unwrap());
    }

    #[tokio::test]
    async fn the_pauses_of_a_talk_are_found_through_hum_and_noise() {
        let folder = tempfile::tempdir().unwrap();
        let noisy = folder.path().join("noisy.wav");
        let clip = media("screen-talk-30s.mp4");
        let mix = "[1]volume=-40dB[hum];[2]volume=-40dB[noise];\
                   [0:a][hum][noise]amix=inputs=3:duration=first:normalize=0";
        let hum = "aevalsrc=sin(100*PI*t)+0.5*sin(200*PI*t):s=48000";
        let noise = "anoisesrc=r=48000:color=pink:seed=7";
        let words = ["-i", clip.to_str().unwrap(), "-f", "lavfi", "-i", hum, "-f", "lavfi", "-i", noise];
        make(&[&words[..], &["-filter_complex", mix]].concat(), &noisy).await;
        assert_pauses(&silences(&noisy, 0, &limits()).await.unwrap());
    }

    #[tokio::test]
    async fn a_constant_tone_has_no_pause() {
        let folder = tempfile::tempdir().unwrap();
        let tone = folder.path().join("tone.wav");
        make(&["-f", "lavfi", "-i", "sine=frequency=440:duration=5"], &tone).await;
        assert_eq!(silences(&tone, 0, &limits()).await.unwrap(), []);
    }

    #[tokio::test]
    async fn digital_silence_is_one_silence() {
        let folder = tempfile::tempdir().unwrap();
        let silence = folder.path().join("silence.wav");
        make(&["-f", "lavfi", "-i", "anullsrc=r=48000:d=3"], &silence).await;
        let whole = Range { start: Ratio::from_integer(0), end: Ratio::from_integer(3) };
        assert_eq!(silences(&silence, 0, &limits()).await.unwrap(), [whole]);
    }

    #[test]
    fn a_click_does_not_split_a_silence_and_a_dip_is_none() {
        let mut levels = vec![-20.0; 300];
        levels[100..200].fill(-65.0);
        levels[150..153].fill(-15.0);
        levels[40..50].fill(-65.0);
        assert_eq!(quiet_runs(&levels), vec![100..200; 1]);
        levels[140..160].fill(-15.0);
        assert_eq!(quiet_runs(&levels), [100..140, 160..200]);
    }

    #[test]
    fn a_silence_begun_by_digital_zeros_includes_its_noise() {
        let mut levels = vec![-20.0; 300];
        levels[100..160].fill(QUIETEST);
        levels[160..200].fill(-60.0);
        assert_eq!(quiet_runs(&levels), vec![100..200; 1]);
    }

    #[test]
    fn no_sound_has_no_silence() {
        assert!(quiet_runs(&[]).is_empty());
    }

    #[test]
    fn samples_are_read_however_they_are_cut_up() {
        let bytes: Vec<u8> = (0..STEP * 2).flat_map(|n| (n as i16 * 30).to_le_bytes()).collect();
        let levels = |size: usize| {
            let mut meter = Meter::default();
            bytes.chunks(size).for_each(|piece| meter.feed(piece));
            meter.finish()
        };
        assert_eq!(levels(7), levels(64));
        assert_eq!(levels(7).len(), 2);
    }
}
