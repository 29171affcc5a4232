//! Streams that break off at each place of an answer, in both shapes and with both ends of lines, with an edit that is
//! done before, later, or never.

use std::collections::BTreeMap;
use std::fs;

use serde_json::json;

use crate::case::{drop_clip, home};
use crate::support::daemon::one_second;
use crate::support::recorder::Applied::{AtReading, Before, Never};
use crate::support::recorder::Endpoint::RunSse;
use crate::support::recorder::{Applied, Fault, Nth, Options, Recorder, Shape, told};

/// What the agent says: with letters of two, three and four bytes.
const SAYS: &str = "Gekürzt. 停顿已剪掉 ✂️🎬";
/// A reading before the last that a job makes by itself.
const LATER: Applied = AtReading(2);

/// Where a stream may break, in bytes from its beginning: inside each line, at its end, before and after the empty line
/// that follows it, and inside letters and ends of lines of more than one byte.
fn cuts(options: &Options) -> Vec<usize> {
    let mut cuts = vec![0, "da".len()];
    let mut start = 0;
    for event in told(options) {
        let line = event.trim_end().len();
        cuts.extend([line / 2, line].map(|place| start + place));
        cuts.extend((line + 1..=event.len()).map(|place| start + place));
        let letters = ['ü', '停', '🎬'].into_iter().filter_map(|letter| event.find(letter));
        cuts.extend(letters.map(|place| start + place + 1));
        start += event.len();
    }
    if options.last_event.is_some() {
        // A stream that tells of its failure to the end is not broken.
        cuts.truncate(cuts.len() - options.line_end.len() * 2);
    }
    cuts.sort_unstable();
    cuts.dedup();
    cuts
}

/// A stream that breaks, and what becomes of its edit.
struct Cut {
    bytes: usize,
    applied: Applied,
}

/// One daemon with one job for each cut: all of them are settled, each edit is made once, and none is made twice.
fn break_all(options: Options) -> usize {
    let (shape, line_end) = (options.shape, options.line_end);
    let mut cuts = cuts(&options);
    if line_end == "\r\n" {
        // The rest is the same as with the other end.
        let text = told(&options).concat().into_bytes();
        cuts.retain(|cut| *cut > 0 && text[cut - 1] == b'\r');
    }
    let cases: Vec<Cut> = cuts
        .into_iter()
        .flat_map(|bytes| [Before, LATER, Never].map(|applied| Cut { bytes, applied }))
        .collect();
    let recorder = Recorder::with(options);
    recorder.set_credits(1_000_000);
    for (number, Cut { bytes, applied }) in cases.iter().enumerate() {
        let number = u32::try_from(number + 1).unwrap();
        recorder.fault(RunSse, Nth(number), Fault::CutAfterBytes { bytes: *bytes, applied: *applied });
    }
    let home = home(&recorder, "jobs: 8");
    for number in 0..cases.len() {
        drop_clip(&home, &format!("{number:03}.mp4"), &format!("cut the pauses of {number:03}"));
    }
    let output = home.once();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!said.contains("panicked"), "{said}");

    // The faults befell the messages in the order in which they came.
    let texts: Vec<String> = recorder
        .requests_to(RunSse)
        .iter()
        .map(|request| {
            request.body.json.as_ref().unwrap()["new_message"]["parts"][0]["text"]
                .as_str()
                .unwrap()
                .to_owned()
        })
        .collect();
    assert_eq!(texts.len(), cases.len(), "each message is sent once");
    let jobs: BTreeMap<String, serde_json::Value> =
        home.status().into_iter().map(|job| (job["clip"].as_str().unwrap().to_owned(), job)).collect();
    let edits: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    for (Cut { bytes, applied }, text) in cases.iter().zip(&texts) {
        let number = text.rsplit(' ').next().unwrap();
        let job = &jobs[&format!("{number}.mp4")];
        let case = format!("{shape:?} {line_end:?} cut after {bytes} bytes, {applied:?}: {job:#}\n{said}");
        let (step, times) = if *applied == Never { ("waiting", 0) } else { ("done", 1) };
        assert_eq!(edits.iter().filter(|edit| *edit == text).count(), times, "{case}");
        assert_eq!(job["step"], step, "{case}");
        let result = home.path(&format!("outbox/{number}.edited.mp4"));
        assert_eq!(result.exists(), *applied != Never, "{case}");
        if *applied == Never {
            assert!(job["waiting_for"].as_str().unwrap().contains("dropcut retry"), "{case}");
            assert!(home.path(&format!("inbox/{number}.mp4")).exists(), "{case}");
        } else {
            let report = fs::read_to_string(home.path(&format!("outbox/{number}.report.txt"))).unwrap();
            assert!(report.contains("Video added: “edit 0”"), "{case}\n{report}");
        }
    }
    recorder.assert_contract_kept();
    cases.len()
}

#[test]
fn a_stream_may_break_anywhere_and_its_edit_is_made_once() {
    let error = json!({"errorCode": "MODEL", "errorMessage": "the model is gone"});
    let failed = json!({"error": "no such tool", "error_details": "…"});
    let streams = [
        (Shape::Plain, "\n", None),
        (Shape::Agent, "\n", Some(error)),
        (Shape::Plain, "\r\n", Some(failed)),
        (Shape::Agent, "\r\n", None),
    ];
    let mut cases = 0;
    for (shape, line_end, last_event) in streams {
        let (says, media) = (vec![SAYS.into()], one_second());
        cases += break_all(Options { shape, line_end, last_event, says, media, ..Options::default() });
    }
    crate::support::tell(&format!("streams that break: {cases} cases"));
    assert!(cases >= 250, "{cases}");
}
