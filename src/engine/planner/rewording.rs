//! What is said in other words than those that the rules of a lexicon know, and how it is read: verbs that stand around
//! what they are for, other names of a stretch, and what stands before an order.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::phrase::{beginning, small};
use super::spelling::Correction;

/// What `text` says in other words: "take the first minute out" is read as "remove the first minute".
pub(super) fn rewordings(text: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let ends = lexicon.sentence_end.places(text).into_iter().map(|end| end.end).chain([text.len()]);
    let mut start = 0;
    let mut found: Vec<Correction> = Vec::new();
    for end in ends {
        let sentence = small(text.get(start..end).unwrap_or_default());
        for (phrase, meant) in &lexicon.rewordings {
            for matched in phrase.matches(&sentence) {
                let keys = matched.groups.iter().filter(|(name, _)| name.starts_with("key"));
                let read = keys.zip(meant).map(|((_, key), meant)| Correction {
                    range: start + key.start..start + key.end,
                    meant: meant.clone(),
                });
                let read: Vec<Correction> = read.collect();
                // All of it is said in other words, or nothing.
                if read.iter().all(|one| found.iter().all(|other| apart(one, other))) {
                    found.extend(read);
                }
            }
        }
        start = end;
    }
    // What is put in stands before what is read otherwise.
    found.sort_by_key(|correction| (correction.range.start, correction.range.end));
    found
}

/// What of `text` says an order in more words than it needs: "how about looping it and adding music" is read as "loop it
/// and add music".
pub(super) fn plain_orders(text: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let ends = lexicon.sentence_end.places(text).into_iter().map(|end| end.end).chain([text.len()]);
    let mut start = 0;
    let mut found = Vec::new();
    for end in ends {
        let sentence = text.get(start..end).unwrap_or_default();
        let orders = Some(sentence).filter(|sentence| !lexicon.postponed.is_in(sentence));
        let orders = orders.map(|sentence| match opened(sentence, lexicon) {
            // "I'm hoping to get it muted".
            orders if orders.len() < 2 => {
                Some(passives(sentence, lexicon)).filter(|orders| !orders.is_empty()).unwrap_or(orders)
            }
            orders => orders,
        });
        let orders = orders.unwrap_or_default();
        let moved = |order: Correction| Correction {
            range: start + order.range.start..start + order.range.end,
            ..order
        };
        found.extend(orders.into_iter().map(moved));
        start = end;
    }
    found
}

/// What of `sentence` is read otherwise where something stands before its order: "how about looping it".
fn opened(sentence: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let Some(opening) = lexicon.opening.places(sentence).into_iter().next() else { return Vec::new() };
    let mut found = Vec::new();
    let words = words(sentence, opening.end);
    let first = words.first().cloned().unwrap_or_default();
    let verb = sentence.get(first.clone()).unwrap_or_default();
    let order = imperative(verb, lexicon);
    if (order.is_some() || is_verb(verb, lexicon)) && !opening.is_empty() {
        found.push(Correction { range: opening, meant: String::new() });
    }
    if let Some(order) = order {
        found.push(Correction { range: first, meant: order });
        let following = words.windows(2).filter_map(|pair| {
            let [before, word] = pair else { return None };
            // "And" is one of the words.
            let joint = sentence.get(before.start.saturating_sub(1)..word.start)?;
            let order = imperative(sentence.get(word.clone())?, lexicon);
            let order = order.filter(|_| lexicon.separator.is_in(joint))?;
            Some(Correction { range: word.clone(), meant: order })
        });
        found.extend(following);
    }
    found
}

