//! iCalendar (RFC 5545): sessions as a file that a phone's calendar opens.
//!
//! The same meeting file always gives the same bytes: there is no clock here. A session keeps its UID through every revision and
//! SEQUENCE rises with them, so importing again moves an entry instead of doubling it. Times are in UTC, which needs no time-zone table.

use chrono::{Datelike, Timelike};

use crate::{
    agenda::effective_end,
    id::SessionId,
    meeting::Meeting,
    session::{Session, Status},
    text::Language,
    time::Moment,
};

/// The longest line, in octets, its line break not counted.
const LINE: usize = 75;

/// Sessions as a calendar file, in the meeting's order; ids that the programme does not hold are passed over.
///
/// `link` gives the address of a session's page.
pub fn calendar(meeting: &Meeting, sessions: &[SessionId], language: Language, link: &dyn Fn(&SessionId) -> String) -> String {
    let mut file = File::default();
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Kuluary//Kuluary//PL");
    file.line("METHOD:PUBLISH");
    file.text("X-WR-CALNAME", meeting.title.pick(language).0);
    for session in meeting.sessions.iter().filter(|session| sessions.contains(&session.id)) {
        event(&mut file, meeting, session, language, &link(&session.id));
    }
    file.line("END:VCALENDAR");
    file.0
}

fn event(file: &mut File, meeting: &Meeting, session: &Session, language: Language, link: &str) {
    file.line("BEGIN:VEVENT");
    file.line(&format!("UID:{}.{}@kuluary", session.id, meeting.id));
    // The standard demands a stamp; a file that does not say when it was updated gets one that at least never changes.
    file.moment("DTSTAMP", meeting.updated.unwrap_or(session.start));
    if let Some(updated) = meeting.updated {
        file.moment("LAST-MODIFIED", updated);
    }
    // SEQUENCE is a 32-bit signed integer (RFC 5545, 3.3.8).
    file.line(&format!("SEQUENCE:{}", meeting.revision.min(i32::MAX.unsigned_abs().into())));
    file.moment("DTSTART", session.start);
    file.moment("DTEND", effective_end(meeting, session));
    file.text("SUMMARY", meeting.title_of(session).pick(language).0);
    file.text("LOCATION", &location(meeting, session, language).join(", "));
    file.text("DESCRIPTION", &description(meeting, session, language).join("\n\n"));
    // An address is not a text: it is written as it is, without what could start another line.
    file.line(&format!("URL:{}", link.chars().filter(|c| !c.is_control()).collect::<String>()));
    file.line(if session.status == Status::Cancelled { "STATUS:CANCELLED" } else { "STATUS:CONFIRMED" });
    file.line("END:VEVENT");
}

fn location<'m>(meeting: &'m Meeting, session: &Session, language: Language) -> Vec<&'m str> {
    let mut parts = Vec::new();
    if let Some(room) = session.room.as_ref().and_then(|id| meeting.room(id)) {
        parts.push(room.name.pick(language).0);
        parts.extend(room.place.as_ref().map(|place| place.pick(language).0));
    }
    if let Some(venue) = &meeting.venue {
        parts.push(venue.name.pick(language).0);
        parts.extend(venue.address.as_ref().map(|address| address.pick(language).0));
    }
    parts
}

fn description(meeting: &Meeting, session: &Session, language: Language) -> Vec<String> {
    let mut parts = Vec::new();
    // Hours that are only reconstructed must say so wherever they go; the words are the file's own.
    if let Some(note) = meeting.note.as_ref().filter(|_| session.approximate) {
        parts.push(note.pick(language).0.to_owned());
    }
    let people: Vec<_> = meeting.people_of(session).into_iter().map(|person| person.name.as_str()).collect();
    if !people.is_empty() {
        parts.push(people.join(", "));
    }
    if let Some(about) = meeting.about_of(session) {
        parts.push(about.pick(language).0.to_owned());
    }
    parts
}

#[derive(Default)]
struct File(String);

impl File {
    /// A property whose value is a text (3.3.11); an empty one is left out.
    fn text(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        let mut line = format!("{name}:");
        for c in value.replace("\r\n", "\n").chars() {
            match c {
                '\\' | ';' | ',' => line.extend(['\\', c]),
                '\n' | '\r' => line.push_str("\\n"),
                // Calendars refuse other control characters, and they mean nothing in a title.
                c if c.is_control() => {}
                c => line.push(c),
            }
        }
        self.line(&line);
    }

    fn moment(&mut self, name: &str, at: Moment) {
        let (day, time) = (at.naive_utc().date(), at.naive_utc().time());
        let day = format!("{:04}{:02}{:02}", day.year(), day.month(), day.day());
        self.line(&format!("{name}:{day}T{:02}{:02}{:02}Z", time.hour(), time.minute(), time.second()));
    }

    /// Writes a line, folded where it is longer than allowed, never within a character (3.1).
    fn line(&mut self, line: &str) {
        let mut left = LINE;
        for c in line.chars() {
            if c.len_utf8() > left {
                self.0.push_str("\r\n ");
                left = LINE - 1;
            }
            self.0.push(c);
            left -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }
}
