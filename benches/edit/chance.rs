//! Chance that comes out the same every time, so that a clip is made anew as it was.

use blake3::{Hasher, OutputReader};

pub struct Chance(OutputReader);

impl Chance {
    pub fn new(seed: &str) -> Chance {
        Chance(Hasher::new().update(seed.as_bytes()).finalize_xof())
    }

    /// From 0 up to 1, without it.
    pub fn unit(&mut self) -> f32 {
        let mut bytes = [0; 2];
        self.0.fill(&mut bytes);
        f32::from(u16::from_le_bytes(bytes)) / 65_536.0
    }

    pub fn between(&mut self, least: f32, most: f32) -> f32 {
        least + (most - least) * self.unit()
    }

    /// A number below `limit`, which is at most 65,536.
    pub fn below(&mut self, limit: usize) -> usize {
        (self.unit() * limit as f32) as usize
    }
}
