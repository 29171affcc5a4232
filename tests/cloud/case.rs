//! One job against a server that fails in one way, and what must hold of it whatever happens.

use std::fs;
use std::path::Path;
use std::sync::OnceLock;

use serde_json::Value;

use crate::support::daemon::{Home, small_clip};
use crate::support::recorder::{Endpoint, Fault, Recorder, When};

/// What the jobs of these tests ask for.
pub const PROMPT: &str = "cut the pauses";

/// How many jobs of a table are worked on at once.
const AT_ONCE: usize = 6;

/// What a job comes to.
#[derive(Clone, Copy, Debug)]
pub enum Comes {
    Done,
    /// It waits, in words that hold these.
    Waits(&'static str),
    /// It has failed, for a reason that holds these words.
    Fails(&'static str),
}

/// A fault, what comes of it, and what the server has done in the end.
pub struct Case {
    pub endpoint: Endpoint,
    pub when: When,
    pub fault: Fault,
    pub comes: Comes,
    pub edits: usize,
    pub renders: usize,
}

impl Case {
    /// A case in which all goes well in the end, with one edit and one render.
    pub fn harmless(endpoint: Endpoint, when: When, fault: Fault) -> Case {
        Case { endpoint, when, fault, comes: Comes::Done, edits: 1, renders: 1 }
    }

    fn name(&self) -> String {
        format!("{:?} {:?} {:?}", self.endpoint, self.when, self.fault)
    }

    fn run(&self) {
        let recorder = Recorder::start();
        recorder.fault(self.endpoint, self.when, self.fault.clone());
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let name = self.name();
        once(&home, self.comes, &name);
        assert_kept(&recorder, &home, &name);
        assert_eq!(recorder.all_edits().len(), self.edits, "edits; {name}\n{}", home.log());
        assert_eq!(recorder.renders().len(), self.renders, "renders; {name}\n{}", home.log());
    }
}

/// Runs all cases, some at once, and tells of all that fail.
pub fn run_all(cases: &[Case]) {
    for some in cases.chunks(AT_ONCE) {
        std::thread::scope(|scope| {
            for case in some {
                scope.spawn(|| case.run());
            }
        });
    }
}

/// Folders for a daemon of this server.
pub fn home(recorder: &Recorder, yaml: &str) -> Home {
    Home::with_backend(&recorder.url(), yaml)
}

/// A short clip of some kilobytes.
pub fn drop_clip(home: &Home, name: &str, prompt: &str) {
    static CLIP: OnceLock<Vec<u8>> = OnceLock::new();
    let clip = CLIP.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.mp4");
        small_clip(&path, 1);
        fs::read(path).unwrap()
    });
    home.drop_prompt(name, prompt);
    fs::write(home.path("inbox").join(name), clip).unwrap();
}

/// Runs `run --once` on the one job there is, and returns it.
pub fn once(home: &Home, comes: Comes, name: &str) -> Value {
    let output = home.once();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{name}: {said}");
    let jobs = home.status();
    assert_eq!(jobs.len(), 1, "{name}: {said}");
    let job = jobs.into_iter().next().unwrap();
    let words = |key: &str| job[key].as_str().unwrap_or_default().to_owned();
    let shown = format!("{name}: {job:#}\n{said}");
    match comes {
        Comes::Done => {
            assert_eq!((words("step").as_str(), output.status.code()), ("done", Some(0)), "{shown}");
            assert_done(home, &shown);
        }
        Comes::Waits(part) => {
            assert_eq!((words("step").as_str(), output.status.code()), ("waiting", Some(4)), "{shown}");
            assert!(words("waiting_for").contains(part), "{shown}");
            assert!(home.files("outbox").is_empty(), "{shown}");
            assert_eq!(home.files("inbox"), ["a.mp4", "a.prompt.txt", "a.waiting.txt"], "{shown}");
            let note = fs::read_to_string(home.path("inbox/a.waiting.txt")).unwrap();
            assert!(note.starts_with("a.mp4 waits since "), "{note}");
        }
        Comes::Fails(part) => {
            assert_eq!((words("step").as_str(), output.status.code()), ("failed", Some(3)), "{shown}");
            assert!(words("error").contains(part), "{shown}");
            assert!(home.files("outbox").is_empty(), "{shown}");
            assert_eq!(home.files("failed"), ["a.mp4", "a.prompt.txt", "a.report.txt"], "{shown}");
            let report = fs::read_to_string(home.path("failed/a.report.txt")).unwrap();
            assert!(report.contains(part), "{report}");
        }
    }
    job
}

/// One whole result and its report; the originals in the archive.
pub fn assert_done(home: &Home, name: &str) {
    assert_eq!(home.files("outbox"), ["a.edited.mp4", "a.report.txt"], "{name}");
    assert_eq!(home.files("archive"), ["a.mp4", "a.prompt.txt"], "{name}");
    assert!(home.files("inbox").is_empty(), "{name}");
    assert_whole(&home.path("outbox/a.edited.mp4"), name);
}

/// The result is byte for byte what the server renders, and nothing half lies beside it.
pub fn assert_whole(result: &Path, name: &str) {
    let rendered = fs::read(crate::support::daemon::media_path("bigbuckbunny.mp4")).unwrap();
    assert!(fs::read(result).unwrap() == rendered, "{} is not what was rendered; {name}", result.display());
    let folder = fs::read_dir(result.parent().unwrap()).unwrap();
    let parts: Vec<_> = folder.map(|entry| entry.unwrap().file_name()).collect();
    let is_part = |name: &&std::ffi::OsString| name.to_string_lossy().ends_with(".part");
    assert!(!parts.iter().any(|name| is_part(&name)), "{parts:?}; {name}");
}

/// What must hold however often things went wrong.
pub fn assert_kept(recorder: &Recorder, home: &Home, name: &str) {
    recorder.assert_contract_kept();
    let edits = recorder.all_edits();
    for edit in &edits {
        let same = edits.iter().filter(|other| (&other.session, &other.text) == (&edit.session, &edit.text));
        assert_eq!(same.count(), 1, "edited twice; {name}: {edits:#?}");
    }
    assert!(!home.log().contains("panicked"), "{name}: {}", home.log());
}
