//! The codes to print: one for the door, and one for each thing that has a survey, straight to its form.

use chrono::NaiveDate;

use super::{
    address::Route,
    feedback::subjects,
    id::{RoomId, SurveyId},
    meeting::Meeting,
    session::{Kind, Session},
    submission::About,
    time::parse_day,
};

/// What is to be printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The door and every survey.
    Everything,
    /// The way into the app alone.
    Door,
    /// Surveys of a programme day.
    Day(NaiveDate),
    /// Surveys of workshops.
    Workshops,
    /// Surveys of all that has a room, room by room.
    Rooms,
    /// Surveys of what is held in one room.
    Room(RoomId),
}

/// Where a code leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// Into the app, with the meeting.
    Door,
    /// To a form.
    Form {
        /// The survey.
        survey: SurveyId,
        /// What it is about.
        about: About,
    },
}

/// Codes that are printed together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The room they are for; `None` where they are for no room in particular.
    pub room: Option<RoomId>,
    /// The codes, in the order of the programme; never empty.
    pub codes: Vec<Code>,
}

impl Code {
    /// The view it leads to.
    pub fn route(&self) -> Route {
        match self {
            Self::Door => Route::Home,
            Self::Form { survey, about } => Route::Form { survey: survey.clone(), about: about.clone() },
        }
    }
}

impl What {
    /// All that this meeting offers to choose from; nothing that would print an empty page.
    pub fn of(meeting: &Meeting) -> Vec<Self> {
        let days = meeting.days().into_iter().map(Self::Day);
        let rooms = meeting.rooms.iter().map(|room| Self::Room(room.id.clone()));
        let all = [Self::Everything, Self::Door].into_iter().chain(days).chain([Self::Workshops, Self::Rooms]).chain(rooms);
        all.filter(|what| !sheets(meeting, what).is_empty()).collect()
    }

    /// A word that stands for it in a list.
    pub fn word(&self) -> String {
        match self {
            Self::Everything => "all".to_owned(),
            Self::Door => "door".to_owned(),
            Self::Day(day) => format!("day-{day}"),
            Self::Workshops => "workshops".to_owned(),
            Self::Rooms => "rooms".to_owned(),
            Self::Room(room) => format!("room-{room}"),
        }
    }

    /// Reads what `word` writes.
    pub fn parse(word: &str) -> Option<Self> {
        match (word, word.split_once('-')) {
            ("all", _) => Some(Self::Everything),
            ("door", _) => Some(Self::Door),
            ("workshops", _) => Some(Self::Workshops),
            ("rooms", _) => Some(Self::Rooms),
            (_, Some(("day", day))) => parse_day(day).map(Self::Day),
            (_, Some(("room", room))) => RoomId::parse(room).ok().map(Self::Room),
            _ => None,
        }
    }
}

/// The codes to print, room by room where rooms are asked for.
pub fn sheets(meeting: &Meeting, what: &What) -> Vec<Sheet> {
    let in_room = |room: &RoomId| {
        let codes = forms(meeting, |about| session_of(meeting, about).is_some_and(|session| session.room.as_ref() == Some(room)));
        Sheet { room: Some(room.clone()), codes }
    };
    let sheets = match what {
        What::Everything => vec![mixed([Code::Door].into_iter().chain(forms(meeting, |_| true)))],
        What::Door => vec![mixed([Code::Door])],
        What::Day(day) => vec![mixed(forms(meeting, |about| day_of(meeting, about) == Some(*day)))],
        What::Workshops => vec![mixed(forms(meeting, |about| {
            session_of(meeting, about).is_some_and(|session| session.kind == Kind::Workshop || session.workshop.is_some())
        }))],
        What::Rooms => meeting.rooms.iter().map(|room| in_room(&room.id)).collect(),
        What::Room(room) => vec![in_room(room)],
    };
    sheets.into_iter().filter(|sheet| !sheet.codes.is_empty()).collect()
}

fn mixed(codes: impl IntoIterator<Item = Code>) -> Sheet {
    Sheet { room: None, codes: codes.into_iter().collect() }
}

fn forms(meeting: &Meeting, wanted: impl Fn(&About) -> bool) -> Vec<Code> {
    let wanted = subjects(meeting).into_iter().filter(|subject| wanted(&subject.about));
    wanted.map(|subject| Code::Form { survey: subject.survey.id.clone(), about: subject.about }).collect()
}

fn session_of<'m>(meeting: &'m Meeting, about: &About) -> Option<&'m Session> {
    match about {
        About::Session(id) => meeting.session(id),
        About::Day(_) | About::Meeting => None,
    }
}

fn day_of(meeting: &Meeting, about: &About) -> Option<NaiveDate> {
    match about {
        About::Day(day) => Some(*day),
        _ => session_of(meeting, about).map(|session| meeting.day_of(session)),
    }
}
