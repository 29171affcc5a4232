//! Putting the originals away, once what came of them is safe.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::config::Config;
use crate::disk;

/// Where originals go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Destination {
    Archive,
    Failed,
    /// They stay where they are.
    Keep,
    Delete,
}

/// A file to be put away.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Its path within the inbox, kept in the archive and among the failed.
    pub path: PathBuf,
    /// Where it lies now, where that is not the inbox.
    pub elsewhere: Option<PathBuf>,
    /// What it was when it was taken. A file that is another by now is left alone.
    pub size: u64,
    pub modified: SystemTime,
}

impl Original {
    /// The file as it is now, in the inbox or `elsewhere`; `None` when it is gone.
    pub fn now(inbox: &Path, path: &Path, elsewhere: Option<PathBuf>) -> io::Result<Option<Original>> {
        match fs::symlink_metadata(elsewhere.clone().unwrap_or_else(|| inbox.join(path))) {
            Ok(metadata) => Ok(Some(Original {
                path: path.to_path_buf(),
                elsewhere,
                size: metadata.len(),
                modified: metadata.modified()?,
            })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn from(&self, inbox: &Path) -> PathBuf {
        self.elsewhere.clone().unwrap_or_else(|| inbox.join(&self.path))
    }

    fn is_still(&self, metadata: &fs::Metadata) -> bool {
        metadata.is_file()
            && metadata.len() == self.size
            && metadata.modified().is_ok_and(|now| now == self.modified)
    }
}

/// What is to be put away, recorded before it is begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Retirement {
    pub destination: Destination,
    pub originals: Vec<Original>,
    /// The folder whose content is put away as well.
    #[serde(default)]
    pub folder: Option<Folder>,
}

/// A folder to be put away, file by file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Folder {
    /// Where it lies.
    pub from: PathBuf,
    /// Its path within the destination, which was free.
    pub to: PathBuf,
}

impl Folder {
    /// What is to be put away of `path` in it, which is known by size and time.
    pub fn original(&self, path: &Path, size: u64, modified: SystemTime) -> Original {
        Original { path: self.to.join(path), elsewhere: Some(self.from.join(path)), size, modified }
    }
}

/// Where the originals lie afterwards.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Retired {
    /// In their order; `None` for one that is gone or was left alone.
    pub originals: Vec<Option<PathBuf>>,
    pub folder: Option<PathBuf>,
}

/// Puts originals away, with those `inside` of the folder. Safe to repeat after a crash; each is whole in one of its
/// two places at any moment.
pub fn retire(
    config: &Config,
    retirement: &Retirement,
    inside: &[Original],
    job: Uuid,
) -> io::Result<Retired> {
    let to = retirement.destination;
    let retire = |original| retire_one(config, to, original, job);
    let mut place = None;
    // The prompt goes last: without it what is left in the folder would be so many clips without a prompt.
    if let Some(folder) = retirement.folder.as_ref().filter(|_| to != Destination::Keep) {
        let places: Vec<_> = inside.iter().map(retire).collect::<io::Result<_>>()?;
        disk::remove_empty_folders(&folder.from)?;
        let root = root(config, to).filter(|_| places.iter().any(Option::is_some));
        place = root.map(|root| root.join(&folder.to));
    }
    let originals: Vec<_> = retirement.originals.iter().map(retire).collect::<io::Result<_>>()?;
    Ok(Retired { originals, folder: place })
}

/// The folder that originals go to, if they go anywhere.
pub fn root(config: &Config, destination: Destination) -> Option<&Path> {
    match destination {
        Destination::Archive => Some(&config.archive),
        Destination::Failed => Some(&config.failed),
        Destination::Keep | Destination::Delete => None,
    }
}

fn retire_one(
    config: &Config,
    to: Destination,
    original: &Original,
    job: Uuid,
) -> io::Result<Option<PathBuf>> {
    let from = original.from(&config.inbox);
    let there = match fs::symlink_metadata(&from) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        metadata => Some(metadata?),
    };
    if there.as_ref().is_some_and(|metadata| !original.is_still(metadata)) {
        return Ok(None);
    }
    let Some(root) = root(config, to) else {
        return Ok(match (to, there) {
            (_, None) => None,
            (Destination::Keep, _) => Some(from),
            _ => {
                disk::remove_if_there(&from)?;
                None
            }
        });
    };
    let wanted = root.join(&original.path);
    if wanted == from {
        return Ok(there.map(|_| wanted));
    }
    if there.is_none() {
        return moved_before(original, &wanted);
    }
    let folder = wanted.parent().unwrap_or(root);
    fs::create_dir_all(folder)?;
    let name = wanted.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let temporary = folder.join(format!(".{job}.original.part"));
    for number in 1.. {
        let target = folder.join(disk::numbered(&name, number));
        match disk::move_without_replacing(&from, &target, &temporary) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                // A crash between copying and removing leaves the same file in both places.
                if is_copy(&from, &target)? {
                    fs::remove_file(&from)?;
                    return Ok(Some(target));
                }
            }
            result => {
                result?;
                return Ok(Some(target));
            }
        }
    }
    Err(io::Error::other("no free name"))
}

