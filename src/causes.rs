//! Errors with all that is known of why.

use std::error::Error;

/// What `error` says, and each of its causes that it does not say itself.
pub fn with_causes(error: &dyn Error) -> String {
    let mut told = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        let words = error.to_string();
        if !told.contains(&words) {
            told = format!("{told}: {words}");
        }
        cause = error.source();
    }
    told
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{told}")]
    struct Trouble {
        told: &'static str,
        source: std::io::Error,
    }

    #[test]
    fn each_cause_is_told_once() {
        for (told, expected) in
            [("a.mp4 is lost", "a.mp4 is lost: no disk"), ("a.mp4: no disk", "a.mp4: no disk")]
        {
            let source = std::io::Error::other("no disk");
            assert_eq!(with_causes(&Trouble { told, source }), expected);
        }
    }
}
