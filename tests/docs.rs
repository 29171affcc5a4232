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
         Write it as you would say it, several wishes in one prompt, in any of twenty languages. `dropcut plan \"…\"` shows how\n\
         it is understood. Times, and parts such as \"the first half\", mean the video as it was before the message; times of\n\
         titles and texts, the result.\n\n\
         A stretch that is cut can go or stay. In English `cut 0:10-0:20` and `cut out 0:10-0:20` take it away, and\n\
         `cut it from 0:10 to 0:20` keeps it. In German `von 0:10 bis 0:20 herausschneiden` takes it away. In French, Spanish,\n\
         Japanese and Chinese `couper de 0:10 à 0:20`, `corta de 0:10 a 0:20`, `0:10から0:20までカット` and `剪辑10秒到20秒` keep it.\n\
         Words such as \"remove\" and \"keep\" leave no doubt in any language.\n\n\
         In English and Chinese a part can be named first and meant afterwards: \"The first 10 seconds are black. Remove them.\",\n\
         `开头10秒是黑屏。把它删掉。` After a number of seconds, \"it\" is what is removed, or else the clip: \"The first 10 seconds are\n\
         great. Speed it up 2x.\" speeds up the clip, \"Speed them up\" the seconds. What is said to stay or to be good is not cut.\n\n\
         A common English word of editing with one letter wrong, missing, doubled or swapped (`delte the last 5 seconds`) is read\n\
         as the word that is meant, where more is understood then, and the plan says so. The first 4,000 characters of a prompt are\n\
         read.\n\n\
         Of a folder with several clips, a wish can be for one or for each: `mute gs.mp4`, `cut the first 2 seconds of clip 2`,\n\
         `trim each clip to 3 seconds`. Times are then counted from the beginning of that clip. In a job a clip can be\n\
         called by its name without the ending: `mute IMG_0002`. What only the whole video can have, such as another shape, is not\n\
         done for one clip, and the report says so.\n\n\
         How long \"a few seconds\" are is not guessed: `cut the last few seconds` cuts nothing, and the report says so.\n\n\
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
