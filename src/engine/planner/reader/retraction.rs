//! What a clause takes back of what was asked for before it: "actually no", "don't mute it".

use super::{Asked, Reader};
use crate::engine::planner::clause::{Clause, Sentence};

/// What is as short as "no", in bytes.
const SHORTEST_RETRACTION: usize = 2;

impl Reader<'_> {
    /// Hands back the last wish where `clause` takes it back: "actually no".
    pub(super) fn takes_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        if !sentence.lexicon.retraction.is_in(text) {
            return false;
        }
        // "No" alone answers a question, unless it stands behind a wish: "at the left, no, at the right".
        let answers = text.trim().len() <= SHORTEST_RETRACTION;
        let Some(last) = self.asked.pop_if(|last| !answers || last.place.end > sentence.start) else {
            return false;
        };
        let mut start = last.place.start;
        // Both ends that were cut by one wish are taken back.
        while let Some(same) = self.asked.pop_if(|before| before.place.end > start) {
            start = start.min(same.place.start);
        }
        let place = start..sentence.start + clause.span.end;
        let words = self.prompt.text.get(place.clone());
        self.fragments.extend(words.map(|words| self.prompt.written(words, place.start)));
        self.named = None;
        true
    }

    /// Takes back what `clause` forbids, where that was asked for before: "mute it. Actually, don't mute it."
    pub(super) fn unsays(&mut self, sentence: &Sentence<'_>, clause: &Clause) {
        let Some(part) = clause.forbidden.clone() else { return };
        let text = sentence.text.get(part.clone()).unwrap_or_default();
        let unsaid = self.named_by(text, sentence, part.start);
        let [unsaid] = unsaid.as_slice() else { return };
        let is_it = |last: &mut Asked| last.op == unsaid.op && last.args == unsaid.args;
        if let Some(last) = self.asked.pop_if(is_it) {
            let place = last.place.start..sentence.start + part.end;
            let words = self.prompt.text.get(place.clone());
            self.fragments.extend(words.map(|words| self.prompt.written(words, place.start)));
        }
    }
}
