//! Times that cut, that limit an op, and that say how long something lasts or how fast it plays.

use super::*;
use crate::engine::op::Amount;

#[test]
fn times_and_ranges_become_seconds() {
    for (prompt, expected) in [
        ("cut the first three seconds", json!({"op": "trim_start", "args": {"seconds": 3}})),
        ("Please remove the first half a minute", json!({"op": "trim_start", "args": {"seconds": 30}})),
        ("chop 5 seconds off the start", json!({"op": "trim_start", "args": {"seconds": 5}})),
        ("剪掉开头5秒", json!({"op": "trim_start", "args": {"seconds": 5}})),
        ("把前一分半去掉", json!({"op": "trim_start", "args": {"seconds": 90}})),
        ("trim the last 1.5s", json!({"op": "trim_end", "args": {"seconds": 1.5}})),
        ("去掉最后两分钟", json!({"op": "trim_end", "args": {"seconds": 120}})),
        ("keep only 0:10-0:25", json!({"op": "keep_range", "args": {"start": 10, "end": 25}})),
        ("keep 1 to 2 minutes", json!({"op": "keep_range", "args": {"start": 60, "end": 120}})),
        ("keep the first 20 seconds", json!({"op": "keep_range", "args": {"start": 0, "end": 20}})),
        ("trim the first second", json!({"op": "trim_start", "args": {"seconds": 1}})),
        ("cut off the last minute", json!({"op": "trim_end", "args": {"seconds": 60}})),
        ("keep only the first minute", json!({"op": "keep_range", "args": {"start": 0, "end": 60}})),
        ("keep the last second", json!({"op": "keep_range", "args": {"last_seconds": 1}})),
        ("keep the last 10 seconds", json!({"op": "keep_range", "args": {"last_seconds": 10}})),
        ("只保留从10秒到25秒", json!({"op": "keep_range", "args": {"start": 10, "end": 25}})),
        ("保留最后10秒", json!({"op": "keep_range", "args": {"last_seconds": 10}})),
        ("cut out 1:02:03 to 1:02:30", json!({"op": "remove_range", "args": {"start": 3723, "end": 3750}})),
        ("remove everything after 2:00", json!({"op": "remove_range", "args": {"start": 120}})),
        ("删除第5秒到第8秒", json!({"op": "remove_range", "args": {"start": 5, "end": 8}})),
    ] {
        assert_eq!(steps(prompt), json!([expected]), "{prompt}");
    }
}

#[test]
fn a_range_that_limits_an_op_never_becomes_a_cut() {
    for (prompt, expected) in [
        ("mute from 0:10 to 0:20", json!({"op": "mute", "args": {"start": 10, "end": 20}})),
        ("从第10秒到第20秒静音", json!({"op": "mute", "args": {"start": 10, "end": 20}})),
        (
            "speed up 0:10 to 0:30 by 4x",
            json!({"op": "speed", "args": {"factor": 4, "start": 10, "end": 30}}),
        ),
        ("把0:10到0:20加速2倍", json!({"op": "speed", "args": {"factor": 2, "start": 10, "end": 20}})),
    ] {
        assert_eq!(steps(prompt), json!([expected]), "{prompt}");
    }
    assert_eq!(ops("keep 0:10-0:20 and 0:30-0:40"), ["keep_range", "keep_range"]);
    assert_eq!(ops("cut from 0:10 to 0:20 out"), ["remove_range"]);
}

#[test]
fn words_that_have_an_end_stay_until_then() {
    for prompt in [
        "add the text “Sale” from 0:05 to 0:12",
        "text “Sale” from 0:05 to 0:12",
        "text \"Sale\" between 5s and 12s",
        "show 'Sale' from 5 to 12 seconds",
        "put 'Sale' on screen at 0:05 until 0:12",
        "从5秒到12秒显示文字“Sale”",
        "在0:05到0:12显示「Sale」",
        "加文字“Sale”从第5秒到第12秒",
    ] {
        let expected = json!([{"op": "text", "args": {"text": "Sale", "start": 5, "seconds": 7}}]);
        assert_eq!(whole(prompt), (expected, vec![]), "{prompt}");
    }
    for prompt in ["add a title “Trip” from 0:05 to 0:12", "加标题「Trip」从5秒到12秒"] {
        let expected = json!([{"op": "title", "args": {"text": "Trip", "at": 5, "seconds": 7}}]);
        assert_eq!(whole(prompt), (expected, vec![]), "{prompt}");
    }
    assert!(plan("add the text “Sale” from 0:12 to 0:05").is_empty());
}

