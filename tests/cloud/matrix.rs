//! Each call with each way in which it can fail once, as one table: what comes of the job, and that nothing was done
//! twice on the way.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use crate::case::{Comes, PROMPT, assert_kept, drop_clip, home, once};
use crate::support::daemon::wait_until;
use crate::support::recorder::Endpoint::{
    AnonymousToken, CancelRender, ClaimToken, Credits, Download, File, Render, RenderStatus, RunSse, Session,
    State, Upload,
};
use crate::support::recorder::{Always, Endpoint, Fault, Nth, Recorder, Stage};

/// How many jobs are worked on at once.
const AT_ONCE: usize = 4;
/// Longer than any limit of the program, once it is told to be impatient.
const LONG: Duration = Duration::from_secs(600);
/// What the limits on calls are divided by where a call stalls: a minute is a second then.
const IMPATIENT: (&str, &str) = ("DROPCUT_IMPATIENT", "60");

/// The ways to fail, in the order of the columns.
const FAULTS: usize = 12;

fn faults() -> [Fault; FAULTS] {
    [
        Fault::Refuse,
        Fault::Reset,
        Fault::Stall(LONG),
        Fault::Truncate(7),
        Fault::Status(503, r#"{"detail":"warming up"}"#.into()),
        Fault::TooMany(None),
        Fault::Status(401, r#"{"code":1001,"message":"token expired or invalid"}"#.into()),
        Fault::Html,
        Fault::BrokenJson,
        Fault::WrongLength,
        Fault::AnswerLost,
        Fault::Duplicated,
    ]
}

/// What comes of a job whose call has failed once.
#[derive(Clone, Copy, Debug)]
enum Then {
    /// It is done as if nothing had happened: one edit, one render.
    Done,
    /// It is done with a second render, as the first belongs to a token that is not taken any more, or is nowhere to be
    /// had.
    Again,
    /// Nobody can tell whether the edit was made, so it waits for the person. It was not made.
    Asks,
    /// It waits for the person to set a token.
    Token,
}
use Then::{Again, Asks, Done, Token};

/// A call, which of its requests fails, and what comes of each fault.
type Row = (Endpoint, u32, [Then; FAULTS]);

#[rustfmt::skip]
const TABLE: [Row; 13] = [
    // refused, reset, stalled, truncated, 5xx, 429, 401, HTML, broken JSON, wrong length, answer lost, duplicated
    (AnonymousToken, 1, [Done, Done, Done, Done, Done, Done, Token, Done, Done, Done, Done, Done]),
    (Session,        1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    (Upload,         1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    // Before the message, after it, and before the render.
    (State,          1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    (State,          2, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    (State,          3, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    (RunSse,         1, [Asks, Asks, Asks, Done, Asks, Done, Done,  Asks, Done, Done, Done, Done]),
    (Render,         1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    // Without the link to the project the result is as good.
    (ClaimToken,     1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    // While it renders, and when the address is asked for.
    (RenderStatus,   1, [Done, Done, Done, Done, Done, Done, Again, Done, Done, Done, Done, Done]),
    (RenderStatus,   3, [Done, Done, Done, Done, Done, Done, Again, Done, Done, Done, Done, Done]),
    (File,           1, [Done, Done, Done, Done, Done, Done, Done,  Done, Done, Done, Done, Done]),
    // Where the address does not serve the file.
    (Download,       1, [Done, Done, Done, Done, Done, Done, Again, Again, Again, Again, Done, Done]),
];

fn run(endpoint: Endpoint, nth: u32, fault: Fault, then: Then) {
    let name = format!("{endpoint:?} {nth} {fault:?}");
    let recorder = Recorder::start();
    if endpoint == Download {
        recorder.fault(File, Always, Fault::Status(404, String::new()));
    }
    recorder.fault(endpoint, Nth(nth), fault.clone());
    let home = match fault {
        Fault::Stall(_) => home(&recorder, "  edit_timeout: 2s").set(IMPATIENT.0, IMPATIENT.1),
        _ => home(&recorder, ""),
    };
    drop_clip(&home, "a.mp4", PROMPT);
    let (comes, edits, renders) = match then {
        Done => (Comes::Done, 1, 1),
        Again => (Comes::Done, 1, 2),
        Asks => (Comes::Waits("the backend shows no change"), 0, 0),
        Token => (Comes::Waits("set a valid one"), 0, 0),
    };
    once(&home, comes, &name);
    assert_kept(&recorder, &home, &name);
    assert_eq!(recorder.all_edits().len(), edits, "edits; {name}\n{}", home.log());
    assert_eq!(recorder.renders().len(), renders, "renders; {name}\n{}", home.log());
    // A second one is the server's doing, or was lost and is not found by its name.
    let uploads = recorder.uploads().len();
    let expected = match (&fault, then) {
        (_, Token) => 0,
        (Fault::Duplicated, _) if endpoint == Upload => 2,
        _ => 1,
    };
    assert_eq!(uploads, expected, "uploads; {name}\n{}", home.log());
    assert_ne!(recorder.requests_to(endpoint).len(), 0, "{name}: it was never called");
}

#[test]
fn every_call_may_fail_once_in_every_way() {
    let cases: Vec<_> = TABLE
        .iter()
        .flat_map(|(endpoint, nth, row)| {
            faults().into_iter().zip(row).map(|(fault, then)| (*endpoint, *nth, fault, *then))
        })
        .collect();
    let (next, failed) = (AtomicUsize::new(0), AtomicUsize::new(0));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some((endpoint, nth, fault, then)) =
                    cases.get(next.fetch_add(1, Ordering::Relaxed)).cloned()
                {
                    // The others are still told of.
                    let case = || run(endpoint, nth, fault, then);
                    let ended = std::panic::catch_unwind(std::panic::AssertUnwindSafe(case));
                    failed.fetch_add(usize::from(ended.is_err()), Ordering::Relaxed);
                }
            });
        }
    });
    crate::support::tell(&format!("calls that fail: {} cases", cases.len()));
    assert_eq!(failed.into_inner(), 0, "of {} cases", cases.len());
}

#[test]
fn a_cancelled_job_is_cancelled_whatever_the_backend_says_to_it() {
    let run = |fault: Fault| {
        let name = format!("{fault:?}");
        let recorder = Recorder::start();
        recorder.options(|options| options.polls = 1_000_000);
        recorder.fault(CancelRender, Nth(1), fault);
        let home = home(&recorder, "").set(IMPATIENT.0, IMPATIENT.1);
        drop_clip(&home, "a.mp4", PROMPT);
        let daemon = home.start();
        recorder.wait_until(|log| log.renders.first().is_some_and(|render| render.polls > 0));
        assert!(home.run(&["cancel", "a.mp4"]).status.success(), "{name}");
        wait_until("it is cancelled", || (home.status()[0]["step"] == "cancelled").then_some(()));
        assert_eq!(recorder.requests_to(CancelRender).len(), 1, "{name}");
        assert_ne!(recorder.renders()[0].stage, Stage::Completed, "{name}");
        assert_eq!(home.files("inbox"), ["a.mp4", "a.prompt.txt"], "{name}");
        assert!(daemon.stop().success(), "{name}");
        assert_kept(&recorder, &home, &name);
    };
    let faults = faults();
    for some in faults.chunks(AT_ONCE) {
        std::thread::scope(|scope| {
            for fault in some {
                scope.spawn(|| run(fault.clone()));
            }
        });
    }
}

#[test]
fn the_balance_is_told_or_why_it_cannot_be() {
    let recorder = Recorder::start();
    let home = home(&recorder, "").set(IMPATIENT.0, IMPATIENT.1);
    let daemon = home.start();
    for fault in faults() {
        let name = format!("{fault:?}");
        recorder.fault(Credits, Nth(1), fault.clone());
        let output = home.run(&["credits"]);
        let (told, why) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        match fault {
            // What would be the same a moment later is told at once; all else is asked again.
            Fault::TooMany(_) | Fault::Status(401, _) => {
                assert_eq!(output.status.code(), Some(1), "{name}: {told}{why}");
                assert!(why.starts_with("dropcut: ") && !why.contains("panicked"), "{name}: {why}");
            }
            _ => assert_eq!(told, "available 100, frozen 0, total 100\n", "{name}: {why}"),
        }
        assert_eq!(home.run(&["credits"]).status.code(), Some(0), "after {name}");
    }
    // Each was asked for twice, and nine times once more.
    assert_eq!(recorder.requests_to(Credits).len(), 2 * FAULTS + 9);
    recorder.assert_contract_kept();
    assert!(daemon.stop().success());
}
