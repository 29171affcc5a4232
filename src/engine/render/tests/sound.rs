//! What is heard: music, loudness, noise and fades.

use super::super::sound::{Loudness, measure};
use super::*;
use crate::engine::timeline::{Music, Overlay, Position, Role, Sound};

/// The files of a session, of whatever kind.
pub async fn session(paths: &[PathBuf]) -> Clips {
    let mut clips = Clips::new();
    for (number, path) in (1..).zip(paths) {
        let clip = Clip::of(path, &probe(path).await.unwrap(), number).unwrap();
        clips.insert(clip.id.clone(), (clip, path.clone()));
    }
    clips
}

/// All of the first clip, small, with that sound.
fn whole(clips: &Clips, end: f64, sound: Sound) -> Timeline {
    assert!(clips.contains_key("clip1"));
    Timeline { sound, resolution: Some(90), ..timeline(vec![segment("clip1", 0.0, end, 0.0)]) }
}

pub async fn loudness(file: &Path) -> Loudness {
    let bare = tempfile::NamedTempFile::new().unwrap();
    let read = Invocation::ffmpeg().input(&Input::open(file).unwrap());
    let read = read.args("-map 0:a:0 -ac 2 -ar 48000 -f s16le".split(' ')).output(bare.path());
    capture(&read, &limits(), 0).await.unwrap();
    measure(bare.path()).unwrap()
}

/// The level of a stretch, in decibels of full scale.
fn level(samples: &[i16]) -> f64 {
    let sum: f64 = samples.iter().map(|sample| (f64::from(*sample) / 32_768.0).powi(2)).sum();
    10.0 * (sum / samples.len() as f64).log10()
}

/// The sound of `file` around 9 kHz, where the music of these tests is.
async fn tone(file: &Path) -> Vec<i16> {
    let read = Invocation::ffmpeg()
        .input(&Input::open(file).unwrap())
        .args("-map 0:a:0 -af bandpass=f=9000:width_type=h:w=60,bandpass=f=9000:width_type=h:w=60".split(' '))
        .args("-ac 1 -ar 48000 -f s16le pipe:1".split(' '));
    let bytes = capture(&read, &limits(), 100_000_000).await.unwrap();
    bytes.chunks_exact(2).map(|pair| i16::from_le_bytes([pair[0], pair[1]])).collect()
}

async fn music(folder: &Path, seconds: u32) -> PathBuf {
    let path = folder.join(format!("music-{seconds}.wav"));
    make(&format!("-f lavfi -i sine=frequency=9000:sample_rate=44100:duration={seconds} -ac 2"), &path).await;
    path
}

/// By how many samples `late` is later than `early`, by what they have in common from `at` on.
fn lag(early: &[i16], late: &[i16], at: usize) -> i64 {
    const REACH: usize = 2000;
    let piece = &early[at..at + 12_000];
    let alike = |offset: usize| {
        let other = &late[at + offset - REACH..];
        piece.iter().zip(other).map(|(a, b)| f64::from(*a) * f64::from(*b)).sum::<f64>()
    };
    let best = (0..2 * REACH).map(|offset| (offset, alike(offset))).max_by(|a, b| a.1.total_cmp(&b.1));
    best.unwrap().0 as i64 - REACH as i64
}

