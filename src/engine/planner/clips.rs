//! Which clips of the folder a clause is about: "speed up gs.mp4", "mute the second clip", "of each clip".

use std::ops::Range;

use serde_json::{Value, json};

use super::lexicon::Lexicon;
use super::phrase::{beginning, small};
use super::prompt::{FILE, Prompt};
use super::reading::Found;
use crate::engine::op::{Op, Scope};

/// The argument under which a wish keeps the clips that it is for alone.
pub(super) const ONLY: &str = "only";

/// What the clip is written as where it is looked at what stands around it.
const HERE: &str = "§";

const EACH: &str = "each";

/// What a lexicon calls words that name several clips by their numbers: "clips 1, 2 and 4".
const LIST: &str = "list";

/// What it calls the numbers of scenes, which are no clips and no times.
const PARTS: &str = "parts";

/// The most clips that are named by the first and the last of them.
const MOST_CLIPS: u64 = 50;

/// Ops that name the clips they need themselves, or that no clip is meant for.
const OF_ALL: [&str; 8] =
    ["concat", "reorder", "slideshow", "export", "nothing", "vague", "left", "generate_video"];

/// A clip that a clause names.
#[derive(Debug, Clone)]
pub(super) struct Named {
    /// Where it stands in the clause.
    pub place: Range<usize>,
    /// Its name or its number; `last`, `each`, or `others` for all but this.
    which: Value,
    is_video: bool,
    /// The clause, with a sign in the place of it.
    around: String,
}

impl Named {
    /// The same, named in another clause.
    pub fn elsewhere(self) -> Named {
        Named { place: 0..0, ..self }
    }

    /// Whether it is the one that is left out of all.
    pub fn is_excepted(&self) -> bool {
        self.which == "others"
    }

    fn is_file(&self) -> bool {
        self.which.as_str().is_some_and(|name| name.contains('.'))
    }
}

/// Where a clause names clips, and which: a number, a name or a word. `none` are no clips.
type Places = Vec<(Range<usize>, Value)>;

fn apart(places: &[(Range<usize>, Value)], place: &Range<usize>) -> bool {
    places.iter().all(|(other, _)| other.end <= place.start || place.end <= other.start)
}

/// The clips that `text` names in words.
fn in_words(text: &str, lexicon: &Lexicon) -> Places {
    let mut found = Places::new();
    let small = small(beginning(text));
    for (phrase, which) in &lexicon.clips {
        for matched in phrase.matches(&small) {
            let place = matched.group("key").unwrap_or(matched.range.clone());
            let digits = matched.group("clip__number").and_then(|digits| small.get(digits));
            let number = digits.and_then(|digits| lexicon.quantities().number(digits));
            let ordinal = matched.group("clip__ordinal").and_then(|words| small.get(words));
            let ordinal = ordinal.and_then(|words| lexicon.value("clip__ordinal", words).flatten());
            let which = match which {
                Value::Null => number.map(|number| json!(number as u64)).or(ordinal).unwrap_or_default(),
                which => which.clone(),
            };
            let is_list = which == LIST;
            let is_counted = is_list || which == PARTS || which.is_number();
            if !apart(&found, &place) || is_counted && !counts(&small, &place) {
                continue;
            }
            if is_list {
                let numbers = numbers(small.get(place.clone()).unwrap_or_default());
                found.extend(numbers.map(|number| (place.clone(), json!(number))));
                continue;
            }
            // "Clips 2-4" are three.
            let last = matched.group("clip__last").and_then(|digits| small.get(digits));
            let last = last.and_then(|digits| lexicon.quantities().number(digits));
            let first = which.as_u64().zip(last.map(|last| last as u64));
            let others = first.map_or(0..0, |(first, last)| first + 1..(last + 1).min(first + MOST_CLIPS));
            found.push((place.clone(), which));
            found.extend(others.map(|number| (place.clone(), json!(number))));
        }
    }
    found
}

