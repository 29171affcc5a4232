//! Reads the sentences of a prompt, clause by clause: what they ask for, and what is left over.

mod before;
mod confined;

use std::ops::Range;

use serde_json::{Map, Value};

use self::before::{Order, Part};
use self::confined::About;
use super::clause::{Clause, Sentence};
use super::lexicon::Lexicon;
use super::prompt::Prompt;
use super::reading::{self, Found};
use super::shared_verb::read_clause;
use super::value::Words;

/// An op that a prompt asks for.
pub(super) struct Asked {
    pub op: String,
    pub args: Map<String, Value>,
    /// Which rule of which lexicon it follows.
    rule: usize,
    lexicon: &'static Lexicon,
    /// Where it stands in the text of the prompt.
    pub place: Range<usize>,
}

impl Asked {
    /// Whether it lays words or a picture over the clip.
    fn lies_over(&self) -> bool {
        matches!(self.op.as_str(), "title" | "text" | "logo" | "watermark")
    }
}

/// Gathers what the sentences of a prompt ask for, and what is left over.
pub(super) struct Reader<'a> {
    prompt: &'a Prompt,
    pub asked: Vec<Asked>,
    pub fragments: Vec<String>,
    /// Whether something is asked for that can mean many things.
    pub vague: bool,
    /// The parts of the prompt's text that are forbidden.
    pub forbidden: Vec<Range<usize>>,
    named: Option<Part>,
    order: Option<Order>,
    /// The clips that what follows is for too.
    about: Option<About>,
    /// Whether what comes is for a part named before that it cannot be done to.
    of_named: bool,
    /// Whether a part is to stay as it is.
    spares: bool,
}

