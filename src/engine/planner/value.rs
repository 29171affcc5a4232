//! What the groups of a match say: which argument, and its value.

use std::ops::Range;

use serde_json::Value;

use super::lexicon::Lexicon;
use super::phrase::Match;
use super::prompt::{FILE, Prompt};
use super::syntax::base;
use crate::engine::op::Amount;

/// The Latin letters end before it.
const LAST_LATIN: char = '\u{250}';

/// Words to read, and where they are from.
pub(super) struct Words<'a> {
    pub text: &'a str,
    /// The part that a person wrote there: a verb may have been put before or behind it.
    pub own: Range<usize>,
    /// Where that part stands in the text of the prompt.
    pub start: usize,
    pub prompt: &'a Prompt,
}

impl<'a> Words<'a> {
    /// Words that stand at `start` of the text of the prompt.
    pub fn of(text: &'a str, start: usize, prompt: &'a Prompt) -> Words<'a> {
        Words { text, own: 0..text.len(), start, prompt }
    }

    /// What stands at `range`, as it was written.
    fn written(&self, range: &Range<usize>) -> Option<String> {
        let start = (self.start + range.start).saturating_sub(self.own.start);
        Some(self.prompt.written(self.text.get(range.clone())?, start))
    }
}

/// Why a match is none.
pub(super) enum Refusal {
    /// A quantity in it, which stands there, cannot be, or is only a part of a number.
    Impossible(Range<usize>),
    /// Its words mean something else.
    Otherwise,
}

/// The argument that the group `name` of `matched` gives, which stands at `range`, and its value.
pub(super) fn value(
    name: &str,
    range: Range<usize>,
    matched: &Match<'_>,
    words: &Words<'_>,
    lexicon: &Lexicon,
) -> Result<(String, Value), Refusal> {
    let written = words.text.get(range.clone()).ok_or(Refusal::Otherwise)?;
    let arg = base(name);
    let prompt = words.prompt;
    let said: Option<Value> = if let Some(value) = lexicon.value(name, written) {
        value
    } else {
        match name {
            "text" | "clip__quoted" => prompt.quotation(written).map(Value::from),
            "clip__file" | "clip__video" | "replace_with__file" => prompt.file(written).map(Value::from),
            "files" | "files__one" => {
                let files = written.split(FILE).filter_map(|token| prompt.file(token));
                Some(files.collect::<Vec<_>>().into())
            }
            // Of two, the first is put behind the other.
            "files__behind" => {
                let files = written.split(FILE).filter_map(|token| prompt.file(token));
                Some(files.rev().collect::<Vec<_>>().into())
            }
            "format__file" | "format__sound_file" => {
                let ending = prompt.file(written).and_then(|file| Some(file.rsplit_once('.')?.1));
                ending.map(|ending| ending.to_lowercase().into())
            }
            // Words without any marks are a text only where they begin as one does: "the text Big Sale".
            "text__capital" if !begins_a_text(written) || all_in_capitals(words.text, &range) => None,
            _ if arg == "text" => words.written(&range).filter(|text| !text.is_empty()).map(Value::from),
            _ if arg == "file" => prompt.file(written).map(Value::from),
            // A tall picture, and no length.
            "end__lasting" if written == "9:16" => None,
            "start" | "end" | "at" if is_factor(words.text, &range) => None,
            _ if is_a_beginning(words.text, &range) => return Err(Refusal::Otherwise),
            _ if !is_whole(words.text, &range, matched) => return Err(Refusal::Impossible(range)),
            _ => {
                let beside = match name {
                    "end" => before(matched, words.text),
                    _ => beside(matched, words.text),
                };
                let value = quantity(name, arg, written, beside, lexicon);
                // "Reduce it by 100%" still says that it should be less.
                let digits = written.contains(|c: char| c.is_ascii_digit());
                if value.is_none() && digits && name != "factor__less" {
                    return Err(Refusal::Impossible(range));
                }
                value
            }
        }
    };
    Ok((arg.to_string(), said.ok_or(Refusal::Otherwise)?))
}

