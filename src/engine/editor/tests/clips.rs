//! Several clips, pictures and subtitles.

use super::*;
use crate::engine::fonts::Missing;
use crate::engine::subtitles::Words;
use crate::engine::timeline::STILL;
use crate::media::Kind;

fn named(id: &str, name: &str, kind: Kind, length: i64) -> Clip {
    let has_audio = kind == Kind::Video;
    Clip { name: name.into(), kind, has_audio, ..clip(id, length) }
}

fn folder() -> Vec<Clip> {
    vec![
        named("clip1", "clip10.mp4", Kind::Video, 4000),
        named("clip2", "clip2.mp4", Kind::Video, 3000),
        named("clip3", "intro.mp4", Kind::Video, 2000),
        named("clip4", "b.png", Kind::Image, 3_600_000),
        named("clip5", "a.jpg", Kind::Image, 3_600_000),
        named("clip6", "clip2.srt", Kind::Subtitles, 0),
    ]
}

fn of_folder(known: &Known, steps: Vec<Op>) -> Applied {
    let clips = folder();
    let plan = Plan { steps, ..Plan::default() };
    apply(&plan, &Timeline::unedited(clips.iter()), &clips, known, &Pauses::default())
}

fn handles(applied: &Applied) -> Vec<&str> {
    applied.timeline.segments.iter().map(|segment| segment.clip.as_str()).collect()
}

fn by(by: By) -> Op {
    Reorder { clip: None, to: None, by: Some(by) }.into()
}

#[test]
fn a_share_of_joined_clips_is_one_of_them_all() {
    let clips = folder();
    let files = ["clip10.mp4", "clip2.mp4", "intro.mp4"].map(String::from).to_vec();
    let faster = Speed { factor: None, direction: Some(Direction::Up), amount: None, start: None, end: None };
    let steps = vec![
        Concat { files, count: None }.into(),
        faster.into(),
        LimitDuration { seconds: Amount::from_percent(50.0).unwrap() }.into(),
    ];
    let plan = Plan { steps, ..Plan::default() };
    let first = Timeline::of(&clips[0]);
    let result = apply(&plan, &first, &clips, &Known::default(), &Pauses::default());
    assert_eq!(result.done[1], "Changed the speed to 2 times.", "{result:?}");
    assert!(result.done[2].starts_with("Kept the first 4.5 s"), "{result:?}");
}

#[test]
fn a_broken_table_of_colours_is_refused_in_words_and_the_rest_is_done() {
    let clips = [clip("clip1", 4000), named("clip2", "film.cube", Kind::Colors, 0)];
    let steps = vec![crate::engine::op::Lut::default().into(), Grayscale::default().into()];
    for (language, why) in [
        (crate::engine::language::Language::En, "“film.cube” is a 1D LUT: export it as a 3D one."),
        (crate::engine::language::Language::Zh, "“film.cube”是 1D LUT：请重新导出为 3D LUT。"),
    ] {
        let plan = Plan { steps: steps.clone(), language, ..Plan::default() };
        let luts = BTreeMap::from([("clip2".to_string(), lut::Unread::OneDimension)]);
        let known = Known { luts, ..Known::default() };
        let result = apply(&plan, &Timeline::of(&clips[0]), &clips, &known, &Pauses::default());
        assert_eq!(result.refused, [why]);
        assert_eq!((result.done.len(), result.timeline.effects.len()), (1, 1));
    }
}

