//! What the tables of an MP4 file tell: which samples it has, where they lie and when they are shown.
//!
//! A file is taken only where all of it holds together: pictures at one rate, each with a place of its own in the
//! order of display, and all of them within the file.

use std::fs::File;
use std::os::unix::fs::FileExt;

use mp4_atom::{
    Avc1, Co64, Codec, Ctts, Edts, Elst, Hdlr, Matrix, Mdhd, Mp4a, Mvhd, Stco, Stsc, Stsd, Stss, Stsz,
    StszSamples, Stts, Tkhd,
};
use num_rational::Ratio;

use super::WhyNot;
use super::boxes::{Boxes, unreadable};

/// The most pictures or packets of sound of a file: 4.6 hours at 30 a second. With their tables the daemon stays
/// below 60 MB.
pub const MOST: usize = 500_000;

/// The units of a picture that are looked at before its first slice: parameters and words about it.
const MOST_UNITS: usize = 64;

/// Longer chunks are remembered as several, so that a sample in them is soon found.
const LONGEST_CHUNK: usize = 64;

/// The longest parameter set that is compared, in bytes.
const LONGEST_PARAMETERS: usize = 4096;

/// The samples of a track in the order of decoding.
pub struct Samples {
    /// In bytes.
    pub sizes: Vec<u32>,
    /// The number of the first sample of each chunk, and where that lies in the file.
    chunks: Vec<(u32, u64)>,
}

impl Samples {
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    pub fn size(&self, sample: usize) -> u32 {
        self.sizes.get(sample).copied().unwrap_or(0)
    }

    /// Where a sample lies in the file.
    pub fn offset(&self, sample: usize) -> u64 {
        let chunk = self.chunks.partition_point(|(first, _)| *first as usize <= sample).saturating_sub(1);
        let (first, offset) = self.chunks.get(chunk).copied().unwrap_or((0, 0));
        let before = self.sizes.get(first as usize..sample).unwrap_or_default();
        offset + before.iter().map(|size| u64::from(*size)).sum::<u64>()
    }

    fn of(table: &Boxes<'_>, length: u64) -> Result<Samples, WhyNot> {
        let sizes = match table.need::<Stsz>()?.samples {
            StszSamples::Different { sizes } => sizes,
            StszSamples::Identical { count, size } => {
                few(count as usize)?;
                vec![size; count as usize]
            }
        };
        few(sizes.len())?;
        let offsets: Vec<u64> = match table.read::<Stco>()? {
            Some(stco) => stco.entries.into_iter().map(u64::from).collect(),
            None => table.need::<Co64>()?.entries,
        };
        few(offsets.len())?;
        let runs = table.need::<Stsc>()?.entries;
        if runs.iter().any(|run| run.sample_description_index != 1) {
            return Err(WhyNot::new("its pictures or sounds are of several kinds"));
        }
        let mut chunks = Vec::with_capacity(offsets.len());
        let mut first: usize = 0;
        let mut runs = runs.into_iter().peekable();
        let mut in_chunk = 0;
        for (number, offset) in (1_u32..).zip(offsets) {
            while let Some(run) = runs.next_if(|run| run.first_chunk <= number) {
                in_chunk = run.samples_per_chunk as usize;
            }
            let held = sizes.get(first..first.saturating_add(in_chunk)).ok_or_else(not_as_many)?;
            let mut at = offset;
            for part in held.chunks(LONGEST_CHUNK) {
                chunks.push((first as u32, at));
                first += part.len();
                let bytes: u64 = part.iter().map(|size| u64::from(*size)).sum();
                at = at
                    .checked_add(bytes)
                    .filter(|ends| *ends <= length)
                    .ok_or_else(|| WhyNot::new("part of it is missing"))?;
            }
        }
        if first != sizes.len() {
            return Err(not_as_many());
        }
        Ok(Samples { sizes, chunks })
    }
}

fn few(count: usize) -> Result<(), WhyNot> {
    if count > MOST { Err(WhyNot::new("it is too long")) } else { Ok(()) }
}

fn not_as_many() -> WhyNot {
    WhyNot::new("its tables contradict each other")
}

/// The pictures of a file.
pub struct Pictures {
    pub samples: Samples,
    pub entry: Avc1,
    /// Units a second, and how many of them a picture lasts.
    pub timescale: u32,
    pub step: u32,
    /// The place of each sample in the order of display, from 0.
    pub shown: Vec<u32>,
    /// The samples from which decoding can begin, as the table has them.
    pub sync: Vec<u32>,
    /// How many pictures later than decoded a picture is shown at most.
    pub delay: u32,
    pub matrix: Matrix,
    /// As shown before the matrix is applied, in pixels.
    pub size: (u16, u16),
}

