//! docs/performance.md.

use std::fmt::Write;
use std::thread::available_parallelism;

use jiff::Zoned;

use crate::Outcome;
use crate::contender::{ALL, Contender, Tools};
use crate::edit::Join;
use crate::results::{Results, Spread};

use Contender::{AutoEditor, Decode, Dropcut, Encoded, Job, Pauses, Pcm, Plain, Smartcut};

/// What is aimed at on the clip of two minutes.
struct Aim {
    what: &'static str,
    /// The time of the one in times of the other.
    of: Contender,
    to: Contender,
    at_most: bool,
    /// With a keyframe every 2 s and every 8 s.
    bounds: [f64; 2],
}

const AIMS: [Aim; 6] = [
    Aim {
        what: "crossfades, in times of decoding the pictures alone",
        of: Dropcut(Join::Crossfade),
        to: Decode,
        at_most: true,
        bounds: [1.0, 2.3],
    },
    Aim {
        what: "hard cuts, in times of decoding the pictures alone",
        of: Dropcut(Join::Hard),
        to: Decode,
        at_most: true,
        bounds: [0.5, 2.0],
    },
    Aim {
        what: "a full encode, in times of decoding the pictures alone",
        of: Encoded,
        to: Decode,
        at_most: true,
        bounds: [4.2, 4.2],
    },
    Aim {
        what: "finding the pauses, in times of decoding the sound alone",
        of: Pauses,
        to: Pcm,
        at_most: true,
        bounds: [1.3, 1.3],
    },
    Aim {
        what: "crossfades: as fast as a filter graph of ffmpeg's, times",
        of: Plain(Join::Crossfade),
        to: Dropcut(Join::Crossfade),
        at_most: false,
        bounds: [3.5, 1.4],
    },
    Aim {
        what: "hard cuts: as fast as auto-editor, times",
        of: AutoEditor,
        to: Dropcut(Join::Hard),
        at_most: false,
        bounds: [6.0, 2.5],
    },
];

/// What dropcut's children and the daemon may take, in megabytes.
const MOST_CHILD: f64 = 500.0;
const MOST_DAEMON: f64 = 60.0;

/// The page about all that was measured; `plays` tells whether the results were played as well.
pub fn page(all: &[Results], tools: &Tools, plays: bool) -> Outcome<String> {
    let mut page = String::from(
        "<!-- Written by `make bench`. What is changed here by hand is lost with the next. -->\n\n",
    );
    let cores = available_parallelism()?;
    let tool = |name: &str, tool: &Option<crate::contender::Tool>| match tool {
        Some(tool) => format!("{name} {}", tool.version),
        None => format!("no {name} (not installed here)"),
    };
    writeln!(
        page,
        "# Performance\n\n\
         `make bench` measured this on {}, on {cores} cores, with dropcut {}, ffmpeg {}, {}, {}.\n\n\
         Times are multiples of what decoding the pictures of the same clip alone takes in the same round: \
         the median of the rounds, with the least and the most in brackets. Compare what stands in one table, \
         since machines differ; “exact” means that no picture of speech is lost or shown twice, that the \
         result is as long as planned, that its sound lies within 1 ms of its pictures and ends with them, \
         and that all of it decodes without an error{}.\n\n\
         The clips are recordings of a screen with speech, 1080p at 30 pictures a second, which `make bench` \
         makes itself. All tools get the same ranges to keep, but auto-editor, which finds its own. ffmpeg's \
         filter graph encodes with x264 `veryfast`. The memory is that of all processes at once; dropcut \
         renders within its daemon, whose memory is told by itself.",
        Zoned::now().strftime("%-d %B %Y"),
        env!("CARGO_PKG_VERSION"),
        tools.ffmpeg,
        tool("smartcut", &tools.smartcut),
        tool("auto-editor", &tools.auto_editor),
        if plays { ", and that Chromium plays it and seeks in it" } else { "" },
    )?;
    let mut two_minutes: Vec<&Results> = all.iter().filter(|results| results.length == 120).collect();
    two_minutes.sort_by_key(|results| results.keyframes);
    if let [every_2, every_8] = two_minutes[..] {
        aims(&mut page, [every_2, every_8])?;
    }
    for results in all {
        table(&mut page, results, tools)?;
    }
    Ok(page)
}

