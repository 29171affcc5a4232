//! Music that is shorter than the result begins again, and fades over from its end into its beginning.

use std::fs::File;
use std::io::{self, BufReader, BufWriter, Read, Seek, SeekFrom, Write};
use std::path::Path;

use super::super::plan::SAMPLE_RATE;

/// Stereo of 16 bits, in bytes.
const FRAME: u64 = 4;

/// How long it fades over, in frames: a second, or a quarter of what is shorter.
fn overlap(length: u64) -> u64 {
    SAMPLE_RATE.min(length / 4)
}

/// Writes `frames` of the bare stereo in `music` to `path`, as often as it takes. It blocks.
pub fn repeat(music: &Path, path: &Path, frames: u64) -> io::Result<()> {
    let mut source = BufReader::with_capacity(64 * 1024, File::open(music)?);
    let length = source.get_ref().metadata()?.len() / FRAME;
    if length == 0 {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "there is nothing to hear in it"));
    }
    let mut written = Limited { out: BufWriter::with_capacity(64 * 1024, File::create(path)?), left: frames };
    let overlap = overlap(length);
    let head = read(&mut source, 0, overlap)?;
    let tail = read(&mut source, length - overlap, overlap)?;
    written.write(&head)?;
    while written.left > 0 {
        source.seek(SeekFrom::Start(overlap * FRAME))?;
        let body = (length - 2 * overlap).min(written.left);
        io::copy(&mut (&mut source).take(body * FRAME), &mut written.out)?;
        written.left -= body;
        written.write(&faded_over(&tail, &head))?;
    }
    written.out.flush()
}

/// A file that takes so many frames and no more.
struct Limited {
    out: BufWriter<File>,
    left: u64,
}

impl Limited {
    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        let most = usize::try_from(self.left.saturating_mul(FRAME)).unwrap_or(usize::MAX);
        let taken = &bytes[..bytes.len().min(most)];
        self.left -= taken.len() as u64 / FRAME;
        self.out.write_all(taken)
    }
}

fn read(source: &mut BufReader<File>, from: u64, frames: u64) -> io::Result<Vec<u8>> {
    source.seek(SeekFrom::Start(from * FRAME))?;
    let mut bytes = Vec::new();
    source.take(frames * FRAME).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// One goes out while the other comes in, both together as loud as each.
fn faded_over(out: &[u8], into: &[u8]) -> Vec<u8> {
    let sample = |pair: &[u8]| f64::from(i16::from_le_bytes([pair[0], pair[1]]));
    let frames = out.len().div_ceil(4).max(1) as f64;
    let pairs = out.chunks_exact(2).zip(into.chunks_exact(2)).enumerate();
    pairs
        .flat_map(|(number, (out, into))| {
            let part = (number / 2) as f64 / frames * std::f64::consts::FRAC_PI_2;
            let both = sample(out) * part.cos() + sample(into) * part.sin();
            // Saturates.
            (both.round() as i16).to_le_bytes()
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn repeated(samples: &[i16], frames: u64) -> Vec<i16> {
        let folder = tempfile::tempdir().unwrap();
        let (music, path) = (folder.path().join("music"), folder.path().join("repeated"));
        let bytes: Vec<u8> = samples.iter().flat_map(|sample| [sample.to_le_bytes(); 2].concat()).collect();
        std::fs::write(&music, bytes).unwrap();
        repeat(&music, &path, frames).unwrap();
        let bytes = std::fs::read(path).unwrap();
        bytes.chunks_exact(4).map(|frame| i16::from_le_bytes([frame[0], frame[1]])).collect()
    }

    #[test]
    fn music_is_as_long_as_the_result_however_long_it_is_itself() {
        for length in [1, 3, 4, 100, 50_000, 200_000] {
            let samples: Vec<i16> = (0..length).map(|number| (number % 1000) as i16).collect();
            for frames in [0, 1, 70, 48_000, 130_001] {
                assert_eq!(repeated(&samples, frames).len() as u64, frames, "{length} {frames}");
            }
        }
        assert!(repeat(Path::new("/dev/null"), Path::new("/dev/null"), 1).is_err());
    }

    #[test]
    fn music_that_begins_again_has_neither_a_gap_nor_a_jump() {
        // A slow wave that ends where it began: any jump is one of the joins.
        let wave = |number: usize| ((number as f64 * 0.01).sin() * 10_000.0) as i16;
        let samples: Vec<i16> = (0..2000).map(wave).collect();
        let repeated = repeated(&samples, 10_000);
        let steepest = repeated.windows(2).map(|pair| pair[0].abs_diff(pair[1])).max().unwrap();
        assert!(steepest < 250, "{steepest}");
        assert_eq!(repeated[..1500], samples[..1500]);
    }
}
