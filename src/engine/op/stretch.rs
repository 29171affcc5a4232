//! What is said of a step that concerns the whole or a stretch of it.

use super::super::language::Language;
use super::super::timeline::Seconds;
use super::{Amount, clock};

/// What was done, as a sentence: "Made it black and white from 0:05 to 0:08."
pub(super) fn done(what: (String, String), span: Option<(Seconds, Seconds)>, language: Language) -> String {
    let (english, chinese) = what;
    match span.map(|(start, end)| (clock(start), clock(end))) {
        None => language.pick(format!("{english}."), format!("{chinese}。")),
        Some((start, end)) => language
            .pick(format!("{english} from {start} to {end}."), format!("{chinese}（{start} 到 {end}）。")),
    }
}

/// What is going to be done: "Make it black and white from 0:05 to 0:08".
pub(super) fn step(
    what: (String, String),
    start: Option<Amount>,
    end: Option<Amount>,
    language: Language,
) -> String {
    let (english, chinese) = what;
    if start.is_none() && end.is_none() {
        return language.pick(english, chinese);
    }
    let start = start.map_or("0:00".into(), Amount::clock);
    match end.map(Amount::clock) {
        Some(end) => language
            .pick(format!("{english} from {start} to {end}"), format!("{chinese}（{start} 到 {end}）")),
        None => language
            .pick(format!("{english} from {start} to the end"), format!("{chinese}（{start} 到结尾）")),
    }
}
