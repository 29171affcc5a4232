//! Publishing: from the staged file to its final name, never replacing anything.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::disk;
use crate::job::TextId;

/// A staged and checked result, and the name that it will get.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Publication {
    /// The folder within the outbox.
    pub folder: PathBuf,
    /// `holiday.edited.mp4`
    pub name: String,
    /// `holiday.report.txt`
    pub report_name: String,
    /// 1 for the plain names, 2 for `holiday.edited (2).mp4` and so on.
    pub number: u32,
    /// The length of the staged file, in bytes.
    pub length: u64,
    /// The text with the link under which a person opens the project in the browser: whoever has it can, so it stands
    /// in no record.
    #[serde(default)]
    pub claim: Option<TextId>,
}

impl Publication {
    /// The result, from the outbox.
    pub fn result(&self) -> PathBuf {
        self.folder.join(disk::numbered(&self.name, self.number))
    }

    /// The report, from the outbox.
    pub fn report(&self) -> PathBuf {
        self.folder.join(disk::numbered(&self.report_name, self.number))
    }

    /// The same with a number that is free in `outbox` now, counting from `self.number`.
    #[must_use]
    pub fn with_free_number(mut self, outbox: &Path) -> Publication {
        while fs::symlink_metadata(outbox.join(self.result())).is_ok()
            || fs::symlink_metadata(outbox.join(self.report())).is_ok()
        {
            self.number += 1;
        }
        self
    }
}

/// What publishing came to.
#[derive(Debug, PartialEq, Eq)]
pub enum Published {
    /// The result and its report lie in the outbox.
    Done,
    /// Another file took the name meanwhile: choose the next number, record it and try again.
    NameTaken,
    /// The staged file is gone, and what should have come of it is not there: it has to be had again.
    Lost,
}

/// Where the result `name` of a job is staged, beside where it will lie; by its ending alone, since a long name has
/// no room for more.
pub fn staging_path(outbox: &Path, folder: &Path, name: &str, job: Uuid) -> PathBuf {
    let ending = Path::new(name).extension().unwrap_or_default().to_string_lossy();
    outbox.join(folder).join(format!(".{job}.{ending}.part"))
}

/// As much of a name as leaves room for what is added to it: file systems take 255 bytes.
pub fn short_stem(stem: &str) -> &str {
    let mut end = stem.len().min(LONGEST_STEM);
    while !stem.is_char_boundary(end) {
        end -= 1;
    }
    &stem[..end]
}

/// In bytes.
const LONGEST_STEM: usize = 210;
/// How many names of one report are tried.
const MOST_NUMBERS: u32 = 10_000;

/// Gives the staged result and its report their names. Safe to repeat after a crash.
pub fn publish(outbox: &Path, publication: &Publication, report: &str, job: Uuid) -> io::Result<Published> {
    let staged = staging_path(outbox, &publication.folder, &publication.name, job);
    let result = outbox.join(publication.result());
    if disk::exists(&staged)? {
        match disk::rename_without_replacing(&staged, &result) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Ok(Published::NameTaken),
            renamed => renamed?,
        }
    } else if !disk::exists(&result)? || fs::symlink_metadata(&result)?.len() != publication.length {
        return Ok(Published::Lost);
    }
    let staged_report = staging_path(outbox, &publication.folder, &publication.report_name, job);
    disk::stage(&staged_report, report.as_bytes(), 0o644)?;
    take_name(&staged_report, &outbox.join(publication.report()), report.as_bytes())?;
    Ok(Published::Done)
}

/// Gives a written text the name `wanted` or the next free one, unless the same text lies there already.
pub fn take_name(written: &Path, wanted: &Path, text: &[u8]) -> io::Result<PathBuf> {
    let name = wanted.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for number in 1.. {
        let target = wanted.with_file_name(disk::numbered(&name, number));
        match disk::rename_without_replacing(written, &target) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                let same = fs::metadata(&target)?.len() == text.len() as u64 && fs::read(&target)? == text;
                if same {
                    fs::remove_file(written)?;
                    return Ok(target);
                }
            }
            result => return result.map(|()| target),
        }
    }
    Err(io::Error::other("no free name"))
}

