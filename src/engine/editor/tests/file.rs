//! Sounds that are laid under the result, and the file that it becomes.

use super::*;
use crate::engine::timeline::{AudioCodec, Output, Role, Size, VideoCodec};
use crate::media;

fn op(json: serde_json::Value) -> Op {
    serde_json::from_value(json).unwrap()
}

/// What becomes of a video of so many seconds, beside which lies `song.mp3`, by these steps.
fn made(length: i64, besides: bool, steps: &[serde_json::Value]) -> Applied {
    let song = Clip {
        name: "song.mp3".into(),
        kind: media::Kind::Audio,
        width: 0,
        height: 0,
        ..clip("clip2", 3000)
    };
    let clips = [clip("clip1", length * 1000), song];
    let plan = Plan { steps: steps.iter().cloned().map(op).collect(), besides, ..Plan::default() };
    apply(&plan, &Timeline::unedited(clips.iter()), &clips, &Known::default(), &Pauses::default())
}

macro_rules! steps {
    ($($op:literal $args:tt),+) => { [$(serde_json::json!({ "op": $op, "args": $args })),+] };
}

fn refused(applied: &Applied) -> &str {
    assert_eq!((applied.done.len(), applied.refused.len()), (0, 1), "{applied:?}");
    &applied.refused[0]
}

#[test]
fn music_comes_from_a_file_and_where_there_is_none_that_is_said() {
    let result = made(60, false, &steps!("bgm" {}));
    assert_eq!(result.done, ["Added background music from song.mp3, 18 dB below the speech."]);
    assert_eq!(result.timeline.sound.music.unwrap().clip, "clip2");
    assert_eq!(result.timeline.segments.len(), 1);
    let alone = applied(60_000, &[], steps!("bgm" {"style": "upbeat"}).into_iter().map(op).collect());
    assert!(refused(&alone).starts_with("There is no music file for “upbeat”: put one"), "{alone:?}");
    assert_eq!(alone.timeline.sound, Default::default());
    let missing = made(60, false, &steps!("bgm" {"file": "other.mp3"}));
    assert!(refused(&missing).contains("“other.mp3” is not among the files"), "{missing:?}");
}

#[test]
fn muting_takes_the_clips_sound_away_and_not_the_music_of_the_same_message() {
    let result = made(60, false, &steps!("bgm" {"file": "song"}, "mute" {}));
    assert!(result.timeline.silent && result.timeline.sound.music.is_some());
    assert_eq!(
        result.done,
        ["Added background music from song.mp3.", "Took the sound away. The background music stays."]
    );
    let replaced = made(60, false, &steps!("replace_audio" {"file": "song.mp3"}));
    assert_eq!(replaced.timeline.sound.music.unwrap().role, Role::Instead);
    assert_eq!(replaced.done, ["Replaced the sound with song.mp3. The rest is silent."]);
}

#[test]
fn music_is_muted_as_a_whole_only() {
    let range = serde_json::json!({"target": "background", "start": 5, "end": 8});
    let none = made(60, false, &steps!("mute" range));
    assert!(refused(&none).starts_with("No music was added here"), "{none:?}");
    let mut timeline = made(60, false, &steps!("bgm" {})).timeline;
    let clips = [clip("clip1", 60_000)];
    for (args, expected) in [
        (range, "The music can only be taken away as a whole, not for a part."),
        (serde_json::json!({"target": "background"}), "Took the music away."),
    ] {
        let plan =
            Plan { steps: vec![op(serde_json::json!({"op": "mute", "args": args}))], ..Plan::default() };
        let result = apply(&plan, &timeline, &clips, &Known::default(), &Pauses::default());
        let told = [result.done, result.refused].concat();
        assert_eq!(told, [expected]);
        timeline = result.timeline;
    }
    assert!(timeline.sound.music.is_none() && timeline.segments.iter().all(|segment| !segment.muted));
}

#[test]
fn volumes_add_up_and_stay_within_hearing() {
    let result =
        made(60, false, &steps!("volume" {"factor": 0.5}, "volume" {"db": 2.5, "direction": "down"}));
    assert_eq!(result.timeline.sound.gain, -85);
    assert_eq!(result.done, ["Made the sound 6 dB softer.", "Made the sound 2.5 dB softer."]);
    let music = made(60, false, &steps!("bgm" {}, "volume" {"direction": "down", "target": "background"}));
    assert_eq!(music.timeline.sound.music.unwrap().level, -240);
    assert!(refused(&made(60, false, &steps!("volume" {"db": 40}))).contains("30 dB louder"));
    assert!(refused(&made(60, false, &steps!("volume" {}))).contains("Say how loud"));
    assert!(made(60, false, &steps!("volume" {"factor": 0})).timeline.silent);
}

