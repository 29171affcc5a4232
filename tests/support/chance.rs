//! Chance that can be repeated, for tests that interrupt at any moment.

use std::env;

/// Numbers like chance would choose (xorshift), the same for the same seed.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Random {
        // All zeros would stay so.
        Random(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    /// A number below `limit`.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }
}

/// Plays rounds, each with a seed of its own: `rounds` of them, as many as make up the interruptions that `SOAK` asks
/// for at `each` a round, or the one whose seed is in `DROPCUT_TEST_SEED`.
pub fn play(rounds: u64, each: u64, round: impl Fn(u64)) {
    let number = |name: &str| env::var(name).ok().and_then(|number| number.parse::<u64>().ok());
    if let Some(seed) = number("DROPCUT_TEST_SEED") {
        return round(seed);
    }
    let rounds = number("SOAK").map_or(rounds, |all| all.div_ceil(each));
    for seed in 1..=rounds {
        // The last of these lines tells how to repeat what failed.
        println!("{} of {} interruptions; DROPCUT_TEST_SEED={seed}", (seed - 1) * each, rounds * each);
        round(seed);
    }
    super::tell(&format!("random kills: {}", rounds * each));
}
