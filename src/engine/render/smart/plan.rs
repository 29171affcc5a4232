//! Which pictures of a clip are copied and which are encoded.
//!
//! A copy begins at a picture that nothing before is needed for, and ends where the samples so far, in the order of
//! decoding, cover an unbroken run of pictures in the order of display. What is kept before and after it is encoded,
//! and so is every crossfade.

use std::cmp::Reverse;
use std::ops::Range;

use super::tables::Pictures;
use super::{AT_ONCE, WhyNot};
use crate::engine::render::plan::Use;

/// How many stretches of the clip a piece is made of, so that a long row of crossfades is parted among the encoders.
const MOST_FEEDS: usize = 2;

/// How many pieces one encoder makes, and how many with crossfades. To start one costs as much as twenty pictures; but
/// each crossfade takes memory until the end, so that with four an encoder of 1080p takes 290 MB.
const MOST_PIECES: usize = 16;
const MOST_CROSSFADED: usize = 4;

/// A copy of fewer pictures is not worth two more seams.
const SHORTEST_COPY: usize = 8;

/// What the pictures of the result are made of, one after the other.
#[derive(Debug, PartialEq, Eq)]
pub enum Part {
    /// These samples, in the order of decoding, as they are.
    Copy(Range<u32>),
    Piece(Piece),
}

impl Part {
    pub fn piece(&self) -> Option<&Piece> {
        match self {
            Part::Piece(piece) => Some(piece),
            Part::Copy(_) => None,
        }
    }
}

/// Pictures that are encoded in one go.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Piece {
    pub feeds: Vec<Feed>,
}

impl Piece {
    /// How many pictures it shows.
    pub fn pictures(&self) -> u32 {
        self.feeds.iter().map(|feed| feed.pictures - feed.overlap).sum()
    }
}

/// A stretch of the clip in a piece.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feed {
    /// The place of its first picture in the order of display.
    pub first: u32,
    pub pictures: u32,
    /// How many of them are shown together with the last ones of the feed before.
    pub overlap: u32,
}

/// The parts of a result that shows `stretches` of a clip.
///
/// `keys` are the samples at which a copy can begin, in order.
pub fn parts(pictures: &Pictures, keys: &[u32], stretches: &[Feed]) -> Result<Vec<Part>, WhyNot> {
    let mut parts = Vec::new();
    let mut piece = Piece::default();
    let overlaps = stretches.iter().skip(1).map(|next| next.overlap).chain([0]);
    for (feed, after) in stretches.iter().zip(overlaps) {
        let ends = feed.first + feed.pictures;
        let Some(copy) = copy(pictures, keys, feed.first + feed.overlap..ends - after) else {
            add(&mut parts, &mut piece, *feed);
            continue;
        };
        if copy.shown.start > feed.first {
            add(&mut parts, &mut piece, Feed { pictures: copy.shown.start - feed.first, ..*feed });
        }
        flush(&mut parts, &mut piece);
        parts.push(Part::Copy(copy.samples));
        if copy.shown.end < ends {
            let tail = Feed { first: copy.shown.end, pictures: ends - copy.shown.end, overlap: 0 };
            add(&mut parts, &mut piece, tail);
        }
    }
    flush(&mut parts, &mut piece);
    if parts.iter().any(|part| matches!(part, Part::Copy(_))) {
        Ok(parts)
    } else {
        Err(WhyNot::new("no picture in what is kept can stand alone"))
    }
}

fn add(parts: &mut Vec<Part>, piece: &mut Piece, feed: Feed) {
    if piece.feeds.len() >= MOST_FEEDS {
        let mut again = None;
        if let Some(last) = piece.feeds.last_mut().filter(|_| feed.overlap > 0) {
            // The end of the one before is opened once more, for the crossfade.
            last.pictures -= feed.overlap;
            again = Some(Feed { first: last.first + last.pictures, pictures: feed.overlap, overlap: 0 });
        }
        flush(parts, piece);
        piece.feeds.extend(again);
    }
    piece.feeds.push(feed);
}

fn flush(parts: &mut Vec<Part>, piece: &mut Piece) {
    let full = std::mem::take(piece);
    if full.pictures() > 0 {
        parts.push(Part::Piece(full));
    }
}

/// The numbers of the pieces of `parts`, in rows for one encoder each that take about as long.
pub fn rows(parts: &[Part]) -> Vec<Vec<usize>> {
    let pieces = || parts.iter().filter_map(Part::piece);
    let lengths: Vec<u32> = pieces().map(Piece::pictures).collect();
    let crossfades = pieces().any(|piece| piece.feeds.iter().any(|feed| feed.overlap > 0));
    let most = if crossfades { MOST_CROSSFADED } else { MOST_PIECES };
    shared(&lengths, lengths.len().div_ceil(most).next_multiple_of(AT_ONCE), most)
}

/// The numbers of `lengths` in order, in at most `count` rows of at most `most` whose sums are about the same: the longest
/// are given away first.
pub fn shared(lengths: &[u32], count: usize, most: usize) -> Vec<Vec<usize>> {
    let mut longest: Vec<(usize, u32)> = lengths.iter().copied().enumerate().collect();
    longest.sort_by_key(|(_, length)| Reverse(*length));
    let mut rows = vec![(0, Vec::new()); count.min(lengths.len())];
    for (number, length) in longest {
        let open = rows.iter_mut().filter(|(_, row)| row.len() < most);
        if let Some((sum, row)) = open.min_by_key(|(sum, _)| *sum) {
            *sum += length;
            row.push(number);
        }
    }
    let in_order = |mut row: Vec<usize>| {
        row.sort_unstable();
        row
    };
    rows.into_iter().map(|(_, row)| in_order(row)).collect()
}

