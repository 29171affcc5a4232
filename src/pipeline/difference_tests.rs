//! What people are told of two drafts.

use proptest::prelude::*;
use serde_json::{Map, Value, json};

use super::*;

fn read(draft: Value) -> Draft {
    serde_json::from_value(draft).unwrap()
}

/// A video of some seconds with music and a title, each if asked for.
fn draft(seconds: f64, music: Option<(&str, f64)>, title: Option<(&str, f64, f64)>) -> Draft {
    let milliseconds = seconds * 1000.0;
    let mut tracks = vec![
        json!({"tt": 0, "m": {"name": "city"}, "sg": [{"d": milliseconds / 2.0}, {"d": milliseconds / 2.0}]}),
    ];
    if let Some((name, volume)) = music {
        tracks.push(json!({"tt": 1, "m": {"name": name, "volume": volume}, "sg": [{"d": milliseconds}]}));
    }
    if let Some((words, from, length)) = title {
        tracks.push(json!({"tt": 7, "sg": [{"d": length * 1000.0, "m": {"text": words, "at": from}}]}));
    }
    read(json!({"t": tracks, "d": milliseconds}))
}

#[test]
fn each_change_is_told_in_both_languages() {
    let music = |volume| Some(("Lo-fi", volume));
    let title = |words, from| Some((words, from, 3.0));
    for (before, after, english, chinese) in [
        (
            draft(120.0, None, None),
            draft(86.0, None, title("Urban Dreams", 0.0)),
            "Title added: “Urban Dreams”, 0–3 s; video “city” shortened from 120 s to 86 s.",
            "新增文字“Urban Dreams”（0–3 秒）；视频“city”从 120 秒缩短到 86 秒。",
        ),
        (
            draft(10.0, None, None),
            draft(10.0, music(0.35), None),
            "Audio added: “Lo-fi”, 0–10 s, at 35%.",
            "新增音频“Lo-fi”（0–10 秒，音量 35%）。",
        ),
        (
            draft(10.0, music(0.35), None),
            draft(10.0, music(0.5), None),
            "Volume of the audio “Lo-fi” from 35% to 50%.",
            "音频“Lo-fi”音量从 35% 调到 50%。",
        ),
        (
            draft(10.0, music(0.35), None),
            draft(10.0, Some(("Jazz", 0.35)), None),
            "Audio “Lo-fi” changed to “Jazz”.",
            "音频“Lo-fi”换成“Jazz”。",
        ),
        (
            draft(10.0, music(1.0), title("A", 0.0)),
            draft(10.0, None, None),
            "Title removed: “A”; audio “Lo-fi” removed.",
            "去掉文字“A”；去掉音频“Lo-fi”。",
        ),
        (
            draft(10.0, None, title("A", 0.0)),
            draft(10.0, None, title("B", 0.0)),
            "Title changed from “A” to “B”.",
            "文字“A”改为“B”。",
        ),
        (
            draft(10.0, None, title("A", 0.0)),
            draft(10.0, None, title("A", 2.5)),
            "Title “A” from 0–3 s to 2.5–5.5 s.",
            "文字“A”从 0–3 秒改到 2.5–5.5 秒。",
        ),
        (
            read(json!({"t": [{"tt": 0, "sg": [{"d": 1000}, {"d": 2000}]}]})),
            read(json!({"t": [{"tt": 0, "sg": [{"d": 2000}, {"d": 1000}]}]})),
            "Video cut at other times.",
            "视频的剪切点有变化。",
        ),
        (
            read(json!({"t": [{"tt": 0, "sg": [{"d": 3000}]}]})),
            read(json!({"t": [{"tt": 0, "sg": [{"d": 2000}, {"d": 1000}]}]})),
            "Video now in 2 pieces instead of 1.",
            "视频从 1 段变为 2 段。",
        ),
        (
            Draft::default(),
            read(json!({"t": [{"tt": 0, "sg": [{"d": 5300}], "m": {"name": "sea"}}]})),
            "Video added: “sea”, 0–5.3 s.",
            "新增视频“sea”（0–5.3 秒）。",
        ),
    ] {
        assert_eq!(difference(&before, &after, Language::En).as_deref(), Some(english));
        assert_eq!(difference(&before, &after, Language::Zh).as_deref(), Some(chinese));
    }
}

#[test]
fn a_long_list_of_changes_is_cut_short() {
    let titles = |count: usize| {
        let segments: Vec<Value> =
            (0..count).map(|n| json!({"d": 1000, "m": {"text": format!("t{n}"), "at": n}})).collect();
        read(json!({"t": [{"tt": 7, "sg": segments}]}))
    };
    let told = difference(&titles(0), &titles(20), Language::En).unwrap();
    assert!(told.ends_with("; and 12 more."), "{told}");
    let told = difference(&titles(0), &titles(1000), Language::En).unwrap();
    assert!(told.contains("0 texts became 1000") && told.len() < 200, "{told}");
    let told = difference(&titles(0), &titles(100_001), Language::En);
    assert_eq!(told.as_deref(), Some("Length from 0 s to 100001 s."));
    let told = timeline(&titles(1000), Language::Zh);
    assert!(told.ends_with("；文字“t11”（11–12 秒）；另有 988 处。"), "{told}");
    assert!(titles(1000).summary().len() < 2000 && timeline(&titles(1000), Language::Zh).len() < 2000);
    let long = "x".repeat(1_000_000);
    let long = read(json!({"t": [{"tt": 7, "sg": [{"m": {"text": long}}]}]}));
    assert!(difference(&Draft::default(), &long, Language::En).unwrap().len() < 1000);
}

