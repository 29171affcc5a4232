//! Jobs that are broken off, by whom ever, and go on.

use std::time::{Duration, Instant};

use crate::support::chance::{Random, play};
use crate::support::daemon::{Home, small_clip, wait_until};
use crate::{assert_decodes, ends};

/// How often the daemon is killed in a round, with one more job each time.
const KILLS: usize = 10;
/// How many rounds there are.
const ROUNDS: u64 = 2;

/// Waits until a render is under way.
fn wait_for_render(home: &Home) {
    wait_until("the clip is being rendered", || {
        let exporting = home.status().iter().any(|job| job["step"] == "exporting");
        (exporting && home.children().iter().any(|child| child.starts_with("ffmpeg"))).then_some(())
    });
}

fn wait_for_silence(home: &Home) {
    wait_until("no child is left", || home.children().is_empty().then_some(()));
}

/// A clip whose render takes some seconds.
fn drop_long(home: &Home) {
    home.drop_clip("bigbuckbunny.mp4", "bunny.mp4", "trim the first second");
}

#[test]
fn a_daemon_that_is_killed_at_any_moment_does_every_job_once() {
    play(ROUNDS, KILLS as u64, kill_again_and_again);
}

fn kill_again_and_again(seed: u64) {
    let home = Home::new("");
    let mut random = Random::new(seed);
    for number in 0..KILLS {
        let name = format!("clip{number}.mp4");
        home.drop_prompt(&name, "trim the first second");
        small_clip(&home.path("beside"), 3);
        std::fs::rename(home.path("beside"), home.path("inbox").join(&name)).unwrap();
        let daemon = home.start();
        let moment = Instant::now() + Duration::from_millis(random.below(1500));
        wait_until("the moment has come", || (Instant::now() >= moment).then_some(()));
        daemon.kill();
        wait_for_silence(&home);
    }
    let daemon = home.start();
    let jobs = daemon.wait_for_jobs(KILLS);
    assert!(jobs.iter().all(|job| job["step"] == "done" && job["attempts"] == 1), "{jobs:#?}");
    let results = (0..KILLS).flat_map(|n| [format!("clip{n}.edited.mp4"), format!("clip{n}.report.txt")]);
    assert_eq!(home.files("outbox"), results.collect::<Vec<_>>());
    // What was begun and given up left nothing behind, hidden or not.
    let all = std::fs::read_dir(home.path("outbox")).unwrap().count();
    assert_eq!(all, 2 * KILLS);
    for number in 0..KILLS {
        let result = home.path(&format!("outbox/clip{number}.edited.mp4"));
        let (picture, _) = ends(&result);
        assert!((picture - 2.0).abs() < 0.1, "{picture} s");
        assert_decodes(&result);
    }
    assert!(home.files("inbox").is_empty() && home.files("failed").is_empty());
}

#[test]
fn a_daemon_that_is_stopped_in_a_render_ends_soon_and_loses_nothing() {
    let home = Home::new("");
    drop_long(&home);
    let daemon = home.start();
    wait_for_render(&home);
    let asked = Instant::now();
    assert!(daemon.stop().success(), "{}", home.log());
    assert!(asked.elapsed() < Duration::from_secs(5), "it took {:?}", asked.elapsed());
    assert!(home.children().is_empty());
    assert_eq!(home.status()[0]["step"], "exporting");
    let daemon = home.start();
    let jobs = daemon.wait_for_jobs(1);
    assert_eq!((&jobs[0]["step"], &jobs[0]["attempts"]), (&"done".into(), &1.into()));
    assert_eq!(home.files("outbox"), ["bunny.edited.mp4", "bunny.report.txt"]);
    assert_decodes(&home.path("outbox/bunny.edited.mp4"));
}

#[test]
fn a_cancelled_job_renders_no_more_until_it_is_retried() {
    let home = Home::new("");
    drop_long(&home);
    let daemon = home.start();
    wait_for_render(&home);
    let output = home.run(&["cancel", "bunny.mp4"]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(said.contains("bunny.mp4 is cancelled; `dropcut retry"), "{said}");
    wait_for_silence(&home);
    assert_eq!(home.status()[0]["step"], "cancelled");
    assert_eq!(home.files("inbox"), ["bunny.mp4", "bunny.prompt.txt"]);
    assert!(home.files("outbox").is_empty());

    assert!(home.run(&["retry", "bunny.mp4"]).status.success());
    let job = wait_until("it stands still", || {
        let job = home.status().remove(0);
        matches!(job["step"].as_str(), Some("done" | "failed")).then_some(job)
    });
    assert_eq!((&job["step"], &job["attempts"]), (&"done".into(), &2.into()), "{}", home.log());
    assert_eq!(home.files("outbox"), ["bunny.edited.mp4", "bunny.report.txt"]);
    drop(daemon);
}
