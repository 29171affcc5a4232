//! A server that goes on from what another one knew.

use serde_json::{Value, json};

use super::Recorder;
use super::log::{Render, Stage};
use super::world::Session;

impl Recorder {
    /// What a server needs to go on from here.
    pub fn past(&self) -> Value {
        let log = self.log();
        let session = |id: &String| {
            let edits = log.edits.iter().filter(|edit| edit.session == *id).map(|edit| edit.text.clone());
            json!({"id": id, "edits": edits.collect::<Vec<_>>()})
        };
        let render = |render: &Render| {
            let stage = format!("{:?}", render.stage);
            json!({"id": render.id, "session": render.session, "token": render.token, "stage": stage})
        };
        let sessions: Vec<_> = log.sessions.iter().map(session).collect();
        let renders: Vec<_> = log.renders.iter().map(render).collect();
        json!({"tokens": log.tokens, "sessions": sessions, "renders": renders})
    }

    /// Makes known the tokens, sessions and renders of another server's time, as told in JSON. What was applied then
    /// shows in the drafts, and is not in the log.
    pub fn remember(&self, past: &Value) {
        let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        self.core.with(|world| {
            for token in list(&past["tokens"]) {
                world.register(&text(&token), "anon_of_the_past");
            }
            for session in list(&past["sessions"]) {
                let edits = list(&session["edits"]).iter().map(text).collect();
                let token = text(&past["tokens"][0]);
                world.sessions.insert(text(&session["id"]), Session::with_edits(&token, edits));
            }
            for render in list(&past["renders"]) {
                world.log.renders.push(Render {
                    id: text(&render["id"]),
                    session: text(&render["session"]),
                    token: text(&render["token"]),
                    submitted: Vec::new(),
                    polls: 0,
                    stage: match text(&render["stage"]).as_str() {
                        "Completed" => Stage::Completed,
                        "Cancelled" => Stage::Cancelled,
                        _ => Stage::Running,
                    },
                });
            }
        });
    }
}
