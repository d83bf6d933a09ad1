//! iCalendar: what another implementation reads back, and the marks by which calendars follow a change.

use icalendar::{Calendar, CalendarComponent, CalendarDateTime, Component, DatePerhapsTime, Event, EventLike, EventStatus};
use kuluary::domain::{
    format::ical,
    id::{PersonId, RoomId, SessionId},
    meeting::{Meeting, Person, Room, Venue},
    session::{Session, Status},
    text::Language,
};
use proptest::prelude::*;

use crate::support::{at, baltow, id, ids, text};

fn file(meeting: &Meeting, sessions: &[&str]) -> String {
    ical::calendar(meeting, &ids(sessions), Language::Polish, &|id| format!("https://example.org/#/session/{id}?m=probne"))
}

fn read(file: &str) -> Vec<Event> {
    let calendar: Calendar = file.parse().expect("another reader accepts the file");
    let event = |component: &CalendarComponent| component.as_event().cloned();
    calendar.components.iter().map(|component| event(component).expect("there are events only")).collect()
}

fn one(meeting: &Meeting, session: &str) -> Event {
    let mut events = read(&file(meeting, &[session]));
    assert_eq!(events.len(), 1);
    events.remove(0)
}

fn session<'m>(meeting: &'m mut Meeting, name: &str) -> &'m mut Session {
    meeting.sessions.iter_mut().find(|session| session.id == id(name)).expect("the programme has it")
}

#[track_caller]
fn check_time(found: Option<&DatePerhapsTime>, utc: &str) {
    let Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(found))) = found else { panic!("not a UTC time: {found:?}") };
    assert_eq!(found.format("%Y-%m-%dT%H:%M").to_string(), utc);
}

#[test]
fn an_event_says_what_when_where_and_who() {
    let mut meeting = baltow();
    meeting.rooms.push(Room { id: RoomId::parse("duza").expect("an id"), name: text("Sala duża; parter"), capacity: None, place: None });
    meeting.venue =
        Some(Venue { name: text("Bałtów"), address: Some(text("Bałtów 8A, 27-423")), directions: None, map: None, geo: None });
    let person = PersonId::parse("marek").expect("an id");
    meeting.people.push(Person { id: person.clone(), name: "Marek Materek".to_owned(), role: None, about: None });
    let talk = session(&mut meeting, "prezydent");
    talk.room = RoomId::parse("duza").ok();
    talk.people = vec![person];
    talk.about = Some(text("Spółdzielnia \\ „Starachowiczanka”,\npierwsza taka"));
    let event = one(&meeting, "prezydent");
    assert_eq!(event.get_summary(), Some("prezydent"));
    assert_eq!(event.get_location(), Some("Sala duża; parter, Bałtów, Bałtów 8A, 27-423"));
    assert_eq!(event.get_description(), Some("Marek Materek\n\nSpółdzielnia \\ „Starachowiczanka”,\npierwsza taka"));
    assert_eq!(event.get_url(), Some("https://example.org/#/session/prezydent?m=probne"));
    assert_eq!(event.get_uid(), Some("prezydent.probne@kuluary"));
    assert_eq!(event.get_status(), Some(EventStatus::Confirmed));
    check_time(event.get_start().as_ref(), "2017-09-26T10:00");
    check_time(event.get_end().as_ref(), "2017-09-26T10:30");
}

#[test]
fn a_workshop_takes_its_title_and_a_session_without_end_lasts_until_it_counts_as_over() {
    let meeting = baltow();
    assert_eq!(one(&meeting, "sciezki-2").get_summary(), Some("Ścieżki pracy doradcy biznesowego"));
    check_time(one(&meeting, "kolacja").get_end().as_ref(), "2017-09-26T20:00");
}

#[test]
fn a_new_revision_keeps_the_uid_and_raises_the_sequence() {
    let mut meeting = baltow();
    let before = one(&meeting, "wizyta");
    assert_eq!(before.get_sequence(), Some(1));
    assert_eq!(before.property_value("LAST-MODIFIED"), None);
    meeting.revision = 2;
    meeting.updated = Some(at("2017-09-20T12:00"));
    session(&mut meeting, "wizyta").status = Status::Cancelled;
    let after = one(&meeting, "wizyta");
    assert_eq!(after.get_uid(), before.get_uid());
    assert_eq!(after.get_sequence(), Some(2));
    assert_eq!(after.get_status(), Some(EventStatus::Cancelled));
    assert_eq!(after.property_value("LAST-MODIFIED"), Some("20170920T100000Z"));
    assert_eq!(after.property_value("DTSTAMP"), Some("20170920T100000Z"));
    meeting.revision = u64::MAX;
    assert_eq!(one(&meeting, "wizyta").get_sequence(), i32::MAX.try_into().ok());
}

#[test]
fn reconstructed_hours_say_so_in_the_calendar_too() {
    let mut meeting = baltow();
    meeting.note = Some(text("program odtworzony – godziny orientacyjne"));
    assert_eq!(one(&meeting, "wizyta").get_description(), None);
    session(&mut meeting, "wizyta").approximate = true;
    assert_eq!(one(&meeting, "wizyta").get_description(), Some("program odtworzony – godziny orientacyjne"));
}

#[test]
fn a_plan_is_one_file_in_order_of_time_without_what_vanished() {
    let found = read(&file(&baltow(), &["wizyta", "zniknela", "wojt"]));
    let names: Vec<_> = found.iter().filter_map(|event| event.get_uid()).collect();
    assert_eq!(names, ["wojt.probne@kuluary", "wizyta.probne@kuluary"]);
}

proptest! {
    #[test]
    fn lines_end_in_crlf_stay_within_75_octets_and_any_title_comes_back(title in r"[ -~ąęśćżźńół😀\\;,:\n]{1,200}") {
        let mut meeting = baltow();
        session(&mut meeting, "wojt").title = Some(text(&title));
        let file = ical::calendar(&meeting, &[id("wojt")], Language::Polish, &|id: &SessionId| format!("https://example.org/{id}"));
        prop_assert!(file.ends_with("\r\n") && !file.replace("\r\n", "").contains(['\r', '\n']));
        for line in file.split("\r\n") {
            prop_assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        // Unfolded by the plain rule of RFC 5545, 3.1, and unescaped by that of 3.3.11.
        let unfolded = file.replace("\r\n ", "");
        let summary = unfolded.split("\r\n").find_map(|line| line.strip_prefix("SUMMARY:")).expect("there is a title");
        let mut back = String::new();
        let mut escaped = false;
        for c in summary.chars() {
            match (escaped, c) {
                (false, '\\') => { escaped = true; continue; }
                (true, 'n') => back.push('\n'),
                (_, c) => back.push(c),
            }
            escaped = false;
        }
        prop_assert_eq!(back, title);
    }
}
