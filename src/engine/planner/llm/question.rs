//! What the model is asked: the prompt, what the engine can do, and the shape of the answer.

use std::fmt::Write;

use serde::Serialize;
use serde_json::value::RawValue;

use super::schema;
use crate::engine::answer::{ELSEWHERE, named};
use crate::engine::language::Language;
use crate::engine::op::catalogue::ENTRIES;
use crate::engine::planner::Wish;

/// What stays the same from one prompt to the next.
#[derive(Debug)]
pub(super) struct Question {
    model: String,
    task: String,
    schema: Box<RawValue>,
}

/// The body of a request for a chat completion.
#[derive(Serialize)]
pub(super) struct Body<'a> {
    model: &'a str,
    messages: [Message<'a>; 2],
    /// The likeliest answer, so that a prompt is planned the same again as far as the server can.
    temperature: u8,
    stream: bool,
    response_format: Format<'a>,
}

#[derive(Serialize)]
struct Message<'a> {
    role: &'static str,
    content: &'a str,
}

#[derive(Serialize)]
struct Format<'a> {
    #[serde(rename = "type")]
    kind: &'static str,
    json_schema: Named<'a>,
}

#[derive(Serialize)]
struct Named<'a> {
    name: &'static str,
    strict: bool,
    schema: &'a RawValue,
}

impl Question {
    pub fn new(model: &str) -> Result<Question, serde_json::Error> {
        Ok(Question { model: model.to_string(), task: task(), schema: schema::of_answers()? })
    }

    pub fn about<'a>(&'a self, prompt: &'a str) -> Body<'a> {
        Body {
            model: &self.model,
            messages: [
                Message { role: "system", content: &self.task },
                Message { role: "user", content: prompt },
            ],
            temperature: 0,
            stream: false,
            response_format: Format {
                kind: "json_schema",
                json_schema: Named { name: "plan", strict: true, schema: &self.schema },
            },
        }
    }
}

fn task() -> String {
    let mut task = String::from(
        "You plan edits of a video. The user writes what to do with a clip, in any language. Answer with one JSON \
         object and nothing else:\n\
         {\"steps\": [{\"from\": \"…\", \"op\": \"…\", \"args\": {…}, \"only\": null}], \"needs_cloud\": [{\"from\": \"…\", \
         \"op\": \"…\"}], \"vague\": [\"…\"], \"not_understood\": [\"…\"]}\n\
         - steps: what is plainly asked for, in the order of the text, as the ops below. Leave out, or set to null, \
         every argument that the text does not give. Do not add steps that nobody asked for, nor steps for what is \
         asked about, forbidden or described.\n\
         - only: where a step is for some of several clips and not for the whole video, their names or numbers, or \
         \"last\"; an empty list where it is done to each clip by itself; else null.\n\
         - from: the words of the text that a step comes from, copied letter by letter.\n\
         - needs_cloud: what is asked for and only the ops of the second list do.\n\
         - vague: words of the text that can mean many things, like \"make it better\"; copied, not interpreted.\n\
         - not_understood: words of the text that ask for something else, copied.\n\
         Times are seconds: 1:05 is 65. A part of the video is a share of it: the first half ends at \"50%\", the last \
         third starts at \"66.667%\" and lasts \"33.333%\". Titles, texts and names of files are copied from the text as they stand; \
         never make any up.\n\nOps:\n",
    );
    for entry in ENTRIES {
        let (form, does) = entry.about();
        // Writing to a string does not fail.
        let _ = writeln!(task, "{form}: {does}");
    }
    task.push_str("\nOps of the second list:\n");
    for op in ELSEWHERE {
        let does = named(&Wish { op: op.into(), ..Wish::default() }, Language::En);
        let _ = writeln!(task, "{op}: {does}");
    }
    task
}
