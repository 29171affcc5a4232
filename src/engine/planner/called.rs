//! Clips that a prompt calls by their names without the endings: "mute IMG_0002".

use std::ops::Range;
use std::path::Path;

use serde_json::{Map, Value, json};

use super::file::{FIRST_WITHOUT_SPACES, Kind, names};
use super::prompt::{LONGEST, quotations};
use super::{Plan, plan};
use crate::engine::op::{Only, Op, Scope, Which};

/// So many digits in a row stand in no word that means something else.
const DIGITS_OF_A_NAME: usize = 4;

/// The most names that are tried one by one, each of which means to read the prompt anew.
const MOST_TRIED: usize = 20;

/// Parts of a clip that clips are called after, and that nothing else is said by.
const PARTS: [&str; 2] = ["intro", "outro"];

/// A name that stands in a prompt.
#[derive(Debug, Clone)]
struct Called {
    /// Where, in characters.
    place: Range<usize>,
    /// As it is written there.
    written: String,
    /// The name with its ending.
    name: String,
    /// Whether it only looks like the names of the clips.
    is_unknown: bool,
}

impl Called {
    /// Whether it can be nothing but a name.
    fn is_sure(&self) -> bool {
        let letters: Vec<char> = self.written.chars().collect();
        let digits = letters.chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit()).map(<[char]>::len);
        // "1080p" is a size.
        let begins = letters.first().is_some_and(|letter| letter.is_alphabetic());
        self.written.contains('_') || begins && digits.max() >= Some(DIGITS_OF_A_NAME)
    }

    fn is_word(&self) -> bool {
        !self.written.chars().any(|letter| letter.is_ascii_digit())
    }
}

/// `prompt` with the names of `clips`, the videos that it may mean, in full. A word is taken for a name only where all that
/// is asked for stays, and is asked of that clip then. What only looks like the names is taken for one as well: that no clip
/// is called so is told then, where the wish for it would be one for all clips.
pub(super) fn with_names_in_full(prompt: &str, clips: &[&str]) -> String {
    let found = found(prompt, clips);
    if found.is_empty() {
        return prompt.to_string();
    }
    let (sure, mut others): (Vec<Called>, Vec<Called>) = found.into_iter().partition(Called::is_sure);
    others.sort_by(|a, b| a.name.cmp(&b.name));
    let mut taken = Taken { called: Vec::new(), text: prompt.to_string(), plan: plan(prompt) };
    taken.or_with(prompt, &sure, |before, after| texts(before) == texts(after));
    let are_clips = |called: &[Called], before: &Plan, after: &Plan| {
        called.iter().all(|called| is_clip(called, before, after, clips.len() > 1))
    };
    if !taken.or_with(prompt, &others, |before, after| are_clips(&others, before, after)) {
        for called in others.chunk_by(|a, b| a.name == b.name).take(MOST_TRIED) {
            taken.or_with(prompt, called, |before, after| are_clips(called, before, after));
        }
    }
    taken.text
}

/// A prompt with the names that are taken for such in full.
struct Taken {
    called: Vec<Called>,
    text: String,
    plan: Plan,
}

impl Taken {
    /// Takes `more` as well, where it `fits` the plans without and with them. Whether it does.
    fn or_with(&mut self, prompt: &str, more: &[Called], fits: impl Fn(&Plan, &Plan) -> bool) -> bool {
        if more.is_empty() {
            return true;
        }
        let called = [self.called.as_slice(), more].concat();
        let text = replaced(prompt, &called);
        let plan = plan(&text);
        let taken = fits(&self.plan, &plan);
        if taken {
            *self = Taken { called, text, plan };
        }
        taken
    }
}

/// What `plan` writes.
fn texts(plan: &Plan) -> Vec<Value> {
    let steps = plan.steps.iter().filter_map(|op| serde_json::to_value(op).ok());
    steps.filter_map(|op| op["args"].get("text").cloned()).collect()
}

