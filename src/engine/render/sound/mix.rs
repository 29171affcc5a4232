//! Sounds that are heard together.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::ops::Range;
use std::path::{Path, PathBuf};

/// Stereo of 16 bits, in bytes.
const FRAME: usize = 4;
/// How many frames are added up at a time.
const STEP: u64 = 16 * 1024;

/// A file of bare stereo of 16 bits, and when it is heard in the whole, in frames.
#[derive(Debug, Clone)]
pub struct Voice {
    pub file: PathBuf,
    pub from: u64,
    pub until: u64,
    /// When it is not heard all the same.
    pub muted: Vec<Range<u64>>,
}

/// Writes `frames` of all `voices` together to `path`, each at one part of its loudness for each of them, so that no
/// sum is cut off. It blocks.
pub fn mix(voices: &[Voice], frames: u64, path: &Path) -> io::Result<()> {
    let open = |voice: &Voice| Ok(BufReader::with_capacity(64 * 1024, File::open(&voice.file)?));
    let mut files = voices.iter().map(open).collect::<io::Result<Vec<_>>>()?;
    let mut written = BufWriter::with_capacity(64 * 1024, File::create(path)?);
    let parts = i32::try_from(voices.len()).unwrap_or(i32::MAX).max(1);
    let mut bytes = Vec::new();
    let mut first = 0;
    while first < frames {
        let end = (first + STEP).min(frames);
        let mut sums = vec![[0_i32; 2]; usize::try_from(end - first).unwrap_or(0)];
        for (voice, file) in voices.iter().zip(&mut files) {
            let begins = voice.from.clamp(first, end);
            bytes.clear();
            file.by_ref().take((end - begins) * FRAME as u64).read_to_end(&mut bytes)?;
            let muted: Vec<_> =
                voice.muted.iter().filter(|part| part.start < end && first < part.end).collect();
            let is_heard =
                |frame: u64| frame < voice.until && !muted.iter().any(|part| part.contains(&frame));
            let frames = (begins..end).zip(bytes.chunks_exact(FRAME));
            for (frame, sample) in frames.filter(|(frame, _)| is_heard(*frame)) {
                let place = usize::try_from(frame - first).ok().and_then(|place| sums.get_mut(place));
                if let (Some(sum), [a, b, c, d]) = (place, sample) {
                    sum[0] += i32::from(i16::from_le_bytes([*a, *b]));
                    sum[1] += i32::from(i16::from_le_bytes([*c, *d]));
                }
            }
        }
        for channel in sums.into_iter().flatten() {
            // As many parts as there are sums of 16 bits: it fits.
            let part = (f64::from(channel) / f64::from(parts)).round() as i16;
            written.write_all(&part.to_le_bytes())?;
        }
        first = end;
    }
    written.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn voices_begin_and_end_and_are_muted_to_the_sample() {
        let folder = tempfile::tempdir().unwrap();
        let write = |name: &str, level: i16, frames: usize| {
            let file = folder.path().join(name);
            std::fs::write(&file, [level.to_le_bytes(); 2].concat().repeat(frames)).unwrap();
            file
        };
        let whole = Voice { file: write("a", 30_000, 40_000), from: 0, until: 40_000, muted: vec![] };
        let late = Voice {
            file: write("b", 32_000, 30_000),
            from: 17_000,
            until: 39_000,
            muted: vec![20_000..20_004, 20_004..20_010],
        };
        let mixed = folder.path().join("mixed");
        mix(&[whole, late], 50_000, &mixed).unwrap();
        let bytes = std::fs::read(mixed).unwrap();
        let frames: Vec<i16> =
            bytes.chunks_exact(4).map(|frame| i16::from_le_bytes([frame[2], frame[3]])).collect();
        assert_eq!(frames.len(), 50_000);
        let (alone, both) = (15_000, 31_000);
        for (range, level) in [
            (0..17_000, alone),
            (17_000..20_000, both),
            (20_000..20_010, alone),
            (20_010..39_000, both),
            (39_000..40_000, alone),
            (40_000..50_000, 0),
        ] {
            assert!(frames[range.clone()].iter().all(|frame| *frame == level), "{range:?}");
        }
    }
}
