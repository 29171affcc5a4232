//! Which pictures and samples of which clip stand where in the result.
//!
//! Every boundary is rounded to the grid of pictures of the result by itself, so that errors do not add up;
//! the sound has its boundaries at the very same pictures, to a sample. Lengths are differences of boundaries.

use std::collections::BTreeMap;
use std::path::PathBuf;

use num_rational::Ratio;

use crate::engine::timeline::{Clip, Orientation, Seconds, Segment, Timeline, TransitionKind};
use crate::media::Kind;

/// Of the sound of every result, in hertz.
pub const SAMPLE_RATE: u64 = 48_000;

/// The size of the picture where there is only sound, in pixels.
const BLACK: (u64, u64) = (1280, 720);

const NANOSECONDS: i128 = 1_000_000_000;

/// The size and the rate of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Canvas {
    /// In pixels, even.
    pub width: u32,
    pub height: u32,
    pub rate: Ratio<i64>,
}

/// A stretch of a clip in one filter graph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The handle of the clip.
    pub clip: String,
    /// Where it begins in the clip, in nanoseconds; of a standstill, the time of its picture.
    pub start: i128,
    pub frozen: bool,
    /// Played from its end to its start.
    pub reversed: bool,
    pub speed: Ratio<i64>,
    pub muted: bool,
    /// In tenths of a decibel.
    pub gain: i32,
    pub orientation: Orientation,
    /// Where it begins in the result, in pictures.
    pub begins: u64,
    /// How many pictures it has.
    pub pictures: u64,
    /// How many of them are shown together with the last ones of the use before, and how.
    pub overlap: u64,
    pub transition: TransitionKind,
}

impl Use {
    pub fn ends(&self) -> u64 {
        self.begins + self.pictures
    }

    /// Its part from picture `from` on.
    pub fn part(&self, from: u64, pictures: u64, rate: Ratio<i64>) -> Use {
        let skipped = match (self.frozen, self.reversed) {
            (true, _) => 0,
            (false, false) => from,
            // What is seen last begins first in the clip.
            (false, true) => self.pictures.saturating_sub(from + pictures),
        };
        let offset =
            i128::from(skipped) * i128::from(*rate.denom()) * NANOSECONDS * i128::from(*self.speed.numer())
                / (i128::from(*rate.numer()) * i128::from(*self.speed.denom()));
        let overlap = if from == 0 { self.overlap } else { 0 };
        Use { start: self.start + offset, begins: self.begins + from, pictures, overlap, ..self.clone() }
    }
}

/// In nanoseconds, rounded; of any time at all.
pub fn nanoseconds(time: Seconds) -> i128 {
    rounded(i128::from(*time.numer()) * NANOSECONDS, i128::from(*time.denom()))
}

/// How many samples last so many nanoseconds.
pub fn samples(nanoseconds: i128) -> i128 {
    rounded(nanoseconds * i128::from(SAMPLE_RATE), NANOSECONDS)
}

/// The number of the sample that is heard at `time`.
pub fn sample(time: Seconds) -> u64 {
    u64::try_from(samples(nanoseconds(time))).unwrap_or(0)
}

/// How long `segment`, whose speed is not zero, lasts in the result, in nanoseconds.
pub fn lasts(segment: &Segment) -> i128 {
    let source = nanoseconds(segment.end) - nanoseconds(segment.start);
    rounded(source * i128::from(*segment.speed.denom()), i128::from(*segment.speed.numer()))
}

fn rounded(over: i128, under: i128) -> i128 {
    (2 * over + under).div_euclid(2 * under)
}

