//! What numbers and times are worth.

use super::Quantities;
use crate::engine::op::Amount;

impl Quantities {
    /// The number that a word or digits name.
    pub fn number(&self, written: &str) -> Option<f64> {
        let written = written.trim().to_lowercase();
        let written = written.get(self.ordinal.find(&written).map_or(0, |found| found.end())..)?;
        self.word(written).or_else(|| {
            // "Two and a half": the half stands after a number.
            let half = (1..written.len()).filter_map(|at| Some((written.get(..at)?, written.get(at..)?)));
            let mut halves = half.filter(|(_, rest)| {
                self.half.find(rest).is_some_and(|found| !found.is_empty() && found.end() == rest.len())
            });
            halves.find_map(|(whole, _)| self.word(whole).map(|whole| whole + 0.5))
        })
    }

    fn word(&self, written: &str) -> Option<f64> {
        let written = written.trim_matches([' ', '-']);
        match written {
            "½" => return Some(0.5),
            "¼" => return Some(0.25),
            "¾" => return Some(0.75),
            _ => {}
        }
        if written.starts_with(|c: char| c.is_ascii_digit()) {
            return written.replace(',', ".").parse().ok();
        }
        let named = |word: &str| self.words.iter().find(|(name, _)| name == word).map(|(_, value)| *value);
        named(written).or_else(|| self.composed(written, named)).or_else(|| chinese(written))
    }

    /// "Twenty-five", "fünfundzwanzig".
    fn composed(&self, written: &str, named: impl Fn(&str) -> Option<f64>) -> Option<f64> {
        let tens = |value: &f64| *value >= 20.0;
        for (word, value) in self.words.iter().filter(|(_, value)| tens(value)) {
            let ones = |rest: &str| named(rest).filter(|ones| *ones < 20.0);
            if let (Some(joint), Some(rest)) = (&self.joint, written.strip_prefix(word.as_str()))
                && let Some(found) = joint.find(rest)
                && let Some(ones) = rest.get(found.end()..).and_then(ones)
            {
                return Some(value + ones);
            }
            if let (Some(joint), Some(rest)) = (&self.joint_of_ones, written.strip_suffix(word.as_str())) {
                let found = self.words.iter().filter(|(_, ones)| *ones < 20.0).find(|(ones, _)| {
                    let after = rest.strip_prefix(ones.as_str()).unwrap_or_default();
                    joint.find(after).is_some_and(|found| found.end() == after.len())
                });
                if let Some((_, ones)) = found {
                    return Some(value + ones);
                }
            }
        }
        None
    }

    /// How many seconds the unit at the beginning of `written` is, and what follows it.
    fn unit<'a>(&self, written: &'a str) -> Option<(f64, &'a str)> {
        self.units.iter().find_map(|(unit, seconds)| {
            let found = unit.find(written).filter(|found| !found.is_empty())?;
            Some((*seconds, written.get(found.end()..)?))
        })
    }

    /// The seconds that `written` names. A bare number has the unit of `like`, a time named beside it ("1 to 2
    /// minutes"), else it is seconds. `None` where it names none, or more than a day.
    pub fn seconds(&self, written: &str, like: Option<&str>) -> Option<Amount> {
        let written = written.trim().to_lowercase();
        let mut rest = written.get(self.ordinal.find(&written).map_or(0, |found| found.end())..)?;
        if let Some((unit, after)) = self.unit(rest).filter(|(_, after)| !after.is_empty()) {
            // "Second 5", "minute 1:30".
            let after = after.trim();
            return if after.contains(':') {
                Amount::from_f64(clock(after)?)
            } else {
                Amount::from_f64(self.word(after)? * unit)
            };
        }
        if rest.contains(':') {
            return Amount::from_f64(clock(rest)?);
        }
        if let Some(compact) = compact(rest) {
            return Amount::from_f64(compact);
        }
        let mut total = None;
        let mut last_unit: Option<f64> = None;
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ','));
            let half = |rest: &str| self.half.find(rest).map(|found| found.end()).filter(|end| *end > 0);
            if last_unit.is_some() && half(rest).or_else(|| half(&format!(" {rest}"))).is_some() {
                total = Some(total? + last_unit? * 0.5);
                break;
            }
            rest = rest.get(self.and.find(rest).map_or(0, |found| found.end())..)?.trim_start();
            if rest.is_empty() {
                break;
            }
            let number = self.leading.find(rest).filter(|found| !found.is_empty())?;
            let value = self.number(number.as_str())?;
            let after = rest.get(number.end()..)?.trim_start_matches([' ', '-']);
            match self.unit(after) {
                Some((unit, next)) => {
                    // "1,500 ms": nobody counts in thousandths of one.
                    let value = thousands(number.as_str()).filter(|_| unit < 1.0).unwrap_or(value);
                    total = Some(total.unwrap_or(0.0) + value * unit);
                    last_unit = Some(unit);
                    rest = next;
                }
                None if after.is_empty() => {
                    let unit = match last_unit {
                        Some(unit) => unit / 60.0,
                        None => like.and_then(|like| self.only_unit(like)).unwrap_or(1.0),
                    };
                    total = Some(total.unwrap_or(0.0) + value * unit);
                    break;
                }
                None => return None,
            }
        }
        Amount::from_f64(total?)
    }

    /// How many percent of a whole `written` names.
    pub fn percent(&self, written: &str) -> Option<f64> {
        let written = written.trim().to_lowercase();
        if let Some((parts, of)) = written.split_once('/') {
            return part(parts.parse().ok()?, of.parse().ok()?);
        }
        if let Some(percent) = written.strip_suffix('%') {
            return percent.trim().replace(',', ".").parse().ok();
        }
        // "Two thirds": the number stands before its parts. 三分之二: it stands behind.
        for (at, _) in written.char_indices() {
            let (before, rest) = written.split_at(at);
            let count = || self.number(before);
            if let Some((_, percent)) = self.shares.iter().find(|(word, _)| word.find(rest).is_some()) {
                return if before.trim().is_empty() { Some(*percent) } else { Some(percent * count()?) };
            }
            let found = self.parts_of.as_ref().and_then(|parts_of| parts_of.find(rest));
            if let Some(found) = found.filter(|found| !found.is_empty()) {
                return part(self.number(rest.get(found.end()..)?)?, count()?);
            }
        }
        None
    }

    /// The unit of a time that has only one.
    fn only_unit(&self, written: &str) -> Option<f64> {
        let written = written.trim().to_lowercase();
        let written = written.get(self.ordinal.find(&written).map_or(0, |found| found.end())..)?;
        if let Some((unit, _)) = self.unit(written).filter(|(_, after)| !after.is_empty()) {
            return Some(unit);
        }
        let number = self.leading.find(written).filter(|found| !found.is_empty())?;
        let (unit, _) = self.unit(written.get(number.end()..)?.trim_start_matches([' ', '-']))?;
        Some(unit)
    }
}