#[tokio::test]
async fn music_gives_way_to_speech_and_the_whole_has_the_loudness_of_speech() {
    let folder = tempfile::tempdir().unwrap();
    let clips = session(&[talk(), music(folder.path(), 3).await]).await;
    let sound_of = Sound { music: Some(Music::background("clip2")), ..Sound::default() };
    let (_work, rendered) = rendered(&whole(&clips, 12.0, sound_of), &clips, Format::Mp4).await;
    let measured = loudness(&rendered.file).await;
    assert!((measured.integrated + 16.0).abs() <= 0.5, "{measured:?}");
    assert!(measured.peak <= -1.5, "{measured:?}");
    let heard = sound(&rendered.file).await;
    assert!(heard.len().abs_diff(12 * 48_000) <= 1024, "{}", heard.len());
    // Where the talk is silent, by its own sound, the music is louder than under the speech.
    let own = sound(&talk()).await;
    let tone = tone(&rendered.file).await;
    let steps = (48_000..10 * 48_000_usize).step_by(4800);
    let (mut speech, mut pauses) = (Vec::new(), Vec::new());
    for at in steps {
        let around = &own[at - 24_000..at + 4800];
        if level(&own[at..at + 4800]) > -30.0 {
            speech.push(level(&tone[at..at + 4800]));
        } else if level(around) < -45.0 {
            pauses.push(level(&tone[at..at + 4800]));
        }
    }
    let mean = |levels: &[f64]| levels.iter().sum::<f64>() / levels.len() as f64;
    assert!(speech.len() > 20 && pauses.len() > 2, "{} {}", speech.len(), pauses.len());
    let given_way = mean(&pauses) - mean(&speech);
    assert!((3.0..9.0).contains(&given_way), "by {given_way} dB");
    // A tone of 9 kHz in both channels is some 6 dB louder than the level of one of them.
    let below = -16.0 - (mean(&speech) + 6.3);
    assert!((15.0..21.0).contains(&below), "{below} dB below the speech");
    assert!(level(&tone[tone.len() - 2400..]) < mean(&pauses) - 20.0);
    assert_eq!(lag(&own, &heard, 2 * 48_000), 0);
}

#[tokio::test]
async fn a_clip_without_sound_gets_music_at_its_normal_level() {
    let folder = tempfile::tempdir().unwrap();
    let silent = folder.path().join("silent.mp4");
    make("-f lavfi -i testsrc2=size=160x90:duration=5 -c:v libx264", &silent).await;
    let clips = session(&[silent, music(folder.path(), 2).await]).await;
    let sound_of = Sound { music: Some(Music::background("clip2")), ..Sound::default() };
    let (_work, rendered) = rendered(&whole(&clips, 5.0, sound_of), &clips, Format::Mp4).await;
    assert!(rendered.has_audio);
    let measured = loudness(&rendered.file).await;
    assert!((measured.integrated + 16.0).abs() <= 0.7, "{measured:?}");
    // It begins again without a hole.
    let tone = tone(&rendered.file).await;
    let levels: Vec<f64> = tone[4800..140_000].chunks(2400).map(level).collect();
    let spread = levels.iter().fold((0.0_f64, -99.0_f64), |(a, b), now| (a.min(*now), b.max(*now)));
    assert!(spread.1 - spread.0 < 4.0, "{spread:?}");
}

#[tokio::test]
async fn soft_speech_with_high_peaks_is_brought_to_the_loudness_of_speech_where_it_stands() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("soft.mov");
    let words = format!(
        "-t 10 -i {} -f lavfi -i aevalsrc=if(lt(mod(t\\,3)\\,0.002)\\,0.7\\,0):s=48000:d=10 -filter_complex \
         [0:a]volume=-20dB[soft];[soft][1:a]amix=inputs=2:duration=first:normalize=0[a];[0:v]scale=160:90[v] \
         -map [v] -map [a] -c:a pcm_s16le -c:v libx264",
        talk().display()
    );
    make(&words, &path).await;
    let clips = session(std::slice::from_ref(&path)).await;
    let sound_of = Sound { normalized: true, ..Sound::default() };
    let (_work, rendered) = rendered(&whole(&clips, 10.0, sound_of), &clips, Format::Mp4).await;
    let measured = loudness(&rendered.file).await;
    assert!((measured.integrated + 16.0).abs() <= 0.5, "{measured:?}");
    assert!(measured.peak <= -1.5, "{measured:?}");
    assert_eq!(lag(&sound(&path).await, &sound(&rendered.file).await, 2 * 48_000), 0);
}