impl Canvas {
    /// The size of the leading clip, brought to the asked shape and resolution; `None` where the timeline names no clip.
    pub fn of(timeline: &Timeline, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Option<Canvas> {
        let find = |handle: &str| clips.get(handle).map(|(clip, _)| clip);
        let (width, height) = match timeline.leading(find)?.kind {
            Kind::Audio => BLACK,
            _ => super::frame::size(&timeline.frame, timeline.leading_size(find)?),
        };
        let shorter = width.min(height);
        let target = timeline.resolution.map_or(shorter, u64::from);
        let side = |side: u64| even(side * target, shorter);
        Some(Canvas { width: side(width), height: side(height), rate: timeline.rate(find)? })
    }

    /// The number of the first sample that belongs to picture `picture`.
    pub fn sample(&self, picture: u64) -> u64 {
        let over = i128::from(picture) * i128::from(SAMPLE_RATE) * i128::from(*self.rate.denom());
        u64::try_from(rounded(over, i128::from(*self.rate.numer()))).unwrap_or(0)
    }

    /// How long `pictures` last.
    pub fn duration(&self, pictures: u64) -> Seconds {
        Ratio::from_integer(i64::try_from(pictures).unwrap_or(i64::MAX)) / self.rate
    }

    /// The size, even and at most this one, in which a picture of that size is shown without being distorted.
    pub fn fit(&self, (width, height): (u32, u32)) -> (u32, u32) {
        let (width, height) = (u64::from(width), u64::from(height));
        let (most_wide, most_high) = (u64::from(self.width), u64::from(self.height));
        if width * most_high >= height * most_wide {
            (self.width, even(height * most_wide, width).min(self.height))
        } else {
            (even(width * most_high, height).min(self.width), self.height)
        }
    }

    /// The picture that begins nearest to `time`, in nanoseconds.
    pub fn picture(&self, time: i128) -> u64 {
        let over = time * i128::from(*self.rate.numer());
        u64::try_from(rounded(over, i128::from(*self.rate.denom()) * NANOSECONDS)).unwrap_or(0)
    }

    /// The segments of a checked `timeline` on the grid; what is shorter than half a picture falls out.
    pub fn uses(&self, timeline: &Timeline) -> Vec<Use> {
        let mut uses: Vec<Use> = Vec::new();
        let mut time = 0;
        for segment in &timeline.segments {
            time -= nanoseconds(segment.crossfade);
            let begins = self.picture(time);
            time += lasts(segment);
            let pictures = self.picture(time).saturating_sub(begins);
            if pictures == 0 {
                continue;
            }
            uses.push(Use {
                clip: segment.clip.clone(),
                start: nanoseconds(segment.freeze.unwrap_or(segment.start)),
                frozen: segment.freeze.is_some(),
                reversed: segment.reversed,
                speed: segment.speed,
                muted: segment.muted || segment.freeze.is_some(),
                gain: segment.gain,
                orientation: segment.orientation,
                begins,
                pictures,
                overlap: uses.last().map_or(0, |last| last.ends().saturating_sub(begins)),
                transition: segment.transition,
            });
        }
        uses
    }

    /// `uses`, each in pieces of at most so many pictures as `most` says of it, and of more only where a crossfade is
    /// longer: its pictures are in one piece.
    pub fn split(&self, uses: &[Use], most: impl Fn(&Use) -> u64) -> Vec<Use> {
        let mut pieces = Vec::with_capacity(uses.len());
        for (place, part) in uses.iter().enumerate() {
            let most = most(part).max(1);
            let tail = uses.get(place + 1).map_or(0, |next| next.overlap);
            let mut from = 0;
            while from < part.pictures {
                let rest = part.pictures - from;
                let least = if from == 0 { part.overlap } else { 0 };
                let taken = match most.max(least).min(rest) {
                    taken if taken == rest || rest - taken >= tail => taken,
                    // What follows would be too short for the crossfade at the end.
                    _ if rest > tail && rest - tail >= least => rest - tail,
                    _ => rest,
                };
                pieces.push(part.part(from, taken, self.rate));
                from += taken;
            }
        }
        pieces
    }

    /// Parts `uses` into rows of at most `most` (two or more), each for one filter graph. Played one after the
    /// other they are the whole. A crossfade at the seam goes to the later row, which opens the end of the
    /// earlier clip once more.
    pub fn batches(&self, uses: Vec<Use>, most: usize) -> Vec<Vec<Use>> {
        let mut batches: Vec<Vec<Use>> = Vec::new();
        let mut batch: Vec<Use> = Vec::new();
        for next in uses {
            // A hard cut makes the better seam; one that comes soon is taken.
            let mut is_full = batch.len() >= most || (next.overlap == 0 && batch.len() * 4 >= most * 3);
            if next.reversed {
                // Those of one row are in memory together.
                let held: u64 = batch.iter().filter(|held| held.reversed).map(|held| held.pictures).sum();
                is_full |= held > 0 && held + next.pictures > super::backwards::most_pictures(self);
            }
            if is_full && let Some(last) = batch.pop() {
                let kept = last.pictures.saturating_sub(next.overlap);
                let tail = Use { overlap: 0, ..last.part(kept, next.overlap, self.rate) };
                if kept > 0 {
                    batch.push(last.part(0, kept, self.rate));
                }
                // What is as long as the crossfade at its end goes on with that.
                if !batch.is_empty() {
                    batches.push(std::mem::take(&mut batch));
                }
                if tail.pictures > 0 {
                    batch.push(tail);
                }
            }
            batch.push(next);
        }
        if !batch.is_empty() {
            batches.push(batch);
        }
        batches
    }
}

/// `over / under`, rounded to an even number of at least 2.
pub fn even(over: u64, under: u64) -> u32 {
    let half = (over + under) / (2 * under.max(1));
    u32::try_from(half * 2).unwrap_or(u32::MAX - 1).max(2)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn canvas(rate: Ratio<i64>) -> Canvas {
        Canvas { width: 1920, height: 1080, rate }
    }

    fn segment(start: Seconds, end: Seconds, crossfade: Seconds) -> Segment {
        let clip = Clip { duration: end, frame_rate: Ratio::from_integer(30), ..clip(1920, 1080) };
        let whole = Timeline::of(&clip).segments.remove(0);
        Segment { start, crossfade, ..whole }
    }

    #[test]
    fn times_fall_on_samples() {
        assert_eq!(samples(250_000_000), 12_000);
        assert_eq!(sample(Ratio::new(1, 3)), 16_000);
    }

    #[test]
    fn rounding_does_not_add_up() {
        // A hundred pieces of 1.4 pictures are 140 pictures.
        let piece = Ratio::new(14, 300);
        let segments = (0..100).map(|_| segment(Ratio::default(), piece, Ratio::default())).collect();
        let timeline = Timeline { segments, ..Timeline::default() };
        let uses = canvas(Ratio::from_integer(30)).uses(&timeline);
        assert_eq!(uses.last().unwrap().ends(), 140);
        assert!(uses.iter().all(|piece| (1..=2).contains(&piece.pictures)));
    }

    #[test]
    fn a_picture_and_its_samples_begin_together() {
        let canvas = canvas(Ratio::new(30_000, 1001));
        assert_eq!(canvas.sample(30_000), 1001 * SAMPLE_RATE);
        assert_eq!(canvas.sample(1), 1602);
    }

    fn clip(width: u32, height: u32) -> Clip {
        Clip {
            id: "clip1".into(),
            name: "a.mp4".into(),
            kind: crate::media::Kind::Video,
            duration: Ratio::from_integer(1),
            frame_rate: Ratio::from_integer(25),
            width,
            height,
            has_audio: false,
            audio_track: 0,
            is_mono: false,
            is_surround: false,
            is_interlaced: false,
            color: crate::media::Color::default(),
        }
    }

    #[test]
    fn sides_are_even_and_the_shorter_one_is_asked_for() {
        for (width, height, resolution, size) in [
            (1920, 1080, Some(720), (1280, 720)),
            (1080, 1920, Some(720), (720, 1280)),
            (639, 359, None, (640, 360)),
            (1, 16_384, None, (2, 16_384)),
        ] {
            let clip = clip(width, height);
            let timeline = Timeline { resolution, ..Timeline::of(&clip) };
            let clips = BTreeMap::from([("clip1".into(), (clip, PathBuf::new()))]);
            let canvas = Canvas::of(&timeline, &clips).unwrap();
            assert_eq!((canvas.width, canvas.height), size);
        }
        assert_eq!(canvas(Ratio::from_integer(25)).fit((1080, 1920)), (608, 1080));
        assert_eq!(canvas(Ratio::from_integer(25)).fit((640, 480)), (1440, 1080));
        assert_eq!(canvas(Ratio::from_integer(25)).fit((1000, 10)), (1920, 20));
    }

    #[test]
    fn clips_that_differ_have_the_rate_of_the_fastest_up_to_what_screens_show() {
        let film = |over, under| Ratio::new(over, under);
        for (rates, expected) in [
            (vec![film(10, 1), film(30_000, 1001)], film(30_000, 1001)),
            (vec![film(30_000, 1001), film(10, 1)], film(30_000, 1001)),
            (vec![film(25, 1), film(50, 1), film(30, 1)], film(50, 1)),
            // Neither is worth a picture that is shown twice.
            (vec![film(30, 1), film(30_000, 1001)], film(30, 1)),
            (vec![film(30_000, 1001), film(30, 1)], film(30_000, 1001)),
            (vec![film(30, 1), film(240, 1)], film(60, 1)),
            (vec![film(240, 1), film(30, 1)], film(60, 1)),
            (vec![film(120, 1)], film(120, 1)),
        ] {
            let mut clips = BTreeMap::new();
            let mut timeline = Timeline::default();
            for (number, rate) in (1..).zip(&rates) {
                let clip = Clip { id: format!("clip{number}"), frame_rate: *rate, ..clip(1920, 1080) };
                timeline.segments.extend(Timeline::of(&clip).segments);
                clips.insert(clip.id.clone(), (clip, PathBuf::new()));
            }
            assert_eq!(Canvas::of(&timeline, &clips).unwrap().rate, expected, "{rates:?}");
            timeline.output.rate = Some(film(24, 1));
            assert_eq!(Canvas::of(&timeline, &clips).unwrap().rate, film(24, 1));
        }
    }

    proptest! {
        #[test]
        fn batches_are_the_whole(
            pieces in prop::collection::vec((1_i64..200, 0_i64..60), 1..60), most in 2_usize..12
        ) {
            let mut before = 0;
            let segments = pieces.iter().map(|(length, crossfade)| {
                let crossfade = *crossfade.min(&(length / 2)).min(&(before / 2));
                before = *length;
                segment(Ratio::new(100, 7), Ratio::new(100, 7) + Ratio::new(*length, 90), Ratio::new(crossfade, 90))
            }).collect();
            let timeline = Timeline { segments, ..Timeline::default() };
            let canvas = canvas(Ratio::from_integer(30));
            let uses = canvas.uses(&timeline);
            let whole = uses.last().map_or(0, Use::ends);
            let batches = canvas.batches(uses, most);
            let mut at = 0;
            for batch in &batches {
                // A seam within a crossfade adds the end of the clip before.
                prop_assert!(batch.len() <= most + 1);
                prop_assert_eq!(batch[0].begins, at);
                prop_assert_eq!(batch[0].overlap, 0);
                for pair in batch.windows(2) {
                    prop_assert_eq!(pair[0].ends() - pair[1].overlap, pair[1].begins);
                    prop_assert!(pair[0].overlap + pair[1].overlap <= pair[0].pictures);
                }
                at = batch.last().unwrap().ends();
            }
            prop_assert_eq!(at, whole);
        }
    }
}
