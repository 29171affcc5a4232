mod file;
mod picture;

use proptest::prelude::*;

use super::super::op::*;
use super::*;

mod clips;
mod confined;
mod order;

fn seconds(thousandths: i64) -> Seconds {
    Ratio::new(thousandths, 1000)
}

fn amount(thousandths: i64) -> Amount {
    Amount::from_thousandths(thousandths).unwrap()
}

fn clip(id: &str, duration: i64) -> Clip {
    Clip {
        id: id.into(),
        name: format!("{id}.mp4"),
        kind: crate::media::Kind::Video,
        duration: seconds(duration),
        frame_rate: Ratio::from_integer(25),
        width: 1920,
        height: 1080,
        has_audio: true,
        audio_track: 0,
        is_mono: false,
        is_surround: false,
        is_interlaced: false,
        color: crate::media::Color::default(),
    }
}

fn apply_to(timeline: &Timeline, clip: &Clip, silences: &[(i64, i64)], steps: Vec<Op>) -> Applied {
    let silences =
        silences.iter().map(|(a, b)| Range { start: seconds(*a), end: seconds(*b) }).collect::<Vec<_>>();
    let plan = Plan { steps, ..Plan::default() };
    let known = Known { silences: BTreeMap::from([(clip.id.clone(), silences)]), ..Known::default() };
    apply(&plan, timeline, std::slice::from_ref(clip), &known, &Pauses::default())
}

fn applied(duration: i64, silences: &[(i64, i64)], steps: Vec<Op>) -> Applied {
    let clip = clip("clip1", duration);
    apply_to(&Timeline::of(&clip), &clip, silences, steps)
}

fn kept(applied: &Applied) -> Vec<(Seconds, Seconds)> {
    applied.timeline.segments.iter().map(|segment| (segment.start, segment.end)).collect()
}

fn spans(spans: &[(i64, i64)]) -> Vec<(Seconds, Seconds)> {
    spans.iter().map(|(a, b)| (seconds(*a), seconds(*b))).collect()
}

fn remove(start: i64, end: i64) -> Op {
    RemoveRange { start: amount(start), end: Some(amount(end)) }.into()
}

fn keep(start: i64, end: i64) -> Op {
    KeepRange { start: Some(amount(start)), end: Some(amount(end)), last_seconds: None }.into()
}

#[test]
fn cuts_in_one_message_do_not_shift_one_another() {
    let result = applied(
        30_000,
        &[],
        vec![
            TrimStart { seconds: amount(5000) }.into(),
            remove(10_000, 15_000),
            TrimEnd { seconds: amount(2000) }.into(),
        ],
    );
    assert_eq!(kept(&result), spans(&[(5000, 10_000), (15_000, 28_000)]));
    assert_eq!(result.done, ["Cut the first 5 s.", "Cut 0:10 to 0:15.", "Cut the last 2 s."]);
}

#[test]
fn several_kept_ranges_are_kept_together() {
    let result = applied(30_000, &[], vec![keep(20_000, 25_000), keep(0, 3000)]);
    assert_eq!(kept(&result), spans(&[(0, 3000), (20_000, 25_000)]));
}

#[test]
fn a_second_message_means_the_result_of_the_first() {
    let clip = clip("clip1", 30_000);
    let first = apply_to(&Timeline::of(&clip), &clip, &[], vec![remove(5000, 10_000)]);
    let second = apply_to(&first.timeline, &clip, &[], vec![remove(4000, 6000)]);
    assert_eq!(kept(&second), spans(&[(0, 4000), (11_000, 30_000)]));
}

#[test]
fn a_range_in_a_sped_up_timeline_is_found_in_the_clip() {
    let clip = clip("clip1", 30_000);
    let fast: Op = Speed::by(amount(2000)).into();
    let first = apply_to(&Timeline::of(&clip), &clip, &[], vec![fast]);
    assert_eq!(first.timeline.duration(), seconds(15_000));
    let second = apply_to(&first.timeline, &clip, &[], vec![keep(5000, 10_000)]);
    assert_eq!(kept(&second), spans(&[(10_000, 20_000)]));
}

