//! The subtitles of a file, over the clip that they belong to.

use std::path::Path;

use super::Editor;
use crate::engine::timeline::{Clip, Cue};
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
}

impl Editor<'_> {
    /// Shows what is said in the file that a person calls `name`, or in the one that is there, over the clip of the same
    /// name, else over the first. Only to be asked once every cut is known.
    pub fn subtitle(&mut self, name: Option<&str>) -> Result<Subtitled, String> {
        let language = self.language;
        let file = self.material(name, Kind::Subtitles, "subtitles", "字幕")?;
        let quoted = language.quote(&file.name);
        let words = match self.known.subtitles.get(&file.id) {
            Some(Ok(words)) => words,
            Some(Err(reason)) => {
                return Err(language
                    .pick(format!("{quoted} {reason}."), format!("{quoted}无法作为字幕读取：{reason}。")));
            }
            None => {
                return Err(language.pick(
                    format!("{quoted} is no file of subtitles: use .srt, .vtt or .ass."),
                    format!("{quoted}不是字幕文件：请用 .srt、.vtt 或 .ass。"),
                ));
            }
        };
        if let Some(missing) = self.known.unshown.get(&file.name) {
            let missing = missing.tell(language);
            return Err(language.pick(
                format!("The subtitles {quoted} are not shown. {missing}."),
                format!("字幕{quoted}没有加上。{missing}。"),
            ));
        }
        let stem = |name: &str| Path::new(name).file_stem().map(|stem| stem.to_ascii_lowercase());
        let on_timeline = self.clips_in_order();
        let own = on_timeline.iter().find(|clip| stem(&clip.name) == stem(&file.name));
        let Some(clip): Option<Clip> = own.or(on_timeline.first()).map(|clip| Clip::clone(clip)) else {
            return Err(language.pick("There is no clip for the subtitles.", "没有可加字幕的视频。"));
        };
        let cue = |words: &crate::engine::subtitles::Words| Cue {
            clip: clip.id.clone(),
            start: words.start,
            end: words.end,
            text: words.text.clone(),
        };
        let before = self.result.subtitles.clone();
        self.result.subtitles.retain(|cue| cue.clip != clip.id);
        self.result.subtitles.extend(words.iter().map(cue));
        let seen = |cue: &&Cue| {
            self.result.segments.iter().any(|segment| {
                segment.clip == cue.clip
                    && segment.freeze.is_none()
                    && cue.start < segment.end
                    && segment.start < cue.end
            })
        };
        let own = self.result.subtitles.iter().filter(|cue| cue.clip == clip.id);
        let count = own.filter(seen).count();
        if count == 0 {
            self.result.subtitles = before;
            let clip = language.quote(&clip.name);
            return Err(language.pick(
                format!("Nothing of {quoted} is said in what is left of {clip}."),
                format!("{clip}剩下的部分里没有{quoted}的字幕。"),
            ));
        }
        let lost = words.len().saturating_sub(count);
        Ok(Subtitled { file: file.name.clone(), clip: clip.name, count, lost })
    }
}
