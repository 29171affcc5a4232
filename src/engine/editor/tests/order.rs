//! Backwards, again, standing still and cut to a length.

use super::*;

fn reverse(start: i64, end: i64) -> Op {
    Reverse { start: Some(amount(start)), end: Some(amount(end)), style: None }.into()
}

fn freeze(at: i64, length: i64) -> Op {
    Freeze { at: Some(At::Moment(amount(at))), seconds: Some(amount(length)) }.into()
}

fn again(count: u32) -> Op {
    Loop { count: Some(count) }.into()
}

fn limit(length: i64) -> Op {
    LimitDuration { seconds: amount(length) }.into()
}

/// What is seen: where in the clip it begins and ends, in milliseconds; a standstill begins and ends at its picture.
fn seen(applied: &Applied) -> Vec<(i64, i64)> {
    let thousandths = |time: Seconds| (time * 1000).round().to_integer();
    let segments = applied.timeline.segments.iter();
    segments
        .map(|segment| match (segment.freeze, segment.reversed) {
            (Some(picture), _) => (thousandths(picture), thousandths(picture)),
            (None, false) => (thousandths(segment.start), thousandths(segment.end)),
            (None, true) => (thousandths(segment.end), thousandths(segment.start)),
        })
        .collect()
}

#[test]
fn a_stretch_is_reversed_where_it_stands_and_twice_is_as_before() {
    let once = applied(20_000, &[], vec![reverse(5000, 8000)]);
    assert_eq!(seen(&once), [(0, 5000), (8000, 5000), (8000, 20_000)]);
    assert_eq!(once.timeline.duration(), seconds(20_000));
    assert_eq!(once.done, ["Reversed 0:05 to 0:08: it plays backwards."]);
    let clip = clip("clip1", 20_000);
    let twice = apply_to(&once.timeline, &clip, &[], vec![reverse(5000, 8000)]);
    assert_eq!(seen(&twice), [(0, 20_000)]);
}

#[test]
fn a_boomerang_goes_there_and_back_without_a_cut() {
    let boomerang = Reverse { style: Some(ReverseStyle::Boomerang), ..Reverse::default() };
    let result = applied(10_000, &[], vec![boomerang.into(), Transition::default().into()]);
    assert_eq!(seen(&result), [(0, 10_000), (10_000, 0)]);
    assert_eq!(result.refused, ["There is no cut to put a transition at."]);
}

#[test]
fn cuts_of_a_reversed_timeline_are_found_in_the_clip() {
    let clip = clip("clip1", 20_000);
    let whole = apply_to(&Timeline::of(&clip), &clip, &[], vec![Reverse::default().into()]);
    let cut = apply_to(&whole.timeline, &clip, &[], vec![remove(2000, 5000)]);
    assert_eq!(seen(&cut), [(20_000, 18_000), (15_000, 0)]);
    let quiet = apply_to(&whole.timeline, &clip, &[(5000, 7000)], vec![TrimPauses::default().into()]);
    assert_eq!(seen(&quiet), [(20_000, 6840), (5160, 0)]);
}

#[test]
fn pieces_that_crossfade_do_so_backwards_too() {
    let fade: Op = Transition { seconds: Some(amount(400)), ..Transition::default() }.into();
    let result = applied(
        20_000,
        &[],
        vec![remove(5000, 6000), remove(10_000, 12_000), fade, Reverse::default().into()],
    );
    assert_eq!(seen(&result), [(20_000, 12_000), (10_000, 6000), (5000, 0)]);
    let fades: Vec<_> = result.timeline.segments.iter().map(|segment| segment.crossfade).collect();
    assert_eq!(fades, [seconds(0), seconds(400), seconds(400)]);
}

#[test]
fn a_picture_stands_where_it_was_seen_and_is_no_cut() {
    let fade: Op = Transition::default().into();
    let result = applied(20_000, &[], vec![freeze(5000, 2000), fade.clone()]);
    assert_eq!(seen(&result), [(0, 5000), (5000, 5000), (5000, 20_000)]);
    assert_eq!(result.timeline.duration(), seconds(22_000));
    assert_eq!(result.done, ["Froze the picture at 0:05 for 2 s, without the clip’s sound."]);
    assert_eq!(result.refused, ["There is no cut to put a transition at."]);
    let at_the_ends = applied(20_000, &[], vec![freeze(0, 1000), Freeze::default().into()]);
    assert_eq!(seen(&at_the_ends), [(0, 0), (0, 20_000), (19_960, 19_960)]);
    let cut_away = applied(20_000, &[], vec![remove(4000, 6000), freeze(5000, 1000)]);
    assert_eq!(cut_away.refused, ["0:05 was cut away, so there is no picture to freeze."]);
    let clip = clip("clip1", 20_000);
    let again = apply_to(&result.timeline, &clip, &[], vec![remove(5600, 6000), fade]);
    assert_eq!(again.timeline.duration(), seconds(21_600));
}

