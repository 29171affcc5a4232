//! Shapes, looks and overlays on a timeline.

use super::*;
use crate::engine::planner::plan;
use crate::engine::timeline::{
    Crop, Effect, Fill, Look, Overlay, Pixels, Position, Style, TextStyle, Turn, Zoom,
};
use crate::media::Kind;

/// A session of two videos, a logo and a table of colours, edited by `prompts`, one message after the other.
fn edited(prompts: &[&str]) -> Applied {
    let named = |id: &str, name: &str, kind| Clip { name: name.into(), kind, ..clip(id, 20_000) };
    let clips = [
        clip("clip1", 20_000),
        named("clip2", "my webcam.mp4", Kind::Video),
        named("clip3", "holiday.png", Kind::Image),
        named("clip4", "our logo.png", Kind::Image),
    ];
    by(&clips, prompts)
}

fn by(clips: &[Clip], prompts: &[&str]) -> Applied {
    let mut timeline = Timeline::unedited(clips.iter());
    let mut applied = None;
    for prompt in prompts {
        let plan = plan(prompt);
        assert!(plan.needs_cloud.is_empty() && plan.not_understood.is_empty(), "{plan:?}");
        let done = apply(&plan, &timeline, clips, &Default::default(), &Pauses::default());
        timeline = done.timeline.clone();
        applied = Some(done);
    }
    applied.unwrap()
}

fn one(prompts: &[&str]) -> Applied {
    by(&[clip("clip1", 20_000)], prompts)
}

#[test]
fn a_look_on_a_stretch_stays_on_what_was_seen_there() {
    let result = one(&["cut the first 5 seconds and make it black and white from 0:08 to 0:10"]);
    let effect =
        Effect { look: Look::Grayscale, start: Some(seconds(3000)), end: Some(seconds(5000)), again: vec![] };
    assert_eq!(result.timeline.effects, [effect]);
    assert_eq!(result.done[1], "Made it black and white from 0:03 to 0:05.");
    // Backwards it is seen at another time, and what is played again is changed again.
    let result = one(&["play it backwards and make it black and white from 0:05 to 0:07"]);
    assert_eq!(result.done[1], "Made it black and white from 0:13 to 0:15.");
    let result = one(&["play it twice and make it black and white from 0:05 to 0:07"]);
    assert_eq!(result.done[1], "Made it black and white from 0:05 to 0:07, 0:25 to 0:27.");
    let twice = [(5000, 7000), (25_000, 27_000)].map(|(start, end)| (seconds(start), seconds(end)));
    assert_eq!(result.timeline.effects, [Effect::on(Look::Grayscale, &twice)]);
    let result = one(&["remove 0:04 to 0:12 and blur it from 0:05 to 0:11"]);
    assert_eq!(result.refused, ["0:05 to 0:11 is cut away, so nothing there can be changed."]);
    let result = one(&["blur it from 0:25 to 0:30"]);
    assert_eq!(result.refused, ["0:25 comes after the end, which is at 0:20."]);
}

#[test]
fn looks_on_what_plays_often_are_put_on_all_of_it_or_none() {
    let op = |json: serde_json::Value| -> Op { serde_json::from_value(json).unwrap() };
    let looked = |name: &str| op(serde_json::json!({ "op": name, "args": { "start": 5, "end": 7 } }));
    let often = |times: u32| Op::from(Loop { count: Some(times) });
    let steps = vec![often(60), looked("grayscale"), looked("blur")];
    let result = applied(20_000, &[], steps);
    assert_eq!(result.refused, [""; 0]);
    for effect in &result.timeline.effects {
        let seen: Vec<_> = effect.stretches().collect();
        let last = (Some(seconds(1_185_000)), Some(seconds(1_187_000)));
        assert_eq!((seen.len(), seen.last()), (60, Some(&last)));
    }
    assert_eq!(result.timeline.effects.len(), 2);
    // Two looks in one step: neither.
    let graded = serde_json::json!({
        "op": "color", "args": { "tone": "warm", "style": "moody", "start": 5, "end": 7 }
    });
    let mut steps = vec![often(100)];
    steps.extend(["grayscale", "blur", "sharpen", "grayscale"].map(looked));
    steps.push(op(graded));
    let result = applied(20_000, &[], steps);
    assert_eq!((result.timeline.effects.len(), result.done.len()), (4, 5));
    let why = "That would be more effects than one video can have: ask for fewer.";
    assert_eq!(result.refused, [why]);
    // Nor do some of many stills move.
    let still = |number| Clip { kind: Kind::Image, has_audio: false, ..clip(&format!("clip{number}"), 4000) };
    let stills: Vec<Clip> = (1..=101).map(still).collect();
    let result = by(&stills, &["zoom in"]);
    assert_eq!((result.timeline.effects.len(), result.refused), (0, vec![why.to_string()]));
}

