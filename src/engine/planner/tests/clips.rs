//! Wishes for one clip of a folder.

use super::*;
use crate::engine::op::{Only, Which};

/// The clips that the one step of `prompt` is for.
fn only(prompt: &str) -> Value {
    let plan = plan(prompt);
    assert_eq!(plan.not_understood, [""; 0], "{prompt}: {plan:?}");
    assert_eq!(plan.steps.len(), 1, "{prompt}: {plan:?}");
    plan.only.get(&0).map_or(Value::Null, |only| serde_json::to_value(only).unwrap())
}

#[test]
fn a_wish_for_one_clip_is_for_that_alone() {
    for (prompts, clips) in [
        (
            &[
                "mute gs.mp4",
                "speed up gs.mp4 2x",
                "make gs.mp4 black and white",
                "cut the first 2 seconds of gs.mp4",
                "blur 0:01 to 0:02 of gs.mp4",
                "reverse gs.mp4",
                "remove gs.mp4",
                "add the title \"B\" to gs.mp4",
                "in gs.mp4, cut the first 2 seconds",
                "take gs.mp4 and make it black and white",
                "静音gs.mp4",
                "把gs.mp4加速2倍",
                "剪掉gs.mp4的前2秒",
                "mach gs.mp4 schwarzweiß",
            ][..],
            json!(["gs.mp4"]),
        ),
        (&["把片段.mp4静音", "make 片段.mp4 black and white"], json!(["片段.mp4"])),
        (
            &[
                "mute clip 2",
                "speed up clip 2 2x",
                "trim clip 2 to 3 seconds",
                "delete clip 2",
                "make the second clip black and white",
                "cut the first 2 seconds of the second clip",
                "第二段静音",
                "把第2段变成黑白",
                "删掉第二段",
                "mach den zweiten Clip schwarzweiß",
                "pon el segundo clip en blanco y negro",
                "mets la deuxième vidéo en noir et blanc",
                "сделай второй клип чёрно-белым",
                "2番目のクリップを白黒にして",
                "두 번째 클립을 흑백으로",
            ],
            json!([2]),
        ),
        (&["mute the last clip"], json!(["last"])),
        (&["clips 2-4 muted", "mute clips 2 to 4", "clips 2, 3 and 4: mute"], json!([2, 3, 4])),
        (&["the second and third clips muted"], json!([2, 3])),
        (
            &[
                "mute clips 1 and 3",
                "mute clip 1 and 3",
                "mute clip 1, 3",
                "cut the first second of clip 1 and 3",
                "cut clips 1 and 3 to 3 seconds",
                "mute clips 1 and 3 from 0:02 to 0:04",
                "muet les clips 1 et 3",
                "silencia los clips 1 y 3",
                "заглуши клипы 1 и 3",
                "wycisz klipy 1 i 3",
                "クリップ1と3をミュート",
                "클립 1과 3을 음소거",
                "把片段1和3静音",
            ],
            json!([1, 3]),
        ),
        (&["mute clip 1 to 3", "make clip 1-3 black and white", "把片段1到3静音"], json!([1, 2, 3])),
        (&["mute the first two clips", "rotate clip 1 and 2 by 90 degrees"], json!([1, 2])),
        (&["mute clip no. 2", "trim clip 2 to 0:02-0:04", "loop clip 2 3 times"], json!([2])),
        (
            &["clip 2 is sideways, rotate it 90 degrees clockwise", "The second clip is boring. Mute it."],
            json!([2]),
        ),
        (&["mute a.mp4 and gs.mp4"], json!(["a.mp4", "gs.mp4"])),
        (
            &[
                "cut the last 2 seconds of each clip",
                "trim every clip to 3 seconds",
                "每段剪掉最后2秒",
                "cut the first second of both clips",
                "speed up both of the videos 2x",
            ],
            json!([]),
        ),
        (
            &[
                "speed up the clip 2x",
                "loop the clip 3 times",
                "make the video 2 times faster",
                "mute the clip",
                "mute video 5-10",
                "xoay video 90 độ",
                "putar video 90 derajat",
                "повтори видео 3 раза",
                "영상 2배속",
                "片段2倍速",
            ],
            Value::Null,
        ),
    ] {
        for prompt in prompts {
            assert_eq!(only(prompt), clips, "{prompt}");
        }
    }
}

