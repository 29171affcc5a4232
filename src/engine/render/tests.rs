//! Renders of a few seconds each, read back picture by picture.

mod order;
mod output;
mod picture;
mod sound;
mod sources;
mod texts;

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use num_rational::Ratio;
use tempfile::TempDir;

use super::*;
use crate::engine::timeline::{Fade, Orientation, Position, Segment, Text, TextStyle, TransitionKind};
use crate::media::probe;
use crate::media::process::{Invocation, capture};

pub(super) type Clips = BTreeMap<String, (Clip, PathBuf)>;

pub(super) fn limits() -> Limits {
    Limits { time: Duration::from_secs(120), cancel: CancellationToken::new() }
}

pub(super) fn media(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/media").join(name)
}

fn talk() -> PathBuf {
    media("screen-talk-30s.mp4")
}

pub(super) fn time(seconds: f64) -> Seconds {
    Ratio::new((seconds * 600.0).round() as i64, 600)
}

/// Half of the sides of the talk, which keeps its bar codes readable.
const HALF: Option<u32> = Some(540);

pub(super) async fn clips(paths: &[PathBuf]) -> Clips {
    let mut clips = Clips::new();
    for (number, path) in (1..).zip(paths) {
        let probe = probe(path).await.unwrap();
        let video = probe.video.unwrap();
        let clip = Clip {
            id: format!("clip{number}"),
            name: path.file_name().unwrap().to_str().unwrap().into(),
            kind: crate::media::Kind::Video,
            duration: probe.duration.unwrap(),
            frame_rate: video.frame_rate,
            width: video.width,
            height: video.height,
            has_audio: !probe.audio.is_empty(),
            audio_track: 0,
            is_mono: false,
            is_surround: false,
            is_interlaced: video.is_interlaced,
            color: crate::media::Color::default(),
        };
        clips.insert(clip.id.clone(), (clip, path.clone()));
    }
    clips
}

pub(super) fn segment(clip: &str, start: f64, end: f64, crossfade: f64) -> Segment {
    Segment {
        clip: clip.into(),
        start: time(start),
        end: time(end),
        freeze: None,
        reversed: false,
        speed: Ratio::from_integer(1),
        muted: false,
        gain: 0,
        orientation: Orientation::default(),
        crossfade: time(crossfade),
        transition: TransitionKind::default(),
    }
}

fn fade(seconds: f64) -> Fade {
    Fade { length: time(seconds), white: false }
}

fn timeline(segments: Vec<Segment>) -> Timeline {
    Timeline { segments, resolution: HALF, ..Timeline::default() }
}

pub(super) fn order<'a>(timeline: &'a Timeline, clips: &'a Clips, work: &'a Path) -> Order<'a> {
    let (format, quality, time_limit) = (Format::Mp4, Quality::High, Duration::from_secs(120));
    Order { timeline, clips, format, quality, rendering: Rendering::Auto, hardware: None, work, time_limit }
}

async fn rendered(timeline: &Timeline, clips: &Clips, format: Format) -> (TempDir, Rendered) {
    let work = tempfile::tempdir().unwrap();
    let order = Order { format, ..order(timeline, clips, work.path()) };
    let rendered = render(&order, &|_| {}, &CancellationToken::new()).await.unwrap();
    (work, rendered)
}

/// Makes `path` by `words`, which are parted by spaces.
pub(super) async fn make(words: &str, path: &Path) {
    capture(&Invocation::ffmpeg().args(words.split(' ')).output(path), &limits(), 0).await.unwrap();
}

/// All pictures of `file`, each as the brightness of a part of it.
pub(super) async fn brightness(
    file: &Path,
    (width, height, x, y): (usize, usize, usize, usize),
) -> Vec<Vec<u8>> {
    // Numbered anew, so that none is doubled or dropped for its time.
    let crop = format!("crop={width}:{height}:{x}:{y},format=gray,settb=1/25,setpts=N");
    let read = Invocation::ffmpeg()
        .input(&Input::open(file).unwrap())
        .args(["-map", "0:v:0", "-vf", &crop, "-r", "25", "-f", "rawvideo", "pipe:1"]);
    let bytes = capture(&read, &limits(), 500_000_000).await.unwrap();
    bytes.chunks(width * height).map(<[u8]>::to_vec).collect()
}

