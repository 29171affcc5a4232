//! What the server keeps: tokens, credits, sessions with their drafts, renders.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::Duration;

use serde_json::{Value, json};

use super::events::Shape;
use super::faults::{Applied, Plan};
use super::log::{Edit, Log, Render, Stage};

/// What an edit costs, in credits.
pub const COST_OF_AN_EDIT: i64 = 50;

/// Where the contract leaves a choice, what this server does.
#[derive(Clone, Debug)]
pub struct Options {
    /// The file that every render comes out as.
    pub media: PathBuf,
    /// The shape of the events.
    pub shape: Shape,
    /// What a line of a stream of events ends with.
    pub line_end: &'static str,
    /// The texts that the agent says to a message, one event each; none for an edit without words.
    pub says: Vec<String>,
    /// An event that ends each stream, as from an agent that gives up after all.
    pub last_event: Option<Value>,
    /// How the render endpoints wrap their answers.
    pub envelope: Envelope,
    /// Where a completed render tells its address.
    pub address: Address,
    /// Whether that address is on another origin, where a token must not go.
    pub elsewhere: bool,
    /// A render is completed when it has been asked about this often.
    pub polls: u32,
    /// Whether parts of a file can be had; if not, `Range` is ignored.
    pub ranges: bool,
    /// The time between two heartbeats of a stream held open.
    pub heartbeat: Duration,
    /// Bytes a second that an upload is read at; none for as fast as it comes.
    pub upload_rate: Option<u64>,
    /// The largest file that is taken, in bytes.
    pub max_size: u64,
    /// How the server tells the hash of a file.
    pub hash: HashTold,
}

/// How the render endpoints wrap their answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// `{"success":true,"data":{…}}`
    Data,
    /// `{…}`
    TopLevel,
}

/// The field with the address of a completed render.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Address {
    /// `outputUrl`
    OutputUrl,
    /// `output.url`
    OutputDotUrl,
}

/// How the server tells the hash of a file; the contract names no kind of hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HashTold {
    Blake3,
    /// Of a kind that nobody knows.
    Unknown,
    /// Not at all.
    None,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            media: PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/media/bigbuckbunny.mp4")),
            shape: Shape::Plain,
            line_end: "\n",
            says: vec!["I'll trim the pauses. Done!".to_owned()],
            last_event: None,
            envelope: Envelope::Data,
            address: Address::OutputUrl,
            elsewhere: false,
            polls: 2,
            ranges: true,
            heartbeat: Duration::from_millis(50),
            upload_rate: None,
            max_size: 500_000_000,
            hash: HashTold::Blake3,
        }
    }
}

/// All that the server keeps.
pub struct World {
    pub options: Options,
    pub log: Log,
    pub plan: Plan,
    pub accounts: BTreeMap<String, Account>,
    pub sessions: BTreeMap<String, Session>,
    /// What a new token has, in credits.
    pub grant: i64,
}

/// What belongs to a token.
#[derive(Clone)]
pub struct Account {
    pub user: String,
    pub expired: bool,
    pub credits: i64,
}

/// One session.
pub struct Session {
    pub token: String,
    pub task: String,
    /// As the state lists them.
    pub files: Vec<Value>,
    /// The texts of the edits that the draft shows.
    edits: Vec<String>,
    /// The draft as the last state told it.
    pub told: Option<String>,
    pending: Vec<Pending>,
}

/// An edit that goes on without its reader.
struct Pending {
    edit: Edit,
    applied: Applied,
}

impl Session {
    pub fn new(token: &str, task: &str) -> Self {
        let (token, task) = (token.to_owned(), task.to_owned());
        Self { token, task, files: Vec::new(), edits: Vec::new(), told: None, pending: Vec::new() }
    }

    /// One in which these messages were applied.
    pub fn with_edits(token: &str, edits: Vec<String>) -> Self {
        Self { edits, ..Self::new(token, "") }
    }