#[test]
fn a_crossfade_leaves_as_much_silence_as_a_hard_cut_in_either_order() {
    let pauses: Op = TrimPauses::default().into();
    let fades: Op = Transition { seconds: Some(amount(240)), ..Transition::default() }.into();
    let hard = applied(20_000, &[(5000, 7000)], vec![pauses.clone()]);
    let one = applied(20_000, &[(5000, 7000)], vec![pauses.clone(), fades.clone()]);
    let other = applied(20_000, &[(5000, 7000)], vec![fades, pauses]);
    // 150 ms at each side, rounded into the silence on a grid of 40 ms; with the fade, half of it more.
    assert_eq!(kept(&hard), spans(&[(0, 5160), (6840, 20_000)]));
    assert_eq!(kept(&one), spans(&[(0, 5280), (6720, 20_000)]));
    assert_eq!(one.timeline, other.timeline);
    assert_eq!(one.timeline.duration(), hard.timeline.duration());
    assert_eq!(one.done, ["Cut 1 pause, 1.68 s.", "Crossfaded 1 cut, 0.24 s."]);
}

#[test]
fn pauses_at_the_very_beginning_and_end_are_cut_down_to_the_padding() {
    let result = applied(20_000, &[(0, 2000), (18_000, 20_000)], vec![TrimPauses::default().into()]);
    assert_eq!(kept(&result), spans(&[(1840, 18_160)]));
}

#[test]
fn short_silences_stay_unless_the_prompt_asks_for_them() {
    let silences = [(5000, 5600)];
    let result = applied(20_000, &silences, vec![TrimPauses::default().into()]);
    assert_eq!(result.timeline.segments.len(), 1);
    assert_eq!(result.done, ["Found no pause of 0.7 s or more to cut."]);
    let pauses = TrimPauses { min_silence: Some(amount(500)), padding: Some(amount(0)) };
    let result = applied(20_000, &silences, vec![pauses.into()]);
    assert_eq!(kept(&result), spans(&[(0, 5000), (5600, 20_000)]));
}

#[test]
fn a_muted_range_is_no_cut_and_gets_no_transition() {
    let mute: Op = Mute { start: Some(amount(5000)), end: Some(amount(8000)), target: None }.into();
    let result = applied(20_000, &[], vec![mute, Transition::default().into()]);
    assert_eq!(result.timeline.segments.len(), 3);
    assert!(result.timeline.segments.iter().all(|segment| segment.crossfade == 0.into()));
    assert_eq!(result.refused, ["There is no cut to put a transition at."]);
}

#[test]
fn a_pause_over_the_edge_of_a_muted_range_is_one_pause() {
    let mute: Op = Mute { start: Some(amount(5000)), end: Some(amount(8000)), target: None }.into();
    let clip = clip("clip1", 20_000);
    let first = apply_to(&Timeline::of(&clip), &clip, &[], vec![mute]);
    let second = apply_to(&first.timeline, &clip, &[(4600, 5400)], vec![TrimPauses::default().into()]);
    assert_eq!(second.done, ["Cut 1 pause, 0.48 s."]);
}

#[test]
fn a_crossfade_without_room_is_shorter_and_says_so() {
    let fades: Op = Transition { seconds: Some(amount(1000)), ..Transition::default() }.into();
    let result = applied(20_000, &[], vec![keep(0, 400), keep(5000, 10_000), fades]);
    assert_eq!(result.timeline.segments[1].crossfade, seconds(200));
    assert_eq!(result.done[2], "1 cut has a shorter transition, 0.2 s, as there was no room for more.");
}

#[test]
fn what_cannot_be_done_is_refused_in_words_and_the_rest_still_applies() {
    let text = |start| crate::engine::op::Text {
        text: "Hi".into(),
        position: None,
        start: Some(amount(start)),
        seconds: None,
        color: None,
        at: None,
    };
    let result = applied(
        10_000,
        &[],
        vec![
            remove(0, 10_000),
            remove(12_000, 15_000),
            remove(8000, 4000),
            Speed::by(amount(9000)).into(),
            text(60_000).into(),
            Resolution { height: 100_000 }.into(),
            TrimStart { seconds: amount(2000) }.into(),
        ],
    );
    assert_eq!(kept(&result), spans(&[(2000, 10_000)]));
    assert_eq!(result.done, ["Cut the first 2 s."]);
    assert_eq!(
        result.refused,
        [
            "Cutting 0:00 to 0:10 would leave nothing.",
            "0:12 comes after the end, which is at 0:10.",
            "0:08 to 0:04 is not a range: the end must come after the start.",
            "Cannot play at 9 times the speed: it goes from 0.25 to 8.",
            "The text “Hi” would start at 1:00, after the end at 0:08.",
            "Cannot make it 100000p: it goes from 144p to 4320p.",
        ]
    );
}