#[tokio::test]
async fn noise_is_lowered_and_speech_stays_where_and_as_loud_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("noisy.mov");
    let words = format!(
        "-t 10 -i {} -f lavfi -i anoisesrc=r=48000:color=pink:seed=7:amplitude=0.02:duration=10 -filter_complex \
         [0:a][1:a]amix=inputs=2:duration=first:normalize=0[a];[0:v]scale=160:90[v] \
         -map [v] -map [a] -c:a pcm_s16le -c:v libx264",
        talk().display()
    );
    make(&words, &path).await;
    let clips = session(std::slice::from_ref(&path)).await;
    let sound_of = Sound { denoised: true, ..Sound::default() };
    let (_work, rendered) = rendered(&whole(&clips, 10.0, sound_of), &clips, Format::Mov).await;
    let (before, after, clean) = (sound(&path).await, sound(&rendered.file).await, sound(&talk()).await);
    let quiet: Vec<usize> =
        (96_000..432_000).step_by(4800).filter(|at| level(&clean[*at..at + 4800]) < -55.0).collect();
    assert!(quiet.len() > 3);
    let mean = |samples: &[i16]| {
        quiet.iter().map(|at| level(&samples[*at..at + 4800])).sum::<f64>() / quiet.len() as f64
    };
    assert!(mean(&before) - mean(&after) > 5.0, "{} {}", mean(&before), mean(&after));
    let (loud, kept) = (level(&before[96_000..432_000]), level(&after[96_000..432_000]));
    assert!((loud - kept).abs() < 1.5, "{loud} {kept}");
    assert!(lag(&before, &after, 2 * 48_000).abs() <= 24);
}

#[tokio::test]
async fn another_sound_takes_the_place_of_the_clips_own_and_ends_in_silence() {
    let folder = tempfile::tempdir().unwrap();
    let clips = session(&[talk(), music(folder.path(), 2).await]).await;
    let instead = Music { role: Role::Instead, ducked: false, level: 0, ..Music::background("clip2") };
    let sound_of = Sound { music: Some(instead), ..Sound::default() };
    let timeline = Timeline { silent: true, ..whole(&clips, 4.0, sound_of) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let (all, tone) = (sound(&rendered.file).await, tone(&rendered.file).await);
    assert!((level(&all[9600..90_000]) - level(&tone[9600..90_000])).abs() < 1.0);
    assert!(loudest(&all[100_000..]) < 20);
    // As loud as it is in its file.
    assert!((level(&all[9600..90_000]) + 24.1).abs() < 0.5, "{}", level(&all[9600..90_000]));
}

#[tokio::test]
async fn the_volume_changes_and_the_sound_fades_while_the_picture_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.mp4");
    let words = "-f lavfi -i color=white:size=160x90:duration=4 -f lavfi -i sine=frequency=1000:duration=4 \
                 -c:v libx264 -c:a aac -ac 2";
    make(words, &path).await;
    let clips = session(std::slice::from_ref(&path)).await;
    let before = level(&sound(&path).await[72_000..120_000]);
    for (gain, expected) in [(-60, -6.0), (100, 10.0)] {
        let sound_of =
            Sound { gain, fade_in: Some(time(1.0)), fade_out: Some(time(1.0)), ..Sound::default() };
        let (_work, rendered) = rendered(&whole(&clips, 4.0, sound_of), &clips, Format::Mp4).await;
        let heard = sound(&rendered.file).await;
        let change = level(&heard[72_000..120_000]) - before;
        assert!((change - expected).abs() < 0.3, "{change} dB");
        let half = level(&heard[22_000..26_000]) - before - expected;
        assert!((-7.5..-4.5).contains(&half), "{half} dB halfway");
        assert!(level(&heard[heard.len() - 1000..]) < before - 20.0);
        assert!(brightness(&rendered.file, (160, 90, 0, 0)).await[0][5000] > 200);
    }
}

#[tokio::test]
async fn a_sound_that_cannot_be_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let silent = folder.path().join("silent.mp4");
    make("-f lavfi -i testsrc2=size=160x90:duration=1 -c:v libx264", &silent).await;
    let clips = session(&[talk(), silent]).await;
    let music = |clip: &str| Sound { music: Some(Music::background(clip)), ..Sound::default() };
    let wrongs = [
        (music("clip2"), "can be heard"),
        (music("clip9"), "can be heard"),
        (Sound { gain: i32::MIN, ..Sound::default() }, "volume"),
        (Sound { fade_in: Some(time(9.0)), ..Sound::default() }, "fade"),
        (
            Sound {
                music: Some(Music { level: i32::MAX, ..Music::background("clip1") }),
                ..Sound::default()
            },
            "level",
        ),
    ];
    for (sound, words) in wrongs {
        let refusal = check_timeline(&whole(&clips, 1.0, sound), &clips).unwrap_err().to_string();
        assert!(refusal.contains(words), "{refusal}");
    }
}

