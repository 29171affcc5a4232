//! `slideshow(images, seconds_per_image)`: the pictures of the folder, one after the other with gentle crossfades; four
//! seconds each, or what fits the length that is asked for.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, LONGEST, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{STILL, Seconds};

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Slideshow {
    /// How many pictures the person speaks of.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub images: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds_per_image: Option<Amount>,
}

impl Edit for Slideshow {
    fn stage(&self) -> Stage {
        Stage::Build
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let asked = self.seconds_per_image.map(Amount::ratio);
        if asked.is_some_and(|asked| asked * 24 > LONGEST.into() || asked * 10 < 1.into()) {
            return Err(language
                .pick("A picture can be shown for 0.1 s to an hour.", "每张图片可显示 0.1 秒到一小时。"));
        }
        let shown = editor.slideshow(asked)?;
        let (count, each) = (shown.count, told(shown.each, language));
        let mut told = language.pick(
            format!("Made a slideshow of {count} pictures, {each} each, with gentle crossfades."),
            format!("用 {count} 张图片做了幻灯片，每张 {each}，柔和过渡。"),
        );
        if let Some(images) = self.images.filter(|images| *images as usize != count) {
            told.push_str(&language.pick(
                format!(" You spoke of {images}; these are all that are there."),
                format!("你提到 {images} 张，这里只有这些。"),
            ));
        }
        if shown.other_clips {
            told.push_str(&language.pick(" The videos are left out.", "视频未放入。"));
        }
        Ok(told)
    }

    fn tell(&self, language: Language) -> String {
        match self.seconds_per_image {
            Some(each) => {
                let each = told(each.ratio(), language);
                language.pick(format!("Show the pictures, {each} each"), format!("依次显示图片，每张 {each}"))
            }
            None => {
                let each = told(Seconds::from_integer(STILL), language);
                language.pick(
                    format!("Show the pictures, {each} each or what fits"),
                    format!("依次显示图片，每张 {each} 或按时长分配"),
                )
            }
        }
    }
}
