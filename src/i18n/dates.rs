//! Days, hours and lengths of time in words. Wall-clock readings are those of the moment's own offset: the meeting's.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use crate::domain::{text::Language, time::Moment};

use Language::{English, Polish};

const MONTHS_PL: [&str; 12] =
    ["stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września", "października", "listopada", "grudnia"];
const MONTHS_EN: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];
const WEEKDAYS_PL: [&str; 7] = ["poniedziałek", "wtorek", "środa", "czwartek", "piątek", "sobota", "niedziela"];
const WEEKDAYS_EN: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// The day of the week: `wtorek`, `Tuesday`.
pub fn weekday(language: Language, day: NaiveDate) -> &'static str {
    let names = if language == Polish { &WEEKDAYS_PL } else { &WEEKDAYS_EN };
    names[day.weekday().num_days_from_monday() as usize]
}

/// Day and month: `26 września`, `26 September`.
pub fn day_month(language: Language, day: NaiveDate) -> String {
    let names = if language == Polish { &MONTHS_PL } else { &MONTHS_EN };
    format!("{}\u{a0}{}", day.day(), names[day.month0() as usize])
}

/// Day of the week, day and month: `wtorek 26 września`.
pub fn weekday_day(language: Language, day: NaiveDate) -> String {
    format!("{} {}", weekday(language, day), day_month(language, day))
}

/// A whole date: `26 września 2017`.
pub fn date(language: Language, day: NaiveDate) -> String {
    format!("{} {}", day_month(language, day), day.year())
}

/// From one day to another: `26–27 września 2017`, `30 września – 1 października 2017`.
pub fn range(language: Language, from: NaiveDate, to: NaiveDate) -> String {
    if from == to {
        date(language, from)
    } else if (from.year(), from.month()) == (to.year(), to.month()) {
        format!("{}–{}", from.day(), date(language, to))
    } else if from.year() == to.year() {
        format!("{} – {}", day_month(language, from), date(language, to))
    } else {
        format!("{} – {}", date(language, from), date(language, to))
    }
}

/// An hour: `9:00`, `14:30`.
pub fn hour(at: Moment) -> String {
    clock(at.time())
}

/// The same of a time of day alone.
pub fn clock(at: NaiveTime) -> String {
    format!("{}:{:02}", at.hour(), at.minute())
}

/// From one hour to another: `14:30–16:00`; without an end: `od 19:00`.
pub fn hours(language: Language, from: Moment, to: Option<Moment>) -> String {
    match (to, language) {
        (Some(to), _) => format!("{}–{}", hour(from), hour(to)),
        (None, Polish) => format!("od\u{a0}{}", hour(from)),
        (None, English) => format!("from\u{a0}{}", hour(from)),
    }
}

/// A length of time: `45 min`, `1 h`, `90 min`, `2 h 30 min`, `2 dni`; negative lengths count as none.
pub fn length(language: Language, minutes: i64) -> String {
    let minutes = minutes.max(0);
    let (days, hours, rest) = (minutes / 1440, minutes / 60, minutes % 60);
    match (days, hours, rest) {
        // Programmes write 90 min, not 1 h 30 min, and the gutter of the timeline has no room for the latter.
        _ if minutes < 100 && minutes != 60 => format!("{minutes}\u{a0}min"),
        (0, _, 0) => format!("{hours}\u{a0}h"),
        (0, _, _) => format!("{hours}\u{a0}h {rest}\u{a0}min"),
        (1, _, _) => if language == Polish { "1\u{a0}dzień" } else { "1\u{a0}day" }.to_owned(),
        _ => format!("{days}\u{a0}{}", if language == Polish { "dni" } else { "days" }),
    }
}

/// A length of time in minutes alone, for narrow places: `150 min`.
pub fn minutes(minutes: i64) -> String {
    format!("{}\u{a0}min", minutes.max(0))
}

/// The first letter made a capital, as at the start of a label.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