/// The numbers that stand in `text`.
fn numbers(text: &str) -> impl Iterator<Item = u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok())
}

/// Whether the number at the end of `place` counts clips, and is no part of a time or a measure: "clip 0:10", "clip 1 to
/// 640x360".
fn counts(text: &str, place: &Range<usize>) -> bool {
    let (written, after) = (text.get(place.clone()), text.get(place.end..));
    let (written, mut after) = (written.unwrap_or_default(), after.unwrap_or_default().chars());
    let next = after.next();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let goes_on = digit(next) || next.is_some_and(|next| ".,:x×".contains(next)) && digit(after.next());
    !(goes_on && written.ends_with(|c: char| c.is_ascii_digit())) && numbers(written).all(|number| number > 0)
}

/// Where `text` names clips by their numbers, which are no times.
pub(super) fn numbered(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    if !text.contains(|c: char| c.is_ascii_digit()) {
        return Vec::new();
    }
    let numbered =
        in_words(text, lexicon).into_iter().filter(|(_, which)| which.is_number() || which == PARTS);
    numbered.map(|(place, _)| place).collect()
}

/// Where `text` names several clips by their numbers, so that no "and" between those divides anything.
pub(super) fn listed(text: &str, lexicon: &Lexicon) -> Vec<Range<usize>> {
    let mut places = numbered(text, lexicon);
    places.sort_by_key(|place| place.start);
    let several = places.windows(2).filter(|pair| pair[0] == pair[1]);
    let mut several: Vec<Range<usize>> = several.map(|pair| pair[0].clone()).collect();
    several.dedup();
    several
}

/// The clips that `text` names, in its order.
pub(super) fn named(text: &str, prompt: &Prompt, lexicon: &Lexicon) -> Vec<Named> {
    let words = in_words(text, lexicon);
    let mut found: Vec<(Range<usize>, Value, bool)> = Vec::new();
    let signs: Vec<usize> = text.match_indices(FILE).map(|(place, _)| place).collect();
    for pair in signs.chunks_exact(2) {
        let place = pair[0]..pair[1] + FILE.len_utf8();
        let token = text.get(place.clone()).unwrap_or_default();
        let kind = token.chars().nth(1);
        if let Some(name) =
            prompt.file(token).filter(|_| matches!(kind, Some('v' | 'i')) && apart(&words, &place))
        {
            found.push((place, name.into(), kind == Some('v')));
        }
    }
    found.extend(words.into_iter().map(|(place, which)| (place, which, true)));
    found.retain(|(_, which, _)| which != "none" && which != PARTS);
    found.sort_by_key(|(place, ..)| place.start);
    let around = |place: &Range<usize>| {
        [text.get(..place.start), Some(HERE), text.get(place.end..)].into_iter().flatten().collect()
    };
    let found = found.into_iter();
    found.map(|(place, which, is_video)| Named { around: around(&place), place, which, is_video }).collect()
}

/// The clips of a clause that are left for its ops to be done to: those that none of `found` needs itself.
pub(super) fn free(named: Vec<Named>, found: &[Found], offset: usize) -> Vec<Named> {
    let says = |found: &Found, named: &Named| match &named.which {
        Value::String(name) if named.is_file() => {
            let lists = found.args.values().filter_map(Value::as_array).flatten();
            let mut words = found.args.values().chain(lists).filter_map(Value::as_str);
            words.any(|word| word == name) || becomes(found, named, name, offset)
        }
        number => found.op == "reorder" && found.args.get("clip") == Some(number),
    };
    named.into_iter().filter(|named| !found.iter().any(|found| says(found, named))).collect()
}

/// Whether `name` is what the result is to be called: "save it as final.mp4".
fn becomes(found: &Found, named: &Named, name: &str, offset: usize) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase());
    let place = named.place.start + offset;
    found.op == "format"
        && found.args.get("format").and_then(Value::as_str) == ending.as_deref()
        && found.understood.iter().any(|part| part.contains(&place))
}

