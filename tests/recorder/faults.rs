//! How the server fails, fault by fault.

use std::error::Error;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::client::{Client, TEXT, events, read};
use crate::support::recorder::{Always, Applied, Endpoint, Fault, Nth, Options, Recorder, Shape};

const CREDITS: &str = "/api/credits/balance/simple";

/// The kind of the input or output error behind `error`, if there is one.
fn kind(error: &reqwest::Error) -> Option<std::io::ErrorKind> {
    let mut cause: Option<&(dyn Error + 'static)> = Some(error);
    while let Some(error) = cause {
        if let Some(error) = error.downcast_ref::<std::io::Error>() {
            return Some(error.kind());
        }
        cause = error.source();
    }
    None
}

#[tokio::test]
async fn a_connection_ends_or_is_reset_before_the_answer() {
    for (fault, is_reset) in [(Fault::Refuse, false), (Fault::Reset, true), (Fault::AnswerLost, false)] {
        let recorder = Recorder::start();
        let client = Client::new(&recorder).await;
        recorder.fault(Endpoint::Credits, Nth(2), fault.clone());
        client.get(CREDITS).await;
        let error = client.call(Method::GET, CREDITS).send().await.unwrap_err();
        assert_eq!(
            kind(&error) == Some(std::io::ErrorKind::ConnectionReset),
            is_reset,
            "{fault:?}: {error:?}"
        );
        client.get(CREDITS).await;
        let answered: Vec<_> = recorder.requests_to(Endpoint::Credits).iter().map(|r| r.answered).collect();
        assert_eq!(answered, [Some(200), None, Some(200)], "{fault:?}");
    }
}

#[tokio::test]
async fn only_a_lost_answer_has_the_work_done() {
    for (fault, edits) in [(Fault::Refuse, 0), (Fault::Reset, 0), (Fault::AnswerLost, 1)] {
        let recorder = Recorder::start();
        let client = Client::new(&recorder).await;
        let (session, _) = client.session().await;
        recorder.fault(Endpoint::RunSse, Always, fault);
        client.message(&session).send().await.unwrap_err();
        assert_eq!(recorder.all_edits().len(), edits);
        // What was asked is known all the same.
        let request = &recorder.requests_to(Endpoint::RunSse)[0];
        assert_eq!(request.body.json.as_ref().unwrap()["new_message"]["parts"][0]["text"], TEXT);
    }
}

#[tokio::test]
async fn an_upload_is_cut_off_and_nothing_of_it_is_kept() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.fault(Endpoint::Upload, Nth(1), Fault::CutRequest(100_000));
    recorder.fault(Endpoint::Upload, Nth(2), Fault::Refuse);
    for _ in 0..2 {
        client.upload(&session, "a.mp4", vec![1; 4_000_000]).send().await.unwrap_err();
    }
    assert_eq!(recorder.uploads(), []);
    client.upload(&session, "a.mp4", vec![1; 4_000_000]).send().await.unwrap();
    assert_eq!(recorder.uploads()[0].size, 4_000_000);
    recorder.assert_contract_kept();
}

#[tokio::test]
async fn slow_uploads_take_their_time() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.slow_uploads(1_000_000);
    let start = std::time::Instant::now();
    client.upload(&session, "a.mp4", vec![1; 200_000]).send().await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(200), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_client_that_does_not_wait_out_a_stall_has_nothing_done() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::Stall(Duration::from_millis(300)));
    recorder.fault(Endpoint::RunSse, Nth(2), Fault::Stall(Duration::from_millis(400)));
    let impatient = client.message(&session).timeout(Duration::from_millis(100));
    assert!(impatient.send().await.unwrap_err().is_timeout());
    // This one begins later and takes longer, so that the first would have been done by its end.
    client.message(&session).send().await.unwrap();
    let applied: Vec<usize> = recorder.all_edits().iter().map(|edit| edit.request).collect();
    let requests = recorder.requests_to(Endpoint::RunSse);
    assert_eq!((applied, requests[0].answered), (vec![requests[1].number], None));
}