#[test]
fn what_is_asked_for_is_made_unless_the_video_is_wanted_too() {
    let gif = made(60, false, &steps!("gif" {"fps": 15}));
    assert_eq!(gif.timeline.format, Some(media::Format::Gif));
    assert_eq!(gif.timeline.output.until, Some(seconds(30_000)));
    assert!(gif.done[0].contains("It shows the first 30 s"), "{gif:?}");
    let kept = made(60, false, &steps!("gif" {}, "keep_range" {"start": 0, "end": 40}));
    assert_eq!(kept.timeline.output.until, None);
    for (besides, steps) in [
        (false, steps!("format" {"format": "mp4"}, "thumbnail" {})),
        (true, steps!("trim_start" {"seconds": 1}, "thumbnail" {})),
    ] {
        let both = made(60, besides, &steps);
        assert!(both.timeline.format.is_none_or(|format| format == media::Format::Mp4));
        assert!(both.refused[0].contains("the picture needs a prompt of its own"), "{both:?}");
    }
    let first = made(60, true, &steps!("gif" {}, "export" {}, "thumbnail" {"at": 2}));
    assert_eq!(first.timeline.format, Some(media::Format::Gif));
    assert!(first.refused[0].contains("the picture needs a prompt of its own"), "{first:?}");
    let titled = made(60, false, &steps!("thumbnail" {"at": 20}, "title" {"text": "Cover"}));
    assert_eq!(titled.timeline.texts[0].duration, seconds(60_000), "the title is on the picture");
    let alone = made(60, true, &steps!("thumbnail" {"at": 2}));
    assert_eq!(alone.timeline.output.at, Some(seconds(2000)));
    let back = apply(
        &Plan {
            steps: vec![op(serde_json::json!({"op": "format", "args": {"format": "mov"}}))],
            ..Plan::default()
        },
        &gif.timeline,
        &[clip("clip1", 60_000)],
        &Known::default(),
        &Pauses::default(),
    );
    assert_eq!((back.timeline.format, back.timeline.output.until), (Some(media::Format::Mov), None));
}

#[test]
fn a_picture_is_that_of_the_clip_at_its_time_or_the_nearest_that_is_left() {
    let there = |moment: &str| format!("The result is the picture at {moment}, a JPG file.");
    let gone = "What was at 0:01 is cut away: the result is the nearest picture, a JPG file.".to_string();
    let beyond = "The result is the last picture, a JPG file: the end is at 0:10, before 0:12.".to_string();
    for (steps, at, told) in [
        (steps!("trim_start" {"seconds": 2}, "thumbnail" {"at": 5}), 3000, there("0:05")),
        (steps!("keep_range" {"start": 5, "end": 8}, "thumbnail" {"at": 6}), 1000, there("0:06")),
        (steps!("speed" {"factor": 2}, "thumbnail" {"at": 8}), 4000, there("0:08")),
        (steps!("reverse" {}, "thumbnail" {"at": 8}), 1960, there("0:08")),
        (steps!("freeze" {"at": 2, "seconds": 3}, "thumbnail" {"at": 6}), 9000, there("0:06")),
        (steps!("trim_start" {"seconds": 2}, "thumbnail" {"at": 1}), 0, gone),
        (steps!("trim_end" {"seconds": 4}, "thumbnail" {"at": 10}), 5960, "What was at 0:10 is cut".into()),
        (steps!("trim_start" {"seconds": 2}, "thumbnail" {"at": 10}), 7960, there("0:10")),
        (steps!("trim_start" {"seconds": 2}, "thumbnail" {"at": 12}), 7960, beyond),
        (steps!("remove_range" {"start": 4, "end": 6}, "thumbnail" {"at": 4}), 3960, "What was".into()),
    ] {
        let result = made(10, false, &steps);
        assert_eq!(result.timeline.output.at, Some(seconds(at)), "{steps:?}");
        assert_eq!(result.timeline.format, Some(media::Format::Jpg), "{steps:?}");
        assert!(result.done[1].starts_with(&told) && result.refused.is_empty(), "{result:?}");
    }
}

