//! The embedded engine: the contract of `nemo`, served on this machine.

pub mod answer;
pub mod editor;
pub mod language;
pub mod op;
pub mod planner;
pub mod timeline;