/// The names of `clips` in `prompt`, and what looks like them, apart from one another and from quotations.
fn found(prompt: &str, clips: &[&str]) -> Vec<Called> {
    let text: Vec<char> = prompt.chars().take(LONGEST).collect();
    let mut occupied: Vec<Range<usize>> = names(&text).into_iter().map(|(place, _)| place).collect();
    occupied.extend(quotations(&text));
    let mut known: Vec<(Vec<char>, &str)> =
        clips.iter().filter_map(|name| Some((stem(name)?, *name))).collect();
    // "Beach 2" is not "beach".
    known.sort_by_key(|(stem, _)| std::cmp::Reverse(stem.len()));
    let mut found = Vec::new();
    for is_unknown in [false, true] {
        for (stem, name) in &known {
            for start in 0..text.len() {
                let Some(end) = end_of(stem, &text, start, is_unknown) else { continue };
                let place = start..end;
                if occupied.iter().any(|other| other.start < end && start < other.end) {
                    continue;
                }
                occupied.push(place.clone());
                let written: String = text.get(place.clone()).unwrap_or_default().iter().collect();
                let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy();
                let name = if is_unknown { format!("{written}.{ending}") } else { name.to_string() };
                found.push(Called { place, written, name, is_unknown });
            }
        }
    }
    found
}

/// The name of a video without its ending, in small letters, where it can be told from a number and from a letter alone.
fn stem(name: &str) -> Option<Vec<char>> {
    let stem = Path::new(name).file_stem()?.to_string_lossy().to_lowercase();
    let stem: Vec<char> = stem.chars().collect();
    let letters = stem.iter().filter(|letter| letter.is_alphabetic());
    let plain = stem
        .iter()
        .all(|letter| letter.is_alphanumeric() || matches!(letter, '_' | '-' | ' ' | '.' | '(' | ')'));
    let weight: usize = letters.map(|letter| if *letter < FIRST_WITHOUT_SPACES { 1 } else { 2 }).sum();
    let digits = stem.iter().any(char::is_ascii_digit);
    let tells =
        weight > 2 || weight > 0 && digits || weight == 2 && stem.iter().all(|c| *c >= FIRST_WITHOUT_SPACES);
    (Kind::of(name) == Some(Kind::Video) && plain && tells).then_some(stem)
}

/// Where `stem` ends that begins at `start` of `text`; with other digits, for `others`.
fn end_of(stem: &[char], text: &[char], start: usize, others: bool) -> Option<usize> {
    let same = |a: &char, b: &char| a.to_lowercase().eq(b.to_lowercase());
    let mut at = start;
    for run in stem.chunk_by(|a, b| a.is_ascii_digit() && b.is_ascii_digit()) {
        let rest = text.get(at..)?;
        if others && run.first().is_some_and(char::is_ascii_digit) {
            let digits = rest.iter().take_while(|letter| letter.is_ascii_digit()).count();
            at += Some(digits).filter(|digits| *digits > 0)?;
        } else {
            at += Some(run.len())
                .filter(|_| rest.len() >= run.len() && run.iter().zip(rest).all(|(a, b)| same(a, b)))?;
        }
    }
    let ends = |inner: Option<&char>, outer: Option<&char>| match (inner, outer) {
        (Some(inner), Some(outer)) if inner.is_ascii_digit() && outer.is_ascii_digit() => false,
        (_, Some('_' | '-' | '#' | '@' | '/' | '\\')) => false,
        (Some(inner), Some(outer)) => {
            let spaced = |letter: char| letter.is_alphanumeric() && letter < FIRST_WITHOUT_SPACES;
            !(spaced(*inner) && spaced(*outer))
        }
        _ => true,
    };
    let before = start.checked_sub(1).and_then(|before| text.get(before));
    let whole = ends(text.get(start), before) && ends(text.get(at - 1), text.get(at));
    // Without digits nothing is another name.
    let can_differ = stem.iter().any(char::is_ascii_digit);
    (whole && (can_differ || !others)).then_some(at)
}

