//! The sound of the result, once that of the clips is put together: cleaned, with music, as loud as it should be.
//!
//! Each step reads bare stereo from one file and writes another, of exactly as many samples: sound and picture stay
//! together. Filters that answer late are heard early by as much.

mod loudness;
mod mix;
mod music;

use std::fmt::Write;
use std::io;
use std::ops::{ControlFlow, Range};
use std::path::{Path, PathBuf};

use self::mix::Voice;
use super::graph::STEREO;
use super::plan::{self, SAMPLE_RATE};
use super::{Order, RenderError, graph, in_file};
use crate::engine::timeline::{self, Music, Role};
use crate::media::process::{Input, Invocation, Limits, Plumbing, run};

pub use loudness::{Loudness, measure};

/// Of speech and of results with music, in LUFS.
const TARGET: f64 = -16.0;
/// The highest true peak of what is made louder or mixed here, in dBTP: what is compressed afterwards may go half a decibel
/// above it, to -1.5. A peak that a clip has above it by itself stays, unless it is one of more channels than two that are
/// brought down.
pub const PEAK: f64 = -2.0;
/// What is softer is not raised to the target: it is noise, or nothing at all. In LUFS.
const AUDIBLE: f64 = -60.0;
/// What is softer is not speech that music would give way to, in LUFS.
const SPEECH: f64 = -45.0;
/// How much louder music is where nobody speaks, in decibels.
const DUCKING: f64 = 6.0;
/// How near to the target the loudness has to come, in decibels, and how often that is tried.
const NEAR: f64 = 0.2;
const TRIES: usize = 5;
/// By how much the filter against noise answers late, in samples.
const DENOISING_LAG: u64 = 1200;
/// By how much what the filter takes for noise lies above the level of the noise, in decibels: more and it takes
/// from speech, less and it leaves hum and hiss.
const ABOVE_NOISE: f64 = 12.0;
/// How long music takes to go at the end, in samples.
const MUSIC_FADE: u64 = 2 * SAMPLE_RATE;

/// A sound on its way.
struct Bench<'a> {
    order: &'a Order<'a>,
    work: &'a Path,
    limits: &'a Limits,
    /// How many samples the result has, in each channel.
    samples: u64,
    /// How many files there were.
    files: usize,
}

/// Makes of `clips`, the clips' sound in bare stereo where there is any, that of the result; `muted` are the stretches
/// of it in which nothing of any clip is heard. The files of the way are removed.
pub async fn master(
    order: &Order<'_>,
    clips: Option<PathBuf>,
    muted: &[Range<u64>],
    work: &Path,
    samples: u64,
    limits: &Limits,
) -> Result<Option<PathBuf>, RenderError> {
    let sound = &order.timeline.sound;
    let mut bench = Bench { order, work, limits, samples, files: 0 };
    let mut current = bench.add_overlays(clips, muted).await?;
    if let Some(file) = current.take() {
        current = Some(if sound.denoised { bench.denoise(file).await? } else { file });
    }
    if let Some(music) = &sound.music {
        current = Some(match music.role {
            Role::Instead => bench.decode(music).await?,
            Role::Background => bench.lay_under(music, current).await?,
        });
    }
    let Some(file) = current else { return Ok(None) };
    let with_music = sound.music.as_ref().is_some_and(|music| music.role == Role::Background);
    let gain = f64::from(sound.gain) / 10.0;
    let mut file = if sound.normalized || with_music {
        bench.bring_to(TARGET + gain, file).await?
    } else if sound.gain != 0 {
        let now = bench.measure(&file).await?;
        if now.peak + gain <= PEAK || gain < 0.0 {
            bench.filter(file, &louder(gain, None)).await?
        } else {
            bench.bring_to(now.integrated + gain, file).await?
        }
    } else {
        file
    };
    let fades = fades(sound, samples);
    if !fades.is_empty() {
        file = bench.filter(file, &fades).await?;
    }
    Ok(Some(file))
}

