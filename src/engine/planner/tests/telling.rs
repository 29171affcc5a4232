//! Where each step came from, and what contradicted itself.

use super::*;

/// The parts of `prompt` that its ops came from.
fn sources(prompt: &str) -> Vec<String> {
    let plan = plan(prompt);
    let characters: Vec<char> = prompt.chars().collect();
    let all: Vec<Source> =
        plan.sources.into_iter().chain(plan.needs_cloud.into_iter().map(|wish| wish.from)).collect();
    for source in &all {
        let part: String = characters[source.start..source.end].iter().collect();
        assert_eq!(part, source.text, "{prompt}");
    }
    all.into_iter().map(|source| source.text).collect()
}

#[test]
fn each_step_knows_the_words_that_it_came_from() {
    for (prompt, expected) in [
        ("cut the first 8 seconds, then mute it", &["cut the first 8 seconds", "mute it"][..]),
        ("Hi! Please add the title “My trip” at the end.", &["add the title “My trip” at the end"]),
        ("fade in, 2 seconds", &["fade in, 2 seconds"]),
        ("剪掉前8秒，然后静音", &["剪掉前8秒", "静音"]),
        ("加标题「我的旅行」，持续3秒", &["加标题「我的旅行」，持续3秒"]),
    ] {
        assert_eq!(sources(prompt), expected, "{prompt}");
    }
}

#[test]
fn a_pronoun_stands_for_the_part_named_just_before_it() {
    for (prompt, op, args, expected) in [
        (
            "The first 10 s are black. Remove them.",
            "trim_start",
            json!({"seconds": 10}),
            "The first 10 s are black. Remove them",
        ),
        (
            "Hello. From 0:30 to 0:45 nothing happens, so please cut that part.",
            "remove_range",
            json!({"start": 30, "end": 45}),
            "From 0:30 to 0:45 nothing happens, so please cut that part",
        ),
    ] {
        let plan = plan(prompt);
        assert_eq!(steps(prompt), json!([{"op": op, "args": args}]), "{prompt}");
        assert_eq!(sources(prompt), [expected], "{prompt}");
        assert_eq!(plan.not_understood, [""; 0], "{prompt}");
    }
    // What asks for nothing with a part of the clip leaves the pronoun open.
    assert!(plan("The intro is boring. Cut it.").is_empty());
}

#[test]
fn what_stands_before_a_part_that_a_pronoun_stands_for_is_handed_back() {
    for (prompt, left) in [
        ("add a unicorn, the last minute is awful; delete it", "add a unicorn"),
        ("Add a unicorn, the last minute is awful. Delete it.", "Add a unicorn"),
        ("sprinkle stardust, between 0:10 and 0:20 is junk, mute it", "sprinkle stardust"),
        ("Add a unicorn. The last minute is awful. Delete it.", "Add a unicorn"),
    ] {
        let plan = plan(prompt);
        assert_eq!(plan.steps.len(), 1, "{prompt}: {plan:?}");
        assert_eq!(plan.not_understood, [left], "{prompt}");
    }
}

#[test]
fn what_is_handed_back_is_in_the_characters_it_was_written_in() {
    let plan = plan("在片尾加文字 皇后之後，撒點魔法在皇后後面");
    assert_eq!(plan.not_understood, ["撒點魔法在皇后後面"]);
}

#[test]
fn of_two_wishes_that_contradict_each_other_the_later_is_taken_and_told() {
    for (prompt, op, arg, value) in [
        ("make it 720p, then make it 1080p", "resolution", "height", json!(1080)),
        ("crop to 16:9 and then to 9:16", "aspect_ratio", "ratio", json!("9:16")),
        ("trim it to 60 seconds. Keep it under 30 seconds.", "limit_duration", "seconds", json!(30)),
        ("改成720p，再改成1080p", "resolution", "height", json!(1080)),
    ] {
        let plan = plan(prompt);
        assert_eq!(plan.settled.len(), 1, "{prompt}: {plan:?}");
        let json = plan.to_json().unwrap();
        let all = [&json["steps"], &json["needs_cloud"]];
        let found: Vec<&Value> =
            all.iter().flat_map(|list| list.as_array().unwrap()).filter(|one| one["op"] == op).collect();
        assert_eq!(found.len(), 1, "{prompt}: {json}");
        assert_eq!(found[0]["args"][arg], value, "{prompt}");
    }
    assert_eq!(plan("make it 1080p and 30 fps").settled, [""; 0]);
}

#[test]
fn a_wish_that_is_taken_back_is_not_done_but_told() {
    for (prompt, ops_left, told) in [
        (
            "Mute it. Cut the first 10 seconds, actually no, the last 10 seconds.",
            &["mute", "trim_end"][..],
            "Cut the first 10 seconds, actually no",
        ),
        ("cut the first 5 seconds. Never mind.", &[], "cut the first 5 seconds. Never mind"),
        (
            "cut the first and the last 5 seconds, no wait",
            &[],
            "cut the first and the last 5 seconds, no wait",
        ),
        ("剪掉停顿，加速2倍，不对，加速3倍", &["trim_pauses", "speed"], "加速2倍，不对"),
    ] {
        assert_eq!(ops(prompt), ops_left, "{prompt}");
        assert_eq!(plan(prompt).not_understood, [told], "{prompt}");
    }
    assert_eq!(ops("never mind the noise, trim the pauses"), ["trim_pauses"]);
}

