//! A question to the model that nobody waits for any more.

use std::fs;
use std::process::{Child, Command, Stdio};

use serde_json::json;

use crate::model::{Model, Reply, steps};
use crate::support::daemon::{Home, wait_until};

/// Folders whose prompts are planned by the model at `url`, however long that takes.
fn patient(url: &str) -> Home {
    Home::new(&format!(
        "backend: {{ silence_timeout: 30m, edit_timeout: 30m }}\n\
         planner: {{ kind: llm, url: \"{url}\", model: small, time_limit: 20m }}"
    ))
}

fn step_of(home: &Home, clip: &str) -> Option<String> {
    let jobs = home.status();
    let job = jobs.iter().find(|job| job["clip"] == clip)?;
    Some(job["step"].as_str()?.to_string())
}

#[test]
fn a_cancelled_job_leaves_its_session_while_the_model_still_thinks() {
    let mute = steps(json!([{ "from": "mute it", "op": "mute", "args": {} }]));
    let model = Model::in_turn(vec![Reply::Silence, mute]);
    let home = patient(&model.url);
    fs::write(home.path("inbox/dropcut-folder.yaml"), "prompt: mute it\nsession: shared\n").unwrap();
    home.drop_second("a.mp4");
    let _daemon = home.start();
    wait_until("the model is asked", || (model.count() == 1).then_some(()));
    assert!(home.run(&["cancel", "a.mp4"]).status.success());
    home.drop_second("b.mp4");
    wait_until("the other is done", || (step_of(&home, "b.mp4")? == "done").then_some(()));
    assert_eq!(step_of(&home, "a.mp4").as_deref(), Some("cancelled"));
    assert_eq!(model.count(), 2);
}

/// An engine that daemons elsewhere use. Killed when dropped.
struct Remote {
    child: Child,
}

impl Remote {
    /// Starts it on the folders of `home` and waits until it answers at `port`.
    fn start(home: &Home, port: u16) -> Remote {
        let address = format!("127.0.0.1:{port}");
        let said = fs::File::options().create(true).append(true).open(home.path("said")).unwrap();
        let mut command: Command = home.command(&["engine", "--listen", &address]);
        let child = command.stdout(Stdio::null()).stderr(said).spawn().unwrap();
        let mut remote = Remote { child };
        wait_until("the engine answers", || {
            let said = || fs::read_to_string(home.path("said")).unwrap_or_default();
            assert!(remote.child.try_wait().unwrap().is_none(), "the engine ended: {}", said());
            std::net::TcpStream::connect(&address).ok()
        });
        remote
    }

    /// As `systemctl stop` does; waits for the end.
    fn stop(mut self) {
        let id = rustix::process::Pid::from_raw(self.child.id().cast_signed()).unwrap();
        rustix::process::kill_process(id, rustix::process::Signal::TERM).unwrap();
        assert!(self.child.wait().unwrap().success());
    }
}

impl Drop for Remote {
    fn drop(&mut self) {
        // It may have ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn a_job_goes_on_by_itself_after_its_remote_engine_was_stopped_and_started() {
    let mute = steps(json!([{ "from": "mute it", "op": "mute", "args": {} }]));
    let model = Model::in_turn(vec![Reply::Silence, mute]);
    let far = patient(&model.url);
    // A port that nobody has; another could take it before the engine does, which would show.
    let port = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let engine = Remote::start(&far, port);
    let token = fs::read_to_string(far.path("state/engine/token")).unwrap();
    let near = Home::with_backend(&format!("http://127.0.0.1:{port}"), "").set("NEMO_TOKEN", token.trim());
    near.drop_prompt("clip.mp4", "mute it");
    near.drop_second("clip.mp4");
    let _daemon = near.start();
    wait_until("the model is asked", || (model.count() == 1).then_some(()));
    engine.stop();
    wait_until("it waits", || {
        let jobs = near.status();
        let job = jobs.first()?;
        assert_ne!(job["step"], "failed", "{job}");
        let waits = job["waiting_for"].as_str()?;
        waits.contains("tried again by itself").then_some(())
    });
    let _engine = Remote::start(&far, port);
    wait_until("it is done", || {
        let step = step_of(&near, "clip.mp4")?;
        assert_ne!(step, "failed", "{}", near.log());
        (step == "done").then_some(())
    });
    assert_eq!(model.count(), 2);
}
