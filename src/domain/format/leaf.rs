//! Single values of a file: texts as they are shown, moments, dates, addresses.

use chrono::{DateTime, NaiveDate};

use crate::domain::{session::Link, time::Moment};

/// A text as it is shown: control characters but line feeds and tabs are dropped, and so are the marks that turn the direction of
/// writing around, because they reach beyond their own text and can make another one read differently.
pub(super) fn cleaned(text: &str) -> String {
    let kept = |c: &char| match c {
        '\n' | '\t' => true,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}' => false,
        c => !c.is_control(),
    };
    text.chars().filter(kept).collect::<String>().trim().to_owned()
}

/// What a problem quotes of a text.
pub(super) fn shortened(text: &str) -> String {
    cleaned(&text.chars().take(80).collect::<String>())
}

/// A moment in RFC 3339, which always tells its offset.
pub(super) fn moment(text: &str) -> Option<Moment> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// A date as `YYYY-MM-DD`; `NaiveDate::from_str` alone would take signs, spaces and single digits as well.
pub(super) fn date(text: &str) -> Option<NaiveDate> {
    let shape =
        text.len() == 10 && text.bytes().enumerate().all(|(at, c)| if matches!(at, 4 | 7) { c == b'-' } else { c.is_ascii_digit() });
    if shape { text.parse().ok() } else { None }
}

/// An address of the web, to read or to fetch.
pub(super) fn web_link(text: &str) -> Option<Link> {
    Link::parse(text).filter(|link| link.as_str().get(..4).is_some_and(|scheme| scheme.eq_ignore_ascii_case("http")))
}