/// The second clip, small and heard.
fn small() -> Overlay {
    Overlay {
        clip: "clip2".into(),
        position: Position::BottomRight,
        width: 30,
        opacity: 100,
        heard: true,
        over_muted: false,
        start: None,
        end: None,
    }
}

#[tokio::test]
async fn music_gives_way_to_soft_speech_with_a_small_clip_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let (soft, still) = (folder.path().join("soft.mov"), folder.path().join("still.mov"));
    // It is speech by two decibels and a half; six softer it would be none.
    let gain = -42.5 - loudness(&talk()).await.integrated;
    let words = format!(
        "-t 6 -i {} -af volume={gain}dB -vf scale=160:90 -c:v libx264 -c:a pcm_s16le",
        talk().display()
    );
    make(&words, &soft).await;
    let words = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=6 -f lavfi -i anullsrc=r=48000:cl=stereo \
                 -t 6 -c:v libx264 -c:a pcm_s16le";
    make(words, &still).await;
    let clips = session(&[soft, still, music(folder.path(), 3).await]).await;
    let sound_of = Sound { music: Some(Music::background("clip3")), ..Sound::default() };
    let edit = Timeline { overlays: vec![small()], ..whole(&clips, 6.0, sound_of) };
    let (_work, rendered) = rendered(&edit, &clips, Format::Mp4).await;
    let (all, tone) = (sound(&rendered.file).await, tone(&rendered.file).await);
    let (all, tone) = (level(&all[48_000..240_000]), level(&tone[48_000..240_000]));
    assert!(tone < all - 8.0, "the music has {tone} dB of {all}");
}

/// The highest true peak of a sound beside which another is heard for the first second, and its level after that.
async fn together(below: &str, over: &str) -> (f64, f64) {
    let folder = tempfile::tempdir().unwrap();
    let files = [("below.mov", below, 3), ("over.mov", over, 1)].map(|(name, tone, seconds)| {
        let made = format!(
            "-f lavfi -i testsrc2=size=160x90:rate=25:duration={seconds} \
             -f lavfi -i aevalsrc={tone}|{tone}:s=48000:d={seconds} -c:v libx264 -c:a pcm_s16le"
        );
        (folder.path().join(name), made)
    });
    for (path, made) in &files {
        make(made, path).await;
    }
    let clips = session(&files.map(|(path, _)| path)).await;
    let edit = Timeline { overlays: vec![small()], ..whole(&clips, 3.0, Sound::default()) };
    let (_work, rendered) = rendered(&edit, &clips, Format::Mp4).await;
    let heard = sound(&rendered.file).await;
    (loudness(&rendered.file).await.peak, level(&heard[62_400..140_000]))
}

#[tokio::test]
async fn a_small_clip_is_heard_over_one_that_is_muted_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["below.mov", "over.mov"].map(|name| folder.path().join(name));
    for path in &paths {
        let words = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=1 \
                     -f lavfi -i sine=d=1:r=48000 -c:v libx264 -c:a pcm_s16le";
        make(words, path).await;
    }
    let clips = session(&paths).await;
    for (over_muted, least) in [(true, -30.0), (false, f64::NEG_INFINITY)] {
        let mut edit = whole(&clips, 1.0, Sound::default());
        edit.segments[0].muted = true;
        edit.overlays = vec![Overlay { over_muted, ..small() }];
        let (_work, rendered) = rendered(&edit, &clips, Format::Mp4).await;
        let heard = level(&sound(&rendered.file).await[9_600..38_400]);
        assert!(heard >= least && (over_muted || heard < -60.0), "{over_muted}: {heard} dB");
    }
}

