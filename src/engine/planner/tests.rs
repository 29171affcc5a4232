mod order;

use serde_json::{Value, json};

use super::*;
use crate::engine::op::Amount;

mod tables;
mod telling;
mod times;

fn steps(prompt: &str) -> Value {
    serde_json::to_value(plan(prompt)).unwrap()["steps"].clone()
}

/// The names of the ops in `prompt`, those done here and then the others.
fn ops(prompt: &str) -> Vec<String> {
    let plan = serde_json::to_value(plan(prompt)).unwrap();
    let all = [&plan["steps"], &plan["needs_cloud"]];
    let all = all.iter().flat_map(|list| list.as_array().unwrap().iter());
    all.map(|op| op["op"].as_str().unwrap().to_string()).collect()
}

#[test]
fn the_edit_of_the_manual_is_understood_whole() {
    let plan = plan("trim the pauses, add transitions, and export as a clean MP4");
    let from = |start: usize, text: &str| json!({"start": start, "end": start + text.len(), "text": text});
    assert_eq!(
        plan.to_json().unwrap(),
        json!({
            "steps": [
                {"op": "trim_pauses", "args": {}, "from": from(0, "trim the pauses")},
                {"op": "transition", "args": {"type": "crossfade"}, "from": from(17, "add transitions")},
                {"op": "export", "args": {}, "from": from(38, "export as")},
                {"op": "format", "args": {"format": "mp4"}, "from": from(38, "export as a clean MP4")},
            ],
            "needs_cloud": [],
            "not_understood": [],
            "language": "en",
        })
    );
    assert!(plan.needs_silences() && !plan.is_empty());
}

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
fn each_op_is_found_in_several_wordings_of_both_languages() {
    for (op, prompts) in [
        (
            "trim_pauses",
            &[
                "Get rid of the awkward silences",
                "cut dead air",
                "remove all the gaps between words",
                "去掉停顿",
                "把静音部分剪掉",
            ][..],
        ),
        (
            "transition",
            &["add smooth transitions", "crossfade between the clips", "添加转场", "加上平滑转场"],
        ),
        ("fade_in", &["fade in", "add a fade-in at the start", "fade in from black", "开头淡入"]),
        ("fade_out", &["fade out at the end", "fade to black", "结尾淡出"]),
        (
            "speed",
            &["speed it up 2x", "make it twice as fast", "play at half speed", "加速2倍", "1.5倍速播放"],
        ),
        ("mute", &["mute the audio", "remove the sound", "a version without sound", "去掉声音", "静音处理"]),
        ("resolution", &["export in 1080p", "scale it to 720p", "make it 4K", "输出1080p"]),
        (
            "format",
            &["convert it to webm", "save as an MKV file", "export to mov", "导出为mp4", "转换成webm格式"],
        ),
    ] {
        for prompt in prompts {
            assert!(ops(prompt).contains(&op.to_string()), "{prompt}: {:?}", ops(prompt));
            assert!(!plan(prompt).is_empty(), "{prompt}");
        }
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
fn details_of_titles_and_texts_are_read_in_any_order() {
    for (prompt, expected) in [
        (
            "Add the title “My Trip” at the end for 5 seconds",
            json!({"op": "title", "args": {"text": "My Trip", "at": "end", "seconds": 5}}),
        ),
        (
            "put a 2-second title \"Hi\" at the start",
            json!({"op": "title", "args": {"text": "Hi", "at": "start", "seconds": 2}}),
        ),
        ("加标题「新品」", json!({"op": "title", "args": {"text": "新品"}})),
        (
            "add the text 'Sale' in the top right corner at 0:05 for 3 seconds",
            json!({"op": "text", "args": {"text": "Sale", "position": "top-right", "start": 5, "seconds": 3}}),
        ),
        (
            "在底部加上文字“限时特卖”",
            json!({"op": "text", "args": {"text": "限时特卖", "position": "bottom"}}),
        ),
    ] {
        assert_eq!(steps(prompt), json!([expected]), "{prompt}");
    }
}

#[test]
fn what_is_forbidden_is_never_an_edit() {
    for prompt in [
        "don't touch the music",
        "no music",
        "no captions, music or titles please",
        "please do not cut the pauses",
        "without any transitions",
        "don't trim the pauses or add transitions",
        "never mute it",
        "leave the silences",
        "不要加字幕",
        "别剪掉停顿",
        "请不要导出，也不要加音乐",
        "不用加转场和标题",
        "音乐不要加",
    ] {
        assert_eq!(ops(prompt), Vec::<String>::new(), "{prompt}");
    }
    assert_eq!(ops("cut the pauses but don't touch the music"), ["trim_pauses"]);
    assert_eq!(ops("Don't add music, just cut the pauses"), ["trim_pauses"]);
    assert_eq!(ops("不要加字幕，去掉停顿"), ["trim_pauses"]);
}

#[test]
fn questions_and_vague_wishes_stand_in_what_is_not_understood() {
    for prompt in [
        "make it look better",
        "edit my video",
        "Does it cut the pauses?",
        "How do I trim the start of it?",
        "How would I add captions?",
        "What happens if I mute the audio?",
        "如何去掉停顿？",
        "加转场要付费吗？",
        "帮我剪辑一下这个视频",
    ] {
        let plan = plan(prompt);
        assert!(plan.is_empty() && plan.needs_cloud.is_empty(), "{prompt}: {plan:?}");
        assert_eq!(plan.not_understood.len(), 1, "{prompt}: {plan:?}");
    }
}

#[test]
fn a_polite_question_is_a_request() {
    for prompt in
        ["Can you cut the pauses?", "could you please remove the silences", "能不能帮我把停顿去掉？"]
    {
        assert_eq!(ops(prompt), ["trim_pauses"], "{prompt}");
    }
}

#[test]
fn words_left_over_are_handed_back_and_politeness_is_not() {
    let plan1 = plan("Hi! Please cut the pauses in my video, then make the cat dance. Thanks!");
    assert_eq!(plan1.steps.len(), 1);
    assert_eq!(plan1.not_understood, ["make the cat dance"]);
    assert_eq!(plan("Please cut the pauses in my 2-minute clip, thank you").not_understood, [""; 0]);
    assert_eq!(plan("把这个视频的停顿去掉，谢谢").not_understood, [""; 0]);
}

#[test]
fn what_this_engine_does_not_do_needs_the_cloud() {
    let plan = plan("add captions, blur the faces and translate it to French");
    assert!(plan.is_empty());
    assert_eq!(
        ops("add captions, blur the faces and translate it to French"),
        ["captions", "blur", "translate"]
    );
    assert_eq!(ops("add upbeat background music and make it vertical for TikTok"), ["bgm", "aspect_ratio"]);
    // A part that is told in words has no times, so the whole is not sped up instead.
    assert!(super::plan("slow down the intro to 0.5x").is_empty());
    assert!(super::plan("mute the last clip").is_empty());
}

/// The whole plan in short: the steps, and what is left over. Nothing of it needs the cloud.
fn whole(prompt: &str) -> (Value, Vec<String>) {
    let plan = plan(prompt);
    assert_eq!(plan.needs_cloud, [], "{prompt}");
    (steps(prompt), plan.not_understood)
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
fn what_was_acted_on_is_not_left_over() {
    for prompt in [
        "add a fade out at the end",
        "at the end, fade out",
        "make it fade out at the end of the video",
        "add transitions, and finish with a fade out",
        "make it mute",
        "play the video twice as fast",
        "add a cross dissolve between the clips and make it 720p",
        "结尾淡出",
        "在结尾处加上淡出",
        "结尾，淡出",
        "整体两倍速播放",
    ] {
        assert_eq!(whole(prompt).1, [""; 0], "{prompt}");
    }
    // Where an op cannot mind a place, the place is told.
    assert_eq!(plan("cut the pauses at the end").not_understood, ["at the end"]);
}

#[test]
fn a_prompt_that_asks_for_nothing_is_told_as_a_whole() {
    for prompt in [
        "hello",
        "hi there",
        "thanks",
        "I love this video",
        "!!!",
        "你好",
        "您好！",
        "谢谢",
        "在吗",
        "good morning",
    ] {
        let (steps, left) = whole(prompt);
        assert_eq!((steps, left), (json!([]), vec![prompt.to_string()]), "{prompt}");
    }
    for prompt in ["", "  \n "] {
        assert_eq!(plan(prompt).not_understood, [""; 0], "{prompt:?}");
    }
    assert_eq!(whole("Hello! mute it").1, [""; 0]);
    assert_eq!(plan("don't touch the music").not_understood, [""; 0]);
}

#[test]
fn a_clause_without_a_verb_goes_on_with_the_one_before() {
    assert_eq!(ops("remove the filler words and the long pauses"), ["trim_pauses", "remove_filler"]);
    assert_eq!(ops("把停顿和语气词去掉"), ["trim_pauses", "remove_filler"]);
}

#[test]
fn hostile_prompts_are_bounded_and_say_what_is_left_out() {
    let long = "cut the pauses, ".repeat(70_000);
    let plan1 = plan(&long);
    assert_eq!(plan1.steps.len(), 1);
    assert!(plan1.not_understood.last().unwrap().contains("characters at the end"));
    let many: String = (0..10_000).map(|n| format!("cut 0:0{} to {}:30, ", n % 9, n % 50 + 1)).collect();
    assert!(plan(&many).steps.len() <= MOST_STEPS);
    let strange =
        "\u{0}\u{1}7\u{1}\u{1}\u{7f}“”''\"\"「」((((\u{202e}cut the first 99999999999999999999 hours\u{1}";
    assert!(plan(strange).is_empty());
    assert_eq!(plan("").not_understood, [""; 0]);
}

#[test]
fn what_stands_too_far_behind_in_an_endless_clause_is_handed_back() {
    let plan = plan(&format!("cut the pauses {}mute it", "quokka ".repeat(200)));
    assert_eq!(serde_json::to_value(&plan.steps).unwrap(), json!([{"op": "trim_pauses", "args": {}}]));
    assert!(plan.not_understood.concat().contains("quokka"), "{plan:?}");
}

#[test]
fn the_work_for_a_prompt_grows_no_faster_than_the_prompt() {
    let work = |prompt: &str| {
        let before = phrase::WORK.get();
        plan(prompt);
        phrase::WORK.get() - before
    };
    for unit in [
        "cut the pauses, ",
        "cut the pauses ",
        "addmakecutkeep",
        "add make keep cut the title music sound from 0:10 to 0:20 at 3 seconds ",
        "加停顿剪",
        "把停顿剪掉加字幕，",
        "\u{0}\u{1}7\u{1}",
        "1s 2 minutes ",
        "“\"'「",
    ] {
        let times = |count: usize| work(&unit.repeat(count * 100 / unit.chars().count()));
        let (once, often, endless) = (times(20), times(160), times(1600));
        assert!(often <= 10 * once, "{unit:?}: {once} bytes for 2,000 characters, {often} for 16,000");
        // Only the beginning of a prompt is read.
        assert!(endless <= 12 * once, "{unit:?}: {endless} bytes for 160,000 characters");
    }
}

mod property {
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_prompt_makes_the_planner_panic(prompt in "\\PC{0,80}|[ a-z0-9:,.'\"“”秒分到从剪去掉第前后]{0,80}") {
            let plan = super::plan(&prompt);
            let written = serde_json::to_string(&plan).unwrap();
            prop_assert_eq!(serde_json::from_str::<crate::engine::planner::Plan>(&written).unwrap(), plan);
        }
    }
}