impl Pictures {
    /// Those of the first track of pictures in `file`.
    pub fn of(file: &File) -> Result<Pictures, WhyNot> {
        let (track, movie_timescale) = track(file, b"vide")?;
        let tkhd: Tkhd = track.need()?;
        let media = track.inside(b"mdia")?;
        let timescale = media.need::<Mdhd>()?.timescale;
        let table = media.inside(b"minf")?.inside(b"stbl")?;
        let entry = match one(table.need::<Stsd>()?)? {
            Codec::Avc1(entry) => entry,
            _ => return Err(WhyNot::new("its pictures are not H.264 with its parameters in one place")),
        };
        let length = file.metadata().map_err(unreadable)?.len();
        let samples = Samples::of(&table, length)?;
        let step = even_step(&table.need::<Stts>()?, samples.len())?;
        if timescale == 0 || step == 0 || samples.len() == 0 {
            return Err(WhyNot::new("its pictures have no times"));
        }
        let (shown, first) = order(table.read::<Ctts>()?, samples.len(), step)?;
        let delay = (0_u32..).zip(&shown).map(|(sample, shown)| sample.saturating_sub(*shown)).max();
        let count = samples.len() as u32;
        let sync = match table.read::<Stss>()? {
            Some(stss) => stss.entries.iter().filter_map(|number| number.checked_sub(1)).collect(),
            None => (0..count).collect(),
        };
        let pictures = Pictures {
            entry,
            timescale,
            step,
            shown,
            sync,
            delay: delay.unwrap_or(0),
            matrix: tkhd.matrix,
            size: (tkhd.width.integer(), tkhd.height.integer()),
            samples,
        };
        pictures.check_edits(&track, movie_timescale, first)?;
        Ok(pictures)
    }

    /// Pictures a second.
    pub fn rate(&self) -> Ratio<i64> {
        Ratio::new(i64::from(self.timescale), i64::from(self.step))
    }

    /// An edit list may delay the pictures; it must not hide or repeat any. `first` is the time of the first one.
    fn check_edits(&self, track: &Boxes<'_>, movie_timescale: u32, first: i64) -> Result<(), WhyNot> {
        let Some(Edts { elst: Some(Elst { entries }) }) = track.read::<Edts>()? else { return Ok(()) };
        let mut edits = entries.iter().filter(|edit| edit.media_time.is_some());
        let refused = || Err(WhyNot::new("it was cut before, and what was cut out is still in it"));
        let (Some(edit), None) = (edits.next(), edits.next()) else { return refused() };
        let begins = edit.media_time.and_then(|time| i64::try_from(time).ok());
        let whole = u128::from(self.step) * self.samples.len() as u128 * u128::from(movie_timescale);
        // Up to one picture and one tick of the movie's clock may be lost by rounding.
        let told = (u128::from(edit.segment_duration) + 1) * u128::from(self.timescale)
            + u128::from(self.step) * u128::from(movie_timescale);
        let is_whole = edit.segment_duration == 0 || told >= whole;
        let at_its_pace = edit.media_rate.integer() == 1 && edit.media_rate.decimal() == 0;
        if begins.is_none_or(|begins| begins > first) || !is_whole || !at_its_pace {
            return refused();
        }
        Ok(())
    }

    /// What a sample of `file` holds before its first slice, and that slice's kind.
    pub fn look(&self, file: &File, sample: usize) -> Result<Look, WhyNot> {
        let mut at = self.samples.offset(sample);
        let ends = at + u64::from(self.samples.size(sample));
        for _ in 0..MOST_UNITS {
            // Four bytes of length, then the unit with one byte that says what it is.
            let mut head = [0; 5];
            if ends.saturating_sub(at) < 5 {
                break;
            }
            file.read_exact_at(&mut head, at).map_err(unreadable)?;
            let [a, b, c, d, unit] = head;
            let length = u32::from_be_bytes([a, b, c, d]);
            match unit & 0x1F {
                1 | 5 => return Ok(Look { is_idr: unit & 0x1F == 5, is_reference: unit & 0x60 != 0 }),
                2..=4 => return Err(WhyNot::new("its pictures are stored in parts")),
                7 | 8 => self.check_known(file, at + 4, length as usize)?,
                _ => {}
            }
            at += 4 + u64::from(length);
        }
        Err(WhyNot::new("its pictures are not stored as H.264 is in MP4"))
    }

    /// Parameters amid the pictures must be those that the file tells in front.
    fn check_known(&self, file: &File, at: u64, length: usize) -> Result<(), WhyNot> {
        let changes = || WhyNot::new("the parameters of its pictures change on the way");
        if length > LONGEST_PARAMETERS {
            return Err(changes());
        }
        let mut set = vec![0; length];
        file.read_exact_at(&mut set, at).map_err(unreadable)?;
        let avcc = &self.entry.avcc;
        let known = avcc.sequence_parameter_sets.contains(&set) || avcc.picture_parameter_sets.contains(&set);
        if known { Ok(()) } else { Err(changes()) }
    }
}