#[test]
fn a_range_that_ends_before_it_begins_is_turned_round_and_told() {
    for prompt in ["keep 0:20 to 0:10", "mute from 20s to 10s", "保留0:20到0:10", "behalte 0:20 bis 0:10"]
    {
        let plan = plan(prompt);
        assert_eq!(plan.settled.len(), 1, "{prompt}: {plan:?}");
        let args = &plan.to_json().unwrap()["steps"][0]["args"];
        assert_eq!((&args["start"], &args["end"]), (&json!(10), &json!(20)), "{prompt}");
    }
    assert_eq!(plan("keep 0:10 to 0:20").settled, [""; 0]);
}

#[test]
fn a_lack_forbids_nothing_but_itself() {
    for prompt in ["export without captions in 720p", "no music at 720p please"] {
        assert_eq!(
            ops(prompt),
            ["export", "resolution"][usize::from(!prompt.starts_with("export"))..],
            "{prompt}"
        );
    }
    assert!(plan("don't export it in 720p").is_empty());
}

#[test]
fn what_fades_a_title_does_not_fade_the_film() {
    for prompt in
        ["add the title \"Hello\", then fade it out", "show the text \"Sale\" for 3 seconds. Fade it out."]
    {
        assert!(!ops(prompt).contains(&"fade_out".to_string()), "{prompt}");
    }
    assert!(ops("add the title \"Hello\" and fade out at the end").contains(&"fade_out".to_string()));
}

#[test]
fn a_part_that_cannot_be_told_in_times_never_becomes_the_whole() {
    for prompt in [
        "speed up the boring middle",
        "reverse the exciting parts",
        "slow down the last scene",
        "make the last scene black and white",
        "mute the intro",
    ] {
        assert!(super::plan(prompt).is_empty(), "{prompt}: {:?}", super::plan(prompt));
    }
}

#[test]
fn what_should_go_is_never_added() {
    for prompt in ["remove the watermark", "get rid of the captions", "去水印", "去掉字幕"] {
        let plan = plan(prompt);
        assert!(plan.is_empty() && plan.needs_cloud.is_empty(), "{prompt}: {plan:?}");
        assert_eq!(plan.not_understood, [prompt], "{prompt}");
    }
}

#[test]
fn what_is_only_told_is_no_wish() {
    for prompt in [
        "my dog is called Mute",
        "this is a video about a slow motion race",
        "I already cut the pauses",
        "it was exported as mp4",
        "maybe later we add captions",
        "name the file reverse.mp4",
        "这个视频讲的是倒放",
        "我已经剪掉停顿了",
    ] {
        let plan = plan(prompt);
        assert!(plan.is_empty() && plan.needs_cloud.is_empty(), "{prompt}: {plan:?}");
        assert_eq!(plan.not_understood, [prompt], "{prompt}");
    }
}

#[test]
fn how_something_is_done_is_not_handed_back_beside_what_is_done() {
    for prompt in
        ["How do I trim the first 5 seconds and mute it", "How can I mute it?", "how to reverse a video"]
    {
        let plan = plan(prompt);
        assert!(!plan.is_empty(), "{prompt}");
        assert_eq!(plan.not_understood, [""; 0], "{prompt}");
    }
}

#[test]
fn what_is_read_for_a_misspelt_word_is_told_and_the_words_stay_as_they_were_written() {
    let prompt = "plese delte the last 10 seconds, sprinkle mgic and stardst on the botom";
    let plan = plan(prompt);
    assert_eq!(steps(prompt), json!([{"op": "trim_end", "args": {"seconds": 10}}]));
    assert_eq!(sources(prompt), ["delte the last 10 seconds"]);
    assert_eq!(plan.not_understood, ["plese", "sprinkle mgic and stardst on the botom"]);
    assert_eq!(plan.settled, ["“delte” is read as “delete”."]);
}

#[test]
fn what_is_read_for_a_listed_slip_is_told_in_the_language_and_characters_of_the_prompt() {
    for (prompt, op, told) in [
        ("把视频旋砖90度", "rotate", &["“旋砖”按“旋转”理解。"][..]),
        ("加字木", "captions", &["“字木”按“字幕”理解。"]),
        ("把前5秒减掉", "trim_start", &["“减掉”按“剪掉”理解。"]),
        ("去除背景躁音", "denoise_audio", &["“躁音”按“噪音”理解。"]),
        ("影片鏡象一下", "flip", &["“鏡象”按“镜像”理解。"]),
        // What no wish is made of is not worth telling, and what is written stays as it is.
        ("这个视屏太长，缩短成一分钟", "limit_duration", &[]),
        ("加文字 循坏经济", "text", &[]),
    ] {
        let plan = plan(prompt);
        assert_eq!(plan.settled, told, "{prompt}");
        assert_eq!(ops(prompt), [op], "{prompt}");
        assert_eq!(plan.not_understood, [""; 0], "{prompt}");
    }
}

#[test]
fn words_that_are_understood_are_never_read_otherwise() {
    for prompt in [
        "delete the last 10 seconds",
        "add a title saying Captons",
        "put “Revers” at the end",
        "mute it, mate",
        "the singer is Mutee",
        "cut the scene with Capton Bob",
    ] {
        assert_eq!(plan(prompt).settled, [""; 0], "{prompt}");
    }
}

#[test]
fn only_what_is_read_otherwise_is_told_and_nothing_that_was_said_is_left_out() {
    for (prompt, told, left) in [
        ("add a titel saying vintge vibes", &["“titel” is read as “title”."][..], &[][..]),
        (
            "delte the first 5 seconds. sprinkle delte magic",
            &["“delte” is read as “delete”."],
            &["sprinkle delte magic"],
        ),
        ("so um cut the unicorn glitter in half", &[], &["so um cut the unicorn glitter in half"]),
    ] {
        let plan = plan(prompt);
        assert_eq!(plan.settled, told, "{prompt}");
        assert_eq!(plan.not_understood, left, "{prompt}");
    }
}
