//! dropcut turns a folder into a video editor.
//!
//! Data flows one way, and each module imports what is downstream of it or the shared vocabulary:
//!
//! 1. [`inbox`] tells which clips lie there, settled and whole, and what is asked of them;
//! 2. [`intake`] makes jobs of them, each once;
//! 3. [`job`] is a job, the step it is at, and the ledger that remembers;
//! 4. [`schedule`] decides which job is worked on next;
//! 5. [`pipeline`] takes it through its steps, speaking to a backend;
//! 6. [`outbox`] lays out the result and the report, and puts the originals away;
//! 7. [`upkeep`] lays notes beside the clips that wait, and clears away what no job needs any more.
//!
//! [`nemo`] is the contract with a backend and its client; [`engine`] is the backend on this machine. Both share the
//! contract's types, and neither knows the other. [`daemon`] runs it all; [`control`] answers those who ask and
//! wish, among them the commands of [`cli`]. [`config`], [`disk`], [`http`] and [`media`] are the shared vocabulary,
//! and `crash` is for the tests.

mod causes;
pub mod cli;
pub mod config;
pub mod control;
mod crash;
pub mod daemon;
pub mod disk;
pub mod engine;
pub mod http;
pub mod inbox;
pub mod intake;
pub mod job;
pub mod media;
pub mod nemo;
pub mod outbox;
pub mod pipeline;
pub mod schedule;
pub mod upkeep;
