//! The test suite's own NemoVideo server: what it answers and what it notes.

#[path = "recorder/client.rs"]
mod client;
#[path = "recorder/faults.rs"]
mod faults;
mod support;

use client::{Client, TEXT, events, read};
use reqwest::multipart::Form;
use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};
use support::recorder::{Address, Envelope, HashTold, Options, Recorder, Shape, Stage};

#[tokio::test]
async fn a_whole_round_keeps_the_contract_and_is_logged() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, task) = client.session().await;
    let clip = vec![7; 100_000];
    let answer: Value =
        client.upload(&session, "holiday.mp4", clip.clone()).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["data"]["files"][0]["filename"], "holiday.mp4");
    let state = client.get(&format!("/api/state/nemo_agent/me/{session}/latest")).await;
    assert_eq!(state["data"]["state"]["video_infos"], answer["data"]["files"]);
    assert_eq!(state["data"]["state"]["draft"]["t"], json!([]));

    let (told, broken) = read(client.message(&session).send().await.unwrap()).await;
    assert!(!broken);
    assert_eq!(events(&told).last().unwrap()["content"], "I'll trim the pauses. Done!");
    let balance = client.get("/api/credits/balance/simple").await;
    assert_eq!(balance["data"], json!({"available": 50, "frozen": 0, "total": 50}));

    let draft = client.draft(&session).await;
    let accepted = client.render("render_17", &session, draft.get()).send().await.unwrap();
    assert_eq!(accepted.json::<Value>().await.unwrap()["data"]["status"], "pending");
    let first = client.status("render_17").await;
    assert_eq!((&first["data"]["status"], &first["data"]["progress"]), (&json!("processing"), &json!(50)));
    let second = client.status("render_17").await;
    let url = second["data"]["outputUrl"].as_str().unwrap();
    let media = std::fs::read(Options::default().media).unwrap();
    assert_eq!(client.http.get(url).send().await.unwrap().bytes().await.unwrap(), media);
    let download = client.call(Method::GET, "/api/render/proxy/render_17/download").send().await.unwrap();
    assert_eq!(download.bytes().await.unwrap(), media);
    let claim = json!({"task_id": task, "session_id": session});
    let claim = client.call(Method::POST, "/api/auth/claim-token").json(&claim).send().await.unwrap();
    assert!(
        claim.json::<Value>().await.unwrap()["data"]["claim_token"].as_str().unwrap().starts_with("clm_")
    );

    recorder.assert_contract_kept();
    let uploads = recorder.uploads();
    assert_eq!((uploads[0].size, &uploads[0].session), (100_000, &session));
    assert_eq!(uploads[0].hash, blake3::hash(&clip).to_hex().to_string());
    assert_eq!(recorder.edits(&session).iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>(), [TEXT]);
    let renders = recorder.renders();
    assert_eq!((renders.len(), renders[0].submitted.len(), renders[0].stage), (1, 1, Stage::Completed));
    assert_eq!((&renders[0].token, &renders[0].session), (&client.token, &session));
    let requests = recorder.requests();
    assert!(requests.iter().zip(1..).all(|(request, number)| request.number == number));
    assert!(requests.iter().all(|request| request.answered == Some(200)));
    assert!(requests[2].body.length > 100_000);
}

#[tokio::test]
async fn both_ways_of_wrapping_an_answer_and_of_naming_the_address_are_there() {
    for (envelope, address) in [
        (Envelope::Data, Address::OutputUrl),
        (Envelope::Data, Address::OutputDotUrl),
        (Envelope::TopLevel, Address::OutputUrl),
        (Envelope::TopLevel, Address::OutputDotUrl),
    ] {
        let recorder = Recorder::with(Options { envelope, address, polls: 1, ..Options::default() });
        let client = Client::new(&recorder).await;
        client.rendered().await;
        let answer = client.status("render_1").await;
        let render = if envelope == Envelope::Data { &answer["data"] } else { &answer };
        let pointer = if address == Address::OutputUrl { "/outputUrl" } else { "/output/url" };
        assert_eq!(render["status"], "completed");
        assert_eq!(
            render.pointer(pointer).unwrap(),
            &json!(format!("{}/files/render_1.mp4", recorder.url()))
        );
        recorder.assert_contract_kept();
    }
}

