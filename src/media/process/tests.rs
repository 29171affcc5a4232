use std::os::unix::process::ExitStatusExt;

use super::*;

fn limits(time: Duration) -> Limits {
    Limits { time, cancel: CancellationToken::new() }
}

fn words(invocation: &Invocation) -> Vec<String> {
    invocation.arguments().iter().map(|word| word.to_string_lossy().into_owned()).collect()
}

/// Half an hour of nothing, which takes ffmpeg as long.
fn endless() -> Invocation {
    Invocation::ffmpeg().args("-re -f lavfi -i anullsrc -t 1800 -f null -".split(' '))
}

#[test]
fn no_input_can_name_another_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("-a%03d:b.mp4");
    std::fs::write(&path, "#EXTM3U\n").unwrap();
    let words = words(&Invocation::ffmpeg().input(&Input::open(&path).unwrap()));
    let at = words.iter().position(|word| word == "-i").unwrap();
    assert_eq!(words[at + 1], format!("file:{}", path.display()));
    assert_eq!(words[at - 4..at], ["-protocol_whitelist", "file,pipe", "-format_whitelist", DEMUXERS]);
    for forbidden in ["hls", "concat", "dash", "image2"] {
        assert!(!DEMUXERS.contains(forbidden));
    }
}

#[test]
fn a_still_image_has_its_demuxer_by_name() {
    for (head, demuxer) in [
        (&b"\xFF\xD8\xFF\xE0"[..], Some("jpeg_pipe")),
        (b"\x89PNG\r\n\x1a\n", Some("png_pipe")),
        (b"RIFF\0\0\0\0WEBPVP8 ", Some("webp_pipe")),
        (b"RIFF\0\0\0\0WAVEfmt ", None),
        (b"", None),
    ] {
        assert_eq!(still_demuxer(head), demuxer);
    }
}

#[tokio::test]
async fn a_picture_named_like_a_pattern_is_one_picture() {
    let folder = tempfile::tempdir().unwrap();
    let plain = folder.path().join("a.png");
    let make = Invocation::ffmpeg()
        .args("-f lavfi -i color=size=16x16:duration=1:rate=1 -frames:v 1".split(' '))
        .output(&plain);
    capture(&make, &limits(Duration::from_secs(20)), 0).await.unwrap();
    let pattern = folder.path().join("b%03d.png");
    std::fs::rename(plain, &pattern).unwrap();
    let read = Invocation::ffprobe()
        .args(["-show_entries", "stream=width", "-of", "csv=p=0"])
        .input(&Input::open(&pattern).unwrap());
    let said = capture(&read, &limits(Duration::from_secs(20)), 1000).await.unwrap();
    assert_eq!(String::from_utf8(said).unwrap().trim(), "16");
}

#[tokio::test]
async fn a_child_is_stopped_at_its_time_limit() {
    let error = capture(&endless(), &limits(Duration::from_millis(50)), 1000).await.unwrap_err();
    assert!(matches!(error, ProcessError::TimedOut { .. }), "{error}");
}

#[tokio::test]
async fn a_killed_child_is_gone() {
    let mut group = Group::start(&endless(), Plumbing::default()).unwrap();
    let id = group.id.unwrap();
    group.kill().await;
    assert!(rustix::process::test_kill_process(id).is_err());
}

#[tokio::test]
async fn a_child_that_is_cancelled_ends_there() {
    let limits = limits(Duration::from_secs(60));
    let reporting = endless().args(["-progress", "pipe:1"]);
    // Cancelled by its own first sign of life.
    let ended = run(&reporting, Plumbing::default(), &limits, |_| {
        limits.cancel.cancel();
        ControlFlow::Continue(())
    })
    .await;
    assert!(matches!(ended, Err(ProcessError::Cancelled { .. })), "{ended:?}");
}

#[tokio::test]
async fn a_dropped_child_is_killed() {
    let group = Group::start(&endless(), Plumbing::default()).unwrap();
    let id = group.id.unwrap();
    drop(group);
    // The runtime reaps it in its own time; a killed child that nobody has waited for is a zombie.
    loop {
        match std::fs::read_to_string(format!("/proc/{}/stat", id.as_raw_nonzero())) {
            Ok(stat) if !stat.contains(") Z ") => tokio::task::yield_now().await,
            _ => return,
        }
    }
}

#[tokio::test]
async fn what_a_child_says_last_is_in_the_error() {
    let wrong = Invocation::ffmpeg().args(["-i", "file:/nowhere/clip.mp4", "-f", "null", "-"]);
    let error = capture(&wrong, &limits(Duration::from_secs(20)), 1000).await.unwrap_err();
    let ProcessError::Failed { last_words, status, .. } = &error else { panic!("{error}") };
    assert!(last_words.contains("No such file"), "{last_words}");
    assert!(!status.success() && status.signal().is_none());
}

#[tokio::test]
async fn only_the_end_of_a_long_speech_is_kept() {
    let speech = [vec![b'a'; 20_000], b"the end".to_vec()].concat();
    let kept = last_words(&speech[..]).await.unwrap();
    assert_eq!(kept.len(), LAST_WORDS);
    assert!(kept.ends_with("the end"));
}

#[tokio::test]
async fn too_much_output_stops_the_child() {
    let loud = Invocation::ffmpeg().args("-f lavfi -i anullsrc -t 600 -f s16le pipe:1".split(' '));
    let error = capture(&loud, &limits(Duration::from_secs(20)), 1000).await.unwrap_err();
    assert!(matches!(error, ProcessError::TooMuch { .. }), "{error}");
}

#[test]
fn progress_is_read_however_it_is_cut_up() {
    let mut progress = Progress::default();
    assert!(!progress.feed(b"frame=12\nout_time_us=15"));
    assert!(progress.feed(b"00000\nprogress=continue\nout_time_us=N/A\n"));
    assert_eq!((progress.pictures, progress.seconds), (12, 1.5));
}
