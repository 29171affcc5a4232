//! What a file looks like that is not what its name promises, in words for people.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use file_format::{FileFormat, Kind};

/// How much of a file is looked at, in bytes.
const HEAD: u64 = 16 * 1024;

/// What a file looks like whose pictures can be played and are not in a container that is taken.
pub const TRANSPORT_STREAM: &str = "a transport stream of a recorder, which is not taken";

/// What `path` looks like by its first bytes: "a web page", "a ZIP archive", "a playlist", "a text file".
/// Never fails: what cannot be read looks like "a file that cannot be read".
pub fn looks_like(path: &Path) -> String {
    let mut head = Vec::new();
    match File::open(path).and_then(|file| file.take(HEAD).read_to_end(&mut head)) {
        Ok(_) => of_bytes(&head),
        Err(_) => "a file that cannot be read".into(),
    }
}

fn of_bytes(head: &[u8]) -> String {
    if head.is_empty() {
        return "an empty file".into();
    }
    if head.iter().all(|byte| *byte == 0) {
        return "a file of zeros, as a copier leaves that reserves the space first".into();
    }
    if let Some(text) = text(head) {
        return of_text(text).into();
    }
    let format = FileFormat::from_bytes(head);
    let name = format.name();
    match (format, format.kind()) {
        (FileFormat::ArbitraryBinaryData, _) => "data of no kind that is known".into(),
        (FileFormat::Zip, _) => "a ZIP archive".into(),
        (FileFormat::Mpeg2TransportStream | FileFormat::BdavMpeg2TransportStream, _) => {
            TRANSPORT_STREAM.into()
        }
        (FileFormat::PortableDocumentFormat, _) => "a PDF document".into(),
        (_, Kind::Video) => format!("a video of the type {name}"),
        (_, Kind::Audio) => format!("a sound file of the type {name}"),
        (_, Kind::Image) => format!("a picture of the type {name}"),
        (_, Kind::Archive | Kind::Compressed | Kind::Package) => format!("an archive ({name})"),
        (_, Kind::Document | Kind::Ebook | Kind::Presentation | Kind::Spreadsheet) => {
            format!("a document ({name})")
        }
        (_, Kind::Executable) => format!("a program ({name})"),
        (_, Kind::Playlist) => "a playlist".into(),
        (_, Kind::Subtitle) => "a file of subtitles".into(),
        _ => format!("a file of the type {name}"),
    }
}

/// The head as text, where it is text: it may be cut within a character, and holds no control characters.
fn text(head: &[u8]) -> Option<&str> {
    let text = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(&head[..error.valid_up_to()]).ok()?
        }
        Err(_) => return None,
    };
    let is_text = |letter: char| !letter.is_control() || matches!(letter, '\n' | '\r' | '\t' | '\u{c}');
    text.chars().all(is_text).then_some(text)
}

fn of_text(text: &str) -> &'static str {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let start: String = text.chars().take(512).collect::<String>().to_ascii_lowercase();
    if start.starts_with("#extm3u") || start.starts_with("[playlist]") || start.starts_with("ffconcat ") {
        "a playlist"
    } else if start.starts_with("<!doctype html") || start.contains("<html") || start.contains("<head") {
        "a web page"
    } else if start.starts_with("<?xml") || start.starts_with('<') {
        "an XML file"
    } else if start.starts_with('{') || start.starts_with('[') {
        "a JSON file"
    } else {
        "a text file"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_what_they_hold() {
        // A transport stream is a row of packets of 188 bytes.
        let packets = [[0x47; 1].as_slice(), &[0xff; 187]].concat().repeat(2);
        for (head, looks) in [
            (&b""[..], "an empty file"),
            (b"<!DOCTYPE html><title>404</title>", "a web page"),
            (b"\xef\xbb\xbf\n <html lang=en>", "a web page"),
            (b"#EXTM3U\nhttp://10.0.0.1/a.ts\n", "a playlist"),
            (b"ffconcat version 1.0\nfile /etc/passwd\n", "a playlist"),
            (b"{\"error\":\"gone\"}", "a JSON file"),
            (b"Dear diary", "a text file"),
            ("Liebes Tagebuch, schö".as_bytes().split_last().unwrap().1, "a text file"),
            (b"PK\x03\x04\x14\0\0\0\x08\0", "a ZIP archive"),
            (&packets, TRANSPORT_STREAM),
            (b"%PDF-1.7\n\x80", "a PDF document"),
            (&[0; 100], "a file of zeros, as a copier leaves that reserves the space first"),
            (b"\x01\x02\x83\x04\x05", "data of no kind that is known"),
        ] {
            assert_eq!(of_bytes(head), looks, "{:?}", String::from_utf8_lossy(head));
        }
    }

    #[test]
    fn a_file_that_is_not_there_is_told_from_an_empty_one() {
        assert_eq!(looks_like(Path::new("/nowhere/clip.mp4")), "a file that cannot be read");
    }
}
