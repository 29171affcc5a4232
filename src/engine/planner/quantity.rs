//! Times and numbers as people write them: `1:02:03`, `1m30s`, "two and a half minutes", 一分半, "halbe Minute".
//!
//! The words of a language stand in its lexicon; digits, clock times and Chinese numerals are the same in all.

mod worth;

use regex::Regex;

use super::pattern::Pattern;
use super::phrase::Phrase;
use super::source::QuantitySource;
use super::syntax::ascii;

/// A clock time: `0:10`, `1:02:03.5`.
const CLOCK: &str = r"[0-9]{1,3}:[0-9]{2}(?::[0-9]{2})?(?:[.,][0-9]{1,9})?";
/// A time without a space: `1m30s`, `1h02m`, `1m30`.
const COMPACT: &str =
    r"[0-9]{1,2}h[0-9]{1,2}(?:m(?:in)?(?:[0-9]{1,2}s?)?)?\b|[0-9]{1,3}m(?:in)?[0-9]{1,2}s?\b";
const DIGITS: &str = r"(?:[0-9]{1,9}(?:[.,][0-9]{1,9})?|[½¼¾])";
const CHINESE: &str = "[零〇一二两兩三四五六七八九十百半]{1,6}(?:点[零〇一二三四五六七八九]{1,2})?";

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
    measure: String,
    /// What a number of things matches: three, but not the third.
    count: String,
    share: String,
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

/// `word` with the boundary that it needs where words are divided by spaces.
fn bounded(word: &str) -> String {
    let ends = word.ends_with(|c: char| c.is_ascii_alphanumeric());
    format!("{word}{}", if ends { r"\b" } else { "" })
}

impl Quantities {
    pub fn new(source: &QuantitySource) -> Result<Quantities, String> {
        let compile = |pattern: &str| {
            Regex::new(&format!("^(?:{})", ascii(pattern))).map_err(|error| format!("{pattern}: {error}"))
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
            let unbounded = numbers.replace(r"\b", "");
            // Letters that are not plain ones have no boundary.
            let end = if numbers.ends_with(r"\b") { r"\b" } else { "" };
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
        let QuantitySource { hours, minutes, seconds, milliseconds, .. } = source;
        let unit = format!("(?:{hours}|{minutes}|{milliseconds}|{seconds})");
        let and = source.and.as_deref().map_or(String::new(), |and| format!("(?:{and})?"));
        let mut forms = vec![
            CLOCK.to_string(),
            COMPACT.to_string(),
            // "1 min 30" ends without a unit.
            format!(
                r"{number}[\s-]*{unit}(?:[\s,]*{and}\s*{simple}[\s-]*{unit})*(?:[\s,]*{and}\s*(?:{half})|\s?[0-9]{{2}}\b)?"
            ),
        ];
        if let Some(before) = &source.before {
            forms.push(format!(r"(?:{before})\s*(?:{CLOCK}|{DIGITS})"));
        }
        let mut shares = vec![r"[0-9]{1,2}(?:[.,][0-9]{1,9})?\s?%".to_string(), "[0-9]/[0-9]".to_string()];
        if !source.shares.is_empty() {
            let words: Vec<&str> = source.shares.iter().map(|(word, _)| word.as_str()).collect();
            let few = either(&mut source.numbers.iter().filter(|(_, number)| (2.0..10.0).contains(number)));
            let count = if few.is_empty() { plain.clone() } else { format!("{plain}|{few}") };
            shares.push(format!(r"(?:(?:{count})[\s-]?)?(?:{})", words.join("|")));
        }
        if let Some(parts_of) = &source.parts_of {
            shares.push(format!(r"{plain}\s?(?:{parts_of})\s?{plain}"));
        }
        let either_form = |forms: &[String]| format!("(?:{})", forms.join("|"));
        let share = either_form(&shares);
        let duration = either_form(&forms);
        let measure = format!(r"(?:{bare})[\s-]?{unit}");
        // The first form is the clock time.
        // 第5秒 is a moment, and no length.
        let told = either_form(forms.get(1..).unwrap_or_default());
        let told = told.replace(&ordinal, "");
        let mut words = source.numbers.clone();
        words.extend(source.articles.iter().cloned());
        let optional = |pattern: &Option<String>| pattern.as_deref().map(compile).transpose();
        Ok(Quantities {
            leading: compile(&number)?,
            count: number.replace(&ordinal, ""),
            number,
            bare,
            plain,
            duration,
            told,
            measure,
            share,
            words,
            joint: optional(&source.joint)?,
            joint_of_ones: optional(&source.joint_of_ones)?,
            ordinal: compile(source.ordinal.as_deref().unwrap_or(""))?,
            half: compile(&source.half)?,
            and: compile(source.and.as_deref().unwrap_or(""))?,
            shares: source
                .shares
                .iter()
                .map(|(word, percent)| (Phrase::new(Pattern::plain(format!("^(?:{word})$"))), *percent))
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

    /// A number of things, which is none of an order.
    pub fn count(&self) -> &str {
        &self.count
    }

    /// A number that is no article: "three", but not "a".
    pub fn bare(&self) -> &str {
        &self.bare
    }

    /// A duration or a clock time, with its unit.
    pub fn duration(&self) -> &str {
        &self.duration
    }

    /// A duration with its unit, which no clock time is and no moment by its number.
    pub fn told(&self) -> &str {
        &self.told
    }

    /// A number with a unit of time, wherever it stands.
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// A part of a whole: "half", "two thirds", "20 %".
    pub fn share(&self) -> &str {
        &self.share
    }

    /// Whether `word` is what may stand between two parts of a time: "and".
    pub fn is_and(&self, word: &str) -> bool {
        let word = format!("{word} ");
        self.and.find(&word).is_some_and(|found| found.len() == word.len())
    }

    /// A moment: a duration, or a bare number of seconds.
    pub fn moment(&self) -> String {
        format!("(?:{}|{})", self.duration, self.plain)
    }
}
