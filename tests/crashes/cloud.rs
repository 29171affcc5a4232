//! Jobs in the cloud: the server's log of what it did is the judge.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::ExitStatusExt;

use crate::explore::{SIGABRT, Scenario, all_files, common_end, name};
use crate::support::daemon::{Home, one_second, wait_until};
use crate::support::recorder::Endpoint::{RunSse, Upload};
use crate::support::recorder::{Always, Applied, Fault, Nth, Options, Recorder, Stage};

pub const WAITS: &str = "watch: { settle: 50ms, poll: 50ms, rescan: 5s, give_up: 1s }";

pub fn server() -> Recorder {
    let recorder = Recorder::with(Options { media: one_second(), ..Options::default() });
    recorder.set_credits(1000);
    recorder
}

fn home(recorder: &Recorder, yaml: &str, prompt: &str) -> Home {
    let home = Home::with_backend(&recorder.url(), &format!("{yaml}\n{WAITS}"));
    home.drop_prompt("a.mp4", prompt);
    fs::copy(one_second(), home.path("inbox/a.mp4")).unwrap();
    home
}

/// What holds of any job, whatever came of it.
fn check_any(recorder: Option<&Recorder>, home: &Home, edits: &[&str], renders: usize) {
    let recorder = recorder.expect("a job in the cloud");
    recorder.assert_contract_kept();
    assert!(!home.log().contains("panicked"), "{}", home.log());
    let applied: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(applied, edits, "each message is applied once, in its order\n{}", home.log());
    assert_eq!(recorder.renders().len(), renders, "{}", home.log());
    let uploads = recorder.uploads();
    let once = uploads.iter().map(|upload| (&upload.session, &upload.name)).collect::<BTreeSet<_>>();
    assert_eq!(
        (once.len(), uploads.len()),
        (1, 1),
        "the clip is uploaded once: {uploads:#?}\n{}",
        home.log()
    );
}

/// Exactly these results, whole, and the originals as they were in `folder`.
fn check_done(home: &Home, versions: &[&str], folder: &str) {
    check_results(home, versions);
    check_originals(home, folder);
}

fn check_results(home: &Home, versions: &[&str]) {
    let jobs = home.status();
    assert_eq!((jobs.len(), &jobs[0]["step"]), (1, &"done".into()), "{jobs:#?}\n{}", home.log());
    let mut files: Vec<_> = versions
        .iter()
        .flat_map(|version| [format!("a.edited{version}.mp4"), format!("a.report{version}.txt")])
        .collect();
    files.sort();
    assert_eq!(all_files(home, "outbox"), files, "{}", home.log());
    for version in versions {
        let result = fs::read(home.path(&format!("outbox/a.edited{version}.mp4"))).unwrap();
        assert!(result == fs::read(one_second()).unwrap(), "the result is not what was rendered");
        let report = fs::read_to_string(home.path(&format!("outbox/a.report{version}.txt"))).unwrap();
        assert!(report.contains("a.mp4") && report.contains("Job "), "{report}");
    }
}

fn check_originals(home: &Home, folder: &str) {
    let clip = fs::read(home.path(folder).join("a.mp4")).unwrap();
    assert!(clip == fs::read(one_second()).unwrap(), "the clip is not what it was");
    assert!(home.path(folder).join("a.prompt.txt").exists());
    for other in ["inbox", "archive", "failed"] {
        let files = all_files(home, other);
        let expected: &[&str] = if other == folder { &["a.mp4", "a.prompt.txt"] } else { &[] };
        let reports = files.iter().filter(|name| other == "failed" && *name == "a.report.txt").count();
        assert_eq!(files.len(), expected.len() + reports, "{other}: {files:?}\n{}", home.log());
    }
}

const PROMPT: &str = "cut the pauses";

/// Two messages and an export between them, and a lost edit that may be sent again.
const WHOLE: Scenario = Scenario {
    name: "two messages and two exports",
    begin: || {
        let recorder = server();
        let prompt = "cut the pauses\n---\nexport\n---\nadd a title";
        let home = home(&recorder, "  on_lost_edit: send_again", prompt);
        (Some(recorder), home)
    },
    check: |recorder, home| {
        check_done(home, &["", ".v2"], "archive");
        check_any(recorder, home, &["cut the pauses", "add a title"], 2);
    },
};

