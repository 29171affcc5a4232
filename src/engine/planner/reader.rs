//! Reads the sentences of a prompt, clause by clause: what they ask for, and what is left over.

use std::ops::Range;

use serde_json::{Map, Value};

use super::clause::{Clause, Sentence};
use super::clips::{self, Named};
use super::lexicon::Lexicon;
use super::phrase::{LONGEST_TEXT, small};
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
}

/// What happens at a time: a range beside it does not say what is kept.
const OF_A_TIME: [&str; 14] = [
    "audio_fade",
    "bgm",
    "denoise_audio",
    "fade_in",
    "fade_out",
    "freeze",
    "loop",
    "mute",
    "pip",
    "replace_audio",
    "transition",
    "voiceover",
    "volume",
    "zoom",
];

/// A clause that orders something, and may not say for which part: "remove a section, 1:00 to 2:00".
struct Order {
    words: String,
    start: usize,
    /// Whether it asks for nothing unless a part is named.
    partless: bool,
    /// Whether it asks for something that happens at a time.
    of_a_time: bool,
    /// How many wishes and fragments there were before it, and what stood just before it and is no fragment yet.
    asked: usize,
    fragments: usize,
    before: Option<String>,
    /// Whether something vague was asked for before it.
    vague: bool,
}

/// Clips that a clause named.
struct About {
    clips: Vec<Named>,
    /// Whether nothing was asked for with it ("in gs.mp4, …"), so that all that follows is for them.
    alone: bool,
    /// Whether it only begins a list, without a verb, of which nothing was asked yet: "clip 1 and clip 2 …".
    begins: bool,
}

/// A part of the clip that a clause names without asking for anything: "the first 10 seconds are black".
struct Part {
    words: String,
    /// Where the clause begins in the text of the prompt.
    start: usize,
    /// How many fragments there were before it, and what stood just before it and is none yet.
    fragments: usize,
    before: Option<String>,
    /// Whether it is said to stay.
    kept: bool,
}

