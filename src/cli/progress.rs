//! A bar for each job that is worked on, and a line for each that ends.

use std::collections::HashMap;
use std::time::Duration;

use indicatif::{MultiProgress, ProgressBar, ProgressStyle};
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::status::words;
use crate::control::{Control, Sight};

/// How often the bars are drawn anew.
const FRAME: Duration = Duration::from_millis(200);

/// Shows what goes on until `until` is pulled.
pub async fn show(control: Control, bars: MultiProgress, until: CancellationToken) {
    let mut shown: HashMap<Uuid, ProgressBar> = HashMap::new();
    let mut steps: HashMap<Uuid, String> =
        control.under_way().into_iter().map(|sight| (sight.id, sight.step)).collect();
    loop {
        let mut sights = control.under_way();
        // What is not under way any more is over, or was forgotten.
        let over = |id: &&Uuid| !sights.iter().any(|sight| sight.id == **id);
        let over: Vec<Uuid> = steps.keys().filter(over).copied().collect();
        sights.extend(over.iter().filter_map(|id| control.job(&id.to_string()).ok()));
        for sight in &sights {
            draw(&bars, &mut shown, sight);
            let before = steps.insert(sight.id, sight.step.clone());
            if before.as_deref() != Some(sight.step.as_str()) {
                tell(&bars, &control, sight);
            }
        }
        for id in over {
            steps.remove(&id);
            shown.remove(&id).inspect(ProgressBar::finish_and_clear);
        }
        if until.is_cancelled() {
            break;
        }
        tokio::select! {
            () = tokio::time::sleep(FRAME) => {}
            () = until.cancelled() => {}
        }
    }
    for bar in shown.values() {
        bar.finish_and_clear();
    }
}

fn draw(bars: &MultiProgress, shown: &mut HashMap<Uuid, ProgressBar>, sight: &Sight) {
    let active = matches!(
        sight.step.as_str(),
        "connecting" | "uploading" | "editing" | "exporting" | "downloading" | "publishing"
    );
    if !active {
        if let Some(bar) = shown.remove(&sight.id) {
            bar.finish_and_clear();
        }
        return;
    }
    let bar = shown.entry(sight.id).or_insert_with(|| {
        let bar = bars.add(ProgressBar::new(1000));
        if let Ok(style) = ProgressStyle::with_template("  {prefix:28!} {bar:30} {percent:>3} %  {msg}") {
            bar.set_style(style.progress_chars("━╸─"));
        }
        bar.set_prefix(sight.clip.display().to_string());
        bar
    });
    bar.set_position((sight.progress * 1000.0) as u64);
    bar.set_message(sight.step.clone());
}

/// A line for what has ended or waits.
fn tell(bars: &MultiProgress, control: &Control, sight: &Sight) {
    let mark = match sight.step.as_str() {
        "done" => "✓",
        "failed" => "✗",
        "waiting" | "waiting_for_prompt" | "cancelled" => "·",
        _ => return,
    };
    let line = match sight.outputs.last() {
        Some(output) if sight.step == "done" => {
            format!("{mark} {} → {}", sight.clip.display(), control.config.outbox.join(output).display())
        }
        _ => format!("{mark} {}: {}", sight.clip.display(), words(sight)),
    };
    // A terminal that is gone has no reader.
    let _ = bars.println(line);
}
