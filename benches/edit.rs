//! `make bench`: the demo's edit by dropcut and by plain ffmpeg, in one run, as ratios.
//!
//! Machines are noisy and differ; ratios of one sitting count, seconds do not. Each command is timed in turn, several
//! rounds, and the median of the ratios is told.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use dropcut::config::{Pauses, Quality};
use dropcut::engine::timeline::{Clip, Range, Timeline};
use dropcut::engine::{analysis, editor, planner, render};
use dropcut::media::process::Limits;
use dropcut::media::{self, Format};
use tokio_util::sync::CancellationToken;

const ROUNDS: usize = 3;
const LIMIT: Duration = Duration::from_secs(600);

fn main() {
    let clip = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media/screen-talk-30s.mp4");
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    let runtime = runtime.expect("a runtime");
    let prepared = runtime.block_on(prepare(&clip));
    let kept: Vec<Range> = prepared
        .timeline
        .segments
        .iter()
        .map(|segment| Range { start: segment.start, end: segment.end })
        .collect();
    println!(
        "screen-talk-30s.mp4, 1080p30, {} ranges kept, crossfades of 0.3 s; medians of {ROUNDS} rounds\n",
        kept.len()
    );
    let mut times: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for _ in 0..ROUNDS {
        let mut note = |name, seconds: f64| times.entry(name).or_default().push(seconds);
        note("dropcut", timed(|| runtime.block_on(render_once(&prepared))));
        note("graph", timed(|| ffmpeg(&crossfade_graph(&clip, &kept))));
        note("decode", timed(|| ffmpeg(&["-an", "-i", &text(&clip), "-f", "null", "-"].map(str::to_string))));
        note("silences", timed(|| drop(runtime.block_on(silences(&clip)))));
        note("pcm", timed(|| ffmpeg(&["-vn", "-i", &text(&clip), "-f", "s16le", "-"].map(str::to_string))));
    }
    let ratio = |a: &str, b: &str| {
        let mut ratios: Vec<f64> = times[a].iter().zip(&times[b]).map(|(a, b)| a / b).collect();
        ratios.sort_by(f64::total_cmp);
        ratios[ratios.len() / 2]
    };
    println!("{:5.2} × the time of ffmpeg's own crossfade graph (x264 veryfast)", ratio("dropcut", "graph"));
    println!("{:5.2} × the time of decoding the pictures alone", ratio("dropcut", "decode"));
    println!("{:5.2} × the time of a bare PCM pipe, for finding the pauses", ratio("silences", "pcm"));
}

struct Prepared {
    timeline: Timeline,
    clips: BTreeMap<String, (Clip, PathBuf)>,
}

async fn silences(clip: &Path) -> Vec<Range> {
    let limits = Limits { time: LIMIT, cancel: CancellationToken::new() };
    analysis::silences(clip, &limits).await.expect("the clip can be heard")
}

async fn prepare(file: &Path) -> Prepared {
    let probe = media::probe(file).await.expect("the clip can be read");
    let clip = Clip::of(file, &probe, 1).expect("the clip has pictures");
    let plan = planner::plan("trim the pauses, add transitions, and export as a clean MP4");
    let silences = BTreeMap::from([(clip.id.clone(), silences(file).await)]);
    let known = editor::Known { silences, ..editor::Known::default() };
    let clips = std::slice::from_ref(&clip);
    let applied = editor::apply(&plan, &Timeline::of(&clip), clips, &known, &Pauses::default());
    Prepared {
        timeline: applied.timeline,
        clips: BTreeMap::from([(clip.id.clone(), (clip, file.to_path_buf()))]),
    }
}

/// The render with all its checks, as a job has it.
async fn render_once(prepared: &Prepared) {
    let work = tempfile::tempdir().expect("a folder to work in");
    let order = render::Order {
        timeline: &prepared.timeline,
        clips: &prepared.clips,
        format: Format::Mp4,
        quality: Quality::High,
        work: work.path(),
        time_limit: LIMIT,
    };
    render::render(&order, &|_| {}, &CancellationToken::new()).await.expect("it renders");
}

/// What a person would write: one graph, an input for each range, `xfade` and `acrossfade` from one to the next.
fn crossfade_graph(clip: &Path, kept: &[Range]) -> Vec<String> {
    let seconds = |time: num_rational::Ratio<i64>| *time.numer() as f64 / *time.denom() as f64;
    let mut words = Vec::new();
    let mut graph = String::new();
    for (number, range) in kept.iter().enumerate() {
        words.extend(["-ss".into(), format!("{:.4}", seconds(range.start))]);
        words.extend(["-t".into(), format!("{:.4}", seconds(range.duration())), "-i".into(), text(clip)]);
        graph += &format!("[{number}:v]settb=AVTB,fps=30,format=yuv444p[v{number}];");
    }
    let (mut video, mut audio) = ("v0".to_string(), "0:a".to_string());
    let mut length = seconds(kept[0].duration());
    for (number, range) in kept.iter().enumerate().skip(1) {
        let offset = length - 0.3;
        graph += &format!("[{video}][v{number}]xfade=duration=0.3:offset={offset:.4}[x{number}];");
        graph += &format!("[{audio}][{number}:a]acrossfade=d=0.3[y{number}];");
        (video, audio) = (format!("x{number}"), format!("y{number}"));
        length += seconds(range.duration()) - 0.3;
    }
    graph += &format!("[{video}]format=yuv420p[v]");
    let encode = ["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", "-b:a", "160k"];
    words.extend(["-filter_complex".into(), graph, "-map".into(), "[v]".into()]);
    words.extend(["-map".into(), format!("[{audio}]")]);
    words.extend(encode.map(str::to_string));
    words.extend(["-f", "matroska", "-"].map(str::to_string));
    words
}

fn ffmpeg(words: &[String]) {
    let status = Command::new("ffmpeg")
        .args(["-v", "error", "-nostdin"])
        .args(words)
        .stdout(Stdio::null())
        .status()
        .expect("ffmpeg starts");
    assert!(status.success(), "ffmpeg failed: {words:?}");
}

fn timed(work: impl FnOnce()) -> f64 {
    let started = Instant::now();
    work();
    started.elapsed().as_secs_f64()
}

fn text(path: &Path) -> String {
    path.display().to_string()
}
