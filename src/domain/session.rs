//! A point of the programme: its kind, its time, its place.

use super::{
    id::{PersonId, RoomId, SessionId, SurveyId, WorkshopId},
    text::Text,
    time::Moment,
};

/// What happens in a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are the file format's own words")]
pub enum Kind {
    Talk,
    Panel,
    Plenary,
    Workshop,
    GroupWork,
    Visit,
    Registration,
    Break,
    Meal,
    Social,
    Other,
}

impl Kind {
    /// Every kind, in the order of filters.
    pub const ALL: [Self; 11] = [
        Self::Talk,
        Self::Panel,
        Self::Plenary,
        Self::Workshop,
        Self::GroupWork,
        Self::Visit,
        Self::Registration,
        Self::Break,
        Self::Meal,
        Self::Social,
        Self::Other,
    ];

    /// The word of the meeting file and of addresses.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Talk => "talk",
            Self::Panel => "panel",
            Self::Plenary => "plenary",
            Self::Workshop => "workshop",
            Self::GroupWork => "group-work",
            Self::Visit => "visit",
            Self::Registration => "registration",
            Self::Break => "break",
            Self::Meal => "meal",
            Self::Social => "social",
            Self::Other => "other",
        }
    }

    /// The kind with this code.
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Breaks, meals and registration: they have no survey and take one line in the agenda.
    pub const fn is_pause(self) -> bool {
        matches!(self, Self::Registration | Self::Break | Self::Meal)
    }
}

/// Whether a session takes place as announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Status {
    /// As announced.
    Confirmed,
    /// It does not take place.
    Cancelled,
    /// It takes place at another time or in another room; `Session::was` may tell the former time.
    Moved,
}

/// Which survey a session has, by its own word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OwnSurvey {
    /// The session says nothing: the surveys' `for` decides.
    Inherit,
    /// None, whatever the surveys say.
    None,
    /// This one.
    Is(SurveyId),
}

/// A link to something to read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// What it is.
    pub title: Text,
    /// Where it is.
    pub url: Link,
}

/// An address that is safe to put into `href`: `https:`, `http:`, `mailto:`, `tel:` or `geo:`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link(String);

impl Link {
    /// Checks an address. White space and control characters are refused anywhere in it, because browsers drop some of them
    /// before they read the scheme.
    pub fn parse(text: &str) -> Option<Self> {
        let scheme = text.split_once(':')?.0.to_ascii_lowercase();
        let safe = matches!(scheme.as_str(), "https" | "http" | "mailto" | "tel" | "geo");
        (safe && text.len() <= 2_000 && !text.chars().any(|c| c.is_whitespace() || c.is_control())).then(|| Self(text.to_owned()))
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A point of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Session {
    /// Its identifier, unique in the meeting.
    pub id: SessionId,
    /// What happens.
    pub kind: Kind,
    /// Its own title; a workshop's session without one takes the workshop's (see `Meeting::title_of`).
    pub title: Option<Text>,
    /// What it is about.
    pub about: Option<Text>,
    /// When it starts.
    pub start: Moment,
    /// When it ends, if that was announced; always after `start`.
    pub end: Option<Moment>,
    /// The hours are reconstructed, not announced.
    pub approximate: bool,
    /// When it was to start before it was moved.
    pub was: Option<Moment>,
    /// Where.
    pub room: Option<RoomId>,
    /// Who leads it.
    pub people: Vec<PersonId>,
    /// Which workshop it is a round of.
    pub workshop: Option<WorkshopId>,
    /// Which round, from 1.
    pub round: Option<u32>,
    /// How many people it takes.
    pub capacity: Option<u32>,
    /// Whether it takes place as announced.
    pub status: Status,
    /// What there is to read.
    pub materials: Vec<Material>,
    /// Which survey it has, by its own word.
    pub survey: OwnSurvey,
}