/// What of `sentence` is read otherwise where the verb of an order stands behind what it is for: "I want it muted" is
/// read as "mute it".
fn passives(sentence: &str, lexicon: &Lexicon) -> Vec<Correction> {
    let small = small(beginning(sentence));
    let told = lexicon.statement.is_in(sentence) && !lexicon.request.is_in(sentence);
    if told || lexicon.enquiry.is_in(sentence) {
        return Vec::new();
    }
    let mut others: Vec<Range<usize>> = Vec::new();
    let mut found: Vec<Correction> = Vec::new();
    for matched in lexicon.passives.iter().flat_map(|passive| passive.matches(&small)) {
        let Some(before) = matched.group("key") else { continue };
        let Some(verb) = matched.group("key2") else {
            others.push(before);
            continue;
        };
        let object = small.get(before.end..verb.start).unwrap_or_default();
        // "Make the colors more muted" has its verb.
        let has_verb = before.is_empty() && is_verb(object.split(' ').next().unwrap_or_default(), lexicon);
        let order = small.get(verb.clone()).and_then(|words| words.split(' ').next_back());
        let order = order.and_then(|done| verb_of(done, lexicon)).filter(|_| !has_verb);
        let Some(order) = order else { continue };
        let read = [
            Correction { range: before, meant: order + " " },
            Correction { range: verb, meant: String::new() },
        ];
        let free = |one: &Correction| {
            others.iter().all(|other| other.end <= one.range.start || one.range.end <= other.start)
                && found.iter().all(|other| apart(one, other))
        };
        if read.iter().all(free) {
            found.extend(read);
        }
    }
    found.sort_by_key(|correction| (correction.range.start, correction.range.end));
    found
}

/// The verb of which `participle` is one: "cut" for "cut", "mute" for "muted".
fn verb_of(participle: &str, lexicon: &Lexicon) -> Option<String> {
    let other = lexicon.participles.iter().find(|(other, _)| other == participle);
    let regular = || verb_with(participle, "ed", lexicon).or_else(|| imperative(participle, lexicon));
    other.map(|(_, verb)| verb.clone()).or_else(regular)
}

/// Where the words of `text` stand from `start` on, in order.
fn words(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    for (at, character) in text.char_indices().skip_while(|(at, _)| *at < start) {
        match found.last_mut().filter(|word| word.end == at) {
            Some(word) if is_of_word(character) => word.end += character.len_utf8(),
            _ if is_of_word(character) => found.push(at..at + character.len_utf8()),
            _ => {}
        }
    }
    found
}

fn is_of_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '\'' | '-')
}

/// The order that `word` is as a noun: "cut" for "cutting".
fn imperative(word: &str, lexicon: &Lexicon) -> Option<String> {
    verb_with(&word.to_lowercase(), "ing", lexicon)
}

/// The verb that makes `word` with `ending`: "cut" makes "cutting", "mute" makes "muting".
fn verb_with(word: &str, ending: &str, lexicon: &Lexicon) -> Option<String> {
    let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?.to_string();
    let mut letters = stem.chars().rev();
    let last = letters.next()?;
    let single = stem.strip_suffix(last).filter(|_| letters.next() == Some(last)).map(str::to_string);
    let orders = [Some(stem.clone()), Some(format!("{stem}e")), single];
    orders.into_iter().flatten().find(|order| is_verb(order, lexicon))
}

/// Whether `word` alone is a verb that gives an order.
fn is_verb(word: &str, lexicon: &Lexicon) -> bool {
    lexicon.verb.find(word) == Some(0..word.len())
}

fn apart(one: &Correction, other: &Correction) -> bool {
    one.range.end <= other.range.start || other.range.end <= one.range.start
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::language::Language;

    #[test]
    fn what_stands_around_a_stretch_is_read_as_standing_before_it() {
        for (language, text, expected) in [
            (
                Language::En,
                "Take the first minute out. Then mute it",
                "remove the first minute . Then mute it",
            ),
            (Language::En, "I want the last 5 seconds muted", "mute the last 5 seconds "),
            (Language::En, "mute the opening 10 seconds", "mute the first 10 seconds"),
            (Language::En, "take the music out", "take the music out"),
            (Language::Zh, "前10秒去掉声音", "前10秒静音"),
            (Language::Zh, "去掉声音里的噪音", "去掉声音里的噪音"),
        ] {
            let mut read = text.to_string();
            for reworded in rewordings(text, language.lexicon()).iter().rev() {
                read.replace_range(reworded.range.clone(), &reworded.meant);
            }
            assert_eq!(read, expected);
        }
    }
}
