//! How long a server asks to be left alone: `Retry-After` (RFC 9110, section 10.2.3), in seconds or as a date.

use std::time::Duration;

use super::Tick;
use crate::time::{Moment, parse_http_date};

/// The longest wait that a server may ask for; a longer one is a slip or a wrong clock, and would look like a lost answer.
const LONGEST: Duration = Duration::from_hours(1);

/// The wait that `text` asks for. A date is compared with the phone's clock, which may be days off: one that is past asks for
/// nothing, and the usual wait serves then; one far ahead is cut to the longest.
pub(super) fn asked_for(text: &str, now: Tick) -> Option<Duration> {
    let text = text.trim();
    let wait = match text.parse() {
        Ok(seconds) => Duration::from_secs(seconds),
        Err(_) => until(parse_http_date(text)?, now)?,
    };
    Some(wait.min(LONGEST))
}

fn until(date: Moment, now: Tick) -> Option<Duration> {
    let end = u64::try_from(date.timestamp_millis()).ok()?;
    end.checked_sub(now.0).filter(|left| *left > 0).map(Duration::from_millis)
}
