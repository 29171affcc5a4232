//! The connections, under the tests' thumb: a handler can end its connection without an answer, reset it, or
//! break off in the middle of a body, none of which a well-behaved HTTP server can do by itself.

use std::io;
use std::pin::Pin;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use axum::body::{Body, Bytes};
use axum::extract::connect_info::Connected;
use axum::response::Response;
use axum::serve::{IncomingStream, Listener};
use futures_util::{Stream, StreamExt, stream};
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Notify;

const OPEN: u8 = 0;
const CLOSED: u8 = 1;
const RESET: u8 = 2;

/// A handler's hold on the connection that it answers on.
#[derive(Clone)]
pub struct Line {
    /// Whether the client came by the second address, where only files are served.
    pub elsewhere: bool,
    fate: Arc<AtomicU8>,
    flushed: Arc<Notify>,
}

impl Line {
    /// Ends the connection without an answer.
    pub fn close(&self) -> Response {
        // A reset that is already decided stays one.
        let _ = self.fate.compare_exchange(OPEN, CLOSED, Ordering::SeqCst, Ordering::SeqCst);
        Response::new(Body::empty())
    }

    /// Makes the end of the connection, when it comes, a reset instead of an orderly end.
    pub fn reset(&self) {
        self.fate.store(RESET, Ordering::SeqCst);
    }

    /// A stream that delivers `told` to the client in full and then ends the connection, so that the body
    /// stays without its end.
    pub fn break_after<S>(&self, told: S) -> impl Stream<Item = io::Result<Bytes>> + Send + use<S>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        let flushed = Arc::clone(&self.flushed);
        told.chain(stream::once(async move {
            // Without this wait what was told could still lie in the server's buffer and get lost with it.
            flushed.notified().await;
            Err(io::Error::other("broken off by the test"))
        }))
    }
}

/// A door to the server: a listener whose connections can be broken.
pub struct Door {
    listener: TcpListener,
    elsewhere: bool,
}

impl Door {
    /// A door over a bound listener that does not block. Needs a runtime.
    pub fn new(listener: std::net::TcpListener, elsewhere: bool) -> Self {
        Self { listener: TcpListener::from_std(listener).expect("a listener that does not block"), elsewhere }
    }
}

impl Listener for Door {
    type Io = Wire;
    type Addr = std::net::SocketAddr;

    async fn accept(&mut self) -> (Wire, Self::Addr) {
        let (stream, address) = Listener::accept(&mut self.listener).await;
        let line = Line { elsewhere: self.elsewhere, fate: Arc::default(), flushed: Arc::default() };
        (Wire { stream, line }, address)
    }

    fn local_addr(&self) -> io::Result<Self::Addr> {
        self.listener.local_addr()
    }
}

impl Connected<IncomingStream<'_, Door>> for Line {
    fn connect_info(stream: IncomingStream<'_, Door>) -> Self {
        stream.io().line.clone()
    }
}

/// One connection.
pub struct Wire {
    stream: TcpStream,
    line: Line,
}

impl AsyncRead for Wire {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, into)
    }
}

impl AsyncWrite for Wire {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        match self.line.fate.load(Ordering::SeqCst) {
            OPEN => Pin::new(&mut self.stream).poll_write(cx, bytes),
            fate => {
                if fate == RESET {
                    self.stream.set_zero_linger()?;
                }
                Poll::Ready(Err(io::Error::other("ended by the test")))
            }
        }
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.line.flushed.notify_waiters();
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}

/// The length and the hash of what flows by.
#[derive(Clone, Default)]
pub struct Meter(Arc<Mutex<Seen>>);

#[derive(Default)]
struct Seen {
    length: u64,
    hasher: blake3::Hasher,
    is_broken: bool,
}

impl Meter {
    pub fn add(&self, bytes: &[u8]) {
        let mut seen = self.0.lock().unwrap();
        seen.length += bytes.len() as u64;
        seen.hasher.update(bytes);
    }

    /// The number of bytes so far and their BLAKE3 hash in hexadecimal digits.
    pub fn reading(&self) -> (u64, String) {
        let seen = self.0.lock().unwrap();
        (seen.length, seen.hasher.finalize().to_hex().to_string())
    }

    /// Whether what flows by broke off.
    pub fn is_broken(&self) -> bool {
        self.0.lock().unwrap().is_broken
    }
}

/// `body`, counted by `meter` on its way.
pub fn metered(body: Body, meter: Meter) -> Body {
    Body::from_stream(body.into_data_stream().inspect(move |piece| match piece {
        Ok(bytes) => meter.add(bytes),
        Err(_) => meter.0.lock().unwrap().is_broken = true,
    }))
}

/// The first `limit` bytes of `body`.
pub fn first(body: Body, limit: u64) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::unfold((body.into_data_stream(), limit), |(mut pieces, left)| async move {
        if left == 0 {
            return None;
        }
        let piece = pieces.next().await?;
        let piece =
            piece.map(|bytes| bytes.slice(..bytes.len().min(usize::try_from(left).unwrap_or(usize::MAX))));
        let taken = piece.as_ref().map_or(0, |bytes| bytes.len() as u64);
        Some((piece.map_err(io::Error::other), (pieces, left - taken)))
    })
}

/// A stream of these pieces.
pub fn pieces(told: Vec<String>) -> impl Stream<Item = io::Result<Bytes>> + Send {
    stream::iter(told.into_iter().map(|text| Ok(Bytes::from(text))))
}
