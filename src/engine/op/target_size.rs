//! `target_size(mb)`: a file below a size.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, megabytes};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::render::{self, Share};
use crate::engine::timeline::Size;
use crate::engine::words::say;
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
        under(editor, self.mb)
    }

    fn tell(&self, language: Language) -> String {
        say!(language, "size-step", size = megabytes(self.mb, language))
    }
}

/// Makes the result smaller than so many millions of bytes.
pub(super) fn under(editor: &mut Editor<'_>, mb: Amount) -> Result<String, String> {
    let language = editor.language;
    let size = megabytes(mb, language);
    let bytes = u64::try_from((mb.ratio() * 1_000_000).to_integer()).unwrap_or_default();
    editor.sized()?;
    let seconds = editor.result_length();
    let seconds = *seconds.numer() as f64 / *seconds.denom() as f64;
    let too_small = |least: u64| {
        let least = least.div_ceil(100_000) as f64 / 10.0;
        Err(say!(language, "size-beyond", size = size.clone(), least = megabytes(least, language)))
    };
    let mut smaller = None;
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
            return Err(say!(language, "size-of-picture"));
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
                    editor.shrunk = true;
                    smaller = Some(say!(language, "size-smaller-picture", side, now));
                }
            }
        }
    }
    editor.result.output.size = Size::Bytes(bytes);
    Ok(language.sentences([say!(language, "size-done", size)].into_iter().chain(smaller)))
}
