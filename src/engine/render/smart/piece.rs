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

/// Encodes `pieces`, each of which begins with a picture that stands alone, to `result`, an MP4. The pictures of their
/// feeds are those of `film` from `starts` on.
pub fn encode(
    pieces: &[&Piece],
    film: &Path,
    starts: &[u32],
    rate: Ratio<i64>,
    style: &Style,
    result: &Path,
) -> Invocation {
    let graph = graph(pieces, starts, rate, style);
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
    own_mp4(Invocation::ffmpeg().args(["-threads", "1"]), film)
        .args(["-filter_complex", &graph, "-map", "[out]", "-an"])
        .args(["-c:v", "libx264", "-preset", "superfast", "-crf", QUALITY, "-threads", "1"])
        .args(["-profile:v", style.profile, "-level:v", &level])
        .args(["-x264-params", &format!("{own}:{order}:{extent}")])
        .args(["-forced-idr", "1", "-force_key_frames", &keys(pieces)])
        .args(["-r", &format!("{}/{}", rate.numer(), rate.denom()), "-progress", "pipe:1"])
        .output(result)
}

/// The first picture of each of `pieces`, as ffmpeg is told of it.
fn keys(pieces: &[&Piece]) -> String {
    let mut begins = 0;
    let mut keys = String::from("expr:0");
    for piece in pieces {
        let _ = write!(keys, "+eq(n,{begins})");
        begins += piece.pictures();
    }
    keys
}

fn graph(pieces: &[&Piece], starts: &[u32], rate: Ratio<i64>, style: &Style) -> String {
    let every = format!("{}/{}", rate.numer(), rate.denom());
    let blend = |overlap: u32| Blend::of(TransitionKind::Crossfade, u64::from(overlap), rate);
    // Pictures of the full range would be brought to the other one on the way. They are called what they are not until
    // the end, and keep their values.
    let called = if style.full_range { "setparams=range=tv,format=yuv420p," } else { "" };
    let (mut taken, mut brought, mut shown) = (String::new(), String::new(), String::new());
    let (mut taken_count, mut shown_count) = (0, 0);
    let overlaps = |piece: &Piece| -> Vec<u32> {
        piece.feeds.iter().skip(1).map(|next| next.overlap).chain([0]).collect()
    };
    let feeds = pieces.iter().flat_map(|piece| piece.feeds.iter().zip(overlaps(piece)));
    for (number, ((feed, after), start)) in feeds.zip(starts).enumerate() {
        let (head, tail, ends) = (feed.overlap, feed.pictures - after, feed.pictures);
        for (letter, from, to) in [('h', 0, head), ('b', head, tail), ('t', tail, ends)] {
            if from >= to {
                continue;
            }
            let form = match letter {
                'h' => blend(head).head,
                't' => blend(after).tail,
                _ => "format=yuv420p".into(),
            };
            let (from, to) = (start + from, start + to);
            let _ = write!(taken, "[s{letter}{number}]");
            let _ = write!(
                brought,
                "[s{letter}{number}]trim=start_frame={from}:end_frame={to},settb=1/({every}),setpts=N,\
                 fps={every},{form}[{letter}{number}];"
            );
            taken_count += 1;
        }
        if head > 0 {
            let before = number.saturating_sub(1);
            let _ = write!(brought, "[t{before}][h{number}]{}[x{number}];", blend(head).both);
            let _ = write!(shown, "[x{number}]");
            shown_count += 1;
        }
        if head < tail {
            let _ = write!(shown, "[b{number}]");
            shown_count += 1;
        }
    }
    // Said of all pieces alike: filters may say more or less of what went through them.
    let mut colours = format!("range={}", if style.full_range { "pc" } else { "tv" });
    if let Some((primaries, transfer, matrix)) = style.colours {
        let _ = write!(colours, ":color_primaries={primaries}:color_trc={transfer}:colorspace={matrix}");
    }
    format!(
        "[0:v:0]{called}split={taken_count}{taken};{brought}\
         {shown}concat=n={shown_count}:v=1:a=0,settb=1/({every}),setpts=N,setparams={colours}[out]"
    )
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
