//! `limit_duration(seconds)`: keeps the beginning, as long as is asked; where a higher speed is asked without a number,
//! it is the speed that fits.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage, told};
use crate::engine::editor::{Editor, Limited};
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LimitDuration {
    pub seconds: Amount,
}

impl Edit for LimitDuration {
    fn stage(&self) -> Stage {
        Stage::Limit
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let asked = told(self.seconds.ratio(), language);
        if editor.wants_highlights {
            return Err(say!(language, "limit-highlights", asked));
        }
        Ok(match editor.limit(self.seconds.ratio())? {
            Limited::Already(length) => {
                say!(language, "limit-already", length = told(length, language), asked)
            }
            Limited::Cut(rest) => {
                say!(language, "limit-done", asked, rest = told(rest, language))
            }
        })
    }

    fn tell(&self, language: Language) -> String {
        let asked = self.seconds.told(language);
        say!(language, "limit-step", asked)
    }
}
