//! The way through the boxes of an MP4 file, of which nothing is believed.
//!
//! Only headers are read on the way, and each box that is wanted by itself: what else lies in the file may be
//! broken, and a table may be some megabytes.

use std::fs::File;
use std::ops::Range;
use std::os::unix::fs::FileExt;

use mp4_atom::{Atom, Decode, FourCC, Header};

use super::WhyNot;

/// More boxes side by side than a file that is no stream of fragments has.
const MOST_BOXES: usize = 10_000;

/// The largest box that is read whole, in bytes: the times of [`MOST_PICTURES`](super::tables::MOST_PICTURES).
const LARGEST: u64 = 8 * 1024 * 1024;

/// Boxes that stand side by side, each with the place of its content in the file.
pub struct Boxes<'a> {
    file: &'a File,
    found: Vec<(FourCC, Range<u64>)>,
}

impl<'a> Boxes<'a> {
    /// Those at the top of `file`.
    pub fn of(file: &'a File) -> Result<Boxes<'a>, WhyNot> {
        let length = file.metadata().map_err(unreadable)?.len();
        Boxes::within(file, 0..length)
    }

    fn within(file: &'a File, place: Range<u64>) -> Result<Boxes<'a>, WhyNot> {
        let mut found = Vec::new();
        let mut at = place.start;
        // What is left behind the last box is padding.
        while place.end.saturating_sub(at) >= 8 {
            if found.len() == MOST_BOXES {
                return Err(WhyNot::new("it is written in too many parts"));
            }
            let mut head = vec![0; (place.end - at).min(16) as usize];
            file.read_exact_at(&mut head, at).map_err(unreadable)?;
            let mut rest = head.as_slice();
            let header = Header::decode(&mut rest).map_err(|_| WhyNot::new("a part of it has no size"))?;
            let begins = at + (head.len() - rest.len()) as u64;
            let ends = match header.size {
                Some(size) => begins.checked_add(size as u64).filter(|ends| *ends <= place.end),
                None => Some(place.end),
            };
            let ends = ends.ok_or_else(|| WhyNot::new("a part of it reaches beyond its end"))?;
            found.push((header.kind, begins..ends));
            at = ends;
        }
        Ok(Boxes { file, found })
    }

    fn place(&self, kind: &[u8; 4]) -> Option<Range<u64>> {
        self.found.iter().find(|(found, _)| *found == FourCC::new(kind)).map(|(_, place)| place.clone())
    }

    /// Those within the first box of this kind.
    pub fn inside(&self, kind: &[u8; 4]) -> Result<Boxes<'a>, WhyNot> {
        let place = self.place(kind).ok_or_else(|| missing(kind))?;
        Boxes::within(self.file, place)
    }

    /// Those within each box of this kind.
    pub fn each(&self, kind: &[u8; 4]) -> impl Iterator<Item = Result<Boxes<'a>, WhyNot>> {
        let places = self.found.iter().filter(|(found, _)| *found == FourCC::new(kind));
        places.map(|(_, place)| Boxes::within(self.file, place.clone()))
    }

    pub fn has(&self, kind: &[u8; 4]) -> bool {
        self.place(kind).is_some()
    }

    /// The first box of the kind of `A`, if there is one.
    pub fn read<A: Atom>(&self) -> Result<Option<A>, WhyNot> {
        let Some((_, place)) = self.found.iter().find(|(found, _)| *found == A::KIND) else {
            return Ok(None);
        };
        let length = place.end - place.start;
        if length > LARGEST {
            return Err(WhyNot::new("its tables are too large"));
        }
        let mut bytes = vec![0; length as usize];
        self.file.read_exact_at(&mut bytes, place.start).map_err(unreadable)?;
        let read = A::decode_body(&mut bytes.as_slice());
        read.map(Some).map_err(|error| WhyNot::new(format!("its tables cannot be read: {error}")))
    }

    /// The first box of the kind of `A`.
    pub fn need<A: Atom>(&self) -> Result<A, WhyNot> {
        self.read()?.ok_or_else(|| WhyNot::new(format!("it has no {}", A::KIND)))
    }
}

fn missing(kind: &[u8; 4]) -> WhyNot {
    WhyNot::new(format!("it has no {}", String::from_utf8_lossy(kind)))
}

pub fn unreadable(error: std::io::Error) -> WhyNot {
    WhyNot::new(format!("it cannot be read: {error}"))
}