#[test]
fn a_clip_without_sound_has_no_pauses_and_a_silent_one_is_not_emptied() {
    let mut mute = clip("clip1", 10_000);
    mute.has_audio = false;
    let result = apply_to(&Timeline::of(&mute), &mute, &[], vec![TrimPauses::default().into()]);
    assert_eq!(result.refused, ["There are no pauses to cut: the clip has no sound."]);
    let pauses = TrimPauses { min_silence: None, padding: Some(amount(0)) };
    let result = applied(10_000, &[(0, 10_000)], vec![pauses.into()]);
    assert_eq!(kept(&result), spans(&[(0, 10_000)]));
    assert_eq!(result.refused.len(), 1);
}

#[test]
fn an_empty_or_damaged_timeline_is_refused() {
    let clip = clip("clip1", 10_000);
    let result = apply_to(&Timeline::default(), &clip, &[], vec![Export::default().into()]);
    assert_eq!(result.refused, ["The timeline is empty or damaged."]);
    let mut damaged = Timeline::of(&clip);
    damaged.segments[0].end = Ratio::new(i64::MAX, 3);
    assert_eq!(apply_to(&damaged, &clip, &[], vec![remove(0, 1)]).timeline, damaged);
}

#[test]
fn what_a_vague_wish_stands_for_is_not_missed_where_the_clip_lacks_something() {
    let mut mute = clip("clip1", 10_000);
    mute.has_audio = false;
    let steps = vec![Color::default().into(), NormalizeAudio::default().into()];
    for (presumed, refused) in [(2, 0), (0, 1)] {
        let plan = Plan { steps: steps.clone(), presumed, ..Plan::default() };
        let of = std::slice::from_ref(&mute);
        let result = apply(&plan, &Timeline::of(&mute), of, &Known::default(), &Pauses::default());
        assert_eq!((result.done.len(), result.refused.len()), (1, refused), "{result:?}");
    }
    let alone = Plan { steps: steps[1..].to_vec(), presumed: 1, ..Plan::default() };
    let of = std::slice::from_ref(&mute);
    let result = apply(&alone, &Timeline::of(&mute), of, &Known::default(), &Pauses::default());
    assert_eq!(result.refused, ["There is no sound to even out."]);
}

#[test]
fn a_share_of_words_means_the_result_and_that_of_a_picture_the_clip() {
    let share = |percent: f64| Amount::from_percent(percent).unwrap();
    let title = Title { text: "Hi".into(), at: Some(At::Moment(share(50.0))), seconds: None, style: None };
    let result = applied(20_000, &[], vec![TrimEnd { seconds: share(50.0) }.into(), title.into()]);
    assert_eq!(result.done, ["Cut the last 10 s.", "Put the title “Hi” at 0:05 for 3 s."]);
    let picture = Thumbnail { at: Some(share(80.0)) };
    let result = applied(20_000, &[], vec![TrimStart { seconds: share(50.0) }.into(), picture.into()]);
    assert_eq!(result.timeline.output.at, Some(seconds(6000)));
}

fn any_op() -> impl Strategy<Value = Op> {
    let time = 0..40_000i64;
    prop_oneof![
        (time.clone(), time.clone()).prop_map(|(a, b)| remove(a, b)),
        (time.clone(), time.clone()).prop_map(|(a, b)| keep(a, b)),
        time.clone().prop_map(|a| TrimStart { seconds: amount(a / 4) }.into()),
        time.clone().prop_map(|a| TrimEnd { seconds: amount(a / 4) }.into()),
        Just(TrimPauses::default().into()),
        (0..3000i64).prop_map(|d| Transition { seconds: Some(amount(d)), ..Transition::default() }.into()),
        (time.clone(), time.clone(), 100..9000i64).prop_map(|(a, b, f)| {
            Speed { start: Some(amount(a)), end: Some(amount(b)), ..Speed::by(amount(f)) }.into()
        }),
        (time.clone(), time.clone()).prop_map(|(a, b)| Mute {
            start: Some(amount(a)),
            end: Some(amount(b)),
            target: None
        }
        .into()),
        (0..9000i64).prop_map(|d| FadeOut { seconds: Some(amount(d)), color: None }.into()),
        (time.clone(), time.clone()).prop_map(|(a, b)| Reverse {
            start: Some(amount(a)),
            end: Some(amount(b)),
            style: None
        }
        .into()),
        Just(Reverse::default().into()),
        (time.clone(), 0..4000i64).prop_map(|(a, d)| {
            Freeze { at: Some(At::Moment(amount(a))), seconds: Some(amount(d)) }.into()
        }),
        (0..5u32).prop_map(|count| Loop { count: Some(count) }.into()),
        time.clone().prop_map(|a| LimitDuration { seconds: amount(a) }.into()),
        time.prop_map(|a| {
            let at = Some(At::Moment(amount(a)));
            Title { text: "T".into(), at, seconds: None, style: None }.into()
        }),
    ]
}

