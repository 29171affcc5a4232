//! The reports: what was done, or why not, in plain words.

use std::fmt::Write;

use jiff::Timestamp;

/// The line that an answer is set off with.
const INDENT: &str = "  ";

/// What the person is told beside a result.
#[derive(Debug, Clone)]
pub struct Report<'a> {
    pub clip: &'a str,
    pub result: &'a str,
    pub job: &'a str,
    pub finished: Timestamp,
    /// Where it was edited: "on this machine" or "by the NemoVideo cloud".
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
        let mut text = format!("{}: edited from {}\n", self.result, self.clip);
        let _ = writeln!(text, "{}, {}\n", day(self.finished), self.place);
        for (asked, answered) in &self.rounds {
            let _ = writeln!(text, "You asked:\n{}\n", indented(asked));
            let _ = writeln!(text, "What was done:\n{}\n", indented(answered));
        }
        let _ = writeln!(text, "The result: {}", self.facts);
        if let Some(timeline) = &self.timeline {
            let _ = writeln!(text, "{timeline}");
        }
        if let Some(link) = self.link {
            let words =
                "To open the project in your browser (whoever has the link can; it works for 7 days):";
            let _ = writeln!(text, "\n{words}\n{INDENT}{link}");
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
    pub clip: &'a str,
    pub job: &'a str,
    pub finished: Timestamp,
    /// Who answered: "on this machine" or "by the NemoVideo cloud".
    pub place: &'a str,
    pub rounds: Vec<(String, String)>,
}

impl AnswerReport<'_> {
    pub fn text(&self) -> String {
        let mut text = format!("{}: your questions, answered {}\n", self.clip, self.place);
        let _ = writeln!(text, "{}\n", day(self.finished));
        for (asked, answered) in &self.rounds {
            let _ = writeln!(text, "You asked:\n{}\n", indented(asked));
            let _ = writeln!(text, "The answer:\n{}\n", indented(answered));
        }
        let _ = writeln!(text, "No video comes with this report: these messages ask for none.\n");
        let _ = writeln!(text, "Job {}", self.job);
        text
    }
}

/// What the person is told beside an original that failed.
#[derive(Debug, Clone)]
pub struct FailureReport<'a> {
    pub clip: &'a str,
    pub job: &'a str,
    pub failed: Timestamp,
    pub asked: Option<String>,
    pub reason: &'a str,
    /// What to do about it.
    pub advice: &'a str,
}

impl FailureReport<'_> {
    pub fn text(&self) -> String {
        let mut text = format!("{} was not edited ({})\n\n", self.clip, day(self.failed));
        let _ = writeln!(text, "What happened:\n{}\n", indented(self.reason));
        if let Some(asked) = &self.asked {
            let _ = writeln!(text, "You asked:\n{}\n", indented(asked));
        }
        let _ = writeln!(text, "What to do:\n{}\n", indented(self.advice));
        let _ = writeln!(text, "Job {}", self.job);
        text
    }
}

fn day(time: Timestamp) -> String {
    time.to_zoned(jiff::tz::TimeZone::system()).strftime("%-d %B %Y, %H:%M").to_string()
}

fn indented(words: &str) -> String {
    words
        .trim()
        .lines()
        .map(|line| format!("{INDENT}{line}").trim_end().to_string())
        .collect::<Vec<_>>()
        .join("\n")
}
