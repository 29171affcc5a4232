//! Whether a result is right: each tool is held to the same measures.
//!
//! Pictures bear their numbers, and the sound of no two moments is alike, so that a result tells by itself what of
//! the clip is in it, and how far its sound lies from its pictures.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::Outcome;
use crate::clips::Clip;
use crate::measure::{ffmpeg, output_of};
use crate::picture::{BLOCK, BLOCKS, BLOCKS_AT, RATE};

/// How far sound may lie from its pictures, and the ends of both from another, in milliseconds.
const SLACK: f64 = 1.0;
/// How much longer or shorter than planned each range may be: a cut may be moved that far within a pause.
const MOVED: f64 = 0.06;

/// How far a picture may be from its place after the one before, in pictures.
const OFF_TIME: f64 = 0.05;

/// In hertz, for comparing sounds.
const SAMPLE_RATE: usize = 16_000;
/// How much sound is compared, and how far away it is looked for, in samples: 1 s and 0.15 s.
const COMPARED: usize = SAMPLE_RATE;
const LOOKED_FOR: usize = SAMPLE_RATE * 15 / 100;

/// What is wrong with `result`, an edit of `clip` that should last for so many pictures, where that is known; nothing
/// where it is exact.
pub fn wrongs(clip: &Clip, result: &Path, planned: Option<(u32, usize)>) -> Outcome<Vec<String>> {
    let (numbers, errors) = numbers(result)?;
    let times = Times::of(result)?;
    let mut wrongs = Vec::new();
    let mut note = |count: usize, one: &str, many: &str| match count {
        0 => {}
        1 => wrongs.push(format!("1 {one}")),
        _ => wrongs.push(format!("{count} {many}")),
    };
    note(errors, "error in decoding", "errors in decoding");
    note(times.disordered, "packet out of order", "packets out of order");
    note(
        times.steps().filter(|step| (step - 1.0).abs() > OFF_TIME).count(),
        "picture at a wrong time",
        "pictures at a wrong time",
    );
    let mut shown: BTreeMap<u32, usize> = BTreeMap::new();
    numbers.iter().flatten().for_each(|number| *shown.entry(*number).or_default() += 1);
    let spoken = clip.speech.iter().flat_map(|&(start, end)| {
        let picture = |time: f64| time * f64::from(RATE);
        picture(start).ceil() as u32..picture(end) as u32
    });
    note(
        spoken.filter(|number| !shown.contains_key(number)).count(),
        "picture of speech lost",
        "pictures of speech lost",
    );
    note(shown.values().filter(|count| **count > 1).count(), "picture shown twice", "pictures shown twice");
    let backwards = |pair: &[u32]| pair[1] < pair[0];
    let readable: Vec<u32> = numbers.iter().flatten().copied().collect();
    note(readable.windows(2).filter(|pair| backwards(pair)).count(), "jump backwards", "jumps backwards");

    if let Some((pictures, ranges)) = planned {
        let apart = times.length() - f64::from(pictures) / f64::from(RATE);
        if apart.abs() > MOVED * ranges as f64 {
            let direction = if apart > 0.0 { "long" } else { "short" };
            wrongs.push(format!("{:.1} s too {direction}", apart.abs()));
        }
    }
    let lags = lags(clip, result, &numbers, &times)?;
    let furthest = lags.iter().copied().max_by(|a, b| a.abs().total_cmp(&b.abs()));
    match furthest {
        None => wrongs.push("the sound cannot be compared".into()),
        Some(lag) if lag.abs() > SLACK => {
            let direction = if lag > 0.0 { "late" } else { "early" };
            wrongs.push(format!("sound up to {:.0} ms {direction}", lag.abs()));
        }
        Some(_) => {}
    }
    if times.ends_apart.abs() > SLACK {
        let direction = if times.ends_apart > 0.0 { "after" } else { "before" };
        wrongs.push(format!("sound ends {:.0} ms {direction} the pictures", times.ends_apart.abs()));
    }
    Ok(wrongs)
}

/// The number that each picture bears, in the order in which they are shown, `None` where it cannot be read; and how
/// many errors there were in decoding pictures and sound.
fn numbers(file: &Path) -> Outcome<(Vec<Option<u32>>, usize)> {
    let (x, y) = BLOCKS_AT;
    // Numbered anew: wrong times are no errors in decoding, and are looked for elsewhere.
    let size = format!("{}:{BLOCK}", BLOCKS * BLOCK);
    let blocks = format!("crop={size}:{x}:{y},scale={BLOCKS}:1:flags=area,settb=1/{RATE},setpts=N");
    let output = ffmpeg(&[], file)
        .args(["-map", "0:v:0", "-vf", &blocks, "-fps_mode", "passthrough", "-pix_fmt", "gray"])
        .args(["-f", "rawvideo", "pipe:1", "-map", "0:a:0", "-f", "null", "-"])
        .output()?;
    let errors = String::from_utf8_lossy(&output.stderr).lines().count();
    Ok((output.stdout.chunks_exact(BLOCKS).map(number).collect(), errors))
}

fn number(blocks: &[u8]) -> Option<u32> {
    let bits: Option<Vec<u32>> = blocks
        .iter()
        .map(|grey| match grey {
            0..=70 => Some(0),
            180..=255 => Some(1),
            _ => None,
        })
        .collect();
    let bits = bits?;
    let (number, mark) = bits.split_at(20);
    (mark == [1, 0, 1, 0]).then(|| number.iter().rev().fold(0, |number, bit| number << 1 | bit))
}

