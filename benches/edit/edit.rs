//! What is asked of everybody: a clip without its pauses, with hard cuts or with crossfades.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use dropcut::config::{Pauses, Quality, Rendering};
use dropcut::engine::timeline::{self, Seconds, Timeline};
use dropcut::engine::{analysis, editor, planner, render};
use dropcut::media::process::Limits;
use dropcut::media::{self, Format};
use tokio::runtime::Runtime;
use tokio_util::sync::CancellationToken;

use crate::Outcome;
use crate::picture::RATE;

const LIMIT: Duration = Duration::from_secs(3600);

/// How the pieces are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Join {
    Hard,
    Crossfade,
}

/// An edit as dropcut plans it; everybody gets its ranges.
pub struct Edit {
    timeline: Timeline,
    clips: BTreeMap<String, (timeline::Clip, PathBuf)>,
    /// The pictures that are kept, the last of each without.
    pub kept: Vec<(u32, u32)>,
    /// How many pictures are shown together with those of the range before.
    pub overlap: u32,
}

impl Edit {
    pub async fn plan(clip: &Path, join: Join) -> Outcome<Edit> {
        let probe = media::probe(clip).await?;
        let known = timeline::Clip::of(clip, &probe, 1)?;
        let plan = planner::plan(match join {
            Join::Hard => "trim the pauses",
            Join::Crossfade => "trim the pauses, add transitions",
        });
        let silences = BTreeMap::from([(known.id.clone(), silences(clip).await?)]);
        let heard = editor::Known { silences, ..editor::Known::default() };
        let clips = std::slice::from_ref(&known);
        let applied = editor::apply(&plan, &Timeline::of(&known), clips, &heard, &Pauses::default());
        let pictures = |time: Seconds| (time * Seconds::from(i64::from(RATE))).round().to_integer() as u32;
        let segments = &applied.timeline.segments;
        Ok(Edit {
            kept: segments.iter().map(|part| (pictures(part.start), pictures(part.end))).collect(),
            overlap: segments.last().map_or(0, |last| pictures(last.crossfade)),
            clips: BTreeMap::from([(known.id.clone(), (known, clip.to_path_buf()))]),
            timeline: applied.timeline,
        })
    }

    /// How many pictures the result has.
    pub fn pictures(&self) -> u32 {
        let kept: u32 = self.kept.iter().map(|(from, to)| to - from).sum();
        kept - self.overlap * (self.kept.len().saturating_sub(1)) as u32
    }

    /// The render with all its checks, as a job has it; the result lies in `work`.
    pub fn render(&self, runtime: &Runtime, rendering: Rendering, work: &Path) -> Outcome<PathBuf> {
        let order = render::Order {
            timeline: &self.timeline,
            clips: &self.clips,
            format: Format::Mp4,
            quality: Quality::High,
            rendering,
            hardware: None,
            work,
            time_limit: LIMIT,
        };
        Ok(runtime.block_on(render::render(&order, &|_| {}, &CancellationToken::new()))?.file)
    }
}

/// The silences of `clip`, as a job looks for them.
pub async fn silences(clip: &Path) -> Outcome<Vec<timeline::Range>> {
    let limits = Limits { time: LIMIT, cancel: CancellationToken::new() };
    Ok(analysis::silences(clip, 0, &limits).await?)
}
