//! `make fuzz`: feeds each target for `FUZZ_SECONDS` with what it makes of the kept corpus, led by the branches that an
//! input reaches where the program was built to count them, as `make fuzz` does.
//!
//! An input that makes a target fail is kept in its corpus, so `make test` fails until that is mended.

mod targets;

use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;
use std::time::{Duration, Instant};

use targets::{TARGETS, Target, corpus};

/// The longest input, in bytes.
const LONGEST: usize = 4096;
/// An input that takes longer is a find too.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where the compiler had the counters put: the beginning and the end of each region.
static COUNTERS: Mutex<Vec<(usize, usize)>> = Mutex::new(Vec::new());

/// Told by the program itself as it starts, once for each part of it.
#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_8bit_counters_init(begin: *mut u8, end: *mut u8) {
    COUNTERS.lock().expect("nobody panics with it").push((begin as usize, end as usize));
}

#[unsafe(no_mangle)]
extern "C" fn __sanitizer_cov_pcs_init(_: *const usize, _: *const usize) {}

/// Sets all counters back and returns those that were up, each with the power of two of its count.
fn reached() -> Vec<u64> {
    let mut reached = Vec::new();
    for (begin, end) in COUNTERS.lock().expect("nobody panics with it").iter() {
        for place in *begin..*end {
            // SAFETY: the region was told by the compiler's own code, is never freed, and only this thread counts.
            let count = unsafe { std::ptr::replace(place as *mut u8, 0) };
            if count > 0 {
                reached.push(((place as u64) << 3) | u64::from(count.ilog2()));
            }
        }
    }
    reached
}

/// Xorshift: as random as it takes.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit.max(1) as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> Option<&'a T> {
        from.get(self.below(from.len()))
    }
}

/// Another input, made of those that there are.
fn mutated(pool: &[Vec<u8>], words: &[&str], random: &mut Random) -> Vec<u8> {
    let mut input = random.pick(pool).cloned().unwrap_or_default();
    for _ in 0..=random.below(4) {
        let at = random.below(input.len() + 1);
        let until = (at + random.below(16)).min(input.len());
        match random.below(7) {
            0 => drop(input.drain(at..until)),
            1 => input.insert(at, random.below(256) as u8),
            2 => input.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= 1 << random.below(8)),
            3 => {
                let word = random.pick(words).map_or("", |word| word);
                input.splice(at..at, word.bytes());
            }
            4 => {
                let other = random.pick(pool).cloned().unwrap_or_default();
                let from = random.below(other.len() + 1);
                input.splice(at..until, other.into_iter().skip(from).take(64));
            }
            5 => {
                let again = input[at..until].to_vec();
                (0..random.below(64)).for_each(|_| drop(input.splice(at..at, again.clone())));
            }
            _ => {
                let number = ["0", "-1", "1e308", "99999999999999999999", "0.0000001"][random.below(5)];
                input.splice(at..until, number.bytes());
            }
        }
    }
    input.truncate(LONGEST);
    input
}

/// Feeds a target until the time is up; an input that makes it fail is returned.
fn fuzz(target: &Target, time: Duration, seed: u64) -> Option<Vec<u8>> {
    let mut random = Random(seed);
    let mut pool: Vec<Vec<u8>> = corpus(target.name).into_iter().map(|(_, input)| input).collect();
    let (mut seen, mut fed, begun) = (HashSet::new(), 0_u64, Instant::now());
    let mut queue = pool.clone();
    while begun.elapsed() < time {
        let input = queue.pop().unwrap_or_else(|| mutated(&pool, target.words, &mut random));
        reached();
        let started = Instant::now();
        if std::panic::catch_unwind(|| (target.feed)(&input)).is_err() || started.elapsed() > PATIENCE {
            return Some(input);
        }
        fed += 1;
        let before = seen.len();
        seen.extend(reached());
        if seen.len() > before {
            pool.push(input);
        }
    }
    println!("{}: {fed} inputs, {} kept for {} branches", target.name, pool.len(), seen.len());
    None
}

fn main() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse().ok());
    let seconds = number("FUZZ_SECONDS").unwrap_or(60);
    let seed = number("FUZZ_SEED").unwrap_or_else(|| u64::from(std::process::id()) * 0x9e37_79b9 + 1);
    let only = std::env::args().nth(1);
    if COUNTERS.lock().expect("nobody panics with it").is_empty() {
        println!("built without counters: the inputs are not led by what they reach");
    }
    println!("FUZZ_SEED={seed} FUZZ_SECONDS={seconds}");
    let mut found = false;
    for target in TARGETS.iter().filter(|target| only.as_deref().is_none_or(|only| only == target.name)) {
        if let Some(input) = fuzz(target, Duration::from_secs(seconds), seed) {
            let name = format!("found-{}", &blake3::hash(&input).to_hex()[..8]);
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target.name).join(name);
            std::fs::write(&path, input).expect("the corpus can be written");
            eprintln!("{} fails with {}", target.name, path.display());
            found = true;
        }
    }
    std::process::exit(i32::from(found));
}