/// The value of a quantity, or `None` where there is no such one.
fn quantity(name: &str, arg: &str, written: &str, beside: Option<&str>, lexicon: &Lexicon) -> Option<Value> {
    let quantities = lexicon.quantities();
    let number = || quantities.number(written);
    let whole = |number: f64| Value::from(number.round() as i64);
    let fraction = |number: f64| {
        let rounded = (number * 1000.0).round() / 1000.0;
        if rounded.fract() == 0.0 { Value::from(rounded as i64) } else { Value::from(rounded) }
    };
    // Nothing plays at no speed at all.
    let some = |number: f64| Some(fraction(number)).filter(|value| value.as_f64() > Some(0.0));
    let value = match name {
        "factor__hundredths" | "factor__percent" | "amount__percent" | "volume__percent"
        | "opacity__percent" | "scale__percent" => fraction(number()? / 100.0),
        "seconds__share" | "start__share" | "end__share" => {
            Amount::from_percent(quantities.percent(written)?)?.to_json()
        }
        // "The last third" begins where the two before it end.
        "start__rest" => Amount::from_percent(100.0 - quantities.percent(written)?)?.to_json(),
        // "The last 3 seconds" begin 3 seconds before the end.
        "start__before_end" => quantities.seconds(written, None)?.before_end().to_json(),
        "start__counted_back" => Amount::from_f64(number()?)?.before_end().to_json(),
        "factor__more" | "amount__more" => fraction(1.0 + number()? / 100.0),
        "target__percent" => fraction(number()?),
        "target__less" => fraction(100.0 - number().filter(|percent| *percent <= 100.0)?),
        "factor__less" => some(1.0 - number()? / 100.0)?,
        "factor__slower" => match number()? {
            // "Slow down to 0.5x" and "slow down 2x" both mean half the speed.
            factor if factor < 1.0 => some(factor)?,
            factor => some(1.0 / factor)?,
        },
        "seconds__count" | "end__count" | "last_seconds__count" => Amount::from_f64(number()?)?.to_json(),
        "seconds__minutes" => Amount::from_f64(number()? * 60.0)?.to_json(),
        "start__nth_minute" => Amount::from_f64((number()? - 1.0) * 60.0)?.to_json(),
        "end__nth_minute" => Amount::from_f64(number()? * 60.0)?.to_json(),
        "ratio__sides" => ratio(written)?.into(),
        "mb__kb" => fraction(number()? / 1000.0),
        "mb__gb" => fraction(number()? * 1000.0),
        "db__down" => fraction(-number()?),
        "degrees__left" => whole(-number()?),
        _ => match arg {
            "ratio" => written
                .replace("by", ":")
                .chars()
                .filter(|c| !c.is_whitespace())
                .map(|c| if matches!(c, '/' | 'x' | 'X') { ':' } else { c })
                .collect::<String>()
                .into(),
            "video_bitrate" | "bitrate" => written.replace(' ', "").to_lowercase().replace('m', "M").into(),
            "height" | "width" => whole(number().filter(|side| *side >= 1.0)?),
            "count" | "images" | "degrees" | "crf" | "clip" | "to" | "x" | "y" => whole(number()?),
            "factor" | "amount" => some(number()?)?,
            "mb" | "fps" | "db" | "percent" | "opacity" | "scale" => fraction(number()?),
            "start" => quantities.seconds(written, beside)?.to_json(),
            "seconds" if name == "seconds__bare" => quantities.seconds(written, beside)?.to_json(),
            "end" if name == "end" => quantities.seconds(written, beside)?.to_json(),
            _ => quantities.seconds(written, None)?.to_json(),
        },
    };
    Some(value)
}

/// Whether the number at `range` says how much rather than when: "the last 5 seconds to 1.5x".
fn is_factor(text: &str, range: &Range<usize>) -> bool {
    let number =
        text.get(range.clone()).is_some_and(|written| written.ends_with(|c: char| c.is_ascii_digit()));
    let after = text.get(range.end..).unwrap_or_default().trim_start();
    let word: &str = after.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default();
    number
        && (after.starts_with(['%', '×'])
            || ["x", "times"].iter().any(|sign| word.eq_ignore_ascii_case(sign)))
}

