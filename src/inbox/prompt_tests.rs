use proptest::prelude::*;

use super::*;
use crate::config::Quality;
use crate::media::Format;

fn messages(text: &str) -> Vec<String> {
    parse(text, "a.prompt.txt").expect("it is a prompt").map(|prompt| prompt.messages).unwrap_or_default()
}

fn refusal(text: &str) -> String {
    parse(text, "a.prompt.txt").expect_err("it is refused").to_string()
}

fn utf16(text: &str, little: bool) -> Vec<u8> {
    let bytes = |unit: u16| if little { unit.to_le_bytes() } else { unit.to_be_bytes() };
    "\u{feff}".encode_utf16().chain(text.encode_utf16()).flat_map(bytes).collect()
}

#[test]
fn a_line_of_three_hyphens_divides_messages() {
    assert_eq!(
        messages("cut pauses\nplease\n---\nexport as webm\n"),
        ["cut pauses\nplease", "export as webm"]
    );
    assert_eq!(messages("one\r\n --- \r\ntwo\r\n"), ["one", "two"]);
    assert_eq!(messages("one\n----\ntwo"), ["one\n----\ntwo"]);
}

#[test]
fn settings_stand_between_lines_at_the_very_top() {
    let text = "---\nlanguage: pt-BR\nformat: WebM\nquality: low\npriority: -5\n---\ncut pauses\n---\nexport";
    let prompt = parse(text, "a").expect("it is a prompt").expect("it says something");
    assert_eq!(prompt.messages, ["cut pauses", "export"]);
    assert_eq!(prompt.language.as_deref(), Some("pt-BR"));
    assert_eq!(prompt.format, Some(Format::Webm));
    assert_eq!(prompt.quality, Some(Quality::Low));
    assert_eq!(prompt.priority, Some(-5));
}

#[test]
fn norwegian_is_a_language() {
    let prompt = parse("---\nlanguage: no\n---\nklipp", "a").expect("it is a prompt").expect("a message");
    assert_eq!(prompt.language.as_deref(), Some("no"));
}

#[test]
fn an_empty_prompt_is_a_state_of_its_own() {
    for text in ["", "  \n\t\r\n", "---\n---\n", "---", "---\nlanguage: de\n---\n \n", "\n---\n\n---\n"] {
        assert_eq!(parse(text, "a").expect("it is no error"), None, "{text:?}");
    }
}

#[test]
fn one_divider_at_the_top_opens_a_message() {
    assert_eq!(messages("---\ncut pauses"), ["cut pauses"]);
    assert!(refusal("---\nlanguage: de\ncut pauses").contains("put a line `---` after them"));
}

#[test]
fn settings_that_cannot_be_used_are_refused_with_the_file_and_the_remedy() {
    for (text, expected) in [
        ("---\nlanguge: de\n---\ncut", "there is no setting `languge`"),
        ("---\nformat: avi\n---\ncut", "write mp4, webm, mov or mkv"),
        ("---\nquality: best\n---\ncut", "write high, medium or low"),
        ("---\npriority: 99999999999\n---\ncut", "`99999999999` is not a priority"),
        ("---\nlanguage: Deutsch, bitte\n---\ncut", "a tag like en or pt-BR"),
        ("---\nlanguage: [de]\n---\ncut", "takes one word"),
        ("---\ncut the pauses\n---\nexport", "for a message, remove the first `---`"),
        ("---\nlanguage: de\nlanguage: en\n---\ncut", "duplicate"),
        ("---\n? [\n---\ncut", "must be settings"),
    ] {
        let refusal = refusal(text);
        assert!(refusal.contains(expected), "{refusal}");
        assert!(refusal.starts_with("a.prompt.txt"), "{refusal}");
    }
}

#[test]
fn a_byte_order_mark_and_both_kinds_of_utf_16_are_read() {
    let text = "Schneide die Pausen heraus – für Zoë 🎬";
    assert_eq!(decode(text.as_bytes(), "a").expect("plain"), text);
    assert_eq!(decode(format!("\u{feff}{text}").as_bytes(), "a").expect("with its mark"), text);
    for little in [true, false] {
        assert_eq!(decode(&utf16(text, little), "a").expect("UTF-16"), text);
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_line() {
    for (bytes, line) in [
        (&b"one\nf\xfcr"[..], 2),
        (b"c\0u\0t\0", 1),
        (b"\xff\xfec", 1),
        (b"\x00\x00\x00\x18ftypmp42", 1),
        (b"\xff\xfea\0\n\0\x00\xd8b\0", 2),
    ] {
        let refusal = decode(bytes, "a.prompt.txt").expect_err("it is no text").to_string();
        assert_eq!(refusal, format!("a.prompt.txt is not UTF-8 text (line {line}); save it again as UTF-8"));
    }
}

#[test]
fn a_prompt_of_more_than_a_megabyte_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.prompt.txt");
    std::fs::write(&path, vec![b'a'; LIMIT as usize + 1]).expect("it is written");
    let refusal = read(&path, "a.prompt.txt").expect_err("it is too long").to_string();
    assert_eq!(refusal, "a.prompt.txt is longer than 1 MB, too long for a prompt; shorten it");
    std::fs::write(&path, vec![b'a'; LIMIT as usize]).expect("it is written");
    assert!(matches!(read(&path, "a"), Ok(Sidecar::Written { .. })));
}

#[test]
fn a_link_in_the_place_of_a_prompt_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("secret"), "words").expect("it is written");
    let path = folder.path().join("a.prompt.txt");
    std::os::unix::fs::symlink("secret", &path).expect("a link");
    assert!(matches!(read(&path, "a"), Err(Error::Read { .. })));
}

#[test]
fn the_mark_of_the_encoding_is_no_part_of_the_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("a.prompt.txt");
    std::fs::write(&path, "\u{feff}cut pauses\n").expect("it is written");
    let Ok(Sidecar::Written(prompt)) = read(&path, "a") else { panic!("it is a prompt") };
    assert_eq!(prompt.messages, ["cut pauses"]);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic_and_no_message_is_blank(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        if let Ok(text) = decode(&bytes, "a") {
            let _ = parse(&text, "a");
        }
    }

    #[test]
    fn no_text_makes_it_panic_and_no_message_is_blank(
        text in "(---|language: |quality: |[a-z&*!?\\[{}\\]:,#|>'\"%-]| |\r?\n|\\PC){0,60}",
        little in any::<bool>(),
    ) {
        let read = decode(&utf16(&text, little), "a").expect("it is well-formed");
        prop_assert_eq!(&read, &text);
        if let Ok(Some(prompt)) = parse(&text, "a") {
            prop_assert!(!prompt.messages.is_empty());
            prop_assert!(prompt.messages.iter().all(|message| !message.trim().is_empty()));
        }
    }
}