#[tokio::test]
async fn a_stretch_is_louder_or_softer_by_itself_and_nothing_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("tone.mov");
    let words = "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 \
                 -f lavfi -i sine=frequency=440:d=4:r=48000 -c:v libx264 -c:a pcm_s16le";
    make(words, &path).await;
    let clips = session(&[path]).await;
    let gains = [0, -120, 60, 300];
    let part = |(number, gain): (usize, &i32)| {
        let start = number as f64;
        Segment { gain: *gain, ..segment("clip1", start, start + 1.0, 0.0) }
    };
    let segments = gains.iter().enumerate().map(part).collect();
    let (_work, rendered) = rendered(&timeline(segments), &clips, Format::Mp4).await;
    let heard = sound(&rendered.file).await;
    let at = |second: usize| level(&heard[second * 48_000 + 9_600..(second + 1) * 48_000 - 9_600]);
    let (whole, softer, louder, most) = (at(0), at(1), at(2), at(3));
    assert!((softer - whole + 12.0).abs() < 0.5, "{whole} {softer}");
    assert!((louder - whole - 6.0).abs() < 0.5, "{whole} {louder}");
    // Its peaks are held where those of a tone of -5 dB are.
    assert!((-8.0..-4.5).contains(&most), "{most}");
    assert!(f64::from(loudest(&heard)) < 0.9 * 32_768.0);
}

#[tokio::test]
async fn the_true_peaks_of_what_is_heard_together_are_held() {
    // A quarter of the rate, between the samples: their true peaks are 3 dB higher than any sample.
    let (peak, _) = together("0.7*sin(12000*2*PI*t+PI/4)", "0.7*sin(12000*2*PI*t+PI/4)").await;
    assert!(peak < -1.4, "{peak} dB");
}

#[tokio::test]
async fn what_is_heard_alone_stays_as_loud_as_it_is_beside_a_small_clip() {
    // It has -6.5 dB and peaks at -0.5, as a finished film may.
    let film = "0.472*sin(440*2*PI*t)+0.472*sin(3000*2*PI*t)";
    let (peak, alone) = together(film, "0.5*sin(1000*2*PI*t)").await;
    assert!((alone + 6.5).abs() < 0.2, "{alone} dB");
    assert!(peak < 0.0, "{peak} dB");
}

#[tokio::test]
async fn a_clip_over_the_picture_is_heard_while_it_is_seen_and_nothing_is_cut_off() {
    let folder = tempfile::tempdir().unwrap();
    let (below, over) = (folder.path().join("below.mp4"), folder.path().join("over.mp4"));
    for (path, tone, seconds) in [(&below, 440, 4.0), (&over, 9000, 2.5)] {
        let made = format!(
            "-f lavfi -i testsrc2=size=160x90:rate=25:duration={seconds} \
             -f lavfi -i sine=frequency={tone}:sample_rate=48000:duration={seconds},volume=12dB -c:v libx264 -c:a aac"
        );
        make(&made, path).await;
    }
    let clips = session(&[below, over]).await;
    let muted = Segment { muted: true, ..segment("clip1", 1.0, 1.6, 0.0) };
    let segments = vec![segment("clip1", 0.0, 1.0, 0.0), muted, segment("clip1", 1.6, 4.0, 0.0)];
    let edit = Timeline { overlays: vec![small()], resolution: Some(90), ..timeline(segments) };
    let (_work, rendered) = rendered(&edit, &clips, Format::Mp4).await;
    let measured = loudness(&rendered.file).await;
    assert!(measured.peak <= -1.0, "{measured:?}");
    let tone = tone(&rendered.file).await;
    let at = |from: f64, to: f64| level(&tone[(from * 48_000.0) as usize..(to * 48_000.0) as usize]);
    let (first, held, again, after) = (at(0.2, 0.9), at(1.1, 1.5), at(1.7, 2.4), at(2.7, 3.9));
    // A tone at half of full scale has -9 dB; together with the other it is held down a little.
    assert!((-13.0..-8.0).contains(&first) && (first - again).abs() < 1.0, "{first} {again}");
    assert!(held < first - 30.0 && after < first - 30.0, "{held} {after}");
    let heard = sound(&rendered.file).await;
    // Alone, the clip below is as loud as it was.
    let alone = level(&heard[3 * 48_000..]);
    assert!((alone + 9.0).abs() < 0.7, "{alone}");
    let silent = Timeline { silent: true, ..edit };
    let (_work, rendered) = super::rendered(&silent, &clips, Format::Mp4).await;
    assert!(!rendered.has_audio);
}
