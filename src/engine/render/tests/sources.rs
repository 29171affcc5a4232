//! Clips as they come: from phones, recorders and tapes.

use super::sound::{loudness, session};
use super::*;
use crate::engine::timeline::Timeline;

/// Renders all of `path` as it is.
async fn whole(path: &Path) -> (TempDir, Rendered) {
    let clips = session(&[path.to_path_buf()]).await;
    let timeline = Timeline::of(&clips["clip1"].0);
    rendered(&timeline, &clips, Format::Mp4).await
}

/// How often a wave goes up through zero in the middle half of `samples`, a second.
fn pitch(samples: &[i16]) -> f64 {
    let middle = &samples[samples.len() / 4..samples.len() * 3 / 4];
    let rises = middle.windows(2).filter(|pair| pair[0] < 0 && pair[1] >= 0).count();
    rises as f64 * 48_000.0 / middle.len() as f64
}

#[tokio::test]
async fn what_is_stored_for_bright_screens_is_shown_on_usual_ones() {
    let folder = tempfile::tempdir().unwrap();
    // White paper, 203 candela, as the two codings store it; unmapped, both would be a middle grey.
    for (transfer, white) in [("smpte2084", 573), ("arib-std-b67", 721)] {
        let clip = folder.path().join(format!("{transfer}.mp4"));
        make(
            &format!(
                "-f lavfi -i color=s=64x64:r=10:d=0.5,format=yuv420p10le,\
                 geq=lum='if(lt(X,32),64,{white})':cb=512:cr=512 -c:v libx265 -x265-params \
                 log-level=none:crf=5:colorprim=bt2020:transfer={transfer}:colormatrix=bt2020nc:range=limited"
            ),
            &clip,
        )
        .await;
        let (_work, rendered) = whole(&clip).await;
        let shown = &brightness(&rendered.file, (64, 2, 0, 32)).await[2];
        assert!(shown[8] < 20, "{transfer}: black is {}", shown[8]);
        assert!(shown[56] > 200, "{transfer}: white is {}", shown[56]);
        let color = probe(&rendered.file).await.unwrap().video.unwrap().color;
        assert_eq!(color.transfer.as_deref(), Some("bt709"), "{transfer}");
    }
}

/// How much two neighbouring lines of `picture`, so many points wide, differ in the mean, beside lines two apart.
fn combs(picture: &[u8], width: usize) -> f64 {
    let lines: Vec<&[u8]> = picture.chunks(width).collect();
    let apart = |one: &[u8], other: &[u8]| -> u64 {
        one.iter().zip(other).map(|(a, b)| u64::from(a.abs_diff(*b))).sum()
    };
    let near: u64 = lines.windows(2).map(|pair| apart(pair[0], pair[1])).sum();
    let far: u64 = lines.windows(3).map(|three| apart(three[0], three[2])).sum();
    near as f64 / far.max(1) as f64
}

#[tokio::test]
async fn an_interlaced_clip_shows_no_combs_alone_and_as_a_small_one() {
    let folder = tempfile::tempdir().unwrap();
    // A bar that moves by six points from one half picture to the next.
    let bar = "-f lavfi -i color=s=192x96:r=50:d=1,geq=lum='if(between(mod(X-6*N\\,192)\\,0\\,48),220,30)':cb=128:cr=128";
    let (woven, plain) = (folder.path().join("woven.mp4"), folder.path().join("plain.mp4"));
    make(
        &format!("{bar} -vf interlace=lowpass=off -c:v libx264 -flags +ildct+ilme -x264-params tff=1:crf=10"),
        &woven,
    )
    .await;
    make("-f lavfi -i color=gray:s=384x192:r=25:d=1 -c:v libx264", &plain).await;
    let looked_at = |file: PathBuf| async move { brightness(&file, (192, 96, 0, 0)).await };
    let worst =
        |pictures: &[Vec<u8>]| pictures[3..20].iter().map(|picture| combs(picture, 192)).fold(0.0, f64::max);
    assert!(worst(&looked_at(woven.clone()).await) > 1.5);
    let (_work, rendered) = whole(&woven).await;
    assert!(worst(&looked_at(rendered.file.clone()).await) < 1.0);
    assert_eq!(rendered.pictures, 25);
    let clips = session(&[plain, woven]).await;
    let small = Overlay {
        clip: "clip2".into(),
        position: crate::engine::timeline::Position::TopLeft,
        width: 50,
        opacity: 100,
        heard: false,
        over_muted: false,
        start: None,
        end: None,
    };
    let timeline = Timeline { overlays: vec![small], ..Timeline::of(&clips["clip1"].0) };
    let (_work, rendered) = super::rendered(&timeline, &clips, Format::Mp4).await;
    let pictures = brightness(&rendered.file, (192, 96, 19, 9)).await;
    assert!(worst(&pictures) < 1.0, "{}", worst(&pictures));
}

