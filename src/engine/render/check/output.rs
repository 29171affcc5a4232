//! Whether a file can be written as a timeline asks.

use num_rational::Ratio;

use crate::engine::timeline::{Output, Size};

use super::super::plan::nanoseconds;
use super::in_days;

/// In thousands of bits a second.
const VIDEO: std::ops::RangeInclusive<u32> = 8..=1_000_000;
const AUDIO: std::ops::RangeInclusive<u32> = 6..=1_000;
/// In bytes.
const SIZES: std::ops::RangeInclusive<u64> = 10_000..=1_000_000_000_000;

/// Why a result of `whole` nanoseconds is not written like this.
pub(super) fn check_output(output: &Output, whole: i128) -> Result<(), String> {
    let rates = Ratio::from_integer(1)..=Ratio::from_integer(240);
    let is_small = |rate: &Ratio<i64>| *rate.numer() <= i64::from(i32::MAX) && *rate.denom() <= 1_000_000;
    if let Some(rate) = output.rate.filter(|rate| !is_small(rate) || !rates.contains(rate)) {
        return Err(format!("it would have {rate} pictures a second"));
    }
    if output.crf.is_some_and(|crf| crf > 63) {
        return Err("its CRF is beyond 63".into());
    }
    let bitrates = [(output.video_bitrate, VIDEO), (output.audio_bitrate, AUDIO)];
    if bitrates.into_iter().any(|(bitrate, range)| bitrate.is_some_and(|bitrate| !range.contains(&bitrate))) {
        return Err("its bit rate is none that can be had".into());
    }
    match output.size {
        Size::Bytes(bytes) if !SIZES.contains(&bytes) => return Err(format!("it cannot have {bytes} bytes")),
        Size::Percent(percent) if !(1..=100).contains(&percent) => {
            return Err(format!("it cannot have {percent} % of its size"));
        }
        _ => {}
    }
    if output.plays.is_some_and(|plays| plays > 65_000) {
        return Err("it is played too often".into());
    }
    let zero = Ratio::from_integer(0);
    if output.until.is_some_and(|until| !in_days(until) || until == zero) {
        return Err("it ends before it begins".into());
    }
    if output.at.is_some_and(|at| !in_days(at) || nanoseconds(at) >= whole) {
        return Err("there is no picture at that moment".into());
    }
    Ok(())
}
