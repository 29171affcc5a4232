//! What is done to the picture of the result, and when.

use super::piece::Span;
use super::{Editor, Purpose, coarse};
use crate::engine::op::{Amount, from_to};
use crate::engine::timeline::{Clip, Effect, Look, Overlay, Position, Seconds};
use crate::engine::words::say;
use crate::media::Kind;

impl<'a> Editor<'a> {
    /// Where a stretch that a person named is seen in the result, from the first of it that is left to the last;
    /// `None` for all of it. Only to be asked at the stage of the whole.
    pub fn seen(&self, start: Option<Amount>, end: Option<Amount>) -> Result<Option<Span>, String> {
        if start.is_none() && end.is_none() {
            return Ok(None);
        }
        let spans = self.each_seen(self.range(start, end)?)?;
        Ok(spans.first().zip(spans.last()).map(|(first, last)| (first.0, last.1)))
    }

    /// Every stretch of the result in which `span` is seen, in order and apart: what is played twice is seen twice.
    fn each_seen(&self, span: Span) -> Result<Vec<Span>, String> {
        let mut spans: Vec<Span> = Vec::new();
        let mut now = Seconds::from_integer(0);
        for piece in &self.pieces {
            let segment = &piece.segment;
            let begins = (now - coarse(segment.crossfade)).max(0.into());
            now = coarse(begins + coarse(segment.duration()));
            let Some((first, last)) = piece.within(span, self.grid) else { continue };
            let passed = match segment.reversed {
                false => (first - segment.start, last - segment.start),
                true => (segment.end - last, segment.end - first),
            };
            let at = |passed: Seconds| coarse(begins + coarse(coarse(passed) / segment.speed));
            let (from, to) = (self.grid.nearest(at(passed.0)), self.grid.nearest(at(passed.1).min(now)));
            match spans.last_mut() {
                Some(before) if from <= before.1 => before.1 = before.1.max(to),
                _ if from < to => spans.push((from, to)),
                _ => {}
            }
        }
        if spans.is_empty() {
            let span = from_to(span.0, span.1, self.language);
            return Err(say!(self.language, "nothing-left-of", span));
        }
        Ok(spans)
    }

    /// Gives the whole, or a stretch that a person named, a look, wherever that is played. Tells where it is seen in the
    /// result; nothing for all of it.
    pub fn look(
        &mut self,
        look: Look,
        start: Option<Amount>,
        end: Option<Amount>,
    ) -> Result<Vec<Span>, String> {
        self.looks([look], start, end)
    }

    /// The same with several looks, one after the other: all of them or none.
    pub fn looks(
        &mut self,
        looks: impl IntoIterator<Item = Look>,
        start: Option<Amount>,
        end: Option<Amount>,
    ) -> Result<Vec<Span>, String> {
        let spans = match (start, end) {
            (None, None) => Vec::new(),
            _ => self.each_seen(self.range(start, end)?)?,
        };
        self.put_looks(looks.into_iter().map(|look| Effect::on(look, &spans)).collect())?;
        Ok(spans)
    }

    /// Changes the picture of the result by all of `effects` or by none.
    pub fn put_looks(&mut self, effects: Vec<Effect>) -> Result<(), String> {
        self.leading_size()?;
        let now = &self.result.effects;
        let stretches = Effect::count(now) + Effect::count(&effects);
        if now.len() + effects.len() > Effect::MOST || stretches > Effect::MOST_STRETCHES {
            return Err(say!(self.language, "looks-too-many"));
        }
        self.result.effects.extend(effects);
        Ok(())
    }

    /// Whether the whole timeline is of still pictures; and when each piece of it is seen in the result.
    pub fn stills(&self) -> Option<Vec<Span>> {
        let still =
            |handle: &str| self.clips.iter().any(|clip| clip.id == handle && clip.kind == Kind::Image);
        let mut now = Seconds::from_integer(0);
        let mut spans = Vec::new();
        for piece in &self.pieces {
            if !still(&piece.segment.clip) {
                return None;
            }
            let begins = (now - coarse(piece.segment.crossfade)).max(0.into());
            now = coarse(begins + coarse(piece.segment.duration()));
            spans.push((begins, now));
        }
        // Two that overlap change over in the middle.
        for place in 1..spans.len() {
            let middle = self.grid.nearest((spans[place - 1].1 + spans[place].0) / 2);
            spans[place - 1].1 = middle;
            spans[place].0 = middle;
        }
        Some(spans)
    }

