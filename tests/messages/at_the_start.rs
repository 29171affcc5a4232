//! Before anything is done.

use std::fs;

use crate::support::daemon::Home;
use crate::{assert_says, run};

#[test]
fn the_first_run_tells_where_things_are() {
    let home = Home::new("");
    fs::remove_file(home.path("dropcut.yaml")).unwrap();
    let said = run(&home, &["run", "--once"], 0);
    let inbox = home.path("inbox").display().to_string();
    let outbox = home.path("outbox").display().to_string();
    assert_says(&said, &["no configuration found", "defaults", "config.example.yaml", &inbox, &outbox]);
    assert_says(&said, &["nothing to do"]);
}

#[test]
fn a_machine_without_ffmpeg_is_told_how_to_install_it() {
    let home = Home::new("").set("PATH", "/nowhere");
    let said = run(&home, &["run", "--once"], 1);
    assert_says(&said, &["ffmpeg is not installed", "apt install ffmpeg"]);
    let said = run(&home, &["doctor"], 1);
    assert_says(&said, &["✗ ffmpeg is not installed", "apt install ffmpeg", "one thing is to be mended"]);
}

#[test]
fn a_folder_that_cannot_be_used_is_named_with_its_key() {
    for key in ["outbox", "archive", "failed", "state", "inbox"] {
        let home = Home::new("");
        let path = home.path(key);
        let _ = fs::remove_dir(&path);
        fs::write(&path, "a file in the way").unwrap();
        for arguments in [&["run", "--once"][..], &["doctor"]] {
            let said = run(&home, arguments, 1);
            let advice = format!("set `{key}` elsewhere");
            assert_says(&said, &[&path.display().to_string(), &advice]);
        }
    }
}

#[test]
fn folders_inside_one_another_are_refused() {
    let home = Home::new("outbox: inbox/done");
    let said = run(&home, &["run", "--once"], 1);
    assert_says(&said, &["inbox", "outbox", "lie in each other", "a folder of its own"]);
    let same = Home::new("archive: outbox");
    let said = run(&same, &["run", "--once"], 1);
    assert_says(&said, &["outbox", "archive", "a folder of its own"]);
}

#[test]
fn a_key_that_does_not_exist_is_named_with_the_nearest() {
    for (written, key, nearest) in [
        ("outbx: here", "outbx", "outbox"),
        ("watch: { setle: 3s }", "watch.setle", "watch.settle"),
        ("backend: { tokenfile: a }", "backend.tokenfile", "backend.token_file"),
        ("original: keep", "original", "originals"),
    ] {
        let said = run(&Home::new(written), &["status"], 1);
        let (key, nearest) = (format!("no key `{key}`"), format!("did you mean `{nearest}`?"));
        assert_says(&said, &["dropcut.yaml", &key, &nearest]);
    }
}

#[test]
fn a_value_that_is_none_is_refused_with_an_example() {
    for (written, words) in [
        ("watch: { settle: soon }", ["\"soon\" is not a duration", "300ms, 30s, 15m or 2h"]),
        ("watch: { settle: 0s }", ["\"0s\" is not a duration", "300ms, 30s, 15m or 2h"]),
        ("backend: { max_size: huge }", ["\"huge\" is not a size", "500MB or 2GiB"]),
        ("originals: burn", ["burn", "`archive`, `keep`, `delete`"]),
        ("jobs: 0", ["jobs", "config.example.yaml"]),
        ("backend: { url: mega-api }", ["`backend.url` is not an address", "https://example.org"]),
    ] {
        let said = run(&Home::new(written), &["status"], 1);
        assert_says(&said, &words);
    }
}

#[test]
fn a_configuration_that_is_not_there_is_named() {
    let home = Home::new("");
    let said = run(&home, &["status", "--config", "nowhere.yaml"], 1);
    assert_says(&said, &["cannot read the configuration", "nowhere.yaml"]);
}

#[test]
fn wrong_usage_has_a_code_of_its_own() {
    let home = Home::new("");
    for arguments in [&["edit"][..], &["run", "--twice"], &["why"], &["status", "--json", "--watch"]] {
        let said = run(&home, arguments, 2);
        assert_says(&said, &["Usage:"]);
    }
}

#[test]
fn a_second_daemon_on_the_same_state_is_told_of_the_first() {
    let home = Home::new("");
    let daemon = home.start();
    let said = run(&home, &["run", "--once"], 1);
    assert_says(&said, &["another dropcut", &home.path("state").display().to_string()]);
    drop(daemon);
}
