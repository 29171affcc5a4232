//! The way of a request: recorded, checked, befallen by its fault or answered.

use std::sync::{Arc, Condvar, Mutex};

use axum::body::{Body, HttpBody};
use axum::extract::{ConnectInfo, FromRequest, Multipart, State};
use axum::http::header::CONTENT_LENGTH;
use axum::http::request::Parts;
use axum::http::{HeaderValue, Request};
use axum::response::Response;
use serde_json::json;
use tokio::sync::watch;

use super::contract::{Endpoint, departures_of_body, departures_of_head, is_multipart, text};
use super::endpoints::{Call, Received, failure, reply};
use super::events::{Hold, streamed};
use super::faults::Fault;
use super::file;
use super::log::{Recorded, Sent};
use super::wire::{Line, Meter, first, metered};
use super::world::World;

/// The largest body, but for files, that is read, in bytes.
const LARGEST_BODY: usize = 64 << 20;

/// What the server's connections and the test share.
pub struct Core {
    world: Mutex<World>,
    /// Told after each change of the world.
    pub changed: Condvar,
    pub released: watch::Sender<u64>,
    pub url: String,
    /// The second address, on another origin.
    pub elsewhere: String,
}

impl Core {
    pub fn new(world: World, url: String, elsewhere: String) -> Self {
        let (released, _) = watch::channel(0);
        Self { world: Mutex::new(world), changed: Condvar::new(), released, url, elsewhere }
    }

    /// Looks at the world or changes it.
    pub fn with<T>(&self, work: impl FnOnce(&mut World) -> T) -> T {
        let done = work(&mut self.lock());
        self.changed.notify_all();
        done
    }

    /// The world. A test that failed while it looked at it does no harm to it.
    pub fn lock(&self) -> std::sync::MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    fn received(&self, number: usize, sent: Sent) {
        self.with(|world| world.log.requests[number - 1].body = sent);
    }

    fn object(&self, number: usize, departures: &[String]) {
        self.with(|world| departures.iter().for_each(|what| world.object(number, what)));
    }
}

/// Answers any request.
pub async fn serve(
    State(core): State<Arc<Core>>,
    ConnectInfo(line): ConnectInfo<Line>,
    request: Request<Body>,
) -> Response {
    let (head, body) = request.into_parts();
    let target = Endpoint::of(&head.method, head.uri.path());
    let number = core.with(|world| {
        let number = world.log.requests.len() + 1;
        world.log.requests.push(record(number, &head, target.as_ref().map(|(endpoint, _)| *endpoint)));
        number
    });
    let response = match target {
        Some((endpoint, id)) if !line.elsewhere || endpoint == Endpoint::File => {
            handle(&core, &line, number, endpoint, id, head, body).await
        }
        _ => {
            core.object(number, &["no such call".to_owned()]);
            Some(reply(404, json!({"detail": "Not Found"}).to_string()))
        }
    };
    core.with(|world| {
        world.log.requests[number - 1].answered = response.as_ref().map(|r| r.status().as_u16())
    });
    response.unwrap_or_else(|| line.close())
}

fn record(number: usize, head: &Parts, endpoint: Option<Endpoint>) -> Recorded {
    let header = |(name, value): (&axum::http::HeaderName, &HeaderValue)| {
        (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned())
    };
    Recorded {
        number,
        method: head.method.to_string(),
        path: head.uri.to_string(),
        endpoint,
        headers: head.headers.iter().map(header).collect(),
        body: Sent::default(),
        answered: None,
    }
}

/// Answers a call of the contract; none where the connection is to end without an answer.
async fn handle(
    core: &Core,
    line: &Line,
    number: usize,
    endpoint: Endpoint,
    id: String,
    head: Parts,
    body: Body,
) -> Option<Response> {
    core.object(number, &departures_of_head(endpoint, &head.uri, &head.headers));
    if line.elsewhere && head.headers.contains_key("authorization") {
        core.object(number, &["a token was sent to another origin".to_owned()]);
    }
    let fault = core.with(|world| world.plan.next(endpoint));
    let files = if core.with(|world| world.options.elsewhere) { &core.elsewhere } else { &core.url };
    let mut call = Call {
        number,
        token: text(&head.headers, "authorization")
            .and_then(|value| value.strip_prefix("Bearer "))
            .unwrap_or_default()
            .to_owned(),
        headers: head.headers.clone(),
        id,
        body: Vec::new(),
        fault,
        files: files.clone(),
    };
    let mut upload = None;
    if endpoint == Endpoint::Upload && is_multipart(&head.headers) {
        match call.fault {
            Some(Fault::Refuse) => return None,
            Some(Fault::Reset) => {
                line.reset();
                return None;
            }
            _ => upload = Some(read_files(core, &call, head, body).await?),
        }
    } else {
        call.body = read_body(core, &call, endpoint, body).await?;
    }
    let answer = match befall(call.fault.as_ref(), line).await {
        Some(instead) => return instead,
        None => answer(core, line, endpoint, &call, upload).await,
    };
    disturb(answer, endpoint, call.fault.as_ref(), line)
}