#[test]
fn clips_come_in_the_order_that_is_asked_for() {
    let known = Known::default();
    assert_eq!(handles(&of_folder(&known, vec![by(By::Name)])), ["clip2", "clip1", "clip3"]);
    assert_eq!(handles(&of_folder(&known, vec![by(By::Length)])), ["clip3", "clip2", "clip1"]);
    assert_eq!(handles(&of_folder(&known, vec![by(By::Reverse)])), ["clip3", "clip2", "clip1"]);
    assert_eq!(of_folder(&known, vec![by(By::Date)]).refused, ["The dates of the clips are not known."]);
    let days = |days: u64| SystemTime::UNIX_EPOCH + std::time::Duration::from_secs(days * 86_400);
    let dates = [("clip1", 3), ("clip2", 1), ("clip3", 2)].map(|(id, day)| (id.to_string(), days(day)));
    let known = Known { dates: dates.into(), ..Known::default() };
    assert_eq!(handles(&of_folder(&known, vec![by(By::Date)])), ["clip2", "clip3", "clip1"]);

    let intro =
        Reorder { clip: Some(Which::Name("intro".into())), to: Some(To::Edge(Edge::Start)), by: None };
    let result = of_folder(&known, vec![intro.into(), TrimStart { seconds: amount(1000) }.into()]);
    // The times are those of the timeline as it stood.
    assert_eq!(handles(&result), ["clip3", "clip1", "clip2"]);
    assert_eq!(kept(&result), spans(&[(0, 2000), (1000, 4000), (0, 3000)]));
    assert_eq!(result.done[0], "Put the clips into this order: intro.mp4, clip10.mp4, clip2.mp4.");
    let third = Reorder { clip: Some(Which::Number(1)), to: Some(To::Number(9)), by: None };
    assert_eq!(handles(&of_folder(&known, vec![third.into()])), ["clip2", "clip3", "clip1"]);
}

#[test]
fn clips_are_joined_as_named_and_what_is_left_out_is_told() {
    let known = Known::default();
    let all = of_folder(&known, vec![Concat { files: vec![], count: Some(5) }.into()]);
    assert_eq!(
        all.done,
        ["Joined 3 clips: clip10.mp4, clip2.mp4, intro.mp4. You mentioned 5, but only these are here."]
    );
    let files = ["b.png", "clip2.mp4", "b.png"].map(String::from).to_vec();
    let some = of_folder(&known, vec![Concat { files, count: None }.into()]);
    assert_eq!(handles(&some), ["clip4", "clip2", "clip4"]);
    assert_eq!(some.timeline.duration(), seconds(3000) + 2 * STILL);
    assert_eq!(some.done, ["Joined 2 clips: b.png, clip2.mp4. Left out: clip10.mp4, intro.mp4."]);
    let none = of_folder(&known, vec![Concat { files: vec!["gone.mp4".into()], count: None }.into()]);
    assert_eq!(handles(&none).len(), 3);
    assert!(
        none.refused[0].starts_with("“gone.mp4” is not among the files of this job"),
        "{:?}",
        none.refused
    );
    let alone = applied(5000, &[], vec![Concat::default().into()]);
    assert!(alone.refused[0].starts_with("There is only one clip"), "{:?}", alone.refused);
}

#[test]
fn a_picture_alone_is_shown_for_as_long_as_is_asked() {
    for asked in [2000, 9000] {
        let clips = [named("clip1", "a.jpg", Kind::Image, 3_600_000)];
        let steps = vec![LimitDuration { seconds: amount(asked) }.into()];
        let plan = Plan { steps, ..Plan::default() };
        let result = apply(&plan, &Timeline::of(&clips[0]), &clips, &Known::default(), &Pauses::default());
        assert_eq!(result.timeline.duration(), seconds(asked), "{result:?}");
    }
}