/// Confines `found` to `clips`. What names them counts as understood.
pub(super) fn confine(found: &mut Found, clips: &[Named], offset: usize, lexicon: &Lexicon) {
    if OF_ALL.contains(&found.op.as_str()) {
        let numbered: Vec<&Named> = clips.iter().filter(|named| named.which.is_number()).collect();
        if found.op == "concat" && numbered.len() > 1 && !are_all(&numbered) {
            found.op = "left".to_string();
        }
        return;
    }
    let place = |named: &Named| named.place.start + offset..named.place.end + offset;
    if found.op == "pip" {
        let small = clips.iter().find(|named| !lexicon.lies_below.is_in(&named.around));
        if let Some(small) = small.filter(|small| small.which != EACH) {
            found.args.entry("clip").or_insert(small.which.clone());
        }
        found.understood.extend(clips.iter().map(place));
        return;
    }
    let clips: Vec<&Named> = clips.iter().filter(|named| named.is_video).collect();
    let Some(first) = clips.first() else { return };
    if found.op == "transition" && are_all(&clips) {
        found.args.insert("between".to_string(), "clips".into());
        found.understood.extend(clips.into_iter().map(place));
        return;
    }
    if clips.iter().any(|named| named.is_excepted()) {
        found.op = "left".to_string();
        return;
    }
    let gives = matches!(found.op.as_str(), "bgm" | "replace_audio") && !found.args.contains_key("file");
    if gives && first.is_file() && lexicon.gives_sound.is_in(&first.around) {
        found.args.insert("file".to_string(), first.which.clone());
    } else if Op::names().any(|name| name == found.op) {
        let which = clips.iter().map(|named| named.which.clone());
        let each = clips.iter().any(|named| named.which == EACH);
        confine_to(found, if each { Vec::new() } else { which.collect() });
    }
    found.understood.extend(clips.into_iter().map(place));
}

/// Whether `clips` are all clips, as far as can be told: "from clip 1 to clip 2".
fn are_all(clips: &[&Named]) -> bool {
    let first = clips.iter().zip(1..).all(|(named, number)| named.which == number);
    let files = clips.iter().all(|named| named.is_file());
    clips.len() > 1 && (first || files) || clips.iter().any(|named| named.which == EACH)
}

/// Takes the clip or picture that one of `found` would lay elsewhere for the one that another lays there small: "put
/// photo.jpg picture in picture", "put clip 1 picture in picture".
pub(super) fn inset(found: &mut Vec<Found>, named: &[Named]) {
    let taken = |found: &Found| match found.op.as_str() {
        "logo" if named.iter().all(|named| !named.is_video) => found.args.get("file").cloned(),
        "reorder" if !found.args.contains_key("to") => found.args.get("clip").cloned(),
        _ => None,
    };
    let other = found.iter().enumerate().find_map(|(place, found)| Some((place, taken(found)?)));
    let Some((place, clip)) = other.filter(|_| found.iter().any(|found| found.op == "pip")) else { return };
    let understood = found.remove(place).understood;
    if let Some(pip) = found.iter_mut().find(|found| found.op == "pip") {
        pip.args.entry("clip").or_insert(clip);
        pip.understood.extend(understood);
    }
}

/// Confines `found` to clips that were named before, where it can be.
pub(super) fn confine_as_before(found: &mut Found, clips: &[Named]) {
    let op = json!({ "op": found.op, "args": found.args });
    let scope = serde_json::from_value::<Op>(op).map(|op| op.scope());
    if matches!(scope, Ok(Scope::Clip | Scope::Stretch)) {
        confine_to(found, clips.iter().map(|named| named.which.clone()).collect());
    }
}

fn confine_to(found: &mut Found, clips: Vec<Value>) {
    let args = &mut found.args;
    args.remove("clip");
    if args.get("part").is_some_and(|part| part == "clip") {
        args.remove("part");
        if found.op == "remove_range" {
            args.insert("start".to_string(), json!(0));
        }
    }
    args.insert(ONLY.to_string(), clips.into());
}
