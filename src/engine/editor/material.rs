//! The files of the session, by the names and kinds that people call them.

use std::path::Path;

use super::{Editor, confined};
use crate::engine::language::Language;
use crate::engine::op::{Op, Which};
use crate::engine::planner::Plan;
use crate::engine::timeline::{Clip, Timeline};
use crate::engine::words::say;
use crate::media::Kind;

/// What a file is wanted for.
#[derive(Debug, Clone, Copy)]
pub enum Purpose {
    Music,
    Subtitles,
    Logo,
    Watermark,
    Background,
}

impl Purpose {
    /// What the names of such files hold.
    pub fn hints(self) -> &'static [&'static str] {
        match self {
            Purpose::Logo => &["logo", "brand"],
            Purpose::Watermark => &["watermark", "logo", "brand"],
            Purpose::Background => &["background", "backdrop", "behind"],
            Purpose::Music | Purpose::Subtitles => &[],
        }
    }

    fn missing(self, language: Language) -> String {
        match self {
            Purpose::Music => say!(language, "no-music-file"),
            Purpose::Subtitles => say!(language, "no-subtitle-file"),
            Purpose::Logo => say!(language, "no-logo-file"),
            Purpose::Watermark => say!(language, "no-watermark-file"),
            Purpose::Background => say!(language, "no-background-file"),
        }
    }
}

impl<'a> Editor<'a> {
    /// The file that a person means: by its name, else the only one of that kind that is not on the timeline, else the
    /// first of them.
    pub fn material(&self, name: Option<&str>, kind: Kind, purpose: Purpose) -> Result<&'a Clip, String> {
        if let Some(name) = name {
            return self.file(name, kind);
        }
        let used = |clip: &Clip| self.result.segments.iter().any(|segment| segment.clip == clip.id);
        let found = self.clips.iter().find(|clip| clip.kind == kind && !used(clip));
        found.ok_or_else(|| purpose.missing(self.language))
    }

    /// The file that a person calls `name`, with or without its ending; of several, one of `kind`.
    pub fn file(&self, name: &str, kind: Kind) -> Result<&'a Clip, String> {
        called(self.clips, name, kind)
            .ok_or_else(|| say!(self.language, "no-such-file", file = self.language.quote(name)))
    }

    /// The still picture or the animation that a person means by its name, else one that is called
    /// after its purpose.
    pub fn picture(&self, name: Option<&str>, purpose: Purpose) -> Result<&'a Clip, String> {
        let used = |clip: &Clip| self.result.segments.iter().any(|segment| segment.clip == clip.id);
        let clip = match name {
            Some(name) => self.file(name, Kind::Image)?,
            None => shown(self.clips, purpose.hints(), used).ok_or_else(|| purpose.missing(self.language))?,
        };
        if clip.kind == Kind::Audio {
            let name = self.language.quote(&clip.name);
            return Err(say!(self.language, "no-picture-in", name));
        }
        Ok(clip)
    }
}

/// The handles of the clips of `timeline` that `plan` lays over or under the others, which are not joined with them;
/// unless nothing else would be left.
pub(super) fn named(plan: &Plan, timeline: &Timeline, clips: &[Clip]) -> Vec<String> {
    let order = confined::in_order(&super::Piece::of(timeline).0);
    let numbered = |place: Option<usize>| {
        let handle = order.get(place?)?;
        clips.iter().find(|clip| clip.id == *handle)
    };
    let all_of_it = |clip: &Clip| timeline.segments.iter().all(|segment| segment.clip == clip.id);
    // A still picture that nothing tells from the others may be wanted in a slideshow.
    let used = |clip: &Clip| clip.kind == Kind::Image || all_of_it(clip);
    let picture = |file: &Option<String>, hints: &[&str]| match file {
        Some(file) => called(clips, file, Kind::Image),
        None => shown(clips, hints, used),
    };
    let of = |op: &Op| match op {
        Op::Logo(logo) => picture(&logo.file, Purpose::Logo.hints()),
        Op::Watermark(mark) if mark.text.is_none() => picture(&mark.file, Purpose::Watermark.hints()),
        Op::GreenScreen(screen) => called(clips, screen.replace_with.as_ref()?, Kind::Image),
        Op::Pip(pip) => match pip.clip.as_ref()? {
            Which::Name(name) => called(clips, name, Kind::Video),
            Which::Number(number) => numbered(number.checked_sub(1)),
            Which::Last(_) => numbered(order.len().checked_sub(1)),
        },
        _ => None,
    };
    let joined: Vec<&str> = plan
        .steps
        .iter()
        .filter_map(|op| match op {
            Op::Concat(concat) => Some(&concat.files),
            _ => None,
        })
        .flatten()
        .filter_map(|file| Some(called(clips, file, Kind::Video)?.id.as_str()))
        .collect();
    let found = plan.steps.iter().filter_map(of).filter(|clip| !joined.contains(&clip.id.as_str()));
    let found: Vec<String> = found.map(|clip| clip.id.clone()).collect();
    let is_all = timeline.segments.iter().all(|segment| found.contains(&segment.clip));
    if is_all { Vec::new() } else { found }
}

/// `timeline` without the clips of these handles.
pub(super) fn without(handles: &[String], timeline: &Timeline) -> Timeline {
    let mut rest = timeline.clone();
    rest.segments.retain(|segment| !handles.contains(&segment.clip));
    if let Some(first) = rest.segments.first_mut() {
        first.crossfade = 0.into();
    }
    rest
}

/// The file that a person calls `name`, with or without its folder, its ending and the words before its last one; of
/// several, one of `kind`. A result is called by the name of its clip.
fn called<'a>(clips: &'a [Clip], name: &str, kind: Kind) -> Option<&'a Clip> {
    let of_kind = || clips.iter().filter(|clip| clip.kind == kind);
    let small = |name: &str| name.trim().to_lowercase();
    let asked = small(name.rsplit(['/', '\\']).next().unwrap_or(name));
    let asked = asked.split_once(".edited.").map_or(asked.as_str(), |(stem, _)| stem);
    let stem = |clip: &Clip| {
        Path::new(&clip.name).file_stem().map(|stem| small(&stem.to_string_lossy())).unwrap_or_default()
    };
    let named = |clip: &&Clip| small(&clip.name) == asked;
    of_kind()
        .find(named)
        .or_else(|| of_kind().find(|clip| stem(clip) == asked))
        .or_else(|| clips.iter().find(named))
        .or_else(|| clips.iter().find(|clip| small(&clip.name).ends_with(&format!(" {asked}"))))
}

/// The picture that is meant where none is named: one that is called so, else one that is not `used`. Animations come
/// after still pictures.
fn shown<'a>(clips: &'a [Clip], hints: &[&str], used: impl Fn(&Clip) -> bool) -> Option<&'a Clip> {
    let stills = || clips.iter().filter(|clip| clip.kind == Kind::Image);
    let animations = || clips.iter().filter(|clip| clip.is_animation() && !used(clip));
    let hinted = |clip: &&Clip| {
        let name = clip.name.to_lowercase();
        hints.iter().any(|hint| name.contains(hint))
    };
    let hinted = stills().find(hinted).or_else(|| animations().find(hinted));
    hinted.or_else(|| stills().find(|clip| !used(clip))).or_else(|| animations().next())
}
