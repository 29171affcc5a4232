//! What changed between two drafts, in words: most edits in the cloud end without any of their own.

use crate::engine::language::Language;
use crate::engine::words::say;
use crate::nemo::draft::{AUDIO, Draft, Segment, TEXT, Track, VIDEO, bounded, short};

/// The most changes that are told one by one.
const TOLD: usize = 8;
/// The most segments of a draft that is compared; of more than that only the lengths are told.
const MOST_SEGMENTS: usize = 100_000;
/// The most tracks, and the most texts, that are compared one by one.
const COMPARED: usize = 200;

/// What changed from `before` to `after`, as a sentence; `None` where no track or segment did.
pub(super) fn difference(before: &Draft, after: &Draft, language: Language) -> Option<String> {
    let teller = Teller { language };
    let mut changes = Vec::new();
    let are_compared = before.segments().max(after.segments()) <= MOST_SEGMENTS;
    if are_compared {
        changes.extend(teller.texts(before, after));
        for kind in [VIDEO, AUDIO] {
            changes.extend(teller.tracks(before, after, |tt| tt == kind));
        }
        changes.extend(teller.tracks(before, after, |tt| ![VIDEO, AUDIO, TEXT].contains(&tt)));
    }
    let (was, is) = (teller.length(before.seconds()), teller.length(after.seconds()));
    if was != is && !changes.iter().any(|change| change.contains(&is)) {
        changes.push(say!(language, "length-changed", was, is = &is));
    }
    if are_compared && changes.is_empty() && lengths(before) != lengths(after) {
        changes.push(say!(language, "timing-changed"));
    }
    (!changes.is_empty()).then(|| teller.sentence(changes))
}

/// What is on the timeline.
pub(super) fn timeline(draft: &Draft, language: Language) -> String {
    if !draft.is_ready() {
        return say!(language, "timeline-empty");
    }
    if language == Language::En {
        return draft.summary();
    }
    let teller = Teller { language };
    let most = TOLD + 4;
    let pieces = |track: &Track| if track.tt == TEXT { track.sg.len() } else { 1 };
    let more = draft.filled().map(pieces).sum::<usize>().saturating_sub(most);
    let told = draft.filled().flat_map(|track| {
        track.sg.iter().take(pieces(track)).map(move |segment| match track.tt {
            TEXT => teller.text(&Text::of(track, segment)),
            _ => say!(
                language,
                "track-there",
                track = teller.track(track),
                details = teller.details(track, draft)
            ),
        })
    });
    say!(language, "timeline-holds", items = listed(told.take(most).collect(), more, language))
}

/// A text on the timeline.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Text<'a> {
    words: &'a str,
    /// From when to when, in seconds.
    span: (f64, f64),
}

impl<'a> Text<'a> {
    fn of(track: &'a Track, segment: &'a Segment) -> Text<'a> {
        let (from, to) = segment.span();
        Text { words: segment.text().or(track.name()).unwrap_or_default(), span: (finite(from), finite(to)) }
    }

    fn all(draft: &'a Draft) -> Vec<Text<'a>> {
        let tracks = draft.filled().filter(|track| track.tt == TEXT);
        tracks.flat_map(|track| track.sg.iter().map(|segment| Text::of(track, segment))).collect()
    }
}

/// A number that can be compared with itself.
fn finite(number: f64) -> f64 {
    if number.is_finite() { number } else { 0.0 }
}

/// The lengths of all segments, by track, in milliseconds.
fn lengths(draft: &Draft) -> Vec<(i64, Vec<f64>)> {
    let of_track = |track: &Track| track.sg.iter().map(|segment| finite(segment.d.unwrap_or(0.0))).collect();
    draft.t.iter().map(|track| (track.tt, of_track(track))).collect()
}

/// What of a track people hear of.
fn seen(track: &Track) -> (Option<&str>, Option<f64>, Vec<f64>) {
    let lengths = track.sg.iter().map(|segment| finite(segment.d.unwrap_or(0.0))).collect();
    (track.name(), track.volume().map(finite), lengths)
}

/// Takes out of both lists what `fits` says belongs together, and returns the pairs.
fn paired<T: Copy>(before: &mut Vec<T>, after: &mut Vec<T>, fits: impl Fn(&T, &T) -> bool) -> Vec<(T, T)> {
    let mut pairs = Vec::new();
    before.retain(|old| match after.iter().position(|new| fits(old, new)) {
        Some(place) => {
            pairs.push((*old, after.remove(place)));
            false
        }
        None => true,
    });
    pairs
}

/// A list, and how many more there are.
fn listed(mut items: Vec<String>, more: usize, language: Language) -> String {
    if more > 0 {
        items.push(say!(language, "and-more", count = more));
    }
    items.join(&say!(language, "clause-mark"))
}

/// Tells in one language.
#[derive(Clone, Copy)]
struct Teller {
    language: Language,
}

impl Teller {
    /// Texts that came, went, were moved or say something else.
    fn texts(&self, before: &Draft, after: &Draft) -> Vec<String> {
        let language = self.language;
        let (mut old, mut new) = (Text::all(before), Text::all(after));
        if old.len().max(new.len()) > COMPARED {
            let (was, is) = (old.len(), new.len());
            return if was == is { Vec::new() } else { vec![say!(language, "texts-changed", was, is)] };
        }
        paired(&mut old, &mut new, |old, new| old == new);
        let moved = paired(&mut old, &mut new, |old, new| old.words == new.words);
        let reworded = paired(&mut old, &mut new, |old, new| old.span == new.span);
        let mut told: Vec<String> = Vec::new();
        told.extend(new.iter().map(|text| {
            say!(language, "text-added", words = self.quoted(text.words), span = self.span(text.span))
        }));
        told.extend(old.iter().map(|text| say!(language, "text-removed", words = self.quoted(text.words))));
        told.extend(reworded.iter().map(|(old, new)| {
            say!(language, "text-changed", old = self.quoted(old.words), new = self.quoted(new.words))
        }));
        told.extend(moved.iter().filter_map(|(old, new)| {
            let (words, was, is) = (self.quoted(new.words), self.span(old.span), self.span(new.span));
            (was != is).then(|| say!(language, "text-moved", words, was, is))
        }));
        told
    }

