//! The one door to changes on disk that must be whole or not at all.
//!
//! Every file that another program may see appears by temporary file, sync and rename; nothing that lies there
//! is replaced unless it is ours.

use std::fs::{self, File};
use std::io::{self, Write};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use rustix::fs::{CWD, RenameFlags};
use rustix::io::Errno;

use crate::crash;

/// Writes a file of ours whole, replacing what was there; `mode` as in `chmod`.
pub fn write(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    let file = written_beside(path, bytes, mode)?;
    crash::point(|| format!("before {} is written", kind_of(path)));
    file.persist(path)?;
    sync_folder(folder_of(path)?)?;
    crash::point(|| format!("after {} is written", kind_of(path)));
    Ok(())
}

/// A durable file under a name of no meaning in the folder of `path`, to be given that name.
fn written_beside(path: &Path, bytes: &[u8], mode: u32) -> io::Result<tempfile::NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(".dropcut-")
        .permissions(fs::Permissions::from_mode(mode))
        .tempfile_in(folder_of(path)?)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    Ok(file)
}

fn folder_of(path: &Path) -> io::Result<&Path> {
    path.parent().ok_or_else(|| io::Error::other("a file without a folder"))
}

/// Writes a hidden file of ours from its beginning, to be given its name later. It lies at a place that the next try
/// knows, so that a crash leaves nothing behind for good.
pub fn stage(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    crash::point(|| format!("before {} is staged", kind_of(path)));
    let mut file = fs::OpenOptions::new().create(true).truncate(true).write(true).mode(mode).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    crash::point(|| format!("after {} is staged", kind_of(path)));
    Ok(())
}

/// Gives a staged file its name, replacing what was there.
pub fn replace(staged: &Path, path: &Path) -> io::Result<()> {
    crash::point(|| format!("before {} is replaced", kind_of(path)));
    fs::rename(staged, path)?;
    sync_parents(staged, path)?;
    crash::point(|| format!("after {} is replaced", kind_of(path)));
    Ok(())
}

/// A file by its folder and ending, for the places of crashes: `outbox/*.mp4`.
fn kind_of(path: &Path) -> String {
    let word = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let folder = word(path.parent().and_then(Path::file_name));
    match word(path.extension()) {
        ending if ending.is_empty() => format!("{}/*", crash::masked(&folder)),
        ending => format!("{}/*.{ending}", crash::masked(&folder)),
    }
}

/// Writes a file whole where none is, failing with `AlreadyExists` otherwise; `mode` as in `chmod`.
pub fn write_new(path: &Path, bytes: &[u8], mode: u32) -> io::Result<()> {
    rename_without_replacing(written_beside(path, bytes, mode)?.path(), path)
}

/// Makes the names in a folder durable.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        // Some network and FUSE file systems cannot sync a folder; their renames are as durable as they get.
        Err(error) if matches!(Errno::from_io_error(&error), Some(Errno::INVAL | Errno::NOTSUP)) => Ok(()),
        result => result,
    }
}

/// Renames within a file system, failing with `AlreadyExists` where something lies at `to`.
pub fn rename_without_replacing(from: &Path, to: &Path) -> io::Result<()> {
    crash::point(|| format!("before {} has its name", kind_of(to)));
    match rustix::fs::renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Ok(()) => {}
        // The file system cannot tell: a second name and the removal of the first come to the same.
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from)?,
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // A crash between the two leaves both names.
                if !same_file(from, to)? {
                    return Err(error);
                }
                fs::remove_file(from)?;
            }
            Err(error) if has_no_second_names(&error) => rename_to_unused(from, to)?,
            Err(error) => return Err(error),
        },
        Err(errno) => return Err(errno.into()),
    }
    sync_parents(from, to)?;
    crash::point(|| format!("after {} has its name", kind_of(to)));
    Ok(())
}

fn same_file(a: &Path, b: &Path) -> io::Result<bool> {
    let (a, b) = (fs::symlink_metadata(a)?, fs::symlink_metadata(b)?);
    Ok((a.dev(), a.ino()) == (b.dev(), b.ino()))
}

fn has_no_second_names(error: &io::Error) -> bool {
    matches!(Errno::from_io_error(error), Some(Errno::PERM | Errno::NOTSUP | Errno::NOSYS | Errno::MLINK))
}

