//! The real program on the embedded engine.

mod support;

use support::daemon::Home;

#[test]
fn a_prompt_about_resolution_is_done_on_this_machine() {
    let home = Home::new("");
    home.drop_clip("bigbuckbunny.mp4", "bunny.mp4", "trim the first 2 seconds and make it 240p");
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(home.files("outbox"), ["bunny.edited.mp4", "bunny.report.txt"]);
    assert_eq!(home.files("archive"), ["bunny.mp4", "bunny.prompt.txt"]);
    assert!(home.files("inbox").is_empty());
}
