//! Texts that are too long for a record: prompts, answers, drafts, reports. Each is a file named by its hash.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::disk;

/// Names a text: the first 32 digits of its BLAKE3 hash.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TextId(String);

impl TextId {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Removes what a kill has left of files that never got their names, from a folder that nobody else writes to.
pub(super) fn remove_left_over(folder: &Path) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name().as_encoded_bytes().starts_with(b".dropcut-") {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The folder of texts.
#[derive(Debug, Clone)]
pub struct Texts {
    folder: PathBuf,
}

impl Texts {
    pub fn open(folder: &Path) -> io::Result<Texts> {
        disk::create_folder(folder, true)?;
        remove_left_over(folder)?;
        Ok(Texts { folder: folder.to_path_buf() })
    }

    /// Keeps a text, durably, before any record names it.
    pub fn put(&self, text: &str) -> io::Result<TextId> {
        let id = TextId(blake3::hash(text.as_bytes()).to_hex()[..32].to_string());
        // One that was damaged is made again where the same text comes again.
        if self.get(&id).is_err() {
            disk::write(&self.path(&id), text.as_bytes(), 0o600)?;
        }
        Ok(id)
    }

    /// Whether none was ever kept.
    pub fn is_empty(&self) -> io::Result<bool> {
        Ok(fs::read_dir(&self.folder)?.next().is_none())
    }

    /// Reads a text back.
    ///
    /// # Errors
    /// `InvalidData` when the file is not the text that was kept.
    pub fn get(&self, id: &TextId) -> io::Result<String> {
        let text = fs::read_to_string(self.path(id))?;
        match blake3::hash(text.as_bytes()).to_hex().starts_with(&id.0) {
            true => Ok(text),
            false => Err(io::Error::new(io::ErrorKind::InvalidData, format!("text {} was changed", id.0))),
        }
    }

    fn path(&self, id: &TextId) -> PathBuf {
        self.folder.join(&id.0)
    }
}
