//! The same on the embedded engine.

use std::path::Path;
use std::process::Command;

use crate::support::daemon::Home;
use crate::{all_done, read, write};

fn duration(path: &Path) -> f64 {
    let output = Command::new("ffprobe")
        .args(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"])
        .arg(path)
        .output()
        .unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

#[test]
fn a_folder_becomes_one_video_of_all_its_clips() {
    let home = Home::new("");
    for name in ["trip/1.mp4", "trip/2.mp4", "trip/a/1.mp4"] {
        home.drop_second(name);
    }
    write(&home, "trip.prompt.txt", "crossfade the cuts over 0.2 seconds");
    all_done(&home);
    let length = duration(&home.path("outbox/trip.edited.mp4"));
    assert!((length - 2.6).abs() < 0.1, "{length} s");
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("(of 3 files, "), "{report}");
}

#[test]
fn clips_that_are_only_to_be_joined_are() {
    let home = Home::new("");
    home.drop_second("trip/1.mp4");
    home.drop_second("trip/2.mp4");
    write(&home, "trip.prompt.txt", "join all the clips");
    home.drop_second("whole.mp4");
    write(&home, "whole.prompt.txt", "keep 0:00 to 0:01");
    all_done(&home);
    let length = |name: &str| duration(&home.path(&format!("outbox/{name}.edited.mp4")));
    assert!((length("trip") - 2.0).abs() < 0.1 && (length("whole") - 1.0).abs() < 0.1);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("Joined 2 clips: 1.mp4, 2.mp4."), "{report}");
}

#[test]
fn a_wish_for_one_clip_of_a_folder_is_done_to_that_alone() {
    let home = Home::new("");
    for name in ["trip/1.mp4", "trip/2.mp4", "small/a.mp4", "small/b.mp4", "small/c.mp4"] {
        home.drop_second(name);
    }
    write(
        &home,
        "trip.prompt.txt",
        "cut the first 0.4 seconds of 2.mp4, make 1.mp4 vertical and join the clips",
    );
    write(&home, "small.prompt.txt", "put a.mp4 picture in picture, without its sound");
    all_done(&home);
    let length = |name: &str| duration(&home.path(&format!("outbox/{name}.edited.mp4")));
    assert!((length("trip") - 1.6).abs() < 0.1 && (length("small") - 2.0).abs() < 0.1);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("2.mp4: Cut the first 0.4 s."), "{report}");
    assert!(report.contains("so it was not done to “1.mp4” alone."), "{report}");
    let report = read(&home, "outbox/small.report.txt");
    assert!(
        report.contains("Put “a.mp4” bottom right") && report.contains("Its sound is not used."),
        "{report}"
    );
    assert!(report.contains("1. Video: b, c (0-2s)"), "{report}");
}

#[test]
fn further_words_for_a_result_are_applied_to_what_was_done_before() {
    let home = Home::new("");
    home.drop_clip("bigbuckbunny.mp4", "bunny.mp4", "trim the first 2 seconds");
    all_done(&home);
    let first = duration(&home.path("outbox/bunny.edited.mp4"));
    write(&home, "bunny.edited.prompt.txt", "speed it up 2x");
    all_done(&home);
    let second = duration(&home.path("outbox/bunny.edited.v2.mp4"));
    assert!((second - first / 2.0).abs() < 0.1, "{first} s, then {second} s");
}

#[test]
fn subtitles_of_a_folder_are_shown_over_their_clip_and_follow_its_cuts() {
    let home = Home::new("");
    home.drop_second("trip/1.mp4");
    home.drop_second("trip/2.mp4");
    let cues = "1\n00:00:00,000 --> 00:00:00,300\nStays\n\n2\n00:00:00,500 --> 00:00:00,900\nGone\n";
    write(&home, "trip/2.srt", cues);
    write(
        &home,
        "trip.prompt.txt",
        "show the subtitles from 2.srt and put 2.mp4 first, then cut the last 0.6 seconds",
    );
    all_done(&home);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("Put the clips into this order: 2.mp4, 1.mp4."), "{report}");
    assert!(
        report.contains("Showed 1 subtitle of “2.srt” over “2.mp4”. 1 more belongs to what was cut."),
        "{report}"
    );
    assert!(report.contains("Timeline (1 track): 1. Video: 2, 1 (0-1.4s)"), "{report}");
    assert!(home.path("outbox/trip.edited.mp4").exists());
    assert!(home.path("archive/trip/2.srt").exists(), "the subtitles went with their folder");
}

#[test]
fn a_table_of_colours_of_a_folder_is_applied_to_its_clip() {
    let home = Home::new("");
    home.drop_second("trip/1.mp4");
    let steps = ["0", "1"];
    let mut table = String::from("LUT_3D_SIZE 2\n");
    for blue in steps {
        for green in steps {
            for red in steps {
                // Red and blue change places.
                table += &format!("{blue} {green} {red}\n");
            }
        }
    }
    write(&home, "trip/swap.cube", &table);
    write(&home, "trip.prompt.txt", "apply the LUT swap.cube");
    all_done(&home);
    let report = read(&home, "outbox/trip.report.txt");
    assert!(report.contains("swap.cube"), "{report}");
    assert!(home.path("archive/trip/swap.cube").exists(), "the table went with its folder");
}

#[test]
fn a_clip_called_without_its_ending_is_that_clip() {
    let home = Home::new("");
    for name in
        ["trip/IMG_0001.mp4", "trip/IMG_0002.mp4", "film/intro.mp4", "film/rest.mp4", "lost/IMG_0001.mp4"]
    {
        home.drop_second(name);
    }
    write(&home, "trip.prompt.txt", "mute IMG_0002, speed up IMG_0001 2x");
    write(&home, "film.prompt.txt", "cut the first 0.4 seconds of the intro");
    write(&home, "lost.prompt.txt", "mute IMG_0003, cut the first 0.4 seconds");
    all_done(&home);
    let report = |name: &str| read(&home, &format!("outbox/{name}.report.txt"));
    let told = "  IMG_0002.mp4: Took the sound away.\n  IMG_0001.mp4: Changed the speed to 2 times.\n";
    assert!(report("trip").contains(told), "{}", report("trip"));
    assert!(report("film").contains("intro.mp4: Cut the first 0.4 s."), "{}", report("film"));
    let lost = report("lost");
    assert!(!lost.contains("sound away") && lost.contains("“IMG_0003.mp4” is not among the files"), "{lost}");
}
