//! Subtitles: words that belong to a clip and follow its cuts.

use serde::{Deserialize, Serialize};

use super::{Position, Seconds, Text, TextStyle, Timeline, exact};

/// What is said in a clip, and when.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cue {
    /// The handle of the clip.
    pub clip: String,
    /// In the time of the clip.
    #[serde(with = "exact")]
    pub start: Seconds,
    #[serde(with = "exact")]
    pub end: Seconds,
    pub text: String,
}

impl Timeline {
    /// The subtitles as they are shown: what of each is still said, in the time of the result.
    pub fn shown_subtitles(&self) -> Vec<Text> {
        let mut shown: Vec<(usize, Text)> = Vec::new();
        let mut now = Seconds::from_integer(0);
        for segment in &self.segments {
            now -= segment.crossfade;
            let begins = coarse(now);
            now += segment.duration();
            if segment.freeze.is_some() {
                continue;
            }
            let place = |time: Seconds| match segment.reversed {
                false => coarse(coarse(time - segment.start) / segment.speed) + begins,
                true => coarse(coarse(segment.end - time) / segment.speed) + begins,
            };
            for (number, cue) in self.subtitles.iter().enumerate().filter(|(_, cue)| cue.clip == segment.clip)
            {
                let (from, to) = (cue.start.max(segment.start), cue.end.min(segment.end));
                if from >= to {
                    continue;
                }
                let (start, end) =
                    if segment.reversed { (place(to), place(from)) } else { (place(from), place(to)) };
                // One that goes on over a change of speed or sound is one still.
                let goes_on = shown.iter_mut().rev().take(4).find(|(other, text)| {
                    let apart = text.start + text.duration - start;
                    *other == number && apart.max(-apart) < Seconds::new(1, 100)
                });
                match goes_on {
                    Some((_, text)) => text.duration = end.max(text.start) - text.start,
                    None => shown.push((number, words(cue, start, end - start))),
                }
            }
        }
        let mut shown: Vec<Text> = shown.into_iter().map(|(_, text)| text).collect();
        shown.retain(|text| text.duration > 0.into());
        shown.sort_by_key(|text| text.start);
        shown
    }
}

fn words(cue: &Cue, start: Seconds, duration: Seconds) -> Text {
    Text {
        text: cue.text.clone(),
        start,
        duration,
        position: Position::Bottom,
        style: TextStyle::Caption,
        color: None,
    }
}

/// To the microsecond, so that sums stay small fractions.
fn coarse(time: Seconds) -> Seconds {
    let (over, under) = (i128::from(*time.numer()) * 1_000_000, i128::from(*time.denom()));
    Seconds::new(i64::try_from(over.div_euclid(under)).unwrap_or(0), 1_000_000)
}
