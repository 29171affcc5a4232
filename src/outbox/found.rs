//! What the outbox itself tells: which jobs were finished, by the last lines of their reports.
//!
//! The ledger knows better as long as it is there. Where it was lost, a clip whose result lies in the outbox must
//! not be edited, and paid, again.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use uuid::Uuid;

use super::short_stem;

/// As much of the end of a report as is read, in bytes.
const END: u64 = 4 << 10;
/// What stands before a job's id in the last line of its reports.
const JOB: &str = "Job ";
/// What stands before the request that it was for, in the last of them.
const REQUEST: &str = ", request ";

/// A job that came to its end, as its reports tell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finished {
    pub job: Uuid,
    /// What [`signature`] was told.
    pub request: String,
    /// Its results that lie there still, from the outbox.
    pub outputs: Vec<PathBuf>,
}

/// How a report names its job; the last one of the job, the request too.
pub fn signature(job: Uuid, request: Option<&str>) -> String {
    match request {
        Some(request) => format!("{job}{REQUEST}{request}"),
        None => job.to_string(),
    }
}

/// The finished jobs whose results lie in the folder `within` of the outbox, and are called after `stem`.
pub fn finished(outbox: &Path, within: &Path, stem: &str) -> io::Result<Vec<Finished>> {
    let (reports, results) = (format!("{}.report", short_stem(stem)), format!("{}.edited", short_stem(stem)));
    let entries = match fs::read_dir(outbox.join(within)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        names.extend(entry?.file_name().into_string());
    }
    names.sort();
    let mut signed = Vec::new();
    for name in &names {
        let version = name.strip_prefix(&reports).and_then(|rest| rest.strip_suffix(".txt"));
        if let Some(version) = version
            && let Some((job, request)) = signature_of(&outbox.join(within).join(name))?
        {
            let result = format!("{results}{version}");
            let result = names.iter().find(|name| Path::new(name).file_stem() == Some(OsStr::new(&result)));
            signed.push((job, request, result.map(|name| within.join(name))));
        }
    }
    let outputs = |job: Uuid| {
        signed.iter().filter(|(of, ..)| *of == job).filter_map(|(.., result)| result.clone()).collect()
    };
    let ended = signed.iter().filter_map(|(job, request, _)| {
        Some(Finished { job: *job, request: request.clone()?, outputs: outputs(*job) })
    });
    Ok(ended.collect())
}

/// The job and the request that a report names.
fn signature_of(report: &Path) -> io::Result<Option<(Uuid, Option<String>)>> {
    let metadata = fs::symlink_metadata(report)?;
    if !metadata.is_file() {
        return Ok(None);
    }
    let mut end = Vec::new();
    let mut file = File::open(report)?;
    file.seek(SeekFrom::Start(metadata.len().saturating_sub(END)))?;
    file.take(END).read_to_end(&mut end)?;
    let text = String::from_utf8_lossy(&end);
    let last =
        text.trim_end().lines().next_back().and_then(|line| line.strip_prefix(JOB)).unwrap_or_default();
    let (job, request) = match last.split_once(REQUEST) {
        Some((job, request)) => (job, Some(request.trim().to_string())),
        None => (last, None),
    };
    Ok(Uuid::parse_str(job.trim()).ok().map(|job| (job, request)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(outbox: &Path, name: &str, signature: &str) {
        fs::write(outbox.join(name), format!("…\n\nJob {signature}\n")).unwrap();
    }

    #[test]
    fn a_job_of_two_results_is_found_by_the_last_of_its_reports() {
        let outbox = tempfile::tempdir().unwrap();
        let (job, other) = (Uuid::now_v7(), Uuid::now_v7());
        for name in ["a.edited.mp4", "a.edited.v2 (2).webm", "ab.edited.mp4"] {
            fs::write(outbox.path().join(name), "").unwrap();
        }
        report(outbox.path(), "a.report.txt", &signature(job, None));
        report(outbox.path(), "a.report.v2 (2).txt", &signature(job, Some("0123")));
        report(outbox.path(), "ab.report.txt", &signature(other, Some("4567")));
        let outputs = vec!["a.edited.mp4".into(), "a.edited.v2 (2).webm".into()];
        let found = finished(outbox.path(), Path::new(""), "a").unwrap();
        assert_eq!(found, [Finished { job, request: "0123".into(), outputs }]);
    }

    #[test]
    fn a_job_is_found_in_a_report_of_any_length() {
        let outbox = tempfile::tempdir().unwrap();
        let job = Uuid::now_v7();
        let words = format!("{}\n\nJob {}\n", "é".repeat(4 << 20), signature(job, Some("0123")));
        fs::write(outbox.path().join("a.report.txt"), words).unwrap();
        let found = finished(outbox.path(), Path::new(""), "a").unwrap();
        assert_eq!(found, [Finished { job, request: "0123".into(), outputs: Vec::new() }]);
    }

    #[test]
    fn a_job_in_the_middle_and_words_of_a_person_are_no_finished_job() {
        let outbox = tempfile::tempdir().unwrap();
        report(outbox.path(), "a.report.txt", &signature(Uuid::now_v7(), None));
        report(outbox.path(), "a.report (2).txt", "for Ada, request 0123");
        fs::write(outbox.path().join("a.report (3).txt"), b"\xff\xfe").unwrap();
        assert_eq!(finished(outbox.path(), Path::new(""), "a").unwrap(), []);
        assert_eq!(finished(outbox.path(), Path::new("nowhere"), "a").unwrap(), []);
    }
}
