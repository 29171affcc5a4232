//! States that earlier versions left: see `tests/state/README.md`.

use std::fs;

use serde_json::Value;

use crate::support::daemon::Home;
use crate::support::recorder::Endpoint::{Render, RunSse, Session, Upload};
use crate::support::recorder::{Options, Recorder};

/// Each job of the archive, where it stood, and how it stands once all is worked off with credits.
const JOBS: [(&str, &str, &str); 8] = [
    ("done.mp4", "done", "done"),
    ("two.mp4", "done", "done"),
    ("failed.mp4", "failed", "failed"),
    ("person.mp4", "waiting", "waiting"),
    ("cancelled.mp4", "cancelled", "cancelled"),
    ("ordered.mp4", "exporting", "done"),
    ("prompt.mp4", "waiting_for_prompt", "waiting_for_prompt"),
    ("credits.mp4", "waiting", "done"),
];

fn steps(jobs: &[Value]) -> Vec<(String, String)> {
    let words = |job: &Value, key: &str| job[key].as_str().unwrap().to_owned();
    let mut steps: Vec<_> = jobs.iter().map(|job| (words(job, "clip"), words(job, "step"))).collect();
    steps.sort();
    steps
}

fn expected(at_the_end: bool) -> Vec<(String, String)> {
    let step = |before: &str, after: &str| if at_the_end { after.to_owned() } else { before.to_owned() };
    let mut steps: Vec<_> =
        JOBS.iter().map(|(clip, before, after)| ((*clip).to_owned(), step(before, after))).collect();
    steps.sort();
    steps
}

#[test]
fn a_state_of_the_first_format_goes_on_and_does_nothing_twice() {
    // A render that was ordered so long ago would be given up if it went on still.
    let recorder = Recorder::with(Options { polls: 0, ..Options::default() });
    let home = Home::of_state("v1.tar.gz", &recorder.url());
    let past = fs::read_to_string(home.path("server.json")).unwrap();
    recorder.set_credits(1000);
    recorder.remember(&serde_json::from_str(&past).unwrap());

    assert_eq!(steps(&home.status()), expected(false));
    let ids = |jobs: &[Value]| jobs.iter().map(|job| job["id"].to_string()).collect::<Vec<_>>();
    let before = ids(&home.status());

    let output = home.once();
    assert_eq!(output.status.code(), Some(4), "{}", home.log());
    let jobs = home.status();
    assert_eq!(steps(&jobs), expected(true), "{}", home.log());
    assert_eq!(ids(&jobs), before, "every job is still the one that it was");
    recorder.assert_contract_kept();
    // Of all that was under way, only what had been refused for want of credits is sent now.
    let edits: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(edits, ["cut the pauses of credits"]);
    let counts = [Session, Upload, RunSse, Render].map(|call| recorder.requests_to(call).len());
    assert_eq!(counts, [0, 0, 1, 1], "the render that was ordered is not ordered again");
    assert_eq!(
        home.files("outbox"),
        [
            "credits.edited.mp4",
            "credits.report.txt",
            "done.edited.mp4",
            "done.report.txt",
            "ordered.edited.mp4",
            "ordered.report.txt",
            "two.edited.mp4",
            "two.edited.v2.mp4",
            "two.report.txt",
            "two.report.v2.txt"
        ]
    );

    // The message of the open round was never applied: the person has it sent once more.
    let person = jobs.iter().find(|job| job["clip"] == "person.mp4").unwrap();
    assert!(home.run(&["retry", person["id"].as_str().unwrap()]).status.success());
    let cancelled = jobs.iter().find(|job| job["clip"] == "cancelled.mp4").unwrap();
    assert!(home.run(&["retry", cancelled["id"].as_str().unwrap()]).status.success());
    home.drop_prompt("prompt.mp4", "cut the pauses of prompt");
    home.once();
    let mut edits: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    edits.sort();
    let pauses = ["credits", "person", "prompt"].map(|name| format!("cut the pauses of {name}"));
    assert_eq!(edits, pauses, "{}", home.log());
    let steps = steps(&home.status());
    let done = steps.iter().filter(|(_, step)| step == "done").count();
    assert_eq!((done, steps.len()), (7, 8), "{steps:?}\n{}", home.log());
    recorder.assert_contract_kept();
}
