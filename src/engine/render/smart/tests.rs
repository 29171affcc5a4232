//! Smart renders of clips of a few seconds, compared with the clip picture by picture.

use std::os::unix::fs::FileExt;

use tempfile::TempDir;

use super::*;
use crate::config::Rendering;
use crate::engine::render::tests::{Clips, brightness, clips, flashing, make, segment, sound};
use crate::engine::render::{Rendered, render as render_all};
use crate::engine::timeline::{Fade, Orientation, Seconds};

/// The size of the clips that are made.
const ALL: (usize, usize, usize, usize) = (320, 180, 0, 0);

fn order<'a>(timeline: &'a Timeline, clips: &'a Clips, work: &'a Path) -> Order<'a> {
    Order {
        timeline,
        clips,
        format: Format::Mp4,
        quality: Quality::High,
        rendering: Rendering::Smart,
        hardware: None,
        work,
        time_limit: Duration::from_secs(120),
    }
}

async fn planned(timeline: &Timeline, clips: &Clips) -> Result<SmartPlan, WhyNot> {
    let canvas = Canvas::of(timeline, clips).unwrap();
    let work = PathBuf::new();
    plan(&order(timeline, clips, &work), &canvas, canvas.uses(timeline)).await
}

async fn rendered(timeline: &Timeline, clips: &Clips) -> (TempDir, Rendered) {
    let work = tempfile::tempdir().unwrap();
    let order = order(timeline, clips, work.path());
    let rendered = render_all(&order, &|_| {}, &CancellationToken::new()).await.unwrap();
    (work, rendered)
}

/// A clip of 6 s with sound, encoded by these words.
async fn clip(folder: &Path, name: &str, words: &str) -> PathBuf {
    let path = folder.join(name);
    let rate = words.split_once("rate=").map_or("30", |(_, rate)| rate.split(' ').next().unwrap());
    let words = words.split_once(" rate=").map_or(words, |(words, _)| words);
    let all = format!(
        "-f lavfi -i testsrc2=size=320x180:rate={rate}:duration=6 \
         -f lavfi -i aevalsrc=0.3*sin(200*t*t):s=48000:d=6 -c:v libx264 -preset veryfast -c:a aac {words}"
    );
    make(&all, &path).await;
    path
}

/// The time of a picture of `clips`.
fn at(clips: &Clips, picture: i64) -> Seconds {
    Seconds::from_integer(picture) / clips["clip1"].0.frame_rate
}

/// Hard cuts at odd places, a crossfade, and a stretch that goes on where the one before ended.
fn cuts(clips: &Clips) -> Timeline {
    let cut = |start: i64, end: i64, crossfade: i64| Segment {
        start: at(clips, start),
        end: at(clips, end),
        crossfade: at(clips, crossfade),
        ..segment("clip1", 0.0, 0.0, 0.0)
    };
    let segments = vec![
        cut(7, 49, 0),
        cut(70, 130, 0),
        cut(130, 144, 0),
        cut(25, 91, 6),
        cut(3, 20, 0),
        cut(95, 175, 6),
    ];
    Timeline { segments, ..Timeline::default() }
}

/// How far apart two pictures are, as a mean over their points.
fn apart(one: &[u8], other: &[u8]) -> f64 {
    one.iter().zip(other).map(|(a, b)| f64::from(a.abs_diff(*b))).sum::<f64>() / one.len() as f64
}

/// Renders cuts of `clip` and holds every picture of the result against the clip.
async fn assert_smart(path: PathBuf) {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let clips = clips(std::slice::from_ref(&path)).await;
    let timeline = cuts(&clips);
    let plan = planned(&timeline, &clips).await.unwrap_or_else(|why| panic!("{name}: {why}"));
    let (_work, rendered) = rendered(&timeline, &clips).await;
    let (source, result) = (brightness(&path, ALL).await, brightness(&rendered.file, ALL).await);
    assert_eq!(result.len() as u64, rendered.pictures, "{name}");
    assert_eq!(plan.pictures(), rendered.pictures, "{name}");

    let (mut place, mut copied) = (0, 0);
    for part in &plan.parts {
        match part {
            Part::Copy(samples) => {
                let first = plan.pictures.shown[samples.start as usize] as usize;
                for picture in 0..samples.len() {
                    assert_eq!(
                        result[place + picture],
                        source[first + picture],
                        "{name}: {}",
                        place + picture
                    );
                }
                place += samples.len();
                copied += samples.len();
            }
            Part::Piece(piece) => place += piece.pictures() as usize,
        }
    }
    assert_eq!(place, result.len(), "{name}: as many pictures as where all are encoded");
    assert!(copied * 4 > result.len(), "{name}: {copied} of {}", result.len());

    assert_shown(&name, &plan.uses, &timeline, &clips, &source, &result);
}

