//! The subtitles of a file, over the clip that they belong to.

use std::path::Path;

use super::{Editor, Purpose};
use crate::engine::timeline::{Clip, Cue};
use crate::engine::words::say;
use crate::media::Kind;

/// Subtitles as they are shown.
#[derive(Debug)]
pub struct Subtitled {
    /// The names of the file and of the clip.
    pub file: String,
    pub clip: String,
    /// How many are seen, and how many belong to what was cut.
    pub count: usize,
    pub lost: usize,
    /// What no font has of them, as a sentence.
    pub left_out: Option<String>,
}

impl Editor<'_> {
    /// Shows what is said in the file that a person calls `name`, or in the one that is there, over the clip of the same
    /// name, else over the first. Only to be asked once every cut is known.
    pub fn subtitle(&mut self, name: Option<&str>) -> Result<Subtitled, String> {
        let language = self.language;
        let file = self.material(name, Kind::Subtitles, Purpose::Subtitles)?;
        let quoted = language.quote(&file.name);
        let words = match self.known.subtitles.get(&file.id) {
            Some(Ok(words)) => words,
            Some(Err(reason)) => {
                return Err(reason.tell(&quoted, language));
            }
            None => {
                return Err(say!(language, "subtitles-other-file", file = quoted));
            }
        };
        let missing = self.known.unshown.get(&file.name);
        let shown = |text: &String| missing.map_or(Some(text.clone()), |missing| missing.shown(text));
        let said: String = words.iter().map(|words| words.text.as_str()).collect();
        if let Some(missing) = missing.filter(|_| words.iter().all(|words| shown(&words.text).is_none())) {
            let reason = missing.tell(&said, language);
            return Err(say!(language, "subtitles-no-font", file = quoted, reason));
        }
        let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_ascii_lowercase());
        let on_timeline = self.clips_in_order();
        let own = on_timeline.iter().find(|clip| stem(&clip.name) == stem(&file.name));
        let Some(clip): Option<Clip> = own.or(on_timeline.first()).map(|clip| Clip::clone(clip)) else {
            return Err(say!(language, "subtitles-no-clip"));
        };
        let cue = |words: &crate::engine::subtitles::Words| {
            let text = shown(&words.text)?;
            Some(Cue { clip: clip.id.clone(), start: words.start, end: words.end, text })
        };
        let before = self.result.subtitles.clone();
        self.result.subtitles.retain(|cue| cue.clip != clip.id);
        self.result.subtitles.extend(words.iter().filter_map(cue));
        let seen = |cue: &&Cue| {
            self.result.segments.iter().any(|segment| {
                segment.clip == cue.clip
                    && segment.freeze.is_none()
                    && cue.start < segment.end
                    && segment.start < cue.end
            })
        };
        let own = || self.result.subtitles.iter().filter(|cue| cue.clip == clip.id);
        let count = own().filter(seen).count();
        let lost = own().count() - count;
        if count == 0 {
            self.result.subtitles = before;
            let clip = language.quote(&clip.name);
            return Err(say!(language, "subtitles-elsewhere", file = quoted, clip));
        }
        let left_out = missing.map(|missing| missing.tell_left_out(&said, language));
        Ok(Subtitled { file: file.name.clone(), clip: clip.name, count, lost, left_out })
    }
}
