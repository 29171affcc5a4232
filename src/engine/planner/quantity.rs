//! Times and numbers as people write them: `1:02:03`, `1.5 s`, "two and a half minutes", 一分半.

use crate::engine::op::Amount;

/// What a number word or a digit run matches, in both languages. Patterns of the lexicon build on these.
pub(super) const NUMBER: &str = r"(?:\d{1,9}(?:[.,]\d{1,3})?|(?:a couple of|a couple|half an?|half|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety)\b(?: and a half)?|第?[零一二两三四五六七八九十百半]{1,6})";
const UNIT: &str = r"(?:hours?\b|hrs?\b|h\b|minutes?\b|mins?\b|m\b|milliseconds?\b|ms\b|seconds?\b|secs?\b|s\b|个?小时|个?钟头|分钟半?|分半|分|毫秒|秒钟半?|秒半|秒)";

/// A clock time: `0:10`, `1:02:03.5`.
const CLOCK: &str = r"\d{1,3}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?";

/// A duration or a clock time, with its unit.
pub(super) fn duration() -> String {
    format!(r"(?:{CLOCK}|第?{NUMBER}[\s-]*{UNIT}(?:[\s,]*(?:and )?(?:{NUMBER}[\s-]*{UNIT}|a half\b|半))*)")
}

/// A moment: a duration, or a bare number of seconds.
pub(super) fn moment() -> String {
    format!(r"(?:{}|第?\d{{1,5}}(?:\.\d{{1,3}})?)", duration())
}

/// The number that a word or digits name.
pub(super) fn number(written: &str) -> Option<f64> {
    let written = written.trim().trim_start_matches('第').to_lowercase();
    if let Some(whole) = written.strip_suffix(" and a half") {
        return number(whole).map(|whole| whole + 0.5);
    }
    if written.starts_with(|c: char| c.is_ascii_digit()) {
        return written.replace(',', ".").parse().ok();
    }
    let word = match written.as_str() {
        "half" | "half a" | "half an" | "半" => 0.5,
        "a" | "an" | "one" => 1.0,
        "a couple of" | "a couple" | "two" => 2.0,
        "three" => 3.0,
        "four" => 4.0,
        "five" => 5.0,
        "six" => 6.0,
        "seven" => 7.0,
        "eight" => 8.0,
        "nine" => 9.0,
        "ten" => 10.0,
        "eleven" => 11.0,
        "twelve" => 12.0,
        "fifteen" => 15.0,
        "twenty" => 20.0,
        "thirty" => 30.0,
        "forty" => 40.0,
        "forty-five" => 45.0,
        "fifty" => 50.0,
        "sixty" => 60.0,
        "ninety" => 90.0,
        chinese => return chinese_number(chinese),
    };
    Some(word)
}

/// 二十五, 一百, 两: up to the hundreds, which is as far as people write them out.
fn chinese_number(written: &str) -> Option<f64> {
    let mut total = 0.0;
    let mut digit = None;
    for character in written.chars() {
        let value = "零一二三四五六七八九".chars().position(|c| c == character);
        match (character, value) {
            (_, Some(value)) => digit = Some(value as f64),
            ('两', _) => digit = Some(2.0),
            ('十', _) => total += digit.take().unwrap_or(1.0) * 10.0,
            ('百', _) => total += digit.take().unwrap_or(1.0) * 100.0,
            ('半', _) => total += digit.take().unwrap_or(0.0) + 0.5,
            _ => return None,
        }
    }
    (!written.is_empty()).then_some(total + digit.unwrap_or(0.0))
}

/// How many seconds a unit is.
fn unit(written: &str) -> Option<f64> {
    let seconds = match written {
        "h" | "hr" | "hrs" | "hour" | "hours" | "小时" | "个小时" | "钟头" | "个钟头" => 3600.0,
        "m" | "min" | "mins" | "minute" | "minutes" | "分" | "分钟" | "分半" | "分钟半" => 60.0,
        "s" | "sec" | "secs" | "second" | "seconds" | "秒" | "秒钟" | "秒半" | "秒钟半" => 1.0,
        "ms" | "millisecond" | "milliseconds" | "毫秒" => 0.001,
        _ => return None,
    };
    Some(seconds)
}

