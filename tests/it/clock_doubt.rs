//! Whether the phone's clock is doubted: only where the host's own time says so.

use chrono::Duration;
use kuluary::domain::{
    clock_doubt::{Doubt, Exchange},
    time::{Moment, parse_http_date, parse_moment},
};

const NOON: &str = "Tue, 26 Sep 2017 12:00:00 GMT";

/// A phone that reads so many minutes past the host's noon before and after the exchange.
fn exchange(before: i64, after: i64) -> Exchange {
    let noon = parse_http_date(NOON).expect("the test writes a valid date");
    let at = |minutes| noon + Duration::minutes(minutes);
    Exchange { before: at(before), after: at(after), date: Some(NOON.to_owned()), age: None }
}

#[track_caller]
fn check(exchange: &Exchange, expected: Option<Doubt>) {
    assert_eq!(exchange.doubt(), expected);
}

#[test]
fn a_clock_days_off_is_doubted_and_one_that_is_minutes_off_is_not_42() {
    for minutes in [-15, -3, 0, 3, 15] {
        check(&exchange(minutes, minutes), None);
    }
    check(&exchange(3 * 1_440, 3 * 1_440), Some(Doubt::Ahead(Duration::days(3))));
    check(&exchange(-3 * 1_440, -3 * 1_440), Some(Doubt::Behind(Duration::days(3))));
    check(&exchange(16, 16), Some(Doubt::Ahead(Duration::minutes(16))));
}

#[test]
fn a_phone_that_slept_over_the_reply_is_believed_42() {
    check(&exchange(-1, 600), None);
    check(&exchange(-600, 1), None);
}

#[test]
fn a_reply_that_lay_in_a_cache_on_the_way_tells_how_long_42() {
    let of_age = |age: &str| Exchange { age: Some(age.to_owned()), ..exchange(1_440, 1_440) };
    check(&of_age("86400"), None);
    check(&of_age("0"), Some(Doubt::Ahead(Duration::days(1))));
    for unreadable in ["", "a day", "-5", "99999999999999999999", "9223372036854775807"] {
        check(&of_age(unreadable), None);
    }
}

#[test]
fn a_host_that_tells_no_time_raises_no_doubt_42() {
    for date in [None, Some("yesterday"), Some("Tue, 31 Feb 2017 12:00:00 GMT"), Some("")] {
        check(&Exchange { date: date.map(str::to_owned), ..exchange(9_999, 9_999) }, None);
    }
}

#[test]
fn the_dates_of_http_are_read_and_nothing_else() {
    let moment = |text: &str| -> Option<Moment> { parse_moment(text) };
    assert_eq!(parse_http_date(NOON), moment("2017-09-26T12:00:00+00:00"));
    assert_eq!(parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT"), moment("2016-12-31T23:59:59+00:00"));
    for text in ["Tuesday, 26-Sep-17 12:00:00 GMT", "Tue Sep 26 12:00:00 2017", "Tue, 26 Sep 2017 12:00:00 CET", "26 Sep 2017", ""] {
        assert_eq!(parse_http_date(text), None, "{text}");
    }
}
