//! What was measured on one clip.

use std::collections::BTreeMap;

use crate::clips::Clip;
use crate::contender::Contender;
use crate::measure::{Measured, Memory};

pub struct Results {
    pub title: String,
    /// In seconds.
    pub length: u32,
    pub keyframes: u32,
    /// How many pauses dropcut found, of how many.
    pub found: usize,
    pub pauses: usize,
    measured: BTreeMap<Contender, Vec<(usize, Measured)>>,
    wrongs: BTreeMap<Contender, Vec<String>>,
}

/// The median of a ratio, with the least and the most of it.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    pub least: f64,
    pub median: f64,
    pub most: f64,
}

impl Results {
    pub fn new(clip: &Clip, found: usize) -> Results {
        Results {
            title: clip.title(),
            length: clip.length,
            keyframes: clip.keyframes,
            found,
            pauses: clip.speech.len() - 1,
            measured: BTreeMap::new(),
            wrongs: BTreeMap::new(),
        }
    }

    pub fn note(&mut self, contender: Contender, round: usize, measured: Measured) {
        self.measured.entry(contender).or_default().push((round, measured));
    }

    pub fn judge(&mut self, contender: Contender, wrongs: Vec<String>) {
        self.wrongs.insert(contender, wrongs);
    }

    /// What is wrong with the result of `contender`, if it was looked at.
    pub fn wrongs(&self, contender: Contender) -> Option<&[String]> {
        self.wrongs.get(&contender).map(Vec::as_slice)
    }

    pub fn rounds(&self) -> usize {
        self.measured.values().map(Vec::len).max().unwrap_or(0)
    }

    /// How many times as long as `other` it took, of the rounds that both were in.
    pub fn ratio(&self, contender: Contender, other: Contender) -> Option<Spread> {
        let others: BTreeMap<usize, Measured> = self.measured.get(&other)?.iter().copied().collect();
        let ratio =
            |(round, measured): &(usize, Measured)| Some(measured.seconds / others.get(round)?.seconds);
        Spread::of(self.measured.get(&contender)?.iter().filter_map(ratio).collect())
    }

    /// How long it took, in seconds.
    pub fn seconds(&self, contender: Contender) -> Option<Spread> {
        Spread::of(self.measured.get(&contender)?.iter().map(|(_, measured)| measured.seconds).collect())
    }

    /// The most that it took.
    pub fn memory(&self, contender: Contender) -> Option<Memory> {
        let memories = self.measured.get(&contender)?.iter().map(|(_, measured)| measured.memory);
        memories.reduce(|a, b| Memory {
            program: a.program.max(b.program),
            child: a.child.max(b.child),
            together: a.together.max(b.together),
        })
    }
}

impl Spread {
    fn of(mut values: Vec<f64>) -> Option<Spread> {
        values.sort_by(f64::total_cmp);
        let (least, most) = (*values.first()?, *values.last()?);
        // Of two in the middle, what lies between them.
        let median = (values[(values.len() - 1) / 2] + values[values.len() / 2]) / 2.0;
        Some(Spread { least, median, most })
    }
}
