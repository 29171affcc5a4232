//! How loud sound is, by EBU R128, and how high its true peaks go.

use std::fs::File;
use std::io::{self, BufReader, Read};
use std::path::Path;

use ebur128::{EbuR128, Mode};

use super::super::plan::SAMPLE_RATE;

/// What is quieter is silence made by a machine, in decibels of full scale.
const NOTHING: f64 = -90.0;

/// What was measured of a whole.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loudness {
    /// Integrated, in LUFS; minus infinity where nothing can be heard.
    pub integrated: f64,
    /// In dBTP.
    pub peak: f64,
}

/// Measures a file of bare stereo of 16 bits. It blocks, for about a second for ten minutes of sound.
pub fn measure(path: &Path) -> io::Result<Loudness> {
    let wrong = |error: ebur128::Error| io::Error::other(error.to_string());
    let rate = u32::try_from(SAMPLE_RATE).unwrap_or(48_000);
    // With a histogram, memory does not grow with the length.
    let mut meter = EbuR128::new(2, rate, Mode::I | Mode::TRUE_PEAK | Mode::HISTOGRAM).map_err(wrong)?;
    let mut file = File::open(path)?;
    let mut bytes = vec![0; 64 * 1024];
    let mut samples = Vec::with_capacity(bytes.len() / 2);
    let mut kept = 0;
    loop {
        let read = file.read(&mut bytes[kept..])?;
        if read == 0 {
            break;
        }
        let whole = (kept + read) / 4 * 4;
        samples.clear();
        samples.extend(bytes[..whole].chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])));
        meter.add_frames_i16(&samples).map_err(wrong)?;
        bytes.copy_within(whole..kept + read, 0);
        kept = kept + read - whole;
    }
    let peak =
        (0..2).map(|channel| meter.true_peak(channel)).try_fold(0.0, |most, peak| Ok(f64::max(most, peak?)));
    Ok(Loudness {
        integrated: meter.loudness_global().map_err(wrong)?,
        peak: 20.0 * peak.map_err(wrong)?.log10(),
    })
}

/// The level of the noise in a file of bare stereo of 16 bits: that of its quietest tenth, in decibels of full scale.
pub fn floor(path: &Path) -> io::Result<f64> {
    /// 0.1 s of both channels, in bytes.
    const STEP: usize = SAMPLE_RATE as usize / 10 * 4;
    let mut file = BufReader::new(File::open(path)?);
    let mut levels = Vec::new();
    let mut step = Vec::with_capacity(STEP);
    while file.by_ref().take(STEP as u64).read_to_end(&mut step)? > 0 {
        let energy: f64 = step
            .chunks_exact(2)
            .map(|pair| (f64::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0).powi(2))
            .sum();
        let level = 10.0 * (energy * 2.0 / step.len() as f64).log10();
        // What is put between clips is no noise of theirs.
        if level > NOTHING {
            levels.push(level as f32);
        }
        step.clear();
    }
    levels.sort_unstable_by(f32::total_cmp);
    Ok(levels.get(levels.len() / 10).map_or(NOTHING, |level| f64::from(*level)))
}
