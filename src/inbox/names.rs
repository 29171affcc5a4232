//! What a name in the inbox promises, and which names are never looked at.
//!
//! The lists were gathered from what storage devices, operating systems and programs that copy files leave
//! in shared folders. They hold in any case of letters, for files and folders alike.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::LazyLock;

use globset::{GlobBuilder, GlobSet, GlobSetBuilder};

use crate::media::Kind;

/// Says that this folder is an inbox, and that its mount is there.
pub use crate::config::INBOX_MARKER as MARKER;

/// The settings of a folder of the inbox.
pub const FOLDER_SETTINGS: &str = "dropcut-folder.yaml";

const PROMPT_ENDING: &str = ".prompt.txt";
const GENERATE_ENDING: &str = ".generate.txt";
const LINK_ENDING: &str = ".url";

/// What a name says about the thing that bears it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Name {
    Clip(Kind),
    /// A sidecar; `subject` is what stands before `.prompt.txt`: the name of a clip, or its stem.
    Prompt {
        subject: String,
    },
    FolderSettings,
    /// Words from which a clip is to be made; `subject` is what stands before `.generate.txt`.
    Generate {
        subject: String,
    },
    /// The address of a clip.
    Link,
    Marker,
    Ignored(Ignored),
    /// A name that is not UTF-8: it cannot be written into a record or a report as it is.
    NotText,
    Other,
}

/// Why a name is never looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ignored {
    /// The pattern that it matches.
    pub rule: &'static str,
    /// What such a name stands for, to follow "it is".
    pub reason: &'static str,
}

const STORAGE: &str = "what a storage device keeps for itself";
const SYSTEM: &str = "what an operating system keeps for itself";
const SYNCING: &str = "what a syncing program keeps for itself";
const TRANSFER: &str =
    "a file that is still being copied, downloaded or synced; it is taken once it has its final name";
const CONFLICT: &str = "a second version that a syncing program set aside; rename it if you want it edited";
const OPEN_ELSEWHERE: &str = "a note of another program that it has a file open";
const BACKUP: &str = "a backup copy of an editor";
const WAITING: &str =
    "a note of what the clip beside it waits for; dropcut writes it, and takes it away when the clip goes on";
const HIDDEN: &str = "hidden, as its name begins with a dot; rename it if you want it edited";

/// The first that matches gives the reason; so the special stand before the general.
const RULES: [(&str, &str); 54] = [
    ("*.waiting.txt", WAITING),
    ("*.waiting (*).txt", WAITING),
    ("@eaDir", STORAGE),
    ("#recycle", STORAGE),
    ("#snapshot", STORAGE),
    ("@tmp", STORAGE),
    ("@sharebin", STORAGE),
    (".@__thumb", STORAGE),
    ("@Recycle", STORAGE),
    ("@Recently-Snapshot", STORAGE),
    ("*@SynoEAStream", STORAGE),
    (".stfolder", SYNCING),
    (".stversions", SYNCING),
    (".Spotlight-V100", SYSTEM),
    (".Trashes", SYSTEM),
    (".TemporaryItems", SYSTEM),
    (".DocumentRevisions-V100", SYSTEM),
    (".fseventsd", SYSTEM),
    ("__MACOSX", SYSTEM),
    ("$RECYCLE.BIN", SYSTEM),
    ("System Volume Information", SYSTEM),
    ("lost+found", SYSTEM),
    (".Trash-*", SYSTEM),
    ("._*", SYSTEM),
    (".DS_Store", SYSTEM),
    (".apdisk", SYSTEM),
    ("Thumbs.db", SYSTEM),
    ("desktop.ini", SYSTEM),
    (".nfs*", SYSTEM),
    (".fuse_hidden*", SYSTEM),
    (".smbdelete*", SYSTEM),
    ("~$*", OPEN_ELSEWHERE),
    (".~lock.*", OPEN_ELSEWHERE),
    (".syncthing.*.tmp", TRANSFER),
    ("~syncthing~*", TRANSFER),
    ("*.sync-conflict-*", CONFLICT),
    ("*.part", TRANSFER),
    ("*.partial", TRANSFER),
    ("*.filepart", TRANSFER),
    ("*.crdownload", TRANSFER),
    ("*.opdownload", TRANSFER),
    ("*.download", TRANSFER),
    ("*.tmp", TRANSFER),
    ("*.temp", TRANSFER),
    ("*.aria2", TRANSFER),
    ("*.!ut", TRANSFER),
    ("*.bc!", TRANSFER),
    (".pureftpd-upload.*", TRANSFER),
    ("_UNPACK_*", TRANSFER),
    ("*~", BACKUP),
    (".*.sw?", BACKUP),
    (".#*", OPEN_ELSEWHERE),
    ("#*#", BACKUP),
    (".*", HIDDEN),
];

static PATTERNS: LazyLock<GlobSet> = LazyLock::new(|| {
    let mut set = GlobSetBuilder::new();
    for (rule, _) in RULES {
        set.add(GlobBuilder::new(rule).case_insensitive(true).build().expect("the rules are patterns"));
    }
    set.build().expect("the rules are few and small")
});