#[tokio::test]
async fn one_channel_is_as_loud_as_two_and_six_do_not_clip() {
    let folder = tempfile::tempdir().unwrap();
    for (layout, channels) in [("mono", "c0=c0"), ("5.1", "c0=c0|c1=c0|c2=c0|c3=c0|c4=c0|c5=c0")] {
        let clip = folder.path().join(format!("{layout}.mkv"));
        make(
            &format!(
                "-f lavfi -i color=s=32x32:r=10:d=1 -f lavfi -i aevalsrc=0.8*sin(440*2*PI*t):d=1 \
                 -af pan={layout}|{channels} -c:a pcm_s16le"
            ),
            &clip,
        )
        .await;
        let (_work, rendered) = whole(&clip).await;
        let peak = f64::from(loudest(&sound(&rendered.file).await)) / 32_768.0;
        assert!((0.7..0.9).contains(&peak), "{layout}: {peak}");
    }
}

#[tokio::test]
async fn six_channels_are_as_loud_as_they_are_and_only_what_would_be_cut_off_is_held() {
    let folder = tempfile::tempdir().unwrap();
    // The front, the middle of it, and all at once, which is 5.7 dB beyond what a file holds.
    for (name, channels, expected) in
        [("front", "T|T|0|0|0|0", -6.0), ("middle", "0|0|T|0|0|0", -9.0), ("all", "U|U|U|U|U|U", -2.0)]
    {
        let clip = folder.path().join(format!("{name}.mkv"));
        let channels = channels.replace('T', "0.5*sin(440*2*PI*t)").replace('U', "0.8*sin(440*2*PI*t)");
        let words = format!(
            "-f lavfi -i color=s=32x32:r=10:d=2 -f lavfi -i aevalsrc={channels}:c=5.1:s=48000:d=2 -c:a pcm_s16le"
        );
        make(&words, &clip).await;
        let (_work, rendered) = whole(&clip).await;
        let peak = loudness(&rendered.file).await.peak;
        assert!((peak - expected).abs() < 0.6, "{name}: {peak}");
    }
}

#[tokio::test]
async fn of_several_tracks_of_sound_the_default_one_is_heard() {
    let folder = tempfile::tempdir().unwrap();
    let clip = folder.path().join("tracks.mkv");
    make(
        "-f lavfi -i color=s=32x32:r=10:d=1 -f lavfi -i sine=300:d=1 -f lavfi -i sine=900:d=1 \
         -map 0 -map 1 -map 2 -c:a pcm_s16le -disposition:a:0 0 -disposition:a:1 default",
        &clip,
    )
    .await;
    let (_work, rendered) = whole(&clip).await;
    let pitch = pitch(&sound(&rendered.file).await);
    assert!((890.0..910.0).contains(&pitch), "{pitch}");
}

#[tokio::test]
async fn a_recording_whose_time_does_not_begin_at_zero_keeps_sound_and_picture_together() {
    let folder = tempfile::tempdir().unwrap();
    let (stream, clip) = (folder.path().join("tape.ts"), folder.path().join("tape.mkv"));
    // A flash and a tone at 1 s; the sound begins 0.4 s after the pictures.
    make(
        "-f lavfi -i color=s=64x64:r=25:d=3,geq=lum='if(between(T,0.99,1.19),235,16)':cb=128:cr=128 \
         -itsoffset 0.4 -f lavfi -i aevalsrc='if(between(t,0.6,0.8),sin(2000*t),0)':s=48000:d=2.5 \
         -c:v libx264 -g 25 -bf 2 -c:a mp2 -muxdelay 5 -f mpegts",
        &stream,
    )
    .await;
    let copied = Invocation::ffmpeg()
        .args(["-copyts", "-f", "mpegts", "-i"])
        .arg(&stream)
        .args(["-c", "copy"])
        .output(&clip);
    capture(&copied, &limits(), 0).await.unwrap();
    let clips = session(std::slice::from_ref(&clip)).await;
    for start in [0.0, 0.6] {
        let timeline = Timeline { segments: vec![segment("clip1", start, 2.0, 0.0)], ..Timeline::default() };
        let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
        let pictures = brightness(&rendered.file, (64, 2, 0, 32)).await;
        let flash = pictures.iter().position(|row| row[32] > 180).unwrap() as f64 / 25.0;
        let samples = sound(&rendered.file).await;
        let tone = samples.iter().position(|sample| sample.unsigned_abs() > 6000).unwrap() as f64 / 48_000.0;
        assert!((flash - (1.0 - start)).abs() < 0.001, "from {start}: the flash is at {flash}");
        assert!((tone - flash).abs() < 0.005, "from {start}: the tone is at {tone}, the flash at {flash}");
    }
}

