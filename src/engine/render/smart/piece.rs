//! The command lines of smart rendering. All of it is pure.

use std::fmt::Write;
use std::path::Path;

use num_rational::Ratio;

use super::parameters::Style;
use super::plan::Piece;
use crate::engine::render::blend::Blend;
use crate::engine::render::output::codec;
use crate::engine::render::{STRICT, sound};
use crate::engine::timeline::TransitionKind;
use crate::media::process::Invocation;

/// What x264 is told beside what the clip asks for. It need not find scenes, since a piece is short and begins with
/// a key anyway, nor look ahead: most of its time would go into that. Measured on a screen recording it takes two
/// thirds of the time of `veryfast`, at an SSIM of 0.996.
const SWIFT: &str = "scenecut=0:keyint=250:b-adapt=0:weightp=0:rc-lookahead=0:subme=0:open-gop=0";

/// How well pieces are encoded, as x264's constant rate factor.
const QUALITY: &str = "25";

/// A feed as it was written, and how many pictures of it are not shown.
pub struct Written<'a> {
    pub path: &'a Path,
    pub skipped: u32,
}

/// Encodes `piece` of the pictures in `feeds` to `result`, an MP4.
pub fn encode(
    piece: &Piece,
    feeds: &[Written<'_>],
    rate: Ratio<i64>,
    style: &Style,
    result: &Path,
) -> Invocation {
    let mut invocation = Invocation::ffmpeg();
    for feed in feeds {
        invocation = own_mp4(invocation.args(["-threads", "1"]), feed.path);
    }
    let skipped: Vec<u32> = feeds.iter().map(|feed| feed.skipped).collect();
    let graph = graph(piece, &skipped, rate, style);
    let own = format!("sps-id={}:dpb-size={}:{SWIFT}", style.number, style.held);
    let order = match style.delay {
        0 => "bframes=0",
        1 => "bframes=3:b-pyramid=none",
        _ => "bframes=3:b-pyramid=normal",
    };
    let extent = match style.profile {
        "baseline" => "cabac=0:8x8dct=0",
        "main" => "8x8dct=0",
        _ => "8x8dct=1",
    };
    let level = format!("{}.{}", style.level / 10, style.level % 10);
    invocation
        .args(["-filter_complex", &graph, "-map", "[out]", "-an"])
        .args(["-c:v", "libx264", "-preset", "superfast", "-crf", QUALITY, "-threads", "1"])
        .args(["-profile:v", style.profile, "-level:v", &level])
        .args(["-x264-params", &format!("{own}:{order}:{extent}")])
        .args(["-r", &format!("{}/{}", rate.numer(), rate.denom()), "-progress", "pipe:1"])
        .output(result)
}

fn graph(piece: &Piece, skipped: &[u32], rate: Ratio<i64>, style: &Style) -> String {
    let every = format!("{}/{}", rate.numer(), rate.denom());
    let blend = |overlap: u32| Blend::of(TransitionKind::Crossfade, u64::from(overlap), rate);
    // Pictures of the full range would be brought to the other one on the way. They are called what they are not until
    // the end, and keep their values.
    let called = if style.full_range { "setparams=range=tv,format=yuv420p," } else { "" };
    let mut graph = String::new();
    let mut shown = String::new();
    let mut count = 0;
    let overlaps = piece.feeds.iter().skip(1).map(|next| next.overlap).chain([0]);
    for (number, ((feed, skipped), after)) in piece.feeds.iter().zip(skipped).zip(overlaps).enumerate() {
        let (head, tail, ends) = (feed.overlap, feed.pictures - after, feed.pictures);
        let parts = [('h', 0, head), ('b', head, tail), ('t', tail, ends)];
        let parts: Vec<_> = parts.into_iter().filter(|(_, from, to)| from < to).collect();
        let until = skipped + feed.pictures;
        let _ = write!(
            graph,
            "[{number}:v:0]trim=start_frame={skipped}:end_frame={until},{called}split={}",
            parts.len()
        );
        for (letter, ..) in &parts {
            let _ = write!(graph, "[s{letter}{number}]");
        }
        graph.push(';');
        for (letter, from, to) in parts {
            let brought = match letter {
                'h' => blend(head).head,
                't' => blend(after).tail,
                _ => "format=yuv420p".into(),
            };
            let _ = write!(
                graph,
                "[s{letter}{number}]trim=start_frame={from}:end_frame={to},settb=1/({every}),setpts=N,\
                 fps={every},{brought}[{letter}{number}];"
            );
        }
        if head > 0 {
            let before = number.saturating_sub(1);
            let _ = write!(graph, "[t{before}][h{number}]{}[x{number}];", blend(head).both);
            let _ = write!(shown, "[x{number}]");
            count += 1;
        }
        if head < tail {
            let _ = write!(shown, "[b{number}]");
            count += 1;
        }
    }
    // Said of all pieces alike: filters may say more or less of what went through them.
    let mut colours = format!("range={}", if style.full_range { "pc" } else { "tv" });
    if let Some((primaries, transfer, matrix)) = style.colours {
        let _ = write!(colours, ":color_primaries={primaries}:color_trc={transfer}:colorspace={matrix}");
    }
    let _ =
        write!(graph, "{shown}concat=n={count}:v=1:a=0,settb=1/({every}),setpts=N,setparams={colours}[out]");
    graph
}

/// Encodes the whole sound, as bare stereo of 16 bits in `sound`, to `result`, an MP4.
pub fn encode_sound(sound: &Path, result: &Path) -> Invocation {
    codec::aac(sound::read(Invocation::ffmpeg(), sound), "160k").output(result)
}

/// Decodes all pictures of `file`, with every error an end. Two at a time do that, so that more threads would only get
/// into each other's way. Their edges stay as they are, since nobody looks at them.
pub fn decode(file: &Path) -> Invocation {
    let invocation = Invocation::ffmpeg().args(STRICT).args(["-threads", "1", "-skip_loop_filter", "all"]);
    own_mp4(invocation, file).args(["-map", "0:v:0", "-progress", "pipe:1", "-f", "null", "-"])
}

/// Reads all of `file` and decodes its sound, with every error an end.
pub fn read_through(file: &Path) -> Invocation {
    own_mp4(Invocation::ffmpeg().args(STRICT), file).args([
        "-map",
        "0",
        "-c:v",
        "copy",
        "-progress",
        "pipe:1",
        "-f",
        "null",
        "-",
    ])
}

/// Puts the pictures and the sound of `file` into another container as they are.
pub fn rewrap(file: &Path, result: &Path) -> Invocation {
    let invocation = own_mp4(Invocation::ffmpeg(), file).args(["-map", "0", "-c", "copy"]);
    let is_mov = result.extension().is_some_and(|ending| ending == "mov");
    invocation.args(if is_mov { &["-movflags", "+faststart"][..] } else { &[] }).output(result)
}

fn own_mp4(invocation: Invocation, path: &Path) -> Invocation {
    invocation.own_file("mov", path)
}