#[test]
fn a_slideshow_shows_every_picture_for_its_time() {
    let known = Known::default();
    let three = Slideshow { images: Some(3), seconds_per_image: Some(amount(3000)) };
    let result = of_folder(&known, vec![three.into()]);
    assert_eq!(handles(&result), ["clip4", "clip5"]);
    assert_eq!(result.timeline.duration(), seconds(6000));
    assert_eq!(result.timeline.segments[1].crossfade, seconds(480));
    assert_eq!(
        result.done,
        [
            "Made a slideshow of 2 pictures, 3 s each, with gentle crossfades. You mentioned 3, but only these are \
          here. The videos are left out."
        ]
    );
    let fitted = of_folder(
        &known,
        vec![Slideshow::default().into(), LimitDuration { seconds: amount(10_000) }.into()],
    );
    assert_eq!(fitted.timeline.duration(), seconds(10_000));
    let none = applied(5000, &[], vec![Slideshow::default().into()]);
    assert!(none.refused[0].starts_with("There are no pictures"), "{:?}", none.refused);
}

#[test]
fn subtitles_follow_the_cuts_of_their_clip() {
    let words =
        |start, end, text: &str| Words { start: seconds(start), end: seconds(end), text: text.into() };
    let said = vec![words(0, 500, "gone"), words(800, 1600, "in part"), words(2000, 2400, "whole")];
    let mut known = Known { subtitles: [("clip6".into(), Ok(said))].into(), ..Known::default() };
    let burn: Op = SubtitlesBurn::default().into();
    // The second clip begins at 4 s.
    let result = of_folder(&known, vec![burn.clone(), remove(4000, 5000)]);
    let shown = |timeline: &Timeline| -> Vec<(String, Seconds, Seconds)> {
        let texts = timeline.shown_subtitles().into_iter();
        texts.map(|text| (text.text, text.start, text.start + text.duration)).collect()
    };
    let expected = [
        ("in part".to_string(), seconds(4000), seconds(4600)),
        ("whole".into(), seconds(5000), seconds(5400)),
    ];
    assert_eq!(shown(&result.timeline), expected);
    assert_eq!(
        result.done[0],
        "Showed 2 subtitles of “clip2.srt” over “clip2.mp4”. 1 more belongs to what was cut."
    );
    // A later message cuts them, too, and turns them round.
    let clips = folder();
    let plan = Plan { steps: vec![remove(0, 4200), Reverse::default().into()], ..Plan::default() };
    let later = apply(&plan, &result.timeline, &clips, &known, &Pauses::default());
    let end = later.timeline.duration();
    assert_eq!(
        shown(&later.timeline).last().map(|(text, _, until)| (text.as_str(), *until)),
        Some(("in part", end))
    );

    known.unshown.insert("clip2.srt".into(), Missing::of("กข"));
    let said = vec![words(0, 500, "ก one"), words(800, 1600, "ข"), words(2000, 2400, "three")];
    known.subtitles.insert("clip6".into(), Ok(said));
    let result = of_folder(&known, vec![burn.clone()]);
    let left: Vec<String> = shown(&result.timeline).into_iter().map(|(text, ..)| text).collect();
    assert_eq!(left, ["one", "three"]);
    assert_eq!(
        result.done[0],
        "Showed 2 subtitles of “clip2.srt” over “clip2.mp4”. Left out: ก, ข. No font on this machine can show Thai \
         (ก); install one: apt install fonts-noto."
    );
    known.subtitles.insert("clip6".into(), Ok(vec![words(0, 500, "ก"), words(800, 1600, "ข!")]));
    assert_eq!(
        of_folder(&known, vec![burn.clone()]).refused,
        [
            "The subtitles “clip2.srt” are not shown. No font on this machine can show Thai (ก); install one: apt install \
          fonts-noto."
        ]
    );
    known.subtitles.insert("clip6".into(), Err(Unread::Empty));
    assert_eq!(
        of_folder(&known, vec![burn]).refused,
        ["“clip2.srt” holds no subtitles that can be read (SubRip, WebVTT or ASS)."]
    );
}

