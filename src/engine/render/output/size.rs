//! How the bits of a file of a given size are shared out.

/// Of the size, what is left for pictures and sound: the container takes the rest.
const USABLE: f64 = 0.98;
/// What pictures have at least, in thousands of bits a second.
const LEAST: f64 = 40.0;
/// Bits for each pixel of each picture below which they fall apart.
const WATCHABLE: f64 = 0.03;
/// Bits for each pixel above which a quality alone is tried first.
const PLENTY: f64 = 0.12;

/// Thousands of bits a second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    pub video: u32,
    pub audio: u32,
}

impl Share {
    /// What fits into `bytes` for so long; `None` where that is too little for pictures.
    pub fn of(bytes: u64, seconds: f64, has_sound: bool) -> Option<Share> {
        let all = bytes as f64 * 8.0 * USABLE / seconds.max(0.1) / 1000.0;
        let audio = audio(all, has_sound);
        let video = all - f64::from(audio);
        (video >= LEAST).then(|| Share { video: video.min(1e6) as u32, audio })
    }

    /// Whether pictures of that size bear it.
    pub fn bears(self, width: u32, height: u32, rate: f64) -> bool {
        self.each(width, height, rate) >= WATCHABLE
    }

    /// Whether there is so much of it that a usual quality may be smaller.
    pub fn is_plenty(self, width: u32, height: u32, rate: f64) -> bool {
        self.each(width, height, rate) >= PLENTY
    }

    fn each(self, width: u32, height: u32, rate: f64) -> f64 {
        f64::from(self.video) * 1000.0 / (f64::from(width) * f64::from(height) * rate).max(1.0)
    }
}

/// An eighth of it all, in usual steps.
fn audio(all: f64, has_sound: bool) -> u32 {
    let steps = [160, 128, 96, 64, 48];
    if has_sound { steps.into_iter().find(|step| f64::from(*step) <= all / 8.0).unwrap_or(32) } else { 0 }
}

/// The smallest size that so long a video can have, in bytes.
pub fn least_bytes(seconds: f64, has_sound: bool) -> u64 {
    let sound = if has_sound { 32.0 } else { 0.0 };
    ((LEAST + sound) * 1.02 * 1000.0 / 8.0 / USABLE * seconds).ceil() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_fits_its_size() {
        for bytes in [300_000, 1_000_000, 25_000_000, 4_000_000_000] {
            let share = Share::of(bytes, 30.0, true).unwrap();
            let whole = f64::from(share.video + share.audio) * 1000.0 / 8.0 * 30.0;
            assert!(whole <= bytes as f64 * 0.981, "{bytes}: {share:?}");
        }
        assert_eq!(Share::of(100_000, 30.0, true), None);
        assert!(Share::of(least_bytes(30.0, true), 30.0, true).is_some());
        assert_eq!(Share::of(1_000_000, 30.0, false).unwrap().audio, 0);
    }

    #[test]
    fn few_bits_do_not_bear_a_large_picture() {
        let share = Share::of(1_000_000, 10.0, true).unwrap();
        assert!(!share.bears(1920, 1080, 30.0) && share.bears(640, 360, 30.0));
    }
}
