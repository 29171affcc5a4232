//! What the engine can do. One op, one file: its arguments, how it changes the timeline, how it is told.
//!
//! To add an op: a file here, a line in `ops!`, what it can be done to in `only.rs`, an example in the catalogue, and its
//! phrases in the lexicons of the planner. An op whose arguments do not fit its type (a part of the clip described in
//! words, say) is not an op of this engine.

mod adjust;
mod amount;
mod aspect_ratio;
mod audio_fade;
mod bgm;
mod bitrate;
mod blur;
mod brightness;
pub mod catalogue;
mod codec;
mod color;
mod compress;
mod concat;
mod contrast;
mod crop;
mod denoise_audio;
mod denoise_video;
mod export;
mod extract_audio;
mod fade_in;
mod fade_out;
mod filter;
mod flip;
mod format;
mod fps;
mod freeze;
mod gif;
mod grayscale;
mod green_screen;
mod keep_range;
mod limit_duration;
mod logo;
mod lut;
mod mute;
mod normalize_audio;
mod only;
mod pip;
mod placed;
mod remove_range;
mod reorder;
mod repeat;
mod replace_audio;
mod resize;
mod resolution;
mod reverse;
mod rotate;
mod saturation;
mod sharpen;
mod slideshow;
mod slow_motion;
mod speed;
mod stabilize;
mod stretch;
mod style;
mod subtitles_burn;
mod target_size;
mod text;
mod thumbnail;
mod title;
mod transition;
mod trim_end;
mod trim_pauses;
mod trim_start;
mod volume;
mod watermark;
mod zoom;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::editor::Editor;
use super::language::Language;
use super::timeline::Seconds;

pub use amount::{Amount, LONGEST, clock, from_to, megabytes, told};
pub use aspect_ratio::AspectRatio;
pub use audio_fade::AudioFade;
pub use bgm::Bgm;
pub use blur::Blur;
pub use brightness::Brightness;
pub use codec::Codec;
pub use color::Color;
pub use compress::Compress;
pub use concat::Concat;
pub use contrast::Contrast;
pub use crop::Crop;
pub use denoise_audio::DenoiseAudio;
pub use denoise_video::DenoiseVideo;
pub use export::Export;
pub use extract_audio::ExtractAudio;
pub use fade_in::{FadeColor, FadeIn};
pub use fade_out::FadeOut;
pub use filter::Filter;
pub use flip::Flip;
pub use format::Format;
pub use fps::Fps;
pub use freeze::Freeze;
pub use gif::Gif;
pub use grayscale::Grayscale;
pub use green_screen::GreenScreen;
pub use keep_range::KeepRange;
pub use limit_duration::LimitDuration;
pub use logo::Logo;
pub use lut::Lut;
pub use mute::Mute;
pub use normalize_audio::NormalizeAudio;
pub use only::{Only, Scope};
pub use pip::Pip;
pub use remove_range::RemoveRange;
pub use reorder::{By, Last, Reorder, To, Which};
pub use repeat::Loop;
pub use replace_audio::ReplaceAudio;
pub use resize::Resize;
pub use resolution::Resolution;
pub use reverse::{Reverse, ReverseStyle};
pub use rotate::Rotate;
pub use saturation::Saturation;
pub use sharpen::Sharpen;
pub use slideshow::Slideshow;
pub use slow_motion::SlowMotion;
pub use speed::{Direction, SPEEDS, Speed};
pub use stabilize::Stabilize;
pub use subtitles_burn::SubtitlesBurn;
pub use target_size::TargetSize;
pub use text::Text;
pub use thumbnail::Thumbnail;
pub use title::{At, Edge, Title};
pub use transition::{Between, Transition};
pub use trim_end::TrimEnd;
pub use trim_pauses::TrimPauses;
pub use trim_start::TrimStart;
pub use volume::Volume;
pub use watermark::Watermark;
pub use zoom::Zoom;

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
    /// Turns the picture and brings it to another shape.
    Shape,
    /// Concerns the result as a whole.
    Whole,
    /// Concerns the file that the result is written as.
    File,
    /// Concerns how large that is.
    Size,
}

