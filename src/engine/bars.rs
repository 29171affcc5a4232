//! Black bars beside the picture of a clip: which part of it is ever anything but black.
//!
//! Some single pictures are looked at, spread over the clip: a scene may be dark up to an edge, and a film may begin
//! and end in black. What is seen in one of them is picture.

use std::path::Path;

use super::analysis::AnalysisError;
use super::timeline::{Clip, Crop};
use crate::media::Kind;
use crate::media::process::{Input, Invocation, Limits, capture};

/// How many pictures are looked at.
const LOOKS: i64 = 12;

/// What is told of one picture is some lines; more than this is nothing that ffmpeg writes, in bytes.
const MOST_TOLD: usize = 64 * 1024;

/// The part of `clip`, which lies at `path`, that is not black bars, as it is displayed; `None` where every picture that
/// is looked at is black.
pub async fn picture(path: &Path, clip: &Clip, limits: &Limits) -> Result<Option<Crop>, AnalysisError> {
    let input = Input::open(path).map_err(|source| AnalysisError::Read { clip: path.to_owned(), source })?;
    let mut seen: Option<Edges> = None;
    // A picture that does not move looks the same at all times.
    let looks = if clip.kind == Kind::Image { 0..1 } else { 0..LOOKS };
    for look in looks {
        let told = capture(&look_at(&input, clip, look), limits, MOST_TOLD).await;
        let told = told.map_err(|source| AnalysisError::Process { clip: path.to_owned(), source })?;
        for edges in String::from_utf8_lossy(&told).split("frame:").filter_map(Edges::read) {
            seen = Some(seen.map_or(edges, |seen| seen.with(edges)));
        }
    }
    Ok(seen.and_then(|seen| seen.part_of(clip)))
}

/// Tells the edges of the picture at a moment of `clip`. Without its colours, all depths and ranges are alike.
fn look_at(input: &Input, clip: &Clip, look: i64) -> Invocation {
    let at = clip.duration * (2 * look + 1) / (2 * LOOKS);
    let at = format!("{:.3}", *at.numer() as f64 / *at.denom() as f64);
    let seek: &[&str] = if clip.kind == Kind::Image { &[] } else { &["-ss", &at] };
    let filters = format!(
        "scale={}:{},format=gray,cropdetect=skip=0,metadata=mode=print:file=-",
        clip.width, clip.height
    );
    Invocation::ffmpeg()
        .args(seek)
        .input(input)
        .args(["-map", "0:v:0", "-an", "-sn", "-dn", "-frames:v", "1", "-vf", &filters])
        .args(["-f", "null", "-"])
}

/// The first and the last pixel of a picture that are not black, across and down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Edges {
    across: (u32, u32),
    down: (u32, u32),
}

impl Edges {
    /// Reads what ffmpeg tells of one picture; `None` where all of it is black.
    fn read(told: &str) -> Option<Edges> {
        let edge = |name: &str| {
            let lines = told.lines().filter_map(|line| line.strip_prefix("lavfi.cropdetect."));
            lines.filter_map(|line| line.split_once('=')).find(|(edge, _)| *edge == name)?.1.parse().ok()
        };
        let edges = Edges { across: (edge("x1")?, edge("x2")?), down: (edge("y1")?, edge("y2")?) };
        (edges.across.0 < edges.across.1 && edges.down.0 < edges.down.1).then_some(edges)
    }

    /// The edges of two pictures together.
    fn with(self, other: Edges) -> Edges {
        let both = |one: (u32, u32), other: (u32, u32)| (one.0.min(other.0), one.1.max(other.1));
        Edges { across: both(self.across, other.across), down: both(self.down, other.down) }
    }

    /// What they hold of `clip`, in whole pairs of pixels; `None` where that is too little.
    fn part_of(self, clip: &Clip) -> Option<Crop> {
        let pairs = |(first, last): (u32, u32), side: u32| {
            let from = first.next_multiple_of(2);
            let end = last.saturating_add(1).min(side) & !1;
            Some((from, end.checked_sub(from)?)).filter(|(_, length)| *length >= Crop::LEAST)
        };
        let ((x, width), (y, height)) = (pairs(self.across, clip.width)?, pairs(self.down, clip.height)?);
        Some(Crop { x, y, width, height })
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio_util::sync::CancellationToken;

    use super::*;
    use crate::media;

    /// The picture of a clip of 640×360 that ffmpeg makes of these filters.
    async fn seen(filters: &str) -> Option<Crop> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("clip.mp4");
        let limits = Limits { time: Duration::from_secs(60), cancel: CancellationToken::new() };
        let words = ["-f", "lavfi", "-i", filters, "-c:v", "libx264", "-preset", "ultrafast"];
        capture(&Invocation::ffmpeg().args(words).output(&path), &limits, 0).await.unwrap();
        let clip = Clip::of(&path, &media::probe(&path).await.unwrap(), 1).unwrap();
        picture(&path, &clip, &limits).await.unwrap()
    }

    #[tokio::test]
    async fn bars_are_told_from_the_picture_and_from_darkness() {
        let whole = Crop { x: 0, y: 0, width: 640, height: 360 };
        for (filters, expected) in [
            ("testsrc2=s=640x272:d=3,pad=640:360:0:44", Some(Crop { y: 44, height: 272, ..whole })),
            // It comes out of black, and noise lies over all of it.
            (
                "testsrc2=s=202x360:d=3,pad=640:360:220:0,fade=in:0:30,noise=alls=8",
                Some(Crop { x: 220, width: 202, ..whole }),
            ),
            // Dark at the sides for a while.
            ("testsrc2=s=640x360:d=3,drawbox=c=black:t=fill:w=200:enable='lt(t,2)'", Some(whole)),
            ("testsrc2=s=640x360:d=1", Some(whole)),
            ("color=black:s=640x360:d=1", None),
        ] {
            assert_eq!(seen(filters).await, expected, "{filters}");
        }
    }
}