    /// The still picture that a person means by its name, else the one whose name holds one of `hints`.
    pub fn picture(&self, name: Option<&str>, hints: &[&str], purpose: Purpose) -> Result<&'a Clip, String> {
        let clips = self.clips;
        let hinted = |clip: &&Clip| {
            let name = clip.name.to_lowercase();
            clip.kind == Kind::Image && hints.iter().any(|hint| name.contains(hint))
        };
        let clip = match name {
            None if clips.iter().any(|clip| hinted(&clip)) => clips.iter().find(hinted),
            _ => None,
        };
        let clip = match clip {
            Some(clip) => clip,
            None => self.material(name, Kind::Image, purpose)?,
        };
        if clip.kind == Kind::Audio {
            let name = self.language.quote(&clip.name);
            return Err(say!(self.language, "no-picture-in", name));
        }
        Ok(clip)
    }

    /// The table of colours that a person means, by its name or as the only one.
    pub fn lut(&self, name: Option<&str>) -> Result<&'a Clip, String> {
        let clips = self.clips;
        let asked = name.map(str::to_lowercase);
        let is_meant = |clip: &&Clip| {
            let own = clip.name.to_lowercase();
            own.ends_with(".cube")
                && asked
                    .as_ref()
                    .is_none_or(|asked| own.trim_end_matches(".cube") == asked.trim_end_matches(".cube"))
        };
        let Some(table) = clips.iter().find(is_meant) else {
            return Err(match name.map(|name| self.language.quote(name)) {
                Some(file) => say!(self.language, "lut-no-such", file),
                None => say!(self.language, "lut-none"),
            });
        };
        match self.known.luts.get(&table.id) {
            Some(reason) => Err(reason.tell(&self.language.quote(&table.name), self.language)),
            None => Ok(table),
        }
    }

    /// `wanted`, unless another picture lies there already: then the next free corner.
    pub fn free_corner(&self, wanted: Position) -> Position {
        use Position::{BottomLeft, BottomRight, TopLeft, TopRight};
        let taken =
            |corner: &Position| self.result.overlays.iter().any(|overlay| overlay.position == *corner);
        let others = [TopRight, TopLeft, BottomLeft, BottomRight];
        [wanted].into_iter().chain(others).find(|corner| !taken(corner)).unwrap_or(wanted)
    }

    /// Puts a picture over the result.
    pub fn overlay(
        &mut self,
        clip: &Clip,
        position: Position,
        width: u8,
        opacity: u8,
        span: Option<Span>,
    ) -> Result<(), String> {
        let (start, end) = (span.map(|span| span.0), span.map(|span| span.1));
        self.lay(Overlay { clip: clip.id.clone(), position, width, opacity, heard: false, start, end })
    }

    /// Puts a clip over the result, all along, and with its sound unless that is to be `silent`; one that lies there
    /// already is moved. Tells where it lies and how wide it is: where nothing is said, as it lay, or `usual`.
    pub fn inset(
        &mut self,
        clip: &Clip,
        position: Option<Position>,
        width: Option<u8>,
        usual: (Position, u8),
        silent: bool,
    ) -> Result<(Position, u8), String> {
        let before = self.result.overlays.iter_mut().find(|overlay| overlay.clip == clip.id);
        let lay = before.as_ref().map_or(usual, |before| (before.position, before.width));
        let (position, width) = (position.unwrap_or(lay.0), width.unwrap_or(lay.1));
        let (id, heard) = (clip.id.clone(), clip.has_audio && !silent);
        let inset = Overlay { clip: id, position, width, opacity: 100, heard, start: None, end: None };
        self.inset = clip.has_audio.then(|| clip.id.clone());
        match before {
            Some(before) => *before = inset,
            None => self.lay(inset)?,
        }
        Ok((position, width))
    }

    fn lay(&mut self, overlay: Overlay) -> Result<(), String> {
        let most = Overlay::MOST;
        if self.result.overlays.len() >= most {
            return Err(say!(self.language, "overlays-too-many", most));
        }
        self.result.overlays.push(overlay);
        Ok(())
    }

    /// What is to be seen behind: the file of that name, else a still picture, else a second clip.
    pub fn backdrop(&mut self, name: Option<&str>) -> Result<&'a Clip, String> {
        const HINTS: [&str; 3] = ["background", "backdrop", "behind"];
        let clips = self.clips;
        let videos = clips.iter().filter(|clip| clip.kind == Kind::Video);
        let wanted = match name {
            Some(_) => Some(self.picture(name, &HINTS, Purpose::Background)?),
            None if clips.iter().any(|clip| clip.kind == Kind::Image) || videos.count() < 2 => {
                Some(self.picture(None, &HINTS, Purpose::Background)?)
            }
            None => None,
        };
        match wanted {
            Some(clip) if clip.kind == Kind::Image => Ok(clip),
            Some(clip) => self.lift(&[&clip.name.to_lowercase()]),
            None => self.lift(&HINTS),
        }
    }

    /// Takes a clip off the timeline that is meant to lie over or under the others: one whose name holds one of
    /// `called`, else the last. Of a single clip nothing can be lifted.
    pub fn lift(&mut self, called: &[&str]) -> Result<&'a Clip, String> {
        let clips = self.clips;
        let videos = || clips.iter().filter(|clip| clip.kind == Kind::Video);
        let used = |clip: &&Clip| self.before.iter().any(|piece| piece.segment.clip == clip.id);
        let called = |clip: &&Clip| called.iter().any(|name| clip.name.to_lowercase().contains(name));
        let candidates = || videos().filter(|clip| !used(clip)).chain(videos().filter(used));
        let over = match candidates().find(called).or_else(|| candidates().find(|clip| !used(clip))) {
            Some(clip) => Some(clip),
            None => videos().rfind(used),
        };
        let below = |clip: &Clip| self.before.iter().any(|piece| piece.segment.clip != clip.id);
        let Some(over) = over.filter(|clip| below(clip)) else {
            return Err(say!(self.language, "two-clips-needed"));
        };
        for (from, to) in self.spans_of(&over.id) {
            self.remove(from, to)?;
        }
        Ok(over)
    }

    /// When a clip was seen in the timeline as it stood when the message came.
    fn spans_of(&self, clip: &str) -> Vec<Span> {
        let mut now = Seconds::from_integer(0);
        let mut spans = Vec::new();
        for piece in &self.before {
            let begins = (now - coarse(piece.segment.crossfade)).max(0.into());
            now = coarse(begins + coarse(piece.segment.duration()));
            if piece.segment.clip == clip {
                spans.push((begins, now));
            }
        }
        spans
    }

    /// Takes away what of looks and overlays lies beyond the end, at `length`. Tells of what is lost.
    pub(super) fn settle_looks(&mut self, length: Seconds) -> Option<String> {
        let (effects, overlays) = (self.result.effects.len(), self.result.overlays.len());
        let begins = |start: Option<Seconds>| start.unwrap_or_default() < length;
        self.result.effects.retain(|effect| begins(effect.start));
        for effect in &mut self.result.effects {
            effect.again.retain(|stretch| stretch.start < length);
            effect.again.iter_mut().for_each(|stretch| stretch.end = stretch.end.min(length));
        }
        self.result.overlays.retain(|overlay| begins(overlay.start));
        let effect_ends = self.result.effects.iter_mut().map(|effect| &mut effect.end);
        for end in effect_ends.chain(self.result.overlays.iter_mut().map(|overlay| &mut overlay.end)) {
            *end = end.filter(|end| *end < length);
        }
        let lost = effects + overlays - self.result.effects.len() - self.result.overlays.len();
        (lost > 0).then(|| say!(self.language, "look-gone"))
    }
}
