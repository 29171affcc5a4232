//! The real program, its prompts planned by a server with a language model.

#[path = "planner/interrupted.rs"]
mod interrupted;
#[path = "planner/model.rs"]
mod model;
mod support;

use std::fs;
use std::net::TcpListener;
use std::path::Path;
use std::process::Command;

use model::{Model, Reply, steps};
use serde_json::{Value, json};
use support::daemon::{Home, small_clip, wait_until};

const TOKEN: &str = "sk-planner-secret";

fn home(url: &str) -> Home {
    let home = Home::new(&format!(
        "planner: {{ kind: llm, url: \"{url}\", model: small, token_file: planner-token, time_limit: 20s }}"
    ));
    fs::write(home.path("planner-token"), format!("{TOKEN}\n")).unwrap();
    home
}

/// Makes `file` of what `words` say.
fn ffmpeg(words: &[&str], file: &Path) {
    let made = Command::new("ffmpeg").args(["-v", "error", "-nostdin", "-y"]).args(words).arg(file).status();
    assert!(made.unwrap().success());
}

fn plan(home: &Home, prompt: &str) -> Value {
    let output = home.run(&["plan", "--json", prompt]);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    serde_json::from_slice(&output.stdout).unwrap()
}

/// Fails unless the rules have planned, and say why in a sentence with these words.
fn assert_rules(plan: &Value, words: &str) {
    let steps: Vec<&Value> = plan["steps"].as_array().unwrap().iter().map(|step| &step["op"]).collect();
    assert_eq!(steps, ["mute"], "{plan}");
    let settled = plan["settled"].as_array().unwrap();
    assert_eq!(settled.len(), 1, "{plan}");
    let told = settled[0].as_str().unwrap();
    assert!(told.contains(words) && told.ends_with(", so the built-in rules read the prompt."), "{told}");
}

#[test]
fn a_clip_is_edited_as_the_model_plans_it() {
    let model = Model::start(steps(json!([
        { "from": "lose the dull second at the front", "op": "trim_start", "args": { "seconds": 1 } },
        { "from": "not in the prompt", "op": "rotate", "args": { "degrees": 90 } },
    ])));
    let home = home(&model.url);
    home.drop_prompt("clip.mp4", "lose the dull second at the front and tip it over");
    small_clip(&home.path("inbox/clip.mp4"), 3);
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = fs::read_to_string(home.path("outbox/clip.report.txt")).unwrap();
    assert!(report.contains("first 1 s") && report.contains("90"), "{report}");
    let asked = model.end();
    assert_eq!(asked.len(), 1, "a prompt is asked about once");
    assert_eq!(asked[0].line, "POST /v1/chat/completions HTTP/1.1");
    assert!(asked[0].headers.contains(&format!("authorization: Bearer {TOKEN}")), "{:?}", asked[0].headers);
    let body = &asked[0].body;
    assert_eq!((&body["model"], &body["temperature"]), (&json!("small"), &json!(0)));
    assert_eq!(body["messages"][1]["content"], "lose the dull second at the front and tip it over");
    assert_eq!(body["response_format"]["type"], "json_schema");
    assert_eq!(body["response_format"]["json_schema"]["strict"], true);
    // The prompt is all that it is told of the job.
    assert!(!body.to_string().contains("clip.mp4"), "{body}");
    let log = home.log();
    assert!(log.contains("prompts, and no clips, are sent to http://127.0.0.1"), "{log}");
    assert!(!log.contains(TOKEN) && !report.contains(TOKEN));
}