#[tokio::test]
async fn the_pieces_of_an_agents_text_make_up_the_whole_that_follows() {
    let says = vec!["Ich kürze …".to_owned(), "I encountered a temporary issue".to_owned()];
    let recorder = Recorder::with(Options { shape: Shape::Agent, says: says.clone(), ..Options::default() });
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    let (told, _) = read(client.message(&session).send().await.unwrap()).await;
    let (mut pieces, mut whole, mut count) = (String::new(), Vec::new(), 0);
    for event in events(&told) {
        let Some(text) = event["content"]["parts"][0]["text"].as_str() else { continue };
        if event["partial"] == true {
            pieces += text;
            count += 1;
        } else {
            assert_eq!(std::mem::take(&mut pieces), text);
            whole.push(text.to_owned());
        }
    }
    assert_eq!(whole, says);
    assert!(count > 2);

    recorder.options(|options| options.says.clear());
    let (told, _) = read(client.message(&session).send().await.unwrap()).await;
    assert!(!told.contains("\"text\":\"I"));
    assert_eq!(recorder.all_edits().len(), 2);
}

#[tokio::test]
async fn part_of_a_file_is_had_only_while_it_is_the_same_file() {
    let recorder = Recorder::with(Options { polls: 0, ..Options::default() });
    let client = Client::new(&recorder).await;
    client.rendered().await;
    client.status("render_1").await;
    let media = std::fs::read(Options::default().media).unwrap();
    let total = media.len();
    let url = format!("{}/files/render_1.mp4", recorder.url());
    let whole = client.http.get(&url).send().await.unwrap();
    let etag = whole.headers()["etag"].to_str().unwrap().to_owned();
    assert!(etag.starts_with('"'));
    assert_eq!(whole.content_length(), Some(total as u64));

    let part = |range: &str, known: &str| {
        client.http.get(&url).header("Range", range).header("If-Range", known).send()
    };
    let rest = part("bytes=1000-", &etag).await.unwrap();
    assert_eq!(rest.status(), 206);
    assert_eq!(rest.headers()["content-range"], format!("bytes 1000-{}/{total}", total - 1));
    assert_eq!(rest.bytes().await.unwrap(), media[1000..]);
    let end = part("bytes=-10", &etag).await.unwrap();
    assert_eq!(end.bytes().await.unwrap(), media[total - 10..]);
    let beyond = part(&format!("bytes={total}-"), &etag).await.unwrap();
    assert_eq!(beyond.status(), 416);
    assert_eq!(beyond.headers()["content-range"], format!("bytes */{total}"));
    assert_eq!(part("bytes=1000-", "\"another\"").await.unwrap().status(), 200);
    recorder.options(|options| options.ranges = false);
    assert_eq!(part("bytes=1000-", &etag).await.unwrap().status(), 200);
}

#[tokio::test]
async fn a_token_must_be_known_and_what_it_made_belongs_to_it() {
    let recorder = Recorder::start();
    let mut client = Client::new(&recorder).await;
    let session = client.rendered().await;
    let mine = client.token.clone();
    client.token = client.token_for("7d0c1c1e-0000-4000-8000-000000000002").await;
    let state = format!("/api/state/nemo_agent/me/{session}/latest");
    let of_other = client.call(Method::GET, &state).send().await.unwrap();
    assert_eq!(of_other.status(), 404);
    assert_eq!(of_other.json::<Value>().await.unwrap()["code"], 1002);
    assert_eq!(
        client.call(Method::GET, "/api/render/proxy/lambda/render_1").send().await.unwrap().status(),
        404
    );
    let message = client.message(&session).send().await.unwrap();
    assert_eq!(message.status(), 404);
    assert!(message.json::<Value>().await.unwrap()["detail"].is_string());

    client.token = mine;
    assert_eq!(client.call(Method::GET, &state).send().await.unwrap().status(), 200);
    recorder.expire_tokens();
    let expired = client.call(Method::GET, &state).send().await.unwrap();
    assert_eq!(
        (expired.status().as_u16(), expired.json::<Value>().await.unwrap()["code"].clone()),
        (401, json!(1001))
    );
    recorder.register_token("nmv_usr_mine");
    client.token = "nmv_usr_mine".to_owned();
    assert_eq!(client.get("/api/credits/balance/simple").await["data"]["available"], 100);
    let (session, _) = client.session().await;
    recorder.forget_sessions();
    assert_eq!(client.get(&format!("/api/state/nemo_agent/me/{session}/latest")).await["code"], 1002);
    recorder.assert_contract_kept();
}

