//! A NemoVideo server for the tests, written from the contract alone and apart from the product: it answers
//! every call, keeps a log of everything that it was asked and did, notes where the client departed from
//! the contract, and fails in the ways that a test asks for.

mod contract;
mod endpoints;
mod events;
mod faults;
mod file;
mod log;
mod past;
mod server;
mod wire;
mod world;

use std::net::{Ipv4Addr, TcpListener};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::DefaultBodyLimit;
use tokio::sync::oneshot;

pub use contract::Endpoint;
pub use events::{Shape, told};
pub use faults::When::{Always, Nth};
pub use faults::{Applied, Fault, When};
pub use log::{Edit, Log, Recorded, Render, Sent, Stage, Upload};
pub use world::{Address, Envelope, HashTold, Options};

use server::Core;
use wire::{Door, Line};
use world::World;

/// The longest that a test waits for something to happen.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running server. It has a thread and a runtime of its own, and stops when it is dropped.
pub struct Recorder {
    core: Arc<Core>,
    stop: Option<oneshot::Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

fn bind() -> TcpListener {
    let door = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    door.set_nonblocking(true).expect("a listener that does not block");
    door
}

impl Recorder {
    /// Starts a server on a free port of this machine.
    pub fn start() -> Self {
        Self::with(Options::default())
    }

    /// Starts a server that makes these choices.
    pub fn with(options: Options) -> Self {
        let (here, elsewhere) = (bind(), bind());
        let url = |door: &TcpListener| format!("http://{}", door.local_addr().expect("a bound port"));
        let core = Arc::new(Core::new(World::new(options), url(&here), url(&elsewhere)));
        let app = Router::new()
            .fallback(server::serve)
            .layer(DefaultBodyLimit::disable())
            .with_state(Arc::clone(&core))
            .into_make_service_with_connect_info::<Line>();
        let (stop, stopped) = oneshot::channel();
        let serve = async move {
            let (here, elsewhere) = (Door::new(here, false), Door::new(elsewhere, true));
            tokio::select! {
                _ = stopped => {}
                _ = axum::serve(here, app.clone()) => {}
                _ = axum::serve(elsewhere, app) => {}
            }
        };
        let thread = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            let runtime = runtime.expect("a runtime");
            runtime.block_on(serve);
            // A stream that is held open must not hold up the end of a test.
            runtime.shutdown_background();
        });
        Self { core, stop: Some(stop), thread: Some(thread) }
    }

    /// The address to configure as `backend.url`.
    pub fn url(&self) -> String {
        self.core.url.clone()
    }

    /// Changes the server's choices from now on.
    pub fn options(&self, change: impl FnOnce(&mut Options)) {
        self.core.with(|world| change(&mut world.options));
    }

    /// Lets something go wrong. `Nth` counts from this call on.
    pub fn fault(&self, endpoint: Endpoint, when: When, fault: Fault) {
        self.core.with(|world| world.plan.add(endpoint, when, fault));
    }

    /// From now on all goes well.
    pub fn clear_faults(&self) {
        self.core.with(|world| world.plan.clear());
    }

    /// Lets the streams held open go on, and does the edits that wait for it.
    pub fn release(&self) {
        self.core.with(World::release);
        self.core.released.send_modify(|times| *times += 1);
    }

    /// Makes a token known that a person would have got on the web.
    pub fn register_token(&self, token: &str) {
        self.core.with(|world| world.register(token, "user_registered"));
    }

    /// No session so far is known any more.
    pub fn forget_sessions(&self) {
        self.core.with(|world| world.sessions.clear());
    }

    /// No token so far is valid any more.
    pub fn expire_tokens(&self) {
        self.core.with(|world| world.accounts.values_mut().for_each(|account| account.expired = true));
    }

    /// Sets what each token has, and what a new one will have.
    pub fn set_credits(&self, credits: i64) {
        self.core.with(|world| {
            world.grant = credits;
            world.accounts.values_mut().for_each(|account| account.credits = credits);
        });
    }

    /// Reads uploads no faster than this many bytes a second.
    pub fn slow_uploads(&self, bytes_per_second: u64) {
        self.options(|options| options.upload_rate = Some(bytes_per_second));
    }

    /// Everything so far.
    pub fn log(&self) -> Log {
        self.core.with(|world| world.log.clone())
    }

    /// Every request so far.
    pub fn requests(&self) -> Vec<Recorded> {
        self.log().requests
    }

    /// The requests to one endpoint so far.
    pub fn requests_to(&self, endpoint: Endpoint) -> Vec<Recorded> {
        self.log().requests_to(endpoint).cloned().collect()
    }

    /// The messages applied in one session.
    pub fn edits(&self, session: &str) -> Vec<Edit> {
        self.log().edits.into_iter().filter(|edit| edit.session == session).collect()
    }

    /// The messages applied.
    pub fn all_edits(&self) -> Vec<Edit> {
        self.log().edits
    }

    /// The renders accepted.
    pub fn renders(&self) -> Vec<Render> {
        self.log().renders
    }

    /// The files taken.
    pub fn uploads(&self) -> Vec<Upload> {
        self.log().uploads
    }

    /// The sessions made.
    pub fn sessions(&self) -> Vec<String> {
        self.log().sessions
    }

    /// The tokens given out or registered.
    pub fn tokens(&self) -> Vec<String> {
        self.log().tokens
    }

    /// Where a client departed from the contract.
    pub fn violations(&self) -> Vec<String> {
        self.log().violations
    }

    /// Fails the test if a client departed from the contract.
    #[track_caller]
    pub fn assert_contract_kept(&self) {
        let violations = self.violations();
        assert!(violations.is_empty(), "the contract was broken:\n{}", violations.join("\n"));
    }

    /// Blocks until the log is as the test wants it; fails the test if that takes too long.
    #[track_caller]
    pub fn wait_until(&self, mut is_so: impl FnMut(&Log) -> bool) {
        let end = Instant::now() + PATIENCE;
        let mut world = self.core.lock();
        while !is_so(&world.log) {
            let left = end.saturating_duration_since(Instant::now());
            assert!(!left.is_zero(), "waited {PATIENCE:?} in vain; the log is {:#?}", world.log);
            world = match self.core.changed.wait_timeout(world, left) {
                Ok((world, _)) => world,
                Err(poisoned) => poisoned.into_inner().0,
            };
        }
    }
}

impl Drop for Recorder {
    fn drop(&mut self) {
        drop(self.stop.take());
        if let Some(thread) = self.thread.take() {
            // A thread that failed has told why; a second failure here would hide the first.
            let _ = thread.join();
        }
    }
}
