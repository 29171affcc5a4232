//! What is said in other words than those that the rules of a lexicon know, and how it is read: verbs that stand around
//! what they are for, and other names of a stretch.

use super::lexicon::Lexicon;
use super::phrase::small;
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
    found.sort_by_key(|correction| correction.range.start);
    found
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
