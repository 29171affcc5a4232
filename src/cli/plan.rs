//! `dropcut plan`: what the embedded engine would do with a prompt.

use std::io::Read;
use std::path::Path;

use num_rational::Ratio;
use tokio_util::sync::CancellationToken;

use super::{Ending, load, tell};
use crate::config::{Config, Engine};
use crate::engine::planner::{Plan, Planner};
use crate::engine::timeline::{Clip, Timeline};
use crate::engine::{analysis, answer, bars, draft, editor};
use crate::media::process::Limits;
use crate::media::{self, Kind};

/// A longer prompt is refused, as in the inbox.
const LIMIT: u64 = 1_000_000;

pub async fn run(config: Option<&Path>, json: bool, clip: Option<&Path>, prompt: &str) -> Result<(), Ending> {
    let prompt = match prompt {
        "-" => {
            let mut bytes = Vec::new();
            std::io::stdin().take(LIMIT + 1).read_to_end(&mut bytes)?;
            let refused = |words: &str| Ending { code: 1, words: words.into() };
            if bytes.len() as u64 > LIMIT {
                return Err(refused("the prompt is longer than 1 MB; shorten it"));
            }
            String::from_utf8(bytes).map_err(|_| refused("the prompt is no UTF-8 text; save it as such"))?
        }
        prompt => prompt.to_string(),
    };
    let config = load(config).map(|loaded| loaded.config).unwrap_or_else(|error| {
        eprintln!("dropcut: {}; this is planned with the defaults", Ending::from(error).words);
        Config::default()
    });
    let name = clip.and_then(Path::file_name).map(|name| name.to_string_lossy());
    let names: Vec<&str> = name.as_deref().into_iter().collect();
    let plan = Planner::new(&config.planner)?.plan(&prompt, &names).await;
    if json {
        return tell(serde_json::to_string_pretty(&plan.to_json()?)?);
    }
    tell(answer::tell(&plan))?;
    if let Some(file) = clip {
        tell(format_args!("\n{}", with_clip(&plan, file, &config.engine).await?))?;
    }
    Ok(())
}

/// What would be done to this very clip.
async fn with_clip(plan: &Plan, file: &Path, engine: &Engine) -> Result<String, Ending> {
    let clip = Clip::of(file, &media::probe(file).await?, 1)
        .map_err(|words| Ending { code: 1, words: format!("{}: {words}", file.display()) })?;
    let mut known = editor::Known::default();
    let limits = Limits { time: engine.time_limit, cancel: CancellationToken::new() };
    if plan.needs_bars() && matches!(clip.kind, Kind::Video | Kind::Image) {
        known.pictures.insert(clip.id.clone(), bars::picture(file, &clip, &limits).await?);
    }
    if plan.needs_silences() && clip.has_audio {
        let silences = analysis::silences(file, clip.audio_track, &limits).await?;
        known.silences.insert(clip.id.clone(), silences);
    }
    let clips = std::slice::from_ref(&clip);
    let applied = editor::apply(plan, &Timeline::of(&clip), clips, &known, &engine.pauses);
    let before = seconds(clip.duration);
    let after = seconds(applied.timeline.duration());
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok(format!(
        "{}\n{before:.1} s become {after:.1} s. {}",
        answer::compose(plan, &applied),
        draft::write(&applied.timeline, &name, 1).summary()
    ))
}

fn seconds(time: Ratio<i64>) -> f64 {
    *time.numer() as f64 / *time.denom() as f64
}