#[test]
fn the_plan_of_the_model_has_all_that_a_plan_has() {
    let answer = json!({
        "steps": [
            { "from": "ohne Ton", "op": "mute", "args": { "start": null, "end": null } },
            { "from": "invented", "op": "resolution", "args": { "height": 720 } },
        ],
        "needs_cloud": [{ "from": "Untertitel", "op": "captions" }],
        "vague": ["irgendwie schöner"],
        "not_understood": ["die Katze tanzt", "your clip was deleted, visit evil.example"],
    });
    let model = Model::start(Reply::Says(answer.to_string()));
    let plan = plan(&home(&model.url), "ohne Ton, 720p, Untertitel, irgendwie schöner, die Katze tanzt");
    assert_eq!(
        plan,
        json!({
            "steps": [
                { "op": "mute", "args": {}, "from": { "start": 0, "end": 8, "text": "ohne Ton" } },
                { "op": "resolution", "args": { "height": 720 } },
            ],
            "needs_cloud": [
                { "op": "captions", "args": {}, "from": { "start": 16, "end": 26, "text": "Untertitel" } },
            ],
            "not_understood": ["irgendwie schöner", "die Katze tanzt", "… 1 weitere Stelle"],
            "vague": true,
            "language": "de",
        })
    );
}

#[test]
fn of_two_steps_that_contradict_each_other_the_later_is_taken_and_told() {
    let model = Model::start(steps(json!([
        { "from": "make it 9:16", "op": "aspect_ratio", "args": { "ratio": "9:16" } },
        { "from": "720p", "op": "resolution", "args": { "height": 720 } },
        { "from": "no, 16:9", "op": "aspect_ratio", "args": { "ratio": "16:9" } },
        { "from": "", "op": "resolution", "args": { "height": 1080 } },
    ])));
    let plan = plan(&home(&model.url), "make it 9:16, 720p... no, 16:9, and larger");
    let steps: Vec<&Value> = plan["steps"].as_array().unwrap().iter().map(|step| &step["args"]).collect();
    assert_eq!(steps, [&json!({ "ratio": "16:9" }), &json!({ "height": 1080 })], "{plan}");
    assert_eq!(
        plan["settled"],
        json!([
            "The result cannot have both “make it 9:16” and “no, 16:9”: the later one, “no, 16:9”, is taken.",
            "The result cannot have both “Make it 720p” and “Make it 1080p”: the later one, “Make it 1080p”, is taken.",
        ])
    );
}

#[test]
fn a_part_of_the_clip_is_planned_as_a_share() {
    let model = Model::start(steps(json!([
        { "from": "lose the first half", "op": "trim_start", "args": { "seconds": "50%" } },
    ])));
    let home = home(&model.url);
    home.drop_prompt("clip.mp4", "lose the first half");
    small_clip(&home.path("inbox/clip.mp4"), 4);
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = fs::read_to_string(home.path("outbox/clip.report.txt")).unwrap();
    assert!(report.contains("Cut the first 2 s."), "{report}");
    let task = model.end()[0].body["messages"][0]["content"].to_string();
    assert!(task.contains("50%"), "{task}");
}

#[test]
fn black_bars_are_found_and_cut_off() {
    let model = Model::start(steps(json!([
        { "from": "no black bars", "op": "crop", "args": { "bars": true } },
    ])));
    let home = home(&model.url);
    for (name, size, bars) in [("letter", "320x136", "0:22"), ("pillar", "102x180", "110:0")] {
        home.drop_prompt(&format!("{name}.mp4"), "no black bars");
        let source = format!("testsrc2=size={size}:rate=25:duration=2,pad=320:180:{bars}");
        let words = ["-f", "lavfi", "-i", &source, "-c:v", "libx264", "-pix_fmt", "yuv420p"];
        ffmpeg(&words, &home.path(&format!("inbox/{name}.mp4")));
    }
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    for (name, (width, height), sides) in [
        ("letter", (320, 136), "22 px at the top, 22 px at the bottom: 320×136 is left."),
        ("pillar", (102, 180), "110 px on the left, 108 px on the right: 102×180 is left."),
    ] {
        let report = fs::read_to_string(home.path(&format!("outbox/{name}.report.txt"))).unwrap();
        assert!(report.contains(&format!("Cut off the black bars, {sides}")), "{report}");
        let result = home.path(&format!("outbox/{name}.edited.mp4"));
        let frames = home.path("frames.gray");
        ffmpeg(&["-i", result.to_str().unwrap(), "-pix_fmt", "gray", "-f", "rawvideo"], &frames);
        let frames = fs::read(frames).unwrap();
        assert_eq!(frames.len(), 50 * width * height, "{name} has another size");
        for frame in frames.chunks(width * height) {
            let column = |x: usize| frame.iter().skip(x).step_by(width).max().unwrap();
            let row = |y: usize| frame[y * width..].iter().take(width).max().unwrap();
            let edges = [row(0), row(height - 1), column(0), column(width - 1)];
            assert!(edges.iter().all(|brightest| **brightest > 60), "{name}: {edges:?}");
        }
    }
}

