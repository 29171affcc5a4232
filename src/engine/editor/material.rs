//! The files of the session, by the names and kinds that people call them.

use std::path::Path;

use super::Editor;
use crate::engine::timeline::Clip;
use crate::media::Kind;

impl<'a> Editor<'a> {
    /// The file that a person means: by its name, with or without its ending, else the only one of that kind that
    /// is not on the timeline, else the first of them. `what` says what it is wanted for: `music`.
    pub fn material(
        &self,
        name: Option<&str>,
        kind: Kind,
        what: &str,
        what_in_chinese: &str,
    ) -> Result<&'a Clip, String> {
        let of_kind = || self.clips.iter().filter(|clip| clip.kind == kind);
        let Some(name) = name else {
            let used = |clip: &&Clip| self.result.segments.iter().any(|segment| segment.clip == clip.id);
            return of_kind().find(|clip| !used(clip)).ok_or_else(|| {
                self.language.pick(
                    format!("There is no file for the {what}: put one into the folder beside the clips."),
                    format!("没有可用的{what_in_chinese}文件：请把它和视频放进同一个文件夹。"),
                )
            });
        };
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
            .ok_or_else(|| {
                let quoted = self.language.quote(name);
                self.language.pick(
                    format!("{quoted} is not among the files of this job: put it into the folder beside the clips."),
                    format!("这个任务里没有{quoted}：请把它和视频放进同一个文件夹。"),
                )
            })
    }
}
