//! Steps for one clip of several.

use super::*;
use crate::engine::planner::plan;
use crate::engine::timeline::{Crop, Look, Orientation, Position, Turn};
use crate::media::Kind;

fn folder() -> Vec<Clip> {
    let named = |id: &str, name: &str, length| Clip { name: name.into(), ..clip(id, length) };
    let logo = Clip { kind: Kind::Image, has_audio: false, ..named("clip4", "logo.png", 3_600_000) };
    vec![named("clip1", "a.mp4", 4000), named("clip2", "b.mp4", 4000), named("clip3", "c.mp4", 3000), logo]
}

/// What becomes of `prompt` in the folder.
fn done(prompt: &str) -> Applied {
    done_to(&Timeline::unedited(folder().iter()), prompt)
}

fn done_to(timeline: &Timeline, prompt: &str) -> Applied {
    apply(&plan(prompt), timeline, &folder(), &Known::default(), &Pauses::default())
}

/// The clips as they are played, with their times in thousandths of a second.
fn played(applied: &Applied) -> Vec<(&str, i64, i64)> {
    let thousandths = |time: Seconds| (time * 1000).to_integer();
    let segments = applied.timeline.segments.iter();
    segments.map(|one| (one.clip.as_str(), thousandths(one.start), thousandths(one.end))).collect()
}

#[test]
fn a_cut_of_one_clip_leaves_the_others_whole() {
    for (prompt, left) in [
        ("cut the first 2 seconds of b.mp4", ("clip2", 2000, 4000)),
        ("cut the last second of clip 2", ("clip2", 0, 3000)),
        ("keep 0:01 to 0:03 of b.mp4", ("clip2", 1000, 3000)),
        ("trim b.mp4 to 3 seconds", ("clip2", 0, 3000)),
    ] {
        let result = done(prompt);
        assert_eq!(played(&result), [("clip1", 0, 4000), left, ("clip3", 0, 3000)], "{prompt}: {result:?}");
        assert!(result.done[0].starts_with("b.mp4: "), "{result:?}");
    }
    let result = done("remove 0:01 to 0:02 from b.mp4");
    let left = [("clip1", 0, 4000), ("clip2", 0, 1000), ("clip2", 2000, 4000), ("clip3", 0, 3000)];
    assert_eq!(played(&result), left);
    assert_eq!(result.done, ["b.mp4: Cut 0:01 to 0:02."]);
    let result = done("remove b.mp4");
    assert_eq!(played(&result), [("clip1", 0, 4000), ("clip3", 0, 3000)]);
    assert_eq!(result.done, ["b.mp4: Took it out."]);
}

#[test]
fn a_cut_of_each_clip_is_made_in_each() {
    let result = done("cut the last 2 seconds of each clip");
    assert_eq!(played(&result), [("clip1", 0, 2000), ("clip2", 0, 2000), ("clip3", 0, 1000)]);
    assert_eq!(result.done, ["a.mp4, b.mp4, c.mp4: Cut the last 2 s."]);
    let result = done("cut the last 3 seconds of each clip");
    assert_eq!(played(&result), [("clip1", 0, 1000), ("clip2", 0, 1000), ("clip3", 0, 3000)]);
    assert!(result.done[0].contains("c.mp4: Cutting "), "{result:?}");
}

#[test]
fn what_is_done_to_one_clip_is_done_to_no_other() {
    let result = done("speed up b.mp4 2x, mute clip 3, reverse a.mp4");
    let facts = result.timeline.segments.iter().map(|one| (one.speed, one.muted, one.reversed));
    let [one, two] = [1, 2].map(Ratio::from_integer);
    assert_eq!(facts.collect::<Vec<_>>(), [(one, false, true), (two, false, false), (one, true, false)]);
    assert!(!result.timeline.silent);
    assert_eq!(result.done[..2], ["b.mp4: Changed the speed to 2 times.", "c.mp4: Took the sound away."]);
}