impl Ignored {
    /// Whether it will have another name once it is whole.
    pub fn is_transfer(&self) -> bool {
        self.reason == TRANSFER
    }
}

/// The rule by which files and folders of this name are never looked at, if there is one.
pub fn ignored(name: &OsStr) -> Option<Ignored> {
    let first = PATTERNS.matches(Path::new(name)).into_iter().min()?;
    RULES.get(first).map(|&(rule, reason)| Ignored { rule, reason })
}

/// What the name of a file says. `name` is the last part of its path.
pub fn classify(name: &OsStr) -> Name {
    if name == MARKER {
        return Name::Marker;
    }
    if let Some(ignored) = ignored(name) {
        return Name::Ignored(ignored);
    }
    let Some(text) = name.to_str() else { return Name::NotText };
    if let Some(subject) = before(text, PROMPT_ENDING) {
        Name::Prompt { subject: subject.to_string() }
    } else if text.eq_ignore_ascii_case(FOLDER_SETTINGS) {
        Name::FolderSettings
    } else if let Some(subject) = before(text, GENERATE_ENDING) {
        Name::Generate { subject: subject.to_string() }
    } else if before(text, LINK_ENDING).is_some() {
        Name::Link
    } else if let Some(kind) = Kind::of(Path::new(name)) {
        Name::Clip(kind)
    } else {
        Name::Other
    }
}

/// What stands before `ending`, which counts in any case of letters.
fn before<'a>(name: &'a str, ending: &str) -> Option<&'a str> {
    let (subject, tail) = name.split_at_checked(name.len().checked_sub(ending.len())?)?;
    (tail.eq_ignore_ascii_case(ending) && !subject.is_empty()).then_some(subject)
}

/// A path as it is shown to people: what is not UTF-8 or would move the cursor is replaced.
pub fn shown(path: &Path) -> String {
    path.to_string_lossy().replace(char::is_control, "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    fn named(name: &str) -> Name {
        classify(OsStr::new(name))
    }

    #[test]
    fn every_listed_name_is_ignored_in_any_case_of_letters() {
        for (rule, _) in RULES {
            let name = rule.replace('*', "holiday.mp4").replace('?', "p");
            for name in [name.to_uppercase(), name.to_lowercase(), name] {
                assert!(matches!(named(&name), Name::Ignored(_)), "{name} is taken in spite of {rule}");
            }
        }
    }

    #[test]
    fn a_clip_that_only_resembles_an_ignored_name_is_taken() {
        for name in ["part.mp4", "tmp.mov", "my~holiday.mp4", "holiday.part.mp4", "#1.mkv", "a.download.mp4"]
        {
            assert_eq!(named(name), Name::Clip(Kind::Video), "{name}");
        }
    }

    #[test]
    fn a_download_that_goes_on_is_explained_as_one() {
        let Name::Ignored(why) = named("holiday.mp4.crdownload") else { panic!("it is taken") };
        assert_eq!(why.rule, "*.crdownload");
        assert!(why.reason.contains("final name"));
    }

    #[test]
    fn a_hidden_file_is_explained_by_the_most_special_rule() {
        let Name::Ignored(why) = named("._holiday.mp4") else { panic!("it is taken") };
        assert_eq!(why.rule, "._*");
    }

    #[test]
    fn the_ending_of_a_prompt_counts_in_any_case_of_letters() {
        for (name, expected) in [
            ("holiday.prompt.txt", "holiday"),
            ("holiday.mp4.PROMPT.txt", "holiday.mp4"),
            ("Été.Prompt.Txt", "Été"),
        ] {
            assert_eq!(named(name), Name::Prompt { subject: expected.into() });
        }
    }

    #[test]
    fn each_name_is_recognised_for_what_it_is() {
        assert_eq!(named("a.MP4"), Name::Clip(Kind::Video));
        assert_eq!(named("a.jpg"), Name::Clip(Kind::Image));
        assert_eq!(named("a.wav"), Name::Clip(Kind::Audio));
        assert_eq!(named("Dropcut-Folder.yaml"), Name::FolderSettings);
        assert_eq!(named("sunset.generate.txt"), Name::Generate { subject: "sunset".into() });
        assert_eq!(named("holiday.URL"), Name::Link);
        assert_eq!(named(MARKER), Name::Marker);
        for other in ["notes.txt", "prompt.txt", "holiday", "é", "mp4"] {
            assert_eq!(named(other), Name::Other, "{other}");
        }
    }

    #[test]
    fn a_name_that_is_not_text_is_known_as_such_and_can_be_shown() {
        let name = OsStr::from_bytes(b"caf\xe9.mp4");
        assert_eq!(classify(name), Name::NotText);
        assert_eq!(shown(Path::new(name)), "caf\u{fffd}.mp4");
        assert_eq!(shown(Path::new("a\u{1b}[2J\n.mp4")), "a\u{fffd}[2J\u{fffd}.mp4");
    }
}
