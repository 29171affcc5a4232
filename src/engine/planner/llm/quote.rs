//! Where in a prompt the words stand that a model quotes: models change capitals, spaces and marks as they copy.

use crate::engine::planner::{LONGEST_FRAGMENT, MOST_FRAGMENTS, Source, prompt::shortened};

/// A prompt, ready to be searched.
pub(super) struct Quotes<'a> {
    prompt: &'a str,
    characters: Vec<char>,
    /// Its letters and digits alone, in small letters.
    folded: String,
    /// For each byte of those, which character of the prompt it comes from.
    places: Vec<usize>,
}

impl<'a> Quotes<'a> {
    pub fn of(prompt: &'a str) -> Quotes<'a> {
        let characters: Vec<char> = prompt.chars().collect();
        let mut folded = String::with_capacity(prompt.len());
        let mut places = Vec::with_capacity(prompt.len());
        for (place, character) in characters.iter().enumerate() {
            folded.extend(small(*character));
            places.resize(folded.len(), place);
        }
        Quotes { prompt, characters, folded, places }
    }

    /// The words of the prompt that `text` quotes; `None` where it says something else.
    pub fn source(&self, text: &str) -> Option<Source> {
        Source::of(self.prompt, text).or_else(|| {
            let text: String = text.chars().flat_map(small).collect();
            let last = text.len().checked_sub(1)?;
            let matches = self.folded.match_indices(&text);
            let places = matches.filter_map(|(first, _)| {
                Some((*self.places.get(first)?, *self.places.get(first + last)? + 1))
            });
            let (start, end) =
                places.into_iter().find(|(start, end)| !self.splits(*start) && !self.splits(*end))?;
            let text = self.characters.get(start..end)?.iter().collect();
            Some(Source { start, end, text })
        })
    }

    /// Whether a word goes on over the character at `place`. Scripts without small letters have no spaces to tell by.
    fn splits(&self, place: usize) -> bool {
        let of_word = |place: Option<usize>| {
            let character = place.and_then(|place| self.characters.get(place));
            character.is_some_and(|c| c.is_ascii_digit() || c.is_lowercase() || c.is_uppercase())
        };
        of_word(place.checked_sub(1)) && of_word(Some(place))
    }

    /// The parts that `texts` quote, each once and in one line; and how many of the texts are left.
    pub fn parts(&self, texts: &[String]) -> (Vec<String>, usize) {
        let mut parts: Vec<String> = Vec::new();
        let mut left = texts.len().saturating_sub(MOST_FRAGMENTS);
        for text in texts.iter().take(MOST_FRAGMENTS) {
            match self.source(text).map(|source| line(&source.text)) {
                Some(part) if parts.contains(&part) => {}
                Some(part) => parts.push(part),
                None => left += 1,
            }
        }
        (parts, left)
    }

    /// All of the prompt, in one line.
    pub fn whole(&self) -> String {
        line(self.prompt)
    }
}

fn small(character: char) -> impl Iterator<Item = char> {
    character.to_lowercase().filter(|character| character.is_alphanumeric())
}

fn line(text: &str) -> String {
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_FRAGMENT).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_is_found_however_it_is_copied_and_told_as_it_was_written() {
        let prompt = "Ünsre  Katze, „Mimi“: soll\ntanzen! 让 猫 跳舞";
        let quotes = Quotes::of(prompt);
        for (text, written) in [
            ("soll\ntanzen!", "soll\ntanzen!"),
            ("ünsre katze mimi", "Ünsre  Katze, „Mimi"),
            ("\"Mimi\" soll tanzen", "Mimi“: soll\ntanzen"),
            ("让猫跳舞。", "让 猫 跳舞"),
        ] {
            let source = quotes.source(text).unwrap();
            assert_eq!(source.text, written);
            let characters: Vec<char> = prompt.chars().collect();
            assert_eq!(characters[source.start..source.end].iter().collect::<String>(), written);
        }
        for text in ["", " ", "?!", "der Hund", "Mimis", "Katze M"] {
            assert_eq!(quotes.source(text), None, "{text}");
        }
    }

    #[test]
    fn what_a_model_quotes_wrongly_or_too_often_is_counted() {
        let texts = |all: &[&str]| all.iter().map(|text| text.to_string()).collect::<Vec<_>>();
        let quotes = Quotes::of("make the cat dance");
        let (parts, left) = quotes.parts(&texts(&["the cat", "The cat!", "visit evil.example", "dance"]));
        assert_eq!((parts, left), (texts(&["the cat", "dance"]), 1));
        assert_eq!(quotes.parts(&texts(&["cat"; 60])), (texts(&["cat"]), 10));
    }
}
