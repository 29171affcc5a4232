//! What is done to the picture of the result, and when.

use super::piece::Span;
use super::{Editor, Purpose, coarse};
use crate::engine::op::{Amount, Which, from_to};
use crate::engine::timeline::{Clip, Effect, Look, Overlay, Position, Seconds};
use crate::engine::words::say;
use crate::media::Kind;

/// The clip that a message lays small over the others.
#[derive(Debug, Clone)]
pub(super) struct Inset {
    pub clip: String,
    pub has_sound: bool,
    /// The stretch in which alone it is to be seen, as a person named it.
    within: Option<Span>,
}

impl<'a> Editor<'a> {
    /// Where a stretch that a person named is seen in the result, from the first of it that is left to the last;
    /// `None` for all of it. Only to be asked at the stage of the whole.
    pub fn seen(&self, start: Option<Amount>, end: Option<Amount>) -> Result<Option<Span>, String> {
        if start.is_none() && end.is_none() && self.confined.is_none() {
            return Ok(None);
        }
        let spans = self.each_seen(self.range(start, end)?)?;
        Ok(spans.first().zip(spans.last()).map(|(first, last)| (first.0, last.1)))
    }

    /// Every stretch of the result in which `span` is seen, in order and apart: what is played twice is seen twice. A clip
    /// that is meant alone is seen up to the middle of where it passes over into another.
    fn each_seen(&self, span: Span) -> Result<Vec<Span>, String> {
        let mut spans: Vec<Span> = Vec::new();
        let mut now = Seconds::from_integer(0);
        let placed = self.placed(span);
        for (place, piece) in self.pieces.iter().enumerate() {
            let segment = &piece.segment;
            let begins = (now - coarse(segment.crossfade)).max(0.into());
            now = coarse(begins + coarse(segment.duration()));
            let next = self.pieces.get(place + 1).map(|next| next.segment.crossfade).unwrap_or_default();
            let alone = match self.confined {
                Some(_) => (begins + coarse(segment.crossfade / 2), now - coarse(next / 2)),
                None => (begins, now),
            };
            for span in placed.iter().filter(|_| self.concerns(piece)) {
                let Some((first, last)) = piece.within(*span, self.grid) else { continue };
                let passed = match segment.reversed {
                    false => (first - segment.start, last - segment.start),
                    true => (segment.end - last, segment.end - first),
                };
                let at = |passed: Seconds| coarse(begins + coarse(coarse(passed) / segment.speed));
                let from = self.grid.nearest(at(passed.0).max(alone.0));
                let to = self.grid.nearest(at(passed.1).min(alone.1));
                match spans.last_mut() {
                    Some(before) if from <= before.1 => before.1 = before.1.max(to),
                    _ if from < to => spans.push((from, to)),
                    _ => {}
                }
            }
        }
        if spans.is_empty() {
            let span = from_to(span.0, span.1, self.language);
            return Err(say!(self.language, "nothing-left-of", span));
        }
        Ok(spans)
    }

    /// Where what the step at hand is for is seen in the result, from first to last; `None` for all of it.
    pub(super) fn own_seen(&self) -> Option<Span> {
        let spans = self.each_seen(self.own_span()?).unwrap_or_default();
        Some(spans.first().zip(spans.last()).map_or_else(Default::default, |(first, last)| (first.0, last.1)))
    }