fn short() -> (Recorder, Home) {
    let recorder = server();
    let home = home(&recorder, "", PROMPT);
    (recorder, home)
}

/// One message, and an edit that is lost is left to the person.
pub const SHORT: Scenario = Scenario {
    name: "one message",
    begin: || {
        let (recorder, home) = short();
        (Some(recorder), home)
    },
    check: |recorder, home| {
        check_done(home, &[""], "archive");
        check_any(recorder, home, &[PROMPT], 1);
    },
};

/// The others, of which the hits are tried that the one before does not have.
const OTHERS: [Scenario; 5] = [
    Scenario {
        name: "a lost stream",
        begin: || {
            let (recorder, home) = short();
            recorder.fault(
                RunSse,
                Nth(1),
                Fault::CutAfterEvents { events: 2, applied: Applied::AtReading(2) },
            );
            (Some(recorder), home)
        },
        check: SHORT.check,
    },
    Scenario {
        name: "a renewed token",
        begin: || {
            let (recorder, home) = short();
            recorder.fault(Upload, Nth(1), Fault::Status(401, r#"{"code":1001,"message":"expired"}"#.into()));
            (Some(recorder), home)
        },
        check: SHORT.check,
    },
    Scenario {
        name: "a job that fails",
        begin: || {
            let (recorder, home) = short();
            recorder.fault(Upload, Always, Fault::Code(4001, "not of a kind that is taken".into()));
            (Some(recorder), home)
        },
        check: |recorder, home| {
            recorder.expect("a job in the cloud").assert_contract_kept();
            let jobs = home.status();
            assert_eq!((jobs.len(), &jobs[0]["step"]), (1, &"failed".into()), "{jobs:#?}\n{}", home.log());
            assert_eq!(
                all_files(home, "failed"),
                ["a.mp4", "a.prompt.txt", "a.report.txt"],
                "{}",
                home.log()
            );
            check_originals(home, "failed");
            assert_eq!(all_files(home, "outbox"), [""; 0]);
            let report = fs::read_to_string(home.path("failed/a.report.txt")).unwrap();
            assert_eq!(report.matches("it takes mp4").count(), 1, "{report}");
        },
    },
    Scenario {
        name: "originals that are kept",
        begin: || {
            let recorder = server();
            let home = home(&recorder, "originals: keep", PROMPT);
            (Some(recorder), home)
        },
        check: |recorder, home| {
            check_done(home, &[""], "inbox");
            check_any(recorder, home, &[PROMPT], 1);
        },
    },
    Scenario {
        name: "originals that are deleted",
        begin: || {
            let recorder = server();
            let home = home(&recorder, "originals: delete", PROMPT);
            (Some(recorder), home)
        },
        check: |recorder, home| {
            check_results(home, &[""]);
            for folder in ["inbox", "archive", "failed"] {
                assert_eq!(all_files(home, folder), [""; 0], "{folder}\n{}", home.log());
            }
            check_any(recorder, home, &[PROMPT], 1);
        },
    },
];

/// Each durable step: what announces it, its effect, and what puts it down.
const STEPS: [(&str, &str, &str); 13] = [
    ("job connecting is durable", "POST /api/auth/anonymous-token", "state/*.json is written"),
    ("job connecting is durable", "POST /api/tasks/me/with-session/nemo_agent", "session is durable"),
    ("job uploading is durable", "POST /api/upload-video/nemo_agent/me/*", "job asking is durable"),
    ("job editing is durable", "POST /run_sse", "round settled is durable"),
    ("job exporting is durable", "POST /api/render/proxy/lambda", "render ordered is durable"),
    ("job downloading is durable", "the download is durable", "job publishing is durable"),
    ("job publishing is durable", "outbox/*.mp4 has its name", "job retiring is durable"),
    ("job publishing is durable", "outbox/*.txt has its name", "job retiring is durable"),
    ("job retiring is durable", "archive/*.mp4 has its name", "job done is durable"),
    ("job retiring is durable", "inbox/*.mp4 is removed", "job done is durable"),
    ("job retiring is durable", "failed/*.txt is replaced", "job failed is durable"),
    ("job retiring is durable", "failed/*.mp4 has its name", "job failed is durable"),
    ("render failed is durable", CANCEL, "job cancelled is durable"),
];

const CANCEL: &str = "POST /api/render/proxy/lambda/*/cancel";

/// The hits of a cancelled job, from the wish on.
fn places_of_a_cancel() -> [String; 6] {
    [
        "1 before render failed is durable".into(),
        "1 after render failed is durable".into(),
        format!("1 before {CANCEL}"),
        format!("1 after {CANCEL}"),
        "1 before job cancelled is durable".into(),
        "1 after job cancelled is durable".into(),
    ]
}

#[test]
fn a_cancel_that_is_ended_anywhere_leaves_a_job_that_can_be_cancelled_and_retried() {
    for place in places_of_a_cancel() {
        let recorder = server();
        recorder.options(|options| options.polls = 1_000_000);
        let home = home(&recorder, "", PROMPT).set("DROPCUT_CRASH_AT", &place);
        let daemon = home.start();
        recorder.wait_until(|log| log.renders.first().is_some_and(|render| render.polls > 0));
        home.run(&["cancel", "a.mp4"]);
        assert_eq!(daemon.wait_for_end().signal(), Some(SIGABRT), "{place}");
        // Who was not answered wishes it again.
        let home = home.set("DROPCUT_CRASH_AT", "");
        let daemon = home.start();
        home.run(&["cancel", "a.mp4"]);
        wait_until("it is cancelled", || (home.status()[0]["step"] == "cancelled").then_some(()));
        recorder.options(|options| options.polls = 1);
        assert!(home.run(&["retry", "a.mp4"]).status.success(), "{place}");
        daemon.wait_for_jobs(1);
        assert!(daemon.stop().success(), "{place}");
        check_done(&home, &[""], "archive");
        // An order that the crash kept from being cancelled runs on for nobody, and costs nothing.
        let left = usize::from(place.contains("after render failed") || place.contains("before POST"));
        let completed = recorder.renders().iter().filter(|render| render.stage == Stage::Completed).count();
        assert_eq!(completed, 1 + left, "{place}: {:#?}", recorder.renders());
        check_any(Some(&recorder), &home, &[PROMPT], recorder.renders().len());
    }
}

fn names(hits: &[String]) -> BTreeSet<String> {
    hits.iter().map(|hit| name(hit).to_owned()).collect()
}

#[test]
fn every_durable_step_has_its_four_places() {
    let mut known = names(&places_of_a_cancel());
    known.extend(names(&WHOLE.course()));
    for scenario in &OTHERS {
        known.extend(names(&scenario.course()));
    }
    for (intent, effect, record) in STEPS {
        for place in [
            format!("before {intent}"),
            format!("before {effect}"),
            format!("after {effect}"),
            format!("after {record}"),
        ] {
            assert!(known.contains(&place), "{place:?} is hit nowhere: {known:#?}");
        }
    }
}

#[test]
fn a_job_that_is_ended_anywhere_and_again_on_its_way_back_is_done_once() {
    let is_call = |hit: &str| ["1 before POST ", "1 after POST "].iter().any(|start| hit.starts_with(start));
    let whole = WHOLE.explore(WHOLE.course(), |_| true, is_call);
    assert!(whole.singles >= 130 && whole.pairs >= 35, "{} and {}", whole.singles, whole.pairs);
}

#[test]
fn a_job_with_a_trouble_of_its_own_that_is_ended_anywhere_is_done_once() {
    let short = SHORT.course();
    let (mut singles, mut pairs) = (0, 0);
    for scenario in &OTHERS {
        let course = scenario.course();
        // What goes before and after the part that is its own goes there as in the job that has nothing of it, but for
        // the hits next to it.
        let begin = course.iter().zip(&short).take_while(|(a, b)| a == b).count();
        let end = course.len() - common_end(&course, &short).min(course.len() - begin);
        let own = course[begin - 1..=end].to_vec();
        let explored = scenario.explore(course, |hit| own.iter().any(|own| own == hit), |_| true);
        singles += explored.singles;
        pairs += explored.pairs;
    }
    crate::support::tell(&format!(
        "crashes of jobs with a trouble of their own: once {singles} times, twice {pairs} times"
    ));
    assert!(singles >= 35, "{singles}");
}