#[test]
fn a_look_is_seen_where_its_clip_is_once_all_is_cut() {
    let result = done("cut the first 2 seconds of a.mp4, make b.mp4 black and white");
    let [effect] = result.timeline.effects.as_slice() else { panic!("{result:?}") };
    assert_eq!(effect.look, Look::Grayscale);
    assert_eq!((effect.start, effect.end), (Some(seconds(2000)), Some(seconds(6000))));
    assert_eq!(result.done[1], "b.mp4: Made it black and white.");
    let result = done("put the text \"Hi\" on the last clip, add the title \"B\" to b.mp4 for 1 second");
    let texts = result.timeline.texts.iter().map(|text| (text.start, text.duration));
    let shown = [(seconds(8000), seconds(3000)), (seconds(4000), seconds(1000))];
    assert_eq!(texts.collect::<Vec<_>>(), shown, "{result:?}");
    let result = done("put logo.png on b.mp4 in the top left corner");
    let [overlay] = result.timeline.overlays.as_slice() else { panic!("{result:?}") };
    assert_eq!((overlay.start, overlay.end), (Some(seconds(4000)), Some(seconds(8000))));
    assert_eq!(overlay.position, Position::TopLeft);
    let result = done("add the watermark \"Ada\" to b.mp4");
    assert_eq!(result.timeline.texts[0].start, seconds(4000), "{result:?}");
}

#[test]
fn a_clip_that_passes_over_into_another_is_still_told_from_it() {
    let mut timeline = Timeline::unedited(folder().iter());
    timeline.segments[1].crossfade = seconds(400);
    let result = done_to(&timeline, "cut the first second of b.mp4");
    assert_eq!(played(&result), [("clip1", 0, 4000), ("clip2", 1000, 4000), ("clip3", 0, 3000)]);
    let result = done_to(&timeline, "make b.mp4 black and white");
    assert_eq!(result.timeline.effects[0].start, Some(seconds(3800)));
}

#[test]
fn what_only_the_whole_can_have_is_not_done_for_one_clip_and_said() {
    let result = done("make b.mp4 vertical, mute c.mp4");
    assert_eq!(result.timeline.frame, Default::default());
    assert_eq!(result.refused.len(), 1, "{result:?}");
    assert!(result.refused[0].contains("so it was not done to “b.mp4” alone"), "{result:?}");
    assert!(done("fade out each clip").timeline.fade_out.is_none());
    // Each clip is all of them.
    assert!(done("make each clip vertical").timeline.frame.shape.is_some());
    assert!(done("crossfade between a.mp4, b.mp4 and c.mp4").refused.is_empty());
}

#[test]
fn one_clip_is_turned_and_made_louder_by_itself() {
    let orientation = |turn, mirrored, upended| Orientation { turn, mirrored, upended };
    for (prompt, expected) in [
        ("rotate b.mp4 90 degrees", orientation(Turn::Quarter, false, false)),
        ("flip clip 2 horizontally", orientation(Turn::None, true, false)),
        ("rotate clip 2 90 degrees, flip clip 2 vertically", orientation(Turn::Quarter, false, true)),
        // Turned to the left as it is seen through the mirror of the whole.
        (
            "flip the video horizontally, rotate clip 2 by 90 degrees",
            orientation(Turn::ThreeQuarters, false, false),
        ),
        // What is left and right then was above and below.
        ("rotate the video 90 degrees, flip clip 2 horizontally", orientation(Turn::None, false, true)),
    ] {
        let result = done(prompt);
        let turned = result.timeline.segments.iter().map(|segment| segment.orientation);
        let expected = [Orientation::default(), expected, Orientation::default()];
        assert_eq!(turned.collect::<Vec<_>>(), expected, "{prompt}: {result:?}");
    }
    let result = done("rotate clip 2 90 degrees");
    assert_eq!(result.timeline.frame, Default::default());
    assert!(result.done[0].starts_with("b.mp4: Rotated"), "{result:?}");
    for (prompt, gains) in [
        ("make clip 2 louder", vec![0, 60, 0]),
        ("make the last clip 10 dB quieter", vec![0, 0, -100]),
        ("turn the volume of clip 1 down by 50%", vec![-60, 0, 0]),
        ("make the last 2 seconds louder", vec![0, 0, 0, 60]),
        ("lower the volume from 0:01 to 0:02", vec![0, -60, 0, 0, 0]),
    ] {
        let result = done(prompt);
        let changed = result.timeline.segments.iter().map(|segment| segment.gain);
        assert_eq!(changed.collect::<Vec<_>>(), gains, "{prompt}: {result:?}");
        assert_eq!(result.timeline.sound.gain, 0);
    }
    let result = done("lower the volume from 0:01 to 0:02");
    assert_eq!(result.done, ["Made the sound 6 dB softer from 0:01 to 0:02."]);
    let silent = done("set the volume to 0% from 0:01 to 0:02").timeline.segments;
    assert!(silent.iter().any(|segment| segment.muted && segment.gain == 0));
    let mut timeline = Timeline::unedited(folder().iter());
    timeline.segments[1].gain = 280;
    let result = done_to(&timeline, "make clip 2 louder");
    assert_eq!((result.timeline.segments[1].gain, result.refused.len()), (280, 1), "{result:?}");
}

