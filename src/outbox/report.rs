//! The reports: what was done, or why not, in plain words.

use std::fmt::Write;

use jiff::Timestamp;

use crate::engine::language::Language;
use crate::engine::words::say;

/// The line that an answer is set off with.
const INDENT: &str = "  ";

/// What the person is told beside a result.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    pub language: Language,
    pub clip: &'a str,
    pub result: &'a str,
    pub job: &'a str,
    pub finished: Timestamp,
    /// Where it was edited, in that language: "on this machine" or "by the NemoVideo cloud".
    pub place: &'a str,
    /// What was asked and what was answered, message by message.
    pub rounds: Vec<(String, String)>,
    /// The result in a few figures.
    pub facts: String,
    pub timeline: Option<String>,
    /// Where the project can be opened in the browser, for seven days.
    pub link: Option<&'a str>,
    /// What else the person should know.
    pub notes: Vec<String>,
}

impl Report<'_> {
    pub fn text(&self) -> String {
        let language = self.language;
        let mut text = say!(language, "report-edited", result = self.result, clip = self.clip);
        let _ = writeln!(text, "\n{}, {}\n", day(self.finished, language), self.place);
        for (asked, answered) in &self.rounds {
            paragraph(&mut text, &say!(language, "report-asked"), asked);
            paragraph(&mut text, &say!(language, "report-done"), answered);
        }
        let _ = writeln!(text, "{}", say!(language, "report-result", facts = self.facts.as_str()));
        if let Some(timeline) = &self.timeline {
            let _ = writeln!(text, "{timeline}");
        }
        if let Some(link) = self.link {
            let _ = writeln!(text, "\n{}\n{INDENT}{link}", say!(language, "report-link"));
        }
        for note in &self.notes {
            let _ = writeln!(text, "\n{note}");
        }
        let _ = writeln!(text, "\nJob {}", self.job);
        text
    }
}

/// What the person is told who only asked questions.
#[derive(Debug, Clone)]
pub struct AnswerReport<'a> {
    pub language: Language,
    pub clip: &'a str,
    pub job: &'a str,
    pub finished: Timestamp,
    /// Who answered, in that language: "on this machine" or "by the NemoVideo cloud".
    pub place: &'a str,
    pub rounds: Vec<(String, String)>,
}

impl AnswerReport<'_> {
    pub fn text(&self) -> String {
        let language = self.language;
        let mut text = say!(language, "report-questions", clip = self.clip, place = self.place);
        let _ = writeln!(text, "\n{}\n", day(self.finished, language));
        for (asked, answered) in &self.rounds {
            paragraph(&mut text, &say!(language, "report-asked"), asked);
            paragraph(&mut text, &say!(language, "report-answer"), answered);
        }
        let _ = writeln!(text, "{}\n", say!(language, "report-no-video"));
        let _ = writeln!(text, "Job {}", self.job);
        text
    }
}

/// What the person is told beside an original that failed.
#[derive(Debug, Clone)]
pub struct FailureReport<'a> {
    pub language: Language,
    pub clip: &'a str,
    pub job: &'a str,
    pub failed: Timestamp,
    pub asked: Option<String>,
    pub reason: &'a str,
    /// What was made of it before, by name.
    pub results: Vec<String>,
    /// What to do about it.
    pub advice: &'a str,
}

impl FailureReport<'_> {
    pub fn text(&self) -> String {
        let language = self.language;
        let (clip, time) = (self.clip, day(self.failed, language));
        let mut text = match self.results.is_empty() {
            true => say!(language, "report-failed", clip, time),
            false => say!(language, "report-failed-later", clip, time),
        };
        text.push_str("\n\n");
        paragraph(&mut text, &say!(language, "report-happened"), self.reason);
        if !self.results.is_empty() {
            paragraph(&mut text, &say!(language, "report-made"), &self.results.join("\n"));
        }
        if let Some(asked) = &self.asked {
            paragraph(&mut text, &say!(language, "report-asked"), asked);
        }
        paragraph(&mut text, &say!(language, "report-remedy"), self.advice);
        let _ = writeln!(text, "Job {}", self.job);
        text
    }
}

/// A heading, and what stands below it.
fn paragraph(text: &mut String, heading: &str, words: &str) {
    let _ = writeln!(text, "{heading}\n{}\n", indented(words));
}

/// The day and the hour; in figures where the names of months are not known.
fn day(time: Timestamp, language: Language) -> String {
    let form = if language == Language::En { "%-d %B %Y, %H:%M" } else { "%Y-%m-%d %H:%M" };
    time.to_zoned(jiff::tz::TimeZone::system()).strftime(form).to_string()
}

fn indented(words: &str) -> String {
    words
        .trim()
        .lines()
        .map(|line| format!("{INDENT}{line}").trim_end().to_string())
        .collect::<Vec<_>>()
        .join("\n")
}