/// Reads a body that is no form with files.
async fn read_body(core: &Core, call: &Call, endpoint: Endpoint, body: Body) -> Option<Vec<u8>> {
    let bytes = axum::body::to_bytes(body, LARGEST_BODY).await.ok()?;
    let hash = blake3::hash(&bytes).to_hex().to_string();
    let json = serde_json::from_slice(&bytes).ok();
    core.received(call.number, Sent { length: bytes.len() as u64, hash, json });
    core.object(call.number, &departures_of_body(endpoint, &call.headers, &bytes));
    Some(bytes.to_vec())
}

/// Reads a form with files, counting and hashing what comes; none where it broke off.
async fn read_files(
    core: &Core,
    call: &Call,
    head: Parts,
    body: Body,
) -> Option<Result<Vec<Received>, Response>> {
    let meter = Meter::default();
    let body = metered(body, meter.clone());
    let body = match call.fault {
        Some(Fault::CutRequest(bytes)) => Body::from_stream(first(body, bytes)),
        _ => body,
    };
    let rate = core.with(|world| world.options.upload_rate);
    let request = Request::from_parts(head, body);
    let mut departures = Vec::new();
    let received = match Multipart::from_request(request, &()).await {
        Ok(mut form) => fields(&mut form, rate, &mut departures).await.map_err(|error| error.body_text()),
        Err(refusal) => Err(refusal.body_text()),
    };
    let (length, hash) = meter.reading();
    core.received(call.number, Sent { length, hash, json: None });
    let received = match received {
        // What the client or the fault broke off is no departure of the client's.
        Err(_) if meter.is_broken() || matches!(call.fault, Some(Fault::CutRequest(_))) => return None,
        Err(what) => {
            departures.push(format!("the form cannot be read: {what}"));
            Err(failure(400, 400, &what))
        }
        Ok(files) if files.is_empty() => {
            departures.push("the form holds no files".to_owned());
            Err(failure(400, 400, "no files"))
        }
        Ok(files) => Ok(files),
    };
    core.object(call.number, &departures);
    Some(received)
}

async fn fields(
    form: &mut Multipart,
    rate: Option<u64>,
    departures: &mut Vec<String>,
) -> Result<Vec<Received>, axum::extract::multipart::MultipartError> {
    let mut files = Vec::new();
    while let Some(mut field) = form.next_field().await? {
        if field.name() != Some("files") {
            departures.push(format!("the form has a field {:?}", field.name().unwrap_or_default()));
        }
        let Some(name) = field.file_name().map(str::to_owned) else {
            departures.push("a field of the form has no file name".to_owned());
            continue;
        };
        let meter = Meter::default();
        while let Some(piece) = field.chunk().await? {
            meter.add(&piece);
            if let Some(rate) = rate {
                let seconds = piece.len() as f64 / rate.max(1) as f64;
                tokio::time::sleep(std::time::Duration::from_secs_f64(seconds)).await;
            }
        }
        let (size, hash) = meter.reading();
        files.push(Received { name, size, hash, url: None });
    }
    Ok(files)
}

/// What a fault does before the work: answers instead of it, or ends the connection (the inner none).
async fn befall(fault: Option<&Fault>, line: &Line) -> Option<Option<Response>> {
    Some(Some(match fault? {
        Fault::Refuse => return Some(None),
        Fault::Reset => {
            line.reset();
            return Some(None);
        }
        Fault::Stall(duration) => {
            tokio::time::sleep(*duration).await;
            return None;
        }
        Fault::Status(status, body) => reply(*status, body.clone()),
        Fault::Code(code, message) => failure(200, *code, message),
        Fault::TooMany(seconds) => {
            let mut response = failure(429, 429, "too many requests");
            if let Some(seconds) = seconds {
                response.headers_mut().insert("retry-after", HeaderValue::from(*seconds));
            }
            response
        }
        Fault::Html => {
            let mut response = reply(200, "<!DOCTYPE html><html><body><h1>Please log in</h1></body></html>");
            response
                .headers_mut()
                .insert("content-type", HeaderValue::from_static("text/html; charset=utf-8"));
            response
        }
        _ => return None,
    }))
}

