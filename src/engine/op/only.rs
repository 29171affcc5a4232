//! Which clips a step is for, and which steps can be for some of them alone.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::blur::Target;
use super::{Op, ReverseStyle, Which};
use crate::engine::language::Language;
use crate::engine::words::say;

/// The clips that a step is for alone; each of them by itself where none is named.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(transparent)]
pub struct Only {
    pub clips: Vec<Which>,
}

/// What an op can be done to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// To the whole, or to each clip by itself, which is something else.
    Clip,
    /// To the whole or to a stretch of it. To do it to all of every clip is to do it to the whole.
    Stretch,
    /// To the whole alone, and so to every clip.
    Whole,
    /// To the whole alone, once.
    Once,
}

impl Op {
    /// What it can be done to.
    pub fn scope(&self) -> Scope {
        match self {
            Op::TrimStart(_) | Op::TrimEnd(_) | Op::KeepRange(_) | Op::RemoveRange(_) => Scope::Clip,
            Op::LimitDuration(_) | Op::Freeze(_) | Op::Loop(_) | Op::Title(_) | Op::Zoom(_) => Scope::Clip,
            Op::Reverse(reverse) if reverse.style == Some(ReverseStyle::Boomerang) => Scope::Once,
            Op::Reverse(_) => Scope::Clip,
            Op::Mute(mute) if mute.target.is_some() => Scope::Whole,
            Op::Blur(blur) if blur.target == Some(Target::Background) => Scope::Whole,
            Op::Mute(_) | Op::Blur(_) | Op::Brightness(_) | Op::Color(_) | Op::Contrast(_) => Scope::Stretch,
            Op::DenoiseVideo(_) | Op::Filter(_) | Op::Grayscale(_) | Op::GreenScreen(_) => Scope::Stretch,
            Op::Lut(_) | Op::Saturation(_) | Op::Sharpen(_) | Op::SlowMotion(_) | Op::Speed(_) => {
                Scope::Stretch
            }
            Op::Volume(volume) if volume.target.is_some() => Scope::Whole,
            Op::Volume(_) | Op::Rotate(_) | Op::Flip(_) => Scope::Stretch,
            Op::Logo(_) | Op::Text(_) | Op::Watermark(_) | Op::TrimPauses(_) => Scope::Stretch,
            Op::AudioFade(_) | Op::FadeIn(_) | Op::FadeOut(_) => Scope::Once,
            _ => Scope::Whole,
        }
    }
}

impl Only {
    /// The step that `told` is, with the clips that it is for.
    pub fn tell(&self, told: String, language: Language) -> String {
        let names = match self.clips.as_slice() {
            [] => say!(language, "each-clip"),
            clips => language.list(&clips.iter().map(|clip| clip.tell(language)).collect::<Vec<_>>()),
        };
        let mut letters = names.chars();
        let names = match letters.next() {
            Some(first) if !matches!(self.clips.first(), Some(Which::Name(_))) => {
                first.to_uppercase().chain(letters).collect()
            }
            _ => names,
        };
        say!(language, "of-clip", names, told)
    }
}

impl Which {
    /// As people read it, a name without marks.
    pub fn tell(&self, language: Language) -> String {
        match self {
            Which::Name(name) => name.clone(),
            Which::Number(number) => say!(language, "clip-number", number = *number),
            Which::Last(_) => say!(language, "clip-last"),
        }
    }
}
