//! The messages that people meet, by their essential words: what is wrong, with its name, and what to do.

#[path = "messages/at_the_start.rs"]
mod at_the_start;
#[path = "messages/commands.rs"]
mod commands;
#[path = "messages/of_files.rs"]
mod of_files;
#[path = "messages/room.rs"]
mod room;
mod support;

use std::process::Output;

use support::daemon::Home;

/// Fails where words are missing from a message, or it holds what only programmers read.
#[track_caller]
fn assert_says(message: &str, words: &[&str]) {
    for words in words {
        assert!(message.contains(words), "{words:?} is missing in:\n{message}");
    }
    for jargon in ["Error {", "Error(", "Os {", "Some(", "None", "panicked", "unwrap", "src/", "::"] {
        assert!(!message.contains(jargon), "{jargon:?} stands in:\n{message}");
    }
}

/// Both streams of a command.
fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// Runs a command that ends with `code`; what it says.
#[track_caller]
fn run(home: &Home, arguments: &[&str], code: i32) -> String {
    let output = home.run(arguments);
    let said = said(&output);
    assert_eq!(output.status.code(), Some(code), "{said}");
    said
}
