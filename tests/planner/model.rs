//! A small server that stands for one with a language model.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use serde_json::{Value, json};

/// How every question is answered.
#[derive(Clone)]
pub enum Reply {
    /// The model writes these words.
    Says(String),
    /// A status, further headers, and a body.
    Raw(u16, String, String),
    /// So many bytes, or until nobody reads on.
    Endless(usize),
    /// Nothing, and the connection stays open.
    Silence,
    /// Half an answer.
    Half,
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Asked {
    pub line: String,
    pub headers: Vec<String>,
    pub body: Value,
    /// The bytes of the answer that were taken.
    pub taken: usize,
}

pub struct Model {
    pub url: String,
    stop: Arc<AtomicBool>,
    asked: Arc<Mutex<Vec<Asked>>>,
    thread: Option<JoinHandle<()>>,
}

/// What the model writes for these steps.
pub fn steps(steps: Value) -> Reply {
    Reply::Says(json!({ "steps": steps }).to_string())
}

impl Model {
    pub fn start(reply: Reply) -> Model {
        Model::in_turn(vec![reply])
    }

    /// Gives one answer after the other, and the last one from then on.
    pub fn in_turn(replies: Vec<Reply>) -> Model {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let (stop, asked) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::new())));
        let (stopped, seen) = (Arc::clone(&stop), Arc::clone(&asked));
        let thread = std::thread::spawn(move || {
            let mut silent = Vec::new();
            let mut replies = replies.into_iter();
            let mut reply = Reply::Silence;
            for stream in listener.incoming() {
                if stopped.load(Ordering::SeqCst) {
                    break;
                }
                reply = replies.next().unwrap_or(reply);
                // A client that goes away early is no matter.
                if let Ok(Some(stream)) = stream.and_then(|stream| serve(stream, &reply, &seen)) {
                    silent.push(stream);
                }
            }
        });
        Model { url, stop, asked, thread: Some(thread) }
    }

    /// How often it was asked.
    pub fn count(&self) -> usize {
        self.asked.lock().unwrap().len()
    }

    /// Ends it; what it was asked.
    pub fn end(mut self) -> Vec<Asked> {
        self.close();
        self.asked.lock().unwrap().clone()
    }

    fn close(&mut self) {
        self.stop.store(true, Ordering::SeqCst);
        let address = self.url.trim_start_matches("http://").trim_end_matches("/v1");
        // Wakes it.
        drop(TcpStream::connect(address));
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Model {
    fn drop(&mut self) {
        self.close();
    }
}

/// Answers one request; the connection, where it is to stay open.
fn serve(stream: TcpStream, reply: &Reply, seen: &Mutex<Vec<Asked>>) -> std::io::Result<Option<TcpStream>> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut line = String::new();
    reader.read_line(&mut line)?;
    let mut headers = Vec::new();
    loop {
        let mut header = String::new();
        if reader.read_line(&mut header)? == 0 || header.trim().is_empty() {
            break;
        }
        headers.push(header.trim().to_string());
    }
    let length = headers.iter().find_map(|header| {
        header.to_lowercase().strip_prefix("content-length:").and_then(|length| length.trim().parse().ok())
    });
    let mut body = vec![0; length.unwrap_or(0)];
    reader.read_exact(&mut body)?;
    let body = serde_json::from_slice(&body).unwrap_or_default();
    let place = {
        let mut seen = seen.lock().unwrap();
        seen.push(Asked { line: line.trim().to_string(), headers, body, taken: 0 });
        seen.len() - 1
    };
    let mut out = stream;
    match reply {
        Reply::Says(words) => {
            let body = json!({ "choices": [{ "message": { "role": "assistant", "content": words } }] });
            send(&mut out, 200, "", body.to_string().as_bytes())?;
        }
        Reply::Raw(status, headers, body) => send(&mut out, *status, headers, body.as_bytes())?,
        Reply::Endless(bytes) => {
            write!(out, "HTTP/1.1 200 OK\r\ncontent-length: {bytes}\r\nconnection: close\r\n\r\n")?;
            let piece = vec![b' '; 1 << 16];
            let mut taken = 0;
            while taken < *bytes && out.write_all(&piece).is_ok() {
                taken += piece.len();
            }
            seen.lock().unwrap()[place].taken = taken;
        }
        Reply::Silence => return Ok(Some(out)),
        Reply::Half => {
            write!(out, "HTTP/1.1 200 OK\r\ncontent-length: 1000\r\nconnection: close\r\n\r\n{{\"choices\"")?;
        }
    }
    Ok(None)
}

fn send(out: &mut TcpStream, status: u16, headers: &str, body: &[u8]) -> std::io::Result<()> {
    write!(
        out,
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    )?;
    out.write_all(body)
}
