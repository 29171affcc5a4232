//! The format of a record: its number, a CRC-32, JSON.
//!
//! A record of an older format is brought up to date each time it is read, and lies in the current one once it is
//! written for a reason of its own. So opening a ledger writes nothing, no kill can leave it half converted, and
//! backups of any age are read by the same chain.

use std::borrow::Cow;
use std::io;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::{LedgerError, RECORD_LIMIT};
use crate::job::{Job, Record, TextId, Texts};

/// Makes a record of one format one of the next. Is told the kind of the record.
type Upgrade = fn(&str, &mut Map<String, Value>);

/// From format 1 to 2, from 2 to 3 and so on. A new format is one more entry here.
const UPGRADES: [Upgrade; 1] = [name_the_source];

/// The format that is written.
pub(super) const VERSION: u8 = 1 + UPGRADES.len() as u8;

/// Format 2 tells what a job is made of; before, that was always a clip.
fn name_the_source(kind: &str, record: &mut Map<String, Value>) {
    if kind == Job::KIND {
        record.entry("source").or_insert_with(|| json!({"kind": "clip"}));
    }
}

/// A record as it lies in the database.
pub(super) fn encode(format: u8, json: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(json.len() + 5);
    bytes.push(format);
    bytes.extend_from_slice(&sum(format, json).to_le_bytes());
    bytes.extend_from_slice(json);
    bytes
}

/// The CRC-32 of the JSON and, since format 2, of the format.
fn sum(format: u8, json: &[u8]) -> u32 {
    let mut hasher = crc32fast::Hasher::new();
    if format > 1 {
        hasher.update(&[format]);
    }
    hasher.update(json);
    hasher.finalize()
}

/// Its format and its JSON.
///
/// # Errors
/// When it is not what was written, or is of a format that only a newer dropcut knows.
pub(super) fn check<'a>(key: &str, bytes: &'a [u8]) -> Result<(u8, &'a [u8]), LedgerError> {
    let damaged = || LedgerError::Damaged(key.to_string());
    let (format, rest) = bytes.split_first().ok_or_else(damaged)?;
    let (written, json) = rest.split_first_chunk::<4>().ok_or_else(damaged)?;
    match *format {
        format if format == 0 || sum(format, json).to_le_bytes() != *written => Err(damaged()),
        format if format > VERSION => Err(LedgerError::Newer(format)),
        format => Ok((format, json)),
    }
}

pub(super) fn decode<R: Record>(texts: &Texts, key: &str, bytes: &[u8]) -> Result<R, LedgerError> {
    let (format, json) = whole(texts, key, bytes)?;
    read(format, &json).map_err(|_| LedgerError::Damaged(key.to_string()))
}

/// Its format and its JSON, wherever that lies.
pub(super) fn whole<'a>(
    texts: &Texts,
    key: &str,
    bytes: &'a [u8],
) -> Result<(u8, Cow<'a, [u8]>), LedgerError> {
    let damaged = || LedgerError::Damaged(key.to_string());
    let (format, json) = check(key, bytes)?;
    if !json.starts_with(IN_TEXT) {
        return Ok((format, Cow::Borrowed(json)));
    }
    let Elsewhere { in_text } = serde_json::from_slice(json).map_err(|_| damaged())?;
    let json = texts.get(&in_text).map_err(|_| damaged())?;
    Ok((format, Cow::Owned(json.into_bytes())))
}

/// What stands for a record that is too long for the database and lies among the texts.
#[derive(Serialize, Deserialize)]
struct Elsewhere {
    in_text: TextId,
}

/// How it begins; no record has such a field.
const IN_TEXT: &[u8] = br#"{"in_text":"#;

/// What of a record lies in the database: itself, or what stands for a long one, put among the texts durably.
pub(super) fn shorten<'a>(texts: &Texts, json: &'a [u8]) -> io::Result<Cow<'a, [u8]>> {
    if json.len() <= RECORD_LIMIT {
        return Ok(Cow::Borrowed(json));
    }
    let in_text = texts.put(std::str::from_utf8(json).map_err(io::Error::other)?)?;
    Ok(Cow::Owned(serde_json::to_vec(&Elsewhere { in_text })?))
}

fn read<R: Record>(format: u8, json: &[u8]) -> serde_json::Result<R> {
    let missing = UPGRADES.get(usize::from(format).saturating_sub(1)..).unwrap_or_default();
    if missing.is_empty() {
        return serde_json::from_slice(json);
    }
    let mut record: Map<String, Value> = serde_json::from_slice(json)?;
    for upgrade in missing {
        upgrade(R::KIND, &mut record);
    }
    serde_json::from_value(Value::Object(record))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Serialize, Deserialize)]
    struct Bare(Map<String, Value>);

    impl Record for Bare {
        const KIND: &'static str = Job::KIND;
        fn id(&self) -> String {
            "1".into()
        }
    }

    fn texts() -> Texts {
        // None is looked up, so the folder may be gone by then.
        Texts::open(tempfile::tempdir().unwrap().path()).unwrap()
    }

    #[test]
    fn a_job_of_the_first_format_is_one_of_a_clip() {
        let bytes = encode(1, br#"{"clip":"a.mp4"}"#);
        let Bare(job) = decode(&texts(), "job/1", &bytes).unwrap();
        assert_eq!(Value::Object(job), json!({"clip": "a.mp4", "source": {"kind": "clip"}}));
    }

    #[test]
    fn a_record_of_the_current_format_is_read_as_it_is() {
        let bytes = encode(VERSION, br#"{"clip":"a.mp4","source":{"kind":"folder"}}"#);
        let Bare(job) = decode(&texts(), "job/1", &bytes).unwrap();
        assert_eq!(job["source"], json!({"kind": "folder"}));
    }

    #[test]
    fn a_record_of_a_newer_format_is_refused_in_words() {
        let error = decode::<Bare>(&texts(), "job/1", &encode(VERSION + 1, b"{}")).unwrap_err();
        assert!(error.to_string().contains("written by a newer dropcut"), "{error}");
    }

    #[test]
    fn a_record_with_any_byte_changed_is_not_taken_for_a_record() {
        let bytes = encode(VERSION, br#"{"clip":"a.mp4"}"#);
        for place in 0..bytes.len() {
            for bit in 0..8 {
                let mut changed = bytes.clone();
                changed[place] ^= 1 << bit;
                let read = decode::<Bare>(&texts(), "job/1", &changed);
                assert!(matches!(read, Err(LedgerError::Damaged(_))), "bit {bit} of byte {place}");
            }
        }
    }
}
