//! Whether all of a file has arrived, told from its structure.
//!
//! Size and time settle nothing when a copier reserves the full size first. The containers say themselves how
//! long they are: what is missing shows as a box that reaches beyond the end, or as zeros where the next box
//! should be. Only headers are read, and no size in them is trusted. What lies zeroed *within* a box, as the
//! pictures of an MP4 whose index comes first, does not show here.

use bytesize::ByteSize;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use super::looks::looks_like;

/// How many boxes are walked at most; beyond, the file is taken for whole.
const MOST_BOXES: usize = 100_000;

/// How much of a still image is looked through for its end, in bytes.
const MOST_IMAGE: u64 = 256 * 1024 * 1024;

/// How much of a file is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wholeness {
    /// Not a byte: a placeholder.
    Empty,
    /// Part of it is missing; the words complete "the file is not whole: …".
    Incomplete(String),
    /// As far as its structure tells.
    Whole,
}

/// Looks whether all of `path` is there, by its own structure, whatever its name. It blocks, for as long as
/// reading some headers takes.
pub fn check_whole(path: &Path) -> io::Result<Wholeness> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length == 0 {
        return Ok(Wholeness::Empty);
    }
    let mut bytes = Bytes { file: BufReader::with_capacity(512, file), length };
    let missing = match bytes.at::<12>(0)? {
        Some([_, _, _, _, b'f' | b'm' | b's' | b'w' | b'p', ..]) if is_mp4(bytes.at(4)?) => mp4(&mut bytes)?,
        Some([b'R', b'I', b'F', b'F', ..]) => riff(&mut bytes)?,
        Some([b'R', b'F', b'6', b'4', ..]) => rf64(&mut bytes)?,
        Some([0x1A, 0x45, 0xDF, 0xA3, ..]) => matroska(&mut bytes)?,
        Some([0x89, b'P', b'N', b'G', ..]) => png(&mut bytes)?,
        Some([0xFF, 0xD8, 0xFF, ..]) => jpeg(&mut bytes)?,
        Some([b'G', b'I', b'F', b'8', ..]) => gif(&mut bytes)?,
        Some([0, 0, 0, 0, 0, 0, 0, 0, ..]) => Some(format!("it looks like {}", looks_like(path))),
        _ => None,
    };
    Ok(missing.map_or(Wholeness::Whole, Wholeness::Incomplete))
}

/// What is missing, in words.
type Missing = io::Result<Option<String>>;

/// A file of which bounded pieces are read.
struct Bytes {
    file: BufReader<File>,
    length: u64,
}