#[test]
fn a_wish_that_follows_is_for_all_unless_it_refers_to_the_clip() {
    let only = |prompt: &str| plan(prompt).only;
    let named = Only { clips: vec![Which::Name("gs.mp4".into())] };
    let first = BTreeMap::from([(0, named)]);
    for prompt in [
        "mute gs.mp4 and join the clips",
        "speed up gs.mp4 2x, make it vertical",
        "mute gs.mp4. Reverse it.",
        "don't touch a.mp4, mute gs.mp4",
    ] {
        assert_eq!(only(prompt), first, "{prompt}");
    }
    assert_eq!(only("mute gs.mp4 and make it black and white").len(), 2);
    let about = only("gs.mp4: cut the first 2 seconds, make it vertical, mute it");
    assert_eq!(about.into_keys().collect::<Vec<_>>(), [0, 2]);
    assert_eq!(only("a.mp4, b.mp4: cut the first second")[&0].clips.len(), 2);
    let two = only("clip 1: mute, clip 2: reverse");
    assert_eq!((&two[&0].clips, &two[&1].clips), (&vec![Which::Number(1)], &vec![Which::Number(2)]));
    assert_eq!(only("把第一段和第三段静音")[&0].clips, [Which::Number(1), Which::Number(3)]);
    // What is wrong with a clip is mended there.
    for prompt in ["第二段太吵，静音", "第二段是横的，向右转90度", "第二个视频有点抖，稳定一下"]
    {
        assert_eq!(only(prompt)[&0].clips, [Which::Number(2)], "{prompt}");
    }
    let each = plan("cut the first 2 seconds of a.mp4 and the last second of b.mp4, mute b.mp4, mute a.mp4");
    assert_eq!(each.only.len(), 4, "{each:?}");
}

#[test]
fn names_that_are_no_clip_to_edit_confine_nothing() {
    for prompt in [
        "join a.mp4 and b.mp4",
        "move clip 2 to the beginning",
        "save it as final.mp4",
        "make it vertical and save it as final.mp4",
        "add the title \"Hi\" after the first clip",
        "replace the green screen with b.mp4",
        "add background music from b.mp4",
    ] {
        assert_eq!(plan(prompt).only, BTreeMap::new(), "{prompt}");
    }
    assert_eq!(steps("add background music from b.mp4")[0]["args"], json!({"file": "b.mp4"}));
    // All but one is more than it does, so it is not done to that one.
    for prompt in ["mute everything except gs.mp4", "除了gs.mp4都静音"] {
        assert_eq!((ops(prompt), plan(prompt).not_understood), (vec![], vec![prompt.to_string()]));
    }
}

#[test]
fn the_clip_that_is_named_is_the_small_one() {
    for (prompt, clip) in [
        ("put a.mp4 picture in picture", json!("a.mp4")),
        ("picture in picture of a.mp4 in the bottom left", json!("a.mp4")),
        ("overlay a.mp4 on base.mp4 in the bottom right", json!("a.mp4")),
        ("put a.mp4 small in the corner of base.mp4", json!("a.mp4")),
        ("put photo.jpg picture in picture", json!("photo.jpg")),
        ("show the second clip picture-in-picture", json!(2)),
        ("把a.mp4放在base.mp4右下角做画中画", json!("a.mp4")),
        ("picture in picture", Value::Null),
    ] {
        let steps = steps(prompt);
        assert_eq!((&steps[0]["op"], &steps[0]["args"]["clip"]), (&json!("pip"), &clip), "{prompt}: {steps}");
        assert_eq!(steps.as_array().unwrap().len(), 1, "{prompt}: {steps}");
        assert_eq!(plan(prompt).not_understood, [""; 0], "{prompt}");
    }
}

#[test]
fn what_is_said_of_the_sound_of_the_small_clip_is_said_of_that_alone() {
    for prompt in [
        "picture in picture in the top right, without its sound",
        "show the second clip picture-in-picture, muted",
        "put the second clip picture in picture, silent",
        "画中画，不要声音",
    ] {
        let plan = plan(prompt);
        let silent = matches!(plan.steps.as_slice(), [Op::Pip(pip)] if pip.silent == Some(true));
        assert!(silent, "{plan:?}");
    }
    assert_eq!(ops("picture in picture, and mute it"), ["pip", "mute"]);
}

#[test]
fn a_plan_tells_which_clips_a_step_is_for() {
    let told = |prompt: &str| crate::engine::answer::tell(&plan(prompt));
    assert!(told("mute gs.mp4").starts_with("1. gs.mp4: Take the sound away"));
    assert!(told("mute clip 2").starts_with("1. Clip 2: Take the sound away"));
    assert!(told("cut the last 2 seconds of each clip").starts_with("1. Each clip: Cut the last 2 s"));
    let json = plan("mute gs.mp4").to_json().unwrap();
    assert_eq!(json["steps"][0]["only"], json!(["gs.mp4"]));
}
