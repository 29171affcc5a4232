//! Jobs that are no single clip: the places that they have and a clip has not.

use std::collections::BTreeSet;
use std::fs;

use crate::cloud::{SHORT, WAITS, server};
use crate::explore::{Scenario, all_files, common_end};
use crate::support::daemon::{Home, one_second};
use crate::support::recorder::Recorder;

fn home(recorder: &Recorder, files: &[(&str, Option<&str>)]) -> Home {
    let home = Home::with_backend(&recorder.url(), &format!("  on_lost_edit: send_again\n{WAITS}"));
    for (name, text) in files {
        let path = home.path("inbox").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        match text {
            Some(text) => fs::write(path, text).unwrap(),
            None => drop(fs::copy(one_second(), path).unwrap()),
        }
    }
    home
}

/// Each message was applied once, each file sent once, and each result is whole.
fn check(
    recorder: Option<&Recorder>,
    home: &Home,
    edits: &[&str],
    uploads: usize,
    outbox: &[&str],
    archive: &[&str],
) {
    let recorder = recorder.expect("a job in the cloud");
    recorder.assert_contract_kept();
    let log = home.log();
    assert!(!log.contains("panicked"), "{log}");
    let jobs = home.status();
    assert!(jobs.iter().all(|job| job["step"] == "done"), "{jobs:#?}\n{log}");
    let applied: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(applied, edits, "{log}");
    let sent = recorder.uploads();
    let names: BTreeSet<_> = sent.iter().map(|upload| (&upload.session, &upload.name)).collect();
    assert_eq!((names.len(), sent.len()), (uploads, uploads), "{sent:#?}\n{log}");
    assert_eq!(all_files(home, "outbox"), outbox, "{log}");
    assert_eq!(all_files(home, "archive"), archive, "{log}");
    assert_eq!(all_files(home, "inbox"), [""; 0], "{log}");
    let results: Vec<_> = outbox.iter().filter(|name| name.ends_with(".mp4")).collect();
    assert_eq!(recorder.renders().len(), results.len(), "{log}");
    for result in results {
        let whole = fs::read(home.path("outbox").join(result)).unwrap() == fs::read(one_second()).unwrap();
        assert!(whole, "{result} is not what was rendered");
    }
}

const SCENARIOS: [Scenario; 4] = [
    Scenario {
        name: "a folder of two clips",
        begin: || {
            let recorder = server();
            let home = home(
                &recorder,
                &[("trip/a.mp4", None), ("trip/b.mp4", None), ("trip.prompt.txt", Some("one film"))],
            );
            (Some(recorder), home)
        },
        check: |recorder, home| {
            let archive = ["trip.prompt.txt", "trip/a.mp4", "trip/b.mp4"];
            check(recorder, home, &["one film"], 2, &["trip.edited.mp4", "trip.report.txt"], &archive);
            assert!(!home.path("inbox/trip").exists(), "an empty folder is left");
        },
    },
    Scenario {
        name: "a link",
        begin: || {
            let recorder = server();
            let files = [("far.url", Some("https://example.com/a.mp4")), ("far.prompt.txt", Some("cut"))];
            let home = home(&recorder, &files);
            (Some(recorder), home)
        },
        check: |recorder, home| {
            let outbox = ["far.edited.mp4", "far.report.txt"];
            check(recorder, home, &["cut"], 1, &outbox, &["far.prompt.txt", "far.url"]);
        },
    },
    Scenario {
        name: "a question before an edit",
        begin: || {
            let recorder = server();
            let files = [("a.mp4", None), ("a.prompt.txt", Some("credits\n---\ncut\n---\nupload"))];
            let home = home(&recorder, &files);
            (Some(recorder), home)
        },
        check: |recorder, home| {
            let outbox = ["a.edited.mp4", "a.report.txt"];
            check(recorder, home, &["cut"], 1, &outbox, &["a.mp4", "a.prompt.txt"]);
        },
    },
    Scenario {
        name: "further words for a result",
        begin: || {
            let recorder = server();
            let home = home(&recorder, &[("a.mp4", None), ("a.prompt.txt", Some("cut"))]);
            assert!(home.once().status.success(), "{}", home.log());
            fs::write(home.path("inbox/a.edited.prompt.txt"), "louder").unwrap();
            (Some(recorder), home)
        },
        check: |recorder, home| {
            let outbox = ["a.edited.mp4", "a.edited.v2.mp4", "a.report.txt", "a.report.v2.txt"];
            let archive = ["a.edited.prompt.txt", "a.mp4", "a.prompt.txt"];
            check(recorder, home, &["cut", "louder"], 1, &outbox, &archive);
        },
    },
];

#[test]
fn a_folder_a_link_a_question_and_further_words_that_are_ended_anywhere_are_done_once() {
    let short = SHORT.course();
    let (mut singles, mut pairs) = (0, 0);
    for scenario in &SCENARIOS {
        let course = scenario.course();
        let begin = course.iter().zip(&short).take_while(|(a, b)| a == b).count();
        let end = course.len() - common_end(&course, &short).min(course.len() - begin);
        let own = course[begin..end].to_vec();
        // Nothing is made durable between what was done and what is done next, so before that all is as it was after this.
        let chosen = |hit: &str| hit.contains(" after ") && own.iter().any(|own| own == hit);
        let explored = scenario.explore(course, chosen, |_| false);
        singles += explored.singles;
        pairs += explored.pairs;
    }
    crate::support::tell(&format!("crashes of other sources: once {singles} times, twice {pairs} times"));
    assert!(singles >= 60, "{singles}");
}