/// What a sample is.
pub struct Look {
    /// Nothing after it needs anything before it.
    pub is_idr: bool,
    /// Other pictures may need it.
    pub is_reference: bool,
}

/// The sound of a file that the daemon had made: AAC at 48 kHz.
pub struct Sound {
    pub samples: Samples,
    pub entry: Mp4a,
    /// Units a second.
    pub timescale: u32,
    /// How long a packet is, in units.
    pub step: u32,
    /// How much of the beginning is not heard, in units.
    pub priming: u64,
}

impl Sound {
    pub fn of(file: &File) -> Result<Sound, WhyNot> {
        let (track, _) = track(file, b"soun")?;
        let media = track.inside(b"mdia")?;
        let timescale = media.need::<Mdhd>()?.timescale;
        let table = media.inside(b"minf")?.inside(b"stbl")?;
        let Codec::Mp4a(entry) = one(table.need::<Stsd>()?)? else {
            return Err(WhyNot::new("its sound is not AAC"));
        };
        let samples = Samples::of(&table, file.metadata().map_err(unreadable)?.len())?;
        let step = even_step(&table.need::<Stts>()?, samples.len())?;
        let edits = track.read::<Edts>()?.and_then(|edts| edts.elst);
        let priming = edits.and_then(|elst| elst.entries.first()?.media_time).unwrap_or(0);
        Ok(Sound { samples, entry, timescale, step, priming })
    }
}

/// The first track of this kind, and the clock of the movie.
fn track<'a>(file: &'a File, kind: &[u8; 4]) -> Result<(Boxes<'a>, u32), WhyNot> {
    let movie = Boxes::of(file)?.inside(b"moov")?;
    if movie.has(b"mvex") {
        return Err(WhyNot::new("it is written in fragments"));
    }
    let timescale = movie.need::<Mvhd>()?.timescale;
    if timescale == 0 {
        return Err(WhyNot::new("it has no clock"));
    }
    for track in movie.each(b"trak") {
        let track = track?;
        let handler: Hdlr = track.inside(b"mdia")?.need()?;
        if handler.handler == mp4_atom::FourCC::new(kind) {
            return Ok((track, timescale));
        }
    }
    Err(WhyNot::new("it has no pictures"))
}

fn one(stsd: Stsd) -> Result<Codec, WhyNot> {
    let mut codecs = stsd.codecs.into_iter();
    match (codecs.next(), codecs.next()) {
        (Some(codec), None) => Ok(codec),
        _ => Err(WhyNot::new("its pictures or sounds are of several kinds")),
    }
}

/// How long each sample lasts, the same for all but the last.
fn even_step(stts: &Stts, count: usize) -> Result<u32, WhyNot> {
    let told: u64 = stts.entries.iter().map(|run| u64::from(run.sample_count)).sum();
    if told != count as u64 {
        return Err(not_as_many());
    }
    let runs: Vec<_> = stts.entries.iter().filter(|run| run.sample_count > 0).collect();
    let step = runs.first().map_or(0, |run| run.sample_delta);
    let is_even = match runs.split_last() {
        Some((last, before)) => {
            before.iter().all(|run| run.sample_delta == step)
                && (last.sample_delta == step || last.sample_count == 1)
        }
        None => true,
    };
    if is_even { Ok(step) } else { Err(WhyNot::new("its pictures do not come at one rate")) }
}

/// The place of each sample in the order of display, and the time of the first picture.
fn order(ctts: Option<Ctts>, count: usize, step: u32) -> Result<(Vec<u32>, i64), WhyNot> {
    let Some(ctts) = ctts else { return Ok(((0..count as u32).collect(), 0)) };
    let told: u64 = ctts.entries.iter().map(|run| u64::from(run.sample_count)).sum();
    if told != count as u64 {
        return Err(not_as_many());
    }
    let step = i64::from(step);
    let offsets = || {
        let runs = ctts.entries.iter();
        let offsets = runs.flat_map(|run| std::iter::repeat_n(run.sample_offset, run.sample_count as usize));
        (0_i64..).zip(offsets).map(|(sample, offset)| sample * step + offset)
    };
    let first = offsets().min().unwrap_or(0);
    let uneven = || WhyNot::new("its pictures do not come at one rate");
    let mut taken = vec![false; count];
    let mut shown = Vec::with_capacity(count);
    for time in offsets() {
        let place = (time - first) / step;
        let free = usize::try_from(place).ok().and_then(|place| taken.get_mut(place));
        match free {
            Some(taken) if !*taken && (time - first) % step == 0 => *taken = true,
            _ => return Err(uneven()),
        }
        shown.push(place as u32);
    }
    Ok((shown, first))
}