#[tokio::test]
async fn a_message_without_credits_changes_nothing() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.set_credits(49);
    let answer: Value = client.message(&session).send().await.unwrap().json().await.unwrap();
    assert_eq!(answer["code"], 2001);
    assert_eq!(recorder.all_edits(), []);
}

#[tokio::test]
async fn a_render_id_is_taken_once() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let session = client.rendered().await;
    let draft = client.draft(&session).await;
    assert_eq!(client.render("render_1", &session, draft.get()).send().await.unwrap().status(), 409);
    let renders = recorder.renders();
    assert_eq!((renders.len(), renders[0].submitted.len()), (1, 2));
    recorder.assert_contract_kept();
}

#[tokio::test]
async fn one_render_at_a_time_runs_in_a_session_and_a_cancelled_one_stops() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let session = client.rendered().await;
    let draft = client.draft(&session).await;
    client.render("render_2", &session, draft.get()).send().await.unwrap();
    assert_eq!(client.status("render_2").await["data"]["status"], "pending");
    client.call(Method::POST, "/api/render/proxy/lambda/render_1/cancel").send().await.unwrap();
    assert_eq!(client.status("render_1").await["data"]["status"], "failed");
    assert_eq!(client.status("render_2").await["data"]["status"], "completed");
    recorder.assert_contract_kept();
}

#[tokio::test]
async fn a_draft_that_was_taken_apart_on_its_way_is_noticed() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    client.message(&session).send().await.unwrap().text().await.unwrap();
    let draft = client.draft(&session).await;
    let again = serde_json::from_str::<Value>(draft.get()).unwrap().to_string();
    client.render("render_1", &session, &again).send().await.unwrap();
    assert_eq!(recorder.violations().len(), 1);
    assert!(recorder.violations()[0].contains("byte for byte"), "{:?}", recorder.violations());
}

#[tokio::test]
async fn an_export_without_attribution_is_refused_and_noted() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    client.message(&session).send().await.unwrap().text().await.unwrap();
    let draft = client.draft(&session).await;
    let mut request = client.render("render_1", &session, draft.get()).build().unwrap();
    request.headers_mut().remove("x-skill-version");
    assert_eq!(client.http.execute(request).await.unwrap().status(), 402);
    assert_eq!(recorder.renders(), []);
    assert_eq!(recorder.violations().len(), 1);
}