impl Bytes {
    /// The bytes at `position`, or `None` where the file ends before.
    fn at<const N: usize>(&mut self, position: u64) -> io::Result<Option<[u8; N]>> {
        if position.checked_add(N as u64).is_none_or(|end| end > self.length) {
            return Ok(None);
        }
        let mut bytes = [0; N];
        self.go(position)?;
        match self.file.read_exact(&mut bytes) {
            Ok(()) => Ok(Some(bytes)),
            // Cut off meanwhile.
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn go(&mut self, position: u64) -> io::Result<()> {
        self.file.seek(SeekFrom::Start(position)).map(drop)
    }

    /// "… ends 300 bytes too early".
    fn beyond(&self, end: u64) -> Option<String> {
        let lacks = end.saturating_sub(self.length);
        (lacks > 0).then(|| format!("at least {} at its end are missing", ByteSize(lacks).display().si()))
    }
}

fn cut_off() -> Option<String> {
    Some("its end is missing".into())
}

fn zeros(position: u64) -> Option<String> {
    Some(format!("there are only zeros from byte {position} on"))
}

fn is_mp4(kind: Option<[u8; 4]>) -> bool {
    kind.is_some_and(|kind| {
        matches!(&kind, b"ftyp" | b"moov" | b"mdat" | b"free" | b"skip" | b"wide" | b"pnot" | b"styp")
    })
}

/// ISO/IEC 14496-12, 4.2: boxes, each with its size and kind.
fn mp4(bytes: &mut Bytes) -> Missing {
    let (mut has_index, mut has_media) = (false, false);
    let mut position = 0;
    for _ in 0..MOST_BOXES {
        if position == bytes.length {
            break;
        }
        let Some([size @ .., a, b, c, d]) = bytes.at::<8>(position)? else {
            // Stray bytes after the last box harm nobody.
            if has_index && has_media {
                break;
            }
            return Ok(cut_off());
        };
        let kind = [a, b, c, d];
        if size == [0; 4] && kind == [0; 4] {
            return Ok(zeros(position));
        }
        has_index |= &kind == b"moov";
        has_media |= matches!(&kind, b"mdat" | b"moof");
        let size = match u32::from_be_bytes(size) {
            0 => bytes.length - position,
            1 => match bytes.at(position + 8)? {
                Some(size) => u64::from_be_bytes(size),
                None => return Ok(cut_off()),
            },
            size => u64::from(size),
        };
        if size < 8 {
            if has_index && has_media {
                break;
            }
            return Ok(Some(format!("its structure breaks off at byte {position}")));
        }
        let end = position.saturating_add(size);
        if let Some(missing) = bytes.beyond(end) {
            return Ok(Some(missing));
        }
        position = end;
    }
    Ok(match (has_index, has_media) {
        (true, true) => None,
        (false, _) => Some("its index (moov) is missing".into()),
        (true, false) => Some("its pictures and sound (mdat) are missing".into()),
    })
}

/// AVI, WAV and WebP. An AVI beyond 1 GB is a row of them. A size of nothing or of everything is that of a
/// recorder which could not go back to write it.
fn riff(bytes: &mut Bytes) -> Missing {
    let mut position = 0;
    for _ in 0..MOST_BOXES {
        let Some([tag @ .., s0, s1, s2, s3]) = bytes.at::<8>(position)? else { return Ok(None) };
        if &tag != b"RIFF" {
            let is_avi = bytes.at(8)? == Some(*b"AVI ");
            return Ok(if is_avi && tag == [0; 4] { zeros(position) } else { None });
        }
        let size = u32::from_le_bytes([s0, s1, s2, s3]);
        if size == 0 || size == u32::MAX {
            return Ok(None);
        }
        let end = position.saturating_add(8).saturating_add(u64::from(size));
        if let Some(missing) = bytes.beyond(end) {
            return Ok(Some(missing));
        }
        position = end.saturating_add(end % 2);
    }
    Ok(None)
}

/// A WAV beyond 4 GB (EBU Tech 3306): its size stands in the chunk that follows.
fn rf64(bytes: &mut Bytes) -> Missing {
    let (Some(chunk), Some(size)) = (bytes.at::<4>(12)?, bytes.at(20)?) else { return Ok(cut_off()) };
    let size = u64::from_le_bytes(size);
    if &chunk != b"ds64" || size == 0 || size == u64::MAX {
        return Ok(None);
    }
    Ok(bytes.beyond(size.saturating_add(8)))
}

/// Matroska and WebM (RFC 8794 and 9559): elements of a head and one segment, which holds all others.
fn matroska(bytes: &mut Bytes) -> Missing {
    let Some(head) = element(bytes, 0)? else { return Ok(cut_off()) };
    let Some(start) = head.end() else { return Ok(None) };
    let Some(segment) = element(bytes, start)? else {
        return Ok(bytes.beyond(start).or_else(cut_off));
    };
    if segment.id == 0 {
        return Ok(zeros(start));
    }
    // A live recording says no size.
    let Some(end) = segment.end() else { return Ok(None) };
    if let Some(missing) = bytes.beyond(end) {
        return Ok(Some(missing));
    }
    let mut position = segment.body;
    for _ in 0..MOST_BOXES {
        if position >= end {
            break;
        }
        let Some(inner) = element(bytes, position)? else { return Ok(cut_off()) };
        if inner.id == 0 {
            return Ok(zeros(position));
        }
        match inner.end() {
            Some(next) => position = next,
            None => break,
        }
    }
    Ok(None)
}

struct Element {
    /// With its length marker, as it is written; 0 where there is none.
    id: u64,
    body: u64,
    /// `None` where it is not said.
    size: Option<u64>,
}

impl Element {
    fn end(&self) -> Option<u64> {
        self.body.checked_add(self.size?)
    }
}

fn element(bytes: &mut Bytes, position: u64) -> io::Result<Option<Element>> {
    let Some((id, id_length)) = number(bytes, position)? else { return Ok(None) };
    if id == 0 {
        return Ok(Some(Element { id, body: position, size: None }));
    }
    let Some((size, size_length)) = number(bytes, position.saturating_add(id_length))? else {
        return Ok(None);
    };
    let marker = 1_u64 << (7 * size_length.min(8));
    let value = size & (marker - 1);
    Ok(Some(Element {
        id,
        body: position.saturating_add(id_length).saturating_add(size_length),
        size: (size != 0 && value != marker - 1).then_some(value),
    }))
}

/// A number of one to eight bytes with its marker, and how many there are; 0 where the first byte is none.
fn number(bytes: &mut Bytes, position: u64) -> io::Result<Option<(u64, u64)>> {
    let Some([first]) = bytes.at::<1>(position)? else { return Ok(None) };
    if first == 0 {
        return Ok(Some((0, 1)));
    }
    let length = u64::from(first.leading_zeros()) + 1;
    let mut value = u64::from(first);
    for offset in 1..length {
        let Some([next]) = bytes.at::<1>(position.saturating_add(offset))? else { return Ok(None) };
        value = value << 8 | u64::from(next);
    }
    Ok(Some((value, length)))
}

/// Chunks, the last of which is called IEND.
fn png(bytes: &mut Bytes) -> Missing {
    let mut position = 8;
    for _ in 0..MOST_BOXES {
        let Some([l0, l1, l2, l3, kind @ ..]) = bytes.at::<8>(position)? else { return Ok(cut_off()) };
        if kind == [0; 4] {
            return Ok(zeros(position));
        }
        let size = u32::from_be_bytes([l0, l1, l2, l3]);
        position = position.saturating_add(12).saturating_add(u64::from(size));
        if let Some(missing) = bytes.beyond(position) {
            return Ok(Some(missing));
        }
        if &kind == b"IEND" {
            return Ok(None);
        }
    }
    Ok(None)
}

/// Segments up to the picture itself, in which `FF D9` is its end and nothing else. The thumbnail, which has
/// an end of its own, lies in a segment; what a camera adds after the end harms nobody.
fn jpeg(bytes: &mut Bytes) -> Missing {
    let mut position = 2;
    for _ in 0..MOST_BOXES {
        let Some([0xFF, marker, high, low]) = bytes.at::<4>(position)? else { return Ok(cut_off()) };
        if marker == 0xFF {
            position += 1;
            continue;
        }
        position = position.saturating_add(2).saturating_add(u64::from(u16::from_be_bytes([high, low])));
        if marker == 0xDA {
            break;
        }
    }
    bytes.go(position)?;
    let mut rest = (&mut bytes.file).take(MOST_IMAGE);
    loop {
        if rest.skip_until(0xFF)? == 0 {
            return Ok(if rest.limit() == 0 { None } else { cut_off() });
        }
        let mut next = [0];
        if rest.read(&mut next)? == 1 && next == [0xD9] {
            return Ok(None);
        }
    }
}

/// Pictures and extensions, each in small blocks, and `;` at the end.
fn gif(bytes: &mut Bytes) -> Missing {
    let table = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    let Some([flags]) = bytes.at::<1>(10)? else { return Ok(cut_off()) };
    let mut position: u64 = 13 + table(flags);
    for _ in 0..MOST_BOXES {
        let Some([kind]) = bytes.at::<1>(position)? else { return Ok(cut_off()) };
        position += match kind {
            b';' => return Ok(None),
            b'!' => 2,
            b',' => match bytes.at::<1>(position + 9)? {
                Some([flags]) => 11 + table(flags),
                None => return Ok(cut_off()),
            },
            _ => return Ok(Some(format!("its structure breaks off at byte {position}"))),
        };
        if position > MOST_IMAGE {
            return Ok(None);
        }
        loop {
            let Some([size]) = bytes.at::<1>(position)? else { return Ok(cut_off()) };
            position += 1 + u64::from(size);
            if size == 0 {
                break;
            }
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests;