#[test]
fn a_fade_takes_what_there_is_room_for_and_says_once_that_it_is_less() {
    let beyond = "A fade of 2 s does not fit: it has 1.5 s, half of the result.";
    let both = made(3, false, &steps!("fade_in" {"seconds": 2}, "fade_out" {"seconds": 2}));
    assert_eq!(both.done, [&format!("Faded in over 1.5 s. {beyond}"), "Faded out over 1.5 s."]);
    let lengths = [both.timeline.fade_in, both.timeline.fade_out].map(|fade| fade.unwrap().length);
    assert_eq!(lengths, [seconds(1500); 2]);
    let sound = made(3, false, &steps!("audio_fade" {"type": "out", "seconds": 2}));
    assert_eq!(sound.timeline.sound.fade_out, Some(seconds(1500)));
    assert!(sound.done[0].ends_with(beyond), "{sound:?}");
    // Nobody named a length that could be missed.
    let usual = made(1, false, &steps!("fade_out" {}));
    assert_eq!(usual.done, ["Faded out over 0.5 s."]);
}

#[test]
fn a_picture_that_a_size_makes_smaller_is_not_said_to_have_the_size_that_was_asked() {
    let small = made(60, false, &steps!("target_size" {"mb": 7}, "resolution" {"height": 2160}));
    assert_eq!(small.done, ["Made it smaller than 7 MB. For that the picture is 720p instead of 2160p."]);
    let large = made(60, false, &steps!("target_size" {"mb": 700}, "resolution" {"height": 2160}));
    assert_eq!(large.done, ["Made it smaller than 700 MB.", "Made it 2160p."]);
}

#[test]
fn a_size_tells_what_it_costs_and_what_is_the_least() {
    let easy = made(60, false, &steps!("target_size" {"mb": 25}));
    assert_eq!(easy.done, ["Made it smaller than 25 MB."]);
    assert_eq!(easy.timeline.output.size, Size::Bytes(25_000_000));
    let hard = made(60, false, &steps!("target_size" {"mb": 7}));
    assert_eq!(hard.done, ["Made it smaller than 7 MB. For that the picture is 720p instead of 1080p."]);
    assert_eq!(hard.timeline.resolution, Some(720));
    let impossible = made(60, false, &steps!("target_size" {"mb": 0.2}));
    assert!(refused(&impossible).contains("The least is about 0.6 MB"), "{impossible:?}");
    // Cuts come first, wherever they stand.
    let cut = made(60, false, &steps!("target_size" {"mb": 0.2}, "trim_start" {"seconds": 50}));
    assert_eq!(cut.refused, [""; 0]);
    let gif = made(10, false, &steps!("target_size" {"mb": 3}, "gif" {}));
    assert_eq!((gif.timeline.output.size, gif.timeline.resolution), (Size::Bytes(3_000_000), None));
    assert!(
        made(9, false, &steps!("codec" {"video": "av1"}, "target_size" {"mb": 3})).refused[0].contains("AV1")
    );
    assert_eq!(
        made(9, false, &steps!("compress" {"target": "half"})).timeline.output.size,
        Size::Percent(50)
    );
    assert_eq!(made(9, false, &steps!("compress" {"target": "email"})).done, ["Made it smaller than 20 MB."]);
    assert!(refused(&made(9, false, &steps!("compress" {"crf": 60}))).contains("from 0 to 51"));
}

#[test]
fn codecs_and_formats_go_together_or_it_is_said() {
    let hevc = made(9, false, &steps!("codec" {"video": "h265", "crf": 18}));
    assert_eq!(
        hevc.timeline.output,
        Output { video: Some(VideoCodec::H265), crf: Some(18), ..Output::default() }
    );
    assert_eq!(
        made(9, false, &steps!("codec" {"video": "prores"})).timeline.format,
        Some(media::Format::Mov)
    );
    let wrong = made(9, false, &steps!("format" {"format": "webm"}, "codec" {"video": "h264"}));
    assert_eq!(wrong.refused, ["WebM files do not hold H.264: ask for H.264 without WebM."]);
    let sound = made(9, false, &steps!("codec" {"audio": "opus"}, "format" {"format": "mkv"}));
    assert_eq!(sound.timeline.output.audio, Some(AudioCodec::Opus));
    assert!(
        refused(&made(9, false, &steps!("codec" {"video": "vp8"}))).starts_with("VP8 is not written here")
    );
    assert!(
        refused(&made(9, false, &steps!("format" {"format": "avi"})))
            .starts_with("AVI files are not written")
    );
    assert!(refused(&made(9, false, &steps!("extract_audio" {"format": "wma"}))).contains("MP3, M4A"));
    let sixty = made(9, false, &steps!("fps" {"fps": 59.94}));
    assert_eq!(sixty.timeline.output.rate, Some(Ratio::new(60_000, 1001)));
    assert!(sixty.done[0].contains("shown more than once"), "{sixty:?}");
    assert!(refused(&made(9, false, &steps!("fps" {}))).contains("Say how many"));
}
