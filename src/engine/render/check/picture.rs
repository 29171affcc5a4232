//! Whether the shape, the looks and the overlays of a timeline can be rendered.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::{Refusal, few, in_days};
use crate::engine::render::plan::Canvas;
use crate::engine::timeline::{Clip, Crop, Effect, Frame, Look, Overlay, Seconds, Timeline};
use crate::media::Kind;

/// The most pixels of a still picture over the picture: with four bytes each, 160 MB.
const MOST_OVERLAY_PIXELS: u64 = 40_000_000;

/// Refuses what cannot be rendered of `timeline` with `clips`, by their handles.
pub fn check(timeline: &Timeline, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Result<(), Refusal> {
    let leading = timeline.leading_size(|handle| clips.get(handle).map(|(clip, _)| clip));
    if let Some(leading) = leading {
        frame(&timeline.frame, leading).map_err(|why| Refusal::Frame { why })?;
    }
    if let Some(backdrop) = &timeline.frame.backdrop {
        shown(&backdrop.clip, clips).map_err(|why| Refusal::Frame { why })?;
    }
    if let Some(canvas) = Canvas::of(timeline, clips) {
        let (width, height) = (canvas.width, canvas.height);
        if !super::SIDES.contains(&width) || !super::SIDES.contains(&height) {
            let why =
                format!("the result would be {width}×{height}; no side can have more than 16384 pixels");
            return Err(Refusal::Frame { why });
        }
    }
    few(timeline.effects.len(), "looks", Effect::MOST)?;
    few(Effect::count(&timeline.effects), "stretches with a look", Effect::MOST_STRETCHES)?;
    for (number, one) in (1..).zip(&timeline.effects) {
        effect(one, clips).map_err(|why| Refusal::Effect { effect: number, why })?;
    }
    few(timeline.overlays.len(), "overlays", Overlay::MOST)?;
    for (number, one) in (1..).zip(&timeline.overlays) {
        overlay(one, clips).map_err(|why| Refusal::Overlay { overlay: number, why })?;
    }
    Ok(())
}

fn frame(frame: &Frame, leading: (u32, u32)) -> Result<(), String> {
    if let Some(crop) = frame.crop {
        let (width, height) = frame.turned(leading);
        let within = |from: u32, length: u32, whole: u32| {
            length >= Crop::LEAST && from.checked_add(length).is_some_and(|end| end <= whole)
        };
        if !within(crop.x, crop.width, width) || !within(crop.y, crop.height, height) {
            return Err(format!("the part to keep does not lie within {width}×{height}"));
        }
    }
    if frame.shape.is_some_and(|shape| !shape.is_possible()) {
        return Err("its shape is not between 1:4 and 4:1".into());
    }
    if frame.size.is_some_and(|size| !size.is_possible()) {
        return Err("its size is not between 64×64 and 7680×4320".into());
    }
    Ok(())
}

fn effect(effect: &Effect, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Result<(), String> {
    times(effect.start, effect.end)?;
    let mut before = effect.end;
    for again in &effect.again {
        times(Some(again.start), Some(again.end))?;
        if before.is_none_or(|before| again.start < before) {
            return Err("its stretches are not one after the other".into());
        }
        before = Some(again.end);
    }
    if matches!(effect.look, Look::Zoom(_)) && !effect.again.is_empty() {
        return Err("it zooms, which has one stretch".into());
    }
    let within = |number: u16, of: std::ops::RangeInclusive<u16>, what: &str| {
        let (least, most) = (of.start(), of.end());
        of.contains(&number).then_some(()).ok_or(format!("its {what} is not between {least} and {most} %"))
    };
    match &effect.look {
        Look::Brightness(number) => within(*number, Look::BRIGHTNESS, "brightness"),
        Look::Contrast(number) => within(*number, Look::CONTRAST, "contrast"),
        Look::Saturation(number) => within(*number, Look::SATURATION, "saturation"),
        Look::Zoom(zoom) => within(zoom.from, Look::ZOOM, "zoom").and(within(zoom.to, Look::ZOOM, "zoom")),
        Look::Grayscale | Look::Sharpen(_) | Look::Denoise(_) | Look::Blur(_) | Look::Style(_) => Ok(()),
        Look::Lut(table) => {
            let known = clips.get(table).is_some_and(|(clip, _)| clip.name.to_lowercase().ends_with(".cube"));
            known.then_some(()).ok_or("its table of colours is not in this session".into())
        }
    }
}

fn overlay(overlay: &Overlay, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Result<(), String> {
    times(overlay.start, overlay.end)?;
    shown(&overlay.clip, clips)?;
    if !(1..=100).contains(&overlay.width) || !(1..=100).contains(&overlay.opacity) {
        return Err("its width or opacity is not between 1 and 100 %".into());
    }
    Ok(())
}

fn times(start: Option<Seconds>, end: Option<Seconds>) -> Result<(), String> {
    let sane = start.into_iter().chain(end).all(in_days);
    let ordered = end.is_none_or(|end| start.unwrap_or_default() < end);
    if sane && ordered { Ok(()) } else { Err("its times are no stretch of a video".into()) }
}

/// Whether a clip can be laid over or under the pictures.
fn shown(handle: &str, clips: &BTreeMap<String, (Clip, PathBuf)>) -> Result<(), String> {
    let Some((clip, _)) = clips.get(handle) else {
        let clip: String = handle.chars().take(80).collect();
        return Err(format!("{clip} is not in this session"));
    };
    if clip.kind == Kind::Audio {
        return Err(format!("{} has no picture", clip.name));
    }
    super::check_clip(clip).map_err(|refusal| refusal.to_string())?;
    if clip.kind == Kind::Image && u64::from(clip.width) * u64::from(clip.height) > MOST_OVERLAY_PIXELS {
        return Err(format!("{} has {}×{} pixels; make it smaller", clip.name, clip.width, clip.height));
    }
    Ok(())
}
