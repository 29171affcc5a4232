//! What the model answers, and how a plan is made of it.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use crate::engine::answer::ELSEWHERE;
use crate::engine::op::Op;
use crate::engine::planner::prompt::shortened;
use crate::engine::planner::{LONGEST_FRAGMENT, MOST_FRAGMENTS, MOST_STEPS, Plan, Source, Wish};

/// Words within a step, in characters: what fits into a picture.
const LONGEST_TEXT: usize = 300;

/// An answer in which every step is one that the engine does.
#[derive(Debug)]
pub struct Answer {
    /// Each with the words that it came from, as the model says.
    steps: Vec<(Op, String)>,
    read: Read,
}

/// A chat completion, as far as it is needed.
#[derive(Deserialize)]
struct Completion {
    choices: Vec<Choice>,
}

#[derive(Deserialize)]
struct Choice {
    message: Message,
}

#[derive(Deserialize)]
struct Message {
    content: String,
}

/// As the schema says it.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Read {
    steps: Vec<Step>,
    #[serde(default)]
    needs_cloud: Vec<Elsewhere>,
    #[serde(default)]
    vague: Vec<String>,
    #[serde(default)]
    not_understood: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Step {
    #[serde(default)]
    from: String,
    op: String,
    #[serde(default)]
    args: Map<String, Value>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Elsewhere {
    #[serde(default)]
    from: String,
    op: String,
}

impl Answer {
    /// Reads the body of a chat completion, or says in words of our own why it does not fit.
    pub(super) fn of_body(body: &[u8]) -> Result<Answer, String> {
        let completion: Completion = serde_json::from_slice(body).map_err(|error| unfit("it", error))?;
        let choice = completion.choices.into_iter().next().ok_or("it holds nothing")?;
        Answer::of_words(&choice.message.content)
    }

    /// Reads what the model wrote.
    ///
    /// # Errors
    /// Why it does not fit, in words of our own.
    pub fn of_words(words: &str) -> Result<Answer, String> {
        let mut read: Read =
            serde_json::from_str(words.trim()).map_err(|error| unfit("what the model wrote", error))?;
        if read.steps.len() > MOST_STEPS {
            return Err(format!("it has {} steps; at most {MOST_STEPS} are taken", read.steps.len()));
        }
        if read.needs_cloud.iter().any(|wish| !ELSEWHERE.contains(&wish.op.as_str())) {
            return Err("it names an op for the cloud that there is not".into());
        }
        let mut steps = Vec::new();
        for (number, step) in (1..).zip(std::mem::take(&mut read.steps)) {
            steps.push((step.op(number)?, step.from));
        }
        Ok(Answer { steps, read })
    }

    /// The plan, with the vague parts of `prompt`. What the words tell by themselves is taken from the plan of the
    /// `rules`; what the model says of the prompt counts only where it stands there.
    pub fn into_plan(self, prompt: &str, rules: &Plan) -> (Plan, Vec<String>) {
        let Read { needs_cloud, vague, not_understood, .. } = self.read;
        let source = |text: &str| Source::of(prompt, text).unwrap_or_default();
        let parts = |texts: Vec<String>| -> Vec<String> {
            let parts = texts.iter().filter_map(|text| Source::of(prompt, text));
            parts.take(MOST_FRAGMENTS).map(|part| fragment(&part.text)).collect()
        };
        let (vague, not_understood) = (parts(vague), parts(not_understood));
        let mut plan = Plan {
            language: rules.language,
            besides: rules.besides,
            vague: !vague.is_empty(),
            ..Plan::default()
        };
        for (op, from) in self.steps {
            plan.steps.push(op);
            plan.sources.push(source(&from));
        }
        for Elsewhere { from, op } in needs_cloud.into_iter().take(MOST_STEPS) {
            plan.needs_cloud.push(Wish { op, args: Map::new(), from: source(&from) });
        }
        for text in vague.iter().chain(&not_understood) {
            if !plan.not_understood.contains(text) {
                plan.not_understood.push(text.clone());
            }
        }
        // Nothing of it may get lost without a word.
        if plan.is_empty() && plan.needs_cloud.is_empty() && plan.not_understood.is_empty() {
            plan.not_understood.push(fragment(prompt));
        }
        (plan, vague)
    }
}

impl Step {
    /// The op itself. `number` counts the steps from 1.
    fn op(&self, number: usize) -> Result<Op, String> {
        if !Op::names().any(|name| name == self.op) {
            return Err(format!("step {number} is none that this engine does"));
        }
        let mut args = Value::Object(self.args.clone());
        plain(&mut args)
            .and_then(|()| serde_json::from_value(json!({ "op": self.op, "args": args })).ok())
            .ok_or_else(|| format!("the arguments of step {number}, {}, cannot be", self.op))
    }
}

fn unfit(what: &str, error: serde_json::Error) -> String {
    match error.classify() {
        serde_json::error::Category::Data => format!("{what} does not have the shape that was asked for"),
        _ => format!("{what} is no whole JSON"),
    }
}

/// Makes words within arguments fit for one line; `None` where they are too long.
fn plain(value: &mut Value) -> Option<()> {
    match value {
        Value::String(text) => {
            let tidy = text.chars().map(|c| if c.is_control() { ' ' } else { c });
            *text = tidy.collect::<String>().trim().to_string();
            (text.chars().count() <= LONGEST_TEXT).then_some(())
        }
        Value::Array(values) => values.iter_mut().try_for_each(plain),
        Value::Object(values) => values.values_mut().try_for_each(plain),
        _ => Some(()),
    }
}

fn fragment(text: &str) -> String {
    shortened(&text.split_whitespace().collect::<Vec<_>>().join(" "), LONGEST_FRAGMENT).into_owned()
}
