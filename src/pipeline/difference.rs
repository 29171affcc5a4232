//! What changed between two drafts, in words: most edits in the cloud end without any of their own.

use crate::engine::language::Language;
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
        changes.push(language.pick(format!("length from {was} to {is}"), format!("总长从 {was}变为 {is}")));
    }
    if are_compared && changes.is_empty() && lengths(before) != lengths(after) {
        changes.push(language.pick("slight changes of timing", "时间略有调整"));
    }
    (!changes.is_empty()).then(|| teller.sentence(changes))
}

/// What is on the timeline.
pub(super) fn timeline(draft: &Draft, language: Language) -> String {
    if !draft.is_ready() {
        return language.pick("The timeline is empty.", "时间线是空的。");
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
            _ => format!("{}{}", teller.kind(track.tt), teller.of_track(track)),
        })
    });
    format!("时间线：{}。", listed(told.take(most).collect(), more, language, "；"))
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
fn listed(items: Vec<String>, more: usize, language: Language, between: &str) -> String {
    let text = items.join(between);
    match more {
        0 => text,
        more => {
            text + &language.pick(format!("{between}and {more} more"), format!("{between}另有 {more} 处"))
        }
    }
}

/// Tells in one language.
#[derive(Clone, Copy)]
struct Teller {
    language: Language,
}

impl Teller {
    /// Texts that came, went, were moved or say something else.
    fn texts(&self, before: &Draft, after: &Draft) -> Vec<String> {
        let (mut old, mut new) = (Text::all(before), Text::all(after));
        let noun = |count: usize| if count == 1 { "text" } else { "texts" };
        if old.len().max(new.len()) > COMPARED {
            let (was, is) = (old.len(), new.len());
            let told = self
                .language
                .pick(format!("{was} {} became {is}", noun(was)), format!("文字从 {was} 条变为 {is} 条"));
            return if was == is { Vec::new() } else { vec![told] };
        }
        paired(&mut old, &mut new, |old, new| old == new);
        let moved = paired(&mut old, &mut new, |old, new| old.words == new.words);
        let reworded = paired(&mut old, &mut new, |old, new| old.span == new.span);
        let mut told: Vec<String> = Vec::new();
        told.extend(new.iter().map(|text| {
            let (words, span) = (self.quoted(text.words), self.span(text.span));
            self.language.pick(format!("title added: {words}, {span}"), format!("新增文字{words}（{span}）"))
        }));
        told.extend(old.iter().map(|text| {
            let words = self.quoted(text.words);
            self.language.pick(format!("title removed: {words}"), format!("去掉文字{words}"))
        }));
        told.extend(reworded.iter().map(|(old, new)| {
            let (old, new) = (self.quoted(old.words), self.quoted(new.words));
            self.language.pick(format!("title changed from {old} to {new}"), format!("文字{old}改为{new}"))
        }));
        told.extend(moved.iter().filter_map(|(old, new)| {
            let (words, was, is) = (self.quoted(new.words), self.span(old.span), self.span(new.span));
            let told = self
                .language
                .pick(format!("title {words} from {was} to {is}"), format!("文字{words}从 {was}改到 {is}"));
            (was != is).then_some(told)
        }));
        told
    }

