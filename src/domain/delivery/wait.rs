//! How long a server asks to be left alone: `Retry-After` (RFC 9110, section 10.2.3), in seconds or as a date.

use std::time::Duration;

use chrono::{NaiveDate, NaiveDateTime};

use super::Tick;

/// The longest wait that a server may ask for; a longer one is a slip or a wrong clock, and would look like a lost answer.
const LONGEST: Duration = Duration::from_hours(1);

/// The wait that `text` asks for. A date is compared with the phone's clock, which may be days off: one that is past asks for
/// nothing, and the usual wait serves then; one far ahead is cut to the longest.
pub(super) fn asked_for(text: &str, now: Tick) -> Option<Duration> {
    let text = text.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => until(date(text)?, now)?,
    };
    Some(wait.min(LONGEST))
}

fn until(date: NaiveDateTime, now: Tick) -> Option<Duration> {
    let end = u64::try_from(date.and_utc().timestamp_millis()).ok()?;
    end.checked_sub(now.0).filter(|left| *left > 0).map(Duration::from_millis)
}

/// `Sun, 06 Nov 1994 08:49:37 GMT`, the one form that servers may write.
pub(super) fn date(text: &str) -> Option<NaiveDateTime> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let (_, text) = text.split_once(", ")?;
    let parts: Vec<&str> = text.strip_suffix(" GMT")?.split([' ', ':']).collect();
    let [day, month, year, hour, minute, second] = parts[..] else { return None };
    let month = u32::try_from(MONTHS.iter().position(|name| *name == month)? + 1).ok()?;
    // A leap second counts as the one before it.
    let second = second.parse::<u32>().ok()?.min(59);
    NaiveDate::from_ymd_opt(year.parse().ok()?, month, day.parse().ok()?)?.and_hms_opt(hour.parse().ok()?, minute.parse().ok()?, second)
}
