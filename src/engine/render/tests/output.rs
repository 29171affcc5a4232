//! What the result is written as: codecs, rates, sizes, and files that are no videos.

use super::sound::session;
use super::*;
use crate::engine::render::output::needed;
use crate::engine::timeline::{AudioCodec, Output, Size, VideoCodec};
use crate::media::Probe;

/// A stretch of the talk, small.
fn of_talk(start: f64, end: f64, output: Output) -> Timeline {
    Timeline { output, resolution: Some(180), ..timeline(vec![segment("clip1", start, end, 0.0)]) }
}

async fn looked_at(timeline: &Timeline, clips: &Clips, format: Format) -> (TempDir, Rendered, Probe) {
    let (work, rendered) = rendered(timeline, clips, format).await;
    let probe = probe(&rendered.file).await.unwrap();
    (work, rendered, probe)
}

#[tokio::test]
async fn every_codec_is_written_into_what_holds_it() {
    let clips = session(&[talk()]).await;
    use {AudioCodec as A, VideoCodec as V};
    for (video, audio, asked, written, (pictures, sound)) in [
        (Some(V::H265), None, Format::Mp4, Format::Mp4, ("hevc", "aac")),
        (Some(V::Av1), Some(A::Opus), Format::Mp4, Format::Mp4, ("av1", "opus")),
        (Some(V::Vp9), None, Format::Mkv, Format::Mkv, ("vp9", "aac")),
        (Some(V::Prores), None, Format::Mp4, Format::Mov, ("prores", "pcm_s16le")),
        (Some(V::H264), None, Format::Webm, Format::Mp4, ("h264", "aac")),
        (None, Some(A::Flac), Format::Mkv, Format::Mkv, ("h264", "flac")),
        (None, Some(A::Mp3), Format::Mov, Format::Mov, ("h264", "mp3")),
    ] {
        let output = Output { video, audio, ..Output::default() };
        let (_work, rendered, probe) = looked_at(&of_talk(2.0, 2.5, output), &clips, asked).await;
        assert_eq!(rendered.file.extension().unwrap(), written.extension());
        assert_eq!(probe.video.unwrap().codec, pictures);
        assert_eq!(probe.audio[0].codec, sound);
    }
}

#[tokio::test]
async fn another_rate_repeats_or_drops_pictures_and_keeps_time() {
    let clips = session(&[talk()]).await;
    for (rate, step) in [(60, 0.5), (15, 2.0)] {
        let output = Output { rate: Some(Ratio::from_integer(rate)), ..Output::default() };
        let timeline = Timeline { output, ..timeline(vec![segment("clip1", 4.0, 5.0, 0.0)]) };
        let (_work, rendered, probe) = looked_at(&timeline, &clips, Format::Mp4).await;
        assert_eq!(probe.video.unwrap().frame_rate, Ratio::from_integer(rate));
        let expected: Vec<_> =
            (0..rate).map(|number| Some(120 + (number as f64 * step).floor() as usize)).collect();
        assert_eq!(numbers(&rendered.file).await, expected);
        assert_eq!(rendered.duration, time(1.0));
    }
}

