//! The whole job, as it goes when nothing goes wrong.

use std::fs;
use std::path::Path;

use serde_json::json;

use crate::case::{Comes, PROMPT, assert_done, assert_kept, assert_whole, drop_clip, home, once};
use crate::support::daemon::Home;
use crate::support::recorder::Endpoint::{
    AnonymousToken, ClaimToken, Download, File, Render, RenderStatus, RunSse, Session, State, Upload,
};
use crate::support::recorder::{Address, Always, Envelope, Fault, Options, Recorder, Shape};

#[test]
fn a_clip_and_a_prompt_become_a_result_and_a_report() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    let job = once(&home, Comes::Done, "whole");
    assert_kept(&recorder, &home, "whole");

    let calls: Vec<_> = recorder.requests().iter().map(|request| request.endpoint.unwrap()).collect();
    assert_eq!(
        calls,
        [
            AnonymousToken,
            Session,
            Upload,
            State,
            RunSse,
            State,
            State,
            Render,
            RenderStatus,
            RenderStatus,
            // Its address, which may have changed since.
            RenderStatus,
            File,
            ClaimToken
        ]
    );
    for request in recorder.requests() {
        assert_eq!(request.header("x-skill-source"), Some("video-editor-free-download"));
        assert_eq!(request.header("x-skill-version"), Some(env!("CARGO_PKG_VERSION")));
        assert_eq!(request.header("x-skill-platform"), Some("unknown"));
    }
    let upload = &recorder.uploads()[0];
    assert_eq!(upload.name, format!("{}.mp4", job["id"].as_str().unwrap()));
    assert_eq!(upload.size, fs::metadata(home.path("archive/a.mp4")).unwrap().len());
    assert_eq!(upload.hash, blake3::hash(&fs::read(home.path("archive/a.mp4")).unwrap()).to_hex().as_str());
    assert_eq!(recorder.all_edits()[0].text, PROMPT);
    assert_eq!(job["outputs"], serde_json::json!(["a.edited.mp4"]));
    assert_eq!(job["progress"], 1.0);

    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    for words in
        ["a.edited.mp4: edited from a.mp4", PROMPT, "I'll trim the pauses. Done!", "Timeline (1 track"]
    {
        assert!(report.contains(words), "{words:?} is not in {report}");
    }
    assert!(!report.contains("not for people"), "{report}");
}

#[test]
fn every_shape_of_answer_in_use_is_read() {
    for (shape, envelope, address, elsewhere) in [
        (Shape::Plain, Envelope::Data, Address::OutputDotUrl, false),
        (Shape::Agent, Envelope::TopLevel, Address::OutputUrl, true),
        (Shape::Agent, Envelope::TopLevel, Address::OutputDotUrl, true),
    ] {
        let options = Options { shape, envelope, address, elsewhere, ..Options::default() };
        let recorder = Recorder::with(options);
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        let name = format!("{shape:?} {envelope:?} {address:?}");
        once(&home, Comes::Done, &name);
        assert_kept(&recorder, &home, &name);
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        assert_eq!(report.matches("I'll trim the pauses. Done!").count(), 1, "{name}: {report}");
        let file = &recorder.requests_to(File)[0];
        assert_eq!(file.header("authorization").is_none(), elsewhere, "{name}");
        assert!(recorder.requests_to(Download).is_empty());
    }
}

#[test]
fn an_edit_without_words_is_told_by_what_it_changed() {
    let recorder = Recorder::with(Options { says: Vec::new(), ..Options::default() });
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", &format!("{PROMPT}\n---\n加个标题"));
    once(&home, Comes::Done, "wordless");
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    assert!(report.contains("Video added: “edit 0”, 0–5.3 s."), "{report}");
    assert!(report.contains("视频“edit 0”从 5.3 秒延长到 10.6 秒"), "{report}");

    // The head of the prompt says what language to tell it in.
    let recorder = Recorder::with(Options { says: Vec::new(), ..Options::default() });
    let home = crate::case::home(&recorder, "");
    drop_clip(&home, "a.mp4", &format!("---\nlanguage: zh-CN\n---\n{PROMPT}"));
    once(&home, Comes::Done, "wordless");
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    assert!(report.contains("新增视频“edit 0”（0–5.3 秒）。"), "{report}");
}

