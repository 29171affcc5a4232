//! The shape of the result's picture.

use std::ops::RangeInclusive;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Strength;

/// How the picture of every clip is turned and cut to shape, in this order.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Frame {
    #[serde(flatten)]
    pub orientation: Orientation,
    /// The part that is kept, of the leading clip as it is turned.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub crop: Option<Crop>,
    /// The shape of the result; that of what is kept where nothing is said.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub shape: Option<Shape>,
    /// The size of the result in pixels, before its resolution. It wins over the shape.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<Pixels>,
    /// What becomes of a picture that has another shape than the result.
    pub fill: Fill,
    /// How firmly shaking is taken out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub steady: Option<Strength>,
    /// What is seen in the place of a screen of one colour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backdrop: Option<Backdrop>,
}

/// Which way up a picture is, and which way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Orientation {
    pub turn: Turn,
    /// Mirrored from left to right, after turning.
    pub mirrored: bool,
    /// Upside down, as in water, after turning.
    pub upended: bool,
}

/// What is seen behind what was filmed before a screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Backdrop {
    /// The handle of its clip. It begins with the result, and its last picture stays where it is shorter.
    pub clip: String,
    pub screen: Screen,
    /// The handles of the clips that were filmed before a screen; all of them where there is none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub of: Vec<String>,
}

/// The colour of a screen that people are filmed before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Screen {
    #[default]
    Green,
    Blue,
}

/// Clockwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Turn {
    #[default]
    #[serde(rename = "0")]
    None,
    #[serde(rename = "90")]
    Quarter,
    #[serde(rename = "180")]
    Half,
    #[serde(rename = "270")]
    ThreeQuarters,
}

/// A part of a picture, in pixels from its upper left corner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Crop {
    pub x: u32,
    pub y: u32,
    pub width: u32,
    pub height: u32,
}

/// A shape: 9 by 16.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Shape {
    pub width: u32,
    pub height: u32,
}

/// In pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Pixels {
    pub width: u32,
    pub height: u32,
}

impl Crop {
    /// The least that is kept of a side, in pixels.
    pub const LEAST: u32 = 16;
}

impl Shape {
    /// The most of each number.
    const MOST: u32 = 10_000;

    /// Whether a result can have it: between 1:4 and 4:1.
    pub fn is_possible(self) -> bool {
        let (shorter, longer) = (self.width.min(self.height), self.width.max(self.height));
        shorter > 0 && longer <= Shape::MOST && longer <= shorter * 4
    }
}

impl Pixels {
    /// What the sides can be, and the most pixels: 8K.
    pub const SIDES: RangeInclusive<u32> = 64..=8192;
    pub const MOST_PIXELS: u64 = 7680 * 4320;

    /// Whether a result can have it.
    pub fn is_possible(self) -> bool {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let sides = [self.width, self.height].iter().all(|side| Pixels::SIDES.contains(side));
        sides && pixels <= Pixels::MOST_PIXELS
    }
}

/// How a picture is brought to another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Fill {
    /// Black bars.
    #[default]
    Pad,
    /// Bars that show the same picture, large and blurred.
    Blur,
    /// It fills the result, and what is over is cut off on both sides.
    Crop,
    /// It is distorted.
    Stretch,
}

impl Turn {
    /// So many quarter turns.
    pub fn of(quarters: u8) -> Turn {
        match quarters % 4 {
            0 => Turn::None,
            1 => Turn::Quarter,
            2 => Turn::Half,
            _ => Turn::ThreeQuarters,
        }
    }

    pub fn quarters(self) -> u8 {
        match self {
            Turn::None => 0,
            Turn::Quarter => 1,
            Turn::Half => 2,
            Turn::ThreeQuarters => 3,
        }
    }

    /// The turn that undoes it.
    pub fn back(self) -> Turn {
        Turn::of(4 - self.quarters())
    }

    /// A size as it is after the turn.
    pub fn size(self, (width, height): (u32, u32)) -> (u32, u32) {
        if self.quarters() % 2 == 1 { (height, width) } else { (width, height) }
    }
}

impl Orientation {
    /// A size as it is in this orientation.
    pub fn size(&self, of: (u32, u32)) -> (u32, u32) {
        self.turn.size(of)
    }

    /// Turns what is seen now by a further `turn`.
    pub fn turn_further(&mut self, turn: Turn) {
        // Turning comes first, and one mirror reverses the sense of what was turned before it.
        let further = if self.is_mirrored() { turn.back() } else { turn };
        self.turn = Turn::of(self.turn.quarters() + further.quarters());
    }

