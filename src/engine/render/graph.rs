//! The filter graphs and command lines that take the uses of a timeline out of their clips. All of it is pure.
//!
//! A clip is opened once for each use, a little before it begins, and decoded from the keyframe before that:
//! splitting one reading into many holds gigabytes of pictures. `fps` with `start_time=0` then takes, for each
//! place on the grid, the last picture that has begun by then, so that clips of a variable rate keep time; the
//! last picture stands still where a clip ends early.

mod sound;

use std::fmt::Write;
use std::path::Path;

use num_rational::Ratio;

use super::blend::Blend;
use super::color;
use super::frame::{self, Shaping, Steadier};
use super::plan::{Canvas, Use};
use crate::engine::timeline::Clip;
use crate::media::process::{Input, Invocation};
use crate::media::{Kind, Matrix};

pub use sound::{STEREO, held, sound, stereo};

/// How long before its use a clip is opened, in nanoseconds: sounds need one packet before, pictures may be
/// stored later than they are shown.
const LEAD: i128 = 250_000_000;

/// A use with what it needs of its clip.
pub struct Source<'a> {
    pub part: &'a Use,
    pub clip: &'a Clip,
    pub input: &'a Input,
    pub shaping: &'a Shaping,
}

impl Source<'_> {
    /// Where the clip is opened, in nanoseconds, a whole number of microseconds; `None` for its beginning.
    fn seek(&self) -> Option<i128> {
        let seek = (self.part.start - LEAD) / 1000 * 1000;
        (seek > 0 && !self.input.is_still()).then_some(seek)
    }

    /// Whether one picture is seen all along: it is brought to its size once.
    fn is_still(&self) -> bool {
        self.part.frozen || self.input.is_still()
    }

    /// How many pictures are taken out of the clip.
    fn shown(&self) -> u64 {
        if self.is_still() { 1 } else { self.part.pictures }
    }

    fn has_pictures(&self) -> bool {
        self.clip.kind != Kind::Audio
    }

    fn has_sound(&self) -> bool {
        self.clip.has_audio && !self.part.muted
    }
}

