//! What is done to the picture of the result.

use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Range, Seconds, exact};

/// A look, over the whole of the result, a stretch of it, or several.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Effect {
    pub look: Look,
    /// When it begins and ends, in the time of the result; the beginning and the end where nothing is said.
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub start: Option<Seconds>,
    #[serde(default, with = "exact::option", skip_serializing_if = "Option::is_none")]
    pub end: Option<Seconds>,
    /// Where it is seen once more, in order and apart, as what it changes is played again.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub again: Vec<Range>,
}

/// What the picture looks like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Look {
    Grayscale,
    Sharpen(Strength),
    Denoise(Strength),
    Blur(Strength),
    /// How bright a middle grey is, in hundredths of what it was. Black and white stay.
    Brightness(u16),
    /// In hundredths of what it was.
    Contrast(u16),
    Saturation(u16),
    Style(Style),
    Zoom(Zoom),
    /// A table of colours, by its handle in the session.
    Lut(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Strength {
    Light,
    #[default]
    Medium,
    Strong,
}

impl Strength {
    /// What belongs to light, medium and strong.
    pub fn pick<T>(self, [light, medium, strong]: [T; 3]) -> T {
        match self {
            Strength::Light => light,
            Strength::Medium => medium,
            Strength::Strong => strong,
        }
    }
}

impl Effect {
    /// The most of one timeline.
    pub const MOST: usize = 100;
    /// The most stretches of all of them together: they stand in one argument of a child process, 128 kB long.
    pub const MOST_STRETCHES: usize = 400;

    /// A look on these stretches, in order and apart; on all of the result where there are none.
    pub fn on(look: Look, stretches: &[(Seconds, Seconds)]) -> Effect {
        let (first, again) =
            stretches.split_first().map_or((None, stretches), |(first, again)| (Some(first), again));
        let again = again.iter().map(|&(start, end)| Range { start, end }).collect();
        Effect { look, start: first.map(|first| first.0), end: first.map(|first| first.1), again }
    }

    /// When it is seen, each from its beginning to its end, as in the fields.
    pub fn stretches(&self) -> impl Iterator<Item = (Option<Seconds>, Option<Seconds>)> {
        let again = self.again.iter().map(|stretch| (Some(stretch.start), Some(stretch.end)));
        [(self.start, self.end)].into_iter().chain(again)
    }

    /// How many stretches `effects` have together.
    pub fn count(effects: &[Effect]) -> usize {
        effects.iter().map(|effect| 1 + effect.again.len()).sum()
    }

    /// Whether it does the same to every picture, whenever and after whichever that is shown.
    pub fn is_the_same_all_along(&self) -> bool {
        let is_whole = self.start.is_none() && self.end.is_none();
        is_whole && !matches!(self.look, Look::Zoom(_) | Look::Denoise(_) | Look::Style(Style::Glitch))
    }
}

impl Look {
    /// What each can be brought to, in hundredths.
    pub const BRIGHTNESS: RangeInclusive<u16> = 20..=180;
    pub const CONTRAST: RangeInclusive<u16> = 0..=300;
    pub const SATURATION: RangeInclusive<u16> = 0..=300;
    pub const ZOOM: RangeInclusive<u16> = 100..=400;
}

/// A look that has a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// A little more contrast and colour, as most clips can bear.
    Natural,
    Warm,
    Cool,
    Cinematic,
    Moody,
    TealOrange,
    Gritty,
    Sepia,
    Vintage,
    Film,
    Vhs,
    Neon,
    Grain,
    Cyberpunk,
    Glitch,
    Noir,
}

/// How near the middle of the picture is at the beginning and the end of a stretch, in hundredths: 100 is the
/// whole picture, 200 its half. Between them it goes smoothly.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zoom {
    pub from: u16,
    pub to: u16,
}
