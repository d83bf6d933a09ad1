//! Moments and days. Times in data carry their own offset, so the app needs no time-zone table.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveTime, Timelike};

/// A moment with the offset it was written in; the wall-clock reading is the meeting's own, wherever the phone is.
pub type Moment = DateTime<FixedOffset>;

/// The programme day of a moment: its local date, moved to the day before when it is earlier than `day_starts`.
pub fn programme_day(at: Moment, day_starts: NaiveTime) -> NaiveDate {
    let local = at.naive_local();
    if local.time() < day_starts { (local - Duration::days(1)).date() } else { local.date() }
}

/// The moment in RFC 3339 to the second, with its own offset: `2017-09-26T14:30:00+02:00`.
pub fn rfc3339(at: Moment) -> String {
    let local = at.naive_local();
    let minutes = at.offset().local_minus_utc() / 60;
    let sign = if minutes < 0 { '-' } else { '+' };
    let (hours, rest) = (minutes.abs() / 60, minutes.abs() % 60);
    format!("{}T{:02}:{:02}:{:02}{sign}{hours:02}:{rest:02}", local.date(), local.hour(), local.minute(), local.second())
}