/// Writes the pictures of `batch` to the standard output, bare. In `folder` lies what [`shaking`] found.
pub fn pictures(batch: &[Source<'_>], canvas: &Canvas, matrix: Matrix, folder: &Path) -> Invocation {
    open(batch, folder, 2)
        .args(["-filter_complex", &picture_graph(batch, canvas, matrix), "-map", "[out]"])
        .args(["-r", &rate(canvas), "-f", "rawvideo", "-pix_fmt", "yuv420p", "pipe:1"])
}

/// Looks for shaking in `batch` where it is to be taken out, and writes it down in `folder`.
pub fn shaking(batch: &[Source<'_>], canvas: &Canvas, folder: &Path) -> Option<Invocation> {
    let is_looked_at = |source: &Source<'_>| {
        let steadied = source.shaping.steadied(source.clip, source.part.pictures);
        matches!(steadied, Some((Steadier::Vidstab, _)))
    };
    let mut graph = String::new();
    let mut invocation = open(batch, folder, 2);
    let mut outputs = Vec::new();
    let looked_at = |(_, (_, source)): &(usize, (usize, &Source<'_>))| is_looked_at(source);
    for (number, (input, source)) in numbered(batch).enumerate().filter(looked_at) {
        let (use_of, file) = (use_of(input, source, canvas), frame::found(number));
        let _ = write!(graph, "{use_of},vidstabdetect=result={file}:shakiness=6[s{number}];");
        outputs.push(format!("[s{number}]"));
    }
    invocation = invocation.args(["-filter_complex", graph.trim_end_matches(';')]);
    for output in &outputs {
        invocation = invocation.args(["-map", output, "-f", "null", "-"]);
    }
    (!outputs.is_empty()).then_some(invocation)
}

/// With more than one input, each is read by a thread of its own, and ffmpeg 5.1 sleeps whenever the next packet is not
/// there yet; where other children take the processor, that is most of the time. Files need no such threads.
const UNQUEUED: [&str; 2] = ["-thread_queue_size", "0"];

/// Opens the clips of `batch`, each with so many threads.
pub fn open(batch: &[Source<'_>], folder: &Path, threads: usize) -> Invocation {
    let mut invocation = Invocation::ffmpeg().within(folder);
    for source in batch.iter().filter(|source| source.has_pictures()) {
        if let Some(seek) = source.seek() {
            // What is shown at the cut may have begun long before it.
            invocation = invocation.args(["-noaccurate_seek", "-ss", &seconds(seek)]);
        }
        let threads = threads.to_string();
        let options = ["-threads", &threads, "-reinit_filter", "0"];
        invocation = invocation.args(UNQUEUED).args(options).input(source.input);
    }
    invocation
}

/// The uses, each with the number of its input; one of sound alone has none, and the number of the next.
fn numbered<'a>(batch: &'a [Source<'a>]) -> impl Iterator<Item = (usize, &'a Source<'a>)> {
    batch.iter().scan(0, |next, source| {
        let input = *next;
        *next += usize::from(source.has_pictures());
        Some((input, source))
    })
}

/// The filters that take the pictures of a use out of its clip, the input of that number.
fn use_of(input: usize, source: &Source<'_>, canvas: &Canvas) -> String {
    let part = source.part;
    let rate = rate(canvas);
    if !source.has_pictures() {
        let (width, height) = (canvas.width, canvas.height);
        return format!("color=c=black:s={width}x{height}:r={rate},trim=end_frame={}", source.shown());
    }
    // An eighth of a picture later, so that pictures that lie between two places always go to the same side.
    let nudge = 125_000.0 / as_f64(canvas.rate);
    let offset = (part.start - source.seek().unwrap_or(0)) as f64 / 1000.0;
    format!(
        "[{input}:v:0]{}tpad=stop=-1:stop_mode=clone,settb=AVTB,\
         setpts=(PTS-{offset:.3})*{}/{}+{nudge:.3},fps=fps={rate}:start_time=0,trim=end_frame={}",
        whole(source.clip),
        part.speed.denom(),
        part.speed.numer(),
        source.shown(),
    )
}

/// The filter that makes whole pictures of the half ones of an interlaced `clip`, with a comma behind it: anything else
/// that is done to them would mix what was filmed at two moments.
pub fn whole(clip: &Clip) -> &'static str {
    if clip.is_interlaced { "bwdif=mode=send_frame:deint=interlaced," } else { "" }
}

/// The graph that makes the pictures of `batch`, which comes out at `[out]`.
pub fn picture_graph(batch: &[Source<'_>], canvas: &Canvas, matrix: Matrix) -> String {
    let rate = rate(canvas);
    let mut graph = Graph::default();
    for (number, (input, source)) in numbered(batch).enumerate() {
        let part = source.part;
        let taken = use_of(input, source, canvas);
        let corrected = color::correct(source.clip, matrix);
        let shaped = source.shaping.filters(number, source.clip, part.orientation, source.shown(), canvas);
        let _ = write!(graph.text, "{taken},{corrected}{shaped},format=yuv420p");
        if source.is_still() {
            let more = part.pictures.saturating_sub(1);
            let _ = write!(graph.text, ",tpad=stop={more}:stop_mode=clone");
        } else if part.reversed {
            graph.text.push_str(",reverse");
        }
        let blend = |part: &Use| Blend::of(part.transition, part.overlap, canvas.rate);
        graph.parts(number, batch, "split", |kind, from, to| {
            let brought = match (kind, batch.get(number + 1)) {
                (Part::Head, _) => blend(part).head,
                (Part::Tail, Some(next)) => blend(next.part).tail,
                (Part::Body, _) | (Part::Tail, None) => "format=yuv420p".into(),
            };
            format!("trim=start_frame={from}:end_frame={to},setpts=PTS-STARTPTS,fps={rate},{brought}")
        });
        if part.overlap > 0 {
            graph.join(number, &blend(part).both);
        }
        graph.body(number, batch);
    }
    graph.concatenate("v=1:a=0");
    let _ = write!(graph.text, "settb={}/{},setpts=N[out]", canvas.rate.denom(), canvas.rate.numer());
    graph.text
}

/// What of a use goes where.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    /// Shown with the end of the one before.
    Head,
    Body,
    /// Shown with the beginning of the next.
    Tail,
}

/// A graph as it grows, with the labels of the pieces that stand one after the other.
#[derive(Default)]
struct Graph {
    text: String,
    pieces: Vec<String>,
}

impl Graph {
    /// Parts what use `number` gives into those of head, body and tail that it has, called `h3`, `b3`, `t3`.
    fn parts(
        &mut self,
        number: usize,
        batch: &[Source<'_>],
        split: &str,
        trim: impl Fn(Part, u64, u64) -> String,
    ) {
        let (head, tail, all) = bounds(number, batch);
        let parts = [(Part::Head, 'h', 0, head), (Part::Body, 'b', head, tail), (Part::Tail, 't', tail, all)];
        let parts: Vec<_> = parts.into_iter().filter(|(_, _, from, to)| from < to).collect();
        let _ = write!(self.text, ",{split}={}", parts.len());
        for (_, letter, ..) in &parts {
            let _ = write!(self.text, "[s{letter}{number}]");
        }
        self.text.push(';');
        for (part, letter, from, to) in parts {
            let trim = trim(part, from, to);
            let _ = write!(self.text, "[s{letter}{number}]{trim}[{letter}{number}];");
        }
    }

    /// Joins the tail of the use before `number` with its head.
    fn join(&mut self, number: usize, how: &str) {
        let _ = write!(self.text, "[t{}][h{number}]{how}[x{number}];", number - 1);
        self.pieces.push(format!("[x{number}]"));
    }

    fn body(&mut self, number: usize, batch: &[Source<'_>]) {
        let (head, tail, _) = bounds(number, batch);
        if head < tail {
            self.pieces.push(format!("[b{number}]"));
        }
    }

    fn concatenate(&mut self, kinds: &str) {
        let _ = write!(self.text, "{}concat=n={}:{kinds},", self.pieces.concat(), self.pieces.len());
    }
}

/// Where the head of use `number` ends, where its tail begins and where all of it ends, in pictures.
fn bounds(number: usize, batch: &[Source<'_>]) -> (u64, u64, u64) {
    let part = batch[number].part;
    let next = batch.get(number + 1).map_or(0, |next| next.part.overlap);
    (part.overlap, part.pictures.saturating_sub(next), part.pictures)
}

/// How ffmpeg is told the rate of `canvas`.
pub fn rate(canvas: &Canvas) -> String {
    format!("{}/{}", canvas.rate.numer(), canvas.rate.denom())
}

fn seconds(nanoseconds: i128) -> String {
    format!("{}.{:06}", nanoseconds / 1_000_000_000, nanoseconds / 1000 % 1_000_000)
}

pub fn as_f64(ratio: Ratio<i64>) -> f64 {
    *ratio.numer() as f64 / *ratio.denom() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::timeline::{Orientation, TransitionKind};

    fn clip(has_audio: bool) -> Clip {
        Clip {
            id: "clip1".into(),
            name: "a.mp4".into(),
            kind: crate::media::Kind::Video,
            duration: Ratio::from_integer(60),
            frame_rate: Ratio::from_integer(30),
            width: 1280,
            height: 720,
            has_audio,
            audio_track: 0,
            is_mono: false,
            is_surround: false,
            is_interlaced: false,
            color: crate::media::Color::default(),
        }
    }

    fn part(begins: u64, pictures: u64, overlap: u64) -> Use {
        let speed = Ratio::from_integer(1);
        Use {
            clip: "clip1".into(),
            start: 10_000_000_000,
            frozen: false,
            reversed: false,
            speed,
            muted: false,
            gain: 0,
            orientation: Orientation::default(),
            begins,
            pictures,
            overlap,
            transition: TransitionKind::default(),
        }
    }

    fn words(invocation: &Invocation) -> String {
        let words: Vec<_> = invocation.arguments().iter().map(|word| word.to_string_lossy()).collect();
        words.join(" ")
    }

    fn with_sources<R>(parts: &[Use], clip: &Clip, then: impl FnOnce(&[Source<'_>], &Canvas) -> R) -> R {
        let file = tempfile::NamedTempFile::new().unwrap();
        let input = Input::open(file.path()).unwrap();
        let shaping = Shaping { frame: Default::default(), leading: (1280, 720), steadier: None };
        let shaping = &shaping;
        let sources: Vec<_> =
            parts.iter().map(|part| Source { part, clip, input: &input, shaping }).collect();
        then(&sources, &Canvas { width: 1280, height: 720, rate: Ratio::from_integer(30) })
    }

    #[test]
    fn only_the_overlap_is_blended() {
        let graph = with_sources(&[part(0, 40, 0), part(30, 50, 10)], &clip(true), |batch, canvas| {
            picture_graph(batch, canvas, Matrix::Bt709)
        });
        assert!(graph.contains("[sb0]trim=start_frame=0:end_frame=30,"), "{graph}");
        assert!(graph.contains("[st0]trim=start_frame=30:end_frame=40,"), "{graph}");
        assert!(graph.contains("[sh1]trim=start_frame=0:end_frame=10,"), "{graph}");
        assert!(graph.contains("[t0][h1]overlay=format=yuv420,trim=end_frame=10[x1]"), "{graph}");
        assert!(graph.contains("[b0][x1][b1]concat=n=3:v=1:a=0,"), "{graph}");
    }

    #[test]
    fn each_use_opens_the_clip_a_little_before_it_begins() {
        let words = words(&with_sources(&[part(0, 40, 0)], &clip(true), |batch, canvas| {
            pictures(batch, canvas, Matrix::Bt709, Path::new("/tmp"))
        }));
        assert!(words.contains("-noaccurate_seek -ss 9.750000 "), "{words}");
        assert!(words.contains("setpts=(PTS-250000.000)*1/1+"), "{words}");
    }

    #[test]
    fn a_clip_without_sound_is_not_opened_for_it() {
        let words = words(&with_sources(&[part(0, 30, 0)], &clip(false), sound));
        assert!(!words.contains("-i "), "{words}");
        assert!(words.contains("anullsrc=r=48000:cl=stereo"), "{words}");
        assert!(words.contains("atrim=end_sample=48000"), "{words}");
    }

    #[test]
    fn times_are_written_plainly() {
        assert_eq!(seconds(3_600_000_001_000), "3600.000001");
    }
}
