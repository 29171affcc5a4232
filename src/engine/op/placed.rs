//! Where and when a picture lies over the picture, as people say and are told it.

use super::title::{At, Edge};
use super::{Amount, from_to};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Position, Seconds};
use crate::engine::words::say;

/// How long a logo stays at the start or the end, in seconds.
const EDGE: i64 = 4;

/// The corner or the side.
pub(super) fn told(position: Position, language: Language) -> String {
    match position {
        Position::Top => say!(language, "place-top"),
        Position::Center => say!(language, "place-center"),
        Position::Bottom => say!(language, "place-bottom"),
        Position::TopLeft => say!(language, "place-top-left"),
        Position::TopRight => say!(language, "place-top-right"),
        Position::BottomLeft => say!(language, "place-bottom-left"),
        Position::BottomRight => say!(language, "place-bottom-right"),
    }
}

/// The stretch of the result that is meant; `None` for all of it.
pub(super) fn stretch(
    editor: &Editor<'_>,
    at: Option<At>,
    start: Option<Amount>,
    end: Option<Amount>,
) -> Result<Option<(Seconds, Seconds)>, String> {
    let (begins, ends) = editor.seen(None, None)?.unwrap_or((0.into(), editor.result_length()));
    match at {
        Some(At::Edge(Edge::Start)) => Ok(Some((begins, ends.min(begins + EDGE)))),
        Some(At::Edge(Edge::End)) => Ok(Some(((ends - EDGE).max(begins), ends))),
        Some(At::Moment(moment)) => editor.seen(start.or(Some(moment)), end),
        None => editor.seen(start, end),
    }
}

/// How much is covered, in hundredths, or why that cannot be.
pub(super) fn opacity(asked: Option<Amount>, usual: u8, language: Language) -> Result<u8, String> {
    let Some(asked) = asked else { return Ok(usual) };
    // A half is written 0.5 and 50.
    let ratio = if asked.ratio() <= 1.into() { asked.ratio() * 100 } else { asked.ratio() };
    let whole = u8::try_from(ratio.round().to_integer()).ok().filter(|whole| (1..=100).contains(whole));
    whole.ok_or_else(|| say!(language, "opacity-beyond", asked = language.number(asked)))
}

/// "0:01 to 0:05", or nothing for all of it.
pub(super) fn when(stretch: Option<(Seconds, Seconds)>, language: Language) -> Option<String> {
    stretch.map(|(start, end)| from_to(start, end, language))
}
