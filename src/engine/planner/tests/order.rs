//! Order, speed and length, clips and subtitles.

use super::*;

/// The one step of `prompt`, of which nothing is left over.
fn only(prompt: &str) -> Value {
    let (steps, left) = whole(prompt);
    assert_eq!(left, [""; 0], "{prompt}: {steps}");
    assert_eq!(steps.as_array().map(Vec::len), Some(1), "{prompt}: {steps}");
    steps[0].clone()
}

#[test]
fn transitions_are_named_in_many_ways() {
    for (kind, prompts) in [
        ("wipe-right", &["use a wipe right transition between clips", "加向右擦除转场"][..]),
        ("wipe-left", &["add wipe transitions", "加擦除转场"]),
        ("slide-up", &["add slide up transitions between the clips", "加向上滑动转场"]),
        ("circle-open", &["add circle wipe transitions between the clips", "加圆形展开转场"]),
        ("fade-black", &["fade to black between clips", "加黑场过渡转场"]),
        ("fade-white", &["add dip to white transitions", "加闪白转场"]),
        ("zoom", &["add zoom transitions", "加缩放转场"]),
        ("pixelate", &["add pixelated transitions", "加像素化转场"]),
        ("crossfade", &["add smooth transitions", "crossfade", "加叠化转场"]),
    ] {
        for prompt in prompts {
            assert_eq!(only(prompt), json!({"op": "transition", "args": {"type": kind}}), "{prompt}");
        }
    }
    assert_eq!(ops("add a glitch transition"), ["transition"]);
    assert!(plan("add a glitch transition").is_empty());
}

#[test]
fn what_is_played_otherwise_keeps_its_times() {
    for (prompt, expected) in [
        ("reverse it", json!({"op": "reverse", "args": {}})),
        ("reverse the clip from 0:05 to 0:10", json!({"op": "reverse", "args": {"start": 5, "end": 10}})),
        ("倒放第5秒到第10秒", json!({"op": "reverse", "args": {"start": 5, "end": 10}})),
        ("make it a boomerang", json!({"op": "reverse", "args": {"style": "boomerang"}})),
        ("loop it 3 times", json!({"op": "loop", "args": {"count": 3}})),
        ("循环播放3次", json!({"op": "loop", "args": {"count": 3}})),
        ("freeze the frame at 0:05 for 3 seconds", json!({"op": "freeze", "args": {"at": 5, "seconds": 3}})),
        ("freeze the last frame for 2 seconds", json!({"op": "freeze", "args": {"at": "end", "seconds": 2}})),
        ("freeze the first frame", json!({"op": "freeze", "args": {"at": "start"}})),
        ("在0:05定格3秒", json!({"op": "freeze", "args": {"at": 5, "seconds": 3}})),
        ("slow motion from 0:05 to 0:10", json!({"op": "slow_motion", "args": {"start": 5, "end": 10}})),
        ("make it 30 seconds", json!({"op": "limit_duration", "args": {"seconds": 30}})),
        ("fade in from white", json!({"op": "fade_in", "args": {"color": "white"}})),
        ("fade to black at the end", json!({"op": "fade_out", "args": {"color": "black"}})),
        ("从白色淡入", json!({"op": "fade_in", "args": {"color": "white"}})),
    ] {
        assert_eq!(only(prompt), expected, "{prompt}");
    }
    let fitted = json!([
        {"op": "speed", "args": {"direction": "up"}},
        {"op": "limit_duration", "args": {"seconds": 30}},
    ]);
    assert_eq!(whole("speed it up to fit in 30 seconds"), (fitted, vec![]));
    assert!(plan("slow motion on the exciting part").is_empty());
    assert!(plan("slow down the third scene").is_empty());
}

#[test]
fn clips_pictures_and_subtitles_are_called_by_their_names() {
    for (prompt, expected) in [
        ("merge a.mp4 and b-2.mov", json!({"op": "concat", "args": {"files": ["a.mp4", "b-2.mov"]}})),
        ("拼接 a.mp4 和 b.mp4", json!({"op": "concat", "args": {"files": ["a.mp4", "b.mp4"]}})),
        ("put Intro.mp4 first", json!({"op": "reorder", "args": {"clip": "Intro.mp4", "to": "start"}})),
        ("move \"my intro\" to the end", json!({"op": "reorder", "args": {"clip": "my intro", "to": "end"}})),
        ("start with intro.mp4", json!({"op": "reorder", "args": {"clip": "intro.mp4", "to": "start"}})),
        ("把 intro.mp4 放到最前面", json!({"op": "reorder", "args": {"clip": "intro.mp4", "to": "start"}})),
        ("sort the clips by date", json!({"op": "reorder", "args": {"by": "date"}})),
        ("put them in the order of their names", json!({"op": "reorder", "args": {"by": "name"}})),
        ("arrange the clips in chronological order", json!({"op": "reorder", "args": {"by": "date"}})),
        ("按日期排序", json!({"op": "reorder", "args": {"by": "date"}})),
        (
            "make a slideshow of the photos, 3 seconds each",
            json!({"op": "slideshow", "args": {"seconds_per_image": 3}}),
        ),
        ("add subtitles from talk.srt", json!({"op": "subtitles_burn", "args": {"file": "talk.srt"}})),
        ("burn in the subtitles", json!({"op": "subtitles_burn", "args": {}})),
    ] {
        assert_eq!(only(prompt), expected, "{prompt}");
    }
    let shown = json!([
        {"op": "slideshow", "args": {"seconds_per_image": 2}},
        {"op": "loop", "args": {"count": 2}},
    ]);
    assert_eq!(whole("make a slideshow of the photos, 2 seconds each, loop it twice"), (shown, vec![]));
    assert_eq!(
        steps("show the subtitles from a.srt and the subtitles from b.vtt"),
        json!([
            {"op": "subtitles_burn", "args": {"file": "a.srt"}},
            {"op": "subtitles_burn", "args": {"file": "b.vtt"}},
        ])
    );
}