    /// When the picture that was seen at `moment` is seen in the result, or what is left nearest to it, and whether it was
    /// that one. Only to be asked at the stage of the whole.
    pub fn shown_at(&self, moment: Seconds) -> (Seconds, bool) {
        let picture = coarse(self.grid.picture());
        let moment = coarse(self.grid.floor(moment.min(coarse(self.length)).max(0.into())));
        let moment = moment.min(coarse(self.length) - picture);
        let (mut now, mut nearest) = (Seconds::from_integer(0), None);
        for piece in &self.pieces {
            let segment = &piece.segment;
            let begins = (now - coarse(segment.crossfade)).max(0.into());
            now = coarse(begins + coarse(segment.duration()));
            let away = piece.away(moment, picture);
            if nearest.is_none_or(|(least, _)| away < least) {
                let time = piece.at(moment, self.grid).min(coarse(segment.end) - picture).max(segment.start);
                let passed = match segment.reversed {
                    false => time - segment.start,
                    true => (segment.end - time - picture).max(0.into()),
                };
                nearest = Some((away, coarse(begins + coarse(coarse(passed) / segment.speed))));
            }
        }
        let (away, time) = nearest.unwrap_or_default();
        (time, away < picture / 2)
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
        let is_whole = start.is_none() && end.is_none();
        let spans = match is_whole && self.confined.is_none() {
            true => Vec::new(),
            false => self.each_seen(self.range(start, end)?)?,
        };
        self.put_looks(looks.into_iter().map(|look| Effect::on(look, &spans)).collect())?;
        Ok(if is_whole { Vec::new() } else { spans })
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

    /// When each of the pieces is seen in the result that a slow zoom is for by itself: still pictures, where all are, or the
    /// clip that is meant alone.
    pub fn stills(&self) -> Option<Vec<Span>> {
        if let Some(seen) = self.own_seen() {
            return Some(vec![seen]);
        }
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
        let (clip, heard, over_muted) = (clip.id.clone(), false, false);
        self.lay(Overlay { clip, position, width, opacity, heard, over_muted, start, end })
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
        let over_muted = before.as_ref().is_some_and(|before| before.over_muted);
        let (start, end) = before.as_ref().map_or((None, None), |before| (before.start, before.end));
        let inset = Overlay { clip: id, position, width, opacity: 100, heard, over_muted, start, end };
        self.inset = Some(Inset { clip: clip.id.clone(), has_sound: clip.has_audio, within: None });
        match before {
            Some(before) => *before = inset,
            None => self.lay(inset)?,
        }
        Ok((position, width))
    }

    /// Shows the small clip of this message only while that stretch is seen; where none is named, as before.
    pub fn inset_within(&mut self, within: Option<Span>) {
        if let Some(inset) = &mut self.inset {
            inset.within = within;
        }
    }

    /// Gives the small clip of this message its time, once every cut is known. Tells where nothing of that is left.
    pub(super) fn settle_inset(&mut self) -> Option<String> {
        let Inset { clip, within: Some(within), .. } = self.inset.clone()? else { return None };
        let seen = self.each_seen(within);
        let span = seen.as_ref().ok().and_then(|spans| Some((spans.first()?.0, spans.last()?.1)));
        self.result.overlays.retain(|overlay| overlay.clip != clip || span.is_some());
        if let Some(overlay) = self.result.overlays.iter_mut().find(|overlay| overlay.clip == clip) {
            (overlay.start, overlay.end) = span.unzip();
        }
        seen.err()
    }

    /// When the small clip of this message is seen in the result, where that is not all along.
    pub fn inset_seen(&self) -> Option<Span> {
        let clip = &self.inset.as_ref()?.clip;
        let overlay = self.result.overlays.iter().find(|overlay| overlay.clip == *clip)?;
        overlay.start.zip(overlay.end.or(Some(self.result.duration())))
    }

    /// Whether a clip that lies small over the others ends before the result does.
    pub fn inset_ends(&self) -> bool {
        let length = self.result.duration();
        let ends = |clip: &Clip| clip.kind == Kind::Video && !clip.is_animation() && clip.duration < length;
        let over = |clip: &Clip| self.result.overlays.iter().any(|overlay| overlay.clip == clip.id);
        self.clips.iter().any(|clip| ends(clip) && over(clip))
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
        let clips = self.clips;
        let videos = clips.iter().filter(|clip| clip.kind == Kind::Video);
        if name.is_none() && videos.count() > 1 && clips.iter().all(|clip| clip.kind != Kind::Image) {
            return self.lift(Purpose::Background.hints());
        }
        let clip = self.picture(name, Purpose::Background)?;
        self.take_off(clip)?;
        Ok(clip)
    }

    /// Takes a clip off the timeline that is meant to lie over the others: the one that is called so, else one whose name
    /// holds one of `hints`, else the last.
    pub fn small(&mut self, which: Option<&Which>, hints: &[&str]) -> Result<&'a Clip, String> {
        let Some(which) = which else { return self.lift(hints) };
        let clip = self.called(which)?;
        if !matches!(clip.kind, Kind::Video | Kind::Image) {
            let name = self.language.quote(&clip.name);
            return Err(say!(self.language, "no-picture-in", name));
        }
        self.take_off(clip)?;
        Ok(clip)
    }

    /// Takes a clip off the timeline that is meant to lie over or under the others: one whose name holds one of
    /// `called`, else the last. Of a single clip nothing can be lifted.
    fn lift(&mut self, called: &[&str]) -> Result<&'a Clip, String> {
        let clips = self.clips;
        let videos = || clips.iter().filter(|clip| clip.kind == Kind::Video);
        let used = |clip: &&Clip| self.before.iter().any(|piece| piece.segment.clip == clip.id);
        let called = |clip: &&Clip| called.iter().any(|name| clip.name.to_lowercase().contains(name));
        let candidates = || videos().filter(|clip| !used(clip)).chain(videos().filter(used));
        let over = match candidates().find(called).or_else(|| candidates().find(|clip| !used(clip))) {
            Some(clip) => Some(clip),
            None => videos().rfind(used),
        };
        let Some(over) = over else { return Err(say!(self.language, "two-clips-needed")) };
        self.take_off(over)?;
        Ok(over)
    }

    /// Takes `clip` off the timeline, where it is there; something else stays.
    fn take_off(&mut self, clip: &Clip) -> Result<(), String> {
        if self.before.iter().all(|piece| piece.segment.clip == clip.id) {
            return Err(say!(self.language, "two-clips-needed"));
        }
        for (from, to) in self.spans_of(&clip.id) {
            self.remove(from, to)?;
        }
        Ok(())
    }

    /// When a clip was seen in the timeline as it stood when the message came.
    pub(super) fn spans_of(&self, clip: &str) -> Vec<Span> {
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