impl Bench<'_> {
    fn next(&mut self) -> PathBuf {
        self.files += 1;
        self.work.join(format!("sound-{}.pcm", self.files))
    }

    async fn run(&self, invocation: &Invocation) -> Result<(), RenderError> {
        run(invocation, Plumbing::default(), self.limits, |_| ControlFlow::Continue(())).await?;
        Ok(())
    }

    /// Sends `file` through `filters`, to exactly the length of the result.
    async fn filter(&mut self, file: PathBuf, filters: &str) -> Result<PathBuf, RenderError> {
        let written = self.next();
        self.pass(&file, &written, filters).await?;
        remove(&file).await?;
        Ok(written)
    }

    async fn pass(&self, from: &Path, to: &Path, filters: &str) -> Result<(), RenderError> {
        let filters = format!("{filters},{}", self.whole());
        self.run(&write(read(Invocation::ffmpeg(), from).args(["-af", &filters]), to)).await
    }

    /// Exactly the length of the result.
    fn whole(&self) -> String {
        format!("apad=whole_len={0},atrim=end_sample={0}", self.samples)
    }

    /// Adds the sound of what lies over the pictures to that of `clips`, each as loud as it is by itself.
    async fn add_overlays(
        &mut self,
        clips: Option<PathBuf>,
        muted: &[Range<u64>],
    ) -> Result<Option<PathBuf>, RenderError> {
        let order = self.order;
        let mut voices: Vec<Voice> = Vec::new();
        for overlay in order.heard_overlays() {
            let file = self.decode_some(&overlay.clip).await?;
            let sample = |time| plan::sample(time).min(self.samples);
            let (from, until) = (sample(overlay.start.unwrap_or_default()), overlay.end.map(sample));
            let muted = if overlay.over_muted { Vec::new() } else { muted.to_vec() };
            voices.push(Voice { file, from, until: until.unwrap_or(self.samples), muted });
        }
        if voices.is_empty() {
            return Ok(clips);
        }
        voices.extend(clips.map(|file| Voice { file, from: 0, until: self.samples, muted: Vec::new() }));
        let (written, samples, parts) = (self.next(), self.samples, voices.len());
        let files: Vec<PathBuf> = voices.iter().map(|voice| voice.file.clone()).collect();
        let to = written.clone();
        blocking(move || mix::mix(&voices, samples, &to)).await.map_err(in_file(&written))?;
        let mut ceiling = PEAK;
        for file in &files {
            ceiling = self.measure(file).await?.peak.clamp(ceiling, 0.0);
            remove(file).await?;
        }
        if parts == 1 {
            return Ok(Some(written));
        }
        // The mix is that much softer than its parts together.
        let gain = 20.0 * (parts as f64).log10();
        let peak = self.measure(&written).await?.peak;
        self.raise(written, peak, Raise { gain, target: None, ceiling }).await.map(Some)
    }

    async fn denoise(&mut self, file: PathBuf) -> Result<PathBuf, RenderError> {
        let path = file.clone();
        let noise = blocking(move || loudness::floor(&path)).await.map_err(in_file(&file))?;
        // Twelve decibels are what leaves a voice whole. The filter's own tracking of the noise finds a third of it.
        let (late, floor) = (DENOISING_LAG, (noise + ABOVE_NOISE).clamp(-80.0, -20.0));
        let filters = format!(
            "apad=pad_len={late},afftdn=nr=12:nf={floor:.1},atrim=start_sample={late},asetpts=PTS-STARTPTS"
        );
        self.filter(file, &filters).await
    }

    /// The sound of a file of the session, of at most the length of the result.
    async fn decode(&mut self, music: &Music) -> Result<PathBuf, RenderError> {
        let written = self.decode_some(&music.clip).await?;
        self.filter(written, "anull").await
    }

    async fn decode_some(&mut self, handle: &str) -> Result<PathBuf, RenderError> {
        let Some((clip, path)) = self.order.clips.get(handle) else {
            return Err(RenderError::Wrong("a sound of it is not there any more".into()));
        };
        let written = self.next();
        let input = Input::open(path).map_err(in_file(path))?;
        let filters = format!("{},atrim=end_sample={}", graph::stereo(clip), self.samples);
        let stream = format!("0:a:{}", clip.audio_track);
        let invocation = Invocation::ffmpeg().args(["-vn", "-sn", "-dn"]).input(&input);
        self.run(&write(invocation.args(["-map", &stream, "-af", &filters]), &written)).await?;
        Ok(written)
    }

    /// Lays music under the clips' sound; alone, where there is nothing to hear.
    async fn lay_under(&mut self, music: &Music, clips: Option<PathBuf>) -> Result<PathBuf, RenderError> {
        let decoded = self.decode_some(&music.clip).await?;
        let repeated = self.next();
        let (from, to, samples) = (decoded.clone(), repeated.clone(), self.samples);
        blocking(move || music::repeat(&from, &to, samples)).await.map_err(in_file(&decoded))?;
        remove(&decoded).await?;
        let fade = MUSIC_FADE.min(self.samples / 2);
        let fade = format!("afade=t=out:ss={}:ns={fade}", self.samples - fade);
        let Some(clips) = clips else { return self.filter(repeated, &fade).await };
        let (speech, own) =
            (self.measure(&clips).await?.integrated, self.measure(&repeated).await?.integrated);
        let own = own.max(AUDIBLE);
        let mut graph = format!("[0:a]{STEREO}[clips];[1:a]{STEREO},");
        let mut heard = "clips";
        if speech < SPEECH {
            // Nobody speaks: what little there is to hear stays beside music at its normal level.
            let _ = write!(graph, "volume={:.2}dB,{fade}[under];", TARGET - own);
        } else {
            let level = speech - own + f64::from(music.level) / 10.0;
            if music.ducked {
                heard = "heard";
                // The key has the same loudness whatever the recording: what ducks is speech, not its level.
                let _ = write!(
                    graph,
                    "volume={:.2}dB,{fade}[loud];[clips]asplit[heard][said];\
                     [said]highpass=f=120,volume={:.2}dB[key];\
                     [loud][key]sidechaincompress=threshold=0.02:ratio=1.5:attack=40:release=900:knee=4[under];",
                    level + DUCKING,
                    TARGET - speech
                );
            } else {
                let _ = write!(graph, "volume={level:.2}dB,{fade}[under];");
            }
        }
        // Half as loud, so that nothing is cut off before the loudness is set.
        let _ = write!(
            graph,
            "[{heard}][under]amix=inputs=2:duration=first:normalize=0,volume=-6dB,{}[out]",
            self.whole()
        );
        let written = self.next();
        let invocation = read(read(Invocation::ffmpeg(), &clips), &repeated);
        self.run(&write(invocation.args(["-filter_complex", &graph, "-map", "[out]"]), &written)).await?;
        remove(&clips).await?;
        remove(&repeated).await?;
        Ok(written)
    }

    async fn measure(&self, file: &Path) -> Result<Loudness, RenderError> {
        let path = file.to_owned();
        blocking(move || measure(&path)).await.map_err(in_file(file))
    }

    /// Brings `file` to `target` LUFS: by a gain alone where its peaks allow that, else with its highest peaks held
    /// down, as little as it takes.
    async fn bring_to(&mut self, target: f64, file: PathBuf) -> Result<PathBuf, RenderError> {
        let source = self.measure(&file).await?;
        if source.integrated < AUDIBLE {
            return Ok(file);
        }
        let gain = target - source.integrated;
        self.raise(file, source.peak, Raise { gain, target: Some(target), ceiling: PEAK }).await
    }

    /// Makes `file`, whose true peak is `peak` dBTP, louder or softer: by a gain alone where that allows it, else with its
    /// highest peaks held down, as little as it takes.
    async fn raise(&mut self, file: PathBuf, peak: f64, how: Raise) -> Result<PathBuf, RenderError> {
        let Raise { mut gain, target, ceiling } = how;
        if peak + gain <= ceiling {
            return self.filter(file, &louder(gain, None)).await;
        }
        let mut limit = ceiling;
        let mut best: Option<PathBuf> = None;
        for _ in 0..TRIES {
            let tried = self.next();
            self.pass(&file, &tried, &louder(gain, Some(limit))).await?;
            let now = self.measure(&tried).await?;
            if let Some(before) = best.replace(tried) {
                remove(&before).await?;
            }
            let apart = target.map_or(0.0, |target| target - now.integrated);
            if apart.abs() <= NEAR && now.peak <= ceiling + 0.05 {
                break;
            }
            gain = (gain + apart).clamp(-60.0, 60.0);
            limit -= (now.peak - ceiling).max(0.0);
        }
        remove(&file).await?;
        Ok(best.unwrap_or(file))
    }
}

