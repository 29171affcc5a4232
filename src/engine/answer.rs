//! What the engine tells people: what it would do, what it did, what it cannot do and did not understand.

use super::editor::Applied;
use super::language::Language;
use super::planner::{Plan, Wish};

/// The answer to a message, in its language.
pub fn compose(plan: &Plan, applied: &Applied) -> String {
    let language = plan.language;
    let mut paragraphs = Vec::new();
    if !applied.done.is_empty() {
        paragraphs.push(sentences(&applied.done, language));
    }
    if !applied.refused.is_empty() {
        paragraphs.push(sentences(&applied.refused, language));
    }
    paragraphs.extend(plan.settled.iter().cloned());
    paragraphs.extend(elsewhere(plan));
    paragraphs.extend(left_over(plan));
    paragraphs.extend(suggestions(plan));
    if paragraphs.is_empty() {
        let asked = !plan.steps.is_empty();
        paragraphs.push(if asked {
            language.pick("Ready to export.", "可以导出了。")
        } else {
            language.pick(
                "There is nothing to do in that. Try “trim the pauses, add transitions, and export as MP4”.",
                "没有要做的事。可以试试「剪掉停顿，加转场，导出为 MP4」。",
            )
        });
    }
    paragraphs.join("\n")
}

/// The steps of `plan` as people read them, numbered, each with the words that it came from; then what is settled, not
/// done here and not understood.
pub fn tell(plan: &Plan) -> String {
    let language = plan.language;
    let mut lines: Vec<String> = plan
        .steps
        .iter()
        .enumerate()
        .map(|(place, op)| {
            let told = format!("{}. {}", place + 1, op.edit().tell(language));
            let source = plan.sources.get(place).filter(|source| !source.text.is_empty());
            let words = source.map(|source| language.quote(&source.text));
            words.map_or(told.clone(), |words| format!("{told}  ← {words}"))
        })
        .collect();
    if lines.is_empty() {
        lines.push(language.pick("Nothing that this engine does.", "没有本机引擎能做的步骤。"));
    }
    lines.extend(plan.settled.iter().cloned());
    lines.extend(elsewhere(plan));
    lines.extend(left_over(plan));
    lines.extend(suggestions(plan));
    lines.join("\n")
}

fn sentences(sentences: &[String], language: Language) -> String {
    sentences.join(if language == Language::Zh { "" } else { " " })
}

/// What is understood and not done here.
fn elsewhere(plan: &Plan) -> Option<String> {
    let language = plan.language;
    let mut names: Vec<String> = Vec::new();
    for wish in &plan.needs_cloud {
        let name = named(wish, language);
        if !names.contains(&name) {
            names.push(name);
        }
    }
    (!names.is_empty()).then(|| {
        language.pick(
            format!("Not done on this machine, but in the cloud: {}.", names.join(", ")),
            format!("本机做不了，要用云端：{}。", names.join("、")),
        )
    })
}

/// What nobody could read.
fn left_over(plan: &Plan) -> Option<String> {
    let language = plan.language;
    let quoted: Vec<String> = plan.not_understood.iter().map(|text| language.quote(text)).collect();
    (!quoted.is_empty()).then(|| {
        language.pick(
            format!("Not understood, and left alone: {}.", quoted.join(", ")),
            format!("没有看懂、未作处理：{}。", quoted.join("、")),
        )
    })
}

/// What this engine does not do at all, by its op, in English and Chinese.
pub const ELSEWHERE: [(&str, &str, &str); 9] = [
    ("split", "splitting into parts", "拆分"),
    ("remove_filler", "removing filler words", "去除语气词"),
    ("highlight", "picking the best moments", "挑选精彩片段"),
    ("captions", "captions", "字幕"),
    ("translate", "translating", "翻译"),
    ("voiceover", "a voice-over", "配音"),
    ("background_remove", "taking the background away without a green screen", "无绿幕抠像"),
    ("scene_detect", "finding scenes", "场景检测"),
    ("generate_video", "making a video from words", "用文字生成视频"),
];

/// What could be asked for instead of something that can mean many things.
fn suggestions(plan: &Plan) -> Option<String> {
    plan.vague.then(|| {
        plan.language.pick(
            "That can mean many things, so nothing was guessed. Say what you want, for example: “cut the pauses”, \
             “make it brighter and add contrast”, or “even out the volume”.",
            "这可以有很多种理解，所以没有擅自改动。请写明想要什么，例如：「剪掉停顿」、「画面调亮，提高对比度」、「统一音量」。",
        )
    })
}