#[test]
fn the_clip_that_leads_takes_the_size_of_the_result_with_it() {
    let mut timeline = Timeline::unedited(folder().iter());
    timeline.frame.crop = Some(Crop { x: 0, y: 0, width: 160, height: 90 });
    let result = done_to(&timeline, "rotate clip 1 90 degrees");
    assert_eq!(result.timeline, timeline, "{result:?}");
    assert_eq!(result.refused.len(), 1);
    let result = done_to(&timeline, "rotate clip 1 180 degrees, rotate clip 2 90 degrees");
    assert!(result.refused.is_empty(), "{result:?}");
}

#[test]
fn a_clip_that_is_not_there_is_told_and_no_other_is_taken() {
    for (prompt, why) in [
        ("mute other.mp4", "“other.mp4” is not among the files of this job"),
        ("mute clip 4", "There is no clip 4"),
        ("add background music from other.mp4", "“other.mp4” is not among"),
        ("put other.mp4 picture in picture", "“other.mp4” is not among"),
    ] {
        let result = done(prompt);
        assert_eq!(played(&result).len(), 3);
        assert!(result.done.is_empty(), "{prompt}: {result:?}");
        assert!(result.refused[0].starts_with(why), "{prompt}: {result:?}");
    }
}

#[test]
fn a_clip_is_called_by_its_name_in_any_folder_and_without_the_words_before() {
    let one = Clip { name: "Meine Ferien.mp4".into(), ..clip("clip1", 4000) };
    let two = Clip { name: "b.mp4".into(), ..clip("clip2", 4000) };
    let clips = [one, two];
    let timeline = Timeline::unedited(clips.iter());
    for prompt in
        ["mute ~/trip/b.mp4", "mute b.edited.v2.mp4", "mute \"Meine Ferien.mp4\"", "mute Ferien.mp4"]
    {
        let result = apply(&plan(prompt), &timeline, &clips, &Known::default(), &Pauses::default());
        let muted = result.timeline.segments.iter().map(|segment| segment.muted);
        let first = prompt.contains("Ferien");
        assert_eq!(muted.collect::<Vec<_>>(), [first, !first], "{prompt}: {result:?}");
    }
}

#[test]
fn the_clip_that_is_named_lies_small_over_the_others() {
    for prompt in ["put a.mp4 picture in picture", "put clip 1 picture in picture, muted"] {
        let result = done(prompt);
        assert_eq!(played(&result), [("clip2", 0, 4000), ("clip3", 0, 3000)], "{prompt}");
        let [overlay] = result.timeline.overlays.as_slice() else { panic!("{result:?}") };
        assert_eq!((overlay.clip.as_str(), overlay.heard), ("clip1", !prompt.contains("muted")));
        assert!(!result.timeline.silent);
    }
    let result = done("put a.mp4 picture in picture, mute a.mp4, cut the first second");
    assert_eq!(played(&result), [("clip2", 1000, 4000), ("clip3", 0, 3000)]);
    assert!(!result.timeline.overlays[0].heard && !result.timeline.silent, "{result:?}");
    let result = done("put c.mp4 picture in picture, mute a.mp4");
    let [overlay] = result.timeline.overlays.as_slice() else { panic!("{result:?}") };
    assert!(overlay.heard && overlay.over_muted && !result.timeline.silent, "{result:?}");
    let muted = result.timeline.segments.iter().map(|segment| (segment.clip.as_str(), segment.muted));
    assert_eq!(muted.collect::<Vec<_>>(), [("clip1", true), ("clip2", false)]);
    let two = Timeline::unedited(folder()[..2].iter());
    let result = done_to(&two, "put b.mp4 picture in picture, mute a.mp4");
    assert!(!result.timeline.silent && result.timeline.segments[0].muted, "{result:?}");
    assert!(result.done[0].ends_with("Its sound is mixed in."), "{result:?}");
    assert_eq!(result.done[1], "a.mp4: Took the sound away.");
    let result = done("put logo.png picture in picture");
    assert_eq!((result.timeline.segments.len(), result.timeline.overlays.len()), (3, 1), "{result:?}");
}