/// By how much a sound is made louder.
struct Raise {
    /// In decibels; with a target, where to begin.
    gain: f64,
    /// The loudness that is to come of it, in LUFS.
    target: Option<f64>,
    /// The highest true peak, in dBTP.
    ceiling: f64,
}

/// Louder by `gain` decibels, with the peaks held below `ceiling` decibels of full scale.
fn louder(gain: f64, ceiling: Option<f64>) -> String {
    let mut filters = format!("{STEREO},volume={gain:.3}dB:precision=float");
    if let Some(ceiling) = ceiling {
        let _ = write!(filters, ",{}", graph::held(ceiling));
    }
    filters
}

fn fades(sound: &timeline::Sound, samples: u64) -> String {
    let length = |fade: timeline::Seconds| plan::sample(fade).min(samples);
    let into = sound.fade_in.map(length).filter(|length| *length > 0);
    let out = sound.fade_out.map(length).filter(|length| *length > 0);
    let filters = [
        into.map(|length| format!("afade=t=in:ss=0:ns={length}")),
        out.map(|length| format!("afade=t=out:ss={}:ns={length}", samples - length)),
    ];
    filters.into_iter().flatten().collect::<Vec<_>>().join(",")
}

/// Reads a file of bare stereo.
pub fn read(invocation: Invocation, file: &Path) -> Invocation {
    invocation.args(["-ar", &SAMPLE_RATE.to_string(), "-ac", "2"]).own_file("s16le", file)
}

fn write(invocation: Invocation, file: &Path) -> Invocation {
    invocation.args(["-f", "s16le", "-ac", "2", "-ar", &SAMPLE_RATE.to_string()]).output(file)
}

async fn remove(file: &Path) -> Result<(), RenderError> {
    tokio::fs::remove_file(file).await.map_err(in_file(file))
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> io::Result<T> + Send + 'static) -> io::Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(io::Error::other)?
}
