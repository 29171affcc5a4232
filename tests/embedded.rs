//! The real program on the embedded engine.

#[path = "embedded/files.rs"]
mod files;
#[path = "embedded/interrupted.rs"]
mod interrupted;
#[path = "embedded/prompts.rs"]
mod prompts;
mod support;

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use support::daemon::{Home, media_path};

/// What ffprobe says of a file.
fn probe(path: &Path) -> Value {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-show_format", "-show_streams", "-of", "json"])
        .arg(path)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// When each stream of a file ends, in seconds: the picture, the sound.
fn ends(path: &Path) -> (f64, f64) {
    let facts = probe(path);
    let end = |kind: &str| {
        let streams = facts["streams"].as_array().unwrap();
        let stream = streams.iter().find(|stream| stream["codec_type"] == kind).unwrap();
        let number = |key: &str| stream[key].as_str().unwrap().parse::<f64>().unwrap();
        number("start_time") + number("duration")
    };
    (end("video"), end("audio"))
}

/// Fails unless all of a file can be decoded.
fn assert_decodes(path: &Path) {
    let output = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-xerror", "-err_detect", "explode", "-i"])
        .arg(path)
        .args(["-f", "null", "-"])
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_prompt_about_resolution_is_done_on_this_machine() {
    let home = Home::new("");
    home.drop_clip("bigbuckbunny.mp4", "bunny.mp4", "trim the first 2 seconds and make it 240p");
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(home.files("outbox"), ["bunny.edited.mp4", "bunny.report.txt"]);
    assert_eq!(home.files("archive"), ["bunny.mp4", "bunny.prompt.txt"]);
    assert!(home.files("inbox").is_empty());
    let video = probe(&home.path("outbox/bunny.edited.mp4"))["streams"][0].clone();
    assert_eq!(video["height"], 240);
}

#[test]
fn the_demo_loses_its_pauses_and_nothing_else() {
    let home = Home::new("");
    let prompt = "trim the pauses, add transitions, and export as a clean MP4";
    home.drop_clip("screen-talk-30s.mp4", "screen-talk.mp4", prompt);
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let result = home.path("outbox/screen-talk.edited.mp4");
    let (picture, sound) = ends(&result);
    assert!((picture - 24.8).abs() < 0.2, "the picture ends at {picture} s");
    assert!((picture - sound).abs() <= 0.04, "the picture ends at {picture} s, the sound at {sound} s");
    assert_decodes(&result);
    assert_eq!(
        std::fs::read(media_path("screen-talk-30s.mp4")).unwrap(),
        std::fs::read(home.path("archive/screen-talk.mp4")).unwrap()
    );
    let report = std::fs::read_to_string(home.path("outbox/screen-talk.report.txt")).unwrap();
    for words in [
        "screen-talk.edited.mp4: edited from screen-talk.mp4",
        "on this machine",
        "You asked:",
        prompt,
        "3 pauses",
        "1920×1080",
        "(the clip: 30.0 s",
        "Job ",
    ] {
        assert!(report.contains(words), "{words:?} is missing in:\n{report}");
    }
}
