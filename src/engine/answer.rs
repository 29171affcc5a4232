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
            let words = plan.sources.get(place).map(|source| language.quote(&source.text));
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
    let (english, chinese) = match wish.op.as_str() {
        "limit_duration" => ("cutting to a given length", "剪到指定时长"),
        "split" => ("splitting into parts", "拆分"),
        "remove_filler" => ("removing filler words", "去除语气词"),
        "highlight" => ("picking the best moments", "挑选精彩片段"),
        "concat" => ("joining other clips", "拼接其他视频"),
        "reorder" => ("changing the order of clips", "调整片段顺序"),
        "slow_motion" => ("slow motion without a speed", "未说明倍速的慢动作"),
        "reverse" => ("playing backwards", "倒放"),
        "loop" => ("looping", "循环"),
        "freeze" => ("freezing a picture", "定格"),
        "captions" => ("captions", "字幕"),
        "subtitles_burn" => ("subtitles from a file", "字幕文件"),
        "watermark" => ("a watermark", "水印"),
        "logo" => ("a logo", "徽标"),
        "pip" => ("picture in picture", "画中画"),
        "bgm" => ("background music", "背景音乐"),
        "replace_audio" => ("other sound", "替换声音"),
        "volume" => ("changing the volume", "调整音量"),
        "normalize_audio" => ("evening out the loudness", "均衡响度"),
        "denoise_audio" => ("cleaning the sound", "声音降噪"),
        "audio_fade" => ("fading the sound alone", "声音淡入淡出"),
        "extract_audio" => ("a sound file", "提取音频"),
        "voiceover" => ("a voice-over", "配音"),
        "crop" | "aspect_ratio" => ("another shape of the picture", "更改画面比例"),
        "resize" => ("another size of the picture", "更改画面尺寸"),
        "rotate" => ("rotating", "旋转"),
        "flip" => ("mirroring", "镜像翻转"),
        "stabilize" => ("stabilising", "防抖"),
        "sharpen" => ("sharpening", "锐化"),
        "denoise_video" => ("cleaning the picture", "画面降噪"),
        "color" | "brightness" | "contrast" | "saturation" | "grayscale" | "lut" | "filter" => {
            ("changing the colours", "调色")
        }
        "blur" => ("blurring", "模糊"),
        "zoom" => ("zooming", "缩放画面"),
        "background_remove" | "green_screen" => ("another background", "更换背景"),
        "scene_detect" => ("finding scenes", "场景检测"),
        "fps" => ("another frame rate", "更改帧率"),
        "codec" => ("another codec", "更改编码"),
        "compress" | "target_size" => ("compressing to a size", "压缩体积"),
        "format" => ("that format", "该格式"),
        "gif" => ("an animated GIF", "GIF 动图"),
        "thumbnail" => ("a still picture", "截取封面"),
        "slideshow" => ("a slideshow", "图片幻灯片"),
        "generate_video" => ("making a video from words", "用文字生成视频"),
        "translate" => ("translating", "翻译"),
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
        let plan = plan("cut the pauses, add background music and make the cat dance");
        assert_eq!(
            compose(&plan, &applied(&["Cut 3 pauses, 5.3 s in all."], &[])),
            "Cut 3 pauses, 5.3 s in all.\n\
             Not done on this machine, but in the cloud: background music.\n\
             Not understood, and left alone: “make the cat dance”."
        );
    }

    #[test]
    fn an_answer_is_in_the_language_of_the_prompt() {
        let plan = plan("去掉停顿，加字幕和背景音乐");
        assert_eq!(
            compose(&plan, &applied(&["剪掉了 3 处停顿，共 5.3 秒。"], &[])),
            "剪掉了 3 处停顿，共 5.3 秒。\n本机做不了，要用云端：字幕、背景音乐。"
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