#[tokio::test]
async fn a_size_is_met_whatever_the_codec() {
    let clips = session(&[talk()]).await;
    let size = |timeline: &Timeline, rendered: &Rendered| {
        (timeline.output.size, std::fs::metadata(&rendered.file).unwrap().len())
    };
    for (video, bytes) in [(None, 60_000), (Some(VideoCodec::H265), 60_000), (Some(VideoCodec::Vp9), 80_000)]
    {
        let output = Output { video, size: Size::Bytes(bytes), ..Output::default() };
        let timeline = of_talk(2.0, 5.0, output);
        let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
        let (_, is) = size(&timeline, &rendered);
        assert!(is < bytes && is > bytes / 3, "{video:?}: {is} of {bytes}");
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.mp4");
    make("-f lavfi -i testsrc2=size=320x180:duration=4 -c:v libx264 -crf 10", &path).await;
    let clips = session(std::slice::from_ref(&path)).await;
    let output = Output { size: Size::Percent(50), ..Output::default() };
    let timeline = Timeline { output, ..timeline(vec![segment("clip1", 0.0, 2.0, 0.0)]) };
    let (_work, rendered) = rendered(&timeline, &clips, Format::Mp4).await;
    let (_, is) = size(&timeline, &rendered);
    let quarter = std::fs::metadata(&path).unwrap().len() / 4;
    assert!(is < quarter && is > quarter / 2, "{is} of {quarter}");
}

#[tokio::test]
async fn a_size_that_nothing_fits_into_is_refused() {
    let clips = session(&[talk()]).await;
    let output = Output { size: Size::Bytes(12_000), ..Output::default() };
    let (timeline, work) = (of_talk(0.0, 10.0, output), tempfile::tempdir().unwrap());
    let error = render(&order(&timeline, &clips, work.path()), &|_| {}, &CancellationToken::new()).await;
    assert!(error.unwrap_err().to_string().contains("keep less of it"));
}

#[tokio::test]
async fn a_compressed_result_is_smaller() {
    let clips = session(&[talk()]).await;
    let mut sizes = Vec::new();
    for output in [
        Output::default(),
        Output { size: Size::Smaller, ..Output::default() },
        Output { crf: Some(35), ..Output::default() },
        Output { video_bitrate: Some(40), ..Output::default() },
    ] {
        let (_work, rendered) = rendered(&of_talk(8.0, 11.0, output), &clips, Format::Mp4).await;
        sizes.push(std::fs::metadata(&rendered.file).unwrap().len());
    }
    assert!(sizes[1] < sizes[0] && sizes[2] < sizes[1] && sizes[3] < sizes[0], "{sizes:?}");
}

#[tokio::test]
async fn the_sound_alone_is_written_in_every_format() {
    let clips = session(&[talk()]).await;
    for (format, codec) in [
        (Format::Mp3, "mp3"),
        (Format::M4a, "aac"),
        (Format::Wav, "pcm_s16le"),
        (Format::Flac, "flac"),
        (Format::Ogg, "opus"),
    ] {
        let timeline = Timeline { format: Some(format), ..of_talk(2.0, 5.0, Output::default()) };
        let (_work, rendered, probe) = looked_at(&timeline, &clips, format).await;
        assert_eq!(rendered.file.extension().unwrap(), format.extension());
        assert!(probe.video.is_none() && probe.audio[0].codec == codec, "{probe:?}");
        let (heard, own) = (sound(&rendered.file).await, sound(&talk()).await);
        assert!(heard.len().abs_diff(144_000) < 5000, "{format}: {}", heard.len());
        let apart = |at: usize| {
            i32::from(loudest(&heard[at..at + 9600])) - i32::from(loudest(&own[at + 96_000..at + 105_600]))
        };
        assert!((4800..130_000).step_by(9600).all(|at| apart(at).abs() < 3000), "{format}");
    }
    let output = Output { size: Size::Bytes(30_000), ..Output::default() };
    let (_work, rendered) = rendered(&of_talk(2.0, 5.0, output), &clips, Format::Mp3).await;
    assert!(std::fs::metadata(&rendered.file).unwrap().len() < 30_000);
}

#[tokio::test]
async fn a_gif_moves_and_is_as_long_and_as_small_as_it_should_be() {
    let clips = session(&[talk()]).await;
    let until = Output { until: Some(time(2.0)), plays: Some(3), ..Output::default() };
    let timeline = Timeline { resolution: None, ..of_talk(2.0, 6.0, until) };
    let (_work, rendered, probe) = looked_at(&timeline, &clips, Format::Gif).await;
    assert_eq!((rendered.width, rendered.height, rendered.pictures), (480, 270, 24));
    assert!(probe.audio.is_empty() && !probe.is_still());
    // Played three times: repeated twice.
    let bytes = std::fs::read(&rendered.file).unwrap();
    let place = bytes.windows(11).position(|window| window == b"NETSCAPE2.0").unwrap();
    assert_eq!(bytes[place + 13..place + 15], [2, 0]);
    let pictures = brightness(&rendered.file, (480, 260, 0, 0)).await;
    assert!(pictures.first() != pictures.last());
    let most = bytes.len() as u64 / 3;
    let output = Output { size: Size::Bytes(most), ..timeline.output.clone() };
    let (_work, rendered) = super::rendered(&Timeline { output, ..timeline }, &clips, Format::Gif).await;
    assert!(std::fs::metadata(&rendered.file).unwrap().len() < most && rendered.width < 480);
}

#[tokio::test]
async fn a_still_picture_is_that_of_its_moment() {
    let clips = session(&[talk()]).await;
    let segments = vec![segment("clip1", 4.0, 6.0, 0.0), segment("clip1", 20.0, 22.0, 0.2)];
    for (format, at, number) in [(Format::Jpg, 0.5, 135), (Format::Png, 3.0, 636), (Format::Jpg, 3.79, 659)] {
        let output = Output { at: Some(time(at)), ..Output::default() };
        let timeline = Timeline { output, ..timeline(segments.clone()) };
        let (_work, rendered, probe) = looked_at(&timeline, &clips, format).await;
        assert!(probe.is_still());
        assert_eq!((rendered.width, rendered.height), (960, 540));
        assert_eq!(numbers(&rendered.file).await, [Some(number)], "{at}");
        assert_eq!(std::fs::read_dir(rendered.file.parent().unwrap()).unwrap().count(), 1);
    }
}

#[tokio::test]
async fn only_what_a_still_picture_is_made_of_is_decoded() {
    let clips = session(&[talk()]).await;
    let segments = vec![segment("clip1", 4.0, 6.0, 0.0), segment("clip1", 20.0, 22.0, 0.2)];
    let made = |at: f64, fade_in: Option<Fade>| {
        let output = Output { at: Some(time(at)), ..Output::default() };
        let timeline = Timeline { output, fade_in, ..timeline(segments.clone()) };
        let order = Order { format: Format::Png, ..order(&timeline, &clips, Path::new("")) };
        let canvas = Canvas::of(&timeline, &clips).unwrap();
        let (uses, skipped) = needed(&order, &canvas, canvas.uses(&timeline));
        (skipped, uses.last().unwrap().ends())
    };
    assert_eq!(made(3.0, None), (90, 1));
    // Within a crossfade, and where it matters how late it is.
    assert_eq!(made(1.9, None), (0, 60));
    assert_eq!(made(3.0, Some(fade(0.5))), (0, 91));
}

#[tokio::test]
async fn a_picture_that_nobody_chose_is_not_black() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("opens-in-black.mp4");
    make("-f lavfi -i testsrc2=size=160x90:duration=6 -vf fade=t=in:st=1:d=0.5 -c:v libx264", &path).await;
    let clips = session(&[path]).await;
    let timeline = Timeline::of(&clips["clip1"].0);
    let (_work, rendered) = rendered(&timeline, &clips, Format::Jpg).await;
    let picture = &brightness(&rendered.file, (160, 90, 0, 0)).await[0];
    let mean = picture.iter().map(|dot| u32::from(*dot)).sum::<u32>() / picture.len() as u32;
    assert!(mean > 60, "{mean}");
}