#[test]
fn a_cut_takes_what_of_a_look_lies_beyond_it_and_leaves_the_rest() {
    let twice = "play it twice and make it black and white from 0:05 to 0:07";
    for (limit, left) in [(26, vec![(5000, 7000), (25_000, 26_000)]), (20, vec![(5000, 7000)])] {
        let result = one(&[twice, &format!("keep the first {limit} seconds")]);
        let left: Vec<_> = left.into_iter().map(|(start, end)| (seconds(start), seconds(end))).collect();
        assert_eq!(result.timeline.effects, [Effect::on(Look::Grayscale, &left)]);
        assert_eq!(result.refused, [""; 0]);
    }
}

#[test]
fn a_look_that_a_later_cut_leaves_nothing_of_is_gone_and_that_is_told() {
    let result = one(&["make it black and white from 0:15 to 0:20", "keep the first 10 seconds"]);
    assert_eq!(result.timeline.effects, []);
    assert_eq!(result.refused, ["An earlier effect or picture would come after the new end, so it is gone."]);
}

#[test]
fn a_vertical_picture_keeps_all_of_it_unless_it_is_to_be_filled() {
    let result = one(&["make it vertical"]);
    assert_eq!(result.timeline.frame.fill, Fill::Blur);
    assert!(result.done[0].contains("blurred bars; to fill it instead, say “crop to fill”"), "{result:?}");
    for prompt in ["crop it to 9:16", "make it vertical, cropped to fill"] {
        assert_eq!(one(&[prompt]).timeline.frame.fill, Fill::Crop, "{prompt}");
    }
    assert_eq!(one(&["make it vertical with black bars"]).timeline.frame.fill, Fill::Pad);
    let result = one(&["make it 16:9"]);
    assert_eq!(result.done, ["The picture is 16:9 already."]);
}

#[test]
fn shapes_sizes_turns_and_crops_go_together() {
    let result = one(&["make it 9:16", "resize it to 720x1280"]);
    assert_eq!(result.timeline.frame.size, Some(Pixels { width: 720, height: 1280 }));
    // A size of another shape gives way to the shape, and still says how large it is.
    let result = one(&["resize it to 1280x720", "make it square"]);
    assert_eq!((result.timeline.frame.size, result.timeline.resolution), (None, Some(720)));
    let result = one(&["crop to 640x360 at 100,50", "rotate it by 90 degrees"]);
    let frame = result.timeline.frame;
    assert_eq!(frame.orientation.turn, Turn::Quarter);
    assert_eq!(frame.crop, Some(Crop { x: 1080 - 50 - 360, y: 100, width: 360, height: 640 }));
    let result = one(&["crop to 640x360 at 1500,50"]);
    assert_eq!(result.refused, ["That part does not lie within the picture, which is 1920×1080."]);
    assert_eq!(one(&["rotate it by 45 degrees"]).refused.len(), 1);
    assert_eq!(one(&["resize it to 9000x20"]).refused.len(), 1);
}

#[test]
fn colours_are_told_in_numbers_and_beyond_them_refused() {
    let result = one(&["increase the brightness by 20% and lower the contrast by 10%"]);
    let looks: Vec<_> = result.timeline.effects.into_iter().map(|effect| effect.look).collect();
    assert_eq!(looks, [Look::Brightness(120), Look::Contrast(90)]);
    assert_eq!(result.done[0], "Changed the brightness to 120% of what it was.");
    let result = one(&["increase the brightness by 200%"]);
    assert_eq!(result.refused, ["Cannot change the brightness to 300%: it goes from 20 to 180%."]);
    let result = one(&["give it a sepia look"]);
    assert_eq!(result.timeline.effects[0].look, Look::Style(Style::Sepia));
}

#[test]
fn a_zoom_at_a_moment_goes_in_stays_and_goes_back() {
    let result = one(&["zoom in at 0:05"]);
    let zooms: Vec<_> = result
        .timeline
        .effects
        .iter()
        .map(|effect| (effect.look.clone(), effect.start, effect.end))
        .collect();
    let zoom = |from, to, start: i64, end: i64| {
        (Look::Zoom(Zoom { from, to }), Some(Seconds::from(start)), Some(Seconds::from(end)))
    };
    assert_eq!(zooms, [zoom(100, 130, 5, 6), zoom(130, 130, 6, 9), zoom(130, 100, 9, 10)]);
    assert_eq!(result.done, ["Zoomed in to 1.3 times at 0:05, and back by 0:10."]);
    // Each of several stills moves by itself.
    let still = |id: &str| Clip { kind: Kind::Image, has_audio: false, ..clip(id, 3_600_000) };
    let result = by(&[still("clip1"), still("clip2")], &["zoom in"]);
    assert_eq!(result.timeline.effects.len(), 2);
    assert_eq!(result.timeline.effects[1].start, Some(Seconds::from(4)));
}