#[tokio::test]
async fn a_file_breaks_off_short_of_its_length_or_claims_to_be_shorter() {
    let recorder = Recorder::with(Options { polls: 0, ..Options::default() });
    let client = Client::new(&recorder).await;
    client.rendered().await;
    client.status("render_1").await;
    let media = std::fs::read(Options::default().media).unwrap();
    let url = format!("{}/files/render_1.mp4", recorder.url());
    for cut in [0, 1, 500_000] {
        recorder.fault(Endpoint::File, Nth(1), Fault::Truncate(cut));
        let mut response = client.http.get(&url).send().await.unwrap();
        assert_eq!(response.content_length(), Some(media.len() as u64));
        let mut came = Vec::new();
        let error = loop {
            match response.chunk().await {
                Ok(piece) => came.extend(piece.expect("a body that breaks off")),
                Err(error) => break error,
            }
        };
        assert!(error.is_body() || error.is_decode(), "{error:?}");
        assert!(came == media[..cut as usize], "{} bytes of {cut} came", came.len());
    }
    recorder.fault(Endpoint::File, Nth(1), Fault::WrongLength);
    let came = client.http.get(&url).send().await.unwrap().bytes().await.unwrap();
    assert!(came == media[..media.len() / 2]);
}

#[tokio::test]
async fn answers_that_are_not_the_contracts_come_as_planned() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let faults = [
        (Fault::Status(503, "busy".to_owned()), 503, "busy"),
        (Fault::Code(2001, "out of credits".to_owned()), 200, "2001"),
        (Fault::TooMany(Some(7)), 429, "429"),
        (Fault::Html, 200, "<html>"),
        (Fault::BrokenJson, 200, "{\"code\":0,\"data\":{\"tok"),
        (Fault::WrongLength, 200, "{\"code\":0,"),
    ];
    for (fault, status, expected) in faults {
        recorder.fault(Endpoint::Credits, Nth(1), fault.clone());
        let answer = client.call(Method::GET, CREDITS).send().await.unwrap();
        assert_eq!(answer.status(), status, "{fault:?}");
        assert_eq!(answer.headers().get("retry-after").is_some(), status == 429);
        let text = answer.text().await.unwrap();
        assert!(text.contains(expected), "{fault:?}: {text}");
        assert_eq!(
            serde_json::from_str::<Value>(&text).is_ok(),
            [2001, 429].iter().any(|n| text.contains(&n.to_string()))
        );
    }
    recorder.fault(Endpoint::Credits, Always, Fault::Html);
    recorder.clear_faults();
    assert_eq!(client.get(CREDITS).await["code"], 0);
}

#[tokio::test]
async fn work_is_done_twice() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    for endpoint in [Endpoint::Session, Endpoint::Upload, Endpoint::RunSse, Endpoint::Render] {
        recorder.fault(endpoint, Nth(1), Fault::Duplicated);
    }
    let (session, _) = client.session().await;
    assert_eq!(recorder.sessions().len(), 2);
    client.upload(&session, "a.mp4", vec![1]).send().await.unwrap();
    assert_eq!(recorder.uploads().len(), 2);
    let (told, _) = read(client.message(&session).send().await.unwrap()).await;
    assert_eq!(events(&told).iter().filter(|event| event["type"] == "text").count(), 2);
    assert_eq!(recorder.edits(&session).len(), 1);
    let draft = client.draft(&session).await;
    assert_eq!(client.render("render_1", &session, draft.get()).send().await.unwrap().status(), 409);
    assert_eq!(client.status("render_1").await["data"]["status"], "processing");
}

#[tokio::test]
async fn a_render_fails() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    recorder.fault(Endpoint::Render, Nth(1), Fault::RenderFails);
    client.rendered().await;
    assert_eq!(client.status("render_1").await["data"]["status"], "processing");
    assert_eq!(client.status("render_1").await["data"]["status"], "failed");
}

