//! What lies in the folders when the ledger is gone.

use std::fs;
use std::path::Path;

use crate::case::{PROMPT, drop_clip, home};
use crate::support::daemon::small_clip;
use crate::support::recorder::Recorder;

fn forget_all(state: &Path) {
    fs::rename(state, state.with_file_name("gone")).unwrap();
}

#[test]
fn a_clip_whose_result_lies_in_the_outbox_is_not_edited_again_when_the_ledger_is_lost() {
    for originals in ["keep", "archive"] {
        let recorder = Recorder::start();
        let home = home(&recorder, &format!("originals: {originals}"));
        drop_clip(&home, "trip/a.mp4", PROMPT);
        drop_clip(&home, "b.mp4", "cut the pauses\n---\nexport\n---\nadd a title\n");
        recorder.set_credits(1000);
        assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
        let (edits, outbox) = (recorder.all_edits().len(), home.files("outbox"));
        let before = home.status();
        forget_all(&home.path("state"));
        if originals == "archive" {
            // As a kill between publishing and putting away leaves them.
            for name in home.files("archive") {
                fs::rename(home.path("archive").join(&name), home.path("inbox").join(&name)).unwrap();
            }
        }

        assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
        assert_eq!((recorder.all_edits().len(), home.files("outbox")), (edits, outbox), "{}", home.log());
        assert!(home.log().contains("it is not edited again"), "{}", home.log());
        let after = home.status();
        let facts = |jobs: &[serde_json::Value]| {
            let mut facts: Vec<_> = jobs
                .iter()
                .map(|job| ["id", "clip", "step", "outputs"].map(|key| job[key].to_string()))
                .collect();
            facts.sort();
            facts
        };
        assert_eq!(facts(&after), facts(&before));
        let there = if originals == "keep" { "inbox" } else { "archive" };
        assert_eq!(home.files(there), ["b.mp4", "b.prompt.txt", "trip/a.mp4", "trip/a.prompt.txt"]);
        recorder.assert_contract_kept();
    }
}

#[test]
fn a_changed_clip_and_a_changed_prompt_are_new_work_though_the_ledger_is_lost() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    let home = home(&recorder, "originals: keep");
    for name in ["clip.mp4", "words.mp4", "same.mp4"] {
        drop_clip(&home, name, PROMPT);
    }
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    forget_all(&home.path("state"));
    small_clip(&home.path("inbox/clip.mp4"), 2);
    home.drop_prompt("words.mp4", "add a title");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(recorder.all_edits().len(), 5, "{}", home.log());
    assert_eq!(
        home.files("outbox").into_iter().filter(|name| name.contains("(2)")).collect::<Vec<_>>(),
        ["clip.edited (2).mp4", "clip.report (2).txt", "words.edited (2).mp4", "words.report (2).txt"]
    );
    // And once the ledger knows them, all stays as it is.
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(recorder.all_edits().len(), 5, "{}", home.log());
}
