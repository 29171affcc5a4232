//! The grid of pictures on which every cut falls, and exact numbers that stay small.

use num_rational::Ratio;

use crate::engine::timeline::{Clip, Seconds, Timeline};

/// The pictures of the result where no rate is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Grid {
    rate: Ratio<i64>,
}

impl Grid {
    /// That of `timeline`, or that of the first clip where it shows none.
    pub fn of(timeline: &Timeline, clips: &[Clip]) -> Option<Grid> {
        // A rate that is asked for is only written; what is cut is cut in the clips.
        let natural = Timeline { segments: timeline.segments.clone(), ..Timeline::default() };
        let rate = natural.rate(|handle| clips.iter().find(|clip| clip.id == handle));
        Grid::new(rate.or(clips.first().map(|clip| clip.frame_rate))?)
    }

    /// The grid of `rate` pictures a second, or `None` where no film has such a rate.
    pub fn new(rate: Ratio<i64>) -> Option<Grid> {
        let sane = *rate.numer() > 0 && *rate.numer() <= 10_000_000 && *rate.denom() <= 1_000_000;
        sane.then_some(Grid { rate })
    }

    /// How long one picture is shown.
    pub fn picture(self) -> Seconds {
        self.rate.recip()
    }

    /// The picture nearest to `time`.
    pub fn nearest(self, time: Seconds) -> Seconds {
        let (count, of) = self.count(time);
        self.time((2 * count + of).div_euclid(2 * of))
    }

    /// The last picture that begins at or before `time`.
    pub fn floor(self, time: Seconds) -> Seconds {
        let (count, of) = self.count(time);
        self.time(count.div_euclid(of))
    }

    /// The first picture that begins at or after `time`.
    pub fn ceil(self, time: Seconds) -> Seconds {
        let (count, of) = self.count(time);
        self.time(-(-count).div_euclid(of))
    }

    /// How many pictures `time` is, as a fraction that may not fit 64 bits.
    fn count(self, time: Seconds) -> (i128, i128) {
        let count = i128::from(*time.numer()) * i128::from(*self.rate.numer());
        (count, i128::from(*time.denom()) * i128::from(*self.rate.denom()))
    }

    fn time(self, pictures: i128) -> Seconds {
        // Times are at most some days (see `fits`), so the picture's number always fits.
        let pictures = i64::try_from(pictures).unwrap_or(0);
        Ratio::new(pictures * self.rate.denom(), *self.rate.numer())
    }
}

/// `number` to the nearest millionth: a place in the timeline, which is settled on the grid afterwards.
pub(super) fn coarse(number: Ratio<i64>) -> Ratio<i64> {
    let (numerator, denominator) = (i128::from(*number.numer()), i128::from(*number.denom()));
    let millionths = (2_000_000 * numerator + denominator).div_euclid(2 * denominator);
    Ratio::new(i64::try_from(millionths).unwrap_or(0), 1_000_000)
}

/// Whether these durations, in seconds, can be added up exactly in 64 bits: they have a small common
/// denominator, and come to less than a month.
pub(super) fn fits(durations: impl Iterator<Item = Ratio<i64>>) -> bool {
    let mut common: i128 = 1;
    let mut total = 0.0;
    for duration in durations {
        let denominator = i128::from(*duration.denom());
        common = common / greatest_divisor(common, denominator) * denominator;
        total += *duration.numer() as f64 / *duration.denom() as f64;
        if common > 1_000_000_000_000 || !(0.0..30.0 * 86_400.0).contains(&total) {
            return false;
        }
    }
    true
}

fn greatest_divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a.max(1) } else { greatest_divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounding_goes_to_whole_pictures() {
        let grid = Grid::new(Ratio::new(30000, 1001)).unwrap();
        let picture = grid.picture();
        let time = picture * 7 + Ratio::new(1, 1000);
        assert_eq!(grid.floor(time), picture * 7);
        assert_eq!(grid.ceil(time), picture * 8);
        assert_eq!(grid.nearest(time), picture * 7);
        assert_eq!(grid.ceil(picture * 7), picture * 7);
    }

    #[test]
    fn durations_with_too_fine_a_common_denominator_do_not_fit() {
        let primes = [99_991, 99_989, 99_971, 99_961];
        assert!(!fits(primes.iter().map(|prime| Ratio::new(1, *prime))));
        assert!(fits([Ratio::new(1001, 30000), Ratio::new(1, 48000)].into_iter()));
    }
}
