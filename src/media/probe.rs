//! What `ffprobe` knows of a file, read tolerantly and brought within sane bounds.

use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use num_rational::Ratio;
use serde::{Deserialize, Serialize};
use thiserror::Error;
use tokio_util::sync::CancellationToken;

use super::looks::looks_like;
use super::packets;
use super::process::{Input, Invocation, Limits, ProcessError, capture};

/// How long `ffprobe` may take; a slow network share needs seconds.
const TIME: Duration = Duration::from_secs(30);

/// More JSON than a file of hundreds of streams gives, in bytes.
const MOST: usize = 4 * 1024 * 1024;

/// The longest side that is believed, in pixels.
const LONGEST_SIDE: u32 = 16_384;

/// The longest duration that is believed: ten days, in seconds.
const LONGEST: i64 = 864_000;

/// How long reading all packets of a file may take.
const READING: Duration = Duration::from_secs(600);

/// How late a Matroska file may begin without its duration being doubted, in seconds.
const LATE: Ratio<i64> = Ratio::new_raw(1, 10);

/// How much longer than the pictures sound is at most that nobody misses, in seconds.
const AFTERWARDS: Ratio<i64> = Ratio::new_raw(1, 2);

/// The rate of a video that does not say its own, as ffmpeg takes it for still images.
const USUAL_RATE: i64 = 25;

/// A media file.
#[derive(Debug, Clone, PartialEq)]
pub struct Probe {
    /// The demuxer's names: `mov,mp4,m4a,3gp,3g2,mj2`.
    pub container: String,
    /// In seconds; still images have none.
    pub duration: Option<Ratio<i64>>,
    /// The first stream of pictures that is no cover.
    pub video: Option<VideoStream>,
    pub audio: Vec<AudioStream>,
    /// Whether it holds subtitles as text or pictures of their own.
    pub has_subtitles: bool,
    /// Into how many chapters it is parted.
    pub chapters: usize,
}

impl Probe {
    /// The sound that players take where nobody chooses.
    pub fn leading_audio(&self) -> Option<&AudioStream> {
        self.audio.iter().find(|stream| stream.is_default).or(self.audio.first())
    }

    /// How long it is watched, in seconds: to the end of its pictures, and where its sound goes on long after them, as
    /// in a call whose camera is switched off, to the end of that.
    pub fn length(&self) -> Option<Ratio<i64>> {
        let pictures = self.video.as_ref().and_then(|video| video.duration).or(self.duration);
        let sound = self.leading_audio().and_then(|sound| Some(sound.duration? + sound.late));
        let sound = sound.map(|end| self.duration.map_or(end, |whole| end.min(whole)));
        let goes_on = |sound: &Ratio<i64>| pictures.is_some_and(|pictures| *sound > pictures + AFTERWARDS);
        sound.filter(goes_on).or(pictures)
    }

    /// Whether it is a picture that does not move.
    pub fn is_still(&self) -> bool {
        self.video.is_some() && self.container.ends_with("_pipe")
    }
}

#[derive(Debug, Clone, PartialEq)]
pub struct VideoStream {
    pub codec: String,
    /// In pixels, as displayed: after rotation, with square pixels.
    pub width: u32,
    pub height: u32,
    /// Pictures a second, between 1/10 and 240. Of a variable rate, the one that loses no picture.
    pub frame_rate: Ratio<i64>,
    pub pixel_format: Option<String>,
    /// In seconds, where the container says it of this stream.
    pub duration: Option<Ratio<i64>>,
    pub color: Color,
    /// Each picture is two half pictures, one after the other in time.
    pub is_interlaced: bool,
}

/// What the stream says of its colours, in ffmpeg's names; `None` where it says nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Color {
    pub primaries: Option<String>,
    pub transfer: Option<String>,
    pub space: Option<String>,
    /// `tv` for pictures whose black is 16, `pc` where it is 0.
    #[serde(default)]
    pub range: Option<String>,
}

impl Color {
    /// How its brightness is coded, if for more than the range of usual screens.
    pub fn high_dynamic_range(&self) -> Option<HighDynamicRange> {
        match self.transfer.as_deref()? {
            "smpte2084" => Some(HighDynamicRange::Pq),
            "arib-std-b67" => Some(HighDynamicRange::Hlg),
            _ => None,
        }
    }