/// The numbers that the pictures of a talk at half size bear; `None` where two are blended.
async fn numbers(file: &Path) -> Vec<Option<usize>> {
    numbers_of(file, 1).await
}

/// The same at `size` times that size.
async fn numbers_of(file: &Path, size: usize) -> Vec<Option<usize>> {
    let read = |row: Vec<u8>| {
        let bit = |bit: usize| match row[size * (12 + 8 * bit)] {
            0..=90 => Some(0),
            165..=255 => Some(1),
            _ => None,
        };
        let closes = (20..24).map(bit).eq([Some(1), Some(0), Some(1), Some(0)]);
        let number = (0..20).try_fold(0, |number, at| Some(number | bit(at)? << at));
        number.filter(|_| closes)
    };
    brightness(file, (240 * size, 2, 0, 532 * size)).await.into_iter().map(read).collect()
}

/// The sound of `file` as one channel of 48 kHz.
pub(super) async fn sound(file: &Path) -> Vec<i16> {
    let read = Invocation::ffmpeg()
        .input(&Input::open(file).unwrap())
        .args("-map 0:a:0 -ac 1 -ar 48000 -f s16le pipe:1".split(' '));
    let bytes = capture(&read, &limits(), 100_000_000).await.unwrap();
    bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
}

fn loudest(samples: &[i16]) -> u16 {
    samples.iter().map(|sample| sample.unsigned_abs()).max().unwrap_or(0)
}

fn range(range: std::ops::Range<usize>) -> impl Iterator<Item = Option<usize>> {
    range.map(Some)
}

#[tokio::test]
async fn the_pictures_that_are_asked_for_are_kept() {
    let clips = clips(&[talk()]).await;
    let cuts = [(0.0, 0.5), (8.5, 9.0), (7.9, 8.4), (29.5, 30.0), (3.1, 3.2)];
    let timeline = timeline(cuts.map(|(start, end)| segment("clip1", start, end, 0.0)).into());
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let expected: Vec<_> =
        [0..15, 255..270, 237..252, 885..900, 93..96].into_iter().flat_map(range).collect();
    assert_eq!(numbers(&rendered.file).await, expected);
    assert_eq!(rendered.duration, time(2.1));
    assert_eq!((rendered.width, rendered.height), (960, 540));
    assert_eq!(std::fs::read_dir(rendered.file.parent().unwrap()).unwrap().count(), 1);
    assert_eq!(probe(&rendered.file).await.unwrap().video.unwrap().color.space.as_deref(), Some("bt709"));
}

#[tokio::test]
async fn crossfades_across_many_batches_lose_no_picture() {
    let clips = clips(&[talk()]).await;
    // Thirty pieces of 9 pictures, each 28 after the one before; every one overlaps by 3.
    let pieces = (0..30).map(|piece| {
        let start = f64::from(piece * 28) / 30.0;
        segment("clip1", start, start + 0.3, if piece == 0 { 0.0 } else { 0.1 })
    });
    let timeline = timeline(pieces.collect());
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let numbers = numbers(&rendered.file).await;
    assert_eq!(numbers.len(), 30 * 6 + 3);
    for piece in 0..30 {
        let body = if piece == 0 { 0..6 } else { piece * 6 + 3..piece * 6 + 6 };
        let first = piece * 28 + if piece == 0 { 0 } else { 3 };
        let expected: Vec<_> = range(first..first + body.len()).collect();
        assert_eq!(numbers[body], expected, "piece {piece}");
    }
    // The first picture of an overlap is still that of the piece before.
    assert_eq!(numbers[6], Some(6));
}

