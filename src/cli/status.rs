//! `dropcut status`.

use std::fmt::Write;
use std::io::IsTerminal;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::{Ending, door, tell};
use crate::config::Config;
use crate::control::{Door, DoorError, Sight};

/// How often `--watch` looks.
const PERIOD: Duration = Duration::from_secs(1);
/// How many jobs that are over are shown.
const MOST_OVER: usize = 20;
/// The widest column of clips, in characters.
const WIDEST: usize = 40;

pub async fn run(
    config: &Arc<Config>,
    json: bool,
    watch: bool,
    all: bool,
    job: Option<&str>,
) -> Result<(), Ending> {
    let mut last = String::new();
    loop {
        let door = match door(config).await {
            // Nothing has happened yet, which is an answer too.
            Err(DoorError::NothingYet(_)) if job.is_none() => {
                return tell(if json { "[]".into() } else { table(config, &[], true) }.trim_end());
            }
            door => door?,
        };
        let text = match (json, job) {
            (true, Some(job)) => serde_json::to_string_pretty(&door.job(job).await?)?,
            (true, None) => serde_json::to_string_pretty(&door.status().await?)?,
            (false, Some(job)) => full(config, &door.job(job).await?),
            (false, None) => {
                let troubles: Vec<String> =
                    door.troubles().await?.iter().map(|trouble| format!("! {trouble}\n")).collect();
                let (sights, left_out) =
                    if all { (door.status().await?, 0) } else { recent(door.status().await?) };
                let mut table = table(config, &sights, matches!(door, Door::Here(_)));
                if left_out > 0 {
                    let _ = writeln!(table, "\n{left_out} more are over; `dropcut status --all` shows them");
                }
                format!("{}{table}", troubles.concat())
            }
        };
        drop(door);
        if text != last {
            // Home, and clear what is below.
            let clear = if watch && std::io::stdout().is_terminal() { "\u{1b}[H\u{1b}[2J" } else { "" };
            tell(format_args!("{clear}{}", text.trim_end()))?;
            last = text;
        }
        if !watch {
            return Ok(());
        }
        tokio::time::sleep(PERIOD).await;
    }
}

/// The jobs that are not over, and the last of those that are; how many others there are.
fn recent(mut sights: Vec<Sight>) -> (Vec<Sight>, usize) {
    let is_over = |sight: &Sight| matches!(sight.step.as_str(), "done" | "failed" | "cancelled");
    let mut ended: Vec<Timestamp> =
        sights.iter().filter(|sight| is_over(sight)).map(|sight| sight.updated).collect();
    ended.sort_unstable_by(|a, b| b.cmp(a));
    let Some(&oldest) = ended.get(MOST_OVER - 1) else { return (sights, 0) };
    let before = sights.len();
    sights.retain(|sight| !is_over(sight) || sight.updated >= oldest);
    let left_out = before - sights.len();
    (sights, left_out)
}

/// What there is to say of a job beside its name.
pub fn words(sight: &Sight) -> String {
    let step = sight.step.replace('_', " ");
    match (&sight.waiting_for, &sight.error) {
        (Some(words), _) if sight.step == "waiting" => format!("waits: {words}"),
        (Some(words), _) if sight.step == "waiting_for_prompt" => {
            format!("waits for {}", words.trim_start_matches("waits for "))
        }
        (Some(words), _) => format!("{step}: {words}"),
        (_, Some(error)) => format!("failed: {error}"),
        _ if sight.step == "done" && sight.outputs.is_empty() => {
            "done: answered in the report in the outbox".into()
        }
        _ => step,
    }
}

/// The same, with how far it is where that says something.
fn with_progress(sight: &Sight) -> String {
    let under_way = sight.progress > 0.0 && sight.progress < 1.0;
    match under_way && sight.waiting_for.is_none() && sight.error.is_none() {
        true => format!("{} {:.0} %", words(sight), sight.progress * 100.0),
        false => words(sight),
    }
}

fn table(config: &Config, sights: &[Sight], offline: bool) -> String {
    let mut text = String::new();
    if sights.is_empty() {
        let _ = writeln!(text, "no jobs; drop a clip and its prompt into {}", config.inbox.display());
    }
    let name = |sight: &Sight| shorten(&sight.clip.display().to_string());
    let width = sights.iter().map(|sight| name(sight).chars().count()).max().unwrap_or(0);
    for sight in sights {
        let words = match sight.outputs.last() {
            Some(output) if sight.step == "done" => {
                format!("done: {}", config.outbox.join(output).display())
            }
            _ => with_progress(sight),
        };
        let _ = writeln!(text, "{}  {:width$}  {words}", sight.short_id(), name(sight));
    }
    if offline {
        let _ = writeln!(text, "\nno daemon is running; `dropcut run` starts one");
    }
    text
}

fn shorten(name: &str) -> String {
    let length = name.chars().count();
    match length > WIDEST {
        true => format!("…{}", name.chars().skip(length - WIDEST + 1).collect::<String>()),
        false => name.to_string(),
    }
}

/// A time as people write it, to the second and in their own zone.
fn moment(time: Timestamp) -> String {
    time.to_zoned(TimeZone::system()).strftime("%-d %B %Y, %H:%M:%S").to_string()
}

fn full(config: &Config, sight: &Sight) -> String {
    let mut text = String::new();
    let mut row = |key: &str, value: &str| {
        for (number, line) in value.lines().enumerate() {
            let _ = writeln!(text, "{:10} {line}", if number == 0 { key } else { "" });
        }
    };
    let path = |folder: &Path, path: &Path| folder.join(path).display().to_string();
    row("job", &sight.id.to_string());
    row("clip", &path(&config.inbox, &sight.clip));
    row("prompt", sight.prompt.as_deref().unwrap_or("none yet"));
    row("step", &with_progress(sight));
    for output in &sight.outputs {
        row("result", &path(&config.outbox, output));
    }
    row("attempts", &sight.attempts.to_string());
    row("session", sight.session.as_deref().unwrap_or("none yet"));
    row("render", sight.render.as_deref().unwrap_or("none yet"));
    row("created", &moment(sight.created));
    row("updated", &moment(sight.updated));
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sight(number: i64, step: &str) -> Sight {
        let time = Timestamp::from_second(number).unwrap();
        Sight {
            id: uuid::Uuid::from_u128(number.cast_unsigned().into()),
            clip: format!("{number}.mp4").into(),
            prompt: None,
            step: step.into(),
            progress: 0.0,
            waiting_for: None,
            attempts: 1,
            session: None,
            render: None,
            outputs: Vec::new(),
            error: None,
            created: time,
            updated: time,
        }
    }

    #[test]
    fn of_many_jobs_those_under_way_and_the_last_of_the_others_are_shown() {
        let mut sights: Vec<Sight> = (0..50).map(|number| sight(number, "done")).collect();
        sights.insert(0, sight(0, "waiting"));
        let (shown, left_out) = recent(sights.clone());
        assert_eq!((shown.len(), left_out), (21, 30));
        assert_eq!((shown[0].step.as_str(), shown[1].clip.as_path()), ("waiting", Path::new("30.mp4")));
        sights.truncate(15);
        assert_eq!(recent(sights.clone()), (sights, 0));
    }
}