    /// How its colours are made from what is stored, of a picture `height` pixels high: what a player takes where
    /// nothing is said.
    pub fn matrix(&self, height: u32) -> Matrix {
        match self.space.as_deref() {
            Some("bt709") => Matrix::Bt709,
            Some("bt470bg" | "smpte170m" | "smpte240m" | "fcc") => Matrix::Bt601,
            Some("bt2020nc" | "bt2020c") => Matrix::Bt2020,
            _ if height >= 720 => Matrix::Bt709,
            _ => Matrix::Bt601,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HighDynamicRange {
    /// SMPTE ST 2084.
    Pq,
    /// ARIB STD-B67.
    Hlg,
}

/// Between red, green, blue and what is stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Matrix {
    Bt601,
    Bt709,
    Bt2020,
}

#[derive(Debug, Clone, PartialEq)]
pub struct AudioStream {
    /// Its number among the streams of sound, from 0.
    pub number: usize,
    /// Whether players take it where nobody chooses.
    pub is_default: bool,
    pub codec: String,
    /// In hertz.
    pub sample_rate: u32,
    pub channels: u32,
    /// In seconds, where the container says it of this stream.
    pub duration: Option<Ratio<i64>>,
    /// How long after the file it begins, in seconds.
    pub late: Ratio<i64>,
}

/// Why a file could not be looked at.
#[derive(Debug, Error)]
pub enum ProbeError {
    /// Nothing is wrong with the file; see the source for the remedy.
    #[error(transparent)]
    Tool(ProcessError),
    /// `looks` reads "a web page".
    #[error("{} is not media that can be read; it looks like {looks}", path.display())]
    NotMedia { path: PathBuf, looks: String, detail: String },
    #[error("{} cannot be read", path.display())]
    Read { path: PathBuf, source: io::Error },
}

/// Looks at `path`, for 30 s at most.
pub async fn probe(path: &Path) -> Result<Probe, ProbeError> {
    let read = |source| ProbeError::Read { path: path.to_owned(), source };
    let input = Input::open(path).map_err(read)?;
    let limits = Limits { time: TIME, cancel: CancellationToken::new() };
    let not_media =
        |detail: String| ProbeError::NotMedia { path: path.to_owned(), looks: looks_like(path), detail };
    let invocation = Invocation::ffprobe()
        .args(["-show_format", "-show_streams", "-show_chapters", "-of", "json"])
        .input(&input);
    let json = match capture(&invocation, &limits, MOST).await {
        Ok(json) => json,
        Err(ProcessError::Failed { last_words, .. }) => return Err(not_media(last_words)),
        Err(error) => return Err(ProbeError::Tool(error)),
    };
    let mut report: Report = serde_json::from_slice(&json).map_err(|error| not_media(error.to_string()))?;
    if report.format.is_to_be_measured() && !input.is_still() {
        let limits = Limits { time: READING, ..limits };
        let ends = packets::ends(&input, &limits).await.map_err(|error| match error {
            ProcessError::Failed { last_words, .. } => not_media(last_words),
            error => ProbeError::Tool(error),
        })?;
        report.measured(&ends);
    }
    let probe = report.read();
    if probe.video.is_none() && probe.audio.is_empty() {
        return Err(not_media("it holds neither pictures nor sound".into()));
    }
    Ok(probe)
}

#[derive(Deserialize)]
struct Report {
    #[serde(default)]
    streams: Vec<Stream>,
    #[serde(default)]
    chapters: Vec<serde::de::IgnoredAny>,
    #[serde(default)]
    format: Container,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Container {
    format_name: String,
    start_time: Option<String>,
    duration: Option<String>,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Stream {
    index: usize,
    codec_type: String,
    codec_name: String,
    width: i64,
    height: i64,
    pix_fmt: Option<String>,
    sample_aspect_ratio: Option<String>,
    r_frame_rate: Option<String>,
    avg_frame_rate: Option<String>,
    field_order: Option<String>,
    color_space: Option<String>,
    color_range: Option<String>,
    color_transfer: Option<String>,
    color_primaries: Option<String>,
    sample_rate: Option<String>,
    channels: i64,
    start_time: Option<String>,
    duration: Option<String>,
    disposition: HashMap<String, serde_json::Value>,
    tags: HashMap<String, serde_json::Value>,
    side_data_list: Vec<serde_json::Value>,
}

impl Container {
    /// Whether only its packets tell how long it is. A recorder that streams writes no duration; and in Matroska it may be
    /// counted from 0 as well as from the first picture.
    fn is_to_be_measured(&self) -> bool {
        let is_matroska = self.format_name.starts_with("matroska");
        self.duration.is_none() || is_matroska && start(self.start_time.as_deref()) > LATE
    }
}

impl Report {
    /// Takes for durations where the packets of the streams end, each by its number, in seconds.
    fn measured(&mut self, ends: &BTreeMap<usize, f64>) {
        let start = self.format.start_time.as_deref().and_then(|start| start.parse::<f64>().ok());
        let duration = |end: f64| Some(format!("{:.6}", end - start.unwrap_or(0.0)));
        for stream in &mut self.streams {
            stream.duration = ends.get(&stream.index).and_then(|end| duration(*end));
        }
        self.format.duration = ends.values().copied().reduce(f64::max).and_then(duration);
    }

    fn read(self) -> Probe {
        let of_type =
            |kind: &'static str| self.streams.iter().filter(move |stream| stream.codec_type == kind);
        let begins = start(self.format.start_time.as_deref());
        Probe {
            duration: self.format.duration.as_deref().and_then(seconds),
            video: of_type("video").filter(|stream| !stream.is_cover()).find_map(Stream::video),
            audio: (0..)
                .zip(of_type("audio"))
                .filter_map(|(number, stream)| stream.audio(number, begins))
                .collect(),
            has_subtitles: of_type("subtitle").next().is_some(),
            chapters: self.chapters.len(),
            container: self.format.format_name,
        }
    }
}

impl Stream {
    /// Whether it is the cover of a song or the thumbnail of a video.
    fn is_cover(&self) -> bool {
        self.is("attached_pic") || self.is("timed_thumbnails")
    }

    fn is(&self, disposition: &str) -> bool {
        self.disposition.get(disposition).and_then(serde_json::Value::as_i64) == Some(1)
    }

    /// `None` where the size is beyond belief.
    fn video(&self) -> Option<VideoStream> {
        let (mut width, mut height) = (side(self.width)?, side(self.height)?);
        let aspect = self.sample_aspect_ratio.as_deref().and_then(ratio).unwrap_or(Ratio::from_integer(1));
        if (Ratio::new(1, 32)..=Ratio::from_integer(32)).contains(&aspect) {
            width = side((Ratio::from_integer(i64::from(width)) * aspect).round().to_integer())?;
        }
        if self.rotation().rem_euclid(180) == 90 {
            (width, height) = (height, width);
        }
        let said =
            |word: &Option<String>| word.clone().filter(|word| !matches!(&**word, "unknown" | "reserved"));
        Some(VideoStream {
            codec: self.codec_name.clone(),
            width,
            height,
            frame_rate: self.frame_rate(),
            pixel_format: self.pix_fmt.clone(),
            duration: self.duration(),
            color: Color {
                primaries: said(&self.color_primaries),
                transfer: said(&self.color_transfer),
                space: said(&self.color_space),
                range: said(&self.color_range),
            },
            is_interlaced: self.is_interlaced(),
        })
    }

    /// `None` where it says neither rate nor channels, as a stream that could not be decoded.
    fn audio(&self, number: usize, file: Ratio<i64>) -> Option<AudioStream> {
        Some(AudioStream {
            number,
            is_default: self.is("default"),
            codec: self.codec_name.clone(),
            sample_rate: self.sample_rate.as_deref()?.parse().ok().filter(|rate| *rate > 0)?,
            channels: u32::try_from(self.channels).ok().filter(|channels| *channels > 0)?,
            duration: self.duration(),
            late: (start(self.start_time.as_deref()) - file).max(Ratio::default()),
        })
    }

    /// In degrees: of the display matrix, or of the tag that ffmpeg before 5 made of it.
    fn rotation(&self) -> i64 {
        let of_matrix = self.side_data_list.iter().find_map(|data| data.get("rotation")?.as_f64());
        let of_tag = || self.tags.get("rotate")?.as_str()?.parse::<f64>().ok();
        let degrees = of_matrix.or_else(of_tag).unwrap_or(0.0);
        if degrees.is_finite() { degrees.clamp(-720.0, 720.0).round() as i64 } else { 0 }
    }

    fn is_interlaced(&self) -> bool {
        matches!(self.field_order.as_deref(), Some("tt" | "bb" | "tb" | "bt"))
    }

    fn duration(&self) -> Option<Ratio<i64>> {
        // Matroska says it in a tag: `00:00:30.000000000`.
        let tag = || {
            let mut clock = self.tags.get("DURATION")?.as_str()?.split(':');
            let hours: i64 = clock.next()?.parse().ok()?;
            let minutes: i64 = clock.next()?.parse().ok()?;
            let rest = seconds(clock.next()?).unwrap_or_default();
            let whole = hours.checked_mul(60)?.checked_add(minutes)?.checked_mul(60)?;
            (0..=LONGEST).contains(&whole).then(|| rest + whole)
        };
        self.duration
            .as_deref()
            .and_then(seconds)
            .or_else(tag)
            .filter(|duration| *duration > Ratio::default())
    }

    /// The rate at which no picture is lost. `r_frame_rate` is the finest that fits all times and may be
    /// absurd (90,000) for a variable rate; `avg_frame_rate` is the mean.
    fn frame_rate(&self) -> Ratio<i64> {
        let sane = |rate: &Ratio<i64>| (Ratio::new(1, 10)..=Ratio::from_integer(240)).contains(rate);
        let base = self.r_frame_rate.as_deref().and_then(ratio).filter(sane);
        let mean = self.avg_frame_rate.as_deref().and_then(ratio).filter(sane);
        match (base, mean) {
            (Some(base), Some(mean)) if self.is_interlaced() && base == mean * 2 => mean,
            (Some(base), Some(mean))
                if base <= Ratio::from_integer(60) || base <= mean * Ratio::new(21, 20) =>
            {
                base
            }
            (Some(base), None) => base,
            (_, Some(mean)) => {
                let usual = [24, 25, 30, 50, 60, 120].map(Ratio::from_integer);
                // The mean lies a little below the rate, or a little above by rounding.
                usual.into_iter().find(|usual| *usual * Ratio::new(101, 100) >= mean).unwrap_or(mean)
            }
            (None, None) => Ratio::from_integer(USUAL_RATE),
        }
    }
}

fn side(pixels: i64) -> Option<u32> {
    u32::try_from(pixels).ok().filter(|pixels| (1..=LONGEST_SIDE).contains(pixels))
}

/// `30000/1001` or `4:3`, of numbers so small that no later arithmetic overflows.
fn ratio(word: &str) -> Option<Ratio<i64>> {
    let (over, under) = word.split_once(['/', ':'])?;
    let small = 1..=i64::from(i32::MAX);
    let (over, under) = (over.parse().ok()?, under.parse().ok()?);
    (small.contains(&over) && small.contains(&under)).then(|| Ratio::new(over, under))
}

/// `29.970000` in microseconds, exactly; `None` for what is negative, no number or beyond ten days.
fn seconds(word: &str) -> Option<Ratio<i64>> {
    let seconds: f64 = word.trim().parse().ok()?;
    (seconds > 0.0 && seconds <= LONGEST as f64)
        .then(|| Ratio::new((seconds * 1e6).round() as i64, 1_000_000))
}

/// When a file or a stream begins, in seconds; 0 where it does not say so, or nothing that makes sense.
fn start(word: Option<&str>) -> Ratio<i64> {
    word.and_then(seconds).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn media(name: &str) -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
    }

    fn read(json: &str) -> Probe {
        serde_json::from_str::<Report>(json).unwrap().read()
    }

    fn video(json: &str) -> VideoStream {
        let json = format!(r#"{{"streams":[{{"codec_type":"video","width":1920,"height":1080,{json}}}]}}"#);
        read(&json).video.unwrap()
    }

    #[tokio::test]
    async fn a_clip_is_known() {
        let probe = probe(&media("screen-talk-30s.mp4")).await.unwrap();
        assert_eq!(probe.duration, Some(Ratio::from_integer(30)));
        let video = probe.video.unwrap();
        assert_eq!((video.width, video.height, &*video.codec), (1920, 1080, "h264"));
        assert_eq!(video.frame_rate, Ratio::from_integer(30));
        assert_eq!(video.color.space.as_deref(), Some("bt709"));
        assert_eq!(probe.audio.len(), 1);
        assert_eq!((probe.audio[0].sample_rate, probe.audio[0].channels), (48_000, 2));
    }

    #[tokio::test]
    async fn what_is_not_media_is_told_by_its_look() {
        let folder = tempfile::tempdir().unwrap();
        for (text, looks) in [
            ("<html><body>404", "a web page"),
            ("#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "a playlist"),
            ("ffconcat version 1.0\nfile /etc/passwd\n", "a playlist"),
        ] {
            let path = folder.path().join("clip.mp4");
            std::fs::write(&path, text).unwrap();
            let error = probe(&path).await.unwrap_err();
            assert!(error.to_string().ends_with(looks), "{error}");
        }
    }

    #[tokio::test]
    async fn a_file_that_is_gone_is_not_taken_for_a_missing_program() {
        let error = probe(Path::new("/nowhere/clip.mp4")).await.unwrap_err();
        assert!(matches!(error, ProbeError::Read { .. }), "{error}");
    }

    #[test]
    fn a_turned_phone_gives_an_upright_picture() {
        let of_matrix = video(r#""side_data_list":[{"rotation":-90}]"#);
        let of_tag = video(r#""tags":{"rotate":"90"}"#);
        assert_eq!((of_matrix.width, of_matrix.height), (1080, 1920));
        assert_eq!((of_tag.width, of_tag.height), (1080, 1920));
    }

    #[test]
    fn pixels_that_are_not_square_are_shown_wide() {
        assert_eq!(video(r#""sample_aspect_ratio":"4:3""#).width, 2560);
        assert_eq!(video(r#""sample_aspect_ratio":"0:1""#).width, 1920);
    }

    #[test]
    fn a_rate_is_sane_whatever_the_file_says() {
        for (base, mean, rate) in [
            ("30000/1001", "30000/1001", Ratio::new(30_000, 1001)),
            ("60/1", "12/1", Ratio::from_integer(60)),
            ("90000/1", "29971/1000", Ratio::from_integer(30)),
            ("120/1", "1199/10", Ratio::from_integer(120)),
            ("0/0", "0/0", Ratio::from_integer(25)),
            ("1000/1", "0/0", Ratio::from_integer(25)),
            ("9223372036854775807/1", "x", Ratio::from_integer(25)),
        ] {
            let video = video(&format!(r#""r_frame_rate":"{base}","avg_frame_rate":"{mean}""#));
            assert_eq!(video.frame_rate, rate, "{base} {mean}");
        }
    }

    #[test]
    fn a_cover_is_not_video() {
        let json = r#"{"streams":[
            {"codec_type":"video","width":600,"height":600,"disposition":{"attached_pic":1}},
            {"codec_type":"audio","codec_name":"mp3","sample_rate":"44100","channels":2}],
            "format":{"format_name":"mp3","duration":"12.5"}}"#;
        let probe = read(json);
        assert_eq!(probe.video, None);
        assert_eq!(probe.duration, Some(Ratio::new(25, 2)));
    }

    #[test]
    fn durations_beyond_belief_are_none() {
        for word in ["inf", "nan", "-1", "0", "1e30", "N/A", "864001"] {
            assert_eq!(seconds(word), None, "{word}");
        }
        assert_eq!(video(r#""tags":{"DURATION":"00:01:02.500000000"}"#).duration, Some(Ratio::new(125, 2)));
        assert_eq!(video(r#""tags":{"DURATION":"99999999999999999:00:00"}"#).duration, None);
    }

    #[test]
    fn a_size_beyond_belief_is_no_video() {
        let json = r#"{"streams":[{"codec_type":"video","width":-1,"height":99999999}]}"#;
        assert_eq!(read(json).video, None);
    }
}
