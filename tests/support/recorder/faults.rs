//! What can go wrong, and at which request it does.

use std::time::Duration;

use serde_json::Value;

use super::contract::Endpoint;

/// Which of the requests to an endpoint a fault befalls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The k-th one from now on, counted from 1.
    Nth(u32),
    /// Every one from now on.
    Always,
}

/// What becomes of a message's edit when its stream breaks or is held open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applied {
    /// It is done before the break.
    Before,
    /// It is never done and costs nothing.
    Never,
    /// It goes on without its reader, and the n-th reading of the session's state from then on shows it.
    AtReading(u32),
    /// It goes on without its reader until `Recorder::release`.
    OnRelease,
}

/// One way in which a request goes wrong. Unless it says otherwise the work behind the request is not done.
#[derive(Clone, Debug)]
pub enum Fault {
    /// The connection ends before any answer.
    Refuse,
    /// The connection is reset before any answer.
    Reset,
    /// The connection ends after this many bytes of an upload have come in.
    CutRequest(u64),
    /// All goes well, after this long; a client that leaves in the meantime has had no work done.
    Stall(Duration),
    /// The work is done; the answer's body breaks off after this many bytes, short of its length.
    Truncate(u64),
    /// This HTTP status with this body.
    Status(u16, String),
    /// HTTP 429, with `Retry-After` in seconds if given.
    TooMany(Option<u64>),
    /// HTTP 200 with this non-zero code and message.
    Code(i64, String),
    /// HTTP 200 with a web page, as a gateway or a hotel's network sends.
    Html,
    /// The work is done; the answer is cut-off JSON (in an event stream: its first event is).
    BrokenJson,
    /// The work is done; half of the body comes, under a `Content-Length` that says that it is all.
    WrongLength,
    /// The work is done; the connection ends without an answer.
    AnswerLost,
    /// The work is done twice and the second answer sent; in an event stream the work is done once and each
    /// event told twice.
    Duplicated,
    /// A render is accepted, and fails.
    RenderFails,
    /// The stream holds this event and nothing else.
    ErrorEvent(Value),
    /// The work is done and told, and then comes this event.
    ErrorAfterwards(Value),
    /// The stream breaks off after this many events.
    CutAfterEvents { events: usize, applied: Applied },
    /// The stream breaks off inside the line of its last event.
    CutInsideLine { applied: Applied },
    /// The stream breaks off after this many bytes.
    CutAfterBytes { bytes: usize, applied: Applied },
    /// The stream tells nothing but heartbeats until `Recorder::release`, and then the rest.
    HoldOpen { applied: Applied },
}

impl Fault {
    /// What becomes of a message's edit under this fault.
    pub fn applied(&self) -> Applied {
        match self {
            Self::CutAfterEvents { applied, .. }
            | Self::CutInsideLine { applied }
            | Self::CutAfterBytes { applied, .. }
            | Self::HoldOpen { applied } => *applied,
            Self::ErrorEvent(_) => Applied::Never,
            _ => Applied::Before,
        }
    }
}

/// The faults that are to happen.
#[derive(Default)]
pub struct Plan(Vec<Planned>);

struct Planned {
    endpoint: Endpoint,
    when: When,
    fault: Fault,
    seen: u32,
}

impl Plan {
    pub fn add(&mut self, endpoint: Endpoint, when: When, fault: Fault) {
        self.0.push(Planned { endpoint, when, fault, seen: 0 });
    }

    pub fn clear(&mut self) {
        self.0.clear();
    }

    /// The fault that befalls a request to `endpoint` that comes now; of several, the one planned first.
    pub fn next(&mut self, endpoint: Endpoint) -> Option<Fault> {
        let mut found = None;
        for planned in self.0.iter_mut().filter(|planned| planned.endpoint == endpoint) {
            planned.seen += 1;
            let due = match planned.when {
                When::Nth(number) => number == planned.seen,
                When::Always => true,
            };
            if due && found.is_none() {
                found = Some(planned.fault.clone());
            }
        }
        found
    }
}