#[test]
fn the_timeline_is_told_in_both_languages() {
    let draft = draft(10.0, Some(("Lo-fi", 0.35)), Some(("Urban Dreams", 0.0, 3.0)));
    assert!(timeline(&draft, Language::En).starts_with("Timeline (3 tracks): 1. Video: city (0-10s)"));
    assert_eq!(
        timeline(&draft, Language::Zh),
        "时间线：视频“city”（0–10 秒）；音频“Lo-fi”（0–10 秒，音量 35%）；文字“Urban Dreams”（0–3 秒）。"
    );
    assert_eq!(timeline(&Draft::default(), Language::En), "The timeline is empty.");
}

#[test]
fn crossfades_make_the_video_shorter_than_its_pieces_in_every_language() {
    let pieces = json!([{"d": 4000, "m": {}}, {"d": 4000, "m": {}}]);
    let draft = read(json!({"t": [{"tt": 0, "m": {"name": "a, b"}, "sg": pieces}], "d": 7400}));
    assert!(timeline(&draft, Language::En).ends_with("a, b (0-7.4s)"));
    assert_eq!(timeline(&draft, Language::Zh), "时间线：视频“a, b”（0–7.4 秒）。");
    assert_eq!(timeline(&draft, Language::De), "Zeitleiste: Video „a, b“ (0–7,4 s).");
}

prop_compose! {
    fn metadata()(
        text in proptest::option::of(".{0,40}"),
        name in proptest::option::of(".{0,40}"),
        at in proptest::option::of(prop_oneof!["[0-9/e.-]{0,8}".prop_map(Value::from), any::<f64>().prop_map(Value::from)]),
        volume in proptest::option::of(any::<f64>().prop_map(Value::from)),
    ) -> Map<String, Value> {
        let values =
            [("text", text.map(Value::from)), ("name", name.map(Value::from)), ("at", at), ("volume", volume)];
        values.into_iter().filter_map(|(key, value)| Some((key.to_string(), value?))).collect()
    }
}

prop_compose! {
    fn segment()(d in proptest::option::of(any::<f64>()), m in metadata()) -> Segment {
        Segment { d, m }
    }
}

prop_compose! {
    fn track()(
        tt in prop_oneof![Just(VIDEO), Just(AUDIO), Just(TEXT), any::<i64>()],
        sg in proptest::collection::vec(segment(), 0..6),
        m in metadata(),
    ) -> Track {
        Track { tt, sg, m }
    }
}

prop_compose! {
    fn any_draft()(
        t in proptest::collection::vec(track(), 0..6),
        d in proptest::option::of(any::<f64>()),
    ) -> Draft {
        Draft { t, d, m: Map::new() }
    }
}

proptest! {
    #[test]
    fn no_two_drafts_are_too_much_to_tell(before in any_draft(), after in any_draft()) {
        for language in [Language::En, Language::Zh] {
            let told = difference(&before, &after, language).unwrap_or_default();
            prop_assert!(told.chars().count() < 6000, "{told}");
            timeline(&after, language);
        }
    }

    #[test]
    fn a_draft_does_not_differ_from_itself(draft in any_draft()) {
        prop_assert_eq!(difference(&draft, &draft.clone(), Language::En), None);
    }

    #[test]
    fn another_length_of_a_segment_is_told(
        mut draft in any_draft(),
        one in segment(),
        which in any::<prop::sample::Index>(),
        length in 0.0..1e9,
    ) {
        draft.t.push(Track { tt: VIDEO, sg: vec![one], m: Map::new() });
        let mut other = draft.clone();
        let mut segments: Vec<&mut Segment> = other.t.iter_mut().flat_map(|track| &mut track.sg).collect();
        let place = which.index(segments.len());
        let was = finite(segments[place].d.unwrap_or(0.0));
        prop_assume!(was != length);
        segments[place].d = Some(length);
        prop_assert!(difference(&draft, &other, Language::En).is_some());
    }

    #[test]
    fn no_text_that_reads_as_a_draft_breaks_the_teller(text in r#"\{"t":\[(\{"tt":[0-9],"sg":\[(\{"d":-?[0-9]{1,3}(e[0-9]{1,3})?\},?){0,3}\]\},?){0,3}\]\}"#) {
        if let Some(draft) = Draft::read(&text) {
            difference(&Draft::default(), &draft, Language::En);
            draft.summary();
        }
    }
}
