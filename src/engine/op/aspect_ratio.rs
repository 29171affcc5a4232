//! `aspect_ratio(ratio, orientation, method, platform)`: another shape of the picture, with bars or cut to fill it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Fill, Shape};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AspectRatio {
    /// `9:16`. It wins over the orientation, and that over the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub orientation: Option<Orientation>,
    /// Blurred bars where nothing is said.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub platform: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Orientation {
    Vertical,
    Horizontal,
    Square,
}

/// How a picture is brought to another shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Method {
    Crop,
    Pad,
    Blur,
    Stretch,
}

impl Method {
    pub fn fill(self) -> Fill {
        match self {
            Method::Crop => Fill::Crop,
            Method::Pad => Fill::Pad,
            Method::Blur => Fill::Blur,
            Method::Stretch => Fill::Stretch,
        }
    }

    /// What it does to the picture, to follow its new shape and a comma. What was not asked for names the other way.
    pub fn told(asked: Option<Method>, language: Language) -> String {
        match asked {
            Some(Method::Crop) => say!(language, "how-crop"),
            Some(Method::Pad) => say!(language, "how-pad"),
            Some(Method::Blur) => say!(language, "how-blur"),
            Some(Method::Stretch) => say!(language, "how-stretch"),
            None => say!(language, "how-usual"),
        }
    }
}

impl AspectRatio {
    /// The shape that is meant; `None` where it is none.
    fn shape(&self) -> Option<Shape> {
        if let Some(ratio) = &self.ratio {
            return shape(ratio);
        }
        let of_platform = || match self.platform.as_deref()? {
            "youtube" | "vimeo" | "bilibili" | "facebook" | "twitter" | "linkedin" => Some((16, 9)),
            "instagram" => Some((4, 5)),
            "xiaohongshu" => Some((3, 4)),
            "tiktok" | "instagram-reels" | "instagram-stories" | "youtube-shorts" | "snapchat"
            | "kuaishou" | "wechat-channels" => Some((9, 16)),
            _ => None,
        };
        let (width, height) = match self.orientation {
            Some(Orientation::Vertical) => (9, 16),
            Some(Orientation::Horizontal) => (16, 9),
            Some(Orientation::Square) => (1, 1),
            None => of_platform()?,
        };
        Some(Shape { width, height })
    }
}

/// `9:16` or `2.35:1` in whole numbers, no longer than 4 to 1.
fn shape(ratio: &str) -> Option<Shape> {
    let hundredths = |word: &str| {
        let (whole, rest) = word.trim().split_once('.').unwrap_or((word.trim(), ""));
        let rest = format!("{rest:0<2}");
        let digits = whole.len() <= 4 && rest.len() == 2 && rest.bytes().all(|digit| digit.is_ascii_digit());
        let number = whole.parse::<u32>().ok().filter(|_| digits)? * 100 + rest.parse::<u32>().ok()?;
        (1..=100_000).contains(&number).then_some(number)
    };
    let (width, height) = ratio.split_once(':')?;
    let (width, height) = (hundredths(width)?, hundredths(height)?);
    let common = (1..=width.min(height)).rev().find(|by| width % by == 0 && height % by == 0)?;
    let shape = Shape { width: width / common, height: height / common };
    shape.is_possible().then_some(shape)
}

impl Edit for AspectRatio {
    fn stage(&self) -> Stage {
        Stage::Shape
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let Some(shape) = self.shape() else {
            return Err(say!(language, "shape-unclear"));
        };
        let changes = editor.reshape(shape, self.method.map_or(Fill::Blur, Method::fill))?;
        let ratio = told(shape);
        if !changes {
            return Ok(say!(language, "shape-already", ratio));
        }
        Ok(say!(language, "shape-done", ratio, how = Method::told(self.method, language)))
    }

    fn tell(&self, language: Language) -> String {
        let ratio = match (self.shape(), &self.ratio) {
            (Some(shape), _) => told(shape),
            (None, Some(ratio)) => ratio.clone(),
            (None, None) => return say!(language, "shape-step"),
        };
        match self.method {
            None => say!(language, "shape-fitted-step", ratio),
            asked => say!(language, "shape-how-step", ratio, how = Method::told(asked, language)),
        }
    }
}

/// As people write it: `16:9`, `2.35:1`.
fn told(shape: Shape) -> String {
    let Shape { width, height } = shape;
    if width <= 32 && height <= 32 {
        return format!("{width}:{height}");
    }
    let round = |over: u32, under: u32| format!("{:.2}", f64::from(over) / f64::from(under));
    if width >= height {
        format!("{}:1", round(width, height))
    } else {
        format!("1:{}", round(height, width))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_as_people_write_them() {
        for (ratio, shape) in [
            ("9:16", Some((9, 16))),
            ("32:18", Some((16, 9))),
            ("2.35:1", Some((47, 20))),
            ("1:1", Some((1, 1))),
            ("0:1", None),
            ("1:5", None),
            ("-1:1", None),
            ("9", None),
            ("99999:1", None),
            ("1.999:1", None),
            ("1:1:1", None),
        ] {
            let shape = shape.map(|(width, height)| Shape { width, height });
            assert_eq!(super::shape(ratio), shape, "{ratio}");
        }
        assert_eq!(told(Shape { width: 47, height: 20 }), "2.35:1");
    }
}