    /// Tracks of some kinds that came, went or changed.
    fn tracks(&self, before: &Draft, after: &Draft, kind: impl Fn(i64) -> bool) -> Vec<String> {
        let of = |draft: &'_ Draft| draft.filled().filter(|track| kind(track.tt)).count();
        let (was, is) = (of(before), of(after));
        if was.max(is) > COMPARED {
            let told = self
                .language
                .pick(format!("{was} tracks became {is}"), format!("轨道从 {was} 条变为 {is} 条"));
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
        told.extend(new.iter().map(|track| {
            let (kind, track) = (self.kind(track.tt), self.of_track(track));
            self.language.pick(format!("{kind} added{track}"), format!("新增{kind}{track}"))
        }));
        told.extend(old.iter().map(|track| {
            let (kind, name) = (self.kind(track.tt), self.named(track));
            self.language.pick(format!("{kind}{name} removed"), format!("去掉{kind}{name}"))
        }));
        told
    }

    /// What is another in one track.
    fn changed(&self, old: &Track, new: &Track, lengths: (f64, f64)) -> Vec<String> {
        let kind = self.kind(new.tt);
        let mut told: Vec<String> = Vec::new();
        let (was, is) = (self.named(old), self.named(new));
        if was != is && !is.is_empty() {
            told.push(
                self.language.pick(format!("{kind}{was} changed to{is}"), format!("{kind}{was}换成{is}")),
            );
        }
        let name = self.named(new);
        let (was, is) = (self.length(lengths.0), self.length(lengths.1));
        if was != is {
            let (verb, chinese) =
                if lengths.1 < lengths.0 { ("shortened", "缩短") } else { ("lengthened", "延长") };
            told.push(self.language.pick(
                format!("{kind}{name} {verb} from {was} to {is}"),
                format!("{kind}{name}从 {was}{chinese}到 {is}"),
            ));
        }
        let (was, is) = (old.sg.len(), new.sg.len());
        if was != is {
            let noun = if is == 1 { "piece" } else { "pieces" };
            told.push(self.language.pick(
                format!("{kind}{name} now in {is} {noun} instead of {was}"),
                format!("{kind}{name}从 {was} 段变为 {is} 段"),
            ));
        }
        let volume = |track: &Track| track.volume().map_or(100.0, finite);
        let (was, is) = (volume(old), volume(new));
        if was != is {
            told.push(self.language.pick(
                format!("volume of the {kind}{name} from {was} % to {is} %"),
                format!("{kind}{name}音量从 {was}% 调到 {is}%"),
            ));
        }
        if told.is_empty() && seen(old).2 != seen(new).2 {
            told.push(
                self.language
                    .pick(format!("{kind}{name} cut at other times"), format!("{kind}{name}的剪切点有变化")),
            );
        }
        told
    }

    fn kind(&self, kind: i64) -> &'static str {
        match (self.language, kind) {
            (Language::En, VIDEO) => "video",
            (Language::En, AUDIO) => "audio",
            (Language::En, _) => "track",
            (Language::Zh, VIDEO) => "视频",
            (Language::Zh, AUDIO) => "音频",
            (Language::Zh, _) => "轨道",
        }
    }

    /// The name of a track as it follows its kind, if it has one.
    fn named(&self, track: &Track) -> String {
        let name = track.name().filter(|name| !name.trim().is_empty());
        let name = name.map(|name| self.quoted(name)).unwrap_or_default();
        match self.language {
            Language::En if !name.is_empty() => format!(" {name}"),
            _ => name,
        }
    }

    /// A track's name, length and volume, as they follow its kind.
    fn of_track(&self, track: &Track) -> String {
        let (name, length) = (self.named(track), self.span((0.0, track.seconds())));
        let volume = track.volume();
        match self.language {
            Language::En => {
                let volume = volume.map(|percent| format!(", at {percent} %")).unwrap_or_default();
                let colon = if name.is_empty() { "" } else { ":" };
                format!("{colon}{name}, {length}{volume}")
            }
            Language::Zh => {
                let volume = volume.map(|percent| format!("，音量 {percent}%")).unwrap_or_default();
                format!("{name}（{length}{volume}）")
            }
        }
    }

    fn text(&self, text: &Text<'_>) -> String {
        format!("文字{}（{}）", self.quoted(text.words), self.span(text.span))
    }

    fn quoted(&self, words: &str) -> String {
        self.language.quote(bounded(words).trim())
    }

    fn length(&self, seconds: f64) -> String {
        let seconds = short(finite(seconds));
        self.language.pick(format!("{seconds} s"), format!("{seconds} 秒"))
    }

    fn span(&self, (from, to): (f64, f64)) -> String {
        format!("{}–{}", short(finite(from)), self.length(to))
    }

    /// The changes as one sentence.
    fn sentence(&self, mut changes: Vec<String>) -> String {
        let more = changes.len().saturating_sub(TOLD);
        changes.truncate(TOLD);
        let text = listed(changes, more, self.language, &self.language.pick("; ", "；"));
        let mut letters = text.chars();
        let first: String = letters.next().map(|letter| letter.to_uppercase().collect()).unwrap_or_default();
        format!("{first}{}{}", letters.as_str(), self.language.pick(".", "。"))
    }
}

#[cfg(test)]
#[path = "difference_tests.rs"]
mod tests;
