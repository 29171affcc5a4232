//! Times and numbers as people write them: `1:02:03`, `1m30s`, "two and a half minutes", 一分半, "halbe Minute".
//!
//! The words of a language stand in its lexicon; digits, clock times and Chinese numerals are the same in all.

use regex::Regex;
use serde::Deserialize;

use super::phrase::Phrase;
use crate::engine::op::Amount;

/// A clock time: `0:10`, `1:02:03.5`.
const CLOCK: &str = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,3})?";
/// A time without a space: `1m30s`, `1h02m`, `1m30`.
const COMPACT: &str = r"[0-9]{1,2}h[0-9]{1,2}(?:m(?:[0-9]{1,2}s?)?)?(?-u:\b)|[0-9]{1,3}m[0-9]{1,2}s?(?-u:\b)";
const DIGITS: &str = r"(?:[0-9]{1,9}(?:[.,][0-9]{1,3})?|[½¼¾])";
const CHINESE: &str = "[零〇一二两兩三四五六七八九十百半]{1,6}";

/// How a language writes numbers and times, as it stands in its lexicon.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    /// Number words and what they mean.
    #[serde(default)]
    numbers: Vec<(String, f64)>,
    /// Words for a number that go with nothing else: "a", "half a".
    #[serde(default)]
    articles: Vec<(String, f64)>,
    /// What stands between tens and ones, where the tens come first: "-", " y ".
    #[serde(default)]
    joint: Option<String>,
    /// What stands between ones and tens, where the ones come first: "und".
    #[serde(default)]
    joint_of_ones: Option<String>,
    /// Whether numbers may be written in Chinese characters.
    #[serde(default)]
    characters: bool,
    /// What comes before a number of an order: 第.
    #[serde(default)]
    ordinal: Option<String>,
    /// What adds half of the one before: "and a half".
    half: String,
    /// What may stand between two parts of a time: "and".
    #[serde(default)]
    and: Option<String>,
    hours: String,
    minutes: String,
    seconds: String,
    milliseconds: String,
    /// Units that may also stand before their number: "second 5".
    #[serde(default)]
    before: Option<String>,
    /// Parts of a whole, and how many percent of it each is: "half", "third".
    #[serde(default)]
    shares: Vec<(String, f64)>,
    /// What stands between the number of parts that there are and of those that are meant: 分之.
    #[serde(default)]
    parts_of: Option<String>,
}

/// The numbers and times of one language.
pub(super) struct Quantities {
    /// What a number matches.
    number: String,
    /// What a number that is no article matches.
    bare: String,
    /// What a bare number beside a time matches.
    plain: String,
    duration: String,
    told: String,
    share: String,
    /// What stands in every share that is told in words.
    share_words: String,
    words: Vec<(String, f64)>,
    joint: Option<Regex>,
    joint_of_ones: Option<Regex>,
    ordinal: Regex,
    half: Regex,
    and: Regex,
    leading: Regex,
    /// Each with its percent.
    shares: Vec<(Phrase, f64)>,
    parts_of: Option<Regex>,
    /// Each with its seconds.
    units: [(Regex, f64); 4],
}

/// `pattern` with boundaries of plain words.
fn bounds(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)")
}

/// `word` with the boundary that it needs where words are divided by spaces.
fn bounded(word: &str) -> String {
    let ends = word.ends_with(|c: char| c.is_ascii_alphanumeric());
    format!("{word}{}", if ends { r"(?-u:\b)" } else { "" })
}

