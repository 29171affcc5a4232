//! How much memory the planner takes, in a process of its own: lexicons are read once, and then stay.

#![cfg(target_os = "linux")]

use dropcut::engine::planner::plan;

const PROMPTS: [&str; 16] = [
    "trim the pauses, add transitions, and export as a clean MP4",
    "Add a 3-second title card “My Trip” at the beginning and remove the last 5 seconds of dead air",
    "make it vertical for TikTok, burn in captions and add upbeat background music",
    "speed up 0:10 to 0:30 by 4x, then fade out to black over 2 seconds",
    "keep only 1:00 to 2:30, convert it to webm at 720p and keep it under 25 MB",
    "remove the filler words, normalize the audio and reduce the background noise",
    "merge these 3 clips with crossfades of 1 second, but don't touch the music",
    "put the text 'Sale' in the top right corner at 0:05 for 3 seconds in white",
    "去掉停顿，加转场，导出为mp4",
    "在开头加上标题「新品」，持续3秒，再把最后两分钟删掉",
    "改成竖屏发抖音，加字幕和背景音乐",
    "把0:10到0:20加速2倍，结尾淡出",
    "只保留从10秒到25秒，转换成webm格式，720p，压缩到25MB以内",
    "去掉语气词，音量统一，降噪",
    "合并3个视频，交叉淡化1秒，不要加音乐",
    "在右上角加上文字“限时特卖”，从第5秒开始显示3秒，白色",
];

/// The memory of this process beside the pages of its program, in megabytes.
fn resident() -> f64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("RssAnon:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<f64>().unwrap() / 1024.0
}

#[test]
fn planning_in_both_languages_takes_no_more_than_16_megabytes() {
    let before = resident();
    for prompt in PROMPTS {
        assert!(!plan(prompt).not_understood.contains(&prompt.to_string()), "{prompt}");
    }
    let once = resident();
    assert!(once - before < 16.0, "{before:.1} MB became {once:.1} MB");
    // What was planned once leaves nothing more behind.
    for prompt in PROMPTS.iter().cycle().take(2000) {
        plan(prompt);
    }
    let often = resident();
    assert!(often - once < 2.0, "{once:.1} MB became {often:.1} MB");
}