#[test]
fn a_second_clip_leaves_the_row_and_lies_over_the_first() {
    let result = edited(&["put the webcam in the corner"]);
    let overlay = &result.timeline.overlays[0];
    assert_eq!((overlay.clip.as_str(), overlay.position), ("clip2", Position::BottomRight));
    assert!(result.timeline.segments.iter().all(|segment| segment.clip == "clip1"));
    assert_eq!(result.timeline.duration(), Seconds::from(20));
    assert!(result.done[0].ends_with("Its sound is mixed in."), "{:?}", result.done);
    // Asked for again, it is moved, and stays as wide as it was.
    let larger = Op::from(Pip { scale: Some(amount(400)), ..Pip::default() });
    let moved = Op::from(Pip { position: Some(Position::TopLeft), ..Pip::default() });
    let clips = [clip("clip1", 20_000), clip("clip2", 8000)];
    let mut timeline = Timeline::unedited(clips.iter());
    for step in [larger, moved] {
        let plan = Plan { steps: vec![step], ..Plan::default() };
        let result = apply(&plan, &timeline, &clips, &Known::default(), &Pauses::default());
        assert_eq!(result.refused, [""; 0]);
        timeline = result.timeline;
    }
    let lies = |overlay: &Overlay| (overlay.clip.clone(), overlay.position, overlay.width, overlay.heard);
    let overlays: Vec<_> = timeline.overlays.iter().map(lies).collect();
    assert_eq!(overlays, [("clip2".to_string(), Position::TopLeft, 40, true)]);
    let result = one(&["picture in picture"]);
    assert_eq!(result.refused, ["This needs two clips, one over the other: put both into one folder."]);
}

#[test]
fn a_logo_is_found_by_its_name_and_a_watermark_can_be_words() {
    let result = edited(&["add my logo in the top left for the first 5 seconds"]);
    let overlay = &result.timeline.overlays[0];
    assert_eq!((overlay.clip.as_str(), overlay.end), ("clip4", Some(Seconds::from(5))));
    assert_eq!(result.done, ["Put the logo “our logo.png” top left, from 0:00 to 0:05."]);
    let result = one(&["add a watermark 'ACME' at 40% opacity in the bottom left"]);
    let text = &result.timeline.texts[0];
    assert_eq!((text.text.as_str(), text.style), ("ACME", TextStyle::Watermark));
    assert_eq!(text.color.as_deref(), Some("#ffffff66"));
    assert!(one(&["add my logo"]).refused[0].contains("put one into the folder"));
}

#[test]
fn black_bars_are_cut_off_wherever_the_clip_is_turned_and_what_goes_is_told() {
    let bars = || Op::from(crate::engine::op::Crop { bars: Some(true), ..Default::default() });
    let letterboxed = Crop { x: 0, y: 132, width: 1920, height: 816 };
    let cut = |timeline: &Timeline, picture: Option<Crop>, steps: Vec<Op>| {
        let known = Known { pictures: BTreeMap::from([("clip1".to_string(), picture)]), ..Known::default() };
        let plan = Plan { steps, ..Plan::default() };
        apply(&plan, timeline, &[clip("clip1", 20_000)], &known, &Pauses::default())
    };
    let whole = Timeline::of(&clip("clip1", 20_000));
    let result = cut(&whole, Some(letterboxed), vec![bars()]);
    assert_eq!(
        result.done,
        ["Cut off the black bars, 132 px at the top, 132 px at the bottom: 1920×816 is left."]
    );
    assert_eq!(result.timeline.frame.crop, Some(letterboxed));
    let again = cut(&result.timeline, Some(letterboxed), vec![bars()]);
    assert_eq!(again.refused, ["There are no black bars to cut off."]);
    assert_eq!(again.timeline, result.timeline);
    let turned = cut(&whole, Some(letterboxed), vec![Rotate { degrees: Some(90) }.into(), bars()]);
    let upright = Crop { x: 132, y: 0, width: 816, height: 1920 };
    assert_eq!(turned.timeline.frame.crop, Some(upright));
    assert!(turned.done[1].contains("132 px on the left, 132 px on the right"), "{turned:?}");
    let line = Crop { x: 0, y: 4, width: 1920, height: 1074 };
    for (picture, why) in [
        (Some(line), "There are no black bars to cut off."),
        (None, "All of it is black, so there is nothing to tell black bars from."),
    ] {
        let result = cut(&whole, picture, vec![bars()]);
        assert_eq!((result.refused, result.timeline), (vec![why.to_string()], whole.clone()));
    }
    let lopsided = Crop { x: 0, y: 0, width: 1600, height: 1080 };
    let part = crate::engine::op::Crop { width: Some(1800), x: Some(100), ..Default::default() };
    let result = cut(&whole, Some(lopsided), vec![part.into(), bars()]);
    assert_eq!(result.timeline.frame.crop, Some(Crop { x: 100, y: 0, width: 1500, height: 1080 }));
    assert!(result.done[1].contains("300 px on the right: 1500×1080"), "{result:?}");
}
