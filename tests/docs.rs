//! The pages that are made from the program say what it does now.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use dropcut::engine::answer;
use dropcut::engine::language::Language;
use dropcut::engine::op::catalogue::ENTRIES;
use dropcut::engine::planner::Wish;

/// `UPDATE_DOCS=1 cargo test --test docs` writes the page anew.
#[test]
fn the_page_of_prompts_lists_every_op() {
    let mut page = String::from(
        "# What you can ask\n\n\
         Write it as you would say it, several wishes in one prompt, in any of ten languages. `dropcut plan \"…\"` shows how\n\
         it is understood. Times, and parts such as \"the first half\", mean the video as it was before the message; times of\n\
         titles and texts, the result.\n\n\
         ## On this machine\n\n\
         | step | does | say, for example | 或者 |\n|---|---|---|---|\n",
    );
    for entry in ENTRIES {
        let (form, does) = entry.about();
        let mut letters = does.chars();
        let does: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let _ = writeln!(page, "| `{form}` | {does} | {} | {} |", entry.english, entry.chinese);
    }
    page.push_str(
        "\n## In the cloud\n\nWhat needs a model that sees, hears or invents is not done on this machine; the report says so, and the rest is\n\
         done all the same. With `backend.kind: nemo` the cloud does it.\n\n",
    );
    for name in answer::ELSEWHERE {
        let wish = Wish { op: name.into(), ..Wish::default() };
        let _ = writeln!(page, "- `{name}`: {}", answer::named(&wish, Language::En));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/prompts.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    let there = fs::read_to_string(&path).unwrap_or_default();
    assert!(there == page, "docs/prompts.md is out of date: UPDATE_DOCS=1 cargo test --test docs");
}
