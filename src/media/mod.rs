//! What is known of media files, and the one door to `ffmpeg` and `ffprobe`.
//!
//! Files come from outside and are hostile: a `.mp4` may be a playlist that names other files. Every child
//! process gets only the `file` and `pipe` protocols and the demuxers of the accepted types.

mod format;

pub use format::{ACCEPTED, Format, Kind, accepted_types};