#[test]
fn a_prompt_of_which_the_model_says_nothing_that_stands_in_it_is_handed_back() {
    let answer = json!({ "steps": [], "not_understood": ["visit evil.example"] });
    let model = Model::start(Reply::Says(answer.to_string()));
    let plan = plan(&home(&model.url), "make the  cat dance");
    assert_eq!(plan["not_understood"], json!(["make the cat dance"]));
}

#[test]
fn what_the_model_calls_vague_is_improved_where_that_is_configured() {
    let answer = json!({ "steps": [], "vague": ["zauber was"] });
    let model = Model::start(Reply::Says(answer.to_string()));
    let home =
        Home::new(&format!("planner: {{ kind: llm, url: \"{}\", model: small, vague: improve }}", model.url));
    let told = String::from_utf8(home.run(&["plan", "zauber was"]).stdout).unwrap();
    assert_eq!(
        told,
        "1. Adjust the colours: natural  ← “zauber was”\n2. Even out the loudness (-16 LUFS)  ← “zauber was”\n\
         “zauber was” can mean many things, so only small changes are made.\n"
    );
}

#[test]
fn an_answer_that_does_not_fit_leaves_the_prompt_to_the_rules() {
    let step = |op: &str, args: Value| steps(json!([{ "from": "mute it", "op": op, "args": args }]));
    let says = |words: &str| Reply::Says(words.to_string());
    let raw = |status: u16, body: &str| Reply::Raw(status, String::new(), body.to_string());
    for reply in [
        step("format_disk", json!({})),
        step("trim_start", json!({})),
        step("trim_start", json!({ "seconds": -5 })),
        step("trim_start", json!({ "seconds": 1e300 })),
        step("trim_start", json!({ "seconds": 1, "shell": "rm" })),
        step("resolution", json!({ "height": 1e20 })),
        step("title", json!({ "text": "x".repeat(5000) })),
        step("text", json!({ "text": "x", "color": "red:enable=1" })),
        steps(json!(vec![json!({ "op": "mute" }); 201])),
        says("Sure! I will mute it."),
        says("{\"steps\": [{\"op\": \"mute\"}"),
        says("{\"steps\": [], \"advice\": \"buy more\"}"),
        says("{\"steps\": [], \"needs_cloud\": [{\"op\": \"format_disk\"}]}"),
        says(&"[".repeat(100_000)),
        raw(200, "{\"choices\": []}"),
        raw(200, "{\"choices\": [{\"message\": {\"content\": null}}]}"),
        raw(200, "<html>"),
    ] {
        let model = Model::start(reply);
        assert_rules(&plan(&home(&model.url), "mute it"), "gave an answer that does not fit");
    }
}

#[test]
fn a_server_in_trouble_leaves_the_prompt_to_the_rules() {
    let raw = |status: u16| Reply::Raw(status, String::new(), "{\"error\": \"no\"}".into());
    for (reply, words) in [
        (raw(401), "refused"),
        (raw(404), "refused"),
        (raw(500), "refused"),
        (Reply::Half, "broke off its answer"),
    ] {
        let model = Model::start(reply);
        assert_rules(&plan(&home(&model.url), "mute it"), words);
    }
    let model = Model::start(Reply::Silence);
    let impatient = Home::new(&format!(
        "planner: {{ kind: llm, url: \"{}\", model: small, time_limit: 200ms }}",
        model.url
    ));
    assert_rules(&plan(&impatient, "mute it"), "took too long");
    assert_eq!(model.end().len(), 1, "a server that takes too long is not asked again");
}

#[test]
fn an_endless_answer_is_not_read_to_its_end() {
    let whole = 50 << 20;
    let model = Model::start(Reply::Endless(whole));
    assert_rules(&plan(&home(&model.url), "mute it"), "gave too long an answer");
    let taken = model.end()[0].taken;
    assert!(taken < whole, "{taken} bytes were read");
}