#[test]
fn several_messages_go_through_one_session_and_an_export_among_them_renders_there() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    let home = home(&recorder, "");
    drop_clip(&home, "holiday.mp4", "cut the pauses\n---\nexport\n---\nadd a title\n---\nfade out\n");
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", home.log());
    assert_kept(&recorder, &home, "messages");
    assert_eq!(
        home.files("outbox"),
        ["holiday.edited.mp4", "holiday.edited.v2.mp4", "holiday.report.txt", "holiday.report.v2.txt"]
    );
    assert_whole(&home.path("outbox/holiday.edited.mp4"), "first");
    assert_whole(&home.path("outbox/holiday.edited.v2.mp4"), "second");
    assert_eq!((recorder.sessions().len(), recorder.uploads().len(), recorder.renders().len()), (1, 1, 2));
    let texts: Vec<_> = recorder.all_edits().into_iter().map(|edit| edit.text).collect();
    assert_eq!(texts, ["cut the pauses", "add a title", "fade out"]);
    let first = fs::read_to_string(home.path("outbox/holiday.report.txt")).unwrap();
    assert!(first.contains("cut the pauses") && !first.contains("add a title"), "{first}");
    let second = fs::read_to_string(home.path("outbox/holiday.report.v2.txt")).unwrap();
    assert!(second.contains("add a title") && second.contains("fade out"), "{second}");
}

#[test]
fn settings_at_the_top_of_a_prompt_reach_the_server() {
    let recorder = Recorder::start();
    let home = home(&recorder, "");
    let settings = "---\nlanguage: de\nformat: mov\nquality: low\n---\n";
    drop_clip(&home, "a.mp4", &format!("{settings}{PROMPT}"));
    let output = home.once();
    assert_eq!(output.status.code(), Some(0), "{}", home.log());
    let sent = |endpoint| recorder.requests_to(endpoint)[0].body.json.clone().unwrap();
    assert_eq!(sent(Session)["language"], "de");
    assert_eq!(sent(Render)["output"], serde_json::json!({"format": "mov", "quality": "low"}));
    assert_eq!(recorder.all_edits()[0].text, PROMPT);
    assert_kept(&recorder, &home, "settings");
}

#[test]
fn the_environment_wins_over_the_file() {
    let recorder = Recorder::start();
    recorder.register_token("nmv_usr_environment");
    let home = Home::with_backend(
        "http://127.0.0.1:9",
        "  token: nmv_usr_file\n  skill: { source: my-skill, version: 7.1, platform: file }",
    )
    .set("NEMO_API_URL", &recorder.url())
    .set("NEMO_TOKEN", "nmv_usr_environment")
    .set("SKILL_SOURCE", "cursor");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "environment");
    assert_kept(&recorder, &home, "environment");
    assert!(recorder.requests_to(AnonymousToken).is_empty());
    for request in recorder.requests().iter().filter(|request| request.endpoint != Some(File)) {
        assert_eq!(request.header("authorization"), Some("Bearer nmv_usr_environment"));
        assert_eq!(request.header("x-skill-source"), Some("my-skill"));
        assert_eq!(request.header("x-skill-version"), Some("7.1"));
        assert_eq!(request.header("x-skill-platform"), Some("cursor"));
    }
}

#[test]
fn the_clients_id_and_its_token_are_kept_over_a_restart() {
    let recorder = Recorder::start();
    recorder.set_credits(1000);
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "first run");
    assert_done(&home, "first run");
    drop_clip(&home, "b.mp4", PROMPT);
    assert_eq!(home.once().status.code(), Some(0));
    assert_eq!(recorder.requests_to(AnonymousToken).len(), 1);
    recorder.expire_tokens();
    drop_clip(&home, "c.mp4", PROMPT);
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let asked = recorder.requests_to(AnonymousToken);
    assert_eq!(asked.len(), 2);
    assert_eq!(asked[0].header("x-client-id"), asked[1].header("x-client-id"));
    assert_eq!(recorder.requests_to(State).len(), 9);
}