/// Whether the unit of what stands at `range` is only the first letter of a word, which goes on with one that is no
/// plain letter: the "2 h" of "2 Hälften".
fn is_a_beginning(text: &str, range: &Range<usize>) -> bool {
    let written = text.get(range.clone()).unwrap_or_default();
    let unit = written.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let next = text.get(range.end..).and_then(|after| after.chars().next());
    written.len() == unit.len() + 1
        && next.is_some_and(|c| !c.is_ascii() && c.is_alphabetic() && c < LAST_LATIN)
}

/// Whether what stands at `range` is no part of a longer number: the "345" of "12.345". Quantities that a phrase puts
/// side by side do not count ("640:360"), and neither does the comma between two times ("0:10,0:20").
fn is_whole(text: &str, range: &Range<usize>, matched: &Match<'_>) -> bool {
    let counted = |name: &str| name != "key" && name != "like" && !name.starts_with("gap");
    let quantities: Vec<&Range<usize>> =
        matched.groups.iter().filter(|(name, _)| counted(name)).map(|(_, range)| range).collect();
    let bytes = text.as_bytes();
    let is_digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let is_free = |at: usize| is_digit(at) && !quantities.iter().any(|other| other.contains(&at));
    let is_part = |at: &usize| is_digit(*at) || matches!(bytes.get(*at), Some(b':' | b'.'));
    let is_clock = |piece: Range<usize>| bytes.get(piece).is_some_and(|piece| piece.contains(&b':'));
    let joins = |sign: usize, other: Range<usize>| match bytes.get(sign) {
        Some(b':') => {
            !(is_clock(range.clone()) && bytes.get(range.clone()).unwrap_or_default().contains(&b','))
        }
        Some(b'.') => true,
        Some(b',') => !is_clock(range.clone()) && !is_clock(other),
        _ => false,
    };
    let before = range.start.checked_sub(1).filter(|_| is_digit(range.start)).is_some_and(|sign| {
        let last = sign.checked_sub(1).filter(|last| is_free(*last));
        let first = |last: usize| (0..=last).rev().take_while(is_part).last().unwrap_or(last);
        is_free(sign) || last.is_some_and(|last| joins(sign, first(last)..sign))
    });
    let after = range.end.checked_sub(1).is_some_and(is_digit) && {
        let first = range.end + 1;
        let last = (first..text.len()).take_while(is_part).last().unwrap_or(first);
        is_free(range.end) || is_free(first) && joins(range.end, first..last + 1)
    };
    !before && !after
}

/// The shape of a picture of so many pixels: `9:16` for "1080 by 1920".
fn ratio(written: &str) -> Option<String> {
    let sides = written.split(|c: char| !c.is_ascii_digit()).filter(|side| !side.is_empty());
    let sides: Vec<u32> = sides.map(|side| side.parse().ok()).collect::<Option<_>>()?;
    let [width, height] = sides.as_slice() else { return None };
    let common = (1..=*width.min(height)).rev().find(|by| width % by == 0 && height % by == 0)?;
    Some(format!("{}:{}", width / common, height / common))
}

fn begins_a_text(words: &str) -> bool {
    words.chars().next().is_some_and(|first| first.is_uppercase() || matches!(first, '#' | '@'))
}

/// Whether every other word of `text` begins with a capital letter too, as those in `place` do: "MAKE THE TEXT POP".
fn all_in_capitals(text: &str, place: &Range<usize>) -> bool {
    let around = [text.get(..place.start), text.get(place.end..)].into_iter().flatten();
    let words: Vec<&str> = around.flat_map(|part| part.split(' ')).filter(|word| word.len() > 1).collect();
    words.len() > 2 && words.iter().all(|word| !word.starts_with(char::is_lowercase))
}

/// The time that is named beside another, whose unit both share. A group that a phrase does not have is simply not
/// there.
fn beside<'a>(matched: &Match<'_>, text: &'a str) -> Option<&'a str> {
    let group = ["end", "end__time", "like"].into_iter().find_map(|name| matched.group(name));
    text.get(group?)
}

/// The time that is named before the end of a range, whose unit goes for both where it stands before its number:
/// "minutes 3 to 5".
fn before<'a>(matched: &Match<'_>, text: &'a str) -> Option<&'a str> {
    let start = text.get(matched.group("start")?)?;
    start.starts_with(|c: char| c.is_alphabetic()).then_some(start)
}
