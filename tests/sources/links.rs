//! Links and words instead of clips.

use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::{Applied, Endpoint, Fault, Nth};
use crate::{all_done, backend, let_go, read, write};

#[test]
fn a_link_is_sent_by_its_address() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "far.url", "[InternetShortcut]\r\nURL=https://example.com/far.mp4\r\n");
    write(&home, "far.prompt.txt", "cut the pauses");
    all_done(&home);
    let uploads = recorder.uploads();
    assert_eq!((uploads.len(), uploads[0].url.as_deref()), (1, Some("https://example.com/far.mp4")));
    assert_eq!(home.files("outbox"), ["far.edited.mp4", "far.report.txt"]);
    assert_eq!(home.files("archive"), ["far.prompt.txt", "far.url"]);
    recorder.assert_contract_kept();
}

#[test]
fn an_address_is_sent_once_though_the_backend_names_the_file_itself() {
    for fault in [Fault::AnswerLost, Fault::Refuse, Fault::BrokenJson] {
        let recorder = backend();
        recorder.fault(Endpoint::Upload, Nth(1), fault.clone());
        let home = Home::with_backend(&recorder.url(), "");
        write(&home, "far.url", "https://example.com/far.mp4");
        write(&home, "far.prompt.txt", "cut the pauses");
        all_done(&home);
        assert_eq!(recorder.uploads().len(), 1, "{fault:?}");
    }
}

#[test]
fn a_link_without_an_address_fails_and_says_what_to_write() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "far.url", "file:///etc/passwd");
    write(&home, "far.prompt.txt", "cut the pauses");
    assert_eq!(home.once().status.code(), Some(3));
    let report = read(&home, "failed/far.report.txt");
    assert!(
        report.contains("far.url holds no address of a clip on the web; write one line like https://"),
        "{report}"
    );
    assert!(recorder.uploads().is_empty());
}

#[test]
fn words_alone_have_the_backend_make_a_clip() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "");
    write(&home, "sea/sunset.generate.txt", "waves at dawn, ten seconds");
    all_done(&home);
    assert!(recorder.uploads().is_empty());
    assert_eq!(recorder.all_edits()[0].text, "waves at dawn, ten seconds");
    assert_eq!(home.files("outbox"), ["sea/sunset.edited.mp4", "sea/sunset.report.txt"]);
    assert_eq!(home.files("archive"), ["sea/sunset.generate.txt"]);
}

#[test]
fn what_the_engine_cannot_do_without_a_clip_it_says_in_words() {
    let home = Home::new("");
    write(&home, "sunset.generate.txt", "waves at dawn");
    write(&home, "far.url", "https://example.com/far.mp4");
    write(&home, "far.prompt.txt", "cut the pauses");
    assert_eq!(home.once().status.code(), Some(3));
    let words = read(&home, "failed/sunset.report.txt");
    assert!(words.contains("needs the cloud (`backend.kind: nemo`)"), "{words}");
    let link = read(&home, "failed/far.report.txt");
    assert!(link.contains("takes clips, not addresses; download the clip"), "{link}");
}

#[test]
fn words_that_are_mended_while_they_wait_for_their_turn_are_asked_once() {
    let recorder = backend();
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let home = Home::with_backend(&recorder.url(), "jobs: 1");
    home.drop_second("a.mp4");
    home.drop_prompt("a.mp4", "cut the pauses");
    let daemon = home.start();
    recorder.wait_until(|log| log.requests_to(Endpoint::RunSse).count() == 1);
    write(&home, "sunset.generate.txt", "wavs at dawn");
    wait_until("it is taken", || (home.status().len() == 2).then_some(()));
    write(&home, "sunset.generate.txt", "waves at dawn");
    wait_until("it is mended", || {
        (home.status()[1]["prompt"] == "waves at dawn" && home.status()[1]["step"] == "queued").then_some(())
    });
    let_go(&recorder);
    daemon.wait_for_jobs(2);
    let texts: Vec<String> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, ["cut the pauses", "waves at dawn"]);
}

#[test]
fn an_original_without_a_result_is_never_deleted() {
    let recorder = backend();
    let home = Home::with_backend(&recorder.url(), "originals: delete");
    home.drop_second("a.mp4");
    home.drop_prompt("a.mp4", "credits");
    all_done(&home);
    assert_eq!(home.files("archive"), ["a.mp4", "a.prompt.txt"]);
    assert_eq!(home.files("outbox"), ["a.report.txt"]);
}
