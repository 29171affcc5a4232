//! The wire contract, and its client.
//!
//! One HTTP contract serves both backends: the NemoVideo cloud and the embedded [`engine`](crate::engine).
//! Each endpoint is a file that holds what is sent, what comes back and the client's call; the engine serves
//! the same types. The client is liberal in what it reads (unknown fields, kinds and nesting are skipped) and
//! exact in what it sends. It never sends anything twice: whether a call may be repeated is for the
//! [`pipeline`](crate::pipeline) to decide, from the [`Error`].

pub mod auth;
mod client;
pub mod credits;
pub mod draft;
mod error;
pub mod event;
pub mod message;
pub mod render;
pub mod session;
pub mod state;
pub mod upload;

pub use client::{Attribution, Client, Reach};
pub use error::{Error, code};