    /// The draft, written in a way that no JSON library would write it: it comes back byte for byte only from
    /// a client that never took it apart.
    pub fn draft(&self) -> String {
        let segments: Vec<String> = self.edits.iter().enumerate().map(|(n, text)| segment(n, text)).collect();
        let tracks = match segments.is_empty() {
            true => String::new(),
            false => {
                format!(r#"{{"zz_track" :null, "tt":0,"sg":[{}],"m":{{"n":1.50}}}}"#, segments.join(" ,\n"))
            }
        };
        format!(
            r#"{{ "zz_future":{{"b":1E+2,"a":-0.0,"big":12345678901234567890123}},"t":[{tracks}],"m":{{}}}}"#
        )
    }

    /// Whether the draft holds anything to export.
    pub fn is_ready(&self) -> bool {
        !self.edits.is_empty()
    }
}

fn segment(number: usize, text: &str) -> String {
    let note = json!(text);
    format!(r#"{{"d":53.00e2,"m":{{"name":"edit {number}","note":{note}}},"zz_\u006bey":0.10}}"#)
}

impl World {
    pub fn new(options: Options) -> Self {
        Self {
            options,
            log: Log::default(),
            plan: Plan::default(),
            accounts: BTreeMap::new(),
            sessions: BTreeMap::new(),
            grant: 100,
        }
    }

    /// Notes that the client departed from the contract.
    pub fn object(&mut self, number: usize, what: &str) {
        let request = number.checked_sub(1).and_then(|index| self.log.requests.get(index));
        let call = request.map(|request| format!("{} {}", request.method, request.path)).unwrap_or_default();
        self.log.violations.push(format!("request {number}, {call}: {what}"));
    }

    /// Makes a token known, with the credits that a new one has.
    pub fn register(&mut self, token: &str, user: &str) {
        let account = Account { user: user.to_owned(), expired: false, credits: self.grant };
        self.accounts.insert(token.to_owned(), account);
        self.log.tokens.push(token.to_owned());
    }

    /// The session, if there is one that belongs to the token's user: a renewed token of theirs finds it too.
    pub fn session(&mut self, id: &str, token: &str) -> Option<&mut Session> {
        let user = |token: &str| self.accounts.get(token).map(|account| account.user.as_str());
        let asks = user(token);
        let is_theirs = self.sessions.get(id).is_some_and(|session| user(&session.token) == asks);
        self.sessions.get_mut(id).filter(|_| is_theirs)
    }

    /// What a token has: available credits, and those held by edits in progress.
    pub fn credits(&self, token: &str) -> (i64, i64) {
        let in_progress = |session: &Session| session.pending.len() as i64 * COST_OF_AN_EDIT;
        let frozen = self.sessions.values().filter(|session| session.token == token).map(in_progress).sum();
        (self.accounts.get(token).map_or(0, |account| account.credits) - frozen, frozen)
    }

    /// Takes a message: applies it now, later or never.
    pub fn take(&mut self, edit: Edit, applied: Applied) {
        match applied {
            Applied::Before => self.apply(edit),
            Applied::Never => {}
            later => {
                if let Some(session) = self.sessions.get_mut(&edit.session) {
                    session.pending.push(Pending { edit, applied: later });
                }
            }
        }
    }

    /// Brings the session to where it is when its state is read, and tells the draft.
    pub fn read_draft(&mut self, id: &str) -> String {
        self.apply_pending(id, |applied| match applied {
            Applied::AtReading(left) => {
                *left = left.saturating_sub(1);
                *left == 0
            }
            _ => false,
        });
        let Some(session) = self.sessions.get_mut(id) else { return "null".to_owned() };
        let draft = session.draft();
        session.told = Some(draft.clone());
        draft
    }

    /// Applies the edits that wait for the release.
    pub fn release(&mut self) {
        for id in self.sessions.keys().cloned().collect::<Vec<_>>() {
            self.apply_pending(&id, |applied| *applied == Applied::OnRelease);
        }
    }

    fn apply_pending(&mut self, id: &str, is_due: impl Fn(&mut Applied) -> bool) {
        let Some(session) = self.sessions.get_mut(id) else { return };
        let due = session.pending.extract_if(.., |pending| is_due(&mut pending.applied)).collect::<Vec<_>>();
        for pending in due {
            self.apply(pending.edit);
        }
    }

    fn apply(&mut self, edit: Edit) {
        let Some(session) = self.sessions.get_mut(&edit.session) else { return };
        session.edits.push(edit.text.clone());
        if let Some(account) = self.accounts.get_mut(&session.token) {
            account.credits -= COST_OF_AN_EDIT;
        }
        self.log.edits.push(edit);
    }

    /// The render, if there is one that belongs to the token.
    pub fn render(&self, id: &str, token: &str) -> Option<Render> {
        self.log.renders.iter().find(|render| render.id == id && render.token == token).cloned()
    }

    /// Lets the session that `render` belongs to work a step: on its first render that is not over, as one
    /// export at a time runs in a session.
    pub fn work_on(&mut self, render: &Render) {
        let polls = self.options.polls;
        let is_running = |stage| matches!(stage, Stage::Running | Stage::Doomed);
        let mut of_session = self.log.renders.iter_mut().filter(|other| other.session == render.session);
        if let Some(running) = of_session.find(|other| is_running(other.stage)) {
            running.polls += 1;
            if running.polls >= polls {
                running.stage = match running.stage {
                    Stage::Doomed => Stage::Failed,
                    _ => Stage::Completed,
                };
            }
        }
    }
}