/// What a file says of times.
struct Times {
    /// Of the pictures, in the order in which they are shown, in seconds.
    shown: Vec<f64>,
    /// How many packets are to be decoded no later than those before.
    disordered: usize,
    /// How much later than the pictures the sound ends, in milliseconds.
    ends_apart: f64,
}

impl Times {
    /// How long the pictures last, in seconds.
    fn length(&self) -> f64 {
        let between = self.shown.last().zip(self.shown.first()).map_or(0.0, |(last, first)| last - first);
        between + 1.0 / f64::from(RATE)
    }

    /// How far each picture is from the one before, in pictures.
    fn steps(&self) -> impl Iterator<Item = f64> {
        self.shown.windows(2).map(|pair| (pair[1] - pair[0]) * f64::from(RATE))
    }

    fn of(file: &Path) -> Outcome<Times> {
        let probe = |words: &[&str]| {
            let mut command = Command::new("ffprobe");
            output_of(command.args(["-v", "error", "-of", "csv=p=0"]).args(words).arg(file))
        };
        let packets = probe(&["-select_streams", "v:0", "-show_entries", "packet=pts_time,dts_time,flags"])?;
        let mut shown = Vec::new();
        let (mut disordered, mut before) = (0, f64::NEG_INFINITY);
        for line in String::from_utf8_lossy(&packets).lines() {
            let words: Vec<&str> = line.split(',').collect();
            let [pts, dts, flags, ..] = words[..] else { continue };
            // Those that only help to decode others are not shown.
            if !flags.contains('D') {
                shown.extend(pts.parse::<f64>());
            }
            if let Ok(dts) = dts.parse::<f64>() {
                disordered += usize::from(dts <= before);
                before = dts;
            }
        }
        shown.sort_by(f64::total_cmp);
        let end = |stream| -> Outcome<f64> {
            let line = probe(&["-select_streams", stream, "-show_entries", "stream=start_time,duration"])?;
            let line = String::from_utf8_lossy(&line).trim().to_owned();
            let times: Result<Vec<f64>, _> = line.split(',').map(str::parse).collect();
            Ok(times?.iter().sum())
        };
        Ok(Times { shown, disordered, ends_apart: (end("a:0")? - end("v:0")?) * 1000.0 })
    }
}

/// How much later than its pictures the sound of each range is, in milliseconds.
fn lags(clip: &Clip, result: &Path, numbers: &[Option<u32>], times: &Times) -> Outcome<Vec<f64>> {
    let (source, sound) = (samples(&clip.path)?, samples(result)?);
    let place = |time: f64| (time * SAMPLE_RATE as f64).round() as usize;
    let half = COMPARED / SAMPLE_RATE * RATE as usize / 2;
    let mut lags = Vec::new();
    for (first, length) in runs(numbers) {
        let middle = first + length / 2;
        if length < 3 * half {
            continue;
        }
        let (Some(Some(number)), Some(time)) = (numbers.get(middle - half), times.shown.get(middle - half))
        else {
            continue;
        };
        let from = place(f64::from(*number) / f64::from(RATE)).saturating_sub(LOOKED_FOR);
        let heard = sound.get(place(*time)..place(*time) + COMPARED);
        let around = source.get(from..from + COMPARED + 2 * LOOKED_FOR);
        if let (Some(heard), Some(around)) = (heard, around) {
            let lag = LOOKED_FOR as f64 - best_place(heard, around) as f64;
            lags.push(lag * 1000.0 / SAMPLE_RATE as f64);
        }
    }
    Ok(lags)
}

/// Where the numbers go up by one, as the first picture and how many.
fn runs(numbers: &[Option<u32>]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    let mut before = None;
    for (at, number) in numbers.iter().enumerate() {
        if number.is_some() {
            match runs.last_mut() {
                Some(run) if before.is_some() && *number == before => run.1 += 1,
                _ => runs.push((at, 1)),
            }
        }
        before = number.map(|number| number + 1);
    }
    runs
}

/// Where in `around` the sound is most like `heard`.
fn best_place(heard: &[f32], around: &[f32]) -> usize {
    let likeness = |part: &[f32]| {
        let (mut product, mut energy) = (0.0, 1e-9);
        for (a, b) in heard.iter().zip(part) {
            product += a * b;
            energy += b * b;
        }
        product / f32::sqrt(energy)
    };
    let places = around.windows(heard.len()).map(likeness).enumerate();
    places.max_by(|a, b| a.1.total_cmp(&b.1)).map_or(0, |(place, _)| place)
}

/// The sound of `file` from its beginning, as one channel.
fn samples(file: &Path) -> Outcome<Vec<f32>> {
    let bytes = output_of(
        ffmpeg(&[], file).args(["-vn", "-af", "aresample=async=1:first_pts=0", "-ac", "1"]).args([
            "-ar",
            &SAMPLE_RATE.to_string(),
            "-f",
            "s16le",
            "pipe:1",
        ]),
    )?;
    let sample = |pair: &[u8]| f32::from(i16::from_le_bytes([pair[0], pair[1]])) / 32_768.0;
    Ok(bytes.chunks_exact(2).map(sample).collect())
}
