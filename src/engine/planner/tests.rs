mod clips;
mod hostile;
mod order;
mod stretches;
mod tables;
mod telling;
mod times;

use serde_json::{Value, json};

use super::*;

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
        "What happens if I mute the audio?",
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
    for prompt in [
        "Can you cut the pauses?",
        "could you please remove the silences",
        "能不能帮我把停顿去掉？",
        "How do I cut the pauses?",
        "如何去掉停顿？",
    ] {
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
    assert!(super::plan("mute the last scene").is_empty());
}

/// The whole plan in short: the steps, and what is left over. Nothing of it needs the cloud.
fn whole(prompt: &str) -> (Value, Vec<String>) {
    let plan = plan(prompt);
    assert_eq!(plan.needs_cloud, [], "{prompt}");
    (steps(prompt), plan.not_understood)
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