#[test]
fn it_is_cut_to_a_length_after_everything_else() {
    let result = applied(20_000, &[], vec![limit(12_000), TrimStart { seconds: amount(10_000) }.into()]);
    assert_eq!(seen(&result), [(10_000, 20_000)]);
    assert_eq!(result.done[0], "It is 10 s long, no longer than the 12 s you asked for.");
    let fast = Speed { direction: Some(Direction::Up), factor: None, amount: None, start: None, end: None };
    let fitted = applied(20_000, &[], vec![fast.clone().into(), limit(8000)]);
    assert_eq!(fitted.done[0], "Changed the speed to 2.5 times.");
    assert_eq!(fitted.timeline.duration(), seconds(8000));
    assert_eq!(applied(20_000, &[], vec![fast.into()]).done, ["Changed the speed to 1.5 times."]);
    let twice = applied(5000, &[], vec![again(3), limit(12_000)]);
    assert_eq!(seen(&twice), [(0, 5000), (0, 5000), (0, 2000)]);
    assert_eq!(twice.done, ["Looped it: it plays 3 times.", "Kept the first 12 s, and cut 3 s at the end."]);
}

#[test]
fn what_comes_after_a_length_is_done_to_what_is_left() {
    let result = applied(20_000, &[], vec![limit(3000), Reverse::default().into()]);
    assert_eq!(seen(&result), [(3000, 0)]);
    let result = applied(20_000, &[], vec![limit(3000), Freeze::default().into()]);
    assert_eq!(seen(&result), [(0, 3000), (2960, 2960)]);
    assert_eq!(
        result.done,
        [
            "Kept the first 3 s, and cut 17 s at the end.",
            "Froze the last picture for 2 s, without the clip’s sound."
        ]
    );
    let result = applied(5000, &[], vec![again(2), limit(6000), Reverse::default().into(), again(2)]);
    assert_eq!(seen(&result), [(1000, 0), (5000, 0), (1000, 0), (5000, 0)]);
    let result = applied(20_000, &[], vec![limit(3000), freeze(5000, 2000)]);
    assert_eq!(result.refused, ["0:05 was cut away, so there is no picture to freeze."]);
}

#[test]
fn slow_motion_is_half_the_speed_where_nothing_is_said() {
    let result = applied(10_000, &[], vec![SlowMotion::default().into()]);
    assert_eq!(result.done, ["Changed the speed to 0.5 times."]);
    let four = SlowMotion { factor: Some(amount(4000)), ..SlowMotion::default() };
    assert_eq!(applied(10_000, &[], vec![four.into()]).timeline.duration(), seconds(40_000));
}

#[test]
fn a_loop_that_is_none_or_without_end_is_refused() {
    let result = applied(80_000_000, &[], vec![again(1), again(2), again(101)]);
    assert_eq!(
        result.refused,
        [
            "It can be played 2 to 100 times in a row, not 1.",
            "Played 2 times, it would be too long: it can have a day at most, or 2000 pieces.",
            "It can be played 2 to 100 times in a row, not 101.",
        ]
    );
}

proptest! {
    #[test]
    fn durations_add_up(
        cuts in prop::collection::vec((0..30_000i64, 0..4000i64), 0..4),
        span in (0..30_000i64, 1..30_000i64),
        stands in (0..30_000i64, 40..5000i64),
        count in 2..5u32,
        length in 1000..60_000i64,
        crossfade in prop_oneof![Just(0i64), 40..1500i64],
    ) {
        let mut steps: Vec<Op> = cuts.iter().map(|(from, for_)| remove(*from, from + for_)).collect();
        if crossfade > 0 {
            steps.push(Transition { seconds: Some(amount(crossfade)), ..Transition::default() }.into());
        }
        let clip = clip("clip1", 31_000);
        let first = apply_to(&Timeline::of(&clip), &clip, &[], steps).timeline;
        let of = |steps| apply_to(&first, &clip, &[], steps);
        let before = first.duration();

        let reversed = of(vec![reverse(span.0, span.0 + span.1)]);
        if !reversed.done.is_empty() {
            let lost = before - reversed.timeline.duration();
            // A crossfade that the stretch begins or ends within is gone, or has less room.
            prop_assert!(crossfade > 0 || lost == 0.into(), "{lost}");
        }
        let whole = of(vec![Reverse::default().into()]).timeline;
        let capped: Seconds = first.segments.iter().map(|s| (s.crossfade - seconds(480)).max(0.into())).sum();
        prop_assert_eq!(whole.duration(), before + capped);

        let frozen = of(vec![freeze(stands.0, stands.1)]);
        if !frozen.done.is_empty() && crossfade == 0 {
            let grown = frozen.timeline.duration() - before;
            prop_assert_eq!(grown, (seconds(stands.1) * 25).round() / 25);
        }
        let looped = of(vec![again(count)]).timeline;
        prop_assert_eq!(looped.duration(), before * i64::from(count));

        let limited = of(vec![again(count), limit(length)]).timeline.duration();
        prop_assert!(limited <= seconds(length));
        let slack = if crossfade == 0 { seconds(40) } else { seconds(120) };
        prop_assert!(limited + slack >= seconds(length).min(looped.duration()), "{limited} of {length}");
    }
}
