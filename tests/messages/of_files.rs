//! About what somebody dropped.

use std::fs;

use crate::support::daemon::Home;
use crate::{assert_says, run};

/// What `why` and `status` say of a clip that waits after one run.
fn waiting(home: &Home, name: &str) -> (String, String) {
    assert_eq!(home.once().status.code(), Some(4), "{}", home.log());
    (home.why(&format!("inbox/{name}")), run(home, &["status"], 0))
}

/// The report of a clip that failed in one run.
fn failed(home: &Home, report: &str) -> String {
    assert_eq!(home.once().status.code(), Some(3), "{}", home.log());
    fs::read_to_string(home.path("failed").join(report)).unwrap()
}

#[test]
fn a_prompt_that_is_blank_is_waited_for() {
    let home = Home::new("");
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", " \n\t\n");
    let (why, _) = waiting(&home, "clip.mp4");
    assert_says(
        &why,
        &["clip.mp4 waits for its prompt", "clip.prompt.txt is empty", "write into it what to do"],
    );
}

#[test]
fn a_prompt_that_is_no_text_is_named_with_the_line() {
    let home = Home::new("");
    home.drop_second("clip.mp4");
    fs::write(home.path("inbox/clip.prompt.txt"), b"mute it\nna\xefve\n").unwrap();
    let (why, _) = waiting(&home, "clip.mp4");
    assert_says(&why, &["clip.prompt.txt is not UTF-8 text (line 2)", "save it again as UTF-8"]);
}

#[test]
fn settings_of_a_prompt_that_are_wrong_are_named() {
    for (prompt, words) in [
        ("---\nspeed: 2\n---\nmute it", ["no setting `speed`", "language, format, quality and priority"]),
        ("---\nformat: avi\n---\nmute it", ["`avi` is not a format", "mp4, webm, mov or mkv"]),
        ("---\nlanguage: de\nmute it", ["are not closed", "put a line `---` after them"]),
    ] {
        let home = Home::new("");
        home.drop_second("clip.mp4");
        home.drop_prompt("clip.mp4", prompt);
        let (why, _) = waiting(&home, "clip.mp4");
        assert_says(&why, &words);
    }
}

#[test]
fn a_clip_that_is_no_video_fails_with_what_it_looks_like() {
    // A transport stream is a row of packets of 188 bytes.
    let packets = [[0x47; 1].as_slice(), &[0xff; 187]].concat().repeat(20);
    for (content, looks) in [
        (&b"Dear diary, today I made no video.\n"[..], "a text file"),
        (b"<!doctype html><title>Sign in</title>", "a web page"),
        (b"PK\x03\x04\x14\0\0\0\x08\0", "a ZIP archive"),
        (&packets, "a transport stream of a recorder, which is not taken; turn it into an MP4 with `ffmpeg"),
    ] {
        let home = Home::new("");
        fs::write(home.path("inbox/clip.mp4"), content).unwrap();
        home.drop_prompt("clip.mp4", "mute it");
        let report = failed(&home, "clip.report.txt");
        assert_says(
            &report,
            &[
                "clip.mp4 was not edited",
                "cannot be played",
                looks,
                "move the clip and its prompt back",
                "Job ",
            ],
        );
        assert_eq!(home.files("failed"), ["clip.mp4", "clip.prompt.txt", "clip.report.txt"]);
    }
}

#[test]
fn a_playlist_that_is_called_a_clip_is_never_read() {
    let home = Home::new("");
    let secret = home.path("secret.txt");
    fs::write(&secret, "the secret words").unwrap();
    for (number, list) in [
        format!("#EXTM3U\n#EXTINF:1,\nfile://{}\n", secret.display()),
        "#EXTM3U\n#EXTINF:1,\n/etc/passwd\n".to_string(),
        format!("ffconcat version 1.0\nfile '{}'\n", secret.display()),
    ]
    .into_iter()
    .enumerate()
    {
        fs::write(home.path(&format!("inbox/list{number}.mp4")), list).unwrap();
        home.drop_prompt(&format!("list{number}.mp4"), "mute it");
    }
    let report = failed(&home, "list0.report.txt");
    assert_says(&report, &["list0.mp4 was not edited", "a playlist"]);
    assert!(home.files("outbox").is_empty());
    for report in ["list0.report.txt", "list1.report.txt", "list2.report.txt"] {
        let report = fs::read_to_string(home.path("failed").join(report)).unwrap();
        assert!(!report.contains("secret words") && !report.contains("root:"), "{report}");
    }
    assert!(!home.log().contains("secret words") && !home.log().contains("root:"));
}

#[test]
fn a_type_that_is_not_taken_is_told_from_those_that_are() {
    let home = Home::new("");
    fs::write(home.path("inbox/talk.pptx"), "slides").unwrap();
    home.drop_prompt("talk.pptx", "make a video of it");
    let report = failed(&home, "talk.report.txt");
    assert_says(&report, &["talk.pptx was not edited", "does not take files of this type", "mp4", "mov"]);
}

#[test]
fn a_file_that_nobody_asked_anything_of_is_left_alone() {
    let home = Home::new("");
    fs::write(home.path("inbox/notes.txt"), "notes").unwrap();
    assert_eq!(home.once().status.code(), Some(0));
    assert_says(&home.why("inbox/notes.txt"), &["notes.txt is not taken", "its type", "mp4"]);
}

#[test]
fn sound_alone_is_edited_and_stays_a_sound_file() {
    let home = Home::new("");
    let made = std::process::Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin", "-f", "lavfi", "-i"])
        .arg("aevalsrc=if(between(t\\,1\\,3)\\,0\\,0.5*sin(2000*t)):s=48000:d=4")
        .arg(home.path("inbox/voice.wav"))
        .status();
    assert!(made.unwrap().success());
    home.drop_prompt("voice.wav", "trim the pauses");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let result = fs::metadata(home.path("outbox/voice.edited.wav")).unwrap();
    // Of four seconds in one channel, two and a bit in two.
    assert!((400_000..600_000).contains(&result.len()), "{}", result.len());
}
