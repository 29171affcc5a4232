//! What can be asked, with an example each: the page `docs/prompts.md` is made of it.

/// An op as people read of it.
#[derive(Debug, Clone, Copy)]
pub struct Entry {
    /// As in a plan: `trim_pauses`.
    pub name: &'static str,
    source: &'static str,
    pub english: &'static str,
    pub chinese: &'static str,
}

macro_rules! entries {
    (@source $name:ident) => { include_str!(concat!(stringify!($name), ".rs")) };
    // A file that cannot be named after its op.
    (@source $name:ident $file:literal) => { include_str!($file) };
    ($($name:ident$(($file:literal))?: $english:literal | $chinese:literal),+ $(,)?) => {
        /// Every op, those that belong together side by side.
        pub const ENTRIES: &[Entry] = &[$(Entry {
            name: stringify!($name),
            source: entries!(@source $name $($file)?),
            english: $english,
            chinese: $chinese,
        }),+];
    };
}

entries!(
    trim_pauses: "cut pauses longer than 1 second" | "剪掉超过1秒的停顿",
    keep_range: "keep 0:10 to 0:25" | "只保留0:10到0:25",
    remove_range: "remove 1:00 to 1:20" | "删掉1:00到1:20",
    trim_start: "cut the first 8 seconds" | "剪掉前8秒",
    trim_end: "cut the last 5 seconds" | "剪掉最后5秒",
    limit_duration: "trim it to 60 seconds" | "剪到60秒",
    speed: "speed up 0:10 to 0:20 4x" | "0:10到0:20加速4倍",
    slow_motion: "slow motion" | "慢动作",
    reverse: "play it backwards" | "倒放",
    loop("repeat.rs"): "loop it 3 times" | "循环3次",
    freeze: "freeze the frame at 0:05 for 2 seconds" | "在0:05定格2秒",
    concat: "join all the clips" | "把所有视频拼接起来",
    reorder: "move clip 2 to the beginning" | "把第2段移到开头",
    slideshow: "make a slideshow, 3 seconds per photo" | "把照片做成幻灯片，每张3秒",
    transition: "crossfade the cuts over 1 second" | "剪接处加1秒的交叉淡化",
    fade_in: "fade in over 2 seconds" | "开头淡入2秒",
    fade_out: "fade out over 2 seconds" | "结尾淡出2秒",
    title: "add the title \"Holiday\"" | "加标题“假期”",
    text: "put the text \"Subscribe\" at the bottom at 0:05" | "0:05在底部加文字“记得订阅”",
    subtitles_burn: "burn in subtitles.srt" | "把 subtitles.srt 字幕烧录到画面上",
    watermark: "add the watermark \"© Ada\" at the bottom right" | "右下角加水印“© Ada”",
    logo: "put logo.png in the top right corner" | "右上角加 logo.png",
    pip: "show the second clip picture-in-picture in the bottom right" | "右下角加画中画",
    bgm: "add background music" | "加背景音乐",
    replace_audio: "replace the audio with voice.mp3" | "把声音换成 voice.mp3",
    mute: "mute 0:10 to 0:20" | "0:10到0:20静音",
    volume: "make it twice as loud" | "音量调大一倍",
    normalize_audio: "normalize the audio" | "音量均衡",
    denoise_audio: "remove the background noise" | "去除背景噪音",
    audio_fade: "fade the audio out over 3 seconds" | "声音淡出3秒",
    extract_audio: "extract the audio as MP3" | "提取音频为MP3",
    crop: "crop it to 640x360" | "裁剪为640x360",
    aspect_ratio: "make it vertical 9:16" | "改成9:16竖屏",
    resize: "resize it to 1280x720" | "尺寸改为1280x720",
    resolution: "make it 720p" | "改为720p",
    rotate: "rotate it 90 degrees" | "旋转90度",
    flip: "flip it horizontally" | "水平翻转",
    stabilize: "stabilize the video" | "防抖",
    sharpen: "sharpen the picture" | "锐化画面",
    denoise_video: "remove the grain from the video" | "画面降噪",
    color: "make the colors warmer" | "色调调暖",
    brightness: "make it brighter" | "调亮一点",
    contrast: "increase the contrast" | "提高对比度",
    saturation: "boost the saturation" | "提高饱和度",
    grayscale: "make it black and white" | "变成黑白",
    lut: "apply the LUT film.cube" | "套用LUT film.cube",
    filter: "apply a vintage filter" | "加复古滤镜",
    blur: "blur the picture" | "画面模糊",
    green_screen: "replace the green screen with beach.jpg" | "绿幕换成 beach.jpg",
    zoom: "slowly zoom in" | "慢慢放大画面",
    fps: "make it 30 fps" | "改为30帧",
    codec: "encode it with H.265" | "用H.265编码",
    compress: "compress it" | "压缩一下",
    target_size: "make it smaller than 25 MB" | "压缩到25MB以内",
    format: "export as WebM" | "导出为WebM",
    gif: "make a GIF" | "做成GIF动图",
    thumbnail: "save a thumbnail at 0:05" | "截取0:05的画面作封面",
    export: "export the video" | "导出视频",
);

impl Entry {
    /// What stands at the top of its file: its name with its arguments, and what it does.
    pub fn about(&self) -> (String, String) {
        let lines = self.source.lines().map_while(|line| line.strip_prefix("//!"));
        let text = lines.map(str::trim).take_while(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
        let parts = text.strip_prefix('`').and_then(|text| text.split_once("`: "));
        let (form, does) = parts.unwrap_or((self.name, &text));
        (form.to_string(), does.to_string())
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::engine::op::Op;
    use crate::engine::planner::plan;

    #[test]
    fn every_op_stands_in_the_catalogue_and_says_what_it_does() {
        let listed: BTreeSet<&str> = ENTRIES.iter().map(|entry| entry.name).collect();
        let known: BTreeSet<String> = Op::names().collect();
        assert_eq!(listed, known.iter().map(String::as_str).collect());
        for entry in ENTRIES {
            let (form, does) = entry.about();
            assert!(form.starts_with(entry.name), "{form}");
            assert!(does.ends_with(['.', '!']) && does.len() > 10, "{form}: {does}");
        }
    }

    #[test]
    fn every_example_is_planned_as_its_op_and_nothing_is_left_over() {
        for entry in ENTRIES {
            for example in [entry.english, entry.chinese] {
                let plan = plan(example);
                let names: Vec<String> = plan.steps.iter().map(Op::name).collect();
                let asked = names.iter().filter(|name| *name != "export" || entry.name == "export");
                assert_eq!(asked.collect::<Vec<_>>(), [entry.name], "{example}: {plan:?}");
                assert!(plan.not_understood.is_empty(), "{example}: {:?}", plan.not_understood);
                assert!(plan.needs_cloud.is_empty(), "{example}: {:?}", plan.needs_cloud);
            }
        }
    }
}
