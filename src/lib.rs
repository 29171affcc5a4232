//! dropcut turns a folder into a video editor.
//!
//! [`config`] and [`media`] are the shared vocabulary.

pub mod config;
pub mod engine;
pub mod inbox;
pub mod media;