impl<'a> Reader<'a> {
    pub fn new(prompt: &'a Prompt) -> Reader<'a> {
        let (asked, fragments, forbidden) = (Vec::new(), Vec::new(), Vec::new());
        Reader { prompt, asked, fragments, vague: false, forbidden, named: None, order: None, about: None }
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
        self.about = None;
        let mut verbs: Vec<&str> = Vec::new();
        // Clauses in a row of which nothing is understood are one fragment.
        let mut open: Option<Range<usize>> = None;
        for (place, clause) in clauses.iter().enumerate() {
            let text = &sentence.text[clause.span.clone()];
            let order = self.order.take();
            if self.takes_back(sentence, clause) || self.refers_back(sentence, clause) {
                open = None;
                continue;
            }
            if self.silences_inset(sentence, clause) {
                continue;
            }
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
            let before = place.checked_sub(1).and_then(|before| clauses.get(before));
            if !clause.has_verb && before.is_some_and(|before| forbids_to_do(sentence, before)) {
                // "Don't mute all of it, only the first 5 seconds" asks to mute those, if anything, and keeps nothing.
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

    /// The part of the clip that `clause` names. `open` is what stands just before it and is not understood.
    fn part(&self, sentence: &Sentence<'_>, clause: &Clause, open: Option<Range<usize>>) -> Option<Part> {
        let text = &sentence.text[clause.span.clone()];
        let small = small(text);
        let part = sentence.lexicon.parts.iter().find_map(|part| part.matches(&small).into_iter().next())?;
        let range = part.group("key").unwrap_or(part.range);
        Some(Part {
            words: text.get(range)?.to_string(),
            start: sentence.start + clause.span.start,
            fragments: self.fragments.len(),
            before: open.map(|open| self.written(sentence, open)),
            kept: sentence.lexicon.kept.is_in(text),
        })
    }

    /// Hands back the last wish where `clause` takes it back: "actually no".
    fn takes_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        if !sentence.lexicon.retraction.is_in(&sentence.text[clause.span.clone()]) {
            return false;
        }
        let Some(last) = self.asked.pop() else { return false };
        let mut start = last.place.start;
        // Both ends that were cut by one wish are taken back.
        while let Some(same) = self.asked.pop_if(|before| before.place.end > start) {
            start = start.min(same.place.start);
        }
        let place = start..sentence.start + clause.span.end;
        let words = self.prompt.text.get(place.clone());
        self.fragments.extend(words.map(|words| self.prompt.written(words, place.start)));
        self.named = None;
        true
    }

    /// Takes what `clause` asks for where that is something for the part named just before: "remove them".
    fn refers_back(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let text = &sentence.text[clause.span.clone()];
        let Some(part) = self.named.take_if(|_| clause.forbidden.is_none() && text.len() <= LONGEST_TEXT)
        else {
            return false;
        };
        let named = format!("{}\n{text}", part.words);
        let small = small(&named);
        let mut orders = sentence.lexicon.references.iter().flat_map(|order| order.matches(&small));
        let Some(pronoun) = orders.find_map(|order| order.group("key")) else { return false };
        let (before, after) = (named.get(part.words.len() + 1..pronoun.start), named.get(pronoun.end..));
        let order = [before, Some(part.words.as_str()), after].into_iter().flatten().collect::<String>();
        let words = Words::of(&order, sentence.start + clause.span.start, self.prompt);
        let found = reading::read(&words, None, sentence.lexicon);
        // A length is that of the whole, and what is said to stay is not cut.
        let of_part = |found: &Found| match found.op.as_str() {
            "limit_duration" => false,
            "trim_start" | "trim_end" | "remove_range" if part.kept => false,
            // Of a length that is not said: "the last few seconds".
            "trim_start" | "trim_end" => true,
            _ => ["start", "end", "seconds", "last_seconds", "part"]
                .iter()
                .any(|name| found.args.contains_key(*name)),
        };
        if !matches!(found.as_slice(), [found] if of_part(found)) {
            return false;
        }
        self.fragments.truncate(part.fragments);
        self.fragments.extend(part.before);
        for found in found {
            self.take(found, sentence, &clause.span, part.start..sentence.start + clause.span.end);
        }
        true
    }

    /// A range that stands alone is meant as the one before it: "mute 0:05-0:08 and 0:10-0:12".
    fn one_more(&self, bare: &mut Found, lexicon: &Lexicon) {
        let of_range = |args: &Map<String, Value>| args.contains_key("start") && args.contains_key("end");
        if let Some(last) = self.asked.last().filter(|last| of_range(&last.args))
            && std::ptr::eq(last.lexicon, lexicon)
            && bare.op == "keep_range"
            && of_range(&bare.args)
        {
            let range = std::mem::replace(&mut bare.args, last.args.clone());
            bare.args.extend(range);
            bare.op = last.op.clone();
            bare.rule = last.rule;
        }
    }

    /// What `clause` orders.
    fn order(
        &self,
        sentence: &Sentence<'_>,
        clause: &Clause,
        found: &[Found],
        open: Option<Range<usize>>,
    ) -> Option<Order> {
        let partless = |found: &Found| match found.op.as_str() {
            "vague" | "left" => true,
            op => op == "remove_range" && found.args.contains_key("part"),
        };
        let text = sentence.text.get(clause.span.clone()).filter(|text| text.len() <= LONGEST_TEXT)?;
        let orders = clause.has_verb && clause.forbidden.is_none();
        orders.then(|| Order {
            start: sentence.start + clause.span.start,
            words: text.to_string(),
            partless: found.iter().all(partless),
            of_a_time: found.iter().any(|found| OF_A_TIME.contains(&found.op.as_str())),
            asked: self.asked.len(),
            fragments: self.fragments.len(),
            before: open.map(|open| self.written(sentence, open)),
            vague: self.vague,
        })
    }

    /// Takes the range that `clause` names alone for what `order`, just before it, says. Whether the two are one wish.
    fn as_ordered(
        &mut self,
        bare: &mut Found,
        order: &Order,
        sentence: &Sentence<'_>,
        clause: &Clause,
    ) -> bool {
        if bare.op != "keep_range" {
            return false;
        }
        let range = sentence.text.get(clause.span.clone()).unwrap_or_default();
        let ordered_by = |words: &str| {
            let whole = format!("{words} {range}");
            let words = Words::of(&whole, sentence.start + clause.span.start, self.prompt);
            reading::read(&words, None, sentence.lexicon)
        };
        let whole = ordered_by(&order.words);
        let one = Some(whole.as_slice()).and_then(|found| if let [one] = found { Some(one) } else { None });
        if let Some(ordered) = one.filter(|found| order.partless && found.args == bare.args) {
            bare.op.clone_from(&ordered.op);
            bare.rule = ordered.rule;
        } else if one.is_some_and(|found| found.op == "left") && !order.partless {
            // What cannot be done to a part is not done to the whole: "remove the music, 1:00 to 2:00".
            bare.op = "left".to_string();
            self.fragments.truncate(order.fragments);
            self.fragments.extend(order.before.clone());
            self.fragments.push(self.prompt.written(&order.words, order.start));
            self.asked.truncate(order.asked);
            return true;
        } else {
            // Something else is done then or taken away, and nothing is kept: "remove the text, 1:00 to 2:00".
            let places = sentence.lexicon.verb.places(&order.words);
            let verbs = places.first().into_iter().chain(places.last());
            let mut verbs = verbs.filter_map(|verb| order.words.get(verb.clone()));
            let takes_away =
                |verb: &str| matches!(ordered_by(verb).as_slice(), [range] if range.op == "remove_range");
            if order.of_a_time || verbs.any(takes_away) {
                bare.op = "left".to_string();
            }
            return false;
        }
        self.asked.truncate(order.asked);
        self.vague = order.vague;
        self.fragments.truncate(order.fragments);
        self.fragments.extend(order.before.clone());
        true
    }

    /// What `clause` asks for "that part" is for the stretch of the wish just before it. It is for nothing where that
    /// has none or takes it away, where something else stands between, and where what is asked for has no stretch.
    fn for_same_part(&self, found: &mut Found, sentence: &Sentence<'_>, clause: &Clause) {
        if ["start", "end", "part", "seconds"].iter().any(|name| found.args.contains_key(*name)) {
            return;
        }
        let lexicon = sentence.lexicon;
        let takes_range = |found: &Found| {
            let rule = lexicon.rules.get(found.rule);
            rule.is_some_and(|rule| rule.details.iter().any(|detail| detail == "range"))
        };
        let stands_just_before = |last: &Asked| {
            let between = self.prompt.text.get(last.place.end..sentence.start + clause.span.start);
            between.is_some_and(|between| !sentence.has_content(&lexicon.separator.taken_out_of(between)))
        };
        let last = self
            .asked
            .last()
            .filter(|last| takes_range(found) && last.op != "remove_range" && stands_just_before(last));
        match last.and_then(|last| last.args.get("start").zip(last.args.get("end"))) {
            Some((start, end)) => {
                let range = [("start", start), ("end", end)];
                found.args.extend(range.map(|(name, time)| (name.to_string(), time.clone())));
            }
            None => found.op = "left".to_string(),
        }
    }

    /// Confines what `clause` asks for to the clips that it names, or that were named just before. Whether it does
    /// nothing but name one.
    fn confine(&mut self, found: &mut Vec<Found>, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let (lexicon, offset) = (sentence.lexicon, clause.span.start);
        let text = &sentence.text[clause.span.clone()];
        let mut named = clips::named(text, self.prompt, lexicon);
        if let Some(part) = clause.forbidden.as_ref().filter(|_| !found.iter().any(|found| found.negative)) {
            named.retain(|named| {
                named.place.end + offset <= part.start || part.end <= named.place.start + offset
            });
        }
        clips::inset(found, &named);
        let named = clips::free(named, found, offset);
        if let ([], [only]) = (found.as_slice(), named.as_slice()) {
            let rest = [text.get(..only.place.start), text.get(only.place.end..)];
            let rest = rest.into_iter().flatten().collect::<Vec<_>>().join(" ");
            let alone =
                clause.forbidden.is_none() && !sentence.has_content(&lexicon.light.taken_out_of(&rest));
            let clips = self.listed_before().into_iter().chain(named).collect();
            self.about = alone.then_some(About { clips, alone, begins: !clause.has_verb });
            return alone;
        }
        if !named.is_empty() {
            let named: Vec<Named> = self.listed_before().into_iter().chain(named).collect();
            found.iter_mut().for_each(|found| clips::confine(found, &named, offset, lexicon));
            self.about = Some(About { clips: named, alone: false, begins: false });
            return false;
        }
        self.about = self.about.take().filter(|about| about.alone || lexicon.same_clip.is_in(text));
        if let Some(about) = &mut self.about {
            about.begins = false;
            found.iter_mut().for_each(|found| clips::confine_as_before(found, &about.clips));
        }
        false
    }

    /// The clips of a list that the clause before has begun.
    fn listed_before(&mut self) -> Vec<Named> {
        let clips = self.about.take().filter(|about| about.begins).map_or(Vec::new(), |about| about.clips);
        clips.into_iter().map(Named::elsewhere).collect()
    }

    /// Whether `clause` says that the clip laid over the others just before is not heard: "…, muted".
    fn silences_inset(&mut self, sentence: &Sentence<'_>, clause: &Clause) -> bool {
        let Some(last) = self.asked.last_mut() else { return false };
        let before = self.prompt.text.get(last.place.clone());
        let own = sentence.text.get(clause.span.clone()).filter(|_| last.place.end > sentence.start);
        let (Some(before), Some(own), "pip") = (before, own, last.op.as_str()) else { return false };
        if last.args.contains_key("silent") {
            return false;
        }
        let text = format!("{before} {own}");
        let read = reading::read(&Words::of(&text, last.place.start, self.prompt), None, sentence.lexicon);
        // The small clip may be read as something else too, which that clause was not.
        let is_silent = |found: &Found| found.op == "pip" && found.args.contains_key("silent");
        let goes_on = |found: &Found| found.understood.iter().any(|part| part.end > before.len());
        let understood = read.iter().flat_map(|found| found.understood.clone()).collect();
        let mut left = uncovered(before.len()..text.len(), understood).into_iter();
        let is_silent = read.iter().any(is_silent)
            && read.iter().all(|found| is_silent(found) || !goes_on(found))
            && !left.any(|left| sentence.has_content(&text[left]));
        if is_silent {
            last.args.insert("silent".to_string(), true.into());
            last.place.end = sentence.start + clause.span.end;
        }
        is_silent
    }

    /// Whether a fade or a shape is one of the words or the picture named before: "add a title, then fade it out".
    fn is_of_words(&self, found: &Found, sentence: &Sentence<'_>, text: &str) -> bool {
        let laid_over = |last: &Asked| matches!(last.op.as_str(), "title" | "text" | "logo" | "watermark");
        let has_it = match found.op.as_str() {
            "fade_in" | "fade_out" => true,
            "aspect_ratio" => found.args.len() == 1 && !found.args.contains_key("platform"),
            _ => false,
        };
        has_it && self.asked.last().is_some_and(laid_over) && sentence.lexicon.pronoun.is_in(text)
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
        if plain && self.asked.last().is_some_and(heard) && sentence.lexicon.pronoun.is_in(text) {
            found.op = "audio_fade".to_string();
            found.args.insert("type".to_string(), way.into());
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
        let takes_away =
            |found: &Found| matches!(found.op.as_str(), "trim_start" | "trim_end" | "remove_range");
        if clause.has_verb && reading::read(&words, None, sentence.lexicon).iter().any(takes_away) {
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
