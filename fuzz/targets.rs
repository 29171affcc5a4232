//! What is fed with anything: `make test` feeds the kept corpus, `make fuzz` what it makes of it.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use dropcut::config::{self, Pauses};
use dropcut::engine::render::{Refusal, smart};
use dropcut::engine::timeline::{Clip, Seconds, Timeline};
use dropcut::engine::{self, editor, planner};
use dropcut::inbox::{decode_prompt, parse_prompt};
use dropcut::media::{Color, Kind};
use dropcut::nemo::draft::Draft;
use dropcut::nemo::event::{self, Event, Transcript};

/// Something that takes any bytes, and fails by a panic.
pub struct Target {
    pub name: &'static str,
    pub feed: fn(&[u8]),
    /// Words that its input is likely to be made of.
    pub words: &'static [&'static str],
}

pub const TARGETS: [Target; 7] = [
    Target {
        name: "events",
        feed: events,
        words: &[
            "data: ",
            "{\"type\":\"text\",\"content\":\"",
            "\"partial\":true",
            "\\ud83c",
            "parts",
            "heartbeat",
        ],
    },
    Target {
        name: "sidecar",
        feed: sidecar,
        words: &["---\n", "language: ", "format: mp4", "\u{feff}", "&a *a"],
    },
    Target {
        name: "draft",
        feed: draft,
        words: &["\"t\":[", "\"sg\":[", "\"d\":", "1e308", "-0.0", "\"m\":{"],
    },
    Target {
        name: "planner",
        feed: planner,
        words: &[
            "trim the pauses",
            "cut the first ",
            " seconds",
            "keep 0:10 to 0:25",
            "add the title \"",
            "剪掉停顿",
            "9:16",
        ],
    },
    Target {
        name: "answer",
        feed: answer,
        words: &[
            "{\"steps\":[",
            "{\"op\":\"",
            "\"args\":{",
            "\"start\":",
            "\"file\":\"",
            "86400",
            "4294967295",
            "1e308",
        ],
    },
    Target {
        name: "mp4",
        feed: mp4,
        words: &["moov", "trak", "stbl", "stsz", "ctts", "stsc", "elst", "avcC", "\0\0\0\u{1}"],
    },
    Target {
        name: "configuration",
        feed: configuration,
        words: &["backend:\n  ", "watch: { settle: ", "10s", "500MB", "&a [*a]"],
    },
];

/// An event stream, line by line: its words are without what moves a cursor.
fn events(bytes: &[u8]) {
    let stream = String::from_utf8_lossy(bytes);
    let mut transcript = Transcript::default();
    for event in stream.lines().filter_map(|line| line.strip_prefix("data:")).flat_map(event::parse) {
        if let Event::Text { text, partial } = event {
            transcript.add(&text, partial);
        }
    }
    let words = transcript.words();
    assert!(!words.chars().any(|c| c.is_control() && !c.is_whitespace()), "{words:?}");
}

/// A sidecar: what is read of it holds no blank message, and is kept as it is.
fn sidecar(bytes: &[u8]) {
    let Ok(text) = decode_prompt(bytes, "a.prompt.txt") else { return };
    if let Ok(Some(prompt)) = parse_prompt(&text, "a.prompt.txt") {
        assert!(
            !prompt.messages.is_empty() && prompt.messages.iter().all(|message| !message.trim().is_empty())
        );
        let kept = serde_json::to_string(&prompt).expect("a prompt is JSON");
        assert_eq!(serde_json::from_str::<dropcut::job::Prompt>(&kept).expect("as it was written"), prompt);
    }
}

/// A draft of any backend.
fn draft(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Some(draft) = Draft::read(text) {
        let (_, _) = (draft.is_ready(), draft.seconds());
        assert!(draft.summary().starts_with("Timeline ("));
    }
}

/// A prompt for the engine on this machine: its plan is the same each time, and is kept as it is.
fn planner(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let plan = planner::plan(&text);
    assert_eq!(planner::plan(&text), plan);
    let kept = serde_json::to_string(&plan).expect("a plan is JSON");
    assert_eq!(serde_json::from_str::<planner::Plan>(&kept).expect("as it was written"), plan);
}

/// What a language model writes: a plan that is made of it can be applied and told, and is kept as it is.
fn answer(bytes: &[u8]) {
    let Ok(answer) = planner::Answer::of_words(&String::from_utf8_lossy(bytes)) else { return };
    let (plan, _) = answer.into_plan("cut the first 8 seconds", &planner::Plan::default());
    let kept = serde_json::to_string(&plan).expect("a plan is JSON");
    assert_eq!(serde_json::from_str::<planner::Plan>(&kept).expect("as it was written"), plan);
    let clip = Clip {
        id: "clip1".into(),
        name: "holiday.mp4".into(),
        kind: Kind::Video,
        duration: Seconds::from_integer(60),
        frame_rate: Seconds::from_integer(25),
        width: 1920,
        height: 1080,
        has_audio: true,
        audio_track: 0,
        is_mono: false,
        is_surround: false,
        is_interlaced: false,
        color: Color::default(),
    };
    let known = editor::Known::default();
    let of = std::slice::from_ref(&clip);
    let applied = editor::apply(&plan, &Timeline::of(&clip), of, &known, &Pauses::default());
    if !applied.timeline.segments.is_empty() {
        let clips = BTreeMap::from([(clip.id.clone(), (clip, PathBuf::from("holiday.mp4")))]);
        match engine::render::check_timeline(&applied.timeline, &clips) {
            Ok(()) | Err(Refusal::TooLong { .. } | Refusal::TooShort | Refusal::TooMany { .. }) => {}
            Err(refusal) => panic!("{refusal}: {plan:?}"),
        }
    }
    assert!(!engine::answer::compose(&plan, &applied).is_empty());
    assert!(!engine::answer::tell(&plan).is_empty());
}

/// A clip: its tables can be read, or there is a reason why not.
fn mp4(bytes: &[u8]) {
    let mut clip = tempfile::tempfile().expect("a temporary file");
    clip.write_all(bytes).expect("room in it");
    if let Err(why) = smart::look(&clip) {
        assert!(!why.to_string().is_empty());
    }
}

fn configuration(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    if let Err(error) = config::parse(text, Path::new("dropcut.yaml")) {
        assert!(error.to_string().contains("dropcut.yaml"));
    }
}

/// The kept inputs of a target, with their places.
pub fn corpus(target: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let paths = fs::read_dir(folder).expect("a corpus").map(|entry| entry.expect("a corpus").path());
    let mut kept: Vec<_> = paths.map(|path| (path.clone(), fs::read(path).expect("a kept input"))).collect();
    kept.sort();
    kept
}
