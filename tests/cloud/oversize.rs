//! Clips that are larger than the backend takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::case::{Comes, PROMPT, assert_done, assert_kept, home, once};
use crate::support::daemon::{Home, media_path, wait_until};
use crate::support::recorder::Endpoint::{RunSse, Upload};
use crate::support::recorder::{Applied, Fault, Nth, Options, Recorder};

const COMPRESS: &str = "  max_size: 300kB\n  oversize: compress";

/// A server that takes 300 kB, slowly enough to be looked at meanwhile.
fn recorder() -> Recorder {
    Recorder::with(Options { max_size: 300_000, upload_rate: Some(150_000), ..Options::default() })
}

/// What lies in the state folder for uploads.
fn made(home: &Home) -> Vec<PathBuf> {
    let entries = walkdir::WalkDir::new(home.path("state/work")).into_iter().flatten();
    entries.filter(|entry| entry.file_type().is_file()).map(|entry| entry.into_path()).collect()
}

/// The length of a clip in seconds, once it has played to its end without an error.
fn plays(clip: &Path) -> f64 {
    let decode = ["-v", "error", "-xerror", "-i", clip.to_str().unwrap(), "-f", "null", "-"];
    let output = Command::new("ffmpeg").args(decode).output().unwrap();
    assert!(output.status.success() && output.stderr.is_empty(), "{output:?}");
    let probe = ["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0", clip.to_str().unwrap()];
    let output = Command::new("ffprobe").args(probe).output().unwrap();
    String::from_utf8(output.stdout).unwrap().trim().parse().unwrap()
}

#[test]
fn a_clip_that_is_too_large_is_made_smaller_and_sent_at_its_full_length() {
    let recorder = recorder();
    let home = home(&recorder, COMPRESS);
    home.drop_clip("bigbuckbunny.mp4", "a.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Upload).count() == 1);
    let kept = home.path("kept.mp4");
    fs::copy(&made(&home)[0], &kept).unwrap();
    daemon.wait_for_jobs(1);
    assert_done(&home, "compressed");
    let upload = recorder.uploads().remove(0);
    assert!(upload.size <= 300_000 && upload.size > 200_000, "{upload:?}");
    assert_eq!(upload.hash, blake3::hash(&fs::read(&kept).unwrap()).to_hex().to_string());
    let (before, after) = (plays(&media_path("bigbuckbunny.mp4")), plays(&kept));
    assert!((before - after).abs() < 0.1, "{before} s became {after} s");
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    let told = "a.mp4 (1.1 MB, 5.3 s) is larger than the 300.0 kB that the backend takes. It was made smaller on this";
    assert!(report.contains(told), "{report}");
    wait_until("what was made is removed", || made(&home).is_empty().then_some(()));
    assert_kept(&recorder, &home, "compressed");
}

#[test]
fn a_clip_that_cannot_be_made_small_enough_is_told_what_it_would_take() {
    let recorder = Recorder::start();
    let home = home(&recorder, "  max_size: 20kB\n  oversize: compress");
    home.drop_clip("bigbuckbunny.mp4", "a.mp4", PROMPT);
    let job = once(&home, Comes::Fails("cannot be made small enough: it is 5.3 s long"), "too long");
    assert!(job["error"].as_str().unwrap().contains("cut it into parts of at most"), "{job:#}");
    assert!(recorder.requests_to(Upload).is_empty());
    assert!(made(&home).is_empty());
}

#[test]
fn a_clip_that_comes_with_the_message_upload_is_made_smaller_too() {
    let recorder = recorder();
    recorder.fault(RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = home(&recorder, COMPRESS);
    home.drop_second("trip/a.mp4");
    fs::write(home.path("inbox/trip.prompt.txt"), "cut the pauses\n---\nupload\n---\nmake it louder")
        .unwrap();
    let _daemon = home.start();
    recorder.wait_until(|log| log.requests_to(RunSse).count() == 1);
    fs::copy(media_path("bigbuckbunny.mp4"), home.path("beside")).unwrap();
    fs::rename(home.path("beside"), home.path("inbox/trip/late.mp4")).unwrap();
    wait_until("the job is done", || {
        recorder.release();
        (home.status()[0]["step"] == "done").then_some(())
    });
    let uploads = recorder.uploads();
    assert!(
        uploads.len() == 2 && uploads.iter().all(|upload| upload.size <= 300_000),
        "{uploads:?} {}",
        home.log()
    );
    assert_eq!(home.log().matches("making it smaller").count(), 1, "{}", home.log());
    wait_until("what was made is removed", || made(&home).is_empty().then_some(()));
    recorder.assert_contract_kept();
}

#[test]
fn a_smaller_file_that_is_whole_is_found_again_after_a_kill() {
    let recorder = recorder();
    recorder.slow_uploads(20_000);
    let home = home(&recorder, COMPRESS);
    home.drop_clip("bigbuckbunny.mp4", "a.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Upload).count() == 1);
    daemon.kill();
    recorder.options(|options| options.upload_rate = None);
    let daemon = home.start();
    daemon.wait_for_jobs(1);
    assert_done(&home, "killed");
    assert_eq!(home.log().matches("making it smaller").count(), 1, "{}", home.log());
    assert_eq!(recorder.uploads().len(), 1);
    assert_kept(&recorder, &home, "killed");
}

#[test]
fn a_half_made_file_is_begun_anew_after_a_kill_and_goes_with_a_cancelled_job() {
    let recorder = Recorder::start();
    let home = home(&recorder, "  max_size: 1MB\n  oversize: compress");
    home.drop_clip("screen-talk-30s.mp4", "a.mp4", PROMPT);
    let half = || made(&home).iter().any(|path| path.extension().is_some_and(|ending| ending == "part"));
    let begun = || (half() && !home.children().is_empty()).then_some(());
    let daemon = home.start();
    wait_until("it is being made smaller", begun);
    daemon.kill();
    wait_until("its encoder is gone", || home.children().is_empty().then_some(()));
    let _daemon = home.start();
    wait_until("it is being made smaller again", begun);
    let id = home.status()[0]["id"].as_str().unwrap().to_owned();
    assert!(home.run(&["cancel", &id]).status.success());
    wait_until("its encoder is gone", || home.children().is_empty().then_some(()));
    wait_until("what was made is removed", || made(&home).is_empty().then_some(()));
    assert_eq!(home.status()[0]["step"], "cancelled");
    assert!(recorder.requests_to(Upload).is_empty());
}