/// Where a file lies that was put away before a crash could be told of it.
fn moved_before(original: &Original, wanted: &Path) -> io::Result<Option<PathBuf>> {
    let name = wanted.file_name().unwrap_or_default().to_string_lossy().into_owned();
    for number in 1.. {
        let place = wanted.with_file_name(disk::numbered(&name, number));
        match fs::symlink_metadata(&place) {
            Ok(metadata) if original.is_still(&metadata) => return Ok(Some(place)),
            Ok(_) => {}
            Err(error) if error.kind() == io::ErrorKind::NotFound => break,
            Err(error) => return Err(error),
        }
    }
    Ok(None)
}

/// Whether `target` holds the content of `original` under another inode.
fn is_copy(original: &Path, target: &Path) -> io::Result<bool> {
    let (a, b) = (fs::metadata(original)?, fs::symlink_metadata(target)?);
    if !b.is_file() || a.len() != b.len() || a.modified()? != b.modified()? {
        return Ok(false);
    }
    let hash = |path: &Path| -> io::Result<blake3::Hash> {
        let mut hasher = blake3::Hasher::new();
        io::copy(&mut fs::File::open(path)?, &mut hasher)?;
        Ok(hasher.finalize())
    };
    Ok(hash(original)? == hash(target)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup() -> (tempfile::TempDir, Config, Original) {
        let root = tempfile::tempdir().unwrap();
        let config = Config {
            inbox: root.path().join("inbox"),
            archive: root.path().join("archive"),
            failed: root.path().join("failed"),
            ..Config::default()
        };
        let clip = config.inbox.join("sub/a.mp4");
        fs::create_dir_all(clip.parent().unwrap()).unwrap();
        fs::write(&clip, "clip").unwrap();
        let original = Original::now(&config.inbox, Path::new("sub/a.mp4"), None).unwrap().unwrap();
        (root, config, original)
    }

    fn to(destination: Destination, original: Original) -> Retirement {
        Retirement { destination, originals: vec![original], folder: None }
    }

    #[test]
    fn an_original_goes_into_the_same_subfolder_of_the_archive() {
        let (_root, config, original) = setup();
        let retirement = to(Destination::Archive, original);
        let retired = retire(&config, &retirement, &[], Uuid::now_v7()).unwrap();
        assert_eq!(retired.originals, [Some(config.archive.join("sub/a.mp4"))]);
        assert_eq!(fs::read_to_string(config.archive.join("sub/a.mp4")).unwrap(), "clip");
        assert_eq!(retire(&config, &retirement, &[], Uuid::now_v7()).unwrap(), retired);
    }

    #[test]
    fn a_folder_is_put_away_file_by_file_and_its_empty_folders_go() {
        let (_root, config, original) = setup();
        fs::write(config.inbox.join("sub/notes.txt"), "mine").unwrap();
        fs::create_dir_all(config.inbox.join("sub/day 1")).unwrap();
        let folder = Folder { from: config.inbox.join("sub"), to: "sub (2)".into() };
        let inside = [folder.original(Path::new("a.mp4"), original.size, original.modified)];
        let retirement =
            Retirement { destination: Destination::Archive, originals: Vec::new(), folder: Some(folder) };
        for _ in 0..2 {
            let retired = retire(&config, &retirement, &inside, Uuid::now_v7()).unwrap();
            assert_eq!(retired.folder, Some(config.archive.join("sub (2)")));
            assert_eq!(fs::read_to_string(config.archive.join("sub (2)/a.mp4")).unwrap(), "clip");
            assert!(config.inbox.join("sub/notes.txt").exists() && !config.inbox.join("sub/day 1").exists());
        }
    }

    #[test]
    fn an_older_original_in_the_archive_is_kept() {
        let (_root, config, original) = setup();
        fs::create_dir_all(config.archive.join("sub")).unwrap();
        fs::write(config.archive.join("sub/a.mp4"), "older").unwrap();
        let retirement = to(Destination::Archive, original);
        retire(&config, &retirement, &[], Uuid::now_v7()).unwrap();
        assert_eq!(fs::read_to_string(config.archive.join("sub/a.mp4")).unwrap(), "older");
        assert_eq!(fs::read_to_string(config.archive.join("sub/a (2).mp4")).unwrap(), "clip");
    }

    #[test]
    fn a_file_that_took_the_name_meanwhile_is_left_alone() {
        let (_root, config, original) = setup();
        fs::write(config.inbox.join("sub/a.mp4"), "another clip").unwrap();
        let retirement = to(Destination::Delete, original);
        retire(&config, &retirement, &[], Uuid::now_v7()).unwrap();
        assert_eq!(fs::read_to_string(config.inbox.join("sub/a.mp4")).unwrap(), "another clip");
    }
}
