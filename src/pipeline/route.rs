//! What a message asks for, and which call serves it.

use crate::media::Format;

/// Where a message goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Route {
    /// It only asks for the result: rendered as the session stands.
    Export(Option<Format>),
    /// To the agent.
    Edit,
}

/// The words that ask for an export, and those that may stand beside them without asking for anything else.
const ASKS: [&str; 6] = ["export", "download", "render", "导出", "下载", "输出"];
const BESIDE: [&str; 40] = [
    "it", "this", "the", "a", "an", "my", "me", "as", "to", "in", "now", "please", "just", "and", "then",
    "clean", "final", "finished", "edited", "video", "clip", "file", "result", "movie", "format", "thanks",
    "请", "把", "将", "它", "视频", "文件", "成", "为", "格式", "一下", "吧", "给我", "现在", "的",
];

/// Decides by what the message asks for, not by a bare word: "trim the pauses and export" is an edit.
pub(super) fn route(message: &str) -> Route {
    let text = message.to_lowercase();
    if matches!(
        text.trim().trim_end_matches(['.', '!']),
        "send me the video" | "send the video" | "send it to me"
    ) {
        return Route::Export(None);
    }
    let mut asks = false;
    let mut format = None;
    for word in
        text.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation() || "，。！、；".contains(c))
    {
        let mut rest = word;
        while !rest.is_empty() {
            if let Some(found) = Format::ALL.into_iter().find(|format| rest.starts_with(format.extension())) {
                format = Some(found);
                rest = &rest[found.extension().len()..];
            } else if let Some(ask) = longest(&ASKS, rest) {
                asks = true;
                rest = &rest[ask.len()..];
            } else if let Some(beside) = longest(&BESIDE, rest) {
                rest = &rest[beside.len()..];
            } else {
                return Route::Edit;
            }
        }
    }
    if asks { Route::Export(format) } else { Route::Edit }
}

/// The longest of `words` at the beginning of `text`: a whole word in scripts with spaces.
fn longest<'a>(words: &[&'a str], text: &str) -> Option<&'a str> {
    let fits = |word: &&&str| {
        text.strip_prefix(**word)
            .is_some_and(|rest| !word.is_ascii() || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
    };
    words.iter().filter(fits).max_by_key(|word| word.len()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_message_that_only_asks_for_the_result_is_an_export() {
        for message in
            ["export", "Export it as MP4, please.", "download the final video", "Send me the video!"]
        {
            assert!(matches!(route(message), Route::Export(_)), "{message}");
        }
        for message in ["导出", "请把视频导出为mp4格式", "下载视频吧"] {
            assert!(matches!(route(message), Route::Export(_)), "{message}");
        }
        assert_eq!(route("export as webm"), Route::Export(Some(Format::Webm)));
        assert_eq!(route("导出为mov"), Route::Export(Some(Format::Mov)));
    }

    #[test]
    fn an_edit_that_ends_in_an_export_is_an_edit() {
        for message in [
            "trim the pauses, add transitions, and export as a clean MP4",
            "export in 9:16",
            "remove the download button at 0:10",
            "剪掉停顿，然后导出",
            "exports of cars: add a title",
            "",
        ] {
            assert_eq!(route(message), Route::Edit, "{message}");
        }
    }
}
