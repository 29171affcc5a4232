//! Killed and stopped in the middle: what the server has done is done once, and what was dropped is not lost.

use std::fs;
use std::time::Duration;

use crate::case::{PROMPT, assert_done, assert_kept, assert_whole, drop_clip, home};
use crate::support::chance::{Random, play};
use crate::support::daemon::wait_until;
use crate::support::recorder::Endpoint::{RunSse, State, Upload};
use crate::support::recorder::{Applied, Fault, Nth, Recorder};

/// How often the daemon is killed in a round, and how many jobs there are in it.
const KILLS: usize = 20;
const JOBS: usize = 8;
/// How many rounds there are.
const ROUNDS: u64 = 4;

#[test]
fn a_daemon_killed_at_any_moment_edits_once_and_loses_nothing() {
    play(ROUNDS, KILLS as u64, kill_again_and_again);
}

fn kill_again_and_again(seed: u64) {
    let mut random = Random::new(seed);
    let recorder = Recorder::start();
    recorder.set_credits(1_000_000);
    let home = home(&recorder, "jobs: 3");
    // Slow enough to be killed in each of the steps.
    recorder.slow_uploads(150_000);
    recorder.options(|options| options.polls = 20);
    let stands = |job: &serde_json::Value| ["done", "waiting"].contains(&job["step"].as_str().unwrap());
    let (mut dropped, mut at_work) = (0, 0);
    for kill in 0..KILLS {
        // Two at a time, with kills enough between them to hit each of their steps.
        let wanted = kill / 5 * 2 + 2;
        for number in dropped..wanted {
            drop_clip(&home, &format!("clip{number:02}.mp4"), &format!("{PROMPT}, number {number}"));
        }
        dropped = wanted;
        let so_far = recorder.requests().len();
        let daemon = home.start();
        let more = random.below(20) as usize + 1;
        let is_idle = || {
            let jobs = home.status();
            jobs.len() == dropped && jobs.iter().all(stands)
        };
        let idle = wait_until("the moment has come", || match recorder.requests().len() >= so_far + more {
            true => Some(false),
            false => is_idle().then_some(true),
        });
        at_work += usize::from(!idle);
        // Between the requests, and after them, when the result is checked and published.
        std::thread::park_timeout(Duration::from_millis(random.below(100)));
        daemon.kill();
    }
    println!("{at_work} of {KILLS} kills hit jobs that were worked on");
    assert!(at_work > KILLS / 2);
    let daemon = home.start();
    let parked = wait_until("every job is over or waits for the person", || {
        let jobs = home.status();
        (jobs.len() == JOBS && jobs.iter().all(stands))
            .then(|| jobs.into_iter().filter(|job| job["step"] == "waiting").collect::<Vec<_>>())
    });
    println!("{} of {JOBS} wait for the person", parked.len());
    for job in &parked {
        assert!(job["waiting_for"].as_str().unwrap().contains("dropcut retry"), "{job:#}");
        assert!(home.run(&["retry", job["id"].as_str().unwrap()]).status.success());
    }
    daemon.wait_for_jobs(JOBS);
    assert!(home.status().iter().all(|job| job["step"] == "done"), "{}", home.log());
    daemon.stop();

    assert_kept(&recorder, &home, "killed");
    let mut edits: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    edits.sort();
    let mut asked: Vec<_> = (0..JOBS).map(|number| format!("{PROMPT}, number {number}")).collect();
    asked.sort();
    assert_eq!(edits, asked, "each message was applied once");
    assert_eq!(recorder.renders().len(), JOBS, "each edit was rendered once");
    let stems = || (0..JOBS).map(|number| format!("clip{number:02}"));
    let results: Vec<_> =
        stems().flat_map(|stem| [format!("{stem}.edited.mp4"), format!("{stem}.report.txt")]).collect();
    assert_eq!(home.files("outbox"), results);
    let originals: Vec<_> =
        stems().flat_map(|stem| [format!("{stem}.mp4"), format!("{stem}.prompt.txt")]).collect();
    assert_eq!(home.files("archive"), originals);
    for stem in stems() {
        assert_whole(&home.path("outbox").join(format!("{stem}.edited.mp4")), &stem);
    }
}

#[test]
fn a_stop_in_the_middle_of_a_stream_waits_for_its_end() {
    let recorder = Recorder::start();
    recorder.fault(RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(RunSse).any(|request| request.answered == Some(200)));
    let before = recorder.requests_to(State).len();
    std::thread::scope(|scope| {
        let stopped = scope.spawn(|| daemon.stop());
        wait_until("the daemon is stopping", || home.log().contains("stopping").then_some(()));
        assert!(!stopped.is_finished());
        recorder.release();
        assert!(stopped.join().unwrap().success());
    });
    // The stream was read to its end and its outcome put down.
    assert_eq!(recorder.requests_to(State).len(), before + 1);
    assert!(home.log().contains("I'll trim the pauses. Done!"), "{}", home.log());
    assert_eq!(home.status()[0]["step"], "editing");
    let daemon = home.start();
    daemon.wait_for_jobs(1);
    assert_done(&home, "stopped");
    assert_eq!((recorder.requests_to(RunSse).len(), recorder.all_edits().len()), (1, 1));
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    assert!(report.contains("I'll trim the pauses. Done!"), "{report}");
    assert_kept(&recorder, &home, "stopped");
}

#[test]
fn a_stop_in_the_middle_of_an_upload_leaves_at_once_and_uploads_anew() {
    let recorder = Recorder::start();
    recorder.slow_uploads(10_000);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Upload).count() == 1);
    assert!(daemon.stop().success());
    assert!(recorder.uploads().is_empty());
    recorder.options(|options| options.upload_rate = None);
    let daemon = home.start();
    daemon.wait_for_jobs(1);
    assert_done(&home, "stopped");
    assert_eq!(recorder.uploads().len(), 1);
    assert_kept(&recorder, &home, "stopped");
}

#[test]
fn a_cancelled_job_stops_its_render_and_a_retry_goes_on_in_its_session() {
    let recorder = Recorder::start();
    recorder.options(|options| options.polls = 1_000_000);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    recorder.wait_until(|log| log.renders.first().is_some_and(|render| render.polls > 0));
    let id = home.status()[0]["id"].as_str().unwrap().to_owned();
    assert!(home.run(&["cancel", &id]).status.success());
    assert_eq!(home.status()[0]["step"], "cancelled");
    recorder.wait_until(|log| log.renders[0].stage == crate::support::recorder::Stage::Cancelled);
    recorder.options(|options| options.polls = 1);
    assert!(home.run(&["retry", &id]).status.success());
    daemon.wait_for_jobs(1);
    assert_done(&home, "cancelled");
    assert_eq!((recorder.sessions().len(), recorder.all_edits().len(), recorder.renders().len()), (1, 1, 2));
    assert_kept(&recorder, &home, "cancelled");
}
