//! Which phrases a text could hold at all: each needs certain words, and all words are looked for at once.

use aho_corasick::{AhoCorasick, AhoCorasickKind};

/// Finds what a text holds of what phrases need.
pub(super) struct Finder {
    words: AhoCorasick,
    /// Which needs are met by each word.
    meets: Vec<Vec<u32>>,
    count: usize,
}

/// The needs that a text meets.
pub(super) struct Met(Vec<bool>);

impl Finder {
    /// One that looks for `words`, each of which meets the needs of these numbers.
    pub fn new(words: Vec<(String, Vec<u32>)>) -> Result<Finder, String> {
        let (words, meets): (Vec<String>, Vec<Vec<u32>>) = words.into_iter().unzip();
        let words = AhoCorasick::builder().kind(Some(AhoCorasickKind::ContiguousNFA)).build(words);
        let count = meets.iter().flatten().max().map_or(0, |last| *last as usize + 1);
        Ok(Finder { words: words.map_err(|error| error.to_string())?, meets, count })
    }

    /// What `text`, in small letters, meets.
    pub fn met(&self, text: &str) -> Met {
        let mut met = vec![false; self.count];
        for word in self.words.find_overlapping_iter(text) {
            for number in self.meets.get(word.pattern().as_usize()).into_iter().flatten() {
                met[*number as usize] = true;
            }
        }
        Met(met)
    }
}

impl Met {
    /// Whether all of `needs` are among them.
    pub fn all(&self, needs: &[u32]) -> bool {
        needs.iter().all(|number| self.0.get(*number as usize) == Some(&true))
    }
}
