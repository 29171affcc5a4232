//! The sound of a clip: bursts like speech, with pauses at known places, in a quiet room.
//!
//! No two syllables are alike in pitch, length and colour, so that a piece of the sound tells its own time.

use std::f32::consts::TAU;

use crate::chance::Chance;

/// In hertz.
pub const SAMPLE_RATE: usize = 48_000;

/// The pauses of a talk of two minutes, in seconds; a longer one has them again and again.
const PAUSES: [f64; 12] = [1.2, 2.5, 4.8, 1.0, 3.3, 2.2, 5.0, 1.6, 3.9, 2.8, 4.2, 2.5];

/// How long it is quiet before the first word and after the last, in seconds: too short for a pause.
const LEAD: f64 = 0.35;
const TAIL: f64 = 0.6;

/// The noise of the room: 60 dB below full scale.
const ROOM: f32 = 0.001_732;

/// When there is speech, in seconds, and between two of them a pause.
pub fn speech(length: u32) -> Vec<(f64, f64)> {
    let pauses: Vec<f64> = match length {
        ..=30 => PAUSES[..3].to_vec(),
        31..=120 => PAUSES.to_vec(),
        _ => PAUSES.iter().copied().cycle().take(64).collect(),
    };
    let mut chance = Chance::new("how long each stretch of speech is");
    let shares: Vec<f64> = (0..=pauses.len()).map(|_| f64::from(chance.between(0.5, 1.5))).collect();
    let spoken = f64::from(length) - LEAD - TAIL - pauses.iter().sum::<f64>();
    let unit = spoken / shares.iter().sum::<f64>();
    let mut at = LEAD;
    let ends_with = pauses.iter().chain([&TAIL]);
    let stretch = |(share, pause): (&f64, &f64)| {
        let start = at;
        at += share * unit + pause;
        (start, at - pause)
    };
    shares.iter().zip(ends_with).map(stretch).collect()
}

/// The sound of `length` seconds, one channel of 16 bits.
pub fn sound(length: u32) -> Vec<u8> {
    let mut chance = Chance::new("what is said");
    let mut samples = vec![0.0; length as usize * SAMPLE_RATE];
    for (start, end) in speech(length) {
        let place = |time: f64| (time * SAMPLE_RATE as f64) as usize;
        say(&mut samples[place(start)..place(end)], &mut chance);
    }
    let mut room = Chance::new("the noise of the room");
    let heard = |sample: &f32| ((sample + room.between(-ROOM, ROOM)) * 32_767.0) as i16;
    samples.iter().map(heard).flat_map(i16::to_le_bytes).collect()
}

/// Fills `samples` with syllables, from the first to the last.
fn say(samples: &mut [f32], chance: &mut Chance) {
    let mut left = samples;
    while !left.is_empty() {
        let length = (chance.between(0.12, 0.26) * SAMPLE_RATE as f32) as usize;
        // The last one goes on to the end.
        let length = if left.len() < 2 * length { left.len() } else { length };
        let (syllable, rest) = left.split_at_mut(length);
        pronounce(syllable, chance);
        let word_ends = chance.below(5) == 0;
        let gap = chance.between(0.0, 0.05) + if word_ends { 0.08 } else { 0.0 };
        let gap = (gap * SAMPLE_RATE as f32) as usize;
        // Nothing is said in the gap, unless nothing came after it.
        left = if gap + SAMPLE_RATE / 10 < rest.len() { &mut rest[gap..] } else { rest };
    }
}

/// A voice of sixteen overtones with a pitch that glides, which begins with a hiss now and then.
fn pronounce(syllable: &mut [f32], chance: &mut Chance) {
    let pitch = chance.between(95.0, 210.0);
    let glide = chance.between(-0.2, 0.2);
    let overtones: Vec<f32> = (1..=16).map(|number| chance.between(0.2, 1.0) / number as f32).collect();
    let loudness = chance.between(0.25, 0.4) / overtones.iter().sum::<f32>().sqrt();
    let hiss = if chance.below(3) == 0 { SAMPLE_RATE / 20 } else { 0 };
    let edge = SAMPLE_RATE as f32 / 200.0;
    let length = syllable.len();
    let mut phase = 0.0;
    for (at, sample) in syllable.iter_mut().enumerate() {
        let done = at as f32 / length as f32;
        phase = (phase + pitch * (1.0 + glide * done) / SAMPLE_RATE as f32).fract();
        let swell = (at as f32 / edge).min((length - at) as f32 / edge).min(1.0);
        let voice: f32 =
            (1..).zip(&overtones).map(|(number, share)| share * (TAU * phase * number as f32).sin()).sum();
        let tone = if at < hiss { chance.between(-0.5, 0.5) } else { voice };
        *sample = tone * loudness * swell;
    }
}