/// `prompt` with these names in full.
fn replaced(prompt: &str, called: &[Called]) -> String {
    let mut text: Vec<char> = prompt.chars().collect();
    let mut called: Vec<&Called> = called.iter().collect();
    called.sort_by_key(|called| std::cmp::Reverse(called.place.start));
    for Called { place, name, .. } in called {
        text.splice(place.clone(), format!("“{name}”").chars());
    }
    text.into_iter().collect()
}

/// Whether the clip is meant: all that `before` asks for is asked for in `after` as well, where it is called by its full
/// name, and something is asked of it there.
fn is_clip(called: &Called, before: &Plan, after: &Plan, several: bool) -> bool {
    let left = before.not_understood.iter().any(|text| text.contains(&called.written));
    let wanted = match called.is_word() {
        true => several && says_something(&called.written, before) && (left || parts(after) < parts(before)),
        false => left || !called.is_unknown,
    };
    // "Fade out the outro" is a wish for the whole.
    let may_be_part = !left || PARTS.contains(&called.written.to_lowercase().as_str());
    let steps = || after.steps.iter().enumerate();
    let confined = |place: usize| after.only.get(&place).is_some_and(|only| is_of(only, &called.name));
    let reaches = |op: &Op| matches!(op.scope(), Scope::Clip | Scope::Stretch);
    let fits = !may_be_part || steps().all(|(place, op)| !confined(place) || reaches(op));
    let used = steps().any(|(place, op)| confined(place) || names_file(op, &called.name));
    wanted && fits && used && keeps(before, after)
}

/// Whether `word` is more than a small word, or one for the clip itself.
fn says_something(word: &str, plan: &Plan) -> bool {
    plan.language.lexicon().filler.taken_out_of(word).chars().any(char::is_alphanumeric)
}

/// Whether a step is for the clip of that name.
fn is_of(only: &Only, name: &str) -> bool {
    only.clips.iter().any(|clip| matches!(clip, Which::Name(own) if own == name))
}

/// Whether an argument of `op` is that name, or holds it.
fn names_file(op: &Op, name: &str) -> bool {
    let op = serde_json::to_value(op).unwrap_or_default();
    let args = op["args"].as_object().into_iter().flat_map(Map::values);
    let is_name = |value: &Value| value.as_str() == Some(name);
    args.into_iter()
        .any(|value| is_name(value) || value.as_array().is_some_and(|list| list.iter().any(is_name)))
}

/// How many wishes of `plan` are for a part that a clip may be called after.
fn parts(plan: &Plan) -> usize {
    plan.needs_cloud.iter().filter(|wish| names_part(&wish.args)).count()
}

/// Whether `after` asks for all that `before` does, of whichever clips.
fn keeps(before: &Plan, after: &Plan) -> bool {
    let wishes = |plan: &Plan| -> Vec<Value> {
        let steps = plan.steps.iter().filter_map(|op| serde_json::to_value(op).ok());
        let others = plan.needs_cloud.iter().map(|wish| json!({ "op": wish.op, "args": wish.args }));
        steps.chain(others).collect()
    };
    let after = wishes(after);
    wishes(before).iter().all(|wish| {
        let said = |(name, value): (&String, &Value)| (name.clone(), value.clone());
        let args = wish["args"].as_object().into_iter().flatten().map(said);
        let is_part = wish["args"].as_object().is_some_and(names_part);
        let args: Vec<_> = args.filter(|(name, _)| name != "part" || !is_part).collect();
        after.iter().any(|own| {
            own["op"] == wish["op"] && args.iter().all(|(name, value)| own["args"].get(name) == Some(value))
        })
    })
}