#[test]
fn an_animation_that_lies_over_the_video_is_no_clip_of_it() {
    let (width, height) = (200, 150);
    let gif = Clip { name: "anim.gif".into(), width, height, has_audio: false, ..clip("clip1", 3000) };
    let clips = [gif, Clip { name: "base.mp4".into(), ..clip("clip2", 10_000) }];
    let timeline = Timeline::unedited(clips.iter());
    let done = |prompt: &str| apply(&plan(prompt), &timeline, &clips, &Known::default(), &Pauses::default());
    for prompt in [
        "add the watermark anim.gif",
        "put anim.gif in the bottom left",
        "add the logo",
        "put anim.gif picture in picture",
    ] {
        let result = done(prompt);
        assert_eq!(played(&result), [("clip2", 0, 10_000)], "{prompt}");
        assert_eq!(result.timeline.overlays.len(), 1, "{prompt}: {result:?}");
    }
    assert_eq!(done("join the clips").timeline.segments.len(), 2);
}

#[test]
fn only_the_clip_that_is_named_has_its_screen_replaced() {
    let of = |prompt: &str| {
        let result = done(prompt);
        assert_eq!(played(&result).len(), 2, "{result:?}");
        (result.timeline.frame.backdrop.unwrap().of, result.done[0].clone())
    };
    let (clips, told) = of("replace the green screen of b.mp4 with a.mp4");
    assert_eq!(clips, ["clip2"]);
    assert_eq!(told, "b.mp4: Put “a.mp4” in the place of the green screen.");
    let (clips, told) = of("replace the green screen with a.mp4");
    assert!(clips.is_empty() && told.starts_with("b.mp4, c.mp4: "), "{told}");
}

#[test]
fn a_clip_is_looped_by_itself() {
    let result = done("loop b.mp4 twice");
    let twice = ("clip2", 0, 4000);
    assert_eq!(played(&result), [("clip1", 0, 4000), twice, twice, ("clip3", 0, 3000)]);
    assert_eq!(result.done, ["b.mp4: Looped it: it plays 2 times."]);
    let result = done("loop it twice");
    assert_eq!(result.timeline.segments.len(), 6);
}

#[test]
fn what_is_done_to_some_clips_is_told_apart_from_what_is_done_to_all() {
    let prompt = "make clip 2 black and white and cut the first 2 seconds";
    let told = crate::engine::answer::compose(&plan(prompt), &done(prompt));
    assert_eq!(told, "b.mp4: Made it black and white.\nCut the first 2 s.");
}

#[test]
fn a_small_clip_is_not_looped_and_that_is_told() {
    let result = done("picture in picture of b.mp4, loop the video 2 times");
    let told = "Looped it: it plays 2 times. The small clip over it is not played again.";
    assert_eq!(result.done[1], told, "{result:?}");
}

#[test]
fn a_small_clip_is_seen_when_it_is_to_be() {
    let result =
        done("picture in picture of b.mp4 in the top right from 0:02 to 0:03, speed the video up 2x");
    let [overlay] = result.timeline.overlays.as_slice() else { panic!("{result:?}") };
    assert_eq!((overlay.start, overlay.end), (Some(seconds(1000)), Some(seconds(1520))), "{result:?}");
    assert!(result.timeline.segments.iter().all(|one| one.speed == Ratio::from_integer(2)), "{result:?}");
    assert!(result.done[0].contains("It is there from 0:01 to 0:01.52."), "{result:?}");
    let result = done("picture in picture of b.mp4 from 0:02 to 0:03, cut the first 4 seconds");
    assert_eq!(result.timeline.overlays, []);
    assert!(result.refused[0].starts_with("0:02 to 0:03 is cut away"), "{result:?}");
}
