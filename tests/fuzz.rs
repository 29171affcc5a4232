//! What `make fuzz` feeds, fed with the inputs that were kept.

// Only the fuzzer itself makes words of them.
#[allow(dead_code)]
#[path = "../fuzz/targets.rs"]
mod targets;

use targets::{TARGETS, corpus};

#[test]
fn every_kept_input_is_taken() {
    for target in TARGETS {
        let kept = corpus(target.name);
        assert!(kept.len() >= 5, "{} has a corpus of {}", target.name, kept.len());
        for (path, input) in kept {
            println!("{}", path.display());
            (target.feed)(&input);
        }
    }
}