/// The seconds that `written` names. A bare number has the unit of `like`, a time named beside it ("1 to 2
/// minutes"), else it is seconds. `None` where it names none, or more than a day.
pub(super) fn seconds(written: &str, like: Option<&str>) -> Option<Amount> {
    let written = written.trim().trim_start_matches('第').to_lowercase();
    if written.is_empty() {
        return None;
    }
    if written.contains(':') {
        return Amount::from_f64(clock(&written)?);
    }
    let mut total = 0.0;
    let mut last_unit = None;
    let mut rest = written.as_str();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | ','));
        rest = rest.strip_prefix("and ").unwrap_or(rest).trim_start();
        if rest.is_empty() {
            break;
        }
        if rest == "半" || rest == "a half" {
            total += last_unit? * 0.5;
            break;
        }
        let (value, after) = leading_number(rest)?;
        let after = after.trim_start_matches([' ', '-']);
        let length = after.find(|c: char| !c.is_alphabetic()).unwrap_or(after.len());
        let (name, next) = split_unit(&after[..length], &after[length..], after);
        match unit(name) {
            Some(unit) => {
                total += value * unit;
                if name.ends_with('半') {
                    total += unit * 0.5;
                }
                last_unit = Some(unit);
                rest = next;
            }
            None if after.is_empty() && last_unit.is_none() => {
                total = value * like.and_then(only_unit).unwrap_or(1.0);
                break;
            }
            None => return None,
        }
    }
    Amount::from_f64(total)
}

/// The unit at the beginning of a run of letters, which in Chinese goes on without a space: 分30秒, 分三十秒.
fn split_unit<'a>(run: &'a str, rest: &'a str, whole: &'a str) -> (&'a str, &'a str) {
    if unit(run).is_some() {
        return (run, rest);
    }
    const CHINESE: [&str; 11] =
        ["个小时", "个钟头", "小时", "钟头", "分钟半", "分钟", "分半", "分", "毫秒", "秒钟", "秒"];
    match CHINESE.iter().find(|name| run.starts_with(**name)) {
        Some(name) => whole.split_at(name.len()),
        None => (run, rest),
    }
}

/// The unit of a time that has only one.
fn only_unit(written: &str) -> Option<f64> {
    let written = written.trim().trim_start_matches('第').to_lowercase();
    let (_, after) = leading_number(&written)?;
    unit(after.trim_start_matches([' ', '-']))
}

/// The number at the beginning of `written`, and what follows it.
fn leading_number(written: &str) -> Option<(f64, &str)> {
    let digits = written.find(|c: char| !c.is_ascii_digit() && c != '.' && c != ',').unwrap_or(written.len());
    if digits > 0 && written.starts_with(|c: char| c.is_ascii_digit()) {
        let (value, rest) = written.split_at(digits);
        return Some((number(value.trim_end_matches([',', '.']))?, rest));
    }
    let chinese =
        written.find(|c: char| !"第零一二两三四五六七八九十百半".contains(c)).unwrap_or(written.len());
    if chinese > 0 {
        let (value, rest) = written.split_at(chinese);
        return Some((number(value)?, rest));
    }
    // English number words: the longest that stands at the beginning.
    let mut found = None;
    for (end, _) in written.match_indices([' ', '-']).chain([(written.len(), "")]).take(5) {
        if let Some(value) = number(&written[..end]) {
            found = Some((value, &written[end..]));
        }
    }
    found
}

fn clock(written: &str) -> Option<f64> {
    let written = written.replace(',', ".");
    let mut total = 0.0;
    for part in written.split(':') {
        total = total * 60.0 + part.parse::<f64>().ok()?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        for (written, expected) in [
            ("0:30", 30.0),
            ("1:02:03", 3723.0),
            ("00:01:30", 90.0),
            ("0:10.5", 10.5),
            ("90s", 90.0),
            ("1.5 s", 1.5),
            ("2-minute", 120.0),
            ("two minutes", 120.0),
            ("half a second", 0.5),
            ("half a minute", 30.0),
            ("a minute", 60.0),
            ("one and a half minutes", 90.0),
            ("two and a half seconds", 2.5),
            ("1 minute and 30 seconds", 90.0),
            ("1m30s", 90.0),
            ("1h 2m 3s", 3723.0),
            ("300ms", 0.3),
            ("10秒", 10.0),
            ("一分半", 90.0),
            ("一分半钟", -1.0),
            ("1分30秒", 90.0),
            ("一分三十秒", 90.0),
            ("两分钟", 120.0),
            ("半分钟", 30.0),
            ("第3秒", 3.0),
            ("二十五秒", 25.0),
            ("1个小时", 3600.0),
            ("12", 12.0),
        ] {
            assert_eq!(seconds(written, None), Amount::from_f64(expected), "{written}");
        }
    }

    #[test]
    fn a_bare_number_has_the_unit_of_the_time_beside_it() {
        assert_eq!(seconds("1", Some("2 minutes")), Amount::from_f64(60.0));
        assert_eq!(seconds("1", Some("2分钟")), Amount::from_f64(60.0));
        assert_eq!(seconds("1", Some("0:30")), Amount::from_f64(1.0));
    }

    #[test]
    fn what_is_no_time_or_more_than_a_day_is_refused() {
        for written in ["", "soon", "99999999 hours", "12:", "::", "3 apples", "1.2.3s", "半半半x"] {
            assert_eq!(seconds(written, None), None, "{written}");
        }
    }
}