#[tokio::test]
async fn a_stream_breaks_off_between_and_inside_events() {
    for shape in [Shape::Plain, Shape::Agent] {
        let recorder = Recorder::with(Options { shape, ..Options::default() });
        let client = Client::new(&recorder).await;
        let (session, _) = client.session().await;
        let applied = Applied::Never;
        recorder.fault(Endpoint::RunSse, Nth(1), Fault::CutAfterEvents { events: 2, applied });
        recorder.fault(Endpoint::RunSse, Nth(2), Fault::CutInsideLine { applied });
        recorder.fault(Endpoint::RunSse, Nth(3), Fault::Truncate(10));
        let (told, broken) = read(client.message(&session).send().await.unwrap()).await;
        assert!(broken);
        assert_eq!(told.matches("\n\n").count(), 2, "{told}");
        let (told, broken) = read(client.message(&session).send().await.unwrap()).await;
        assert!(broken && !told.ends_with('\n'), "{told}");
        assert_eq!(recorder.all_edits(), []);
        let (told, broken) = read(client.message(&session).send().await.unwrap()).await;
        assert_eq!((told.len(), broken), (10, true));
    }
}

#[tokio::test]
async fn an_edit_goes_on_behind_a_broken_stream() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    let before = client.draft(&session).await.get().to_owned();
    let applied = Applied::AtReading(2);
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::CutAfterEvents { events: 1, applied });
    read(client.message(&session).send().await.unwrap()).await;
    assert_eq!(client.draft(&session).await.get(), before);
    assert_eq!(client.get(CREDITS).await["data"], json!({"available": 50, "frozen": 50, "total": 100}));
    assert_ne!(client.draft(&session).await.get(), before);
    assert_eq!(client.get(CREDITS).await["data"], json!({"available": 50, "frozen": 0, "total": 50}));
    assert_eq!(recorder.edits(&session)[0].text, TEXT);
}

#[tokio::test]
async fn a_stream_is_held_open_until_it_is_released() {
    let recorder = Recorder::with(Options { heartbeat: Duration::from_millis(1), ..Options::default() });
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    let mut response = client.message(&session).send().await.unwrap();
    let mut told = Vec::new();
    while told.len() < 200 {
        told.extend(response.chunk().await.unwrap().unwrap());
    }
    assert!(events(&String::from_utf8(told).unwrap()).iter().all(|event| event["type"] == "heartbeat"));
    assert_eq!(recorder.all_edits(), []);
    recorder.release();
    let (told, broken) = read(response).await;
    assert!(told.contains("trim the pauses") && !broken);
    assert_eq!(recorder.all_edits().len(), 1);
}

#[tokio::test]
async fn a_held_edit_is_done_on_release_though_its_reader_has_gone() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::OnRelease });
    drop(client.message(&session).send().await.unwrap());
    std::thread::scope(|scope| {
        scope.spawn(|| recorder.release());
        recorder.wait_until(|log| !log.edits.is_empty());
    });
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::HoldOpen { applied: Applied::Never });
    // Dropping the server while a stream is open must not hang.
    let _open = client.message(&session).send().await.unwrap();
    drop(recorder);
}

#[tokio::test]
async fn a_stream_holds_an_error_or_a_broken_event() {
    let recorder = Recorder::start();
    let client = Client::new(&recorder).await;
    let (session, _) = client.session().await;
    let error = json!({"errorCode": "RESOURCE_EXHAUSTED", "errorMessage": "try later"});
    recorder.fault(Endpoint::RunSse, Nth(1), Fault::ErrorEvent(error.clone()));
    recorder.fault(Endpoint::RunSse, Nth(2), Fault::BrokenJson);
    let (told, _) = read(client.message(&session).send().await.unwrap()).await;
    assert_eq!(events(&told), [error]);
    assert_eq!(recorder.all_edits(), []);
    let (told, broken) = read(client.message(&session).send().await.unwrap()).await;
    assert!(told.starts_with("data: {\"type\":\"text\",\"content\":\"unfin\n\n") && !broken);
    assert!(told.contains("trim the pauses"));
    assert_eq!(recorder.all_edits().len(), 1);
}
