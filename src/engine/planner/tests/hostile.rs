//! Prompts that nobody means well: endless, broken or without sense.

use super::*;

#[test]
fn hostile_prompts_are_bounded_and_say_what_is_left_out() {
    let long = "cut the pauses, ".repeat(70_000);
    let planned = plan(&long);
    assert_eq!(planned.steps.len(), 1);
    assert!(planned.not_understood.last().unwrap().contains("characters at the end"));
    let many: String = (0..10_000).map(|n| format!("cut 0:0{} to {}:30, ", n % 9, n % 50 + 1)).collect();
    assert!(plan(&many).steps.len() <= MOST_STEPS);
    let strange =
        "\u{0}\u{1}7\u{1}\u{1}\u{7f}“”''\"\"「」((((\u{202e}cut the first 99999999999999999999 hours\u{1}";
    assert!(plan(strange).is_empty());
    assert_eq!(plan("").not_understood, [""; 0]);
}

#[test]
fn what_stands_too_far_behind_in_an_endless_clause_is_handed_back() {
    let plan = plan(&format!("cut the pauses {}mute it", "quokka ".repeat(200)));
    assert_eq!(serde_json::to_value(&plan.steps).unwrap(), json!([{"op": "trim_pauses", "args": {}}]));
    assert!(plan.not_understood.concat().contains("quokka"), "{plan:?}");
}

#[test]
fn the_work_for_a_prompt_grows_no_faster_than_the_prompt() {
    let work = |prompt: &str| {
        let before = phrase::WORK.get();
        plan(prompt);
        phrase::WORK.get() - before
    };
    for unit in [
        "cut the pauses, ",
        "cut the pauses ",
        "addmakecutkeep",
        "add make keep cut the title music sound from 0:10 to 0:20 at 3 seconds ",
        "加停顿剪",
        "把停顿剪掉加字幕，",
        "\u{0}\u{1}7\u{1}",
        "1s 2 minutes ",
        "“\"'「",
    ] {
        let times = |count: usize| work(&unit.repeat(count * 100 / unit.chars().count()));
        let (once, often, endless) = (times(20), times(160), times(1600));
        assert!(often <= 10 * once, "{unit:?}: {once} bytes for 2,000 characters, {often} for 16,000");
        // Only the beginning of a prompt is read.
        assert!(endless <= 12 * once, "{unit:?}: {endless} bytes for 160,000 characters");
    }
}

mod property {
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]
        #[test]
        fn no_prompt_makes_the_planner_panic(prompt in "\\PC{0,80}|[ a-z0-9:,.'\"“”秒分到从剪去掉第前后]{0,80}") {
            let plan = super::plan(&prompt);
            let written = serde_json::to_string(&plan).unwrap();
            prop_assert_eq!(serde_json::from_str::<crate::engine::planner::Plan>(&written).unwrap(), plan);
        }
    }
}