/// Does the work of a call and answers it.
async fn answer(
    core: &Core,
    line: &Line,
    endpoint: Endpoint,
    call: &Call,
    upload: Option<Result<Vec<Received>, Response>>,
) -> Response {
    let is_public = matches!(endpoint, Endpoint::AnonymousToken | Endpoint::File);
    let is_known =
        |world: &mut World| world.accounts.get(&call.token).is_some_and(|account| !account.expired);
    if !is_public && !core.with(is_known) {
        return failure(401, 1001, "token expired or invalid");
    }
    match (endpoint, upload) {
        (Endpoint::Upload, Some(Ok(files))) => core.with(|world| world.uploaded(call, files)),
        (Endpoint::Upload, Some(Err(refusal))) => refusal,
        (Endpoint::File, _) => deliver(core, call, None).await,
        (Endpoint::Download, _) => deliver(core, call, Some(&call.token)).await,
        (Endpoint::RunSse, _) => {
            let heartbeat = core.with(|world| world.options.heartbeat);
            let hold = Hold { released: core.released.subscribe(), heartbeat };
            match core.with(|world| world.message(call)) {
                Ok(events) => streamed(events, call.fault.as_ref(), hold, line),
                Err(refusal) => *refusal,
            }
        }
        _ => core.with(|world| {
            if matches!(call.fault, Some(Fault::Duplicated)) && endpoint != Endpoint::Upload {
                world.work(endpoint, call);
            }
            world.work(endpoint, call)
        }),
    }
}

/// Answers with the rendered file.
async fn deliver(core: &Core, call: &Call, token: Option<&str>) -> Response {
    let (is_there, media, ranges) = core.with(|world| {
        let options = &world.options;
        (world.is_rendered(&call.id, token), options.media.clone(), options.ranges)
    });
    if !is_there {
        return failure(404, 404, "no such file");
    }
    match file::serve(&media, &call.headers, ranges).await {
        Ok(response) => response,
        Err(error) => failure(500, 500, &format!("{}: {error}", media.display())),
    }
}

impl World {
    /// Does the work of a call that is answered at once.
    fn work(&mut self, endpoint: Endpoint, call: &Call) -> Response {
        match endpoint {
            Endpoint::AnonymousToken => self.anonymous_token(call),
            Endpoint::Session => self.make_session(call),
            Endpoint::Upload => self.upload_by_address(call),
            Endpoint::State => self.state(call),
            Endpoint::Credits => self.balance(call),
            Endpoint::Render => self.submit_render(call),
            Endpoint::RenderStatus => self.render_status(call),
            Endpoint::CancelRender => self.cancel_render(call),
            Endpoint::ClaimToken => self.claim_token(call),
            Endpoint::RunSse | Endpoint::Download | Endpoint::File => {
                unreachable!("answered with a stream of its own")
            }
        }
    }
}

/// What a fault does to an answer after the work; none where it is lost.
fn disturb(answer: Response, endpoint: Endpoint, fault: Option<&Fault>, line: &Line) -> Option<Response> {
    let (mut head, body) = answer.into_parts();
    let stated = head.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
    let length: Option<u64> = stated.or_else(|| body.size_hint().exact());
    let state = |head: &mut axum::http::response::Parts, length: u64| {
        head.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    };
    let body = match fault {
        Some(Fault::AnswerLost) => return None,
        Some(Fault::Truncate(bytes)) => {
            if let Some(length) = length {
                state(&mut head, length);
            }
            Body::from_stream(line.break_after(first(body, *bytes)))
        }
        Some(Fault::WrongLength) => {
            // A stream of events has no length; its first two lines are a stream, too.
            let half = length.map_or(64, |length| length / 2);
            state(&mut head, half);
            Body::from_stream(first(body, half))
        }
        Some(Fault::BrokenJson) if endpoint != Endpoint::RunSse => {
            let cut_off = r#"{"code":0,"data":{"tok"#;
            state(&mut head, cut_off.len() as u64);
            Body::from(cut_off)
        }
        _ => body,
    };
    Some(Response::from_parts(head, body))
}
