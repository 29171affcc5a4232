//! Why nothing was rendered, as people read it. What programs say stands in the log.

use super::{Refusal, RenderError};
use crate::disk;
use crate::engine::language::Language;
use crate::engine::op::told;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;
use crate::media::ProbeError;
use crate::media::process::ProcessError;

/// What ffmpeg says of a full disk.
const FULL: &str = "No space left on device";

impl RenderError {
    /// The reason in the person's language, such that it can follow a colon.
    pub fn tell(&self, language: Language) -> String {
        match self {
            RenderError::Refused(refusal) => refusal.tell(language),
            RenderError::Process(error) | RenderError::Probe(ProbeError::Tool(error)) => {
                tell(error, language)
            }
            RenderError::Probe(_) => say!(language, "render-unread"),
            RenderError::File { source, .. } if disk::is_full(source) => say!(language, "render-full"),
            RenderError::File { path, .. } => {
                say!(language, "render-file", file = language.quote(&path.display().to_string()))
            }
            RenderError::Lacks { name, .. } => say!(language, "render-lacks", name = *name),
            RenderError::NotSmart(_) => say!(language, "render-not-smart"),
            RenderError::Wrong(_) => say!(language, "render-wrong"),
        }
    }
}

impl Refusal {
    /// Why the order is not taken, in the person's language, such that it can follow a colon.
    pub fn tell(&self, language: Language) -> String {
        match self {
            Refusal::TooLong { hours } => say!(language, "render-too-long", hours = *hours),
            Refusal::Empty | Refusal::TooShort => say!(language, "render-too-short"),
            Refusal::Clip { clip, .. } | Refusal::UnknownClip { clip, .. } => {
                say!(language, "render-clip", clip = language.quote(clip))
            }
            _ => say!(language, "render-refused"),
        }
    }
}

/// Why a program did not do its part, in the person's language, such that it can follow a colon.
pub fn tell(error: &ProcessError, language: Language) -> String {
    match error {
        ProcessError::Missing { program } => say!(language, "render-no-program", program = *program),
        ProcessError::TimedOut { program, limit } => {
            let limit = Seconds::from_integer(i64::try_from(limit.as_secs()).unwrap_or(i64::MAX / 1000));
            say!(language, "render-slow", program = *program, length = told(limit, language))
        }
        ProcessError::Cancelled { .. } => say!(language, "render-cancelled"),
        ProcessError::Failed { last_words, .. } if last_words.contains(FULL) => say!(language, "render-full"),
        ProcessError::Start { program, .. }
        | ProcessError::Failed { program, .. }
        | ProcessError::TooMuch { program }
        | ProcessError::Read { program, .. } => say!(language, "render-program", program = *program),
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_failure_is_told_in_the_language_of_the_person_without_what_programs_say() {
        let error = RenderError::Wrong("lag of 3 ms".into());
        assert_eq!(error.tell(Language::Zh), "做出的视频有问题，所以没有交付；原因见日志");
        let error = RenderError::Refused(Refusal::TooLong { hours: 30 });
        assert_eq!(
            error.tell(Language::De),
            "das Ergebnis würde 30 Stunden dauern; höchstens 24 sind möglich"
        );
        let error = ProcessError::TimedOut { program: "ffmpeg", limit: Duration::from_secs(90) };
        assert_eq!(
            RenderError::from(error).tell(Language::En),
            "ffmpeg was not done after 1 min 30 s and was stopped; raise `engine.time_limit` to give it longer"
        );
    }
}
