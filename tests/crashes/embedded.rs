//! Jobs on this machine: the engine's own sessions and the result are the judges.

use std::collections::BTreeSet;
use std::fs;
use std::process::Command;

use serde_json::Value;

use crate::explore::{Scenario, all_files, name};
use crate::support::daemon::{Home, one_second};

const WAITS: &str = "watch: { settle: 50ms, poll: 50ms, rescan: 5s, give_up: 1s }";

/// How long a file is, in seconds. Fails unless all of it can be decoded.
fn decoded_seconds(home: &Home, file: &str) -> f64 {
    let file = home.path(file);
    let mut decode = Command::new("ffmpeg");
    decode.args(["-v", "error", "-nostdin", "-xerror", "-err_detect", "explode", "-i"]).arg(&file);
    let output = decode.args(["-f", "null", "-"]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let mut probe = Command::new("ffprobe");
    let output =
        probe.args(["-v", "error", "-show_entries", "format=duration", "-of", "csv=p=0"]).arg(file).output();
    String::from_utf8(output.unwrap().stdout).unwrap().trim().parse().unwrap()
}

/// What all sessions of the engine hold together: clips, answered messages, renders.
fn held(home: &Home) -> [usize; 3] {
    let files = walkdir::WalkDir::new(home.path("state/engine")).into_iter().flatten();
    let sessions = files.filter(|entry| entry.file_name() == "session.json");
    let mut held = [0; 3];
    for session in sessions {
        let session: Value = serde_json::from_slice(&fs::read(session.path()).unwrap()).unwrap();
        let length = |key: &str| match &session[key] {
            Value::Array(items) => items.len(),
            Value::Object(fields) => fields.len(),
            other => panic!("{key} is {other}"),
        };
        for (sum, key) in held.iter_mut().zip(["media", "answers", "exports"]) {
            *sum += length(key);
        }
    }
    held
}

const TRIM: Scenario = Scenario {
    name: "a trim on this machine",
    begin: || {
        let home = Home::new(WAITS);
        home.drop_prompt("a.mp4", "trim the first 0.5 seconds");
        fs::copy(one_second(), home.path("inbox/a.mp4")).unwrap();
        (None, home)
    },
    check: |_, home| {
        let jobs = home.status();
        assert_eq!((jobs.len(), &jobs[0]["step"]), (1, &"done".into()), "{jobs:#?}\n{}", home.log());
        assert!(!home.log().contains("panicked"), "{}", home.log());
        assert_eq!(all_files(home, "outbox"), ["a.edited.mp4", "a.report.txt"], "{}", home.log());
        assert_eq!(all_files(home, "archive"), ["a.mp4", "a.prompt.txt"]);
        assert!(fs::read(home.path("archive/a.mp4")).unwrap() == fs::read(one_second()).unwrap());
        assert!(all_files(home, "inbox").is_empty() && all_files(home, "failed").is_empty());
        let seconds = decoded_seconds(home, "outbox/a.edited.mp4");
        assert!((seconds - 0.5).abs() < 0.1, "{seconds} s: it was trimmed once, and of no other length");
        assert_eq!(held(home), [1, 1, 1], "clips, messages and renders\n{}", home.log());
    },
};

/// What the engine itself makes durable, and what happens only with it.
const OF_THE_ENGINE: [&str; 8] = [
    "before engine/* is written",
    "after engine/* is written",
    "before */*.json is written",
    "after */*.json is written",
    "before */*.mp4 is removed",
    "after */*.mp4 is removed",
    "before outbox/*.part has its name",
    "after outbox/*.part has its name",
];

#[test]
fn a_job_on_this_machine_that_is_ended_anywhere_is_done_once() {
    let course = TRIM.course();
    let names: BTreeSet<&str> = course.iter().map(|hit| name(hit)).collect();
    for place in OF_THE_ENGINE {
        assert!(names.contains(place), "{place:?} is hit nowhere: {names:#?}");
    }
    // The others are those of a job in the cloud.
    let own = |hit: &str| OF_THE_ENGINE.contains(&name(hit)) || hit.contains("POST ");
    // Once the edit is put down, its way back is another one: the answer is read, and nothing is edited.
    let mut from_asking = course.iter().skip_while(|hit| name(hit) != "before POST /run_sse");
    let edited = from_asking.find(|hit| name(hit) == "after */*.json is written").cloned();
    let explored = TRIM.explore(course, own, |hit| edited.as_deref() == Some(hit));
    assert!(explored.singles >= 25 && explored.pairs >= 1, "{} and {}", explored.singles, explored.pairs);
}