struct Copy {
    samples: Range<u32>,
    shown: Range<u32>,
}

/// The longest copy within `alone`, if there is one that is worth it.
fn copy(pictures: &Pictures, keys: &[u32], alone: Range<u32>) -> Option<Copy> {
    let shown = |sample: u32| pictures.shown.get(sample as usize).copied();
    let key = keys.partition_point(|key| shown(*key) < Some(alone.start));
    let key = *keys.get(key)?;
    let begins = shown(key).filter(|begins| *begins < alone.end)?;
    let mut longest: Option<Range<u32>> = None;
    let mut latest = begins;
    for (ends, sample) in (begins + 1..=alone.end).zip(key..) {
        let Some(place) = shown(sample).filter(|place| *place >= begins) else { break };
        latest = latest.max(place);
        if latest + 1 == ends {
            longest = Some(key..sample + 1);
        }
    }
    let samples = longest?;
    let shown = begins..begins + samples.len() as u32;
    (samples.len() >= SHORTEST_COPY).then_some(Copy { samples, shown })
}

/// The samples that a decoder needs for `feed`, each with whether it is a key, and how many pictures it puts out
/// before the first that is shown. What comes before and is no reference is left out.
pub struct Run {
    pub samples: Vec<u32>,
    pub skipped: u32,
}

impl Run {
    /// `is_reference` tells whether other pictures may need a sample.
    pub fn of(
        pictures: &Pictures,
        keys: &[u32],
        feed: &Feed,
        mut is_reference: impl FnMut(u32) -> Result<bool, WhyNot>,
    ) -> Result<Run, WhyNot> {
        let shown = |sample: u32| pictures.shown.get(sample as usize).copied();
        let key = keys.partition_point(|key| shown(*key) <= Some(feed.first)).checked_sub(1);
        let key = key.and_then(|key| keys.get(key)).copied();
        let key = key.ok_or_else(|| WhyNot::new("it does not begin with a picture that stands alone"))?;
        let wanted = feed.first..feed.first + feed.pictures;
        let mut run = Run { samples: Vec::new(), skipped: 0 };
        let mut found = 0;
        for sample in key.. {
            if found == feed.pictures {
                break;
            }
            let place = shown(sample).ok_or_else(|| WhyNot::new("its pictures end before its sound"))?;
            let is_wanted = wanted.contains(&place);
            found += u32::from(is_wanted);
            if is_wanted || is_reference(sample)? {
                run.samples.push(sample);
                run.skipped += u32::from(place < wanted.start);
            }
        }
        Ok(run)
    }
}

/// The stretches of `uses` of a clip of `count` pictures: those that go on where the one before ended are one.
///
/// `place` is the picture that is shown at a time of the clip, in nanoseconds.
pub fn stretches(
    uses: &[Use],
    count: usize,
    place: impl Fn(i128) -> Result<u32, WhyNot>,
) -> Result<Vec<Feed>, WhyNot> {
    let mut stretches: Vec<Feed> = Vec::new();
    for part in uses {
        let first = place(part.start)?;
        let whole = |count: u64| u32::try_from(count).map_err(|_| WhyNot::new("it is too long"));
        let feed = Feed { first, pictures: whole(part.pictures)?, overlap: whole(part.overlap)? };
        if first as usize + feed.pictures as usize > count {
            return Err(WhyNot::new("its pictures end before its sound"));
        }
        match stretches.last_mut() {
            Some(last) if feed.overlap == 0 && last.first + last.pictures == first => {
                last.pictures += feed.pictures;
            }
            _ => stretches.push(feed),
        }
    }
    Ok(stretches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_shared_evenly_among_the_encoders_and_each_is_made_once() {
        let many = || vec![60, 10, 20, 10, 30, 10, 20, 30, 10, 20, 30];
        for (lengths, overlap, most, expected) in [
            (vec![], 0, MOST_PIECES, vec![]),
            (vec![9], 0, MOST_PIECES, vec![9]),
            (vec![9, 7], 0, MOST_PIECES, vec![9, 7]),
            (vec![9, 7, 3, 2, 8], 0, MOST_PIECES, vec![14, 15]),
            (many(), 0, MOST_PIECES, vec![120, 130]),
            (many(), 5, MOST_CROSSFADED, vec![60, 60, 60, 70]),
        ] {
            let feed = |length: u32| Feed { first: 0, pictures: length + overlap, overlap };
            let piece = |length: &u32| Part::Piece(Piece { feeds: vec![feed(*length)] });
            let parts: Vec<Part> =
                lengths.iter().flat_map(|length| [Part::Copy(0..9), piece(length)]).collect();
            let rows = rows(&parts);
            let sum = |row: &Vec<usize>| row.iter().map(|number| lengths[*number]).sum::<u32>();
            let mut sums: Vec<u32> = rows.iter().map(sum).collect();
            sums.sort_unstable();
            let mut sorted = expected.clone();
            sorted.sort_unstable();
            assert_eq!(sums, sorted, "{lengths:?}");
            assert!(rows.iter().all(|row| row.is_sorted() && row.len() <= most));
            let mut numbers = rows.concat();
            numbers.sort_unstable();
            assert!(numbers.into_iter().eq(0..lengths.len()), "{lengths:?}");
        }
    }
}
