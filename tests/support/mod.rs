//! What the integration tests share.

// Each test file is a program of its own and uses a part of this.
#![allow(dead_code, unused_imports)]

pub mod chance;
pub mod daemon;
pub mod recorder;