impl Quantities {
    pub fn new(source: &Source) -> Result<Quantities, String> {
        let compile = |pattern: &str| {
            let pattern = pattern.replace(r"\b", r"(?-u:\b)");
            Regex::new(&format!("^(?:{pattern})")).map_err(|error| format!("{pattern}: {error}"))
        };
        let either = |words: &mut dyn Iterator<Item = &(String, f64)>| {
            let mut words: Vec<&str> = words.map(|(word, _)| word.as_str()).collect();
            words.sort_by_key(|word| std::cmp::Reverse(word.len()));
            words.iter().map(|word| bounded(word)).collect::<Vec<_>>().join("|")
        };
        let numbers = either(&mut source.numbers.iter());
        // Each copy of the words costs memory in every phrase with a time, so there are as few as can be.
        let joints: Vec<&str> =
            [&source.joint, &source.joint_of_ones].into_iter().flatten().map(String::as_str).collect();
        let mut words = Vec::new();
        if !numbers.is_empty() {
            let unbounded = numbers.replace(r"(?-u:\b)", "");
            // Letters that are not plain ones have no boundary.
            let end = if numbers.ends_with(r"(?-u:\b)") { r"(?-u:\b)" } else { "" };
            words.push(match joints.as_slice() {
                [] => format!("(?:{numbers})"),
                joints => format!("(?:{unbounded})(?:(?:{})(?:{unbounded}))?{end}", joints.join("|")),
            });
        }
        let mut bare: Vec<String> = vec![DIGITS.to_string()];
        bare.extend(words);
        if source.characters {
            bare.push(CHINESE.to_string());
        }
        let ordinal = source.ordinal.as_deref().map_or(String::new(), |ordinal| format!("(?:{ordinal})?"));
        let bare = format!("{ordinal}(?:{})", bare.join("|"));
        let plain = format!(
            "{ordinal}(?:{DIGITS}{})",
            if source.characters { format!("|{CHINESE}") } else { String::new() }
        );
        let simple = match numbers.as_str() {
            "" => plain.clone(),
            numbers => format!("(?:{plain}|{numbers})"),
        };
        let articles = either(&mut source.articles.iter());
        let half = &source.half;
        let number = match articles.as_str() {
            "" => format!("(?:{bare}(?:{half})?)"),
            articles => format!("(?:(?:{articles})|{bare}(?:{half})?)"),
        };
        let Source { hours, minutes, seconds, milliseconds, .. } = source;
        let unit = format!("(?:{hours}|{minutes}|{milliseconds}|{seconds})");
        let and = source.and.as_deref().map_or(String::new(), |and| format!("(?:{and})?"));
        let mut forms = vec![
            CLOCK.to_string(),
            COMPACT.to_string(),
            // "1 min 30" ends without a unit.
            format!(
                r"{number}[\s-]*{unit}(?:[\s,]*{and}\s*{simple}[\s-]*{unit})*(?:[\s,]*{and}\s*(?:{half})|\s?[0-9]{{2}}(?-u:\b))?"
            ),
        ];
        if let Some(before) = &source.before {
            forms.push(format!(r"(?:{before})\s*(?:{CLOCK}|{DIGITS})"));
        }
        let mut shares = vec![r"[0-9]{1,2}(?:[.,][0-9]{1,3})?\s?%".to_string(), "[0-9]/[0-9]".to_string()];
        if !source.shares.is_empty() {
            let words: Vec<&str> = source.shares.iter().map(|(word, _)| word.as_str()).collect();
            let few = either(&mut source.numbers.iter().filter(|(_, number)| (2.0..10.0).contains(number)));
            let count = if few.is_empty() { plain.clone() } else { format!("{plain}|{few}") };
            shares.push(format!(r"(?:(?:{count})[\s-]?)?(?:{})", words.join("|")));
        }
        let share_words: Vec<&str> = source.shares.iter().map(|(word, _)| word.as_str()).collect();
        let share_words: Vec<&str> = share_words.into_iter().chain(source.parts_of.as_deref()).collect();
        if let Some(parts_of) = &source.parts_of {
            shares.push(format!(r"{plain}\s?(?:{parts_of})\s?{plain}"));
        }
        let share = format!("(?:{})", shares.join("|")).replace(r"\b", r"(?-u:\b)");
        let share = share.replace(r"(?-u:(?-u:\b))", r"(?-u:\b)");
        let either_form = |forms: &[String]| {
            let either = format!("(?:{})", forms.join("|")).replace(r"\b", r"(?-u:\b)");
            either.replace(r"(?-u:(?-u:\b))", r"(?-u:\b)")
        };
        let duration = either_form(&forms);
        // The first form is the clock time.
        let told = either_form(forms.get(1..).unwrap_or_default());
        let mut words = source.numbers.clone();
        words.extend(source.articles.iter().cloned());
        let optional = |pattern: &Option<String>| pattern.as_deref().map(compile).transpose();
        Ok(Quantities {
            number: number.replace(r"\b", r"(?-u:\b)").replace(r"(?-u:(?-u:\b))", r"(?-u:\b)"),
            bare,
            plain,
            duration,
            told,
            share,
            share_words: format!("(?:{})", share_words.join("|")),
            words,
            joint: optional(&source.joint)?,
            joint_of_ones: optional(&source.joint_of_ones)?,
            ordinal: compile(source.ordinal.as_deref().unwrap_or(""))?,
            half: compile(&source.half)?,
            and: compile(source.and.as_deref().unwrap_or(""))?,
            leading: compile(&number)?,
            shares: source
                .shares
                .iter()
                .map(|(word, percent)| (Phrase::new(format!("^(?:{})$", bounds(word))), *percent))
                .collect(),
            parts_of: optional(&source.parts_of)?,
            units: [
                (compile(hours)?, 3600.0),
                (compile(minutes)?, 60.0),
                (compile(milliseconds)?, 0.001),
                (compile(seconds)?, 1.0),
            ],
        })
    }

    /// What a number word or a digit run matches.
    pub fn number_pattern(&self) -> &str {
        &self.number
    }

    /// A number that is no article: "three", but not "a".
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// A duration or a clock time, with its unit.
    pub fn duration(&self) -> &str {
        &self.duration
    }

    /// A duration with its unit, which no clock time is.
    pub fn told(&self) -> &str {
        &self.told
    }

    /// A part of a whole: "half", "two thirds", "20 %".
    pub fn share(&self) -> &str {
        &self.share
    }

    /// What stands in a share, unless that is `20 %` or `1/2`.
    pub fn share_words(&self) -> &str {
        &self.share_words
    }

    /// A moment: a duration, or a bare number of seconds.
    pub fn moment(&self) -> String {
        format!("(?:{}|{})", self.duration, self.plain)
    }

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
        let number = self.leading.find(written).filter(|found| !found.is_empty())?;
        let (unit, _) = self.unit(written.get(number.end()..)?.trim_start_matches([' ', '-']))?;
        Some(unit)
    }
}

fn part(parts: f64, of: f64) -> Option<f64> {
    (of > 0.0).then_some(100.0 * parts / of)
}

/// 二十五, 一百, 两: up to the hundreds, which is as far as people write them out.
fn chinese(written: &str) -> Option<f64> {
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
    let units: &[f64] = match letters.as_str() {
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
