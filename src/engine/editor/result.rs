//! The result, once every cut is known: its segments, and what is laid over all of it.

use super::Editor;
use crate::engine::op::{Amount, clock, told};
use crate::engine::timeline::{Fade, Range, Segment, Text};
use crate::engine::words::say;

/// Words that were put over the result.
#[derive(Debug)]
pub struct Written {
    /// In quotation marks.
    pub words: String,
    pub shown: Range,
    /// What no font has of them, as a sentence.
    pub left_out: Option<String>,
}

impl Editor<'_> {
    /// Writes the segments of the result once every cut is known. Tells what of the earlier texts is lost.
    pub(super) fn settle(&mut self) -> Vec<String> {
        self.fit_crossfades();
        let mut segments: Vec<Segment> = Vec::with_capacity(self.pieces.len());
        for piece in &self.pieces {
            let crossfades = piece.segment.crossfade > 0.into();
            match segments.last_mut().and_then(|last| Some((piece.joined(last)?, last))) {
                Some((joined, last)) if !crossfades => *last = joined,
                _ => segments.push(piece.segment.clone()),
            }
        }
        self.result.segments = segments;
        let length = self.result.duration();
        let mut lost = Vec::new();
        let language = self.language;
        self.result.texts.retain(|text| {
            if text.start >= length {
                lost.push(say!(language, "text-gone", text = language.quote(&text.text)));
            }
            text.start < length
        });
        for text in &mut self.result.texts {
            text.duration = text.duration.min(length - text.start);
        }
        lost.extend(self.settle_inset());
        lost.extend(self.settle_looks(length));
        let half = length / 2;
        for fade in [&mut self.result.fade_in, &mut self.result.fade_out].into_iter().flatten() {
            fade.length = fade.length.min(half);
        }
        let sound = &mut self.result.sound;
        for fade in [&mut sound.fade_in, &mut sound.fade_out].into_iter().flatten() {
            *fade = (*fade).min(half);
        }
        lost
    }

    /// A new fade of the length that is `asked`, else of the `usual` one, or of what there is room for. Where that is less
    /// than was asked, a sentence says so, once.
    pub fn fade(&mut self, asked: Option<Amount>, usual: i64, white: bool) -> (Fade, Option<String>) {
        let most = self.result_length() / 2;
        let asked = asked.map(Amount::ratio).filter(|asked| *asked > 0.into());
        let length = asked.unwrap_or(usual.into()).min(most);
        let is_news = asked.is_some_and(|asked| asked > most) && self.cut_fade != asked;
        let sentence = is_news.then(|| {
            self.cut_fade = asked;
            let asked = told(asked.unwrap_or_default(), self.language);
            say!(self.language, "fade-beyond", length = asked, most = told(most, self.language))
        });
        (Fade { length, white }, sentence)
    }

    /// Puts words over the result, without the letters that no font has.
    pub fn write(&mut self, mut text: Text) -> Result<Written, String> {
        let length = self.result_length();
        let words = self.language.quote(&text.text);
        if text.text.trim().is_empty() || text.duration <= 0.into() {
            return Err(say!(self.language, "text-not-seen", text = words));
        }
        let mut left_out = None;
        if let Some(missing) = self.known.unshown.get(&text.text) {
            let Some(shown) = missing.shown(&text.text) else {
                let reason = missing.tell(&text.text, self.language);
                return Err(say!(self.language, "text-no-font", text = words, reason));
            };
            left_out = Some(missing.tell_left_out(&text.text, self.language));
            text.text = shown;
        }
        if text.start >= length {
            return Err(say!(
                self.language,
                "text-beyond",
                text = words,
                start = clock(text.start),
                end = clock(length)
            ));
        }
        if self.makes_still() {
            (text.start, text.duration) = (0.into(), length);
        }
        text.duration = text.duration.min(length - text.start);
        text.start += self.begins();
        let words = self.language.quote(&text.text);
        let shown = Range { start: text.start, end: text.start + text.duration };
        self.result.texts.push(text);
        Ok(Written { words, shown, left_out })
    }
}