    /// Whether letters are seen the wrong way round.
    pub fn is_mirrored(&self) -> bool {
        self.mirrored != self.upended
    }
}

impl Frame {
    /// Turns what is seen now by a further `turn`. `of` is the size of the leading clip, which is `(0, 0)` where
    /// that is not known.
    pub fn turn_further(&mut self, turn: Turn, of: (u32, u32)) {
        let (mut width, mut height) = self.turned(of);
        for _ in 0..turn.quarters() {
            if let Some(crop) = &mut self.crop {
                *crop = Crop {
                    x: height.saturating_sub(crop.y.saturating_add(crop.height)),
                    y: crop.x,
                    width: crop.height,
                    height: crop.width,
                };
            }
            (width, height) = (height, width);
        }
        self.orientation.turn_further(turn);
    }

    /// Mirrors what is seen now, from left to right.
    pub fn mirror(&mut self, of: (u32, u32)) {
        self.orientation.mirrored = !self.orientation.mirrored;
        let (width, _) = self.turned(of);
        if let Some(crop) = &mut self.crop {
            crop.x = width.saturating_sub(crop.x.saturating_add(crop.width));
        }
    }

    /// Turns what is seen now upside down, as in water.
    pub fn upend(&mut self, of: (u32, u32)) {
        self.orientation.upended = !self.orientation.upended;
        let (_, height) = self.turned(of);
        if let Some(crop) = &mut self.crop {
            crop.y = height.saturating_sub(crop.y.saturating_add(crop.height));
        }
    }

    /// Brings what is seen now to a further `orientation`.
    pub fn orient(&mut self, orientation: Orientation, of: (u32, u32)) {
        self.turn_further(orientation.turn, of);
        if orientation.mirrored {
            self.mirror(of);
        }
        if orientation.upended {
            self.upend(of);
        }
    }

    /// The size of a picture of a clip of that size, turned.
    pub fn turned(&self, of: (u32, u32)) -> (u32, u32) {
        self.orientation.size(of)
    }

    /// The size of what is kept of the leading clip, which has the size `of`.
    pub fn kept(&self, of: (u32, u32)) -> (u32, u32) {
        self.crop.map_or(self.turned(of), |crop| (crop.width, crop.height))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Where a dot of the clip is seen.
    fn seen(frame: &Frame, (mut x, mut y): (u32, u32), (mut width, mut height): (u32, u32)) -> (u32, u32) {
        for _ in 0..frame.orientation.turn.quarters() {
            (x, y) = (height - 1 - y, x);
            (width, height) = (height, width);
        }
        let x = if frame.orientation.mirrored { width - 1 - x } else { x };
        let y = if frame.orientation.upended { height - 1 - y } else { y };
        let crop = frame.crop.unwrap_or(Crop { x: 0, y: 0, width, height });
        (x - crop.x, y - crop.y)
    }

    #[test]
    fn turns_and_mirrors_add_up_to_what_is_seen() {
        let of = (60, 40);
        let crop = Crop { x: 10, y: 20, width: 30, height: 14 };
        for (mirrored, upended) in [(false, false), (true, false), (false, true), (true, true)] {
            for quarters in 0..4 {
                let orientation = Orientation { mirrored, upended, ..Orientation::default() };
                let frame = Frame { orientation, crop: Some(crop), ..Frame::default() };
                let dot = if upended { (30, 40 - 1 - 25) } else { (30, 25) };
                let dot = if mirrored { (60 - 1 - dot.0, dot.1) } else { dot };
                let before = seen(&frame, dot, of);
                let (mut expected, mut size) = (before, (30, 14));
                for _ in 0..quarters {
                    expected = (size.1 - 1 - expected.1, expected.0);
                    size = (size.1, size.0);
                }
                let mut turned = frame.clone();
                turned.turn_further(Turn::of(quarters), of);
                assert_eq!(seen(&turned, dot, of), expected, "{mirrored} {upended} {quarters}");
                assert_eq!(turned.kept(of), size);
                turned.mirror(of);
                assert_eq!(seen(&turned, dot, of), (size.0 - 1 - expected.0, expected.1));
                turned.upend(of);
                assert_eq!(seen(&turned, dot, of), (size.0 - 1 - expected.0, size.1 - 1 - expected.1));
            }
        }
    }
}