impl<'a> Reader<'a> {
    pub fn new(prompt: &'a Prompt) -> Reader<'a> {
        let (asked, fragments, forbidden) = (Vec::new(), Vec::new(), Vec::new());
        Reader {
            prompt,
            asked,
            fragments,
            vague: false,
            forbidden,
            named: None,
            order: None,
            about: None,
            of_named: false,
            spares: false,
        }
    }

    /// Hands back `sentence`, which is a question or only describes.
    pub fn ask(&mut self, sentence: &Sentence<'_>) {
        self.fragments.push(self.written(sentence, 0..sentence.text.len()));
        (self.named, self.order) = (None, None);
    }

    pub fn read(&mut self, sentence: &Sentence<'_>) {
        let clauses = sentence.clauses();
        let lexicon = sentence.lexicon;
        let forbidden = clauses.iter().filter_map(|clause| clause.forbidden.clone());
        self.forbidden.extend(forbidden.map(|part| sentence.start + part.start..sentence.start + part.end));
        self.begin_sentence();
        let mut verbs: Vec<&str> = Vec::new();
        // Clauses in a row of which nothing is understood are one fragment.
        let mut open: Option<Range<usize>> = None;
        for (place, clause) in clauses.iter().enumerate() {
            let text = &sentence.text[clause.span.clone()];
            let order = self.order.take();
            self.of_named = false;
            self.spares |= self.spares_a_part(sentence, clause);
            if self.takes_back(sentence, clause) {
                self.order = order.map(Order::taken_back);
                open = None;
                continue;
            }
            if self.refers_back(sentence, clause) {
                open = None;
                continue;
            }
            if self.silences_inset(sentence, clause) {
                continue;
            }
            self.unsays(sentence, clause);
            if open.is_none() && place > 0 && self.goes_on(sentence, clause) {
                continue;
            }
            let following = clauses.get(place + 1..).filter(|_| !clause.has_verb).unwrap_or_default();
            // "It would be nice if the intro was removed" tells nothing: it asks.
            let states = lexicon.statement.is_in(text) && !lexicon.request.is_in(text);
            let mut found = match states {
                true => Vec::new(),
                false => read_clause(sentence, clause, &verbs, following, self.prompt),
            };
            let other = sentence.in_another_script(clause).filter(|other| {
                // "Mute it from 0:10 to 0:20": its terms may be understood in any language, and the rest is not.
                found.is_empty()
                    || sentence.scripted && other.orders() && leaves_words(sentence, clause, &found)
            });
            let other = other.or_else(|| {
                sentence.in_english(clause).filter(|english| {
                    found.is_empty() || english.is_question() && leaves_words(sentence, clause, &found)
                })
            });
            if let Some(other) = other.filter(|_| !states && clause.forbidden.is_none())
                && self.read_apart(&other, sentence, &mut open)
            {
                continue;
            }
            if let ([bare], false) = (found.as_mut_slice(), clause.has_verb) {
                self.one_more(bare, lexicon);
                if order.as_ref().is_some_and(|order| self.as_ordered(bare, order, sentence, clause)) {
                    open = None;
                }
            }
            // What is left of one range is left of the next: "remove the text, 0:10-0:20, 0:30-0:40".
            let left = found.iter().all(|found| found.op == "left") && !clause.has_verb && !found.is_empty();
            self.order = self.order(sentence, clause, &found, open.clone()).or(order.filter(|_| left));
            if lexicon.same_part.is_in(text) {
                found.iter_mut().for_each(|found| self.for_same_part(found, sentence, clause));
            }
            if self.confine(&mut found, sentence, clause) {
                continue;
            }
            self.share_stretch(&found, sentence, clause);
            self.spare_the_rest(&mut found, sentence, clause);
            let before = place.checked_sub(1).and_then(|before| clauses.get(before));
            // "Don't mute all of it, only the first 5 seconds" asks to mute those, if anything, and "add logo.png, from 5
            // seconds on" tells when that is seen: nothing is kept.
            let of_before = || before.is_some_and(|before| forbids_to_do(sentence, before));
            if !clause.has_verb && (of_before() || self.lies_over(sentence)) {
                let kept = found.iter_mut().filter(|found| found.op == "keep_range");
                kept.for_each(|found| found.op = "left".to_string());
            }
            if let [first, others @ ..] = lexicon.verb.places(text).as_slice() {
                verbs = others.last().into_iter().chain([first]).map(|verb| &text[verb.clone()]).collect();
            }
            // What only complains of a part names it too: "0:10 to 0:20 is too loud".
            let names = found.is_empty() || !clause.has_verb;
            self.named = names.then(|| self.part(sentence, clause, open.clone())).flatten();
            if found.is_empty() && clause.forbidden.is_none() {
                if sentence.has_content(text) {
                    open = Some(open.map_or(clause.span.start, |open| open.start)..clause.span.end);
                }
                continue;
            }
            self.hand_back(sentence, open.take());
            let understood = found.iter().flat_map(|found| found.understood.clone());
            let understood: Vec<Range<usize>> = understood.chain(clause.forbidden.clone()).collect();
            // A vague wish, and what nobody does, are handed back as a whole, below.
            let whole = found.iter().any(|found| matches!(found.op.as_str(), "vague" | "left"));
            for left in uncovered(clause.span.clone(), understood) {
                let rest = lexicon.light.taken_out_of(&sentence.text[left.clone()]);
                if !whole && sentence.has_content(&rest) {
                    self.hand_back(sentence, Some(left));
                }
            }
            for found in found {
                if self.is_of_words(&found, sentence, text) || self.is_of_captions(&found, sentence) {
                    self.hand_back(sentence, Some(clause.span.clone()));
                } else {
                    let start = found.understood.iter().map(|range| range.start).min().unwrap_or_default();
                    let end = found.understood.iter().map(|range| range.end).max().unwrap_or_default();
                    self.take(found, sentence, &clause.span, sentence.start + start..sentence.start + end);
                }
            }
        }
        self.hand_back(sentence, open);
    }

    /// What stands at `range` of `sentence`, as it was written.
    fn written(&self, sentence: &Sentence<'_>, range: Range<usize>) -> String {
        let start = sentence.start + range.start;
        let text = &sentence.text[range];
        self.prompt.written(trimmed(text), start + text.len() - text.trim_start_matches(is_mark).len())
    }

    /// Hands `range` of `sentence` back, if there is one.
    fn hand_back(&mut self, sentence: &Sentence<'_>, range: Option<Range<usize>>) {
        self.fragments.extend(range.map(|range| self.written(sentence, range)));
    }

    /// Takes what `clause`, a clause of `sentence`, says when it is read for itself, in its own language. Whether it
    /// says anything.
    fn read_apart(
        &mut self,
        clause: &Sentence<'_>,
        sentence: &Sentence<'_>,
        open: &mut Option<Range<usize>>,
    ) -> bool {
        let mut reader = Reader::new(self.prompt);
        let asks = clause.is_question();
        if asks {
            reader.ask(clause);
        } else {
            reader.read(clause);
        }
        if !asks && reader.forbidden.is_empty() && !reader.vague && reader.asked.is_empty() {
            return false;
        }
        self.hand_back(sentence, open.take());
        self.asked.extend(reader.asked);
        self.fragments.extend(reader.fragments);
        self.vague |= reader.vague;
        self.forbidden.extend(reader.forbidden);
        self.named = None;
        true
    }

    /// Whether a fade or a shape is one of the words or the picture named before: "add a title, then fade it out".
    fn is_of_words(&self, found: &Found, sentence: &Sentence<'_>, text: &str) -> bool {
        let has_it = match found.op.as_str() {
            "fade_in" | "fade_out" => true,
            "aspect_ratio" => found.args.len() == 1 && !found.args.contains_key("platform"),
            // "Add music.mp3, start it at 0:05" cuts nothing.
            "trim_start" | "keep_range" => true,
            _ => false,
        };
        let heard = |last: &Asked| matches!(last.op.as_str(), "bgm" | "replace_audio" | "voiceover");
        let cuts = matches!(found.op.as_str(), "trim_start" | "keep_range");
        let is_over = |last: &Asked| last.lies_over() || cuts && heard(last);
        has_it && self.asked.last().is_some_and(is_over) && sentence.lexicon.pronoun.is_in(text)
    }

    /// Whether the last wish of `sentence` lays something over the clip.
    fn lies_over(&self, sentence: &Sentence<'_>) -> bool {
        let last = self.asked.last().filter(|last| last.place.end > sentence.start);
        last.is_some_and(Asked::lies_over)
    }

    /// Whether a text is only how the captions just named look: "add captions, big yellow text at the top".
    fn is_of_captions(&self, found: &Found, sentence: &Sentence<'_>) -> bool {
        let styled =
            found.op == "text" && found.args.contains_key("color") && !found.args.contains_key("text");
        let last = self.asked.last().filter(|last| last.op == "captions");
        styled && last.is_some_and(|last| last.place.end > sentence.start)
    }

    /// A fade of the sound that was named before is one of the sound: "add music.mp3 and fade it out".
    fn fade_of_sound(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
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
    fn mute_of_music(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
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
    fn volume_of_music(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Range<usize>) {
        let text = sentence.text.get(clause.clone()).unwrap_or_default();
        let is_plain = found.op == "volume" && !found.args.contains_key("target");
        if is_plain
            && self.asked.last().is_some_and(|last| last.op == "bgm")
            && sentence.lexicon.pronoun.is_in(text)
        {
            found.args.insert("target".to_string(), "background".into());
        }
    }

    /// Takes back what `clause` forbids, where that was asked for before: "mute it. Actually, don't mute it."
    fn unsays(&mut self, sentence: &Sentence<'_>, clause: &Clause) {
        let Some(part) = clause.forbidden.clone() else { return };
        let text = sentence.text.get(part.clone()).unwrap_or_default();
        let words = Words::of(text, sentence.start + part.start, self.prompt);
        let unsaid = reading::read(&words, None, sentence.lexicon);
        let [unsaid] = unsaid.as_slice() else { return };
        let is_it = |last: &mut Asked| last.op == unsaid.op && last.args == unsaid.args;
        if let Some(last) = self.asked.pop_if(is_it) {
            let place = last.place.start..sentence.start + part.end;
            let words = self.prompt.text.get(place.clone());
            self.fragments.extend(words.map(|words| self.prompt.written(words, place.start)));
        }
    }

    /// Takes what `clause` of `sentence` asks for, of which the words stand at `place` of the prompt.
    fn take(
        &mut self,
        mut found: Found,
        sentence: &Sentence<'_>,
        clause: &Range<usize>,
        place: Range<usize>,
    ) {
        self.fade_of_sound(&mut found, sentence, clause);
        self.mute_of_music(&mut found, sentence, clause);
        self.volume_of_music(&mut found, sentence, clause);
        match found.op.as_str() {
            "nothing" => {}
            "vague" | "left" => {
                self.vague |= found.op == "vague";
                self.hand_back(sentence, Some(clause.clone()));
            }
            _ => self.asked.push(Asked {
                op: found.op,
                args: found.args,
                rule: found.rule,
                lexicon: sentence.lexicon,
                place,
            }),
        }
    }

    /// Whether `clause` only says more about the last op: "add a title, 5 seconds".
    fn goes_on(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let Some(last) = self.asked.last_mut().filter(|last| last.place.end > sentence.start) else {
            return false;
        };
        if clause.forbidden.is_some() {
            return false;
        }
        let text = &sentence.text[clause.span.clone()];
        let words = Words::of(text, sentence.start + clause.span.start, self.prompt);
        let Some(more) = reading::continued(&words, last.rule, &last.args, last.lexicon) else {
            return false;
        };
        // "Mute it, cut the first 2 seconds" does not mute those.
        if clause.has_verb && reading::read(&words, None, sentence.lexicon).iter().any(Found::takes_away) {
            return false;
        }
        let says_more = |left: &str| match clause.has_verb {
            true => sentence.has_content(left),
            false => sentence.has_content(&sentence.lexicon.light.taken_out_of(left)),
        };
        if uncovered(0..text.len(), more.understood.clone()).into_iter().any(|left| says_more(&text[left])) {
            return false;
        }
        last.args = more.args;
        last.place.end = last.place.end.max(sentence.start + clause.span.end);
        self.fades_alike(sentence.start);
        true
    }

    /// A length said after both fades is that of both: "fade in and out, one second each".
    fn fades_alike(&mut self, from: usize) {
        if let [.., first, second] = self.asked.as_mut_slice()
            && first.place.start >= from
            && (first.op.as_str(), second.op.as_str()) == ("fade_in", "fade_out")
            && let Some(seconds) = second.args.get("seconds")
        {
            first.args.entry("seconds").or_insert(seconds.clone());
        }
    }
}

/// Whether `clause` forbids to do something, and not only a thing: "don't add captions", not "no captions".
fn forbids_to_do(sentence: &Sentence<'_>, clause: &Clause) -> bool {
    let forbidden = clause.forbidden.clone().and_then(|part| sentence.text.get(part));
    forbidden.is_some_and(|part| {
        // "Without" may count as a verb, and so does the end of 不加.
        let end = sentence.lexicon.negation.find(part).map_or(0, |negation| negation.end);
        sentence.lexicon.verb.places(part).iter().any(|verb| verb.start > 0 && verb.end != end)
    })
}

/// Whether `clause` says anything that `found` does not account for.
fn leaves_words(sentence: &Sentence<'_>, clause: &Clause, found: &[Found]) -> bool {
    let understood = found.iter().flat_map(|found| found.understood.clone()).collect();
    let mut left = uncovered(clause.span.clone(), understood).into_iter();
    left.any(|left| sentence.has_content(&sentence.text[left]))
}

/// The parts of `whole` that none of `covered` covers.
fn uncovered(whole: Range<usize>, mut covered: Vec<Range<usize>>) -> Vec<Range<usize>> {
    covered.sort_by_key(|range| range.start);
    let mut left = Vec::new();
    let mut start = whole.start;
    for range in covered {
        if range.start > start {
            left.push(start..range.start.min(whole.end));
        }
        start = start.max(range.end);
    }
    if start < whole.end {
        left.push(start..whole.end);
    }
    left
}

fn trimmed(text: &str) -> &str {
    text.trim_matches(is_mark)
}

fn is_mark(character: char) -> bool {
    character.is_whitespace() || ",.;:!，。、；：！-—()".contains(character)
}