#[tokio::test]
async fn a_still_picture_and_a_sound_are_clips_as_well() {
    let folder = tempfile::tempdir().unwrap();
    let (picture, tone) = (folder.path().join("card.png"), folder.path().join("voice.wav"));
    make("-f lavfi -i color=white:s=90x50 -frames:v 1", &picture).await;
    make("-f lavfi -i sine=500:d=2", &tone).await;
    let clips = session(&[tone, picture]).await;
    let segments = vec![segment("clip2", 0.0, 1.0, 0.0), segment("clip1", 0.0, 1.0, 0.0)];
    let timeline = Timeline { segments, ..Timeline::default() };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let (pictures, samples) = (brightness(&rendered.file, (8, 8, 40, 20)).await, sound(&rendered.file).await);
    assert!(pictures[5][0] > 220 && pictures[pictures.len() - 5][0] < 30);
    assert!(loudest(&samples[..40_000]) < 50 && loudest(&samples[50_000..]) > 3000);
}

#[tokio::test]
async fn a_session_is_about_its_videos_or_else_its_pictures_or_else_its_sounds() {
    let folder = tempfile::tempdir().unwrap();
    let paths = ["a.png", "b.wav", "c.mp4"].map(|name| folder.path().join(name));
    make("-f lavfi -i color=white:s=90x50 -frames:v 1", &paths[0]).await;
    make("-f lavfi -i sine=500:d=2", &paths[1]).await;
    make("-f lavfi -i color=s=32x32:r=10:d=1", &paths[2]).await;
    let clips = session(&paths).await;
    let handles = |kinds: &[&str]| {
        let chosen: Vec<&Clip> = kinds.iter().map(|id| &clips[*id].0).collect();
        let timeline = Timeline::unedited(chosen.into_iter());
        timeline.segments.iter().map(|segment| segment.clip.clone()).collect::<Vec<_>>()
    };
    assert_eq!(handles(&["clip1", "clip2", "clip3"]), ["clip3"]);
    assert_eq!(handles(&["clip1", "clip2"]), ["clip1"]);
    assert_eq!(handles(&["clip2"]), ["clip2"]);
}

#[tokio::test]
async fn a_recording_is_as_long_as_it_plays_however_its_file_counts() {
    const BOTH: &str = "-f lavfi -i testsrc=size=160x120:rate=25:duration=2 -f lavfi -i sine=duration=2";
    let folder = tempfile::tempdir().unwrap();
    for (name, words) in [
        // As browsers record.
        ("streamed.webm", "-c:v libvpx -deadline realtime -c:a libopus -live 1"),
        // As what is taken out of a stream that goes on for long.
        ("late.mkv", "-c:v libx264 -bf 0 -c:a pcm_s16le -output_ts_offset 100"),
    ] {
        let clip = folder.path().join(name);
        make(&format!("{BOTH} {words}"), &clip).await;
        let (_work, rendered) = whole(&clip).await;
        assert!((50..=51).contains(&rendered.pictures), "{name}: {} pictures", rendered.pictures);
        let pictures = brightness(&rendered.file, (160, 120, 0, 0)).await;
        assert_ne!(pictures[30], pictures[49], "{name} stands still");
    }
}

#[tokio::test]
async fn sound_that_goes_on_long_after_the_pictures_is_kept_over_the_last_of_them() {
    let folder = tempfile::tempdir().unwrap();
    let make_one = async |name: &str, sound: f64| {
        let path = folder.path().join(name);
        let words = format!(
            "-f lavfi -i testsrc=size=160x120:rate=25:duration=1 -f lavfi -i sine=duration={sound} \
             -c:v libx264 -c:a aac"
        );
        make(&words, &path).await;
        path
    };
    let (_work, rendered) = whole(&make_one("call.mp4", 3.0).await).await;
    assert_eq!(rendered.pictures, 75);
    let heard = sound(&rendered.file).await;
    assert!(loudest(&heard[heard.len() * 8 / 10..]) > 1000, "its end is silent");
    let pictures = brightness(&rendered.file, (160, 120, 0, 0)).await;
    let apart = |a: &[u8], b: &[u8]| a.iter().zip(b).filter(|(a, b)| a.abs_diff(**b) > 16).count();
    assert!(apart(&pictures[25], &pictures[74]) < 100, "the last picture stays");
    // A moment more is how sound is packed.
    let (_work, rendered) = whole(&make_one("usual.mp4", 1.3).await).await;
    assert_eq!(rendered.pictures, 25);
}
