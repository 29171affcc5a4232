//! Exact times within a draft, `"207/30"`: for fields that serde reads and writes by itself.
//!
//! A draft comes back over HTTP, so numbers are bounded as they are read: no later arithmetic overflows.

use num_rational::Ratio;
use serde::{Deserialize, Deserializer, Serializer, de};

/// The longest time that a draft can hold: ten days, in seconds.
const LONGEST: i64 = 864_000;
/// The finest grid of pictures or milliseconds that a time can lie on.
const FINEST: i64 = 1_000_000;

/// A number of `"207/30"`, neither negative nor beyond ten days nor finer than a microsecond.
pub fn parse(word: &str) -> Option<Ratio<i64>> {
    let number: Ratio<i64> = word.parse().ok()?;
    let sane = (0..=FINEST).contains(number.denom()) && (0..=LONGEST * FINEST).contains(number.numer());
    (sane && number.to_integer() <= LONGEST).then_some(number)
}

pub fn serialize<S: Serializer>(number: &Ratio<i64>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(number)
}

pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Ratio<i64>, D::Error> {
    let word = String::deserialize(deserializer)?;
    let wrong = || {
        let word: String = word.chars().take(40).collect();
        de::Error::custom(format!("{word:?} is not a sensible number"))
    };
    parse(&word).ok_or_else(wrong)
}

/// The same for what may be left out.
pub mod option {
    use num_rational::Ratio;
    use serde::{Deserialize, Deserializer, Serializer};

    pub fn serialize<S: Serializer>(number: &Option<Ratio<i64>>, serializer: S) -> Result<S::Ok, S::Error> {
        match number {
            Some(number) => serializer.collect_str(number),
            None => serializer.serialize_none(),
        }
    }

    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Ratio<i64>>, D::Error> {
        #[derive(Deserialize)]
        struct Exact(#[serde(with = "super")] Ratio<i64>);
        Ok(Option::<Exact>::deserialize(deserializer)?.map(|exact| exact.0))
    }
}