#[test]
fn a_configured_client_id_is_the_one_that_is_sent() {
    let recorder = Recorder::start();
    let id = "7d0c1c1e-0000-4000-8000-00000000000f";
    let home = home(&recorder, "").set("NEMO_CLIENT_ID", id);
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "client id");
    assert_eq!(recorder.requests_to(AnonymousToken)[0].header("x-client-id"), Some(id));
}

#[test]
fn a_report_says_where_the_project_can_be_opened_and_tells_no_token() {
    let recorder = Recorder::start();
    let home = home(&recorder, "  web_url: https://web.example\nlog: { level: debug }");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Done, "claim");
    assert_kept(&recorder, &home, "claim");
    let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
    let link = report.lines().find(|line| line.contains("https://web.example/workspace/claim?ct=clm_"));
    let claim = link.and_then(|link| link.split_once("ct=")).unwrap_or_else(|| panic!("{report}")).1;
    assert!(report.contains("it works for 7 days"), "{report}");
    assert!(!home.log().contains(claim), "{}", home.log());
    let asked = recorder.requests_to(ClaimToken)[0].body.json.clone().unwrap();
    assert_eq!(asked["session_id"], recorder.sessions()[0]);
    let files = ["state", "outbox", "archive"].map(|folder| {
        let files = walkdir::WalkDir::new(home.path(folder)).into_iter().flatten();
        files.map(walkdir::DirEntry::into_path).filter(|path| path.is_file()).collect::<Vec<_>>()
    });
    let holds = |file: &Path, words: &str| {
        let bytes = fs::read(file).unwrap();
        bytes.windows(words.len()).any(|part| part == words.as_bytes())
    };
    for token in recorder.tokens() {
        for file in files.iter().flatten().filter(|file| !file.ends_with("state/tokens.json")) {
            assert!(!holds(file, &token), "{} holds the token", file.display());
        }
    }
    let texts = home.path("state/texts");
    assert!(files[0].iter().any(|file| file.starts_with(home.path("state/backup"))), "{:?}", files[0]);
    for file in files[0].iter().filter(|file| !file.starts_with(&texts)) {
        assert!(!holds(file, "clm_"), "{} holds the claim", file.display());
    }
}

#[test]
fn a_result_without_a_link_is_a_result_all_the_same() {
    let claim = |claim: &str| json!({"code": 0, "data": {"claim_token": claim}}).to_string();
    for (fault, link) in [
        (Fault::Reset, None),
        (Fault::Html, None),
        (Fault::Status(501, r#"{"code":501,"message":"no web page"}"#.into()), None),
        (Fault::Code(1002, "session not found".into()), None),
        (Fault::Status(200, r#"{"code":0,"data":{"claim_token":7}}"#.into()), None),
        (Fault::Status(200, claim(&"x".repeat(100_000))), None),
        (Fault::Status(200, claim("a&b c\nJob 1\u{1b}[2J")), Some("claim?ct=a%26b+c%0AJob+1%1B%5B2J")),
    ] {
        let recorder = Recorder::start();
        recorder.fault(ClaimToken, Always, fault.clone());
        let home = home(&recorder, "");
        drop_clip(&home, "a.mp4", PROMPT);
        once(&home, Comes::Done, &format!("{fault:?}"));
        let report = fs::read_to_string(home.path("outbox/a.report.txt")).unwrap();
        match link {
            Some(link) => assert!(report.contains(link), "{fault:?}: {report}"),
            None => assert!(!report.contains("browser"), "{fault:?}: {report}"),
        }
        assert_eq!(recorder.requests_to(ClaimToken).len(), 1, "{fault:?}");
    }
}
