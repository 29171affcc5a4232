//! The picture turned, cropped and brought to another shape.

use super::Editor;
use crate::engine::timeline::{self, Clip, Crop, Fill, Frame, Orientation, Pixels, Segment, Shape, Turn};
use crate::engine::words::say;

/// The smallest bars, in hundredths of the side, that are cut off: a dark line at an edge is none.
const BARS: u32 = 1;

/// What was cut off, in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Margins {
    pub left: u32,
    pub right: u32,
    pub top: u32,
    pub bottom: u32,
}

impl<'a> Editor<'a> {
    /// The clip whose size the result has, and the segment that shows it.
    fn leading(&self) -> Option<(&Segment, &'a Clip)> {
        let clips = self.clips;
        let segments = self.pieces.iter().map(|piece| &piece.segment);
        timeline::leading(segments, |handle| clips.iter().find(|clip| clip.id == handle))
    }

    /// The size of the leading clip, in pixels, before anything is done to the whole.
    pub fn leading_size(&self) -> Result<(u32, u32), String> {
        let size = self.leading().map(|(segment, clip)| segment.size(clip));
        let size = size.filter(|(width, height)| width * height > 0);
        size.ok_or_else(|| say!(self.language, "no-picture"))
    }

    /// Turns the picture, or that of the clip that the step at hand is for.
    pub fn turn(&mut self, turn: Turn) -> Result<(), String> {
        let size = self.leading_size()?;
        let Some(span) = self.own_span() else {
            self.result.frame.turn_further(turn, size);
            return Ok(());
        };
        // It comes before what is done to all of them.
        let turn = if self.result.frame.orientation.is_mirrored() { turn.back() } else { turn };
        let turned = self.changed(span, |piece| piece.segment.orientation.turn_further(turn))?;
        let before = std::mem::replace(&mut self.pieces, turned);
        match (self.result.frame.crop, self.leading_size()?) {
            (Some(_), (width, height)) if (width, height) != size => {
                self.pieces = before;
                Err(say!(self.language, "crop-beyond", width, height))
            }
            _ => Ok(()),
        }
    }

    /// Mirrors the picture, or that of the clip that the step at hand is for: upside down, or from left to right.
    pub fn mirror(&mut self, is_upside_down: bool) -> Result<(), String> {
        let size = self.leading_size()?;
        let Some(span) = self.own_span() else {
            let frame = &mut self.result.frame;
            if is_upside_down {
                frame.upend(size)
            } else {
                frame.mirror(size)
            }
            return Ok(());
        };
        let is_across = self.result.frame.orientation.turn.quarters() % 2 == 1;
        let is_upside_down = is_upside_down != is_across;
        self.pieces = self.changed(span, |piece| {
            let orientation = &mut piece.segment.orientation;
            let mirror = if is_upside_down { &mut orientation.upended } else { &mut orientation.mirrored };
            *mirror = !*mirror;
        })?;
        Ok(())
    }

    /// The size of the picture as it is turned and cropped so far.
    pub fn picture_size(&self) -> Result<(u32, u32), String> {
        Ok(self.result.frame.kept(self.leading_size()?))
    }

    /// Keeps a part of the picture, in whole pairs of pixels; of what is not said, the middle. Tells which.
    pub fn crop(
        &mut self,
        (x, y): (Option<u32>, Option<u32>),
        (width, height): (Option<u32>, Option<u32>),
    ) -> Result<Crop, String> {
        let (all_wide, all_high) = self.picture_size()?;
        let fit = |from: Option<u32>, length: Option<u32>, whole: u32| {
            let length = length.unwrap_or(whole.saturating_sub(from.unwrap_or(0))) & !1;
            let from = from.unwrap_or(whole.saturating_sub(length) / 2) & !1;
            let fits = length >= Crop::LEAST && from.checked_add(length).is_some_and(|end| end <= whole);
            fits.then_some((from, length))
        };
        let (Some((x, width)), Some((y, height))) = (fit(x, width, all_wide), fit(y, height, all_high))
        else {
            return Err(say!(self.language, "crop-beyond", width = all_wide, height = all_high));
        };
        let before = self.result.frame.crop.unwrap_or(Crop { x: 0, y: 0, width: all_wide, height: all_high });
        self.result.frame.crop = Some(Crop { x: before.x + x, y: before.y + y, width, height });
        Ok(Crop { x, y, width, height })
    }

