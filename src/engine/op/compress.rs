//! `compress(target, crf, video_bitrate)`: a smaller file, by a share, a quality or a bit rate.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::bitrate::Bitrate;
use super::target_size::under;
use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{Size, VideoCodec};

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
            return Ok(language.pick(format!("Encoded with CRF {crf}."), format!("以 CRF {crf} 编码。")));
        }
        if let Some(bitrate) = self.video_bitrate {
            if !(30..=200_000).contains(&bitrate.thousands()) {
                return Err(language.pick(
                    "Pictures can have from 30k to 200M bits a second.",
                    "画面码率可为 30k 到 200M。",
                ));
            }
            editor.result.output.video_bitrate = Some(bitrate.thousands());
            return Ok(language.pick(
                format!("{bitrate} bits a second for the pictures."),
                format!("画面码率 {bitrate}。"),
            ));
        }
        let percent = match self.target {
            Some(Target::For(For::Half)) => 50,
            Some(Target::For(For::Email)) => return under(editor, 20_000_000, "20 MB"),
            Some(Target::For(For::Whatsapp)) => return under(editor, 16_000_000, "16 MB"),
            Some(Target::For(For::Discord)) => return under(editor, 10_000_000, "10 MB"),
            Some(Target::Percent(percent)) => {
                let percent = percent.ratio().round().to_integer();
                let fits = u8::try_from(percent).ok().filter(|percent| (5..=95).contains(percent));
                fits.ok_or_else(|| {
                    language.pick(
                        format!("{percent} % of the size cannot be had: it goes from 5 to 95 %."),
                        format!("无法压缩到 {percent}%：可用 5% 到 95%。"),
                    )
                })?
            }
            None => {
                editor.result.output.size = Size::Smaller;
                return Ok(language.pick(
                    "Compressed: the quality is a little lower than usual, and it is encoded with more care.",
                    "已压缩：画质略低于平常，编码更精细。",
                ));
            }
        };
        editor.sized()?;
        editor.result.output.size = Size::Percent(percent);
        Ok(language.pick(
            format!("Compressed to {percent} % of what the clip has."),
            format!("压缩到原视频的 {percent}%。"),
        ))
    }

    fn tell(&self, language: Language) -> String {
        language.pick("Compress it", "压缩")
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
    Err(language.pick(
        format!("A CRF of {crf} cannot be had: it goes from 0 to {most}."),
        format!("CRF {crf} 不可用：可用 0 到 {most}。"),
    ))
}