#[tokio::test]
async fn a_long_film_is_encoded_in_parts_and_loses_no_picture() {
    let clips = clips(&[talk()]).await;
    let timeline = timeline(vec![segment("clip1", 0.0, 16.0, 0.0), segment("clip1", 17.0, 29.0, 0.2)]);
    let work = tempfile::tempdir().unwrap();
    let parted = AtomicBool::new(false);
    let look = |_| {
        parted.fetch_or(work.path().join("parts").exists(), Ordering::Relaxed);
    };
    let order = order(&timeline, &clips, work.path());
    let rendered = render(&order, &look, &CancellationToken::new()).await.unwrap();
    assert!(parted.into_inner());
    let numbers = numbers(&rendered.file).await;
    assert_eq!(numbers.len(), 834);
    // The first picture of the crossfade is still that of the piece before.
    assert_eq!(numbers[..475], range(0..475).collect::<Vec<_>>());
    assert_eq!(numbers[480..], range(516..870).collect::<Vec<_>>());
    assert_eq!(std::fs::read_dir(work.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn two_stretches_backwards_blend_into_each_other() {
    let clips = clips(&[talk()]).await;
    let backwards =
        |start, end, crossfade| Segment { reversed: true, ..segment("clip1", start, end, crossfade) };
    let segments = vec![backwards(2.0, 9.0, 0.0), backwards(12.0, 19.0, 1.0)];
    let (_work, rendered) = rendered(&timeline(segments), &clips, Format::Mp4).await;
    assert_eq!(rendered.pictures, 390);
}

/// A clip of `rate` pictures a second that flashes and beeps for a tenth of each second.
pub(super) async fn flashing(folder: &Path, rate: &str, name: &str) -> PathBuf {
    let path = folder.join(name);
    let words = format!(
        "-f lavfi -i color=black:size=320x180:rate={rate}:duration=4 -f lavfi \
         -i aevalsrc=if(lt(mod(t\\,1)\\,0.1)\\,0.5*sin(2*PI*1000*t)\\,0):s=44100:d=4 \
         -vf drawbox=color=white:t=fill:enable=lt(mod(t+0.001\\,1)\\,0.1) \
         -c:v libx264 -g 50 -c:a aac"
    );
    make(&words, &path).await;
    path
}

#[tokio::test]
async fn sound_and_picture_stay_together_at_cuts_and_speeds() {
    let folder = tempfile::tempdir().unwrap();
    let clips = clips(&[flashing(folder.path(), "25", "flashes.mp4").await]).await;
    // Each piece has its flash 0.2 s after its beginning, in the time of the clip.
    let mut fast = segment("clip1", 0.8, 1.6, 0.0);
    fast.speed = Ratio::from_integer(2);
    let segments = vec![segment("clip1", 1.8, 2.4, 0.0), segment("clip1", 2.8, 3.4, 0.0), fast];
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let sound = sound(&rendered.file).await;
    let pictures = brightness(&rendered.file, (2, 2, 20, 20)).await;
    assert_eq!(pictures.len(), 40);
    for (begins, after, slack) in [(0.0, 0.2, 0.002), (0.6, 0.2, 0.002), (1.2, 0.1, 0.02)] {
        let onset = ((begins + after) * 48_000.0) as usize;
        let from = (begins * 48_000.0) as usize;
        let heard = (from..sound.len()).find(|at| sound[*at].unsigned_abs() > 4000).unwrap();
        let apart = (heard as f64 - onset as f64).abs() / 48_000.0;
        assert!(apart <= slack, "the sound of the piece at {begins} s is {apart} s off");
        let first = (begins * 25.0_f64).round() as usize;
        let seen = (first..pictures.len()).find(|at| pictures[*at][0] > 128).unwrap();
        assert!((seen as f64 - (begins + after) * 25.0).abs() <= 0.51, "{seen} of the piece at {begins} s");
    }
}

#[tokio::test]
async fn twice_the_speed_shows_every_second_picture_at_its_pitch() {
    let clips = clips(&[talk()]).await;
    let mut fast = segment("clip1", 4.0, 6.0, 0.0);
    fast.speed = Ratio::from_integer(2);
    let (_work, rendered) = rendered(&timeline(vec![fast]), &clips, Format::Mp4).await;
    let expected: Vec<_> = (120..180).step_by(2).map(Some).collect();
    assert_eq!(numbers(&rendered.file).await, expected);
    assert_eq!(rendered.duration, time(1.0));
}

#[tokio::test]
async fn a_muted_segment_is_silent_and_the_others_are_not() {
    let clips = clips(&[talk()]).await;
    let mut muted = segment("clip1", 3.0, 4.0, 0.0);
    muted.muted = true;
    let segments = vec![segment("clip1", 2.0, 3.0, 0.0), muted, segment("clip1", 4.0, 5.0, 0.0)];
    let timeline = Timeline { resolution: Some(180), ..timeline(segments) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mov).await;
    let sound = sound(&rendered.file).await;
    assert!(loudest(&sound[4800..43_200]) > 1000);
    assert!(loudest(&sound[50_400..93_600]) < 20);
    assert!(loudest(&sound[100_000..140_000]) > 1000);
}

#[tokio::test]
async fn a_silent_timeline_has_no_sound_and_fades_go_to_black() {
    let clips = clips(&[talk()]).await;
    let timeline = Timeline {
        silent: true,
        fade_in: Some(fade(0.5)),
        fade_out: Some(fade(0.5)),
        resolution: Some(180),
        ..timeline(vec![segment("clip1", 10.0, 12.0, 0.0)])
    };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Webm).await;
    assert!(!rendered.has_audio);
    let pictures = brightness(&rendered.file, (320, 160, 0, 0)).await;
    let mean = |at: usize| pictures[at].iter().map(|dot| u32::from(*dot)).sum::<u32>() / 51_200;
    assert!(mean(0) < 20 && mean(59) < 30, "{} {}", mean(0), mean(59));
    assert!(mean(30) > mean(0) + 10);
}

#[tokio::test]
async fn hostile_texts_are_shown_where_they_belong_and_nowhere_else() {
    let clips = clips(&[talk()]).await;
    let plain = Timeline { silent: true, ..timeline(vec![segment("clip1", 10.0, 11.0, 0.0)]) };
    let words = ["{\\an2\\fs1\\1a&HFF&}it's 100 % \"%{pts}\":", "\\N[x];a=b,c\\", "{\\p1}m 0 0 l 960 540"];
    let text = Text {
        text: words.join("\n"),
        start: time(0.5),
        duration: time(0.4),
        position: Position::Top,
        style: TextStyle::Caption,
        color: Some("#ff0000".into()),
    };
    let titled = Timeline { texts: vec![text], ..plain.clone() };
    let (_plain, plain) = rendered(&plain, &clips, Format::Mp4).await;
    let (_titled, titled) = rendered(&titled, &clips, Format::Mp4).await;
    let differs = async |part: (usize, usize, usize, usize)| -> Vec<usize> {
        let (plain, titled) = (brightness(&plain.file, part).await, brightness(&titled.file, part).await);
        let strong =
            |(a, b): (&Vec<u8>, &Vec<u8>)| a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 60).count();
        plain.iter().zip(&titled).map(strong).collect()
    };
    let above = differs((960, 200, 0, 20)).await;
    let below = differs((960, 200, 0, 300)).await;
    assert!(above[20] > 500, "{above:?}");
    assert!(above[5] < 20 && above[29] < 20, "{above:?}");
    assert!(below[20] < 20, "{below:?}");
}

#[tokio::test]
async fn every_format_is_made_of_clips_that_differ_in_everything() {
    let folder = tempfile::tempdir().unwrap();
    let odd = folder.path().join("odd : %03d.mkv");
    make("-f lavfi -i testsrc=size=321x241:rate=30000/1001:duration=2 -c:v ffv1 -pix_fmt bgr0", &odd).await;
    let clips = clips(&[odd, media("bigbuckbunny.mp4")]).await;
    let segments = vec![segment("clip1", 0.5, 1.5, 0.0), segment("clip2", 1.0, 2.0, 0.2)];
    let timeline = Timeline { segments, ..Timeline::default() };
    for format in Format::VIDEOS {
        let (_work, rendered) = rendered(&timeline, &clips, format).await;
        assert_eq!(rendered.file.extension().unwrap(), format.extension());
        assert_eq!((rendered.width, rendered.height), (322, 242));
        assert!(rendered.has_audio);
        assert_eq!(rendered.pictures, 54);
        let wide = brightness(&rendered.file, (322, 242, 0, 0)).await;
        // The second clip is wider: it has bars above and below.
        assert!(wide[50][322 * 5..322 * 6].iter().all(|dot| *dot < 30));
        let sound = sound(&rendered.file).await;
        assert!(loudest(&sound[..30_000]) < 20 && loudest(&sound[50_000..]) > 100);
    }
}

#[tokio::test]
async fn a_clip_of_a_variable_rate_keeps_time() {
    let folder = tempfile::tempdir().unwrap();
    let source = flashing(folder.path(), "25", "steady.mp4").await;
    let path = folder.path().join("variable.mkv");
    let copy = Invocation::ffmpeg().input(&Input::open(&source).unwrap());
    // Only the first picture of each change is left: two pictures a second, at odd places.
    let words = "-an -vf mpdecimate=max=0 -c:v libx264";
    capture(&copy.args(words.split(' ')).output(&path), &limits(), 0).await.unwrap();
    let mut clips = clips(&[path]).await;
    // What it would say of itself depends on its longest still.
    let clip = &mut clips.get_mut("clip1").unwrap().0;
    (clip.frame_rate, clip.duration) = (Ratio::from_integer(25), time(4.0));
    let segments = vec![segment("clip1", 1.6, 2.4, 0.0), segment("clip1", 2.6, 3.4, 0.0)];
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = brightness(&rendered.file, (2, 2, 20, 20)).await;
    let bright: Vec<_> = (0..pictures.len()).filter(|at| pictures[*at][0] > 128).collect();
    assert_eq!(bright, [10, 11, 12, 30, 31, 32]);
}

#[tokio::test]
async fn a_clip_whose_sound_or_pictures_end_early_is_filled_up() {
    let folder = tempfile::tempdir().unwrap();
    let make_one = async |name: &str, pictures: u32, sound: u32| {
        let path = folder.path().join(name);
        let words = format!(
            "-f lavfi -i testsrc=size=160x120:duration={pictures} -f lavfi -i sine=duration={sound} \
             -c:v libx264 -c:a aac"
        );
        make(&words, &path).await;
        path
    };
    let clips = clips(&[make_one("deaf.mp4", 3, 1).await, make_one("blind.mp4", 1, 3).await]).await;
    for clip in ["clip1", "clip2"] {
        let segments = vec![segment(clip, 2.0, 2.6, 0.0), segment(clip, 0.5, 2.5, 0.2)];
        let timeline = Timeline { segments, ..Timeline::default() };
        let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
        assert_eq!(rendered.pictures, 60);
    }
}

#[tokio::test]
async fn a_cancelled_render_ends_as_cancelled_with_no_child_left() {
    let clips = clips(&[talk()]).await;
    let timeline = timeline(vec![segment("clip1", 0.0, 30.0, 0.0)]);
    let work = tempfile::tempdir().unwrap();
    let cancel = CancellationToken::new();
    // While it encodes.
    let halfway = |done: f64| {
        if done > SOUND_DONE {
            cancel.cancel();
        }
    };
    let error = render(&order(&timeline, &clips, work.path()), &halfway, &cancel).await.unwrap_err();
    assert!(error.is_cancelled(), "{error}");
    let work = work.path().to_str().unwrap();
    for process in std::fs::read_dir("/proc").unwrap().flatten() {
        let words = std::fs::read(process.path().join("cmdline")).unwrap_or_default();
        assert!(!String::from_utf8_lossy(&words).contains(work));
    }
}

#[tokio::test]
async fn progress_only_grows_and_ends_at_one() {
    let clips = clips(&[talk()]).await;
    let timeline = Timeline { resolution: Some(90), ..timeline(vec![segment("clip1", 0.0, 1.0, 0.0)]) };
    let work = tempfile::tempdir().unwrap();
    let told = Mutex::new(Vec::new());
    let progress = |done| told.lock().unwrap().push(done);
    render(&order(&timeline, &clips, work.path()), &progress, &CancellationToken::new()).await.unwrap();
    let told = told.into_inner().unwrap();
    assert!(told.is_sorted(), "{told:?}");
    assert_eq!(told.last(), Some(&1.0));
}

#[tokio::test]
async fn a_clip_that_is_gone_is_named() {
    let mut clips = clips(&[talk()]).await;
    clips.get_mut("clip1").unwrap().1 = "/nowhere/talk.mp4".into();
    let timeline = timeline(vec![segment("clip1", 0.0, 1.0, 0.0)]);
    let work = tempfile::tempdir().unwrap();
    let error = render(&order(&timeline, &clips, work.path()), &|_| {}, &CancellationToken::new()).await;
    assert!(error.unwrap_err().to_string().contains("/nowhere/talk.mp4"));
}

#[tokio::test]
async fn what_cannot_be_rendered_is_refused_with_its_number() {
    let clips = clips(&[talk()]).await;
    let good = || timeline(vec![segment("clip1", 0.0, 1.0, 0.0), segment("clip1", 2.0, 3.0, 0.2)]);
    assert_eq!(check_timeline(&good(), &clips), Ok(()));
    let huge = Ratio::new_raw(i64::MAX, 1);
    type Wrong = (fn(&mut Timeline), &'static str);
    let wrongs: [Wrong; 13] = [
        (|timeline| timeline.segments.clear(), "empty"),
        (|timeline| timeline.segments = vec![timeline.segments[0].clone(); 2001], "2001 segments"),
        (|timeline| timeline.segments[1].clip = "clip9".into(), "segment 2 is of clip9"),
        (|timeline| timeline.segments[1].end = time(2.0), "begins at 2.00 s and ends at 2.00 s"),
        (|timeline| timeline.segments[1].end = time(30.1), "is 30.00 s long"),
        (|timeline| timeline.segments[0].start = time(-1.0), "no times of a clip"),
        (|timeline| timeline.segments[1].crossfade = time(0.6), "longer than half"),
        (|timeline| timeline.segments[0].crossfade = time(0.1), "nothing comes before"),
        (|timeline| timeline.segments[0].speed = Ratio::from_integer(17), "between 0.1 and 16"),
        (|timeline| timeline.segments[0].speed = Ratio::from_integer(0), "between 0.1 and 16"),
        (|timeline| timeline.resolution = Some(100_000), "100000"),
        (|timeline| timeline.fade_in = Some(fade(3.0)), "fade in"),
        (|timeline| timeline.fade_out = Some(fade(-1.0)), "fade out"),
    ];
    for (wrong, words) in wrongs {
        let mut timeline = good();
        wrong(&mut timeline);
        let refusal = check_timeline(&timeline, &clips).unwrap_err().to_string();
        assert!(refusal.contains(words), "{refusal}");
    }
    for place in 0..5 {
        let mut timeline = good();
        let segment = &mut timeline.segments[1];
        [&mut segment.start, &mut segment.end, &mut segment.crossfade, &mut segment.speed][place.min(3)]
            .clone_from(&huge);
        timeline.fade_in = (place == 4).then_some(Fade { length: huge, white: false });
        assert!(check_timeline(&timeline, &clips).is_err(), "{place}");
    }
}
