//! `compress(target, crf, video_bitrate)`: a smaller file, by a share, a quality or a bit rate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bitrate::Bitrate;
use super::target_size::under;
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Size, VideoCodec};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Compress {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<Target>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crf: Option<u8>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video_bitrate: Option<Bitrate>,
}

/// How small: a percentage of what it is, or what it has to fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Target {
    Percent(Amount),
    For(For),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum For {
    Half,
    Email,
    Whatsapp,
    Discord,
}

impl Edit for Compress {
    fn stage(&self) -> Stage {
        Stage::Size
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        if let Some(crf) = self.crf {
            let crf = quality(crf, editor.result.output.video, language)?;
            editor.result.output.crf = Some(crf);
            return Ok(say!(language, "crf-done", crf));
        }
        if let Some(bitrate) = self.video_bitrate {
            if !(30..=200_000).contains(&bitrate.thousands()) {
                return Err(say!(language, "bitrate-beyond"));
            }
            editor.result.output.video_bitrate = Some(bitrate.thousands());
            return Ok(say!(language, "bitrate-done", bitrate = bitrate.to_string()));
        }
        let percent = match self.target {
            Some(Target::For(For::Half)) => 50,
            Some(Target::For(For::Email)) => return under(editor, Amount::whole(20)),
            Some(Target::For(For::Whatsapp)) => return under(editor, Amount::whole(16)),
            Some(Target::For(For::Discord)) => return under(editor, Amount::whole(10)),
            Some(Target::Percent(percent)) => {
                let percent = percent.ratio().round().to_integer();
                let fits = u8::try_from(percent).ok().filter(|percent| (5..=95).contains(percent));
                fits.ok_or_else(|| say!(language, "compress-share-beyond", percent))?
            }
            None => {
                editor.result.output.size = Size::Smaller;
                return Ok(say!(language, "compress-done"));
            }
        };
        editor.sized()?;
        editor.result.output.size = Size::Percent(percent);
        Ok(say!(language, "compress-share-done", percent))
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "compress-step")
    }
}

/// The CRF that was asked for, where an encoder of `codec` has it.
pub(super) fn quality(crf: u8, codec: Option<VideoCodec>, language: Language) -> Result<u8, String> {
    let most = match codec {
        Some(VideoCodec::Vp9 | VideoCodec::Av1) => 63,
        _ => 51,
    };
    if crf <= most {
        return Ok(crf);
    }
    Err(say!(language, "crf-beyond", crf, most))
}