fn part(parts: f64, of: f64) -> Option<f64> {
    (of > 0.0).then_some(100.0 * parts / of)
}

/// The number of digits with a comma after their thousands.
fn thousands(written: &str) -> Option<f64> {
    let (before, after) = written.split_once(',')?;
    if after.len() == 3 { format!("{before}{after}").parse().ok() } else { None }
}

/// 二十五, 一百, 两: up to the hundreds, which is as far as people write them out.
fn chinese(written: &str) -> Option<f64> {
    // 一点五
    if let Some((whole, rest)) = written.split_once('点') {
        let digits = rest.chars().map(|digit| "零一二三四五六七八九".chars().position(|c| c == digit));
        let digits: String =
            digits.map(|digit| digit.map_or(String::new(), |digit| digit.to_string())).collect();
        return Some(chinese(whole)? + format!("0.{digits}").parse::<f64>().ok()?);
    }
    let mut total = 0.0;
    let mut digit = None;
    for character in written.chars() {
        let value = "零一二三四五六七八九".chars().position(|c| c == character);
        match (character, value) {
            (_, Some(value)) => digit = Some(value as f64),
            ('〇', _) => digit = Some(0.0),
            ('两' | '兩', _) => digit = Some(2.0),
            ('十', _) => total += digit.take().unwrap_or(1.0) * 10.0,
            ('百', _) => total += digit.take().unwrap_or(1.0) * 100.0,
            ('半', _) => total += digit.take().unwrap_or(0.0) + 0.5,
            _ => return None,
        }
    }
    (!written.is_empty()).then_some(total + digit.unwrap_or(0.0))
}

/// The seconds of a time without a space, or `None` where it is none.
fn compact(written: &str) -> Option<f64> {
    let letters: String = written.chars().filter(|c| !c.is_ascii_digit()).collect();
    let units: &[f64] = match letters.replace("min", "m").as_str() {
        "h" | "hm" | "hms" => &[3600.0, 60.0, 1.0],
        "m" | "ms" => &[60.0, 1.0],
        _ => return None,
    };
    let numbers = written.split(|c: char| !c.is_ascii_digit()).filter(|number| !number.is_empty());
    let mut total = 0.0;
    let mut count = 0;
    for (number, unit) in numbers.zip(units) {
        total += number.parse::<f64>().ok()? * unit;
        count += 1;
    }
    (count > 1 && written.starts_with(|c: char| c.is_ascii_digit())).then_some(total)
}

fn clock(written: &str) -> Option<f64> {
    let written = written.replace(',', ".");
    let mut total = 0.0;
    for part in written.split(':') {
        total = total * 60.0 + part.trim().parse::<f64>().ok()?;
    }
    Some(total)
}