fn check(timeline: &Timeline, clip: &Clip) -> Result<(), TestCaseError> {
    prop_assert!(!timeline.segments.is_empty());
    prop_assert!(timeline.duration() > 0.into());
    prop_assert_eq!(timeline.segments[0].crossfade, 0.into());
    for segment in &timeline.segments {
        let shown = segment.freeze.unwrap_or(segment.end);
        prop_assert!(segment.start >= 0.into() && segment.start < segment.end && shown <= clip.duration);
        let is_picture = segment.freeze.is_none_or(|picture| {
            picture < clip.duration && (picture * clip.frame_rate).is_integer()
                || picture + clip.frame_rate.recip() == clip.duration
        });
        prop_assert!(is_picture, "{:?} is no picture", segment.freeze);
        prop_assert!(segment.speed >= Ratio::new(1, 4) && segment.speed <= 8.into());
        for cut in [segment.start, segment.end] {
            prop_assert!(
                cut == clip.duration || (cut * clip.frame_rate).is_integer(),
                "{cut} is off the grid"
            );
        }
    }
    for pair in timeline.segments.windows(2) {
        let shorter = pair[0].duration().min(pair[1].duration());
        prop_assert!(pair[1].crossfade >= 0.into() && pair[1].crossfade * 2 <= shorter);
    }
    for text in &timeline.texts {
        prop_assert!(text.duration > 0.into() && text.start + text.duration <= timeline.duration());
    }
    Ok(())
}

proptest! {
    #[test]
    fn every_message_leaves_a_timeline_that_can_be_rendered(
        messages in prop::collection::vec(prop::collection::vec(any_op(), 0..5), 1..4),
        quiet in prop::collection::vec((0..3000i64, 200..3000i64), 0..6),
        rate in prop_oneof![Just(Ratio::new(25, 1)), Just(Ratio::new(30000, 1001)), Just(Ratio::new(24, 1))],
        duration in 1000..31_000i64,
    ) {
        let mut clip = clip("clip1", duration);
        clip.frame_rate = rate;
        let mut now = 0;
        let mut silences = Vec::new();
        for (wait, length) in quiet {
            silences.push((now + wait, now + wait + length));
            now += wait + length + 1;
        }
        let mut timeline = Timeline::of(&clip);
        for steps in messages {
            let result = apply_to(&timeline, &clip, &silences, steps);
            check(&result.timeline, &clip)?;
            timeline = result.timeline;
        }
    }

    #[test]
    fn cutting_pauses_never_takes_speech(
        quiet in prop::collection::vec((1..4000i64, 200..3000i64), 1..8),
        crossfade in 0..1500i64,
        padding in 0..500i64,
    ) {
        let mut now = 0;
        let mut silences = Vec::new();
        for (wait, length) in quiet {
            silences.push((now + wait, now + wait + length));
            now += wait + length;
        }
        let duration = now + 3000;
        let steps = vec![
            TrimPauses { min_silence: None, padding: Some(amount(padding)) }.into(),
            Transition { seconds: Some(amount(crossfade)), ..Transition::default() }.into(),
        ];
        let result = applied(duration, &silences, steps);
        let mut before = Seconds::from_integer(0);
        let mut cuts = Vec::new();
        for (start, end) in kept(&result) {
            if before < start {
                cuts.push((before, start));
            }
            before = end;
        }
        for (from, to) in cuts {
            let inside = silences.iter().any(|(a, b)| seconds(*a) <= from && to <= seconds(*b));
            prop_assert!(inside, "{from} to {to} is cut and is not all silence");
        }
        prop_assert!(before >= seconds(now), "speech at the end is cut");
    }
}
