//! What is said of the words, the picture or the sound that were named before: "add a title, then fade it out".

use std::ops::Range;

use super::{Asked, Reader};
use crate::engine::planner::clause::Sentence;
use crate::engine::planner::reading::Found;

impl Reader<'_> {
    /// Whether a fade or a shape is one of the words or the picture named before: "add a title, then fade it out".
    pub(super) fn is_of_words(&self, found: &Found, sentence: &Sentence<'_>, text: &str) -> bool {
        let is_it = |last: &Asked| match found.op.as_str() {
            "fade_in" | "fade_out" => last.lies_over(),
            "aspect_ratio" => {
                found.args.len() == 1 && !found.args.contains_key("platform") && last.lies_over()
            }
            // "Add music.mp3, start it at 0:05" cuts nothing.
            "trim_start" | "keep_range" => {
                last.lies_over() || matches!(last.op.as_str(), "bgm" | "replace_audio" | "voiceover")
            }
            _ => false,
        };
        self.asked.last().is_some_and(is_it) && sentence.lexicon.pronoun.is_in(text)
    }

    /// Whether the last wish of `sentence` lays something over the clip.
    pub(super) fn lies_over(&self, sentence: &Sentence<'_>) -> bool {
        let last = self.asked.last().filter(|last| last.place.end > sentence.start);
        last.is_some_and(Asked::lies_over)
    }

    /// Whether a text is only how the captions just named look: "add captions, big yellow text at the top".
    pub(super) fn is_of_captions(&self, found: &Found, sentence: &Sentence<'_>) -> bool {
        let styled =
            found.op == "text" && found.args.contains_key("color") && !found.args.contains_key("text");
        let last = self.asked.last().filter(|last| last.op == "captions");
        styled && last.is_some_and(|last| last.place.end > sentence.start)
    }

    /// A fade of the sound that was named before is one of the sound: "add music.mp3 and fade it out".
    pub(super) fn fade_of_sound(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
        let heard = |last: &Asked| matches!(last.op.as_str(), "bgm" | "replace_audio");
        let way = match found.op.as_str() {
            "fade_in" => "in",
            "fade_out" => "out",
            _ => return,
        };
        let text = sentence.text.get(clause.clone()).unwrap_or_default();
        // What has a colour is seen.
        let plain = found.args.keys().all(|name| name == "seconds");
        // How loud it is may have been said in between.
        let last = self.asked.iter().rev().find(|last| last.op != "volume");
        if plain && last.is_some_and(heard) && sentence.lexicon.pronoun.is_in(text) {
            found.op = "audio_fade".to_string();
            found.args.insert("type".to_string(), way.into());
        }
    }

    /// Who mutes the music that was just told to be too loud mutes nothing else.
    pub(super) fn mute_of_music(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
        let target =
            self.asked.last().filter(|last| last.op == "volume").and_then(|last| last.args.get("target"));
        let text = sentence.text.get(clause.clone()).unwrap_or_default();
        if let Some(target) = target.filter(|_| found.op == "mute" && found.args.is_empty())
            && sentence.lexicon.pronoun.is_in(text)
        {
            found.args.insert("target".to_string(), target.clone());
        }
    }
    /// How loud the music just added is to be says nothing of the voice: "add a beat, drop it to 15%".
    pub(super) fn volume_of_music(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
        let text = sentence.text.get(clause.clone()).unwrap_or_default();
        let is_plain = found.op == "volume" && !found.args.contains_key("target");
        if is_plain
            && self.asked.last().is_some_and(|last| last.op == "bgm")
            && sentence.lexicon.pronoun.is_in(text)
        {
            found.args.insert("target".to_string(), "background".into());
        }
    }
}
