//! Dates, times of day and moments are read in their full written form, and in no other.

use chrono::{DateTime, Datelike, Timelike};
use kuluary::domain::time::{parse_day, parse_moment, parse_time, rfc3339};
use proptest::prelude::*;

#[test]
fn a_date_has_ten_characters_and_exists() {
    assert_eq!(parse_day("2016-02-29").map(|day| (day.year(), day.month(), day.day())), Some((2016, 2, 29)));
    for text in [
        "2017-02-29",
        "2017-13-01",
        "2017-00-10",
        "2017-9-26",
        "17-09-26",
        "+2017-09-26",
        " 2017-09-26",
        "2017-09-26T",
        "2017/09/26",
        "",
        "--",
    ] {
        assert_eq!(parse_day(text), None, "{text}");
    }
}

#[test]
fn a_time_of_day_has_two_digits_each_and_perhaps_seconds() {
    assert_eq!(parse_time("04:00").map(|time| (time.hour(), time.minute(), time.second())), Some((4, 0, 0)));
    assert_eq!(parse_time("23:59:59").map(|time| time.second()), Some(59));
    for text in ["24:00", "4:00", "04:0", "04:60", "04:00:60", "04:00:0", "04", "0４:00", "-4:00", ""] {
        assert_eq!(parse_time(text), None, "{text}");
    }
}

#[test]
fn a_moment_tells_its_offset() {
    for (text, told) in [
        ("2017-09-26T14:30:00+02:00", "2017-09-26T14:30:00+02:00"),
        ("2017-09-26t12:30:00z", "2017-09-26T12:30:00+00:00"),
        ("2017-09-26T14:30:00.123456-09:30", "2017-09-26T14:30:00-09:30"),
        ("0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00+23:59"),
    ] {
        assert_eq!(parse_moment(text).map(rfc3339).as_deref(), Some(told), "{text}");
    }
    for text in [
        "2017-09-26T14:30:00",
        "2017-09-26T14:30+02:00",
        "2017-09-26 14:30:00+02:00",
        "2017-09-26T14:30:00+0200",
        "2017-09-26T14:30:00+24:00",
        "2017-09-26T14:30:00+02:60",
        "2017-09-26T14:30:00*02:00",
        "2017-09-26T14:30:00ż02:00",
        "2017-09-26T14:30:0ż",
        "2017-09-26T24:00:00Z",
        "2017-09-26T",
        "T",
        "",
    ] {
        assert_eq!(parse_moment(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back_and_read_as_the_date_library_reads_it(seconds in -50_000_000_000_i64..200_000_000_000, minutes in -1_439_i32..=1_439) {
        let offset = chrono::FixedOffset::east_opt(minutes * 60).expect("less than a day");
        let moment = DateTime::from_timestamp(seconds, 0).expect("within range").with_timezone(&offset);
        let text = rfc3339(moment);
        prop_assert_eq!(parse_moment(&text), Some(moment));
        prop_assert_eq!(parse_moment(&text), DateTime::parse_from_rfc3339(&text).ok());
    }

    #[test]
    fn no_text_makes_the_readers_panic(text in "[0-9TZtz:.+ż-]{0,30}") {
        prop_assert!(parse_moment(&text).is_none() || DateTime::parse_from_rfc3339(&text).is_ok());
        let _: (Option<_>, Option<_>) = (parse_day(&text), parse_time(&text));
    }
}