#[test]
fn a_fade_is_as_long_as_it_is_said_to_be() {
    let fade_in = |seconds: f64| json!({"op": "fade_in", "args": {"seconds": Amount::from_f64(seconds)}});
    let fade_out = |seconds: f64| json!({"op": "fade_out", "args": {"seconds": Amount::from_f64(seconds)}});
    for (prompt, expected) in [
        ("2 second fade in", json!([fade_in(2.0)])),
        ("fade in 1.5s", json!([fade_in(1.5)])),
        ("fade in the first 2 seconds", json!([fade_in(2.0)])),
        ("开头淡入1.5秒", json!([fade_in(1.5)])),
        ("开头加2秒淡入", json!([fade_in(2.0)])),
        ("fade out over the last 2 seconds", json!([fade_out(2.0)])),
        ("add a 2-second fade out at the end", json!([fade_out(2.0)])),
        ("结尾淡出2秒", json!([fade_out(2.0)])),
        ("最后2秒淡出", json!([fade_out(2.0)])),
        ("add a 2 second fade in and a 3 second fade out", json!([fade_in(2.0), fade_out(3.0)])),
        ("fade in and out 2 seconds", json!([fade_in(2.0), fade_out(2.0)])),
        ("开头淡入1秒，结尾淡出2秒", json!([fade_in(1.0), fade_out(2.0)])),
        ("淡入1秒淡出2秒", json!([fade_in(1.0), fade_out(2.0)])),
        ("淡入淡出各1秒", json!([fade_in(1.0), fade_out(1.0)])),
        ("加上2秒的淡入淡出", json!([fade_in(2.0), fade_out(2.0)])),
    ] {
        assert_eq!(whole(prompt), (expected, vec![]), "{prompt}");
    }
}

#[test]
fn both_ends_are_cut_where_both_are_named() {
    for (start, end, prompts) in [
        (
            8,
            3,
            &[
                "cut the first 8 seconds and the last 3",
                "cut the first 8 and the last 3 seconds",
                "trim the first 8s and last 3s",
                "cut the first 8 seconds, last 3 seconds",
                "trim 8 seconds off the start and 3 off the end",
                "trim 8 seconds off the start and 3 seconds off the end",
                "去掉前8秒和最后3秒",
                "把前8秒和最后3秒去掉",
                "剪掉开头8秒和结尾3秒",
                "去掉前8和最后3秒",
                "剪掉前8秒，最后3秒也剪掉",
            ][..],
        ),
        (120, 180, &["cut the first 2 minutes and the last 3"]),
        (
            3,
            3,
            &[
                "remove the first and last 3 seconds",
                "trim 3 seconds off each end",
                "去掉前后各3秒",
                "去掉开头和结尾各3秒",
            ],
        ),
    ] {
        let expected = json!([
            {"op": "trim_start", "args": {"seconds": start}},
            {"op": "trim_end", "args": {"seconds": end}},
        ]);
        for prompt in prompts {
            assert_eq!(whole(prompt), (expected.clone(), vec![]), "{prompt}");
        }
    }
}

#[test]
fn a_speed_with_a_name_is_a_factor_and_a_time_never_is() {
    for (factor, prompts) in [
        (
            0.5,
            &[
                "half speed",
                "0.5x",
                "slow it down to half speed",
                "slow it down by half",
                "play at half its speed",
                "50% slower",
                "半速",
                "半速播放",
                "放慢一半",
                "速度放慢到一半",
                "以一半的速度播放",
            ][..],
        ),
        (0.25, &["quarter speed", "slow down to a quarter of the speed", "四分之一速"]),
        (0.75, &["three quarter speed"]),
        (
            2.0,
            &[
                "2x",
                "at 2x",
                "double speed",
                "make it twice as fast",
                "play at twice the speed",
                "两倍速",
                "加快一倍",
            ],
        ),
    ] {
        for prompt in prompts {
            let plan = whole(prompt);
            assert_eq!(plan.0[0]["args"]["factor"].as_f64(), Some(factor), "{prompt}");
            assert_eq!((plan.0.as_array().unwrap().len(), plan.1), (1, vec![]), "{prompt}");
        }
    }
    for (factor, prompts) in [
        (
            json!(0.5),
            &[
                "slow down to half speed from 0:10 to 0:20",
                "slow 0:10-0:20 to half speed",
                "half speed from 10 to 20 seconds",
                "slow down by a half between 10s and 20s",
                "从10秒到20秒半速",
                "把0:10到0:20放慢一半",
            ][..],
        ),
        (
            json!(2),
            &[
                "speed up to double speed from 0:10 to 0:20",
                "make it twice as fast from 0:10 to 0:20",
                "set the speed to 2 from 0:10 to 0:20",
                "第10秒到第20秒用两倍速",
            ],
        ),
    ] {
        let expected = json!([{"op": "speed", "args": {"factor": factor, "start": 10, "end": 20}}]);
        for prompt in prompts {
            assert_eq!(whole(prompt), (expected.clone(), vec![]), "{prompt}");
        }
    }
}
