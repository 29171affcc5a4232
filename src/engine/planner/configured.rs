//! The planner as it is configured: the rules, or a language model with the rules behind it.

use tracing::warn;

use super::called::with_names_in_full;
use super::llm::{Server, SetupError, Trouble};
use super::{Plan, Source, plan};
use crate::config::{self, PlannerKind, Vague};
use crate::engine::language::Language;
use crate::engine::op::{Color, NormalizeAudio, Op};
use crate::engine::words::say;

/// What reads prompts.
#[derive(Debug)]
pub struct Planner {
    /// None: the rules alone.
    server: Option<Server>,
    vague: Vague,
}

impl Planner {
    /// Asks nobody yet.
    ///
    /// # Errors
    /// When the server cannot be spoken to at all, as it is configured.
    pub fn new(config: &config::Planner) -> Result<Planner, SetupError> {
        let server = match config.kind {
            PlannerKind::Rules => None,
            PlannerKind::Llm => Some(Server::new(config)?),
        };
        Ok(Planner { server, vague: config.vague })
    }

    /// Reads `prompt`, which may call videos of these names without their endings. Never fails: what is not understood
    /// stands in the plan, and where the model is of no use, the rules plan, and the plan says so.
    pub async fn plan(&self, prompt: &str, clips: &[&str]) -> Plan {
        let rules = plan(&with_names_in_full(prompt, clips));
        let (mut plan, vague) = match &self.server {
            Some(server) if !prompt.trim().is_empty() => match server.ask(prompt).await {
                Ok(answer) => answer.into_plan(prompt, &rules),
                Err(trouble) => {
                    warn!("a prompt is planned by the rules, as {trouble}");
                    let (mut plan, vague) = by_rules(rules);
                    plan.settled.push(fallen_back(&trouble, plan.language));
                    (plan, vague)
                }
            },
            _ => by_rules(rules),
        };
        if self.vague == Vague::Improve && plan.vague {
            improve(&mut plan, &vague, prompt);
        }
        plan
    }

    /// Whether the server answers; without one, all is well.
    pub async fn check(&self) -> Result<(), Trouble> {
        match &self.server {
            Some(server) => server.check().await,
            None => Ok(()),
        }
    }
}

/// The plan of the rules, with those of its fragments that can mean many things.
fn by_rules(rules: Plan) -> (Plan, Vec<String>) {
    let is_vague = |text: &&String| rules.vague && plan(text).vague;
    let vague = rules.not_understood.iter().filter(is_vague).cloned().collect();
    (rules, vague)
}

/// Takes `vague`, parts of `prompt`, as something modest, and says so; unless all of that is asked for already.
fn improve(plan: &mut Plan, vague: &[String], prompt: &str) {
    let language = plan.language;
    let mut modest = vec![Op::from(Color::default()), Op::from(NormalizeAudio::default())];
    modest.retain(|op| plan.steps.iter().all(|step| step.name() != op.name()));
    if modest.is_empty() {
        return;
    }
    let from = vague.first().and_then(|text| Source::of(prompt, text)).unwrap_or_default();
    plan.presumed = modest.len();
    plan.sources.resize(plan.steps.len() + modest.len(), from);
    plan.steps.extend(modest);
    plan.vague = false;
    plan.not_understood.retain(|text| !vague.contains(text));
    let quoted: Vec<String> = vague.iter().map(|text| language.quote(text)).collect();
    let wishes = match quoted.is_empty() {
        true => say!(language, "vague-that"),
        false => language.list(&quoted),
    };
    plan.settled.push(say!(language, "vague-improved", wishes));
}

/// Why the rules have planned, as people read it.
fn fallen_back(trouble: &Trouble, language: Language) -> String {
    let trouble = match trouble {
        Trouble::Unreachable(_) => "unreachable",
        Trouble::Slow(_) => "slow",
        Trouble::Broken(_) => "broken",
        Trouble::Status { .. } => "refused",
        Trouble::Large => "large",
        Trouble::LongPrompt => "long",
        Trouble::Unfit(_) => "unfit",
    };
    say!(language, "rules-instead", trouble)
}

impl Source {
    /// Where `text` stands in `prompt` first; `None` where it does not.
    pub(super) fn of(prompt: &str, text: &str) -> Option<Source> {
        let text = text.trim();
        let (before, _) = prompt.split_once(text).filter(|_| !text.is_empty())?;
        let start = before.chars().count();
        Some(Source { start, end: start + text.chars().count(), text: text.to_string() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn improving() -> Planner {
        Planner::new(&config::Planner { vague: Vague::Improve, ..config::Planner::default() }).unwrap()
    }

    #[tokio::test]
    async fn a_vague_wish_is_a_modest_default_where_that_is_configured() {
        for (prompt, part) in
            [("mute the intro... make it look better", "make it look better"), ("剪得好看点", "剪得好看点")]
        {
            let plan = improving().plan(prompt, &[]).await;
            let names: Vec<String> = plan.steps.iter().map(Op::name).collect();
            assert_eq!(names, ["color", "normalize_audio"], "{plan:?}");
            assert!(!plan.vague && !plan.not_understood.iter().any(|text| text == part), "{plan:?}");
            assert!(plan.settled.iter().any(|told| told.contains(part)), "{plan:?}");
            assert!(plan.sources.iter().all(|source| source.text == part), "{plan:?}");
        }
    }

    #[tokio::test]
    async fn what_is_asked_for_in_words_is_not_improved_upon() {
        for prompt in ["make it 720p", "make the colors warmer", "is it good?", "make the cat dance", ""] {
            assert_eq!(improving().plan(prompt, &[]).await, plan(prompt), "{prompt}");
        }
        let plan = improving().plan("make the colors warmer. Make it awesome.", &[]).await;
        let names: Vec<String> = plan.steps.iter().map(Op::name).collect();
        assert_eq!(names, ["color", "normalize_audio"], "{plan:?}");
    }

    #[tokio::test]
    async fn nothing_more_is_claimed_where_all_of_it_is_asked_for_already() {
        let prompt = "make the colors warmer, even out the volume. Make it awesome.";
        let made = improving().plan(prompt, &[]).await;
        assert_eq!(made, plan(prompt));
        assert!(made.vague && made.steps.len() == 2, "{made:?}");
    }

    #[tokio::test]
    async fn by_default_a_vague_wish_changes_nothing() {
        let planner = Planner::new(&config::Planner::default()).unwrap();
        let made = planner.plan("make it look better", &[]).await;
        assert_eq!(made, plan("make it look better"));
        assert!(made.vague && made.is_empty());
    }
}
