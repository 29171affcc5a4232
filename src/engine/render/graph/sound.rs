//! The sound of the uses of a timeline. All of it is pure.

use std::fmt::Write;

use num_rational::Ratio;

use super::super::plan::{Canvas, SAMPLE_RATE, samples};
use super::super::sound::PEAK;
use super::{Graph, Part, Source, UNQUEUED, as_f64, seconds};
use crate::engine::timeline::Clip;
use crate::media::process::Invocation;

/// What sound is while it is filtered.
pub const STEREO: &str = "aformat=sample_fmts=fltp:channel_layouts=stereo";

/// Writes the sound of `batch` to the standard output, as bare stereo of 16 bits.
pub fn sound(batch: &[Source<'_>], canvas: &Canvas) -> Invocation {
    let mut invocation = Invocation::ffmpeg();
    for source in batch.iter().filter(|source| source.has_sound()) {
        if let Some(seek) = source.seek() {
            invocation = invocation.args(["-ss", &seconds(seek)]);
        }
        invocation = invocation.args(UNQUEUED).args(["-vn", "-sn", "-dn"]).input(source.input);
    }
    invocation.args(["-filter_complex", &sound_graph(batch, canvas), "-map", "[out]"]).args([
        "-f",
        "s16le",
        "-ac",
        "2",
        "-ar",
        &SAMPLE_RATE.to_string(),
        "pipe:1",
    ])
}

fn sound_graph(batch: &[Source<'_>], canvas: &Canvas) -> String {
    let mut graph = Graph::default();
    let mut input = 0;
    for (number, source) in batch.iter().enumerate() {
        let part = source.part;
        let sample = |picture: u64| canvas.sample(part.begins + picture) - canvas.sample(part.begins);
        let length = sample(part.pictures);
        let silence = format!("anullsrc=r={SAMPLE_RATE}:cl=stereo,{STEREO}");
        if source.has_sound() {
            // Silence follows for a clip whose sound ends early; `apad` adds none where no sound came at all.
            let from = samples(part.start - source.seek().unwrap_or(0));
            let _ = write!(
                graph.text,
                "[{input}:a:{}]{},atrim=start_sample={from},{}{}asetpts=PTS-STARTPTS[r{number}];\
                 {silence},atrim=end_sample={length}[z{number}];\
                 [r{number}][z{number}]concat=n=2:v=0:a=1,",
                source.clip.audio_track,
                stereo(source.clip),
                gain(part.gain),
                tempo(part.speed)
            );
            input += 1;
        } else {
            let _ = write!(graph.text, "{silence},");
        }
        let _ = write!(graph.text, "atrim=end_sample={length},asetpts=PTS-STARTPTS");
        if part.reversed {
            graph.text.push_str(",areverse,asetpts=N/SR/TB");
        }
        graph.parts(number, batch, "asplit", |kind, from, to| {
            let (from, to) = (sample(from), sample(to));
            let fade = match kind {
                Part::Head => format!(",afade=t=in:ns={}", to - from),
                Part::Body => String::new(),
                Part::Tail => format!(",afade=t=out:ns={}", to - from),
            };
            format!("atrim=start_sample={from}:end_sample={to},asetpts=PTS-STARTPTS{fade}")
        });
        if part.overlap > 0 {
            graph.join(number, "amix=inputs=2:normalize=0");
        }
        graph.body(number, batch);
    }
    graph.concatenate("v=0:a=1");
    let _ = write!(graph.text, "{STEREO}[out]");
    graph.text
}

/// The filters that make the sound of `clip` stereo of the result's rate, with its holes filled. More channels than
/// two are brought down as loud as they are, with only those peaks held that would be cut off; in whole numbers, ffmpeg
/// would make all of it 8 dB softer. One is heard as loud from both sides; left to itself, ffmpeg would take 3 dB from
/// it.
pub fn stereo(clip: &Clip) -> String {
    let both = if clip.is_mono { "pan=stereo|c0=c0|c1=c0," } else { "" };
    let held = if clip.is_surround { format!(",{}", held(PEAK)) } else { String::new() };
    format!("aresample={SAMPLE_RATE}:async=1:first_pts=0:internal_sample_fmt=fltp,{both}{STEREO}{held}")
}

/// The filter that holds peaks below `ceiling` decibels of full scale, and leaves every sample where it is.
pub fn held(ceiling: f64) -> String {
    let limit = 10_f64.powf(ceiling / 20.0).clamp(0.0625, 1.0);
    format!("alimiter=limit={limit:.5}:attack=5:release=80:level=false:latency=1")
}

/// The filter that makes a sound louder by so many tenths of a decibel, with a comma behind it, or nothing. Only what
/// that would cut off is held down.
fn gain(tenths: i32) -> String {
    let louder = format!("volume={:.1}dB,", f64::from(tenths) / 10.0);
    match tenths.signum() {
        0 => String::new(),
        1 => format!("{louder}{},", held(PEAK)),
        _ => louder,
    }
}

/// A chain of `atempo`, each within the range in which it sounds well, or nothing.
fn tempo(speed: Ratio<i64>) -> String {
    let mut left = as_f64(speed);
    let mut chain = String::new();
    while !(0.5..=2.0).contains(&left) {
        let step = if left > 2.0 { 2.0 } else { 0.5 };
        let _ = write!(chain, "atempo={step},");
        left /= step;
    }
    if left != 1.0 {
        let _ = write!(chain, "atempo={left:.9},");
    }
    chain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn great_changes_of_tempo_are_made_in_steps() {
        for (speed, chain) in [
            (Ratio::new(1, 1), ""),
            (Ratio::new(2, 1), "atempo=2.000000000,"),
            (Ratio::new(6, 1), "atempo=2,atempo=2,atempo=1.500000000,"),
            (Ratio::new(1, 4), "atempo=0.5,atempo=0.500000000,"),
        ] {
            assert_eq!(tempo(speed), chain);
        }
    }
}