/// Gives a report without a result the name `wanted`, from the outbox, or the next free one. The job's own, which lies
/// there since before a crash, is left as it is.
pub fn publish_answers(outbox: &Path, wanted: &Path, report: &str, job: Uuid) -> io::Result<()> {
    let folder = wanted.parent().unwrap_or(Path::new(""));
    let name = wanted.file_name().unwrap_or_default().to_string_lossy().into_owned();
    fs::create_dir_all(outbox.join(folder))?;
    let mut number = 1;
    loop {
        let target = outbox.join(folder).join(disk::numbered(&name, number));
        match fs::read(&target) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                let staged = staging_path(outbox, folder, &name, job);
                disk::write(&staged, report.as_bytes(), 0o644)?;
                match disk::rename_without_replacing(&staged, &target) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    renamed => return renamed,
                }
            }
            Ok(there) if there.trim_ascii_end().ends_with(job.to_string().as_bytes()) => return Ok(()),
            _ => {}
        }
        number += 1;
        if number > MOST_NUMBERS {
            return Err(io::Error::other("no free name for the report"));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publication() -> Publication {
        Publication {
            folder: "trip".into(),
            name: "a.edited.mp4".into(),
            report_name: "a.report.txt".into(),
            number: 1,
            length: 6,
            claim: None,
        }
    }

    fn staged(outbox: &Path, job: Uuid) -> PathBuf {
        fs::create_dir_all(outbox.join("trip")).unwrap();
        let path = staging_path(outbox, Path::new("trip"), "a.edited.mp4", job);
        fs::write(&path, "result").unwrap();
        path
    }

    #[test]
    fn a_publication_that_is_repeated_publishes_once() {
        let outbox = tempfile::tempdir().unwrap();
        let job = Uuid::now_v7();
        staged(outbox.path(), job);
        for _ in 0..2 {
            let published = publish(outbox.path(), &publication(), "words", job).unwrap();
            assert_eq!(published, Published::Done);
        }
        let mut names: Vec<_> = fs::read_dir(outbox.path().join("trip"))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        assert_eq!(names, ["a.edited.mp4", "a.report.txt"]);
    }

    #[test]
    fn a_result_that_is_nowhere_is_not_taken_for_published() {
        let outbox = tempfile::tempdir().unwrap();
        let published = publish(outbox.path(), &publication(), "words", Uuid::now_v7()).unwrap();
        assert_eq!(published, Published::Lost);
    }

    #[test]
    fn a_name_that_is_taken_is_left_alone() {
        let outbox = tempfile::tempdir().unwrap();
        let job = Uuid::now_v7();
        staged(outbox.path(), job);
        let taken = outbox.path().join("trip/a.edited.mp4");
        fs::write(&taken, "somebody's").unwrap();
        assert_eq!(publish(outbox.path(), &publication(), "words", job).unwrap(), Published::NameTaken);
        let next = publication().with_free_number(outbox.path());
        assert_eq!(next.number, 2);
        assert_eq!(publish(outbox.path(), &next, "words", job).unwrap(), Published::Done);
        assert_eq!(fs::read_to_string(&taken).unwrap(), "somebody's");
        assert_eq!(fs::read_to_string(outbox.path().join("trip/a.edited (2).mp4")).unwrap(), "result");
    }

    #[test]
    fn answers_are_written_once_and_replace_nothing() {
        let outbox = tempfile::tempdir().unwrap();
        let wanted = Path::new("trip/a.report.txt");
        let (job, other) = (Uuid::now_v7(), Uuid::now_v7());
        let text = |words: &str, job: Uuid| format!("{words}\n\nJob {job}\n");
        publish_answers(outbox.path(), wanted, &text("100 credits", job), job).unwrap();
        // After a crash, when another answer would be given.
        publish_answers(outbox.path(), wanted, &text("50 credits", job), job).unwrap();
        publish_answers(outbox.path(), wanted, &text("of another clip", other), other).unwrap();
        let read = |name: &str| fs::read_to_string(outbox.path().join("trip").join(name)).unwrap();
        assert_eq!(read("a.report.txt"), text("100 credits", job));
        assert_eq!(read("a.report (2).txt"), text("of another clip", other));
        assert_eq!(fs::read_dir(outbox.path().join("trip")).unwrap().count(), 2);
    }
}
