//! `codec(video, audio, crf)`: how pictures and sound are encoded.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Edit, Stage, compress, format};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::{AudioCodec, VideoCodec};
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Codec {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub video: Option<Asked<VideoCodec>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audio: Option<Asked<AudioCodec>>,
    /// The encoder's own measure of quality.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub crf: Option<u8>,
}

/// A codec, or the name of one that the engine does not write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(untagged)]
pub enum Asked<C> {
    Known(C),
    Other(String),
}

impl<C: Copy> Asked<C> {
    fn known(&self) -> Option<C> {
        match self {
            Asked::Known(codec) => Some(*codec),
            Asked::Other(_) => None,
        }
    }
}

impl Codec {
    fn names(&self) -> String {
        let video = self.video.as_ref().map(|asked| match asked {
            Asked::Known(codec) => codec.name().to_string(),
            Asked::Other(name) => short(name),
        });
        let audio = self.audio.as_ref().map(|asked| match asked {
            Asked::Known(codec) => codec.name().to_string(),
            Asked::Other(name) => short(name),
        });
        video.into_iter().chain(audio).collect::<Vec<_>>().join(", ")
    }
}

fn short(name: &str) -> String {
    name.chars().take(12).collect::<String>().to_uppercase()
}

impl Edit for Codec {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let names = self.names();
        let other =
            matches!(self.video, Some(Asked::Other(_))) || matches!(self.audio, Some(Asked::Other(_)));
        if other || names.is_empty() {
            return Err(say!(language, "codec-other", names));
        }
        let mut output = editor.result.output.clone();
        output.video = self.video.as_ref().and_then(Asked::known).or(output.video);
        output.audio = self.audio.as_ref().and_then(Asked::known).or(output.audio);
        if let Some(crf) = self.crf {
            output.crf = Some(compress::quality(crf, output.video, language)?);
        }
        // Whatever comes after in the message asks for the format again.
        let wanted = editor.asked_format();
        if let Some(wanted) = wanted.filter(|wanted| output.format(*wanted) != *wanted) {
            let container = format::name(wanted);
            return Err(say!(language, "codec-other-file", format = container, names));
        }
        if let (None, Some(video)) = (wanted, output.video)
            && let Some(natural) =
                video.formats().first().filter(|format| output.format(**format) == **format)
            && video != VideoCodec::H264
        {
            editor.result.format = Some(*natural);
        }
        editor.result.output = output;
        Ok(say!(language, "codec-done", names))
    }

    fn tell(&self, language: Language) -> String {
        let names = self.names();
        say!(language, "codec-step", names)
    }
}
