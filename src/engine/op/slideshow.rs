//! `slideshow(images, seconds_per_image)`: the pictures of the folder, one after the other with gentle crossfades; four
//! seconds each, or what fits the length that is asked for.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, LONGEST, Stage, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{STILL, Seconds};
use crate::engine::words::say;

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
            return Err(say!(language, "slideshow-beyond", least = told(Ratio::new(1, 10), language)));
        }
        let shown = editor.slideshow(asked)?;
        let (count, each) = (shown.count, told(shown.each, language));
        let mut told = vec![say!(language, "slideshow-done", count, each)];
        if let Some(images) = self.images.filter(|images| *images as usize != count) {
            told.push(say!(language, "spoke-of", count = images));
        }
        if shown.other_clips {
            told.push(say!(language, "slideshow-videos-left-out"));
        }
        Ok(language.sentences(told))
    }

    fn tell(&self, language: Language) -> String {
        match self.seconds_per_image {
            Some(each) => {
                let each = told(each.ratio(), language);
                say!(language, "slideshow-step", each)
            }
            None => {
                let each = told(Seconds::from_integer(STILL), language);
                say!(language, "slideshow-fitting-step", each)
            }
        }
    }
}
