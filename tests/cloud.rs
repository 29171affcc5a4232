//! The real program against a NemoVideo server: the whole job, and what becomes of it when things go wrong.

#[path = "cloud/answers.rs"]
mod answers;
#[path = "cloud/case.rs"]
mod case;
#[path = "cloud/errors.rs"]
mod errors;
#[path = "cloud/faults.rs"]
mod faults;
#[path = "cloud/interrupted.rs"]
mod interrupted;
#[cfg(feature = "crash-points")]
#[path = "cloud/matrix.rs"]
mod matrix;
#[path = "cloud/notes.rs"]
mod notes;
#[path = "cloud/outage.rs"]
mod outage;
#[path = "cloud/oversize.rs"]
mod oversize;
#[path = "cloud/pieces.rs"]
mod pieces;
#[path = "cloud/questions.rs"]
mod questions;
#[path = "cloud/streams.rs"]
mod streams;
mod support;
#[path = "cloud/unreachable.rs"]
mod unreachable;
#[path = "cloud/whole.rs"]
mod whole;
