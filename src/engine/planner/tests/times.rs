//! Times as people write them, in each language.

use crate::engine::language::Language;
use crate::engine::op::Amount;

fn seconds(tongue: &str, written: &str, like: Option<&str>) -> Option<Amount> {
    Language::named(tongue).unwrap().lexicon().quantities().seconds(written, like)
}

#[test]
fn times_are_read_as_people_write_them() {
    for (tongue, written, expected) in [
        ("en", "0:30", 30.0),
        ("en", "1:02:03", 3723.0),
        ("en", "00:01:30", 90.0),
        ("en", "00:01:30.500", 90.5),
        ("en", "0:10.5", 10.5),
        ("en", "90s", 90.0),
        ("en", "90 sec", 90.0),
        ("en", "1.5 s", 1.5),
        ("en", "1.5 min", 90.0),
        ("en", "2-minute", 120.0),
        ("en", "two minutes", 120.0),
        ("en", "ninety seconds", 90.0),
        ("en", "twenty-five seconds", 25.0),
        ("en", "half a second", 0.5),
        ("en", "half a minute", 30.0),
        ("en", "half-second", 0.5),
        ("en", "a minute", 60.0),
        ("en", "a minute and a half", 90.0),
        ("en", "one and a half minutes", 90.0),
        ("en", "two and a half seconds", 2.5),
        ("en", "1 minute and 30 seconds", 90.0),
        ("en", "1 minute 30", 90.0),
        ("en", "1m30s", 90.0),
        ("en", "1m30", 90.0),
        ("en", "1h02m", 3720.0),
        ("en", "1h 2m 3s", 3723.0),
        ("en", "second 5", 5.0),
        ("en", "minute 1:30", 90.0),
        ("en", "300ms", 0.3),
        ("en", "1,500 ms", 1.5),
        ("en", "1,5 s", 1.5),
        ("en", "0:01.2345", 1.2345),
        ("zh", "10秒", 10.0),
        ("zh", "十秒", 10.0),
        ("zh", "一分半", 90.0),
        ("zh", "一分半钟", 90.0),
        ("zh", "两分钟半", 150.0),
        ("zh", "1分30秒", 90.0),
        ("zh", "1分30", 90.0),
        ("zh", "一分三十秒", 90.0),
        ("zh", "两分钟", 120.0),
        ("zh", "半分钟", 30.0),
        ("zh", "第3秒", 3.0),
        ("zh", "二十五秒", 25.0),
        ("zh", "1个小时", 3600.0),
        ("zh", "12", 12.0),
    ] {
        assert_eq!(seconds(tongue, written, None), Amount::from_f64(expected), "{written}");
    }
}

#[test]
fn a_bare_number_has_the_unit_of_the_time_beside_it() {
    assert_eq!(seconds("en", "1", Some("2 minutes")), Amount::from_f64(60.0));
    assert_eq!(seconds("zh", "1", Some("2分钟")), Amount::from_f64(60.0));
    assert_eq!(seconds("en", "1", Some("0:30")), Amount::from_f64(1.0));
}

#[test]
fn what_is_no_time_or_more_than_a_day_is_refused() {
    for written in ["", "soon", "99999999 hours", "12:", "::", "3 apples", "1.2.3s", "半半半x"] {
        assert_eq!(seconds("en", written, None), None, "{written}");
        assert_eq!(seconds("zh", written, None), None, "{written}");
    }
}
