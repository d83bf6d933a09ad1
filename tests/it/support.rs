//! What the domain's tests share: short ways to write a meeting down, and the programme of Bałtów as `meetings.md` tells it.

use chrono::{DateTime, Duration, NaiveTime};
use kuluary::domain::{
    id::{BlockId, MeetingId, SessionId, WorkshopId},
    meeting::{Block, BlockMode, Meeting, Workshop},
    session::{Kind, OwnSurvey, Session, Status},
    text::{Language, Text},
    time::Moment,
};

pub(crate) fn id(text: &str) -> SessionId {
    SessionId::parse(text).expect("the test writes a valid id")
}

pub(crate) fn ids(texts: &[&str]) -> Vec<SessionId> {
    texts.iter().map(|text| id(text)).collect()
}

/// A moment of the meeting's own summer time, written as `2017-09-26T14:30`.
pub(crate) fn at(local: &str) -> Moment {
    DateTime::parse_from_rfc3339(&format!("{local}:00+02:00")).expect("the test writes a valid time")
}

/// So many minutes after the midnight that opens 26 September 2017.
pub(crate) fn minute(of_day: i64) -> Moment {
    at("2017-09-26T00:00") + Duration::minutes(of_day)
}

pub(crate) fn text(words: &str) -> Text {
    Text::plain(Language::Polish, words)
}

/// A confirmed session with a title and nothing else.
pub(crate) fn session(name: &str, kind: Kind, start: Moment, end: Option<Moment>) -> Session {
    Session {
        id: id(name),
        kind,
        title: Some(text(name)),
        about: None,
        start,
        end,
        approximate: false,
        was: None,
        room: None,
        people: Vec::new(),
        workshop: None,
        round: None,
        capacity: None,
        status: Status::Confirmed,
        materials: Vec::new(),
        survey: OwnSurvey::Inherit,
    }
}

/// A round of a workshop, without a title of its own.
pub(crate) fn round_of(workshop: &str, round: u32, start: Moment, end: Moment) -> Session {
    Session {
        title: None,
        workshop: Some(WorkshopId::parse(workshop).expect("the test writes a valid id")),
        round: Some(round),
        ..session(&format!("{workshop}-{round}"), Kind::Workshop, start, Some(end))
    }
}

pub(crate) fn workshop(name: &str, title: &str) -> Workshop {
    let id = WorkshopId::parse(name).expect("the test writes a valid id");
    Workshop { id, title: text(title), about: None, people: Vec::new() }
}

/// A free block of which so many are picked.
pub(crate) fn block(name: &str, sessions: &[&str], pick: usize) -> Block {
    Block {
        id: BlockId::parse(name).expect("the test writes a valid id"),
        title: text(name),
        sessions: ids(sessions),
        pick,
        mode: BlockMode::Free,
        closes: None,
    }
}

/// A meeting of these sessions, put in order as the format's reader does.
pub(crate) fn meeting(mut sessions: Vec<Session>, blocks: Vec<Block>) -> Meeting {
    sessions.sort_by_key(|session| (session.start, session.end));
    Meeting {
        id: MeetingId::parse("probne").expect("a valid id"),
        revision: 1,
        updated: None,
        title: text("Spotkanie próbne"),
        subtitle: None,
        about: None,
        note: None,
        timezone: "Europe/Warsaw".to_owned(),
        languages: vec![Language::Polish],
        day_starts: NaiveTime::MIN,
        repeats: false,
        venue: None,
        contacts: Vec::new(),
        info: Vec::new(),
        organisers: Vec::new(),
        accessibility: None,
        rooms: Vec::new(),
        people: Vec::new(),
        workshops: Vec::new(),
        sessions,
        blocks,
        surveys: Vec::new(),
        announcements: Vec::new(),
        published: None,
    }
}

/// The two days of Bałtów: two workshops in two rounds whose groups swap, and a dinner without an announced end.
pub(crate) fn baltow() -> Meeting {
    let on = |name: &str, kind: Kind, start: &str, end: &str| session(name, kind, at(start), (!end.is_empty()).then(|| at(end)));
    let sessions = vec![
        on("rejestracja", Kind::Registration, "2017-09-26T10:00", "2017-09-26T11:00"),
        on("powitanie", Kind::Plenary, "2017-09-26T11:00", "2017-09-26T11:15"),
        on("wojt", Kind::Talk, "2017-09-26T11:15", "2017-09-26T12:00"),
        on("prezydent", Kind::Talk, "2017-09-26T12:00", "2017-09-26T12:30"),
        on("ministerstwo", Kind::Talk, "2017-09-26T12:30", "2017-09-26T13:30"),
        on("obiad-1", Kind::Meal, "2017-09-26T13:30", "2017-09-26T14:30"),
        round_of("klient", 1, at("2017-09-26T14:30"), at("2017-09-26T16:00")),
        round_of("sciezki", 1, at("2017-09-26T14:30"), at("2017-09-26T16:00")),
        on("przerwa-1", Kind::Break, "2017-09-26T16:00", "2017-09-26T16:15"),
        round_of("klient", 2, at("2017-09-26T16:15"), at("2017-09-26T17:45")),
        round_of("sciezki", 2, at("2017-09-26T16:15"), at("2017-09-26T17:45")),
        on("podsumowanie-1", Kind::Plenary, "2017-09-26T17:45", "2017-09-26T18:00"),
        on("kolacja", Kind::Meal, "2017-09-26T19:00", ""),
        on("sniadanie", Kind::Meal, "2017-09-27T07:30", "2017-09-27T08:45"),
        on("wprowadzenie", Kind::Plenary, "2017-09-27T09:00", "2017-09-27T09:15"),
        on("wizyta", Kind::Visit, "2017-09-27T09:15", "2017-09-27T11:45"),
        on("przerwa-2", Kind::Break, "2017-09-27T11:45", "2017-09-27T12:00"),
        on("wnioski", Kind::GroupWork, "2017-09-27T12:00", "2017-09-27T13:00"),
        on("podsumowanie-2", Kind::Plenary, "2017-09-27T13:00", "2017-09-27T13:20"),
        on("obiad-2", Kind::Meal, "2017-09-27T13:20", "2017-09-27T14:30"),
    ];
    let blocks = vec![block("tura-1", &["klient-1", "sciezki-1"], 1), block("tura-2", &["klient-2", "sciezki-2"], 1)];
    let mut meeting = meeting(sessions, blocks);
    meeting.workshops =
        vec![workshop("klient", "Jak pracować z trudnym klientem"), workshop("sciezki", "Ścieżki pracy doradcy biznesowego")];
    meeting
}
