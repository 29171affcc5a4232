//! The picture of every clip turned, steadied, cropped and brought to the shape of the result.

use std::fmt::Write;

use super::plan::{Canvas, even};
use super::{Order, RenderError};
use crate::engine::timeline::{Clip, Fill, Frame, Orientation, Strength, Turn};
use crate::media::{Kind, has_filter};

/// The smallest bars, in hundredths of the side, that are shown: what is less is stretched away.
const BARS: u32 = 2;

/// How much smaller than the result the picture is that is blurred for its bars.
const BLURRED: u64 = 6;

/// What takes shaking out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Steadier {
    /// In two passes, with a file for what the first one found.
    Vidstab,
    /// In one, less well.
    Deshake,
}

/// The frame of a timeline with what it needs to know of the leading clip and of ffmpeg.
#[derive(Debug, Clone, PartialEq)]
pub struct Shaping {
    pub frame: Frame,
    /// The size of the leading clip, as it is turned by itself.
    pub leading: (u32, u32),
    pub steadier: Option<Steadier>,
}

/// The size of the result, in pixels and not yet even: of the leading clip, which has the size `leading`, as it is
/// turned, cropped and brought to shape.
pub fn size(frame: &Frame, leading: (u32, u32)) -> (u64, u64) {
    let (width, height) = frame.kept(leading);
    let shorter = u64::from(width.min(height));
    match (frame.size, frame.shape) {
        (Some(size), _) => (u64::from(size.width), u64::from(size.height)),
        (None, Some(shape)) => {
            let (wide, high) = (u64::from(shape.width.max(1)), u64::from(shape.height.max(1)));
            (shorter * wide / wide.min(high), shorter * high / wide.min(high))
        }
        (None, None) => (u64::from(width), u64::from(height)),
    }
}

impl Shaping {
    /// What `order` asks for.
    pub async fn of(order: &Order<'_>) -> Result<Shaping, RenderError> {
        let leading = order.timeline.leading_size(|handle| order.clips.get(handle).map(|(clip, _)| clip));
        let frame = order.timeline.frame.clone();
        let steadier = match frame.steady {
            None => None,
            Some(_) if has_filter("vidstabtransform").await? => Some(Steadier::Vidstab),
            Some(_) => Some(Steadier::Deshake),
        };
        Ok(Shaping { frame, leading: leading.unwrap_or_default(), steadier })
    }

    /// What steadies `pictures` of `clip`, if anything does: neither what does not move nor what is over at once.
    pub fn steadied(&self, clip: &Clip, pictures: u64) -> Option<(Steadier, Strength)> {
        let moves = clip.kind == Kind::Video && pictures > 4;
        self.steadier.zip(self.frame.steady).filter(|_| moves)
    }

    /// The filters that bring `pictures` pictures of `clip`, the input of that number, which is turned by itself to
    /// `orientation`, to `canvas`.
    pub fn filters(
        &self,
        number: usize,
        clip: &Clip,
        orientation: Orientation,
        pictures: u64,
        canvas: &Canvas,
    ) -> String {
        let frame = &self.frame;
        let mut text = String::new();
        match self.steadied(clip, pictures) {
            Some((Steadier::Vidstab, strength)) => {
                let smoothing = strength.pick([8, 15, 30]);
                let file = found(number);
                let _ = write!(text, "vidstabtransform=input={file}:smoothing={smoothing}:optzoom=1,");
            }
            Some((Steadier::Deshake, strength)) => {
                let reach = strength.pick([16, 32, 64]);
                let _ = write!(text, "deshake=rx={reach}:ry={reach},");
            }
            None => {}
        }
        let mut size = (clip.width, clip.height);
        for orientation in [orientation, frame.orientation] {
            text.push_str(match orientation.turn {
                Turn::None => "",
                Turn::Quarter => "transpose=clock,",
                Turn::Half => "hflip,vflip,",
                Turn::ThreeQuarters => "transpose=cclock,",
            });
            text.push_str(if orientation.mirrored { "hflip," } else { "" });
            text.push_str(if orientation.upended { "vflip," } else { "" });
            size = orientation.size(size);
        }
        if let Some(crop) = frame.crop {
            let (width, height) = frame.turned(self.leading);
            let whole =
                Canvas { width: even(width.into(), 1), height: even(height.into(), 1), rate: canvas.rate };
            let (fit_width, fit_height) = whole.fit(size);
            let _ = write!(text, "{},", scale(fit_width, fit_height));
            if (fit_width, fit_height) != (whole.width, whole.height) {
                let _ = write!(text, "pad={}:{}:(ow-iw)/2:(oh-ih)/2,", whole.width, whole.height);
            }
            let _ = write!(text, "crop={}:{}:{}:{},", crop.width, crop.height, crop.x, crop.y);
            size = (crop.width, crop.height);
        }
        text.push_str(&self.fill(number, clip, size, pictures, canvas));
        text
    }

