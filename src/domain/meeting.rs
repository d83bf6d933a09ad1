//! The meeting: everything its file says, checked and in order.

use chrono::{NaiveDate, NaiveTime};

use super::{
    id::{AnnouncementId, BlockId, MeetingId, PersonId, RoomId, SessionId, SurveyId, WorkshopId},
    session::{Link, Session},
    survey::Survey,
    text::{Language, Text},
    time::{Moment, programme_day},
};

/// One two-day (or longer) event.
///
/// Made by `format::meeting_json` only, which sees to it that identifiers are unique, references resolve, and sessions are in
/// order of start, then end, then file order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format, described there")]
pub struct Meeting {
    pub id: MeetingId,
    pub revision: u64,
    pub updated: Option<Moment>,
    pub title: Text,
    pub subtitle: Option<Text>,
    pub about: Option<Text>,
    /// A remark shown with the programme, such as "program odtworzony – godziny orientacyjne".
    pub note: Option<Text>,
    pub timezone: String,
    /// The languages of the file, the main one first; never empty.
    pub languages: Vec<Language>,
    pub day_starts: NaiveTime,
    /// The same workshop may be picked in several rounds.
    pub repeats: bool,
    pub venue: Option<Venue>,
    pub contacts: Vec<Contact>,
    pub info: Vec<Info>,
    pub organisers: Vec<Organiser>,
    pub accessibility: Option<AccessibilityStatement>,
    pub rooms: Vec<Room>,
    pub people: Vec<Person>,
    pub workshops: Vec<Workshop>,
    pub sessions: Vec<Session>,
    pub blocks: Vec<Block>,
    pub surveys: Vec<Survey>,
    pub announcements: Vec<Announcement>,
    /// Address of what the organiser publishes beside the programme: relative to the configuration, or on the web.
    pub published: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Venue {
    pub name: Text,
    pub address: Option<Text>,
    pub directions: Option<Text>,
    pub map: Option<Link>,
    /// Latitude and longitude in degrees, written as in the file.
    pub geo: Option<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Contact {
    pub role: Text,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Info {
    pub title: Text,
    pub text: Text,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Organiser {
    pub name: Text,
    pub role: Option<Text>,
    pub url: Option<Link>,
    /// Address of an image relative to the app, such as `marks/oic.svg`; never another host's.
    pub mark: Option<String>,
}

/// What the declaration of accessibility says; fields the file leaves out stay `None` and the page says so.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "the fields are those of the declaration")]
pub struct AccessibilityStatement {
    pub entity: Option<Text>,
    pub url: Option<Link>,
    pub published: Option<NaiveDate>,
    pub updated: Option<NaiveDate>,
    pub prepared: Option<NaiveDate>,
    /// Conformance in words: full, partial or none.
    pub status: Option<Text>,
    pub contact: Option<Text>,
    pub person: Option<String>,
    pub email: Option<String>,
    pub phone: Option<String>,
    pub procedure: Option<Text>,
    pub architecture: Option<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Room {
    pub id: RoomId,
    pub name: Text,
    pub capacity: Option<u32>,
    /// Where to find it.
    pub place: Option<Text>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Person {
    pub id: PersonId,
    pub name: String,
    pub role: Option<Text>,
    pub about: Option<Text>,
}

/// What is taught, in one or several rounds.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Workshop {
    pub id: WorkshopId,
    pub title: Text,
    pub about: Option<Text>,
    pub people: Vec<PersonId>,
}

/// Sessions that run at the same time, of which a participant picks a number.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Block {
    pub id: BlockId,
    pub title: Text,
    pub sessions: Vec<SessionId>,
    /// How many to pick, at least 1.
    pub pick: usize,
    pub mode: BlockMode,
    pub closes: Option<Moment>,
}

/// What a pick in a block means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockMode {
    /// The pick is the decision; seats are information.
    Free,
    /// Ranked wishes until the block closes; the organiser divides.
    Wish,
}

#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are those of the file format")]
pub struct Announcement {
    pub id: AnnouncementId,
    pub at: Moment,
    pub title: Text,
    pub text: Option<Text>,
}

impl Meeting {
    /// The session with this id.
    pub fn session(&self, id: &SessionId) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == *id)
    }

    /// The workshop with this id.
    pub fn workshop(&self, id: &WorkshopId) -> Option<&Workshop> {
        self.workshops.iter().find(|workshop| workshop.id == *id)
    }

    /// The room with this id.
    pub fn room(&self, id: &RoomId) -> Option<&Room> {
        self.rooms.iter().find(|room| room.id == *id)
    }

    /// The person with this id.
    pub fn person(&self, id: &PersonId) -> Option<&Person> {
        self.people.iter().find(|person| person.id == *id)
    }

    /// The survey with this id.
    pub fn survey(&self, id: &SurveyId) -> Option<&Survey> {
        self.surveys.iter().find(|survey| survey.id == *id)
    }

    /// The block that this session belongs to.
    pub fn block_of(&self, id: &SessionId) -> Option<&Block> {
        self.blocks.iter().find(|block| block.sessions.contains(id))
    }

    /// The title of a session: its own, or its workshop's; the format demands one of the two.
    pub fn title_of<'a>(&'a self, session: &'a Session) -> &'a Text {
        let workshop = || session.workshop.as_ref().and_then(|id| self.workshop(id)).map(|workshop| &workshop.title);
        session.title.as_ref().or_else(workshop).unwrap_or(&self.title)
    }

    /// What a session is about: its own words, or its workshop's.
    pub fn about_of<'a>(&'a self, session: &'a Session) -> Option<&'a Text> {
        let workshop = || session.workshop.as_ref().and_then(|id| self.workshop(id)).and_then(|workshop| workshop.about.as_ref());
        session.about.as_ref().or_else(workshop)
    }

    /// Who leads a session: its own people, or its workshop's.
    pub fn people_of(&self, session: &Session) -> Vec<&Person> {
        let workshop = session.workshop.as_ref().and_then(|id| self.workshop(id));
        let ids = match workshop {
            Some(workshop) if session.people.is_empty() => &workshop.people,
            _ => &session.people,
        };
        ids.iter().filter_map(|id| self.person(id)).collect()
    }

    /// The programme day of a session.
    pub fn day_of(&self, session: &Session) -> NaiveDate {
        programme_day(session.start, self.day_starts)
    }

    /// The programme days, in order.
    pub fn days(&self) -> Vec<NaiveDate> {
        let mut days: Vec<_> = self.sessions.iter().map(|session| self.day_of(session)).collect();
        days.dedup();
        days
    }
}
