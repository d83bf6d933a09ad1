//! Moments and days. Times in data carry their own offset, so the app needs no time-zone table.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveTime};

/// A moment with the offset it was written in; the wall-clock reading is the meeting's own, wherever the phone is.
pub type Moment = DateTime<FixedOffset>;

/// The programme day of a moment: its local date, moved to the day before when it is earlier than `day_starts`.
pub fn programme_day(at: Moment, day_starts: NaiveTime) -> NaiveDate {
    let local = at.naive_local();
    if local.time() < day_starts { (local - Duration::days(1)).date() } else { local.date() }
}
