//! Small files that come with a clip, read whole: subtitles, tables of colours.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use thiserror::Error;

use super::language::Language;
use super::words::say;

/// Why a file was not read. Its words follow the name of the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Unread {
    #[error("cannot be read ({0})")]
    Io(String),
    #[error("is larger than {} MB", most >> 20)]
    TooLarge {
        /// In bytes.
        most: u64,
    },
}

impl From<io::Error> for Unread {
    fn from(error: io::Error) -> Unread {
        Unread::Io(error.to_string())
    }
}

impl Unread {
    /// What is wrong with the file, as a sentence.
    pub fn tell(&self, file: &str, language: Language) -> String {
        match self {
            Unread::Io(_) => say!(language, "file-unread", file),
            Unread::TooLarge { most } => say!(language, "file-too-large", file, most = most >> 20),
        }
    }
}

/// All of the file at `path`, unless it is larger than `most` bytes. Blocks.
pub fn read(path: &Path, most: u64) -> Result<Vec<u8>, Unread> {
    let mut bytes = Vec::new();
    File::open(path)?.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(Unread::TooLarge { most }) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_or_not_there_is_not_read() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [7; 1 << 20]).unwrap();
        assert_eq!(read(file.path(), 1 << 20).unwrap().len(), 1 << 20);
        let large = read(file.path(), (1 << 20) - 1).unwrap_err();
        assert_eq!(large, Unread::TooLarge { most: (1 << 20) - 1 });
        let gone = tempfile::tempdir().unwrap().path().join("a.srt");
        let there = read(&gone, 1).unwrap_err();
        assert_eq!(there.tell("“a.srt”", Language::En), "“a.srt” cannot be read.");
        let large = Unread::TooLarge { most: 8 << 20 };
        assert_eq!(large.tell("“a.srt”", Language::En), "“a.srt” is too large: the most is 8 MB.");
    }
}