/// Whether these arguments name a part that a clip may be called after.
fn names_part(args: &Map<String, Value>) -> bool {
    args.get("part").and_then(Value::as_str).is_some_and(|part| PARTS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(prompt: &str, clips: &[&str]) -> String {
        let plan = plan(&with_names_in_full(prompt, clips));
        let step = |(place, op): (usize, &Op)| {
            let clips = plan.only.get(&place).map(|only| serde_json::to_string(only).unwrap());
            format!("{}{}", op.name(), clips.unwrap_or_default())
        };
        let steps: Vec<String> = plan.steps.iter().enumerate().map(step).collect();
        [steps, plan.not_understood].concat().join(" ")
    }

    #[test]
    fn a_clip_called_without_the_ending_of_its_name_is_that_clip() {
        let camera = ["IMG_0001.mp4", "IMG_0002.mp4"];
        let parts = ["intro.mp4", "outro.mp4"];
        let numbered = ["视频1.mp4", "视频2.mp4"];
        let words = ["beach.mp4", "Big Party.mov", "clip2.mp4"];
        for (prompt, clips, expected) in [
            (
                "mute IMG_0002, speed up IMG_0001 2x",
                &camera[..],
                r#"mute["IMG_0002.mp4"] speed["IMG_0001.mp4"]"#,
            ),
            (
                "mute img_0002 and reverse IMG_0001.mp4",
                &camera,
                r#"mute["IMG_0002.mp4"] reverse["IMG_0001.mp4"]"#,
            ),
            ("join IMG_0002 and IMG_0001", &camera, "concat"),
            ("mach IMG_0002 schwarzweiß", &camera, r#"grayscale["IMG_0002.mp4"]"#),
            ("mute IMG_0009", &camera, r#"mute["IMG_0009.mp4"]"#),
            ("put the text \"IMG_0002\" on it", &camera, "text"),
            ("put the text IMG_0002 on it", &camera, "text"),
            ("cut the first 2 seconds of the outro", &parts, r#"trim_start["outro.mp4"]"#),
            ("mute the intro", &parts, r#"mute["intro.mp4"]"#),
            ("remove the outro", &parts, r#"remove_range["outro.mp4"]"#),
            ("fade out the outro", &parts, "fade_out the outro"),
            ("视频2倒放，视频1剪掉前2秒", &numbered, r#"reverse["视频2.mp4"] trim_start["视频1.mp4"]"#),
            ("视频2静音", &numbered, r#"mute["视频2.mp4"]"#),
            ("视频3静音", &numbered, "mute[3]"),
            ("视频2倍速播放", &numbered, "speed"),
            ("mute beach, reverse big party", &words, r#"mute["beach.mp4"] reverse["Big Party.mov"]"#),
            ("mute the beach clip", &words, r#"mute["beach.mp4"]"#),
            ("add the title Beach day", &words, "title"),
            ("mute clip2", &words, r#"mute["clip2.mp4"]"#),
            ("mute clip 2", &words, "mute[2]"),
            ("pon beach en blanco y negro", &words, r#"grayscale["beach.mp4"]"#),
            ("把beach静音", &words, r#"mute["beach.mp4"]"#),
        ] {
            assert_eq!(told(prompt, clips), expected, "{prompt}");
        }
    }

    #[test]
    fn words_that_mean_something_else_are_no_names() {
        let names = [
            "video.mp4",
            "clip.mp4",
            "a.mp4",
            "2.mp4",
            "end.mp4",
            "music.mp4",
            "gif.mp4",
            "1080p.mp4",
            "the.mp4",
            "视频.mp4",
        ];
        for prompt in [
            "mute the video",
            "mute the clip",
            "cut the first 2 seconds",
            "cut it at a point",
            "make it a gif",
            "make it 1080p",
            "mute the end-credits",
            "remove the music",
            "turn down the music",
            "fade out at the end",
            "cut the end",
            "把视频静音",
        ] {
            assert_eq!(with_names_in_full(prompt, &names), prompt);
        }
        for prompt in ["mute the intro", "cut the first 2 seconds of the intro"] {
            assert_eq!(with_names_in_full(prompt, &["intro.mp4"]), prompt);
        }
    }
}
