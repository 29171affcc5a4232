//! What is known of media files, and the one door to `ffmpeg` and `ffprobe`.
//!
//! Files come from outside and are hostile: a `.mp4` may be a playlist that names other files. Every child
//! process gets only the `file` and `pipe` protocols and the demuxers of the accepted types.

mod container;
mod fit;
mod format;
mod hardware;
mod looks;
mod packets;
mod probe;
pub mod process;
mod tools;

pub use container::{Wholeness, check_whole};
pub use fit::{FitError, length, make_fit};
pub use format::{ACCEPTED, Format, Kind, Shape, accepted_types};
pub use hardware::Hardware;
pub use looks::{TRANSPORT_STREAM, looks_like};
pub use probe::{AudioStream, Color, HighDynamicRange, Matrix, Probe, ProbeError, VideoStream, probe};
pub use tools::{Tools, ToolsError, check_tools, has_encoder, has_filter};