/// Holds each picture of `result` against those of the clip that `uses` of `timeline` show at its place: one, or in a
/// crossfade two, from all of the one to all of the other in even steps.
fn assert_shown(
    name: &str,
    uses: &[Use],
    timeline: &Timeline,
    clips: &Clips,
    source: &[Vec<u8>],
    result: &[Vec<u8>],
) {
    // Where the use before ends in the clip.
    let mut ends = 0;
    let nexts = uses.iter().skip(1).map(|next| next.overlap).chain([0]);
    for ((part, asked), after) in uses.iter().zip(&timeline.segments).zip(nexts) {
        let first = (asked.start * clips["clip1"].0.frame_rate).to_integer() as usize;
        for picture in 0..(part.pictures - after) as usize {
            let mut meant = source[first + picture].clone();
            let overlap = part.overlap as usize;
            if picture < overlap {
                let share = picture as f64 / overlap as f64;
                for (to, of) in meant.iter_mut().zip(&source[ends - overlap + picture]) {
                    *to = (f64::from(*of) * (1.0 - share) + f64::from(*to) * share).round() as u8;
                }
            }
            let far = apart(&result[part.begins as usize + picture], &meant);
            assert!(far < 4.0, "{name}: picture {picture} from {first}: {far}");
        }
        ends = first + part.pictures as usize;
    }
}

#[tokio::test]
async fn crossfades_are_even_where_everything_is_encoded() {
    let folder = tempfile::tempdir().unwrap();
    let path = clip(folder.path(), "encoded.mp4", "-g 30").await;
    let clips = clips(std::slice::from_ref(&path)).await;
    let timeline = cuts(&clips);
    let work = tempfile::tempdir().unwrap();
    let order = Order { rendering: Rendering::Encode, ..order(&timeline, &clips, work.path()) };
    let rendered = render_all(&order, &|_| {}, &CancellationToken::new()).await.unwrap();
    let (source, result) = (brightness(&path, ALL).await, brightness(&rendered.file, ALL).await);
    let uses = Canvas::of(&timeline, &clips).unwrap().uses(&timeline);
    assert_shown("encoded", &uses, &timeline, &clips, &source, &result);
}

#[tokio::test]
async fn pictures_are_copied_bit_for_bit_whatever_their_order_is() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [
        ("closed.mp4", "-g 30"),
        (
            "open.mp4",
            "-force_key_frames 1.5,4 -forced-idr 1 -x264-params keyint=20:open-gop=1:scenecut=0:bframes=3",
        ),
        ("mixed.mp4", "-x264-params keyint=25:bframes=5:b-adapt=2:b-pyramid=normal:ref=4"),
        ("flat.mp4", "-g 24 -x264-params b-pyramid=none:bframes=2"),
        ("plain.mp4", "-g 24 -bf 0"),
    ] {
        assert_smart(clip(folder.path(), name, words).await).await;
    }
}

#[tokio::test]
async fn pictures_are_copied_bit_for_bit_whatever_their_parameters_are() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [
        ("baseline.mp4", "-g 30 -profile:v baseline"),
        ("main.mp4", "-g 30 -profile:v main -level 3.1 -pix_fmt yuv420p"),
        ("full.mp4", "-g 30 -pix_fmt yuvj420p -color_range pc"),
        ("numbered.mp4", "-g 30 -x264-params sps-id=1"),
        ("coloured.mp4", "-g 30 -colorspace bt709 -color_primaries bt709 -color_trc bt709"),
        ("repeated.mp4", "-g 30 -x264-params repeat-headers=1"),
    ] {
        assert_smart(clip(folder.path(), name, words).await).await;
    }
}

#[tokio::test]
async fn pictures_are_copied_bit_for_bit_whatever_the_file_is_like() {
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [
        ("ntsc.mp4", "-g 30 rate=30000/1001"),
        ("fast.mp4", "-g 60 rate=60"),
        ("first.mp4", "-g 30 -movflags faststart"),
        ("negative.mov", "-g 30 -movflags negative_cts_offsets"),
        ("coarse.mp4", "-g 30 -video_track_timescale 600"),
    ] {
        assert_smart(clip(folder.path(), name, words).await).await;
    }
}