/// Where a file system has neither, looking first is the best there is: nobody sees a half file, and only who takes
/// the name in this very moment loses it.
fn rename_to_unused(from: &Path, to: &Path) -> io::Result<()> {
    match fs::symlink_metadata(to) {
        Ok(_) => Err(io::ErrorKind::AlreadyExists.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => fs::rename(from, to),
        Err(error) => Err(error),
    }
}

fn sync_parents(from: &Path, to: &Path) -> io::Result<()> {
    for folder in [to.parent(), from.parent()].into_iter().flatten() {
        sync_folder(folder)?;
    }
    Ok(())
}

/// Copies `from` to `to`, which must not exist, and makes the content durable. Shares the blocks where the file
/// system can.
pub fn copy(from: &Path, to: &Path) -> io::Result<()> {
    let copied = reflink_copy::reflink_or_copy(from, to).and_then(|_| sync(to));
    if copied.is_err() {
        // A half copy of ours is of no use; the error that matters is the first.
        let _ = fs::remove_file(to);
    }
    copied
}

/// Moves `from` to `to` without replacing anything, across file systems too. `temporary` lies beside `to`.
///
/// The original is removed only once the copy is durable. Safe to repeat after a crash.
pub fn move_without_replacing(from: &Path, to: &Path, temporary: &Path) -> io::Result<()> {
    match rename_without_replacing(from, to) {
        Err(error) if error.kind() == io::ErrorKind::CrossesDevices => {
            let before = fs::symlink_metadata(from)?;
            remove_if_there(temporary)?;
            copy(from, temporary)?;
            File::open(temporary)?.set_modified(before.modified()?)?;
            let now = fs::symlink_metadata(from)?;
            let facts =
                |file: &fs::Metadata| (file.dev(), file.ino(), file.len(), file.mtime(), file.mtime_nsec());
            // Copying takes its time, in which somebody may have put another file in its place.
            if facts(&before) != facts(&now) {
                remove_if_there(temporary)?;
                return Err(io::Error::other("it was changed while it was moved"));
            }
            rename_without_replacing(temporary, to)?;
            fs::remove_file(from)
        }
        result => result,
    }
}

/// Whether something lies at `path`, a link counted as itself.
///
/// # Errors
/// When that cannot be told, which is not the same as no.
pub fn exists(path: &Path) -> io::Result<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(error),
    }
}

/// Removes `folder` and all below that hold nothing; what holds something stays.
pub fn remove_empty_folders(folder: &Path) -> io::Result<()> {
    for entry in walkdir::WalkDir::new(folder).contents_first(true) {
        let entry = match entry {
            Err(error) if error.io_error().is_some_and(|e| e.kind() == io::ErrorKind::NotFound) => continue,
            entry => entry?,
        };
        if entry.file_type().is_dir() {
            match fs::remove_dir(entry.path()) {
                Err(error)
                    if matches!(error.kind(), io::ErrorKind::DirectoryNotEmpty | io::ErrorKind::NotFound) => {
                }
                removed => removed?,
            }
        }
    }
    Ok(())
}

/// Makes a file's content durable.
pub fn sync(path: &Path) -> io::Result<()> {
    File::open(path)?.sync_all()
}

/// Removes a file, if it is there.
pub fn remove_if_there(path: &Path) -> io::Result<()> {
    crash::point(|| format!("before {} is removed", kind_of(path)));
    match fs::remove_file(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result,
    }?;
    crash::point(|| format!("after {} is removed", kind_of(path)));
    Ok(())
}

/// Appends to a private file that is made if missing (mode 0600).
pub fn create_private(path: &Path) -> io::Result<File> {
    fs::OpenOptions::new().create(true).truncate(false).read(true).write(true).mode(0o600).open(path)
}

/// Makes a folder and those above it.
pub fn create_folder(path: &Path, private: bool) -> io::Result<()> {
    fs::create_dir_all(path)?;
    if private {
        fs::set_permissions(path, fs::Permissions::from_mode(0o700))?;
    }
    Ok(())
}

/// Tries to write in a folder, as the only proof that one can.
pub fn try_writing(folder: &Path) -> io::Result<()> {
    tempfile::Builder::new().prefix(".dropcut-").tempfile_in(folder).map(drop)
}

/// The bytes that are free to us on the file system of `path`.
pub fn free_space(path: &Path) -> io::Result<u64> {
    let facts = rustix::fs::statvfs(path)?;
    Ok(facts.f_bavail.saturating_mul(facts.f_frsize))
}

/// Whether an error says that a disk or a quota is full.
pub fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// Whether two paths lie on one file system; `false` where nobody can tell.
pub fn same_file_system(a: &Path, b: &Path) -> bool {
    match (fs::metadata(a), fs::metadata(b)) {
        (Ok(a), Ok(b)) => a.dev() == b.dev(),
        _ => false,
    }
}

/// The name that a file of this folder gets when `name` is taken: `holiday.edited (2).mp4`.
///
/// `number` 1 is the plain name. The number stands before the last dot.
pub fn numbered(name: &str, number: u32) -> PathBuf {
    if number <= 1 {
        return name.into();
    }
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => format!("{stem} ({number}).{extension}").into(),
        _ => format!("{name} ({number})").into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rename_never_replaces() {
        let folder = tempfile::tempdir().unwrap();
        let (from, to) = (folder.path().join("from"), folder.path().join("to"));
        fs::write(&from, "new").unwrap();
        fs::write(&to, "old").unwrap();
        let error = rename_without_replacing(&from, &to).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&to).unwrap(), "old");
        assert_eq!(fs::read_to_string(&from).unwrap(), "new");
    }

    #[test]
    fn a_taken_name_gets_a_number_before_its_ending() {
        assert_eq!(numbered("a.edited.mp4", 1), Path::new("a.edited.mp4"));
        assert_eq!(numbered("a.edited.mp4", 2), Path::new("a.edited (2).mp4"));
        assert_eq!(numbered("plain", 3), Path::new("plain (3)"));
    }

    #[test]
    fn a_private_file_is_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("token");
        write(&path, b"secret", 0o600).unwrap();
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
