//! A backend that is down, and what must not be told to anybody.

use std::fs;
use std::io;
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};

use crate::case::{Comes, PROMPT, assert_done, assert_kept, drop_clip, home, once};
use crate::support::daemon::{Home, wait_until};
use crate::support::recorder::Endpoint::{RunSse, Upload};
use crate::support::recorder::{Always, Fault, Nth, Options, Recorder};

/// An address where nothing listens.
fn nowhere() -> SocketAddr {
    TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap()
}

/// Lets connections to `from` come out at `to`, as long as the test runs.
fn forward(from: SocketAddr, to: SocketAddr) {
    let door = TcpListener::bind(from).unwrap();
    std::thread::spawn(move || {
        for guest in door.incoming().flatten() {
            let host = TcpStream::connect(to).unwrap();
            for (mut one, mut other) in
                [(guest.try_clone().unwrap(), host.try_clone().unwrap()), (host, guest)]
            {
                std::thread::spawn(move || {
                    // Either end may leave first, which ends the other.
                    let _ = io::copy(&mut one, &mut other);
                    let _ = other.shutdown(Shutdown::Write);
                });
            }
        }
    });
}

#[test]
fn a_run_that_cannot_reach_the_backend_leaves_with_code_4() {
    let address = nowhere();
    let home = Home::with_backend(&format!("http://{address}"), "");
    drop_clip(&home, "a.mp4", PROMPT);
    let job = once(&home, Comes::Waits("it is tried again by itself (since "), "down");
    let waits = job["waiting_for"].as_str().unwrap();
    assert!(waits.starts_with(&format!("cannot reach http://{address}/: ")), "{waits}");
    assert!(waits.ends_with("; tried 4 times)"), "{waits}");
    assert!(home.why("inbox/a.mp4").contains("cannot reach"));
}

#[test]
fn a_job_goes_on_by_itself_when_the_backend_is_back() {
    let recorder = Recorder::start();
    let address = nowhere();
    let home = Home::with_backend(&format!("http://{address}"), "");
    drop_clip(&home, "a.mp4", PROMPT);
    let daemon = home.start();
    let waits = |words: &str| {
        let job = home.status().into_iter().next()?;
        job["waiting_for"].as_str().filter(|waits| waits.contains(words)).map(|_| ())
    };
    wait_until("the job waits", || waits("cannot reach http://127.0.0.1"));
    wait_until("the job was tried again", || waits("tried 2 times"));
    forward(address, recorder.url().strip_prefix("http://").unwrap().parse().unwrap());
    daemon.wait_for_jobs(1);
    assert_done(&home, "back");
    assert_kept(&recorder, &home, "back");
}

/// Everything that the program has written or says that people may see or pass on.
fn told(home: &Home) -> String {
    let mut told = home.log();
    for folder in ["outbox", "failed", "archive", "inbox"] {
        for name in home.files(folder).iter().filter(|name| name.ends_with(".txt")) {
            told += &fs::read_to_string(home.path(folder).join(name)).unwrap();
        }
    }
    let why = home.path("inbox/a.mp4");
    for arguments in [
        vec!["status", "--json"],
        vec!["status"],
        vec!["status", "a.mp4"],
        vec!["why", why.to_str().unwrap()],
        vec!["credits"],
        vec!["doctor"],
    ] {
        let output = home.run(&arguments);
        told += &String::from_utf8(output.stdout).unwrap();
        told += &String::from_utf8(output.stderr).unwrap();
    }
    told
}

#[test]
fn no_token_is_told_anywhere_though_the_backend_repeats_it() {
    let given = "nmv_usr_0123456789abcdef";
    for token in ["", "  token: nmv_usr_0123456789abcdef"] {
        for fails in [Upload, RunSse] {
            let options = Options { says: vec![format!("Done for Bearer {given}.")], ..Options::default() };
            let recorder = Recorder::with(options);
            recorder.register_token(given);
            let home = home(&recorder, &format!("{token}\nlog: {{ level: debug }}"));
            drop_clip(&home, "a.mp4", PROMPT);
            let fault = Fault::Code(4711, format!("Bearer {given} may not"));
            recorder.fault(fails, Nth(1), fault);
            let output = home.once();
            let mut told = told(&home) + &String::from_utf8_lossy(&output.stderr);
            assert_eq!(home.status()[0]["step"], "failed", "{told}");
            let id = home.status()[0]["id"].as_str().unwrap().to_owned();
            assert!(home.run(&["retry", &id]).status.success());
            told += &String::from_utf8_lossy(&home.once().stderr);
            assert_eq!(home.status()[0]["step"], "done", "{told}");
            told += &self::told(&home);
            assert!(told.contains("nmv_…"), "{told}");
            for token in recorder.tokens() {
                assert!(!told.contains(&token), "{token} is told: {told}");
            }
        }
    }
}

#[test]
fn a_token_lies_in_files_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;

    let recorder = Recorder::start();
    recorder.fault(Upload, Always, Fault::Code(4711, "no".into()));
    let home = home(&recorder, "");
    drop_clip(&home, "a.mp4", PROMPT);
    once(&home, Comes::Fails("no"), "files");
    let token = &recorder.tokens()[0];
    let mut holding = Vec::new();
    for entry in walkdir::WalkDir::new(home.path("")).into_iter().flatten() {
        let bytes = if entry.file_type().is_file() { fs::read(entry.path()).unwrap() } else { continue };
        if bytes.windows(token.len()).any(|part| part == token.as_bytes()) {
            let mode = entry.metadata().unwrap().permissions().mode() & 0o777;
            holding.push((entry.path().strip_prefix(home.path("")).unwrap().display().to_string(), mode));
        }
    }
    assert_eq!(holding, [("state/tokens.json".to_owned(), 0o600)]);
}