    /// Cuts off the black bars of the leading clip. Tells what of it is left, and what was cut off.
    pub fn cut_bars(&mut self) -> Result<(Crop, Margins), String> {
        let of = self.leading_size()?;
        let leading = self.leading().map(|(segment, clip)| (segment.orientation, clip));
        let picture = leading.and_then(|(own, clip)| Some((own, clip, self.known.pictures.get(&clip.id)?)));
        let (own, clip, picture) = picture.ok_or_else(|| say!(self.language, "bars-none"))?;
        let Some(picture) = *picture else { return Err(say!(self.language, "bars-dark")) };
        // Turned as the clip is.
        let frame = &mut self.result.frame;
        let mut seen = Frame { crop: Some(picture), ..Frame::default() };
        seen.orient(own, (clip.width, clip.height));
        seen = Frame { orientation: Orientation::default(), ..seen };
        seen.orient(frame.orientation, of);
        let picture = seen.crop.unwrap_or(picture);
        let (width, height) = frame.turned(of);
        let before = frame.crop.unwrap_or(Crop { x: 0, y: 0, width, height });
        let (left, right) = margins((before.x, before.width), (picture.x, picture.width));
        let (top, bottom) = margins((before.y, before.height), (picture.y, picture.height));
        let kept = Crop {
            x: before.x + left,
            y: before.y + top,
            width: before.width.saturating_sub(left + right),
            height: before.height.saturating_sub(top + bottom),
        };
        if kept == before || kept.width.min(kept.height) < Crop::LEAST {
            return Err(say!(self.language, "bars-none"));
        }
        frame.crop = Some(kept);
        Ok((kept, Margins { left, right, top, bottom }))
    }

    /// Brings the picture to a shape. Tells whether it has another one now.
    pub fn reshape(&mut self, shape: Shape, fill: Fill) -> Result<bool, String> {
        let (width, height) = self.picture_size()?;
        let frame = &mut self.result.frame;
        if let Some(size) = frame.size.take() {
            // What is asked for now is the shape; how large it is was asked for before.
            let same = u64::from(size.width) * u64::from(shape.height)
                == u64::from(size.height) * u64::from(shape.width);
            if same {
                frame.size = Some(size);
            } else {
                self.result.resolution.get_or_insert(size.width.min(size.height));
            }
        }
        frame.shape = Some(shape);
        frame.fill = fill;
        Ok(u64::from(width) * u64::from(shape.height) != u64::from(height) * u64::from(shape.width))
    }

    /// Brings the picture to a size; a side that is not said follows from the shape. Tells which, and whether its
    /// shape is another one.
    pub fn resize(
        &mut self,
        width: Option<u32>,
        height: Option<u32>,
        fill: Fill,
    ) -> Result<(Pixels, bool), String> {
        let (own_width, own_height) = self.picture_size()?;
        let (shape_width, shape_height) = match self.result.frame.shape {
            Some(shape) => (shape.width.max(1), shape.height.max(1)),
            None => (own_width, own_height),
        };
        let along = |side: u32, over: u32, under: u32| {
            u32::try_from(u64::from(side) * u64::from(over) / u64::from(under.max(1))).unwrap_or(u32::MAX)
        };
        let (width, height) = match (width, height) {
            (Some(width), Some(height)) => (width, height),
            (Some(width), None) => (width, along(width, shape_height, shape_width)),
            (None, Some(height)) => (along(height, shape_width, shape_height), height),
            (None, None) => {
                return Err(say!(self.language, "resize-unclear"));
            }
        };
        // Encoders take whole pairs of pixels only.
        let even = |side: u32| side.saturating_add(1) & !1;
        let (width, height) = (even(width), even(height));
        let size = Pixels { width, height };
        if !size.is_possible() {
            return Err(say!(self.language, "resize-beyond", width, height));
        }
        let frame = &mut self.result.frame;
        frame.size = Some(size);
        frame.fill = fill;
        self.result.resolution = None;
        // A difference of two in a hundred is not seen.
        let (one, other) =
            (f64::from(width) * f64::from(own_height), f64::from(height) * f64::from(own_width));
        Ok((size, (one - other).abs() > one.max(other) * 0.02))
    }
}

/// How much of a side that begins at `whole.0` lies before and after the `part` of it that is seen; nothing where that
/// is too little for bars. Both begin somewhere and are so long.
fn margins(whole: (u32, u32), part: (u32, u32)) -> (u32, u32) {
    let before = part.0.saturating_sub(whole.0);
    let after = (whole.0 + whole.1).saturating_sub(part.0 + part.1);
    match before + after > whole.1 * BARS / 100 {
        true => (before, after),
        false => (0, 0),
    }
}