#[test]
fn a_title_is_shown_without_the_letters_that_no_font_has() {
    let title = |text: &str| -> Op {
        serde_json::from_value(serde_json::json!({ "op": "title", "args": { "text": text } })).unwrap()
    };
    let unshown =
        ["Beach 🏖\u{fe0f} days", "🏖"].map(|text| (text.to_string(), Missing::of("🏖"))).into_iter().collect();
    let known = Known { unshown, ..Known::default() };
    let result = of_folder(&known, vec![title("Beach 🏖\u{fe0f} days")]);
    assert_eq!(result.timeline.texts[0].text, "Beach days");
    let told = "Put the title “Beach days” at 0:00 for 3 s. Left out: 🏖. No font on this machine can show emoji (🏖); \
                install one: apt install fonts-symbola.";
    assert_eq!(result.done, [told]);
    let result = of_folder(&known, vec![title("🏖")]);
    assert!(result.timeline.texts.is_empty());
    assert!(result.refused[0].starts_with("The text “🏖” is not shown. No font"), "{:?}", result.refused);
}

#[test]
fn what_is_told_of_the_small_clips_sound_is_what_becomes_of_it() {
    let (song, silent) = (named("clip7", "song.mp3", Kind::Audio, 9000), "Its sound is not used.");
    let song = Clip { has_audio: true, width: 0, height: 0, ..song };
    let heard = "Its sound is mixed in.";
    let op = |json: serde_json::Value| -> Op { serde_json::from_value(json).unwrap() };
    let replace = || op(serde_json::json!({ "op": "replace_audio" , "args": {} }));
    let nothing = op(serde_json::json!({ "op": "volume", "args": { "factor": 0 } }));
    let softer = op(serde_json::json!({ "op": "volume", "args": { "factor": 0.5 } }));
    let stretch = op(serde_json::json!({ "op": "mute", "args": { "start": 0, "end": 2 } }));
    let gif = op(serde_json::json!({ "op": "gif", "args": {} }));
    for (step, with_song, told) in [
        (None, true, heard),
        (Some(Mute::default().into()), true, silent),
        (Some(stretch), true, heard),
        (Some(nothing), true, silent),
        (Some(softer), true, heard),
        (Some(replace()), true, silent),
        // There is nothing to replace it with, so it stays.
        (Some(replace()), false, heard),
        (Some(gif), true, silent),
    ] {
        let clips = [folder(), with_song.then(|| song.clone()).into_iter().collect()].concat();
        let steps = [Op::from(Pip::default())].into_iter().chain(step).collect();
        let plan = Plan { steps, ..Plan::default() };
        let first = Timeline::unedited(clips.iter());
        let result = apply(&plan, &first, &clips, &Known::default(), &Pauses::default());
        assert!(result.timeline.overlays[0].heard);
        assert!(result.done[0].ends_with(told), "{told} {result:?}");
    }
    // Nothing is told of the sound of a clip that has none.
    let clips =
        [named("clip1", "a.mp4", Kind::Video, 4000), Clip { has_audio: false, ..clip("clip2", 4000) }];
    let plan = Plan { steps: vec![Pip::default().into()], ..Plan::default() };
    let first = Timeline::unedited(clips.iter());
    let result = apply(&plan, &first, &clips, &Known::default(), &Pauses::default());
    assert!(result.done[0].ends_with("28% as wide."), "{result:?}");
    let silent = Pip { silent: Some(true), ..Pip::default() };
    let result = of_folder(&Known::default(), vec![silent.into()]);
    assert!(!result.timeline.overlays[0].heard && !result.timeline.silent);
    assert!(result.done[0].ends_with("Its sound is not used."), "{:?}", result.done);
}

#[test]
fn a_transition_whose_length_is_a_share_has_the_usual_one() {
    let share: Op = serde_json::from_value(serde_json::json!({
        "op": "transition", "args": { "seconds": "5%" }
    }))
    .unwrap();
    let result = of_folder(&Known::default(), vec![share]);
    // On the grid of the pictures.
    assert_eq!(result.timeline.segments[1].crossfade, seconds(320));
    assert!(result.done[0].starts_with("A transition's length cannot be a share"), "{:?}", result.done);
}
