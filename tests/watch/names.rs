//! Names as people give them.

use crate::support::daemon::Home;
use crate::{ASKED, backend};

#[test]
fn names_of_every_kind_keep_their_letters() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    let stems = [
        "two words",
        "it's \"quoted\"",
        "Ünïcödé 假期 🎬",
        "-leading dash",
        "%d %03d",
        "a:b;c&d",
        "$HOME `ls` $(id)",
        "dots.in.the.middle",
        "back\\slash",
    ];
    for stem in stems {
        home.drop_second(&format!("{stem}.mp4"));
        std::fs::write(home.path(&format!("inbox/{stem}.prompt.txt")), ASKED).unwrap();
    }
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", home.log());
    let mut results: Vec<String> =
        stems.iter().flat_map(|stem| [format!("{stem}.edited.mp4"), format!("{stem}.report.txt")]).collect();
    results.sort();
    assert_eq!(home.files("outbox"), results);
    let mut originals: Vec<String> =
        stems.iter().flat_map(|stem| [format!("{stem}.mp4"), format!("{stem}.prompt.txt")]).collect();
    originals.sort();
    assert_eq!(home.files("archive"), originals);
    recorder.assert_contract_kept();
}

#[test]
fn the_same_name_in_two_folders_is_two_jobs() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    for name in ["one/clip.mp4", "two/clip.mp4", "clip.mp4"] {
        home.drop_second(name);
        home.drop_prompt(name, ASKED);
    }
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    assert_eq!(
        home.files("outbox"),
        [
            "clip.edited.mp4",
            "clip.report.txt",
            "one/clip.edited.mp4",
            "one/clip.report.txt",
            "two/clip.edited.mp4",
            "two/clip.report.txt"
        ]
    );
}
