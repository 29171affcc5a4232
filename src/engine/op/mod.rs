//! What the engine can do. One op, one file: its arguments, how it changes the timeline, how it is told.
//!
//! To add an op: a file here, a line in `ops!`, and its phrases in the lexicons of the planner. An op whose
//! arguments do not fit its type (a part of the clip described in words, say) is not an op of this engine.

mod amount;
mod concat;
mod export;
mod fade_in;
mod fade_out;
mod format;
mod freeze;
mod keep_range;
mod limit_duration;
mod mute;
mod remove_range;
mod reorder;
mod repeat;
mod resolution;
mod reverse;
mod slideshow;
mod slow_motion;
mod speed;
mod subtitles_burn;
mod text;
mod title;
mod transition;
mod trim_end;
mod trim_pauses;
mod trim_start;

use serde::{Deserialize, Serialize};

use super::editor::Editor;
use super::language::Language;

pub use amount::{Amount, LONGEST, clock, told};
pub use concat::Concat;
pub use export::Export;
pub use fade_in::{FadeColor, FadeIn};
pub use fade_out::FadeOut;
pub use format::Format;
pub use freeze::Freeze;
pub use keep_range::KeepRange;
pub use limit_duration::LimitDuration;
pub use mute::Mute;
pub use remove_range::RemoveRange;
pub use reorder::{By, Reorder, To, Which};
pub use repeat::Loop;
pub use resolution::Resolution;
pub use reverse::{Reverse, ReverseStyle};
pub use slideshow::Slideshow;
pub use slow_motion::SlowMotion;
pub use speed::{Direction, Speed};
pub use subtitles_burn::SubtitlesBurn;
pub use text::Text;
pub use title::{At, Edge, Title};
pub use transition::{Between, Transition};
pub use trim_end::TrimEnd;
pub use trim_pauses::TrimPauses;
pub use trim_start::TrimStart;

/// When an op is applied. Times in a prompt mean the timeline as it stood before, and crossfades need to know
/// every cut, so the order of work is not the order of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Puts clips on the timeline, before anything is done to it.
    Build,
    /// Takes stretches away.
    Cut,
    /// Takes the pauses of what is left away.
    Pauses,
    /// Changes stretches without cutting.
    Change,
    /// Puts the clips into another order.
    Order,
    /// Turns round what is left, and lets it stand.
    Arrange,
    /// Plays what is there again.
    Repeat,
    /// Joins what was cut.
    Join,
    /// Keeps what fits.
    Limit,
    /// Concerns the result as a whole.
    Whole,
}

/// What every op is.
pub trait Edit {
    fn stage(&self) -> Stage;

    /// Changes the timeline. Tells what was done; or, with nothing changed, why it cannot be done. Both are
    /// whole sentences in the language of the editor; an empty one has nothing to tell.
    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String>;

    /// The step as people read it before it is done: `Cut the pauses`.
    fn tell(&self, language: Language) -> String;
}

macro_rules! ops {
    ($($name:ident),+ $(,)?) => {
        /// One step of an edit, written `{"op":"trim_start","args":{"seconds":8}}`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "op", content = "args", rename_all = "snake_case")]
        pub enum Op {
            $($name($name)),+
        }

        impl Op {
            /// The op itself, whichever it is.
            pub fn edit(&self) -> &dyn Edit {
                match self {
                    $(Op::$name(op) => op),+
                }
            }
        }

        $(impl From<$name> for Op {
            fn from(op: $name) -> Op {
                Op::$name(op)
            }
        })+
    };
}

ops!(
    TrimPauses,
    TrimStart,
    TrimEnd,
    KeepRange,
    RemoveRange,
    Transition,
    FadeIn,
    FadeOut,
    Title,
    Text,
    Speed,
    SlowMotion,
    LimitDuration,
    Reverse,
    Loop,
    Freeze,
    Concat,
    Reorder,
    Slideshow,
    SubtitlesBurn,
    Mute,
    Resolution,
    Format,
    Export,
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_op_is_written_with_its_plain_args_and_unset_ones_left_out() {
        let op: Op = TrimStart { seconds: Amount::from_thousandths(8000).unwrap() }.into();
        assert_eq!(serde_json::to_string(&op).unwrap(), r#"{"op":"trim_start","args":{"seconds":8}}"#);
        let op: Op = TrimPauses::default().into();
        assert_eq!(serde_json::to_string(&op).unwrap(), r#"{"op":"trim_pauses","args":{}}"#);
    }

    #[test]
    fn an_argument_that_an_op_does_not_know_is_refused() {
        assert!(serde_json::from_str::<Op>(r#"{"op":"speed","args":{"factor":2,"part":"intro"}}"#).is_err());
        assert!(serde_json::from_str::<Op>(r#"{"op":"speed","args":{"factor":2}}"#).is_ok());
    }
}
