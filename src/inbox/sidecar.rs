//! Which prompt belongs to which clip of the same folder.
//!
//! `holiday.mp4.prompt.txt` is for that one file and wins; `holiday.prompt.txt` serves every clip of that
//! stem. Letters may differ in case, as they do when names pass through a share; an exact name goes first.

use std::collections::HashMap;
use std::path::Path;

/// The prompts of one folder.
#[derive(Debug, Default)]
pub struct Sidecars {
    /// By what stands before the ending, in small letters: that as it is written, and the whole name.
    by_subject: HashMap<String, Vec<(String, String)>>,
}

impl Sidecars {
    pub fn add(&mut self, subject: &str, name: &str) {
        let prompts = self.by_subject.entry(subject.to_lowercase()).or_default();
        prompts.push((subject.to_string(), name.to_string()));
        prompts.sort();
    }

    /// The name of the prompt that holds for the file `name`.
    pub fn of(&self, name: &str) -> Option<&str> {
        self.own(name).or_else(|| self.shared(name))
    }

    /// The prompt that is for this one file: its whole name stands in it.
    pub fn own(&self, name: &str) -> Option<&str> {
        let prompts = self.by_subject.get(&name.to_lowercase())?;
        let exact = prompts.iter().find(|(subject, _)| subject == name);
        exact.or(prompts.first()).map(|(_, prompt)| prompt.as_str())
    }

    /// The prompt that is for every clip of this file's stem.
    pub fn shared(&self, name: &str) -> Option<&str> {
        self.own(stem(name)?)
    }
}

/// A name without its last ending; `None` where it has none.
pub fn stem(name: &str) -> Option<&str> {
    let path = Path::new(name);
    path.extension()?;
    path.file_stem()?.to_str()
}

/// Whether a prompt with this `subject` is for a result: `holiday.edited`, `holiday.edited.v2` or
/// `holiday.edited (2)`.
pub fn names_result(subject: &str) -> bool {
    let subject = subject.to_lowercase();
    let name = without_number(&subject);
    match name.rsplit_once(".v") {
        Some((before, version)) if is_number(version) => without_number(before),
        _ => name,
    }
    .ends_with(".edited")
}

/// A name without the number behind it that tells it from another: `holiday` for `holiday (2)`.
fn without_number(name: &str) -> &str {
    match name.strip_suffix(')').and_then(|name| name.rsplit_once(" (")) {
        Some((before, number)) if is_number(number) => before,
        _ => name,
    }
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// How the prompt for the clip `name` is best called, for messages.
pub fn name_for(name: &str) -> String {
    format!("{}.prompt.txt", stem(name).unwrap_or(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sidecars(prompts: &[(&str, &str)]) -> Sidecars {
        let mut sidecars = Sidecars::default();
        for (subject, name) in prompts {
            sidecars.add(subject, name);
        }
        sidecars
    }

    #[test]
    fn the_prompt_of_the_whole_name_wins() {
        let both = sidecars(&[("holiday", "holiday.prompt.txt"), ("holiday.mp4", "holiday.mp4.prompt.txt")]);
        assert_eq!(both.of("holiday.mp4"), Some("holiday.mp4.prompt.txt"));
        assert_eq!(both.of("holiday.mov"), Some("holiday.prompt.txt"));
    }

    #[test]
    fn one_prompt_serves_every_clip_of_its_stem_and_no_other() {
        let one = sidecars(&[("holiday", "holiday.prompt.txt")]);
        for clip in ["holiday.mp4", "holiday.mov", "Holiday.MP4"] {
            assert_eq!(one.of(clip), Some("holiday.prompt.txt"), "{clip}");
        }
        for clip in ["holiday2.mp4", "holiday.day1.mp4", "holiday"] {
            assert_eq!(one.shared(clip), None, "{clip}");
        }
    }

    #[test]
    fn the_subject_of_a_prompt_tells_whether_it_is_for_a_result() {
        for result in
            ["a.edited", "A.Edited", "a.edited.v12", "a.edited (2)", "a.edited.v2 (2)", "a.edited (2).v3"]
        {
            assert!(names_result(result), "{result}");
        }
        for other in ["a", "edited", "a.edited.v", "a.edited.mp4", "a.edited ()", "a.v2", "(2)", "a (2)"] {
            assert!(!names_result(other), "{other}");
        }
    }

    #[test]
    fn an_exact_name_goes_before_one_that_differs_in_case() {
        let two = sidecars(&[("HOLIDAY", "HOLIDAY.prompt.txt"), ("holiday", "holiday.prompt.txt")]);
        assert_eq!(two.of("holiday.mp4"), Some("holiday.prompt.txt"));
        assert_eq!(two.of("HOLIDAY.mp4"), Some("HOLIDAY.prompt.txt"));
    }
}
