//! Writes an MP4 file of samples that lie in other files.
//!
//! Decoding times go up by one picture each, a picture is shown as much later as the one that is put furthest out of
//! order needs, and one edit takes that delay away again. The index comes first, so that a browser can begin.

use std::fs::File;
use std::io::{self, Write};
use std::os::unix::fs::FileExt;

use mp4_atom::{
    Avc1, Co64, Codec, Ctts, CttsEntry, Dinf, Dref, DrefEntry, Edts, Elst, ElstEntry, Encode, FourCC, Ftyp,
    Hdlr, Header, Matrix, Mdhd, Mdia, Minf, Moov, Mvhd, Smhd, Stbl, Stco, Stsc, StscEntry, Stsd, Stss, Stsz,
    StszSamples, Stts, SttsEntry, Tkhd, Trak, Url, Vmhd,
};
use tokio_util::sync::CancellationToken;

use super::tables::Sound;

/// Units a second of the clock of the whole file.
const CLOCK: u64 = 48_000;

/// How much of one track stands together, in parts of a second.
const CHUNKS_A_SECOND: u64 = 2;

/// How much is copied at once, in bytes.
const LARGEST_COPY: u64 = 256 * 1024;

/// A picture or a packet of sound.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sample {
    /// In which of the files it lies, and where.
    pub file: u16,
    pub offset: u64,
    /// In bytes.
    pub size: u32,
    /// Its place in the order of display.
    pub shown: u32,
    /// Whether decoding can begin with it.
    pub is_sync: bool,
}

/// What is to be written.
pub struct Movie<'a> {
    pub entry: Avc1,
    pub timescale: u32,
    /// How long a picture is shown, in units.
    pub step: u32,
    pub matrix: Matrix,
    /// As shown before the matrix is applied, in pixels.
    pub size: (u16, u16),
    /// In the order of decoding.
    pub pictures: &'a [Sample],
    /// The sound, and in which of the files it lies.
    pub sound: Option<(&'a Sound, u16)>,
}

/// A row of samples of one track that stand together.
struct Chunk {
    samples: std::ops::Range<usize>,
    is_sound: bool,
    bytes: u64,
}

