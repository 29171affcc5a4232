//! The daemon and its inbox: what is dropped there becomes a job, whole and once.

#[path = "watch/arrivals.rs"]
mod arrivals;
#[path = "watch/left_alone.rs"]
mod left_alone;
#[path = "watch/names.rs"]
mod names;
#[path = "watch/originals.rs"]
mod originals;
#[path = "watch/prompts.rs"]
mod prompts;
mod support;

use serde_json::Value;
use support::daemon::{Home, one_second};
use support::recorder::{Options, Recorder};

/// What every test asks for.
const ASKED: &str = "trim the pauses\n";

/// A backend that is done at once and takes no notice of what it costs.
fn backend() -> Recorder {
    let recorder = Recorder::with(Options { media: one_second(), polls: 1, ..Options::default() });
    recorder.set_credits(1_000_000);
    recorder
}

/// The jobs of that clip.
fn jobs_of(home: &Home, clip: &str) -> Vec<Value> {
    home.status().into_iter().filter(|job| job["clip"] == clip).collect()
}

/// The job of that clip, once it is at `step`.
fn at_step(home: &Home, clip: &str, step: &str) -> Option<Value> {
    jobs_of(home, clip).into_iter().find(|job| job["step"] == step)
}