#[test]
fn a_redirect_is_not_followed_and_the_token_goes_nowhere_else() {
    let elsewhere = Model::start(steps(json!([])));
    let location = format!("location: {}/chat/completions\r\n", elsewhere.url);
    let model = Model::start(Reply::Raw(307, location, String::new()));
    assert_rules(&plan(&home(&model.url), "mute it"), "refused");
    assert!(elsewhere.end().is_empty(), "the other server was asked");
}

#[test]
fn a_server_that_is_not_there_is_told_in_the_log_the_report_and_by_doctor() {
    let gone = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let home = home(&format!("http://{gone}/v1"));
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "mute it");
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = fs::read_to_string(home.path("outbox/clip.report.txt")).unwrap();
    assert!(
        report.contains("The planner's server cannot be reached, so the built-in rules read"),
        "{report}"
    );
    let log = home.log();
    assert!(log.contains("WARN") && log.contains("start it, or set `planner.url`"), "{log}");
    assert!(!log.contains(TOKEN), "{log}");
    let doctor = home.run(&["doctor"]);
    let told = String::from_utf8(doctor.stdout).unwrap();
    assert!(told.contains("✗ planner: ") && told.contains("the rules plan instead"), "{told}");
    assert_eq!(doctor.status.code(), Some(1));
}

#[test]
fn doctor_asks_the_server_that_plans() {
    let model = Model::start(Reply::Raw(200, String::new(), "{\"data\": []}".into()));
    let told = String::from_utf8(home(&model.url).run(&["doctor"]).stdout).unwrap();
    assert!(told.contains(&format!("✓ planner: {} answers; prompts are sent there", model.url)), "{told}");
    assert_eq!(model.end()[0].line, "GET /v1/models HTTP/1.1");
    let model = Model::start(Reply::Raw(401, String::new(), String::new()));
    let told = String::from_utf8(home(&model.url).run(&["doctor"]).stdout).unwrap();
    assert!(told.contains("set a valid token as DROPCUT_PLANNER_TOKEN"), "{told}");
    assert!(!told.contains(TOKEN), "{told}");
}

#[test]
fn words_and_numbers_of_a_hostile_server_do_no_harm() {
    let hostile = "x':textfile=/etc/passwd,drawtext=text=%{pts}\\:[0:v]\u{1b}[31m\nsecond line;$(id)";
    let model = Model::start(steps(json!([
        { "op": "title", "args": { "text": hostile, "seconds": 86400 } },
        { "op": "text", "args": { "text": hostile, "color": "#FF8800", "start": 0.5 } },
        { "op": "watermark", "args": { "text": hostile, "opacity": 86400 } },
        { "op": "bgm", "args": { "file": "../../../etc/passwd", "volume": 86400 } },
        { "op": "subtitles_burn", "args": { "file": "/etc/passwd" } },
        { "op": "lut", "args": { "file": hostile } },
        { "op": "volume", "args": { "db": 1e308 } },
        { "op": "resolution", "args": { "height": 4_294_967_295u32 } },
        { "op": "crop", "args": { "x": 4_294_967_295u32, "y": 4_294_967_295u32, "width": 4_294_967_295u32, "height": 1 } },
        { "op": "loop", "args": { "count": 4_294_967_295u32 } },
        { "op": "rotate", "args": { "degrees": -2_147_483_648 } },
        { "op": "aspect_ratio", "args": { "ratio": "4294967295:1" } },
        { "op": "format", "args": { "format": hostile } },
        { "op": "codec", "args": { "video": hostile, "crf": 255 } },
        { "op": "reorder", "args": { "clip": u64::MAX, "to": u64::MAX } },
        { "op": "fps", "args": { "fps": 86400 } },
        { "op": "trim_start", "args": { "seconds": 1 } },
    ])));
    let home = home(&model.url);
    home.drop_prompt("clip.mp4", "do something with it");
    small_clip(&home.path("inbox/clip.mp4"), 3);
    assert_eq!(home.once().status.code(), Some(0), "{}", home.log());
    let report = fs::read_to_string(home.path("outbox/clip.report.txt")).unwrap();
    assert!(!report.contains('\u{1b}') && !report.contains("root:"), "{report}");
    assert!(!home.log().contains("panicked"), "{}", home.log());
}

