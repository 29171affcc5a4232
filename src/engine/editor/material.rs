//! The files of the session, by the names and kinds that people call them.

use std::path::Path;

use super::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Clip;
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
        let of_kind = || self.clips.iter().filter(|clip| clip.kind == kind);
        let small = |name: &str| name.trim().to_lowercase();
        let asked = small(name);
        let stem = |clip: &Clip| {
            Path::new(&clip.name).file_stem().map(|stem| small(&stem.to_string_lossy())).unwrap_or_default()
        };
        let named = |clip: &&Clip| small(&clip.name) == asked;
        of_kind()
            .find(named)
            .or_else(|| of_kind().find(|clip| stem(clip) == asked))
            .or_else(|| self.clips.iter().find(named))
            .ok_or_else(|| say!(self.language, "no-such-file", file = self.language.quote(name)))
    }
}
