//! `aspect_ratio(ratio, orientation, method, platform)`: another shape of the picture, with bars or cut to fill it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Fill, Shape};

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

    /// What it does to the picture, to follow its new shape. What was not asked for names the other way.
    pub fn told(asked: Option<Method>, language: Language) -> String {
        match asked {
            Some(Method::Crop) => language.pick(", filled, with the sides cut off", "，裁掉多余的边填满画面"),
            Some(Method::Pad) => language.pick(", with black bars", "，加黑边"),
            Some(Method::Blur) => language.pick(", with blurred bars", "，加模糊背景"),
            Some(Method::Stretch) => language.pick(", stretched", "，拉伸画面"),
            None => language.pick(
                ", with all of the picture on blurred bars; to fill it instead, say “crop to fill”",
                "，保留完整画面并加模糊背景；想填满请写「裁剪填满」",
            ),
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
            return Err(language.pick(
                "Say the shape of the picture, between 1:4 and 4:1: “make it 9:16”, “make it vertical”.",
                "请写明画面比例（1:4 到 4:1 之间）：「改成 9:16」「改成竖屏」。",
            ));
        };
        let changes = editor.reshape(shape, self.method.map_or(Fill::Blur, Method::fill))?;
        let ratio = told(shape);
        if !changes {
            return Ok(
                language.pick(format!("The picture is {ratio} already."), format!("画面已经是 {ratio}。"))
            );
        }
        let how = Method::told(self.method, language);
        Ok(language.pick(format!("Made the picture {ratio}{how}."), format!("画面改为 {ratio}{how}。")))
    }

    fn tell(&self, language: Language) -> String {
        let ratio = match (self.shape(), &self.ratio) {
            (Some(shape), _) => told(shape),
            (None, Some(ratio)) => ratio.clone(),
            (None, None) => language.pick("of another shape", "另一种比例"),
        };
        let how = match self.method {
            None => language.pick(", with blurred bars where it has another shape", "，比例不同处加模糊背景"),
            asked => Method::told(asked, language),
        };
        language.pick(format!("Make the picture {ratio}{how}"), format!("画面改为 {ratio}{how}"))
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
