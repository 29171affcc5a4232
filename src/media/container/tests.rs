use std::path::PathBuf;
use std::time::Duration;

use proptest::prelude::*;
use tokio_util::sync::CancellationToken;

use super::*;
use crate::media::process::{Invocation, Limits, capture};

/// One small file of every type, by what makes it.
const MAKES: [(&str, &str); 11] = [
    ("mp4", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libx264"),
    ("front.mp4", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libx264 -movflags +faststart"),
    ("fragments.mp4", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libx264 -movflags +frag_keyframe"),
    ("mov", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libx264"),
    ("avi", "-f lavfi -i testsrc=size=64x48:duration=1"),
    ("mkv", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libx264"),
    ("webm", "-f lavfi -i testsrc=size=64x48:duration=1 -c:v libvpx-vp9 -deadline realtime"),
    ("wav", "-f lavfi -i sine=duration=1"),
    ("png", "-f lavfi -i testsrc=size=64x48 -frames:v 1"),
    ("gif", "-f lavfi -i testsrc=size=64x48:duration=1:rate=5"),
    ("webp", "-f lavfi -i testsrc=size=64x48 -frames:v 1"),
];

/// All of them, and a JPEG.
async fn make_all(folder: &Path) -> Vec<PathBuf> {
    let makes = MAKES.into_iter().chain([("jpg", "-f lavfi -i testsrc=size=64x48 -frames:v 1")]);
    let mut paths = Vec::new();
    for (name, words) in makes {
        let path = folder.join(format!("clip.{name}"));
        let words = words.split(' ').filter(|word| !word.is_empty());
        let limits = Limits { time: Duration::from_secs(60), cancel: CancellationToken::new() };
        capture(&Invocation::ffmpeg().args(words).output(&path), &limits, 0).await.unwrap();
        paths.push(path);
    }
    paths
}

fn is_incomplete(path: &Path) -> bool {
    matches!(check_whole(path).unwrap(), Wholeness::Incomplete(_))
}

#[tokio::test]
async fn every_type_is_whole_when_it_is_and_not_when_it_is_cut() {
    let folder = tempfile::tempdir().unwrap();
    for path in make_all(folder.path()).await {
        assert_eq!(check_whole(&path).unwrap(), Wholeness::Whole, "{}", path.display());
        let all = std::fs::read(&path).unwrap();
        for kept in [all.len() / 4, all.len() / 2, all.len() - 20] {
            let name = path.file_name().unwrap().to_str().unwrap();
            let fragmented = name.contains("fragments");
            std::fs::write(&path, &all[..kept]).unwrap();
            // A fragment that ends where the cut is cannot be told from the last one.
            assert!(is_incomplete(&path) || fragmented, "{name} cut to {kept} of {}", all.len());
        }
    }
}

#[tokio::test]
async fn a_reserved_file_that_is_half_written_is_incomplete() {
    let folder = tempfile::tempdir().unwrap();
    // Of the others the structure does not show it: one box, whose size is right, spans all of their data.
    let shows = ["clip.mp4", "clip.mov", "clip.mkv", "clip.png", "clip.gif", "clip.jpg"];
    for path in make_all(folder.path()).await {
        let name = path.file_name().unwrap().to_str().unwrap();
        if !shows.contains(&name) {
            continue;
        }
        let mut bytes = std::fs::read(&path).unwrap();
        let half = bytes.len() / 2;
        bytes[half..].fill(0);
        std::fs::write(&path, &bytes).unwrap();
        assert!(is_incomplete(&path), "{name}");
        bytes.fill(0);
        std::fs::write(&path, &bytes).unwrap();
        assert!(is_incomplete(&path), "{name}, all zeros");
    }
}

#[test]
fn the_clips_of_the_demo_are_whole() {
    for name in ["screen-talk-30s.mp4", "bigbuckbunny.mp4"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name);
        assert_eq!(check_whole(&path).unwrap(), Wholeness::Whole);
    }
}

#[test]
fn an_empty_file_is_told_from_an_incomplete_one() {
    let file = tempfile::NamedTempFile::new().unwrap();
    assert_eq!(check_whole(file.path()).unwrap(), Wholeness::Empty);
}

#[test]
fn a_recording_that_does_not_say_its_size_is_whole() {
    let file = tempfile::NamedTempFile::new().unwrap();
    for head in [
        &b"RIFF\xff\xff\xff\xffWAVEfmt data"[..],
        b"RIFF\0\0\0\0WAVEfmt data",
        b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xff\x1f\x43\xb6\x75",
    ] {
        std::fs::write(file.path(), head).unwrap();
        assert_eq!(check_whole(file.path()).unwrap(), Wholeness::Whole, "{head:?}");
    }
}

#[test]
fn a_size_beyond_all_files_is_incomplete() {
    let file = tempfile::NamedTempFile::new().unwrap();
    for head in [
        &b"\0\0\0\x01mdat\xff\xff\xff\xff\xff\xff\xff\xff"[..],
        b"\xff\xff\xff\xffftypisom",
        b"\x89PNG\r\n\x1a\n\xff\xff\xff\xffIHDR",
        b"\x1a\x45\xdf\xa3\x80\x18\x53\x80\x67\x01\xff\xff\xff\xff\xff\xff\xfe",
    ] {
        std::fs::write(file.path(), head).unwrap();
        assert!(is_incomplete(file.path()), "{head:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]
    #[test]
    fn no_bytes_make_it_panic_or_hang(
        magic in prop::sample::select(vec![
            &b"\0\0\0\x10ftypisom\0\0\0\0"[..], b"RIFF", b"RF64", b"\x1a\x45\xdf\xa3", b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff\xe0", b"GIF89a",
        ]),
        rest in prop::collection::vec(any::<u8>(), 0..200),
    ) {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), [magic, &rest].concat()).unwrap();
        check_whole(file.path()).unwrap();
    }
}