impl Movie<'_> {
    /// Writes all of it to `to`, with samples from `files`. It blocks; when `cancel` is, it ends with an error soon.
    pub fn write(&self, files: &[&File], to: &mut File, cancel: &CancellationToken) -> io::Result<()> {
        let chunks = self.chunks();
        let content: u64 = chunks.iter().map(|chunk| chunk.bytes).sum();
        let mut head = Vec::new();
        let brands = [b"isom", b"iso2", b"avc1", b"mp41"].map(FourCC::new).to_vec();
        let ftyp = Ftyp { major_brand: FourCC::new(b"isom"), minor_version: 512, compatible_brands: brands };
        ftyp.encode(&mut head).map_err(io::Error::other)?;
        let mdat = Header { kind: FourCC::new(b"mdat"), size: Some(content as usize) };
        // Offsets have the same length whatever they say, so that a first try tells where the content begins.
        let is_large = content > u64::from(u32::MAX) / 2;
        let mut before = self.index(&chunks, 0, is_large)?;
        mdat.encode(&mut before).map_err(io::Error::other)?;
        let begins = (head.len() + before.len()) as u64;
        drop(before);
        head.append(&mut self.index(&chunks, begins, is_large)?);
        mdat.encode(&mut head).map_err(io::Error::other)?;
        to.write_all(&head)?;
        drop(head);
        for chunk in &chunks {
            if cancel.is_cancelled() {
                return Err(io::Error::other("it was cancelled"));
            }
            self.copy(chunk, files, to)?;
        }
        Ok(())
    }

    fn duration(&self) -> u64 {
        self.pictures.len() as u64 * u64::from(self.step)
    }

    /// Pictures and sounds that are played at the same time stand near each other.
    fn chunks(&self) -> Vec<Chunk> {
        let mut chunks = Vec::new();
        let together = u64::from(self.timescale) / u64::from(self.step.max(1)) / CHUNKS_A_SECOND;
        let together = together.clamp(1, 1000) as usize;
        let mut heard = 0;
        for first in (0..self.pictures.len()).step_by(together) {
            let ends = (first + together).min(self.pictures.len());
            let held = self.pictures.get(first..ends).unwrap_or_default();
            let bytes = held.iter().map(|sample| u64::from(sample.size)).sum();
            chunks.push(Chunk { samples: first..ends, is_sound: false, bytes });
            let Some((sound, _)) = self.sound else { continue };
            let until = if ends == self.pictures.len() {
                sound.samples.len()
            } else {
                let time = ends as u128 * u128::from(self.step) * u128::from(sound.timescale);
                let packets = time / u128::from(self.timescale) / u128::from(sound.step.max(1)) + 2;
                (packets as usize).min(sound.samples.len())
            };
            if until > heard {
                let held = sound.samples.sizes.get(heard..until).unwrap_or_default();
                let bytes = held.iter().map(|size| u64::from(*size)).sum();
                chunks.push(Chunk { samples: heard..until, is_sound: true, bytes });
                heard = until;
            }
        }
        chunks
    }

    fn index(&self, chunks: &[Chunk], begins: u64, is_large: bool) -> io::Result<Vec<u8>> {
        let mut at = begins;
        let (mut of_pictures, mut of_sound) = (Vec::new(), Vec::new());
        for chunk in chunks {
            let row = if chunk.is_sound { &mut of_sound } else { &mut of_pictures };
            row.push((chunk.samples.len() as u32, at));
            at += chunk.bytes;
        }
        let duration = rescaled(self.duration(), self.timescale);
        let mut trak = vec![self.pictures_trak(&of_pictures, is_large)];
        if let Some((sound, _)) = self.sound {
            trak.push(sound_trak(sound, &of_sound, is_large, duration));
        }
        let mvhd = Mvhd {
            creation_time: 0,
            modification_time: 0,
            timescale: CLOCK as u32,
            duration,
            rate: 1.into(),
            volume: 1.into(),
            matrix: Matrix::default(),
            next_track_id: trak.len() as u32 + 1,
        };
        let moov = Moov { mvhd, trak, ..Moov::default() };
        let mut bytes = Vec::new();
        moov.encode(&mut bytes).map_err(io::Error::other)?;
        Ok(bytes)
    }

    fn pictures_trak(&self, chunks: &[(u32, u64)], is_large: bool) -> Trak {
        let places = || (0_i64..).zip(self.pictures).map(|(sample, it)| sample - i64::from(it.shown));
        let delay = places().max().unwrap_or(0).max(0);
        let mut ctts: Vec<CttsEntry> = Vec::new();
        for earlier in places() {
            let sample_offset = (delay - earlier) * i64::from(self.step);
            match ctts.last_mut() {
                Some(run) if run.sample_offset == sample_offset => run.sample_count += 1,
                _ => ctts.push(CttsEntry { sample_count: 1, sample_offset }),
            }
        }
        let count = self.pictures.len() as u32;
        let sync = (1..).zip(self.pictures).filter(|(_, it)| it.is_sync).map(|(number, _)| number);
        let stbl = Stbl {
            stsd: Stsd { codecs: vec![Codec::Avc1(self.entry.clone())] },
            stts: Stts { entries: vec![SttsEntry { sample_count: count, sample_delta: self.step }] },
            ctts: (delay > 0).then_some(Ctts { entries: ctts }),
            stss: Some(Stss { entries: sync.collect() }),
            ..placed(self.pictures.iter().map(|sample| sample.size).collect(), chunks, is_large)
        };
        let duration = rescaled(self.duration(), self.timescale);
        let media_time = delay as u64 * u64::from(self.step);
        Trak {
            tkhd: Tkhd {
                track_id: 1,
                duration,
                enabled: true,
                in_movie: true,
                matrix: self.matrix.clone(),
                width: self.size.0.into(),
                height: self.size.1.into(),
                ..Tkhd::default()
            },
            edts: Some(edit(media_time, duration)),
            mdia: Mdia {
                mdhd: clock(self.timescale, self.duration()),
                hdlr: Hdlr { handler: FourCC::new(b"vide"), name: "VideoHandler".into() },
                minf: Minf { vmhd: Some(Vmhd::default()), dinf: here(), stbl, ..Minf::default() },
            },
            ..Trak::default()
        }
    }

    /// Copies the samples of `chunk`; those that lie side by side at once.
    fn copy(&self, chunk: &Chunk, files: &[&File], to: &mut File) -> io::Result<()> {
        let mut run: Option<(u16, u64, u64)> = None;
        for sample in chunk.samples.clone() {
            let next = match self.sound.filter(|_| chunk.is_sound) {
                Some((sound, file)) => (file, sound.samples.offset(sample), sound.samples.size(sample)),
                None => match self.pictures.get(sample) {
                    Some(sample) => (sample.file, sample.offset, sample.size),
                    None => continue,
                },
            };
            match &mut run {
                Some((file, at, length)) if (*file, *at + *length) == (next.0, next.1) => {
                    *length += u64::from(next.2);
                }
                _ => {
                    copy_run(run, files, to)?;
                    run = Some((next.0, next.1, u64::from(next.2)));
                }
            }
        }
        copy_run(run, files, to)
    }
}

