//! The embedded engine: the contract of `nemo`, served on this machine.

pub mod analysis;
pub mod render;
pub mod timeline;
