//! `freeze(at, seconds)`: a picture stands still, without sound, for two seconds where nothing is said; the last one
//! where no moment is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, At, Edge, Edit, LONGEST, Stage, clock, told};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::timeline::Seconds;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Freeze {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seconds: Option<Amount>,
}

impl Freeze {
    fn length(&self) -> Seconds {
        self.seconds.map_or(Seconds::from_integer(2), Amount::ratio)
    }

    fn moment(&self) -> Option<Amount> {
        match self.at {
            Some(At::Moment(moment)) => Some(moment),
            Some(At::Edge(Edge::Start)) => Some(Amount::whole(0)),
            Some(At::Edge(Edge::End)) | None => None,
        }
    }
}

impl Edit for Freeze {
    fn stage(&self) -> Stage {
        Stage::Arrange
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let moment = self.moment().map(Amount::ratio);
        if let Some(moment) = moment.filter(|moment| *moment > editor.length()) {
            let (moment, end) = (clock(moment), clock(editor.length()));
            return Err(say!(language, "beyond-end", moment, end));
        }
        let length = self.length();
        if length * 24 > LONGEST.into() {
            return Err(say!(language, "freeze-too-long"));
        }
        editor.freeze(moment, length)?;
        let length = told(length, language);
        Ok(match moment {
            Some(moment) => say!(language, "freeze-done", moment = clock(moment), length),
            None => say!(language, "freeze-last-done", length),
        })
    }

    fn tell(&self, language: Language) -> String {
        let length = told(self.length(), language);
        match self.moment() {
            Some(moment) => say!(language, "freeze-step", moment = moment.clock(), length),
            None => say!(language, "freeze-last-step", length),
        }
    }
}