/// Copies a stretch of one of `files`: which one, from where and how many bytes.
fn copy_run(run: Option<(u16, u64, u64)>, files: &[&File], to: &mut File) -> io::Result<()> {
    let Some((file, at, length)) = run else { return Ok(()) };
    let from = files.get(usize::from(file)).ok_or(io::ErrorKind::NotFound)?;
    copy(from, at, length, to)
}

/// Copies `length` bytes of `from`, whose own place in the file does not matter: others read it at the same time.
pub fn copy(from: &File, at: u64, length: u64, to: &mut File) -> io::Result<()> {
    let mut buffer = vec![0; length.min(LARGEST_COPY) as usize];
    let ends = at.saturating_add(length);
    let mut at = at;
    while at < ends {
        let size = (ends - at).min(LARGEST_COPY) as usize;
        let part = buffer.get_mut(..size).unwrap_or_default();
        from.read_exact_at(part, at)?;
        to.write_all(part)?;
        at += size as u64;
    }
    Ok(())
}

fn sound_trak(sound: &Sound, chunks: &[(u32, u64)], is_large: bool, duration: u64) -> Trak {
    let count = sound.samples.len() as u32;
    let stbl = Stbl {
        stsd: Stsd { codecs: vec![Codec::Mp4a(sound.entry.clone())] },
        stts: Stts { entries: vec![SttsEntry { sample_count: count, sample_delta: sound.step }] },
        ..placed(sound.samples.sizes.clone(), chunks, is_large)
    };
    Trak {
        tkhd: Tkhd {
            track_id: 2,
            duration,
            enabled: true,
            in_movie: true,
            alternate_group: 1,
            volume: 1.into(),
            ..Tkhd::default()
        },
        edts: Some(edit(sound.priming, duration)),
        mdia: Mdia {
            mdhd: clock(sound.timescale, u64::from(count) * u64::from(sound.step)),
            hdlr: Hdlr { handler: FourCC::new(b"soun"), name: "SoundHandler".into() },
            minf: Minf { smhd: Some(Smhd::default()), dinf: here(), stbl, ..Minf::default() },
        },
        ..Trak::default()
    }
}

/// The part of the tables that tells where the samples lie; `chunks` are numbers of samples and places.
fn placed(sizes: Vec<u32>, chunks: &[(u32, u64)], is_large: bool) -> Stbl {
    let mut stsc: Vec<StscEntry> = Vec::new();
    for (first_chunk, (samples_per_chunk, _)) in (1..).zip(chunks) {
        if stsc.last().is_none_or(|run| run.samples_per_chunk != *samples_per_chunk) {
            let samples_per_chunk = *samples_per_chunk;
            stsc.push(StscEntry { first_chunk, samples_per_chunk, sample_description_index: 1 });
        }
    }
    let offsets = chunks.iter().map(|(_, offset)| *offset);
    Stbl {
        stsc: Stsc { entries: stsc },
        stsz: Stsz { samples: StszSamples::Different { sizes } },
        stco: (!is_large).then(|| Stco { entries: offsets.clone().map(|offset| offset as u32).collect() }),
        co64: is_large.then(|| Co64 { entries: offsets.collect() }),
        ..Stbl::default()
    }
}

fn edit(media_time: u64, segment_duration: u64) -> Edts {
    let entry = ElstEntry { segment_duration, media_time: Some(media_time), media_rate: 1.into() };
    Edts { elst: Some(Elst { entries: vec![entry] }) }
}

fn clock(timescale: u32, duration: u64) -> Mdhd {
    Mdhd { creation_time: 0, modification_time: 0, timescale, duration, language: "und".into() }
}

/// The content lies in this very file.
fn here() -> Dinf {
    Dinf { dref: Dref { entries: vec![DrefEntry::Url(Url { location: String::new() })] } }
}

/// `duration` on the clock of the whole file.
fn rescaled(duration: u64, timescale: u32) -> u64 {
    let scale = u128::from(timescale.max(1));
    ((u128::from(duration) * u128::from(CLOCK) + scale / 2) / scale) as u64
}
