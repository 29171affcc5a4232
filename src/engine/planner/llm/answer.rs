//! What the model answers, and how a plan is made of it.

use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::quote::Quotes;
use crate::engine::answer::ELSEWHERE;
use crate::engine::op::{Only, Op};
use crate::engine::planner::{MOST_STEPS, Plan, Wish};

/// Words within a step, in characters: what fits into a picture.
const LONGEST_TEXT: usize = 300;

/// An answer in which every step is one that the engine does.
#[derive(Debug)]
pub struct Answer {
    /// With the arguments as the engine takes them.
    steps: Vec<Step>,
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
    #[serde(default)]
    only: Option<Only>,
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
            steps.push(Step { args: step.args(number)?, ..step });
        }
        Ok(Answer { steps, read })
    }

    /// The plan, with the vague parts of `prompt`. What the words tell by themselves is taken from the plan of the
    /// `rules`. What the model says of the prompt is repeated only where it stands there; the rest is counted.
    pub fn into_plan(self, prompt: &str, rules: &Plan) -> (Plan, Vec<String>) {
        let Read { needs_cloud, mut vague, mut not_understood, .. } = self.read;
        for texts in [&mut vague, &mut not_understood] {
            texts.retain(|text| !text.trim().is_empty());
        }
        let quotes = Quotes::of(prompt);
        let (language, besides) = (rules.language, rules.besides);
        let mut plan = Plan { language, besides, vague: !vague.is_empty(), ..Plan::default() };
        let elsewhere = needs_cloud.into_iter().map(|Elsewhere { from, op }| Step {
            from,
            op,
            args: Map::new(),
            only: None,
        });
        let asked = self.steps.into_iter().chain(elsewhere).map(|Step { from, op, args, only }| {
            let from = quotes.source(&from).unwrap_or_default();
            Wish { op, args, from, only }
        });
        let surplus = plan.take(asked.collect());
        let (mut vague, further_vague) = quotes.parts(&vague);
        let (others, further) = quotes.parts(&not_understood);
        let mut fragments = vague.clone();
        fragments.extend(others.into_iter().filter(|part| !vague.contains(part)));
        let mut further = further + further_vague;
        // Nothing of it may get lost without a word.
        if plan.is_empty() && plan.needs_cloud.is_empty() && fragments.is_empty() {
            fragments.push(quotes.whole());
            vague.extend(fragments.iter().filter(|_| plan.vague).cloned());
            further = 0;
        }
        plan.hand_back(fragments, further, surplus, 0);
        (plan, vague)
    }
}

impl Step {
    /// The arguments that it says, as the engine takes them. `number` counts the steps from 1.
    fn args(&self, number: usize) -> Result<Map<String, Value>, String> {
        if !Op::names().any(|name| name == self.op) {
            return Err(format!("step {number} is none that this engine does"));
        }
        let mut args = Value::Object(self.args.clone());
        let op = plain(&mut args)
            .and_then(|()| serde_json::from_value::<Op>(json!({ "op": self.op, "args": args })).ok())
            .and_then(|op| serde_json::to_value(op).ok());
        match op.as_ref().and_then(|op| op.get("args")).and_then(Value::as_object) {
            Some(args) => Ok(args.clone()),
            None => Err(format!("the arguments of step {number}, {}, cannot be", self.op)),
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::op::Which;
    use crate::engine::planner::plan;

    #[test]
    fn a_step_is_for_the_clips_that_the_model_names() {
        let prompt = "mute b.mp4, then brighten it";
        let steps = r#"{"steps": [
            {"from": "mute b.mp4", "op": "mute", "args": {}, "only": ["b.mp4", 2]},
            {"from": "brighten it", "op": "brightness", "args": {}, "only": null}
        ]}"#;
        let (plan, _) = Answer::of_words(steps).unwrap().into_plan(prompt, &plan(prompt));
        let clips = vec![Which::Name("b.mp4".into()), Which::Number(2)];
        assert_eq!(plan.only.into_iter().collect::<Vec<_>>(), [(0, Only { clips })]);
    }
}
