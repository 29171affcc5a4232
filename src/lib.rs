//! dropcut turns a folder into a video editor.
//!
//! [`config`], [`disk`] and [`media`] are the shared vocabulary.

pub mod config;
pub mod disk;
pub mod engine;
pub mod job;
pub mod media;
pub mod nemo;
pub mod outbox;
pub mod pipeline;
