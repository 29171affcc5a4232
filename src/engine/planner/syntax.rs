//! How the patterns of lexicons are written, beyond what regular expressions are.

/// How the parts of a whole are named in phrases, by the argument that they give.
pub(super) const SHARES: [&str; 4] = ["seconds__share", "start__share", "end__share", "start__rest"];

/// Names of what may stand between two words, and the words of a lexicon that say what that is.
pub(super) const GAPS: [(&str, &str); 3] = [("gap", "space"), ("near", "nearby"), ("unheeded", "unheeded")];

/// The argument that `name` gives. What follows `__` tells two ways to find the same argument apart.
pub(super) fn base(name: &str) -> &str {
    name.split("__").next().unwrap_or(name)
}

/// What `name` stands for where that is the same in every language: a file, words in quotation marks, digits.
pub(super) fn in_every_language(name: &str) -> Option<String> {
    let file = |kinds: &str| format!("\u{2}{kinds}[0-9]+\u{2}");
    let quote = || "\u{1}[0-9]+\u{1}".to_string();
    let pattern = match name {
        "any_file" => file("[a-z]"),
        "any_quote" | "clip__quoted" | "text" => quote(),
        "any_video" | "file__video" | "clip__video" | "format__file" => file("v"),
        "any_sound" | "file__sound" | "format__sound_file" => file("a"),
        "any_picture" | "file__picture" | "any_gif" => file("i"),
        "file__subtitles" => file("s"),
        "file__table" => file("l"),
        "replace_with__file" | "files__one" => file("[vi]"),
        "clip__file" => file("[via]"),
        "files" => {
            let one = file("[vi]");
            format!("{one}(?:[ ,&+、]*(?:[^ ,&+、\u{1}\u{2}]{{1,8}}[ ])?{one})+")
        }
        "files__behind" => {
            let one = file("[vi]");
            format!(r"{one}\s?[^,，、。和与跟及\x01\x02]{{1,4}}{one}")
        }
        // All that follows, whatever its marks.
        "text__line" => r"[^\s:\x01\x02][^\n\x01\x02]{0,80}".to_string(),
        "ratio__sides" => r"[0-9]{2,5}\s?(?:px )?(?:x|by|×)\s?[0-9]{2,5}".to_string(),
        // On a scale that ends at a hundred, or of which one is as it was.
        "factor__hundredths" => "[1-9][0-9]{1,2}".to_string(),
        "factor__small" => r"[0-2](?:\.[0-9]{1,2})?".to_string(),
        _ => match base(name) {
            "text" => r"[^\s,，。、；;：:！!？?\x01\x02][^,，。；;！!？?\x01\x02]{0,60}".to_string(),
            "file" => file("[a-z]"),
            "height" | "width" | "degrees" | "mb" | "fps" | "crf" | "db" | "percent" | "x" | "y" | "opacity"
            | "volume" | "scale" | "target" => r"\d{1,6}(?:[.,]\d{1,9})?".to_string(),
            "video_bitrate" | "bitrate" => r"\d{1,6}(?:\.\d{1,2})?\s?[km]".to_string(),
            // Only what is a shape of pictures; any other such pair is a time.
            "ratio" => r"(?:9\s?(?:[:/x]|by)\s?16|16\s?(?:[:/x]|by)\s?9|4\s?(?:[:/]|by)\s?5|1\s?[:/]\s?1|4\s?(?:[:/]|by)\s?3|3\s?[:/]\s?4|21\s?(?:[:/]|by)\s?9|5\s?[:/]\s?4|2\s?[:/]\s?3|3\s?[:/]\s?2|2\.35:1|2\.39:1|1\.85:1)\b".to_string(),
            _ => return None,
        },
    };
    Some(pattern)
}

/// `pattern` with the classes of plain letters only: those of all scripts make every pattern a hundred times as
/// large, and Chinese has no word boundaries anyway.
pub(super) fn ascii(pattern: &str) -> String {
    pattern
        .replace(r"\d", "[0-9]")
        .replace(r"\w", "[A-Za-z0-9_]")
        .replace(r"\W", "[^A-Za-z0-9_]")
        .replace(r"\s", r"[ \n]")
        .replace(r"\b", r"(?-u:\b)")
}

/// `pattern` with what `name` gives in the place of each `{name}`, and with `key` where a `<` opens the key.
pub(super) fn replace(
    pattern: &str,
    key: &str,
    name: &mut dyn FnMut(&str) -> Result<String, String>,
) -> Result<String, String> {
    let mut replaced = String::new();
    let mut rest = pattern;
    while let Some(open) = rest.find(['{', '<', '>']) {
        replaced.push_str(&rest[..open]);
        let sign = rest[open..].chars().next();
        rest = &rest[open + 1..];
        match sign {
            Some('<') => replaced.push_str(key),
            Some('>') => replaced.push(')'),
            _ => {
                let Some(close) = rest.find('}') else {
                    return Err(format!("{pattern}: a {{ is not closed"));
                };
                let inner = &rest[..close];
                rest = &rest[close + 1..];
                if inner.starts_with(|c: char| c.is_ascii_digit()) {
                    // A repetition, not a name.
                    replaced.push_str(&format!("{{{inner}}}"));
                } else {
                    replaced.push_str(&name(inner)?);
                }
            }
        }
    }
    replaced.push_str(rest);
    Ok(replaced)
}

/// `pattern` in small letters, but for its classes: `\S` is not `\s`.
pub(super) fn small_pattern(pattern: &str) -> String {
    let mut escaped = false;
    let mut small = String::with_capacity(pattern.len());
    for character in pattern.chars() {
        small.push(if escaped { character } else { small_letter(character) });
        escaped = character == '\\' && !escaped;
    }
    small
}

pub(super) fn small_letter(letter: char) -> char {
    let mut small = letter.to_lowercase();
    match (small.next(), small.next()) {
        (Some(small), None) if small.len_utf8() == letter.len_utf8() => small,
        _ => letter,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_keep_their_capitals() {
        assert_eq!(small_pattern(r"\S+A\\B"), r"\S+a\\b");
    }
}
