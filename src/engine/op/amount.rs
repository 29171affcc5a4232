//! Numbers in the arguments of ops: seconds and factors, exact to a thousandth; and in the place of seconds, what only the
//! length of a clip tells: shares of it, and moments before its end.

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

/// A number from 0 to [`LONGEST`], written to JSON as a plain number; or a share of the clip, written `"50%"`, or the moment
/// so many seconds before its end, written `"-3"`, which become times where the length of the clip is known (see
/// [`Amount::of`]).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(with = "Number")]
pub struct Amount {
    /// Of the number, or of a percent.
    thousandths: i64,
    kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Number,
    Share,
    BeforeEnd,
}

/// How others than the rules write an amount.
#[derive(JsonSchema)]
#[schemars(description = "")]
#[expect(dead_code, reason = "it is there for its schema")]
struct Number(#[schemars(range(min = 0, max = LONGEST))] f64);

impl Amount {
    pub const ONE: Amount = Amount::number(1000);
    pub const QUARTER: Amount = Amount::number(250);

    const fn number(thousandths: i64) -> Amount {
        Amount { thousandths, kind: Kind::Number }
    }

    /// So many percent of the clip, from 0 to 100, to the nearest thousandth.
    pub fn from_percent(percent: f64) -> Option<Amount> {
        let thousandths = (percent * 1000.0).round() as i64;
        (0.0..=100.0).contains(&percent).then_some(Amount { thousandths, kind: Kind::Share })
    }

    /// The moment so long before the end of the clip.
    pub fn before_end(self) -> Amount {
        Amount { kind: Kind::BeforeEnd, ..self }
    }

    pub fn is_share(self) -> bool {
        self.kind == Kind::Share
    }

    /// How long before the end of the clip it is, where it is told so.
    pub fn from_end(self) -> Option<Amount> {
        (self.kind == Kind::BeforeEnd).then(|| Amount::number(self.thousandths))
    }

    /// The same in a clip of `length` seconds, as a time.
    pub fn of(self, length: Seconds) -> Amount {
        let length = *length.numer() as f64 / *length.denom() as f64;
        let time = match self.kind {
            Kind::Number => return self,
            Kind::Share => length * self.thousandths as f64 / 100_000.0,
            Kind::BeforeEnd => (length - self.thousandths as f64 / 1000.0).max(0.0),
        };
        Amount::from_f64(time.min(LONGEST as f64)).unwrap_or(self)
    }

    /// So many thousandths, or `None` where that is negative or beyond [`LONGEST`].
    pub fn from_thousandths(thousandths: i64) -> Option<Amount> {
        (0..=LONGEST * 1000).contains(&thousandths).then_some(Amount::number(thousandths))
    }

    /// So many.
    pub const fn whole(number: u16) -> Amount {
        Amount::number(number as i64 * 1000)
    }

    /// The nearest thousandth, or `None` where `number` is negative, beyond [`LONGEST`] or no number.
    pub fn from_f64(number: f64) -> Option<Amount> {
        let whole = (number * 1000.0).round();
        // Saturates, and a NaN becomes zero, so the range is tested on the number itself.
        (number >= 0.0 && number <= LONGEST as f64).then_some(Amount::number(whole as i64))
    }

    pub fn is_zero(self) -> bool {
        self.thousandths == 0
    }

    /// As an exact number; a half for half of the clip.
    pub fn ratio(self) -> Ratio<i64> {
        Ratio::new(self.thousandths, if self.is_share() { 100_000 } else { 1000 })
    }

    /// As JSON: `8`, not `8.0`; a share as `"50%"`, and 3 seconds before the end as `"-3"`.
    pub fn to_json(self) -> serde_json::Value {
        match self.thousandths {
            _ if self.kind != Kind::Number => self.to_string().into(),
            whole if whole % 1000 == 0 => (whole / 1000).into(),
            number => (number as f64 / 1000.0).into(),
        }
    }

    /// A time as people read it: `5.3 s`, or `50%` of the clip.
    pub fn told(self, language: Language) -> String {
        if self.is_share() { self.share() } else { told(self.ratio(), language) }
    }

    /// A moment as people read it: `0:10`, `50%` of the clip, or `−0:03` from its end.
    pub fn clock(self) -> String {
        match self.kind {
            Kind::Number => clock(self.ratio()),
            Kind::Share => self.share(),
            Kind::BeforeEnd => format!("−{}", clock(self.ratio())),
        }
    }

    /// A share as people read it, to the nearest percent.
    fn share(self) -> String {
        format!("{}%", (self.thousandths + 500) / 1000)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.kind == Kind::BeforeEnd { "-" } else { "" })?;
        let digits = format!("{}.{:03}", self.thousandths / 1000, self.thousandths % 1000);
        f.write_str(digits.trim_end_matches('0').trim_end_matches('.'))?;
        f.write_str(if self.is_share() { "%" } else { "" })
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_json().serialize(serializer)
    }
}

/// An amount as it stands in JSON.
#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Number(f64),
    Relative(String),
}

impl<'de> Deserialize<'de> for Amount {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let expected = &"a number from 0 to 86400, a day in seconds, a share such as \"50%\", or \"-3\" for 3 seconds before the end";
        match Written::deserialize(deserializer)? {
            Written::Number(number) => Amount::from_f64(number)
                .ok_or_else(|| D::Error::invalid_value(Unexpected::Float(number), expected)),
            Written::Relative(words) => {
                let number = |digits: &str| digits.trim().parse::<f64>().ok();
                let share = || Amount::from_percent(number(words.strip_suffix('%')?)?);
                let moment = || Amount::from_f64(number(words.strip_prefix('-')?)?).map(Amount::before_end);
                let amount = share().or_else(moment);
                amount.ok_or_else(|| D::Error::invalid_value(Unexpected::Str(&words), expected))
            }
        }
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
    fn a_share_and_a_moment_before_the_end_become_times_where_the_length_is_known() {
        let third: Amount = serde_json::from_str("\"33.333%\"").unwrap();
        assert_eq!(serde_json::to_string(&third).unwrap(), "\"33.333%\"");
        assert_eq!(third.of(Ratio::new(90, 1)), Amount::from_f64(30.0).unwrap());
        assert_eq!(third.told(Language::En), "33%");
        assert_eq!(Amount::ONE.of(Ratio::new(90, 1)), Amount::ONE);
        let end: Amount = serde_json::from_str("\"-3\"").unwrap();
        assert_eq!(serde_json::to_string(&end).unwrap(), "\"-3\"");
        assert_eq!(end.of(Ratio::new(90, 1)), Amount::from_f64(87.0).unwrap());
        assert_eq!(end.of(Ratio::new(2, 1)), Amount::from_f64(0.0).unwrap());
        for share in ["\"101%\"", "\"-1%\"", "\"half\"", "\"NaN%\"", "\"-\"", "\"--3\"", "\"-NaN\"", "\"3\""]
        {
            assert!(serde_json::from_str::<Amount>(share).is_err(), "{share}");
        }
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
