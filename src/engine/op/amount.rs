//! Numbers in the arguments of ops: seconds and factors, exact to a thousandth.

use std::fmt;

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::de::{Error, Unexpected};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::language::Language;
use super::super::timeline::Seconds;
use super::super::words::say;

/// The longest time that a prompt can name, in seconds: a day. It keeps exact arithmetic from overflowing.
pub const LONGEST: i64 = 24 * 3600;

/// A number from 0 to [`LONGEST`], in thousandths. Written to JSON as a plain number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(description = "")]
pub struct Amount(#[schemars(with = "f64", range(min = 0, max = LONGEST))] i64);

impl Amount {
    pub const ONE: Amount = Amount(1000);
    pub const QUARTER: Amount = Amount(250);

    /// So many thousandths, or `None` where that is negative or beyond [`LONGEST`].
    pub fn from_thousandths(thousandths: i64) -> Option<Amount> {
        (0..=LONGEST * 1000).contains(&thousandths).then_some(Amount(thousandths))
    }

    /// So many.
    pub const fn whole(number: u16) -> Amount {
        Amount(number as i64 * 1000)
    }

    /// The nearest thousandth, or `None` where `number` is negative, beyond [`LONGEST`] or no number.
    pub fn from_f64(number: f64) -> Option<Amount> {
        let whole = (number * 1000.0).round();
        // Saturates, and a NaN becomes zero, so the range is tested on the number itself.
        (number >= 0.0 && number <= LONGEST as f64).then_some(Amount(whole as i64))
    }

    pub fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// As an exact number.
    pub fn ratio(self) -> Ratio<i64> {
        Ratio::new(self.0, 1000)
    }

    /// As JSON: `8`, not `8.0`.
    pub fn to_json(self) -> serde_json::Value {
        if self.0 % 1000 == 0 { (self.0 / 1000).into() } else { (self.0 as f64 / 1000.0).into() }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let digits = format!("{}.{:03}", self.0 / 1000, self.0 % 1000);
        f.write_str(digits.trim_end_matches('0').trim_end_matches('.'))
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let number = f64::deserialize(deserializer)?;
        Amount::from_f64(number).ok_or_else(|| {
            D::Error::invalid_value(Unexpected::Float(number), &"a number from 0 to 86400, a day in seconds")
        })
    }
}

/// How long, as people read it, to a hundredth of a second: `5.3 s`, `2 min 5 s`; in Chinese `5.3 秒`.
pub fn told(seconds: Seconds, language: Language) -> String {
    let hundredths = nearest(seconds * 100);
    let (minutes, rest) = (hundredths / 6000, hundredths % 6000);
    let digits = format!("{}.{:02}", rest / 100, rest % 100);
    let digits = digits.trim_end_matches('0').trim_end_matches('.');
    let seconds = language.number(digits);
    match (minutes, rest) {
        (0, _) => say!(language, "seconds", seconds),
        (_, 0) => say!(language, "minutes", minutes),
        _ => say!(language, "minutes-seconds", minutes, seconds),
    }
}

/// A stretch, to follow "cut" and "from": `0:05 to 0:10`.
pub fn from_to(start: Seconds, end: Seconds, language: Language) -> String {
    say!(language, "span", start = clock(start), end = clock(end))
}

/// How large, in millions of bytes: `25 MB`.
pub fn megabytes(number: impl fmt::Display, language: Language) -> String {
    say!(language, "megabytes", number = language.number(number))
}

/// A moment, as a player shows it: `0:10`, `1:02:03`, `0:10.5`.
pub fn clock(moment: Seconds) -> String {
    let hundredths = nearest(moment * 100);
    let (hours, minutes) = (hundredths / 360_000, hundredths / 6000 % 60);
    let (seconds, rest) = (hundredths / 100 % 60, hundredths % 100);
    let head = if hours > 0 { format!("{hours}:{minutes:02}") } else { minutes.to_string() };
    let tail =
        if rest == 0 { String::new() } else { format!(".{rest:02}").trim_end_matches('0').to_string() };
    format!("{head}:{seconds:02}{tail}")
}

fn nearest(number: Ratio<i64>) -> i64 {
    number.round().to_integer().max(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_told_as_people_read_them() {
        assert_eq!(told(Ratio::new(53, 10), Language::En), "5.3 s");
        assert_eq!(told(Ratio::new(125, 1), Language::En), "2 min 5 s");
        assert_eq!(told(Ratio::new(120, 1), Language::Zh), "2 分钟");
        assert_eq!(told(Ratio::new(5999, 100), Language::Zh), "59.99 秒");
        assert_eq!(clock(Ratio::new(3723, 1)), "1:02:03");
        assert_eq!(clock(Ratio::new(21, 2)), "0:10.5");
    }

    #[test]
    fn a_number_that_is_none_or_beyond_a_day_is_refused() {
        for number in [f64::NAN, f64::INFINITY, -1.0, 86401.0] {
            assert_eq!(Amount::from_f64(number), None, "{number}");
        }
        assert_eq!(serde_json::to_string(&Amount::from_f64(8.0)).unwrap(), "8");
        assert_eq!(serde_json::to_string(&Amount::from_f64(1.5)).unwrap(), "1.5");
        assert!(serde_json::from_str::<Amount>("-3").is_err());
    }
}