#[tokio::test]
async fn a_turned_clip_stays_turned() {
    let folder = tempfile::tempdir().unwrap();
    let lying = clip(folder.path(), "lying.mp4", "-g 30").await;
    let path = folder.path().join("turned.mp4");
    let words = format!("-i {} -c copy -metadata:s:v:0 rotate=90", lying.display());
    make(&words, &path).await;
    let clips = clips(&[path]).await;
    assert_eq!((clips["clip1"].0.width, clips["clip1"].0.height), (180, 320));
    let (_work, rendered) = rendered(&cuts(&clips), &clips).await;
    assert_eq!((rendered.width, rendered.height), (180, 320));
}

#[tokio::test]
async fn every_container_takes_what_is_copied() {
    let folder = tempfile::tempdir().unwrap();
    let clips = clips(&[clip(folder.path(), "a.mp4", "-g 30").await]).await;
    let timeline = cuts(&clips);
    let planned = planned(&timeline, &clips).await.unwrap();
    for format in [Format::Mov, Format::Mkv] {
        let work = tempfile::tempdir().unwrap();
        let order = Order { format, ..order(&timeline, &clips, work.path()) };
        let rendered = render_all(&order, &|_| {}, &CancellationToken::new()).await.unwrap();
        assert_eq!(rendered.file.extension().unwrap(), format.extension());
        assert_eq!(brightness(&rendered.file, ALL).await.len() as u64, planned.pictures());
        assert_eq!(std::fs::read_dir(work.path()).unwrap().count(), 1);
    }
}

#[tokio::test]
async fn sound_and_picture_stay_together_to_the_millisecond() {
    let folder = tempfile::tempdir().unwrap();
    let path = flashing(folder.path(), "25", "flashes.mp4").await;
    // Keys at every third of a second or so, so that copies begin and end within the pieces.
    let keyed = folder.path().join("keyed.mp4");
    let words = format!("-i {} -c:a copy -c:v libx264 -g 8", path.display());
    make(&words, &keyed).await;
    let clips = clips(std::slice::from_ref(&keyed)).await;
    let segments = vec![
        segment("clip1", 0.52, 1.48, 0.0),
        segment("clip1", 1.64, 2.4, 0.0),
        segment("clip1", 0.44, 1.6, 0.2),
        segment("clip1", 2.6, 3.56, 0.0),
    ];
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips).await;
    let lags = async |file: &Path| {
        let (pictures, sound) = (brightness(file, (2, 2, 20, 20)).await, sound(file).await);
        let flashes = (1..pictures.len()).filter(|at| pictures[*at][0] > 128 && pictures[*at - 1][0] < 128);
        let lag = |picture: usize| {
            let seen = picture as i64 * 1920;
            let around = seen.saturating_sub(1000).max(0) as usize..sound.len();
            let heard = around.into_iter().find(|at| sound[*at].unsigned_abs() > 4000).unwrap();
            heard as i64 - seen
        };
        flashes.map(lag).collect::<Vec<_>>()
    };
    let (before, after) = (lags(&keyed).await, lags(&rendered.file).await);
    assert_eq!(after.len(), 4);
    for lag in after {
        assert!((lag - before[0]).abs() <= 48, "{lag} samples instead of {}", before[0]);
    }
    let probe = crate::media::probe(&rendered.file).await.unwrap();
    let ends = probe.audio[0].duration.unwrap() - probe.video.unwrap().duration.unwrap();
    assert!(ends <= Ratio::new(1, 1000) && ends >= Ratio::new(-1, 1000), "{ends}");
}

#[tokio::test]
async fn what_cannot_be_copied_is_encoded_and_the_reason_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    for (name, words, why) in [
        ("interlaced.mp4", "-g 30 -flags +ilme+ildct -x264-params tff=1", "interlaced"),
        ("deep.mp4", "-g 30 -pix_fmt yuv420p10le", "profile"),
        ("wide.mp4", "-g 30 -pix_fmt yuv422p", "profile"),
        ("inline.mp4", "-g 30 -tag:v avc3", "parameters in one place"),
        ("old.mp4", "-c:v mpeg4 -g 30", "not H.264"),
        ("pieces.mp4", "-g 30 -movflags frag_keyframe+empty_moov", "fragments"),
        ("other.mkv", "-g 30", "beyond its end"),
        ("uneven.mp4", "-g 30 -vf select=mod(n\\,7) -vsync vfr", "one rate"),
        ("single.mp4", "-g 1000 -x264-params scenecut=0", "stand alone"),
    ] {
        let clips = clips(&[clip(path, name, words).await]).await;
        let cut = |start, end| segment("clip1", start, end, 0.0);
        let timeline = Timeline { segments: vec![cut(0.5, 1.0), cut(2.0, 2.5)], ..Timeline::default() };
        let found = planned(&timeline, &clips).await.map(drop).unwrap_err().to_string();
        assert!(found.contains(why), "{name}: {found}");
        let work = tempfile::tempdir().unwrap();
        let auto = Order { rendering: Rendering::Auto, ..order(&timeline, &clips, work.path()) };
        if name == "single.mp4" {
            render_all(&auto, &|_| {}, &CancellationToken::new()).await.unwrap();
            let smart = Order { rendering: Rendering::Smart, ..auto };
            let refused = render_all(&smart, &|_| {}, &CancellationToken::new()).await.unwrap_err();
            assert!(refused.to_string().contains("engine.render"), "{refused}");
        }
    }
}