    /// Tracks of some kinds that came, went or changed.
    fn tracks(&self, before: &Draft, after: &Draft, kind: impl Fn(i64) -> bool) -> Vec<String> {
        let of = |draft: &'_ Draft| draft.filled().filter(|track| kind(track.tt)).count();
        let (was, is) = (of(before), of(after));
        if was.max(is) > COMPARED {
            let told = say!(self.language, "tracks-changed", was, is);
            return if was == is { Vec::new() } else { vec![told] };
        }
        let mut old: Vec<&Track> = before.filled().filter(|track| kind(track.tt)).collect();
        let mut new: Vec<&Track> = after.filled().filter(|track| kind(track.tt)).collect();
        let one_each = old.len() == 1 && new.len() == 1;
        paired(&mut old, &mut new, |old, new| old.tt == new.tt && seen(old) == seen(new));
        let mut pairs = paired(&mut old, &mut new, |old, new| (old.tt, old.name()) == (new.tt, new.name()));
        pairs.extend(paired(&mut old, &mut new, |old, new| old.tt == new.tt));
        let mut told: Vec<String> = Vec::new();
        for (old, new) in pairs {
            // The one video is as long as the whole, whatever its crossfades take away.
            let lengths = match one_each && new.tt == VIDEO {
                true => (before.seconds(), after.seconds()),
                false => (old.seconds(), new.seconds()),
            };
            told.extend(self.changed(old, new, lengths));
        }
        told.extend(new.iter().map(|track| self.added(track, after)));
        let removed = |track: &&Track| say!(self.language, "track-removed", track = self.track(track));
        told.extend(old.iter().map(removed));
        told
    }

    /// What is another in one track.
    fn changed(&self, old: &Track, new: &Track, lengths: (f64, f64)) -> Vec<String> {
        let language = self.language;
        let mut told: Vec<String> = Vec::new();
        if let Some(name) = self.name(new).filter(|name| self.name(old).as_ref() != Some(name)) {
            told.push(say!(language, "track-changed", track = self.track(old), name));
        }
        let track = self.track(new);
        let (was, is) = (self.length(lengths.0), self.length(lengths.1));
        if was != is {
            told.push(match lengths.1 < lengths.0 {
                true => say!(language, "track-shortened", track = &track, was, is),
                false => say!(language, "track-lengthened", track = &track, was, is),
            });
        }
        let (was, is) = (old.sg.len(), new.sg.len());
        if was != is {
            told.push(say!(language, "track-pieces", track = &track, was, is));
        }
        let volume = |track: &Track| track.volume().map_or(100.0, finite);
        let (was, is) = (volume(old), volume(new));
        if was != is {
            told.push(say!(language, "track-volume", track = &track, was, is));
        }
        if told.is_empty() && seen(old).2 != seen(new).2 {
            told.push(say!(language, "track-cut", track));
        }
        told
    }

    /// A track that came.
    fn added(&self, track: &Track, draft: &Draft) -> String {
        let (kind, details) = (self.kind(track.tt), self.details(track, draft));
        match self.name(track) {
            Some(name) => say!(self.language, "track-named-added", kind, name, details),
            None => say!(self.language, "track-added", kind, details),
        }
    }

    fn kind(&self, kind: i64) -> String {
        match kind {
            VIDEO => say!(self.language, "track-video"),
            AUDIO => say!(self.language, "track-audio"),
            _ => say!(self.language, "track-other"),
        }
    }

    /// The name of a track, where it has one.
    fn name(&self, track: &Track) -> Option<String> {
        track.name().filter(|name| !name.trim().is_empty()).map(|name| self.quoted(name))
    }

    /// What a track is called.
    fn track(&self, track: &Track) -> String {
        let kind = self.kind(track.tt);
        match self.name(track) {
            Some(name) => say!(self.language, "track-named", kind, name),
            None => kind,
        }
    }

    /// How long and how loud a track of `draft` is. The video is as long as the whole: its crossfades take away from it.
    fn details(&self, track: &Track, draft: &Draft) -> String {
        let length = if track.tt == VIDEO { draft.seconds() } else { track.seconds() };
        let span = self.span((0.0, length));
        match track.volume() {
            Some(volume) => say!(self.language, "track-details", span, volume),
            None => span,
        }
    }

    fn text(&self, text: &Text<'_>) -> String {
        say!(self.language, "text-there", words = self.quoted(text.words), span = self.span(text.span))
    }

    fn quoted(&self, words: &str) -> String {
        self.language.quote(bounded(words).trim())
    }

    fn number(&self, seconds: f64) -> String {
        self.language.number(short(finite(seconds)))
    }

    fn length(&self, seconds: f64) -> String {
        say!(self.language, "seconds", seconds = self.number(seconds))
    }

    fn span(&self, (from, to): (f64, f64)) -> String {
        format!("{}–{}", self.number(from), self.length(to))
    }

    /// The changes as one sentence.
    fn sentence(&self, mut changes: Vec<String>) -> String {
        let more = changes.len().saturating_sub(TOLD);
        changes.truncate(TOLD);
        let changes = listed(changes, more, self.language);
        let mut letters = changes.chars();
        let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
        say!(self.language, "changes", changes = format!("{first}{}", letters.as_str()))
    }
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
