//! Where and when a picture lies over the picture, as people say and are told it.

use super::title::{At, Edge};
use super::{Amount, clock};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Position, Seconds};

/// How long a logo stays at the start or the end, in seconds.
const EDGE: i64 = 4;

/// The corner or the side, to follow a comma.
pub(super) fn told(position: Position, language: Language) -> String {
    let (english, chinese) = match position {
        Position::Top => ("at the top", "上方"),
        Position::Center => ("in the middle", "中间"),
        Position::Bottom => ("at the bottom", "下方"),
        Position::TopLeft => ("top left", "左上角"),
        Position::TopRight => ("top right", "右上角"),
        Position::BottomLeft => ("bottom left", "左下角"),
        Position::BottomRight => ("bottom right", "右下角"),
    };
    language.pick(english, chinese)
}

/// The stretch of the result that is meant; `None` for all of it.
pub(super) fn stretch(
    editor: &Editor<'_>,
    at: Option<At>,
    start: Option<Amount>,
    end: Option<Amount>,
) -> Result<Option<(Seconds, Seconds)>, String> {
    let length = editor.result_length();
    match at {
        Some(At::Edge(Edge::Start)) => Ok(Some((0.into(), length.min(EDGE.into())))),
        Some(At::Edge(Edge::End)) => Ok(Some(((length - EDGE).max(0.into()), length))),
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
    whole.ok_or_else(|| {
        language.pick(
            format!("An opacity of {asked} cannot be: it goes from 1 to 100 percent."),
            format!("不透明度 {asked} 无效：可用 1 到 100。"),
        )
    })
}

/// " from 0:01 to 0:05", or nothing for all of it.
pub(super) fn when(stretch: Option<(Seconds, Seconds)>, language: Language) -> String {
    match stretch.map(|(start, end)| (clock(start), clock(end))) {
        None => String::new(),
        Some((start, end)) => {
            language.pick(format!(", from {start} to {end}"), format!("，{start} 到 {end}"))
        }
    }
}