#[tokio::test]
async fn what_is_more_than_cuts_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = clip(folder.path(), "a.mp4", "-g 30").await;
    let clips = clips(&[path.clone(), path]).await;
    let plain = cuts(&clips);
    assert_eq!(why_not(&plain, &clips), None);
    type Change = (fn(&mut Timeline), &'static str);
    let changes: [Change; 4] = [
        (|timeline| timeline.segments[1].clip = "clip2".into(), "several clips"),
        (|timeline| timeline.segments[1].speed = Ratio::from_integer(2), "speed"),
        (|timeline| timeline.fade_in = Some(Fade { length: Ratio::new(1, 2), white: false }), "fades"),
        (|timeline| timeline.resolution = Some(90), "size"),
    ];
    for (change, words) in changes {
        let mut timeline = plain.clone();
        change(&mut timeline);
        let why = why_not(&timeline, &clips).unwrap().to_string();
        assert!(why.contains(words), "{why}");
    }
}

#[tokio::test]
async fn a_cancelled_smart_render_ends_as_cancelled() {
    let folder = tempfile::tempdir().unwrap();
    let clips = clips(&[clip(folder.path(), "a.mp4", "-g 30").await]).await;
    let timeline = cuts(&clips);
    let work = tempfile::tempdir().unwrap();
    let cancel = CancellationToken::new();
    let progress = |_: f64| cancel.cancel();
    let ended = render_all(&order(&timeline, &clips, work.path()), &progress, &cancel).await;
    assert!(ended.unwrap_err().is_cancelled());
}

#[tokio::test]
async fn tables_that_lie_are_refused_and_break_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = clip(folder.path(), "a.mp4", "-g 30 -movflags faststart").await;
    let whole = std::fs::read(&path).unwrap();
    assert_eq!(look(&File::open(&path).unwrap()), Ok(()));
    let index = whole.windows(4).position(|word| word == b"mdat").unwrap();
    let rate = Ratio::from_integer(30);
    let uses = |length: u64| {
        let speed = Ratio::from_integer(1);
        vec![Use {
            clip: "clip1".into(),
            start: 0,
            speed,
            frozen: false,
            reversed: false,
            muted: false,
            gain: 0,
            orientation: Orientation::default(),
            begins: 0,
            pictures: length,
            overlap: 0,
            transition: TransitionKind::default(),
        }]
    };
    let damaged = folder.path().join("damaged.mp4");
    for at in (0..index).step_by(3) {
        for byte in [0, 0xFF] {
            std::fs::write(&damaged, &whole).unwrap();
            let file = File::options().read(true).write(true).open(&damaged).unwrap();
            file.write_all_at(&[byte, byte], at as u64).unwrap();
            if let Ok(plan) = SmartPlan::of(file, rate, uses(150), 0) {
                let total: u64 = plan.pictures();
                assert!((1..=200).contains(&total));
            }
        }
    }
    for length in [0, 8, 100, index / 2, index, whole.len() - 1] {
        std::fs::write(&damaged, &whole[..length]).unwrap();
        assert!(look(&File::open(&damaged).unwrap()).is_err(), "{length}");
    }
}

#[tokio::test]
async fn a_long_row_of_crossfades_is_split_and_loses_no_picture() {
    let folder = tempfile::tempdir().unwrap();
    let clips = clips(&[clip(folder.path(), "a.mp4", "-g 60 -x264-params scenecut=0").await]).await;
    // Within the first group there is nothing to copy; the last stretch has something.
    let row = (0..9).map(|number| segment("clip1", 0.1, 0.6, if number == 0 { 0.0 } else { 0.2 }));
    let segments = row.chain([segment("clip1", 1.5, 4.0, 0.2)]).collect();
    let timeline = Timeline { segments, ..Timeline::default() };
    let plan = planned(&timeline, &clips).await.unwrap();
    assert!(plan.pieces().all(|piece| piece.feeds.len() <= 2));
    let (_work, rendered) = rendered(&timeline, &clips).await;
    assert_eq!(rendered.duration, timeline.duration());
}
