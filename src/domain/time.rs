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

/// Reads a date written as `YYYY-MM-DD`, and nothing else.
///
/// Written out here, as are the readers below: the date library's own accept more than the formats allow, and weigh ten times as much
/// in what a phone downloads.
pub fn parse_day(text: &str) -> Option<NaiveDate> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    NaiveDate::from_ymd_opt(i32::try_from(number(year, 4)?).ok()?, number(month, 2)?, number(day, 2)?)
}

/// Reads a time of day written as `HH:MM` or `HH:MM:SS`.
pub fn parse_time(text: &str) -> Option<NaiveTime> {
    let (hours, rest) = text.split_once(':')?;
    let (minutes, seconds) = rest.split_once(':').unwrap_or((rest, "00"));
    NaiveTime::from_hms_opt(number(hours, 2)?, number(minutes, 2)?, number(seconds, 2)?)
}

/// Reads a moment in RFC 3339, which always tells its offset; a fraction of a second is dropped.
pub fn parse_moment(text: &str) -> Option<Moment> {
    let (day, rest) = text.split_once(['T', 't'])?;
    let (time, rest) = rest.split_at_checked(8)?;
    let local = parse_day(day)?.and_time(parse_time(time)?);
    let offset = match rest.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|c: char| c.is_ascii_digit()),
        None => rest,
    };
    local.and_local_timezone(parse_offset(offset)?).single()
}

/// Reads a date as HTTP writes it (RFC 9110, section 5.6.7): `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may write.
pub fn parse_http_date(text: &str) -> Option<Moment> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, text) = text.trim().split_once(", ")?;
    let parts: Vec<&str> = text.strip_suffix(" GMT")?.split([' ', ':']).collect();
    let [day, month, year, hour, minute, second] = parts[..] else { return None };
    let month = u32::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
    // A leap second counts as the one before it.
    let second = second.parse::<u32>().ok()?.min(59);
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?;
    date.and_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second)?.and_local_timezone(FixedOffset::east_opt(0)?).single()
}

/// Reads `Z`, `+HH:MM` or `-HH:MM`.
fn parse_offset(text: &str) -> Option<FixedOffset> {
    if matches!(text, "Z" | "z") {
        return FixedOffset::east_opt(0);
    }
    let (hours, minutes) = text.get(1..)?.split_once(':')?;
    let (hours, minutes) = (number(hours, 2)?, number(minutes, 2)?);
    if hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3_600 + minutes * 60).ok()?;
    match text.as_bytes()[0] {
        b'+' => FixedOffset::east_opt(seconds),
        b'-' => FixedOffset::west_opt(seconds),
        _ => None,
    }
}

/// Reads exactly so many decimal digits, at most nine.
fn number(text: &str, digits: usize) -> Option<u32> {
    let decimal = text.len() == digits && text.bytes().all(|c| c.is_ascii_digit());
    decimal.then(|| text.bytes().fold(0, |number, c| number * 10 + u32::from(c - b'0')))
}