    /// The filters that bring a picture of `clip`, of `size` by now, to the shape of `canvas`.
    fn fill(&self, number: usize, clip: &Clip, size: (u32, u32), pictures: u64, canvas: &Canvas) -> String {
        let (width, height) = canvas.fit(size);
        let whole = scale(canvas.width, canvas.height);
        let (aside, above) = (canvas.width - width, canvas.height - height);
        if aside * 100 <= canvas.width * BARS && above * 100 <= canvas.height * BARS {
            // Known to be what they should be, pictures of that size are not even copied.
            let is_limited = clip.color.range.as_deref() == Some("tv");
            return scale_from(if is_limited { "in_range=tv:" } else { "" }, canvas.width, canvas.height);
        }
        // Square pixels, so that what is cut off can be counted in them.
        let square = scale(size.0, size.1);
        let (part_width, part_height) = middle(size, canvas);
        let middle = format!("crop={part_width}:{part_height}");
        match self.frame.fill {
            Fill::Stretch => whole,
            Fill::Crop => format!("{square},{middle},{whole}"),
            Fill::Pad => {
                format!("{},pad={}:{}:(ow-iw)/2:(oh-ih)/2", scale(width, height), canvas.width, canvas.height)
            }
            Fill::Blur => {
                let small = |side: u32| even(u64::from(side), BLURRED).max(16);
                let small = (small(canvas.width), small(canvas.height));
                // The last picture of an overlay has no length, so that one more is given and taken.
                format!(
                    "tpad=stop=1:stop_mode=clone,{square},format=yuv420p,split=2[fa{number}][fb{number}];\
                     [fa{number}]{middle},{},gblur=sigma={:.2},eq=brightness=-0.05:saturation=0.9,{whole}\
                     [fc{number}];\
                     [fb{number}]{}[fd{number}];\
                     [fc{number}][fd{number}]overlay={}:{},trim=end_frame={pictures}",
                    scale(small.0, small.1),
                    f64::from(small.0.min(small.1)) * 0.04,
                    scale(width, height),
                    aside / 4 * 2,
                    above / 4 * 2,
                )
            }
        }
    }
}

/// Where the first pass leaves what it found of the input of that number, in the folder of the render.
pub fn found(number: usize) -> String {
    format!("shaking{number}.trf")
}

/// The largest part of a picture of `size` that has the shape of `canvas`.
pub fn middle((width, height): (u32, u32), canvas: &Canvas) -> (u64, u64) {
    let (width, height) = (u64::from(width), u64::from(height));
    let (wide, high) = (u64::from(canvas.width), u64::from(canvas.height));
    if width * high >= height * wide {
        ((height * wide / high).max(1), height)
    } else {
        (width, (width * high / wide).max(1))
    }
}

fn scale(width: u32, height: u32) -> String {
    scale_from("", width, height)
}

/// The same, from pictures of which `range` says something, as `in_range=tv:`.
fn scale_from(range: &str, width: u32, height: u32) -> String {
    format!("scale={width}:{height}:flags=bicubic:{range}out_range=tv,setsar=1")
}
