//! A prompt: what a person wrote into a sidecar.
//!
//! A line `---` divides it into messages; YAML between `---` lines at the very top holds settings for the job.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::sync::Arc;

use encoding_rs::{Encoding, UTF_8};
use rustix::fs::OFlags;

use super::settings::{JOB_KEYS, Settings};
use crate::job::Prompt;

/// The longest prompt, in bytes.
pub const LIMIT: u64 = 1_000_000;

const DIVIDER: &str = "---";

/// What a sidecar held. Shared, as every look hands it on.
#[derive(Debug, Clone, PartialEq)]
pub enum Sidecar {
    /// Nothing is asked for: empty, blank, or only settings.
    Empty,
    Written(Arc<Prompt>),
}

/// A sidecar that cannot be used. Each names the file and the remedy.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("{file} cannot be read: {source}; let dropcut read it")]
    Read { file: String, source: io::Error },
    #[error("{file} is longer than 1 MB, too long for a prompt; shorten it")]
    TooLong { file: String },
    #[error("{file} is not UTF-8 text (line {line}); save it again as UTF-8")]
    NotText { file: String, line: usize },
    #[error("{file}: the settings at its top are not closed; put a line `---` after them")]
    Unclosed { file: String },
    #[error(
        "{file}: the lines between the first two `---` must be settings like `language: de` ({reason}); \
         for a message, remove the first `---`"
    )]
    Settings { file: String, reason: String },
    #[error("{file}: its lines must be settings like `language: de` ({reason})")]
    FolderSettings { file: String, reason: String },
    #[error("{file}: there is no setting `{key}`; there are {known}")]
    UnknownSetting { file: String, key: String, known: String },
    #[error("{file}: `{value}` is not a {key}; write {expected}")]
    Value { file: String, key: &'static str, value: String, expected: &'static str },
}

/// Reads the sidecar at `path`; `file` is what it is called in errors.
pub fn read(path: &Path, file: &str) -> Result<Sidecar, Error> {
    let prompt = parse(&read_text(path, file)?, file)?;
    Ok(prompt.map_or(Sidecar::Empty, |prompt| Sidecar::Written(prompt.into())))
}

/// The text in the file at `path`; `file` is what it is called in errors.
pub fn read_text(path: &Path, file: &str) -> Result<String, Error> {
    let broken = |source| Error::Read { file: file.to_string(), source };
    let mut bytes = Vec::new();
    let handle = OpenOptions::new()
        .read(true)
        // Whatever took the file's place since it was looked at: no link is followed, no pipe waited for.
        .custom_flags((OFlags::NOFOLLOW | OFlags::NONBLOCK).bits().cast_signed())
        .open(path)
        .map_err(broken)?;
    handle.take(LIMIT + 1).read_to_end(&mut bytes).map_err(broken)?;
    decode(&bytes, file)
}

/// The text in `bytes`: UTF-8, with or without a byte-order mark, or UTF-16 with one.
pub fn decode(bytes: &[u8], file: &str) -> Result<String, Error> {
    if bytes.len() as u64 > LIMIT {
        return Err(Error::TooLong { file: file.to_string() });
    }
    let (encoding, mark) = Encoding::for_bom(bytes).unwrap_or((UTF_8, 0));
    let body = bytes.get(mark..).unwrap_or_default();
    let line = |upto: &[u8]| 1 + upto.iter().filter(|&&byte| byte == b'\n').count();
    let text = if encoding == UTF_8 {
        std::str::from_utf8(body)
            .map_err(|error| {
                let good = body.get(..error.valid_up_to()).unwrap_or_default();
                Error::NotText { file: file.to_string(), line: line(good) }
            })?
            .to_string()
    } else {
        let (text, damaged) = encoding.decode_without_bom_handling(body);
        if damaged {
            let good = text.split('\u{fffd}').next().unwrap_or_default();
            return Err(Error::NotText { file: file.to_string(), line: line(good.as_bytes()) });
        }
        text.into_owned()
    };
    match text.split_once('\0') {
        // UTF-16 without its mark, or no text at all.
        Some((good, _)) => Err(Error::NotText { file: file.to_string(), line: line(good.as_bytes()) }),
        None => Ok(text),
    }
}

/// What `text` asks for, or `None` where it holds no message.
pub fn parse(text: &str, file: &str) -> Result<Option<Prompt>, Error> {
    let (settings, body) = split_settings(text, file)?;
    let settings = match settings {
        Some(yaml) => Settings::of_job(&yaml, file)?,
        None => Settings::default(),
    };
    let messages = messages(body.into_iter());
    Ok((!messages.is_empty()).then_some(Prompt { messages, ..settings.prompt }))
}

/// The messages that lines hold, none of them blank.
pub fn messages<'a>(lines: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut messages = vec![String::new()];
    for line in lines {
        if is_divider(line) {
            messages.push(String::new());
        } else if let Some(message) = messages.last_mut() {
            message.push_str(line);
            message.push('\n');
        }
    }
    let messages = messages.iter().map(|message| message.trim()).filter(|message| !message.is_empty());
    messages.map(String::from).collect()
}

fn is_divider(line: &str) -> bool {
    line.trim() == DIVIDER
}

/// The settings at the top, if there are any, and the lines of the messages.
fn split_settings<'a>(text: &'a str, file: &str) -> Result<(Option<String>, Vec<&'a str>), Error> {
    let lines: Vec<&str> = text.lines().collect();
    let Some((first, rest)) = lines.split_first().filter(|(first, _)| is_divider(first)) else {
        return Ok((None, lines));
    };
    if let Some(end) = rest.iter().position(|line| is_divider(line)) {
        let (settings, body) = rest.split_at(end);
        return Ok((Some(settings.join("\n")), body.to_vec()));
    }
    let opens_settings = |line: &&str| {
        JOB_KEYS.iter().any(|key| line.strip_prefix(key).is_some_and(|tail| tail.starts_with(':')))
    };
    match rest.iter().find(|line| !line.trim().is_empty()).is_some_and(opens_settings) {
        true => Err(Error::Unclosed { file: file.to_string() }),
        // One divider and no settings: a message that somebody set off with a line.
        false => Ok((None, [&[*first], rest].concat())),
    }
}

#[cfg(test)]
#[path = "prompt_tests.rs"]
mod tests;
