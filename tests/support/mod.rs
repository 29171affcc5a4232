//! What the integration tests share.

// Each test file is a program of its own and uses a part of this.
#![allow(dead_code, unused_imports)]

pub mod chance;
pub mod daemon;
pub mod recorder;

/// Tells how much was tried, also where a test passes, whose words are otherwise kept back.
pub fn tell(words: &str) {
    use std::io::Write;
    writeln!(std::io::stderr(), "{words}").expect("somebody listens");
}
