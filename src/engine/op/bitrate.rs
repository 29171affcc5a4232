//! Bits a second, as people write them: `500k`, `2M`.

use std::fmt;

use schemars::JsonSchema;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// In thousands of bits a second, 1 to 1,000,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, JsonSchema)]
#[schemars(description = "Written like 500k or 2M.")]
pub struct Bitrate(#[schemars(with = "String")] u32);

impl Bitrate {
    pub fn thousands(self) -> u32 {
        self.0
    }

    fn read(word: &str) -> Option<Bitrate> {
        let word = word.trim().to_ascii_lowercase();
        let (digits, unit) = match (word.strip_suffix('k'), word.strip_suffix('m')) {
            (Some(digits), _) => (digits, 1.0),
            (_, Some(digits)) => (digits, 1000.0),
            (None, None) => return None,
        };
        let thousands = digits.trim().parse::<f64>().ok()? * unit;
        (1.0..=1e6).contains(&thousands).then(|| Bitrate(thousands.round() as u32))
    }
}

impl fmt::Display for Bitrate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 % 1000 {
            0 => write!(f, "{}M", self.0 / 1000),
            _ => write!(f, "{}k", self.0),
        }
    }
}

impl Serialize for Bitrate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Bitrate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let word = String::deserialize(deserializer)?;
        Bitrate::read(&word).ok_or_else(|| D::Error::custom("a bit rate is written like 500k or 2M"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bit_rates_are_read_as_people_write_them() {
        for (word, thousands) in [("320k", 320), ("2M", 2000), ("1.5M", 1500), ("1500k", 1500)] {
            assert_eq!(Bitrate::read(word).map(Bitrate::thousands), Some(thousands), "{word}");
        }
        for word in ["", "k", "-2M", "nanM", "0k", "99999999M", "2"] {
            assert_eq!(Bitrate::read(word), None, "{word}");
        }
        assert_eq!(Bitrate::read("2000k").unwrap().to_string(), "2M");
    }
}
