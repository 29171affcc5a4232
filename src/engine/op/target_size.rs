//! `target_size(mb)`: a file below a size.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::render::{self, Share};
use crate::engine::timeline::Size;
use crate::media::Shape;

/// The sides that are tried where the picture has to become smaller, the shorter one in pixels.
const SIDES: [u32; 8] = [1440, 1080, 720, 540, 480, 360, 240, 144];

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TargetSize {
    /// In millions of bytes.
    pub mb: Amount,
}

impl Edit for TargetSize {
    fn stage(&self) -> Stage {
        Stage::Size
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let bytes = (self.mb.ratio() * 1_000_000).to_integer();
        under(editor, u64::try_from(bytes).unwrap_or_default(), &format!("{} MB", self.mb))
    }

    fn tell(&self, language: Language) -> String {
        let mb = self.mb;
        language.pick(format!("Make it smaller than {mb} MB"), format!("压缩到 {mb} MB 以内"))
    }
}

/// Makes the result smaller than so many bytes, which people call `told`.
pub(super) fn under(editor: &mut Editor<'_>, bytes: u64, told: &str) -> Result<String, String> {
    let language = editor.language;
    editor.sized()?;
    let seconds = editor.result_length();
    let seconds = *seconds.numer() as f64 / *seconds.denom() as f64;
    let too_small = |least: u64| {
        let least = least.div_ceil(100_000) as f64 / 10.0;
        Err(language.pick(
            format!("It cannot be smaller than {told}: it would be unwatchable. The least is about {least} MB; a shorter part can be smaller."),
            format!("无法压缩到 {told} 以内：画面将无法观看。至少约 {least} MB；更短的片段可以更小。"),
        ))
    };
    let mut smaller = String::new();
    match editor.shape() {
        Shape::Sound => {
            if (bytes as f64) * 8.0 / seconds < 24_000.0 {
                return too_small((seconds * 24_000.0 / 8.0) as u64);
            }
        }
        Shape::Animation => {
            if bytes < 100_000 {
                return too_small(100_000);
            }
        }
        Shape::Still => {
            return Err(language.pick(
                "A picture has the size that it needs: leave the size out.",
                "图片不支持指定体积：请去掉体积要求。",
            ));
        }
        Shape::Video => {
            let least = render::least_bytes(seconds, editor.has_sound());
            let Some(share) = Share::of(bytes, seconds, editor.has_sound()).filter(|_| bytes >= least) else {
                return too_small(least);
            };
            let Some((width, height, rate)) = editor.canvas() else { return too_small(least) };
            let now = width.min(height);
            if !share.bears(width, height, rate) {
                let fits = |side: &u32| {
                    let scaled = |length: u32| (u64::from(length) * u64::from(*side) / u64::from(now)) as u32;
                    *side < now && share.bears(scaled(width), scaled(height), rate)
                };
                let side = SIDES.into_iter().find(fits).unwrap_or(144).min(now);
                if side < now {
                    editor.result.resolution = Some(side);
                    smaller = language.pick(
                        format!(" For that the picture is {side}p instead of {now}p."),
                        format!("为此画面由 {now}p 降为 {side}p。"),
                    );
                }
            }
        }
    }
    editor.result.output.size = Size::Bytes(bytes);
    Ok(language
        .pick(format!("Made it smaller than {told}.{smaller}"), format!("压缩到了 {told} 以内。{smaller}")))
}
