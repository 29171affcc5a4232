//! The real program, ended at every place of its work as a power cut would end it, started again, and ended once more
//! on its way back: nothing is done twice and nothing is lost.

#![cfg(feature = "crash-points")]

#[path = "crashes/cloud.rs"]
mod cloud;
#[path = "crashes/embedded.rs"]
mod embedded;
#[path = "crashes/explore.rs"]
mod explore;
#[path = "crashes/sources.rs"]
mod sources;
mod support;
