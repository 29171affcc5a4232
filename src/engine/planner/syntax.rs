//! How the patterns of lexicons are written, beyond what regular expressions are.

/// How the parts of a whole are named in phrases, by the argument that they give.
pub(super) const SHARES: [&str; 4] = ["seconds__share", "start__share", "end__share", "start__rest"];

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
