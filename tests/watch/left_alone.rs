//! What lies in an inbox and is no clip.

use std::fs;
use std::os::unix::fs::symlink;

use crate::support::daemon::{Home, one_second};
use crate::{ASKED, backend};

#[test]
fn links_are_not_followed() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    fs::create_dir(home.path("outside")).unwrap();
    fs::copy(one_second(), home.path("outside/secret.mp4")).unwrap();
    fs::write(home.path("outside/words.txt"), ASKED).unwrap();
    symlink(home.path("outside/secret.mp4"), home.path("inbox/linked.mp4")).unwrap();
    home.drop_prompt("linked.mp4", ASKED);
    symlink(home.path("outside"), home.path("inbox/folder")).unwrap();
    home.drop_second("real.mp4");
    symlink(home.path("outside/words.txt"), home.path("inbox/real.prompt.txt")).unwrap();
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", ASKED);
    let output = home.once();
    assert_eq!(output.status.code(), Some(4), "real.mp4 has no prompt but a link");
    assert_eq!(home.files("outbox"), ["clip.edited.mp4", "clip.report.txt"]);
    assert_eq!(recorder.uploads().len(), 1);
    for path in ["inbox/linked.mp4", "inbox/folder/secret.mp4"] {
        let why = home.why(path);
        assert!(why.contains("is not taken") && why.contains("link"), "{why}");
    }
}

#[test]
fn names_that_are_never_a_clip_are_left_alone_and_why_says_so() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let ignored = [
        ("clip.mp4.part", "*.part"),
        ("clip.mp4.crdownload", "*.crdownload"),
        ("._clip.mp4", "._*"),
        (".hidden.mp4", ".*"),
        ("~$clip.mp4", "~$*"),
        ("@eaDir/clip.mp4", "@eaDir"),
        ("#recycle/clip.mp4", "#recycle"),
        (".stversions/clip.mp4", ".stversions"),
        ("clip.sync-conflict-20260101.mp4", "*.sync-conflict-*"),
    ];
    for (name, _) in ignored {
        home.drop_second(name);
        home.drop_prompt(name, ASKED);
    }
    home.drop_second("taken.mp4");
    home.drop_prompt("taken.mp4", ASKED);
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(recorder.uploads().len(), 1);
    assert_eq!(home.status().len(), 1);
    for (name, rule) in ignored {
        assert!(home.path("inbox").join(name).exists());
        let why = home.why(&format!("inbox/{name}"));
        assert!(why.contains("is not taken") && why.contains(rule), "{why}");
    }
}
