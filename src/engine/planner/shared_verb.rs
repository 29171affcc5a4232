//! What one clause names, with the verb that it shares with its neighbours where it has none.

use std::ops::Range;

use super::clause::{Clause, Sentence};
use super::prompt::Prompt;
use super::reading::{self, Found};
use super::value::Words;

/// How many ranges may stand between one and the order for all of them. Each is read again for each range before it,
/// so that a longer list would take a time that grows with its square; who types a list names its order first.
const MOST_BETWEEN: usize = 8;

/// What `clause` names, with its places in the sentence. A clause without a verb goes on with the one before
/// ("cut the pauses and the fillers"), whose last verb may be a name ("with titles and music"), or shares the next
/// ("把停顿和语气词去掉").
pub(super) fn read_clause(
    sentence: &Sentence<'_>,
    clause: &Clause,
    verbs: &[&str],
    following: &[Clause],
    prompt: &Prompt,
) -> Vec<Found> {
    let lexicon = sentence.lexicon;
    let text = &sentence.text[clause.span.clone()];
    let shift = |found: Vec<Found>, by: usize| -> Vec<Found> {
        let place = |at: usize| (at + clause.span.start).saturating_sub(by).max(clause.span.start);
        let end = clause.span.end;
        let moved = |range: &Range<usize>| place(range.start).min(end)..place(range.end).min(end);
        found
            .into_iter()
            .map(|mut found| {
                found.understood = found.understood.iter().map(moved).collect();
                found
            })
            .collect()
    };
    let within = |at: usize| at.saturating_sub(clause.span.start);
    let forbidden = clause.forbidden.as_ref().map(|part| within(part.start)..within(part.end));
    let start = sentence.start + clause.span.start;
    let found = reading::read(&Words::of(text, start, prompt), forbidden, lexicon);
    // What looks like a verb may be a name: "with fast cuts and bold text overlays".
    let begins_with_verb = || lexicon.verb.find(text.trim_start()).is_some_and(|verb| verb.start == 0);
    // "0:05-0:15 slow": what is done stands behind the time.
    let ends_with_verb = || {
        let last = lexicon.verb.places(text).pop();
        text.trim_start().starts_with(|c: char| c.is_ascii_digit())
            && last.is_some_and(|verb| verb.end == text.trim_end().len())
    };
    let has_verb = clause.has_verb && (!found.is_empty() || begins_with_verb() || ends_with_verb());
    // "Keep 0:01 to 0:03 and 0:06 to 0:08 with a crossfade": the range goes on with the verb before.
    let is_ranged = |found: &[Found]| found.iter().any(|found| found.args.contains_key("end"));
    let ranged = || text.trim_start().starts_with(|c: char| c.is_ascii_digit()) && !ends_with_verb();
    if clause.has_verb && clause.forbidden.is_none() && ranged() && !found.is_empty() && !is_ranged(&found) {
        let more = verbs.first().map(|verb| {
            let with_verb = format!("{verb} {text}");
            let own = verb.len() + 1..with_verb.len();
            (reading::read(&Words { text: &with_verb, own, start, prompt }, None, lexicon), verb.len() + 1)
        });
        if let Some((more, by)) = more.filter(|(more, _)| more.len() > found.len() && is_ranged(more)) {
            return shift(more, by);
        }
    }
    if has_verb || clause.forbidden.is_some() {
        return shift(found, 0);
    }
    let next = following.first().filter(|next| next.forbidden.is_none());
    let next = next.map(|next| &sentence.text[next.span.clone()]);
    let shared = next.and_then(|next| next.get(lexicon.verb.places(next).pop()?));
    // A bare name has no arguments of its own: "raise the brightness and the contrast".
    let bare = found.iter().all(|found| found.args.is_empty());
    if !bare {
        let words = Words::of(text, start, prompt);
        return shift(taken_away(&found, &words, following, sentence).unwrap_or(found), 0);
    }
    for verb in verbs {
        let with_verb = format!("{verb} {text}");
        let own = verb.len() + 1..with_verb.len();
        let more = reading::read(&Words { text: &with_verb, own, start, prompt }, None, lexicon);
        if !more.is_empty() {
            return shift(more, verb.len() + 1);
        }
    }
    // What accounts for words alone leaves a wish open.
    if found.iter().any(|found| found.op != "nothing") {
        return shift(found, 0);
    }
    match shared {
        Some(verb) => {
            let with_verb = format!("{text} {verb}");
            let words = Words { text: &with_verb, own: 0..text.len(), start, prompt };
            shift(reading::read(&words, None, lexicon), 0)
        }
        None => shift(found, 0),
    }
}

/// A range that stands alone, and of which the next clause only says that it goes: "0:10 to 0:20, cut it". Further
/// ranges may stand between: "0:10-0:20, 0:30-0:40 cut".
fn taken_away(
    found: &[Found],
    words: &Words<'_>,
    following: &[Clause],
    sentence: &Sentence<'_>,
) -> Option<Vec<Found>> {
    let lexicon = sentence.lexicon;
    let is_range = |found: &[Found]| matches!(found, [range] if range.op == "keep_range");
    let names_range = |text: &str| {
        let words = Words::of(text, words.start, words.prompt);
        is_range(&reading::read(&words, None, lexicon))
    };
    let text_of = |clause: &Clause| sentence.text.get(clause.span.clone());
    if !is_range(found) {
        return None;
    }
    let place = following.iter().position(|clause| clause.has_verb || clause.forbidden.is_some())?;
    let between = following.get(..place)?;
    let order = following.get(place).filter(|order| order.forbidden.is_none()).and_then(text_of)?;
    let verb = lexicon.verb.places(order).pop()?;
    let (before, after) = (order.get(..verb.start)?, order.get(verb.end..)?);
    if sentence.has_content(after) {
        return None;
    }
    let order = match sentence.has_content(before) {
        true => order.get(verb.start..).filter(|_| names_range(before.trim()))?,
        false => order,
    };
    let with_verb = format!("{} {order}", words.text);
    let with_order = Words { text: &with_verb, own: words.own.clone(), ..*words };
    let more = reading::read(&with_order, None, lexicon);
    if !matches!(more.as_slice(), [range] if range.op == "remove_range") {
        return None;
    }
    if between.len() > MOST_BETWEEN {
        let mut found = found.to_vec();
        found.iter_mut().for_each(|range| range.op = "left".to_string());
        return Some(found);
    }
    between.iter().all(|clause| text_of(clause).is_some_and(names_range)).then_some(more)
}
