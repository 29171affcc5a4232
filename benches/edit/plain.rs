//! The same edit with plain ffmpeg, at its best.
//!
//! An input is opened and sought for each range, for a single one that is split into all of them holds its pictures
//! in memory. Only the pictures that overlap go through 4:4:4, which `xfade` takes and spreads if it may. The sound has
//! inputs and a graph of its own: where it is read ahead in the same ones, `xfade` shows pictures twice (ffmpeg 5.1).

use std::fmt::Write;
use std::path::Path;
use std::process::Command;

use crate::edit::Edit;
use crate::measure::ffmpeg;
use crate::picture::RATE;

/// The command that writes `edit` of `clip` to `result`.
pub fn edited(clip: &Path, edit: &Edit, result: &Path) -> Command {
    let mut command = Command::new("ffmpeg");
    command.args(["-v", "error", "-nostdin", "-y"]);
    for without in ["-an", "-vn"] {
        for &(from, to) in &edit.kept {
            command.args([without, "-ss", &seconds(from), "-t", &seconds(to - from), "-i"]).arg(clip);
        }
    }
    command.args(["-filter_complex", &pictures(edit), "-filter_complex", &sound(edit)]);
    command.args(["-map", "[v]", "-map", "[a]"]);
    command.args(["-c:v", "libx264", "-preset", "veryfast", "-crf", "20", "-c:a", "aac", "-b:a", "160k"]);
    command.arg(result);
    command
}

fn pictures(edit: &Edit) -> String {
    let overlap = edit.overlap;
    let (mut graph, mut pieces) = (String::new(), String::new());
    let last = edit.kept.len() - 1;
    for (number, (from, to)) in edit.kept.iter().enumerate() {
        let all = to - from;
        let head = if number > 0 { overlap } else { 0 };
        let tail = if number < last { overlap } else { 0 };
        let parts = [("h", 0, head, "444"), ("b", head, all - tail, "420"), ("t", all - tail, all, "444")];
        let parts: Vec<_> = parts.into_iter().filter(|(_, from, to, _)| from < to).collect();
        let _ = write!(graph, "[{number}:v]fps={RATE}:start_time=0,format=yuv420p,split={}", parts.len());
        parts.iter().for_each(|(letter, ..)| graph += &format!("[s{letter}{number}]"));
        for (letter, from, to, format) in parts {
            let _ = write!(
                graph,
                ";[s{letter}{number}]trim=start_frame={from}:end_frame={to},setpts=PTS-STARTPTS,fps={RATE},\
                 format=yuv{format}p[{letter}{number}]"
            );
        }
        graph += ";";
        if head > 0 {
            let _ = write!(
                graph,
                "[t{}][h{number}]xfade=duration={}:offset=0,format=yuv420p[x{number}];",
                number - 1,
                seconds(overlap)
            );
            let _ = write!(pieces, "[x{number}]");
        }
        let _ = write!(pieces, "[b{number}]");
    }
    let count = edit.kept.len() + if overlap > 0 { last } else { 0 };
    let _ = write!(graph, "{pieces}concat=n={count}:v=1:a=0,settb=1/{RATE},setpts=N[v]");
    graph
}

fn sound(edit: &Edit) -> String {
    let count = edit.kept.len();
    // Its inputs come after those of the pictures.
    let input = |number: usize| format!("[{}:a]", count + number);
    if edit.overlap == 0 {
        let inputs: String = (0..count).map(input).collect();
        return format!("{inputs}concat=n={count}:v=0:a=1[a]");
    }
    let mut graph = format!("{}anull[y0];", input(0));
    for number in 1..count {
        let (before, length) = (number - 1, seconds(edit.overlap));
        let _ = write!(graph, "[y{before}]{}acrossfade=d={length}[y{number}];", input(number));
    }
    let _ = write!(graph, "[y{}]anull[a]", count - 1);
    graph
}

/// `clip` cut at its keyframes, with nothing encoded; `list` is a file to be written.
pub fn copied(clip: &Path, edit: &Edit, list: &Path, result: &Path) -> std::io::Result<Command> {
    let mut words = "ffconcat version 1.0\n".to_owned();
    for &(from, to) in &edit.kept {
        let _ =
            write!(words, "file '{}'\ninpoint {}\noutpoint {}\n", clip.display(), seconds(from), seconds(to));
    }
    std::fs::write(list, words)?;
    let mut command = ffmpeg(&["-f", "concat", "-safe", "0"], list);
    command.args(["-c", "copy"]).arg(result);
    Ok(command)
}

/// The time of a picture.
pub fn seconds(picture: u32) -> String {
    format!("{:.6}", f64::from(picture) / f64::from(RATE))
}