/// The name of an op that is not done here. One that is done here, but not in the way that was asked, says so.
fn named(wish: &Wish, language: Language) -> String {
    if let Some((_, english, chinese)) = ELSEWHERE.iter().find(|(op, ..)| *op == wish.op) {
        return language.pick(*english, *chinese);
    }
    let (english, chinese) = match wish.op.as_str() {
        "limit_duration" => ("making it shorter without a length", "没有说明时长的缩短"),
        "concat" => ("joining those clips", "拼接这些视频"),
        "reorder" => ("that order of the clips", "该片段顺序"),
        "slow_motion" => ("slow motion of a part that has no times", "没有说明时间的慢动作"),
        "reverse" => ("playing a part backwards that has no times", "没有说明时间的倒放"),
        "loop" => ("that kind of loop", "该类循环"),
        "freeze" => ("that kind of freeze", "该类定格"),
        "subtitles_burn" => ("those subtitles", "该类字幕"),
        "watermark" => ("that kind of watermark", "该类水印"),
        "logo" => ("that kind of logo", "该类标志"),
        "pip" => ("that kind of picture in picture", "该类画中画"),
        "extract_audio" => ("a sound file in that quality", "该质量的声音文件"),
        "crop" | "aspect_ratio" => ("that shape of the picture", "该画面比例"),
        "resize" => ("that size of the picture", "该画面尺寸"),
        "color" if wish.args.get("style").is_some_and(|style| style == "match") => {
            ("matching the colours to something else", "匹配颜色")
        }
        "color" | "brightness" | "contrast" | "saturation" | "lut" => {
            ("that change of the colours", "该调色")
        }
        "filter" => ("that filter", "该滤镜"),
        "blur" => ("blurring what has to be recognised first", "识别后再模糊"),
        "zoom" => ("that kind of zoom", "该类缩放"),
        "green_screen" => ("that kind of screen", "该类抠像"),
        "compress" => ("compressing in that way", "该种压缩"),
        "slideshow" => ("that kind of slideshow", "该类幻灯片"),
        "title" if !wish.args.contains_key("text") => {
            ("a title without its words in quotes", "没有用引号写明内容的标题")
        }
        "text" if !wish.args.contains_key("text") => {
            ("a text without its words in quotes", "没有用引号写明内容的文字")
        }
        "title" => ("a title in that style", "该样式的标题"),
        "text" => ("a text in that style", "该样式的文字"),
        "speed" => ("a speed for a part that has no times", "没有说明倍速或时间的变速"),
        "transition" => ("that kind of transition", "该类转场"),
        "fade_in" | "fade_out" => ("that kind of fade", "该类淡变"),
        "mute" => ("muting a part that has no times", "没有说明时间的静音"),
        "trim_pauses" => ("cutting pauses in one place only", "只剪某一处的停顿"),
        "keep_range" | "remove_range" | "trim_start" | "trim_end" => {
            ("cutting a part that has no times", "剪切没有说明时间的部分")
        }
        "resolution" => ("that resolution", "该分辨率"),
        "export" => ("that kind of export", "该类导出"),
        other => return format!("{} “{other}”", language.pick("the step", "步骤")),
    };
    language.pick(english, chinese)
}

#[cfg(test)]
mod tests {
    use super::super::planner::plan;
    use super::*;
    use crate::engine::timeline::Timeline;

    fn applied(done: &[&str], refused: &[&str]) -> Applied {
        let owned = |list: &[&str]| list.iter().map(|text| text.to_string()).collect();
        Applied { timeline: Timeline::default(), done: owned(done), refused: owned(refused) }
    }

    #[test]
    fn an_answer_says_what_was_done_what_was_not_and_what_was_not_understood() {
        let plan = plan("cut the pauses, add captions and make the cat dance");
        assert_eq!(
            compose(&plan, &applied(&["Cut 3 pauses, 5.3 s in all."], &[])),
            "Cut 3 pauses, 5.3 s in all.\n\
             Not done on this machine, but in the cloud: captions.\n\
             Not understood, and left alone: “make the cat dance”."
        );
    }

    #[test]
    fn an_answer_is_in_the_language_of_the_prompt() {
        let plan = plan("去掉停顿，加字幕和配音");
        assert_eq!(
            compose(&plan, &applied(&["剪掉了 3 处停顿，共 5.3 秒。"], &[])),
            "剪掉了 3 处停顿，共 5.3 秒。\n本机做不了，要用云端：字幕、配音。"
        );
    }

    #[test]
    fn a_vague_wish_is_answered_with_what_could_be_asked_for() {
        let told = compose(&plan("make it look better"), &applied(&[], &[]));
        assert!(told.contains("for example: “cut the pauses”"), "{told}");
        let told = compose(&plan("剪得好看点"), &applied(&[], &[]));
        assert!(told.contains("例如：「剪掉停顿」"), "{told}");
    }

    #[test]
    fn a_contradiction_is_told_with_what_was_taken() {
        assert_eq!(
            tell(&plan("make it 720p, then make it 1080p")),
            "1. Make it 1080p  ← “make it 1080p”\n\
             The result cannot have both “make it 720p” and “make it 1080p”: the later one, “make it 1080p”, is taken."
        );
    }

    #[test]
    fn a_plan_is_told_in_numbered_steps() {
        assert_eq!(
            tell(&plan("trim the pauses, add transitions, and export as a clean MP4")),
            "1. Cut the pauses  ← “trim the pauses”\n\
             2. Crossfade every cut, 0.3 s each  ← “add transitions”\n\
             3. Export the result  ← “export as”\n\
             4. Write an MP4 file  ← “export as a clean MP4”"
        );
        assert_eq!(
            compose(&plan(""), &applied(&[], &[])),
            "There is nothing to do in that. Try “trim the pauses, add transitions, and export as MP4”."
        );
        assert_eq!(compose(&plan("export it"), &applied(&[], &[])), "Ready to export.");
    }
}