#[tokio::test]
async fn each_departure_from_the_contract_is_noted() {
    let session = "/api/tasks/me/with-session/nemo_agent";
    let upload = "/api/upload-video/nemo_agent/me/s";
    let body = json!({"task_name": "project", "language": "en"});
    type Change = Box<dyn Fn(RequestBuilder) -> RequestBuilder>;
    let sent = |value: Value| -> Change { Box::new(move |request| request.json(&value)) };
    let cases: Vec<(Method, &str, Change, &str)> = vec![
        (Method::POST, "/api/tasks/me/with-session", sent(body.clone()), "no such call"),
        (Method::PUT, session, sent(body.clone()), "no such call"),
        (Method::POST, "/api/tasks/me/with-session/nemo_agent?a=b", sent(body), "has a query"),
        (Method::POST, session, sent(json!({"task_name": "project"})), "language is missing"),
        (Method::POST, session, sent(json!({"task_name": "x", "language": "en"})), "task_name is"),
        (
            Method::POST,
            session,
            sent(json!({"task_name": "project", "language": "en", "a": 1})),
            "a is not in",
        ),
        (Method::POST, session, Box::new(|request| request.body("{")), "not JSON"),
        (Method::POST, session, Box::new(|request| request.body("{")), "content-type"),
        (Method::GET, "/api/credits/balance/simple", sent(json!({})), "2 bytes where none belongs"),
        (
            Method::GET,
            "/api/credits/balance/simple",
            Box::new(|r| r.header("X-Message-Id", "1")),
            "x-message-id",
        ),
        (Method::POST, "/api/auth/anonymous-token", Box::new(|r| r.header("X-Client-Id", "1")), "no UUID"),
        (Method::POST, "/api/auth/anonymous-token", Box::new(|r| r), "to ask for a token"),
        (Method::POST, "/run_sse", sent(json!({"new_message": {"parts": [{"text": ""}]}})), "text is \"\""),
        (Method::POST, "/run_sse", sent(json!({"new_message": {"parts": []}})), "parts has 0 elements"),
        (Method::POST, "/run_sse", sent(json!({})), "accept is not"),
        (Method::POST, "/api/render/proxy/lambda", sent(json!({"id": "render_x"})), "render_ and a number"),
        (Method::POST, upload, sent(json!({"urls": ["file:///a.mp4"], "source_type": "url"})), "on the web"),
        (Method::POST, upload, Box::new(|r| r.multipart(Form::new())), "cannot be read"),
        (Method::POST, upload, Box::new(|r| r.multipart(Form::new().text("file", "a"))), "field \"file\""),
        (Method::POST, upload, Box::new(|r| r.multipart(Form::new().text("files", "a"))), "holds no files"),
    ];
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    for (method, path, change, expected) in cases {
        let known = recorder.violations().len();
        change(client.call(method, path)).send().await.unwrap();
        let new = &recorder.violations()[known..];
        assert!(new.iter().any(|what| what.contains(expected)), "{path}: {expected:?} is not among {new:?}");
    }
}

#[tokio::test]
async fn a_token_that_goes_to_another_origin_is_noted() {
    let recorder = Recorder::with(Options { elsewhere: true, polls: 0, ..Options::default() });
    let client = Client::new(&recorder).await;
    client.rendered().await;
    let url = client.status("render_1").await["data"]["outputUrl"].as_str().unwrap().to_owned();
    assert!(!url.starts_with(&recorder.url()));
    assert_eq!(client.http.get(&url).send().await.unwrap().status(), 200);
    recorder.assert_contract_kept();
    client.http.get(&url).bearer_auth(&client.token).send().await.unwrap();
    assert_eq!(recorder.violations().len(), 1);
}

#[tokio::test]
async fn files_are_refused_by_their_kind_and_size_and_taken_by_address() {
    let recorder = Recorder::with(Options { max_size: 10, hash: HashTold::None, ..Options::default() });
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    for (name, size, code) in [("a.txt", 1, 4001), ("a.mp4", 11, 4002), ("a.MP4", 10, 0)] {
        let answer = client.upload(&session, name, vec![0; size]).send().await.unwrap();
        assert_eq!(answer.json::<Value>().await.unwrap()["code"], code, "{name}");
    }
    let body = json!({"urls": ["https://example.org/b.mp4"], "source_type": "url"});
    let request =
        client.call(Method::POST, &format!("/api/upload-video/nemo_agent/me/{session}")).json(&body);
    assert_eq!(
        request.send().await.unwrap().json::<Value>().await.unwrap()["data"]["files"][0]["filename"],
        "b.mp4"
    );
    let names: Vec<String> = recorder.uploads().into_iter().map(|upload| upload.name).collect();
    assert_eq!(names, ["a.MP4", "b.mp4"]);
    recorder.assert_contract_kept();
}