/// What every op is.
pub trait Edit {
    fn stage(&self) -> Stage;

    /// The same where it is done to some of the clips alone.
    fn stage_in_clips(&self) -> Stage {
        self.stage()
    }

    /// Whether its times mean the result; those of others mean the timeline as the message found it.
    fn means_result(&self) -> bool {
        false
    }

    /// Whether a share of the clip can stand for each of its times.
    fn takes_shares(&self) -> bool {
        true
    }

    /// Changes the timeline. Tells what was done; or, with nothing changed, why it cannot be done. Both are
    /// whole sentences in the language of the editor; an empty one has nothing to tell.
    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String>;

    /// What is told after what was done, as a sentence: that which only the result shows, once every step is done.
    fn tell_of_result(&self, _editor: &Editor<'_>) -> Option<String> {
        None
    }

    /// Whether the result is as this step made it; where a later one changed that, only that one is told.
    fn stands(&self, _editor: &Editor<'_>) -> bool {
        true
    }

    /// The step as people read it before it is done: `Cut the pauses`.
    fn tell(&self, language: Language) -> String;
}

/// `TrimPauses` as `trim_pauses`.
fn snake_case(name: &str) -> String {
    let mut snake = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_uppercase() && !snake.is_empty() {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

/// The arguments in which a share means a time.
pub const TIMES: [&str; 5] = ["start", "end", "seconds", "last_seconds", "at"];

macro_rules! ops {
    ($($name:ident),+ $(,)?) => {
        /// One step of an edit, written `{"op":"trim_start","args":{"seconds":8}}`.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
        #[serde(tag = "op", content = "args", rename_all = "snake_case")]
        pub enum Op {
            $($name($name)),+
        }

        impl Op {
            /// The names of all ops, as in a plan.
            pub fn names() -> impl Iterator<Item = String> {
                [$(stringify!($name)),+].into_iter().map(snake_case)
            }

            /// As in a plan: `trim_pauses`.
            pub fn name(&self) -> String {
                snake_case(match self {
                    $(Op::$name(_) => stringify!($name)),+
                })
            }

            /// The same in a clip of `length` seconds, with times in the place of shares.
            pub fn in_a_clip_of(&self, length: Seconds) -> Op {
                if !self.edit().takes_shares() {
                    return self.clone();
                }
                let resolved = || {
                    let mut op = serde_json::to_value(self)?;
                    let args = op.get_mut("args").and_then(Value::as_object_mut);
                    let args = args.into_iter().flatten().filter(|(name, _)| TIMES.contains(&name.as_str()));
                    for (_, value) in args.filter(|(_, value)| value.is_string()) {
                        if let Ok(share) = serde_json::from_value::<Amount>(value.clone()) {
                            *value = share.of(length).to_json();
                        }
                    }
                    serde_json::from_value(op)
                };
                resolved().unwrap_or_else(|_: serde_json::Error| self.clone())
            }

            /// Whether it names a time.
            pub fn has_times(&self) -> bool {
                let op = serde_json::to_value(self).unwrap_or_default();
                TIMES.iter().any(|name| op["args"].get(name).is_some())
            }

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
    Rotate,
    Flip,
    Crop,
    AspectRatio,
    Resize,
    Stabilize,
    Sharpen,
    DenoiseVideo,
    Color,
    Brightness,
    Contrast,
    Saturation,
    Grayscale,
    Lut,
    Filter,
    Blur,
    Zoom,
    Watermark,
    Logo,
    Pip,
    Bgm,
    ReplaceAudio,
    Volume,
    NormalizeAudio,
    DenoiseAudio,
    AudioFade,
    ExtractAudio,
    GreenScreen,
    Format,
    Codec,
    Fps,
    Compress,
    TargetSize,
    Gif,
    Thumbnail,
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
