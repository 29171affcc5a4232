//! `fps(fps)`: the number of pictures a second.

use num_rational::Ratio;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Amount, Edit, Stage};
use crate::engine::editor::Editor;
use crate::engine::language::Language;
use crate::engine::words::say;

#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Fps {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fps: Option<Amount>,
}

/// The exact rate that people mean: 29.97 is 30000/1001.
fn exact(fps: Amount) -> Ratio<i64> {
    let fps = fps.ratio();
    let whole = (fps * Ratio::new(1001, 1000)).round();
    let television = whole * Ratio::new(1000, 1001);
    let apart = if fps > television { fps - television } else { television - fps };
    if !fps.is_integer() && apart < Ratio::new(1, 100) { television } else { fps }
}

impl Edit for Fps {
    fn stage(&self) -> Stage {
        Stage::File
    }

    fn apply(&self, editor: &mut Editor<'_>) -> Result<String, String> {
        let language = editor.language;
        let Some(fps) = self.fps else {
            return Err(say!(language, "rate-unclear"));
        };
        if !(Ratio::from_integer(1)..=Ratio::from_integer(120)).contains(&fps.ratio()) {
            return Err(say!(language, "rate-beyond", rate = language.number(fps)));
        }
        let (rate, before) = (exact(fps), editor.rate());
        editor.result.output.rate = Some(rate);
        let repeats = before.is_some_and(|before| before < rate);
        let rate = language.number(fps);
        Ok(match repeats {
            true => say!(language, "rate-repeated-done", rate),
            false => say!(language, "rate-done", rate),
        })
    }

    fn tell(&self, language: Language) -> String {
        match self.fps {
            Some(fps) => say!(language, "rate-step", rate = language.number(fps)),
            None => say!(language, "rate-unclear-step"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rates_of_television_are_exact() {
        for (said, rate) in [
            (29.97, Ratio::new(30_000, 1001)),
            (23.976, Ratio::new(24_000, 1001)),
            (59.94, Ratio::new(60_000, 1001)),
            (30.0, Ratio::from_integer(30)),
            (12.5, Ratio::new(25, 2)),
        ] {
            assert_eq!(exact(Amount::from_f64(said).unwrap()), rate, "{said}");
        }
    }
}