#[tokio::test]
async fn a_still_picture_has_the_colours_of_the_film() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("red.mp4");
    let words = "-f lavfi -i color=0xd02010:size=160x90:duration=1 -vf scale=out_color_matrix=bt709:out_range=tv \
                 -c:v libx264 -crf 5 -pix_fmt yuv420p -colorspace bt709 -color_primaries bt709 -color_trc bt709";
    make(words, &path).await;
    let clips = session(std::slice::from_ref(&path)).await;
    for format in [Format::Jpg, Format::Png] {
        let (_work, rendered) = rendered(&Timeline::of(&clips["clip1"].0), &clips, format).await;
        let read = Invocation::ffmpeg()
            .input(&Input::open(&rendered.file).unwrap())
            .args("-vf scale=1:1 -pix_fmt rgb24 -f rawvideo pipe:1".split(' '));
        let dot = capture(&read, &limits(), 10_000).await.unwrap();
        let apart = dot.iter().zip([0xd0, 0x20, 0x10]).map(|(is, should)| is.abs_diff(should)).max();
        assert!(apart.unwrap() <= 5, "{format}: {dot:?}");
    }
}

#[tokio::test]
async fn a_file_that_cannot_be_is_refused() {
    let clips = session(&[talk()]).await;
    let wrongs = [
        (Output { rate: Some(Ratio::from_integer(241)), ..Output::default() }, "241 pictures"),
        (Output { rate: Some(Ratio::new(1, 3)), ..Output::default() }, "1/3 pictures"),
        (Output { crf: Some(64), ..Output::default() }, "CRF"),
        (Output { video_bitrate: Some(u32::MAX), ..Output::default() }, "bit rate"),
        (Output { size: Size::Bytes(0), ..Output::default() }, "0 bytes"),
        (Output { size: Size::Percent(0), ..Output::default() }, "0 %"),
        (Output { at: Some(time(1.0)), ..Output::default() }, "no picture"),
        (Output { until: Some(time(0.0)), ..Output::default() }, "ends before"),
    ];
    for (output, words) in wrongs {
        let refusal = check_timeline(&of_talk(0.0, 1.0, output), &clips).unwrap_err().to_string();
        assert!(refusal.contains(words), "{refusal}");
    }
}
