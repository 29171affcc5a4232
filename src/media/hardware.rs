//! The encoders of the hardware, by their names in the configuration.

use serde::Deserialize;

/// What encodes instead of the processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hardware {
    Vaapi,
    Nvenc,
    Qsv,
    V4l2m2m,
}

impl Hardware {
    /// Its name, as in the configuration.
    pub fn name(self) -> &'static str {
        match self {
            Hardware::Vaapi => "vaapi",
            Hardware::Nvenc => "nvenc",
            Hardware::Qsv => "qsv",
            Hardware::V4l2m2m => "v4l2m2m",
        }
    }
}