fn aims(page: &mut String, clips: [&Results; 2]) -> Outcome<()> {
    writeln!(
        page,
        "\n## What is aimed at\n\nOn the clip of 2 minutes, with a keyframe every 2 s and every 8 s; what misses \
         its aim is bold.\n\n\
         | | 2 s | aim | 8 s | aim |\n|---|---|---|---|---|"
    )?;
    for aim in AIMS {
        write!(page, "| {}", aim.what)?;
        for (results, bound) in clips.into_iter().zip(aim.bounds) {
            let ratio = results.ratio(aim.of, aim.to).map(|ratio| ratio.median);
            let (sign, is_met) = if aim.at_most {
                ("≤", ratio.is_some_and(|ratio| ratio <= bound))
            } else {
                ("≥", ratio.is_some_and(|ratio| ratio >= bound))
            };
            cells(page, ratio.map(|ratio| format!("{ratio:.2}")), is_met, &format!("{sign} {bound:.1}"))?;
        }
        writeln!(page, " |")?;
    }
    let children = [Dropcut(Join::Hard), Dropcut(Join::Crossfade), Encoded, Job];
    let largest = |results: &Results| {
        children.iter().filter_map(|child| Some(results.memory(*child)?.child)).max_by(f64::total_cmp)
    };
    memory_row(page, "the largest process that dropcut starts", clips.map(largest), MOST_CHILD)?;
    memory_row(page, "the daemon", clips.map(|results| Some(results.memory(Job)?.program)), MOST_DAEMON)
}

fn memory_row(page: &mut String, whose: &str, measured: [Option<f64>; 2], most: f64) -> Outcome<()> {
    write!(page, "| the memory of {whose}, in MB")?;
    for memory in measured {
        let memory = memory.filter(|memory| *memory > 0.0);
        let is_met = memory.is_some_and(|memory| memory <= most);
        cells(page, memory.map(|memory| format!("{memory:.0}")), is_met, &format!("≤ {most}"))?;
    }
    writeln!(page, " |")?;
    Ok(())
}

/// What was measured, in bold where it misses the aim, and the aim.
fn cells(page: &mut String, measured: Option<String>, is_met: bool, aim: &str) -> Outcome<()> {
    match measured {
        None => write!(page, " | – | {aim}")?,
        Some(measured) if is_met => write!(page, " | {measured} | {aim}")?,
        Some(measured) => write!(page, " | **{measured}** | {aim}")?,
    }
    Ok(())
}

fn table(page: &mut String, results: &Results, tools: &Tools) -> Outcome<()> {
    let rounds = results.rounds();
    let rounds = if rounds == 1 { "One round".to_owned() } else { format!("{rounds} rounds") };
    let once = results.seconds(Decode).map_or(0.0, |seconds| seconds.median);
    writeln!(
        page,
        "\n## {}\n\n{rounds}; decoding the pictures took {once:.1} s. dropcut found {} of {} pauses.\n\n\
         | | time | memory | result |\n|---|---|---|---|",
        results.title, results.found, results.pauses
    )?;
    for (join, title) in
        [(None, "no edit"), (Some(Join::Crossfade), "crossfades of 0.3 s"), (Some(Join::Hard), "hard cuts")]
    {
        writeln!(page, "| **{title}** | | | |")?;
        for contender in ALL.into_iter().filter(|contender| contender.join() == join) {
            if !contender.takes_part(results.length) {
                continue;
            }
            let is_missing = match contender {
                Smartcut => tools.smartcut.is_none(),
                AutoEditor => tools.auto_editor.is_none(),
                _ => false,
            };
            let result = match results.wrongs(contender) {
                _ if is_missing => "not installed here".into(),
                None => String::new(),
                Some([]) => "exact".into(),
                Some(wrongs) => wrongs.join(", "),
            };
            let time = results.ratio(contender, Decode).map(shown).unwrap_or_default();
            let memory = results.memory(contender).filter(|memory| memory.together > 0.0);
            let memory = memory.map(|memory| format!("{:.0} MB", memory.together));
            writeln!(page, "| {} | {time} | {} | {result} |", contender.name(), memory.unwrap_or_default())?;
        }
    }
    if let Some(ratio) = results.ratio(Pauses, Pcm) {
        writeln!(
            page,
            "\nFinding the pauses takes {:.2} times what decoding the sound alone does.",
            ratio.median
        )?;
    }
    Ok(())
}

fn shown(ratio: Spread) -> String {
    if ratio.least == ratio.most {
        return format!("{:.2}", ratio.median);
    }
    format!("{:.2} ({:.2}–{:.2})", ratio.median, ratio.least, ratio.most)
}
