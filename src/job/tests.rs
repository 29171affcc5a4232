//! Any job that there can be: it is written and read back, it goes its way, and the ledger keeps it.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::config::Quality;
use crate::media::Format;
use crate::nemo::render::Partial;
use crate::outbox::{Destination, Folder, Original, Publication, Retirement};

/// The names of steps, as fixed for scripts (`settling` is said of files that are no jobs yet).
const NAMES: [&str; 13] = [
    "waiting_for_prompt",
    "settling",
    "queued",
    "connecting",
    "uploading",
    "editing",
    "exporting",
    "downloading",
    "publishing",
    "done",
    "waiting",
    "failed",
    "cancelled",
];

fn word() -> impl Strategy<Value = String> {
    "[a-z0-9-]{1,36}"
}

/// As long as intake takes it: signs that are written out in a record count as often.
fn path() -> impl Strategy<Value = PathBuf> {
    prop_oneof![r"[a-z ./]{1,60}", r#"[\PC"\\]{1,90}"#, "[a-z/]{390}"].prop_map(PathBuf::from)
}

/// As long as a reason is kept.
fn reason() -> impl Strategy<Value = String> {
    prop_oneof!["[ -~\n]{0,80}", "\u{1F3AC}{500}", "[\"\\\\]{500}"]
}

fn time() -> impl Strategy<Value = Timestamp> {
    (0_i64..4_000_000_000_000_000).prop_map(|micros| Timestamp::from_microsecond(micros).unwrap())
}

fn modified() -> impl Strategy<Value = SystemTime> {
    (0_u64..4_000_000_000, 0_u32..1_000_000_000)
        .prop_map(|(seconds, nanos)| SystemTime::UNIX_EPOCH + Duration::new(seconds, nanos))
}

fn id() -> impl Strategy<Value = Uuid> {
    any::<u128>().prop_map(Uuid::from_u128)
}

fn text() -> impl Strategy<Value = TextId> {
    "[0-9a-f]{32}".prop_map(|id| serde_json::from_value(id.into()).unwrap())
}

fn publication() -> BoxedStrategy<Publication> {
    (path(), word(), word(), 1_u32..99, any::<u64>(), option::of(text()))
        .prop_map(|(folder, name, report, number, length, claim)| {
            let (name, report_name) = (format!("{name}.edited.mp4"), format!("{report}.report.txt"));
            Publication { folder, name, report_name, number, length, claim }
        })
        .boxed()
}

fn original() -> impl Strategy<Value = Original> {
    (path(), option::of(path()), any::<u64>(), modified())
        .prop_map(|(path, elsewhere, size, modified)| Original { path, elsewhere, size, modified })
}

fn wait() -> BoxedStrategy<Wait> {
    use WaitFor::*;
    let waited = prop::sample::select(vec![Network, Credits, Plan, Token, RateLimit, Disk, Person, Decision]);
    (waited, reason(), time(), option::of(time()), any::<u32>())
        .prop_map(|(reason, words, since, until, tries)| Wait { reason, words, since, until, tries })
        .boxed()
}

/// The steps of the way, without those that stand still.
fn moving() -> BoxedStrategy<Step> {
    let place = || (word(), 0_usize..9999);
    prop_oneof![
        Just(Step::WaitingForPrompt),
        Just(Step::Queued),
        Just(Step::Connecting),
        (word(), option::of(0_usize..9999), 0_u32..9)
            .prop_map(|(session, before, readings)| Step::Uploading { session, before, readings }),
        place().prop_map(|(session, message)| Step::Asking { session, message }),
        (place(), id()).prop_map(|((session, message), round)| Step::Editing { session, message, round }),
        (place(), 1_u32..3).prop_map(|((session, message), attempt)| Step::Ordering {
            session,
            message,
            attempt
        }),
        (place(), word()).prop_map(|((session, message), render)| Step::Exporting {
            session,
            message,
            render
        }),
        (place(), word()).prop_map(|((session, message), render)| Step::Downloading {
            session,
            message,
            render
        }),
        (place(), publication()).prop_map(|((session, message), publication)| Step::Publishing {
            session,
            message,
            publication
        }),
    ]
    .boxed()
}

fn step() -> BoxedStrategy<Step> {
    let destination = prop::sample::select(vec![
        Destination::Archive,
        Destination::Failed,
        Destination::Keep,
        Destination::Delete,
    ]);
    prop_oneof![
        4 => moving(),
        1 => Just(Step::Done),
        1 => (moving(), wait()).prop_map(|(at, wait)| Step::Waiting { wait, at: Box::new(at) }),
        1 => (moving(), reason()).prop_map(|(at, reason)| Step::Failed { reason, at: Box::new(at) }),
        1 => moving().prop_map(|at| Step::Cancelled { at: Box::new(at) }),
        2 => (destination, vec(original(), 0..3), option::of((path(), path())), moving(), reason()).prop_map(
            |(destination, originals, folder, at, reason)| Step::Retiring {
                retirement: Retirement {
                    destination,
                    originals,
                    folder: folder.map(|(from, to)| Folder { from, to }),
                },
                then: Box::new(Step::Failed { reason, at: Box::new(at) }),
            }
        ),
    ]
    .boxed()
}

fn source() -> impl Strategy<Value = Source> {
    prop_oneof![
        3 => Just(Source::Clip),
        1 => text().prop_map(|members| Source::Folder { members }),
        1 => Just(Source::Link),
        1 => Just(Source::Words),
        1 => (id(), path()).prop_map(|(job, output)| Source::Result { job, output }),
    ]
}

fn job() -> BoxedStrategy<Job> {
    let identity = (any::<u64>(), (any::<i64>(), 0_u32..1_000_000_000), "[0-9a-f]{64}", any::<[u64; 2]>())
        .prop_map(|(size, modified, hash, [device, inode])| Identity { size, modified, hash, device, inode });
    let seen = (any::<u64>(), modified()).prop_map(|(size, modified)| Seen { size, modified });
    let moved = (option::of(path()), option::of(path())).prop_map(|(clip, sidecar)| Moved { clip, sidecar });
    let of_files =
        (id(), path(), source(), identity, option::of(path()), option::of(seen), option::of(moved));
    let of_work =
        (option::of(text()), any::<i32>(), option::of(path()), step(), any::<[u32; 2]>(), option::of(word()));
    let of_ends = (option::of(word()), vec(path(), 0..30), option::of(time()), option::of(wait()), time());
    (of_files, of_work, of_ends)
        .prop_map(
            |(
                (id, clip, source, identity, sidecar, sidecar_seen, moved),
                (prompt, priority, shared, step, [attempts, sessions_lost], session),
                (render, outputs, not_before, waited, created),
            )| {
                Job {
                    clip,
                    source,
                    identity,
                    sidecar,
                    sidecar_seen,
                    prompt,
                    priority,
                    shared,
                    step,
                    attempts,
                    sessions_lost,
                    session,
                    render,
                    outputs,
                    moved,
                    not_before,
                    waited,
                    updated: created,
                    ..job_of(id)
                }
            },
        )
        .boxed()
}

/// The plainest job of that id.
fn job_of(id: Uuid) -> Job {
    let identity = Identity { size: 1, modified: (0, 0), hash: String::new(), device: 0, inode: 0 };
    Job { id, step: Step::Queued, ..Job::new(Path::new("a.mp4"), &identity, Timestamp::UNIX_EPOCH) }
}

fn round() -> impl Strategy<Value = Round> {
    let outcome = (text(), option::of(text())).prop_map(|(answer, draft)| Outcome { answer, draft });
    (id(), id(), word(), 0_usize..9999, word(), option::of(text()), any::<(u32, bool)>(), option::of(outcome))
        .prop_map(|(id, job, session, message, before, before_draft, (readings, may_send_again), outcome)| {
            Round { id, job, session, message, before, before_draft, readings, may_send_again, outcome }
        })
}

fn render() -> impl Strategy<Value = Render> {
    let state = prop_oneof![
        Just(RenderState::Intended),
        Just(RenderState::Ordered),
        Just(RenderState::Completed),
        reason().prop_map(|reason| RenderState::Failed { reason }),
    ];
    let quality = prop::sample::select(vec![Quality::High, Quality::Medium, Quality::Low]);
    let partial = (word(), any::<u64>()).prop_map(|(etag, total)| Partial { etag, total });
    let format = prop::sample::select(Format::ALL.to_vec());
    (
        (word(), id(), word(), 0_usize..9999, text()),
        (format, quality, any::<u32>(), word(), state),
        (option::of(partial), time()),
    )
        .prop_map(
            |(
                (id, job, session, message, draft),
                (format, quality, attempt, token, state),
                (file, created),
            )| {
                Render {
                    id,
                    job,
                    session,
                    message,
                    draft,
                    format,
                    quality,
                    attempt,
                    token,
                    state,
                    file,
                    created,
                }
            },
        )
}

fn read_back<R: Record>(record: &R) -> R {
    serde_json::from_slice(&serde_json::to_vec(record).unwrap()).unwrap()
}

proptest! {
    #[test]
    fn every_record_is_read_back_as_it_was_written(job in job(), round in round(), render in render()) {
        prop_assert_eq!(read_back(&job), job);
        prop_assert_eq!(read_back(&round), round);
        prop_assert_eq!(read_back(&render), render);
    }

    #[test]
    fn every_step_has_a_fixed_name_and_a_progress(step in step(), within in -1.0..2.0_f64) {
        prop_assert!(NAMES.contains(&step.name()));
        prop_assert!((0.0..=1.0).contains(&step.progress(within)));
        prop_assert!(step.progress(0.2) <= step.progress(0.8));
    }

    #[test]
    fn what_stands_still_goes_on_where_it_stopped(at in moving(), wait in wait(), reason in reason()) {
        let boxed = || Box::new(at.clone());
        let waiting = Step::Waiting { wait, at: boxed() };
        for (step, is_final) in
            [(waiting, false), (Step::Failed { reason, at: boxed() }, true), (Step::Cancelled { at: boxed() }, true)]
        {
            prop_assert_eq!(step.resumption(), Some(at.clone()));
            prop_assert_eq!(step.is_final(), is_final);
            prop_assert_eq!(step.progress(1.0), at.progress(0.0));
            let mut job = Job { step, ..job_of(Uuid::nil()) };
            job.resume(at.clone());
            prop_assert_eq!(&job.step, &at);
        }
        prop_assert!(!at.is_final() && at.resumption().is_none());
        prop_assert!(Step::Done.is_final() && Step::Done.resumption().is_none());
    }

    #[test]
    fn progress_never_falls_along_the_way(mut withins in vec(0.0..=1.0_f64, 12), publication in publication()) {
        let session = String::new;
        let way = [
            Step::WaitingForPrompt,
            Step::Queued,
            Step::Connecting,
            Step::Uploading { session: session(), before: None, readings: 0 },
            Step::Asking { session: session(), message: 0 },
            Step::Editing { session: session(), message: 0, round: Uuid::nil() },
            Step::Ordering { session: session(), message: 1, attempt: 1 },
            Step::Exporting { session: session(), message: 1, render: session() },
            Step::Downloading { session: session(), message: 1, render: session() },
            Step::Publishing { session: session(), message: 1, publication },
            Step::Done,
        ];
        // Asking and editing, and ordering and exporting, are one stretch each; the first of them begins it.
        (withins[4], withins[6]) = (0.0, 0.0);
        let progress: Vec<f64> = way.iter().zip(withins).map(|(step, within)| step.progress(within)).collect();
        prop_assert!(progress.is_sorted(), "{:?}", progress);
    }
}

/// A wish of a test to a ledger.
#[derive(Debug, Clone)]
enum Act {
    Put(Box<Job>),
    /// The job of that number, counted around, takes another step.
    Step(usize, Step),
    Forget(usize),
    Reopen,
    /// The database is lost; its backup is not.
    Ruin,
}

fn act() -> impl Strategy<Value = Act> {
    prop_oneof![
        4 => job().prop_map(|job| Act::Put(Box::new(job))),
        6 => (any::<usize>(), step()).prop_map(|(number, step)| Act::Step(number, step)),
        1 => any::<usize>().prop_map(Act::Forget),
        1 => Just(Act::Reopen),
        1 => Just(Act::Ruin),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_ledger_holds_what_was_committed_whatever_becomes_of_its_database(acts in vec(act(), 1..25)) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let state = tempfile::tempdir().unwrap();
        let mut known: BTreeMap<Uuid, Job> = BTreeMap::new();
        let mut ledger = Some(Ledger::open(state.path()).unwrap());
        for act in acts.into_iter().chain([Act::Reopen, Act::Ruin]) {
            let nth = |number: usize| known.keys().nth(number % known.len().max(1)).copied();
            let open = ledger.as_ref().unwrap();
            match act {
                Act::Put(job) => {
                    runtime.block_on(open.commit(Change::job(&job))).unwrap();
                    known.insert(job.id, *job);
                }
                Act::Step(number, step) => {
                    if let Some(job) = nth(number).and_then(|id| known.get_mut(&id)) {
                        job.step = step;
                        runtime.block_on(open.commit(Change::job(job))).unwrap();
                    }
                }
                Act::Forget(number) => {
                    if let Some(id) = nth(number) {
                        runtime.block_on(open.commit(Change::forget(id))).unwrap();
                        known.remove(&id);
                    }
                }
                Act::Reopen | Act::Ruin => {
                    drop(ledger.take());
                    if matches!(act, Act::Ruin) {
                        let database = state.path().join("ledger/db");
                        let length = std::fs::metadata(&database).unwrap().len() as usize;
                        std::fs::write(database, vec![0x5a; length]).unwrap();
                    }
                    ledger = Some(Ledger::open(state.path()).unwrap());
                }
            }
            let held: BTreeMap<Uuid, Job> =
                ledger.as_ref().unwrap().jobs().into_iter().map(|job| (job.id, job)).collect();
            prop_assert_eq!(&held, &known);
        }
    }
}

#[test]
fn a_job_of_very_many_results_fits_the_ledger() {
    let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
    let state = tempfile::tempdir().unwrap();
    let outputs =
        (0..400).map(|number| PathBuf::from(format!("{}/{number}.mp4", "long".repeat(90)))).collect();
    let job = Job { outputs, ..job_of(Uuid::now_v7()) };
    let ledger = Ledger::open(state.path()).unwrap();
    runtime.block_on(ledger.commit(Change::job(&job))).unwrap();
    drop(ledger);
    let ledger = Ledger::open(state.path()).unwrap();
    assert_eq!(ledger.jobs(), vec![job.clone()]);
    assert_eq!(ledger.get::<Job>(&job.id.to_string()).unwrap(), Some(job));
}
