//! Results that are no videos, and music from a folder.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::support::daemon::{Home, small_clip};
use crate::{assert_decodes, ends, probe};

fn duration(path: &Path) -> f64 {
    probe(path)["format"]["duration"].as_str().unwrap().parse().unwrap()
}

#[test]
fn a_gif_a_sound_and_a_picture_come_out_as_what_they_are() {
    let home = Home::new("");
    for (name, prompt) in [
        ("moving", "trim the first second and make it a gif"),
        ("heard", "trim the first second, then extract the audio as mp3"),
        ("seen", "grab a thumbnail at 0:02"),
        ("both", "mute it, export as mp4 and grab a thumbnail"),
    ] {
        home.drop_prompt(&format!("{name}.mp4"), prompt);
        small_clip(&home.path(&format!("inbox/{name}.mp4")), 4);
    }
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let results: Vec<String> =
        home.files("outbox").into_iter().filter(|name| !name.ends_with(".txt")).collect();
    assert_eq!(results, ["both.edited.mp4", "heard.edited.mp3", "moving.edited.gif", "seen.edited.jpg"]);
    for name in &results {
        assert_decodes(&home.path("outbox").join(name));
    }
    let gif = home.path("outbox/moving.edited.gif");
    assert!((duration(&gif) - 3.0).abs() < 0.1, "{}", duration(&gif));
    let sound = home.path("outbox/heard.edited.mp3");
    assert!((duration(&sound) - 3.0).abs() < 0.1, "{}", duration(&sound));
    assert_eq!(probe(&sound)["streams"].as_array().unwrap().len(), 1);
    assert_eq!(probe(&home.path("outbox/seen.edited.jpg"))["streams"][0]["codec_name"], "mjpeg");
    let report = |name: &str| fs::read_to_string(home.path("outbox").join(name)).unwrap();
    assert!(report("moving.report.txt").contains("The result is a GIF, without sound."));
    assert!(report("heard.report.txt").contains("the sound alone, an MP3 file"));
    assert!(report("seen.report.txt").contains("the picture at 0:02"));
    assert!(report("both.report.txt").contains("the picture needs a prompt of its own"));
}

#[test]
fn music_of_a_folder_lies_under_its_clips() {
    let home = Home::new("");
    fs::create_dir(home.path("inbox/trip")).unwrap();
    small_clip(&home.path("inbox/trip/a.mp4"), 4);
    let song = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi", "-i", "sine=frequency=300:duration=2"])
        .arg(home.path("inbox/trip/song.mp3"))
        .status();
    assert!(song.unwrap().success());
    home.drop_prompt("trip.mp4", "add song.mp3 as background music");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = fs::read_to_string(home.path("outbox/trip.report.txt")).unwrap();
    assert!(report.contains("Added background music from song.mp3, 18 dB below the speech."), "{report}");
    let (picture, sound) = ends(&home.path("outbox/trip.edited.mp4"));
    assert!((picture - 4.0).abs() < 0.05 && (sound - 4.0).abs() < 0.05, "{picture} s, {sound} s");
}

#[test]
fn what_a_film_has_more_of_than_its_result_is_told() {
    let home = Home::new("");
    let (words, chapters) = (home.path("words.srt"), home.path("chapters.txt"));
    fs::write(&words, "1\n00:00:00,000 --> 00:00:01,000\nHello\n").unwrap();
    let chapter = "[CHAPTER]\nTIMEBASE=1/1\n";
    let parts = format!(";FFMETADATA1\n{chapter}START=0\nEND=1\n{chapter}START=1\nEND=2\n");
    fs::write(&chapters, parts).unwrap();
    let mut make = Command::new("ffmpeg");
    make.args(["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=2"])
        .args(["-f", "lavfi", "-i", "anullsrc=channel_layout=5.1:sample_rate=48000"])
        .args(["-f", "lavfi", "-i", "sine=duration=2", "-i"])
        .arg(&words)
        .arg("-i")
        .arg(&chapters)
        .args([
            "-map_chapters",
            "4",
            "-map",
            "0",
            "-map",
            "1",
            "-map",
            "2",
            "-map",
            "3",
            "-t",
            "2",
            "-c:v",
            "libx264",
            "-c:a",
            "aac",
        ])
        .arg(home.path("inbox/film.mkv"));
    assert!(make.status().unwrap().success());
    fs::copy(home.path("inbox/film.mkv"), home.path("inbox/silent.mkv")).unwrap();
    home.drop_prompt("film.mkv", "trim the first second");
    home.drop_prompt("silent.mkv", "mute it");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = |name: &str| fs::read_to_string(home.path("outbox").join(name)).unwrap();
    let (film, silent) = (report("film.report.txt"), report("silent.report.txt"));
    for left in ["2 sound tracks; the result has the one", "6 channels; the result is in stereo"] {
        assert!(film.contains(left) && !silent.contains(left), "{left}: {film}\n{silent}");
    }
    for left in [
        "The subtitles stored in the clip are not in the result.",
        "The clip’s 2 chapters are not in the result.",
    ] {
        assert!(film.contains(left) && silent.contains(left), "{film}\n{silent}");
    }
}

#[test]
fn what_becomes_of_pictures_for_other_screens_is_told() {
    let home = Home::new("");
    let made = |name: &str, words: &str| {
        let mut make = Command::new("ffmpeg");
        make.args(["-v", "error", "-f", "lavfi", "-i", "testsrc=size=64x64:rate=10:duration=2"]);
        make.args(words.split(' ')).arg(home.path("inbox").join(name));
        assert!(make.status().unwrap().success());
    };
    fs::create_dir(home.path("inbox/trip")).unwrap();
    let woven = "-c:v libx264 -flags +ildct+ilme -x264-params tff=1 -pix_fmt yuv420p";
    made("tape.mp4", woven);
    made("trip/1.mp4", woven);
    made("trip/2.mp4", "-c:v libx264 -pix_fmt yuv420p");
    let bright = "log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc:range=limited";
    made("bright.mp4", &format!("-c:v libx265 -pix_fmt yuv420p10le -x265-params {bright}"));
    for name in ["tape.mp4", "bright.mp4"] {
        home.drop_prompt(name, "trim the first second");
    }
    fs::write(home.path("inbox/trip.prompt.txt"), "join them").unwrap();
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = |name: &str| fs::read_to_string(home.path("outbox").join(name)).unwrap();
    let woven = |name: &str| format!("Each picture of “{name}” was two half pictures (interlaced)");
    let bright = "The colours of “bright.mp4” are meant for HDR screens; the result is SDR";
    for (name, told, other) in [
        ("tape", woven("tape.mp4"), bright),
        ("trip", woven("1.mp4"), bright),
        ("bright", bright.to_string(), "interlaced"),
    ] {
        let report = report(&format!("{name}.report.txt"));
        assert!(report.contains(&told) && !report.contains(other), "{report}");
    }
}