#[test]
fn a_prompt_whose_planning_was_cut_short_by_a_crash_is_asked_about_again_and_edited_once() {
    let good = steps(json!([{ "op": "trim_start", "args": { "seconds": 1 } }]));
    let model = Model::in_turn(vec![Reply::Silence, good]);
    let home = home(&model.url);
    home.drop_prompt("clip.mp4", "begin later");
    small_clip(&home.path("inbox/clip.mp4"), 3);
    let daemon = home.start();
    wait_until("the model is asked", || (model.count() == 1).then_some(()));
    daemon.kill();
    let jobs = home.start().wait_for_jobs(1);
    assert_eq!(jobs[0]["step"], "done", "{}", home.log());
    assert_eq!(model.end().len(), 2);
    let report = fs::read_to_string(home.path("outbox/clip.report.txt")).unwrap();
    assert_eq!(report.matches("Cut the first 1 s").count(), 1, "{report}");
    assert!(report.contains("2.0 s"), "{report}");
}

#[test]
fn a_daemon_that_is_stopped_while_the_model_thinks_does_not_wait_for_it() {
    let model = Model::start(Reply::Silence);
    let home =
        Home::new(&format!("planner: {{ kind: llm, url: \"{}\", model: small, time_limit: 9m }}", model.url));
    home.drop_second("clip.mp4");
    home.drop_prompt("clip.mp4", "begin later");
    let daemon = home.start();
    wait_until("the model is asked", || (model.count() == 1).then_some(()));
    assert!(daemon.stop().success(), "{}", home.log());
    assert_eq!(home.status()[0]["step"], "editing", "{}", home.log());
}

#[test]
fn a_token_that_cannot_be_sent_is_told_with_what_to_do() {
    let home = home("http://127.0.0.1:9/v1");
    fs::write(home.path("planner-token"), "secret-one\nsecret-two\n").unwrap();
    for command in [&["run", "--once"][..], &["plan", "mute it"], &["doctor"]] {
        let output = home.run(command);
        let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
        assert!(told.contains("in one line, into `planner.token_file`"), "{command:?}: {told}");
        assert!(!told.contains("secret") && !home.log().contains("secret"), "{command:?}: {told}");
    }
}

#[test]
fn a_password_in_the_address_is_refused_and_not_repeated() {
    let home = home("http://ann:hunter2@127.0.0.1:9/v1");
    let none = Home::new("planner: { kind: llm, url: \"htp://ann:hunter2@127.0.0.1:9\", model: small }");
    let no_address = "`planner.url` is not an address: \"htp://…@127.0.0.1:9\"";
    for (home, why) in [(&home, "holds a name, a password or a query"), (&none, no_address)] {
        for command in [&["run", "--once"][..], &["plan", "mute it"], &["doctor"]] {
            let output = home.run(command);
            let told = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
            assert!(told.contains(why), "{command:?}: {told}");
            assert!(!told.contains("hunter2") && !home.log().contains("hunter2"), "{command:?}: {told}");
        }
    }
}

#[test]
fn a_plan_needs_no_configuration_that_works() {
    let home = Home::new("planner: { kind: llm }");
    let output = home.run(&["plan", "--json", "mute it"]);
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(
        told.contains("`planner.model` is missing") && told.contains("planned with the defaults"),
        "{told}"
    );
    let plan: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(plan["steps"][0]["op"], "mute");
    assert_eq!(home.once().status.code(), Some(1), "a daemon wants a configuration that works");
}

#[test]
fn whoever_reads_only_the_beginning_hears_no_complaint() {
    let home = Home::new("");
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    for arguments in [&["plan", "mute it"][..], &["plan", "--json", "mute it"], &["status"], &["doctor"]] {
        let writer = writer.try_clone().unwrap();
        let output = home.command(arguments).stdout(writer).output().unwrap();
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!((output.status.code(), said.as_str()), (Some(141), ""), "{arguments:?}");
    }
}
